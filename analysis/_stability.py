"""Would the finding still stand if some had not answered? It holds in n of 100 re-runs."""

from collections.abc import Callable, Generator, Sequence

import numpy as np

from analysis import Claim, Stability, Theme, options_of, questions
from analysis._reruns import Asked, claimed, one_by_one, side_by_side
from analysis._resample import model_of
from network.errors import NetworkError
from network.model import Network

__all__ = ["Asked", "agrees", "can_be_tested", "finished", "rerunning", "stability"]

NEAR = 0.1  # a figure within this share of the first is the same, as is one within 1 of it
MIDDLE = 0.9  # share of the re-runs that the range of the figure covers


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
    first = [claimed(one, network) for one in asked]
    found = side_by_side(asked, model, seed, runs, processes) if processes > 1 else one_by_one(asked, model, seed, runs)
    again: list[list[Claim]] = [[] for _ in asked]
    for done, claims in enumerate(found, start=1):
        for one, so_far in zip(claims, again, strict=True):
            so_far.append(one)
        yield done / runs
    return [_compared(*both, model.words) for both in zip(first, again, strict=True)]


def finished(
    steps: Generator[float, None, list[Stability]], progress: Callable[[float], None] = lambda share: None
) -> list[Stability]:
    """What re-runs come to, once all are done; `progress` is told the share that is, 0 to 1."""
    while True:
        try:
            progress(next(steps))
        except StopIteration as done:
            found: list[Stability] = done.value
            return found


def _compared(first: Claim, again: Sequence[Claim], model: str) -> Stability:
    holds = sum(agrees(first, one) for one in again)
    return Stability(round(100 * holds / len(again)), *_range(first, again), model)


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


def _range(first: Claim, claims: Sequence[Claim]) -> tuple[float | None, float | None]:
    """Between which figures the middle nine tenths of the re-runs lie; nothing where the claim has no figure."""
    figures = [one.figure for one in claims if one.figure is not None]
    if first.state != "finding" or first.figure is None or not figures:
        return None, None
    low, high = np.quantile(figures, [(1 - MIDDLE) / 2, (1 + MIDDLE) / 2], method="inverted_cdf")
    return float(low), float(high)
