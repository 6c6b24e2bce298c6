"""Where people are lost between referral, acceptance and help."""

import math
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from analysis import Answer, claim, leaks, run
from analysis._exact import as_low_as_a_coin, as_low_by_chance, discovered, funnel_limits
from analysis._wilson import wilson
from analysis.leaks import _larger_drop
from network.counts import NOT_APPLICABLE, Count
from network.disclosure import DEFAULT_RULE, RULES
from network.model import Declined, Network, Relation, System
from tests.each import each
from tests.small_networks import NETWORKS, SYSTEM, partner, refers


def link(counts: str, source: str = "a", target: str = "z", **said: object) -> Relation:
    """Counts such as "20 10 5": made, accepted, completed; "-" is not known."""
    made, accepted, completed = (None if text == "-" else Count.exactly(int(text)) for text in counts.split())
    return refers(source, target, made=made, accepted=accepted, completed=completed, **{"needs": ("housing",), **said})


def hypergeometric(*part_everything_good_drawn: int) -> float:
    """As low by chance, as SciPy gives it."""
    from scipy.stats import hypergeom  # here: every process of a test run would load it, half a second each

    return float(hypergeom.cdf(*part_everything_good_drawn))


def asked(*relations: Relation, system: System = SYSTEM) -> Answer:
    return run("leaks", Network(system, tuple(partner(one) for one in "abcdefz"), relations))


ROUNDED = replace(SYSTEM, counts_rule=RULES[DEFAULT_RULE].words)
STEADY = (link("100 90 80", "b"), link("100 90 80", "c"))


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # worked in analyses of small shares: 4 of 5 is 38 to 96 in 100, 80 of 100 is 71 to 87
    [(4, 5, 0.38, 0.96), (80, 100, 0.71, 0.87), (0, 10, 0.0, 0.28), (10, 10, 0.72, 1.0)],
)
def test_wilson_intervals(successes: int, trials: int, low: float, high: float) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=0.005)


def test_a_share_of_nothing_is_undefined() -> None:
    assert all(end != end for end in wilson(0, 0))


def test_a_step_that_loses_most_is_said_with_its_counts() -> None:
    answer = asked(*STEADY, link("50 20 18", needs=("mental",)))
    assert answer.finding == (
        "Of 50 referrals for mental health, 20 were accepted and 18 reached help; the larger drop comes before "
        "acceptance."
    )
    assert answer.table.loc[0, ["source", "stands_out"]].tolist() == ["a", "acceptance"]


def test_the_drop_may_come_after_acceptance() -> None:
    answer = asked(*STEADY, link("50 48 10", needs=("mental",)))
    assert answer.finding.endswith("48 were accepted and 10 reached help; the larger drop comes after acceptance.")


def test_links_that_carry_the_same_needs_are_added_up() -> None:
    answer = asked(*STEADY, link("50 20 18", needs=("mental",)), link("6 5 5", "d", needs=("mental",)))
    assert answer.finding.startswith("Of 56 referrals for mental health, 25 were accepted and 23 reached help")


def test_fewer_than_eight_referrals_carry_no_share() -> None:
    table = asked(link("7 1 1"), link("8 1 1", "b")).table.set_index("source")
    assert table.loc["a", ["accepted_share", "reached_share"]].isna().all()
    assert table.loc["b", "accepted_share"] == pytest.approx(1 / 8)
    assert table.loc[["a", "b"], "completed_share"].isna().all()  # of 1 accepted


def test_a_small_link_stands_out_to_nobody() -> None:
    answer = asked(*STEADY, link("7 0 0"))
    assert answer.finding == "No step stands out on the 2 referral links with enough referrals to compare."


def test_a_drop_within_chance_does_not_stand_out() -> None:
    # 6 of 8 accepted may be anything from 41 to 93 in 100; the others are at 90
    assert asked(*STEADY, link("8 6 6")).state == "nothing"


