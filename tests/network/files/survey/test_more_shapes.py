"""Exports met later: several things asked of each organisation, pairs of columns, repeated groups."""

import io

import pytest
import xlsxwriter

from network.reading import Reading
from network.uploads import read_uploaded
from tests.network.files.survey.made_up import Rows, links, reading

HOMES, POLICE, CLINIC, CARERS = LISTED = ("Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers")
Links = set[tuple[str, str, str]]


def strengths(read: Reading) -> dict[tuple[str, str], str | None]:
    return {(one.source, one.target): dict(one.more).get("strength") for one in read.or_raise().relations}


@pytest.mark.parametrize(
    "question",
    [
        "And which of these have sent people to you?",
        "Which of these organisations referred people to you last year?",
        "Which services have signposted people to your team?",
    ],
)
def test_who_sent_people_to_us_is_turned_in_the_past_too(question: str) -> None:
    rows = [["Timestamp", "Your organisation", question], ["2024", HOMES, POLICE]]
    assert links(reading(rows)) == {(POLICE, HOMES, "refers")}


@pytest.mark.parametrize("question", ["Which of these have you referred people to?", "Who have you sent people to?"])
def test_whom_we_sent_people_to_is_not(question: str) -> None:
    rows = [["Timestamp", "Your organisation", question], ["2024", HOMES, POLICE]]
    assert links(reading(rows)) == {(HOMES, POLICE, "refers")}


def test_a_tick_grid_says_each_kind_in_its_own_words_and_what_is_not_known_is_told() -> None:
    question = "What do you do with each of these?"
    rows = [
        ["Timestamp", "Your organisation", *(f"{question} [{name}]" for name in LISTED)],
        ["2024", HOMES, "", "We refer people to them, We plan services together", "They give us funding", ""],
        ["2024", POLICE, "We give them funding", "", "", "We refer people to them, We play football"],
    ]
    read = reading(rows)
    assert links(read) == {
        (HOMES, POLICE, "refers"), (HOMES, POLICE, "works jointly"), (CLINIC, HOMES, "funds"),
        (POLICE, HOMES, "funds"), (POLICE, CARERS, "refers"),
    }  # fmt: skip
    (problem,) = read.problems
    assert "no kind of link that is known" in problem.what
    assert "football" not in repr(read)


def test_of_several_things_asked_about_each_organisation_how_often_is_the_link() -> None:
    question = "For each organisation, how often do you meet, and who starts it?"
    parts = [f"{name} - {part}" for name in (HOMES, POLICE) for part in ("How often", "Who starts it")]
    rows = [
        ["Respondent ID", "Collector ID", "Your organisation", question, "", "", ""],
        ["", "", "Response", *parts],
        [1, 2, HOMES, "", "", "Weekly", "Us"],
        [2, 2, CLINIC, "Monthly", "Them", "Never", ""],
    ]
    read = reading(rows)
    assert strengths(read) == {(HOMES, POLICE): "4", (CLINIC, HOMES): "3"}
    assert {one.name for one in read.or_raise().partners} == {HOMES, POLICE, CLINIC}


def test_a_choice_with_a_comma_of_its_own_is_no_partner() -> None:
    rows = [
        ["Timestamp", "Your organisation", "Who do you refer people to?"],
        ["2024", HOMES, f"{POLICE},Other, please say"],
    ]
    assert {one.name for one in reading(rows).or_raise().partners} == {HOMES, POLICE}


def test_codes_before_the_full_text_of_questions_are_left_out() -> None:
    question = "How often do you refer people to these?"
    rows = [
        ["id. Response ID", "submitdate. Date submitted", "G1Q1. Name of your organisation:",
         f"G1Q2[SQ1]. {question} [{HOMES}]", f"G1Q2[SQ2]. {question} [{POLICE}]"],
        [1, "2024", HOMES, "", "Often"],
        [2, "2024", POLICE, "Not at all", ""],
    ]  # fmt: skip
    assert strengths(reading(rows)) == {(HOMES, POLICE): "4"}


def test_ticks_that_repeat_the_heading_lose_their_question_and_it_is_asked_for() -> None:
    rows = [
        ["#", "What's the name of your organisation?", *LISTED, "Other", "Submit Date (UTC)", "Network ID"],
        ["a1", HOMES, "", POLICE, "", "", "", "2024", "n1"],
        ["a2", CLINIC, HOMES, "", "", "", "Night Kitchen", "2024", "n2"],
    ]
    read = reading(rows)
    assert links(read) == {
        (HOMES, POLICE, "knows"), (CLINIC, HOMES, "knows"), (CLINIC, "Night Kitchen", "knows"),
    }  # fmt: skip
    assert "Which kind of link" in read.problems[0].what


