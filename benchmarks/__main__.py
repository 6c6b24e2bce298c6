"""What the claims about speed are measured with: `python -m benchmarks`.

Every question is asked of the same generated maps by the mapper, by a plain NetworkX loop and, where it has the same,
by igraph. Loops that would take minutes are stopped and extrapolated, and the table says so. Writes performance.md
and performance.png into the folder `--out`.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core: processor time adds up all threads

import argparse
import resource
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import matplotlib as mpl

from benchmarks import questions
from benchmarks.measuring import LARGEST_COMPARED, Measured, measured
from benchmarks.questions import every_question

SIZES = (60, 500, 5_000, 50_000)
BUDGET = 20.0  # seconds of each loop
TARGETS = (  # of docs/performance.md: case, partners, and what was aimed at
    ("The five together", 500, "0.1 s at most"),
    ("The five together", 5_000, "3 s at most"),
    ("The five together", 50_000, "8 s at most"),
    ("Full grid, coverage and sole routes", 500, "1 s at most"),
    ("Betweenness", 5_000, "5 s at most"),
    ("Sole routes", 500, "500 times the loop"),
    ("Best 20 introductions", 500, "10,000 times the loop"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the page and the plot; 1 when an answer differs from the loop's."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed against other tools.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="PARTNERS")
    parser.add_argument("--budget", type=float, default=BUDGET, metavar="SECONDS", help="that each loop may take")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    found = measured(chosen.sizes, chosen.budget, _tell)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    asked = questions.table(every_question(chosen.sizes, _tell))
    print(table(found), asked, sep="\n\n")
    (chosen.out / "performance.md").write_text(page(found, asked, memory), encoding="utf-8")
    plot(found, chosen.out / "performance.png")
    differing = [row for row in found if row.agreed is False]
    for row in differing:
        print(f"{row.words}, {row.partners:,} partners: the answers differ.", file=sys.stderr)
    return int(bool(differing))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def table(found: Sequence[Measured]) -> str:
    """A Markdown table, a row a case and size."""
    head = (
        "| question | partners | links | the mapper | NetworkX loop | times as fast | igraph | times as fast | same |",
        "|---|--:|--:|--:|--:|--:|--:|--:|---|",
    )
    return "\n".join((*head, *(_row(row) for row in found)))


def _row(row: Measured) -> str:
    same = {True: "yes", False: "NO", None: "not compared"}[row.agreed]
    loop = "" if row.loop is None else f"{_seconds(row.loop)}{_extrapolated(row)}"
    cells = (
        row.words, f"{row.partners:,}", f"{row.links:,}", _seconds(row.ours), loop, _times(row.loop, row.ours),
        "" if row.igraph is None else _seconds(row.igraph), _times(row.igraph, row.ours), same,
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _extrapolated(row: Measured) -> str:
    return "" if row.share >= 1 else f" (extrapolated from {row.share:.1g} of it)"


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def _times(other: float | None, ours: float) -> str:
    return "" if other is None else f"{other / ours:,.1f}" if other < 10 * ours else f"{other / ours:,.0f}"


def page(found: Sequence[Measured], asked: str, memory: float) -> str:
    """The whole of docs/performance.md."""
    tools = ", ".join(f"{name} {version(name)}" for name in ("networkx", "rustworkx", "numpy", "scipy", "igraph"))
    by_case = {(row.words, row.partners): row for row in found}
    aims = [
        f"| {words}, {partners:,} partners | {aim} | {_reached(by_case[words, partners], aim)} |"
        for words, partners, aim in TARGETS
        if (words, partners) in by_case
    ]
    python = sys.version.split()[0]
    return f"""# How fast it is

Measured by `python -m benchmarks` in one run on {os.cpu_count()} cores, with Python {python} and
{tools}.
The maps are generated from a seed (`benchmarks/maps.py`): six referral links a partner, 12 needs, 5 ways in.

{table(found)}

All times are processor time of one thread; other work on the machine can make them longer, never shorter. *The mapper*
is the time to the finished table and sentence, the best of 5 runs, each of which works everything out but the arrays
of the links: these are at hand, as the graphs of the loops are (making them takes about 3 ms at 500 partners, once a
map). The *NetworkX loop* (`benchmarks/loops.py`) takes a partner or a link away, or adds one, and asks again; its
graphs are built before the clock starts. Where it would take long, some of its jobs are timed and the rest is
extrapolated, and the table says from how much. On maps of more than {LARGEST_COMPARED:,} partners loops and igraph are
left out, and so is betweenness. *Same*: on the jobs that were timed, both say the same. igraph's dominator trees,
betweenness and groups are timed without making the graph a table; igraph is used for tests and measuring only.

Where the mapper's answer does more than what stands beside it:

- *Betweenness* (`go_betweens`): up to 200 partners also the range of places that each may have, from 20 re-runs, so
  that 21 maps are worked out; and the same digits every time.
- *Steady groups* (`camps`): also which partners stay together in 80 of the 100 searches, found by complete linkage.
  At 500 partners it is slower than igraph. Three quarters of its time are the 200 searches, done side by side: about
  5,000 steps over arrays of NumPy (0.6 ms each), in which a search looks at four partners to move one, where igraph
  looks at one after the other in compiled code. A sixth is the maps by chance: each link is offered 20 changes that
  read the same from either side, so that every map comes up as often as any other; igraph offers 10 changes a link.
- *Coverage*: also the steps to help and the services of every situation, what is not known, the table, the sentence
  and the receipt. They take about 3 ms whatever the size: up to 500 partners counting alone takes less.

All of these together, at all sizes, held {memory:.1f} GB of memory at most.

## Every question

Processor time of the second call, the graphs and arrays of the map being at hand, as they are in the app: the best of 5
calls, or one call where it takes more than a second (`python -m benchmarks.questions`). The first column is Riverside.
Of a map ten times as large nothing is asked that took more than two seconds.

{asked}

## Aims

| aim | wanted | measured |
|---|---|---|
{chr(10).join(aims)}

Whole commands, from start to end: [the terminal](cli.md#how-long-commands-take).

![Seconds against number of partners, both on logarithmic scales: whole lines for the mapper, dashed lines for the
NetworkX loops. The figures are those of the table above.](performance.png)
"""


def _reached(row: Measured, aim: str) -> str:
    return f"{_times(row.loop, row.ours)} times" if "times" in aim else _seconds(row.ours)


def plot(found: Sequence[Measured], path: Path) -> None:
    """Growth with the number of partners: a colour a question, whole lines the mapper, dashed the loops."""
    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 6), layout="constrained")
    for place, words in enumerate(dict.fromkeys(row.words for row in found)):
        rows = [row for row in found if row.words == words]
        colour = f"C{place}"
        sizes = [row.partners for row in rows]
        axes.plot(sizes, [row.ours for row in rows], "o-", color=colour, label=words)
        looped = [(row.partners, row.loop) for row in rows if row.loop is not None]
        if looped:
            axes.plot(*zip(*looped, strict=True), "s--", color=colour)
    axes.set(xscale="log", yscale="log", xlabel="Partners", ylabel="Seconds")
    axes.set_title("The mapper (whole lines) and plain NetworkX loops (dashed)")
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small")
    figure.savefig(path, dpi=110)
    plt.close(figure)


if __name__ == "__main__":
    sys.exit(main())
