"""How far each line bends: as little as keeps it off the shapes and names of others."""

from collections.abc import Mapping, Sequence

import numpy as np

from render.map.faults import Array, Flags, curve
from render.map.layout import Canvas
from render.map.look import ROUNDNESS
from render.map.marks import Mark, box

__all__ = ["BENDS", "bends"]

BENDS = (ROUNDNESS, 0.18, 0.0, -0.09, 0.27, -0.18, 0.36, -0.27)  # the usual one first, then ever farther from it
USUAL_SIDE = tuple(bend for bend in BENDS if bend > 0)  # of two lines that join the same pair, so that they stay apart
BENDS_UP_TO = 100  # partners; on larger maps names are left out, or every line meets some
STEP = 0.1  # of a box, that a farther bend costs
OUTSIDE, MARGIN = 3.0, 8.0  # what it costs to leave the canvas, and pixels along its edge that count as outside
OWN_NAME = 0.6  # of another's box: a line that leaves or arrives through the name below its own shape


def bends(
    drawn: Sequence[tuple[str, str]],
    marks: Mapping[str, Mark],
    places: Mapping[str, tuple[float, float]],
    canvas: Canvas,
) -> list[float]:
    """The roundness of each line, given by its ends, as vis-network's `curvedCW` counts it.

    Every line is looked at by itself, since lines do not keep one another away: equal maps bend alike, whatever is
    filtered.
    """
    if len(marks) > BENDS_UP_TO or not drawn:
        return [ROUNDNESS] * len(drawn)
    rows = {key: row for row, key in enumerate(marks)}
    middles = np.array([places[key] for key in marks]) * (canvas.width, canvas.height)
    ends = np.array([[rows[end] for end in ends] for ends in drawn])
    cost = np.stack([_hit(middles, ends, marks, canvas.font, bend) for bend in BENDS])
    cost += STEP * np.arange(len(BENDS))[:, np.newaxis]
    cost += OUTSIDE * np.stack([_leaves(middles, ends, canvas, bend) for bend in BENDS])
    pairs = set(drawn)
    double = np.array([ends[::-1] in pairs for ends in drawn])
    other_side = np.array([bend not in USUAL_SIDE for bend in BENDS])
    cost[np.ix_(other_side, double)] = np.inf
    return [BENDS[place] for place in cost.argmin(axis=0)]


def _leaves(middles: Array, ends: Array, canvas: Canvas, bend: float) -> Flags:
    """Which lines leave the canvas, with this bend."""
    x, y = curve(middles[ends[:, 0]], middles[ends[:, 1]], bend)
    inside = (x > MARGIN) & (x < canvas.width - MARGIN) & (y > MARGIN) & (y < canvas.height - MARGIN)
    return np.asarray(~inside.all(axis=1))


def _hit(middles: Array, ends: Array, marks: Mapping[str, Mark], font: float, bend: float) -> Array:
    """How many boxes each line runs through, with this bend."""
    boxes = [box(mark, font) for mark in marks.values()]
    first = middles - np.array([(one.left, one.up) for one in boxes])
    last = middles + np.array([(one.right, one.down) for one in boxes])
    x, y = curve(middles[ends[:, 0]], middles[ends[:, 1]], bend)
    within = (x[..., None] > first[:, 0]) & (x[..., None] < last[:, 0])
    through = within & (y[..., None] > first[:, 1]) & (y[..., None] < last[:, 1])
    lines = np.arange(len(ends))
    below = y[..., None] > middles[:, 1] + np.array([one.label for one in boxes])
    hit, own = np.asarray(through.any(axis=1), dtype=float), np.asarray((through & below).any(axis=1))
    for side in (0, 1):
        hit[lines, ends[:, side]] = OWN_NAME * own[lines, ends[:, side]]
    return np.asarray(hit.sum(axis=1))
