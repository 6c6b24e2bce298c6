"""Maps by chance in which every partner keeps its number of links: links change ends in pairs."""

from collections.abc import Callable

import numpy as np

__all__ = ["BEYOND", "beyond_chance", "swapped"]

BY_CHANCE = (10, 30, 60)  # maps that a finding is held against, looked at in these parts
BEYOND = 95  # of these 100 maps that must show less

ROUNDS = 20  # in each, every link is offered one change of ends
MORE_FOR_FEW, MOST_ROUNDS = 1000, 100  # of few links few changes are possible: so many more rounds, divided by links
TAKEN = 0.9  # share of the changes that can be made that are made, so that each single one is possible
PLACES = 2_000_000  # pairs of partners of the maps that are worked on together


def swapped(ends: np.ndarray, size: int, maps: int, random: np.random.Generator) -> np.ndarray:
    """Maps with the same links for each partner, with whom they are left to chance.

    Parameters
    ----------
    ends
        The links of the map, one row a link: two different positions below `size`. No link stands there twice.
    size
        Partners.
    maps
        How many to draw.

    Returns
    -------
    Array maps x links x 2, the smaller position first.

    Notes
    -----
    In every round the links of a map are put in pairs at random; each pair a-b, c-d may become a-d, c-b. A change is
    made only if none of its four links stands in any other pair, as it is or as it would be. That rule reads the same
    from either side of the change, so that in the long run every map with these numbers of links comes up as often as
    any other. More rounds make no difference: triangles among 40
    partners with a closely linked group settle within 15, on larger and sparser maps within 4.

    References
    ----------
    Maslov and Sneppen (2002), Specificity and stability in topology of protein networks, Science 296(5569).
    """
    links = np.sort(ends, axis=1).astype(np.int64)
    links = links[np.lexsort(links.T[::-1])]  # so that the order of a file changes nothing
    if len(links) < 2:
        return np.broadcast_to(links, (maps, *links.shape)).copy()
    together = max(1, min(maps, PLACES // size**2))
    seen = np.empty(together * size**2, dtype=np.int32)
    parts = []
    for start in range(0, maps, together):
        many = links.T[:, None].repeat(min(together, maps - start), axis=1)
        for _ in range(min(MOST_ROUNDS, ROUNDS + MORE_FOR_FEW // len(links))):
            many = _round(many, seen, size, random)
        parts.append(np.sort(many, axis=0).transpose(1, 2, 0))
    return np.concatenate(parts)


def beyond_chance(
    ends: np.ndarray, size: int, random: np.random.Generator, less: Callable[[np.ndarray], np.ndarray]
) -> tuple[int, int]:
    """How many maps by chance were looked at, and how many of them show less than the map itself.

    Parameters
    ----------
    ends, size, random
        As for `swapped`.
    less
        Which of several maps (maps x links x 2) show less.

    Notes
    -----
    100 are looked at; once six of them do not show less, the rest need not be.
    """
    looked_at = shown = 0
    for maps in BY_CHANCE:
        if looked_at - shown <= sum(BY_CHANCE) - BEYOND:
            looked_at, shown = looked_at + maps, shown + int(less(swapped(ends, size, maps, random)).sum())
    return looked_at, shown


def _round(many: np.ndarray, seen: np.ndarray, size: int, random: np.random.Generator) -> np.ndarray:
    """Every link of every map is offered one change; `many` has its ends side by side: 2 x maps x links."""
    _, maps, links = many.shape
    half, rows = links // 2, np.arange(maps)[:, None]
    places = np.argsort(random.random((maps, links), dtype=np.float32), axis=1) + rows * links
    turned = (random.random((maps, links), dtype=np.float32) < 0.5) * many[0].size
    one, other = many.take(places + turned), many.take(places + (many[0].size - turned))
    changed = np.concatenate((other[:, half : 2 * half], other[:, :half], other[:, 2 * half :]), axis=1)
    keys = np.empty((maps, links + 2 * half), dtype=np.int64)
    _keys(one, other, size, keys[:, :links])
    _keys(one[:, : 2 * half], changed[:, : 2 * half], size, keys[:, links:])
    keys += rows * (size * size)
    alone = _once(keys, seen)
    can = alone[:, :links] & (one != changed)
    can[:, : 2 * half] &= alone[:, links:]
    taken = can[:, :half] & can[:, half : 2 * half] & (random.random((maps, half), dtype=np.float32) < TAKEN)
    for side in (slice(0, half), slice(half, 2 * half)):
        np.copyto(other[:, side], changed[:, side], where=taken)
    return np.stack((one, other))


def _keys(one: np.ndarray, other: np.ndarray, size: int, keys: np.ndarray) -> None:
    """One number a link, whichever end comes first."""
    np.multiply(np.minimum(one, other), size, out=keys)
    keys += np.maximum(one, other)


def _once(keys: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """Which numbers stand there once only; `seen` has a place for each, whatever stands in it."""
    flat = keys.ravel()
    mine = np.arange(len(flat), dtype=np.int32)
    seen[flat] = mine
    seen[flat[seen.take(flat) != mine]] = -1
    return (seen.take(flat) == mine).reshape(keys.shape)
