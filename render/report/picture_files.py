"""The picture of one answer, or the map, as a file by itself: its sentence above it, below it what travels with it."""

import analysis
from network.errors import NetworkError
from network.model import Network
from network.names import suggestion
from network.words import day_said
from render import letters
from render.map.look import LIGHT
from render.map.still import FACE
from render.map.svg import points, said, tag
from render.pictures import Nothing, picture
from render.pictures.paper import TOKENS, as_svg, size_of, svg_as_png
from render.report.content import Contents
from render.report.made import of_chapters, telling_of
from render.report.map_drawings import ON_THE_MAP, brought_out, first_sight
from render.report.telling import Choices, Telling

__all__ = ["PICTURES", "picture_file"]

PICTURES = (".svg", ".png")
EDGE, HEAD, FOOT = 14.0, 17.0, 11.0  # pixels: at the edges; letters above and below
SHARP = 3  # pixels of a PNG for each of the drawing

Drawn = tuple[str, tuple[float, float]]  # SVG, its width and height


def picture_file(
    network: Network, choices: Choices, question: str | None, suffix: str, *, agreed: frozenset[str] = frozenset()
) -> bytes:
    """The file.

    Parameters
    ----------
    choices
        Whom it is for, the area and the day, as of a report.
    question
        Whose answer it shows; None is the map at first sight.
    suffix
        `.svg` or `.png`.
    agreed
        Ids of the partners who have agreed to be named, where a room sees it.

    Raises
    ------
    NetworkError
        When there is no such question, or its answer has no picture; it says why.
    """
    telling = telling_of(network, choices, agreed, analysis.run)
    written = of_chapters(telling, ())
    if question is None:
        shown = first_sight(written)
        drawn = (shown.svg, shown.size) if shown else None
        head = [f"Illustrative: {network.system.name}" if written.illustrative else network.system.name]
        words = shown.words if shown else ""
    else:
        drawn, head, words = _of_answer(telling, written, question)
    if drawn is None:
        raise NetworkError("There is no map to draw.")
    svg = _framed(drawn, head, written, words)
    return svg.encode() if suffix == ".svg" else svg_as_png(svg, scale=SHARP)


def _of_answer(telling: Telling, written: Contents, question: str) -> tuple[Drawn, list[str], str]:
    """The picture of an answer, or the map that brings out whom it is about."""
    if question not in analysis.questions():
        hint = suggestion(question, analysis.questions()) or f"Questions: {', '.join(analysis.questions())}."
        raise NetworkError(f'There is no question "{question}". {hint}')
    if not telling.tells(question):
        raise NetworkError(f'What "{question}" asks is not in a copy for the public.')
    answer = telling.answer(question)
    sentence, found = telling.said(answer), picture(answer, telling.network, telling.seen)
    if not isinstance(found, Nothing):
        svg = as_svg(found, on_page=False)
        return (svg, size_of(svg)), [sentence], found.words
    shown = brought_out(written, answer) if question in ON_THE_MAP else None
    if shown is None:
        raise NetworkError(f'"{question}" has no picture here. {found.why}')
    return (shown.svg, shown.size), [sentence], shown.words


def _framed(drawn: Drawn, head: list[str], written: Contents, words: str) -> str:
    """The drawing with its sentence above it, and below it the map's fingerprint and how small counts were hidden."""
    svg, (wide, high) = drawn
    room = wide - 2 * EDGE
    above = [line for text in head for line in letters.in_lines(text, room, HEAD, bold=True)]
    told = f"{written.counts_rule} Made on {day_said(written.day)}. Map {written.digest}."
    below = letters.in_lines(told, room, FOOT)
    top = EDGE + len(above) * HEAD * letters.LEADING + EDGE / 2
    whole = top + high + len(below) * FOOT * letters.LEADING + EDGE
    inner = svg.replace("<svg ", f'<svg x="0" y="{top:.1f}" ', 1)
    if " width=" not in svg.partition(">")[0]:
        inner = inner.replace("<svg ", f'<svg width="{wide:g}" height="{high:g}" ', 1)
    lines = [
        _line(line, EDGE + HEAD * (1 + place * letters.LEADING), HEAD, LIGHT.ink, font_weight=700)
        for place, line in enumerate(above)
    ]
    lines += [
        _line(line, top + high + FOOT * (1 + place * letters.LEADING), FOOT, TOKENS["--muted"])
        for place, line in enumerate(below)
    ]
    ground = tag("rect", width=wide, height=whole, fill=LIGHT.canvas)
    about = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-label": said(words)}
    box = f"0 0 {points([(wide, whole)])}"
    return tag(
        "svg", "".join([ground, *lines, inner]), **about, viewBox=box, width=wide, height=whole, font_family=FACE
    )


def _line(text: str, baseline: float, size: float, colour: str, **how: object) -> str:
    return tag("text", said(text), x=EDGE, y=baseline, font_size=size, fill=colour, **how)
