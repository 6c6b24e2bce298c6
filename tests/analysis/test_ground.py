"""The ground of a goal: ways and waits are those of looking at one partner after the other."""

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis._aims import aim_of, costs, holds, pieces_met
from analysis._ground import Ground, ground_of, with_links, with_sure_links
from analysis._wiring import FAR
from network.goal_tests import read_test
from network.model import AgeRange, Network, Opening, Partner, Relation
from tests.analysis.test_goals import drawn, goal
from tests.analysis.test_plan_for import SYSTEM, open_partner
from tests.each import each
from tests.oracle.random_maps import random_network
from tests.pace import usually


def ground(network: Network, *, kindly: bool = False, **test: str) -> Ground:
    read = read_test(goal(**(test or {"status": "covered"})))
    assert read is not None
    return ground_of(network, read, kindly=kindly)


def slowly(some: Ground, row: int, need: int) -> tuple[list[float], list[float]]:
    """What help costs from each partner, past its own gates and with them."""
    takes, wiring = some.through[row].tolist(), some.wiring
    lengths = np.broadcast_to(some.lengths(need), len(wiring.source)).tolist()
    carries = wiring.carrying(need).tolist()
    past = [0.0 if meets else math.inf for meets in some.meets[need].tolist()]
    for _ in past:
        for source, target, length, carried in zip(
            wiring.source.tolist(), wiring.target.tolist(), lengths, carries, strict=True
        ):
            if carried and takes[target]:
                past[source] = min(past[source], length + past[target])
    return past, [cost if taken else math.inf for cost, taken in zip(past, takes, strict=True)]


@each(range(usually(24, slowly=200)))
def test_what_the_way_to_help_costs_from_every_partner(seed: int) -> None:
    network = random_network(seed)
    if not network.partners:
        return
    test = dict(drawn(network, seed).test)
    if seed % 2:
        test = {key: one for key, one in test.items() if key in ("need", "age", "area", "group", "at")} | {"days": "7"}
        days = [None if number % 4 == 3 else float(number) for number in range(len(network.partners))]
        waits = tuple(replace(one, wait_days=wait) for one, wait in zip(network.partners, days, strict=True))
        network = replace(network, partners=waits)
    for kindly in (False, True):
        some = ground(network, kindly=kindly, **test)
        to_help = some.to_help()
        rows, needs = (place.ravel() for place in np.indices(to_help.shape[:2]))
        ahead = some.ahead(to_help, rows, needs)
        for cell, (row, need) in enumerate(zip(rows.tolist(), needs.tolist(), strict=True)):
            past, there = slowly(some, row, need)
            assert to_help[row, need].tolist() == there
            assert ahead[cell].tolist() == past
        starts = np.arange(len(rows)) % len(network.partners)
        at = some.ahead_at(to_help, rows, needs, starts)
        assert at.tolist() == [ahead[cell, start] for cell, start in enumerate(starts.tolist())]


DAY = Opening((0,), 9 * 60, 17 * 60)
PEOPLE = (
    open_partner("door", stages=("custody",), wait_days=None),
    open_partner("north", needs=("housing",), areas=("north",), only_for=("women",), wait_days=3.0),
    open_partner("adult", needs=("housing",), ages=AgeRange(18), hours=(DAY,), wait_days=5.0),
    Partner("silent", "Silent"),
)
LINKS = (
    Relation("door", "north", needs=("housing",)),
    Relation("door", "adult", needs=("housing",), days=9.0),
    Relation("door", "adult", needs=("housing", "debt"), days=7.0),
    Relation("door", "silent"),
    Relation("north", "adult", "knows"),
)
NETWORK = Network(SYSTEM, PEOPLE, LINKS, asked=tuple(one.id for one in PEOPLE))


def test_gates_by_age_area_and_hour_and_who_is_barred() -> None:
    some = ground(NETWORK, need="housing", at="Tue 10:00")
    assert some.rows == (("young", "north"), ("young", "south"), ("adult", "north"), ("adult", "south"))
    by_age, by_area, by_hour = some.gates.tolist()
    assert by_age == [[True, True, False, False]] * 2 + [[True, True, True, False]] * 2
    assert by_area == [[True, True, True, False], [True, False, True, False]] * 2
    assert by_hour == [[True, True, False, False]] * 4
    assert some.barred.tolist() == [False, True, False, False]
    assert some.through.tolist() == [[True, False, False, False]] * 4
    women = ground(NETWORK, need="housing", group="women")
    assert women.barred.tolist() == [False] * 4
    kind = ground(NETWORK, kindly=True, need="housing", at="Tue 10:00")
    assert kind.gates[:, :, 3].all()
    assert ground(NETWORK, need="housing").gates[2].all(axis=0).tolist() == [True] * 4  # no hour is asked about


