"""The measures, against answers worked by hand, brute force and igraph."""

import math

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis._measures import COLUMNS, measures
from network.errors import NetworkError
from network.graph import flows, ties
from network.model import Network
from tests.oracle import measures as oracle
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers


def of(network: Network, by: str = "sector") -> pd.DataFrame:
    return measures(network, by).set_index("partner")


def referring(links: str, **sectors: str) -> Network:
    """A map such as `referring("ab bc", a="nhs")`; partners without a sector when none is given."""
    names = sorted(set(links) - {" "} | set(sectors))
    partners = tuple(partner(name, sector=sectors.get(name)) for name in names)
    return Network(SYSTEM, partners, tuple(refers(*pair) for pair in links.split()))


@st.composite
def small_maps(draw: st.DrawFn) -> Network:
    names = "abcdefg"[: draw(st.integers(1, 7))]
    pairs = [one + other for one in names for other in names if one != other]
    links = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    sectors = {name: draw(st.sampled_from(("justice", "nhs", "voluntary", None))) for name in names}
    return referring(" ".join(links), **sectors)


def close(one: float, other: float) -> bool:
    return (math.isnan(one) and math.isnan(other)) or one == pytest.approx(other)


def test_the_hub_of_a_star_is_on_every_way() -> None:
    # 5 spokes: 10 pairs, all through the hub; each spoke gets 1/5 of the hub: 5 * (1/5)^2 = 0.2
    hub = of(NETWORKS["star"]).loc["hub"]
    assert hub[["degree", "betweenness", "effective_size", "core_number", "articulation", "ei"]].tolist() == [
        5, 10, 5, 1, 1, 1,
    ]  # fmt: skip
    assert hub["constraint"] == pytest.approx(0.2)


def test_a_spoke_of_a_star_depends_on_its_only_contact() -> None:
    spoke = of(NETWORKS["star"]).loc["a"]
    assert spoke[["degree", "betweenness", "constraint", "effective_size", "articulation"]].tolist() == [1, 0, 1, 1, 0]


def test_the_middle_of_a_chain_of_referrals_is_passed_on_the_way_down_only() -> None:
    # a > b > c > d: b is on a-c and a-d, c on a-d and b-d, with or without direction
    table = of(referring("ab bc cd"))
    assert table["betweenness"].tolist() == table["betweenness_directed"].tolist() == [0, 2, 2, 0]
    assert table["in_degree"].tolist() == [0, 1, 1, 1]
    assert table["out_degree"].tolist() == [1, 1, 1, 0]


def test_friends_of_friends_constrain() -> None:
    # each gives 1/2 to both others, who give 1/2 to each other: 2 * (1/2 + 1/4)^2 = 1.125; size 2 - 2 * 1 / 2 = 1
    table = of(NETWORKS["triangle"])
    assert table["constraint"].tolist() == pytest.approx([1.125] * 3)
    assert table["effective_size"].tolist() == [1, 1, 1]
    assert table["core_number"].tolist() == [2, 2, 2]


def test_a_pair_that_refers_both_ways_has_one_tie() -> None:
    table = of(referring("ab ba bc"))
    assert table["degree"].tolist() == [1, 2, 1]
    assert table.loc["b", "articulation"] == 1


def test_without_ties_constraint_size_and_mixing_are_undefined() -> None:
    alone = of(referring("ab", a="nhs", b="nhs", c="nhs")).loc["c"]
    assert alone[["constraint", "effective_size", "ei"]].isna().all()
    assert alone["betweenness"] == 0


def test_without_a_sector_mixing_and_roles_are_undefined() -> None:
    table = of(referring("ab bc", a="nhs", c="nhs"))
    assert table.loc["b", ["ei", *oracle.ROLES]].isna().all()
    assert table.loc["a", ["ei"]].isna().all()  # its only contact has no sector
    assert table.loc["a", list(oracle.ROLES)].tolist() == [0] * 5


def test_the_published_example_of_brokerage() -> None:
    # R package cograph: A>B A>C B>C B>D C>D D>A; A, B in one group, C, D in the other
    table = of(referring("ab ac bc bd cd da", a="nhs", b="nhs", c="justice", d="justice"))[list(oracle.ROLES)]
    assert table.to_dict("index") == {
        "a": {"coordinator": 0, "consultant": 1, "gatekeeper": 1, "representative": 0, "liaison": 0},
        "b": {"coordinator": 0, "consultant": 0, "gatekeeper": 0, "representative": 1, "liaison": 0},
        "c": {"coordinator": 0, "consultant": 0, "gatekeeper": 1, "representative": 0, "liaison": 0},
        "d": {"coordinator": 0, "consultant": 1, "gatekeeper": 0, "representative": 1, "liaison": 0},
    }


def test_any_column_can_group() -> None:
    network = Network(
        SYSTEM, (partner("a", more=(("town", "Derby"),)), partner("b", more=(("town", "York"),))), (knows("a", "b"),)
    )
    assert of(network, "town")["ei"].tolist() == [1, 1]


def test_a_column_that_nobody_has_is_refused() -> None:
    with pytest.raises(NetworkError, match=r'No partner has a column "sectr"\. Did you mean "sector"'):
        measures(NETWORKS["star"], "sectr")


def test_a_map_without_partners_gives_the_same_columns() -> None:
    table = measures(NETWORKS["empty"])
    assert table.empty
    assert tuple(table.columns) == COLUMNS


@pytest.mark.long
@given(small_maps())
def test_every_measure_equals_its_definition(network: Network) -> None:
    table, tied, referred = of(network), ties(network), flows(network)
    groups = {one.id: one.sector for one in network.partners if one.sector}
    roles = oracle.brokerage(referred, groups)
    for name, row in table.iterrows():
        assert row["betweenness"] == pytest.approx(oracle.betweenness(tied, name))
        assert row["betweenness_directed"] == pytest.approx(oracle.betweenness(referred, name))
        assert close(row["constraint"], oracle.constraint(tied, name))
        assert close(row["effective_size"], oracle.effective_size(tied, name))
        assert row["articulation"] == oracle.articulation(tied, name)
        assert close(row["ei"], oracle.ei(tied, groups, name))
        assert row[list(oracle.ROLES)].dropna().to_dict() == roles.get(name, {})


@pytest.mark.parametrize("seed", range(3))
def test_igraph_gives_the_same(seed: int) -> None:
    import igraph  # here: it loads all of matplotlib

    drawn = nx.gnp_random_graph(60, 0.06, seed=seed, directed=True)
    nodes = [f"p{node}" for node in drawn]
    network = Network(
        SYSTEM, tuple(partner(node) for node in nodes), tuple(refers(nodes[a], nodes[b]) for a, b in drawn.edges)
    )
    directed = igraph.Graph(n=60, edges=list(drawn.edges), directed=True)
    undirected = directed.as_undirected(mode="collapse")
    table = of(network)
    assert table["betweenness"].tolist() == pytest.approx(undirected.betweenness())
    assert table["betweenness_directed"].tolist() == pytest.approx(directed.betweenness())
    assert table["constraint"].tolist() == pytest.approx(undirected.constraint(), nan_ok=True)
    assert table["core_number"].tolist() == undirected.coreness()
    assert table["articulation"].to_numpy().nonzero()[0].tolist() == sorted(undirected.articulation_points())
