"""Groups of partners that stay together however the search starts."""

from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from analysis import camps, run
from analysis._louvain import Found, look_for_groups
from analysis.camps import _clusters
from network.model import Network
from tests.small_networks import NETWORKS, SYSTEM, knows, partner


def cliques(*groups: str, bridges: str = "", asked: bool = True, **sectors: str) -> Network:
    """Groups in which everybody knows everybody, joined by a few links."""
    names = "".join(groups)
    pairs = [a + b for group in groups for a, b in combinations(group, 2)] + bridges.split()
    return Network(
        SYSTEM,
        tuple(partner(name, sector=sectors.get(name, "nhs")) for name in names),
        tuple(knows(*pair) for pair in pairs),
        asked=tuple(names) if asked else (),
    )


def knowing(graph: nx.Graph) -> Network:
    """Partners of one sector, all asked, who know one another as the nodes of a graph are joined."""
    names = [f"p{node:02}" for node in graph]
    return Network(
        SYSTEM,
        tuple(partner(name, sector="nhs") for name in names),
        tuple(knows(names[a], names[b]) for a, b in graph.edges),
        asked=tuple(names),
    )


def test_two_cliques_joined_by_one_link_are_two_steady_groups() -> None:
    answer = run("camps", cliques("abcd", "wxyz", bridges="aw", w="justice"))
    assert answer.finding == ("Partners work most closely in 2 steady groups: 1 within one sector, 1 across several.")
    assert answer.table["group"].tolist() == [1] * 4 + [2] * 4
    assert answer.table["partner"].tolist() == list("abcdwxyz")
    assert (answer.table["together"] == 1).all()


def test_groups_of_two_are_not_shown() -> None:
    answer = run("camps", cliques("abcd", "efgh", "xy", bridges="ae"))
    assert answer.table.loc[answer.table["group"].isna(), "partner"].tolist() == ["x", "y"]


def test_a_map_that_falls_apart_differently_each_time_has_no_steady_groups() -> None:
    ring = nx.cycle_graph(16)
    answer = run("camps", knowing(ring))
    assert answer.finding == "No grouping of the links recorded holds steady when we repeat it, so none is shown."


def test_every_two_of_a_group_fall_together_in_80_of_100_runs() -> None:
    for network in NETWORKS.values():
        together = run("camps", network).table.dropna(subset="group")["together"]
        assert (together >= 0.8).all()


def test_a_chain_of_neighbours_is_no_group() -> None:
    # the first and the last are each with the middle in 90 of 100 runs, with one another in 50 only
    together = np.array([[1, 0.9, 0.5], [0.9, 1, 0.9], [0.5, 0.9, 1]])
    assert max(len(cluster) for cluster in _clusters(together)) == 2


def test_most_pairs_not_asked_are_too_few_links() -> None:
    answer = run("camps", cliques("abc", "xyz", asked=False))
    assert answer.finding == "Too little is known to look for groups: 6 of 15 pairs are spoken of."
    assert not [said for said in answer.receipt.left_out if "steady" in said]  # nobody has looked


def test_the_same_seed_gives_the_same_groups() -> None:
    network = NETWORKS["two doors"]
    assert run("camps", network, seed=2).table.equals(run("camps", network, seed=2).table)


def test_modularity_is_that_of_the_groups_found() -> None:
    # two cliques of 4 and one link: 13 links; each clique 6 inside, 13 ends: 2 * (6/13 - (13/26)^2)
    answer = run("camps", cliques("abcd", "wxyz", bridges="aw"))
    assert dict(answer.receipt.facts)["modularity"] == pytest.approx(2 * (6 / 13 - 0.25))


def test_searching_side_by_side_finds_as_good_groups_as_networkx() -> None:
    """The twin searches one map at a time; what is found is as modular, and modularity is counted alike."""
    for graph in (
        nx.karate_club_graph(),
        nx.gnm_random_graph(36, 130, seed=1),
        nx.planted_partition_graph(3, 8, 0.6, 0.1, seed=2),
    ):
        ends, size = np.array(list(graph.edges)), len(graph)
        found = look_for_groups(np.tile(ends, (60, 1, 1)), size, np.random.default_rng(0))
        counted = [
            nx.community.modularity(graph, [set(np.flatnonzero(run == one)) for one in np.unique(run)], weight=None)
            for run in found.of[:5]
        ]
        assert found.modularity[:5] == pytest.approx(counted)
        runs = [nx.community.louvain_communities(graph, weight=None, seed=seed) for seed in range(40)]
        slow = [nx.community.modularity(graph, run, weight=None) for run in runs]
        assert found.modularity.mean() == pytest.approx(np.mean(slow), abs=0.004)
        assert found.modularity.max() >= max(slow) - 0.004


