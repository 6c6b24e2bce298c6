"""An answer's table as people read it: names for ids, plain headings, and nobody named whom a room may not hear."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis import Answer, Column, Names, questions
from analysis._columns import KINDS
from analysis._how_many import PEOPLE
from analysis.barriers import KINDS as BARRIERS
from network.files.raw.safe_cells import safe_cell
from network.model import Network
from network.unnamed import spoken_of

__all__ = ["UNDEFINED", "Shown", "as_csv", "in_words", "names_of", "noted", "shown", "table_of"]

UNDEFINED = "–"
AT_RIGHT = ("count", "number", "share", "days", "place")  # kinds of column that stand at the right
TELL_APART = ("status", "need", "stage", "area", "age", "group", "sector", "flag")  # say nothing of a single partner
HOW_MANY = "How many"
ADDS_UP = ("count", "number")  # kinds of column whose sum over partners says something
WHAT, WHOSE, IN_ALL = "What is counted", "Partners who have any", "In all"
ONLY_AGREED = "Not listed here: partners who have not agreed to be named."
NAMED = "Names a partner who has not agreed to be named"
EVERYBODY = {"group": "No group", "age": "Any age", "area": "Anywhere", "stage": "Any way in"}  # an empty id
LISTS = {"sector": "sectors", "need": "needs", "stage": "stages", "area": "areas", "age": "ages", "group": "groups"}
OF_THEIR_OWN_KIND = {  # ids of groups that gather those with several, or with none, on either side of a line
    "several areas": "Several areas", "several stages": "Several ways in", "several needs": "Several needs",
    "no areas": "No area", "no stages": "No way in", "no needs": "Only refers",
}  # fmt: skip
SEVERAL = {f"{one}s": one for one in LISTS}  # kinds of column with several ids, by the kind of each


@dataclass(frozen=True, slots=True)
class Shown:
    """A table ready to be drawn: every cell is text."""

    frame: pd.DataFrame  # columns are the headings
    numeric: frozenset[str]  # headings of the columns that stand at the right
    means: Mapping[str, str]  # heading: what the column counts
    partners: bool = False  # whether it lists partners by name
    left_out: str = ""  # what is not listed where a room looks on; empty where all is

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
        Whether a room sees it. Where the question never names partners, rows that are then alike are counted, without
        figures of any one of them. Where partners are named with pride, the sentence names who stands out: the table
        says of each column how many have any, for a row of everybody would be of noughts beside others' names. Where
        partners are named once they have agreed, rows on others are left out, which is said; they stand by name, not
        by size.
    agreed
        Ids of the partners who have agreed.
    most
        How many of the first rows; None is all.
    """
    declared = [column for column in answer.question.columns if column.name in answer.table.columns]
    columns = [_of_its_line(column, answer) for column in declared]
    if PEOPLE in columns and answer.table[PEOPLE.name].isna().all():
        columns.remove(PEOPLE)  # nobody has said how many people come in
    partners = [column for column in columns if column.kind == "partner"]
    if room and partners and answer.question.names is Names.NEVER:
        return _alike_counted(answer, network, columns, most)
    if room and partners and answer.question.names is Names.PROUDLY:
        return _each_counted(answer, network, columns, most)
    rows, left_out = answer.table, ""
    if room and partners and answer.question.names is Names.AGREED:
        rows, left_out = _on_named(answer, [column.name for column in partners], agreed)
    rows = rows if most is None else rows.head(most)
    frame = pd.DataFrame(
        {column.label: rows[column.name].map(in_words(column, network)) for column in columns},
        dtype=str,
    )
    for column in columns if room else ():
        if column.kind == "words":
            frame[column.label] = frame[column.label].map(lambda said: _unless_named(network, said, agreed))
    if room and partners:
        frame = _by_name(frame, [column.label for column in partners])
    numeric = frozenset(column.label for column in columns if column.kind in AT_RIGHT)
    means = {column.label: column.means.removeprefix("ids of ") for column in columns}
    return Shown(frame, numeric, means, partners=bool(partners), left_out=left_out)


def _of_its_line(column: Column, answer: Answer) -> Column:
    """A column of groups holds ids of the line asked about: `voluntary` is a sector, and may be a way in too."""
    by = dict(answer.receipt.options).get("by")
    return replace(column, kind=KINDS[by]) if by in LISTS and column.kind == "sector" else column


def _alike_counted(answer: Answer, network: Network, columns: list[Column], most: int | None) -> Shown:
    """How many rows there are of each kind, once neither partners nor figures of a single partner are shown."""
    kinds = [column for column in columns if column.kind in TELL_APART]
    said = pd.DataFrame({one.label: answer.table[one.name].map(in_words(one, network)) for one in kinds}, dtype=str)
    counted = said.groupby(list(said.columns), sort=False).size().rename(HOW_MANY).reset_index()
    frame = _by_name(counted.astype(str), [column.label for column in kinds]).head(most or len(counted))
    means = {column.label: column.means for column in kinds} | {HOW_MANY: "how many there are of this kind"}
    return Shown(frame, frozenset({HOW_MANY}), means)


