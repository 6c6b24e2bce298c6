"""Which links are worth most, against sorting all of them."""

import math
from dataclasses import replace

import numpy as np
import pytest

from analysis import _gains, _suggest
from analysis._candidates import Candidates, two_groups
from analysis._gains import Gains
from analysis._meeting import Meeting
from analysis._reach import reach
from analysis._suggest import FINEST, Opened, even, most_opening, no_ground, suggestions, too_little_said, worth_most
from network.counts import Count
from network.model import AgeBand, AgeRange, HowMany, Named, Network, Partner, Promise, Relation, System
from tests.oracle import people
from tests.oracle.random_maps import random_network


def _in_order(gains: Gains, candidates: Candidates) -> list[tuple[int, int]]:
    """Every link that opens or saves anything: most opened first, then most saved, then by ids."""
    ids = gains.reach.wiring.ids
    everybody = np.arange(len(ids))
    finest = 1.0 if gains.people is None else FINEST
    opened = np.rint(gains.opened.rows(everybody) / finest)
    saved, among = gains.saved.rows(everybody), candidates.among(everybody)
    pairs = [tuple(pair) for pair in np.argwhere(among & ((opened > 0) | (saved > 0))).tolist()]
    return sorted(pairs, key=lambda pair: (-opened[pair], -saved[pair], ids[pair[0]], ids[pair[1]]))


