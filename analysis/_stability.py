"""Would the finding still stand if some had not answered? It holds in n of 100 re-runs."""

import numpy as np

from analysis import Answer, Theme, questions, run
from analysis._resample import model_of
from network.errors import NetworkError
from network.model import Network

__all__ = ["stability"]

ID_KINDS = frozenset({"partner", "sector", "need", "stage", "area", "age", "group"})


def stability(name: str, network: Network, *, seed: int = 0, runs: int = 100, **options: object) -> tuple[int, str]:
    """In how many of 100 re-runs the answer names the same.

    A finding holds when the first row of its table names the same ids; "nothing to report" and "not known" hold when
    they are the answer again.

    Parameters
    ----------
    name
        A question (`analysis.questions`).
    runs
        Re-runs, 1 or more; the result is always out of 100.
    options
        Those of the question.

    Returns
    -------
    How many of 100 hold, and how the re-runs were drawn, in words.

    Raises
    ------
    NetworkError
        When nobody has been asked, so that there is nothing to leave out, or the question is how sure we are.

    References
    ----------
    Smith and Moody (2013), Structural effects of network sampling coverage, Social Networks 35(4).
    """
    if questions()[name].theme is Theme.SURE:
        raise NetworkError(f'"{name}" is about the answers themselves; leaving some out says nothing about it.')
    model, random = model_of(network), np.random.default_rng(seed)
    first = _named(run(name, network, **options))
    holds = sum(_named(run(name, model.draw(random), **options)) == first for _ in range(runs))
    return round(100 * holds / runs), model.words


def _named(answer: Answer) -> tuple[str, ...]:
    """What an answer comes down to: its state, and what the first row of a finding names."""
    if answer.state != "finding":
        return (answer.state,)
    ids = [column.name for column in answer.question.columns if column.kind in ID_KINDS]
    return (answer.state, *(str(value) for value in answer.table[ids].iloc[0]))
