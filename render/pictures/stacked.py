"""One bar in parts, each with its number: what is known of the whole at a glance, and how much is not."""

from collections.abc import Sequence
from typing import Literal

from render.pictures import pen

__all__ = ["Look", "Part", "bar"]

Look = Literal["sure", "one", "other", "rest", "not known"]
Part = tuple[str, int, Look]
FILLS = {"sure": pen.ACCENT, "one": pen.ONE, "other": pen.FAINT}  # told apart in grey too
TOP, HEIGHT, ROW = 4.0, 46.0, 26.0
SWATCH = 16.0


def bar(parts: Sequence[Part], *, about: str) -> pen.Picture:
    """The parts in their order, with a line of words for each below; parts of nothing are left out."""
    there = [part for part in parts if part[1]]
    total = sum(count for _, count, _ in there)
    layers: list[pen.Layer] = []
    x = 0.0
    for place, (label, count, look) in enumerate(there):
        wide = pen.WIDTH * count / total
        key = TOP + HEIGHT + 24 + place * ROW
        boxes = [(x, TOP, x + wide, TOP + HEIGHT), (1, key - SWATCH / 2, 1 + SWATCH, key + SWATCH / 2)]
        layers += [
            _filled(boxes, look),
            pen.lines([((x, TOP), (x, TOP + HEIGHT))] if place else [], pen.INK, width=2),
            pen.texts([(28, key, pen.cut(f"{count:,}  {label}", pen.WIDTH - 30))], size=pen.SIZE),
        ]
        x += wide
    said = pen.some([f"{count:,} {label}" for label, count, _ in there])
    return pen.drawn(*layers, height=TOP + HEIGHT + 18 + len(there) * ROW, words=f"{about}: {said}.")


def _filled(boxes: Sequence[pen.Box], look: Look) -> pen.Layer:
    if look == "not known":
        return pen.hatched(boxes)
    return pen.striped(boxes) if look == "rest" else pen.bars(boxes, FILLS[look], edge=pen.INK)
