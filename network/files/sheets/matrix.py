"""Tables in which one name stands at the left of each row and one over each column: finding and reading them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from network.files.draft.headings import heading_period, link_field, normal, partner_field
from network.files.sheets.amounts import is_amount, is_tick
from network.files.sheets.grid import EMPTY, Cell, Grid
from network.files.sheets.meaning import is_answer
from network.names import match_key
from network.recognised import DROP, KEEP, Column, Table

__all__ = [
    "MatrixCell",
    "axes_said",
    "cells_of",
    "details_in",
    "find_matrix",
    "find_rectangle",
    "is_total",
    "names_two_kinds",
    "rows_in",
    "who_answered",
]

TOP, LEFT = 15, 4  # rows and columns in which the names may start
LOOK_IN = 500  # rows by which a matrix is known
SHARED = 0.6  # least share of the names that rows and columns have in common, where no corner says what they are
FILLED = 0.8  # least share of the cells that hold a number or a mark
REPLIES = ("yes", "no", "true", "false", "never")  # a row that holds one is a row of answers, not of names
TOTALS = re.compile(
    r"(?:grand |overall |column |row |year )?(?:totals?|sum)(?: (?:referrals|in|out|made|received|sent|of .*))?|"
    r"sub ?totals?(?: .*)?|"
    r"all(?: partners| referrals)?|overall"
)
RECEIVE = r"(?:receives?|received|gets?|accepts?|takes?|(?:is|are) referred)"
HELD = r"(?:answers?|answered|responses?|respondents?|replies|told us|says|said)"
AXES_SAID = tuple(  # words above a matrix, and which of its names refer
    (re.compile(words, re.IGNORECASE), side)
    for words, side in (
        (rf"\brows? {RECEIVE}\b|\breceived by (?:the )?rows?\b", "columns"),
        (rf"\bcolumns? {RECEIVE}\b|\breceived by (?:the )?columns?\b", "rows"),
        (rf"\b(?:each|every|a|one) column\b.*\b{HELD}\b", "columns"),
        (rf"\b(?:each|every|a|one) row\b.*\b{HELD}\b", "rows"),
        (r"\bfrom\b.*\brows?\b|\brows?\b.*\b(?:refer|send|from)\b", "rows"),
        (r"\bcolumns?\b.*\brefer to\b|\bcolumns? (?:refer|send)\b|\bto\b.*\(rows?\)", "columns"),
    )
)


ANSWERS_SAID = re.compile(  # words above a matrix by which one side of it has answered
    rf"\b(?:each|every|a|one) (?:column|row)\b.*\b{HELD}\b|"
    r"\b(?:do|does|did|have|are|is) (?:you|your \w+)\b.*\b(?:refer|send|work|share|fund|know|contact|trust)",
    re.IGNORECASE,
)


class MatrixCell(NamedTuple):
    """One filled cell with the names at its left and over it."""

    number: int  # of its row
    column: int  # from 0
    row_name: str
    column_name: str
    cell: Cell


@lru_cache(maxsize=65_536)
def is_total(text: str) -> bool:
    """Whether the text marks a row or column that adds up the others."""
    return bool(TOTALS.fullmatch(normal(text)))


def find_matrix(grid: Grid) -> Table | None:
    """The matrix in a sheet, if there is one, which way it runs, and the columns of details beside it."""
    grid = replace(grid, rows=grid.rows[:LOOK_IN])
    mostly = _Mostly(grid)
    for number, row in grid.numbered[:TOP]:
        for left in range(min(LEFT, len(row))):
            across, down = _across(row, left), _down(grid, number, left)
            if len(across) < 2 or len(down) < 2 or not _are_distinct(down) or grid.cell(number, left).text.isdecimal():
                continue
            if any(normal(text) in REPLIES for _, text in across):
                continue
            named = _names_both(grid.cell(number, left).text)
            names = _without_details(grid, number, across, down, mostly)
            if named and not _shared(names, down):
                names = across
            if len(names) >= 2 and (named or _shared(names, down)) and _is_filled(grid, number, left, names):
                return _matrix(grid, number, left, names)
    return None


def find_rectangle(grid: Grid) -> Table | None:
    """A table of ticks or of 0 and 1 in which rows and columns name different things, such as who sits on which board.

    Nothing but such cells stands in it, or it would be a list of partners with numbers beside them.
    """
    grid = replace(grid, rows=grid.rows[:LOOK_IN])
    for number, row in grid.numbered[:TOP]:
        across, down = _across(row, 0), _down(grid, number, 0)
        if len(across) < 2 or len(down) < 2 or not _are_distinct(down):
            continue
        if any(text[0].isdigit() or normal(text) in REPLIES for text in (*down, *(text for _, text in across))):
            continue
        if any(partner_field(text) or link_field(text) or heading_period(text) for _, text in across):
            return None
        cells = [grid.cell(line, index) for line, _ in grid.numbered if line > number for index, _ in across]
        if all(map(_is_one_or_none, cells)) and sum(not cell.blank for cell in cells) > 1:
            return Table(grid.sheet, "matrix", number, _names(across), kind="knows")
        return None
    return None


def cells_of(grid: Grid, table: Table) -> Iterator[MatrixCell]:
    """The cells that say something; totals are left out, and so is 0, which most cells of a large matrix hold."""
    columns = [column for column in table.columns if column.field == DROP and not is_total(column.heading)]
    named = [(column.index, Cell(column.heading).name) for column in columns]
    for number, row in rows_in(grid, table):
        row_name, width = row[table.first_column].name, len(row)
        for index, column_name in named:
            if index < width and row[index].text not in ("", "0"):
                yield MatrixCell(number, index, row_name, column_name, row[index])


def rows_in(grid: Grid, table: Table) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a matrix; totals and the rows of a key below it, such as `1, never`, are none."""
    names = {column.heading for column in table.columns}
    for number, row in grid.numbered:
        first = row[table.first_column].text if table.first_column < len(row) else None
        if number <= table.header or first is None or is_total(first):
            continue
        if first.isdecimal() and first not in names and sum(not cell.blank for cell in row) == 2:
            continue
        yield number, row


