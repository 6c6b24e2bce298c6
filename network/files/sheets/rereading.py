"""A sheet read another way: what its columns are when a person says what kind of table it is and where it starts."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import get_args

from network.errors import UnreadableFile
from network.files.draft.headings import LINK_FIELDS, PARTNER_FIELDS
from network.files.sheets.grid import Grid, grids_of
from network.files.sheets.matrix import find_matrix
from network.files.sheets.recognise import field_of
from network.files.sheets.side_by_side import tables_apart
from network.names import suggestion
from network.recognised import DROP, KEEP, OWN, SURVEY_FIELDS, Column, ColumnIs, Recognised, Role, Table

__all__ = ["FIELDS", "ROLES", "grid_named", "read_as", "with_column", "with_headings", "with_table"]

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "list")
FIELDS = {  # of each kind of table: what a column can be read as
    "links": (DROP, KEEP, "from_id", "to_id", "strength", *LINK_FIELDS),
    "partners": (DROP, KEEP, *PARTNER_FIELDS),
    "survey": SURVEY_FIELDS,
}


def read_as(files: Sequence[tuple[str, bytes]], table: Table, role: Role, header: int) -> Table:
    """The table in the same sheet when it is of this kind and its headings are in this row, counted from 1."""
    if role == "not used":
        return Table(table.sheet, role)
    grid = grid_named(files, table.sheet)
    found = find_matrix(grid) if role == "matrix" else None
    if found is not None and found.header == header:
        return found
    place = header - grid.first_row
    texts = [cell.text for cell in grid.rows[place]] if 0 <= place < len(grid.rows) else []
    if role == "matrix":
        first = next((index for index, text in enumerate(texts) if text), 1) - 1
        columns = (Column(index, text, DROP) for index, text in enumerate(texts) if index > first and text)
        return Table(table.sheet, role, header, tuple(columns), first_column=max(first, 0))
    columns = (Column(index, text, field_of(text, role)) for index, text in enumerate(texts))
    return Table(table.sheet, role, header, tuple(columns))


def with_column(table: Table, index: int, field: str) -> Table:
    """The table in which one column is read as this field; another one that was it becomes a free column."""
    survey = table.role == "survey"  # in which several questions may be about one kind of link
    single = (
        field == OWN if survey else field not in (DROP, KEEP, "referrals")
    )  # counts may stand in one column a period
    columns = tuple(
        replace(column, field=field)
        if column.index == index
        else replace(column, field=DROP if survey else KEEP)
        if single and column.field == field
        else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def with_headings(recognised: Recognised, chosen: Sequence[ColumnIs]) -> Recognised:
    """The same sheets, the columns under these headings read as these fields.

    Raises
    ------
    UnreadableFile
        When no column has such a heading, or it cannot be read as that field.
    """
    for place, one in enumerate(chosen):
        tables = [table for table in recognised.tables if table.role in FIELDS or table.role == "not used"]
        columns = [(table, column) for table in tables for column in table.columns if column.heading == one.heading]
        if not columns:
            headings = [column.heading for table in tables for column in table.columns if column.heading]
            hint = suggestion(one.heading, headings) or f"The columns are {', '.join(headings)}."
            raise UnreadableFile(f'There is no column "{one.heading}". {hint}')
        fitting = [(table, column) for table, column in columns if one.field in _fields(table)]
        if not fitting:
            fields = [field for field in _fields(columns[0][0]) if field]
            raise UnreadableFile(f'"{one.field}" is no field of a table. Use one of {", ".join(fields)}.')
        for sheet, index in [(table.sheet, column.index) for table, column in fitting]:
            now = next(table for table in recognised.tables if table.sheet == sheet)  # as the column before left it
            too = {earlier.heading for earlier in chosen[:place] if earlier.field == one.field == OWN}
            recognised = with_table(recognised, _with_role(_with_all(with_column(now, index, one.field), too)))
    return recognised


def _with_all(table: Table, own: AbstractSet[str]) -> Table:
    """The survey in which the columns under these headings say who answers too: each branch of a form has its own."""
    return replace(
        table, columns=tuple(replace(one, field=OWN) if one.heading in own else one for one in table.columns)
    )


def _fields(table: Table) -> tuple[str, ...]:
    """What a column of the table can be read as; of one of which nothing is known, that of links and of partners."""
    return FIELDS.get(table.role) or tuple(dict.fromkeys((*FIELDS["links"], *FIELDS["partners"])))


def _with_role(table: Table) -> Table:
    """The table as what its columns make it, where nothing was known of it before."""
    fields = {column.field for column in table.columns}
    if table.role != "not used":
        return table
    if fields & {"from", "from_id"} and fields & {"to", "to_id"}:
        return replace(table, role="links", columns=_read_as(table, "links"))
    if fields & {"name", "partner_id"}:
        return replace(table, role="partners", columns=_read_as(table, "partners"))
    return table


def _read_as(table: Table, role: str) -> tuple[Column, ...]:
    """The columns that nobody has chosen, read as their headings say."""
    return tuple(
        replace(column, field=field_of(column.heading, role)) if column.field == KEEP else column
        for column in table.columns
    )


def with_table(recognised: Recognised, table: Table) -> Recognised:
    """The same sheets, one of them read as this table says."""
    return Recognised(tuple(table if one.sheet == table.sheet else one for one in recognised.tables))


def grid_named(files: Sequence[tuple[str, bytes]], sheet: str) -> Grid:
    """The sheet of that name, or the part of one; an empty one where there is none."""
    for name, data in files:
        for whole in grids_of(data, name)[0]:
            whole.sheet = whole.sheet if len(files) == 1 else f"{name} {whole.sheet}".strip()
            for grid in (whole, *tables_apart(whole)):
                if sheet == grid.sheet:
                    return grid
    return Grid(sheet, [])
