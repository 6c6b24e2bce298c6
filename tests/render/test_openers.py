"""What would open the answers that a map cannot give yet: only what is missing altogether."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from network import Network
from network.model import Relation, System
from render.openers import WAITS_FOR, openers, waited_for, would_open
from tests.asked import asked as answered
from tests.pace import usually
from tests.shipped import shipped
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


def test_only_what_a_question_waits_for_is_asked_for_it() -> None:
    missing = openers(BARE)
    assert [one.act for one in waited_for(["coverage"], missing)] == [
        "Say who helps with what",
        "Say where people come in",
    ]
    assert [one.act for one in waited_for(["crossing"], missing)] == ["Say who is of which sector"]
    assert waited_for(["unknowns"], missing) == []


RIVERSIDE = shipped()
WITHOUT: dict[str, Callable[[Network], Network]] = {
    "Say who helps with what": lambda whole: without(whole, needs=None),
    "Say where people come in": lambda whole: without(whole, stages=None),
    "Say who is of which sector": lambda whole: without(whole, sector=None),
    "Say who refers to whom": lambda whole: replace(
        whole, relations=tuple(link for link in whole.relations if not link.carries_people)
    ),
    "": lambda whole: replace(whole, asked=()),
}


def without(network: Network, **fields: None) -> Network:
    return replace(network, partners=tuple(replace(one, **fields) for one in network.partners))


TWO = list(combinations(WITHOUT, 2))  # usually three, in which each lacks once


@pytest.mark.parametrize("lacking", [*combinations(WITHOUT, 1), *usually(TWO[1::4], slowly=TWO)], ids=str)
def test_adding_what_is_asked_for_opens_what_is_promised_and_nothing_less_would(lacking: tuple[str, ...]) -> None:
    poor, rich = RIVERSIDE, RIVERSIDE
    for act in lacking:
        poor = WITHOUT[act](poor)
        rich = rich if act else WITHOUT[act](rich)  # nobody can be asked whom a button does not name
    asked = openers(poor)
    assert {one.act for one in asked} == set(lacking) - {""}
    for question in (*WAITS_FOR, "crossing"):
        waits = answered(question, poor).state == "not known"
        if waits and would_open(question, asked, poor):
            assert answered(question, rich).state != "not known", question
        elif waits and asked:
            assert question == "crossing" or not set(lacking) <= {one.act for one in asked}, question
