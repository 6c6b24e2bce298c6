"""The fewest things that hit every set: the same as trying every choice of things, smallest first."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

import numpy as np
import pytest

from analysis import _hitting
from analysis._cuts import Cut
from analysis._hitting import Hitting
from tests.each import each
from tests.pace import usually

Sets = list[tuple[set[int], int]]  # things, and how many of them it takes


def hitting(size: int, sets: Sets, liked: Sequence[float] | None = None) -> Hitting:
    made = Hitting(np.array([0.5] * size if liked is None else liked))
    made.add([cut(size, *one) for one in sets])
    return made


def cut(size: int, things: set[int], least: int = 1) -> Cut:
    return Cut(np.isin(np.arange(size), list(things)), least)


def barring(size: int, *things: int) -> np.ndarray:
    return np.isin(np.arange(size), things)


def hits(chosen: set[int], sets: Sets) -> bool:
    return all(len(chosen & things) >= least for things, least in sets)


def tried(size: int, sets: Sets, barred: set[int]) -> Iterator[set[int]]:
    """Every choice of the fewest things, none of them barred, that hits every set."""
    free = sorted(set(range(size)) - barred)
    for many in range(len(free) + 1):
        found = [set(some) for some in combinations(free, many) if hits(set(some), sets)]
        if found:
            yield from found
            return


def drawn(seed: int) -> tuple[int, Sets, set[int], list[float]]:
    draw = Random(seed)
    size = draw.randint(1, 9)
    several = draw.random() < 0.3
    sets = []
    for _ in range(draw.randint(0, 8)):
        things = set(draw.sample(range(size), draw.randint(1, min(size, 4))))
        sets.append((things, draw.randint(1, min(2, len(things))) if several else 1))
    barred = {one for one in range(size) if draw.random() < 0.15}
    return size, sets, barred, [draw.choice((0.0, 0.5, 1.0)) for _ in range(size)]


@each(range(usually(30, slowly=400)))
def test_no_smaller_choice_hits_every_set(seed: int) -> None:
    size, sets, barred, liked = drawn(seed)
    best = list(tried(size, sets, barred))
    found = hitting(size, sets, liked).fewest(barring(size, *barred), exact=True)
    if not best:
        assert found is None
        return
    assert found is not None
    chosen = set(found.chosen.tolist())
    assert hits(chosen, sets)
    assert not chosen & barred
    assert len(chosen) == found.least == len(best[0])


@each(range(usually(30, slowly=200)))
def test_the_quick_way_hits_every_set_and_says_no_more_than_is_needed(seed: int) -> None:
    size, sets, barred, liked = drawn(seed)
    best = list(tried(size, sets, barred))
    found = hitting(size, sets, liked).fewest(barring(size, *barred), exact=False)
    assert (found is None) == (not best)
    if found is not None:
        chosen = set(found.chosen.tolist())
        assert hits(chosen, sets)
        assert not chosen & barred
        assert found.least <= len(best[0]) <= len(chosen)


def hard(seed: int) -> tuple[int, Sets, list[float]]:
    """Two or three things a set: what is enough in parts is fewer than it takes, and one after the other takes more."""
    draw = Random(seed)
    size, many = draw.choice((9, 10, 11, 12)), draw.choice((2, 3, 3))
    sets: Sets = [(set(draw.sample(range(size), many)), 1) for _ in range(draw.randint(8, 16))]
    return size, sets, [draw.choice((0, 0.5, 1)) for _ in range(size)]


@each((4, 6, 8, 16, 37, 39, *usually((), slowly=range(100, 400))))
def test_all_at_once_finds_what_one_after_the_other_misses(seed: int) -> None:
    size, sets, liked = hard(seed)
    found = hitting(size, sets, liked).fewest(barring(size), exact=True)
    assert found is not None
    assert hits(set(found.chosen.tolist()), sets)
    assert len(found.chosen) == found.least == len(next(tried(size, sets, set())))


@pytest.mark.parametrize("size", [4, 5, 6])
def test_of_every_two_one_takes_all_but_one(size: int) -> None:
    """Halves of all would do, so the bound is raised step by step."""
    every: Sets = [(set(pair), 1) for pair in combinations(range(size), 2)]
    found = hitting(size, every).fewest(barring(size), exact=True)
    assert found is not None
    assert (len(found.chosen), found.least) == (size - 1, size - 1)


def test_a_search_for_so_many_may_end_as_soon_as_none_of_that_size_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every two of six: halves cost 3 × 1.0005, five are led to, so three and then four are looked for."""
    gaps, whole = [], _hitting._whole
    monkeypatch.setattr(_hitting, "_whole", lambda *given: gaps.append(given[3]) or whole(*given))
    every: Sets = [(set(pair), 1) for pair in combinations(range(6), 2)]
    hitting(6, every).fewest(barring(6), exact=True)
    # what is left of 3 × 1.001 beside those halves; then 1 - 4 × 0.001 of five, for which there is room to spare
    assert gaps == pytest.approx([0.0015 / 3.003 - 1e-6, 0.996 / 5 - 1e-6], rel=1e-9)