def test_groups_that_hold_steady_are_not_shown_where_chance_gives_as_clear_ones() -> None:
    # a sparse map by chance falls into groups too: three chains tied to one hub
    tree = nx.random_labeled_tree(30, seed=3)
    answer = run("camps", knowing(tree))
    assert answer.finding == (
        "Partners hold together no more closely than links dealt out by chance would have them, so none is shown."
    )
    assert answer.table["group"].isna().all()
    assert dict(answer.receipt.facts)["maps by chance that are less clearly grouped"] < 95


@pytest.mark.parametrize(
    ("other", "where", "claim"),
    [
        ({}, ", each within one sector.", "within"),
        ({"w": "justice"}, ": 1 within one sector, 1 across several.", "across and within"),
        ({"w": "justice", "a": "justice"}, ", each across more than one sector.", "across"),
    ],
    ids=["within", "both", "across"],
)
def test_where_groups_lie_is_told_and_claimed(other: dict[str, str], where: str, claim: str) -> None:
    network = cliques("abcd", "wxyz", bridges="aw", **other)
    assert run("camps", network).finding.endswith(f"2 steady groups{where}")
    assert camps.answer(network).claims == (claim,)


def test_facts_say_how_many_groups_and_how_many_partners_are_in_none() -> None:
    facts = dict(run("camps", cliques("abcd", "efgh", "xy", bridges="ae")).receipt.facts)
    told = {name: facts[name] for name in ("steady groups", "partners in none", "maps by chance", "runs", "seed")}
    assert told == {"steady groups": 2, "partners in none": 2, "maps by chance": 100, "runs": 100, "seed": 0}


def test_three_are_a_group_the_larger_stands_first_and_of_equals_the_first_by_id() -> None:
    table = run("camps", cliques("xyz", "efgh", "abcd", bridges="ae ex")).table
    assert table.groupby("group")["partner"].agg("".join).tolist() == ["abcd", "efgh", "xyz"]


def test_one_group_alone_is_no_grouping_and_is_not_held_against_chance() -> None:
    answer = run("camps", cliques("abcde"))
    assert answer.state == "nothing"
    assert answer.finding == "No grouping of the links recorded holds steady when we repeat it, so none is shown."
    assert "maps by chance" not in dict(answer.receipt.facts)


def test_a_map_of_more_linked_partners_than_can_be_searched_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    network = cliques("abcd", "wxyz", bridges="aw")
    monkeypatch.setattr(camps, "LARGEST_MAP", 8)
    assert camps.answer(network).state == "finding"
    monkeypatch.setattr(camps, "LARGEST_MAP", 7)
    assert run("camps", network).finding == ("The map is too large to look for groups: 8 linked partners, at most 7.")
    unasked = run("camps", cliques("abcd", "wxyz", bridges="aw", asked=False))
    assert unasked.finding.startswith("Too little is known to look for groups: 13 of 28 pairs")


def test_half_of_the_pairs_have_to_be_spoken_of_and_two_partners_are_too_few() -> None:
    half = Network(SYSTEM, tuple(map(partner, "abcd")), tuple(knows("a", one) for one in "bcd"), asked=("a",))
    assert run("camps", half).state == "nothing"
    less = replace(half, relations=half.relations[:2], asked=())
    assert run("camps", less).finding == "Too little is known to look for groups: 2 of 6 pairs are spoken of."
    one = replace(half, relations=half.relations[:1], asked=())
    assert run("camps", one).finding == "Too little is known to look for groups: 1 of 6 pairs is spoken of."
    two = Network(SYSTEM, (partner("a"), partner("b")), (knows("a", "b"),), asked=("a", "b"))
    assert run("camps", two).finding == "We cannot look for groups: only 1 link is recorded yet."
    assert run("camps", two).state == "not known"
    alone = Network(SYSTEM, (partner("a"),), (), asked=("a",))
    assert run("camps", alone).finding == (
        "We cannot look for groups yet: there are fewer than two partners on the map."
    )


def test_who_is_in_no_group_and_what_was_not_asked_is_said() -> None:
    network = cliques("abcd", "wxyz", "m", bridges="aw")
    answer = run("camps", replace(network, asked=tuple("abcdwxz")))
    assert answer.table.iloc[-1][["partner", "organisation"]].tolist() == ["m", "nhs"]
    assert answer.table.iloc[-1][["group", "together"]].isna().all()
    assert answer.receipt.left_out == ("1 partner is in no steady group.", "1 pair has not been asked.")
    assert answer.figure == ("2", "steady groups")
    assert set(answer.highlight.partners) == set("abcdwxyz")


def test_how_many_runs_put_two_together_and_how_many_maps_by_chance_are_less_clear() -> None:
    of = np.array([[0, 0, 1], [0, 1, 1], [1, 1, 0], [0, 0, 0]])
    together = camps._together(Found(of, np.zeros(4)))
    assert together.tolist() == [[1, 0.75, 0.25], [0.75, 1, 0.5], [0.25, 0.5, 1]]
    for beyond, by_chance in ((94, True), (95, False), (100, False), (None, False)):
        assert camps._Searched([], [], together, 0.5, beyond).by_chance is by_chance
