"""A name is somebody's in care where a bed, a ward or what they are there stands beside it; of a body it is none."""

import pytest

from network.details.in_care import is_in_care
from network.privacy import speaks_of_people
from tests.tabled import tabled


@tabled
def test_somebody_in_care(name: str) -> None:
    assert is_in_care(name, name.casefold())
    assert next(found.what for found in speaks_of_people({"name": [(1, name)]})) == "a person by name"


@pytest.mark.parametrize(
    "name",
    [
        "Doreen Hardcastle",  # a firm may be called so
        "Airedale, Ward 4",
        "Elm Ward, bed 4",
        "Willow Ward",
        "Patient Advice and Liaison",
        "Client Services",
        "Resident Involvement",
        "Tenant Voice",
        "YP Connect",
        "Northgate, Wing B",
        "Doreen Bed 4",  # not set off
        "Patients of ward 3",
        "Table, ward 3",
        "ward waits a bed on ward 2",
        "dean waits, bed 2",
        "gemma waits, bed 2",
        "Doreen Hardcastle Trust, ward 4",
        "Doreen Ann Mary Hardcastle Ward 4 and more",
        f"Doreen Hardcastle, {'x' * 80} bed 4",
    ],
)
def test_no_person_in_care(name: str) -> None:
    assert is_in_care(name, name.casefold()) is False


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Doreen Hardcastle, ward 4 ".ljust(80, "x"), True),
        ("Doreen Hardcastle, ward 4 ".ljust(81, "x"), False),  # longer than a name
        ("Doreen Ann Hardcastle, ward 4", True),
        ("Doreen Ann Mary Hardcastle, ward 4", False),  # more words than a name has
        (", ward 4", False),
        ("Patient: ward 4", True),
        ("Doreen 4x, ward 4", False),
        ("doreen hardcastle, ward 4", True),
        ("Doreen agreement, ward 4", False),
        ("Doreen Slept, ward 4", False),
        ("Hardcastle Doreen, ward 4", True),
        ("Hardcastle Service, ward 4", False),
        ("Bedford Hardcastle bed bank", False),
        ("Doreen Rose, ward 4", True),
        ("doreen rose, ward 4", False),  # everyday words
        ("window hardcastle, ward 4", False),
    ],
)
def test_a_name_in_care_has_its_limits(name: str, found: bool) -> None:
    assert is_in_care(name, name.casefold()) is found
