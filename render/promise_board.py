"""The promise board: who will do what with whom by when, and what the map will show when it has worked."""

import re
from dataclasses import dataclass, replace

import pandas as pd

import analysis
from network.model import Network, Promise
from network.vocabulary import PROMISE_STATES
from render.tables import UNDEFINED, Shown

__all__ = ["STATES", "TO_AGREE", "WHY", "board", "label", "reason_of", "visible", "with_reason"]

STATES = PROMISE_STATES
TO_AGREE = "To be agreed"
WHY = " Let go: "  # in the text of a promise, before the reason why it was let go
COLUMNS = ("Who", "With whom", "What", "By when", "State", "The sign on the map", "Finding", "Owner")


@dataclass(frozen=True, slots=True)
class _Said:
    """A promise as those who look on may read it."""

    who: str
    with_whom: str
    hidden: bool


def board(network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> Shown:
    """Every promise in the order of the map, one row each.

    Parameters
    ----------
    room
        Whether a whole room looks on: promises of partners who have not agreed to be named, or whose words name such
        a partner, then show neither names nor words.
    """
    rows = [_row(network, promise, room, agreed) for promise in network.promises]
    return Shown(pd.DataFrame(rows, columns=list(COLUMNS), dtype=str), frozenset(), {})


def visible(network: Network, *, room: bool, agreed: frozenset[str]) -> tuple[Promise, ...]:
    """The promises that may be shown in full."""
    return tuple(one for one in network.promises if not _said(network, one, room, agreed).hidden)


def label(network: Network, promise: Promise) -> str:
    """A promise in a list: who, with whom, what."""
    ends = " with ".join(_name(network, one) for one in (promise.source, promise.target) if one)
    return ": ".join(part for part in (ends or TO_AGREE, promise.text or "") if part)


def reason_of(promise: Promise) -> tuple[str, str]:
    """What was promised, and why it was let go."""
    text, _, why = (promise.text or "").partition(WHY)
    return text, why


def with_reason(promise: Promise, why: str) -> Promise:
    """The promise with the reason why it was let go; a promise that was not let go has none."""
    text, _ = reason_of(promise)
    kept = f"{text}{WHY}{why.strip()}" if why.strip() and promise.status == "let go" else text
    return replace(promise, text=kept or None)


def _row(network: Network, promise: Promise, room: bool, agreed: frozenset[str]) -> tuple[str, ...]:
    said = _said(network, promise, room, agreed)
    questions = analysis.questions()
    finding = questions[promise.finding].heading if promise.finding in questions else promise.finding

    def words(text: str | None) -> str:
        return UNDEFINED if said.hidden or not text else text

    return (
        said.who,
        said.with_whom,
        words(promise.text),
        f"{promise.by.day} {promise.by:%B %Y}" if promise.by else UNDEFINED,
        promise.status.capitalize(),
        words(promise.sign),
        finding or UNDEFINED,
        words(promise.owner),
    )


def _said(network: Network, promise: Promise, room: bool, agreed: frozenset[str]) -> _Said:
    if room and not _spoken_of(network, promise) <= agreed:
        return _Said("One partner", "Another partner" if promise.target else UNDEFINED, hidden=True)
    other = _name(network, promise.target) if promise.target else UNDEFINED
    return _Said(_name(network, promise.source), other, hidden=False)


def _spoken_of(network: Network, promise: Promise) -> set[str]:
    """Partners on the map that a promise is by or with, or that its words name."""
    ends = {one for one in (promise.source, promise.target) if one}
    on_map = ends & network.by_id.keys()
    words = " ".join(filter(None, (promise.text, promise.sign, promise.owner, *sorted(ends - on_map))))
    return on_map | {one.id for one in network.partners if _is_in(one.name, words) or _is_in(one.short, words)}


def _is_in(name: str | None, words: str) -> bool:
    """Whether a name stands in the words as a word of its own, in capitals or not."""
    return name is not None and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE))


def _name(network: Network, one: str) -> str:
    return network.name(one) if one else TO_AGREE