def test_names_and_answers_in_pairs_of_columns_belong_together() -> None:
    rows = [
        ["Organisation", "Partner you refer to 1", "How often? (1)", "Partner you refer to 2", "How often? (2)"],
        [HOMES, POLICE, "weekly", CLINIC, ""],
        [POLICE, HOMES, "never", "", ""],
        [CLINIC, CARERS, "daily", HOMES, "monthly"],
    ]
    read = reading(rows)
    assert strengths(read) == {(HOMES, POLICE): "4", (HOMES, CLINIC): None, (CLINIC, CARERS): "5", (CLINIC, HOMES): "3"}
    assert set(read.or_raise().asked or ()) == {HOMES, POLICE, CLINIC}


def test_a_repeated_group_on_a_sheet_of_its_own_belongs_to_its_answers() -> None:
    main: Rows = [
        ["Which organisation are you from?", "Respondent's name", "_id", "_uuid", "_index"],
        [HOMES, "Ada Quill", 51, "aa", 1],
        [POLICE, "Ada Quill", 52, "bb", 2],
    ]
    group: Rows = [
        ["Which organisation do you refer people to?", "How often?", "_index", "_parent_index", "_submission__id"],
        [POLICE, "Weekly", 1, 1, 51],
        [CLINIC, "Monthly", 2, 1, 51],
        [HOMES, "Never", 3, 2, 52],
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in (("Survey", main), ("partner", group)):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    read = read_uploaded([("answers.xlsx", out.getvalue())])
    assert strengths(read) == {(HOMES, POLICE): "4", (HOMES, CLINIC): "3"}
    assert set(read.or_raise().asked or ()) == {HOMES, POLICE}
    assert "Quill" not in repr(read)


@pytest.mark.parametrize(
    "question",
    [
        "Please give your name if you are happy to be contacted",
        "Who should we contact about these answers?",
        "Named contact at each organisation",
        "Who do you speak to in each of these?",
        "Name of person completing this",
    ],
)
def test_a_question_for_a_person_is_no_question_about_organisations(question: str) -> None:
    rows = [
        ["Timestamp", "Your organisation", "Who do you refer people to?", question],
        ["2024", HOMES, POLICE, "Ada Quill"],
    ]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert "Quill" not in repr(read)


@pytest.mark.parametrize(
    "question", ["Who would you like to work with more closely?", "Which services do you want to refer people to?"]
)
def test_a_wish_is_no_link(question: str) -> None:
    rows = [
        ["Timestamp", "Your organisation", "Who do you refer people to?", question],
        ["2024", HOMES, POLICE, CLINIC],
    ]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert any("Not read" in note and question[:20] in note for note in read.notes)


@pytest.mark.parametrize(
    ("answer", "strength"),
    [
        ("Less than once a month", "1"), ("Once or twice a year", "1"), ("Several times a year", "2"),
        ("About once a month", "3"), ("Two or three times a month", "3"), ("Several times a week", "4"),
        ("More than once a week", "4"), ("Almost every day", "5"), ("Very well", "5"), ("Fairly well", "3"),
    ],
)  # fmt: skip
def test_how_often_in_the_words_of_many_forms(answer: str, strength: str) -> None:
    question = "How often do you refer people to these?"
    head = [
        "Timestamp",
        "Your organisation",
        *(f"2.{place} {question} - {name}" for place, name in enumerate(LISTED, 1)),
    ]
    rows: Rows = [head, ["2024", HOMES, "", answer, "Never", ""]]
    assert strengths(reading(rows)) == {(HOMES, POLICE): strength}


def test_questions_at_the_left_are_turned() -> None:
    rows: Rows = [
        ["Question", HOMES, POLICE, CLINIC],
        ["Which organisations do you refer to?", f"{POLICE}, {CLINIC}", HOMES, ""],
        ["Which organisations refer to you?", "", CLINIC, ""],
        ["Person spoken to", "Ada Quill", "Ed Moss", "Jo Vale"],
    ]
    read = reading(rows)
    assert links(read) == {
        (HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers"), (POLICE, HOMES, "refers"), (CLINIC, POLICE, "refers"),
    }  # fmt: skip
    assert set(read.or_raise().asked or ()) == {HOMES, POLICE}
    assert "Quill" not in repr(read)


def test_sentences_about_each_organisation_are_no_answers_of_a_scale() -> None:
    often, tell = "How often do you refer people to each?", "How do you find working with each of them?"
    rows: Rows = [
        [
            "Timestamp",
            "Your organisation",
            *(f"{question} [{name}]" for question in (often, tell) for name in (HOMES, POLICE)),
        ],
        ["2024", HOMES, "", "Weekly", "", "Ada on the front desk is always a great help"],
        ["2024", POLICE, "Never", "", "We have not spoken with them since the spring", ""],
    ]
    read = reading(rows)
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert "front desk" not in repr(read)
    assert "since the spring" not in repr(read)
