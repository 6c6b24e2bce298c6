"""Counts are numbers with bounds: written as read, added up without ever making a number up."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.counts import NOT_APPLICABLE, Count, known, parse_count, total
from tests.any_network import counts

KNOWN_FORMS = {
    "12": Count.exactly(12),
    " 0 ": Count.exactly(0),
    "007": Count.exactly(7),
    "<5": Count(1, 4),
    "< 5": Count(1, 4),
    "fewer than 10": Count(1, 9),
    "≤7": Count(1, 7),
    "<=7": Count(1, 7),
    "up to 7": Count(1, 7),
    "1-7": Count(1, 7),
    "3–7": Count(3, 7),
    "3 to 7": Count(3, 7),
    "40+": Count(40, None),
    "[c]": Count(1, None),
    "*": Count(1, None),
    "~": Count(1, None),
    "suppressed": Count(1, None),
    "[z]": NOT_APPLICABLE,
}


@pytest.mark.parametrize(("text", "count"), KNOWN_FORMS.items())
def test_every_form_is_read(text: str, count: Count) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(
    "text", ["", "-1", "1.5", "1e5", "1_000", "1,000", "7-3", "<1", "many", "NA", "٣", "<0", "five"]
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_count(text)


@given(counts)
def test_what_is_written_is_read_again(count: Count) -> None:
    assert parse_count(str(count)) == count


def test_bounds_add_up_and_an_open_end_stays_open() -> None:
    assert Count(1, 4) + Count.exactly(10) == Count(11, 14)
    assert Count(1, 4) + Count(1, None) == Count(2, None)


def test_what_does_not_apply_adds_nothing() -> None:
    assert NOT_APPLICABLE + Count(1, 4) == Count(1, 4)
    assert Count.exactly(3) + NOT_APPLICABLE == Count.exactly(3)


def test_a_missing_count_leaves_the_sum_open() -> None:
    assert total([Count.exactly(3), None]) == Count(3, None)
    assert total([]) == Count.exactly(0)


def test_only_an_exact_count_is_known() -> None:
    assert [known(count) for count in (Count.exactly(0), Count(1, 4), NOT_APPLICABLE, None)] == [0, None, None, None]


def test_a_count_that_does_not_apply_is_no_known_zero() -> None:
    assert Count.exactly(0).zero
    assert not NOT_APPLICABLE.zero
    assert not NOT_APPLICABLE.hidden


@given(st.lists(counts, max_size=5), st.randoms())
def test_the_order_of_adding_does_not_matter(several: list[Count], random: Random) -> None:
    mixed = several[:]
    random.shuffle(mixed)
    assert total(mixed) == total(several)
