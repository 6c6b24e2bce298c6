"""A word that is of no list may be a name, where it stands as one and is no slip of the pen."""

import pytest

from network.details.called_at_all import Calls
from network.details.may_name import _Words, that_may_name
from tests.each import each

ASKED = (
    "spoke with okonkwo about the bed",
    "oyelaran waited four hours and then left",
    "ask for szczepaniak on the desk",
    "The form for Oluwadamilare went to the wrong team",
    "Tsubasa never came back after the first visit",
    "we lost sight of wolstencroft after the release",
    "the lad, ozzy, was turned away",
    "jaydn07 msgd us",
    "refd by clegthorpe's mum",
    "They told Hollis Grove to come back tomorrow",
    "seen at Clegthorpe's",
    "same as w/ mcallister last wk",
    "OKONKWO waited",
    "darren & olu",
    "chase olu re bed",
    "spoke with moran",
    "hughes; no ID; sent home",
    "thistlewood",
    "sent on to szabo and others",
    "Wojtek & Gosia both turned away",
    "spoke with bramhall",
    "we found him at tiktok.com/@lilmarz",
    "see instagram.com/kezthrupp",
    "it is @lilmarz there",
    "Gavin was sent back",
    "then Leanne couldn't wait",
    "see Mags",
    "Jaz said no",
    "spoke with grace",
    "Grace to ring back",
    "told Rich",
)
NOT_ASKED = (
    "Herts and Beds only, since Carillion and Liberata went",
    "the probation officer was told on tuesday and the form had gone to the wrong inbox",
    "refd via CJLD, NFA, no f/u; appt at GP 3 wks, SALT and OT both full",
    "recieved late, adress missing, assesment not done",
    "We triage in-house and signpost to the foodbank, keyworkers and drop-ins",
    "Nadal oedd y gwasanaeth ar gael ar y pryd, felly aeth y tîm adref heb gael ateb",
    "Rated by CQC, uses SystmOne and Carenotes, moved to Microsoft Teams after Covid-19",
    "in Kingsmeadby the queue was long",
    "Kingsmeadby House was full",
    "St Winefride was full",
    "took the bus from Burnley to Nelson",
    "Polish and Bengali speakers wait longest, in September too",
    "under Clare's Law and Martyn's Law",
    "see https://www.example.org/okonkwo/page.html and docs/oyelaran.pdf",
    "named after Edith Cavell",
    "rehousing, non-engagement, underfunded, reassessed, upskilling",
    "see facebook.com/townpolice and @townnhs",
    "ref 3f2abcde and elem-x7Gh2",
    "drink & drugs",
    "chase the bed",
)


@each(ASKED)
def test_a_word_of_no_list_may_name_somebody(text: str) -> None:
    assert that_may_name([text], ()) == [0]


@each(NOT_ASKED)
def test_words_of_english_services_and_places_name_nobody(text: str) -> None:
    assert that_may_name([text], ()) == []


def test_words_of_the_maps_own_are_known() -> None:
    assert that_may_name(["sent on to okonkwo"], {"okonkwo"}) == []
    assert that_may_name(["see facebook.com/kestrelyardleeds"], {"kestrel"}) == []
    assert that_may_name(["see facebook.com/kestrelyardleeds"], ()) == [0]


def test_very_many_texts_are_told_alike() -> None:
    texts = [f"{text} {number}" for number in range(20) for text in (*ASKED, *NOT_ASKED)]
    alone = [place for place, text in enumerate(texts) if that_may_name([text], ())]
    assert that_may_name(texts, ()) == alone


@pytest.mark.parametrize(
    ("text", "may"),
    [
        *((text, True) for text in ASKED),
        ("spoke with McOkonkwo", True),
        ("we use OkonkwoDb here", True),
        ("we use CareLinker here", False),
        ("told Burnley about it", False),
        ("told Rawtenstall about it", True),
        ("bus to Rawtenstall then", False),
        ("then Rawtenstall's bed", True),
        ("Burnley's bed", False),
        ("They told okonkwo centre to come", False),
        ("the Okonkwo Big Centre", False),
        ("the Okonkwo big centre", True),
        ("Okonkwo's Centre", False),
        ("Okonkwo's centre", True),
        ("Okonkwo's law", False),
        ("Okonkwo Xanthou three hall", True),  # a hall three words on is another's
        ("near Okonkwo there", False),
        ("near Okonkwo's bed", True),
        ("burnley waited", False),
    ],
)
def test_where_it_stands_is_enough(text: str, may: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the last look at every word."""
    monkeypatch.setattr(Calls, "anybody", lambda *_: False)
    assert bool(that_may_name([text], ())) is may


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("spoke with okonkwo thistlewood yr oe said", True),  # seven words
        ("spoke with okonkwo thistlewood yr oe said there", False),
        ("spoke with okonkwo thistlewood yr oe said there before lunch", True),  # four of ten
        ("spoke with okonkwo thistlewood yr oe uw there before lunch", False),
        ("spoke with okonkwo there yr oe uw wyf", True),  # one word alone is of no list
        ("spoke with okonkwo thistlewood yr oe on and", True),  # half of the short words are English
        ("spoke with okonkwo thistlewood yr oe on there", False),
    ],
)
def test_in_another_language_are_eight_words_of_which_over_two_in_five_are_none(text: str, may: bool) -> None:
    assert bool(that_may_name([text], ())) is may


@pytest.mark.parametrize(("length", "may"), [(200, False), (201, True)])
def test_what_is_longer_than_an_address_is_no_code(length: int, may: bool) -> None:
    assert bool(that_may_name(["https://okonkwo/".ljust(length, "1")], ())) is may


@pytest.mark.parametrize(("looked_at", "may_be"), [(499, True), (500, False)])
def test_of_five_hundred_words_a_slip_is_looked_for(looked_at: int, may_be: bool) -> None:
    words = _Words(())
    assert not any(words.is_misspelt(f"a{number}") for number in range(looked_at))
    assert words.is_misspelt("recieved") is may_be


@pytest.mark.parametrize(("found", "may"), [(2_000, False), (2_001, True)])
def test_a_strange_word_is_enough_once_two_thousand_texts_are_found(found: int, may: bool) -> None:
    texts = [*["okonkwo"] * found, "ask St Winefride", "nobody"]
    assert that_may_name(texts, ())[found:] == [found] * may


@pytest.mark.parametrize("words", [1, 2_000])
def test_a_list_of_names_is_asked_about_and_not_taken_for_another_language(words: int) -> None:
    assert that_may_name(["okonkwo, thackray, dhillon, wolstencroft " * words], ()) == [0]


@pytest.mark.parametrize(
    ("word", "may"), [("Recieve", True), ("Beleive", True), ("Recieved", False), ("Beleived", False)]
)
def test_a_slip_of_the_pen_where_somebody_stands_may_be_a_name_of_seven_letters_at_most(word: str, may: bool) -> None:
    assert bool(that_may_name([f"{word} was late"], ())) is may
    assert bool(that_may_name([f"told {word.casefold()} about it"], ())) is may
    assert not that_may_name([f"{word} late", f"the {word.casefold()} bed"], ())
