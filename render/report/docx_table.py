"""A table in a Word document: with a header row that is repeated, rows that are not torn, and widths that fit."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import _Cell, _Row

from render.letters import in_lines, width
from render.pictures.pen import printable
from render.report.content import Grid
from render.report.docx_base import LINE, MARGIN, PAGE_WIDTH, POINT, RULE, SIZES
from render.tables import UNDEFINED

__all__ = ["add_table", "column_widths", "longest_word", "said_of", "table_height"]

SIDE = 70  # twentieths of a point; between a cell's edge and its words
PADDING = 2 * SIDE / 20 * POINT + 0.6  # mm; of a cell, both sides, with something to spare
HEAD = "E6EAEC"
ROOM_TO_WRITE = 9.0  # mm; of a row
LONG_WORD = 32.0  # mm; about twenty letters


def add_table(document: Document, grid: Grid) -> None:
    """The caption, then the table."""
    frame = grid.shown.frame
    document.add_paragraph(printable(said_of(grid)), style="caption")
    table = document.add_table(rows=1, cols=len(frame.columns))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _properties(table._tbl.tblPr, grid)
    headings = [printable(label) for label in frame.columns]
    rows = [[printable(cell) or UNDEFINED for cell in cells] for cells in frame.itertuples(index=False, name=None)]
    widths = column_widths(headings, rows, PAGE_WIDTH - 2 * MARGIN)
    if grid.roomy:
        widths[-1] += PAGE_WIDTH - 2 * MARGIN - sum(widths)
    for wide, column in zip(widths, table._tbl.tblGrid.findall(qn("w:gridCol")), strict=True):
        column.set(qn("w:w"), str(Mm(wide).twips))
    numeric = [label in grid.shown.numeric for label in frame.columns]
    _row(table.rows[0], headings, widths, numeric, head=True)
    for cells in rows:
        row = table.add_row()
        _row(row, cells, widths, numeric)
        if grid.roomy:
            row.height = Mm(ROOM_TO_WRITE)


def said_of(grid: Grid) -> str:
    """The caption, and how much of the table is not printed."""
    rows, columns = len(grid.shown.frame), len(grid.shown.frame.columns)
    parts = [f"the first {rows:,} of {rows + grid.more:,} rows"] if grid.more else []
    parts += [f"{columns} of {columns + grid.wider} columns"] if grid.wider else []
    return f"{grid.caption} ({', '.join(parts)})" if parts else grid.caption


def column_widths(headings: Sequence[str], rows: Sequence[Sequence[str]], most: float) -> list[float]:
    """How wide each column is, in mm: no wider than its text, and no narrower than its longest word where that can be.

    Very long words are broken where the table is lower then: else they leave other columns a word a line.
    """
    whole, broken = (_widths(headings, rows, most, longest) for longest in (most, LONG_WORD))
    size = SIZES["Cell"][0]
    return min(whole, broken, key=lambda widths: sum(_lines(cells, widths, size) for cells in rows))


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]], most: float, longest: float) -> list[float]:
    """How wide each column is, where no word claims more than the longest."""
    size, head = SIZES["Cell"][0], SIZES["HeadCell"][0]
    columns = list(zip(*rows, strict=True)) or [()] * len(headings)
    least = [
        min(
            max(longest_word(label, head, bold=True), *(longest_word(cell, size) for cell in cells), 0) * POINT, longest
        )
        + PADDING
        for label, cells in zip(headings, columns, strict=True)
    ]
    if sum(least) > most:  # words have to be broken: every column gives way by what it has beyond an equal share
        share = most / len(headings)
        over = sum(max(0, one - share) for one in least)
        return [one - max(0, one - share) / over * (sum(least) - most) for one in least]
    body = [max((width(cell, size) for cell in cells), default=0) * POINT + PADDING for cells in columns]
    heads = [width(label, head, bold=True) * POINT + PADDING for label in headings]
    widths = least
    for wanted in (body, heads):  # a name in one line is worth more than a heading in one
        more = [max(0, whole - one) for whole, one in zip(wanted, widths, strict=True)]
        given = min(1.0, (most - sum(widths)) / sum(more)) if sum(more) else 0
        widths = [one + each * given for one, each in zip(widths, more, strict=True)]
    return widths


def table_height(grid: Grid, wide: float) -> float:
    """How high the table is under its caption, in mm."""
    frame = grid.shown.frame
    rows = [list(map(str, cells)) for cells in frame.itertuples(index=False, name=None)]
    widths = column_widths(list(frame.columns), rows, wide)
    size, before, after, *_ = SIZES["Cell"]
    lines = [_lines(cells, widths, size) for cells in (list(frame.columns), *rows)]
    heights = [(one * size * LINE + before + after + 1) * POINT for one in lines]
    return sum([heights[0], *(max(one, ROOM_TO_WRITE if grid.roomy else 0) for one in heights[1:])])


def _lines(cells: Sequence[str], widths: Sequence[float], size: float) -> int:
    """How many lines high a row is."""
    rooms = ((one - PADDING) / POINT for one in widths)
    return max((len(in_lines(cell, room, size)) for cell, room in zip(cells, rooms, strict=True)), default=1)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the widest word is: a column that is narrower breaks it in the middle."""
    return max((width(word, size, bold=bold) for word in text.split()), default=0.0)


def _properties(properties: object, grid: Grid) -> None:
    """Lines between the rows; what the table is, for those who do not see it."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))  # type: ignore[attr-defined]
    sides = "".join(f'<w:{side} w:w="{SIDE}" w:type="dxa"/>' for side in ("left", "right"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))  # type: ignore[attr-defined]
    caption = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    caption.set(qn("w:val"), printable(said_of(grid)))
    properties.append(caption)  # type: ignore[attr-defined]


def _row(
    row: _Row, cells: Sequence[str], widths: Sequence[float], numeric: Sequence[bool], *, head: bool = False
) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if head:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell, text, wide, right in zip(row.cells, cells, widths, numeric, strict=True):
        cell.width = Mm(wide)
        _write(cell, text, head=head, right=right)


def _write(cell: _Cell, text: str, *, head: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Head Cell" if head else "Cell"
    paragraph.add_run(text)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEAD}"/>')
        )
