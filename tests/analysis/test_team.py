"""Hours together, and which situations are meant: by hand."""

import math

import numpy as np
import pytest

from analysis._reach import reach
from analysis._team import Met, hours_together, may_join, open_minutes, too_little_told
from network.model import Network, Opening, Team
from tests.analysis.test_gains import open_to_most
from tests.each import each
from tests.oracle import people as oracle_people
from tests.small_networks import SYSTEM, partner

DAY = 24 * 60


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        ((), set()),
        ((Opening((0,), 60, 62),), {60, 61}),
        ((Opening((0, 2), 60, 61), Opening((0,), 60, 62)), {60, 61, 2 * DAY + 60}),
        ((Opening((6,), DAY - 1, 2),), {7 * DAY - 1, 0, 1}),  # past midnight into Monday
        ((Opening((1,), 5, 5),), set(range(DAY + 5, 2 * DAY + 5))),  # round the clock
        ((Opening((0,), 0, DAY),), set(range(DAY))),
    ],
)
def test_which_minutes_of_the_week_are_open(hours: tuple[Opening, ...], minutes: set[int]) -> None:
    assert set(np.flatnonzero(open_minutes(hours)).tolist()) == minutes


def test_hours_a_week_in_which_both_are_open() -> None:
    week = tuple(range(7))
    hours = {"a": (Opening(week, 9 * 60, 17 * 60),), "b": (Opening((0, 1), 16 * 60, 18 * 60 + 30),), "c": None, "d": ()}
    network = Network(SYSTEM, tuple(partner(one, hours=said) for one, said in hours.items()))
    assert hours_together(network, "a", "a") == 56
    assert hours_together(network, "a", "b") == hours_together(network, "b", "a") == 2
    assert hours_together(network, "b", "b") == 5
    assert hours_together(network, "a", "d") == 0
    assert math.isnan(hours_together(network, "a", "c"))
    assert math.isnan(hours_together(network, "c", "a"))


def test_who_may_join_helps_and_is_in_neither_team() -> None:
    needs = {
        "hub": ("housing",),
        "core": ("housing",),
        "more": ("mental",),
        "out": ("mental",),
        "none": (),
        "silent": None,
    }
    people = tuple(partner(one, needs=said) for one, said in needs.items())
    team = Team("t", "Team", "hub", ("core",), ("more",))
    network = Network(SYSTEM, people, teams=(team,))
    assert [one.id for one in may_join(network, team)] == ["out"]


def test_why_nothing_can_be_said_of_any_team() -> None:
    people = (partner("hub", needs=("housing",), stages=("court",)), partner("a"))

    def why(*teams: Team) -> str:
        network = Network(SYSTEM, people, teams=teams)
        return too_little_told(network, reach(network))

    assert why() == "the map does not say who is in the core and the extended team"
    silent, told = Team("t", "Team", "hub"), Team("u", "Other", "hub", ("a",))
    assert why(silent) == "nobody has said who is in the core and in the extended team"
    assert why(silent, told) == why(Team("t", "Team", "hub", None, ())) == ""


@each(range(6))
def test_some_situations_are_counted_for_people_in_no_group_and_for_a_group_where_only_it_is_concerned(
    seed: int,
) -> None:
    network = open_to_most(seed)
    found = reach(oracle_people.with_people(network, seed) if seed % 2 else network)
    grid, chosen = found.grid, ~found.covered
    met = Met(grid, chosen)
    expected, share = 0, 0.0
    needs: set[str] = set()
    for pattern, stage, need in np.argwhere(chosen).tolist():
        weight = int(grid.alone[pattern])
        shares = float(grid.people.alone[pattern]) if grid.people else 0.0
        for number, beyond in enumerate(grid.beyond):
            if beyond.group == pattern and not chosen[beyond.without, stage, need]:
                weight += beyond.times
                shares += float(grid.people.beyond[number]) if grid.people else 0.0
        expected += weight
        share += shares * float(grid.people.stages[stage] * grid.people.needs[need]) if grid.people else 0.0
        needs |= {grid.needs[need]} if weight else set()
    assert met.situations == expected
    assert math.isnan(met.people) if grid.people is None else met.people == pytest.approx(share)
    assert met.needs == tuple(need for need in grid.needs if need in needs)
