"""What a new link opens, for whom: against adding the link and asking everything again."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from analysis import _gains
from analysis._gains import Gains, best_pairs
from analysis._grid import by_situation
from analysis._reach import Reach, reach
from network.counts import Count
from network.model import HowMany, Named, Network, Partner, Relation, System
from tests.oracle import random_maps
from tests.pace import usually


def with_link(network: Network, source: str, target: str) -> Reach:
    return reach(replace(network, relations=(*network.relations, Relation(source, target))))


def joined(network: Network, before: Reach, one: int, other: int) -> Reach:
    return with_link(network, before.wiring.ids[one], before.wiring.ids[other])


def not_joined(network: Network, before: Reach) -> list[tuple[int, int]]:
    """Every pair, by its places, without a referral link yet."""
    ids, there = before.wiring.ids, {(one.source, one.target) for one in network.referrals}
    return [pair for pair in permutations(range(len(ids)), 2) if (ids[pair[0]], ids[pair[1]]) not in there]


def test_what_a_link_opens_has_in_common_what_adding_it_opens() -> None:
    opening = 0
    for seed in usually(range(8, 16), slowly=range(16)):
        network = random_maps.random_network(seed)
        before = reach(network)
        ids, pairs = before.wiring.ids, not_joined(network, before)
        for (one, other), opened in zip(pairs, Gains(before).opened_by(pairs), strict=True):
            after = with_link(network, ids[one], ids[other])
            new = by_situation(after.covered, after.grid.pattern) & ~by_situation(before.covered, before.grid.pattern)
            assert opened == before.grid.situations.among(new), f"map {seed}: {ids[one]} to {ids[other]}"
            opening += bool(new.any())
    assert opening > usually(0, slowly=20)


def test_situations_opened_are_those_of_nobodys_group_and_those_of_a_group_alone() -> None:
    for seed in range(usually(6, slowly=16)):
        network = random_maps.random_network(seed)
        before, size = reach(network), len(network.partners)
        table = Gains(before).opened.rows(np.arange(size))
        for one, other in not_joined(network, before):
            assert table[one, other] == counted_once(before, joined(network, before, one, other))


def open_to_all(seed: int) -> Network:
    """Eight partners who admit everybody, one of them a way in and one a service, with few links."""
    draw = np.random.default_rng(seed)
    system = System("Open", needs=(Named("debt", "Debt"),), stages=(Named("court", "Court"),))
    said = {"0": {"stages": ("court",)}, "7": {"needs": ("debt",)}}
    fields = {one: given for several, given in said.items() for one in several}
    partners = tuple(Partner(one, one, **{"stages": (), "needs": (), **fields.get(one, {})}) for one in "01234567")
    pairs = [(one, other) for one in "01234567" for other in "01234567" if one != other]
    return Network(system, partners, tuple(Relation(*pair) for pair in pairs if draw.random() < 0.18))


def test_steps_saved_are_those_of_people_who_have_a_way_already() -> None:
    saving = 0
    for seed in range(8):
        network = open_to_all(seed)
        before, size = reach(network), len(network.partners)
        table = Gains(before).saved.rows(np.arange(size))
        for one, other in not_joined(network, before):
            after = joined(network, before, one, other)
            assert table[one, other] == np.where(before.covered, before.steps - after.steps, 0).sum()
            saving += table[one, other] > 0
    assert saving > 10


def helped(links: set[tuple[str, str]], without: str = "") -> bool:
    """Whether somebody who comes in at 0 gets to the service 7, by a walk; not through one partner."""
    seen, ahead = set(), ["0"] if without != "0" else []
    while ahead:
        here = ahead.pop()
        seen.add(here)
        ahead += [there for source, there in links if source == here and there not in seen and there != without]
    return "7" in seen


def only_ways(links: set[tuple[str, str]]) -> int:
    return sum(not helped(links, one) for one in "01234567") if helped(links) else 0


def test_sole_routes_removed_are_those_that_are_no_longer_the_only_way() -> None:
    removing = 0
    for seed in range(12):
        network = open_to_all(seed)
        links = {(one.source, one.target) for one in network.referrals}
        before = reach(network)
        ids = before.wiring.ids
        pairs = [
            (one, other)
            for one, source in enumerate(ids)
            for other, target in enumerate(ids)
            if one != other and (source, target) not in links
        ]
        removed = np.asarray(Gains(before).removed_by(pairs)).tolist()
        for (one, other), number in zip(pairs, removed, strict=True):
            then = links | {(ids[one], ids[other])}
            assert number == (max(0, only_ways(links) - only_ways(then)) if helped(links) else 0)
            removing += number > 0
    assert removing > 10


def people(number: int) -> HowMany:
    return HowMany(Count.exactly(number))


def test_what_a_link_opens_and_saves_in_people_is_their_share_of_all() -> None:
    # 20 of 100 come in through court, and 25 of 100 need debt advice; for drugs there is a way of two steps from court
    system = System(
        "Shares",
        needs=(Named("debt", "Debt", people(10)), Named("drugs", "Drugs", people(30))),
        stages=(Named("court", "Court", people(20)), Named("custody", "Custody", people(80))),
    )
    partners = (
        Partner("court", "C", stages=("court",), needs=()), Partner("hub", "H", stages=(), needs=()),
        Partner("debt", "D", stages=(), needs=("debt",)), Partner("drugs", "R", stages=(), needs=("drugs",)),
    )  # fmt: skip
    found = reach(Network(system, partners, (Relation("court", "hub"), Relation("hub", "drugs"))))
    place = found.wiring.ids.index
    gains = Gains(found).in_people()
    assert gains is not None
    new = [(place("court"), place("debt")), (place("court"), place("drugs")), (place("debt"), place("drugs"))]
    assert gains.opened.shares_of(new) == pytest.approx([0.2 * 0.25, 0, 0])
    assert gains.saved.shares_of(new) == pytest.approx([0, 0.2 * 0.75, 0])


@pytest.mark.parametrize("block", [1, 3, 256])
@pytest.mark.parametrize("top", [1, 4, 20])
def test_the_best_pairs_are_those_worth_most_then_those_first_by_id(
    monkeypatch: pytest.MonkeyPatch, block: int, top: int
) -> None:
    monkeypatch.setattr(_gains, "BLOCK", block)
    for seed in range(20):
        draw = np.random.default_rng(seed)
        table = draw.integers(-1, 4, (7, 7)).astype(float)
        ids = draw.permutation(list("abcdefg")).tolist()
        most = table.max(axis=1) + draw.integers(0, 2, 7)
        pairs = [(one, other) for one in range(7) for other in range(7) if table[one, other] > 0]
        pairs.sort(key=lambda pair: (-table[pair], ids[pair[0]], ids[pair[1]]))
        assert best_pairs(table.__getitem__, most, ids, top) == pairs[:top]


def counted_once(before: Reach, after: Reach) -> int:
    """By hand: a situation of people in no listed group, or of a group where theirs is not opened as well."""
    new = by_situation(after.covered, after.grid.pattern) & ~by_situation(before.covered, before.grid.pattern)
    return int(new[:, :, :, 0].sum() + (new[:, :, :, 1:] & ~new[:, :, :, :1]).sum())
