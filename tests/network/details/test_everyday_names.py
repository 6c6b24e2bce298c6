"""A name of everyday words is that of a person only beside what is said of one."""

import pytest

from network.details.everyday_names import is_everyday_name, is_told_of
from network.details.first_names import words_in
from tests.tabled import tabled


@tabled
def test_a_name_of_two_everyday_words(name: str, may_be: bool) -> None:
    assert is_everyday_name(name) is may_be


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dean Page and his tag", True),
        ("Rose Hill and Dean Page, she said", True),  # one of two
        ("Dean Page and Dean Street. She asked Dean Page for his tag", True),
        ("Dean Page rang", False),
        ("he rang Dean Page", False),  # what stands before is of another
        ("Dean Page rang. He left", False),  # another sentence
        ("Dean Page; she left", False),
        ("Rose Hill and his tag", False),
        ("Table Page and his tag", False),
        ("his tag", False),
        ("Dean Page" + " " * 57 + "his", True),  # sixty characters behind the name
        ("Dean Page" + " " * 58 + "his", False),
        ("client page missed it", True),
        ("client table missed it, client page missed it", True),
        ("client page missed it and Grace Wood came", True),  # with an everyday first name, and nothing said of it
        ("client table missed it", False),
        ("the client page missed it", False),
        ("page missed it", False),
    ],
)
def test_what_is_said_beside_it_tells_of_one(text: str, told: bool) -> None:
    assert is_told_of(text, text.casefold(), words_in(text.casefold())) is told
