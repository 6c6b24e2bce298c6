"""Where a goal does not hold: the words cover those situations and no others."""

import random
from dataclasses import replace
from itertools import product

from analysis._aims import standing
from analysis._lacking import _blocks, where_lacking, where_not_known
from network.model import AgeRange, Area, Goal, Named, Network, Partner, Relation
from tests.small_networks import NETWORKS, with_doors_told


def told(**home: object) -> Network:
    """Custody -> hub -> home, where everybody has said everything; home helps with housing as said here."""
    network = with_doors_told(NETWORKS["chain"])
    relations = tuple(replace(link, needs=("housing", "mental")) for link in network.relations)
    partners = tuple(replace(one, **home) if one.id == "home" else one for one in network.partners)
    return replace(network, relations=relations, partners=partners, asked=tuple(network.by_id))


def lacking(network: Network, **test: str) -> tuple[str, str]:
    stood = standing(network, Goal("So be it", "coverage", test=tuple(test.items())))
    return where_lacking(network, stood), where_not_known(network, stood)


def test_blocks_cover_each_cell_once_and_nothing_else() -> None:
    draw = random.Random(1)
    for _ in range(200):
        cells = frozenset(cell for cell in product("ab", "cde", "fg", "hij") if draw.random() < 0.6)
        found = [cell for block in _blocks(cells) for cell in product(*block)]
        assert len(found) == len(set(found))
        assert set(found) == cells


def test_areas_that_lack_it_through_other_ways_in_stand_apart() -> None:
    # nobody comes in through court; through custody home takes the north alone
    found = lacking(told(areas=("north",)), need="housing")
    assert found == ("housing in South; in North through court", "")


def test_each_age_that_lacks_it_is_named() -> None:
    network = told(ages=AgeRange(18, 64))
    where, _ = lacking(network, need="housing", stage="custody")
    assert where == "housing, people aged 10 to 17, in every area through police custody"


def test_what_a_listed_group_has_is_not_said_to_be_lacking_for_everybody() -> None:
    network = told(only_for=("women",))
    where, _ = lacking(network, need="housing", stage="custody")
    assert where == "housing, people in no listed group, in every area through police custody"


def test_what_nobody_has_said_is_told_as_not_known() -> None:
    assert lacking(told(areas=None), need="housing", stage="custody") == (
        "", "housing in every area through police custody",
    )  # fmt: skip


def test_needs_ways_in_and_any_service_are_told_where_they_are_lacking() -> None:
    network = told()
    assert lacking(network, need="housing", stage="court") == ("housing in every area through court", "")
    assert lacking(network, stage="court")[0] == "housing and mental health in every area through court"
    # custody comes in alone: asked of every way in, court lacks both
    assert lacking(network, need="housing")[0] == "housing in every area through court"
    assert lacking(told(areas=("north",)), services="1", area="south")[0] == ""
    assert lacking(told(only_for=("women",)), only_for="women", services="2")[0] == "any service, women, in every area"


def test_three_places_are_told_and_what_more_there_is_is_counted() -> None:
    system = replace(
        NETWORKS["chain"].system,
        areas=tuple(Area(one, one.title()) for one in ("ash", "birch", "cedar", "dale", "elm")),
        needs=tuple(Named(one, one.title()) for one in ("debt", "work", "home", "drink")),
        ages=(), groups=(),
    )  # fmt: skip
    # each need is met in other areas, so that each stands in a place of its own: 4, 3, 2 and 1 areas lack it
    door = Partner("door", "Door", stages=("custody",), needs=(), areas=tuple(area.id for area in system.areas))
    served = {"debt": 1, "work": 2, "home": 3, "drink": 4}
    services = [
        Partner(need, need.title(), needs=(need,), stages=(), areas=tuple(area.id for area in system.areas[:many]))
        for need, many in served.items()
    ]
    links = tuple(Relation("door", need, needs=tuple(served)) for need in served)
    network = Network(system, (door, *services), links, asked=("door", *served))
    assert lacking(network, stage="custody") == (
        "debt in 4 areas through police custody; work in Cedar, Dale and Elm through police custody; "
        "home in Dale and Elm through police custody; 1 situation more",
        "",
    )


def test_at_every_door_the_doors_are_not_named() -> None:
    network = told()
    second = replace(network.partner("custody"), id="cell", name="Cell")
    two = replace(network, partners=(*network.partners, second), asked=(*network.by_id, "cell"))
    where, unknown = lacking(two, need="housing", stage="custody", every_door="yes")
    assert (where, unknown) == ("housing in every area at some doors", "")
