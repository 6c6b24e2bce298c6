"""Two initials and a year are somebody where a word of birth or of a person stands beside them."""

import pytest

from network.details.initials_and_year import (
    begins_with_initials_and_year,
    has_initials_and_year,
    lists_initials_and_years,
)
from tests.tabled import tabled


@tabled
def test_initials_and_a_year(text: str, somebody: bool) -> None:
    assert has_initials_and_year(text) is somebody


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("JD 1987", True), ("J.D. 1987", True), ("JD (1987), since May", True), ("JD 1987 - ward", True),
        ("JD 2026", False), ("MH 1983", False), ("PO 2014", False), ("JD 1987 report", False), ("jd 1987", False),
        ("from JD 1987", False),
    ],
)  # fmt: skip
def test_a_text_may_begin_with_initials_and_a_year(text: str, may_be: bool) -> None:
    assert begins_with_initials_and_year(text) is may_be


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("KB 87, TW 91, SJ 03", True), ("TW91", False), ("K.B. '87; T.W. 1991", True), ("KB 87 and TW 91", True),
        ("KB 87, form B", False), ("MH 83", False), ("KB 87 open", False), ("kb 87", False), ("", False),
    ],
)  # fmt: skip
def test_a_text_may_list_initials_and_years(text: str, may_be: bool) -> None:
    assert lists_initials_and_years(text) is may_be