def who_answered(grid: Grid, table: Table) -> set[str] | None:
    """The match keys of the names whose row, or column, holds answers; None where no words above speak of answers."""
    above = [cell.text for number, row in grid.numbered if number < table.header for cell in row if cell.text]
    if not any(map(ANSWERS_SAID.search, above)):
        return None
    found = set()
    for number, row in rows_in(grid, table):
        for column in table.columns:
            names = match_key(row[table.first_column].text), match_key(column.heading)
            if column.field == DROP and names[0] != names[1] and grid.cell(number, column.index).text:
                found.add(names[not table.rows_refer])
    return found


def details_in(table: Table) -> tuple[Column, ...]:
    """The columns beside a matrix that say something of the partners at the left."""
    return tuple(column for column in table.columns if column.field != DROP)


def names_two_kinds(grid: Grid, table: Table) -> bool:
    """Whether no name stands both at the left and over a column."""
    rows = {match_key(text) for text in _down(grid, table.header, table.first_column)}
    return not rows & {match_key(column.heading) for column in table.columns}


def _matrix(grid: Grid, number: int, left: int, names: list[tuple[int, str]]) -> Table:
    beside = [
        Column(index, cell.text, partner_field(cell.text) or KEEP)
        for index, cell in enumerate(grid.rows[number - grid.first_row])
        if cell.text and index != left and index not in dict(names) and _is_detail(grid, number, left, index)
    ]
    columns = tuple(sorted((*_names(names), *beside), key=lambda column: column.index))
    rows_refer = axes_said(grid, number, left) != "columns"
    return Table(grid.sheet, "matrix", number, columns, rows_refer=rows_refer, first_column=left)


def _names(across: list[tuple[int, str]]) -> tuple[Column, ...]:
    return tuple(Column(index, text, DROP) for index, text in across)


def _is_detail(grid: Grid, number: int, left: int, index: int) -> bool:
    """Whether a column left of the names or among the numbers holds something of most partners."""
    if _sides(grid.cell(number, index).text):
        return False
    lines = [line for line, row in grid.numbered if line > number and left < len(row) and row[left].text]
    if partner_field(grid.cell(number, index).text):
        return any(not grid.cell(line, index).blank for line in lines)
    return sum(not grid.cell(line, index).blank for line in lines) >= len(lines) / 2


@lru_cache(maxsize=65_536)
def _may_stand(cell: Cell) -> bool:
    """Whether the cell may be one of a matrix: a number, a mark, or an answer such as weekly."""
    return is_amount(cell) or is_answer(cell.text)


def _is_one_or_none(cell: Cell) -> bool:
    return cell.blank or cell.text in ("0", "1") or is_tick(cell)


