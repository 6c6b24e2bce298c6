"""Two initials and a year are somebody where a word of birth or of a person stands beside them."""

import pytest

from network.details.initials_and_year import has_initials_and_year


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("jb b.1987", True),
        ("JB born 87", True),
        ("MH b.1987, jb b.1987", True),  # one of two
        ("MH b.1987", False),
        ("Jb b.1987", False),
        ("j b b.1987", False),  # small letters stand together
        ("J B b.1987", True),
        ("M.H. b.1987", True),  # with dots fewer are somebody else's
        ("U.K. b.1987", False),
        ("gemma b. 1990", True),
        ("leaflet b. 1990, gemma b. 1990", True),
        ("leaflet b. 1990", False),
        ("J Ramsbottom 12.04.91", True),
        ("J_Ramsbottom_120491", True),
        ("Gemma Ramsbottom (12/4/1991)", True),
        ("J Ramsbottom 12.04.24", False),  # the day of a version
        ("J Ramsbottom 12.14.91", False),
        ("Table Ramsbottom 12.04.91", False),
        ("J Meeting 12.04.91", False),
        ("JB 1991", False),
        ("J.B. 1991", True),
        ("JB 1991 restarted", True),
        ("kr (1991) restarted", True),
        ("kr (1991) Restarted", True),
        ("kr (1991) opened. kr (1991) restarted", True),
        ("kr (1991) opened", False),
        ("MH 1991 restarted", False),
        ("M.H. 1991", True),
        ("gemma restarted", False),
    ],
)
def test_initials_and_a_year(text: str, somebody: bool) -> None:
    assert has_initials_and_year(text) is somebody
