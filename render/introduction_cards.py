"""Suggested links as people read them: who would meet whom, who gains, who could introduce them, on what condition."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import Answer
from analysis._how_many import people_figure
from analysis._meeting import promises
from analysis._situations import need_name
from analysis.introductions import NEVER_MET, gap_of, helped_with
from network.model import Network, Promise
from network.parts import Pairs
from network.unnamed import Speaker
from network.words import LEAST_IN_100, NOBODY, day_said, in_sentence, numbered, plural
from render.tables import names_of

__all__ = ["IntroductionCard", "Lead", "cards", "lead", "shown", "suggests", "together"]

FIRST = 3  # introductions that open the first screen
SPOKEN_TOGETHER = 3  # introductions of a set that a sentence speaks of, at most
SPELT = {2: "Two", 3: "Three"}
CONDITION = "Only if both agree and have room."
NOT_ALL = "Each need may open for some of these people only."  # lists of several needs, areas and ages are read as all
GAINS = (  # heading, column of the table, kind of its ids
    ("Help with", "needs", "need"),
    ("At home in", "areas", "area"),
    ("Aged", "ages", "age"),
    ("Among them", "groups", "group"),
)
Row = Mapping[Any, Any]  # of the answer's table, by column


@dataclass(frozen=True, slots=True)
class IntroductionCard:
    """One suggested link in words."""

    source: str  # ids
    target: str
    introducer: str
    pair: str  # who would meet whom
    figure: tuple[str, str]
    why: str
    gains: tuple[tuple[str, str], ...]  # what or who gains, and which
    promised: str  # that the two have promised it already, and by when; empty where they have not
    quiet: str  # how far apart, who introduces, on what condition
    warning: str  # where the receiver is full; never said in a room
    ties_only: bool  # no situation changes; offered because two groups never meet
    gap: Pairs  # the situations that the link would open, as a promise has them


@dataclass(frozen=True, slots=True)
class Lead:
    """How the first screen opens: the introductions that would open most, a line each."""

    sentence: str
    lines: tuple[tuple[str, str, str], ...]  # who would meet whom; who gains; who could introduce them
    tested: bool  # how sure the answer is speaks of the first of them


def lead(answer: Answer, network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> Lead:
    """The first three suggestions that open a situation, in short: from different partners, and not promised yet."""
    names = Speaker.of_map(network, agreed if room else None)
    best = _worth_a_line(_to_begin_with(answer.table).head(FIRST))
    if best.empty:
        return Lead("The introductions that could open most doors are promised already.", (), tested=False)
    rows = best.to_dict("records")
    number = SPELT.get(len(rows), len(rows))  # each the best of its partner: the second shown is not the second best
    several = f"{number} introductions could each open doors: each is the best for the partner that would refer people"
    sentence = numbered(len(rows), "One introduction could open doors", several)
    if answer.tentative or answer.receipt.unchecked:  # as the answer's own sentence has it
        sentence = f"It may be that {sentence[0].lower()}{sentence[1:]}"
    lines = tuple(_line(network, row, names) for row in rows)
    return Lead(f"{sentence}.", lines, tested=best.index[0] == answer.table.index[0])


def _worth_a_line(table: pd.DataFrame) -> pd.DataFrame:
    """Without those that fewer than one person in 100 gains from, unless there are no others."""
    worth = table[~(table["people"] < LEAST_IN_100)]
    return table if worth.empty else worth


def _to_begin_with(table: pd.DataFrame) -> pd.DataFrame:
    """Those that open something, the best of each partner that people would come from."""
    opening = table[(table["profiles_gained"] != 0) & (table["promised"] == 0)]
    return opening.drop_duplicates("source")


def _line(network: Network, row: Row, names: Speaker) -> tuple[str, str, str]:
    pair = _pair(network, row, names)
    needs = row["needs"].split(", ")
    helps = need_name(network, needs[0]) if len(needs) == 1 else plural(len(needs), "need")
    introduced = _introduced(row, names)
    number, share = row["profiles_gained"], row["people"]
    whom = f" in {plural(number, 'situation')}" if math.isnan(share) else f": {' '.join(people_figure(share))}"
    gains = f"{helps[0].upper()}{helps[1:]}{whom}."
    return pair[0].upper() + pair[1:], gains, f"{introduced[0].upper()}{introduced[1:]}."


def cards(
    answer: Answer, network: Network, *, most: int, room: bool = False, agreed: frozenset[str] = frozenset()
) -> list[IntroductionCard]:
    """The first suggestions of the answer to `introductions`, then those that are promised already.

    Parameters
    ----------
    most
        How many at most of those that are not promised.
    room
        Whether a whole room looks on: then partners are named once they have agreed, and nobody is called full.
    """
    names = Speaker.of_map(network, agreed if room else None)
    return [_card(network, row, names, room) for row in shown(answer, most).to_dict("records")]


def shown(answer: Answer, most: int) -> pd.DataFrame:
    """The rows of the table that cards are made of: the first that are not promised, then all that are.

    Of those that are not promised none where the answer is that nothing can be suggested yet.
    """
    promised = answer.table["promised"] == 1
    return pd.concat([answer.table[~promised].head(most if suggests(answer) else 0), answer.table[promised]])


def suggests(answer: Answer) -> bool:
    """Whether introductions are suggested at all."""
    return answer.state != "not known"


def together(
    answer: Answer, network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset()
) -> list[str]:
    """Who would meet whom in the set that the sentence of `programme` speaks of; in a room pairs with a name."""
    names = Speaker.of_map(network, agreed if room else None)
    sizes = sorted(set(answer.table["size"])) if answer.state == "finding" else []
    spoken = max((size for size in sizes if size <= SPOKEN_TOGETHER), default=min(sizes, default=0))
    rows = answer.table[answer.table["size"] == spoken]
    pairs = [pair for pair in zip(rows["source"], rows["target"], strict=True) if any(map(names.names, pair))]
    return [f"{said[0].upper()}{said[1:]}" for pair in pairs for said in [_met(names.again(), *pair)]]


def _met(names: Speaker, one: str, other: str) -> str:
    return f"{names.of(one)} with {names.of(other)}"


def _pair(network: Network, row: Row, names: Speaker) -> str:
    """Who would meet whom; where neither may be named, for what as well; where nothing may be told of them, that alone.

    Begins anew with "a": no other introduction is about the same partners for all that a room knows.
    """
    ends, needs = (row["source"], row["target"]), [one for one in row["needs"].split(", ") if one]
    names.again()
    if not needs or any(map(names.names, ends)):
        return _met(names, *ends)
    whom = f"{_met(names, *ends)}," if any(map(names.tells, ends)) else "a new link"
    return f"{whom} for help with {helped_with(network, needs)}"


def _card(network: Network, row: Row, names: Speaker, room: bool) -> IntroductionCard:
    source, target = row["source"], row["target"]
    pair, both_named = _pair(network, row, names), all(names.names(row[end]) for end in ("source", "target"))
    return IntroductionCard(
        source,
        target,
        row["introducer"],
        pair=pair[0].upper() + pair[1:],
        figure=_figure(row),
        why=row["why"] if both_named else row["why"].partition(NEVER_MET)[0].strip(),  # a sector may be one partner's
        gains=tuple(_gains(network, row)),
        promised=_already(promises(network).get((source, target))),
        quiet=" ".join(_quiet(row, names)),
        warning="" if room else _warning(row),
        ties_only=bool(row["ties_only"]),
        gap=gap_of(network, row),
    )


def _figure(row: Row) -> tuple[str, str]:
    if row["people"] > NOBODY:
        return people_figure(row["people"])
    for number, one, many in (
        (row["profiles_gained"], "situation opened", "situations opened"),
        (row["steps_saved"], "step saved", "steps saved"),
        (row["sole_routes_removed"], "second route", "second routes"),
    ):
        if number:
            return f"{number:,}", numbered(number, one, many)
    return "", ""


def _gains(network: Network, row: Row) -> Iterator[tuple[str, str]]:
    for heading, column, kind in GAINS:
        ids = [one for one in row[column].split(", ") if one]
        names = names_of(kind, network)
        if ids:
            said = [names.get(one, one) for one in ids]
            yield heading, ", ".join(in_sentence(one) if kind in ("need", "group") else one for one in said)


def _already(promise: Promise | None) -> str:
    if promise is None:
        return ""
    day = f" for {day_said(promise.by)}" if promise.by and promise.status != "kept" else ""
    return f"Already promised{day}"


def _quiet(row: Row, names: Speaker) -> Iterator[str]:
    apart = row["stretch"]
    yield "No way at all between them now." if pd.isna(apart) else f"{plural(int(apart), 'step')} apart."
    if row["same_sector"] == 0:
        yield "Different sectors."
    introduced = _introduced(row, names)
    yield f"{introduced[0].upper()}{introduced[1:]}."
    if "," in row["needs"] and ("," in row["areas"] or "," in row["ages"]):
        yield NOT_ALL
    yield CONDITION


def _introduced(row: Row, names: Speaker) -> str:
    return f"{names.of(row['introducer'])} works with both" if row["introducer"] else "nobody yet works with both"


def _warning(row: Row) -> str:
    full = row["full"]
    if pd.isna(full) or not full:
        return ""
    return "The receiver already accepts as many referrals as it planned for people, or more: talk about room first."
