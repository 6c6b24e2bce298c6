"""Codes of things are taken out, and nothing that a person may be called stays behind in them."""

import random

import pytest

from network.details.other_codes import each_without_codes, without_codes
from network.privacy import speaks_of_people
from tests.tabled import tabled

NUMBER = "9990000018"  # passes the check of an NHS number


@pytest.mark.parametrize(
    "code",
    [
        "99900000-1800-4000-8000-999000001812",
        "0a9990000018b3f2",
        "0A9990000018B3F2",
        "f" + "0" * 127,
        "sha256-" + "aA1+" * 10 + "abc=",
        "#e170bd",
        f"1-{NUMBER}",
        "1-12345678",
        "1-12345678901",
        f"360G-harbour-{NUMBER}",
        "360G-harbour-A123",
        f"PO {NUMBER}",
        f"Invoice no: {NUMBER}",
        f"isbn {NUMBER}",
    ],
)
def test_a_code_is_taken_out(code: str) -> None:
    assert without_codes(code).strip() == ""
    assert without_codes(f"see {code}, and") == "see  , and"


@pytest.mark.parametrize("reference", ["TQ 99900 00018", "TQ99900 00018"])
def test_of_a_grid_reference_eight_figures_stay(reference: str) -> None:
    """Ten may be an NHS number by chance; eight say where somebody lives as well."""
    assert without_codes(f"see {reference}, and").split()[-2:] == ["0001,", "and"]
    assert not speaks_of_people({"Note": [(1, f"the depot at {reference}")]})


def test_the_end_of_a_key_is_taken_out() -> None:
    assert without_codes("survey-b529be") == "survey- "


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        "1234567890123456",  # figures alone are no digest
        "0a9990000018b3f",  # 15 characters
        f"0{'f' * 128}",
        "TT 1234 12345",
        "AB 99900 00018",
        "tq 99900 00018",
        "1-1234567",
        "1-123456789012",
        f"2-1-{NUMBER}",
        f"1-{NUMBER}-2",
        "360G-robin.osei09@example.net",
        f"360G-harbour-{NUMBER}@example.net",
        f"client {NUMBER}",
        f"PO {NUMBER}1",
        "b529be",
        "survey-decade",
        "survey-123456",
        "survey-b529",
        "survey-b529be12a",
        "#e170b",
    ],
)
def test_what_is_no_code_stays(text: str) -> None:
    assert without_codes(text) == text


@pytest.mark.parametrize("text", [f"0a{NUMBER}b3f2", "survey-b529be", "TQ 99900 00018", f"grant no {NUMBER}"])
def test_the_screen_passes_over_codes(text: str) -> None:
    assert speaks_of_people({"note": [(1, text)]}) == ()


@pytest.mark.parametrize("text", [f"client {NUMBER}", "home b52 9be", f"360G-x-{NUMBER}@example.net"])
def test_the_screen_sees_what_is_beside(text: str) -> None:
    assert speaks_of_people({"note": [(1, text)]})


BOOK = "0113229070"  # passes the check of an ISBN, which is that of an NHS number


@pytest.mark.parametrize(
    "text",
    [
        f"ISBN: {BOOK}",
        f"isbn10 {BOOK}",
        f"ISBN-10: {BOOK}",
        f"ISBN (10) {BOOK}",
        f"I.S.B.N. {BOOK}",
        f"ISBN no. {BOOK}",
        "ISBN 0-11-322907-0",
        "ISBN-10: 0 11 322907 0",
        "ISBN 080442957X",
        "ISBN-13 978-0-11-322907-4",
        f"ISBNs {BOOK} and {BOOK}, 0-11-322907-0",
        f"https://example.org/isbn/{BOOK}",
        f"DOI 10.1000/{BOOK}",
        f"https://doi.org/10.1000/{BOOK}",
        "ISSN 0378-5955",
        f"Charity no. {NUMBER}",
        "Registered charity 1125839-123"[11:],
        f"Company registration number: {NUMBER}",
    ],
)
def test_a_number_of_a_book_or_a_body_behind_a_word_that_says_so_is_no_persons(text: str) -> None:
    assert speaks_of_people({"words": [(1, f"The report ({text}), page 4")]}) == ()


@pytest.mark.parametrize(
    "text",
    [
        BOOK,
        f"client {BOOK}, see ISBN 1853024562",
        f"{BOOK} as in the ISBN list",
        f"ISBN of the report; his number is {BOOK}",
        f"ISBN 1853024562 {BOOK}",
        "ISBN 011 322 9070",  # in the groups of an NHS number
        "ISBN 011-322-9070",
        f"company of {BOOK}",
    ],
)
def test_a_number_beside_such_a_word_is_still_one(text: str) -> None:
    assert "an NHS number" in [one.what for one in speaks_of_people({"words": [(1, text)]})]


def test_a_column_of_books_holds_their_numbers() -> None:
    for heading in ("ISBN", "Report ISBN", "ISBN-10", "isbns of reports"):
        assert speaks_of_people({heading: [(1, BOOK), (2, "0-11-322907-0"), (3, "080442957X")]}) == ()
        assert speaks_of_people({heading: [(1, f"client {BOOK}")]})
        assert speaks_of_people({heading: [(1, "011 322 9070")]})
    assert speaks_of_people({"Book": [(1, BOOK)]})


def test_the_codes_of_very_many_texts_are_taken_out_where_they_stand() -> None:
    assert each_without_codes(["charity no 1234567890", "north", "#e170bd"]) == [" ", "north", " "]


@tabled
def test_the_codes_of_very_many_texts_are_those_of_each(letters: str) -> None:
    dice = random.Random(letters)
    texts = ["".join(dice.choices(letters, k=dice.randrange(5, 60))) for _ in range(400)]
    texts += [f"x {dice.choice('#-')}{dice.randrange(16**6):06x} {dice.randrange(16**20):020x}" for _ in range(100)]
    texts += ["b529be-a12345", "key-abcdef", "key-1abcde", "key-12345a", "0" * 15 + "a", "a" * 16, "a" * 15, "1" * 16]
    found = each_without_codes(texts)
    assert found == [without_codes(text) for text in texts]
    assert found != texts
