"""A text is made plain: codes are read, spelt digits are figures, and nothing else of it is changed."""

from network.details.plain_text import each_normalised, normalised
from tests.tabled import tabled


@tabled
def test_what_a_text_means(text: str, plain: str) -> None:
    assert normalised(text) == plain


@tabled
def test_signs_that_look_alike_are_one(text: str, plain: str) -> None:
    assert normalised(text) == plain


@tabled
def test_letters_are_digits_only_in_a_whole_number(text: str, plain: str) -> None:
    assert normalised(text) == plain


@tabled
def test_numbers_as_spreadsheets_write_them(text: str, plain: str) -> None:
    assert normalised(text) == plain


@tabled
def test_codes_and_spelt_numbers(text: str, plain: str) -> None:
    assert normalised(text) == plain


def test_very_many_texts_are_made_plain_alike() -> None:
    texts = [
        "plain",
        "kim%40a.org",
        "a\N{NO-BREAK SPACE}b",
        "a\N{EN DASH}b",
        "a\tb",
        "9.990254109E9",
        "O77OO9OOl23",
        "one two three four five six seven eight",
    ]
    assert each_normalised(texts) == [normalised(text) for text in texts]
    assert each_normalised([]) == []
