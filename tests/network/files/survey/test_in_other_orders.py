"""Places in an order, names asked for by need, answers in words of their own, a sheet for each who answers."""

import pytest

from network.reading import Reading
from tests.network.files.survey.made_up import Rows, book, links, reading, said

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")

HOMES, POLICE, CLINIC = LISTED = ("Westhaven Homes", "Northfield Police", "Millbrook NHS Trust")


def grid_of(question: str, *rows: list[object]) -> Reading:
    return reading([["Timestamp", "Your organisation", *(f"{question} [{one}]" for one in LISTED)], *rows])


@pytest.mark.parametrize(
    "question",
    ["Rank the organisations you refer people to (1 = most often)", "Put whom you refer to in order of importance"],
)
def test_a_place_in_an_order_is_a_link_and_no_strength(question: str) -> None:
    read = grid_of(question, ["2024", HOMES, "", 1, 2], ["2024", POLICE, 2, "", 1])
    assert links(read) == {
        (HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers"), (POLICE, HOMES, "refers"), (POLICE, CLINIC, "refers"),
    }  # fmt: skip
    assert not any(dict(one.more).get("strength") for one in read.or_raise().relations)
    assert not read.problems


def test_names_asked_for_by_need_are_links_with_those_named_and_needs_are_no_partners() -> None:
    question = "Who do you refer people to for each need?"
    head = ["Timestamp", "Your organisation", *(f"{question} [{need}]" for need in ("Housing", "Debt"))]
    read = reading([head, ["2024", POLICE, f"{HOMES}, {CLINIC}", HOMES], ["2024", CLINIC, HOMES, ""]])
    assert links(read) == {(POLICE, HOMES, "refers"), (POLICE, CLINIC, "refers"), (CLINIC, HOMES, "refers")}
    assert {one.name for one in read.or_raise().partners} == set(LISTED)


def test_a_scale_in_words_of_its_own_stays_a_scale() -> None:
    read = grid_of("Who do you work with?", ["2024", HOMES, "", "Bits and bobs", "Loads"])
    assert {one.name for one in read.or_raise().partners} == set(LISTED)


def test_answers_that_say_neither_yes_nor_no_are_told() -> None:
    question = "How would you describe your work with each?"
    read = grid_of(question, ["2024", HOMES, "", "good people", "tricky"], ["2024", POLICE, "new lead there", "", "ok"])
    assert "say neither yes nor no" in said(read)
    assert '"tricky"' in said(read)
    known = grid_of(question, ["2024", HOMES, "", "Never", "Weekly"], ["2024", POLICE, "In a way", "", "Never"])
    assert "say neither yes nor no" not in said(known)


def test_a_sheet_for_each_who_answers_is_one_survey() -> None:
    head: list[object] = ["Organisation", "How often do you refer people to them?"]
    read = book(
        How_to_fill_in=[["Please answer for each."]],
        Westhaven_Homes=[head, [HOMES, ""], [POLICE, "Weekly"], [CLINIC, "Never"]],
        Northfield_Police=[head, [HOMES, "Monthly"], [POLICE, ""], [CLINIC, ""]],
    )
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, HOMES, "refers")}
    assert set(read.or_raise().asked or ()) == {HOMES, POLICE}


def test_sheets_that_bear_no_name_of_those_listed_are_left_as_they_are() -> None:
    head: list[object] = ["Organisation", "How often do you refer people to them?"]
    read = book(Spring=[head, [HOMES, "Weekly"], [POLICE, ""]], Autumn=[head, [HOMES, ""], [POLICE, "Weekly"]])
    assert "Each sheet is named after an organisation" not in said(read)


