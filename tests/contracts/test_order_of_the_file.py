"""The order of a file says nothing: whatever stands in another place, every question says the same."""

import random
from dataclasses import replace
from typing import TypeVar

import pytest

import analysis
from network import read_yaml
from network.model import Network
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.terminal.run import ROOT

pytestmark = pytest.mark.long

T = TypeVar("T")

LISTS = ("needs", "stages", "groups", "sectors", "areas", "ages")
TIED = (12, 15, 24, 34, 36, 37, 44, 47, 54)  # seeds of maps on which much is equal, so that an order could decide
TWO_MAPS = {"changes", "compare"}  # their own tests turn both maps round


def in_another_order(network: Network, seed: int) -> Network:
    """The same map with partners, links, needs and every other list dealt anew."""
    draw = random.Random(seed)

    def dealt(some: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(draw.sample(some, len(some)))

    def if_any(some: tuple[T, ...] | None) -> tuple[T, ...] | None:
        return None if some is None else dealt(some)

    system = replace(network.system, **{name: dealt(getattr(network.system, name)) for name in LISTS})
    partners = tuple(
        replace(one, needs=if_any(one.needs), stages=if_any(one.stages), areas=if_any(one.areas))
        for one in dealt(network.partners)
    )
    relations = tuple(
        replace(one, needs=if_any(one.needs), said_by=if_any(one.said_by)) for one in dealt(network.relations)
    )
    return replace(network, system=system, partners=partners, relations=relations, asked=if_any(network.asked))


def said(name: str, network: Network) -> tuple[object, ...]:
    answer = analysis.run(name, network)
    return answer.finding, answer.finding_in_room(), answer.sure, answer.receipt.left_out, answer.receipt.assumed


@pytest.mark.parametrize("seed", usually(TIED[::3], slowly=TIED))
def test_every_question_says_the_same_of_a_map_in_another_order(seed: int) -> None:
    network = random_network(seed, 8, 16)
    for name in sorted(set(analysis.questions()) - TWO_MAPS):
        first = said(name, network)
        for order in range(usually(2, slowly=3)):
            assert said(name, in_another_order(network, order)) == first, (name, order)


@pytest.mark.slow
def test_every_question_says_the_same_of_riverside_in_another_order() -> None:
    network = read_yaml(ROOT / "data" / "partners.yaml")
    for name in sorted(set(analysis.questions()) - TWO_MAPS):
        first = said(name, network)
        assert said(name, in_another_order(network, 1)) == first, name


@pytest.mark.parametrize("seed", range(usually(4, slowly=40)))
@pytest.mark.parametrize("question", ["inner_circle", "weak_points"])
def test_what_is_held_against_chance_says_the_same_in_many_orders(question: str, seed: int) -> None:
    network = random_network(seed, 14, 34)
    network = replace(network, asked=tuple(one.id for one in network.partners))
    first = analysis.run(question, network)
    for order in range(5):
        again = analysis.run(question, in_another_order(network, order))
        assert (again.finding, again.receipt.facts) == (first.finding, first.receipt.facts), order


@pytest.mark.parametrize("seed", usually([1], slowly=[1, 2]))
def test_steady_groups_are_the_same_in_many_orders(seed: int) -> None:
    network = random_network(seed, 24, 50)
    network = replace(network, asked=tuple(one.id for one in network.partners))
    first = analysis.run("camps", network)
    for order in range(usually(8, slowly=20)):
        again = analysis.run("camps", in_another_order(network, order))
        assert (again.finding, again.receipt.facts) == (first.finding, first.receipt.facts), order
