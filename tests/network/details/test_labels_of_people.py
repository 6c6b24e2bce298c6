"""A name of a file or a sheet is that of a person where a first name and a surname stand beside each other."""

from network.details.labels_of_people import is_called_after_one, may_name_one
from tests.tabled import tabled


@tabled
def test_a_label(label: str, after_one: bool) -> None:
    assert is_called_after_one(label) is after_one


@tabled
def test_surname_with_initial(label: str, may: bool) -> None:
    assert may_name_one(label) is may
