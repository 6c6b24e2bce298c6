"""How long every question takes, asked again of a map that was looked at before: `python -m benchmarks.questions`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: processor time adds up all threads

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import analysis
from benchmarks.maps import open_map
from network import read_yaml
from network.model import Network

__all__ = ["Asked", "every_question", "table"]

RIVERSIDE = Path(__file__).parents[1] / "data" / "partners.yaml"
SIZES = (60, 500, 5_000, 50_000)
REPEATS = 5  # the best of so many counts
ONCE_FROM = 1.0  # seconds; what takes longer is asked twice only
TOO_LONG = 2.0  # seconds; of larger maps the question is then not asked


@dataclass(frozen=True)
class Asked:
    """Seconds of processor time of one question, by the number of partners."""

    name: str
    seconds: dict[int, float]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description="Measure every question.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PARTNERS")
    chosen = parser.parse_args()
    print(table(every_question(chosen.sizes, lambda line: print(line, file=sys.stderr, flush=True))))


def every_question(sizes: Sequence[int], tell: Callable[[str], None]) -> list[Asked]:
    """Every question that needs one map only, of Riverside and of generated maps."""
    names = [name for name in analysis.questions() if "other" not in analysis.options_of(name)]
    found = [Asked(name, {}) for name in names]
    for size in (0, *sorted(sizes)):
        network = open_map(size) if size else read_yaml(RIVERSIDE)
        gc.collect()
        gc.freeze()  # as the app does when it starts
        for asked in found:
            if max(asked.seconds.values(), default=0) < TOO_LONG:
                asked.seconds[len(network.partners)] = _again(asked.name, network)
        tell(f"Every question, {len(network.partners):,} partners")
    return found


def _again(name: str, network: Network) -> float:
    """Seconds of the second call: graphs and arrays of the map are at hand, as they are in the app."""
    analysis.run(name, network)
    taken = [_seconds(name, network)]
    while taken[0] < ONCE_FROM and len(taken) < REPEATS:
        taken.append(_seconds(name, network))
    return min(taken)


def _seconds(name: str, network: Network) -> float:
    start = time.process_time()
    analysis.run(name, network)
    return time.process_time() - start


def table(found: Sequence[Asked]) -> str:
    """A Markdown table, a row a question, a column a size."""
    sizes = sorted({size for asked in found for size in asked.seconds})
    head = (f"| question | {' | '.join(f'{size:,} partners' for size in sizes)} |", f"|---|{'--:|' * len(sizes)}")
    rows = (f"| `{one.name}` | {' | '.join(_cell(one.seconds.get(size)) for size in sizes)} |" for one in found)
    return "\n".join((*head, *rows))


def _cell(seconds: float | None) -> str:
    if seconds is None:
        return "not asked"
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    main()
