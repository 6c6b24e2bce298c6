"""How long it takes to make what is taken home, whole commands on one core: `python -m benchmarks.exports`."""

import tempfile
from pathlib import Path

from benchmarks.commands import processor_time
from benchmarks.maps import full_map
from network import write_yaml

PARTNERS = 60
WANTED = 10.0  # seconds of processor time at most
EXPORTS: dict[str, tuple[str, ...]] = {  # what it is: end of its name and options
    "report, Word": (".docx",),
    "report, PDF": (".pdf",),
    "slides": (".pptx",),
    "one file": (".html",),
    "board paper, Word": (".docx", "--paper", "board"),
    "poster": (".pdf", "--paper", "poster"),
    "a page for each partner": (".docx", "--partner", "all"),
    "report for the public, Word": (".docx", "--reader", "public"),
    "the map, SVG": (".svg",),
}


def main() -> None:
    print(f"| {PARTNERS} partners | processor time | wanted |\n|---|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "map.yaml"
        write_yaml(full_map(PARTNERS), source)
        for what, (suffix, *options) in EXPORTS.items():
            asked = ("report", str(source), str(Path(folder) / f"out{suffix}"), *options)
            best = processor_time(asked)
            print(f"| {what} | {best:.1f} s | {WANTED:g} s |", flush=True)


if __name__ == "__main__":
    main()
