"""A first name and a surname in small letters are somebody; words, services and other languages are not."""

from network.details.names_in_small_letters import is_nobodys_word, names_one_by_title, names_one_in_small_letters
from network.details.personal_values import first_of_each_kind
from tests.tabled import tabled


@tabled
def test_a_full_name_in_small_letters_is_somebodys(text: str) -> None:
    assert names_one_in_small_letters(text)
    assert first_of_each_kind(["the clinic", text]) == {1}  # of very many texts too


@tabled
def test_words_services_and_other_languages_are_none(text: str) -> None:
    assert names_one_in_small_letters(text) is False


@tabled
def test_a_title_and_a_surname_in_small_letters(text: str, named: bool) -> None:
    assert names_one_by_title(text) is named


@tabled
def test_a_surname_is_no_word_of_english(word: str, nobodys: bool) -> None:
    assert is_nobodys_word(word) is nobodys
