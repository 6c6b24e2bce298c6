"""Several tables in one sheet, such as partners with their sector beside links: each is read by itself."""

from collections.abc import Sequence
from dataclasses import replace

from network.files.sheets.coded_matrix import uncoded
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.matrix import find_matrix
from network.files.sheets.one_below import tables_below
from network.files.sheets.recognise import field_of, is_ignored, table_but_matrix, table_in
from network.files.sheets.reshaped import reshaped
from network.names import match_key
from network.recognised import Table

__all__ = ["tables_apart"]

LOOK_IN = 300  # rows by which tables are told apart
NAMED = 0.6  # least share of the ends of links that a list of partners right beside them names
ENDS = ("from", "from_id", "to", "to_id")
MOST_CUTS = 40  # columns of names or ends; a table with more is no list beside a table of links


def tables_apart(grid: Grid) -> list[Grid]:
    """The grid as one for each table that stands in it, in their order; as it is where there is one table."""
    if is_ignored(grid):
        return [grid]
    if coded := uncoded(grid):
        return coded
    parts = reshaped(grid)
    return parts if len(parts) > 1 else [part for below in tables_below(parts[0]) for part in _apart(below)]


def _apart(grid: Grid) -> list[Grid]:
    head = replace(grid, rows=grid.rows[:LOOK_IN])
    if not head.rows or find_matrix(head) is not None:
        return [grid]
    runs = _runs(grid)
    if len(runs) > 1:
        roles = [table_in(_part(head, first, last)).role for first, last in runs]
        if sum(role != "not used" for role in roles) > 1:
            return [_part(grid, first, last) for first, last in runs]
    cut = _cut(head)
    return [_part(grid, 0, cut - 1), _part(grid, cut, _width(grid) - 1)] if cut else [grid]


def _runs(grid: Grid) -> list[tuple[int, int]]:
    """First and last column of each block of columns; between two a column is empty but for titles."""
    used: set[int] = set()
    for row in grid.rows:
        new = [index for index, cell in enumerate(row) if index not in used and cell.text]
        if new and _filled(row) > 1:
            used.update(new)
    runs: list[tuple[int, int]] = []
    for index in sorted(used):
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _cut(grid: Grid) -> int:
    """The column at which a list of partners ends and links begin, or the other way round, without a gap; 0 if none.

    It is asked of what is no matrix.
    """
    whole = table_but_matrix(grid)
    if whole.role != "links" or whole.dialect:
        return 0
    names = {column.index for column in whole.columns if field_of(column.heading, "partners") in ("name", "partner_id")}
    ends = {column.index for column in whole.columns if column.field in ENDS}
    cuts = sorted((names | ends) - {0}) if names else []
    for cut in cuts if len(cuts) <= MOST_CUTS else ():
        parts = [_part(grid, 0, cut - 1), _part(grid, cut, _width(grid) - 1)]
        tables = [table_in(part) for part in parts]
        if {table.role for table in tables} == {"partners", "links"} and _belong(parts, tables):
            return cut
    return 0


def _width(grid: Grid) -> int:
    return max(len(row) for row in grid.rows)


def _belong(parts: Sequence[Grid], tables: Sequence[Table]) -> bool:
    """Whether the list names each partner once and most of the ends of the links; its rows are then no details."""
    names: list[str] = []
    ends: set[str] = set()
    rows = []
    for part, table in zip(parts, tables, strict=True):
        fields = ("name", "partner_id") if table.role == "partners" else ENDS
        for column in (column for column in table.columns if column.field in fields):
            cells = {
                number: part.cell(number, column.index).text for number, _ in part.numbered if number > table.header
            }
            rows.append((table.role, cells))
            texts = [match_key(text) for text in cells.values() if text]
            if table.role == "partners":
                names += texts
            else:
                ends |= set(texts)
    beside = _stand_beside(rows)
    return len(names) == len(set(names)) > 1 and len(ends & set(names)) >= NAMED * len(ends) and not beside


def _stand_beside(rows: Sequence[tuple[str, dict[int, str]]]) -> bool:
    """Whether every name is that of an end in its own row: then the columns say more of that end."""
    names = [cells for role, cells in rows if role == "partners"]
    ends = [cells for role, cells in rows if role == "links"]
    return any(
        all(any(text == cells.get(number) for cells in ends) for number, text in column.items() if text)
        for column in names
    )


def _part(grid: Grid, first: int, last: int) -> Grid:
    name = f"{grid.sheet} columns {_letter(first)} to {_letter(last)}".strip()
    rows = [list(row[first : last + 1]) for row in grid.rows]
    for row in rows:
        while row and row[-1].blank and row[-1].kind == "text":
            row.pop()
    merged = [
        (top, left - first, bottom, right - first) for top, left, bottom, right in grid.merged if first <= left <= last
    ]
    hidden = tuple(index - first for index in grid.hidden_columns if first <= index <= last)
    return replace(grid, sheet=name, rows=rows, merged=merged, hidden_columns=hidden)


def _letter(index: int) -> str:
    """The letters of a column as a spreadsheet has them."""
    letters = ""
    while index >= 0:
        letters = chr(65 + index % 26) + letters
        index = index // 26 - 1
    return letters


def _filled(row: Sequence[Cell]) -> int:
    return sum(not cell.blank for cell in row)
