"""Services that each decline most of what the other sends."""

import math
from dataclasses import replace

import pytest

from analysis import Answer, claim, not_known_counts, run
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.model import Declined, Network, Relation
from tests.small_networks import SYSTEM, partner, refers

ROUNDED = replace(SYSTEM, counts_rule=RULES[DEFAULT_RULE].words)


def link(ends: str, made: int | None, accepted: int | None, needs: str | None = "mental", **said: object) -> Relation:
    counts = {"made": made, "accepted": accepted}
    known = {name: None if number is None else Count.exactly(number) for name, number in counts.items()}
    return refers(*ends, needs=None if needs is None else tuple(needs.split()), **known, **said)


def asked(*relations: Relation) -> Answer:
    return run("bounce", Network(SYSTEM, tuple(partner(one) for one in "abcd"), relations))


def test_two_services_that_decline_most_are_found() -> None:
    answer = asked(link("ab", 20, 4), link("ba", 18, 3))
    assert answer.finding == (
        "38 referrals for mental health ran between services that each declined most of the other's, so people may "
        "be sent back and forth."
    )
    assert answer.table.loc[0, ["source", "target", "made", "accepted"]].tolist() == ["a", "b", 38, 7]
    assert answer.highlight.links == (("a", "b"),)


def test_half_accepted_is_not_most_declined() -> None:
    assert asked(link("ab", 20, 10), link("ba", 20, 3)).state == "nothing"


def test_a_few_declined_may_be_chance_beside_others_alike() -> None:
    elsewhere = link("ac", 400, 200), link("bd", 400, 200)
    answer = asked(link("ab", 9, 4), link("ba", 9, 4), *elsewhere)
    assert answer.finding == (
        "The one pair of services with enough referrals both ways declined most, which may be chance."
    )
    assert answer.table["stands_out"].tolist() == [0]
    assert answer.table["as_low"].tolist() == [pytest.approx(1)]
    assert not answer.highlight.links
    assert answer.figure is None
    beside = asked(link("ab", 9, 4), link("ba", 9, 4), link("cd", 9, 9), link("dc", 9, 9), link("ac", 90, 45))
    assert beside.finding == (
        "Of 2 pairs of services with enough referrals both ways, 1 declined most, which may be chance."
    )


def test_declining_somewhat_more_than_half_stands_out_where_others_hardly_decline() -> None:
    elsewhere = link("ac", 400, 380), link("bd", 400, 380)
    assert asked(link("ab", 9, 4), link("ba", 9, 4), *elsewhere).state == "finding"


def test_chance_is_that_of_the_likelier_end_doubled() -> None:
    answer = asked(link("ab", 8, 0), link("ba", 9, 1))
    assert answer.table["as_low"].tolist() == [pytest.approx(2 * (1 + 9) / 2**9)]
    nobody = asked(link("ab", 8, 0), link("ba", 9, 0)).table
    assert nobody["as_low"].tolist() == [pytest.approx(2 / 2**8)]
    assert nobody[["accepted", "accepted_there", "accepted_back"]].values.tolist() == [[0, 0, 0]]


def test_fewer_than_eight_are_not_compared() -> None:
    few = asked(link("ab", 7, 0), link("ba", 20, 3))
    assert few.finding == "We cannot tell yet: no two services have 8 referrals or more recorded each way."
    assert asked(link("ab", 8, 0), link("ba", 20, 3)).state == "finding"


def test_without_a_common_need_nobody_is_sent_back() -> None:
    assert asked(link("ab", 20, 4), link("ba", 18, 3, "housing")).finding == (
        "We cannot tell yet: no two services are recorded as referring to each other for the same need."
    )


def test_a_link_that_does_not_say_what_it_carries_may_carry_the_need() -> None:
    assert asked(link("ab", 20, 4, None), link("ba", 18, 3, "housing")).table["need"].tolist() == ["housing"]


def test_a_warm_two_way_referral_is_no_bounce() -> None:
    assert asked(link("ab", 20, 18), link("ba", 18, 17)).finding == (
        "The one pair of services with enough referrals both ways does not decline most."
    )


