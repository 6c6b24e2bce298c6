"""What a new link opens, for whom: against adding the link and asking everything again."""

from dataclasses import replace
from itertools import permutations
from random import Random

import numpy as np
import pytest

from analysis import _gains
from analysis._dominators import chains
from analysis._gains import Factors, Gains, best_pairs
from analysis._grid import by_situation
from analysis._reach import Reach, reach
from network.counts import Count
from network.model import AgeRange, HowMany, Named, Network, Partner, Relation, System
from tests.oracle import people as oracle_people
from tests.oracle import random_maps
from tests.pace import usually
from tests.small_networks import SYSTEM, partner


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
        assert Gains(before).removed.shares_of(pairs).tolist() == removed
        for (one, other), number in zip(pairs, removed, strict=True):
            then = links | {(ids[one], ids[other])}
            assert number == (max(0, only_ways(links) - only_ways(then)) if helped(links) else 0)
            removing += number > 0
    assert removing > 10


def test_sums_are_exact_in_32_bits_below_a_limit_and_so_many_patterns_are_followed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    network = open_to_all(0)
    line = replace(network, relations=(Relation("0", "1"), Relation("1", "2"), Relation("2", "7")))
    for some, most in ((line, 3), (replace(line, relations=()), 1)):  # steps of one situation; 1 where there is no way
        found = reach(some)
        assert found.grid.size == 1
        for exact, kind in ((most, np.float64), (most + 1, np.float32)):
            monkeypatch.setattr(_gains, "EXACT", exact)
            assert Factors.of_terms(found, [np.ones((1, 8))], [np.ones((1, 8))]).left.dtype == kind
        assert Factors.of_terms(found, [np.ones((1, 8))], [np.ones((1, 8))], whole=False).left.dtype == np.float64
        assert Gains(found)._together == 65_536 // max(1, len(some.relations))  # one way in


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


def open_to_most(seed: int) -> Network:
    """Two ways in and three services far apart; some take one area, one age or one group alone."""
    draw = Random(seed)
    said = {
        0: {"stages": ("custody",)}, 1: {"stages": ("court", "custody")}, 6: {"needs": ("housing",)},
        7: {"needs": ("mental", "housing"), "only_for": ("women",) if seed % 2 else ()}, 8: {"needs": ("mental",)},
    }  # fmt: skip
    people = [
        partner(
            f"p{number}",
            **{
                "stages": (), "needs": (), "only_for": (), "ages": draw.choice((AgeRange(), AgeRange(), AgeRange(18))),
                "areas": draw.choice((("county",), ("county",), ("north",))), **said.get(number, {}),
            },
        )
        for number in range(9)
    ]  # fmt: skip
    ends = [pair for pair in permutations(range(9), 2) if pair[1] - pair[0] in (1, 2) or draw.random() < 0.1]
    links = [Relation(f"p{one}", f"p{other}", needs=draw.choice((None, ("housing",), ("mental", "housing"))))
             for one, other in ends if draw.random() < 0.6]  # fmt: skip
    return Network(SYSTEM, tuple(people), tuple(links), asked=tuple(one.id for one in people))


def sole(found: Reach) -> np.ndarray:
    """How many partners nobody can do without: patterns × stages × needs."""
    many = np.zeros(found.covered.shape, dtype=np.int64)
    for chain in chains(found):
        many[chain.pattern, chain.stage, chain.need] = len(chain.partners)
    return many


