"""A look at the whole app in one command: `python start.py look`.

Takes every page and tab of every map: those in `data/`, one brought in as a spreadsheet through the Data page, and one
of 500 partners. In the usual view at 1920, 1366 and 375 pixels, light and dark. The first map, Merseyside and the large
one also in room view on a laptop (1366) and on a projector (1920), light; `--views` and `--sizes` ask for more. Each
picture is the whole page, however long.

Writes the pictures into one folder, with a contact sheet for each page and tab, `index.html` over them, and what a
script can see that is wrong (`findings.txt`, `findings.json`): text cut off, words broken in the middle, text or
partners of a map over one another, sideways scroll, complaints of the console, requests outside this machine. Not
looked at: what opens on a click, and whether colours can be told apart (axe in the tests does).

`--docs` writes the pictures of README and docs instead.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from looking import report, sheets
from looking.docs import write_docs
from looking.faults import Fault, together
from looking.maps import BROUGHT_IN, every_map, file_to_bring_in
from looking.running import ROOT, open_browser, running_app
from looking.shots import MODES, SIZES, USUAL, Shot, views_of
from looking.walking import bring_in, visit, walk
from views.pages import PAGES

WORKERS = 2
LIKE_ANOTHER = ("partners_after", BROUGHT_IN)  # of the maps: a room would see in them what it sees in others
Found = dict[Shot, tuple[Fault, ...]]


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code: 0 looked, 1 the app failed (with `--strict`: or anything was found), 2 wrong usage."""
    chosen = _options(argv)
    if chosen.docs:
        for path in write_docs(ROOT):
            print(f"Written: {path.relative_to(ROOT)}")
        return 0
    begun = time.monotonic()
    _clear(chosen.out / sheets.SHEETS, "*.png")
    found = _look(chosen)
    findings = together(found)
    report.write(chosen.out, findings)
    index = sheets.write_index(chosen.out, sheets.write_sheets(chosen.out, found), found, findings)
    print(f"{report.in_short(findings)}\n{len(found)} pictures in {time.monotonic() - begun:.0f} s: {index}")
    return int(report.has_failed(findings) or (chosen.strict and bool(findings)))


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python start.py look", description=(__doc__ or "").split("\n\n")[0])
    add = parser.add_argument
    add("--out", type=Path, default=ROOT / "look", help="folder for everything that is written (default: look)")
    add("--pages", nargs="+", choices=PAGES, default=tuple(PAGES), metavar="PAGE", help="titles of pages")
    add("--maps", nargs="+", choices=every_map(), default=every_map(), metavar="MAP", help=", ".join(every_map()))
    add("--sizes", nargs="+", type=int, choices=SIZES, metavar="WIDTH", help="1920, 1366, 375")
    add("--views", nargs="+", choices=MODES, metavar="VIEW", help=", ".join(MODES))
    add("--strict", action="store_true", help="exit with 1 where anything is found")
    add("--docs", action="store_true", help="write the pictures of README and docs, nothing else")
    return parser.parse_args(argv)


def _look(chosen: argparse.Namespace) -> Found:
    """Every map on its own, two at a time: the work is the app's and the browser's. A line for each that is done."""
    job = partial(look_at, folder=chosen.out, titles=tuple(chosen.pages), widths=chosen.sizes)
    found: Found = {}
    with ThreadPoolExecutor(WORKERS) as workers:
        jobs = {
            workers.submit(job, name, _modes(name, chosen.views)): name for name in every_map() if name in chosen.maps
        }
        for done in as_completed(jobs):
            of_map, seconds = done.result()
            found |= of_map
            print(f"{jobs[done]}: {len(of_map)} pictures, {seconds:.0f} s", flush=True)
    return found


def _modes(name: str, asked: Sequence[str] | None) -> tuple[str, ...]:
    """How a map is shown: as asked, else as a room too, where another map does not show the same."""
    if asked is None:
        return (USUAL,) if name in LIKE_ANOTHER else tuple(MODES)
    return tuple(mode for mode in MODES if mode in asked)


def look_at(
    name: str, modes: Sequence[str], *, folder: Path, titles: Sequence[str], widths: Sequence[int] | None
) -> tuple[Found, float]:
    """Everything of one map, with an app and a browser of its own; and the seconds it took."""
    begun = time.monotonic()
    _clear(folder / name, "*.jpg")
    with (
        tempfile.TemporaryDirectory() as own,
        running_app(Path(own)) as server,
        open_browser() as browser,
        visit(browser, server, folder, name) as visitor,
    ):
        file = file_to_bring_in(name, Path(own))
        key = name if file is None else bring_in(visitor, file, views_of(modes[0], widths))
        for views in filter(None, (views_of(mode, widths) for mode in modes)):
            walk(visitor, key, titles, views)
        return visitor.found, time.monotonic() - begun


def _clear(folder: Path, pattern: str) -> None:
    """Remove the pictures of an earlier look, and nothing else."""
    for old in folder.glob(pattern):
        old.unlink()


if __name__ == "__main__":
    sys.exit(main())
