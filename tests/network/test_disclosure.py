"""Small counts are hidden once, and nothing that is published gives one of them back."""

from collections import defaultdict
from functools import cache
from itertools import product

import pytest

from network.counts import Count
from network.disclosure import RULES, Rule, hide
from network.model import (
    AddLink,
    Declined,
    HowMany,
    Named,
    Network,
    Option,
    Partner,
    Relation,
    RemoveLink,
    System,
)
from tests.pace import usually

HIDING = tuple(rule.id for rule in RULES.values() if rule.below)
MOST = 16  # referrals on a link in the attack


def one_link(**fields: object) -> Network:
    return Network(System("Town"), (Partner("a", "A"), Partner("b", "B")), (Relation("a", "b", **fields),))


def published(rule: str, **fields: object) -> Relation:
    return hide(one_link(**fields), RULES[rule]).relations[0]


@pytest.mark.parametrize(
    ("rule", "number", "text"),
    [
        ("mhsds", 0, "0"),
        ("mhsds", 4, "<5"),
        ("mhsds", 5, "5"),
        ("mhsds", 7, "5"),
        ("mhsds", 8, "10"),
        ("hes", 7, "<8"),
        ("hes", 8, "10"),
        ("under5", 4, "<5"),
        ("under5", 13, "13"),
        ("under10", 9, "<10"),
        ("none", 3, "3"),
    ],
)
def test_a_count_is_hidden_rounded_or_kept_by_the_rule(rule, number, text):
    assert str(published(rule, made=Count.exactly(number)).made) == text


def test_not_known_and_already_hidden_counts_stay_as_they_are():
    relation = published("mhsds", made=None, accepted=Count(1, 7))
    assert (relation.made, relation.accepted) == (None, Count(1, 7))


def test_the_rule_is_written_on_the_map():
    for rule in RULES.values():
        assert hide(one_link(), rule).system.counts_rule == rule.words


def test_the_rule_that_hid_counts_before_they_came_here_stays_written_beside_the_new_one():
    once = hide(one_link(), RULES["hes"])
    assert hide(once, RULES["hes"]).system.counts_rule == RULES["hes"].words
    assert hide(once, RULES["mhsds"]).system.counts_rule == f"{RULES['hes'].words} {RULES['mhsds'].words}"


def test_a_working_copy_that_is_hidden_later_is_no_longer_called_one():
    working_copy = hide(one_link(), RULES["none"])
    assert hide(working_copy, RULES["mhsds"]).system.counts_rule == RULES["mhsds"].words


def test_a_median_of_few_people_is_hidden():
    assert published("hes", made=Count.exactly(6), days=9.0).days is None
    assert published("hes", made=Count.exactly(60), days=9.0).days == 9.0


def test_a_small_number_in_a_free_column_of_a_link_is_hidden_too():
    relation = published("mhsds", more=(("people seen", "3"), ("contract", "B-17"), ("year", "2026")))
    assert relation.more == (("people seen", "<5"), ("contract", "B-17"), ("year", "2026"))


def test_beside_a_hidden_count_no_number_of_a_free_column_stays():
    columns = (("all asked", "17"), ("not accepted", "13"), ("none", "0"), ("contract", "B-17"))
    relation = published("mhsds", made=Count.exactly(17), accepted=Count.exactly(4), more=columns)
    assert relation.more == (("all asked", "[c]"), ("not accepted", "[c]"), ("none", "0"), ("contract", "B-17"))


@pytest.mark.parametrize("rule", ["under5", "under10"])
def test_those_who_reached_help_do_not_give_away_how_many_were_turned_down(rule):
    twenty, nineteen = Count.exactly(20), Count.exactly(19)
    for accepted in (nineteen, None):
        relation = published(rule, made=twenty, accepted=accepted, completed=nineteen)
        assert relation.completed.low < 19
        assert relation.completed.hidden


