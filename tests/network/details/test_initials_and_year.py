"""Two initials and a year are somebody where a word of birth or of a person stands beside them."""

from network.details.initials_and_year import has_initials_and_year
from tests.tabled import tabled


@tabled
def test_initials_and_a_year(text: str, somebody: bool) -> None:
    assert has_initials_and_year(text) is somebody
