"""Columns of a list of partners that are boards, forums and groups: a tick under one says who sits there."""

import re
from dataclasses import replace

from network.files.draft.headings import normal
from network.files.sheets.amounts import is_tick
from network.files.sheets.grid import Cell, Grid
from network.recognised import DROP, KEEP, Column, Table

__all__ = ["BOARD", "as_boards"]

BOARD = re.compile(
    r"\b(?:boards?|forums?|groups?|committees?|partnerships?|meetings?|panels?|networks?|alliances?|consorti\w+|hubs?)\b"
)


def as_boards(grid: Grid, table: Table) -> Table:
    """The list as a matrix of who sits on which board, with what else it holds as details; any other as it is.

    Ticks alone say this, and only under the names of boards: a tick under `Step-free access` is a detail.
    """
    named = [column for column in table.columns if column.field in ("name", "partner_id")]
    boards = [column for column in table.columns if column.field == KEEP and _is_ticked_board(grid, table, column)]
    if table.role != "partners" or len(named) != 1 or len(boards) < 2:
        return table
    columns = tuple(replace(one, field=DROP) if one in boards else one for one in table.columns if one not in named)
    return replace(table, role="matrix", columns=columns, first_column=named[0].index, kind="knows")


def _is_ticked_board(grid: Grid, table: Table, column: Column) -> bool:
    texts = grid.texts(column.index, table.header)
    return bool(texts and BOARD.search(normal(column.heading))) and all(is_tick(Cell(text)) for text in texts)
