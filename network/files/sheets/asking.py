"""What is asked where a file has a table and nothing says what its columns are."""

from collections.abc import Iterator, Sequence

from network.errors import Choice, Where
from network.files.draft.draft import Log
from network.files.sheets.amounts import is_amount
from network.files.sheets.grid import Grid
from network.recognised import KEEP, Column, ColumnIs, Recognised, Table
from network.words import listed

__all__ = ["refuse_nothing_found"]

ASKED = 8  # columns that are offered
ASKS = {
    "from": 'Partners that refer are under "{}"',
    "to": 'Partners referred to are under "{}"',
    "name": 'It is a list of partners; their names are under "{}"',
}


def refuse_nothing_found(grids: Sequence[Grid], recognised: Recognised, log: Log) -> None:
    """Refuse the file: it is empty, or nothing says which column is which, which is then asked."""
    file = grids[0].file if grids else ""
    if not any(cell.text for grid in grids for row in grid.rows for cell in row):
        log.refuse(Where(file), f"{file} is empty.", "Choose the file that holds the partners or links.")
        return
    for grid, table in zip(grids, recognised.tables, strict=True):
        if table.role == "not used" and table.columns and not grid.hidden:
            _ask(grid, table, log)
            return
    what = "No table of links or partners was found."
    fix = "Give the columns headings such as From, To and Referrals, or Partner and Area, in one row above the data."
    log.refuse(Where(file), what, fix)


def _ask(grid: Grid, table: Table, log: Log) -> None:
    columns = list(_offered(grid, table))
    if _is_rectangle(grid, table):
        what = "The names at the left and those over the columns are different, so what links them is not known."
        fix = "Write From / To into the corner if rows refer to columns. Write Partner there if it is a list of them."
        log.refuse(grid.where(table.header), what, fix)
        return
    chosen = {column.field for column in table.columns}
    fields = [field for field in ("from", "to") if field not in chosen]
    if len(fields) == 2:
        fields.append("name")
    choices = [
        Choice(ASKS[field].format(column.heading), ColumnIs(field, column.heading))
        for field in fields
        for column in columns
    ]
    named = [f'"{column.heading}"' for column in table.columns if column.heading]
    headings = listed(named[:ASKED], max(0, len(named) - ASKED))
    what = f"Nothing says which column holds partners. The headings are {headings}."
    fix = "Say which column holds the partners that refer, and which the partners that they refer to."
    log.refuse(grid.where(table.header), what, fix, choices)


def _offered(grid: Grid, table: Table) -> Iterator[Column]:
    """The columns that may name partners: they hold words and are not chosen yet."""
    for column in [one for one in table.columns if one.field == KEEP][:ASKED]:
        cells = [grid.cell(number, column.index) for number, _ in grid.numbered if number > table.header]
        filled = [cell for cell in cells if not cell.blank]
        if (
            column.heading
            and filled
            and sum(cell.kind == "text" and not is_amount(cell) for cell in filled) > len(filled) / 2
        ):
            yield column


def _is_rectangle(grid: Grid, table: Table) -> bool:
    """Whether words stand at the left and numbers in every other column."""
    cells = [
        grid.cell(number, column.index)
        for number, row in grid.numbered
        if number > table.header and row
        for column in table.columns[1:]
    ]
    filled = [cell for cell in cells if not cell.blank]
    return len(table.columns) > 2 and bool(filled) and all(map(is_amount, filled))
