"""Two initials and a year are somebody where a word of birth or of a person stands beside them."""

from network.details.initials_and_year import (
    begins_with_initials_and_year,
    goes_by_initials,
    has_initials_and_year,
    joins_initials_and_day,
    lists_initials_and_years,
)
from tests.each import each
from tests.tabled import tabled


@tabled
def test_initials_and_a_year(text: str, somebody: bool) -> None:
    assert has_initials_and_year(text) is somebody


@each(
    (
        ("JD 1987", True), ("J.D. 1987", True), ("JD (1987), since May", True), ("JD 1987 - ward", True),
        ("JD 2026", False), ("MH 1983", False), ("PO 2014", False), ("JD 1987 report", False), ("jd 1987", False),
        ("from JD 1987", False),
    )
)  # fmt: skip
def test_a_text_may_begin_with_initials_and_a_year(case: tuple[str, bool]) -> None:
    assert begins_with_initials_and_year(case[0]) is case[1]


@each(("KB 87, TW 91, SJ 03", "K.B. '87; T.W. 1991", "KB 87 and TW 91"))
def test_a_text_may_list_initials_and_years(text: str) -> None:
    assert lists_initials_and_years(text)


@each(("TW91", "KB 87, form B", "MH 83", "KB 87 open", "kb 87", ""))
def test_districts_laws_and_words_are_no_such_list(text: str) -> None:
    assert not lists_initials_and_years(text)


@each(("js19870422", "JS-22-04-1987", "22041987js", "abc_1987.04.22", "js198704221"))
def test_letters_and_a_day_of_birth_may_be_joined(text: str) -> None:
    assert joins_initials_and_day(text)


@each(("js20240422", "js19871322", "j19870422", "19870422", "js19870422 seen twice this week", "rx00198704229"))
def test_other_ids_are_no_such_days(text: str) -> None:
    assert not joins_initials_and_day(text)


@each(
    (
        "TW, 12.3.91",
        "T W 12391",
        "T.W. (12/3/1991)",
        "K.O. turned up",
        "seen by K. O. twice",
        "P. waited 4 hrs",
        "A is waiting",
        "seen with T.McD",
        "D. O'B twice",
    )
)
def test_somebody_may_go_by_initials(text: str) -> None:
    assert goes_by_initials(text)


@each(
    (
        "U.K. wide", "G.P. rang", "N.B. closed", "e.g. Leeds", "TW 12.3", "Team P waited", "I was there", "Plan B",
        "MH, 12.13", "C.A.B. rang", "P waiting list", "McDonald unit", "T McD", "A. McLaren House",
    )
)  # fmt: skip
def test_abbreviations_are_no_initials(text: str) -> None:
    assert not goes_by_initials(text)
