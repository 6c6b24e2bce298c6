"""A first name alone tells of one person beside what befalls one, what is wanted for one, and whose kin it is."""

import pytest

from network.details.first_name_alone import is_told_of_alone
from network.details.first_names import words_in
from tests.tabled import tabled


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tyler's depot", True),
        ("methadone for Gemma", True),
        ("Gemma left. Her methadone waits", False),  # another sentence
        ("Methadone came. Gemma left", False),
        ("Methadone came. Gemma left; an arrest", False),
        ("Her. Gemma and methadone", True),
        ("methadone, Gemma. Her.", True),
        ("Leeds: Gemma left. Methadone for Tyler", True),  # one of two
        ("St Gemma methadone", False),
        ("Operation Gemma methadone", False),
        ("Gemma methadone", True),
        ("Storm Gemma, arrest", False),
        ("Gemma Ward methadone", False),
        ("Gemma's ward methadone", False),
        ("Gemma and Partners methadone", True),
        ("Gemma hub methadone", False),  # the next word is of an organisation
        ("Gemma a hub methadone", True),
        ("Table methadone", False),
        ("Gemma" + " " * 30 + "methadone", True),  # within forty characters
        ("Gemma" + " " * 31 + "methadone", True),
        ("Gemma" + " " * 32 + "methadone", False),
        ("methadone" + " " * 31 + "Gemma", True),
        ("methadone" + " " * 32 + "Gemma", False),
        ("methadone Gemma", True),  # from the very start
        ("methadone for Gemma" + " " * 45 + "x", True),
    ],
)
def test_beside_what_befalls_one(text: str, told: bool) -> None:
    assert is_told_of_alone(text, text.casefold(), words_in(text.casefold())) is told


@tabled
def test_what_is_wanted_for_one_and_what_is_theirs(text: str, told: bool) -> None:
    assert is_told_of_alone(text, text.casefold(), words_in(text.casefold())) is told


@tabled
def test_whose_kin(text: str, told: bool) -> None:
    assert is_told_of_alone(text, text.casefold(), words_in(text.casefold())) is told
