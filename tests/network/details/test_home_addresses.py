"""Where one person lives is found without a postcode; the address of an organisation is none."""

import pytest

from network.details.home_addresses import in_three_words, is_an_address, is_at_home
from tests.tabled import tabled


@tabled
def test_a_home_is_found(text: str) -> None:
    assert is_at_home(text, text.casefold())


@pytest.mark.parametrize(
    "text",
    [
        "Supported living at 12 Mill Street",
        "the hub, 53.40841, -2.99161",
        "Women's hub, 12 Mill Street",
        "The hub moved to 12 Mill Street",
        "The client goes to the group at 27 Larkspur Road",
        "we were called to a meeting at 31 Bittern Rise",
        "supported flats at 14 Mill Lane for young women",
        "flat 4 is for women",
        "everybody who lives on Larkspur Terrace",
        "client at Hope House 24 hours a day",
        "girl in Grove House 3 weeks",
        "Dr Gray Memorial Surgery, 12 High Street",
        "Children's home, 12 Mill Street",
        "Ms Jones, 12 March",
        "Mr Jones, 24 Hour Line",
        "Tide House BB5 8ZA",
        "she came 12 times to the high street",
        "her £12 Mill Street card",
        "she said so " + "x" * 80 + " 12 Mill Street",
        "12 Mill Street " + "x" * 80 + " she said so",
    ],
)
def test_a_place_of_an_organisation_is_none(text: str) -> None:
    assert is_at_home(text, text.casefold()) is False


@pytest.mark.parametrize(("before", "found"), [(66, True), (67, False)])
def test_words_of_a_person_count_seventy_characters_before_a_place(before: int, found: bool) -> None:
    text = "she " + "x" * before + " 12 mill street"
    assert is_at_home(text, text) is found


@pytest.mark.parametrize(("behind", "found"), [(44, True), (48, False)])
def test_and_fifty_behind(behind: int, found: bool) -> None:
    text = "12 mill street " + "x" * behind + " she"
    assert is_at_home(text, text) is found


@tabled
def test_a_place_in_three_words(text: str, said: bool) -> None:
    assert in_three_words(text) is said


@pytest.mark.parametrize(("name", "is_one"), [("14 Larkspur Close", True), ("Larkspur Close", False), ("Mind", False)])
def test_a_name_that_is_an_address(name: str, is_one: bool) -> None:
    assert is_an_address(name) is is_one
