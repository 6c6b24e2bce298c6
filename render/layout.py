"""Where each partner stands on the map: worked out once, the same for every view, never jumping.

Places are fractions of a nominal canvas, as the map file keeps them: (0, 0) is its upper left corner, (1, 1) the lower
right one. Where people first meet the system stands at the left; with each step they take, further to the right.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from network.model import Network
from render._arrange import Array, Board, Boxes, Ends, arrange, beside, on_grid
from render.lines import lines
from render.marks import Mark, box, roomy_marks

__all__ = ["Canvas", "Places", "canvas_of", "layout"]

Places = dict[str, tuple[float, float]]

SHAPE = 12 / 7  # width to height: what the page leaves for the map on common screens
FEW, MANY = 40, 60  # partners
FONT_FEW, FONT_MANY = 16.0, 14.5
WIDTH_FEW, WIDTH_MANY = 960.0, 1000.0
FULLEST = 0.66  # share of the canvas that boxes may cover; a map with more to show gets a larger canvas
ARRANGED_UP_TO = 110  # partners; above that, lines cannot be kept in sight and a grid is quicker
FIRST_STEP, LAST_STEP = 0.05, 0.95  # of the width
DOOR_PULL, FAINT_PULL = 3.0, 0.05  # how strongly a way in is held at the left; all others, so that none drifts away
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Canvas:
    """The nominal canvas of a map, in pixels. The screen shows it larger or smaller, labels and all."""

    width: float
    height: float
    font: float


def canvas_of(network: Network) -> Canvas:
    """The canvas that a map of this size needs; labels are 16 pixels high on maps of up to forty partners."""
    return _canvas(roomy_marks(network).values())


def layout(network: Network, fixed: Mapping[str, tuple[float, float]] | None = None) -> Places:
    """Where every partner stands, as fractions of `canvas_of(network)`.

    Parameters
    ----------
    fixed
        Places that stay as they are; the other partners are put beside those they are linked with. Without it, the
        places that the map file keeps.

    Returns
    -------
    A place for each partner, in the order of the map; equal maps give equal places. The boxes of shape, ring and
    label do not overlap and lie inside the canvas, except where `fixed` says otherwise.
    """
    kept = dict(network.positions) if fixed is None else fixed
    known = {key: kept[key] for key in network.by_id if key in kept}
    if len(known) == len(network.partners):
        return known
    drawn = _Drawing(network)
    places = drawn.completed(known) if known else drawn.arranged()
    return {
        key: known.get(key) or (round(float(x), DIGITS), round(float(y), DIGITS))
        for key, (x, y) in zip(network.by_id, places / drawn.board.size, strict=True)
    }


class _Drawing:
    """The map as numbers: boxes and lines between them, on a board."""

    def __init__(self, network: Network) -> None:
        marks = roomy_marks(network)
        canvas = _canvas(marks.values())
        self.keys = list(network.by_id)
        at = {key: row for row, key in enumerate(self.keys)}
        self.board = Board(canvas.width, canvas.height)
        self.boxes = _boxes([marks[key] for key in self.keys], canvas.font)
        self.links = np.array(
            [(at[line.source], at[line.target]) for line in lines(network)], dtype=np.intp
        ).reshape(-1, 2)
        self.homes = _homes(network, self.links, self.board)

    def arranged(self) -> Array:
        if len(self.keys) > ARRANGED_UP_TO:
            return on_grid(self.boxes, self.links, self.homes, self.board)
        return arrange(self.boxes, self.links, self.homes, self.board)

    def completed(self, known: Places) -> Array:
        """Everybody who has a place stays there; each newcomer finds room near those it is linked with."""
        places = np.full((len(self.keys), 2), np.nan)
        for row, key in enumerate(self.keys):
            if key in known:
                places[row] = known[key] * self.board.size
        return beside(places, self.boxes, self.links, self.board)


def _canvas(marks: Iterable[Mark]) -> Canvas:
    marks = list(marks)
    share = min(max((len(marks) - FEW) / (MANY - FEW), 0), 1)
    font = FONT_FEW + share * (FONT_MANY - FONT_FEW)
    width = WIDTH_FEW + share * (WIDTH_MANY - WIDTH_FEW)
    covered = sum((b.left + b.right) * (b.up + b.down) for b in (box(mark, font) for mark in marks))
    width = max(width, (covered / FULLEST * SHAPE) ** 0.5)
    return Canvas(round(width), round(width / SHAPE), font)


def _boxes(marks: list[Mark], font: float) -> Boxes:
    found = [box(mark, font) for mark in marks]
    return Boxes(
        reach=np.array([(b.left, b.right, b.up, b.down) for b in found]).reshape(-1, 4),
        label=np.array([b.label for b in found]),
    )


def _homes(network: Network, links: Ends, board: Board) -> Array | None:
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
    levels = np.linalg.lstsq(wishes, np.r_[np.ones(len(links)), np.zeros(count)])[0]
    rank = levels.argsort(kind="stable").argsort(kind="stable") / max(count - 1, 1)
    span = np.ptp(levels)
    share = (rank + (levels - levels.min()) / (span if span > 0 else 1)) / 2
    return board.width * (FIRST_STEP + (LAST_STEP - FIRST_STEP) * share)
