"""Referrals taken on against what each service planned for."""

from dataclasses import replace
from datetime import date

import pytest

from analysis import Answer, claim, run
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.model import Network, Period, Relation
from tests.small_networks import NETWORKS, SYSTEM, partner, refers

MONTHS = 91 * 12 / 365.25  # April to June


def served(*relations: Relation, capacity: int | None = 10, months: int = 3, rule: str | None = None) -> Answer:
    period = Period(date(2026, 4, 1), date(2026, 3 + months, 30)) if months else None
    partners = (partner("a"), partner("b"), partner("s", capacity=capacity))
    return run("pressure", Network(replace(SYSTEM, period=period, counts_rule=rule), partners, relations))


def load(answer: Answer) -> dict[str, float]:
    row = answer.table.set_index("partner").loc["s"]
    return {name: row[name] for name in ("load_low", "load_high", "full")}


def accepted(low: int, high: int | None = None, source: str = "a") -> Relation:
    return refers(source, "s", made=Count.exactly(100), accepted=Count(low, low if high is None else high))


def test_load_is_accepted_a_month_over_capacity() -> None:
    # (18 + 9) / months / 10 a month
    answer = served(accepted(18), accepted(9, source="b"))
    assert load(answer) == pytest.approx({"load_low": 2.7 / MONTHS, "load_high": 2.7 / MONTHS, "full": 0})
    assert (
        answer.finding == "The one service we can compare is recorded as accepting fewer referrals than it planned for."
    )


def test_exactly_as_many_as_planned_is_full() -> None:
    answer = served(accepted(30))
    assert load(answer)["full"] == 1
    assert answer.finding == (
        "The one service we can compare is recorded as accepting as many referrals as it planned for, or more."
    )


def test_what_is_claimed_is_whether_any_are_full_for_certain() -> None:
    said = {}
    for counts in ((30, 30), (20, 40)):
        few = refers("a", "t", made=Count.exactly(100), accepted=Count.exactly(9))
        partners = (partner("a"), partner("s", capacity=10), partner("t", capacity=10))
        network = Network(SYSTEM, partners, (accepted(*counts), few))
        said[counts] = claim("pressure", network).ids
    assert said == {(30, 30): ("full",), (20, 40): ("may be full",)}


def test_a_hidden_count_gives_a_range() -> None:
    assert load(served(accepted(24, 27))) == pytest.approx(
        {"load_low": 2.4 / MONTHS, "load_high": 2.7 / MONTHS, "full": 0}
    )


def test_a_range_that_straddles_the_capacity_is_not_known() -> None:
    answer = served(accepted(24, 36))
    assert answer.table.set_index("partner").loc["s", "full"] != 1
    assert answer.finding == (
        "We cannot tell how full services are: no service with known capacity records exactly how many "
        "referrals it accepted."
    )


def test_who_was_not_recorded_as_accepted_was_at_most_referred() -> None:
    assert load(served(refers("a", "s", made=Count.exactly(15)))) == pytest.approx(
        {"load_low": 0, "load_high": 1.5 / MONTHS, "full": 0}
    )


def test_without_capacities_those_who_receive_most_are_to_ask() -> None:
    answer = served(accepted(18), refers("s", "b", made=Count.exactly(4)), capacity=None)
    assert answer.finding == (
        "No service has told us its capacity yet; the 2 that receive most referrals are the ones to ask."
    )
    assert answer.highlight.partners == ("s", "b")


def test_one_to_ask_is_said_in_the_singular() -> None:
    answer = served(accepted(18), capacity=None)
    assert answer.finding.endswith("the one that receives most referrals is the one to ask.")


def test_without_a_period_there_is_no_load() -> None:
    answer = served(accepted(30), months=0)
    assert answer.finding == ("We cannot tell how full services are: the map does not say which days its counts cover.")


@pytest.mark.parametrize(("taken", "full"), [(29, 0), (30, 1)])
def test_a_day_more_or_less_in_the_period_changes_nobody(taken: int, full: int) -> None:
    for days in (30, 29):
        period = Period(date(2026, 4, 1), date(2026, 6, days))
        partners = (partner("a"), partner("s", capacity=10))
        answer = run("pressure", Network(replace(SYSTEM, period=period), partners, (accepted(taken),)))
        assert load(answer)["full"] == full


def test_a_capacity_of_1_is_compared() -> None:
    answer = served(accepted(3), capacity=1)  # 3 in 91 days, where 2.99 were planned for
    assert (answer.state, answer.figure) == ("finding", ("1", "of 1 service we can compare"))


