"""A table on a slide: columns as wide as their words need, rows as many as fit, the rest counted."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Pt

from network.words import plural
from render import letters
from render.pictures.paper import TOKENS
from render.pictures.pen import printable
from render.report.content import Grid
from render.report.slide_parts import Box, Fitted, add_text, written

__all__ = ["add_table"]

SIZES = (16, 14, 12)
PAD = 5.0  # points inside a cell, at each side
ENOUGH = 6  # rows, below which letters become smaller before rows are left out
NOTE = 20.0  # points below a table, for how many more there are
LEAST = 0.05  # of the width, for a column
PLAIN = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's style "No Style, Table Grid"


def add_table(page: Page, grid: Grid, box: Box) -> None:
    """The table with its header row, and how many rows are only in the report."""
    rows = [[printable(str(cell)) for cell in row] for row in (list(grid.shown.frame), *grid.shown.frame.to_numpy())]
    size, widths, kept = _layout(rows, Box(box.left, box.top, box.width, box.height - NOTE))
    heights = [_row_height(row, widths, size, bold=not place) for place, row in enumerate(rows[:kept])]
    frame: Any = page.shapes.add_table(kept, len(widths), Pt(box.left), Pt(box.top), Pt(box.width), Pt(sum(heights)))
    frame.name = "The table"
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", printable(f"Table: {grid.caption} {plural(kept - 1, 'row')}."))
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    table.first_row, table.horz_banding = True, False
    for place, width in enumerate(widths):
        table.columns[place].width = Pt(width)
    for place, high in enumerate(heights):
        table.rows[place].height = Pt(high)
        for column, text in enumerate(rows[place]):
            _cell(table.cell(place, column), text, size, header=not place, right=rows[0][column] in grid.shown.numeric)
    more = len(rows) - kept + grid.more
    if more:
        below = Box(box.left, box.top + sum(heights) + 5, box.width, NOTE)
        add_text(page, "More rows", [f"{plural(more, 'more row')} in the report."], below, (12,), tone="muted")


def _layout(rows: Sequence[Sequence[str]], box: Box) -> tuple[float, list[float], int]:
    """The size of letters, the widths of the columns, and how many rows fit, the header with them."""
    for size in SIZES:
        widths = _widths(rows, box.width, size)
        kept, used = 0, 0.0
        for place, row in enumerate(rows):
            used += _row_height(row, widths, size, bold=not place)
            if used > box.height:
                break
            kept = place + 1
        if kept == len(rows) or (kept > ENOUGH and size == SIZES[-1]):
            return size, widths, kept
    return size, widths, max(kept, min(2, len(rows)))


def _widths(rows: Sequence[Sequence[str]], width: float, size: float) -> list[float]:
    """No column narrower than its longest word, where all of these fit; the rest shared out by what cells hold."""
    columns = list(zip(*rows, strict=True))
    words = [max(_word(cell, size, bold=not place) for place, cell in enumerate(column)) for column in columns]
    whole = [max(letters.width(cell, size) for cell in column) + 2 * PAD for column in columns]
    least = [max(word + 2 * PAD, LEAST * width) for word in words]
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    wished = [max(one - other, 0.0) ** 0.7 for one, other in zip(whole, least, strict=True)]
    spare = (width - sum(least)) / (sum(wished) or 1)
    shared = [one + spare * more for one, more in zip(least, wished, strict=True)]
    return [one * width / sum(shared) for one in shared]


def _word(cell: str, size: float, *, bold: bool) -> float:
    return max((letters.width(word, size, bold=bold) for word in cell.split()), default=0.0)


def _row_height(row: Sequence[str], widths: Sequence[float], size: float, *, bold: bool) -> float:
    lines = [
        len(letters.in_lines(cell, width - 2 * PAD, size, bold=bold)) for cell, width in zip(row, widths, strict=True)
    ]
    return max([1, *lines]) * size * letters.LEADING + 2 * PAD


def _cell(cell: Any, text: str, size: float, *, header: bool, right: bool) -> None:
    written(cell.text_frame, Fitted((text,), size, 0), bold=header)
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(PAD)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    if right:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    cell.fill.solid()
    colour = TOKENS["--several"] if header else TOKENS["--card"]
    cell.fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))
