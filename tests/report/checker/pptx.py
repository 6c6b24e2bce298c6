"""What PowerPoint's own accessibility checker, and ours, would find wrong with slides.

Rules after Microsoft's list (alternative text, titles, header row, merged cells, reading order, language, contrast,
blanks used for layout), and what a viewer does not mend: text that is longer than its box, things over one another.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.shapes.picture import Picture
from pptx.util import Pt

from render import letters
from tests.report.checker.package import is_stretched, of_package
from tests.report.checker.properties import of_properties
from tests.report.checker.rules import contrast, is_real_alt_text, is_typed_list

__all__ = ["faults"]

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FONTS = {"Arial", "+mn-lt", "+mj-lt", "+mn-ea", "+mj-ea", "+mn-cs", "+mj-cs"}
LEAST_CONTRAST, LEAST_SIZE = 4.5, 12.0  # points
WIDE = (12192000, 6858000)
NOT_OURS = ("Steve Canny", "python-pptx", "Macintosh", "PowerPoint Presentation", "2013-01-27", "generated")
OVER = 1.0  # point
MOVES = ("timing", "transition")
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
GROWS = ("normAutofit", "spAutoFit")


def faults(deck: bytes) -> list[str]:
    """Every fault, in words; none for a deck that passes."""
    with zipfile.ZipFile(BytesIO(deck)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    opened = Presentation(BytesIO(deck))
    pages = list(opened.slides)
    found = [*of_properties(parts, NOT_OURS), *of_package(parts), *_letters_of(parts), *_titles(pages)]
    if (opened.slide_width, opened.slide_height) != WIDE:
        found.append("the page is not 16 to 9")
    for number, page in enumerate(pages, start=1):
        found += [f"slide {number}: {fault}" for fault in (*_page(page), *_overlaps(page))]
    return found


def _letters_of(parts: dict[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if not name.endswith(".xml") or not name.startswith("ppt/"):
            continue
        root = etree.fromstring(content)
        languages = {one.get("lang") for one in root.iter() if one.get("lang")}
        yield from (f"{name} is in the language {one}" for one in languages - {"en-GB"})
        if "slides/" in name or "/theme/" in name:
            fonts = {one.get("typeface") for one in root.iter(f"{A}latin")}
            yield from (f"the font {one}" for one in fonts - FONTS)
        if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            runs = list(root.iter(f"{A}r"))
            if any(run.find(f"{A}rPr") is None or run.find(f"{A}rPr").get("lang") is None for run in runs):
                yield f"{name} has text in no language"
            yield from (f"{name} grows or shrinks its text" for one in GROWS if root.find(f".//{A}{one}") is not None)
        if re.match(r"ppt/slides/\w+\.xml", name) and root.get("show") == "0":
            yield f"{name} is hidden"
        if re.match(r"ppt/slide\w*/\w+\.xml", name):
            yield from (f"{name} moves by itself" for one in MOVES if root.find(f"{P}{one}") is not None)
            yield from (
                f"{name} has text that is turned"
                for one in root.iter(f"{A}bodyPr")
                if one.get("vert", "horz") != "horz"
            )
            yield from (
                f"{name} has words in capitals" for one in root.iter(f"{A}rPr") if one.get("cap", "none") != "none"
            )


def _titles(pages: list[Any]) -> Iterator[str]:
    titles = []
    for number, page in enumerate(pages, start=1):
        title = page.shapes.title
        if title is None or not title.text_frame.text.strip():
            yield f"slide {number} has no title"
            continue
        titles.append(title.text_frame.text)
        if page.shapes[0].shape_id != title.shape_id:
            yield f"slide {number}: something is read before its title"
    if len(set(titles)) < len(titles):
        yield "two slides have the same title"


def _page(page: Any) -> Iterator[str]:
    if not page.has_notes_slide or not page.notes_slide.notes_text_frame.text.strip():
        yield "nothing for the speaker"
    names = [shape.name for shape in page.shapes]
    if len(set(names)) < len(names):
        yield "two shapes with the same name"
    for shape in page.shapes:
        if shape.left < 0 or shape.top < 0 or shape.left + shape.width > WIDE[0] or shape.top + shape.height > WIDE[1]:
            yield f"{shape.name} reaches over the edge"
        if shape.has_text_frame:
            yield from _text(shape.name, shape.text_frame, shape.width, shape.height, "FFFFFF")
        elif shape.has_table:
            yield from _table(shape)
        if isinstance(shape, Picture) and is_stretched(shape.image.blob, shape.width, shape.height):
            yield f"{shape.name} is out of shape"
        if not shape.has_text_frame:
            properties = shape._element.xpath(".//p:cNvPr")[0]
            if not is_real_alt_text(properties.get("descr", ""), shape.name):
                yield f'{shape.name} with "{properties.get("descr", "")}" for those who do not see it'


def _text(name: str, frame: Any, width: int, height: int, ground: str) -> Iterator[str]:
    used = frame.margin_top + frame.margin_bottom
    room = (width - frame.margin_left - frame.margin_right) / Pt(1)
    for paragraph in frame.paragraphs:
        words = "".join(run.text for run in paragraph.runs)
        if not words.strip():
            yield f"{name} has an empty paragraph"
            continue
        if re.search(r"\s{2}|[\t\v]", words):
            yield f'{name} has blanks used to place words: "{words[:40]}"'
        if is_typed_list(words):
            yield f'{name} has a list typed by hand: "{words[:40]}"'
        if len(paragraph._p.findall(f"{A}br")) > 1:
            yield f'{name} has line breaks used to place words: "{words[:40]}"'
        for run in paragraph.runs:
            if run.font.size / Pt(1) < LEAST_SIZE:
                yield f"{name} has letters of {run.font.size / Pt(1):g} points"
            if contrast(str(run.font.color.rgb), ground) < LEAST_CONTRAST:
                yield f"{name} has letters in {run.font.color.rgb} on {ground}"
        size = max(run.font.size for run in paragraph.runs) / Pt(1)
        bold = any(run.font.bold for run in paragraph.runs)
        inset = int(paragraph._p.pPr.get("marL") or 0) / Pt(1)
        lines = letters.in_lines(words, room - inset + OVER, size, bold=bold)
        used += len(lines) * size * letters.LEADING * Pt(1) + (paragraph.space_before or 0)
    if used > height + OVER * Pt(1):
        yield f"the text of {name} is longer than its box"


def _table(shape: Any) -> Iterator[str]:
    table = shape.table
    if not table.first_row:
        yield f"{shape.name} has no header row"
    if any(cell.is_merge_origin or cell.is_spanned for cell in table.iter_cells()):
        yield f"{shape.name} has merged cells"
    for place, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row.cells, strict=True):
            ground = str(cell.fill.fore_color.rgb)
            yield from _text(f"a cell in row {place + 1}", cell.text_frame, column.width, row.height, ground)
    if sum(row.height for row in table.rows) > shape.height + OVER * Pt(1):
        yield f"{shape.name} is longer than its frame"


def _overlaps(page: Any) -> Iterator[str]:
    for one, other in combinations(page.shapes, 2):
        across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
        down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
        if across > OVER * Pt(1) and down > OVER * Pt(1):
            yield f"{one.name} and {other.name} stand over one another"
