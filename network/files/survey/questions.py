"""Which sheet holds answers to a survey, which column names the respondent's organisation, and what each asks."""

import re
from dataclasses import dataclass

from network.files.draft.headings import normal
from network.files.sheets.grid import Grid

__all__ = ["Question", "Survey", "find_survey"]

OWN = re.compile(
    r"(?:what is |which is )?(?:the name of )?your organi[sz]ation(?: s name)?|organi[sz]ation|"
    r"(?:which|what) organi[sz]ation (?:are you from|do you (?:work|answer) for|do you represent|are you answering for)"
)
ASKS = re.compile(r"\b(?:do|does|did|have|has)\b.*\b(?:you|your)\b|\b(?:refers?|sends?)\b.*\b(?:you|us|your)\b", re.I)
TURNED = re.compile(r"\b(?:refers?|sends?)\b.*\bto (?:you|us|your)\b|\breceive\b", re.IGNORECASE)
KINDS = (
    ("refers", re.compile(r"\brefer|\breferral|\bsend people|\breceive", re.IGNORECASE)),
    ("funds", re.compile(r"\bfund", re.IGNORECASE)),
    ("shares information", re.compile(r"\bshare\w* (?:information|data)|\binformation", re.IGNORECASE)),
    ("works jointly", re.compile(r"\bjoint|\bwork(?:s|ing)? (?:together|with)", re.IGNORECASE)),
)
PARTS = (
    re.compile(r"(?P<question>.+?)\s*\[(?P<organisation>[^\]]+)\]\s*$", re.DOTALL),
    re.compile(r"(?P<question>.+\?)\s*(?:-|–|:|\n|>>)\s*(?P<organisation>[^?]+)$", re.DOTALL),
)
LOOK_IN = 5  # heading rows are at the top of an export


@dataclass(frozen=True, slots=True)
class Question:
    """One column of answers; `organisation` is empty where the answer itself names organisations."""

    column: int  # from 0
    text: str
    organisation: str

    @property
    def turned(self) -> bool:
        """Whether the organisation refers to the respondent."""
        return bool(TURNED.search(self.text))

    @property
    def kind(self) -> str:
        """The kind of link that the question is about."""
        return next((kind for kind, words in KINDS if words.search(self.text)), "knows")


@dataclass(frozen=True, slots=True)
class Survey:
    """A sheet of answers."""

    header: int  # number of the row that holds the questions, from 1
    first: int  # number of the first row of answers
    own: int  # the column of the respondent's organisation, from 0
    questions: tuple[Question, ...]


def find_survey(grid: Grid) -> Survey | None:
    """The survey in a sheet; None where no column asks for the respondent's organisation or none asks about others."""
    for number, row in grid.numbered[:LOOK_IN]:
        headings = [cell.text for cell in row]
        own = [place for place, text in enumerate(headings) if OWN.fullmatch(normal(text))]
        asked = tuple(
            _question(place, text) for place, text in enumerate(headings) if place not in own and ASKS.search(text)
        )
        if len(own) == 1 and asked:
            return Survey(number, _first_answer(grid, number), own[0], asked)
    return None


def _question(place: int, text: str) -> Question:
    for parts in PARTS:
        if found := parts.match(text):
            return Question(place, found["question"].strip(), found["organisation"].strip())
    return Question(place, text, "")


def _first_answer(grid: Grid, header: int) -> int:
    """Qualtrics writes a third heading row, of import ids, below the questions."""
    below = [cell.text for cell in grid.rows[header + 1 - grid.first_row]] if header < grid.numbered[-1][0] else []
    return header + 2 if any("ImportId" in text for text in below) else header + 1
