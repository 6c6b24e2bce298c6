"""A word or a figure tells the name of an organisation from that of a person."""

from network.details.bodies import is_of_a_body
from tests.tabled import tabled


@tabled
def test_an_organisation_is_told(name: str) -> None:
    assert is_of_a_body(name)


@tabled
def test_a_person_is_not(name: str) -> None:
    assert is_of_a_body(name) is False