def test_over_half_without_an_outcome_is_not_known() -> None:
    answer = asked(link("50 - -"), link("50 - -", "b"), link("50 20 18", "c"))
    assert (
        answer.finding == "We cannot say where people are lost: 2 of 3 referral links do not record what happened next."
    )


def test_half_without_an_outcome_is_still_answered() -> None:
    silent = (link("50 - -"), link("50 - -", "e"), link("50 - -", "f"))
    assert asked(*STEADY, link("50 20 18", "d"), *silent).state == "finding"
    assert asked(*STEADY, link("50 20 18", "b", "d"), *silent, link("50 - -", "d")).state == "not known"


def test_unrecorded_outcomes_are_counted_with_every_finding() -> None:
    answer = asked(*STEADY, link("50 20 18"), link("50 - -", "d"))
    assert answer.state == "finding"
    assert "1 of 4 referral links does not record who reached help." in answer.sure
    assert answer.receipt.left_out == ("1 of 4 referral links does not record what happened next.",)


def test_reasons_stand_beside_a_low_share() -> None:
    declined = (Declined("full", Count.exactly(9)), Declined("criteria", Count.exactly(21)))
    answer = asked(*STEADY, link("50 20 18", needs=("mental",), declined=declined))
    assert "Reasons recorded: criteria and being full." in answer.sure


def test_hidden_counts_are_spoken_of_as_a_range() -> None:
    hidden = refers("d", "z", needs=("mental",), made=Count(1, 4), accepted=Count(1, 4), completed=Count(1, 4))
    answer = asked(*STEADY, link("50 20 18", needs=("mental",)), hidden)
    assert answer.finding.startswith(
        "Of between 51 and 54 referrals for mental health, between 21 and 24 were accepted and between 19 and 22"
    )
    assert "3 counts are hidden, so totals are ranges." in answer.receipt.left_out


def test_a_link_that_does_not_say_what_it_carries_is_said_so() -> None:
    answer = asked(*STEADY, link("50 20 18", needs=None), link("10 5 5", "d", needs=None))
    assert answer.finding == (
        "Of 60 referrals for needs that nobody has recorded, 25 were accepted and 23 reached help; the larger drop "
        "comes before acceptance."
    )


def test_two_links_that_may_differ_by_chance_do_not_stand_out() -> None:
    # 30 of 40 accepted against 10 of 20: once in 20 times by chance, and two links and two steps were looked at
    answer = run("leaks", NETWORKS["chain"])
    assert answer.finding == "No step stands out on the 2 referral links with enough referrals to compare."
    assert answer.table["accepted_as_low"].min() == pytest.approx(0.0510, abs=5e-5)