def test_equals_stand_by_id() -> None:
    answer = mapped({"c": 10, "a": 10, "b": 10}, *receiving(a=5, b=5, c=5))
    assert answer.table["partner"].tolist() == ["a", "b", "c"]


def test_a_range_below_what_was_planned_makes_nobody_one_that_may_be_full() -> None:
    silent = mapped({"a": 10, "b": 10}, *receiving(a=1), refers("out", "b", made=Count.exactly(10)))
    assert silent.state == "nothing"
    assert "may be full" not in silent.sure


def test_half_of_those_with_a_capacity_is_enough_to_tell_and_less_is_not() -> None:
    unclear = [refers("out", one, made=Count.exactly(40)) for one in "bcd"]
    half = mapped(dict.fromkeys("abce", 10), *receiving(a=1, e=1), *unclear[:2])
    less = mapped(dict.fromkeys("abc", 10), *receiving(a=1), *unclear[:2])
    assert (half.state, less.state) == ("finding", "not known")


def test_a_capacity_of_0_is_not_compared() -> None:
    answer = served(accepted(3), capacity=0)
    assert load(answer)["full"] != 1
    assert answer.state == "not known"


def test_two_services_of_which_one_is_full() -> None:
    answer = run("pressure", NETWORKS["two doors"])
    # the hub takes on 42 in 3 months and planned for 30; the other 8, and planned for 15
    assert answer.finding == (
        "1 of the 2 services we can compare is recorded as accepting as many referrals as it planned for, or more."
    )
    assert answer.table["partner"].tolist() == ["hub", "mind", "roof"]


def test_who_is_full_is_never_named_in_the_room() -> None:
    answer = served(accepted(30))
    assert answer.highlight.partners == ("s",)
    assert "Partner" not in answer.finding_in_room()


def receiving(**received: int) -> tuple[Relation, ...]:
    """So many referrals to each, all of them accepted, from one that nobody refers to."""
    return tuple(
        refers("out", one, made=Count.exactly(number), accepted=Count.exactly(number))
        for one, number in received.items()
    )


def mapped(capacities: dict[str, int | None], *relations: Relation, **waits: float) -> Answer:
    services = [partner(one, capacity=some, wait_days=waits.get(one)) for one, some in capacities.items()]
    return run("pressure", Network(SYSTEM, (partner("out"), *services), relations))


def test_the_three_that_receive_most_are_to_ask_equals_by_id() -> None:
    answer = mapped(dict.fromkeys("abcde"), *receiving(a=1, b=7, c=4, d=9, e=4))
    assert answer.highlight.partners == ("d", "b", "c")
    assert answer.finding.endswith("the 3 that receive most referrals are the ones to ask.")


def test_who_receives_nothing_is_not_to_ask() -> None:
    answer = mapped({"a": None, "b": 0, "c": None}, *receiving(a=1, c=0))
    assert answer.highlight.partners == ("a",)


def test_the_fullest_come_first_then_who_receives_most_then_by_id() -> None:
    # capacity 10 a month is 30 and a little less in 91 days: d takes 60, b and c 30, and a is not known
    answer = mapped(
        {"a": None, "b": 10, "c": 10, "d": 10, "e": None, "f": None}, *receiving(a=40, b=30, c=30, d=60, e=50, f=40)
    )
    assert answer.table["partner"].tolist() == ["d", "b", "c", "e", "a", "f"]
    assert answer.figure == ("3", "of 3 services we can compare")
    assert answer.highlight.partners == ("d", "b", "c")
    assert answer.finding.startswith("3 of the 3 services we can compare are ")


def test_what_cannot_be_compared_is_counted_and_said() -> None:
    # a has no capacity; b has one, and nobody knows how many of its 40 were accepted; c can be compared
    unclear = refers("out", "b", made=Count.exactly(40))
    answer = mapped({"a": None, "b": 10, "c": 10}, unclear, *receiving(a=5, c=10))
    assert answer.sure.endswith("2 services not known. Of these, 1 may be full; of 1 nothing can be told.")
    assert answer.figure == ("1", "service may be full")
    assert answer.receipt.left_out == (
        "1 service has not told us a capacity.",
        "1 service with a capacity cannot be told to be full or not: counts are hidden, rounded or missing.",
    )
    assert dict(answer.receipt.facts) == {
        "months": 2.99, "known capacity": 2, "compared": 1, "full": 0,
    }  # fmt: skip


