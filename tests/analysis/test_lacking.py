"""Where a goal does not hold: the words cover those situations and no others."""

import random
from dataclasses import replace
from itertools import product

from analysis._aims import standing
from analysis._lacking import _blocks, where_lacking, where_not_known
from network.model import AgeRange, Goal, Network
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