@each(range(40))
def test_the_exact_chance_is_that_of_counting_every_way(seed: int) -> None:
    draw = Random(seed)
    everything = draw.choice([12, 60, 400])
    good, drawn = draw.randint(0, everything), draw.randint(1, everything)
    part = draw.randint(max(0, drawn - everything + good), min(drawn, good))
    ways = sum(math.comb(good, x) * math.comb(everything - good, drawn - x) for x in range(part + 1))
    exact = Fraction(ways, math.comb(everything, drawn))
    assert as_low_by_chance(part, drawn, good, everything) == pytest.approx(float(exact), rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("whole", [0, 1, 8, 9, 40])
def test_the_chance_with_even_odds_is_that_of_counting_every_way(whole: int) -> None:
    for part in range(whole + 1):
        exact = sum(math.comb(whole, number) for number in range(part + 1)) / 2**whole
        assert as_low_as_a_coin(part, whole) == pytest.approx(exact, rel=1e-9)


def test_the_exact_chance_of_large_counts_is_found_too() -> None:
    # half count, so that four thousand of eight thousand lie in the middle: half of all but that one are fewer
    middle = math.comb(16_000, 4_000) ** 2 / math.comb(32_000, 8_000)
    assert as_low_by_chance(3_999, 8_000, 16_000, 32_000) == pytest.approx((1 - middle) / 2, rel=1e-9)
    assert as_low_by_chance(39_000, 40_000, 40_000, 80_000) == as_low_as_a_coin(39_000, 40_000) == 1
    assert as_low_by_chance(11_850, 20_000, 600_000, 1_000_000) == pytest.approx(
        hypergeometric(11_850, 10**6, 600_000, 20_000), rel=1e-5
    )
    assert as_low_by_chance(12_100, 20_000, 600_000, 1_000_000) == pytest.approx(
        hypergeometric(12_100, 10**6, 600_000, 20_000), rel=1e-5
    )


@each(range(20))
def test_what_stands_out_is_what_benjamini_and_hochberg_say(seed: int) -> None:
    draw = Random(seed)
    chances = [draw.random() ** draw.choice([1, 4, 9]) for _ in range(draw.randint(0, 12))]
    ranked = sorted(chances)
    highest = max((k for k, p in enumerate(ranked, start=1) if p <= 0.05 * k / len(ranked)), default=0)
    expected = [highest > 0 and p <= ranked[highest - 1] for p in chances]
    assert discovered(chances).tolist() == expected
    assert discovered([0.05]).all()  # on the line
    assert not discovered([0.0501]).any()


def test_a_step_is_held_against_all_other_links_small_ones_too() -> None:
    table = asked(link("20 10 10"), link("4 4 4", "b"), link("30 27 20", "c")).table.set_index("source")
    assert table.loc["a", "accepted_as_low"] == pytest.approx(as_low_by_chance(10, 20, 41, 54))
    assert math.isnan(table.loc["b", "accepted_as_low"])
    assert table["accepted_usual"].tolist() == pytest.approx([41 / 54] * 3)


def test_a_funnel_has_limits_of_95_and_of_998() -> None:
    row = asked(link("100 90 80"), link("100 70 60", "b")).table.set_index("source").loc["a"]
    # 160 of 200 accepted: 0.8, with a spread of 0.04 for 100 referrals
    names = ["accepted_95_low", "accepted_95_high", "accepted_998_low", "accepted_998_high"]
    assert row[names].tolist() == pytest.approx([0.7216, 0.8784, 0.6764, 0.9236], abs=1e-4)
    assert funnel_limits(0.9, 8) == pytest.approx((0.6921, 1.0, 0.5722, 1.0), abs=1e-4)


def test_of_two_drops_the_larger_share_is_told_not_the_larger_number() -> None:
    # 40 of 100 lost before, 30 of 60 after: fewer, but half of them
    answer = asked(*STEADY, link("100 60 30", needs=("mental",)))
    assert answer.finding.endswith("the larger drop comes after acceptance.")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ("100 50 25", "the larger drop comes before acceptance"),  # half each time: 50 against 25
        ("100 60 -", "which drop is larger is not known"),
        ("100 0 0", "the larger drop comes before acceptance"),
    ],
)
def test_drops_of_one_share_are_told_by_their_numbers(counts: str, said: str) -> None:
    assert asked(*STEADY, link(counts, needs=("mental",))).finding.endswith(f"{said}.")


def test_the_needs_of_a_link_are_a_set_and_the_order_of_the_file_changes_nothing() -> None:
    one = link("50 20 18", needs=("mental", "housing"))
    other = link("40 15 15", "d", needs=("housing", "mental"))
    answer = asked(*STEADY, one, other)
    assert answer.finding.startswith("Of 90 referrals for housing and mental health, 35 were accepted")
    turned = asked(other, one, *reversed(STEADY))
    assert turned.finding == answer.finding
    assert turned.table.equals(answer.table)


def test_needs_that_lose_as_many_are_told_in_order_of_id() -> None:
    links = [link("50 20 18", needs=("mental",)), link("50 20 18", "d", needs=("housing",))]
    for order in (links, links[::-1]):
        steady = (link("100 90 80", "b", needs=None), link("100 90 80", "c", needs=None))
        assert asked(*order, *steady).finding.startswith("Of 50 referrals for housing,")


