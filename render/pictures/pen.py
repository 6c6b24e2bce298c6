"""What every picture is drawn with: a few marks, in pixels of a sheet that is as wide as a phone.

A picture is a Vega-Lite specification: one drawing becomes SVG, PNG and PDF (`render.pictures.paper`). It is written as
plain data, which takes a fifth of the time that Altair's checked objects take; the tests check it with Altair's schema.
Colours are the tokens of the page, resolved where the picture is shown: the same drawing serves light and dark.
"""

import math
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

from network.words import listed
from render.map.look import SectorLook

__all__ = [
    "ACCENT",
    "AMBER",
    "CARD",
    "DOT",
    "FAINT",
    "INK",
    "LINE",
    "MUTED",
    "ONE",
    "PALE",
    "RED",
    "SIZE",
    "SMALL",
    "WIDTH",
    "Box",
    "Layer",
    "Nothing",
    "Picture",
    "Point",
    "bars",
    "beside",
    "curve",
    "cut",
    "dots",
    "drawn",
    "fits",
    "half_dots",
    "halfway",
    "hatched",
    "lines",
    "printable",
    "room_for",
    "sector_dots",
    "shape",
    "some",
    "striped",
    "texts",
    "wrapped",
]

WIDTH = 400  # pixels of the sheet; a screen draws it larger, a phone a little smaller
SIZE, SMALL = 15, 13.5  # of letters, in pixels of the sheet
NARROW, LINE_HEIGHT = 12.5, 13.0  # of names in two lines
LETTER = 0.5  # of its size that a letter takes, on average
DOT = 13.0  # pixels across
FLOORS = ("rect", "rule", "line", "point", "text")  # from below
HEARD = 22  # words
HATCH = 5  # pixels between two strokes of hatching
INK, MUTED, ACCENT, LINE, CARD = "var(--ink)", "var(--muted)", "var(--accent)", "var(--line)", "var(--card)"
RED, FAINT, PALE, ONE = "var(--nobody)", "var(--field)", "var(--several)", "var(--one)"
AMBER = "var(--brought-out)"  # what a picture brings out: on a dark ground it must not recede behind the rest
NONE = "transparent"
AS_DRAWN = 4  # the size at which Vega draws a path in the pixels in which it is written
STAR = "M0-1L.24-.31L.95-.31L.38.12L.59.81L0 .4L-.59.81L-.38.12L-.95-.31L-.24-.31Z"
HEXAGON = "M1 0L.5.87L-.5.87L-1 0L-.5-.87L.5-.87Z"
HALF_TONE = 0.4  # how much of the accent stands on the ground
HALF = "M0-1A1 1 0 0 0 0 1Z"
SHAPES = {  # of vis-network, as on the map: of Vega
    "dot": "circle", "diamond": "diamond", "square": "square", "triangle": "triangle-up",
    "triangleDown": "triangle-down", "hexagon": HEXAGON, "star": STAR,
}  # fmt: skip

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Layer = Mapping[str, Any] | None  # None: nothing of its kind is there to be drawn
Align = Literal["left", "center", "right"]

