"""The order of a file says nothing: whatever stands in another place, every question says the same."""

import random
import re
from dataclasses import replace
from typing import TypeVar

import pandas as pd
import pytest

import analysis
from network.model import Goal, Network
from tests.analysis.test_goals import drawn
from tests.oracle.random_maps import random_network
from tests.oracle.teams import with_team
from tests.pace import usually
from tests.shipped import shipped

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
    asked, teams = if_any(network.asked), dealt(network.teams)
    return replace(network, system=system, partners=partners, relations=relations, asked=asked, teams=teams)


def said(name: str, network: Network) -> tuple[object, ...]:
    answer = analysis.run(name, network)
    return answer.finding, answer.finding_in_room(), answer.sure, answer.receipt.left_out, answer.receipt.assumed


def told_in_full(seed: int) -> Network:
    """A map with two teams and a goal, so that every question has something to say."""
    network = random_network(seed, 8, 16)
    both = tuple(with_team(network, seed + place).teams[0] for place in range(2))
    again = tuple(replace(one, id=f"{one.id}{place}", name=f"Team {place}") for place, one in enumerate(both))
    return replace(network, teams=again, goals=(drawn(network, seed),))


def table_of(name: str, network: Network) -> pd.DataFrame:
    return analysis.run(name, network, **({"goal": "1"} if name == "plan_for" else {})).table


def without_order(table: pd.DataFrame) -> list[str]:
    """Its rows, whichever comes first, and the same words in each cell."""
    told = table.to_dict("records")
    listed = [{key: sorted(re.findall(r"\w+", cell)) if isinstance(cell, str) else cell for key, cell in row.items()}
              for row in told]  # fmt: skip
    return sorted(map(str, listed))


@pytest.mark.parametrize("seed", range(usually(1, slowly=40)))
def test_every_table_is_the_same_of_a_map_in_another_order(seed: int) -> None:
    network = told_in_full(seed)
    in_orders = [in_another_order(network, order) for order in range(2)]
    shown_alike = [replace(dealt, system=network.system) for dealt in in_orders]
    for name in sorted(set(analysis.questions()) - TWO_MAPS):
        first = table_of(name, network)
        for order, (dealt, alike) in enumerate(zip(in_orders, shown_alike, strict=True)):
            again = table_of(name, dealt)
            assert without_order(again) == without_order(first), (name, order)  # the lists of a map order what it shows
            if name in ("plan_for", "team_gaps"):
                pd.testing.assert_frame_equal(again, first)
            pd.testing.assert_frame_equal(table_of(name, alike), first)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("finding", "test"),
    [
        ("coverage", {"need": "adhd", "age": "young_adult"}),
        ("entry_points", {"stage": "voluntary", "needs_reached": "12"}),
    ],
)
def test_of_equal_plans_the_same_is_named_of_riverside_in_another_order(finding: str, test: dict[str, str]) -> None:
    network = shipped()
    network = replace(network, goals=(Goal("So be it", finding, test=tuple(test.items())),))
    first = table_of("plan_for", network)
    for order in range(3):
        pd.testing.assert_frame_equal(table_of("plan_for", in_another_order(network, order)), first)


@pytest.mark.parametrize("seed", usually(TIED[::3], slowly=TIED))
def test_every_question_says_the_same_of_a_map_in_another_order(seed: int) -> None:
    network = random_network(seed, 8, 16)
    in_orders = [in_another_order(network, order) for order in range(usually(2, slowly=3))]
    for name in sorted(set(analysis.questions()) - TWO_MAPS):
        first = said(name, network)
        for order, dealt in enumerate(in_orders):
            assert said(name, dealt) == first, (name, order)


@pytest.mark.slow
def test_every_question_says_the_same_of_riverside_in_another_order() -> None:
    network = shipped()
    dealt = in_another_order(network, 1)
    for name in sorted(set(analysis.questions()) - TWO_MAPS):
        first = said(name, network)
        assert said(name, dealt) == first, name


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
