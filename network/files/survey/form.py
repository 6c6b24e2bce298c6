"""A survey of ten minutes to paste into any program for forms; what comes back is read without a correction.

Every question that lists the partners is one of several choices, which all programs have and write alike: a grid of
Microsoft Forms comes back without its question.
"""

import io
from pathlib import Path
from typing import Any

from network.files.raw.safe_cells import safe_cell
from network.files.raw.save import save
from network.files.sheets.workbook import new_workbook
from network.model import Network

__all__ = ["ANSWERS", "CONSENT", "LISTING", "OTHERS", "OWN_QUESTION", "survey_bytes", "write_survey"]

OWN_QUESTION = "Which organisation do you answer for?"
CONSENT = "Do you agree that your organisation's answers are used for the map of the partnership?"
LISTING = {  # each lists the partners: the question and the field that it is read as
    "Which of these organisations do you refer people to?": "refers",
    "Which of these organisations refer people to you?": "refers back",
    "Which of these organisations do you share information with?": "shares information",
    "Which of these organisations do you work with jointly?": "works jointly",
    "Which of these organisations do you fund?": "funds",
    "Which of these organisations do you know, though you do nothing of the above with them?": "knows",
}
OTHERS = {
    "Which other organisations, not on the list, do you refer people to?": "refers",
    "Who else should be asked? Please name organisations, not people, that you know.": "knows",
}
ANSWERS = "Answers"  # the sheet for answers given on paper or by telephone
NOTES = (
    "How to ask",
    "Make a form in Microsoft Forms, Google Forms, SurveyMonkey, Qualtrics, LimeSurvey, Kobo or ODK.",
    "Copy each question from the sheet Questions as it stands. Paste the names in the sheet Organisations as choices.",
    "Do not ask for names, e-mail addresses or anything about a person. Nothing of the kind is read.",
    "Send it to one person in each organisation. Ten minutes are enough.",
    "Export the answers as Excel or CSV, with full questions and answers, not codes. Open the file on the Data page.",
    "Answers on paper or by telephone: write them in the sheet Answers, a row an organisation. Put ; between names.",
    "Then open this workbook on the Data page. Only the sheet Answers is read.",
)


def write_survey(network: Network, path: str | Path) -> None:
    """Save the survey for the partners of a map; raises `NetworkError` when the file cannot be written."""
    save(Path(path), survey_bytes(network))


def survey_bytes(network: Network) -> bytes:
    """The survey for the partners of a map as a workbook: how to ask, questions, choices, a sheet for answers."""
    target = io.BytesIO()
    with new_workbook(target) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _sheet(book, "How to ask (ignore)", [[note] for note in NOTES], (110,), (bold, wrapped))
        _sheet(book, "Questions (ignore)", _questions(), (70, 34, 50), (bold, wrapped))
        names = sorted((partner.name for partner in network.partners), key=str.casefold)
        _sheet(book, "Organisations (ignore)", [["Organisation"], *([name] for name in names)], (60,), (bold, wrapped))
        asked = [OWN_QUESTION, CONSENT, *LISTING, *OTHERS]
        _sheet(book, ANSWERS, [asked], (32,) * len(asked), (bold, wrapped))
        book.get_worksheet_by_name(ANSWERS).activate()
    return target.getvalue()


def _questions() -> list[list[str]]:
    several = "several choices, or none"
    return [
        ["Question", "Kind of question", "Choices"],
        [OWN_QUESTION, "one choice, must be answered", "the organisations"],
        [CONSENT, "one choice, must be answered", "Yes, No"],
        *([question, several, "the organisations"] for question in LISTING),
        *([question, "long text", "names, one a line"] for question in OTHERS),
    ]


def _sheet(book: Any, name: str, rows: list[list[str]], widths: tuple[int, ...], formats: tuple[Any, Any]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, safe_cell(text), formats[number > 0])
