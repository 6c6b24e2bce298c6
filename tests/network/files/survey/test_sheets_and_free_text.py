"""Sheets of one respondent each, free text about others, and the headings of further forms."""

import io

import openpyxl
import pytest

from network.errors import InvalidNetwork
from network.files.summary import summarise
from network.model import Network
from network.reading import Reading
from network.recognised import ColumnIs
from network.uploads import read_uploaded

TIME = "2025/02/03 9:12:44 am GMT"


def _workbook(sheets: dict[str, list[list[str]]]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def _csv(*rows: list[str]) -> Reading:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    return read_uploaded([("answers.csv", text.encode())])


def _said(network: Network) -> set[str]:
    names = {partner.id: partner.name for partner in network.partners}
    return {f"{names[one.source]} {one.kind} {names[one.target]}" for one in network.relations}


def _names(network: Network) -> set[str]:
    return {partner.name for partner in network.partners}


def _page(own: list[str], *rows: list[str]) -> list[list[str]]:
    asked = ["Name of organisation", "We refer to them (Y/N)", "They refer to us (Y/N)"]
    return [["Network survey"], own, ["Your name", "Ann Oddy"], [], asked, *rows]


def test_who_answers_may_stand_above_the_questions_of_its_sheet() -> None:
    sheets = {
        "Ann O": _page(["Organisation:", "Birch Team"], ["Alder Trust", "Y", "N"], ["Cedar Aid", "N", "Y"]),
        "Ben P": _page(["Organisation: Alder Trust"], ["Birch Team", "N", "Y"], ["Cedar Aid", "Y", ""]),
    }
    reading = read_uploaded([("answers.xlsx", _workbook(sheets))])
    network = reading.or_raise()
    assert _said(network) == {
        "Birch Team refers Alder Trust",
        "Cedar Aid refers Birch Team",
        "Alder Trust refers Cedar Aid",
    }
    assert {one.name for one in network.partners if one.id in (network.asked or ())} == {"Birch Team", "Alder Trust"}
    assert not any(text in str(summarise(reading)) for text in ("Ann", "Oddy", "Ben P"))


def test_a_sheet_may_be_named_after_an_organisation_that_only_others_list() -> None:
    asked = ["Partner", "Do you refer to them?"]
    sheets = {
        "Read me": [["Fill in your own sheet"]],
        "Birch Team": [asked, ["Alder Trust", "Yes"], ["Cedar Aid", "No"]],
        "Alder Trust": [asked, ["Birch Team", "No"], ["Cedar Aid", "Yes"]],
    }
    network = read_uploaded([("answers.xlsx", _workbook(sheets))]).or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Alder Trust refers Cedar Aid"}


def test_sheets_that_do_not_say_who_answers_are_refused() -> None:
    asked = ["Partner", "Do you refer to them?"]
    sheets = {"A": [asked, ["Alder Trust", "Yes"], ["Birch Team", "No"]], "B": [asked, ["Alder Trust", "No"]]}
    with pytest.raises(InvalidNetwork, match="not all say who answers"):
        read_uploaded([("answers.xlsx", _workbook(sheets))]).or_raise()


def test_messages_name_the_sheet_and_row_that_an_answer_stands_in() -> None:
    asked = ["Partner", "Do you refer to them?"]
    sheets = {
        "Birch Team": [asked, ["Alder Trust", "Yes"]],
        "Alder Trust": [asked, ["Birch Team", "Mostly through our usual weekly meeting"], ["Cedar Aid", "Yes"]],
        "Cedar Aid": [asked, ["Birch Team", "No"], ["Total", "1"]],
    }
    reading = read_uploaded([("answers.xlsx", _workbook(sheets))])
    assert {one.where.sheet for one in reading.problems if one.where and one.where.row} <= set(sheets)


@pytest.mark.parametrize("mark", ["-", "/"])
def test_the_group_of_a_field_is_no_part_of_an_organisation(mark: str) -> None:
    reading = _csv(
        ["SubmissionDate", f"about{mark}organisation", f"ties{mark}refers_to{mark}birch_team",
         f"ties{mark}refers_to{mark}alder_trust", f"ties{mark}refers_to{mark}note", "KEY"],
        ["2025-02-03T09:01:11Z", "birch_team", "", "1", "", "uuid:1"],
        ["2025-02-03T09:02:11Z", "alder_trust", "0", "", "", "uuid:2"],
    )  # fmt: skip
    network = reading.or_raise()
    assert _names(network) == {"Birch Team", "Alder Trust"}
    assert _said(network) == {"Birch Team refers Alder Trust"}


@pytest.mark.parametrize(
    "told",
    [
        "speak to Mark Tovey on 07700 900555",
        "ask for Mark",
        "Mark Tovey at Hazel Advice",
        "Hazel Advice (contact Mark Tovey)",
        "mark.tovey@hazel.example",
    ],
)
def test_of_free_text_only_the_part_that_speaks_of_a_person_is_left_out(told: str) -> None:
    reading = _csv(
        ["Timestamp", "Your organisation", "Do you refer people to: [Alder Trust]",
         "Do you refer people to: [Cedar Aid]", "Who else do you refer people to?"],
        [TIME, "Birch Team", "Yes", "No", f"Elm House; {told}"],
        [TIME, "Alder Trust", "", "Yes", "no one else"],
        [TIME, "Cedar Aid", "No", "", "Women's Centre at Fir Lodge"],
    )  # fmt: skip
    network = reading.or_raise()
    assert _names(network) == {"Birch Team", "Alder Trust", "Cedar Aid", "Elm House", "Women's Centre at Fir Lodge"}
    assert "speaks of a person" in str(summarise(reading))
    assert not any(text in f"{summarise(reading)} {network!r}" for text in ("Mark", "Tovey", "07700", "mark."))


FORM = [
    ["ID", "Start time", "Completion time", "Email", "Name", "What is your role?", "Who do you refer people to?"],
    ["1", "2025-02-03 09:00", "2025-02-03 09:06", "a@x.example", "Ann Oddy", "Nurse", "Alder Trust;Cedar Aid;"],
    ["2", "2025-02-03 10:00", "2025-02-03 10:06", "b@x.example", "Ben Pugh", "Nurse", "Cedar Aid;"],
]


def test_whoever_filled_it_in_is_never_offered_as_who_answers() -> None:
    reading = _csv(*FORM)
    assert [choice for problem in reading.problems for choice in problem.choices] == []


def test_whoever_filled_it_in_is_never_taken_for_an_organisation() -> None:
    text = "\n".join(",".join(row) for row in FORM)
    reading = read_uploaded([("answers.csv", text.encode())], corrections=[ColumnIs("own", "Name")])
    with pytest.raises(InvalidNetwork, match="would be people"):
        reading.or_raise()


def test_what_does_not_apply_is_no_link_whatever_follows() -> None:
    reading = _csv(
        ["Timestamp", "Your organisation", "How often do you refer people to [Alder Trust]",
         "How often do you refer people to [Birch Team]", "How often do you refer people to [Cedar Aid]"],
        [TIME, "Birch Team", "Often", "N/A (own organisation)", "Not applicable - we never meet"],
        [TIME, "Alder Trust", "n/a: us", "Sometimes", "N/A - we have no contact"],
        [TIME, "Cedar Aid", "N/A", "N/A", "N/A"],
    )  # fmt: skip
    network = reading.or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Alder Trust refers Birch Team"}
    assert len(network.asked or ()) == 2


def test_agreement_is_no_consent() -> None:
    question = "How far do you agree? We work well with this organisation."
    reading = _csv(
        ["Timestamp", "Which organisation are you from?", f"{question} [Alder Trust]", f"{question} [Birch Team]"],
        [TIME, "Birch Team", "Strongly agree", ""],
        [TIME, "Alder Trust", "", "Disagree"],
        [TIME, "Cedar Aid", "Agree", "Neither agree nor disagree"],
    )
    network = reading.or_raise()
    assert _said(network) == {"Birch Team works jointly Alder Trust", "Cedar Aid works jointly Alder Trust"}


@pytest.mark.parametrize(
    ("own", "question"),
    [
        ("Ar gyfer pa sefydliad ydych chi'n gweithio?", "I ba sefydliadau ydych chi'n atgyfeirio pobl?"),
        ("Enw eich sefydliad", "At ba sefydliadau rydych chi'n cyfeirio pobl?"),
    ],
)
def test_a_form_in_welsh_is_read(own: str, question: str) -> None:
    reading = _csv(
        ["ID", "Amser cychwyn", "Amser cwblhau", "E-bost", "Enw", own, question],
        ["1", "2025-02-03", "2025-02-03", "a@x.example", "Nia Prys", "Tai Afon", "Canolfan Bedw;Cymorth Onnen;"],
        ["2", "2025-02-03", "2025-02-03", "b@x.example", "Ifan Rhydd", "Canolfan Bedw", "Cymorth Onnen;"],
    )
    network = reading.or_raise()
    assert _said(network) == {
        "Tai Afon refers Canolfan Bedw",
        "Tai Afon refers Cymorth Onnen",
        "Canolfan Bedw refers Cymorth Onnen",
    }
    assert not any(text in f"{summarise(reading)} {network!r}" for text in ("Nia", "Rhydd", "x.example"))


def test_needs_are_kept_with_who_meets_them_and_with_the_link_they_are_asked_of() -> None:
    asked = ["Do you refer people to {}?", "Which needs do you refer people to {} for?"]
    about = [text.format(name) for name in ("Alder Trust", "Cedar Aid") for text in asked]
    reading = _csv(
        ["Timestamp", "Your organisation", "What do you help with?", *about],
        [TIME, "Birch Team", "Housing;Debt", "Yes", "Drugs;Alcohol", "No", ""],
        [TIME, "Alder Trust", "Drugs", "", "", "Yes", "Housing"],
    )
    network = reading.or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Alder Trust refers Cedar Aid"}
    called = {need.id: need.name for need in network.system.needs}
    assert {one.name: {called[need] for need in one.needs} for one in network.partners if one.needs} == {
        "Birch Team": {"Housing", "Debt"},
        "Alder Trust": {"Drugs"},
    }
    assert [{called[need] for need in one.needs or ()} for one in network.relations] == [
        {"Drugs", "Alcohol"},
        {"Housing"},
    ]


def test_how_often_beside_a_question_about_one_organisation_is_how_strong_it_is() -> None:
    reading = _csv(
        ["Timestamp", "Your organisation", "Do you refer people to Alder Trust?", "How often?",
         "Do you refer people to Cedar Aid?", "How often?2"],
        [TIME, "Birch Team", "Yes", "Weekly", "Yes", "Monthly"],
        [TIME, "Alder Trust", "", "", "No", ""],
    )  # fmt: skip
    network = reading.or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Birch Team refers Cedar Aid"}
    assert {dict(one.more)["strength"] for one in network.relations} == {"4", "3"}
