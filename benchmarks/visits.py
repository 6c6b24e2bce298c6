"""How long pages take while many people look on at once: what docs/operations.md says of visits is measured here.

    python -m benchmarks.visits [VISITS] [SECONDS] [BEFORE]

Starts the app with a store of its own, lets it run alone for BEFORE seconds (none if not given) and opens so many
visits, which speak as Streamlit's front end does. Each opens its first page, then one page of a shipped map every ten
seconds, beginning at a moment of its own. Prints the pages of the first minute, in which an app that has just started
works every answer out, those that follow, and the memory and processor time of the app.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

import start
from looking.running import started_app
from tests.protocol_client import Browser, Visit
from views.pages import PAGES

EVERY = 10.0  # seconds from one action of a visit to its next
COLD = 60.0  # seconds from the start in which answers are worked out for the first time
MAPS = ("partners", "partners_after", "merseyside_2014")


def main(visits: int, seconds: float, alone: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = {**os.environ, "PARTNERSHIP_MAPS": str(Path(folder) / "maps")}
        app, port = started_app(Path(folder) / "log.txt", lambda port: kept)
        try:
            time.sleep(alone)
            process = psutil.Process(app.pid)
            before, begun = process.memory_info().rss, process.cpu_times()
            with ThreadPoolExecutor(visits) as people:
                start_of_all = time.monotonic()
                asked = [people.submit(visit, port, number, start_of_all, seconds) for number in range(visits)]
                pages = [page for one in asked for page in one.result()]
            spent = process.cpu_times()
            after = process.memory_info().rss
        finally:
            start.stop(app)
    busy = spent.user + spent.system - begun.user - begun.system
    early, late = ([took for begun, took in pages if (begun < COLD) is cold] for cold in (True, False))
    print(f"{visits} visits at one action every {EVERY:.0f} s, for {seconds:.0f} s")
    print(f"the first {COLD:.0f} s: {said(early)}")
    print(f"afterwards: {said(late)}")
    print(f"processor time a page: {1000 * busy / len(pages):,.0f} ms")
    print(f"memory: {before / 2**20:,.0f} MB before, {after / 2**20:,.0f} MB after")


def visit(port: int, number: int, start_of_all: float, seconds: float) -> list[tuple[float, float]]:
    """For each page of one visit: seconds from the start of all until it was asked for, and those it took."""
    dice = random.Random(number)
    pages: list[tuple[float, float]] = []
    with Visit(Browser(f"http://{start.HOST}:{port}")) as window:
        due = time.monotonic()
        while due < start_of_all + seconds:
            time.sleep(max(0.0, due - time.monotonic()))
            page, on = dice.choice(sorted(PAGES.values())), dice.choice(MAPS)
            asked = time.monotonic()
            window.see(page.removesuffix(".py"), f"map={on}")
            pages.append((asked - start_of_all, time.monotonic() - asked))
            due = max(due + (EVERY if pages[1:] else EVERY * dice.random()), time.monotonic())
    return pages


def said(took: Sequence[float]) -> str:
    """`240 pages: median 0.11 s, 95 in 100 within 0.40 s, slowest 0.90 s`."""
    if not took:
        return "no pages"
    in_order = sorted(took)
    middle, most = in_order[len(in_order) // 2], in_order[int(0.95 * (len(in_order) - 1))]
    return f"{len(took):,} pages: median {middle:.2f} s, 95 in 100 within {most:.2f} s, slowest {in_order[-1]:.2f} s"


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 30,
        *(float(given[place]) if len(given) > place else usual for place, usual in ((1, 180.0), (2, 0.0))),
    )
