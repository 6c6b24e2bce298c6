"""Pages of one survey, rows that are tests, answers that were never handed in, and a question an organisation."""

import pytest

from tests.network.files.survey.made_up import Rows, links, sheets

MILL, FORGE, CHAPEL = LISTED = ("Mill Lane Clinic", "Forge Youth Work", "Chapel Advice")
REFERS, SHARES = "Who do you refer people to?", "Who do you share information with?"


def roster(question: str) -> list[str]:
    return [f"{question} [{name}]" for name in LISTED]


FIRST: Rows = [
    ["Respondent ID", "Your organisation", *roster(REFERS)],
    [81, MILL, "", "x", ""],
    [92, FORGE, "", "", "x"],
]


def test_a_second_page_is_joined_by_the_number_of_the_answer() -> None:
    second: Rows = [["Respondent ID", *roster(SHARES)], [92, "x", "", ""], [81, "", "", "x"]]
    read = sheets([("Page 1", FIRST), ("Page 2", second)])
    assert links(read) == {
        (MILL, FORGE, "refers"),
        (FORGE, CHAPEL, "refers"),
        (FORGE, MILL, "shares information"),
        (MILL, CHAPEL, "shares information"),
    }
    assert any("goes on with the answers" in note for note in read.notes)


@pytest.mark.parametrize("numbers", [(7, 8), (81, 81)])
def test_a_page_that_cannot_be_joined_is_named(numbers: tuple[int, int]) -> None:
    second: Rows = [["Respondent ID", *roster(SHARES)], *([one, "x", "", "x"] for one in numbers)]
    read = sheets([("Page 1", FIRST), ("Page 2", second)])
    assert links(read) == {(MILL, FORGE, "refers"), (FORGE, CHAPEL, "refers")}
    assert any('"Page 2" does not say which organisation answers' in problem.what for problem in read.problems)


def test_a_row_that_the_export_calls_a_test_is_left_out_and_an_unfinished_one_is_named() -> None:
    head = ["StartDate", "Status", "Finished", "RecordedDate", "Your organisation", *roster(REFERS)]
    rows: Rows = [
        ["2025-01-01", "Survey Preview", "True", "2025-01-01", MILL, "", "", "x"],
        ["2025-01-02", "IP Address", "False", "2025-01-02", MILL, "", "x", ""],
    ]
    read = sheets([("Answers", [head, *rows])])
    assert links(read) == {(MILL, FORGE, "refers")}
    said = " ".join(problem.what for problem in read.problems)
    assert "Row 2 is marked as a test" in said
    assert "Row 3 was begun and not finished" in said


@pytest.mark.parametrize("own", ["Organisation completing this form", "Answered on behalf of"])
def test_each_organisation_has_a_question_of_its_own(own: str) -> None:
    start = "Leaving aside contact that was not agreed (1 May 2024 to 30 April 2025), did your organisation"
    head = [own, *(f"{start} {ties} {name}?" for name in LISTED for ties in ("refer people to", "give funding to"))]
    rows: Rows = [
        [MILL, "", "", "Yes", "No", "No", "Yes"],
        [FORGE, "No", "No", "", "", "No", "No"],
        [CHAPEL, "Yes", "No", "No", "No", "", ""],
    ]
    read = sheets([("Form", [head, *rows])])
    assert links(read) == {(MILL, FORGE, "refers"), (MILL, CHAPEL, "funds"), (CHAPEL, MILL, "refers")}
    assert set(read.or_raise().asked or ()) == set(LISTED)