PLACED = {name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y")}
MORE: Mapping[str, Mapping[str, str | None]] = {
    "x2": {"field": "x2"},
    "y2": {"field": "y2"},
    "text": {"field": "text", "type": "nominal"},
    "shape": {"field": "strokes", "type": "nominal", "scale": None},
    "order": {"field": "place", "type": "quantitative"},
}
CONFIG = {"font": "Source Sans, sans-serif", "aria": False, "view": {"stroke": None}}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing and what it says."""

    spec: Mapping[str, Any]  # Vega-Lite
    words: str  # a sentence for those who do not see it


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is no picture."""

    why: str


def drawn(*layers: Layer, height: float, words: str) -> Picture:
    """The marks on one sheet, the first at the bottom."""
    said = printable(words)
    spec = {
        "width": WIDTH,
        "height": round(height),
        "padding": 0,
        "background": NONE,
        "description": said,
        "config": CONFIG,
        "layer": _gathered(layer for layer in layers if layer is not None),
    }
    return Picture(spec, said)


def _gathered(layers: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Areas below lines below dots below words; of a kind in their order, those that look alike as one.

    Each layer takes its time, however many marks it has.
    """
    found: dict[object, Mapping[str, Any]] = {}
    for layer in sorted(layers, key=_floor):
        alone = "layer" in layer or "order" in layer["encoding"]  # hatching, and points that make one line
        look = id(layer) if alone else repr(layer["mark"])
        values = [*found[look]["data"]["values"], *layer["data"]["values"]] if look in found else None
        found[look] = layer if values is None else {**layer, "data": {"values": values}}
    return list(found.values())


def _floor(layer: Mapping[str, Any]) -> int:
    mark = layer.get("mark", {"type": "rect"})
    return FLOORS.index("rect" if "fill" in mark and mark["type"] == "line" else mark["type"])


def bars(boxes: Sequence[Box], fill: str, *, edge: str = NONE, opacity: float = 1) -> Layer:
    """Filled boxes."""
    rows = [dict(zip(("x", "y", "x2", "y2"), box, strict=True)) for box in boxes]
    return _layer(rows, {"type": "rect", "fill": fill, "fillOpacity": opacity, **_stroke(edge, 1.2)}, "x2", "y2")


def halfway(boxes: Sequence[Box]) -> Layer:
    """Boxes of a middle tone, between full and empty: light and dark, and in print, told from both."""
    return bars(boxes, ACCENT, edge=INK, opacity=HALF_TONE)


def hatched(boxes: Sequence[Box], *, edge: str = FAINT) -> Layer:
    """Boxes of which nobody has told us: the hatching that stands for *not known* on every screen."""
    return _stroked(boxes, _slanting, CARD, edge)


def striped(boxes: Sequence[Box], *, edge: str = INK) -> Layer:
    """Boxes with upright strokes: told from plain and hatched ones without their colours."""
    return _stroked(boxes, _upright, PALE, edge)


def _stroked(boxes: Sequence[Box], strokes: Callable[[float, float], str], fill: str, edge: str) -> Layer:
    """Filled boxes with strokes: all strokes of a box are one mark, for each mark takes its time."""
    rows = [{"x": left, "y": top, "strokes": strokes(right - left, bottom - top)} for left, top, right, bottom in boxes]
    mark = {"type": "point", "size": AS_DRAWN, "opacity": 1, **_stroke(FAINT, 1)}
    both = [bars(boxes, fill, edge=edge), _layer(rows, mark, "shape")]
    return {"layer": both} if boxes else None


def _slanting(wide: float, high: float) -> str:
    return "".join(
        f"M{min(at, wide):.1f} {max(0, at - wide):.1f}L{max(0, at - high):.1f} {min(at, high):.1f}"
        for at in range(HATCH, int(wide + high), HATCH)
    )


def _upright(wide: float, high: float) -> str:
    return "".join(f"M{at} 0V{high:.1f}" for at in range(HATCH, math.ceil(wide), HATCH))


def lines(
    ends: Sequence[tuple[Point, Point]], colour: str = INK, *, width: float = 1.5, dash: Sequence[float] = ()
) -> Layer:
    """Straight lines."""
    rows = [{"x": one[0], "y": one[1], "x2": other[0], "y2": other[1]} for one, other in ends]
    return _layer(rows, {"type": "rule", **_stroke(colour, width, dash)}, "x2", "y2")


def curve(
    points: Sequence[Point], colour: str = INK, *, width: float = 2.5, dash: Sequence[float] = (),
    bend: Literal["linear", "monotone", "basis"] = "monotone",
) -> Layer:  # fmt: skip
    """One line through the points in their order, or bent by them (`basis`)."""
    mark = {"type": "line", "interpolate": bend, **_stroke(colour, width, dash)}
    return _layer(_in_order(points), mark, "order") if len(points) > 1 else None


def shape(corners: Sequence[Point], fill: str) -> Layer:
    """A filled shape."""
    mark = {"type": "line", "interpolate": "linear-closed", "fill": fill, "strokeWidth": 0}
    return _layer(_in_order(corners), mark, "order")


class DotStyle(TypedDict, total=False):
    """How dots look, where it is not as usual."""

    across: float  # pixels
    edge: str
    width: float  # of the edge
    look: str  # a shape of Vega, or a path within a radius of 1


def dots(points: Sequence[Point], fill: str, **style: Unpack[DotStyle]) -> Layer:
    """Round marks, or others of the same area."""
    across, look = style.get("across", DOT), style.get("look", "circle")
    edge = _stroke(style.get("edge", INK), style.get("width", 1.4))
    return _layer(
        [{"x": x, "y": y} for x, y in points],
        {"type": "point", "shape": look, "size": across**2, "fill": fill, "opacity": 1, **edge},
    )


def half_dots(points: Sequence[Point], colour: str = ACCENT) -> list[Layer]:
    """Rings whose left half is filled."""
    return [dots(points, CARD, edge=colour), dots(points, colour, edge=colour, look=HALF)]


def sector_dots(points: Sequence[Point], look: SectorLook, *, across: float = DOT) -> Layer:
    """Partners of a sector, in the colour and shape that they have on the map."""
    fill = f"light-dark({look.light}, {look.dark})"
    return dots(points, fill, across=across * look.factor, width=1.2, look=SHAPES[look.shape])


class Letters(TypedDict, total=False):
    """How words look, where it is not as usual."""

    align: Align
    colour: str
    size: float
    bold: bool
    angle: float  # degrees


def texts(written: Sequence[tuple[float, float, str]], **letters: Unpack[Letters]) -> Layer:
    """Words, each at its point, half above it and half below."""
    mark = {
        "type": "text",
        "baseline": "middle",
        "align": letters.get("align", "left"),
        "fill": letters.get("colour", INK),
        "fontSize": letters.get("size", SIZE),
        "fontWeight": 600 if letters.get("bold") else 400,
        "angle": letters.get("angle", 0),
    }
    return _layer([{"x": x, "y": y, "text": printable(text)} for x, y, text in written if text], mark, "text")


def beside(
    named: Sequence[tuple[float, str]], wide: float, *, x: float = 0, size: float = SIZE, align: Align = "left"
) -> list[Layer]:
    """Names, each at its height; one too long stands in two lines, smaller. Rows are at least 26 pixels high."""
    short = [(y, name) for y, name in named if fits(name, wide, size)]
    parts = [(y, wrapped(name, wide, size=NARROW)) for y, name in named if not fits(name, wide, size)]
    return [
        texts([(x, y, name) for y, name in short], size=size, align=align),
        texts(
            [
                (x, y + LINE_HEIGHT * (line - (len(lines) - 1) / 2), part)
                for y, lines in parts
                for line, part in enumerate(lines)
            ],
            size=NARROW,
            align=align,
        ),
    ]


def printable(text: str) -> str:
    """The text without characters that cannot be seen: some turn the words round, and some may not stand in a file."""
    return "".join(one for one in " ".join(text.split()) if one.isprintable())


def fits(text: str, width: float, size: float = SIZE) -> bool:
    """Whether the text is no wider."""
    return len(text) * LETTER * size <= width


def cut(text: str, width: float, size: float = SIZE) -> str:
    """The text, ended by a dot dot dot where it is wider."""
    line = printable(text)
    most = max(2, int(width / (LETTER * size)))
    return line if len(line) <= most else f"{line[: most - 1].rstrip(' ,')}…"


def wrapped(text: str, width: float, *, size: float = SIZE, most: int = 2) -> list[str]:
    """The text in lines no wider; the last is cut where there would be more."""
    letters = max(2, int(width / (LETTER * size)))
    found = textwrap.wrap(printable(text), letters, max_lines=most, placeholder="…")
    return [cut(line, width, size) for line in found]


def room_for(written: Sequence[str], *, size: float = SIZE, most: float = WIDTH / 2) -> float:
    """How wide a column for these words has to be."""
    return min(most, max((len(one) for one in written), default=0) * LETTER * size + 10)


def some(said: Sequence[str]) -> str:
    """As many of these, in words, as somebody who hears them can keep in mind; how many more there are."""
    kept = [one for place, one in enumerate(said) if len(" ".join(said[: place + 1]).split()) <= HEARD]
    kept = kept or list(said[:1])
    return listed(kept, more=len(said) - len(kept))


def _in_order(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [{"x": x, "y": y, "place": place} for place, (x, y) in enumerate(points)]


def _stroke(colour: str, width: float, dash: Sequence[float] = ()) -> dict[str, Any]:
    return {"stroke": colour, "strokeWidth": width} | ({"strokeDash": list(dash)} if dash else {})


def _layer(rows: list[dict[str, Any]], mark: dict[str, Any], *more: str) -> Layer:
    """The mark at x and y, each in pixels and not on any scale."""
    encoding = {**PLACED, **{name: MORE[name] for name in more}}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding} if rows else None
