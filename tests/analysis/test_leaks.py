"""Where people are lost between referral, acceptance and help."""

import pytest

from analysis import Answer, run
from analysis._wilson import wilson
from network.counts import Count
from network.model import Declined, Network, Relation
from tests.small_networks import NETWORKS, SYSTEM, partner, refers


def link(counts: str, source: str = "a", target: str = "z", **said: object) -> Relation:
    """Counts such as "20 10 5": made, accepted, completed; "-" is not known."""
    made, accepted, completed = (None if text == "-" else Count.exactly(int(text)) for text in counts.split())
    return refers(source, target, made=made, accepted=accepted, completed=completed, **{"needs": ("housing",), **said})


def asked(*relations: Relation) -> Answer:
    return run("leaks", Network(SYSTEM, tuple(partner(one) for one in "abcdz"), relations))


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
    assert answer.finding == "No step stands out on the 2 links with enough referrals to compare."


def test_a_drop_within_chance_does_not_stand_out() -> None:
    # 6 of 8 accepted may be anything from 41 to 93 in 100; the others are at 90
    assert asked(*STEADY, link("8 6 6")).state == "nothing"


def test_over_half_without_an_outcome_is_not_known() -> None:
    answer = asked(link("50 - -"), link("50 - -", "b"), link("50 20 18", "c"))
    assert answer.finding == "We cannot say where people are lost: 2 of 3 links do not record what happened next."


def test_half_without_an_outcome_is_still_answered() -> None:
    silent = (link("50 - -"), link("50 - -", "b"), link("50 - -", "c"))
    assert asked(*STEADY, link("50 20 18", "d"), *silent).state == "finding"


def test_unrecorded_outcomes_are_counted_with_every_finding() -> None:
    answer = asked(*STEADY, link("50 20 18"), link("50 - -", "d"))
    assert answer.state == "finding"
    assert "1 of 4 links does not record who reached help." in answer.sure
    assert answer.receipt.left_out == ("1 of 4 links does not record what happened next.",)


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
    answer = run("leaks", NETWORKS["chain"])
    # custody > hub: 30 of 40 accepted; hub > home: 10 of 20, at most 70 in 100 and so below 75
    assert answer.finding == (
        "Of 60 referrals for needs that nobody has recorded, 40 were accepted and 25 reached help; the larger drop "
        "comes before acceptance."
    )


def test_help_that_nobody_recorded_is_not_taken_for_none() -> None:
    answer = asked(*STEADY, link("50 20 -", needs=("mental",)))
    assert "20 were accepted and nobody has recorded how many reached help" in answer.finding


def test_no_partner_is_ever_named_in_the_room() -> None:
    assert "Partner" not in asked(*STEADY, link("50 20 18")).finding_in_room()
