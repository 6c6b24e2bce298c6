"""How much each service takes on, by hand."""

import math
from dataclasses import replace
from datetime import date

import pytest

from analysis._load import Load, loads, months
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.model import Network, Period, Relation
from tests.small_networks import SYSTEM, partner, refers

DAYS_91 = 91 * 12 / 365.25


def n(many: int) -> Count:
    return Count.exactly(many)


def mapped(*relations: Relation, **capacity: int) -> Network:
    return Network(SYSTEM, tuple(partner(one, capacity=capacity.get(one)) for one in "abc"), relations)


def test_the_days_of_the_period_in_months() -> None:
    assert months(mapped()) == pytest.approx(DAYS_91)
    assert months(replace(mapped(), system=replace(SYSTEM, period=None))) == 0
    one_day = replace(SYSTEM, period=Period(date(2026, 4, 1), date(2026, 4, 1)))
    assert months(replace(mapped(), system=one_day)) == pytest.approx(12 / 365.25)


def test_who_receives_or_has_a_capacity_has_a_load() -> None:
    links = (refers("a", "b", made=n(9), accepted=n(5)), refers("c", "b", made=n(4)), refers("b", "a", made=n(0)))
    network = mapped(*links, c=2)
    found = loads(network)
    assert found.keys() == {"b", "c"}
    assert (found["b"].received, found["b"].accepted) == (n(13), Count(5, 9))
    assert math.isnan(found["b"].planned)
    assert (found["c"].received, found["c"].accepted) == (n(0), n(0))
    assert found["c"].planned == pytest.approx(2 * DAYS_91)
    assert loads(network, {"c", "a"}).keys() == {"c"}
    assert math.isnan(loads(mapped(b=0))["b"].planned)  # a capacity of 0 is none
    assert math.isnan(loads(replace(network, system=replace(SYSTEM, period=None)))["c"].planned)


def test_what_nobody_counted_has_no_upper_end() -> None:
    assert loads(mapped(refers("a", "b")))["b"].accepted == Count(0, None)
    hidden = refers("a", "b", made=Count(1, 7))
    assert loads(mapped(hidden))["b"].accepted == Count(0, 7)


def test_rounded_counts_are_ranges() -> None:
    rounded = replace(SYSTEM, counts_rule=RULES[DEFAULT_RULE].words)
    network = mapped(refers("a", "b", made=n(20), accepted=n(10)), refers("c", "b", made=n(15)))
    found = loads(replace(network, system=rounded))["b"]
    assert (found.received, found.accepted) == (Count(31, 39), Count(8, 29))


@pytest.mark.parametrize(
    ("accepted", "planned", "full"),
    [
        (n(30), 30.0, 1),
        (n(29), 30.0, 0),
        (Count(29, 30), 30.0, None),
        (Count(30, 40), 30.0, 1),
        (Count(10, 29), 30.0, 0),
        (Count(10, None), 30.0, None),
        (Count(31, None), 30.0, 1),
        (n(30), math.nan, None),
    ],
)
def test_full_is_as_many_as_planned_for_certain(accepted: Count, planned: float, full: float | None) -> None:
    found = Load(n(50), accepted, planned).full
    assert math.isnan(found) if full is None else found == full
