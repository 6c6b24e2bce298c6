"""What speaks of a person is found; what only looks a little like it is not."""

import random

import pytest

from network.files import read_bytes
from network.privacy import (
    contact_heading,
    heading_words,
    in_parts,
    is_nhs_number,
    names_a_person,
    one_row_a_person,
    over_several,
    person_heading,
    safe_label,
    speaks_of_people,
)
from tests.clocks import within
from tests.tabled import tabled

RECALL = 0.99  # least share of files about people that are refused
FALSE_ALARMS = 0.02  # most of the clean files that are
FILES = 200
HEADINGS_OF_PEOPLE = (
    *("NHS Number", "nhs_no", "Forename", "Surname", "First name", "DOB", "Date of birth", "Client name", "Patient ID"),
    *("Case ID", "URN", "Home address", "Postcode", "Email", "Mobile", "Service user", "CRN", "Prison number", "Name"),
)
CLEAN_HEADINGS = (
    "Note",
    "Kind",
    "Median days",
    "Accepted",
    "Period",
    "Barrier",
    "Contract",
    "Team",
    "Pathway",
    "Rating",
)
CLEAN_VALUES = (
    *(
        "see report",
        "Q1 2024/25",
        "switchboard 0151 233 3000",
        "E08000014",
        "N81001",
        "2024-04-01",
        "RW4",
        "well",
        "12",
        "<5",
        "Ward 3",
    ),
    *("GB-COH-02050843", "10 to 17", "1234567890", "L1", "24/7", "approx. 5 a week", "Mersey Care", "Room B12", "999"),
)


