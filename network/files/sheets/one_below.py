"""Two tables one below the other in one sheet, such as partners with their sector above links: each is read alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.files.draft.headings import link_field, partner_field
from network.files.sheets.amounts import is_amount
from network.files.sheets.grid import Cell, Grid, trimmed
from network.files.sheets.matrix import find_matrix
from network.files.sheets.meaning import kind_said
from network.files.sheets.recognise import table_in
from network.recognised import DROP, KEEP, Table

__all__ = ["tables_below"]

LOOK_IN = 300  # rows of each table by which it is known
MOST = 30  # rows that may begin a table are looked at
FAR = 2_000  # rows in which a table is looked for that nothing parts from the one above
KNOWN = 2  # headings that begin a table, where nothing but they says that one begins


def tables_below(grid: Grid) -> list[Grid]:
    """The grid as one for each table that stands below another, with its title; as it is where there is one table."""
    places = list(_perhaps_headings(grid))[:MOST]
    starts: list[int] = []
    for number, place in enumerate(places):
        begin = _with_title(grid, place)
        end = _with_title(grid, places[number + 1]) if number + 1 < len(places) else len(grid.rows)
        if _begins(grid, (starts or [0])[-1], begin, end):
            starts.append(begin)
    if not starts:
        return [grid]
    return [_part(grid, first, last) for first, last in zip([0, *starts], [*starts, len(grid.rows)], strict=True)]


def _perhaps_headings(grid: Grid) -> Iterator[int]:
    """Rows of words alone, below a gap or a title, or that hold headings for certain."""
    above = 2  # cells that are filled in the row before
    for place, row in enumerate(grid.rows):
        filled = _filled(row)
        parted = filled > 1 and (above < 2 or (0 < place < FAR and _heads(row)))
        above = filled
        if parted and not any(map(is_amount, row)):  # asked last: of most rows it takes longest to tell
            yield place


def _heads(row: Sequence[Cell]) -> bool:
    """Whether a row right below another table heads one: either end of a link, or nothing but fields of a partner."""
    first = row[0].text
    if link_field(first) in ("from", "from_id"):
        return any(link_field(cell.text) in ("to", "to_id") for cell in row[1:])
    texts = [cell.text for cell in row if cell.text]
    return partner_field(first) in ("name", "partner_id") and all(map(partner_field, texts))


def _with_title(grid: Grid, place: int) -> int:
    """Where a table begins whose headings stand there: at its title, which may have gaps around it."""
    filled = [_filled(row) for row in grid.rows[:place]]
    while place > 1 and filled[place - 1] == 1 and not any(map(is_amount, grid.rows[place - 1])):
        place -= 1
    gap = place
    while gap > 1 and not filled[gap - 1]:
        gap -= 1
    titled = 2 < gap < place and filled[gap - 1] == 1 and not filled[gap - 2]
    return gap - 1 if titled and not any(map(is_amount, grid.rows[gap - 1])) else place


def _begins(grid: Grid, above: int, begin: int, end: int) -> bool:
    """Whether a second table begins there: one of another kind than the table above, which has rows of its own."""
    first, second = (table_in(_part(grid, *_looked_at(start, stop))) for start, stop in ((above, begin), (begin, end)))
    if "not used" in (first.role, second.role) or second.header > _number(grid, begin) + 3:
        return False
    if second.role == "matrix":
        return True
    if _known(second) < KNOWN or find_matrix(_part(grid, *_looked_at(above, end))) is not None:
        return False
    return first.role != second.role or _title_kind(grid, first, above) != _title_kind(grid, second, begin)


def _looked_at(start: int, stop: int) -> tuple[int, int]:
    return start, min(stop, start + LOOK_IN)


def _number(grid: Grid, place: int) -> int:
    return place + grid.first_row


def _title_kind(grid: Grid, table: Table, begin: int) -> str:
    """The kind of link in the title of a table; rows that repeat the headings for another page have none."""
    rows = grid.rows[begin : table.header - grid.first_row]
    return next(filter(None, (kind_said(cell.text) for row in rows for cell in row)), "")


def _known(table: Table) -> int:
    of_role = link_field if table.role == "links" else partner_field
    return sum(column.field not in (KEEP, DROP) and bool(of_role(column.heading)) for column in table.columns)


def _part(grid: Grid, first: int, last: int) -> Grid:
    """The rows from the first place to before the last, with the numbers that they have in the sheet."""
    top, bottom = _number(grid, first), _number(grid, last - 1)
    name = f"{grid.sheet} rows {top} to {bottom}".strip()
    merged = [one for one in grid.merged if top <= one[0] + 1 and one[2] + 1 <= bottom]
    return replace(grid, sheet=name, rows=trimmed(grid.rows[first:last]), first_row=top, merged=merged)


def _filled(row: Sequence[Cell]) -> int:
    return sum(not cell.blank for cell in row)
