"""Would the finding still stand if some had not answered? It holds in n of 100 re-runs."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

import numpy as np

from analysis import Claim, Stability, Theme, options_of, questions
from analysis._reruns import Asked, claimed, one_by_one, side_by_side
from analysis._resample import Model, model_of
from network.errors import NetworkError
from network.model import Network

__all__ = [
    "Asked",
    "Told",
    "agrees",
    "can_be_tested",
    "finished",
    "put_together",
    "rerunning",
    "rerunning_some",
    "stability",
]

NEAR = 0.1  # a figure within this share of the first is the same, as is one within 1 of it
MIDDLE = 0.9  # share of the re-runs that the range of the figure covers

T = TypeVar("T")
Outcome = tuple[bool, float | None]  # whether a re-run claims the same, and the figure of what it claims


@dataclass(frozen=True, slots=True)
class Told:
    """What some re-runs tell of several questions."""

    outcomes: Sequence[Sequence[Outcome]]  # questions × re-runs
    model: str  # how the re-runs were made


def stability(name: str, network: Network, *, seed: int = 0, runs: int = 100, **options: object) -> Stability:
    """In how many of 100 re-runs the answer claims the same, and the range of its figure.

    A finding holds when a re-run names the same and its headline figure is within a tenth (at least 1); partners that
    tie for the first place may swap. "Nothing to report" and "not known" hold when they are the answer again.

    Parameters
    ----------
    name
        A question (`analysis.questions`).
    runs
        Re-runs, 1 or more; the result is always out of 100.
    options
        Those of the question.

    Raises
    ------
    NetworkError
        When nobody has been asked, so that there is nothing to leave out, or the question is how sure we are.

    References
    ----------
    Smith and Moody (2013), Structural effects of network sampling coverage I: nodes missing at random, Social Networks
    35(4).
    """
    if not can_be_tested(name):
        raise NetworkError(f'"{name}" is about the answers themselves; leaving some out says nothing about it.')
    return finished(rerunning([Asked(name, tuple(options.items()))], network, seed=seed, runs=runs))[0]


def can_be_tested(name: str) -> bool:
    """Whether leaving answers out says anything: not where two maps are compared, nor about the answers themselves."""
    return questions()[name].theme is not Theme.SURE and "other" not in options_of(name)


def rerunning(
    asked: Sequence[Asked], network: Network, *, seed: int = 0, runs: int = 100, processes: int = 1
) -> Generator[float, None, list[Stability]]:
    """How firm the answers to several questions are, each re-run drawn once for all; other work fits in between.

    Parameters
    ----------
    processes
        How many share the re-runs; what comes out is the same. With several, a script needs the guard
        `if __name__ == "__main__"`, for each process imports it.

    Yields
    ------
    The share of the re-runs that is done, above 0 to 1.
    """
    model = model_of(network)
    found = (
        side_by_side(asked, model, seed, runs, processes)
        if processes > 1
        else one_by_one(asked, model, seed, range(runs))
    )
    return put_together([(yield from _told(asked, model, found, runs))])


def rerunning_some(
    asked: Sequence[Asked], network: Network, *, part: int, of: int, runs: int = 100
) -> Generator[float, None, Told]:
    """The same of a share of these re-runs, for a process that does them with others (`put_together`).

    Parameters
    ----------
    part
        Which of the shares, 0 to `of` - 1.

    Yields
    ------
    The part of the share that is done, above 0 to 1.
    """
    model, some = model_of(network), range(part, runs, of)
    return (yield from _told(asked, model, one_by_one(asked, model, 0, some), len(some)))


def put_together(parts: Sequence[Told]) -> list[Stability]:
    """How firm each answer is, from what all re-runs tell, in any order."""
    by_question = zip(*(part.outcomes for part in parts), strict=True)
    return [_stability(list(chain.from_iterable(outcomes)), parts[0].model) for outcomes in by_question]


def _told(
    asked: Sequence[Asked], model: Model, found: Iterator[list[Claim]], runs: int
) -> Generator[float, None, Told]:
    first = [claimed(one, model.network) for one in asked]
    outcomes: list[list[Outcome]] = [[] for _ in asked]
    for done, claims in enumerate(found, start=1):
        for was, now, so_far in zip(first, claims, outcomes, strict=True):
            counted = was.state == "finding" and was.figure is not None
            so_far.append((agrees(was, now), now.figure if counted else None))
        yield done / runs
    return Told(outcomes, model.words)


def finished(steps: Generator[float, None, T], progress: Callable[[float], None] = lambda share: None) -> T:
    """What re-runs come to, once all are done; `progress` is told the share that is, 0 to 1."""
    while True:
        try:
            progress(next(steps))
        except StopIteration as done:
            found: T = done.value
            return found


def _stability(outcomes: Sequence[Outcome], model: str) -> Stability:
    holds = sum(agree for agree, _ in outcomes)
    return Stability(round(100 * holds / len(outcomes)), *_range([figure for _, figure in outcomes]), model)


def agrees(first: Claim, again: Claim) -> bool:
    """Whether two claims say the same."""
    if first.state != again.state:
        return False
    if first.state != "finding":
        return True
    named = not first.named.isdisjoint(again.named)
    if first.figure is None or again.figure is None:
        return named and first.figure == again.figure
    return named and abs(first.figure - again.figure) <= max(1, NEAR * abs(first.figure))


def _range(figures: Sequence[float | None]) -> tuple[float | None, float | None]:
    """Between which figures the middle nine tenths of those lie that there are."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None, None
    low, high = np.quantile(known, [(1 - MIDDLE) / 2, (1 + MIDDLE) / 2], method="inverted_cdf")
    return float(low), float(high)
