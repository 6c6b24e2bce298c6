"""A closely linked group and the edge of the map."""

from dataclasses import replace
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from analysis import _core, claim, inner_circle, not_known_counts, run
from analysis._core import EXACT_UP_TO, Split, _adjacency, _climbed, best_fits, best_split
from analysis._swaps import swapped
from network.model import Named, Network, System
from tests.oracle.core_and_cuts import best_fit
from tests.small_networks import NETWORKS, SYSTEM, knows, partner

# 4 in the core, all linked; 8 at the edge, each linked with one of the core and none with one another
CORE, EDGE = "abcd", "stuvwxyz"
IDEAL = [*("".join(pair) for pair in combinations(CORE, 2)), *(one + CORE[place % 4] for place, one in enumerate(EDGE))]
# 6 all linked, and 12 in a ring of their own, each second one linked with one of the 6: chance would mix them
GROUP, RING = "abcdef", "mnopqrstuvwx"
APART = [
    *("".join(pair) for pair in combinations(GROUP, 2)),
    *(one + RING[place - 1] for place, one in enumerate(RING)),
    *(one + GROUP[place // 2] for place, one in enumerate(RING) if place % 2),
]


def tied(pairs: list[str], *, asked: str | None = None, system: System = SYSTEM, **sectors: str) -> Network:
    names = sorted(set("".join(pairs)))
    return Network(
        system,
        tuple(partner(name, sector=sectors.get(name, "nhs")) for name in names),
        tuple(knows(*pair) for pair in pairs),
        asked=tuple(names if asked is None else asked),
    )


def matrix(graph: nx.Graph) -> sparse.csr_array:
    return nx.to_scipy_sparse_array(graph, dtype=float, weight=None, format="csr")


def test_an_ideal_core_is_found_and_fits_wholly() -> None:
    answer = run("inner_circle", tied(IDEAL))
    assert answer.table.loc[answer.table["core"] == 1, "partner"].tolist() == list(CORE)
    assert dict(answer.receipt.facts)["fit"] == pytest.approx(1)
    assert answer.table["links_to_core"].tolist() == [3] * 4 + [1] * 8


def test_those_at_the_edge_are_named_by_sectors_with_nobody_inside() -> None:
    answer = run("inner_circle", tied(APART, **dict.fromkeys("stu", "voluntary"), v="justice"))
    assert answer.highlight.partners == tuple(GROUP)
    assert answer.finding == (
        "6 partners are closely linked with one another; 12 others, Voluntary and Criminal justice among them, could "
        "widen the conversation."
    )
    assert dict(answer.receipt.facts)["fit worse"] >= 95
    assert dict(answer.receipt.facts)["seed"] == 0


def test_that_some_have_many_links_makes_no_inner_group() -> None:
    # an ideal core, but with these numbers of links chance gives one often enough
    answer = run("inner_circle", tied(IDEAL))
    assert answer.state == "nothing"
    assert answer.finding == (
        "No closely linked group stands out beyond chance; "
        "8 partners with one recorded link or none could be asked first."
    )
    assert answer.highlight.partners == ()


def test_many_maps_side_by_side_are_split_as_one_by_one() -> None:
    for size, rate, seed in ((9, 0.4, 1), (20, 0.3, 2), (60, 0.14, 3)):
        graph = nx.gnp_random_graph(size, rate, seed=seed)
        maps = swapped(np.array(list(graph.edges)), size, 8, np.random.default_rng(seed))
        one_by_one = [best_split(_adjacency(ends, size)).fit for ends in maps]
        assert best_fits(maps, size) == pytest.approx(one_by_one)


@pytest.mark.parametrize(("size", "starts"), [(40, 12), (150, 12), (151, 3)])
def test_fewer_cores_are_improved_on_a_large_map(size: int, starts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried, climb = [], _core._climb
    monkeypatch.setattr(_core, "_climb", lambda *given: tried.append(len(given[2])) or climb(*given))
    graph = nx.gnp_random_graph(size, 0.05, seed=1)
    maps = np.array([graph.edges] * 2)
    whole = best_split(matrix(graph))
    assert best_fits(maps, size).tolist() == [whole.fit] * 2  # to the last place
    assert tried == [1 + starts, 2 * (1 + starts)]  # and the company of the most linked


def test_links_spread_evenly_have_no_core() -> None:
    ring = ["ab", "bc", "cd", "de", "ef", "fg", "gh", "ha"]
    answer = run("inner_circle", tied(ring))
    assert answer.finding == ("No closely linked group stands out on this map beyond what chance alone would give.")


def test_fewer_than_half_answers_are_too_few() -> None:
    answer = run("inner_circle", tied(IDEAL, asked="abc"))
    assert answer.finding == "We cannot say who is closely linked: 3 of 12 partners have answered so far."


def test_without_links_there_is_no_core() -> None:
    assert run("inner_circle", NETWORKS["only zero counts"]).table["core"].isna().all()


@pytest.mark.parametrize("seed", range(12))
def test_small_maps_are_split_as_well_as_can_be(seed: int) -> None:
    graph = nx.gnp_random_graph(4 + seed % 5, 0.2 + 0.05 * seed, seed=seed)
    assert best_split(matrix(graph)).fit == pytest.approx(best_fit(graph), nan_ok=True)


def test_climbing_finds_the_best_split_of_nearly_every_small_map() -> None:
    assert EXACT_UP_TO >= 12
    graphs = [nx.gnp_random_graph(12, 0.15 + 0.01 * seed, seed=seed) for seed in range(40)]
    exact = np.array([best_split(matrix(graph)).fit for graph in graphs])
    climbed = np.array([_climbed(matrix(graph)).fit for graph in graphs])
    assert (climbed >= exact - 1e-9).mean() >= 0.95


def test_climbing_on_a_large_map_goes_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = [matrix(nx.gnp_random_graph(40, 0.15, seed=seed)) for seed in range(5)]
    in_full = [_climbed(graph) for graph in graphs]
    monkeypatch.setattr(_core, "IN_FULL_UP_TO", 0)
    for whole, sparse_rows in zip(in_full, map(_climbed, graphs), strict=True):
        assert whole.core.tolist() == sparse_rows.core.tolist()
        assert whole.fit == sparse_rows.fit


def test_a_large_ideal_core_is_found_too() -> None:
    graph = nx.complete_graph(20)
    graph.add_edges_from((node, node % 20) for node in range(20, 200))
    split = best_split(matrix(graph))
    assert np.flatnonzero(split.core).tolist() == list(range(20))
    assert split.fit == pytest.approx(1)


def facts(network: Network) -> dict[str, object]:
    return dict(run("inner_circle", network).receipt.facts)


def test_three_are_a_group_and_half_who_answered_are_enough() -> None:
    two = ["ab", "ra", "sa", "ta", "ub", "vb", "wb"]
    assert run("inner_circle", tied(two)).table["core"].sum() == 2
    assert facts(tied(two))["maps by chance"] == 0
    three = ["ab", "ac", "bc", "ra", "sa", "tb", "ub", "vc", "wc"]
    assert run("inner_circle", tied(three)).table["core"].sum() == 3
    assert facts(tied(three))["maps by chance"] > 0
    assert facts(tied(IDEAL, asked="abcdst"))["maps by chance"] > 0  # 6 of 12
    few = facts(tied(IDEAL, asked="abcds"))
    assert (few["maps by chance"], few["fit worse"]) == (0, 0)


def test_who_has_not_answered_is_counted() -> None:
    silent = run("inner_circle", tied(IDEAL, asked="abcdstuvwx"))
    assert silent.caveats == ("2 partners not known.",)
    assert silent.receipt.left_out[-1] == "2 partners have not answered."
    assert not_known_counts()["inner_circle"](tied(IDEAL, asked="abcdstuvwx")) == 2
    everybody = run("inner_circle", tied(IDEAL))
    assert "not known" not in everybody.sure
    assert "partner" not in " ".join(everybody.receipt.left_out)


def test_the_figure_stands_beside_a_finding_alone() -> None:
    assert run("inner_circle", tied(APART)).figure == ("6", "of 18 partners closely linked")
    assert run("inner_circle", tied(IDEAL)).figure is None


def test_where_every_sector_is_inside_the_one_with_most_at_the_edge_is_named() -> None:
    assert "NHS among them" in run("inner_circle", tied(APART)).finding
    both = run("inner_circle", tied(APART, a="justice", m="justice"))
    assert "12 others, NHS among them, could" in both.finding
    assert claim("inner_circle", tied(APART, a="justice", m="justice")).ids == ("nhs",)


@pytest.mark.parametrize(("worse", "state"), [(95, "finding"), (94, "nothing")])
def test_a_group_is_found_from_95_of_100_maps_that_fit_worse(
    worse: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inner_circle, "beyond_chance", lambda *_: (100, worse))
    assert run("inner_circle", tied(APART)).state == state


def test_a_map_by_chance_that_fits_just_as_well_does_not_fit_worse() -> None:
    # four all linked and two that hang on one of them: every map with these numbers of links is of that kind
    found = facts(tied([*("".join(pair) for pair in combinations("abcd", 2)), "ea", "fa"]))
    assert found["maps by chance"] > 0
    assert found["fit worse"] == 0


def test_who_has_two_links_is_not_hardly_linked() -> None:
    answer = run("inner_circle", tied([*IDEAL, "sb"]))
    assert answer.finding.endswith("; 7 partners with one recorded link or none could be asked first.")


@pytest.mark.parametrize(
    ("sectors", "said"),
    [("xyz", "X, Y and Z among them"), ("vxyz", "V, X, Y and 1 more among them")],
)
def test_three_groups_at_the_edge_are_named_and_the_others_counted(sectors: str, said: str) -> None:
    system = replace(SYSTEM, sectors=(*SYSTEM.sectors, *(Named(one, one.upper()) for one in "vxyz")))
    network = tied(APART, system=system, **{one: sectors[place % len(sectors)] for place, one in enumerate(RING)})
    assert said in run("inner_circle", network).finding
    assert claim("inner_circle", network).ids == tuple(sectors[:3])


@pytest.mark.parametrize("size", [3, EXACT_UP_TO, EXACT_UP_TO + 1])
def test_maps_without_links_fit_no_split(size: int) -> None:
    assert np.isnan(best_fits(np.zeros((3, 0, 2), dtype=np.int64), size)).tolist() == [True] * 3


def test_many_maps_are_worked_on_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    links = np.array(list(nx.gnm_random_graph(EXACT_UP_TO + 2, 30, seed=0).edges))
    ends = swapped(links, EXACT_UP_TO + 2, 5, np.random.default_rng(0))
    at_once = best_fits(ends, EXACT_UP_TO + 2)
    assert at_once == pytest.approx([best_split(_adjacency(one, EXACT_UP_TO + 2)).fit for one in ends])
    many, fits = [], _core._fits
    monkeypatch.setattr(_core, "_fits", lambda some, size: many.append(len(some)) or fits(some, size))
    for places in (1, 2 * (EXACT_UP_TO + 2) ** 2):
        monkeypatch.setattr(_core, "PLACES", places)
        assert best_fits(ends, EXACT_UP_TO + 2).tolist() == at_once.tolist()
    assert many == [1] * 5 + [2, 2, 1]


@pytest.mark.parametrize("size", [4, 14, 15, 20])
def test_where_all_are_linked_no_split_can_be_judged(size: int) -> None:
    graph = nx.complete_graph(size)
    split = best_split(matrix(graph))
    assert np.isnan(split.fit)
    assert not split.core.any()
    assert np.isnan(best_fits(np.array([graph.edges]), size)).all()


def test_up_to_fourteen_every_split_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_core, "_climbed", lambda adjacency: Split(np.zeros(adjacency.shape[0], dtype=bool), -2.0))
    assert best_split(matrix(nx.cycle_graph(14))).fit > -2
    assert best_split(matrix(nx.cycle_graph(15))).fit == -2
