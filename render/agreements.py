"""Who has agreed to be named where a room looks on, and whom to ask next, as tables."""

from collections.abc import Iterable, Iterator

import pandas as pd

from analysis import Answer, Names, Who
from network.model import Network
from render.tables import UNDEFINED, Shown

__all__ = ["agreed_table", "named_by", "to_ask_table"]

FIRST_INTRODUCTIONS = 5  # that Build next opens with
PROMISE = "A promise"


def named_by(network: Network, answers: Iterable[Answer]) -> dict[str, list[str]]:
    """What would name each partner to a room once it has agreed: headings of questions and promises, by id.

    Those whom most would name come first.
    """
    found: dict[str, list[str]] = {}
    for answer in answers:
        if answer.question.names is Names.AGREED:
            for one in dict.fromkeys(_spoken_of(answer)):
                found.setdefault(one, []).append(answer.question.heading)
    for promise in network.promises:
        for end in (promise.source, promise.target):
            if end in network.by_id and PROMISE not in found.setdefault(str(end), []):
                found[str(end)].append(PROMISE)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), network.name(item[0]).casefold())))


def to_ask_table(network: Network, named: dict[str, list[str]]) -> Shown:
    """The checklist: who would be named and has not agreed, and by what."""
    rows = [
        (network.name(one), "; ".join(reason.rstrip("?") for reason in reasons))
        for one, reasons in named.items()
        if one not in network.agreed_ids
    ]
    return Shown(pd.DataFrame(rows, columns=["To ask", "What would name it"], dtype=str), frozenset(), {})


def agreed_table(network: Network) -> Shown:
    """Who has agreed, by name: who said so for it, and when."""
    by_name = sorted(network.agreed, key=lambda one: network.name(one.partner).casefold())
    rows = [
        (network.name(one.partner), one.who or UNDEFINED, f"{one.when.day} {one.when:%B %Y}" if one.when else UNDEFINED)
        for one in by_name
    ]
    return Shown(pd.DataFrame(rows, columns=["Partner", "Who agreed for it", "When"], dtype=str), frozenset(), {})


def _spoken_of(answer: Answer) -> Iterator[str]:
    yield from (one for word in answer.words.values() if isinstance(word, Who) for one in word.ids)
    if answer.question.name == "introductions":
        ends = answer.table.head(FIRST_INTRODUCTIONS)[["source", "target", "introducer"]].to_numpy().ravel()
        yield from (str(one) for one in ends if one)
