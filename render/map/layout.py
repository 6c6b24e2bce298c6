"""Where each partner stands on the map: worked out once, the same for every view, never jumping.

Places are fractions of a nominal canvas, as the map file keeps them: (0, 0) is its upper left corner, (1, 1) the lower
right one. Where people first meet the system stands at the left; with each step they take, further to the right.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from network.model import Network
from render.map.arrange import Board, arrange, beside, grid, on_grid
from render.map.faults import Array, Ends
from render.map.lines import lines
from render.map.marks import Mark, box, roomy_marks

__all__ = ["Canvas", "Places", "canvas_of", "layout"]

Places = dict[str, tuple[float, float]]

SHAPE = 12 / 7  # width to height: what the page leaves for the map on common screens
FEW, MANY = 40, 60  # partners
FONT_FEW, FONT_MANY = 16.0, 14.5
WIDTH_FEW, WIDTH_MANY = 960.0, 1000.0
FULLEST = 0.6  # share of the canvas that boxes may cover; a map with more to show gets a larger canvas
ARRANGED_UP_TO = 100  # partners; above that, lines cannot be kept in sight and a grid is quicker
WIDER = 1.02  # step in which a canvas grows until everybody has room
FIRST_STEP, LAST_STEP = 0.05, 0.95  # of the width
DOOR_PULL, FAINT_PULL = 3.0, 0.05  # how strongly a way in is held at the left; all others, so that none drifts away
DIGITS = 4
LEVEL_DIGITS = 6  # so that the last bits of a machine's arithmetic cannot change the order


@dataclass(frozen=True, slots=True)
class Canvas:
    """The nominal canvas of a map, in pixels. The screen shows it larger or smaller, labels and all."""

    width: float
    height: float
    font: float


def canvas_of(network: Network, marks: Collection[Mark] | None = None) -> Canvas:
    """The canvas that a map of this size needs; labels are 16 pixels high on maps of up to forty partners."""
    return _canvas(roomy_marks(network).values() if marks is None else marks)


def layout(
    network: Network,
    fixed: Mapping[str, tuple[float, float]] | None = None,
    *,
    effort: int = 1,
    marks: Collection[Mark] | None = None,
) -> Places:
    """Where every partner stands, as fractions of `canvas_of(network)`.

    Parameters
    ----------
    fixed
        Places that stay as they are; the other partners are put beside those they are linked with. Without it, the
        places that the map file keeps.
    effort
        How many times as long to look for a calmer picture; 1 takes a second or two for 36 partners.
    marks
        How each partner is drawn, in the order of the map, where that is not as on a map of partners.

    Returns
    -------
    A place for each partner, in the order of the map; equal maps give equal places. The boxes of shape, ring and
    label do not overlap and lie inside the canvas, except where `fixed` says otherwise.
    """
    kept = dict(network.positions) if fixed is None else fixed
    known = {key: kept[key] for key in network.by_id if key in kept}
    if len(known) == len(network.partners):
        return known
    drawn = _Drawing(network, roomy_marks(network).values() if marks is None else marks)
    places = drawn.completed(known) if known else drawn.arranged(effort)
    return {
        key: known.get(key) or (round(float(x), DIGITS), round(float(y), DIGITS))
        for key, (x, y) in zip(drawn.keys, places / drawn.board.size, strict=True)
    }


class _Drawing:
    """The map as numbers: boxes and the lines between them, on a board."""

    def __init__(self, network: Network, marks: Collection[Mark]) -> None:
        canvas = _canvas(marks)
        at = {key: row for row, key in enumerate(network.by_id)}
        links = np.array([[at[end] for end in line.ends] for line in lines(network)], dtype=np.intp).reshape(-1, 2)
        self.keys = list(at)
        self.board = Board(
            size=np.array([canvas.width, canvas.height]),
            reach=_reach(marks, canvas.font),
            label=np.array([box(mark, canvas.font).label for mark in marks]),
            links=links,
            homes=_homes(network, links, canvas.width),
        )

    def arranged(self, effort: int) -> Array:
        if len(self.keys) > ARRANGED_UP_TO:
            return on_grid(self.board)
        return arrange(self.board, effort=effort)

    def completed(self, known: Places) -> Array:
        """Everybody who has a place stays there; each newcomer finds room near those it is linked with."""
        places = np.full((len(self.keys), 2), np.nan)
        for row, key in enumerate(self.keys):
            if key in known:
                places[row] = known[key] * self.board.size
        return beside(self.board, places)


def _canvas(marks: Collection[Mark]) -> Canvas:
    share = min(max((len(marks) - FEW) / (MANY - FEW), 0), 1)
    font = FONT_FEW + share * (FONT_MANY - FONT_FEW)
    width = WIDTH_FEW + share * (WIDTH_MANY - WIDTH_FEW)
    reach = _reach(marks, font)
    covered = float((reach[:, [0, 2]] + reach[:, [1, 3]]).prod(axis=1).sum())
    width = max(width, (covered / FULLEST * SHAPE) ** 0.5)
    while len(marks) > ARRANGED_UP_TO and math.prod(grid(reach, np.array([width, width / SHAPE]))) < len(marks):
        width *= WIDER
    return Canvas(round(width), round(width / SHAPE), font)


def _reach(marks: Collection[Mark], font: float) -> Array:
    """How far each box reaches to the left, right, up and down."""
    boxes = [box(mark, font) for mark in marks]
    return np.array([(one.left, one.right, one.up, one.down) for one in boxes]).reshape(-1, 4)


def _homes(network: Network, links: Ends, width: float) -> Array | None:
    """The x that each partner is to stand near; None where nobody is known to be a way in.

    Every link wants its target one step to the right of its source, and every way in wants to stand at the left: the
    levels that miss this least, in the sense of least squares, evened out so that all of the width is used.
    """
    entries = [row for row, partner in enumerate(network.partners) if partner.stages]
    if not entries or not len(links):
        return None
    count = len(network.partners)
    wishes = np.zeros((len(links) + count, count))
    rows = np.arange(len(links))
    wishes[rows, links[:, 0]], wishes[rows, links[:, 1]] = -1, 1
    wishes[len(links) + np.arange(count), np.arange(count)] = FAINT_PULL
    wishes[len(links) + np.array(entries), entries] = DOOR_PULL
    wished = wishes[: len(links)].sum(axis=0)  # a step of one along every link, nothing of all others
    levels = np.linalg.solve(wishes.T @ wishes, wished).round(
        LEVEL_DIGITS
    )  # much quicker than by the wishes themselves
    rank = levels.argsort(kind="stable").argsort(kind="stable") / max(count - 1, 1)
    span = np.ptp(levels)
    share = (rank + (levels - levels.min()) / (span if span > 0 else 1)) / 2
    return np.asarray(width * (FIRST_STEP + (LAST_STEP - FIRST_STEP) * share))
