"""Columns of a table of links that their cells tell: kinds of link under any heading, and numbers beside them."""

from dataclasses import replace

from network.files.draft.headings import normal
from network.files.draft.values import kind
from network.files.sheets.grid import Grid
from network.recognised import KEEP, Column, Table

__all__ = ["with_told_columns"]

NUMBERS = frozenset({"amount", "value", "quantity", "qty", "total", "how many"})
MOSTLY = 0.6  # least share of the cells of a column that are kinds of link, if it is to say which kind each is


def with_told_columns(grid: Grid, table: Table) -> Table:
    """The table with the column that says which kind each link is, and its one column of counts."""
    return _with_numbers(grid, _with_kinds(grid, table)) if table.role == "links" and not table.dialect else table


def _with_kinds(grid: Grid, table: Table) -> Table:
    if any(column.field == "link_type" for column in table.columns):
        return table
    found = [column for column in table.columns if column.field == KEEP and _holds_kinds(grid, table, column)]
    if len(found) != 1:
        return table
    return replace(
        table, columns=tuple(replace(one, field="link_type") if one in found else one for one in table.columns)
    )


def _holds_kinds(grid: Grid, table: Table, column: Column) -> bool:
    """Whether most of what stands there are kinds of link, more than one or none that is a referral."""
    texts = grid.texts(column.index, table.header)
    told = len(texts)
    for text in texts:
        told -= not kind(text)
        if told < MOSTLY * len(texts):  # as in most columns of words
            return False
    kinds = {*map(kind, texts)} - {""}
    return bool(texts) and (len(kinds) > 1 or kinds != {"refers"})


def _with_numbers(grid: Grid, table: Table) -> Table:
    """The table with its one column of numbers, such as Amount, as counts, where some link in it is a referral."""
    if any(column.field == "referrals" for column in table.columns):
        return table
    kinds = next((column for column in table.columns if column.field == "link_type"), None)
    numbers = [column for column in table.columns if column.field == KEEP and normal(column.heading) in NUMBERS]
    texts = set(grid.texts(kinds.index, table.header)) if kinds and len(numbers) == 1 else set()
    if not any(kind(text) == "refers" for text in texts):
        return table
    columns = tuple(replace(one, field="referrals") if one == numbers[0] else one for one in table.columns)
    return replace(table, columns=columns)
