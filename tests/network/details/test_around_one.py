"""A team or a plan may be called after whom it is for; after a place or a group it is called as well."""

from network.details.around_one import is_around_one
from tests.tabled import tabled


@tabled
def test_around_one(name: str, around: bool) -> None:
    assert is_around_one(name) is around