def test_rounded_counts_enter_as_the_bounds_that_speak_least_for_a_low_share() -> None:
    # 48 to 52 made, 18 to 22 accepted: at best 22 of 48; the others at worst 178 of 204
    rounded = refers("a", "z", needs=("mental",), made=Count(48, 52), accepted=Count(18, 22))
    others = [refers(one, "z", made=Count(98, 102), accepted=Count(89, 91), needs=("housing",)) for one in "bc"]
    answer = asked(rounded, *others)
    row = answer.table.set_index("source").loc["a"]
    assert row["accepted_as_low"] == pytest.approx(as_low_by_chance(22, 48, 178 + 22, 204 + 48))
    assert math.isnan(row["accepted_share"])
    assert answer.finding.startswith(
        "Of between 48 and 52 referrals for mental health, between 18 and 22 were accepted"
    )


def test_a_count_hidden_without_an_end_stands_out_to_nobody() -> None:
    hidden = refers("a", "z", needs=("mental",), made=Count(20, None), accepted=Count(1, None))
    answer = asked(*STEADY, hidden)
    assert answer.state == "nothing"
    assert answer.table.set_index("source").loc["a", "accepted_as_low"] == 1


def test_help_that_nobody_recorded_is_not_taken_for_none() -> None:
    answer = asked(*STEADY, link("50 20 -", needs=("mental",)))
    assert "20 were accepted and nobody has recorded how many reached help" in answer.finding


def test_the_need_and_the_larger_drop_are_claimed() -> None:
    relations = (*STEADY, link("50 20 18", needs=("mental",)))
    claimed = claim("leaks", Network(SYSTEM, tuple(partner(one) for one in "abcz"), relations))
    assert claimed.ids == ("mental", "the larger drop comes before acceptance")
    assert claimed.figure == 20


def test_a_count_that_is_not_known_stands_behind_one_that_is() -> None:
    table = asked(link("- 20 18"), link("9 8 7"), link("- 9 8"), link("8 8 -")).table
    assert table["made"].tolist()[:2] == [8, 9]
    assert table["accepted"].tolist() == [8, 8, 9, 20]


def test_no_partner_is_ever_named_in_the_room() -> None:
    assert "Partner" not in asked(*STEADY, link("50 20 18")).finding_in_room()


@pytest.mark.parametrize(("accepted", "state"), [(12, "nothing"), (11, "finding")])
def test_alone_a_step_stands_out_when_so_few_come_about_once_in_20_times(accepted: int, state: str) -> None:
    # all who were lost were lost on one link of 20, and 7 others were sent elsewhere:
    # 8 of 27 lost: (20 choose 8) / (27 choose 8) = 0.057; 9: (20 choose 9) / (27 choose 9) = 0.036
    answer = asked(link(f"20 {accepted} -"), link("7 7 -", "b"))
    assert answer.state == state
    lost = 20 - accepted
    exact = math.comb(20, lost) / math.comb(27, lost)
    assert answer.table.set_index("source").loc["a", "accepted_as_low"] == pytest.approx(exact)


def test_a_funnel_has_limits_from_8_referrals_on() -> None:
    table = asked(link("8 6 -"), link("7 6 -", "b"), link("- 6 -", "c")).table.set_index("source")
    # 12 of 15 accepted: 0.8, with a spread of 0.1414 for 8
    assert table.loc["a", "accepted_95_low"] == pytest.approx(0.8 - 1.96 * 0.1414, abs=1e-3)
    assert table.loc[["b", "c"], "accepted_95_low"].isna().all()
    assert table["accepted_usual"].tolist() == pytest.approx([0.8] * 3)


