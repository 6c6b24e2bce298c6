"""What the numbers of a table are and which kind of link it is about, by the words that stand around it.

Words are its caption, the name of its sheet and its headings. Where they say nothing, numbers are people who were
referred, as everywhere in this tool.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.recognised import Table

__all__ = [
    "Meaning",
    "is_answer",
    "is_how_often",
    "kind_said",
    "meaning_of",
    "numbers_said",
    "says_none",
    "scale_in",
]

Numbers = Literal["people", "money", "strength", ""]
SCALE = (  # 1 = never · never = 1 · 1 (never)
    re.compile(r"(?<![\d.])(?P<value>\d{1,2})\s*=\s*(?P<word>[^\d=;,()/|]+)"),
    re.compile(r"(?P<word>[a-z][a-z' ]{0,60}?)\s{0,3}=\s*(?P<value>\d{1,2})(?![\d.])", re.IGNORECASE),
    re.compile(r"(?<![\d.])(?P<value>\d{1,2})\s*\((?P<word>[a-z][^\d()]*)\)", re.IGNORECASE),
)
LOOSE = re.compile(r"(?<![\d.])(?P<value>\d{1,2})\s*[:–—.-]?\s+(?P<word>[a-z][a-z' ]*)", re.IGNORECASE)  # 1 never, 2 …
NONE_AT_ALL = re.compile(
    r"(?:(?:almost )?never|none|no|nil|not at all|not in (?:contact|touch)|no (?:contact|links?|referrals?|interaction|"
    r"relationship|work(?:ing)?|involvement|partnership|connection|collaboration)(?: at all)?|no awareness|unaware|"
    r"not aware|do not work together|don'?t work together|do(?:es)? not (?:know|refer|exist))"
)
HOW_OFTEN = re.compile(
    r"(?:very |quite )?(?:never|rarely|seldom|sometimes|occasionally|often|frequently|regularly|always|daily|weekly|"
    r"fortnightly|monthly|quarterly|yearly|annually|every (?:day|week|fortnight|month|quarter|year)|"
    r"(?:once|twice) a (?:day|week|month|quarter|year)|low|medium|high|weak|moderate|strong|none|poor|good)"
)
STRENGTH = re.compile(
    r"\b(?:how (?:often|strong|strongly|close|closely|well|frequently)|frequency|strength|scale|ratings?|rated|scores?|"
    r"trust|closeness|intensity|level of|percentages?|per ?cent|proportions?|shares? of)\b"
)
PEOPLE = re.compile(r"\b(?:referrals?|referred|people|clients|cases|residents|patients|persons)\b")
MONEY = re.compile(
    r"\b(?:amounts?(?: awarded)?|grants?|fund(?:s|ed|ing)|funds? given|spend(?:ing)?|budgets?|costs?|income|"
    r"expenditure|gbp|pounds?|money|contract value|payments?|paid|£)\b"
)
KIND_WORDS = (
    ("refers", r"referr?(?:als?|s|ed|ing)?|signpost(?:s|ed|ing)?"),
    ("funds", r"fund(?:s|ed|ing|ers?)?|grants?|commission(?:s|ed|ing)?|money|contracts?|payments?"),
    ("shares information", r"info(?:rmation)?|intelligence|data (?:shar\w+|exchange)|shar\w+ data"),
    ("works jointly", r"joint(?:ly)?|collaborat\w+|(?:work(?:s|ing)?) (?:together|jointly|with)|co ?operat\w+"),
    ("co-located", r"co ?locat\w+|shared? (?:a )?(?:building|office|premises)|same building"),
    ("knows", r"knows?|contacts?|aware(?:ness)?"),
)
KINDS_SAID = [(kind, re.compile(rf"\b(?:{words})\b")) for kind, words in KIND_WORDS]


UNIT = re.compile(  # of money, in which the numbers of a table are given
    r"(?:[£€$]|\b(?:gbp|eur|usd)\b)\s?['’]?(?:000s?|k|m|mn|bn|thousands?|millions?|billions?)\b|"
    r"\b(?:thousands?|millions?|hundreds) of (?:pounds|euros)\b|['’(]000s?\)?|\b(?:in|of) (?:thousands|millions)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the numbers are, the words of a scale by its numbers, and the words that say so."""

    numbers: Numbers = ""
    scale: Mapping[str, str] = field(default_factory=dict)
    words: str = ""

    @property
    def unit(self) -> str:
        """In what money is given, such as `£m` or `£ thousand`; empty where it is in pounds or nothing says so."""
        found = UNIT.search(self.words) if self.numbers == "money" else None
        return found[0].strip("(),") if found else ""

    def says_no_link(self, value: str) -> bool:
        """Whether the value of a scale means that there is no link."""
        return says_none(self.scale[value])


