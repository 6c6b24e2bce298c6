"""Answers that are kept while a report is written: it can be written again once it is known how firm they are."""

from collections.abc import Callable

import analysis
from analysis import Answer
from analysis._stability import Asked, can_be_tested, finished, rerunning
from network.model import Network

__all__ = ["SEARCHES", "KeptAnswers"]

SEARCHES = ("plan_for",)  # says itself how far its search is, and a hundred of them would take an hour


class KeptAnswers:
    """Answers each question once a map: what a report is given as `ask`."""

    def __init__(self) -> None:
        self._answers: dict[tuple[str, Asked], Answer] = {}
        self._maps: dict[str, Network] = {}  # by their digests

    def __call__(self, name: str, network: Network, **options: object) -> Answer:
        if "other" in options:  # two maps are compared: asked once, and cannot be tested
            return analysis.run(name, network, **options)
        given = sorted((key, value) for key, value in options.items() if value is not None)
        key = network.digest, Asked(name, tuple(given))
        if key not in self._answers:
            self._answers[key] = analysis.run(name, network, **options)
            self._maps[network.digest] = network
        return self._answers[key]

    def test(self, *, processes: int = 1, progress: Callable[[float], None] = lambda share: None) -> int:
        """Work out how firm the answers so far are, from 100 re-runs of their maps with some answers left out.

        Parameters
        ----------
        processes
            How many share the re-runs; what comes out is the same.
        progress
            Is told the share that is done, 0 to 1, of each map.

        Returns
        -------
        How many answers were tested: none of a map on which nobody has been asked.
        """
        tested = 0
        for digest, network in self._maps.items():
            asked = [one for at, one in self._answers if at == digest and _worth_testing(one)]
            if not asked or not network.asked_ids:
                continue
            steps = rerunning(asked, network, processes=processes)
            for one, found in zip(asked, finished(steps, progress), strict=True):
                self._answers[digest, one] = self._answers[digest, one].tested(found)
            tested += len(asked)
        return tested


def _worth_testing(asked: Asked) -> bool:
    return can_be_tested(asked.name) and asked.name not in SEARCHES
