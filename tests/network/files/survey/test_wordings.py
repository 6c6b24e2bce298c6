"""Wordings of questions and answers as people choose them, and what must never come of them."""

import json

import pytest

from network.errors import InvalidNetwork
from network.files.summary import summarise
from network.files.survey.headings import kind_asked
from network.recognised import OWN, AnswerMeaning, ColumnIs
from tests.network.files.survey.made_up import reading

HOMES, POLICE, CLINIC, CARERS = LISTED = ("Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers")
AT = "2024/03/01 9:00:00 am GMT"
Links = set[tuple[str, str, str]]


def links(rows: list[list[object]], *corrections: AnswerMeaning | ColumnIs) -> Links:
    network = reading(rows, *corrections).or_raise()
    return {(one.source, one.target, one.kind) for one in network.relations}


def roster(question: str, *answers: list[object]) -> list[list[object]]:
    head = ["Timestamp", "Your organisation", *(f"{question} [{name}]" for name in LISTED)]
    return [head, *([AT, *answer] for answer in answers)]


def in_list(question: str, *answers: str) -> list[list[object]]:
    return [["Timestamp", "Your organisation", question], *([AT, HOMES, answer] for answer in answers)]


@pytest.mark.parametrize(
    ("question", "kind", "turned"),
    [
        ("Which organisations do you refer people to? (select all that apply)", "refers", False),
        ("2. Who do you make referrals to?", "refers", False),
        ("Q7 - Which partners does your organisation receive referrals from?", "refers", True),
        ("Who sends people to you?", "refers", True),
        ("They refer people to us", "refers", True),
        ("Which of these organisations fund you?", "funds", True),
        ("Which organisations do you fund?", "funds", False),
        ("With whom do you share information about people?", "shares information", False),
        ("Which organisations do you work with jointly?", "works jointly", False),
        ("Which of these do you share a building with?", "co-located", False),
        ("Which of these organisations do you know?", "knows", False),
        ("Who else do you know?", "knows", False),
    ],
)
def test_a_question_says_the_kind_and_the_way_of_its_links(question: str, kind: str, *, turned: bool) -> None:
    expected = (POLICE, HOMES, kind) if turned else (HOMES, POLICE, kind)
    assert links(in_list(question, POLICE)) == {expected}


