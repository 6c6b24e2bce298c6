"""Words of common use are known in every form; names are none of them."""

import pytest

from network.details.ordinary_words import is_everyday


@pytest.mark.parametrize(
    "word", ["earth", "journey", "journeys", "named", "visiting", "caring", "agencies", "quickly", "sefton"]
)
def test_a_word_of_common_use_is_known_with_its_ending(word: str) -> None:
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["moran", "okafor", "whitlow", "brannick", "osei", "hartley", "kaz", "s", ""])
def test_a_name_is_none(word: str) -> None:
    assert not is_everyday(word)
