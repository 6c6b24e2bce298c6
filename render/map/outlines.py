"""The outlines of shapes and lines in numbers, as the screen draws them (`component/shapes.js`, vis-network)."""

import math
from collections.abc import Iterator, Sequence

from render.map.svg import Point

__all__ = ["Stroke", "arrow", "bent", "corners", "hatching"]

Stroke = tuple[Point, Point]

HATCH = 4.5  # pixels between two strokes, sideways
ROUND = 40  # corners that stand for a circle where strokes are cut to it
HALVINGS = 24  # in search of where a line meets a shape
TIP, WING = 15.0, 0.3  # length of an arrow at scale 1, and half its breadth as a share of that


def corners(shape: str, middle: Point, size: float) -> list[Point]:
    """The corners of a shape of vis-network; of a circle, as many as look round."""
    x, y = middle
    return [(x + across * size, y + down * size) for across, down in _CORNERS[shape]]


def hatching(outline: Sequence[Point], middle: Point, size: float) -> Iterator[Stroke]:
    """Slanting strokes inside an outline."""
    x, y = middle
    reach = 1.5 * size
    for step in range(math.floor(4 * reach / HATCH) + 1):
        at = x - 2 * reach + step * HATCH
        yield from _inside(((at - reach, y + reach), (at + reach, y - reach)), outline)


def bent(start: Point, end: Point, bend: float, stop: float) -> tuple[Point, Point, Point]:
    """A line as vis-network bends it: where it starts, what it bends towards, and where it ends before its target.

    Parameters
    ----------
    stop
        How far from the middle of its target it ends.
    """
    lift, turn = bend / 2 + 0.5, math.pi / 2 * bend
    across, down = end[0] - start[0], end[1] - start[1]
    towards = (
        start[0] + lift * (math.cos(turn) * across + math.sin(turn) * down),
        start[1] + lift * (math.cos(turn) * down - math.sin(turn) * across),
    )
    share = _meets(start, towards, end, stop)
    return start, _between(start, towards, share), _at(start, towards, end, share)


def arrow(towards: Point, tip: Point, scale: float, width: float) -> list[Point]:
    """The corners of an arrow whose tip is where a line ends."""
    angle = math.atan2(tip[1] - towards[1], tip[0] - towards[0])
    long = TIP * scale + 3 * width
    flat = ((0.0, 0.0), (-long, WING * long), (-0.9 * long, 0.0), (-long, -WING * long))
    cos, sin = math.cos(angle), math.sin(angle)
    return [(tip[0] + cos * x - sin * y, tip[1] + sin * x + cos * y) for x, y in flat]


def _turned(radii: Sequence[float], down: float = 0, start: float = 0) -> tuple[Point, ...]:
    angles = [start + 2 * math.pi * at / len(radii) for at in range(len(radii))]
    return tuple((far * math.sin(one), -far * math.cos(one) + down) for far, one in zip(radii, angles, strict=True))


_TRIANGLE = _turned([1.328] * 3, 0.316)
_CORNERS = {
    "dot": _turned([1] * ROUND),
    "diamond": _turned([1] * 4),
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": _TRIANGLE,
    "triangleDown": tuple((x, -y) for x, y in _TRIANGLE),
    "hexagon": _turned([1] * 6, start=math.pi / 6),
    "star": _turned([1.066, 0.41] * 5, 0.082),
}


def _inside(stroke: Stroke, outline: Sequence[Point]) -> Iterator[Stroke]:
    """The parts of a stroke that lie inside an outline: between its first and second crossing, and so on."""
    (x, y), (far_x, far_y) = stroke
    across, down = far_x - x, far_y - y
    met = []
    for one, other in zip(outline, (*outline[1:], outline[0]), strict=True):
        edge = other[0] - one[0], other[1] - one[1]
        turn = across * edge[1] - down * edge[0]
        if abs(turn) < 1e-9:
            continue
        along = ((one[0] - x) * edge[1] - (one[1] - y) * edge[0]) / turn
        of_edge = ((one[0] - x) * down - (one[1] - y) * across) / turn
        if 0 <= of_edge < 1:
            met.append(along)
    met.sort()
    for first, last in zip(met[::2], met[1::2], strict=False):
        yield (x + first * across, y + first * down), (x + last * across, y + last * down)


def _meets(start: Point, towards: Point, end: Point, stop: float) -> float:
    """The share of the line at which it comes so near to its end for the last time."""
    low, high = 0.5, 1.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        near = math.dist(_at(start, towards, end, share), end) <= stop
        low, high = (low, share) if near else (share, high)
    return high


def _at(start: Point, towards: Point, end: Point, share: float) -> Point:
    return _between(_between(start, towards, share), _between(towards, end, share), share)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
