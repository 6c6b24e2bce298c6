"""An answer's table as people read it: names for ids, plain headings, and nobody named whom a room may not hear."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import Answer, Column, Names
from network.model import Network

__all__ = ["UNDEFINED", "Shown", "as_csv", "names_of", "shown"]

UNDEFINED = "–"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NUMBERS = ("count", "number", "share", "days")  # kinds of column that stand at the right
EVERYBODY = {"group": "No group", "age": "Any age", "area": "Anywhere", "stage": "Any way in"}  # an empty id
LISTS = {"sector": "sectors", "need": "needs", "stage": "stages", "area": "areas", "age": "ages", "group": "groups"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A table ready to be drawn: every cell is text."""

    frame: pd.DataFrame  # columns are the headings
    numeric: frozenset[str]  # headings of the columns that stand at the right
    means: Mapping[str, str]  # heading: what the column counts

    @property
    def has_undefined(self) -> bool:
        """Whether any cell is not known or cannot be worked out."""
        return bool((self.frame == UNDEFINED).to_numpy().any())


def shown(answer: Answer, network: Network, *, room: bool = False, agreed: frozenset[str] = frozenset()) -> Shown:
    """The answer's table in words.

    Parameters
    ----------
    room
        Whether a room sees it. Columns of partners then go where the question never names them; where partners are
        named once they have agreed, the others stand as "One partner".
    agreed
        Ids of the partners who have agreed.
    """
    names = answer.question.names
    columns = [column for column in answer.question.columns if column.name in answer.table.columns]
    if room and names is Names.NEVER:
        columns = [column for column in columns if column.kind != "partner"]
    hidden = room and names is Names.AGREED
    said = {column.label: _words(column, network, agreed if hidden else None) for column in columns}
    frame = pd.DataFrame(
        {column.label: answer.table[column.name].map(said[column.label], na_action=None) for column in columns},
        dtype=str,
    )
    numeric = frozenset(column.label for column in columns if column.kind in NUMBERS)
    return Shown(frame, numeric, {column.label: column.means for column in columns})


def as_csv(table: Shown) -> str:
    """The table as CSV in which no cell can be run as a formula by a spreadsheet."""
    safe = table.frame.map(_without_formula)
    return safe.rename(columns=_without_formula).to_csv(index=False, lineterminator="\r\n")


def _words(column: Column, network: Network, only: frozenset[str] | None) -> Callable[[object], str]:
    """What a cell of the column says. `only`: partners outside this set are not named."""
    if column.kind in _NUMBERS:
        return _NUMBERS[column.kind]
    names = names_of(column.kind, network)

    def say(value: object) -> str:
        if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
            return EVERYBODY.get(column.kind, UNDEFINED)
        if column.kind == "partner" and only is not None and value not in only:
            return "One partner"
        text = str(value)
        return names.get(text) or ", ".join(names.get(part, part) for part in text.split(", "))

    return say


def names_of(kind: str, network: Network) -> dict[str, str]:
    """Names by id for a kind of column; those of its own kind win over the same id elsewhere."""
    if kind == "partner":
        return {partner.id: partner.name for partner in network.partners}
    if kind not in LISTS:
        return {}
    own = LISTS[kind]
    lists = [*(other for other in LISTS.values() if other != own), own]
    return {item.id: item.name for listed in lists for item in getattr(network.system, listed)}


def _whole(value: object) -> str:
    return UNDEFINED if pd.isna(value) else f"{float(value):,.0f}"  # type: ignore[arg-type]


def _decimal(value: object) -> str:
    return UNDEFINED if pd.isna(value) else f"{float(value):,.1f}"  # type: ignore[arg-type]


def _of_hundred(value: object) -> str:
    return UNDEFINED if pd.isna(value) else f"{100 * float(value):.0f} in 100"  # type: ignore[arg-type]


def _yes_no(value: object) -> str:
    return UNDEFINED if pd.isna(value) else "Yes" if value else "No"  # type: ignore[call-overload]


_NUMBERS: dict[str, Callable[[object], str]] = {
    "count": _whole,
    "number": _decimal,
    "share": _of_hundred,
    "days": _whole,
    "flag": _yes_no,
}


def _without_formula(text: str) -> str:
    start = text.lstrip(" \ufeff")
    return f"'{text}" if start.startswith(FORMULA_STARTS) and text != UNDEFINED else text
