"""Places boxes on a board so that they are apart, near those they are linked with, and their lines stay in sight.

Everything is in pixels of the board; x grows to the right, y downwards. The same input always gives the same places.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from render.map.faults import Array, Ends, Faults, Flags

__all__ = [
    "Board",
    "arrange",
    "beside",
    "grid",
    "on_grid",
]

GAP = 7.0  # pixels kept free between two boxes
MARGIN = np.array([10.0, 13.0])  # pixels kept free inside the board, sideways and up and down
SEED = 7
SPRING_STEPS = 80
PUSH_STEPS = 300
RANK_SHARE = 0.45  # how far places are evened out, so that corners fill
SPOTS = (64, 40)  # places tried for a newcomer, across and down
TIDY_ROUNDS = 3
OPENED_AT_MOST = 2.5  # times
MOVES_A_BOX, MOST_MOVES = 60, 2600  # more is calmer and slower
SWAPS = 0.35  # share of moves that exchange two boxes
NUDGES, LEAPS = 5, 3  # places tried near by, and far away, in each of the other moves
HOTTEST, COLDEST = 20.0, 0.4  # how much worse a move may make the picture, at the start and at the end


@dataclass(frozen=True)
class Board:
    """The board, the boxes to be placed on it and the lines between them.

    A box is given by how far it reaches from the middle of its shape.
    """

    size: Array  # (2,): width and height
    reach: Array  # (n, 4): to the left, right, up and down
    label: Array  # (n,): how far below the middle its label begins
    links: Ends  # (m, 2): the boxes that each line joins, in the direction that it is drawn
    homes: Array | None  # (n,): the x that each box is to stay near; None where the map has no direction

    @property
    def low(self) -> Array:
        """The smallest place of each box inside the board."""
        return MARGIN + self.reach[:, [0, 2]]

    @property
    def high(self) -> Array:
        """The largest place of each box inside the board."""
        return np.maximum(self.size - MARGIN - self.reach[:, [1, 3]], self.low)


def arrange(board: Board, *, effort: int = 1) -> Array:
    """Places for a map of up to about a hundred boxes.

    Parameters
    ----------
    effort
        How many times as long to look for a calmer picture.

    Returns
    -------
    One row a box: the place of the middle of its shape, inside the board.
    """
    rng = np.random.default_rng(SEED)
    places = _pushed(board, _spread(board, _sprung(board, rng)))
    if len(places) > 1:
        places = _calmed(board, places, effort, rng)
    return _opened(board, _freed(board, _pushed(board, places)))


def on_grid(board: Board) -> Array:
    """Places on a grid of cells that any box fits into, for maps too large to arrange.

    The board must have a cell for each box: see `grid`.
    """
    across, down = grid(board.reach, board.size)
    room = board.size - 2 * MARGIN
    xs = MARGIN[0] + (np.arange(across) + 0.5) * room[0] / across
    ys = MARGIN[1] + (np.arange(down) + 0.5) * room[1] / down
    cells = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    wished = _spread(board, _sprung(board, np.random.default_rng(SEED)))
    far = ((wished[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(far)
    return cells[chosen] + (board.reach[:, [0, 2]] - board.reach[:, [1, 3]]) / 2


def grid(reach: Array, size: Array) -> tuple[int, int]:
    """Columns and rows of cells that any of the boxes fits into."""
    cell = (reach[:, [0, 2]] + reach[:, [1, 3]]).max(axis=0) + GAP
    across, down = ((size - 2 * MARGIN) / cell).astype(int)
    return max(int(across), 1), max(int(down), 1)


def beside(board: Board, places: Array) -> Array:
    """Find room for the boxes whose places are NaN, each near those it is linked with; the others stay."""
    places = places.copy()
    for new in _newcomers(board, places):
        placed = np.flatnonzero(~np.isnan(places[:, 0]))
        near = np.intersect1d(placed, board.links[(board.links == new).any(axis=1)])
        wished = places[near].mean(axis=0) if len(near) else board.size / 2
        places[new] = _nearest_free(board, new, wished, places, placed)
    return places


def overlaps(board: Board, places: Array, gap: float = 0.0) -> Flags:
    """Which pairs of boxes cover one another, or come nearer than the gap."""
    return np.asarray((_depth(board, places, gap) > 0).all(axis=2))


def _newcomers(board: Board, places: Array) -> list[int]:
    """Boxes without a place, those with most links to placed boxes first."""
    new = np.isnan(places[:, 0])
    held = np.zeros(len(places))
    np.add.at(held, board.links[:, 0], ~new[board.links[:, 1]])
    np.add.at(held, board.links[:, 1], ~new[board.links[:, 0]])
    return sorted(np.flatnonzero(new), key=lambda row: (-held[row], row))


def _freed(board: Board, places: Array) -> Array:
    """Send each box that still covers another to the nearest free spot."""
    places = places.copy()
    for _ in range(TIDY_ROUNDS):
        for one in map(int, np.flatnonzero(overlaps(board, places).any(axis=1))):
            others = np.flatnonzero(np.arange(len(places)) != one)
            places[one] = _nearest_free(board, one, places[one], places, others)
    return places


def _nearest_free(board: Board, one: int, wished: Array, places: Array, others: NDArray[np.intp]) -> Array:
    """The place nearest to the one wished where the box covers none of the others, or else as little as can be."""
    low, high = board.low[one], board.high[one]
    axes = np.linspace(low[0], high[0], SPOTS[0]), np.linspace(low[1], high[1], SPOTS[1])
    spots = np.vstack([np.clip(wished, low, high), np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)])
    reach = board.reach[one]
    first, last = spots - reach[[0, 2]] - 1, spots + reach[[1, 3]] + 1
    start, end = places[others] - board.reach[others][:, [0, 2]], places[others] + board.reach[others][:, [1, 3]]
    depth = np.minimum(last[:, None], end[None]) - np.maximum(first[:, None], start[None])
    covered = np.clip(depth, 0, None).prod(axis=2).sum(axis=1).round()
    far = np.hypot(*((spots - wished) / board.size).T)
    return np.asarray(spots[np.lexsort((far, covered))[0]])


def _sprung(board: Board, rng: np.random.Generator) -> Array:
    """Springs along the lines, repulsion between all, and a weak pull of x towards home."""
    count, height = len(board.reach), board.size[1]
    places = rng.random((count, 2)) * board.size
    if board.homes is not None:
        places[:, 0] = board.homes + rng.normal(0, 12, count)
    square = board.size / height  # distances are taken as if the board were square
    reach = 0.75 * height / max(count, 1) ** 0.5
    for step in range(SPRING_STEPS):
        force = _forces(places / square, board.links, reach)
        heat = 0.12 * height * (1 - step / SPRING_STEPS) + 1
        length = np.maximum(np.hypot(*force.T), 1e-9)
        places = places + force * (np.minimum(length, heat) / length)[:, None] * square
        if board.homes is not None:
            places[:, 0] += 0.35 * (board.homes - places[:, 0])
        places = np.clip(places, 0, board.size)
    return places


def _forces(places: Array, links: Ends, reach: float) -> Array:
    away = places[:, None, :] - places[None, :, :]
    distance = np.maximum((away**2).sum(axis=2), 1.0)
    force = (away * (reach**2 / distance)[:, :, None]).sum(axis=1)
    pull = places[links[:, 1]] - places[links[:, 0]]
    pull *= (np.hypot(*pull.T) / reach / 4)[:, None]
    np.add.at(force, links[:, 0], pull)
    np.add.at(force, links[:, 1], -pull)
    return np.asarray(force)


def _spread(board: Board, places: Array) -> Array:
    """Even the places out a little along each axis, so that the board is used up to its corners."""
    if not len(places):
        return places
    span = np.ptp(places, axis=0)
    value = (places - places.min(axis=0)) / np.where(span > 0, span, 1)
    rank = places.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(places) - 1, 1)
    return board.low + (RANK_SHARE * rank + (1 - RANK_SHARE) * value) * (board.high - board.low)


def _pushed(board: Board, places: Array) -> Array:
    """Push boxes that are too near apart, along the axis where less is to be done."""
    home, low, high = places, board.low, board.high
    for _ in range(PUSH_STEPS):
        depth = _depth(board, places, GAP)
        near = np.asarray((depth > 0).all(axis=2))
        if not near.any():
            break
        sideways = depth[:, :, 0] < 1.6 * depth[:, :, 1]
        away = np.where(places[:, None, :] >= places[None, :, :], 1.0, -1.0)
        push = np.where(np.stack([sideways, ~sideways], axis=2), depth, 0) * away * near[:, :, None]
        places = places + 0.3 * push.sum(axis=1) + 0.01 * (home - places)
        places = np.clip(places, low, high)
    return places


def _opened(board: Board, places: Array) -> Array:
    """A map that leaves room is drawn larger and put in the middle. Spreading boxes apart cannot make them collide."""
    if not len(places):
        return places
    low, high = board.low.max(axis=0), board.high.min(axis=0)
    span, room = np.ptp(places, axis=0), high - low
    larger = np.clip(room / np.maximum(span, 1), 1, OPENED_AT_MOST)
    centre = (places.min(axis=0) + places.max(axis=0)) / 2
    return np.asarray(np.where(room >= span, (low + high) / 2 + larger * (places - centre), places))


def _depth(board: Board, places: Array, gap: float) -> Array:
    """How deep each pair overlaps along each axis; negative where there is room between them."""
    first, last = places - board.reach[:, [0, 2]], places + board.reach[:, [1, 3]] + gap
    depth = np.minimum(last[:, None, :], last[None, :, :]) - np.maximum(first[:, None, :], first[None, :, :])
    np.einsum("iix->ix", depth)[:] = -1.0
    return np.asarray(depth)


def _calmed(board: Board, places: Array, effort: int, rng: np.random.Generator) -> Array:
    """Move and swap boxes while the picture gets calmer: each time one of several places, likelier where calmer.

    References
    ----------
    Kirkpatrick, Gelatt and Vecchi (1983), Optimization by simulated annealing, Science 220(4598); the choice among
    several places by their weights is the heat bath of Geman and Geman (1984), IEEE Transactions on PAMI 6(6).
    """
    faults = Faults(board.reach + GAP / 2, board.label, board.links, board.homes, board.size)
    faults.stand(places)
    low, high = board.low, board.high
    places = places.copy()
    moves = effort * min(MOVES_A_BOX * len(places), MOST_MOVES)
    for heat in np.geomspace(HOTTEST, COLDEST, moves):
        moved, options = _options(faults, places, heat, rng)
        options = np.clip(options, low[moved], high[moved])
        cost = faults.weigh(moved, options)
        likely = np.exp(-(cost - cost.min()) / heat)
        chosen = int(np.searchsorted(likely.cumsum(), rng.random() * likely.sum()))
        if chosen:  # the first is to stay
            places[moved] = options[chosen]
            faults.put(moved, options[chosen])
    return places


def _options(faults: Faults, places: Array, heat: float, rng: np.random.Generator) -> tuple[Ends, Array]:
    """A box and places it could go to, or two boxes and their exchange. The first option is to stay."""
    one = int(rng.integers(len(places)))
    if rng.random() < SWAPS:
        pair = np.array([one, (one + 1 + rng.integers(len(places) - 1)) % len(places)])
        return pair, np.stack([places[pair], places[pair[::-1]]])
    wished = [places[one], *(places[one] + rng.normal(0, (4 + 8 * heat, 3 + 5 * heat), (NUDGES, 2)))]
    leaps = rng.random((LEAPS, 2)) * faults.size
    if faults.homes is not None:
        leaps[:, 0] = faults.homes[one] + rng.normal(0, 0.09 * faults.size[0], LEAPS)
    wished.extend(leaps)
    near = faults.neighbours[one]
    if len(near):
        wished.append(places[near].mean(axis=0) + rng.normal(0, 70, 2))
    return np.array([one]), np.array(wished)[:, None]
