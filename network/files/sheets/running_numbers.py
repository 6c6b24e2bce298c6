"""Rows that are numbered from 1: their numbers count nobody, whatever the heading, such as "#", says."""

from dataclasses import replace

from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.recognised import DROP, Table

__all__ = ["without_running_numbers"]

NUMBERS = frozenset({"number", "n", "no", "nr"})
LEAST = 3  # rows


def without_running_numbers(grid: Grid, table: Table) -> Table:
    """The table whose column of referrals is not read where it only numbers the rows."""
    if table.role != "links":
        return table
    columns = tuple(
        replace(column, field=DROP)
        if column.field == "referrals" and normal(column.heading) in NUMBERS and _is_running(grid, table, column.index)
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def _is_running(grid: Grid, table: Table, place: int) -> bool:
    said = (row[place].text for number, row in grid.numbered if number > table.header and place < len(row))
    filled = [text.removesuffix(".0") for text in said if text]
    return len(filled) >= LEAST and filled == [*map(str, range(1, len(filled) + 1))]
