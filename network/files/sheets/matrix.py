"""Tables in which one name stands at the left of each row and one over each column: finding and reading them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from network.files.draft.headings import link_field, normal
from network.files.sheets.amounts import is_amount
from network.files.sheets.grid import Cell, Grid
from network.names import match_key
from network.recognised import Column, Table

__all__ = ["MatrixCell", "cells_of", "find_matrix", "is_total"]

TOP, LEFT = 15, 4  # rows and columns in which the names may start
SHARED = 0.6  # least share of the names that rows and columns have in common, where no corner says what they are
FILLED = 0.8  # least share of the cells that hold a number or a mark
TOTALS = re.compile(
    r"(?:grand |overall |column |row |year )?(?:totals?|sum)(?: (?:referrals|in|out|made|received|sent|of .*))?|"
    r"sub ?totals?(?: .*)?|"
    r"all (?:partners|referrals)|overall"
)
DOWN_FIRST = re.compile(r"\bfrom\b.*\brows?\b|\brows?\b.*\b(?:refer|send|from)\b", re.IGNORECASE)
ACROSS_FIRST = re.compile(r"\bcolumns?\b.*\brefer to\b|\bto\b.*\(rows?\)", re.IGNORECASE)


class MatrixCell(NamedTuple):
    """One filled cell with the names at its left and over it."""

    number: int  # of its row
    column: int  # from 0
    row_name: str
    column_name: str
    cell: Cell


def is_total(text: str) -> bool:
    """Whether the text marks a row or column that adds up the others."""
    return bool(TOTALS.fullmatch(normal(text)))


def find_matrix(grid: Grid) -> Table | None:
    """The matrix in a sheet, if there is one, and which way it runs."""
    for number, row in grid.numbered[:TOP]:
        for left in range(min(LEFT, len(row))):
            across = _across(row, left)
            if len(across) < 2:
                continue
            down = _down(grid, number, left)
            both_named = _names_both(grid.cell(number, left).text)
            if len(down) >= 2 and (both_named or _shared(across, down)) and _is_filled(grid, number, left, across):
                columns = tuple(Column(index, text, "") for index, text in across)
                rows_refer = _axes(grid, number, left) != "columns"
                return Table(grid.sheet, "matrix", number, columns, rows_refer=rows_refer, first_column=left)
    return None


def cells_of(grid: Grid, table: Table) -> Iterator[MatrixCell]:
    """The filled cells; totals are left out."""
    for number, row in grid.numbered:
        if number <= table.header or table.first_column >= len(row) or is_total(row[table.first_column].text):
            continue
        for column in table.columns:
            if column.index < len(row) and not row[column.index].blank and not is_total(column.heading):
                row_name, column_name = row[table.first_column].name, Cell(column.heading).name
                yield MatrixCell(number, column.index, row_name, column_name, row[column.index])


def _across(row: list[Cell], left: int) -> list[tuple[int, str]]:
    found = [(index, cell.text) for index, cell in enumerate(row) if index > left and cell.text and cell.kind == "text"]
    return [(index, text) for index, text in found if not text[0].isdigit()] or found


def _down(grid: Grid, number: int, left: int) -> list[str]:
    texts = [row[left].text for line, row in grid.numbered if line > number and left < len(row)]
    return [text for text in texts if text]


def _shared(across: list[tuple[int, str]], down: list[str]) -> bool:
    """The names over the columns are, at least for the most part, those at the left of the rows."""
    columns = {match_key(text) for _, text in across if not is_total(text)}
    rows = {match_key(text) for text in down if not is_total(text)}
    return bool(columns and rows) and len(columns & rows) / min(len(columns), len(rows)) >= SHARED


def _is_filled(grid: Grid, number: int, left: int, across: list[tuple[int, str]]) -> bool:
    """The cells hold numbers and marks, not other words; a few may be wrong."""
    columns = [index for index, _ in across]
    cells = [
        row[index]
        for line, row in grid.numbered
        if line > number and left < len(row) and row[left].text
        for index in columns
        if index < len(row) and not row[index].blank
    ]
    return bool(cells) and sum(map(is_amount, cells)) / len(cells) >= FILLED


def _axes(grid: Grid, number: int, left: int) -> str:
    """Which names refer, as far as the corner and the words beside it say: rows, columns or nothing."""
    beside = [grid.cell(number, index).text for index in range(left + 1)]
    below = [grid.cell(line, index).text for line in range(number + 1, number + 3) for index in range(left)]
    above = [cell.text for line, row in grid.numbered if line < number for cell in row if cell.text]
    for text in above:
        if DOWN_FIRST.search(text):
            return "rows"
        if ACROSS_FIRST.search(text):
            return "columns"
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