def test_of_those_that_are_in_as_many_sets_the_better_liked_is_taken_first() -> None:
    table = np.array([[True, True, False], [True, True, True]])
    for cost, first in (([1.001, 1.0, 1.0], 1), ([1.0, 1.001, 1.0], 0), ([1.0, 1.0, 1.0], 0)):
        assert _hitting._one_by_one(table, np.ones(2), np.array(cost)).tolist() == [first]


def test_where_the_search_ends_before_anything_is_proven_the_bound_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    size, sets, liked = hard(59)
    monkeypatch.setattr(_hitting, "_whole", lambda *_: (np.zeros(0, dtype=np.int64), False))
    found = hitting(size, sets, liked).fewest(barring(size), exact=True)
    assert found is not None
    assert hits(set(found.chosen.tolist()), sets)
    assert found.least < len(next(tried(size, sets, set()))) <= len(found.chosen)


def test_a_whole_choice_is_the_cheapest_and_said_to_be_so() -> None:
    table = np.array([[True, True, False, False], [False, True, True, False], [True, False, True, False]])
    cost, ones = np.array([1.0, 1.0, 1.5, 0.1]), np.ones(3)
    for gap in (0.0, 0.2):
        chosen, proven = _hitting._whole(table, ones, cost, gap)
        assert (chosen.tolist(), proven) == ([0, 1], True)
    none, proven = _hitting._whole(table, np.array([1, 1, 3]), cost, 0.0)
    assert (none.tolist(), proven) == ([], True)
    twice, _ = _hitting._whole(table, np.array([1, 2, 1]), cost, 0.0)
    assert twice.tolist() == [1, 2]


def test_where_nothing_has_to_be_hit_nothing_is_chosen() -> None:
    found = hitting(3, []).fewest(barring(3), exact=True)
    assert found is not None
    assert (found.chosen.tolist(), found.least) == ([], 0)


def test_of_things_that_are_in_the_same_sets_the_best_liked_is_chosen() -> None:
    found = hitting(4, [({0, 1, 2}, 1)], liked=[0.5, 0.9, 0.1, 0.0]).fewest(barring(4), exact=True)
    assert found is not None
    assert (found.chosen.tolist(), found.least) == ([2], 1)


def test_a_thing_in_more_sets_is_taken_before_a_better_liked_one() -> None:
    made = hitting(3, [({0, 1}, 1), ({0, 2}, 1)], liked=[1.0, 0.0, 0.0])
    for exact in (True, False):
        found = made.fewest(barring(3), exact=exact)
        assert found is not None
        assert (found.chosen.tolist(), found.least) == ([0], 1)


def test_halves_are_no_bound_where_whole_things_are_needed() -> None:
    """Each two of three: in parts 1.5 would be enough, whole ones take two; five in a ring 2.5, and three."""
    for size, least in ((3, 2), (5, 3), (7, 4)):
        ring: Sets = [({place, (place + 1) % size}, 1) for place in range(size)]
        found = hitting(size, ring).fewest(barring(size), exact=True)
        assert found is not None
        assert len(found.chosen) == found.least == least


