"""Answers on a sheet for each organisation, which is named only by its sheet: put together as rows of pairs."""

from collections.abc import Sequence
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import asks, kind_asked
from network.names import match_key

__all__ = ["of_one_sheet_each"]

SHEET_NAME = 31  # characters that a spreadsheet keeps of the name of a sheet
HEADINGS = Cell("Your organisation"), Cell("Partner")


def of_one_sheet_each(grids: Sequence[Grid], log: Log) -> list[Grid]:
    """The sheets, those with the same questions about the same organisations put into the first; others as they are.

    Each is named after one of the organisations at its left, which is the one that answers.
    """
    asking = [grid for grid in grids if _asks_about_rows(grid)]
    alike = [grid for grid in asking if _headings(grid) == _headings(asking[0])]
    owners = [_owner(grid) for grid in alike]
    if len(alike) < 2 or not all(owners) or len(set(owners)) < len(owners):
        return list(grids)
    log.note("Each sheet is named after an organisation and holds its answers. They are read together.")
    rows = [
        [Cell(owner), *row]
        for grid, owner in zip(alike, owners, strict=True)
        for row in grid.rows[1:]
        if row and row[0].text
    ]
    whole = replace(alike[0], rows=[[*HEADINGS, *alike[0].rows[0][1:]], *rows], merged=[], hidden_rows=())
    emptied = {grid.sheet: replace(grid, rows=[], merged=[]) for grid in alike} | {whole.sheet: whole}
    return [emptied.get(grid.sheet, grid) for grid in grids]


def _headings(grid: Grid) -> list[str]:
    return [normal(cell.text) for cell in grid.rows[0]] if grid.rows else []


def _asks_about_rows(grid: Grid) -> bool:
    """Whether names stand at the left and a question about each of them over another column."""
    asked = [cell.text for cell in (grid.rows[0][1:] if grid.rows else [])]
    return len(grid.rows) > 2 and any(asks(text) and kind_asked(text) for text in asked)


def _owner(grid: Grid) -> str:
    """The organisation at the left whose name the sheet bears; empty where none does."""
    name = match_key(grid.sheet)
    texts = (row[0].text for row in grid.rows[1:] if row)
    return next((text for text in texts if name in (match_key(text), match_key(text[:SHEET_NAME]))), "")