def test_a_link_whose_counts_have_no_end_says_nothing_of_the_others() -> None:
    alone = asked(*STEADY, link("50 20 18"))
    hidden = refers("d", "z", made=Count(20, None), accepted=Count(1, None))
    beside = asked(*STEADY, link("50 20 18"), hidden)
    chances = [one.table.set_index("source").loc["a", "accepted_as_low"] for one in (alone, beside)]
    assert chances[0] == chances[1] == pytest.approx(as_low_by_chance(20, 50, 200, 250))
    unknown = asked(*STEADY, link("50 20 18"), *(link("- - -", one) for one in "def"))
    assert unknown.table.set_index("source").loc["a", "accepted_as_low"] == chances[0]


def test_what_stands_out_comes_first_by_need_and_by_loss_and_the_rest_by_need_and_ids() -> None:
    answer = asked(
        link("100 90 80", "c", needs=("mental",)),
        link("100 90 80", "b", needs=("mental",)),
        link("100 92 80", "d", needs=("housing",)),
        link("60 20 18", "a", needs=("mental",)),
        link("60 10 9", "d", needs=("mental",)),
    )
    # of needs mental loses most: 50 on the link from d, 40 on the link from a
    assert answer.table[["source", "need", "stands_out"]].values.tolist() == [
        ["d", "mental", "acceptance"],
        ["a", "mental", "acceptance"],
        ["d", "housing", ""],
        ["b", "mental", ""],
        ["c", "mental", ""],
    ]
    more = asked(*(link("1000 900 800", one) for one in "bc"), link("60 20 18", "a", needs=("mental",)),
                 *(link("200 140 120", one) for one in "ef"))  # fmt: skip
    stands_out = more.table[more.table["stands_out"] != ""]
    assert stands_out[["source", "need"]].values.tolist() == [["e", "housing"], ["f", "housing"], ["a", "mental"]]
    assert more.finding.startswith("Of 2,400 referrals for housing")


def test_links_are_compared_wherever_they_stand() -> None:
    few = [link("7 - -", one) for one in "abc"]
    answer = asked(*few, link("50 20 18", "d"), link("50 20 18", "e"), link("50 20 18", "f"))
    assert answer.finding == "No step stands out on the 3 referral links with enough referrals to compare."
    assert "3 statements of fewer than 8 referrals: no share, no comparison." in answer.receipt.left_out
    assert asked(*(link("8 7 6", one) for one in "ab")).receipt.left_out == ()


def test_more_than_half_without_an_outcome_is_not_known_though_others_could_be_compared() -> None:
    silent = [link("50 - -", one) for one in "acd"]
    answer = asked(link("50 45 40", "b"), link("50 20 18", "z", "b"), *silent)
    assert answer.finding.endswith("3 of 5 referral links do not record what happened next.")


@pytest.mark.parametrize("others", [(), (link("50 - -", "b"),)])
def test_without_8_known_referrals_anywhere_there_is_nothing_to_compare(others: tuple[Relation, ...]) -> None:
    # one of two without an outcome is half, and not what stands in the way
    answer = asked(link("5 2 1"), *others)
    assert answer.finding.endswith("no referral link has 8 known referrals or more.")


