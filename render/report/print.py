"""A report, a board paper and a poster as PDF: tagged for everybody to read (PDF/UA-1), made without a network."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from network.errors import NetworkError
from network.words import day_said, plural
from render.map.still import Still
from render.pictures import Picture
from render.pictures.paper import as_svg
from render.pictures.pen import printable
from render.report.content import Asked, Block, Bullets, Chapter, Contents, Figure, Grid, Heading, Text
from render.report.docx_table import column_widths
from render.report.map_drawings import first_sight

__all__ = ["AUTHOR", "paper", "poster"]

SOURCE = Path(__file__).with_suffix(".typ")
AUTHOR = "Partnership network mapper"
FONTS = ("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Libertinus Serif")  # the last is in typst itself
STANDARD: Literal["ua-1"] = "ua-1"
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # of letters and pictures, until one page holds them
WIDE = 174.0  # mm that a table may take
WHOLE, HALF = 0.62, 0.82  # of the column, that a picture takes
TALL = 300  # pixels, from which a picture is drawn smaller
LONGEST = 24  # letters of a word, after which it may be broken
FACE = "Source Sans, sans-serif"  # in which pictures are drawn
FOR_THE_POSTER = "state"  # the chapter that it shows
BELOW = ("bullets", "asked")  # what is not known, and what is asked, stand below the map
DATA, SCALE = "data", "scale"


def paper(contents: Contents) -> bytes:
    """The report as PDF on A4, the map after its first chapter; a paper of one page has no map.

    A first chapter that is written for one page is set smaller until one page holds it.
    """
    data = _told(contents, "report")
    if len(contents.chapters) > 1 and (drawing := first_sight(contents)) is not None:
        data["chapters"].insert(1, _map_chapter(drawing))
    return _set(data, contents)


def poster(contents: Contents) -> bytes:
    """An A3 poster as PDF: the map, beside it the findings, below it what is not known and what is asked.

    Raises
    ------
    NetworkError
        When the report has no map to show.
    """
    drawing = first_sight(contents)
    if drawing is None:
        raise NetworkError("A poster shows the map, and this report has none.")
    told = _told(contents, "poster")
    shown = next((chapter for chapter in contents.chapters if chapter.name == FOR_THE_POSTER), None)
    groups = [] if shown is None else _groups(shown)
    told["below"] = [group for group in groups if any(one["kind"] in BELOW for one in group)]
    findings = [block for group in groups if group not in told["below"] for block in group]
    told["chapters"] = [] if shown is None else [{"title": _words(shown.title), "blocks": findings}]
    return _set(told | {"map": {"svg": drawing.svg, "words": drawing.words}}, contents)


def _set(data: dict[str, Any], contents: Contents) -> bytes:
    """The PDF, at the largest scale at which what has to stand on one page does."""
    made = datetime.combine(contents.day, time(), UTC)
    inputs: dict[str, str] = {DATA: json.dumps(data), SCALE: "1"}
    if data["kind"] == "poster" or any(chapter.get("one_page") for chapter in data["chapters"]):
        inputs[SCALE] = str(next((scale for scale in SCALES if _is_one_page(inputs, scale)), SCALES[-1]))
    pdf = typst.compile(_source(), format="pdf", sys_inputs=inputs, pdf_standards=STANDARD, timestamp=made)
    return bytes(pdf)


@cache
def _source() -> bytes:
    return SOURCE.read_bytes()


def _is_one_page(inputs: dict[str, str], scale: float) -> bool:
    """Whether what has to stand on the first page ends there."""
    asked = inputs | {SCALE: str(scale)}
    pages = json.loads(typst.query(_source(), "<end>", field="value", sys_inputs=asked))
    return bool(pages[0] == 1)


def _told(contents: Contents, kind: str) -> dict[str, Any]:
    """The report as data for `print.typ`."""
    day = contents.day
    mark = "Illustrative. " if contents.illustrative else ""
    footer = f"{mark}{contents.counts_rule} Made on {day_said(day)}. Map {contents.digest}."
    return {
        "kind": kind,
        "title": printable(contents.title),
        "subtitle": printable(contents.subtitle),
        "author": AUTHOR,
        "day": [day.year, day.month, day.day],
        "fonts": FONTS,
        "footer": printable(footer),
        "chapters": [_chapter(chapter) for chapter in contents.chapters],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    columns = 2 if chapter.one_page and any(isinstance(block, Figure) for block in chapter.blocks) else 1
    blocks = [_block(block, HALF if columns == 2 else WHOLE) for block in chapter.blocks]
    return {"title": _words(chapter.title), "blocks": blocks, "one_page": chapter.one_page, "columns": columns}


def _groups(chapter: Chapter) -> list[list[dict[str, Any]]]:
    """The chapter under its headings, without pictures and tables: the poster has the map."""
    groups: list[list[dict[str, Any]]] = []
    for block in chapter.blocks:
        if isinstance(block, Figure | Grid) or (isinstance(block, Text) and block.look == "quiet"):
            continue
        if isinstance(block, Heading) or not groups:
            groups.append([])
        groups[-1].append(_block(block, WHOLE))
    return groups


def _map_chapter(drawing: Still) -> dict[str, Any]:
    picture = {"kind": "picture", "svg": drawing.svg, "words": drawing.words, "share": 1.0}
    return {"title": "The map", "blocks": [picture], "one_page": False, "columns": 1}


def _block(block: Block, share: float) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": _words(text), "level": level}
        case Text(text, look):
            return {"kind": "text", "text": _words(text), "look": look}
        case Bullets(items):
            return {"kind": "bullets", "items": [_words(item) for item in items]}
        case Asked(text):
            return {"kind": "asked", "text": _words(text)}
        case Figure(picture):
            return _picture(picture, share)
        case Grid():
            return _grid(block)


def _picture(picture: Picture, share: float) -> dict[str, Any]:
    high = float(picture.spec["height"])
    svg = as_svg(picture, on_page=False).replace(FACE, ", ".join(FONTS))
    return {"kind": "picture", "svg": svg, "words": printable(picture.words), "share": share * min(1, TALL / high)}


def _grid(grid: Grid) -> dict[str, Any]:
    headings = [str(label) for label in grid.shown.frame]
    rows = [[str(cell) for cell in row] for row in grid.shown.frame.to_numpy()]
    more = [plural(grid.more, "more row")] * bool(grid.more) + [plural(grid.wider, "more column")] * bool(grid.wider)
    return {
        "kind": "grid",
        "caption": _words(grid.caption),
        "headings": [_words(label) for label in headings],
        "rows": [[_words(cell) for cell in row] for row in rows],
        "right": [label in grid.shown.numeric for label in headings],
        "widths": column_widths(headings, rows, WIDE),
        "more": f"{' and '.join(more)} in the app." if more else "",
    }


def _words(text: str) -> str:
    """Text that can be set: without what cannot be seen, and long words with places where they may be broken."""
    return " ".join(_breakable(word) for word in printable(text).split())


def _breakable(word: str) -> str:
    if len(word) <= LONGEST:
        return word
    return "\u200b".join(word[at : at + LONGEST // 2] for at in range(0, len(word), LONGEST // 2))
