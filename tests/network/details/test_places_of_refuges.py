"""The place of a refuge to the metre is asked about; that of any other partner is not."""

from network.uploads import read_uploaded
from tests.tabled import tabled


def said(heading: str, *partners: str) -> str:
    rows = "".join(f'{name},Charity,"{place}"\n' for name, place in (one.split("|") for one in partners))
    reading = read_uploaded([("partners.csv", f"Partner,Sector,{heading}\nCustody suite,Police,\n{rows}".encode())])
    assert reading.network is not None
    return " ".join(map(str, reading.problems))


@tabled
def test_the_place_of_a_refuge_is_asked_about(heading: str) -> None:
    words = said(heading, "Mind|54.91", "Women's refuge|54.91327")
    assert "The place of a partner that may be a refuge is given to the metre: number 3 in the list." in words
    assert "54.91" not in words
    words = said(heading, "Women's refuge|54.91327", "Safe house|54.9")
    assert "The places of 2 partners that may be refuges are given to the metre: number 2 in the list first." in words


def test_other_places_are_not() -> None:
    assert said("Lat", "Mind|54.91", "Housing options|54.9") == ""
    assert said("Lat", "Mind|54.91", "Women's refuge|") == ""
    assert said("Beds", "Women's refuge|12") == ""