@pytest.mark.parametrize(
    ("made", "accepted", "shown"),
    [
        (20, 20, "20"),  # nobody was turned down
        (20, 15, "15"),  # 5 were: not a small number
        (20, 16, "16 to 19"),  # 4 were: so it may be 1 to 4
        (20, 19, "16 to 19"),
        (20, 4, "<5"),
        (10, 6, "6 to 9"),
        (10, 5, "5"),
        (10, 4, "<5"),
        # of fewer than 10 every part that is small, or leaves a small rest, may be anything from 1 up
        (9, 7, "1 to 8"),
        (9, 5, "1 to 8"),
        (9, 3, "1 to 8"),
        (9, 9, "9"),
        (9, 0, "0"),
    ],
)
def test_a_small_remainder_is_hidden_by_bounds_that_hold_every_small_number(made, accepted, shown):
    told = published("under5", made=Count.exactly(made), accepted=Count.exactly(accepted)).accepted
    assert span(told) == shown
    assert span(published("under5", made=Count.exactly(made), completed=Count.exactly(accepted)).completed) == shown


def span(count):
    if count.exact:
        return str(count.low)
    return "<5" if (count.low, count.high) == (1, 4) else f"{count.low} to {count.high}"


@pytest.mark.parametrize(
    ("completed", "shown"),
    [
        (18, "12 to 19"),  # beside 16 to 19 accepted: not more than they, and no narrower than they are
        (16, "12 to 19"),
        (15, "15"),  # below all of them: it says nothing of how many there were
    ],
)
def test_who_reached_help_does_not_narrow_how_many_were_accepted(completed, shown):
    relation = published(
        "under5", made=Count.exactly(20), accepted=Count.exactly(18), completed=Count.exactly(completed)
    )
    assert span(relation.accepted) == "16 to 19"
    assert span(relation.completed) == shown


def test_with_rounding_a_small_remainder_says_nothing_of_single_people():
    relation = published("mhsds", made=Count.exactly(20), accepted=Count.exactly(18), completed=Count.exactly(17))
    assert [str(relation.made), str(relation.accepted), str(relation.completed)] == ["20", "20", "15"]


@pytest.mark.parametrize(
    ("number", "step", "rounded"),
    [
        (12, 5, 10),
        (13, 5, 15),
        (17, 5, 15),
        (18, 5, 20),
        (5, 10, 10),
        (14, 10, 10),
        (15, 10, 20),
        (25, 10, 30),
        (6, 1, 6),
    ],
)
def test_a_count_is_rounded_to_the_nearest_multiple_and_halves_go_up(number, step, rounded):
    rule = Rule("x", "x", "x", below=5, round_to=step)
    assert hide(one_link(made=Count.exactly(number)), rule).relations[0].made == Count.exactly(rounded)


@pytest.mark.parametrize(
    ("rule", "below", "step"), [("mhsds", 5, 5), ("hes", 8, 5), ("under5", 5, 1), ("under10", 10, 1)]
)
def test_each_rule_hides_up_to_its_number_and_rounds_the_rest(rule, below, step):
    assert published(rule, made=Count.exactly(below - 1)).made == Count(1, below - 1)
    shown = published(rule, made=Count.exactly(below)).made
    assert shown.exact
    assert shown.low % step == 0
    assert abs(shown.low - below) <= step // 2
    assert published(rule, made=Count.exactly(below), more=(("n", str(below)),)).more == (("n", str(below)),)
    assert published(rule, more=(("n", str(below - 1)),)).more == (("n", f"<{below}"),)


def test_a_working_copy_hides_nothing():
    relation = published("none", made=Count.exactly(1), accepted=Count.exactly(1), days=3.0, more=(("n", "1"),))
    assert (relation.made, relation.accepted, relation.days) == (Count.exactly(1), Count.exactly(1), 3.0)
    assert relation.more == (("n", "1"),)


def test_links_that_an_option_would_add_are_hidden_too_and_its_other_changes_stay():
    added = AddLink(Relation("a", "b", made=Count.exactly(3)))
    option = Option("o", "An option", (added, RemoveLink("a", "b")))
    network = Network(System("Town"), (Partner("a", "A"), Partner("b", "B")), options=(option,))
    shown = hide(network, RULES["mhsds"]).options[0]
    assert shown.edits == (AddLink(Relation("a", "b", made=Count(1, 4))), RemoveLink("a", "b"))


