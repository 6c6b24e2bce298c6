"""The square of groups: links found, and what chance alone would give."""

from html import escape

from render.boundary_matrix import BoundaryMatrix, PairCell
from views.parts.tables import framed, labelled

__all__ = ["html_matrix"]

KEY = (
    ("room", "Room to build: fewer than chance alone would give"),
    ("as-chance", "Neither clearly fewer nor more than by chance"),
    ("more", "More than chance alone would give"),
    ("inside", "Within one group"),
    ("not-compared", "Found so far: too little is known to compare"),
    ("not-known", "Mostly not asked yet"),
)


def html_matrix(matrix: BoundaryMatrix, caption: str) -> str:
    """Groups down and across; each cell says what was found and, where enough was asked, what chance alone would give.

    Two groups meet once, below the diagonal: above it the same would stand again.
    """
    head = "".join(f'<th scope="col">{escape(group)}</th>' for group in matrix.groups)
    rows = "".join(
        f'<tr><th scope="row">{escape(group)}</th>{"".join(map(_cell, cells[: place + 1], matrix.groups))}'
        f"{'<td></td>' * (len(cells) - place - 1)}</tr>"
        for place, (group, cells) in enumerate(zip(matrix.groups, matrix.cells, strict=True))
    )
    there = {cell.state for row in matrix.cells for cell in row}
    if "not-compared" in there:  # a cell within one group looks the same then, and nothing is told of either
        there.discard("inside")
    key = "".join(
        f'<li><span class="{state}">&nbsp;</span> {escape(means)}</li>' for state, means in KEY if state in there
    )
    square = framed("grid matrix", caption, f"<td></td>{head}", rows, columns=len(matrix.groups))
    return f'<ul class="key">{key}</ul>{square}'


def _cell(cell: PairCell, other: str) -> str:
    found = f"<b>{escape(cell.found)}</b> " if cell.found else ""
    return f'<td class="{cell.state}"{labelled(other)}><span>{found}<small>{escape(cell.beside)}</small></span></td>'
