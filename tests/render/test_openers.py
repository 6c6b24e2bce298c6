"""What would open the answers that a map cannot give yet: only what is missing altogether."""

from dataclasses import replace

from network import Network
from network.model import Relation, System
from render.openers import openers
from tests.small_networks import NETWORKS, SYSTEM, partner, refers

BARE = Network(
    System("Bare"),
    tuple(replace(partner(one), needs=None, stages=None, sector=None) for one in "ab"),
    (Relation("a", "b", "knows"),),
)


def wanted(network: Network) -> list[str]:
    return [opener.act for opener in openers(network)]


def test_a_bare_list_of_names_wants_all_four() -> None:
    assert wanted(BARE) == [
        "Say who helps with what", "Say where people come in", "Say who refers to whom", "Say who is of which sector",
    ]  # fmt: skip


def test_one_partner_that_says_something_is_enough() -> None:
    one, other = BARE.partners
    told = replace(
        BARE, system=SYSTEM, partners=(replace(one, needs=("housing",), stages=("custody",), sector="nhs"), other)
    )
    assert wanted(told) == ["Say who refers to whom"]
    assert wanted(replace(told, relations=(refers("a", "b"),))) == []


def test_known_to_help_with_nothing_is_not_said_to_help() -> None:
    one, other = BARE.partners
    assert "Say who helps with what" in wanted(replace(BARE, partners=(replace(one, needs=()), other)))


def test_a_whole_map_wants_nothing() -> None:
    assert wanted(NETWORKS["two doors"]) == []


def test_a_route_does_not_wait_for_sectors() -> None:
    assert [opener.act for opener in openers(BARE, of_routes=True)] == wanted(BARE)[:-1]