def nhs_number(chance: random.Random) -> str:
    while True:
        first = [chance.randrange(10) for _ in range(9)]
        check = (11 - sum(digit * weight for digit, weight in zip(first, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10:
            return "".join(map(str, (*first, check)))


def about_people(chance: random.Random) -> str:
    values = {
        "number": lambda: nhs_number(chance),
        "spaced": lambda: "{} {} {}".format(*(lambda n: (n[:3], n[3:6], n[6:]))(nhs_number(chance))),
        "mail": lambda: f"p{chance.randrange(999)}@example.org",
        "mobile": lambda: f"07700 900{chance.randrange(100, 999)}",
        "postcode": lambda: f"L{chance.randrange(1, 39)} {chance.randrange(1, 9)}AB",
    }
    if chance.random() < 0.5:
        return f"From,To,n,{chance.choice(HEADINGS_OF_PEOPLE)}\nPolice,Mind,3,x\n"
    return f"From,To,n,Note\nPolice,Mind,3,seen {values[chance.choice(list(values))]()} today\n"


def clean(chance: random.Random) -> str:
    heading, values = chance.choice(CLEAN_HEADINGS), chance.sample(CLEAN_VALUES, 5)
    rows = "".join(
        f"Partner {place},Partner {place + 1},{chance.randrange(99)},{value}\n" for place, value in enumerate(values)
    )
    return f"From,To,Referrals,{heading}\n{rows}"


@pytest.mark.long
def test_files_about_people_are_refused_and_clean_ones_are_not() -> None:
    chance = random.Random(14)
    refused = sum(read_bytes(about_people(chance).encode(), "x.csv").outcome == "refuse" for _ in range(FILES))
    alarms = sum(read_bytes(clean(chance).encode(), "x.csv").outcome == "refuse" for _ in range(FILES))
    assert refused >= RECALL * FILES
    assert alarms <= FALSE_ALARMS * FILES


def test_the_check_digit_decides_what_is_an_nhs_number() -> None:
    # 9 4 3 4 7 6 5 9 1: 90+36+24+28+42+30+20+27+2 = 299, 299 mod 11 = 2, 11 - 2 = 9
    assert is_nhs_number("943 476 5919")
    assert is_nhs_number("943 476 5918") is False
    assert is_nhs_number("0000000000") is False
    assert is_nhs_number("999 000 0018")  # made for tests, and refused like any other


def test_ten_digit_codes_of_which_one_passes_by_chance_are_no_nhs_numbers() -> None:
    codes = [(row, f"10000{row:05}") for row in range(40)]
    assert any(is_nhs_number(text) for _, text in codes)
    assert speaks_of_people({"code": codes}) == ()


def test_numbers_that_run_on_are_no_nhs_numbers() -> None:
    """4100023820 passes the check; of two, or with a gap, or backwards, nothing else is known."""
    run = [f"41000238{last}" for last in range(18, 22)]

    def found(numbers: list[str]) -> int:
        return len(speaks_of_people({"batch": [*enumerate(numbers)]}))

    assert found(run) == found(run[:3]) == 0
    assert found(run[1:3]) == found([*run[:3], "4100023822"]) == found(run[::-1]) == 1


@tabled
def test_headings_of_partners_are_not_about_people(words: str) -> None:
    assert person_heading(words) is False
    assert contact_heading(words) is False


@tabled
def test_contact_details_are_told_from_people(words: str) -> None:
    assert contact_heading(words)
    assert person_heading(words) is False


def test_a_finding_never_holds_the_value() -> None:
    (found,) = speaks_of_people({"note": [(7, "ring 07700 900123")]})
    assert (found.column, found.row) == ("note", 7)
    assert "900123" not in repr(found)


def column(codes: int, passing: int) -> list[tuple[int, str]]:
    """So many different ten-digit codes in rows from 1 on, the last few of which pass the check of an NHS number."""
    numbers = [f"1{number:09}" for number in range(1000)]
    pass_it = [one for one in numbers if is_nhs_number(one)][:passing]
    fail = [one for one in numbers if not is_nhs_number(one)][: codes - passing]
    return list(enumerate([*fail, *pass_it], start=1))


@tabled
def test_up_to_three_in_ten_that_pass_the_check_are_taken_for_chance_from_five_codes_on(
    codes: int, passing: int, found: bool
) -> None:
    told = speaks_of_people({"code": column(codes, passing)})
    assert [one.what for one in told] == (["an NHS number"] if found else [])
    if found:
        assert told[0].row == codes - passing + 1  # the first that passes


def test_a_code_that_stands_in_many_rows_counts_once() -> None:
    # four codes, one of which passes, twice each: eight cells, and still too few to speak of chance
    cells = column(4, 1) + [(row + 4, text) for row, text in column(4, 1)]
    assert [one.row for one in speaks_of_people({"code": cells})] == [4]


def test_in_a_column_called_nhs_any_ten_digits_count() -> None:
    assert [one.row for one in speaks_of_people({"NHS": column(3, 0)})] == [1]


@tabled
def test_ten_digits_inside_a_longer_number_are_none(text: str) -> None:
    assert speaks_of_people({"nhs": [(1, text)]}) == ()


def test_the_tenth_digit_is_the_check_of_the_nine_before_it() -> None:
    # 1 0 0 0 0 0 0 0 0: 10, 10 mod 11 = 10, 11 - 10 = 1; 0 0 0 0 0 0 0 0 1: 2, 9; 2 0 ...: 20, 9, 2
    assert is_nhs_number("1000000001")
    assert is_nhs_number("0000000019")
    assert is_nhs_number("2000000002")
    # 5 0 0 0 0 0 0 0 0 and 3 more: 50 + 6 = 56, 1, and 10 is no digit: nothing passes
    assert not any(is_nhs_number(f"500000003{digit}"[:10]) for digit in range(10))
    # 11 - 0 is written as 0: 1 0 0 0 0 0 0 0 6: 10 + 12 = 22
    assert is_nhs_number("1000000060")


def test_the_shortest_postcode_with_a_space_is_found() -> None:
    assert [one.what for one in speaks_of_people({"note": [(1, "L1 1AB")]})] == ["a full postcode"]


@tabled
def test_of_codes_of_organisations_half_may_pass_the_check_by_chance_from_two_on(codes, passing, found) -> None:
    told = speaks_of_people({"Contract number": column(codes, passing)})
    assert [one.what for one in told] == (["an NHS number"] if found else [])


@pytest.mark.parametrize(("short", "found"), [(3, False), (4, True)])
def test_three_in_ten_ten_digit_codes_may_look_like_mobile_numbers_without_their_0(short: int, found: bool) -> None:
    mobiles = [f"770090{number:04}" for number in range(500) if not is_nhs_number(f"770090{number:04}")][:short]
    codes = [text for _, text in column(10 - short, 0)]
    told = speaks_of_people({"code": list(enumerate([*codes, *mobiles], start=1))})
    assert [one.what for one in told] == (["a mobile number"] if found else [])


@pytest.mark.parametrize(
    ("items", "number"),
    [
        (["943", "476", "5919"], "943 476 5919"),
        ([" 943476 ", "5919"], "943476 5919"),
        (["1"] * 9, "1 1 1 1 1 1 1 1 1"),
        (["1"] * 10, ""),  # as many counts as an NHS number has digits
        (["9434765919"], ""),
        (["943", "476", "x"], ""),
        ([], ""),
    ],
)
def test_groups_of_digits_in_a_list_are_read_as_one_number(items: list[str], number: str) -> None:
    assert in_parts(items) == number


AGES = ["31", "31", "31", "40"]
OFTEN = ["x", "x", "y", "y"]


@pytest.mark.parametrize(
    ("columns", "heading"),
    [
        ({"age": AGES, "sex": OFTEN, "offence": OFTEN}, "age"),
        ({"age": AGES[1:], "sex": OFTEN[1:], "offence": OFTEN[1:]}, None),  # three rows are too few
        ({"age": [*AGES[1:], ""], "sex": OFTEN, "offence": OFTEN}, None),
        ({"age": AGES, "sex": OFTEN}, None),  # two columns say too little where there is no id
        ({"age": ["10 to 17"] * 4, "sex": OFTEN, "offence": OFTEN}, None),  # groups of ages
        ({"sex": OFTEN, "offence": OFTEN, "religion": OFTEN}, None),
        ({"code": ["a1", "a2", "a3", "a4"], "sex": OFTEN}, "code"),
        ({"code": ["a1", "a2", "a3"], "sex": OFTEN[1:]}, None),
        ({"code": ["a1", "a2", "a3", "a3"], "sex": OFTEN}, None),
        ({"code": ["a1", "a2", "a3", "a4"], "sex": [""] * 4}, None),
        ({"code": ["a1", "a2", "a3", "a4"], "referrals": OFTEN}, None),
    ],
)
def test_a_row_is_a_person_by_an_id_beside_one_thing_or_an_age_beside_two(
    columns: dict[str, list[str]], heading: str | None
) -> None:
    assert one_row_a_person(columns) == heading


def test_an_exact_day_beside_an_id_says_so_only_where_days_are_asked_for() -> None:
    columns = {"code": ["a1", "a2", "a3", "a4"], "seen": ["2024-04-01"] * 4}
    assert one_row_a_person(columns) is None
    assert one_row_a_person(columns, days=True) == "code"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["", "", ""], ["943", "476", "5919"], ["999", "000", "0018"]], (1, "an NHS number")),
        ([["943", "476", "5919"], ["943", "476", "5918"]], None),  # one that does not pass: counts
        ([["943", "476", ""]], None),
        ([["943", "476", "59190"]], None),
        ([["LS1", "4AB"], ["M1", "1AE"]], (0, "a full postcode")),
        ([["LS1", "4AB"]], None),  # one row alone may be anything
        ([["LS1", "4AB"], ["M1", "20"]], None),
        ([["943", "476", "5919"], ["943", "47x", "5919"]], None),
        ([["12", "3", "5"], ["943", "476", "5919"]], None),
        ([], None),
    ],
)
def test_a_detail_over_several_columns_is_one_in_every_row(
    rows: list[list[str]], found: tuple[int, str] | None
) -> None:
    assert over_several(rows) == found


