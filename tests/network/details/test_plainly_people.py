"""Names that are plainly those of people, beside such as a service may have too."""

from network.details.plainly_people import is_plainly_one
from tests.tabled import tabled


@tabled
def test_a_name_is_plainly_that_of_a_person_or_may_be_that_of_a_service(name: str, is_person: bool) -> None:
    assert is_plainly_one(name) is is_person
