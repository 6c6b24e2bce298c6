"""Places boxes on a board so that they are apart, near those they are linked with, and their lines stay in sight.

Everything is in pixels of the board; x grows to the right, y downwards. The same input always gives the same places.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render._faults import Faults

__all__ = ["Board", "Boxes", "arrange", "beside", "on_grid", "overlaps"]

Array = NDArray[np.float64]
Ends = NDArray[np.intp]

GAP = 7.0  # pixels kept free between two boxes
MARGIN = np.array([10.0, 13.0])  # pixels kept free inside the board, sideways and up and down
SPRING_STEPS = 80
PUSH_STEPS = 300
MOVES_A_BOX = 55  # more is calmer and slower
SWAPS = 0.35  # share of moves that exchange two boxes
NUDGES, LEAPS = 5, 3  # places tried near by, and far away, in each of the other moves
HOTTEST, COLDEST = 20.0, 0.4  # how much worse a move may make the picture, at the start and at the end
SPOTS = (64, 40)  # places tried for a newcomer, across and down
RANK_SHARE = 0.45  # how far places are evened out, so that corners fill


@dataclass(frozen=True, slots=True)
class Board:
    """The board that places are found on."""

    width: float
    height: float

    @property
    def size(self) -> Array:
        return np.array([self.width, self.height])


@dataclass(frozen=True)
class Boxes:
    """One row a box: how far it reaches from the middle of its shape to the left, right, up and down, and where the
    label begins below the middle."""

    reach: Array  # (n, 4)
    label: Array  # (n,)

    def __len__(self) -> int:
        return len(self.reach)

    def low(self, board: Board) -> Array:
        """The smallest place of each box inside the board."""
        return MARGIN + self.reach[:, [0, 2]]

    def high(self, board: Board) -> Array:
        """The largest place of each box inside the board."""
        return np.maximum(board.size - MARGIN - self.reach[:, [1, 3]], self.low(board))


def arrange(boxes: Boxes, links: Ends, homes: Array | None, board: Board, *, seed: int = 0) -> Array:
    """Places for a map of up to about a hundred boxes.

    Parameters
    ----------
    links
        Rows of two: the boxes that each line joins, in the direction that it is drawn.
    homes
        The x that each box is to stay near; None where the map has no direction.

    Returns
    -------
    One row a box: the place of the middle of its shape, inside the board.
    """
    rng = np.random.default_rng(seed)
    places = _spread(_sprung(boxes, links, homes, board, rng), boxes, board)
    places = _pushed(places, boxes, board)
    places = _calmed(places, boxes, links, homes, board, rng)
    return places if not overlaps(places, boxes).any() else _pushed(places, boxes, board)


def on_grid(boxes: Boxes, links: Ends, homes: Array | None, board: Board, *, seed: int = 0) -> Array | None:
    """Places on a grid of equal cells, for maps too large to arrange; None when the board has too few cells."""
    from scipy.optimize import linear_sum_assignment

    cells = _cells(boxes, board)
    if len(cells) < len(boxes):
        return None
    wished = _spread(_sprung(boxes, links, homes, board, np.random.default_rng(seed)), boxes, board)
    far = ((wished[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(far)
    return cells[chosen] + (boxes.reach[:, [0, 2]] - boxes.reach[:, [1, 3]]) / 2


def beside(places: Array, boxes: Boxes, links: Ends, board: Board) -> Array:
    """Find room for the boxes whose places are NaN, each near those it is linked with; the others stay."""
    places = places.copy()
    for new in _newcomers(places, links):
        spots = _spots(boxes.low(board)[new], boxes.high(board)[new])
        placed = np.flatnonzero(~np.isnan(places[:, 0]))
        near = np.intersect1d(placed, links[(links == new).any(axis=1)])
        wished = places[near].mean(axis=0) if len(near) else board.size / 2
        covered = _covered(spots, boxes.reach[new], places[placed], boxes.reach[placed])
        far = np.hypot(*((spots - wished) / board.size).T)
        places[new] = spots[np.lexsort((far, covered))[0]]
    return places


def overlaps(places: Array, boxes: Boxes, gap: float = 0.0) -> NDArray[np.bool_]:
    """Which pairs of boxes cover one another, or come nearer than the gap."""
    over = _depth(places, boxes, gap)
    return (over > 0).all(axis=2)


def _newcomers(places: Array, links: Ends) -> list[int]:
    """Boxes without a place, those with most links to placed boxes first."""
    new = np.isnan(places[:, 0])
    held = np.zeros(len(places))
    if len(links):
        np.add.at(held, links[:, 0], ~new[links[:, 1]])
        np.add.at(held, links[:, 1], ~new[links[:, 0]])
    return sorted(np.flatnonzero(new), key=lambda row: (-held[row], row))


def _spots(low: Array, high: Array) -> Array:
    """Places to try: a fine grid over the board."""
    return np.stack(
        np.meshgrid(np.linspace(low[0], high[0], SPOTS[0]), np.linspace(low[1], high[1], SPOTS[1])), axis=-1
    ).reshape(-1, 2)


def _covered(spots: Array, reach: Array, places: Array, others: Array) -> Array:
    """How many square pixels of other boxes a box would cover at each spot."""
    first, last = spots - reach[[0, 2]] - GAP, spots + reach[[1, 3]] + GAP
    low, high = places - others[:, [0, 2]], places + others[:, [1, 3]]
    depth = np.minimum(last[:, None], high[None]) - np.maximum(first[:, None], low[None])
    return np.clip(depth, 0, None).prod(axis=2).sum(axis=1).round()


def _cells(boxes: Boxes, board: Board) -> Array:
    """Middles of the cells of a grid that any of the boxes fits into, spread over the whole board."""
    cell = (boxes.reach[:, [0, 2]] + boxes.reach[:, [1, 3]]).max(axis=0) + GAP
    room = board.size - 2 * MARGIN
    across, down = np.maximum((room / cell).astype(int), 1)
    xs = MARGIN[0] + (np.arange(across) + 0.5) * room[0] / across
    ys = MARGIN[1] + (np.arange(down) + 0.5) * room[1] / down
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def _sprung(boxes: Boxes, links: Ends, homes: Array | None, board: Board, rng: np.random.Generator) -> Array:
    """Springs along the lines, repulsion between all, and a weak pull of x towards home."""
    places = rng.random((len(boxes), 2)) * board.size
    if homes is not None:
        places[:, 0] = homes + rng.normal(0, 12, len(boxes))
    wide = board.size / board.height  # distances as if the board were square
    reach = 0.75 * board.height / max(len(boxes), 1) ** 0.5
    for step in range(SPRING_STEPS):
        flat = places / wide
        away = flat[:, None, :] - flat[None, :, :]
        square = np.maximum((away**2).sum(axis=2), 1.0)
        force = (away * (reach**2 / square)[:, :, None]).sum(axis=1)
        if len(links):
            pull = flat[links[:, 1]] - flat[links[:, 0]]
            pull *= (np.hypot(*pull.T) / reach / 4)[:, None]
            np.add.at(force, links[:, 0], pull)
            np.add.at(force, links[:, 1], -pull)
        heat = 0.12 * board.height * (1 - step / SPRING_STEPS) + 1
        length = np.maximum(np.hypot(*force.T), 1e-9)
        places = places + force * (np.minimum(length, heat) / length)[:, None] * wide
        if homes is not None:
            places[:, 0] += 0.35 * (homes - places[:, 0])
        places = np.clip(places, 0, board.size)
    return places


def _spread(places: Array, boxes: Boxes, board: Board) -> Array:
    """Even the places out a little along each axis, so that the board is used up to its corners."""
    low, high = boxes.low(board), boxes.high(board)
    span = np.ptp(places, axis=0)
    value = (places - places.min(axis=0)) / np.where(span > 0, span, 1)
    rank = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(boxes) - 1, 1)
    return low + (RANK_SHARE * rank + (1 - RANK_SHARE) * value) * (high - low)


def _pushed(places: Array, boxes: Boxes, board: Board) -> Array:
    """Push boxes that are too near apart, along the axis where less is to be done."""
    home = places
    low, high = boxes.low(board), boxes.high(board)
    for _ in range(PUSH_STEPS):
        depth = _depth(places, boxes, GAP)
        near = (depth > 0).all(axis=2)
        if not near.any():
            break
        sideways = depth[:, :, 0] < 1.6 * depth[:, :, 1]
        away = np.where(places[:, None, :] >= places[None, :, :], 1.0, -1.0)
        push = np.where(np.stack([sideways, ~sideways], axis=2), depth, 0) * away * near[:, :, None]
        places = places + 0.3 * push.sum(axis=1) + 0.01 * (home - places)
        places = np.clip(places, low, high)
    return places


def _depth(places: Array, boxes: Boxes, gap: float) -> Array:
    """How deep each pair overlaps along each axis; negative where there is room between them."""
    reach = boxes.reach
    first, last = places - reach[:, [0, 2]], places + reach[:, [1, 3]] + gap
    depth = np.minimum(last[:, None, :], last[None, :, :]) - np.maximum(first[:, None, :], first[None, :, :])
    np.einsum("iix->ix", depth)[:] = -1.0
    return depth


def _calmed(
    places: Array, boxes: Boxes, links: Ends, homes: Array | None, board: Board, rng: np.random.Generator
) -> Array:
    """Move and swap boxes while the picture gets calmer: each time one of several places, likelier where calmer."""
    if len(boxes) < 2:
        return places
    faults = Faults(boxes.reach + GAP / 2, boxes.label, links, homes, board.size)
    low, high = boxes.low(board), boxes.high(board)
    places = places.copy()
    for heat in np.geomspace(HOTTEST, COLDEST, MOVES_A_BOX * len(boxes)):
        moved, options = _options(places, faults, board, heat, rng)
        options = np.clip(options, low[moved], high[moved])
        cost = faults.weigh(moved, options, places)
        likely = np.exp(-(cost - cost.min()) / heat)
        places[moved] = options[np.searchsorted(likely.cumsum(), rng.random() * likely.sum())]
    return places


def _options(
    places: Array, faults: Faults, board: Board, heat: float, rng: np.random.Generator
) -> tuple[Ends, Array]:
    """A box and places it could go to, or two boxes and their exchange. The first option is to stay."""
    one = int(rng.integers(len(places)))
    if rng.random() < SWAPS:
        pair = np.array([one, (one + 1 + rng.integers(len(places) - 1)) % len(places)])
        return pair, np.stack([places[pair], places[pair[::-1]]])
    wished = [places[one], *(places[one] + rng.normal(0, (4 + 8 * heat, 3 + 5 * heat), (NUDGES, 2)))]
    leaps = rng.random((LEAPS, 2)) * board.size
    if faults.homes is not None:
        leaps[:, 0] = faults.homes[one] + rng.normal(0, 0.09 * board.width, LEAPS)
    wished.extend(leaps)
    near = faults.neighbours[one]
    if len(near):
        wished.append(places[near].mean(axis=0) + rng.normal(0, 70, 2))
    return np.array([one]), np.array(wished)[:, None]
