"""What is too large for a map is refused at once, with the number and with what to do."""

import json

import pytest

from network.errors import InvalidNetwork
from network.files import directory
from network.files.map_file.tree import MAX_VALUES
from network.files.map_file.yaml import edit_from_mapping, to_yaml
from network.files.raw import guard
from network.files.sheets import grid, spreadsheet
from network.model import Network, Partner, System
from network.uploads import read_uploaded


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spreadsheet.FAR_TOO_MANY > 4  # loaded by now: it keeps the limits that it was loaded with
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


def test_a_large_directory_of_too_many_organisations_is_told_so_before_it_is_screened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screened = []
    monkeypatch.setattr(directory, "screened_directory", lambda *_: screened.append(1))
    services = [{"id": f"s{one}", "name": "Help", "organization": {"id": one, "name": one}} for one in "ABCDE"]
    pages = [("page.json", json.dumps({"totalElements": 5, "contents": services}).encode())]
    assert "names 5 partners, and a map holds up to 4" in said(*pages)
    assert screened == [1]  # a small one
    monkeypatch.setattr(directory, "LARGE", 100)
    assert "names 5 partners, and a map holds up to 4" in said(*pages)
    assert screened == [1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "format: 1\nsystem: {name: Town}\npartners: [{id: a, name: A, more: {b: LONG}}]\n"),
        (
            "a.json",
            '{"format": 1, "system": {"name": "Town"}, "partners": [{"id": "a", "name": "A", "more": {"b": "LONG"}}]}',
        ),
        ("k.json", '{"elements": [{"label": "Mind", "colour": "LONG"}, {"label": "B"}], "connections": []}'),
    ],
)
def test_no_text_is_longer_than_a_cell_may_be(name: str, content: str) -> None:
    assert "characters, and up to 100,000 are read. Shorten it." in said(
        (name, content.replace("LONG", "ab " * 40_000).encode())
    )
    assert said((name, content.replace("LONG", "ab " * 30_000).encode())) == ""


def test_an_edit_of_a_longer_text_is_none() -> None:
    with pytest.raises(InvalidNetwork, match="holds a text of 100,001 characters"):
        edit_from_mapping({"add_partner": {"id": "a", "name": "a" * 100_001}})
    assert edit_from_mapping({"add_partner": {"id": "a", "name": "a" * 100_000}})


def test_rows_in_which_nothing_stands_are_not_taken_for_records() -> None:
    refusal = said(("links.csv", b"from,to\nA,B\n" + b",\n \n" * 5 + b"C,D\n"))
    assert "has 13 rows, of which 3 hold anything. Delete the empty rows." in refusal


def test_a_map_of_as_many_links_as_it_may_have_each_with_numbers_and_a_source_is_read_from_its_file() -> None:
    values_of_a_link = 2 * 8 + 3  # keys and values, its own source one of them, and the list of who said it
    assert 100_000 * values_of_a_link + 20_000 * 12 < MAX_VALUES