def test_a_wait_stays_where_only_those_who_reached_help_are_few():
    relation = published(
        "under5", made=Count.exactly(60), accepted=Count.exactly(50), completed=Count.exactly(3), days=9.0
    )
    assert (relation.days, str(relation.completed)) == (9.0, "<5")
    assert published("under5", made=Count.exactly(60), accepted=Count.exactly(3), days=9.0).days is None


def test_reasons_lose_their_counts_where_any_count_of_the_link_is_hidden():
    reasons = (Declined("full", Count.exactly(30)), Declined("criteria", None))
    kept = published("under5", made=Count.exactly(60), accepted=Count.exactly(30), declined=reasons)
    assert kept.declined == reasons
    beside = published("under5", made=Count.exactly(60), accepted=Count.exactly(58), declined=reasons)
    assert [str(item.n) for item in beside.declined] == [str(Count(0, None)), "None"]


def small_links(most):
    """Every possible link with at most `most` referrals and two reasons for declining."""
    for made, accepted in product(range(most + 1), repeat=2):
        for completed in range(min(made, accepted) + 1):
            if accepted > made:
                continue
            for first in range(made - accepted + 1):
                for second in range(made - accepted - first + 1):
                    yield made, accepted, completed, first, second


def link_of(truth):
    made, accepted, completed, first, second = map(Count.exactly, truth)
    declined = (Declined("criteria", first), Declined("full", second))
    return Relation("a", "b", made=made, accepted=accepted, completed=completed, declined=declined)


@cache
def truths_of(all_accounted_for):
    return [t for t in small_links(MOST) if not all_accounted_for or t[3] + t[4] == t[0] - t[1]]


@cache  # each rule is asked about alone and together with the others
def copy_under(rule, all_accounted_for):
    links = tuple(map(link_of, truths_of(all_accounted_for)))
    return hide(Network(System("Town"), (Partner("a", "A"), Partner("b", "B")), links), RULES[rule]).relations


@pytest.mark.long
@pytest.mark.parametrize("rules", [*((rule,) for rule in HIDING), HIDING], ids=[*HIDING, "copies under every rule"])
@pytest.mark.parametrize("all_accounted_for", usually([True], slowly=[True, False]))
def test_no_hidden_count_can_be_worked_out_even_by_somebody_who_knows_the_rules(rules, all_accounted_for):
    """The attacker knows this code: what is published must leave at least two values for every hidden count."""
    truths = truths_of(all_accounted_for)
    copies = [copy_under(rule, all_accounted_for) for rule in rules]
    possible = defaultdict(lambda: [set() for _ in range(5)])
    for truth, shown in zip(truths, zip(*copies, strict=True), strict=True):
        counts = [(one.made, one.accepted, one.completed, *(item.n for item in one.declined)) for one in shown]
        for values, number in zip(possible[tuple(map(str, counts))], truth, strict=True):
            values.add(number)
    limit = min(RULES[rule].below for rule in rules)
    inside = {shown: values for shown, values in possible.items() if max(values[0]) <= MOST - 3}  # not cut off by MOST
    assert len(inside) > 10
    for shown, values in inside.items():
        for place, candidates in enumerate(values):
            if min(candidates) > 0 and max(candidates) < limit:
                assert len(candidates) > 1, (shown, place, candidates)


