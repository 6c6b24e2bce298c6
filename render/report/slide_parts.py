"""What stands on a slide: text that fits its box by our own measuring, pictures with their words, notes."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.slide import Slide as Page
from pptx.util import Pt

from render import letters
from render.map.look import LIGHT
from render.pictures.paper import TOKENS
from render.pictures.pen import printable
from render.printed import mark_apart
from render.report.slide_base import FONT, LANGUAGE

__all__ = ["Box", "add_notes", "add_picture", "add_text", "add_title", "fitted", "written"]

TONES = {"ink": LIGHT.ink, "muted": TOKENS["--muted"], "accent": LIGHT.accent}
BETWEEN = 0.4  # of its size, between two paragraphs
QUIETER, SMALLEST = 0.6, 14.0  # of its size and in points, that the mark of an illustrative map is set at
BULLET = 1.1  # of its size, that a bullet takes at the left


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands, in points."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs as they fit a box."""

    texts: tuple[str, ...]
    size: float
    height: float


def fitted(texts: Iterable[str], box: Box, sizes: Sequence[float], *, bold: bool = False, indent: float = 0) -> Fitted:
    """The paragraphs at the largest of the sizes at which they fit; at the smallest, shortened to what fits.

    A smaller size is taken where no word is broken then.

    Parameters
    ----------
    indent
        What each paragraph is moved in by, in sizes.
    """
    told = [printable(text) for text in texts]
    words = [word for text in told for word in text.split()]
    fits: list[Fitted] = []
    for size in sizes:
        wide = box.width - indent * size
        high = _height(told, wide, size, bold)
        if high <= box.height:
            fits.append(Fitted(tuple(told), size, high))
            if all(letters.width(word, size, bold=bold) <= wide for word in words):
                return fits[-1]
    if fits:
        return fits[0]
    size, wide = sizes[-1], box.width - indent * sizes[-1]
    kept: list[str] = []
    for text in told:
        room = box.height - _height(kept, wide, size, bold) - (BETWEEN * size if kept else 0)
        if room < size * letters.LEADING:
            break
        kept.append(letters.shortened(text, (wide, room), size, bold=bold))
    return Fitted(tuple(kept), size, _height(kept, wide, size, bold))


def _height(texts: Sequence[str], wide: float, size: float, bold: bool) -> float:
    lines = sum(len(letters.in_lines(text, wide, size, bold=bold)) for text in texts)
    return lines * size * letters.LEADING + max(len(texts) - 1, 0) * BETWEEN * size


def add_title(page: Page, text: str, box: Box, sizes: Sequence[float]) -> Fitted:
    """The sentence of a slide, in the placeholder that every reader takes for its title."""
    told = fitted([text], box, sizes, bold=True)
    title: Any = page.shapes.title  # every layout here has one
    title.left, title.top, title.width, title.height = (
        Pt(side) for side in (box.left, box.top, box.width, told.height + 2)
    )
    title.name = "Title"
    written(title.text_frame, told, bold=True)
    return told


def add_text(page: Page, name: str, texts: Iterable[str], box: Box, sizes: Sequence[float], **look: Any) -> Fitted:
    """Paragraphs in a box of their own, or in a list."""
    indent = BULLET if look.get("bulleted") else 0
    told = fitted(texts, box, sizes, bold=look.get("bold", False), indent=indent)
    shape = page.shapes.add_textbox(*(Pt(side) for side in (box.left, box.top, box.width, told.height + 2)))
    shape.name = name
    written(shape.text_frame, told, **look)
    return told


def written(frame: Any, told: Fitted, *, tone: str = "ink", bold: bool = False, bulleted: bool = False) -> None:
    """The text in a frame that neither grows nor shrinks."""
    frame.auto_size, frame.word_wrap, frame.vertical_anchor = MSO_AUTO_SIZE.NONE, True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, text in enumerate(told.texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing = 1.0
        paragraph.space_before = Pt(told.size * BETWEEN if place else 0)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "l")
        if bulleted:
            inset = str(Pt(told.size * BULLET))
            properties.set("marL", inset)
            properties.set("indent", f"-{inset}")
            properties.append(properties.makeelement(qn("a:buChar"), {"char": "•"}))
        for words, is_mark in mark_apart(text):
            run = paragraph.add_run()
            run.text = words
            size = min(told.size, max(SMALLEST, QUIETER * told.size)) if is_mark else told.size
            _lettered(run, size, "muted" if is_mark else tone, bold and not is_mark)


def _lettered(run: Any, size: float, tone: str, bold: bool) -> None:
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = RGBColor.from_string(TONES[tone].removeprefix("#"))
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def add_picture(page: Page, png: bytes, size: tuple[float, float], box: Box, words: str) -> None:
    """A picture as large as its box allows, in the middle of it; its sentence for those who do not see it."""
    scale = min(box.width / size[0], box.height / size[1])
    wide, high = size[0] * scale, size[1] * scale
    left, top = box.left + (box.width - wide) / 2, box.top + (box.height - high) / 2
    shape: Any = page.shapes.add_picture(io.BytesIO(png), Pt(left), Pt(top), Pt(wide), Pt(high))
    shape.name = "The picture"
    shape._element.nvPicPr.cNvPr.set("descr", printable(words))


def add_notes(page: Page, lines: Iterable[str]) -> None:
    """What the speaker reads, a line a paragraph."""
    frame: Any = page.notes_slide.notes_text_frame  # the library's notes have one
    frame.text = "\n".join(printable(line) for line in lines)
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", LANGUAGE)