def _without_details(
    grid: Grid, number: int, across: list[tuple[int, str]], down: list[str], mostly: "_Mostly"
) -> list[tuple[int, str]]:
    """The columns whose headings name partners: none stands before the first, is a field or holds words."""
    rows = {match_key(text) for text in down}
    first = next((index for index, text in across if match_key(text) in rows), 0)

    def names(index: int, text: str) -> bool:
        if match_key(text) in rows or is_total(text):
            return True
        return index > first and not partner_field(text) and mostly.may_stand(index, number)

    return [(index, text) for index, text in across if names(index, text)]


class _Mostly:
    """Whether most cells of a column, below a row, may be those of a matrix; asked for many rows, counted once."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._below: dict[int, list[int]] = {}

    def may_stand(self, column: int, number: int) -> bool:
        """Whether at least half of the filled cells in the rows below the one so numbered may be."""
        below = self._below.get(column)
        if below is None:
            more, below = 0, [0]  # from the last row up, how many more may be than not
            for row in reversed(self._grid.rows):
                cell = row[column] if column < len(row) else EMPTY
                more += 0 if cell.blank else 1 if _may_stand(cell) else -1
                below.append(more)
            self._below[column] = below
        return below[max(0, len(self._grid.rows) - 1 - (number - self._grid.first_row))] >= 0


def _across(row: list[Cell], left: int) -> list[tuple[int, str]]:
    found = [(index, cell.text) for index, cell in enumerate(row) if index > left and cell.text and cell.kind == "text"]
    return [(index, text) for index, text in found if not text[0].isdigit()] or found


def _down(grid: Grid, number: int, left: int) -> list[str]:
    texts = [row[left].text for line, row in grid.numbered if line > number and left < len(row)]
    return [text for text in texts if text]


def _are_distinct(names: list[str]) -> bool:
    """Names of rows differ, which numbers in a column do not."""
    return len(set(names)) > 0.9 * len(names)


def _shared(across: list[tuple[int, str]], down: list[str]) -> bool:
    """The names over the columns are, at least for the most part, those at the left of the rows."""
    columns = {match_key(text) for _, text in across if not is_total(text)}
    rows = {match_key(text) for text in down if not is_total(text)}
    return bool(columns and rows) and len(columns & rows) / min(len(columns), len(rows)) >= SHARED


def _is_filled(grid: Grid, number: int, left: int, across: list[tuple[int, str]]) -> bool:
    """The cells hold numbers and marks, not other words; a few may be wrong."""
    columns = [index for index, _ in across]
    rows = [row for line, row in grid.numbered if line > number and left < len(row) and row[left].text]
    filled = others = 0
    most = (1 - FILLED) * len(rows) * len(columns)
    for row in rows:
        cells = [row[index] for index in columns if index < len(row) and not row[index].blank]
        filled += len(cells)
        others += sum(not _may_stand(cell) for cell in cells)
        if others > most:  # the rest of a large table of words need not be looked at
            return False
    return filled > 0 and (filled - others) / filled >= FILLED


def axes_said(grid: Grid, number: int, left: int) -> str:
    """Which names refer, as far as the corner and the words beside it say: rows, columns or nothing."""
    beside = [grid.cell(number, index).text for index in range(left + 1)]
    below = [grid.cell(line, index).text for line in range(number + 1, number + 3) for index in range(left)]
    above = [cell.text for line, row in grid.numbered if line < number for cell in row if cell.text]
    for text in above:
        if side := next((side for pattern, side in AXES_SAID if pattern.search(text)), ""):
            return side
    for text in filter(None, [*beside, *below]):
        if side := _side(text):
            return side
    heads = {link_field(text) for text in above}
    return "columns" if "from" in heads and "to" not in heads else "rows" if "to" in heads else ""


def _side(text: str) -> str:
    """`from / to` names the rows first; `From ↓ To →` says which way each runs."""
    if match := re.search(r"(\w+)\s*[↓⇩]", text):
        return {"from": "rows", "to": "columns"}.get(link_field(match[1]), "")
    return {"from": "rows", "to": "columns"}.get(next(iter(_sides(text)), ""), "")


def _names_both(text: str) -> bool:
    return {"from", "to"} <= set(_sides(text))


def _sides(text: str) -> list[str]:
    parts = [link_field(re.sub(r"[↓→⇩⇨()]", "", part)) for part in re.split(r"[\\/|→>↓\-–]+|\n", text) if part.strip()]
    return [part for part in parts if part in ("from", "to")]
