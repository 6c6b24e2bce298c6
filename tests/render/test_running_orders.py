"""Running orders: three that are ready, and a map's own."""

from dataclasses import replace

import pytest

from network.errors import NetworkError
from network.model import RunningStep
from render.running_orders import OWN, READY, SCREENS, chosen_order, orders, span
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


@pytest.mark.parametrize(("name", "minutes"), [("partnership", 90), ("cafe", 210), ("strategy", 45)])
def test_each_lasts_as_long_as_it_says_and_every_step_has_a_page_and_words(name: str, minutes: int) -> None:
    order = READY[name]
    assert order.minutes == minutes
    assert all(step.page in SCREENS and step.title and step.words and step.minutes for step in order.steps)
    assert span(order, len(order.steps) - 1)[1] == minutes


def test_a_step_begins_where_the_one_before_ends() -> None:
    assert [span(READY["strategy"], place) for place in range(3)] == [(0, 6), (6, 12), (12, 22)]


def test_a_maps_own_order_stands_beside_the_three() -> None:
    assert list(orders(CHAIN)) == list(READY)
    own = replace(CHAIN, running_order=(RunningStep("Meet", 7),))
    assert orders(own)[OWN].minutes == 7


def test_words_of_ones_own_that_name_a_partner_are_kept_from_those_who_may_not_hear_the_name() -> None:
    someone = CHAIN.partners[0]
    steps = (RunningStep("Meet", 7, "", f"Thank {someone.name}."), RunningStep("Ask", 7, "gaps", "Who is missing?"))
    own = replace(CHAIN, running_order=steps)
    assert chosen_order(own, OWN) == chosen_order(own, OWN, frozenset({someone.id})) == orders(own)[OWN]
    assert [step.words for step in chosen_order(own, OWN, frozenset()).steps] == ["", "Who is missing?"]
    with pytest.raises(NetworkError, match="There are: partnership "):
        chosen_order(CHAIN, OWN)
