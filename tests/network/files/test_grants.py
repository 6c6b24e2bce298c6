"""Grants: every recipient is a link, and whoever is a person stays outside, in whatever words."""

import json
from typing import Any

import pytest

from network.files import read_bytes
from network.privacy import names_a_person
from network.reading import Reading

FUNDER = {"id": "f", "name": "Council"}
MIND, COURT = {"id": "m", "name": "Mind"}, {"id": "c", "name": "Court Street Centre"}


def package(**grant: Any) -> Reading:
    whole = {"id": "1", "amountAwarded": 900, "fundingOrganization": [FUNDER], **grant}
    return read_bytes(json.dumps({"grants": [whole]}).encode(), "grants.json")


def sheet(headings: str, row: str) -> Reading:
    return read_bytes(f"{headings}\n{row}\n".encode(), "grants.csv")


def ends(reading: Reading) -> list[tuple[str, str, str]]:
    assert reading.network is not None, reading.problems
    return [(link.source, link.target, link.kind) for link in reading.network.relations]


def test_two_recipients_of_one_grant_are_two_links() -> None:
    reading = package(recipientOrganization=[MIND, COURT])
    assert ends(reading) == [("f", "m", "funds"), ("f", "c", "funds")]
    assert reading.network is not None
    assert {dict(link.more)["Amount Awarded"] for link in reading.network.relations} == {"900 shared by 2"}


def test_recipients_in_columns_of_their_own_are_links_each() -> None:
    heads = "Funding Org:0:Identifier,Funding Org:0:Name,Recipient Org:0:Identifier,Recipient Org:0:Name"
    reading = sheet(f"{heads},Recipient Org:1:Identifier,Recipient Org:1:Name", "f,Council,m,Mind,c,Court")
    assert ends(reading) == [("f", "m", "funds"), ("f", "c", "funds")]


@pytest.mark.parametrize(
    "words",
    [
        *("Individual", "An individual in Leeds", "Private individual", "Individual recipient 12", "Mrs J Bloggs"),
        *("Redacted individual", "Individuals", "[Individual]", "Miss Jo Bloggs-Smith", "Mr. Bloggs"),
    ],
)
def test_a_grant_to_a_person_in_any_words_is_refused_without_the_words(words: str) -> None:
    heads = "Identifier,Funding Org:Name,Recipient Org:Name"
    for reading in (package(recipientOrganization=[{"id": "x", "name": words}]), sheet(heads, f"1,Council,{words}")):
        assert reading.network is None
        assert "Bloggs" not in str(reading.problems)


@pytest.mark.parametrize("key", ["recipientIndividual", "toIndividualsDetails"])
def test_the_keys_of_the_standard_for_people_are_refused(key: str) -> None:
    assert package(recipientOrganization=[MIND], **{key: {"name": "X"}}).network is None


@pytest.mark.parametrize(
    "name", ["Individual Support Solutions", "People First", "Mr Motivator Community Gym and Youth Club CIC", "Mind"]
)
def test_an_organisation_with_such_a_word_in_its_name_is_none(name: str) -> None:
    assert not names_a_person(name)


def test_two_names_under_one_id_are_not_asked_about() -> None:
    grants = [
        {"id": place, "amountAwarded": 900, "fundingOrganization": [FUNDER], "recipientOrganization": [one]}
        for place, one in (("1", {"id": "x", "name": "Fane Families"}), ("2", {"id": "x", "name": "FANE FAMILIES LTD"}))
    ]
    reading = read_bytes(json.dumps({"grants": grants}).encode(), "grants.json")
    assert ends(reading) == [("f", "x", "funds")]
    assert not any("may be short for" in one.what for one in reading.problems)


def test_a_description_with_a_number_of_a_person_is_refused_and_one_that_says_how_to_ask_is_not() -> None:
    given = package(recipientOrganization=[MIND], description="An adviser for client 4711, NI QQ 12 34 56 C")
    assert given.outcome == "refuse"
    assert "56 C" not in " ".join(map(str, given.problems))
    given = package(
        recipientOrganization=[MIND], description="Ask sam@example.org, 01632 960417, LS1 9ZZ; for Joan Smith"
    )
    assert given.outcome != "refuse"


def test_what_is_no_grant_and_what_no_grant_can_have_is_told_once_with_its_number() -> None:
    whole = {"id": "1", "fundingOrganization": [FUNDER], "recipientOrganization": [MIND]}
    odd = [{**whole, "amountAwarded": -3, "awardDate": "9999-99-99"}, {**whole, "amountAwarded": 1e400}]
    text = json.dumps(
        {"grants": [whole, *odd, 5, None, {"id": "2", "amountAwarded": 3, "awardDate": "2024-04-01"}]}
    ).replace("Infinity", "1e999")
    told = "\n".join(map(str, read_bytes(text.encode(), "grants.json").problems))
    assert "2 entries under grants are no grants and were left out." in told
    assert "2 amounts that were awarded are no number from 0." in told
    assert "1 date of an award is on no calendar." in told
    assert "A grant does not say which partner refers." in told
    assert "line" not in told


def test_of_a_grant_in_order_nothing_is_told() -> None:
    reading = package(recipientOrganization=[MIND], awardDate="2024-04-01T00:00:00+00:00")
    assert not reading.problems
