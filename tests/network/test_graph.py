"""A map becomes plain graphs: who is tied with whom, who refers to whom, and what one person could use."""

import math
from dataclasses import replace

import pytest

from network import Network
from network.counts import Count
from network.graph import flows, person_graph, ties
from network.model import AgeRange, Area, Named, Opening, Partner, Person, Relation, System
from tests.small_networks import NETWORKS

SYSTEM = System(
    "Graphs",
    areas=(Area("north", "North"), Area("south", "South"), Area("all", "All", ("north", "south"))),
    needs=(Named("housing", "Housing"), Named("debt", "Debt")),
    stages=(Named("custody", "Custody"),),
    groups=(Named("women", "Women"),),
)


def graph_of(*relations: Relation) -> Network:
    return Network(SYSTEM, tuple(Partner(one, one.upper()) for one in "abc"), relations)


def test_every_partner_is_there_linked_or_not() -> None:
    network = graph_of(Relation("a", "b"))
    assert list(ties(network)) == list(flows(network)) == ["a", "b", "c"]
    assert ties(network).nodes["c"] == {"name": "C", "sector": None}


def test_several_kinds_are_one_tie() -> None:
    network = graph_of(Relation("a", "b"), Relation("b", "a", "knows"), Relation("b", "a", "funds"))
    tie = ties(network).edges["a", "b"]
    assert (tie["kinds"], tie["strength"], tie["confirmed"]) == (("funds", "knows", "refers"), 3, False)


def test_only_confirmed_ties_are_those_that_both_ends_have_named() -> None:
    network = graph_of(Relation("a", "b", said_by=("a", "b")), Relation("b", "c", said_by=("b",)))
    assert list(ties(network, confirmed_only=True).edges) == [("a", "b")]
    assert list(ties(network, confirmed_only=True)) == ["a", "b", "c"]


def test_each_naming_its_own_half_is_not_a_confirmed_tie() -> None:
    network = graph_of(Relation("a", "b", said_by=("a",)), Relation("b", "a", said_by=("b",)))
    assert not ties(network).edges["a", "b"]["confirmed"]


def test_self_links_and_known_zeros_are_left_out() -> None:
    network = graph_of(
        Relation("a", "a"), Relation("b", "b", "knows"), Relation("a", "b", made=Count.exactly(0)), Relation("b", "c")
    )
    assert list(ties(network).edges) == list(flows(network).edges) == [("b", "c")]


def test_a_zero_on_one_kind_leaves_the_other() -> None:
    network = graph_of(Relation("a", "b", made=Count.exactly(0)), Relation("a", "b", "knows"))
    assert ties(network).edges["a", "b"]["kinds"] == ("knows",)


def test_a_hidden_or_missing_count_is_a_link() -> None:
    network = graph_of(Relation("a", "b", made=Count(0, 4)), Relation("b", "c"))
    assert list(flows(network).edges) == [("a", "b"), ("b", "c")]


def test_referrals_for_other_needs_add_up() -> None:
    network = graph_of(
        Relation("a", "b", needs=("housing",), made=Count.exactly(5), accepted=Count.exactly(2), days=3.0),
        Relation("a", "b", needs=("debt",), made=Count(1, 4), days=9.0),
    )
    edge = flows(network).edges["a", "b"]
    assert edge["made"] == Count(6, 9)
    assert edge["accepted"] == Count(2, None)
    assert edge["completed"] is None
    assert edge["relations"] == 2
    assert math.isnan(edge["days"])


def test_the_days_of_a_single_referral_link_are_kept() -> None:
    assert flows(graph_of(Relation("a", "b", days=3.0))).edges["a", "b"]["days"] == 3.0
    assert math.isnan(flows(graph_of(Relation("a", "b"))).edges["a", "b"]["days"])


def test_only_referrals_flow() -> None:
    network = graph_of(Relation("a", "b", "funds"), Relation("a", "c", "knows"))
    assert list(flows(network).edges) == []


def test_nothing_is_named_weight() -> None:
    network = graph_of(Relation("a", "b"))
    for graph in (ties(network), flows(network), person_graph(network, Person("p", "P", ("debt",)))):
        assert all("weight" not in data for _, _, data in graph.edges(data=True))


WALK = Network(
    SYSTEM,
    (
        Partner("door", "Door", stages=("custody",)),
        Partner("young", "Young", ages=AgeRange(10, 17), needs=("debt",)),
        Partner("old", "Old", ages=AgeRange(18, None), needs=("debt", "housing")),
        Partner("women", "Women", only_for=("women",), needs=("housing",)),
        Partner("south", "South", areas=("south",)),
        Partner("all", "All", areas=("all",)),
        Partner("night", "Night", hours=(Opening((5,), 1320, 360),)),
    ),
    (
        *(Relation("door", one) for one in ("young", "old", "women", "south", "all", "night")),
        Relation("old", "women", needs=("housing",)),
    ),
)
GROWN = Person("p", "P", ("debt", "housing"), 18, (), "north", "custody", "Sun 05:59")


@pytest.mark.parametrize(
    ("person", "admitting"),
    [
        (GROWN, {"door", "old", "all", "night"}),
        (replace(GROWN, age=17), {"door", "young", "all", "night"}),
        (replace(GROWN, age=None), {"door", "young", "old", "all", "night"}),
        (replace(GROWN, groups=("women",)), {"door", "old", "women", "all", "night"}),
        (replace(GROWN, area="south"), {"door", "old", "south", "all", "night"}),
        (replace(GROWN, at="Sun 06:00"), {"door", "old", "all"}),
        (replace(GROWN, at=None), {"door", "old", "all", "night"}),
    ],
)
def test_a_person_meets_only_those_who_admit_them(person: Person, admitting: set[str]) -> None:
    assert set(person_graph(WALK, person)) == admitting


def test_a_person_sees_the_way_in_and_what_each_meets() -> None:
    graph = person_graph(WALK, GROWN)
    assert [node for node, data in graph.nodes(data=True) if data["entry"]] == ["door"]
    assert graph.nodes["old"]["meets"] == ("debt", "housing")
    assert graph.nodes["door"]["meets"] == ()


def test_a_link_carries_only_its_needs() -> None:
    graph = person_graph(WALK, replace(GROWN, groups=("women",)))
    assert graph.edges["door", "old"]["needs"] == ("debt", "housing")
    assert graph.edges["old", "women"]["needs"] == ("housing",)
    assert ("old", "women") not in person_graph(WALK, replace(GROWN, groups=("women",), needs=("debt",))).edges


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_every_flow_is_a_tie(network: Network) -> None:
    tied = ties(network)
    assert all(tied.has_edge(source, target) for source, target in flows(network).edges)