@pytest.mark.long
@pytest.mark.parametrize("rule", ["under5", "under10"])
@pytest.mark.parametrize("accepted_is_known", [True, False])
def test_no_small_difference_can_be_worked_out_even_by_somebody_who_knows_the_rule(rule, accepted_is_known):
    """Those turned down, and those who did not reach help, are people too: never exactly 1 to 4."""
    most, limit = 30, RULES[rule].below
    truths = [(m, a, c) for m in range(most) for a in range(m + 1) for c in range(a + 1) if accepted_is_known or a == m]
    links = tuple(
        Relation("a", "b", made=Count.exactly(m), accepted=Count.exactly(a) if accepted_is_known else None,
                 completed=Count.exactly(c))
        for m, a, c in truths
    )  # fmt: skip
    parts = (Partner("a", "A"), Partner("b", "B"))
    possible = defaultdict(set)
    for truth, shown in zip(truths, hide(Network(System("Town"), parts, links), RULES[rule]).relations, strict=True):
        possible[str(shown.made), str(shown.accepted), str(shown.completed)].add(truth)
    for shown, candidates in possible.items():
        differences = {"not reached": {m - c for m, _, c in candidates}}
        if accepted_is_known:
            differences |= {"declined": {m - a for m, a, _ in candidates}, "lost": {a - c for _, a, c in candidates}}
        for values in differences.values():
            assert len(values) > 1 or not 0 < min(values) < limit, (shown, candidates)


def with_people(**numbers: tuple[int, ...]) -> Network:
    lists = {
        name: tuple(
            Named(f"{name}{place}", "Word", HowMany(Count.exactly(number))) for place, number in enumerate(some)
        )
        for name, some in numbers.items()
    }
    return Network(System("Town", **lists))


def published_people(rule: str, **numbers: tuple[int, ...]) -> dict[str, list[str]]:
    system = hide(with_people(**numbers), RULES[rule]).system
    return {name: [str(item.how_many.n) for item in getattr(system, name)] for name in numbers}


def test_how_many_people_come_in_is_hidden_as_any_other_count():
    assert published_people("mhsds", stages=(0, 3, 1203)) == {"stages": ["0", "<5", "1205"]}
    assert published_people("none", stages=(3,)) == {"stages": ["3"]}


@pytest.mark.parametrize("rule", ["under5", "under10"])
def test_a_small_number_of_people_cannot_be_taken_from_the_total_of_another_list(rule):
    below = RULES[rule].below
    shown = hide(with_people(stages=(3, 1200), needs=(603, 600)), RULES[rule]).system
    bounds = {name: [item.how_many.n for item in getattr(shown, name)] for name in ("stages", "needs")}
    least = sum(count.low for count in bounds["needs"]) - bounds["stages"][1].high
    most = sum(count.high for count in bounds["needs"]) - bounds["stages"][1].low
    assert least <= 1
    assert most >= below - 1
    assert bounds["stages"][1].low <= 1200 <= bounds["stages"][1].high


def test_a_group_that_is_nearly_everybody_does_not_tell_how_few_the_others_are():
    assert published_people("under5", stages=(60, 42), groups=(100,)) == {
        "stages": ["60-64", "40-44"],
        "groups": ["100-104"],
    }
    assert published_people("under5", stages=(60, 42), groups=(50,)) == {"stages": ["60", "42"], "groups": ["50"]}


@pytest.mark.parametrize(("others", "told"), [(0, True), (1, False), (4, False), (5, True)])
def test_one_to_four_others_are_few_and_nobody_or_five_are_not(others, told):
    assert (published_people("under5", stages=(60, 42), groups=(102 - others,))["stages"] == ["60", "42"]) is told


def test_all_who_were_accepted_may_be_any_of_those_that_a_small_rest_leaves():
    # 8 made and 6 accepted leave 2, so what was accepted is 1 to 7; all 6 reached help, and that must say no more
    link = published("under5", made=Count.exactly(8), accepted=Count.exactly(6), completed=Count.exactly(6))
    assert (link.accepted, link.completed) == (Count(1, 7), Count(1, 7))


def test_a_list_of_which_a_number_is_not_known_has_no_total_to_subtract_from():
    # 103 less 100 would be a small number; but how many come with the other need nobody has said
    def stated(*numbers: Count | None) -> tuple[Named, ...]:
        return tuple(Named(f"n{place}", "N", HowMany(number)) for place, number in enumerate(numbers))

    exactly = Count.exactly
    system = System("Town", stages=stated(exactly(100)), needs=stated(exactly(103), None))
    hidden = hide(Network(system), RULES["under5"]).system
    assert [one.how_many.n for one in (*hidden.stages, *hidden.needs[:1])] == [exactly(100), exactly(103)]