def says_none(answer: str) -> bool:
    """Whether an answer in words says that there is no link: never, none, no contact."""
    return bool(NONE_AT_ALL.fullmatch(_plain(answer)))


def is_answer(text: str) -> bool:
    """Whether a text answers how often or how strongly: weekly, often, weak, no contact."""
    return is_how_often(text) or says_none(text)


def is_how_often(text: str) -> bool:
    """Whether a text answers how often or how strongly, which yes and no do not."""
    return bool(HOW_OFTEN.fullmatch(_plain(text))) and text.casefold() != "none"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def meaning_of(grid: Grid, table: Table) -> Meaning:
    """What the numbers of a matrix are; its scale may stand above, below or beside it."""
    captions = caption_of(grid, table)
    scale = scale_in([*captions, *_beside(grid, table)])
    if scale:
        return Meaning("strength", scale, next((text for text in captions if scale_in([text])), ""))
    for text in captions:
        if numbers := numbers_said(text):
            return Meaning(numbers, {}, text)
    return Meaning(words=captions[0] if captions else "")


def numbers_said(text: str) -> Numbers:
    """What numbers are by one text; `How often do you refer people?` asks for no number of people."""
    words = normal(text)
    if STRENGTH.search(words) or "%" in text:
        return "strength"
    if PEOPLE.search(words):
        return "people"
    return "money" if MONEY.search(words) or "£" in text else ""


def kind_said(text: str) -> str:
    """The kind of link that the name of a sheet speaks of; empty where it speaks of none or of several."""
    words = normal(text)
    found = [kind for kind, pattern in KINDS_SAID if pattern.search(words)]
    return found[0] if len(found) == 1 else ""


def scale_in(texts: Iterable[str]) -> dict[str, str]:
    """The words of a scale by its numbers, such as 1: never; nothing where fewer than two numbers have a word."""
    texts = list(texts)
    for pattern in SCALE:
        found = _pairs(pattern, texts)
        if len(found) > 1:
            return found
    found = _pairs(LOOSE, texts)
    return found if len(found) > 1 and any(is_answer(word) for word in found.values()) else {}


def caption_of(grid: Grid, table: Table) -> list[str]:
    """The texts above a table, the one in its corner, and the name of its sheet."""
    above = [cell.text for number, row in grid.numbered if number < table.header for cell in row if cell.text]
    corner = grid.cell(table.header, table.first_column).text if table.role == "matrix" else ""
    return [text for text in (*above, corner, grid.sheet) if text]


def _pairs(pattern: re.Pattern[str], texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        for match in pattern.finditer(text):
            found.setdefault(str(int(match["value"])), match["word"].strip(" .:-–—"))
    return found


def _beside(grid: Grid, table: Table) -> list[str]:
    """The rows around a table, each as one text: a key may stand there in one cell, or number and word in two."""
    places = {column.index for column in table.columns} | {table.first_column}
    texts = list(grid.keys)
    for number, row in grid.numbered:
        outside = [cell.text for index, cell in enumerate(row) if cell.text and index not in places]
        filled = [cell.text for cell in row if cell.text]
        if number > table.header and outside and len(outside) < len(filled):
            texts.append(" ".join(outside))
        elif len(filled) in (1, 2) and (number < table.header or not _is_of_table(row, table)):
            texts.append(" ".join(filled))
    return texts


def _is_of_table(row: Sequence[Cell], table: Table) -> bool:
    names = {column.heading.casefold() for column in table.columns}
    return table.first_column < len(row) and row[table.first_column].text.casefold() in names
