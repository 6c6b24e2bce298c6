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
FOR_CERTAIN = re.compile(
    r"\b(?:boards?|forums?|committees?|partnerships?|panels?|alliances?|consorti\w+|"
    r"(?:working|steering|task|reference|strategic|operational|delivery) (?:group|meeting)s?)\b"
)
NO = re.compile(r"n|no")
SITS_THERE = re.compile(
    r"y|yes|n|no|(?:(?:co|vice|deputy|joint|full|core|associate) ?)?(?:chair(?:s|ing)?|member|deputy|lead|secretary)|"
    r"(?:chair|lead|secretar|observ|attend|represent|invit|core|regular|occasional)\w*|rep|sits|none"
)


def as_boards(grid: Grid, table: Table) -> Table:
    """The list as a matrix of who sits on which board, with what else it holds as details; any other as it is.

    Ticks, yes, and words such as Chair say this under the names of boards: under `Step-free access` they are details.
    """
    named = [column for column in table.columns if column.field in ("name", "partner_id")]
    boards = [column for column in table.columns if column.field == KEEP and _is_ticked_board(grid, table, column)]
    if table.role != "partners" or len(named) != 1 or len(boards) < 2:
        return table
    if not any(FOR_CERTAIN.search(normal(column.heading)) for column in boards):
        return table  # a support group may be what a partner offers
    columns = tuple(replace(one, field=DROP) if one in boards else one for one in table.columns if one not in named)
    return replace(table, role="matrix", columns=columns, first_column=named[0].index, kind="knows")


def _is_ticked_board(grid: Grid, table: Table, column: Column) -> bool:
    texts = grid.texts(column.index, table.header)
    if not BOARD.search(normal(column.heading)) or all(NO.fullmatch(normal(text)) for text in texts):
        return False
    return all(is_tick(Cell(text)) or SITS_THERE.fullmatch(normal(text)) for text in texts)
