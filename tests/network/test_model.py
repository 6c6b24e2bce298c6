"""The model: frozen, equal when it says the same, with a fingerprint to match."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest

from network import InvalidNetwork, Network
from network.model import Partner, Period, Relation, System
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def test_a_map_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CHAIN.partners = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        CHAIN.partners[0].name = "Another"  # type: ignore[misc]


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_equal_maps_have_equal_fingerprints(network: Network) -> None:
    again = replace(network)
    assert again == network
    assert again.digest == network.digest
    assert len(network.digest) == 64


def test_any_difference_changes_the_fingerprint() -> None:
    assert replace(CHAIN, asked=None).digest != replace(CHAIN, asked=()).digest


def test_a_map_survives_being_stored_in_a_cache() -> None:
    assert pickle.loads(pickle.dumps(CHAIN)) == copy.deepcopy(CHAIN) == CHAIN


def test_an_error_survives_being_passed_on() -> None:
    with pytest.raises(InvalidNetwork) as caught:
        Network(System("S"), (Partner("", ""),))
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_a_name_is_found_by_id_and_a_stranger_keeps_the_id() -> None:
    assert CHAIN.name("hub") == "Partner HUB"
    assert CHAIN.name("gp") == "gp"
    assert CHAIN.partner("hub") is CHAIN.partners[1]


def test_the_label_is_the_short_name_if_there_is_one() -> None:
    assert Partner("a", "Advice centre", short="Advice").label == "Advice"
    assert Partner("a", "Advice centre").label == "Advice centre"


@pytest.mark.parametrize(
    ("said_by", "agreed"), [(("a", "b"), True), (("b", "a"), True), (("a",), False), ((), False), (None, False)]
)
def test_a_link_is_agreed_when_both_ends_name_it(said_by: tuple[str, ...] | None, agreed: bool) -> None:
    assert Relation("a", "b", said_by=said_by).agreed is agreed


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), 91),
        (date(2026, 4, 15), date(2026, 5, 13), 29),
        (date(2024, 1, 1), date(2027, 12, 31), 1461),
        (date(2026, 4, 1), date(2026, 4, 1), 1),
    ],
)
def test_a_period_is_counted_by_its_days(start: date, end: date, days: int) -> None:
    assert Period(start, end).months == pytest.approx(days * 12 / 365.25)
