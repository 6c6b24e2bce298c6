"""The situations of a map and who admits whom in them: by hand, and one after the other."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from analysis._grid import (
    UNNAMED,
    Situations,
    _divided,
    by_pattern,
    by_situation,
    by_value,
    grid_of,
    listed_id,
    minute_of,
    needs_asked,
)
from network.access import admits_age, admits_area, admits_group, admits_hour, areas_around
from network.errors import NetworkError
from network.model import AgeRange, Network, Opening
from tests.each import each
from tests.oracle import people as oracle_people
from tests.oracle.random_maps import random_network
from tests.small_networks import SYSTEM, partner

WEEK = 7 * 24 * 60


def test_what_is_asked_about_has_to_be_on_the_map() -> None:
    assert listed_id("need", ["a", "b"], "b") == "b"
    with pytest.raises(NetworkError, match=r'The map has no need "debts"\. Did you mean "debt"\?'):
        listed_id("need", ["debt"], "debts")
    with pytest.raises(NetworkError, match=r'no group "x"\. The map lists: women, young\.'):
        listed_id("group", ["", "women", "young"], "x")
    with pytest.raises(NetworkError, match=r"The map lists: none\."):
        listed_id("need", [], "x")
    network = Network(SYSTEM, ())
    assert needs_asked(network, None) == ("housing", "mental")
    assert needs_asked(network, "mental") == ("mental",)


def test_an_hour_is_a_minute_of_the_week() -> None:
    assert [minute_of(at) for at in (None, 0, WEEK - 1, "Mon 00:00", "Sun 23:59")] == [None, 0, WEEK - 1, 0, WEEK - 1]
    for wrong in (-1, WEEK):
        with pytest.raises(NetworkError, match=rf"{wrong} is not a minute of the week\. Give 0 .* to {WEEK - 1}\."):
            minute_of(wrong)
    with pytest.raises(NetworkError):
        minute_of("Someday")


def test_filters_leave_what_was_asked_about() -> None:
    network = Network(SYSTEM, (partner("a"),))
    every = grid_of(network, {})
    assert every.situations == Situations(
        stages=("custody", "court"), areas=("north", "south"), ages=("young", "adult"), groups=("", "women"),
        needs=("housing", "mental"),
    )  # fmt: skip
    assert (every.size, every.cells, every.at) == (2 * 2 * 2 * 2 * 2, 16, None)
    one = grid_of(
        network, {"stage": "court", "need": "mental", "age": "adult", "group": "women", "area": "county", "at": 7}
    )
    assert one.situations == Situations(("court",), ("north", "south"), ("adult",), ("women",), ("mental",))
    assert (one.size, one.cells, one.at) == (2, 2, 7)
    assert grid_of(network, {"area": "north"}).areas == ("north",)
    bare = grid_of(Network(replace(SYSTEM, areas=(), ages=(), groups=()), ()), {})
    assert (bare.areas, bare.ages, bare.groups) == ((UNNAMED,), (UNNAMED,), (UNNAMED,))


@each(range(12))
def test_who_admits_whom_in_every_situation(seed: int) -> None:
    network = random_network(seed)
    at = None if seed % 2 else "Sat 23:00"
    grid = grid_of(network, {} if at is None else {"at": at})
    ranges = {band.id: band.range for band in network.system.ages}
    axes = grid.ages, grid.groups, grid.areas
    for place, (age, group, area) in zip(np.ndindex(grid.pattern.shape), product(*axes), strict=True):
        around = areas_around(network, area) if area else None
        takes = [
            admits_age(one, ranges.get(age)) and admits_group(one, (group,)) and admits_area(one, around)
            and admits_hour(one, minute_of(at)) for one in network.partners
        ]  # fmt: skip
        told = [
            (one.ages is not None or not age) and (one.areas is not None or not area)
            and (one.hours is not None or at is None) for one in network.partners
        ]  # fmt: skip
        assert grid.admitted[grid.pattern[place]].tolist() == takes
        sure = [both and known for both, known in zip(takes, told, strict=True)]
        assert grid.admitted_for_sure[grid.sure[place]].tolist() == sure
    assert len(np.unique(grid.admitted, axis=0)) == len(grid.admitted)


@each(range(12))
def test_patterns_are_counted_for_people_in_no_group_and_for_groups_that_differ(seed: int) -> None:
    network = oracle_people.with_people(random_network(seed), seed)
    grid = grid_of(network, {})
    places = list(product(*(range(size) for size in grid.pattern.shape)))
    alone = [grid.pattern[age, 0, area] for age, group, area in places if group == 0]
    assert grid.alone.tolist() == [alone.count(number) for number in range(len(grid.admitted))]
    every = grid.pattern.ravel().tolist()
    assert grid.shared_by.tolist() == [every.count(number) for number in range(len(grid.admitted))]
    pairs = [(int(grid.pattern[place]), int(grid.pattern[place[0], 0, place[2]])) for place in places]
    differ = [pair for pair in pairs if pair[0] != pair[1]]
    assert sorted(grid.beyond) == sorted((*pair, differ.count(pair)) for pair in set(differ))
    if grid.people is None or grid.shares is None:
        return
    _, _, ages, groups, areas = grid.shares
    shares = {place: ages[place[0]] * groups[place[1]] * areas[place[2]] for place in places}
    for number, weight in enumerate(grid.people.alone):
        own = [share for place, share in shares.items() if place[1] == 0 and grid.pattern[place] == number]
        assert weight == pytest.approx(sum(own))
    for one, weight in zip(grid.beyond, grid.people.beyond, strict=True):
        own = [share for place, share in shares.items() if pairs[places.index(place)] == (one.group, one.without)]
        assert weight == pytest.approx(sum(own))
    everything = np.ones((len(grid.admitted), len(grid.stages), len(grid.needs)))
    assert grid.people.total(everything) == pytest.approx(1)


def test_values_of_patterns_stand_by_situation_and_some_by_their_ids() -> None:
    network = Network(SYSTEM, (partner("a", ages=AgeRange(18), only_for=("women",), areas=("south",)),))
    grid = grid_of(network, {})
    values = np.arange(len(grid.admitted) * 4).reshape(-1, 2, 2)
    by_place, by_cell = by_pattern(values, grid.pattern), by_situation(values, grid.pattern)
    for stage, area, age, group, need in np.ndindex(by_cell.shape):
        expected = values[grid.pattern[age, group, area], stage, need]
        assert by_cell[stage, area, age, group, need] == by_place[area, age, group, stage, need] == expected
    chosen = np.zeros(by_cell.shape, dtype=np.bool_)
    assert grid.situations.among(chosen) == Situations((), (), (), (), ())
    chosen[0, 1, 1, 0, 0] = chosen[0, 1, 0, 0, 1] = True
    assert grid.situations.among(chosen) == Situations(
        ("custody",), ("south",), ("young", "adult"), ("",), ("housing", "mental")
    )


def test_what_partners_have_said_alike_is_asked_once() -> None:
    asked: list[tuple[str, int]] = []
    people = tuple(partner(one, hours=(Opening((0,), 0, end),)) for one, end in (("a", 5), ("b", 9), ("c", 5)))

    def ends_after(one: object, minute: int) -> bool:
        asked.append((one.id, minute))  # type: ignore[attr-defined]
        return one.hours[0].end > minute  # type: ignore[attr-defined]

    found = by_value(people, lambda one: one.hours, [4, 6], ends_after)
    assert found.tolist() == [[True, True, True], [False, True, False]]
    assert len(asked) == 4
    assert by_value((), lambda one: one.hours, [4, 6], ends_after).shape == (2, 0)


def test_shares_of_some_add_up_to_all() -> None:
    assert _divided({"a": 0.2, "b": 0.3, "c": 0.5}, ["a", "b"]).tolist() == pytest.approx([0.4, 0.6])
    assert _divided({"a": 0.2}, ["x", "a"]).tolist() == [0.0, 1.0]
    assert _divided({"a": 0.2}, ["x"]).tolist() == [0.0]
    assert _divided({}, [""]).tolist() == [1.0]
