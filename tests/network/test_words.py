"""Words of plain sentences."""

import pytest

from network.words import lacking, listed, raised, times_said
from tests.tabled import tabled


@tabled
def test_a_capital_stands_first_in_words_only(text: str, said: str) -> None:
    assert raised(text) == said


@pytest.mark.parametrize(
    ("names", "more", "said"),
    [
        ((), 0, ""),
        (("A",), 0, "A"),
        (("A", "B"), 0, "A and B"),
        (("A", "B", "C"), 0, "A, B and C"),
        (("A", "B"), 3, "A, B and 3 more"),
        (("housing", "drugs and alcohol"), 0, "housing, and drugs and alcohol"),
        (("Probation", "Youth justice, Westhaven"), 0, "Probation, and Youth justice, Westhaven"),
        (("Probation", "Youth justice, Westhaven"), 1, "Probation; Youth justice, Westhaven; and 1 more"),
    ],
)
def test_a_name_in_a_list_stays_one_name(names: tuple[str, ...], more: int, said: str) -> None:
    assert listed(names, more) == said


def test_times_are_said_as_people_say_them() -> None:
    assert [times_said(number) for number in (0, 1, 2, 3, 1200)] == ["never", "once", "twice", "3 times", "1,200 times"]


@tabled
def test_what_all_of_them_lack_none_of_them_has(number: int, total: int, said: str) -> None:
    assert lacking(number, total, "link", ("does not say", "do not say"), "says") == said