def test_those_that_may_be_full_are_told_beside_those_that_are() -> None:
    unclear = refers("out", "b", made=Count.exactly(40))
    answer = mapped({"a": None, "b": 10, "c": 10}, unclear, *receiving(a=5, c=30))
    assert answer.finding.startswith("The one service we can compare is recorded as accepting as many")
    assert answer.sure.endswith("2 services not known. Of these, 1 may be full; of 1 nothing can be told.")


def test_services_that_plan_for_nobody_are_told_apart_from_those_that_cannot_be_compared() -> None:
    unclear = refers("out", "b", made=Count.exactly(40))
    answer = mapped({"a": 0, "b": 10}, unclear)
    assert answer.finding == (
        "We cannot tell how full services are: no service with known capacity above 0 records exactly how many "
        "referrals it accepted."
    )
    assert "above 0" not in mapped({"a": None, "b": 10}, unclear).finding


def test_where_all_can_be_compared_nothing_is_left_out() -> None:
    answer = mapped({"a": 10, "b": 10}, *receiving(a=10, b=20))
    assert answer.figure == ("0", "of 2 services we can compare")
    assert answer.receipt.left_out == ()
    assert "not known" not in answer.sure
    assert answer.finding.startswith("Both services we can compare are ")


@pytest.mark.parametrize(
    ("compared", "made", "state"),
    [(2, None, "nothing"), (2, 40, "finding"), (1, None, "not known"), (1, 40, "not known")],
)
def test_half_of_those_with_a_capacity_are_enough_to_answer(compared: int, made: int | None, state: str) -> None:
    silent = [refers("out", one, made=None if made is None else Count.exactly(made)) for one in "abcd"[compared:]]
    answer = mapped(dict.fromkeys("abcd", 10), *silent, *receiving(**dict.fromkeys("abcd"[:compared], 5)))
    assert answer.state == state


def test_where_none_is_full_for_certain_those_that_may_be_are_told_and_never_called_within_their_plan() -> None:
    wide = [refers("out", one, made=Count.exactly(40)) for one in "cd"]  # planned for 30 each, accepted not recorded
    answer = mapped(dict.fromkeys("abcd", 10), *wide, *receiving(a=5, b=5))
    assert answer.finding == (
        "2 services may be accepting as many referrals as they planned for, or more: "
        "hidden, rounded or missing counts leave that open."
    )
    assert answer.figure == ("2", "services may be full")
    assert set(answer.highlight.partners) == {"c", "d"}
    one_full = mapped(dict.fromkeys("abcd", 10), *wide, *receiving(a=40, b=5))
    assert one_full.finding.startswith("1 of the 2 services we can compare is recorded as accepting as many")
    assert one_full.highlight.partners == ("a",)


def test_without_a_comparison_there_is_no_figure() -> None:
    assert mapped({"a": None}, *receiving(a=5)).figure is None


def test_waits_and_capacities_stand_in_the_table_as_they_were_told() -> None:
    answer = mapped({"a": 10, "b": None}, *receiving(a=10, b=3), a=21.0)
    rows = answer.table.set_index("partner")
    assert rows.loc["a", ["capacity", "received", "accepted_low", "accepted_high", "wait_days"]].tolist() == [
        10, 10, 10, 10, 21,
    ]  # fmt: skip
    assert rows.loc["b", ["capacity", "load_low", "load_high", "full", "wait_days"]].isna().all()


def test_a_capacity_of_0_is_counted_apart_and_not_compared() -> None:
    answer = mapped({"a": 0, "b": 10, "c": 0}, *receiving(a=5, b=5))
    assert dict(answer.receipt.facts)["compared"] == 1
    assert answer.figure == ("0", "of 1 service we can compare")
    assert answer.receipt.left_out == ("2 services with a capacity of 0: not compared.",)
    assert answer.table.set_index("partner").loc["a", ["load_low", "full"]].isna().all()


def test_a_week_of_counts_is_enough_for_a_load() -> None:
    # 7 days are 0.23 months: one person a month is a quarter of a person, and one referral four times that
    week = replace(SYSTEM, period=Period(date(2026, 4, 1), date(2026, 4, 7)))
    answer = run("pressure", Network(week, (partner("a"), partner("s", capacity=1)), (accepted(1),)))
    assert load(answer) == pytest.approx({"load_low": 365.25 / 84, "load_high": 365.25 / 84, "full": 1})


def test_who_is_full_by_rounded_counts_alone_is_not_told() -> None:
    # 30 stands for 28 to 32, and 29.9 are planned for; 35 are at least 33
    rule = RULES[DEFAULT_RULE].words
    assert load(served(accepted(30), rule=rule))["full"] != 1
    assert load(served(accepted(35), rule=rule))["full"] == 1
