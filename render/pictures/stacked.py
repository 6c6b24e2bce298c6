"""One bar in parts, each with its number: what is known of the whole at a glance, and how much is not."""

from collections.abc import Sequence
from typing import Literal

from render.pictures.pen import (
    ACCENT,
    AMBER,
    FAINT,
    INK,
    SIZE,
    WIDTH,
    Box,
    Layer,
    Picture,
    bars,
    cut,
    drawn,
    hatched,
    lines,
    some,
    striped,
    texts,
)

__all__ = ["Look", "Part", "bar"]

Look = Literal["sure", "one", "other", "rest", "not known"]
Part = tuple[str, int, Look]
FILLS = {"sure": ACCENT, "one": AMBER, "other": FAINT}  # told apart in grey too
TOP, HEIGHT, ROW = 4.0, 46.0, 26.0
SWATCH = 16.0


def bar(parts: Sequence[Part], *, about: str) -> Picture:
    """The parts in their order, with a line of words for each below; parts of nothing are left out."""
    there = [part for part in parts if part[1]]
    total = sum(count for _, count, _ in there)
    layers: list[Layer] = []
    x = 0.0
    for place, (label, count, look) in enumerate(there):
        wide = WIDTH * count / total
        key = TOP + HEIGHT + 24 + place * ROW
        boxes = [(x, TOP, x + wide, TOP + HEIGHT), (1, key - SWATCH / 2, 1 + SWATCH, key + SWATCH / 2)]
        layers += [
            _filled(boxes, look),
            lines([((x, TOP), (x, TOP + HEIGHT))] if place else [], INK, width=2),
            texts([(28, key, cut(f"{count:,}  {label}", WIDTH - 30))], size=SIZE),
        ]
        x += wide
    said = some([f"{count:,} {label}" for label, count, _ in there])
    return drawn(*layers, height=TOP + HEIGHT + 18 + len(there) * ROW, words=f"{about}: {said}.")


def _filled(boxes: Sequence[Box], look: Look) -> Layer:
    if look == "not known":
        return hatched(boxes)
    return striped(boxes) if look == "rest" else bars(boxes, FILLS[look], edge=INK)
