"""Surnames that many people have, and words that are of no other use."""

from network.details.surnames import is_frequent, is_surname
from tests.each import each


@each(["smith", "o'brien", "o’brien", "zhang"])
def test_what_many_people_are_called_is_frequent(word: str) -> None:
    assert is_frequent(word) is True
    assert is_surname(word) is True


@each(["oduya", "smith-khan", "wolstencroft-khan", "wolstencroft-oduya-khan"])
def test_a_surname_may_be_in_no_list_or_joined(word: str) -> None:
    assert is_frequent(word) is False
    assert is_surname(word) is True


@each(["wolstencroft-table", "smith-table", "smith-", "london-khan", "table", "marsh", "lewisham", "hub", "abc"])
def test_words_and_places_are_no_surnames(word: str) -> None:
    assert is_frequent(word) is False
    assert is_surname(word) is False
