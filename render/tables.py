"""An answer's table as people read it: names for ids, plain headings, and nobody named whom a room may not hear."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis import Answer, Column, Names, questions
from analysis._people import PEOPLE
from network.files.raw.safe_cells import safe_cell
from network.model import Network

__all__ = ["UNDEFINED", "Shown", "as_csv", "names_of", "noted", "shown"]

UNDEFINED = "–"
AT_RIGHT = ("count", "number", "share", "days")  # kinds of column that stand at the right
EVERYBODY = {"group": "No group", "age": "Any age", "area": "Anywhere", "stage": "Any way in"}  # an empty id
LISTS = {"sector": "sectors", "need": "needs", "stage": "stages", "area": "areas", "age": "ages", "group": "groups"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A table ready to be drawn: every cell is text."""

    frame: pd.DataFrame  # columns are the headings
    numeric: frozenset[str]  # headings of the columns that stand at the right
    means: Mapping[str, str]  # heading: what the column counts
    partners: bool = False  # whether it lists partners by name

    @property
    def has_undefined(self) -> bool:
        """Whether any cell is not known or cannot be worked out."""
        return bool((self.frame == UNDEFINED).to_numpy().any())


def shown(
    answer: Answer,
    network: Network,
    *,
    room: bool = False,
    agreed: frozenset[str] = frozenset(),
    most: int | None = None,
) -> Shown:
    """The answer's table in words.

    Parameters
    ----------
    room
        Whether a room sees it. Columns of partners then go where the question never names them; where partners are
        named once they have agreed, the others stand as "One partner". Partners stand by name, not by size.
    agreed
        Ids of the partners who have agreed.
    most
        How many of the first rows; None is all.
    """
    names = answer.question.names
    columns = [column for column in answer.question.columns if column.name in answer.table.columns]
    if PEOPLE in columns and answer.table[PEOPLE.name].isna().all():
        columns.remove(PEOPLE)  # nobody has said how many people come in
    if room and names is Names.NEVER:
        columns = [column for column in columns if column.kind != "partner"]
    hidden = room and names is Names.AGREED
    said = {column.label: _words(column, network, agreed if hidden else None) for column in columns}
    rows = answer.table if most is None else answer.table.head(most)
    frame = pd.DataFrame(
        {column.label: rows[column.name].map(said[column.label]) for column in columns},
        dtype=str,
    )
    by_name = [column.label for column in columns if column.kind == "partner"]
    if room and by_name:
        frame = frame.sort_values(by_name, key=lambda names: names.str.casefold(), kind="stable", ignore_index=True)
    numeric = frozenset(column.label for column in columns if column.kind in AT_RIGHT)
    return Shown(frame, numeric, {column.label: column.means for column in columns}, partners=bool(by_name))


def noted(table: Shown, *sentences: str | None) -> Shown:
    """The table with a last column that says in every row what has to travel with it."""
    words = " ".join(filter(None, sentences))
    return replace(table, frame=table.frame.assign(Note=words)) if words else table


def as_csv(table: Shown) -> str:
    """The table as CSV in which no cell can be run as a formula by a spreadsheet."""
    return table.frame.map(safe_cell).rename(columns=safe_cell).to_csv(index=False, lineterminator="\r\n")


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
    if kind == "question":
        return {name: question.heading for name, question in questions().items()}
    if kind not in LISTS:
        return {}
    own = LISTS[kind]
    lists = [*(other for other in LISTS.values() if other != own), own]
    return {item.id: item.name for listed in lists for item in getattr(network.system, listed)}


def _said(say: Callable[[float], str]) -> Callable[[object], str]:
    """How a kind of number is said, with a dash where there is none."""
    return lambda value: UNDEFINED if pd.isna(value) else say(float(value))  # type: ignore[call-overload, arg-type]


_NUMBERS: dict[str, Callable[[object], str]] = {
    "count": _said("{:,.0f}".format),
    "number": _said("{:,.1f}".format),
    "share": _said(lambda share: f"{100 * share:.0f} in 100" if share >= 0.005 or not share else "under 1 in 100"),
    "days": _said("{:,.0f}".format),
    "flag": _said(lambda flag: "Yes" if flag else "No"),
}
