"""The promise board: who will do what with whom by when, and what the map will show when it has worked."""

from dataclasses import replace
from datetime import date

import pandas as pd

import analysis
from analysis import Names
from network.model import Network, Promise
from network.unnamed import Speaker, counted_unnamed, named_in, sectors_of
from network.untold_promises import tells_all_promises
from network.vocabulary import PROMISE_STATES
from network.words import day_said, in_sentence, numbered, plural, raised
from render.tables import UNDEFINED, Shown

__all__ = [
    "STATES",
    "TO_AGREE",
    "WHY",
    "between",
    "board",
    "counted",
    "is_overdue",
    "label",
    "overdue_said",
    "reason_of",
    "visible",
    "with_reason",
    "without_names",
]

STATES = PROMISE_STATES
WAITING = ("open", "under way")  # states in which a promise is still to be kept
TO_AGREE = "To be agreed"
WHY = " Let go: "  # in the text of a promise, before the reason why it was let go
COLUMNS = ("Who", "With whom", "What", "By when", "State", "The sign on the map", "Finding", "Owner")


def board(
    network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset(), today: date | None = None
) -> Shown:
    """Every promise, one row each: those past their day first, then by day; those without a day last.

    Parameters
    ----------
    today
        The day on which it is read; without it no promise is told to be past its day.
    room
        Whether a whole room looks on: promises of partners who have not agreed to be named, or whose words name such
        a partner, are then left out; how many, and between whom, is said below.
    """
    shown = visible(network, room=room, agreed=agreed)
    in_order = sorted(shown, key=lambda one: (not is_overdue(one, today), one.by or date.max))
    rows = [_row(network, promise, today) for promise in in_order]
    hidden = [one for one in network.promises if one not in shown]
    left_out = ""
    if hidden:
        ends = {end for one in hidden for end in (one.source, one.target) if end in network.by_id}
        who = counted_unnamed(sectors_of(network), agreed, ends)
        left_out = (
            f"{plural(len(hidden), 'promise waits', 'promises wait')} for names to be agreed{who and f': {who}'}."
        )
    return Shown(pd.DataFrame(rows, columns=list(COLUMNS), dtype=str), frozenset(), {}, left_out=left_out)


def counted(network: Network, today: date | None = None) -> str:
    """How many promises are past their day, and how many in each state, as a sentence; that there is none yet."""
    if not network.promises:
        return "No promise yet: take a finding forward."
    counts = [(one, sum(promise.status == one for promise in network.promises)) for one in STATES]
    states = ", ".join(f"{count:,} {one}" for one, count in counts if count)
    late = sum(is_overdue(promise, today) for promise in network.promises)
    past = f"; {late:,} {numbered(late, 'is past its', 'are past their')} day" if late else ""
    untold = "" if tells_all_promises(network) else " Those of partners who are named here are left out."
    return f"{plural(len(network.promises), 'promise')}: {states}{past}.{untold}"


def visible(network: Network, *, room: bool, agreed: frozenset[str]) -> tuple[Promise, ...]:
    """The promises that may be shown in full."""
    return tuple(one for one in network.promises if not room or _spoken_of(network, one) <= agreed)


def without_names(network: Network, agreed: frozenset[str], today: date) -> list[str]:
    """What a room may know of the promises that it is not shown: between whom by sector, day, state, and what for."""
    shown, questions = visible(network, room=True, agreed=agreed), analysis.questions()
    hidden = sorted((one for one in network.promises if one not in shown), key=lambda one: one.by or date.max)
    speaker = Speaker.of_map(network, agreed)
    return [
        f"{raised(between(network, one, speaker.again()))}. {_due(one, today)}: {one.status}."
        + (f" It is to answer: {questions[one.finding].heading}" if one.finding in questions else "")
        for one in hidden
    ]


def between(network: Network, promise: Promise, speaker: Speaker) -> str:
    """By and with whom, as a room may hear it; nothing of them where it is about who declines, or where trails stop."""
    question = analysis.questions().get(promise.finding or "")
    if question is not None and question.names is Names.NEVER:
        return "two partners" if promise.target else "a partner"
    ends = [
        speaker.of(one) if one in network.by_id else "somebody who is not on the map"
        for one in (promise.source, promise.target)
        if one
    ]
    return " with ".join(ends) or in_sentence(TO_AGREE)


def _due(promise: Promise, today: date) -> str:
    if promise.by is None:
        return "No day yet"
    return f"Due {day_said(promise.by)}" + (", which has passed" if is_overdue(promise, today) else "")


def is_overdue(promise: Promise, today: date | None) -> bool:
    """Whether its day has passed and nobody has said what became of it; without today, that is never told."""
    if promise.by is None or today is None:
        return False
    return promise.by < today and promise.status in WAITING


def overdue_said(network: Network, promise: Promise) -> str:
    """That the day of this promise has passed."""
    day = day_said(promise.by) if promise.by else UNDEFINED
    return f"{label(network, promise).removesuffix('.')}. Its day, {day}, has passed."


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


def _row(network: Network, promise: Promise, today: date | None) -> tuple[str, ...]:
    questions = analysis.questions()
    finding = questions[promise.finding].heading if promise.finding in questions else promise.finding
    day = day_said(promise.by) if promise.by else UNDEFINED
    return (
        _name(network, promise.source),
        _name(network, promise.target) if promise.target else UNDEFINED,
        promise.text or UNDEFINED,
        f"{day}, past its day" if is_overdue(promise, today) else day,
        promise.status.capitalize(),
        promise.sign or UNDEFINED,
        finding or UNDEFINED,
        promise.owner or UNDEFINED,
    )


def _spoken_of(network: Network, promise: Promise) -> set[str]:
    """Partners on the map that a promise is by or with, or that its words name."""
    ends = {one for one in (promise.source, promise.target) if one}
    on_map = ends & network.by_id.keys()
    words = " ".join(filter(None, (promise.text, promise.sign, promise.owner, *sorted(ends - on_map))))
    return on_map | named_in(network, words)


def _name(network: Network, one: str) -> str:
    return network.name(one) if one else TO_AGREE
