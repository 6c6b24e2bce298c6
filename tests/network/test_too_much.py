"""What is too large for a map is refused at once, with the number and with what to do."""

import pytest

from network.files.map_file.yaml import to_yaml
from network.files.raw import guard
from network.files.sheets import grid
from network.model import Network, Partner, System
from network.uploads import read_uploaded


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in {
        "MAX_PARTNERS": 4, "MAX_LINKS": 3, "MAX_ROWS": 6, "MAX_COLUMNS": 5, "MAX_TABLE_CELLS": 20, "MAX_SHEETS": 2,
    }.items():  # fmt: skip
        monkeypatch.setattr(guard, name, most)


def table(*pairs: str, note: str = "") -> tuple[str, bytes]:
    return "links.csv", "\n".join(("from,to", *(f"{pair[0]},{pair[1]}" for pair in pairs))).encode()


def said(*files: tuple[str, bytes]) -> str:
    """Why files are refused; empty where they are read."""
    reading = read_uploaded(files)
    return str(reading.problems[0]) if reading.network is None else ""


def test_as_much_as_a_map_may_hold_is_read() -> None:
    assert said(table("AB", "BC", "CD")) == ""
    assert said(table("AB", "AB", "BC", "BC", "BC")) == ""  # a pair that comes again is one link


@pytest.mark.parametrize(
    ("file", "what", "cure"),
    [
        (table("AB", "BC", "CD", "DA"), "holds 4 links, and a map holds up to 3", "looks like records"),
        (table("AB", "CD", "EA"), "names 5 partners, and a map holds up to 4", "Leave out"),
        (table(*["AB"] * 7), "has 7 rows, and a map is read from up to 6", "looks like records"),
        (("w.csv", b"from,to,a,b,c,d,e\nA,B"), "6 columns", "one row a link"),
        (("c.csv", b"from,to,a,b,c\n" + b"A,B,1,2,3\n" * 5), "24 cells", "one row a link"),
        (("n.net", b'*Vertices 5\n1 "A"\n2 "B"\n3 "C"\n4 "D"\n5 "E"\n*Arcs\n1 2\n'), "names 5 partners", "Leave out"),
        (
            ("k.json", b'{"elements":[{"id":"A","a":1,"b":1,"c":1,"d":1,"e":1}],"connections":[]}'),
            "6 different",
            "Leave out",
        ),
    ],
)
def test_more_is_refused_with_the_number_and_what_to_do(file: tuple[str, bytes], what: str, cure: str) -> None:
    refusal = said(file)
    assert what in refusal
    assert cure in refusal


def test_a_map_file_of_more_partners_is_refused() -> None:
    large = Network(System("Large"), tuple(Partner(id=one, name=one) for one in "ABCDE"))
    assert "names 5 partners" in said(("large.yaml", to_yaml(large).encode()))


def test_more_tables_than_a_map_is_spread_over_are_refused() -> None:
    tables = [(f"{n}.csv", b"from,to\nA,B\n") for n in range(3)]
    assert "holds 3 tables, and up to 2 are read together" in said(*tables)


def test_a_survey_of_more_links_is_told_how_to_ask_for_fewer() -> None:
    """It is no table of records; and what trust says more than no link adds none."""
    asked = b"Which organisation do you answer for?,Who do you refer people to?"
    rows = b"A,B; C; D\nB,C; D\n"
    refusal = said(("survey.csv", asked + b"\n" + rows))
    assert "row 3" in refusal
    assert "make 5 links, and a map holds up to 3" in refusal
    assert "read one question at a time" in refusal
    assert said(("survey.csv", asked + b"\nA,B; C\nB,C\n")) == ""


def test_headings_as_long_as_books_are_refused_with_their_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_HEADINGS", 30)
    refusal = said(("long.csv", b"from,to,note\nA,B,1\nB,C," + b"x" * 40))
    assert "Row 3 in long.csv holds 42 characters, more than headings have. Give the columns short headings" in refusal
