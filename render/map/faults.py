"""What is wrong with a picture of boxes and lines: the cost that the arrangement of a map lowers.

Lines count as they are drawn: vis-network's `curvedCW` with this roundness is a quadratic curve whose middle control
point is a fixed linear function of its ends. Numbers are single precision and x and y are kept apart, for speed.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from render.map.look import ROUNDNESS

__all__ = ["Faults", "curve"]

Array = NDArray[np.floating]
Ends = NDArray[np.intp]
Flags = NDArray[np.bool_]

NONE: Ends = np.array([], dtype=np.intp)
SAMPLES = 13  # points at which a curve is looked at

CROSSING = 1.0
THROUGH_BOX = 6.0  # a line through another partner
THROUGH_OWN_LABEL = 2.0  # a line that meets its target through the target's label: the arrow is hidden
OVERLAP = 15.0
OVERLAP_DEPTH = 0.8  # for each pixel of overlap, so that boxes find their way out
LENGTH = 1.6  # a line as long as the board is wide
AT_HOME = 0.08  # share of the width on either side of its home where a box counts as at home
DRIFT = 250.0  # for a whole width beyond that


@cache
def _basis(roundness: float) -> tuple[Array, Array, Array]:
    """Weights of start, end and the turned difference of both, at each sample of a curve."""
    turn, lift = np.pi / 2 * roundness, roundness / 2 + 0.5
    t = np.linspace(0, 1, SAMPLES + 2, dtype=np.float32)[1:-1]
    middle = 2 * t * (1 - t)
    ends = middle * np.float32(lift * np.cos(turn))
    return (1 - t) ** 2 + middle - ends, t**2 + ends, middle * np.float32(lift * np.sin(turn))


def curve(start: Array, end: Array, roundness: float = ROUNDNESS) -> tuple[Array, Array]:
    """Points along the drawn lines, without their very ends: x and y, each with one more axis than the lines have."""
    from_start, from_end, turned = _basis(roundness)
    start_x, start_y = start[..., 0, None], start[..., 1, None]
    end_x, end_y = end[..., 0, None], end[..., 1, None]
    x = from_start * start_x + from_end * end_x + turned * (end_y - start_y)
    y = from_start * start_y + from_end * end_y - turned * (end_x - start_x)
    return x, y


class Faults:
    """Weighs what is wrong around some boxes, for several places they could go to at once.

    What does not move is worked out when it is put down, not each time that something else is tried.
    """

    def __init__(self, reach: Array, label: Array, links: Ends, homes: Array | None, size: Array) -> None:
        reach = reach.astype(np.float32)
        self.low, self.high = reach[:, [0, 2]], reach[:, [1, 3]]
        self.label = label.astype(np.float32)
        self.links = links
        self.homes = homes
        self.size = size
        self.touching = [np.flatnonzero((links == one).any(axis=1)) for one in range(len(reach))]
        self.neighbours = [np.setdiff1d(links[mine], [one]) for one, mine in enumerate(self.touching)]
        self.apart = ~(links[:, None, :, None] == links[None, :, None, :]).any(axis=(2, 3))

    def stand(self, places: Array) -> None:
        """All boxes stand here now. It comes before everything else."""
        self.places = places.astype(np.float32)
        self._points = curve(self.places[self.links[:, 0]], self.places[self.links[:, 1]])
        self._spans = _spans(self._points)
        self._left = self._sides_of(np.arange(len(self.links)), np.arange(len(places)))

    def put(self, moved: Ends, at: Array) -> None:
        """These boxes stand here now."""
        self.places[moved] = at
        mine = self._lines_of(moved)
        points = curve(self.places[self.links[mine, 0]], self.places[self.links[mine, 1]])
        for kept, new in zip((*self._points, *self._spans), (*points, *_spans(points)), strict=True):
            kept[mine] = new
        self._left[:, moved] = self._sides_of(np.arange(len(self.links)), moved)
        self._left[mine] = self._sides_of(mine, np.arange(len(self.places)))

    def weigh(self, moved: Ends, options: Array) -> Array:
        """Everything wrong that the moved boxes or their lines take part in, for each option.

        Parameters
        ----------
        options
            Where the moved boxes would stand: (options, moved, 2). The other boxes stay where they were put.
        """
        tried = np.repeat(self.places[None], len(options), axis=0)
        tried[:, moved] = options
        cost = self._overlaps(moved, tried) + self._drift(moved, options)
        mine = self._lines_of(moved)
        if len(mine):
            start, end = tried[:, self.links[mine, 0]], tried[:, self.links[mine, 1]]
            points = curve(start, end)
            cost += LENGTH * np.linalg.norm(end - start, axis=2).sum(axis=1) / self.size[0]
            cost += CROSSING * self._crossings(mine, moved, tried)
            cost += THROUGH_BOX * self._through_any(mine, points, tried)
            cost += THROUGH_OWN_LABEL * self._through_labels(mine, points, tried)
        if len(mine) < len(self.links):
            cost += THROUGH_BOX * self._others_through(mine, moved, tried)
        return cost

    def _lines_of(self, moved: Ends) -> Ends:
        if len(moved) == 1:
            return self.touching[moved[0]]
        return np.unique(np.concatenate([self.touching[one] for one in moved]))

    def _sides_of(self, lines: Ends, boxes: Ends) -> Flags:
        """On which side of these lines these boxes stand now: (lines, boxes)."""
        x, y = (np.ascontiguousarray(along)[None] for along in self.places.T)
        return _sides(x, y, self.links[lines], boxes)[0]

    def _overlaps(self, moved: Ends, tried: Array) -> Array:
        first, last = tried - self.low, tried + self.high
        depth = np.minimum(last[:, moved, None], last[:, None]) - np.maximum(first[:, moved, None], first[:, None])
        least = depth.min(axis=3)
        least[:, np.arange(len(moved)), moved] = 0
        over = np.clip(least, 0, None)
        return OVERLAP * (over > 0).sum(axis=(1, 2)) + OVERLAP_DEPTH * over.sum(axis=(1, 2))

    def _drift(self, moved: Ends, options: Array) -> Array:
        if self.homes is None:
            return np.zeros(len(options))
        far = np.abs(options[:, :, 0] - self.homes[moved]) / self.size[0] - AT_HOME
        return DRIFT * np.clip(far, 0, None).sum(axis=1)

    def _crossings(self, mine: Ends, moved: Ends, tried: Array) -> Array:
        """Straight lines stand in for the gently curved ones. A pair of own lines is met twice.

        Many lines end at one box, so it is asked of each box on which side of a line it stands, not of each line's end.
        Only of the boxes that move is it asked anew on which side of the lines of others they stand.
        """
        x, y = np.ascontiguousarray(tried[:, :, 0]), np.ascontiguousarray(tried[:, :, 1])
        theirs = _sides(x, y, self.links[mine], np.arange(tried.shape[1]))  # (options, own lines, boxes)
        across = theirs.take(self.links[:, 0], axis=2) != theirs.take(self.links[:, 1], axis=2)
        if len(moved) == 1:  # its own lines all meet in it, so none of them crosses another
            goes = _sides(x, y, self.links, moved).swapaxes(1, 2)  # (options, 1, lines)
            other = np.where(self.links[mine, 0] == moved[0], self.links[mine, 1], self.links[mine, 0])
            across &= self._left.T[other] != goes
            across &= self.apart[mine]
            return across.sum(axis=(1, 2))
        ends, at = np.unique(self.links[mine], return_inverse=True)
        first, last = at.reshape(-1, 2).T
        ours = _sides(x, y, self.links, ends).swapaxes(1, 2)  # (options, ends of own lines, lines)
        across &= ours.take(first, axis=1) != ours.take(last, axis=1)
        across &= self.apart[mine]
        return across.sum(axis=(1, 2)) - 0.5 * across[:, :, mine].sum(axis=(1, 2))

    def _through_any(self, mine: Ends, points: tuple[Array, Array], tried: Array) -> Array:
        """Lines of the moved boxes through any box but those at their ends."""
        hit = _inside(points, _spans(points), tried - self.low, tried + self.high)
        rows = np.arange(len(mine))
        hit[:, rows, self.links[mine, 0]] = hit[:, rows, self.links[mine, 1]] = False
        return hit.sum(axis=(1, 2))

    def _others_through(self, mine: Ends, moved: Ends, tried: Array) -> Array:
        """All other lines through the moved boxes. They stand still, whatever the option."""
        points, spans = ([along[None] for along in kept] for kept in (self._points, self._spans))
        low, high = tried[:, moved] - self.low[moved], tried[:, moved] + self.high[moved]
        return _inside(points, spans, low, high, leave_out=mine).sum(axis=(1, 2))

    def _through_labels(self, mine: Ends, points: tuple[Array, Array], tried: Array) -> Array:
        """Lines that reach their target through its label; half as bad where they leave through it."""
        x, y = points
        found = np.zeros(len(tried))
        for at, share in ((1, 1.0), (0, 0.5)):
            own = self.links[mine, at]
            below = y - tried[:, own, 1, None]
            inside = (below > self.label[own, None]) & (below < self.high[own, 1, None])
            inside &= np.abs(x - tried[:, own, 0, None]) < self.low[own, 0, None]
            found += share * inside.any(axis=2).sum(axis=1)
        return found


def _spans(points: Sequence[Array]) -> list[Array]:
    """From where to where the lines go: the least x and the least y, then the largest of both."""
    by_sample = [np.ascontiguousarray(along.transpose(-1, *range(along.ndim - 1))) for along in points]  # for speed
    return [along.min(axis=0) for along in by_sample] + [along.max(axis=0) for along in by_sample]


def _inside(
    points: Sequence[Array], spans: Sequence[Array], first: Array, last: Array, leave_out: Ends = NONE
) -> Flags:
    """Which lines have a point in which boxes: (options, lines, boxes).

    Only where all of a line and a box come near one another is it looked at point by point.
    """
    low, high = (np.ascontiguousarray(ends.transpose(2, 0, 1)) for ends in (first, last))  # (2, options, boxes)
    near = np.ones((len(first), points[0].shape[1], first.shape[1]), dtype=bool)
    for axis in range(2):
        near &= spans[axis + 2][..., None] > low[axis][:, None]
        near &= spans[axis][..., None] < high[axis][:, None]
    near[:, leave_out] = False
    option, line, one = near.nonzero()
    within = np.ones((len(option), points[0].shape[2]), dtype=bool)
    for axis, along in enumerate(points):
        there = along[0, line] if len(along) == 1 else along[option, line]
        within &= (there > low[axis][option, one, None]) & (there < high[axis][option, one, None])
    near[option, line, one] = within.any(axis=1)
    return near


def _sides(x: Array, y: Array, lines: Ends, boxes: Ends) -> Flags:
    """On which side of each line each box stands: (options, lines, boxes)."""
    start_x, start_y = x[:, lines[:, 0], None], y[:, lines[:, 0], None]
    along_x, along_y = x[:, lines[:, 1], None] - start_x, y[:, lines[:, 1], None] - start_y
    left = along_x * (y[:, None, boxes] - start_y)
    return np.asarray(left > along_y * (x[:, None, boxes] - start_x))
