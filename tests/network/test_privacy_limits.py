"""Limits of what speaks of a person: just below, at and just above, and what is told of it."""

import pytest

from network import privacy
from network.privacy import (
    Finding,
    is_name,
    is_of_money,
    may_speak,
    refusal,
    safe_heading,
    said_in,
    says_nobody,
    speaks_of_people,
)

PASSES = "9434765919"
IN_2023 = "1700000012"  # passes too, and is a moment in seconds
NHS, NI = "an NHS number", "a National Insurance number"
NAME = "the full name of a person"


def told(column: str, *texts: str, **settings: object) -> list[str]:
    found = speaks_of_people({column: list(enumerate(texts, start=1))}, **settings)
    return [finding.what for finding in found]


@pytest.mark.parametrize(
    ("digits", "is_time"),
    [("1262303999", False), ("1262304000", True), ("1893455999", True), ("1893456000", False)],
)
def test_seconds_are_those_of_the_years_2010_to_2029(
    digits: str, is_time: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "is_nhs_number", lambda _: True)
    assert told("Updated", digits) == ([] if is_time else [NHS])
    assert told("note", digits) == [NHS]


def test_five_characters_are_the_fewest_of_a_detail() -> None:
    assert told("note", "L11AB") == ["a full postcode"]
    assert told("nhs", "L11A") == []
    assert may_speak(["L11A", "L11AB", "L11AB", "words"]) == {"L11AB", "words"}


@pytest.mark.parametrize("many", [299, 300, 301])
def test_of_very_many_texts_the_same_is_told(many: int) -> None:
    texts = [f"seen on round {number}" for number in range(many - 3)]
    texts += ["ring 07700 900123", f"see {PASSES}", "kim@example.org"]
    assert sorted(told("note", *texts)) == sorted([NHS, "an e-mail address", "a mobile number"])
    assert set(texts[-3:]) <= may_speak(texts)
    assert (len(may_speak(texts)) == many) is (many < 300)  # of fewer all are asked


def test_the_row_is_that_of_the_first_of_each_kind() -> None:
    cells = [(3, "kim@example.org"), (5, "jo@example.org"), (4, "07700 900123"), (9, "kim@example.org")]
    assert speaks_of_people({"note": cells}) == (
        Finding("an e-mail address", "note", 3),
        Finding("a mobile number", "note", 4),
    )
    assert speaks_of_people({"note": []}) == ()


@pytest.mark.parametrize(
    ("column", "text", "found"),
    [
        ("Budget", "9434765919", []),  # sums of money
        ("Given (£)", "9,434,765,919", []),
        ("Budget", "see 9434765919", [NHS]),
        ("Given", "9434765919", [NHS]),
        ("ODS code", "N41BY", []),  # code of a practice
        ("note", "N4 1BY", ["a full postcode"]),
        ("ODS code", "N4 1BY", ["a full postcode"]),
        ("NHS", "1000000002", [NHS]),  # any ten digits
        ("note", "1000000002", []),
    ],
)
def test_what_a_column_is_of_decides(column: str, text: str, found: list[str]) -> None:
    assert told(column, text) == found


@pytest.mark.parametrize(
    "heading",
    [
        *("Budget", "Income", "Turnover", "Spend", "Spending", "Expenditure", "Amounts", "Cost", "Funding", "Awarded"),
        *("Prices", "GBP", "Pounds", "Assets", "Reserves", "Grant value"),
        *("Contract value", "Total value", "Annual value", "Tender values", "The budget of last year"),
    ],
)
def test_headings_of_sums_of_money(heading: str) -> None:
    assert is_of_money(heading.casefold()) is True
    assert told(heading, PASSES) == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Timestamp", "Time stamp", "Time", "Epoch", "Unix", "Updated", "Created", "Modified", "Seconds", "Ticks"),
        *("Last updated", "Created on"),
    ],
)
def test_headings_of_moments(heading: str) -> None:
    assert told("note", IN_2023) == [NHS]
    assert told(heading, IN_2023) == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Programme code", "Program code", "Contract code", "Grant code", "Invoice code", "Order code"),
        *("Project code", "Award code", "Tender code", "Fund code", "Scheme code", "Cost centre code"),
        *("Cost center code", "Supplier code", "Vendor code", "Product code", "Company code", "Charity code"),
        *("UKPRN code", "Opportunity code", "PO code", "Purchase code", "Our grant from them code"),
        *("Grant no", "Grant number", "Grant ref", "Grant reference", "Grant ID", "Grant identifier"),
    ],
)
def test_headings_of_codes_of_bodies(heading: str) -> None:
    assert told("note", PASSES, "1000000002") == [NHS]
    assert told(heading, PASSES, "1000000002") == []
    assert told(heading, f"CC {PASSES}", "CC 1000000002") == []  # no sums of money under a heading such as "cost"


@pytest.mark.parametrize(
    "heading",
    [
        *("ODS", "ODS code", "ODS ID", "NHS ODS code", "GB-NHS", "NHS org code", "Org code", "Organisation code"),
        *("Organization code", "Site code", "Practice code", "Provider code"),
    ],
)
def test_headings_of_codes_of_the_nhs(heading: str) -> None:
    assert told(heading, "N41BY") == []