@pytest.mark.parametrize(
    "answer",
    [
        f"{POLICE};{CLINIC};",
        f"{POLICE}, {CLINIC}",
        f"1. {POLICE}\n2. {CLINIC}",
        f"{POLICE} and {CLINIC}",
        f"{POLICE} / {CLINIC}",
    ],
)
def test_names_in_one_cell_are_told_apart(answer: str) -> None:
    rows = [["Organisation", "Who do you refer people to?"], [HOMES, answer], [POLICE, "none"], [CLINIC, ""]]
    assert links(rows) == {(HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers")}


def test_a_name_keeps_its_own_commas_and_words() -> None:
    name = "Housing, Health and Care"
    rows = [["Organisation", "Who do you refer people to?"], [name, POLICE], [POLICE, f"{name}, {CLINIC}"]]
    assert (POLICE, name, "refers") in links(rows)
    assert (POLICE, CLINIC, "refers") in links(rows)


def test_each_answer_may_name_its_kinds_of_link() -> None:
    rows = roster("What is your relationship with each?", [HOMES, "", "We refer to them", "No relationship", "Both"],
                  [POLICE, "They refer to us", "", "We share information with them", ""])  # fmt: skip
    assert links(rows) == {
        (HOMES, POLICE, "refers"), (HOMES, CARERS, "refers"), (CARERS, HOMES, "refers"),
        (POLICE, CLINIC, "shares information"),
    }  # fmt: skip


def test_the_organisation_may_stand_before_its_question() -> None:
    head = ["Timestamp", "Your organisation", *(f"{name}: How often do you refer people to them?" for name in LISTED)]
    assert links([head, [AT, HOMES, "", "Weekly", "Never", ""]]) == {(HOMES, POLICE, "refers")}


def test_columns_may_be_organisation_and_kind() -> None:
    question = "How do you work with these organisations?"
    first = ["Respondent ID", "Collector ID", "Which organisation are you answering for?", question, "", ""]
    second = [
        "",
        "",
        "Response",
        f"{POLICE} - Refers to",
        f"{POLICE} - Receives from",
        f"{CLINIC} - Shares information with",
    ]
    row = [11, 4, HOMES, "Refers to", "Receives from", "Shares information with"]
    assert links([first, second, row]) == {
        (HOMES, POLICE, "refers"), (POLICE, HOMES, "refers"), (HOMES, CLINIC, "shares information"),
    }  # fmt: skip


def test_a_number_of_people_is_one_and_a_scale_is_none() -> None:
    counted = reading(roster("How many people did you refer to each last year?", [HOMES, "", 30, 0, 5])).or_raise()
    assert sorted(str(one.made) for one in counted.relations) == ["30", "5"]
    scale = reading(roster("How often do you refer people to each?", [HOMES, "", 3, 0, 5])).or_raise()
    assert [(one.made, dict(one.more)["strength"]) for one in scale.relations] == [(None, "3"), (None, "5")]


def test_a_first_number_without_a_word_is_asked_about() -> None:
    rows = roster("How often do you refer people to each?", [HOMES, 1, 4, 3, 1], [POLICE, 3, 1, 1, 5])
    (problem,) = reading(rows).problems
    assert [one.words for one in problem.choices] == ["1 is no link", "1 is the weakest link"]
    weakest = problem.choices[1].correction
    assert isinstance(weakest, AnswerMeaning)
    assert len(links(rows)) == 4
    assert len(links(rows, weakest)) == 6  # of eight answers two are about who answers
    assert reading(rows, AnswerMeaning("", "1", "1")).problems == ()


def test_an_answer_means_what_a_person_says() -> None:
    rows = roster("Do you refer people to them?", [HOMES, "", "Once", "Yes", "No"])
    assert len(links(rows)) == 2
    assert links(rows, AnswerMeaning("", "once", "no link")) == {(HOMES, CLINIC, "refers")}


def test_trust_stands_with_the_link_and_no_trust_makes_none() -> None:
    rows = roster("How much do you trust each? (1 = not at all, 4 = a great deal)", [HOMES, "", 3, 1, ""])
    (link,) = reading(rows).or_raise().relations
    assert (link.target, dict(link.trust)) == (POLICE, {"reliable": 3})


def test_where_nobody_says_who_answers_it_is_asked() -> None:
    question = "How often do you refer people to each?"
    rows = [["Timestamp", "Email Address", "Where", *(f"{question} [{name}]" for name in LISTED)],
            [AT, "ada@example.org", "At Westhaven", "Weekly", "Never", "", "Daily"]]  # fmt: skip
    (problem,) = reading(rows).problems
    picked = {one.correction for one in problem.choices}
    assert ColumnIs(OWN, "Where") in picked
    assert ("At Westhaven", HOMES, "refers") in links(rows, ColumnIs(OWN, "Where"))


def test_codes_in_the_place_of_questions_are_refused_with_the_way_out() -> None:
    rows = [["id", "submitdate", "lastpage", "seed", "Q1", "Q2[SQ001]", "Q2[SQ002]"], [1, "2024", 3, 7, "A1", "Y", ""]]
    (problem,) = reading(rows).problems
    assert "full text" in problem.fix


def test_several_who_answer_for_one_organisation_are_one_and_differences_are_said() -> None:
    rows = roster("Do you refer people to them?", [HOMES, "", "Yes", "No", ""], [HOMES.upper(), "", "Yes", "Yes", ""])
    found = reading(rows)
    assert found.or_raise().asked == (HOMES,)
    assert "Rows 2 and 3" in found.problems[0].what
    assert CLINIC in found.problems[0].what
    assert POLICE not in found.problems[0].what


def test_a_blank_is_a_no_only_where_the_organisation_was_listed() -> None:
    ticked = roster("Tick whom you refer people to", [HOMES, "", "x", "", ""], [POLICE, "", "", "", ""])
    assert set(reading(ticked).or_raise().asked or ()) == {HOMES, POLICE}  # Police ticked nobody of those listed
    named = [["Timestamp", "Your organisation", "Who do you refer people to?"], [AT, HOMES, POLICE], [AT, CLINIC, ""]]
    found = reading(named)
    assert found.or_raise().asked == (HOMES,)
    assert "Row 3" in found.problems[0].what


def test_a_link_without_direction_is_one_that_both_ends_say() -> None:
    rows = roster("Do you work jointly with them?", [HOMES, "", "Yes", "", ""], [POLICE, "Yes", "", "Yes", ""])
    agreed, other = reading(rows).or_raise().relations
    assert agreed.said_by == (HOMES, POLICE)
    assert other.said_by == (POLICE,)
    assert summarise(reading(rows))["links"] == 3


def test_what_only_one_end_was_asked_is_said_to_be_no_disagreement() -> None:
    assert any("no disagreement" in note for note in reading(in_list("Who do you refer people to?", POLICE)).notes)
    both = [["Timestamp", "Your organisation", "Who do you refer people to?", "Who refers people to you?"],
            [AT, HOMES, POLICE, CLINIC]]  # fmt: skip
    assert not any("no disagreement" in note for note in reading(both).notes)


def test_who_does_not_agree_is_left_out() -> None:
    rows = [["Timestamp", "Do you agree that they are used?", "Your organisation", "Who do you refer people to?"],
            [AT, "Yes", HOMES, POLICE], [AT, "No", CLINIC, CARERS]]  # fmt: skip
    assert links(rows) == {(HOMES, POLICE, "refers")}


@pytest.mark.parametrize("detail", ["ada.quill@example.org", "07700 900456", "943 476 5919"])
def test_a_detail_of_a_person_in_an_answer_that_is_read_refuses_the_file_and_is_not_shown(detail: str) -> None:
    found = reading(in_list("Who do you refer people to?", f"{POLICE}; {detail}"))
    with pytest.raises(InvalidNetwork):
        found.or_raise()
    assert detail not in json.dumps(summarise(found)) + repr(found)


@pytest.mark.parametrize("detail", ["Ring Ada on 07700 900456", "ada.quill@example.org", "943 476 5919"])
def test_the_same_in_a_column_that_is_not_read_stays_out(detail: str) -> None:
    rows = [["Timestamp", "Your organisation", "Who do you refer people to?", "Comments"], [AT, HOMES, POLICE, detail]]
    assert links(rows) == {(HOMES, POLICE, "refers")}
    found = reading(rows)
    assert 'Left out: column "Comments", it holds people\'s details.' in found.notes
    assert detail not in json.dumps(summarise(found)) + repr(found)


def test_the_map_keeps_which_kinds_were_asked_about_and_from_which_end() -> None:
    rows = [["Timestamp", "Your organisation", "Who do you refer people to?", "Who refers people to you?"],
            [AT, HOMES, POLICE, ""], [AT, POLICE, CLINIC, HOMES]]  # fmt: skip
    asked = dict(reading(rows).or_raise().system.asked_as)
    assert asked == {"refers": "Who do you refer people to?", "refers back": "Who refers people to you?"}
    ticked = roster("What do you do with each?", [HOMES, "", "We refer to them, We fund them", "They refer to us", ""])
    assert {kind for kind, _ in reading(ticked).or_raise().system.asked_as} == {"refers", "funds", "refers back"}
    trust = roster("How much do you trust each? (1 = not at all, 4 = a great deal)", [HOMES, "", 3, 1, ""])
    assert reading(trust).or_raise().system.asked_as == ()


@pytest.mark.parametrize("name", ["share_info_with", "ties/share_info", "info_sharing"])
def test_the_short_word_for_information_in_the_name_of_a_field(name: str) -> None:
    assert kind_asked(name) == "shares information"
