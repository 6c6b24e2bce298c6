"""An address in free words may be a home: it is asked about where nothing beside it says that it is an office."""

import pytest

from network.details.may_be_home import may_be_a_home
from network.uploads import read_uploaded


@pytest.mark.parametrize(
    "text",
    [
        "Send letters to 14 Larkrise Close",
        "14 Larkrise Close",
        "12a Station Road, second bell",
        "picked up from 3 Old Mill Lane each week",
        "letters go to 9 larkspur close",
        "dropped at 21 victoria road after",
        "office says flat 2, 14 Bridge Street",
    ],
)
def test_a_number_and_a_street_may_be_a_home(text: str) -> None:
    assert may_be_a_home(text)


@pytest.mark.parametrize(
    "text",
    [
        "drop-in at 12 High Street on Fridays",
        "We are at 14 Bridge Street",
        "Mind, 14 Bridge Street",
        "from 12 beds close to town",
        "12 beds close",
        "7 referrals on High Street",
        "5 staff Court Road",
        "£14 Bridge Street",
        "no number: Larkrise Close",
        "",
    ],
)
def test_an_office_or_a_count_is_none(text: str) -> None:
    assert not may_be_a_home(text)


def test_it_is_left_out_until_somebody_has_looked_and_not_repeated() -> None:
    sheet = b"From,To,Notes\nPolice,Mind,Send letters to 14 Larkrise Close\nMind,Shelter,after tea\n"
    reading = read_uploaded([("links.csv", sheet)])
    assert reading.network is not None
    assert [dict(one.more) for one in reading.network.relations] == [{}, {"Notes": "after tea"}]
    (asked,) = reading.problems
    assert asked.what == (
        'Words under "Notes" may name somebody or say where somebody lives, so they were left out: link 1.'
    )
    assert "Larkrise" not in repr((reading.problems, reading.notes, reading.recognised))
