"""A day long ago in free words may be of a birth: it is asked about where no deed of an organisation stands beside."""

import pytest

from network.details.may_be_birth import may_be_birth
from network.uploads import read_uploaded


@pytest.mark.parametrize(
    "text",
    [
        "10 to 17; youngest on the list 14.vii.2009",
        "lad 12/03/91 again",
        "3rd of march ’98, not eligible",
        "march 3, 1998 is on the card",
        "two letters back (1991-02-28)",
        "js19870422",
        "1990-02-01, f",
    ],
)
def test_a_day_long_ago(text: str) -> None:
    assert may_be_birth(text)


@pytest.mark.parametrize(
    "text",
    [
        "open since 1 april 2004",
        "agreement of 12.03.1998",
        "12/03/1998",  # alone, as the days on which services opened
        "back on 3 march 2025 after tea",
        "9.15-10.30-11.45 sessions",
        "1-2-45 of those",
        "£12.10.98 a head",
        "ref 10.11.98.4 again",
        "room 12.07.84, second floor",
        "32.13.1998 twice",
        "12-03/1998 twice",
        "0114 273 4567 or 0800 11 22 33 44",
        "nothing",
    ],
)
def test_a_deed_of_a_service_or_figures(text: str) -> None:
    assert not may_be_birth(text)


def test_it_is_left_out_until_somebody_has_looked_and_not_repeated() -> None:
    sheet = b"From,To,Notes\nPolice,Mind,youngest there 14.vii.2009\nMind,Shelter,after tea\n"
    reading = read_uploaded([("links.csv", sheet)])
    assert reading.network is not None
    assert [dict(one.more) for one in reading.network.relations] == [{}, {"Notes": "after tea"}]
    (asked,) = reading.problems
    assert asked.what == (
        'Words under "Notes" may name somebody or say when somebody was born, so they were left out: link 1.'
    )
    assert "2009" not in repr((reading.problems, reading.notes, reading.recognised))


def test_a_home_and_a_birth_are_both_told() -> None:
    sheet = b"From,To,Notes\nPolice,Mind,youngest there 14.vii.2009\nMind,Shelter,letters go to 9 Larkspur Close\n"
    (asked,) = read_uploaded([("links.csv", sheet)]).problems
    assert "may name somebody, say where somebody lives or say when somebody was born, so" in asked.what


def test_a_day_alone_is_asked_about_among_remarks_and_not_below_other_headings() -> None:
    sheet = "From,To,{}\nPolice,Mind,(01/02/1990)\nMind,Shelter,12/03/2025\nShelter,Police,1614960432\n"
    of_each = {heading: read_uploaded([("x.csv", sheet.format(heading).encode())]) for heading in ("Notes", "Opened")}
    assert "when somebody was born" in repr(of_each["Notes"].problems)
    assert "when somebody was born" not in repr(of_each["Opened"].problems)
    assert "1990" not in repr(of_each["Notes"])
    assert "1614960432" not in repr(of_each["Notes"])
