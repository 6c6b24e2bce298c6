"""One question on one map: the mapper's time, that of the plain NetworkX loop and of igraph, and whether they agree.

Time is processor time, so that whatever else the machine does is left out.
"""

import functools
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

import analysis
from analysis import _dominators, _reach
from benchmarks import loops, other_tools
from benchmarks.loops import Loop
from benchmarks.maps import full_map, open_map
from network.model import Network

__all__ = ["LARGEST_COMPARED", "SET", "Measured", "measured"]

REPEATS = 5  # the best of so many runs of the mapper and of igraph counts; both have the graph at hand, as the loops do
LARGEST_COMPARED = 5_000  # partners; on larger maps loops and igraph are left out: one job alone takes minutes
SET = ("coverage", "sole_routes", "sole_links", "introductions", "brokers")  # asked together of one map


@dataclass(frozen=True)
class Case:
    """A question, how it is put to the mapper, and its twins."""

    words: str
    questions: tuple[tuple[str, dict[str, Any]], ...]
    make: Callable[[int], Network] = open_map
    loop: Callable[[Network], Loop] | None = None
    igraph: Callable[[Network], Callable[[], object]] | None = None
    agrees: Callable[[pd.DataFrame, Sequence[Any], Sequence[Any]], bool] | None = None
    largest: int = 1_000_000  # partners; on larger maps it is not asked


@dataclass(frozen=True)
class Measured:
    """Seconds, and for the loop whether they are extrapolated from some of its jobs."""

    words: str
    partners: int
    links: int
    ours: float
    loop: float | None
    share: float  # of the loop's jobs that were timed, 0 to 1
    igraph: float | None
    agreed: bool | None  # on the jobs that were timed; None where there is nothing to compare


def _lost_partners(table: pd.DataFrame, jobs: Sequence[Any], answers: Sequence[Any]) -> bool:
    lost = dict(zip(table["partner"], table["profiles_lost"], strict=True))
    return all(lost.get(job, 0) == answer for job, answer in zip(jobs, answers, strict=True))


def _lost_links(table: pd.DataFrame, jobs: Sequence[Any], answers: Sequence[Any]) -> bool:
    lost = dict(zip(zip(table["source"], table["target"], strict=True), table["profiles_lost"], strict=True))
    return all(lost.get(job, 0) == answer for job, answer in zip(jobs, answers, strict=True))


def _opened(table: pd.DataFrame, jobs: Sequence[Any], answers: Sequence[Any]) -> bool:
    """Pairs that the table lists gain what the loop says, and no other pair gains more than the least of them."""
    gained = dict(zip(zip(table["source"], table["target"], strict=True), table["profiles_gained"], strict=True))
    least = min(gained.values(), default=0)
    return all(
        gained[job] == answer if job in gained else answer <= least for job, answer in zip(jobs, answers, strict=True)
    )


def _roles(table: pd.DataFrame, jobs: Sequence[Any], answers: Sequence[Any]) -> bool:
    rows = table.set_index("partner")
    return all(int(rows.loc[job, role]) == count for job, roles in zip(jobs, answers, strict=True)
               for role, count in roles.items())  # fmt: skip


CASES = (
    Case("Coverage", (("coverage", {}),), loop=loops.coverage),
    Case(
        "Sole routes", (("sole_routes", {}),),
        loop=loops.sole_routes, igraph=other_tools.sole_routes, agrees=_lost_partners,
    ),
    Case("Sole links", (("sole_links", {}),), loop=loops.sole_links, agrees=_lost_links),
    Case("Best 20 introductions", (("introductions", {"all": True}),), loop=loops.introductions, agrees=_opened),
    Case("Brokerage", (("brokers", {}),), loop=loops.brokerage, agrees=_roles),
    Case(
        "Betweenness", (("go_betweens", {}),),
        loop=loops.betweenness, igraph=other_tools.betweenness, largest=LARGEST_COMPARED,
    ),
    Case("Steady groups", (("camps", {}),), loop=loops.groups, igraph=other_tools.groups, largest=500),
    Case("The five together", tuple((name, {}) for name in SET)),
    Case(
        "Full grid, coverage and sole routes", (("coverage", {}), ("sole_routes", {})),
        make=full_map, loop=loops.full_grid, largest=500,
    ),
)  # fmt: skip


def measured(sizes: Sequence[int], budget: float, tell: Callable[[str], None]) -> list[Measured]:
    """Every case on maps of these sizes; each loop stops after `budget` seconds and is extrapolated."""
    found = []
    for size in sizes:
        map_of = functools.cache(lambda make, size=size: make(size))  # one map for all cases, as on a page of the app
        for case in CASES:
            if size <= case.largest:
                found.append(_one(case, map_of(case.make), budget))
                tell(f"{case.words}, {size:,} partners: {found[-1].ours:.4f} s")
    return found


def _one(case: Case, network: Network, budget: float) -> Measured:
    ours, answers = _best(lambda: [analysis.run(name, network, **options) for name, options in case.questions])
    compared = len(network.partners) <= LARGEST_COMPARED
    loop = case.loop(network) if case.loop and compared else None
    jobs, told, spent = _timed(loop, budget) if loop else ((), (), 0.0)
    return Measured(
        case.words,
        len(network.partners),
        len(network.referrals),
        ours,
        spent / len(jobs) * loop.size if loop else None,
        len(jobs) / loop.size if loop else 1.0,
        _best(case.igraph(network))[0] if case.igraph and compared else None,
        case.agrees(answers[0].table, jobs, told) if case.agrees and compared else None,
    )


def _best(work: Callable[[], Any]) -> tuple[float, Any]:
    seconds = []
    gc.collect()
    gc.freeze()  # as the app does when it starts: what earlier cases left behind is not gone through again
    for _ in range(REPEATS):
        for kept in (_reach._worked_out, _dominators.chains):  # else only the first run would work anything out
            kept.cache_clear()
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def _timed(loop: Loop, budget: float) -> tuple[list[Any], list[Any], float]:
    """Jobs done within the budget, at least one, with their answers and the seconds they took together."""
    jobs, answers = [], []
    start = time.process_time()
    for job in loop.jobs:
        jobs.append(job)
        answers.append(loop.work(job))
        if time.process_time() - start > budget:
            break
    return jobs, answers, time.process_time() - start