@pytest.mark.parametrize("words", ["self", "Self", "client", "Client", "patient", "Patient", "own", "Own", "Kim's"])
def test_a_whole_name_beside_a_word_for_one_person_is_nobody_s_firm(words: str) -> None:
    assert NAME in told("name", f"{words} - Joanne Pickersgill", of_bodies=("name",))


@pytest.mark.parametrize(
    ("column", "text", "of_bodies", "found"),
    [
        ("name", "Joanne Pickersgill", ("name",), []),  # a firm may be called so
        ("note", "Joanne Pickersgill", ("name",), [NAME]),
        ("name", "Self - Joanne Pickersgill", ("name",), [NAME]),
        ("name", "kim@example.org", ("name",), ["an e-mail address"]),
        ("partner_id", "Joanne Ward", (), []),  # the names of nodes
        ("partner_id", "Joanne Pickersgill", (), [NAME]),
        ("note", "Joanne Ward", (), [NAME]),
    ],
)
def test_names_stand_in_columns_of_organisations(
    column: str, text: str, of_bodies: tuple[str, ...], found: list[str]
) -> None:
    assert told(column, text, of_bodies=of_bodies) == found


@pytest.mark.parametrize("column", ["name", "short", "aka", "from", "to", "id", "partner", "label", "source", "target"])
def test_in_each_column_of_organisations_a_firm_may_have_the_name_of_somebody(column: str) -> None:
    assert told(column, "Joanne Pickersgill") == []


@pytest.mark.parametrize("part", ["ages", "groups", "options", "sectors", "stages", "system", "teams"])
def test_in_lists_of_no_organisations_nobody_has_the_name_of_somebody(part: str) -> None:
    found = {what for column, text in said_in({part: {"name": "Joanne Pickersgill"}}) for what in told(column, text)}
    assert found == {NAME}
    assert not any(told(column, text) for column, text in said_in({"partners": {"name": "Joanne Pickersgill"}}))


def test_a_name_is_one_and_nothing_else() -> None:
    assert is_name("Joanne Pickersgill") is True
    assert is_name("Joanne Pickersgill, kim@example.org") is False
    assert is_name("Housing options") is False


def test_who_says_nobody() -> None:
    assert says_nobody(["anonymous", " N/A ", ""]) is True
    assert says_nobody(["anonymous", "Kim"]) is False
    assert says_nobody([]) is True


@pytest.mark.parametrize(
    "words",
    [
        *("anonymous", "anon", "N/A", "n a", "na", "none", "nil", "unknown", "-", "---", "withheld", "redacted", ""),
        *("not given", "not asked", "not known", "not stated", "not shared", "not recorded"),
    ],
)
def test_each_word_for_nobody_says_nobody(words: str) -> None:
    assert says_nobody([words]) is True


def test_a_refusal_names_each_kind_once_and_no_value() -> None:
    one, other, third = (Finding(what, "note", 1) for what in ("this", "that", "those"))
    end = ", so the file may be about people. The values are not shown here."
    assert refusal([one]) == f"A cell looks like this{end}"
    assert refusal([one, one, other]) == f"A cell looks like this, others like that{end}"
    assert refusal([one, other, third]) == f"A cell looks like this, others like that and those{end}"


def test_a_heading_is_repeated_only_where_it_is_plain_and_nobody_s() -> None:
    assert safe_heading("email", "another") == "email"
    assert safe_heading("ring 07700 900123", "another") == "another"
    assert safe_heading("Joanne Pickersgill", "another") == "another"


def test_every_text_in_what_is_given_is_said_under_its_keys() -> None:
    data = {"a": ["x", 3, True, None, ["943", "476", "5919"]], "07700 900123": {"b": 1.5}}
    assert list(said_in(data, "top")) == [
        ("top key", "a"),
        ("a", "x"),
        ("a", "3"),
        ("a", "943 476 5919"),
        ("a", "943"),
        ("a", "476"),
        ("a", "5919"),
        ("top key", "07700 900123"),
        ("top key", "b"),  # a key that tells of somebody leads nowhere
        ("b", "1.5"),
    ]
    assert list(said_in({"k": 1})) == [("key", "k"), ("k", "1")]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["AB123456C"], [NI]),  # one says nothing of a body's own numbering
        (["AB123456C", "AB123456X"], []),  # of two, one that nobody can have
        (["AB123456C", "AB123457D", "AB123456X"], [NI]),
        (["AB123456C", "AB123457D", "AB123456X", "AB123456Y"], []),
        (["seen AB123456C", "AB123456X", "AB123456Y"], [NI]),  # in a text it is no code
    ],
)
def test_codes_of_a_body_may_look_like_national_insurance_numbers(texts: list[str], found: list[str]) -> None:
    assert told("Contract number", *texts) == found
    assert told("note", *texts) == [NI]


@pytest.mark.parametrize(("codes", "found"), [(3, ["a mobile number"]), (4, []), (9, [])])
def test_one_of_five_codes_may_look_like_a_mobile_number_without_its_0(codes: int, found: list[str]) -> None:
    assert told("code", "7700900123", *(f"100000000{number}" for number in range(2, 2 + codes))) == found


@pytest.mark.parametrize(("others", "found"), [(0, [NHS]), (1, []), (2, [])])
def test_numbers_of_properties_may_pass_the_check_by_chance(others: int, found: list[str]) -> None:
    texts = [PASSES, *(f"10000{number}" for number in range(others))]  # of other lengths too
    assert told("UPRN", *texts) == found
    assert told("note", *texts) == [NHS]
