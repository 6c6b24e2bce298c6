"""A number or code that such words do not tell is asked about; counts, days, hours, money and laws are not."""

import pytest

from network.details.free_words import Said
from network.details.odd_numbers import odd_ones, with_odd_numbers


@pytest.mark.parametrize(
    "text",
    [
        "Ask about X482-107 again",
        "1614960432",
        "kept as 09/417283K",
        "home is 50.36914, -4.13022",
        "js19870422",
        "see LS/2231/26",
        "U1234567 came back",
        "07700 900123",
        "ring 0151 233 3000",
        "50 | 1614960432",
        "ICS 998877",
        "id_4471_B2",
        "case 4471-B",
    ],
)
def test_a_number_of_something_is_asked_about(text: str) -> None:
    assert odd_ones([text]) == [0]
    assert odd_ones(["About 12 a month", text]) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "seen at 10:30 on 3 May 2026, again on 4/6/26",
        "Every 2nd Tuesday, 9.30-11 or 2-4pm, not after 22:00.",
        "about 1,200 a year, 1200 referrals, 12% (approx. 3 in 10)",
        "1:1, 24/7; 18-25s, 16+, 10am–4pm, 9-5, 5 to 7 days, 6-8 wks, 2x weekly",
        "Section 136 suite, S.17(2)(b), s136, Act 1983, Tier 2/3, KS3-4, ward 4b, step 3a, M25",
        "£1.2m 2024-27, £9,800 | £60000, 3.2 FTE, FY 2025/26, Q3",
        "contract ref SLA/2025/017, order 2026/0482",
        "call 0800 496 0111 or 101, ext. 4821",
        "2gether trust, G4S, NW3 clinic, SAMHSA-3",
        "2026-04-01T10:30:00Z",
        "60000 | 24000",
        "0.02777777778",
        "E12000007",
        "https://example.org/a/4471-B?x=99182",
        "cd09a387-91f4-4555-94ec-e799c35344cd",
        "(172800 s)",
        "8e-04",
        "A1",
        "PCN 2024 plan, MHA 1983, ISO 9001, about 1200 referrals at 10:30",
    ],
)
def test_what_such_words_tell_is_not(text: str) -> None:
    assert odd_ones([text]) == []


def test_codes_of_one_form_are_of_the_things_of_their_column() -> None:
    codes = [f"QX-77{n:04}-X" for n in range(6)]
    assert odd_ones(codes) == []
    assert odd_ones(codes[:2]) == [0, 1]
    assert odd_ones([*codes, "LS/2231/26", "to be told"]) == [6]
    assert odd_ones([*codes[:3], "to be told", "none yet", "not yet", "no"]) == [0, 1, 2]


def test_a_number_much_longer_than_the_others_of_its_form_is_asked_about() -> None:
    numbers = ["1203348", "1203349", "1203350", "120335000"]
    assert odd_ones(numbers) == []
    assert odd_ones([*numbers, "1203350004"]) == [4]


@pytest.mark.parametrize("heading", ["uprn of the office", "purchase order", "last updated", "lat"])
def test_codes_of_things_are_as_they_should_be(heading: str) -> None:
    assert odd_ones(["100031234569"], heading) == []
    assert odd_ones(["100031234569"], "further remarks") == [0]


def test_codes_of_single_referrals_are_asked_about() -> None:
    codes = ["R100 | R114 | R216", "R101 | R503", "R102", "R104"]
    assert odd_ones(codes) == [0, 1, 2, 3]
    assert odd_ones([*codes, "R100"]) == []
    assert odd_ones(["R100 | R103 | R101", "R102 | R105", "R106"]) == []  # rows of an export
    assert odd_ones(["1 | 2 | 3", "4 | 5", "6 | 7"]) == []
    assert odd_ones(["R100 | R101 | R102", *(f"R{number}" for number in range(103, 120))]) == []


def test_how_many_codes_under_how_many_links_are_of_single_referrals() -> None:
    codes = ["R100 | R103 | R107", "R104 | R109"]
    assert odd_ones([*codes, "R102"]) == [0, 1, 2]
    assert odd_ones(codes) == []  # five
    assert odd_ones([*codes, "R1 02 x"]) == []  # one that is no code
    assert odd_ones(["R100 | R103 | R107", "R104 | R108", "R102"]) == []  # hardly a gap
    ten = ["R10 | R90", "R20 | R80", "R30 | R70", *(f"R{number}1" for number in range(1, 8))]
    assert odd_ones(ten) == [*range(10)]
    assert odd_ones([*ten, "R91"]) == []


def test_the_limits_of_a_form_and_of_a_count() -> None:
    codes = ["QX-770001-X", "QX-770002-X", "QX-770003-X"]
    assert odd_ones(codes) == []
    assert odd_ones([*codes, "none", "not yet"]) == []
    assert odd_ones([*codes[:2], "none"]) == [0, 1]
    assert (odd_ones(["123 456"]), odd_ones(["123 4567"])) == ([], [0])
    assert (odd_ones(["1234A"]), odd_ones(["1-2A"])) == ([0], [])
    lengths = ["QX-1-X", "QX-1111-X", "QX-11111-X"]
    assert (odd_ones([*lengths, "QX-111111-X"]), odd_ones([*lengths, "QX-22222222-X"])) == ([], [3])


def test_of_very_many_texts_the_same_are_found() -> None:
    some = ["kept as 09/417283K", "10:30 on 3 May", "é 4471-B", "12 a month", "07700 900123"]
    many = [f"{text} {'ab' * (number % 7)}" for number in range(100) for text in some]
    assert odd_ones(many) == [place for place, text in enumerate(many) if odd_ones([text])]
    assert len(odd_ones(many)) == 300


def test_each_column_is_looked_through_by_itself() -> None:
    said = [Said("Notes", "link", number, f"QX-77{number:04}-X") for number in range(1, 5)]
    said += [Said("Remarks", "link", 1, "QX-770001-X"), Said("Invoice", "link", 1, "QX-770001-X")]
    assert with_odd_numbers(said) == {("Remarks", "QX-770001-X")}
