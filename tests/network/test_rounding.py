"""What a count may stand for, where counts were rounded before they came here."""

from dataclasses import replace

from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.model import Network, Relation
from network.rounding import off_by, rounded_alike, within
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
