"""Words of English, of services and of places are known in every form; what is near one is a misspelling."""

from network.details.known_words import is_known, is_misspelt, is_place, is_short
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
    assert not any(map(is_short, ("okon", "OKONKWO")))
