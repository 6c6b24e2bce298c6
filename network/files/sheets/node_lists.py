"""Lists of nodes beside links: which column holds the names, where no heading says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from network.files.sheets.amounts import is_amount
from network.files.sheets.grid import Grid
from network.names import match_key
from network.recognised import DROP, KEEP, Column, Table

__all__ = ["beside_links", "has_codes", "with_ids", "with_names"]

CODE = re.compile(r"[A-Za-z]{0,4}[-_ .]?\d+[A-Za-z]?|[a-z]\d*")  # what a program or a clerk numbers things with
NAMED = 0.6  # least share of the ends of links that a list of nodes names
FILLED = 0.9  # least share of the rows in which a name stands


def with_names(grid: Grid, table: Table) -> Table:
    """The list of partners in which the one free column that names each row apart is the name, if ids are codes."""
    if table.role != "partners" or any(column.field == "name" for column in table.columns):
        return table
    ids = next((column for column in table.columns if column.field == "partner_id"), None)
    if ids is None or not has_codes(_texts(grid, table, ids)):
        return table
    fitting = [column for column in table.columns if column.field == KEEP and _names_apart(grid, table, column)]
    if not fitting:
        return table
    columns = tuple(replace(one, field="name") if one == fitting[0] else one for one in table.columns)
    return replace(table, columns=columns)


def has_codes(ids: Sequence[str]) -> bool:
    """Whether ids are codes such as s01, which nobody would put on a map."""
    return bool(ids) and all(CODE.fullmatch(text) for text in ids)


def beside_links(grids: Sequence[Grid], tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, of which one that nothing was known of is a list of partners where links name what stands in it."""
    roles = {table.role for table in tables}
    if "partners" in roles or not {"links", "not used"} <= roles:
        return tuple(tables)
    ends = {
        match_key(text)
        for grid, table in zip(grids, tables, strict=True)
        if table.role == "links"
        for column in table.columns
        if column.field in ("from", "to", "from_id", "to_id")
        for text in set(_texts(grid, table, column))
    }
    if not ends:
        return tuple(tables)
    return tuple(_as_nodes(grid, table, ends) for grid, table in zip(grids, tables, strict=True))


def with_ids(grids: Sequence[Grid], tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, of which a list of partners has its ids where the links of the others name these and not its names.

    They stand under "Org id", or under a heading that is not known, such as the "Code" of a key to a matrix.
    """
    pairs = list(zip(grids, tables, strict=True))
    ends = {end for grid, table in pairs for end in _ends(grid, table)}
    return tuple(
        _with_own_ids(grid, table, ends) if ends and table.role == "partners" else table for grid, table in pairs
    )


def _ends(grid: Grid, table: Table) -> set[str]:
    """What names the ends of links in a table of links or in a matrix."""
    if table.role == "matrix":
        names = {column.heading for column in table.columns if column.field == DROP and column.heading}
        return names | {*grid.texts(table.first_column, table.header)}
    ends = [one for one in table.columns if table.role == "links" and one.field in ("from", "to", "from_id", "to_id")]
    return {text for column in ends for text in _texts(grid, table, column)}


def _with_own_ids(grid: Grid, table: Table, ends: set[str]) -> Table:
    fields = [column.field for column in table.columns]
    if "partner_id" in fields:
        return table
    names = [text for column in table.columns if column.field == "name" for text in _texts(grid, table, column)]
    if {match_key(text) for text in names} & {match_key(end) for end in ends}:
        return table
    fitting = (column for column in table.columns if column.field in ("org_id", KEEP))
    ids = next((one for one in fitting if len(ends & {*_texts(grid, table, one)}) >= NAMED * len(ends)), None)
    columns = tuple(replace(one, field="partner_id") if one == ids else one for one in table.columns)
    return replace(table, columns=columns)


def _as_nodes(grid: Grid, table: Table, ends: set[str]) -> Table:
    for column in table.columns if table.role == "not used" else ():
        texts = _texts(grid, table, column)
        keys = {match_key(text) for text in texts}
        if len(keys) == len(texts) > 1 and len(keys & ends) >= NAMED * len(ends):
            field = "partner_id" if has_codes(texts) else "name"
            columns = tuple(replace(one, field=field) if one == column else one for one in table.columns)
            return with_names(grid, replace(table, role="partners", columns=columns))
    return table


def _names_apart(grid: Grid, table: Table, column: Column) -> bool:
    rows = sum(1 for number, row in grid.numbered if number > table.header and any(cell.text for cell in row))
    cells = [grid.cell(number, column.index) for number, _ in grid.numbered if number > table.header]
    texts = [cell.text for cell in cells if cell.text and not is_amount(cell)]
    return len(texts) >= FILLED * rows and len(set(texts)) == len(texts)


def _texts(grid: Grid, table: Table, column: Column) -> list[str]:
    if column.field == DROP and not column.heading:
        return []
    return grid.texts(column.index, table.header)
