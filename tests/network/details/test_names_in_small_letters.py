"""A first name and a surname in small letters are somebody; words, services and other languages are not."""

import pytest

from network.details.names_in_small_letters import is_nobodys_word, names_one_by_title, names_one_in_small_letters
from network.details.personal_values import first_of_each_kind


@pytest.mark.parametrize(
    "text",
    [
        "the team had seen darren oakshott twice that week",
        "gary wolstencroft",
        "leanne hargreave again",
        "joe pettifer's case gets a date",
        "find yusuf abdi-rahman a gp",
        "sarah o'malley rang",
        "seen by emma j wolstencroft",
        "met the jordan centre, then darren oakshott",
        "had seen john smith twice",
        "about jamie-lee corrigan twice",
    ],
)
def test_a_full_name_in_small_letters_is_somebodys(text: str) -> None:
    assert names_one_in_small_letters(text)
    assert first_of_each_kind(["the clinic", text]) == {1}  # of very many texts too


@pytest.mark.parametrize(
    "text",
    [
        "met the jordan centre, chelsea lodge and paul street clinic",
        "about chris wrigley house",
        "ask emma yesterday",
        "emma safeguarding lead",
        "ask claire beforehand",
        "call adam upstairs",
        "ring sam tomorrow",
        "call emma monday, joe tried",
        "emma unhappily waits",
        "la maria habla mucho con ellos",
        "mae gwasanaethau bob dydd",
        "darren abt",
        "info@darren oakshott",
        "Darren oakshott",
        "at st john wolvercote",
        "paul hamlyn gave",
    ],
)
def test_words_services_and_other_languages_are_none(text: str) -> None:
    assert not names_one_in_small_letters(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("seen mr thistlewood twice", True),
        ("mrs k thistlewood", True),
        ("mr thistlewood's house", False),
        ("mr thistlewood surgery", False),
        ("mr punch", False),
        ("mrs methods", False),
        ("ms thistlewood", False),
    ],
)
def test_a_title_and_a_surname_in_small_letters(text: str, named: bool) -> None:
    assert names_one_by_title(text) is named


@pytest.mark.parametrize(
    ("word", "nobodys"),
    [("oakshott", True), ("oaksh", True), ("oaks", False), ("housing", False), ("sessions", False), ("o'malley", True)],
)
def test_a_surname_is_no_word_of_english(word: str, nobodys: bool) -> None:
    assert is_nobodys_word(word) is nobodys