@pytest.mark.parametrize("block", [1, 256])
def test_worth_most_is_the_head_of_all_links_in_order(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # by one source at a time those are left out that cannot be among the best, and nothing else
    monkeypatch.setattr(_gains, "BLOCK", block)
    compared = 0
    for seed in range(30):
        network = random_network(seed)
        candidates = Candidates(network, reach(network).wiring, Meeting(network), all_pairs=True)
        gains = Gains(reach(network))
        every = _in_order(gains, candidates)
        for listed in (1, 2, 5, 500):
            assert worth_most(gains, candidates, listed) == every[:listed], f"map {seed}"
        compared += len(every)
    assert compared > 30


@pytest.mark.parametrize("block", [1, 256])
def test_worth_most_by_people_is_the_head_of_all_links_in_order(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_gains, "BLOCK", block)
    compared = 0
    for seed in range(40):
        network = people.with_people(random_network(seed), seed)
        candidates = Candidates(network, reach(network).wiring, Meeting(network), all_pairs=True)
        gains = Gains(reach(network)).in_people()
        if gains is None:
            continue
        every = _in_order(gains, candidates)
        for listed in (1, 2, 5):
            found = worth_most(gains, candidates, listed)
            worths = [np.rint(gains.opened.shares_of(pairs) / FINEST) for pairs in (found, every[:listed])]
            assert [len(one) for one in worths] == [len(every[:listed])] * 2
            assert worths[0].tolist() == worths[1].tolist(), f"map {seed}"
        compared += len(every)
    assert compared > 20


def test_a_link_that_opens_as_much_as_it_saves_and_goes_round_a_partner_is_listed_once() -> None:
    # door -> hub -> owing helps with debt; help would open work (1), be a step nearer for debt (1), and pass by two
    system = System("Town", needs=(Named("debt", "Debt"), Named("work", "Work")), stages=(Named("court", "Court"),))
    partners = (
        Partner("door", "Door", stages=("court",), needs=()),
        Partner("hub", "Hub", stages=(), needs=()),
        Partner("owing", "Owing", stages=(), needs=("debt",)),
        Partner("help", "Help", stages=(), needs=("debt", "work")),
    )
    links = (Relation("door", "hub"), Relation("hub", "owing"))
    network = Network(system, partners, links, asked=("door", "hub", "owing", "help"))
    found = suggestions(network, reach(network), all_pairs=True)
    listed = [(one.source, one.target) for one in found]
    assert len(listed) == len(set(listed))
    first = found[0]
    assert (first.source, first.target, first.gained, first.saved, first.removed) == ("door", "help", 1, 1, 2)
    assert math.isnan(first.people)


# four sectors of two partners each, tied inside only: six pairs of sectors never meet
SECTORS = System(
    "Town",
    sectors=tuple(Named(one, one.upper()) for one in "abcd"),
    needs=(Named("debt", "Debt"), Named("work", "Work")),
    stages=(Named("court", "Court"),),
)
APART = Network(
    SECTORS,
    tuple(
        Partner(f"{one}{n}", f"{one.upper()}{n}", sector=one, stages=(), needs=(), ages=AgeRange())
        for one in "abcd"
        for n in (1, 2)
    ),
    tuple(Relation(f"{one}1", f"{one}2", "knows") for one in "abcd"),
    asked=tuple(f"{one}{n}" for one in "abcd" for n in (1, 2)),
)


def changed(network: Network, **said: dict[str, object]) -> Network:
    return replace(network, partners=tuple(replace(one, **said.get(one.id, {})) for one in network.partners))


def offered(network: Network, **options: object) -> dict[tuple[str, str], tuple[str, str] | None]:
    found = suggestions(network, reach(network), all_pairs=False, **options)
    return {(one.source, one.target): one.never_met for one in found}


def test_of_groups_that_never_meet_five_pairs_are_offered_one_introduction_each() -> None:
    assert offered(APART) == {
        ("a1", "b1"): ("A", "B"),
        ("a1", "c1"): ("A", "C"),
        ("a1", "d1"): ("A", "D"),
        ("b1", "c1"): ("B", "C"),
        ("b1", "d1"): ("B", "D"),
    }
    assert not any(one.changes for one in suggestions(APART, reach(APART), all_pairs=False))


def test_an_introduction_of_strangers_has_an_end_that_was_asked() -> None:
    few = replace(APART, asked=("a2", "b2"))
    assert set(offered(few)) == {("a1", "b2"), ("a2", "c1"), ("a2", "d1"), ("b2", "c1"), ("b2", "d1")}
    assert offered(replace(APART, asked=())) == {}


def test_strangers_are_introduced_by_those_who_stand_nearest() -> None:
    # a2 and b2 both know c2
    near = replace(APART, relations=(*APART.relations, Relation("a2", "c2", "knows"), Relation("b2", "c2", "knows")))
    assert ("a2", "b2") in offered(near)
    (one,) = [one for one in suggestions(near, reach(near), all_pairs=False) if one.never_met == ("A", "B")]
    assert one.stretch == 2


def test_a_link_that_opens_help_between_strangers_is_offered_in_place_of_the_nearest() -> None:
    helps = changed(APART, a2={"stages": ("court",)}, b2={"needs": ("debt",)})
    found = offered(helps)
    assert found["a2", "b2"] == ("A", "B")
    assert ("a1", "b1") not in found


def test_only_two_groups_are_asked_about_and_where_nothing_changes_the_nearest_stand() -> None:
    across = two_groups(APART, "c,d", "sector")
    assert offered(APART, across=across) == {("c1", "d1"): ("C", "D")}
    met = replace(APART, relations=(*APART.relations, Relation("c1", "d1", "knows")))
    assert offered(met, across=across) == {("c1", "d2"): None}


def test_what_two_have_promised_each_other_stands_last_and_is_not_the_best() -> None:
    helps = changed(APART, a1={"stages": ("court",)}, b1={"needs": ("debt", "work")}, c1={"needs": ("debt",)})
    first = suggestions(helps, reach(helps), all_pairs=False)
    assert [(one.source, one.target, one.gained) for one in first[:2]] == [("a1", "b1", 2), ("a1", "c1", 1)]
    best = most_opening(helps, reach(helps), all_pairs=False)
    assert (best.situations, best.pairs, best.anything) == (2, [("a1", "b1")], True)
    promised = replace(helps, promises=(Promise("b1", "a1"),))
    after = suggestions(promised, reach(promised), all_pairs=False)
    assert (after[0].source, after[0].target) == ("a1", "c1")
    assert [one.promised for one in after] == [False] * (len(after) - 1) + [True]
    best = most_opening(promised, reach(promised), all_pairs=False)
    assert (best.situations, best.pairs) == (1, [("a1", "c1")])
    nothing = most_opening(APART, reach(APART), all_pairs=False)
    assert (nothing.situations, nothing.pairs, nothing.anything) == (0, [], False)


def test_whether_anything_opens_is_told_by_people_where_they_are_known() -> None:
    assert not Opened(3, 0.0, []).anything
    assert Opened(0, 0.1, []).anything
    assert Opened(1, math.nan, []).anything
    assert not Opened(0, math.nan, []).anything


def test_nothing_is_suggested_where_more_than_half_have_not_said_whom_they_refer_to() -> None:
    door = changed(APART, a1={"stages": ("court",)})
    assert too_little_said(replace(door, asked=("a1", "a2", "b1", "b2"))) == ""
    # a1 speaks of itself by a referral link
    sent = replace(door, asked=("a2", "b1", "b2"), relations=(Relation("a1", "a2"),))
    assert too_little_said(sent) == ""
    few = replace(sent, asked=("b1", "b2"))
    assert too_little_said(few) == "5 of 8 partners have not said whom they refer to"
    alone = replace(door, partners=door.partners[:1], relations=(), asked=("a1",))
    assert too_little_said(alone) == "there is only one partner on the map"


def two_ways() -> Network:
    """Help with debt over one desk alone, and another desk that sends people on too but to which nobody sends any."""
    system = System("Town", needs=(Named("debt", "Debt"), Named("work", "Work")), stages=(Named("court", "Court"),))
    said = {"door": {"stages": ("court",)}, "help": {"needs": ("debt",)}, "jobs": {"needs": ("work",)}}
    partners = tuple(
        Partner(one, one.title(), ages=AgeRange(), **{"stages": (), "needs": (), **said.get(one, {})})
        for one in ("door", "desk", "other", "help", "jobs")
    )
    links = (Relation("door", "desk"), Relation("desk", "help"), Relation("other", "help"))
    return Network(system, partners, links, asked=tuple(one.id for one in partners))


def listed(network: Network) -> list[tuple[str, str, int, int, int]]:
    found = suggestions(network, reach(network), all_pairs=True)
    assert all(one.changes for one in found)
    return [(one.source, one.target, one.gained, one.saved, one.removed) for one in found]


def test_links_that_only_take_a_sole_route_away_stand_behind_those_that_open_or_save(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Round the desk: straight to help is a step less and passes by it, over the other desk takes as long."""
    opening = [("desk", "jobs", 1, 0, 0), ("door", "jobs", 1, 0, 0), ("help", "jobs", 1, 0, 0)]
    changing = [*opening, ("door", "help", 0, 1, 1)]
    assert listed(two_ways()) == [*changing, ("door", "other", 0, 0, 1)]
    for many in (5, 4, 3, 1):
        monkeypatch.setattr(_suggest, "LISTED", many)
        assert listed(two_ways()) == [*changing, ("door", "other", 0, 0, 1)][:many]


def test_without_ground_no_link_is_suggested_and_why_is_said() -> None:
    network = two_ways()
    found, place = reach(network), [one.id for one in network.partners].index
    best = [(place("door"), place("jobs"))]
    assert no_ground(network, found, best) == no_ground(network, found, []) == ""
    silent = replace(network, partners=tuple(replace(one, ages=None) for one in network.partners), relations=())
    silent = replace(silent, system=replace(silent.system, ages=(AgeBand("all", "All", AgeRange()),)))
    nothing = reach(silent)
    assert nothing.covered_situations == 0
    assert no_ground(silent, nothing, []) == ""  # no link opens anything either
    assert no_ground(silent, nothing, best) == (
        "every way that a new link would open rests on ages that no partner has given"
    )
    there = replace(silent, relations=network.relations)
    assert no_ground(there, reach(there), best) == (
        "every recorded way to help rests on ages that no partner has given"
    )


def test_shares_that_differ_by_what_adding_up_makes_of_them_are_even() -> None:
    assert even(np.array([0.1 + 0.2, 0.3, 0.3 + 2e-9])).tolist() == pytest.approx([0.3, 0.3, 0.300000002], abs=1e-15)
    first, second, third = even(np.array([0.1 + 0.2, 0.3, 0.3 + 2e-9])).tolist()
    assert first == second != third


def test_where_people_are_known_links_stand_by_the_share_they_open_help_for() -> None:
    counted = {"debt": 30, "work": 10}
    needs = tuple(Named(one, one.title(), HowMany(Count.exactly(many))) for one, many in counted.items())
    stages = (Named("court", "Court", HowMany(Count.exactly(50))),)
    network = two_ways()
    cut = replace(network, system=replace(network.system, needs=needs, stages=stages), relations=network.relations[:1])
    found = suggestions(cut, reach(cut), all_pairs=True)
    told = [(one.source, one.target, one.gained, round(one.people, 9)) for one in found]
    assert told == [
        ("desk", "help", 1, 0.75), ("door", "help", 1, 0.75), ("desk", "jobs", 1, 0.25), ("door", "jobs", 1, 0.25)
    ]  # fmt: skip
    assert [one.order[0] for one in found] == [one.people for one in found]
    best = most_opening(cut, reach(cut), all_pairs=True)
    assert (best.situations, round(best.people, 9), best.pairs) == (0, 0.75, [("door", "help"), ("desk", "help")])
