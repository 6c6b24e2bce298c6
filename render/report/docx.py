"""A report as a Word document that everybody can read: real headings, words for pictures, header rows, one language."""

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import takewhile

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from render.pictures.paper import as_png
from render.pictures.pen import printable
from render.printed import mark_apart
from render.report.content import Asked, Block, Bullets, Chapter, Contents, Figure, Grid, Heading, Text
from render.report.docx_base import MARGIN, MUTED, NAMES, PAGE_HEIGHT, PAGE_WIDTH, SIZES, empty
from render.report.docx_fit import Fit, fitting, groups, height, picture_size, style_of
from render.report.docx_table import add_table
from render.report.zipped import settled

__all__ = ["document"]

IN_THIS_REPORT = "In this report"
SHARP = 2.0  # dots of a picture for each pixel of its sheet: about 200 an inch
BEFORE_CHAPTER = 24.0  # points
UNDER_TABLE = 4.0  # points between a table and what follows
QUIETER = 0.8  # of its size, that the mark of an illustrative map is set at
HEAD = 1.2  # the title is so much larger than a heading
GAP = 8.0  # mm between two columns
NEXT_PAGE, SAME_PAGE = "nextPage", "continuous"  # where a section starts


def document(contents: Contents) -> bytes:
    """The document as a file; the same contents give the same bytes."""
    written = empty(contents)
    _paragraph(written, contents.title, "Title")
    if contents.subtitle:
        _paragraph(written, contents.subtitle, "Subtitle")
    pages = [*takewhile(lambda chapter: chapter.one_page, contents.chapters)]
    rest = contents.chapters[len(pages) :]
    for place, chapter in enumerate(pages):
        _page(written, chapter, [] if place else [contents.title, contents.subtitle])
        if place < len(pages) - 1 or rest:
            _next_section(written, NEXT_PAGE, columns=1)
    if len(rest) > 1:
        _list(written, rest)
    for place, chapter in enumerate(rest):
        heading = _paragraph(written, chapter.title, "Heading1")
        if len(rest) > 1:
            heading.paragraph_format.space_before = Pt(BEFORE_CHAPTER)
        _bookmark(heading, place, chapter.name)
        _blocks(written, chapter.blocks, Fit())
    file = io.BytesIO()
    written.save(file)
    return settled(file.getvalue())


def _page(written: Document, chapter: Chapter, above: Sequence[str]) -> None:
    """A chapter on one page, below what stands above it: in two columns where it has pictures."""
    wide, high = PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - 2 * MARGIN
    head = [*(Heading(text, 1) for text in above), Heading(chapter.title, 1)]
    high -= sum(height(block, wide, Fit(HEAD)) for block in head)
    _paragraph(written, chapter.title, "Heading1")
    columns = 2 if any(isinstance(block, Figure) for block in chapter.blocks) else 1
    if columns == 2:
        _next_section(written, SAME_PAGE, columns=2)
        wide = (wide - GAP) / 2
    blocks, fitted = fitting(chapter.blocks, wide, high, columns=columns)
    for group in groups(blocks):
        before = len(written.paragraphs)
        _blocks(written, group, fitted or Fit(0.8, wide * 0.5, high / 5))
        *kept, last = written.paragraphs[before:]
        for paragraph in kept:
            paragraph.paragraph_format.keep_with_next = True
        last.paragraph_format.keep_with_next = False


def _next_section(written: Document, start: str, *, columns: int) -> None:
    """What stands so far is a section that ends with the last paragraph; the next one starts so."""
    sentinel = written.sections[-1]._sectPr
    written.paragraphs[-1]._p.get_or_add_pPr().append(deepcopy(sentinel))
    for name in ("type", "cols"):
        for child in sentinel.findall(qn(f"w:{name}")):
            sentinel.remove(child)
    kind = parse_xml(f'<w:type {nsdecls("w")} w:val="{start}"/>')
    sentinel.find(qn("w:pgSz")).addprevious(kind)
    space = f' w:space="{Mm(GAP).twips}"' if columns > 1 else ""
    sentinel.find(qn("w:pgMar")).addnext(parse_xml(f'<w:cols {nsdecls("w")} w:num="{columns}"{space}/>'))


def _list(written: Document, chapters: Sequence[Chapter]) -> None:
    """The chapters, each a link to its heading."""
    _paragraph(written, IN_THIS_REPORT, "Heading1")
    for chapter in chapters:
        paragraph = written.add_paragraph(style=NAMES["ListBullet"])
        link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{_anchor(chapter.name)}" w:history="1"/>')
        run = paragraph.add_run(printable(chapter.title))
        run.underline = True
        link.append(run._r)
        paragraph._p.append(link)


def _bookmark(heading: Paragraph, place: int, name: str) -> None:
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{place}" w:name="{_anchor(name)}"/>')
    heading._p.get_or_add_pPr().addnext(start)
    heading._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{place}"/>'))


def _anchor(name: str) -> str:
    return f"chapter_{name}"


def _blocks(written: Document, blocks: Iterable[Block], fitted: Fit) -> None:
    after_table = False
    for block in blocks:
        before = len(written.paragraphs)
        match block:
            case Figure():
                _picture(written, block, fitted)
            case Grid():
                add_table(written, block)
            case Bullets(items):
                for item in items:
                    _paragraph(written, item, "ListBullet", fitted.letters)
            case Heading(text) | Text(text) | Asked(text):
                _paragraph(written, text, style_of(block), fitted.letters)
        if after_table and not isinstance(block, Heading):
            written.paragraphs[before].paragraph_format.space_before = Pt(UNDER_TABLE)
        after_table = isinstance(block, Grid)


def _paragraph(written: Document, text: str, style: str, letters: float = 1.0) -> Paragraph:
    paragraph = written.add_paragraph(style=NAMES.get(style, style))
    for words, is_mark in mark_apart(printable(text)):
        run = paragraph.add_run(words)
        if letters != 1 or is_mark:
            run.font.size = Pt(round(2 * letters * SIZES[style][0] * (QUIETER if is_mark else 1)) / 2)
        if is_mark:
            run.font.color.rgb, run.font.bold = RGBColor.from_string(MUTED), False
    return paragraph


def _picture(written: Document, figure: Figure, fitted: Fit) -> None:
    """The picture in the line, never afloat; its sentence for those who do not see it."""
    wide, high = picture_size(figure, fitted)
    paragraph = written.add_paragraph(style="Picture")
    shape = paragraph.add_run().add_picture(io.BytesIO(as_png(figure.picture, scale=SHARP)), Mm(wide), Mm(high))
    number = len(written.inline_shapes)
    for properties in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        properties.set("name", f"Figure {number}")
        properties.set("descr", printable(figure.picture.words))