@pytest.mark.parametrize(
    ("made", "accepted", "completed", "said"),
    [
        # lost before 0.56 to 0.64, after 1 - 4/18 = 0.78 to 1 - 1/22 = 0.95
        (Count.exactly(50), Count(18, 22), Count(1, 4), "the larger drop comes after acceptance"),
        # before 0.56 to 0.64, after 1 - 20/18, none, to 1 - 16/22 = 0.27
        (Count.exactly(50), Count(18, 22), Count(16, 20), "the larger drop comes before acceptance"),
        # before 0.56 to 0.64, after 1 - 8/18 = 0.56 to 1 - 6/22 = 0.73
        (Count.exactly(50), Count(18, 22), Count(6, 8), "the counts leave open which drop is larger"),
    ],
)
def test_which_drop_is_larger_is_told_where_every_value_within_the_bounds_says_so(
    made: Count, accepted: Count, completed: Count, said: str
) -> None:
    one = refers("a", "z", needs=("mental",), made=made, accepted=accepted, completed=completed)
    assert asked(*STEADY, one).finding.endswith(f"{said}.")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (((20, 20), (0, 0), (0, 0)), "the larger drop comes before acceptance"),  # nobody came to the second step
        (((20, 20), (5, 15), (5, 5)), "the counts leave open which drop is larger"),  # 25 to 75 in 100, then up to 67
        (((1, None), (1, None), (1, None)), "the counts leave open which drop is larger"),  # anything, both times
        (((20, 20), (20, 20), (5, 12)), "the larger drop comes after acceptance"),
        (((20, 20), (5, 10), (5, 10)), "the counts leave open which drop is larger"),  # 50 to 75 in 100, then up to 50
        # 50 to 80 in 100 both times: that more were lost before, 50 to 80 against 10 to 40, makes no share larger
        (((100, 100), (20, 50), (10, 10)), "the counts leave open which drop is larger"),
        # 50 to 80 in 100, then 60 to 84
        (((100, 100), (20, 50), (8, 8)), "the counts leave open which drop is larger"),
        (((20, 20), (10, 10), (0, 5)), "the counts leave open which drop is larger"),  # 50 in 100, then 50 or more
    ],
)
def test_which_drop_is_larger_of_counts_with_and_without_ends(counts: tuple, said: str) -> None:
    assert _larger_drop(*(Count(*ends) for ends in counts)) == said


def test_a_step_is_compared_from_8_who_came_to_it() -> None:
    table = asked(*STEADY, link("8 7 6"), link("7 6 5", "d")).table.set_index("source")
    assert table["accepted_as_low"].notna().to_dict() == {"a": True, "b": True, "c": True, "d": False}


def test_a_link_that_does_not_say_how_many_were_accepted_is_not_added_up() -> None:
    lost = link("50 20 18", needs=("mental",))
    answer = asked(*STEADY, lost, link("40 - -", "d", needs=("mental",)))
    assert answer.finding.startswith("Of 50 referrals for mental health, 20 were accepted and 18 reached help")


def test_one_that_was_accepted_is_spoken_of_in_the_singular() -> None:
    answer = asked(*STEADY, link("50 1 1", needs=("mental",)))
    assert answer.finding.startswith("Of 50 referrals for mental health, 1 was accepted and 1 reached help")


def test_the_figure_is_how_many_were_accepted_of_those_that_were_made() -> None:
    assert asked(*STEADY, link("50 20 18", needs=("mental",))).figure == ("20", "of 50 referrals were accepted")
    assert asked(*STEADY).figure is None


def test_counts_that_nobody_gave_are_empty_in_the_table() -> None:
    row = asked(link("- 20 10")).table.iloc[0]
    assert math.isnan(row["made"])
    assert (row["accepted"], row["completed"], row["completed_share"]) == (20, 10, 0.5)
    assert math.isnan(row["accepted_share"])
    assert math.isnan(row["reached_share"])


@pytest.mark.parametrize("where", ["made", "accepted", "completed"])
def test_a_count_that_does_not_apply_is_left_out_of_its_steps(where: str) -> None:
    counts = {"made": Count.exactly(50), "accepted": Count.exactly(20), "completed": Count.exactly(18)}
    odd = refers("a", "z", needs=("mental",), **(counts | {where: NOT_APPLICABLE}))
    row = asked(*STEADY, odd).table.set_index("source").loc["a"]
    assert math.isnan(row["accepted_as_low"]) is (where in ("made", "accepted"))
    assert math.isnan(row["completed_as_low"]) is (where in ("accepted", "completed"))


def test_steps_that_lose_as_many_go_by_ids_and_then_by_their_counts() -> None:
    answer = asked(
        link("100 90 80", "e"),
        link("100 90 80", "f"),
        link("60 20 18", "b", "d"),
        link("60 20 18", "b", "c"),
        link("60 20 18", "a", "d"),
        link("61 21 19", "a", "d"),
    )
    first = answer.table[answer.table["stands_out"] != ""]
    assert first[["source", "target", "made"]].values.tolist() == [
        ["a", "d", 60],
        ["a", "d", 61],
        ["b", "c", 60],
        ["b", "d", 60],
    ]