@tabled
def test_a_heading_is_about_a_person_or_not(heading: str, person: bool) -> None:
    assert person_heading(heading_words(heading)) is person


def test_a_label_is_repeated_only_where_it_says_nothing_of_a_person() -> None:
    assert safe_label("born 1/2/1990", "a heading") == "a heading"
    assert safe_label("Police", "a heading") == "Police"


@tabled
def test_seconds_are_those_of_these_years(seconds: str, found: bool) -> None:
    assert is_nhs_number(seconds)
    assert bool(speaks_of_people({"Updated": [(1, seconds)]})) is found


def test_digits_over_the_items_of_a_list() -> None:
    assert in_parts(["123"]) == ""
    assert in_parts(["123", "456"]) == "123 456"
    assert in_parts([str(n) for n in range(9)]) == "0 1 2 3 4 5 6 7 8"
    assert in_parts([str(n) for n in range(10)]) == ""
    assert in_parts(["123", "Police"]) == ""


def test_the_shortest_detail_has_five_characters() -> None:
    assert [found.what for found in speaks_of_people({"note": [(1, "L11AB")]})] == ["a full postcode"]


@tabled
def test_headings_for_one_person_in_other_words(words: str) -> None:
    assert person_heading(words)


@tabled
def test_headings_for_organisations_and_counts_are_none(words: str) -> None:
    assert person_heading(words) is False


@tabled
def test_ways_to_reach_those_who_keep_a_list_are_contacts(words: str) -> None:
    assert contact_heading(words)


@tabled
def test_roles_are_no_contacts(words: str) -> None:
    assert contact_heading(words) is False


@tabled
def test_one_person_as_a_recipient(name: str) -> None:
    assert names_a_person(name)


@tabled
def test_an_organisation_as_a_recipient(name: str) -> None:
    assert names_a_person(name) is False


UNITS = (
    "a.a.",
    "1 ",
    "O1 O",
    "%40",
    "&amp;",
    "A12 ",
    "one 2 ",
    "Mr A",
    "flat 1 ",
    "12/",
    "a@",
    "mosaic ",
    "-at- ",
    "(A, 12, ",
)


@pytest.mark.long
@pytest.mark.parametrize("unit", UNITS)
def test_a_cell_of_40_kb_is_looked_through_in_a_second(unit: str) -> None:
    cell = unit * (40_000 // len(unit))
    with within(1):
        speaks_of_people({"note": [(1, cell)]})


@pytest.mark.parametrize(
    ("heading", "texts", "refused"),
    [
        ("Grant reference", ("AB123456C", "FD123457X", "QV123458M"), False),  # most are such as nobody can have
        ("Grant reference", ("AB123456C",), True),  # nothing says that it is a code
        ("Grant reference", ("AB123456C", "AB123457D", "FD123458X"), True),
        ("Grant reference", ("AB 12 34 56 C", "FD123457X", "QV123458M"), True),  # no code is written so
        ("Reference", ("AB123456C", "FD123457X", "QV123458M"), True),
    ],
)
def test_codes_in_the_form_of_national_insurance_numbers(heading: str, texts: tuple[str, ...], refused: bool) -> None:
    found = speaks_of_people({heading: list(enumerate(texts))})
    assert bool(found) is refused
