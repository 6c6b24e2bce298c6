"""Names, counts and references are told from one another by their forms."""

import pytest

from network.details.named_in_headings import (
    are_counts,
    are_days,
    are_days_long_ago,
    are_long_ago,
    are_names,
    are_of_one,
    names_somebody,
)
from tests.tabled import tabled


@tabled
def test_what_counts_people(text: str) -> None:
    assert are_counts([text, ""])


@tabled
def test_what_does_not(text: str) -> None:
    assert are_counts(["3", text]) is False


def test_four_numbers_that_rise_are_those_of_persons() -> None:
    assert are_counts(["1", "2", "3"])
    assert are_counts(["1", "2", "3", "4"]) is False
    assert are_counts(["1", "2", "2", "4"])
    assert are_counts(["4", "3", "2", "1"])
    assert are_counts([])


@tabled
def test_what_is_a_name_initials_or_a_reference(text: str) -> None:
    assert are_names([text])
    assert are_of_one([text])


@tabled
def test_below_a_heading_for_one_detail_less_is_enough(text: str) -> None:
    assert not are_names([text]) or text.isdecimal()
    assert are_of_one([text])


@tabled
def test_what_is_none_of_them(text: str) -> None:
    assert are_of_one([text]) is False


def test_half_of_what_stands_there_is_enough_and_each_text_counts_once() -> None:
    assert are_names(["Kaz Moran", "see below"])
    assert are_names(["Kaz moran", "see below"]) is False
    assert are_names(["Kaz Moran", "see below", "and here"]) is False
    assert are_names(["Kaz Moran", "Kaz Moran", "see below", "and here"]) is False
    assert are_names(["", " "]) is False


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Client Kaz Moran", True),
        ("Client Kaz Anne Lee Moran", True),
        ("Client Kaz Anne Lee Jo Moran", False),
        ("Client Moran", True),
        ("client moran", True),
        ("Client Moran seen", True),
        ("Client Moran House", False),
        ("Client KM", True),
        ("client_k_moran", True),
        ("Client K M", True),
        ("Client 4 - Moran", True),
        ("Client QA", False),
        ("Client earth", False),
        ("Client journeys", False),
        ("Client self-referred", False),
        ("Client SharePoint", False),
        ("Client O'Moran", True),
        ("Client F2F", False),
        ("Client Mn", False),
        ("Client hrs", False),
        ("Case Moran", True),
        ("SU Moran", True),
        ("Su entidad", False),
        ("Su Moran", False),
        ("Case: Moran K", True),
        ("Case of KM", True),
        ("Case Western Reserve", False),
        ("Client Grace King", True),
        ("Moran (client)", True),
        ("Mersey (client)", False),
        ("client Moran", True),
        ("Clients Moran", False),
        ("Client's Kaz Moran", True),
        ("The Client Kaz Moran", True),
        ("DP Kaz Moran", True),
        ("Kaz Moran", False),
        ("Client", False),
        ("Mrs Moran", True),
        ("Mrs moran", False),
        ("Client KITE Moran", False),
        ("Client KITES Moran", True),
        ("CLIENT KITE MORAN", True),
        ("Client " + "-" * 80 + "Kaz Moran", False),
        ("Client Ao", False),
        ("MORAN, Kaz", True),
        ("K. J. Moran", True),
        ("Health, Kaz", False),
        ("Ms KITES Moran", True),
        ("MS MORAN", True),
        ("MS Teams", False),
        ("Case K Moran", True),
        ("Case K M", True),
        ("Case K m", False),
        ("Case k M", False),
        ("Case K MN", False),
        ("Client o'clock", False),
        ("Client x-ray", False),
    ],
)
def test_a_word_for_a_person_and_a_name(heading: str, named: bool) -> None:
    assert names_somebody(heading, "client", "case") is named


def test_a_column_of_days_holds_nothing_else() -> None:
    assert are_days(["2024-01-03", ""])
    assert are_days(["2024-01-03", "x"]) is False
    assert are_days([]) is False


@pytest.mark.parametrize(
    ("column", "long_ago"),
    [
        (["1987-03-14", "1990"], True),
        (["1987", "1988", "2024"], True),  # most of them
        (["1987", "2024"], False),
        (["1987", "1988", "x"], False),
        ([], False),
    ],
)
def test_most_of_a_column_is_long_ago(column: list[str], long_ago: bool) -> None:
    assert are_long_ago(column) is long_ago


@pytest.mark.parametrize(
    ("column", "of_births"),
    [
        (["1987-03-14", "1976-02-11", "1965-01-09"], True),
        (["14/03/1987", "11/02/1976", "09/01/1965"], True),
        (["1987-03-14", "1976-02-11", "1975-01-09"], False),  # of two decades
        (["1987-03-14", "1986-02-11", "1985-01-09"], False),
        (["1987", "1976", "1965"], False),  # years alone
    ],
)
def test_days_of_births_are_of_three_decades(column: list[str], of_births: bool) -> None:
    assert are_days_long_ago(column) is of_births


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("client kaz", True),  # three letters
        ("client ka", False),
        (f"Kaz Moran{' ' * 63}(client)", True),  # eighty characters
        (f"Kaz Moran{' ' * 64}(client)", False),
    ],
)
def test_how_short_a_name_and_how_long_a_heading_is(heading: str, named: bool) -> None:
    assert names_somebody(heading, "client", "case") is named