@pytest.mark.parametrize("liked", [0.0, 0.5, 1.0])
def test_what_is_enough_in_parts_gives_the_bound_however_things_are_liked(liked: float) -> None:
    apart: Sets = [({2 * place, 2 * place + 1}, 1) for place in range(3)]
    found = hitting(6, apart, [liked] * 6).fewest(barring(6), exact=False)
    assert found is not None
    assert (found.least, len(found.chosen)) == (3, 3)


def test_only_what_is_new_is_taken_in_and_said_to_be() -> None:
    made = hitting(3, [])
    assert made.add([cut(3, {0, 1}), cut(3, {0, 1}), cut(3, {1, 2})]) == 2
    assert made.add([cut(3, {1, 2})]) == 0
    assert made.add([cut(3, {1, 2}, 2)]) == 1  # the same things, but both of them
    found = made.fewest(barring(3), exact=True)
    assert found is not None
    assert found.chosen.tolist() == [1, 2]


def test_effort_counts_the_sets_and_sorts_that_were_looked_at() -> None:
    made = hitting(5, [({0, 1}, 1), ({1, 2}, 1), ({3}, 1)])
    made.fewest(barring(5), exact=False)
    assert made.effort == 2 * 2  # 1 has all that 0 and 2 have, and then one of the first two sets is enough
    made.fewest(barring(5), exact=False)
    assert made.effort == 8
    several = hitting(4, [({0, 1, 2}, 2), ({2, 3}, 1)])
    several.fewest(barring(4, 3), exact=False)
    assert several.effort == 2 * 3  # where more than one of a sort may be needed, all are looked at


def test_of_very_many_sorts_none_is_left_out_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    sets: Sets = [({0, 1}, 1), ({1, 2}, 1)]
    monkeypatch.setattr(_hitting, "COMPARED", 2)
    made = hitting(3, sets)
    found = made.fewest(barring(3), exact=True)
    assert found is not None
    assert (found.chosen.tolist(), made.effort) == ([1], 2 * 3)
    monkeypatch.setattr(_hitting, "COMPARED", 3)
    made = hitting(3, sets)
    made.fewest(barring(3), exact=True)
    assert made.effort == 1


def test_of_a_sort_one_is_looked_at_but_all_where_more_than_one_may_be_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_hitting, "COMPARED", 0)
    for sets, looked_at in ((([({0, 1, 2}, 1), ({2, 3}, 1)]), 2 * 3), ([({0, 1, 2}, 2), ({2, 3}, 1)], 2 * 4)):
        made = hitting(5, sets)  # 0 and 1 are of one sort, 4 is in no set
        made.fewest(barring(5), exact=False)
        assert made.effort == looked_at


def replaced(chosen: list[int], barred: set[int], sets: Sets, size: int) -> dict[tuple[int, int], list[int]]:
    """By trying: for each two of the chosen, what is in every set that is short of one without them."""
    found = {}
    for pair in combinations(chosen, 2):
        rest = set(chosen) - set(pair)
        short = [(things, least - len(rest & things)) for things, least in sets]
        if max((many for _, many in short), default=0) != 1:
            continue
        could = [one for one in range(size) if one not in chosen and one not in barred
                 and all(one in things for things, many in short if many > 0)]  # fmt: skip
        if could:
            found[pair] = could
    return found


@each(range(usually(50, slowly=400)))
def test_what_may_stand_in_the_place_of_two_is_in_every_set_that_they_alone_hit(seed: int) -> None:
    size, sets, barred, liked = drawn(seed)
    draw = Random(seed)
    chosen = draw.sample(range(size), draw.randint(0, size))
    while not hits(set(chosen), sets):
        chosen = sorted({*chosen, draw.randrange(size)})
    got = {pair: could.tolist() for pair, could in hitting(size, sets, liked).instead(chosen, barring(size, *barred))}
    assert got == replaced(chosen, barred, sets, size)