def test_pairs_with_enough_referrals_both_ways_are_counted() -> None:
    enough = link("ab", 20, 18), link("ba", 18, 17), link("ab", 20, 9, "housing"), link("ba", 8, 4, "housing")
    answer = asked(*enough, link("cd", 9, 9), link("dc", 8, 2), link("bc", 7, 0), link("cb", 9, 0))
    assert answer.finding == "Of 2 pairs of services with enough referrals both ways, none declines most."


def test_one_pair_with_enough_is_told_although_others_record_nothing() -> None:
    silent = link("bc", 20, None), link("cb", 18, 3), link("bd", None, None), link("db", 9, 9)
    answer = asked(link("ab", 20, 18), link("ba", 18, 17), *silent)
    assert answer.state == "nothing"
    assert "2 two-way links not known." in answer.sure


def test_two_way_links_without_counts_are_not_known() -> None:
    answer = asked(link("ab", 20, None), link("ba", 18, 3))
    assert answer.finding == ("We cannot tell yet: 1 two-way link does not record exactly how many were accepted.")
    two = asked(link("ab", 20, None), link("ba", 18, 3), link("ab", 9, None, "housing"), link("ba", 9, 3, "housing"))
    assert two.finding == "We cannot tell yet: 2 two-way links do not record exactly how many were accepted."
    few = asked(link("ab", 20, None), link("ba", 18, 3), link("cd", 7, 3), link("dc", 9, 3))
    assert few.finding == "We cannot tell yet: no two services have 8 referrals or more recorded each way."


def test_where_neither_says_what_it_carries_that_is_said() -> None:
    answer = asked(link("ab", 20, 4, None), link("ba", 18, 3, None))
    assert answer.finding.startswith("38 referrals for needs that nobody has recorded ran between services")


def test_most_is_said_of_rounded_counts_as_about_so_many() -> None:
    pair = Network(ROUNDED, (partner("a"), partner("b")), (link("ab", 40, 5), link("ba", 40, 5)))
    answer = run("bounce", pair)
    assert answer.finding.startswith("About 80 referrals for mental health ran")
    assert answer.figure == ("80", "referrals ran both ways, rounded")
    assert asked(link("ab", 40, 5), link("ba", 40, 5)).figure == ("80", "referrals ran both ways")


def test_pairs_with_the_same_needs_are_added_up() -> None:
    both = "housing mental"
    answer = asked(link("ab", 19, 1, both), link("ba", 9, 0, both), link("cd", 8, 0, both), link("dc", 20, 2, both))
    assert answer.finding.startswith("56 referrals for housing and mental health")
    assert answer.receipt.facts[0] == ("two-way links", 2)
    said = Network(SYSTEM, tuple(partner(one) for one in "abcd"), tuple(
        link(ends, 20, 2, both) for ends in ("ab", "ba", "cd", "dc")
    ))  # fmt: skip
    assert claim("bounce", said).ids == ("housing, mental",)


def test_reasons_are_kept_and_nobody_is_named_in_the_room() -> None:
    answer = asked(link("ab", 20, 4, declined=(Declined("full"),)), link("ba", 18, 3, declined=(Declined("criteria"),)))
    assert answer.table["reasons"].tolist() == ["criteria, full"]
    assert "Partner" not in answer.finding_in_room()


def test_of_rounded_counts_the_chance_is_the_mean_over_all_that_are_shown_alike() -> None:
    pair = Network(ROUNDED, (partner("a"), partner("b")), (link("ab", 20, 5), link("ba", 20, 5)))
    coin = [sum(math.comb(of, one) for one in range(most + 1)) / 2**of for most in range(3, 8) for of in range(18, 23)]
    assert run("bounce", pair).table["as_low"].tolist() == [pytest.approx(2 * sum(coin) / 25)]


