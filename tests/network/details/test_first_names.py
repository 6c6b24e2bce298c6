"""First names and full names: what is told from words, places and organisations."""

import pytest

from network.details.first_names import (
    begins_with_first_name,
    full_names,
    is_first_name,
    is_named_after,
    is_surname_and_word,
    may_name,
    words_in,
)
from tests.tabled import tabled


@tabled
def test_the_first_word_is_a_first_name(text: str, begins: bool) -> None:
    assert begins_with_first_name(text) is begins


def test_the_words_of_a_text_may_name() -> None:
    assert words_in("gemma at no 7") == {"gemma"}
    assert may_name(words_in("ask gemma")) is True
    assert may_name(words_in("ask twice")) is False


@tabled
def test_a_word_that_stands_alone(word: str, is_one: bool) -> None:
    assert is_first_name(word) is is_one


def test_organisations_are_called_after_some() -> None:
    assert is_named_after("Marie Curie") is True
    assert is_named_after("Gemma Marsden") is False


def test_a_surname_that_is_a_word() -> None:
    assert is_surname_and_word("baker") is True
    assert is_surname_and_word("marsden") is False


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gemma Marsden rang", ["Gemma Marsden"]),
        ("told Gemma Marsden and Tyler Osei", ["Gemma Marsden", "Tyler Osei"]),
        ("Ward Gemma Marsden", ["Gemma Marsden"]),
        ("Gemma Baker rang", ["Gemma Baker"]),  # a word, and a surname
        ("Gemma-Okonkwo Marsden rang", ["Gemma-Okonkwo Marsden"]),
        ("Gemma Leaflet", []),  # a word only
        ("Leeds Marsden", []),
        ("Marie Curie", []),
        ("Gemma Trust", []),
        ("Gemma Grange", []),
        ("Holly Ward", []),
        ("Gemma Ward", ["Gemma Ward"]),
        ("Holly Marsden", ["Holly Marsden"]),
        ("Gemma Marsden House", []),
        ("Gemma Marsden's law", []),
        ("Gemma Marsden's Law", []),
        ("Gemma Marsden Okafor Alliance", []),
        ("Marsden, Gemma", ["Marsden, Gemma"]),
        ("Marsden, Leeds", []),
        ("Leaflet, Gemma", []),
        ("Hospice, Gemma", []),
        ("Tyler, Gemma", []),
        ("Gemma Marsden; Osei, Tyler", ["Gemma Marsden", "Osei, Tyler"]),
    ],
)
def test_the_full_names_in_a_text(text: str, names: list[str]) -> None:
    assert [found[0] for found in full_names(text)] == names