def test_where_one_of_several_links_says_who_reached_help_it_is_told() -> None:
    answer = asked(*STEADY, link("50 20 10", needs=("mental",)), link("50 20 -", "d", needs=("mental",)))
    # of 40 accepted 10 are recorded, and of the other 20 nobody knows
    assert "40 were accepted and between 10 and 30 reached help" in answer.finding


def test_without_referral_links_nothing_can_be_said() -> None:
    assert asked().finding == "We cannot say where people are lost: no referral links are recorded."


def test_of_rounded_counts_the_chance_is_the_mean_over_all_that_are_shown_alike() -> None:
    # 10 of 20 stands for 8 to 12 of 18 to 22; the others are 180 of 200, and four rounded counts are usually off by 3
    own = [(one, of) for one in range(8, 13) for of in range(18, 23)]
    chances = [hypergeometric(one, 200 + of, parts + one, of) for one, of in own for parts in (177, 183)]
    table = asked(*STEADY, link("20 10 -"), system=ROUNDED).table.set_index("source")
    assert table.loc["a", "accepted_as_low"] == pytest.approx(sum(chances) / 50)


def test_a_copy_with_rounded_counts_takes_no_rounding_for_a_leak() -> None:
    # 8 of 8 and 8 of 7: nobody can tell; shown are 10 of 10 and 5 of 10
    links = [link("10 10 -", "b", "cdefz"[place % 5]) for place in range(20)]
    assert asked(*links, link("10 5 -")).state == "finding"
    assert asked(*links, link("10 5 -"), system=ROUNDED).state == "nothing"


def test_ranges_and_the_larger_drop_allow_for_rounding() -> None:
    odd = link("60 25 -", needs=("mental",)), link("10 5 5", "d", needs=("mental",))
    answer = asked(*STEADY, *odd, system=ROUNDED)
    # shown 70 and 30; of 25 accepted, up to 27, nobody has recorded how many were helped; 5 are 3 to 7
    assert answer.finding.startswith(
        "Of about 70 referrals for mental health, about 30 were accepted and between 3 and 34 reached"
    )
    facts = dict(answer.receipt.facts)
    assert [facts[f"made, at {end}"] for end in ("least", "most")] == [66, 74]
    assert answer.finding.endswith("the counts leave open which drop is larger.")
    near = link("100 70 50", needs=("mental",))  # 30 and 29 in 100 are lost, if these are the counts
    assert asked(*STEADY, near).finding.endswith("the larger drop comes before acceptance.")
    assert asked(*STEADY, near, system=ROUNDED).finding.endswith("the counts leave open which drop is larger.")


@pytest.mark.parametrize(
    ("whole", "part", "share", "number"),
    [
        (Count.exactly(10), Count.exactly(4), (0.6, 0.6), (6, 6)),
        (Count.exactly(0), Count.exactly(0), (0.0, 0.0), (0, 0)),
        (Count(8, 12), Count.exactly(6), (0.25, 0.5), (2, 6)),
        (Count(8, 12), Count(2, 6), (0.25, 1 - 2 / 12), (2, 10)),
        (Count(8, None), Count.exactly(6), (0.25, 1.0), (2, math.inf)),
        (Count.exactly(8), Count(6, None), (0.0, 0.25), (0, 2)),
        (Count(0, 4), Count.exactly(1), (0.0, 0.75), (0, 3)),
        (Count(2, 4), Count(1, 5), (0.0, 0.75), (0, 3)),
    ],
)
def test_between_which_shares_and_numbers_are_lost_at_a_step(
    whole: Count, part: Count, share: tuple[float, float], number: tuple[float, float]
) -> None:
    assert leaks._share_lost(whole, part) == pytest.approx(share)
    assert leaks._number_lost(whole, part) == number
