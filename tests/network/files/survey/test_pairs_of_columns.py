"""Organisations that are each named in one column, with how many people or how often in the next."""

import pytest

from tests.network.files.survey.made_up import links, reading, said

HOMES, POLICE, CLINIC, CARERS = "Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers"


@pytest.mark.parametrize(
    "headings",
    [
        ("Partner 1", "Number of people referred 1", "Partner 2", "Number of people referred 2"),
        ("Organisation 1 you refer to", "Number of people referred 1", "Organisation 2 you refer to",
         "Number of people referred 2"),
        ("First partner", "How many people did you refer? 1", "Second partner", "How many people did you refer? 2"),
        ("Partner 1", "How many people did you refer to them?", "Partner 2", "How many people did you refer to them?2"),
    ],
)  # fmt: skip
def test_how_many_people_beside_a_name_are_referred_there(headings: tuple[str, ...]) -> None:
    rows = [["Submission date", "Your organisation", *headings], ["2026", HOMES, POLICE, "14", CLINIC, "about 6"]]
    made = {
        one.target: str(one.made) for one in reading([*rows, ["2026", POLICE, CARERS, "", "", ""]]).or_raise().relations
    }
    assert made == {POLICE: "14", CLINIC: "6", CARERS: "None"}


def test_a_name_that_is_spelled_in_two_ways_keeps_what_each_says_of_it() -> None:
    rows = [
        ["Submission date", "Your organisation", "Partner 1", "How often? 1", "Partner 2", "How often? 2"],
        ["2026", HOMES, POLICE, "Daily", CLINIC, "Weekly"],
        ["2026", CARERS, POLICE.upper(), "Monthly", "", ""],
    ]
    found = reading(rows).or_raise().relations
    assert [dict(one.more)["strength"] for one in found] == ["5", "4", "3"]
    assert {one.target for one in found} == {POLICE, CLINIC}


def test_one_answer_a_row_with_a_name_in_two_spellings() -> None:
    head = ["response id", "organisation", "about organisation", "question", "answer"]
    rows = [head, ["1", HOMES, POLICE, "refers to", "Yes"], ["1", HOMES, CLINIC, "refers to", "Yes"]]
    read = reading([*rows, ["2", CLINIC, POLICE.lower(), "refers to", "Yes"]])
    assert links(read) == {(HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers"), (CLINIC, POLICE, "refers")}


def test_a_person_named_in_a_third_column_stays_out() -> None:
    head = ["Your organisation", "Partner 1", "Number of people referred 1", "Contact person 1"]
    rows = [["Submission date", *head, *(text.replace("1", "2") for text in head[1:])]]
    read = reading([*rows, ["2026", HOMES, POLICE, "3", "Ada Quill", CLINIC, "4", "Ada Quill"]])
    assert len(links(read)) == 2
    assert "Quill" not in repr(read) + said(read)


def test_a_short_heading_counts_people_beside_whom_they_are_referred_to() -> None:
    rows = [["Your organisation", "Referral partner 1", "Number 1", "Referral partner 2", "Number 2"]]
    read = reading([*rows, [HOMES, POLICE, "14", CLINIC, "5"], [POLICE, CARERS, "20", "", ""]])
    assert sorted(str(one.made) for one in read.or_raise().relations) == ["14", "20", "5"]
