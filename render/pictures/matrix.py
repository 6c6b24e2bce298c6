"""Rows by columns of marks: what several pictures share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import radians, sin
from typing import Literal, get_args

from render.pictures import pen

__all__ = ["Key", "Mark", "Matrix", "explained", "marked"]

Mark = Literal["full", "half", "one group", "ring", "hatch"]
Key = Mapping[Mark, tuple[str, float]]  # what a mark stands for, and the pixels that both take
KINDS: tuple[Mark, ...] = get_args(Mark)
ROW = 27.0
HEAD_LINES, LINE_HEIGHT = 3, 14.0
SLOPE, SLOPE_LENGTH, SLOPE_ROOM = 40, 156.0, 44.0  # of the words of narrow columns: angle, and pixels
HEAD_SIZE = 14.0  # of the words of columns: on a phone all is drawn a third smaller
INSIDE = 6.0  # pixels across of a dot in a ring
KEY_LINE = 20.0
BOX = 7.0  # half of the side of a hatched square


@dataclass(frozen=True, slots=True)
class Matrix:
    """What stands where."""

    rows: Sequence[str]
    columns: Sequence[str]
    marks: Mapping[tuple[int, int], Mark]  # by row and column; no mark where there is none
    most_left: float = 170.0  # pixels that the words of the rows may take

    @property
    def left(self) -> float:
        """Where the columns begin."""
        return pen.room_for(self.rows, most=self.most_left)

    @property
    def sloping(self) -> bool:
        """Whether a word of a column is wider than the column."""
        step = (pen.WIDTH - self.left) / len(self.columns) - 2
        return any(not pen.fits(word, step, HEAD_SIZE) for name in self.columns for word in name.split())

    @property
    def _wrapped(self) -> list[list[str]]:
        step = (pen.WIDTH - self.left) / len(self.columns) - 2
        return [pen.wrapped(name, step, size=HEAD_SIZE, most=HEAD_LINES) for name in self.columns]

    @property
    def across(self) -> Sequence[float]:
        """The middle of each column."""
        step = (pen.WIDTH - self.left - (SLOPE_ROOM if self.sloping else 0)) / len(self.columns)
        return [self.left + (place + 0.5) * step for place in range(len(self.columns))]

    @property
    def top(self) -> float:
        """Where the first row begins."""
        if not self.sloping:
            return max(map(len, self._wrapped)) * LINE_HEIGHT + 8
        longest = max(min(len(name) * HEAD_SIZE / 2, SLOPE_LENGTH) for name in self.columns)
        return longest * sin(radians(SLOPE)) + 18

    @property
    def bottom(self) -> float:
        return self.top + len(self.rows) * ROW

    def at(self, mark: Mark) -> list[pen.Point]:
        """Where a kind of mark stands."""
        return [
            (self.across[column], self.top + (row + 0.5) * ROW)
            for (row, column), one in self.marks.items()
            if one == mark
        ]

    def layers(self) -> list[pen.Layer]:
        """Words, lines and marks."""
        names = [(self.top + (row + 0.5) * ROW, name) for row, name in enumerate(self.rows)]
        edges = [self.top + row * ROW for row in range(len(self.rows) + 1)]
        return [
            pen.lines([((0, y), (pen.WIDTH, y)) for y in edges], pen.LINE, width=1),
            self._heads(),
            *pen.beside(names, self.left - 2),
            *(layer for mark in KINDS for layer in marked(self.at(mark), mark)),
        ]

    def _heads(self) -> pen.Layer:
        """The words of the columns, upright where they fit and else on a slope."""
        if not self.sloping:
            upright = [
                (x, self.top - 10 - (len(words) - 1 - line) * LINE_HEIGHT, one)
                for x, words in zip(self.across, self._wrapped, strict=True)
                for line, one in enumerate(words)
            ]
            return pen.texts(upright, align="center", size=HEAD_SIZE, colour=pen.MUTED)
        names = [pen.cut(name, SLOPE_LENGTH, HEAD_SIZE) for name in self.columns]
        said = [(x - 2, self.top - 9, name) for x, name in zip(self.across, names, strict=True)]
        return pen.texts(said, size=HEAD_SIZE, colour=pen.MUTED, angle=360 - SLOPE)


def marked(points: Sequence[pen.Point], mark: Mark) -> list[pen.Layer]:
    """Marks of one kind."""
    if mark == "full":
        return [pen.dots(points, pen.ACCENT, edge=pen.ACCENT)]
    if mark == "ring":
        return [pen.dots(points, pen.CARD, edge=pen.RED, width=2.2)]
    if mark == "one group":
        return [pen.dots(points, pen.CARD, edge=pen.RED, width=2.2), pen.dots(points, pen.ACCENT, across=INSIDE)]
    if mark == "hatch":
        return [pen.hatched([(x - BOX, y - BOX, x + BOX, y + BOX) for x, y in points])]
    return pen.half_dots(points)


def explained(key: Key, marks: set[Mark]) -> list[tuple[pen.Point, Mark, str]]:
    """Where each of these kinds of mark is explained, from the top of the key: side by side, and on lines below."""
    x, y, found = BOX, 0.0, []
    for mark in (one for one in key if one in marks):
        words, wide = key[mark]
        if x + wide > pen.WIDTH:
            x, y = BOX, y + KEY_LINE
        found.append(((x, y), mark, words))
        x += wide
    return found