def _each_counted(answer: Answer, network: Network, columns: list[Column], most: int | None) -> Shown:
    """Of each column that adds up, how many partners have any of it and how much there is in all.

    What every partner has tells nothing of a strength and is left out.
    """
    rows = []
    for column in columns:
        some = answer.table[column.name]
        if column.kind in ADDS_UP and 0 < (having := int(some.gt(0).sum())) < len(some):
            rows.append((column.label, f"{having:,}", in_words(column, network)(some.sum())))
    means = {column.label: column.means for column in columns if column.kind in ADDS_UP}
    return Shown(pd.DataFrame(rows[:most], columns=[WHAT, WHOSE, IN_ALL], dtype=str), frozenset({WHOSE, IN_ALL}), means)


def _on_named(answer: Answer, columns: list[str], agreed: frozenset[str]) -> tuple[pd.DataFrame, str]:
    """The rows on partners who have agreed only, and that there are others.

    Not how many, which tells a room nothing; nor whom these are about, counted by sector: nearly everybody stands in
    some row, and a room would take all of them for what the sentence above speaks of.
    """
    spoken_of = [
        {one for cell in cells if isinstance(cell, str) for one in cell.split(", ") if one}
        for cells in answer.table[columns].itertuples(index=False, name=None)
    ]
    rows = answer.table.loc[[ids <= agreed for ids in spoken_of]]  # keeps its columns where it has no row
    return rows, ONLY_AGREED if len(rows) < len(answer.table) else ""


def _unless_named(network: Network, said: str, agreed: frozenset[str]) -> str:
    return said if spoken_of(network, said) <= agreed else NAMED


def _by_name(frame: pd.DataFrame, labels: list[str]) -> pd.DataFrame:
    return frame.sort_values(labels, key=lambda names: names.str.casefold(), kind="stable", ignore_index=True)


def table_of(headings: Sequence[str], rows: Iterable[Sequence[str]], *, left_out: str = "") -> Shown:
    """A table of ready words, which stand at the left."""
    return Shown(pd.DataFrame(list(rows), columns=list(headings), dtype=str), frozenset(), {}, left_out=left_out)


def noted(table: Shown, *sentences: str | None) -> Shown:
    """The table with a last column that says in every row what has to travel with it."""
    words = " ".join(filter(None, sentences))
    return replace(table, frame=table.frame.assign(Note=words)) if words else table


def as_csv(table: Shown) -> str:
    """The table as CSV in which no cell can be run as a formula by a spreadsheet."""
    return table.frame.map(safe_cell).rename(columns=safe_cell).to_csv(index=False, lineterminator="\r\n")


def in_words(column: Column, network: Network) -> Callable[[object], str]:
    """What a cell of the column says."""
    if column.kind in _NUMBERS:
        return _NUMBERS[column.kind]
    names = names_of(column.kind, network)

    def say(value: object) -> str:
        if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
            return EVERYBODY.get(column.kind, UNDEFINED)
        text = str(value)
        return names.get(text) or ", ".join(names.get(part, part) for part in text.split(", "))

    return say


def names_of(kind: str, network: Network) -> dict[str, str]:
    """Names by id for a kind of column; those of its own kind win over the same id elsewhere."""
    if kind == "partner":
        return {partner.id: partner.name for partner in network.partners}
    if kind == "question":
        return {name: question.heading for name, question in questions().items()}
    if kind == "status":
        return BARRIERS
    kind = SEVERAL.get(kind, kind)
    if kind not in LISTS:
        return {}
    own = LISTS[kind]
    lists = [*(other for other in LISTS.values() if other != own), own]
    return OF_THEIR_OWN_KIND | {item.id: item.name for listed in lists for item in getattr(network.system, listed)}


def _said(say: Callable[[float], str]) -> Callable[[object], str]:
    """How a kind of number is said, with a dash where there is none."""
    return lambda value: UNDEFINED if pd.isna(value) else say(float(value))  # type: ignore[call-overload, arg-type]


_NUMBERS: dict[str, Callable[[object], str]] = {
    "count": _said("{:,.0f}".format),
    "number": _said(lambda number: f"{number:,.1f}".removesuffix(".0")),
    "share": _said(lambda share: f"{100 * share:.0f} in 100" if share >= 0.005 or not share else "under 1 in 100"),
    "days": _said("{:,.0f}".format),
    "place": _said("{:,.0f}".format),
    "flag": _said(lambda flag: "Yes" if flag else "No"),
}
