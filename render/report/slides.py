"""A report as slides for a room: one sentence and one picture each, sized by our own measuring, with speaker notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from pptx.presentation import Presentation
from pptx.slide import Slide as Page

from network.errors import NetworkError
from network.words import day_said
from render.map.still import Still
from render.pictures.paper import as_svg, size_of, svg_as_png
from render.pictures.pen import printable
from render.report.content import Contents, Reader
from render.report.map_drawings import FIRST_SIGHT, map_drawings
from render.report.slide_base import HEIGHT, WIDTH, empty, finished
from render.report.slide_parts import BULLET, Box, Fitted, add_notes, add_picture, add_text, add_title, fitted
from render.report.slide_plan import Slide, opening_words, planned
from render.report.slide_table import add_table

__all__ = ["slides"]

EDGE, TOP, FOOT, GAP = 40.0, 54.0, 506.0, 14.0  # points: at the sides, where sentences start, of the footer
ACROSS = WIDTH - 2 * EDGE
COLUMN, BETWEEN = 336.0, 24.0  # of the sentence beside a picture, and between both
BESIDE = (32, 30, 28, 26, 24, 22, 20, 18, 16, 14)  # sizes of a sentence beside its picture, in points
ABOVE = (28, 26, 24, 22, 20, 18, 16)  # above a table or the map
ALONE = (40, 36, 32, 28, 24, 20, 18, 16)
LOW = 36.0  # two lines below a map or a table
LISTED, QUIET = (26, 24, 22, 20, 18), (16, 14, 12)
PICTURE = Box(EDGE + COLUMN + BETWEEN, TOP, ACROSS - COLUMN - BETWEEN, FOOT - TOP - GAP)
NOT_FOR_A_BOARD = "Slides are shown to a room. Make them for the room or the public, not for the board."


def slides(contents: Contents) -> bytes:
    """The slides as a file; the same contents give the same bytes. The second slide is the map at first sight.

    The words of the running order that was chosen stand in the notes.

    Parameters
    ----------
    contents
        Written for a room or the public.

    Raises
    ------
    NetworkError
        When the contents are written for a board, where every partner is named.
    """
    if contents.reader is Reader.BOARD:
        raise NetworkError(NOT_FOR_A_BOARD)
    deck = empty(contents)
    _opening(deck, contents)
    drawings = map_drawings(contents)
    if FIRST_SIGHT in drawings:
        _add(deck, contents, _first_sight(contents, drawings[FIRST_SIGHT]), drawings[FIRST_SIGHT])
    for slide in planned(contents):
        for part in _parts(slide):
            _add(deck, contents, part, drawings.get(slide.title) if slide.is_statement else None)
    return finished(deck)


def _opening(deck: Presentation, contents: Contents) -> None:
    """The title, when it was made, and what has to be known of its figures."""
    page = deck.slides.add_slide(deck.slide_layouts[0])
    for shape in [one for one in page.placeholders if one.placeholder_format.idx]:
        shape._element.getparent().remove(shape._element)
    title = add_title(page, contents.title, Box(EDGE, 130, ACROSS, 200), ALONE)
    lines = [contents.subtitle, contents.counts_rule, f"Made on {day_said(contents.day)}. Map {contents.digest}."]
    below = 130 + title.height + 2 * GAP
    box = Box(EDGE, below, ACROSS, HEIGHT - EDGE - below)
    add_text(page, "About these slides", filter(None, lines), box, (20, 18, 16, 14, 12), tone="muted")
    add_notes(page, [opening_words(contents.order)])


def _first_sight(contents: Contents, drawing: Still) -> Slide:
    said = f"{drawing.words.partition('.')[0]}."
    return Slide(f"Illustrative: {said}" if contents.illustrative else said, notes=(f"Say: {drawing.words}",))


def _parts(slide: Slide) -> Iterator[Slide]:
    """The slide, or several where its list does not fit one."""
    if not slide.bullets:
        yield slide
        return
    left = list(slide.bullets)
    for number in count(1):
        most = max([1, *(some for some in range(1, len(left) + 1) if _fits(left[:some]))])
        title = slide.title if number == 1 else f"{slide.title} ({number})"
        yield replace(slide, title=title, bullets=tuple(left[:most]), lines=slide.lines if number == 1 else ())
        left = left[most:]
        if not left:
            return


def _fits(items: Sequence[str]) -> bool:
    return fitted(items, PICTURE, LISTED, indent=BULLET).texts == tuple(map(printable, items))


def _add(deck: Presentation, contents: Contents, slide: Slide, drawing: Still | None = None) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[1])
    if drawing is not None:
        title = _map(page, slide, drawing)
    else:
        show = _table if slide.grid else _statement if slide.is_statement else _beside
        title = show(page, slide)
    if slide.kicker:
        kicker = Box(EDGE, 26, ACROSS, 20)
        add_text(page, "The question", [slide.kicker], kicker, (14, 12), tone="accent", bold=True)
    _foot(page, contents, len(deck.slides))
    whole = () if title.texts[0] == slide.title else (slide.title,)
    add_notes(
        page, [*whole, *slide.notes, *(() if slide.picture or (drawing is None and not slide.grid) else slide.lines)]
    )


def _beside(page: Page, slide: Slide) -> Fitted:
    """The sentence at the left, the picture or the list at the right."""
    title = add_title(page, slide.title, Box(EDGE, TOP, COLUMN, 320), BESIDE)
    if slide.picture:
        svg = as_svg(slide.picture, on_page=False)
        add_picture(page, svg_as_png(svg, scale=3), size_of(svg), PICTURE, slide.picture.words)
    else:
        add_text(page, "The list", slide.bullets, PICTURE, LISTED, bulleted=True)
    _quiet(page, slide, TOP + title.height + GAP, COLUMN)
    return title


def _table(page: Page, slide: Slide) -> Fitted:
    title = add_title(page, slide.title, Box(EDGE, TOP, ACROSS, 80), ABOVE)
    top = TOP + title.height + GAP
    if slide.grid:
        add_table(page, slide.grid, Box(EDGE, top, ACROSS, FOOT - GAP - top - _low(page, slide)))
    return title


def _map(page: Page, slide: Slide, drawing: Still) -> Fitted:
    """The map as large as can be, for its names are small."""
    start = TOP if slide.kicker else TOP - 32
    title = add_title(page, slide.title, Box(EDGE, start, ACROSS, 70), ABOVE[2:])
    top = start + title.height + 6
    box = Box(EDGE, top, ACROSS, FOOT - 6 - top - _low(page, slide))
    add_picture(page, svg_as_png(drawing.svg, scale=2), drawing.size, box, drawing.words)
    return title


def _low(page: Page, slide: Slide) -> float:
    """How sure, below what takes the whole slide, and how high that is."""
    if not slide.lines:
        return 0.0
    add_text(
        page, "How sure", [" ".join(slide.lines)], Box(EDGE, FOOT - LOW, ACROSS, LOW - 4), QUIET[-1:], tone="muted"
    )
    return LOW


def _statement(page: Page, slide: Slide) -> Fitted:
    title = add_title(page, slide.title, Box(EDGE, 130, ACROSS, 240), ALONE)
    _quiet(page, slide, 130 + title.height + 2 * GAP, ACROSS)
    return title


def _quiet(page: Page, slide: Slide, top: float, wide: float) -> None:
    if slide.lines and FOOT - GAP - top > QUIET[-1] * 2:
        add_text(page, "How sure", slide.lines, Box(EDGE, top, wide, FOOT - GAP - top), QUIET, tone="muted")


def _foot(page: Page, contents: Contents, number: int) -> None:
    """Which map it is, so that two copies can be told apart, and which slide."""
    mark = "Illustrative. " if contents.illustrative else ""
    line = f"{number} · {mark}Map {contents.digest}, {day_said(contents.day)}"
    add_text(page, "Footer", [line], Box(EDGE, FOOT, ACROSS, 18), (12,), tone="muted")
