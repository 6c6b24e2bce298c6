"""What is wrong with a picture of boxes and lines, counted one by one: the slow twin of `render.map.faults`.

`vis_curve` is written from the source of vis-network 9.1.2 (`curvedCW`), sines and cosines as they stand there.
"""

import math
from collections.abc import Sequence
from itertools import combinations

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


def vis_curve(start: Point, end: Point, roundness: float, samples: int) -> list[Point]:
    """Points along a `curvedCW` edge, without its ends."""
    across, up = end[0] - start[0], start[1] - end[1]
    radius = math.hypot(across, up)
    angle = (math.atan2(up, across) + (0.5 * roundness + 0.5) * math.pi) % (2 * math.pi)
    via = (
        start[0] + (0.5 * roundness + 0.5) * radius * math.sin(angle),
        start[1] + (0.5 * roundness + 0.5) * radius * math.cos(angle),
    )
    steps = [number / (samples + 1) for number in range(1, samples + 1)]
    return [
        tuple((1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * via[axis] + t**2 * end[axis] for axis in (0, 1))
        for t in steps
    ]


def crossings(lines: Sequence[tuple[int, int]], places: Sequence[Point]) -> int:
    """Pairs of straight lines that cross, not counting those that share an end."""
    return sum(
        not set(one) & set(other) and _cross(*(places[end] for end in (*one, *other)))
        for one, other in combinations(lines, 2)
    )


def overlapping(rectangles: Sequence[Rectangle]) -> list[tuple[int, int]]:
    """Pairs of rectangles that cover one another."""
    return [
        (one, other)
        for (one, a), (other, b) in combinations(enumerate(rectangles), 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def holds(rectangle: Rectangle, points: Sequence[Point]) -> bool:
    """Whether any of the points lies inside."""
    left, top, right, bottom = rectangle
    return any(left < x < right and top < y < bottom for x, y in points)


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b)


def _turn(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
