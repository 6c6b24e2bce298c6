"""Words of English, of services and of places are known in every form; what is near one is a misspelling."""

import pytest

from network.details.known_words import _is_stem, are_english, is_known, is_misspelt, is_place, is_short, is_word
from tests.each import each

NAMES = ("okonkwo", "oakshott", "thistlewood", "rainford", "kowalczyk", "tolliver", "pickersgill", "dhillon")


@each(
    "colour color organised organized signposting keyworkers foodbank homelessness re unrecorded rehoused "
    "nonattendance airbagging september thursday polish safeguarding worried running making".split()
)
def test_words_are_known_whatever_their_form(word: str) -> None:
    assert is_known(word)


@each(NAMES)
def test_names_are_neither_known_nor_misspelt(name: str) -> None:
    assert is_known(name) is False
    assert is_misspelt(name) is False


@each("recieved adress assesment seperately definately accomodation apointment thier caresheets".split())
def test_a_slip_of_the_pen_and_two_words_in_one_are_told(word: str) -> None:
    assert is_misspelt(word) or is_known(word)


def test_places_are_told_by_their_capital() -> None:
    assert is_place("burnley")
    assert is_place("okonkwo") is False
    assert is_known("rawtenstall") is False
    assert is_place("rawtenstall")


def test_short_words_and_acronyms_say_nothing() -> None:
    assert all(map(is_short, ("wk", "raj", "MARAC", "CJLD")))
    assert not any(map(is_short, ("okon", "OKONKW")))


@pytest.mark.parametrize(
    ("names", "english"),
    [
        ((), True),
        (("Okonkwo", "Service"), True),  # one of two
        (("Okonkwo", "Service", "Oyelaran"), False),
        (("Okonkwo Service",), True),
        (("The Bed Okonkwo",), False),  # words of three letters say nothing
    ],
)
def test_half_of_the_names_have_an_english_word(names: tuple[str, ...], english: bool) -> None:
    assert are_english(names) is english


@each([("service", True), ("agrimony", False), ("burnley", False), ("okonkwo", False)])
def test_common_words_are_no_rare_ones_and_no_places(case: tuple[str, bool]) -> None:
    word, common = case
    assert is_word(word) is common


@pytest.mark.parametrize("word", ["tehn", "housig", "apointmen"])
def test_a_slip(word: str) -> None:
    """Two letters turned in a short word, one slip from six letters on, two from nine on."""
    assert is_misspelt(word) is True


@pytest.mark.parametrize("word", ["hten", "thta", "housr", "assesmnt"])
def test_no_slip(word: str) -> None:
    assert is_misspelt(word) is False


@each([("raj", True), ("preinterview", True), ("preokonkwo", False), ("crèche", True), ("okonkwò", False)])
def test_words_are_known_that_are_short_or_have_something_in_front(case: tuple[str, bool]) -> None:
    word, known = case
    assert is_known(word) is known


@each(
    [
        ("serv", "ing", True),
        ("stopp", "ing", True),
        ("treex", "ing", False),  # no letter is doubled
        ("stopp", "s", False),
        ("happi", "ness", True),
        ("happi", "s", False),
        ("happe", "ness", False),
    ]
)
def test_an_ending_is_taken_off_with_what_it_changed(case: tuple[str, str, bool]) -> None:
    stem, ending, known = case
    assert _is_stem(stem, ending) is known
