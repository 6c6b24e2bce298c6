"""Sheets whose shape hides what they hold, put into the shape that is read: what they say stays the same.

Neo4j and drawing programs write nodes and links in one table, told apart by which cells are filled. A pivot table
leaves out the name that it has above. A matrix may have only the numbers of its rows over its columns.

References
----------
Neo4j APOC documentation, export to CSV; Lucid help, export a document as CSV.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from network.files.draft.headings import normal, partner_field
from network.files.sheets.grid import Cell, Grid

__all__ = ["reshaped"]

LOOK_IN = 15  # rows in which the headings stand
NEO4J = {"_start": "From id", "_end": "To id", "_type": "Link type"}
TYPED = re.compile(r"(?P<name>\w*):(?P<type>[A-Za-z_]+)(?:\[\])?(?:\([\w -]*\))?(?:\{.*\})?")
MOST_FIELDS = 40  # of a form about one partner
DRAWING = {"line source": "From id", "line destination": "To id", "text area 1": "Link type"}
OF_CYTOSCAPE = ("suid", "selected", "shared name", "shared interaction", "edgebetweenness", "edge betweenness")
NO_SHAPES = ("document", "page", "line", "layer", "group")
WITHOUT_ARROW = ("", "none", "no arrow")
SUBTOTAL = re.compile(r"(.+?) (?:sub ?)?total", re.IGNORECASE)
NUMBERED = re.compile(r"(\d{1,3})\s*[.):\-–]?\s+(\D.*)")


def reshaped(grid: Grid) -> list[Grid]:
    """The grid as one or two in the usual shape; itself where nothing is hidden."""
    for split in (_neo4j, _neo4j_import, _drawing, _cytoscape, _form):
        if parts := split(grid):
            return parts
    return [_filled_down(_with_names_over(grid))]


def _neo4j(grid: Grid) -> list[Grid]:
    """Nodes have an `_id`, relationships a `_start` and an `_end`; each has its own of the other columns."""
    headings = [cell.text.casefold() for cell in grid.rows[0]] if grid.rows else []
    if not {"_id", *NEO4J} <= set(headings):
        return []
    named = {"_id": "Id", "_labels": "", "name": "Label"}
    return [
        _part(grid, "nodes", lambda row: bool(row.get("_id")), named, {*NEO4J}),
        _part(grid, "relationships", lambda row: bool(row.get("_start")), NEO4J, {"_id", "_labels"}),
    ]


def _neo4j_import(grid: Grid) -> list[Grid]:
    """Files for neo4j-admin have the type of each column in its heading: `orgId:ID`, `people:int`, `:LABEL`."""
    headings = [TYPED.fullmatch(cell.text) for cell in grid.rows[0]] if grid.rows else []
    types = {match["type"].upper() for match in headings if match}
    if not types & {"ID", "START_ID"} or not all(cell.text for cell in grid.rows[0]):
        return []
    own = {"ID": "Id", "START_ID": "From id", "END_ID": "To id", "TYPE": "Link type", "LABEL": "labels"}
    top = [
        Cell(own.get(match["type"].upper(), match["name"])) if match else cell
        for match, cell in zip(headings, grid.rows[0], strict=True)
    ]
    return [replace(grid, rows=[top, *grid.rows[1:]])]


def _form(grid: Grid) -> list[Grid]:
    """A sheet about one partner, with the fields at the left and beside each what it holds: a row under headings."""
    rows = [(number, row) for number, row in grid.numbered if any(cell.text for cell in row)]
    if not 3 <= len(rows) <= MOST_FIELDS or any(len(row) < 2 or any(cell.text for cell in row[2:]) for _, row in rows):
        return []
    headings = [row[0].text.rstrip(" :") for _, row in rows]
    fields = [partner_field(text) for text in headings]
    others = [row[1].text for _, row in rows[1:]]
    known = sum(map(bool, fields)) + sum(row[0].text.endswith(":") for _, row in rows)
    if fields[0] not in ("name", "partner_id") or known < len(rows) or sum(map(bool, fields)) < 2:
        return []
    if len(set(headings)) < len(headings) or not all(headings) or sum(map(bool, map(partner_field, others))) > 1:
        return []
    top = rows[0][0]
    made = [[Cell(text) for text in headings], [row[1] for _, row in rows]]
    return [replace(grid, rows=made, first_row=top, merged=[], hidden_rows=(), hidden_columns=())]


def _drawing(grid: Grid) -> list[Grid]:
    """Shapes with a text are partners, lines between two of them links; a line without an arrow has no direction."""
    headings = [normal(cell.text) for cell in grid.rows[0]] if grid.rows else []
    if not {"id", "name", *DRAWING} <= set(headings):
        return []
    lines = _part(grid, "lines", lambda row: bool(row.get("line source")), DRAWING, {*headings} - {*DRAWING})
    arrows = [index for index, text in enumerate(headings) if text in ("source arrow", "destination arrow")]
    drawn = [[row[index].text if index < len(row) else "" for index in arrows] for row in grid.rows]
    rows = [
        [*row, Cell(_direction(said)) if number else Cell("Direction")] if row else row
        for number, (row, said) in enumerate(zip(lines.rows, drawn, strict=True))
    ]
    shapes = _part(
        grid,
        "shapes",
        lambda row: bool(row.get("text area 1")) and row["name"].casefold() not in NO_SHAPES,
        {"id": "Id", "text area 1": "Label"},
        {*headings} - {"id", "text area 1"},
    )
    return [shapes, replace(lines, rows=rows)]


def _cytoscape(grid: Grid) -> list[Grid]:
    """An edge table has both ends in one name, around the interaction: `Police (refers) Probation`."""
    headings = [normal(cell.text) for cell in grid.rows[0]] if grid.rows else []
    if not {"name", "interaction"} <= set(headings) or "source" in headings:
        return []
    name, kind = headings.index("name"), headings.index("interaction")
    ends = [[Cell("From"), Cell("To"), Cell("Link type")]]
    for _, row in grid.numbered[1:]:
        around = row[name].text.partition(f" ({row[kind].text}) ") if len(row) > max(name, kind) else ("", "", "")
        if any(cell.text for cell in row) and not all(around):
            return []
        ends.append([Cell(around[0]), Cell(around[2]), row[kind]] if all(around) else [])
    kept = [place for place, text in enumerate(headings) if place not in (name, kind) and text not in OF_CYTOSCAPE]
    rows = [
        [*end, *(row[place] for place in kept if place < len(row))] for end, row in zip(ends, grid.rows, strict=True)
    ]
    return [replace(grid, rows=rows, merged=[], hidden_columns=())] if len(rows) > 1 else []


def _direction(arrows: list[str]) -> str:
    at_source, at_end = (text.casefold() not in WITHOUT_ARROW for text in (*arrows, "", "")[:2])
    return "mutual" if at_source and at_end else "directed" if at_source or at_end else "undirected"


def _part(
    grid: Grid,
    name: str,
    is_one: Callable[[dict[str, str]], bool],
    headings: Mapping[str, str],
    without: set[str],
) -> Grid:
    """The rows of one kind under their own headings, with the numbers that they have in the file."""
    top = [cell.text for cell in grid.rows[0]]
    keys = [text.casefold() if text.startswith("_") else normal(text) for text in top]
    kept = [index for index, key in enumerate(keys) if key not in without and headings.get(key, key)]
    rows = [[Cell(headings.get(keys[index], top[index])) for index in kept]]
    for _, row in grid.numbered[1:]:
        said = {key: row[index].text if index < len(row) else "" for index, key in enumerate(keys)}
        rows.append([row[index] if index < len(row) else Cell("") for index in kept] if is_one(said) else [])
    filled = [place for place in range(len(kept)) if any(place < len(row) and row[place].text for row in rows[1:])]
    rows = [[row[place] for place in filled] if row else [] for row in rows]
    unread = tuple(row[index].text for row in grid.rows for index in range(len(row)) if index not in kept)
    beside = (*grid.beside, *(text for text in unread if text))  # screened as whatever stands in no cell that is read
    return replace(grid, sheet=f"{grid.sheet} {name}".strip(), rows=rows, merged=[], hidden_columns=(), beside=beside)


def _filled_down(grid: Grid) -> Grid:
    """A pivot table in which each row above `X Total` that starts with a blank is one of X."""
    rows = [list(row) for row in grid.rows]
    changed = False
    for end, row in enumerate(rows):
        match = SUBTOTAL.fullmatch(row[0].text) if row else None
        start = _first_of(rows, end, match[1]) if match else None
        for place in range(start + 1, end) if start is not None else ():
            if len(rows[place]) > 1 and rows[place][0].blank:
                rows[place][0], changed = rows[start or 0][0], True
        if start is not None and match:
            rows[end], changed = [Cell("Sub total of " + match[1]), *row[1:]], True
    return replace(grid, rows=rows) if changed else grid


def _first_of(rows: list[list[Cell]], end: int, name: str) -> int | None:
    """The row that begins the group: the nearest above with the name, nothing but blanks between."""
    for place in range(end - 1, -1, -1):
        text = rows[place][0].text if rows[place] else ""
        if text:
            return place if text == name else None
    return None


def _with_names_over(grid: Grid) -> Grid:
    """A matrix with the names of its rows over its columns, where their numbers stood: `1. Police` beside 1, 2, 3."""
    for place, row in enumerate(grid.rows[:LOOK_IN]):
        numbers = {index: cell.text for index, cell in enumerate(row) if index and cell.text.isdecimal()}
        if len(numbers) < 2 or len(numbers) < len(row) - 1:
            continue
        names = dict(_numbered(grid, place))
        if len(names) < 2 or list(numbers.values()) != list(names):
            continue
        rows = [list(one) for one in grid.rows]
        rows[place] = [Cell(names[numbers[index]]) if index in numbers else cell for index, cell in enumerate(row)]
        for line in rows[place + 1 :]:
            if line and (match := NUMBERED.fullmatch(line[0].text)):
                line[0] = Cell(match[2])
        return replace(grid, rows=rows)
    return grid


def _numbered(grid: Grid, place: int) -> Iterator[tuple[str, str]]:
    for row in grid.rows[place + 1 :]:
        if row and (match := NUMBERED.fullmatch(row[0].text)):
            yield match[1], match[2]