@pytest.mark.parametrize(
    "question",
    [
        "Which of these do you never refer people to?",
        "Which of these do you not refer people to?",
        "Before the pandemic, which of these did you refer people to?",
        "Which of these turn down your referrals?",
        "Which of these did you use to work with three years ago?",
    ],
)
def test_a_question_that_denies_links_or_asks_of_other_times_makes_none_and_that_is_said(question: str) -> None:
    today = "Which of these do you refer people to?"
    head = ["Timestamp", "Your organisation", *(f"{text} [{one}]" for text in (today, question) for one in LISTED)]
    read = reading([head, ["2024", HOMES, "", "x", "", "", "", "x"], ["2024", POLICE, "x", "", "", "", "", "x"]])
    assert links(read) == {(HOMES, POLICE, "refers"), (POLICE, HOMES, "refers")}
    assert f'Not read: "{question}".' in read.notes


@pytest.mark.parametrize(
    "question",
    ["Which of these have you referred people to in the past year?", "Whom did you refer to in the past 12 months?"],
)
def test_the_past_year_is_today(question: str) -> None:
    assert links(grid_of(question, ["2024", HOMES, "", "x", ""])) == {(HOMES, POLICE, "refers")}


@pytest.mark.parametrize(
    ("answer", "strength"),
    [
        ("✔️", ""), ("☒", ""), ("Strongly agree", "5"), ("Agree", "4"), ("1 to 5", ""), ("6–20", ""),
        ("More than 20", ""),        ("20+ people", ""), ("4 - Weekly", "4"), ("Both ways", ""),
    ],
)  # fmt: skip
def test_signs_agreement_and_bands_are_links(answer: str, strength: str) -> None:
    read = grid_of("How do you refer people to each of these?", ["2024", HOMES, "", answer, ""])
    assert (HOMES, POLICE, "refers") in links(read)
    assert dict(read.or_raise().relations[0].more).get("strength", "") == strength


@pytest.mark.parametrize(
    "answer",
    ["❌", "☐", "Disagree", "Strongly disagree", "Neutral", "We do not refer to them", "I don't know", "0 to 5"],
)
def test_signs_and_words_that_deny_are_no_links(answer: str) -> None:
    read = grid_of("How do you refer people to each of these?", ["2024", HOMES, "", "Weekly", answer])
    assert links(read) == {(HOMES, POLICE, "refers")}


def test_agreement_is_a_step_of_trust() -> None:
    question = "I trust them to keep their word"
    read = grid_of(question, ["2024", HOMES, "", "Strongly agree", "Disagree"])
    assert {(one.target, one.trust) for one in read.or_raise().relations} == {
        (POLICE, (("reliable", 4),)), (CLINIC, (("reliable", 2),)),
    }  # fmt: skip


def test_the_name_of_a_sheet_may_be_cut_off_as_a_spreadsheet_does() -> None:
    long = "Estuary and Coast Community Carers Trust"
    head: list[object] = ["Organisation", "How often do you refer people to them?"]
    read = book(**{
        long[:31].replace(" ", "_"): [head, [HOMES, "Weekly"], [long, ""], ["", "Daily"], []],
        "Westhaven_Homes": [head, [HOMES, ""], [long, "Never"]],
    })  # fmt: skip
    assert links(read) == {(long, HOMES, "refers")}
    assert set(read.or_raise().asked or ()) == {HOMES, long}


@pytest.mark.parametrize("question", ["Sector", "How many staff do they have?", "Do you like tea?"])
def test_sheets_of_partners_that_ask_for_no_link_are_no_survey(question: str) -> None:
    head: list[object] = ["Organisation", question]
    read = book(
        Westhaven_Homes=[head, [HOMES, "a"], [POLICE, "b"]], Northfield_Police=[head, [HOMES, "a"], [POLICE, "b"]]
    )
    assert "Each sheet is named after an organisation" not in said(read)


def test_one_sheet_alone_or_with_other_questions_is_not_put_together() -> None:
    rows: Rows = [[HOMES, ""], [POLICE, "Weekly"]]
    often: list[object] = ["Organisation", "How often do you refer people to them?"]
    fund: list[object] = ["Organisation", "Do you fund them?"]
    for sheets in (
        {"Westhaven_Homes": [often, *rows]},
        {"Westhaven_Homes": [often, *rows], "Northfield_Police": [fund, *rows]},
    ):
        assert "Each sheet is named after an organisation" not in said(book(**sheets))
