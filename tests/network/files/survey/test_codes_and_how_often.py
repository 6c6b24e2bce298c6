"""Numbers that stand for no answer, and how often in words that go on: at least weekly, often (weekly)."""

import pytest

from network.recognised import AnswerMeaning
from tests.network.files.survey.made_up import links, reading, said

HOMES, POLICE, CLINIC = "Westhaven Homes", "Northfield Police", "Millbrook Clinic"
OFTEN = "How often do you refer people to"


def _grid(*answers: object, question: str = OFTEN) -> list[list[object]]:
    """Who answers is Westhaven Homes; each answer stands under an organisation of its own."""
    others = [f"{question} [Body {place}]" for place, _ in enumerate(answers)]
    return [
        ["Timestamp", "Your organisation", *others, f"{question} [{HOMES}]"],
        ["2026", HOMES, *answers, ""],
        ["2026", POLICE, *["" for _ in answers], ""],
    ]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        (("0", "1", "-99"), "-99"),
        (("0", "1", "9"), "9"),
        (("0", "1", "-1"), "-1"),
        (("0", "1", "2", "3", "4", "9"), "9"),
        (("0", "1", "3", "99"), "99"),
        (("Never", "Weekly", "999"), "999"),
        (("No", "Yes", "Missing"), "Missing"),
    ],
)
def test_what_stands_for_no_answer_is_no_link(answers: tuple[str, ...], code: str) -> None:
    read = reading(_grid(*answers))
    assert f"Body {answers.index(code)}" not in {name for link in links(read) for name in link}
    assert f'"{code.lower()}" is read as not said' in said(read)


@pytest.mark.parametrize("answers", [("-2", "-1", "0", "1", "2"), ("1", "3", "5", "9"), ("20", "50", "99")])
def test_a_number_of_the_scale_is_no_code(answers: tuple[str, ...]) -> None:
    assert f"Body {len(answers) - 1}" in {name for link in links(reading(_grid(*answers))) for name in link}


@pytest.mark.parametrize("scale", ["(0-10)", "from 0 to 9", "(1 = not at all, 10 = fully)"])
def test_a_number_below_the_top_that_the_question_states_is_no_code(scale: str) -> None:
    assert len(links(reading(_grid("1", "2", "9", question=f"How closely do you work with {scale}")))) > 1


def test_a_high_number_that_stands_apart_is_asked_about() -> None:
    rows = _grid("0", "1", "9")
    choices = [choice.correction for problem in reading(rows).problems for choice in problem.choices]
    assert AnswerMeaning(OFTEN, "9", "9") in choices
    assert len(links(reading(rows, AnswerMeaning(OFTEN, "9", "9")))) == 2


def test_the_question_says_which_number_is_no_answer() -> None:
    question = "Do you refer people to (0 = no, 1 = yes, 2 = don't know)"
    assert links(reading(_grid("1", "2", question=question))) == {(HOMES, "Body 0", "refers")}


def test_a_number_of_people_below_zero_is_no_answer() -> None:
    read = reading(_grid("12", "-9", question="How many people did you refer to"))
    assert links(read) == {(HOMES, "Body 0", "refers")}


@pytest.mark.parametrize(
    ("answer", "strength"),
    [
        ("Weekly or more", "4"), ("At least weekly", "4"), ("Once a fortnight or so", "4"), ("Monthly or less", "3"),
        ("About once a year", "1"), ("Less often than yearly", "1"), ("Every six months", "2"), ("Usually", "4"),
        ("More often than weekly", "5"), ("4 times a year", "2"), ("2-3 times a week", "4"), ("Often (weekly)", "4"),
        ("Yes - every month", "3"), ("Over 5 times a year", "2"),
    ],
)  # fmt: skip
def test_how_often_in_words_that_go_on(answer: str, strength: str) -> None:
    read = reading(_grid(answer, "Never"))
    assert [dict(link.more)["strength"] for link in read.or_raise().relations] == [strength]


def test_an_answer_without_a_strength_beside_a_scale_is_told() -> None:
    problems = " ".join(one.what for one in reading(_grid("Weekly", "Once in a blue moon")).problems)
    assert '"once in a blue moon"' in problems


@pytest.mark.parametrize("code", ["-99", "999", "#NULL!", "Missing"])
def test_what_stands_for_no_answer_is_no_partner_in_a_list(code: str) -> None:
    rows = [["Timestamp", "Your organisation", "Who do you refer people to?"], ["2026", HOMES, code]]
    read = reading([*rows, ["2026", POLICE, f"{HOMES};{CLINIC}"]])
    assert {one.name for one in read.or_raise().partners} == {HOMES, POLICE, CLINIC}


@pytest.mark.parametrize("code", ["-99", "999", "Missing"])
def test_what_stands_for_no_answer_is_nobody_who_answers(code: str) -> None:
    rows = [["Timestamp", "Your organisation", "Who do you refer people to?"], ["2026", code, POLICE]]
    read = reading([*rows, ["2026", HOMES, POLICE]])
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert "Row 2 names no organisation" in said(read)
