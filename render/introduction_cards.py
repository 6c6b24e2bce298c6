"""Suggested links as people read them: who would meet whom, who gains, who could introduce them, on what condition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import Answer
from analysis._words import in_sentence, numbered, plural
from network.model import Network
from render.tables import names_of

__all__ = ["IntroductionCard", "cards"]

CONDITION = "Only if both agree and have room."
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
    quiet: str  # how far apart, who introduces, on what condition
    warning: str  # where the receiver is full; never said in a room
    ties_only: bool  # no situation changes; offered because two groups never meet


@dataclass(frozen=True, slots=True)
class _Names:
    network: Network
    agreed: frozenset[str] | None  # None: everybody may be named

    def of(self, partner: str, other: str = "one partner") -> str:
        return self.network.name(partner) if self.agreed is None or partner in self.agreed else other


def cards(
    answer: Answer, network: Network, *, most: int, room: bool = False, agreed: frozenset[str] = frozenset()
) -> list[IntroductionCard]:
    """The first suggestions of the answer to `introductions`.

    Parameters
    ----------
    room
        Whether a whole room looks on: then partners are named once they have agreed, and nobody is called full.
    """
    names = _Names(network, agreed if room else None)
    return [_card(network, row, names) for row in answer.table.head(most).to_dict("records")]


def _card(network: Network, row: Row, names: _Names) -> IntroductionCard:
    source, target = row["source"], row["target"]
    pair = f"{names.of(source)} with {names.of(target, 'another partner')}"
    return IntroductionCard(
        source,
        target,
        row["introducer"],
        pair=pair[0].upper() + pair[1:],
        figure=_figure(row),
        why=row["why"],
        gains=tuple(_gains(network, row)),
        quiet=" ".join(_quiet(row, names)),
        warning=_warning(row) if names.agreed is None else "",
        ties_only=bool(row["ties_only"]),
    )


def _figure(row: Row) -> tuple[str, str]:
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


def _quiet(row: Row, names: _Names) -> Iterator[str]:
    apart = row["stretch"]
    yield "No way at all between them now." if pd.isna(apart) else f"{plural(int(apart), 'step')} apart."
    if row["same_sector"] == 0:
        yield "Different sectors."
    introducer = row["introducer"]
    said = f"{names.of(introducer)} works with both." if introducer else "Nobody yet works with both."
    yield said[0].upper() + said[1:]
    yield CONDITION


def _warning(row: Row) -> str:
    full = row["full"]
    if pd.isna(full) or not full:
        return ""
    return "The receiver already takes as many people as it planned for, or more: talk about room first."
