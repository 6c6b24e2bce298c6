"""Who is reached, worked out by hand on small maps: situations with a way to help, services, silence, shortest ways."""

from dataclasses import replace

import numpy as np
import pytest

from analysis._reach import FAR, Reach, reach
from network.model import AgeRange, Network, Partner, Relation
from tests.small_networks import SYSTEM, partner, refers

CUSTODY = partner("custody", stages=("custody",), needs=())
HUB = partner("hub", stages=(), needs=("mental",))
HOME = partner("home", stages=(), needs=("housing",))
LINE = (refers("custody", "hub"), refers("hub", "home"))


def asked(*partners: Partner, links: tuple[Relation, ...] = LINE) -> Reach:
    """A map with two ways in, two needs, two age bands and two home areas: eight situations a way in."""
    return reach(Network(SYSTEM, partners or (CUSTODY, HUB, HOME), links))


def in_use(found: Reach) -> list[int]:
    """The patterns of admission that somebody has."""
    return np.flatnonzero(found.grid.shared_by).tolist()


def steps_of(found: Reach, stage: str, need: str) -> set[int]:
    at = found.grid.stages.index(stage), found.grid.needs.index(need)
    return set(found.steps[in_use(found), at[0], at[1]].tolist())


def test_steps_count_the_links_from_the_way_in_to_help() -> None:
    found = asked()
    assert steps_of(found, "custody", "mental") == {1}
    assert steps_of(found, "custody", "housing") == {2}
    assert steps_of(found, "court", "housing") == {FAR}  # nobody comes in there


def test_of_two_ways_in_at_one_stage_the_nearer_counts() -> None:
    other = partner("other", stages=("custody",), needs=())
    assert steps_of(asked(CUSTODY, HUB, HOME, other, links=(*LINE, refers("other", "home"))), "custody", "housing") == {
        1
    }


def test_help_at_the_door_needs_no_step() -> None:
    assert steps_of(asked(replace(CUSTODY, needs=("housing",)), HUB, HOME), "custody", "housing") == {0}


def test_situations_with_a_way_to_help_are_counted_once_for_people_in_no_listed_group() -> None:
    # custody reaches both needs, court none: 2 needs x 2 age bands x 2 areas, whatever groups the map lists
    assert asked().covered_situations == 8


def test_a_link_that_is_added_covers_what_it_leads_to() -> None:
    # without the second link custody reaches mental health alone; with it housing too, for four kinds of people
    found = asked(CUSTODY, HUB, HOME, links=LINE[:1])
    link = [(found.wiring.ids.index("hub"), found.wiring.ids.index("home"))]
    assert found.covered_situations == 4
    assert found.with_links(link).covered_situations == 8


def test_a_way_is_for_sure_where_everybody_on_it_has_said_whom_it_admits() -> None:
    said = {"ages": AgeRange(None, None), "areas": ("county",)}
    assert not asked().any_for_sure
    assert asked(*(replace(one, **said) for one in (CUSTODY, HUB, HOME))).any_for_sure
    # the hub is on every way, and has not said in which areas
    assert not asked(replace(CUSTODY, **said), replace(HUB, ages=said["ages"]), replace(HOME, **said)).any_for_sure


def test_a_service_for_one_age_and_one_area_covers_a_quarter() -> None:
    home = replace(HOME, ages=AgeRange(18, None), areas=("north",))
    # mental health for all four kinds of people, housing for adults in the north alone
    assert asked(CUSTODY, HUB, home).covered_situations == 5


def test_services_are_the_admitting_partners_that_meet_the_need() -> None:
    adults = partner("adults", stages=(), needs=("housing",), ages=AgeRange(18, None))
    found = asked(CUSTODY, HUB, HOME, adults)
    housing, mental = found.grid.needs.index("housing"), found.grid.needs.index("mental")
    assert sorted(set(found.services()[in_use(found), housing].tolist())) == [1, 2]  # the young, adults
    assert set(found.services()[in_use(found), mental].tolist()) == {1}


def test_who_has_not_said_what_it_meets_is_silent_where_it_admits() -> None:
    quiet = partner("quiet", stages=(), ages=AgeRange(18, None))
    found = asked(CUSTODY, HUB, HOME, quiet)
    assert sorted(found.silent()[in_use(found)].tolist()) == [0, 1]  # the young, adults
    assert set(asked().silent().tolist()) == {0}


DIAMOND = (
    *(refers("custody", one) for one in ("left", "right", "far")),
    *(refers(one, "home") for one in ("left", "right")),
    refers("far", "farther"),
    refers("farther", "home"),
)
BETWEEN = tuple(partner(one, stages=(), needs=()) for one in ("left", "right", "far", "farther"))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (DIAMOND, {("custody", "left"), ("left", "home"), ("custody", "right"), ("right", "home")}),
        # one of the two does not carry housing any more
        (
            (*DIAMOND[:3], refers("left", "home", needs=("mental",)), *DIAMOND[4:]),
            {("custody", "right"), ("right", "home")},
        ),
        # neither does: the longer way is the shortest
        (
            (*DIAMOND[:3], *DIAMOND[5:]),
            {("custody", "far"), ("far", "farther"), ("farther", "home")},
        ),
        ((), set()),
    ],
)
def test_the_shortest_ways_are_all_links_on_ways_of_the_fewest_steps(
    links: tuple[Relation, ...], expected: set[tuple[str, str]]
) -> None:
    found = asked(CUSTODY, *BETWEEN, HOME, links=links)
    ids, stage, need = found.wiring.ids, found.grid.stages.index("custody"), found.grid.needs.index("housing")
    shortest = found.shortest_links(in_use(found)[0], [stage], need)
    assert {(ids[one], ids[other]) for one, other in shortest} == expected
    assert len(shortest) == len(expected)


def test_each_way_in_has_shortest_ways_of_its_own() -> None:
    # from court it is one step, from custody two: both are told
    court = partner("bench", stages=("court",), needs=())
    found = asked(CUSTODY, HUB, HOME, court, links=(*LINE, refers("bench", "home")))
    ids, need = found.wiring.ids, found.grid.needs.index("housing")
    stages = [found.grid.stages.index(stage) for stage in ("custody", "court")]
    links = {(ids[one], ids[other]) for one, other in found.shortest_links(in_use(found)[0], stages, need)}
    assert links == {("custody", "hub"), ("hub", "home"), ("bench", "home")}
