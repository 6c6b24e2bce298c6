"""The key below a map that stands still: what each shape and stroke means, in as many rows as it takes."""

from collections.abc import Callable, Iterator, Sequence

from render import letters
from render.map.legend import Key
from render.map.outlines import corners, hatching
from render.map.svg import points, said, tag

__all__ = ["key_rows"]

Tone = Callable[[str], str]
Both = Callable[[str, str], str]
Colours = tuple[Tone, Both]

SIZE = 13.0  # letters
ROW, MARGIN = 24.0, 14.0  # pixels from row to row, and round all of them
NARROW, WIDE = 20.0, 34.0  # room for a shape, and for a stroke
BETWEEN = 20.0  # from key to key
RADIUS = 6.2  # of a shape


def key_rows(legend: Sequence[Sequence[Key]], below: tuple[float, float, float], colours: Colours) -> tuple[str, float]:
    """The key as SVG and how much room it takes below the map.

    Parameters
    ----------
    below
        Width and height of the map above it, and how much larger than usual the key is written.
    colours
        Of the palette by their names, and of two, light and dark, what is shown here.
    """
    width, height, scale = below
    tone, both = colours
    drawn, top = [], height / scale + MARGIN / 2
    for keys in legend:
        for row in _rows(keys, width / scale - 2 * MARGIN):
            drawn += [_key(key, (left, top + ROW / 2), tone, both) for left, key in row]
            top += ROW
    larger = {} if scale == 1 else {"transform": f"scale({scale})"}
    return tag("g", "".join(drawn), **larger), scale * (top + MARGIN / 2) - height


def _rows(keys: Sequence[Key], room: float) -> Iterator[list[tuple[float, Key]]]:
    """The keys with where each begins, in rows no wider than the room."""
    row: list[tuple[float, Key]] = []
    left = MARGIN
    for key in keys:
        wide = _box(key) + 6 + letters.width(key["text"], SIZE)
        if row and left + wide > MARGIN + room:
            yield row
            row, left = [], MARGIN
        row.append((left, key))
        left += wide + BETWEEN
    if row:
        yield row


def _box(key: Key) -> float:
    return WIDE if key["draw"] == "line" else NARROW


def _key(key: Key, at: tuple[float, float], tone: Tone, both: Both) -> str:
    left, middle = at
    centre = left + _box(key) / 2, middle
    draw = {"shape": _shape, "ring": _ring, "team": _team, "hatch": _hatched}.get(key["draw"], _stroke)
    return draw(key, centre, tone, both) + _words(key["text"], (left + _box(key) + 6, middle), tone)


def _shape(key: Key, centre: tuple[float, float], tone: Tone, both: Both) -> str:
    size, hatched = RADIUS * key["factor"], key["hatched"]
    edge = tone("outline" if hatched else "key_border")
    fill = both(key["fill"]["light"], key["fill"]["dark"])
    outline = corners(key["shape"], centre, size)
    drawn = tag("polygon", points=points(outline), fill=fill, stroke=edge, stroke_width=1.4)
    if hatched:
        drawn += _strokes(outline, centre, size, tone("hatch" if key["unknown"] else "canvas"))
    if key["unknown"]:
        drawn += tag("text", "?", x=centre[0], y=centre[1] + 3.3, font_size=9.3, font_weight=700,
                     text_anchor="middle", fill=tone("muted"))  # fmt: skip
    return drawn


def _ring(key: Key, centre: tuple[float, float], tone: Tone, both: Both) -> str:
    x, y = centre
    ink = tone("ink")
    return tag("circle", cx=x, cy=y, r=8, fill="none", stroke=ink, stroke_width=2) + tag(
        "circle", cx=x, cy=y, r=3.5, fill=ink
    )


def _team(key: Key, centre: tuple[float, float], tone: Tone, both: Both) -> str:
    dashes = {"stroke_dasharray": " ".join(map(str, key["dashes"]))} if key["dashes"] else {}
    return tag("circle", cx=centre[0], cy=centre[1], r=8, fill="none", stroke=tone("accent"), stroke_width=2, **dashes)


def _hatched(key: Key, centre: tuple[float, float], tone: Tone, both: Both) -> str:
    outline = corners("dot", centre, 7)
    edge = tag("polygon", points=points(outline), fill="none", stroke=tone("outline"), stroke_width=1.4)
    return edge + _strokes(outline, centre, 7, tone("hatch"))


def _stroke(key: Key, centre: tuple[float, float], tone: Tone, both: Both) -> str:
    dashes = {"stroke_dasharray": " ".join(map(str, key["dashes"]))} if key["dashes"] else {}
    half = WIDE / 2 - 1
    return tag("line", x1=centre[0] - half, y1=centre[1], x2=centre[0] + half, y2=centre[1],
               stroke=tone(key["tone"]), stroke_width=key["width"], **dashes)  # fmt: skip


def _strokes(outline: list[tuple[float, float]], centre: tuple[float, float], size: float, colour: str) -> str:
    path = "".join(f"M{points([one])}L{points([other])}" for one, other in hatching(outline, centre, size))
    return tag("path", d=path, stroke=colour, stroke_width=1.5)


def _words(text: str, at: tuple[float, float], tone: Tone) -> str:
    return tag("text", said(text), x=at[0], y=at[1] + 0.35 * SIZE, font_size=SIZE, fill=tone("ink"))
