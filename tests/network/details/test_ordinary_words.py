"""Words of common use are known in every form; names are none of them."""

from network.details.ordinary_words import is_everyday
from tests.tabled import tabled


@tabled
def test_a_word_of_common_use_is_known_with_its_ending(word: str) -> None:
    assert is_everyday(word)


@tabled
def test_a_name_is_none(word: str) -> None:
    assert is_everyday(word) is False