def test_what_nobody_has_said_is_taken_least_or_most_kindly() -> None:
    sure, kind = (ground(NETWORK, kindly=kindly, need="housing") for kindly in (False, True))
    assert sure.meets.tolist() == [[False, True, True, False]]
    assert kind.meets.tolist() == [[False, True, True, True]]
    assert sure.entry.tolist() == [[True, False, False, False], [False] * 4]
    assert kind.entry.tolist() == [[True, False, False, True], [False, False, False, True]]
    assert list(zip(sure.wiring.source, sure.wiring.target, strict=True)) == [(0, 1), (0, 2)]
    assert list(zip(kind.wiring.source, kind.wiring.target, strict=True)) == [(0, 1), (0, 2), (0, 3)]
    assert with_sure_links(NETWORK).relations == (*LINKS[:3], LINKS[4])
    unasked = ground(replace(NETWORK, asked=("door", "north")), kindly=True, need="housing")
    assert {(2, 3), (3, 2)} <= set(zip(unasked.wiring.source.tolist(), unasked.wiring.target.tolist(), strict=True))


def test_waits_are_those_of_the_relation_that_carries_the_need_or_the_usual_ones() -> None:
    some = ground(NETWORK, days="20")
    assert some.needs == ("housing", "debt")
    assert some.usual.tolist() == [math.inf, 3.0, 5.0, math.inf]
    assert some.waits.tolist() == [[3.0, 7.0], [3.0, 7.0]]
    kind = ground(NETWORK, kindly=True, days="20")
    assert kind.usual.tolist() == [0.0, 3.0, 5.0, 0.0]
    assert kind.waits.tolist() == [[3.0, 7.0, 0.0], [3.0, 7.0, 0.0]]
    more = with_links(some, np.array([(1, 2), (2, 1)]))
    assert more.waits.tolist() == [[3.0, 7.0, 5.0, 3.0]] * 2
    assert more.wiring.source.tolist()[-2:] == [1, 2]
    plain = ground(NETWORK)
    assert plain.waits.size == 0
    assert with_links(plain, np.array([(1, 2)])).waits.size == 0
    assert plain.lengths(1).tolist() == [1.0, 1.0]
    assert some.lengths(0).tolist() == [3.0, 7.0]


@pytest.mark.parametrize(
    ("test", "limit"), [({}, FAR - 1), ({"steps": "2"}, 2), ({"days": "30"}, 30), ({"days": "0.5"}, 0.5)]
)
def test_what_a_way_may_cost(test: dict[str, str], limit: float) -> None:
    assert ground(NETWORK, **test).limit == limit


def test_whose_services_count() -> None:
    assert ground(NETWORK, only_for="women", services="1", group="women").theirs.tolist() == [False, True, False, False]
    assert ground(NETWORK, services="1").theirs.all()


def test_cells_and_pieces_of_each_kind_of_goal() -> None:
    def cells(**test: str) -> tuple[int, int, int]:
        aim = aim_of(ground(NETWORK, kindly=True, **test))
        return len(aim.row), aim.pieces, aim.wanted

    assert cells(need="housing", stage="custody") == (4, 4, 4)
    assert cells() == (2 * 4 * 2, 16, 16)
    assert cells(stage="custody", needs_reached="1") == (8, 2, 1)
    assert cells(need="housing", stage="custody", every_door="yes") == (8, 8, 8)  # the silent one may be a door
    assert cells(services="2") == (4, 4, 4)
    assert cells(services="2", need="debt", area="north") == (2, 2, 2)
    aim = aim_of(ground(NETWORK, need="housing", stage="custody"))
    some = ground(NETWORK, need="housing", stage="custody")
    assert costs(some, aim, some.to_help()).tolist() == [math.inf, math.inf, 1.0, 1.0]
    assert holds(some, aim).tolist() == [False, False, True, True]
    assert pieces_met(aim, holds(some, aim)).tolist() == [False, False, True, True]
    nobody = aim_of(ground(Network(SYSTEM, ()), need="housing", every_door="yes"))
    assert (nobody.pieces, holds(some, nobody).tolist()) == (0, [])
