"""What a count may stand for, where counts were rounded before they came here."""

from dataclasses import replace

from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.model import Network, Relation
from network.rounding import about, off_by, rounded_alike, total_told, usually_off, within
from tests.small_networks import SYSTEM, partner, refers

ROUNDED = replace(SYSTEM, counts_rule=RULES[DEFAULT_RULE].words)


def shown(number: int) -> Count | None:
    """The count as the default rule shows it."""
    link: Relation = refers("a", "b", made=Count.exactly(number))
    return hide(Network(SYSTEM, (partner("a"), partner("b")), (link,)), RULES[DEFAULT_RULE]).relations[0].made


def test_the_counts_that_are_rounded_to_the_same_are_those_that_the_rule_rounds_so() -> None:
    alike = {number: [one for one in range(5, 200) if shown(one) == Count.exactly(number)] for number in (10, 45, 100)}
    assert {number: list(rounded_alike(Count.exactly(number), off_by(ROUNDED))) for number in alike} == alike


def test_only_what_was_rounded_stands_for_others() -> None:
    off = off_by(ROUNDED)
    assert within(Count.exactly(45), off) == Count(43, 47)
    for one in (Count.exactly(0), Count.exactly(37), Count(1, 4), Count(1, None)):
        assert within(one, off) == one
    assert off_by(SYSTEM) == 0
    assert off_by(replace(SYSTEM, counts_rule=RULES["under5"].words)) == 0
    assert within(Count.exactly(45), 0) == Count.exactly(45)


def test_by_how_much_a_sum_of_rounded_counts_is_off() -> None:
    # one is off by -2 to 2, each as often: on average by the root of 2
    assert [usually_off(rounded) for rounded in (0, 1, 2, 50, 1_000)] == [0, 1, 2, 10, 45]


def test_a_rounded_count_is_told_as_about_and_a_sum_as_it_is_shown() -> None:
    assert about(Count.exactly(45), 2.5) == "about 45"
    assert [about(one, off) for one, off in ((Count.exactly(0), 2.5), (Count.exactly(45), 0))] == ["0", "45"]
    shown = (Count.exactly(45), Count.exactly(10))
    assert total_told(shown, 2.5) == Count.exactly(55)
    assert total_told((*shown, Count(1, 4)), 2.5) == Count(52, 63)
    assert total_told((Count.exactly(45), None), 2.5).low == 43
