"""A word or a figure tells the name of an organisation from that of a person."""

import pytest

from network.details.bodies import is_of_a_body


@pytest.mark.parametrize(
    "name", ["Mrs Miggins Pie Shop", "Mr Punch (theatre)", "Smith & Jones Solicitors", "Miss 42", "TIDE HOUSE"]
)
def test_an_organisation_is_told(name: str) -> None:
    assert is_of_a_body(name)


@pytest.mark.parametrize("name", ["Mrs Adeyinka-Moss", "Ffion Caradoc-Lee", "Thea Shopland", "D. Achterberg"])
def test_a_person_is_not(name: str) -> None:
    assert not is_of_a_body(name)
