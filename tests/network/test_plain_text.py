"""A text is made plain: codes are read, spelt digits are figures, and nothing else of it is changed."""

import pytest

from network.plain_text import normalised


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a2ltQGEub3JnLnVr", "a2ltQGEub3JnLnVr kim@a.org.uk"),  # sixteen characters, the fewest
        ("see a2ltQGEub3JnLnVr", "see a2ltQGEub3JnLnVr kim@a.org.uk"),
        ("YUBiLm9yZy51aw", "YUBiLm9yZy51aw"),  # a shorter one may be any code
        ("kim%2540a.org", "kim@a.org"),  # in two layers
        ("kim%252540a.org", "kim@a.org"),  # in three
        ("07 seven double oh 900 12", "0770090012 "),
        ("07 seven double oh 900 1", "07 seven double oh 900 1"),  # nine digits are no whole number
        ("one two three four five six seven eight", "12345678 "),
        ("treble seven one two three four five six seven", "7771234567 "),
        ("one day", "one day"),
    ],
)
def test_what_a_text_means(text: str, plain: str) -> None:
    assert normalised(text) == plain
