"""Links and pairs between groups, deal by deal: the same as counting them one by one."""

from dataclasses import replace
from itertools import combinations, combinations_with_replacement

import numpy as np
import pytest

from analysis import _deals
from analysis._deals import Deals, ends_of, shuffled
from analysis._grouping import grouping
from network.model import Network
from tests.each import each
from tests.oracle.random_maps import random_network
from tests.small_networks import NETWORKS, SYSTEM, knows, partner


def counted(network: Network, of: dict[str, str], ids: list[str]) -> tuple[list[int], list[int]]:
    """Links and pairs of which an end was asked: within each group, and between each two."""
    links = {frozenset((link.source, link.target)) for link in network.relations if link.joins_two}
    found = []
    for wanted in (links, {frozenset(pair) for pair in combinations(sorted(of), 2)}):
        asked = [pair for pair in wanted if pair <= of.keys() and pair & network.asked_ids]
        sides = [tuple(sorted(of[one] for one in pair)) for pair in asked]
        found.append([sides.count(tuple(sorted(groups))) for groups in combinations_with_replacement(ids, 2)])
    return found[0], found[1]


def upper(square: np.ndarray, groups: int) -> list[int]:
    return square.reshape(groups, groups)[np.triu_indices(groups)].tolist()


@each(range(25))
def test_the_map_and_every_deal_are_counted_one_by_one(seed: int) -> None:
    network = random_network(seed, 9, 14)
    groups = grouping(network, "sector")
    if len(groups.ids) < 2:
        return
    ends, ids, partners = ends_of(network, groups), list(groups.ids), sorted(groups.of)
    random = np.random.default_rng(seed)
    dealt = np.array([ends.codes, *(random.permutation(ends.codes) for _ in range(3))])
    assert [ids[code] for code in ends.codes] == [groups.of[one] for one in partners]
    links, pairs = ends.counted(dealt)
    for deal, codes in enumerate(dealt.tolist()):
        of = {one: ids[code] for one, code in zip(partners, codes, strict=True)}
        assert (upper(links[deal], len(ids)), upper(pairs[deal], len(ids))) == counted(network, of, ids)
    assert np.tril(links.reshape(-1, len(ids), len(ids)), -1).sum() == 0  # each two groups once
    every, _ = counted(replace(network, asked=tuple(network.by_id)), groups.of, ids), None
    assert upper(ends.every_pair, len(ids)) == every[1]
    assert upper(ends.silent_pairs, len(ids)) == [
        all_ - asked for all_, asked in zip(every[1], upper(pairs[0], len(ids)), strict=True)
    ]


def test_the_map_comes_first_and_then_a_thousand_deals(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"a": "nhs", "b": "nhs", "c": "justice", "d": "justice"}
    network = Network(
        SYSTEM, tuple(partner(one, sector=sector) for one, sector in names.items()),
        (knows("a", "b"), knows("c", "d")), asked=("a", "c"),
    )  # fmt: skip
    ends = ends_of(network, grouping(network, "sector"))
    first, *rest = shuffled(ends, np.random.default_rng(0))
    # a-b and c-d of the 5 pairs that a or c is in
    assert (first.links.sum(), first.pairs.sum(), first.rate) == (2, 5, 0.4)
    assert first.expected.tolist() == pytest.approx(0.4 * first.pairs)
    assert [len(one.links) for one in rest] == [200] * 5
    assert {one.rate for one in rest} == {0.4}
    both = first.with_more(rest[0])
    assert (len(both.links), len(both.pairs), both.rate) == (201, 201, 0.4)
    assert both.links[0].tolist() == first.links[0].tolist()
    assert both.pairs[1:].tolist() == rest[0].pairs.tolist()
    # two of the three links within sectors fall between them in two deals of three
    between = np.concatenate([one.links for one in rest])[:, 1]
    assert set(between.tolist()) == {0, 2}
    assert 600 < (between == 2).sum() < 730
    monkeypatch.setattr(_deals, "SHUFFLES", 450)
    monkeypatch.setattr(_deals, "TOGETHER", 100)
    assert len(list(shuffled(ends, np.random.default_rng(0)))) == 1 + 5


def test_what_falls_short_is_below_what_chance_gives() -> None:
    deals = Deals(np.array([[1, 4, 0]]), np.array([[2, 4, 3]]), 0.5)
    assert deals.short(np.array([0, 2])).tolist() == [[0.0, -1.5]]
    assert deals.short(np.array([1])).tolist() == [[2.0]]


def test_where_nobody_was_asked_no_pair_counts() -> None:
    network = replace(NETWORKS["chain"], asked=())
    (first, *_) = shuffled(ends_of(network, grouping(network, "sector")), np.random.default_rng(0))
    assert (first.links.sum(), first.pairs.sum(), first.rate) == (0, 0, 0.0)