@pytest.mark.parametrize("at_once", [1, 2**16])
def test_steps_and_sole_routes_are_counted_in_every_situation_that_has_a_way(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_gains, "AT_ONCE", at_once)
    saving = removing = 0
    for seed in range(usually(4, slowly=40)):
        network = open_to_most(seed)
        before = reach(network)
        everybody = np.arange(len(network.partners))
        gains, alone = Gains(before), before.grid.alone
        saved, removed = gains.saved.rows(everybody), gains.removed.rows(everybody)
        pairs = not_joined(network, before)
        assert gains.removed_by(pairs).tolist() == [removed[pair] for pair in pairs]
        assert gains.saved.shares_of(pairs).tolist() == [saved[pair] for pair in pairs]
        was = sole(before)
        for one, other in pairs[:: usually(3, slowly=1)]:
            after = joined(network, before, one, other)
            fewer = np.where(before.covered, before.steps.astype(np.int64) - after.steps, 0)
            assert saved[one, other] == np.einsum("psn,p->", fewer, alone)
            gone = np.where(before.covered, np.maximum(was - sole(after), 0), 0)
            assert removed[one, other] == np.einsum("psn,p->", gone, alone)
            saving += saved[one, other] > 0
            removing += removed[one, other] > 0
    assert saving > 5
    assert removing > 5


def test_no_entry_of_a_row_is_more_than_is_said_and_whole_numbers_take_half_the_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for seed in range(4):
        gains = Gains(reach(open_to_most(seed)))
        everybody = np.arange(len(gains.reach.wiring.ids))
        for table in (gains.opened, gains.saved, gains.removed):
            assert (table.rows(everybody).max(axis=1) <= table.most).all()
            assert table.left.any(axis=1).all()
            assert table.right.any(axis=1).all()
            assert table.left.dtype == table.right.dtype == np.float32
    monkeypatch.setattr(_gains, "EXACT", 0)
    assert Gains(reach(open_to_most(0))).opened.left.dtype == np.float64
    shares = Factors.of_terms(reach(open_to_most(0)), [], [], whole=False)
    assert shares.left.dtype == np.float64
    assert shares.most.tolist() == [0] * 9


def test_sole_routes_of_more_needs_than_a_word_has_bits() -> None:
    ids = tuple(f"n{number:02}" for number in range(66))
    said = {"door": {"stages": ("court",)}, "help": {"needs": ids}}
    partners = tuple(
        Partner(one, one, **{"stages": (), "needs": (), **said.get(one, {})}) for one in ("door", "hub", "help")
    )
    system = System("Wide", needs=tuple(Named(one, one) for one in ids), stages=(Named("court", "Court"),))
    found = reach(
        Network(system, partners, (Relation("door", "hub", needs=ids), Relation("hub", "help", needs=ids[1:])))
    )
    gains = Gains(found)
    # round the hub: one sole route fewer and one step fewer, for 65 needs; and a way for the one without any
    assert gains.removed_by([(0, 2), (0, 1), (2, 0)]).tolist() == [65, 0, 0]
    assert gains.saved.shares_of([(0, 2), (1, 2)]).tolist() == [65, 0]
    assert gains.opened.shares_of([(0, 2), (1, 2), (2, 1)]).tolist() == [1, 1, 0]


def test_in_people_the_same_is_a_share_of_all() -> None:
    for seed in range(usually(4, slowly=40)):
        network = oracle_people.with_people(open_to_most(seed), seed)
        gains = Gains(reach(network))
        theirs = gains.in_people()
        if theirs is None:
            assert gains.reach.grid.people is None
            continue
        pairs = not_joined(network, gains.reach)
        everybody = np.arange(len(network.partners))
        rows = theirs.removed.rows(everybody)
        assert theirs.removed_by(pairs) == pytest.approx([rows[pair] for pair in pairs], abs=1e-9)
        weights = gains.reach.grid.people
        assert weights is not None
        was = sole(gains.reach)
        for one, other in pairs[::7]:
            after = joined(network, gains.reach, one, other)
            covered = gains.reach.covered
            fewer = np.where(covered, gains.reach.steps.astype(np.int64) - after.steps, 0)
            gone = np.where(covered, np.maximum(was - sole(after), 0), 0)
            for table, counted in ((theirs.saved, fewer), (theirs.removed, gone)):
                share = np.einsum("psn,p,s,n->", counted, weights.alone, weights.stages, weights.needs)
                assert table.shares_of([(one, other)])[0] == pytest.approx(share, abs=1e-9)
