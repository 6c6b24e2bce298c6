"""The grid of needs by areas as a real table, under its key."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from render.coverage_grid import AT_AN_HOUR, KEY, ONE_GROUP, UNCLEAR, Cell, CoverageGrid
from views.parts.tables import framed, labelled

__all__ = ["html_grid", "html_key"]

DOORS = "<small>●◐○</small> doors: all ages, some, none{unclear}; no dots: every door"
NOT_KNOWN = ", <small>◌</small> not known"
MARKS = (("named", "the sentence above"), ("changed", "changed by what is tried"))  # a ring, a corner


def html_key(grid: CoverageGrid, *, at_an_hour: bool) -> str:
    """What each look of a cell that is there means; at an hour a service that is shut is none."""
    cells = [cell for row in grid.cells for cell in row]
    unclear = NOT_KNOWN if any(UNCLEAR in cell.doors + cell.doors_were for cell in cells) else ""
    extra = f"<li>{DOORS.format(unclear=unclear)}</li>" if any(cell.in_words for cell in cells) else ""
    there_is = {"named": any(cell.named for cell in cells), "changed": any(cell.changed for cell in cells)}
    marks = "".join(f'<li><span class="{mark}">&nbsp;</span> {means}</li>' for mark, means in MARKS if there_is[mark])
    there = {cell.state for cell in cells}
    groups = {cell.state == "not-known": replace(cell, named=False) for cell in cells if cell.group}
    meanings = [
        (cell, AT_AN_HOUR.get(cell, means) if at_an_hour else means) for cell, means in KEY if cell.state in there
    ]
    meanings += [(groups[unsaid], ONE_GROUP[unsaid]) for unsaid in (False, True) if unsaid in groups]
    items = "".join(f"<li>{_mark(cell, 'span')} {escape(means)}</li>" for cell, means in meanings)
    return f'<ul class="key">{items}{extra}{marks}</ul>'


def html_grid(grid: CoverageGrid, caption: str) -> str:
    """Needs down, areas across."""
    head = "".join(f'<th scope="col">{escape(area)}</th>' for area in grid.areas)
    rows = "".join(
        f'<tr><th scope="row">{escape(need)}</th>{_cells(cells, grid.areas)}</tr>'
        for need, cells in zip(grid.needs, grid.cells, strict=True)
    )
    sizes = {"rows": len(grid.needs), "columns": len(grid.areas)}
    return framed("grid", caption, f"<td></td>{head}", rows, **sizes)


def _cells(cells: Sequence[Cell], areas: Sequence[str]) -> str:
    return "".join(_mark(cell, "td", labelled(area)) for cell, area in zip(cells, areas, strict=True))


def _mark(cell: Cell, tag: str, label: str = "") -> str:
    looks = " ".join(filter(None, (cell.state, "named" * cell.named, "changed" * cell.changed)))
    was = f"{escape(cell.was)} → " if cell.was else ""
    title = ' title="Named in the sentence above"' if cell.named else ""
    return f'<{tag} class="{looks}"{title}{label}><span>{was}{escape(cell.text)}{_doors(cell)}</span></{tag}>'


def _doors(cell: Cell) -> str:
    if not cell.in_words:
        return ""
    were = f"{cell.doors_were} → " if cell.doors_were else ""
    return f' <small role="img" aria-label="{cell.in_words}" title="{cell.in_words}">{were}{cell.doors}</small>'