def test_that_none_declines_most_is_said_as_far_as_rounded_counts_show() -> None:
    warm = Network(ROUNDED, (partner("a"), partner("b")), (link("ab", 20, 10), link("ba", 20, 15)))
    assert run("bounce", warm).finding.endswith("does not decline most, as far as rounded counts show.")


def test_one_pair_that_is_compared_is_held_against_one_alone() -> None:
    # 2 × 10 / 2⁹ is under 5 in 100, and not under a third of it, were it one of three that are looked at
    one = link("ab", 8, 0), link("ba", 9, 1)
    assert asked(*one).state == "finding"
    others = [link(ends, 400, 200, None) for ends in ("ac", "ca", "bd", "db")]
    assert asked(*one, *others[:1], *others[2:3]).state == "finding"
    assert asked(*one, *others).state == "nothing"


def test_others_that_hardly_decline_count_without_the_pair_itself() -> None:
    # of 19 referrals, the link's 9 and 10 that were all accepted, 14 were: at most 4 of the 9 is one way of C(19, 9)
    answer = asked(link("ab", 9, 4), link("ba", 9, 4), link("cd", 10, 10))
    one_way = math.comb(14, 4) * math.comb(5, 5) / math.comb(19, 9)
    assert answer.table["as_low"].tolist() == [pytest.approx(2 * one_way)]


def test_those_that_stand_out_come_first_then_most_referrals_then_ids() -> None:
    chance = link("bc", 200, 99), link("cb", 200, 99)
    few, many = (link("ad", 20, 4), link("da", 20, 4)), (link("bd", 40, 4), link("db", 40, 4))
    alike = link("ac", 20, 4), link("ca", 20, 4)
    answer = asked(*chance, *few, *many, *alike)
    assert [*zip(answer.table["source"], answer.table["target"], strict=True)] == [
        ("b", "d"), ("a", "c"), ("a", "d"), ("b", "c")
    ]  # fmt: skip
    assert answer.table["stands_out"].tolist() == [1, 1, 1, 0]
    third = asked(link("cd", 20, 4), link("dc", 20, 4), *few, *alike)
    assert third.table["source"].tolist() == ["a", "a", "c"]
    for_each = [link(ends, 20, 4, need) for need in ("mental", "housing") for ends in ("ad", "da")]
    assert asked(*for_each).table["need"].tolist() == ["housing", "mental"]


def test_the_sentence_speaks_of_the_needs_of_the_pair_with_most_referrals() -> None:
    few = link("ab", 20, 4), link("ba", 18, 3)
    many = link("cd", 40, 4, "housing"), link("dc", 40, 4, "housing")
    assert asked(*few, *many).finding.startswith("80 referrals for housing ran between services")


def test_the_sentence_claims_its_need_and_counts_what_is_not_recorded() -> None:
    network = Network(SYSTEM, tuple(partner(one) for one in "abcd"), (
        link("ab", 20, 4), link("ba", 18, 3), link("cd", 20, None), link("dc", 20, 4),
    ))  # fmt: skip
    assert (claim("bounce", network).ids, claim("bounce", network).figure) == (("mental",), 38)
    answer = run("bounce", network)
    assert "1 two-way link not known." in answer.sure
    assert not_known_counts()["bounce"](network) == 1
    assert not_known_counts()["bounce"](replace(network, relations=network.relations[:2])) == 0
    assert answer.receipt.left_out[-1] == (
        "1 two-way link does not record exactly how many referrals were made and accepted."
    )
    assert asked(link("ab", 20, 4), link("ba", 18, 3)).receipt.left_out == ()


def test_where_a_pair_for_the_same_needs_is_not_known_the_number_is_the_least() -> None:
    both = link("ab", 20, 4), link("ba", 18, 3)
    more = asked(*both, link("cd", 9, None), link("dc", 9, 1))
    assert more.finding.startswith("38 referrals or more for mental health ran between services")
    assert more.figure == ("38+", "referrals ran both ways")
    other = asked(*both, link("cd", 9, None, "housing"), link("dc", 9, 1, "housing"))
    assert other.finding.startswith("38 referrals for mental health ran between services")
