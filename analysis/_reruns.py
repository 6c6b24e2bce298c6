"""What re-runs of a map claim: one after the other, or shared among several processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

from analysis import Claim, claim
from analysis._resample import Model
from network.model import Network

__all__ = ["Asked", "claimed", "one_by_one", "side_by_side"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its options."""

    name: str
    options: tuple[tuple[str, object], ...] = ()


def claimed(asked: Asked, network: Network) -> Claim:
    """What a question claims about a map."""
    return claim(asked.name, network, **dict(asked.options))


def one_by_one(asked: Sequence[Asked], model: Model, seed: int, runs: range) -> Iterator[list[Claim]]:
    """What each of these re-runs claims, question by question, each re-run drawn once for all of them."""
    share = _Share(asked, model, seed)
    return (share.of(run) for run in runs)


def side_by_side(asked: Sequence[Asked], model: Model, seed: int, runs: int, processes: int) -> Iterator[list[Claim]]:
    """The same, from several processes; each draws every re-run, which takes next to nothing, and asks of its own."""
    # begun afresh: a fork of a process with threads can wait for ever
    with get_context("spawn").Pool(processes, _begin, (_Share(asked, model, seed),)) as pool:
        yield from pool.imap(_of, range(runs))


class _Share:
    """What one process works out of the re-runs."""

    def __init__(self, asked: Sequence[Asked], model: Model, seed: int) -> None:
        self.asked, self.model = asked, model
        self.random = np.random.default_rng(seed)
        self.next = 0  # the re-run that comes out of `random` next

    def of(self, run: int) -> list[Claim]:
        """What one re-run claims; none before the last that was asked for can be had again."""
        for _ in range(self.next, run):
            self.model.draw_relations(self.random)
        self.next = run + 1
        drawn = self.model.draw(self.random)
        return [claimed(one, drawn) for one in self.asked]


_own: list[_Share] = []  # of this process


def _begin(share: _Share) -> None:
    _own.append(share)


def _of(run: int) -> list[Claim]:
    return _own[0].of(run)
