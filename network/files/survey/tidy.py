"""Answers one a row: who answers, about whom, which question, what was answered. Read as a row a respondent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent, kind_asked
from network.names import match_key

__all__ = ["widened"]

LOOK_IN = 6  # rows in which the headings stand
BODY = r"(?:organi[sz]ations?|org|agency|partner|service|provider|body)"
ABOUT = re.compile(
    rf"(?:about|other|named|nominated|target|rated|alter|subject|to|second|asked about)(?: {BODY})?(?: name)?|"
    rf"{BODY} (?:asked about|named|rated|nominated|mentioned|about)|about which {BODY}|partner(?: name)?|alter|item"
)
QUESTION = re.compile(
    r"(?:survey )?question(?: text| wording| name)?|(?:kind|type) of (?:link|tie|relation\w*)|(?:link|tie|relation\w*) "
    r"(?:type|kind)|relation(?:ship)?|tie|variable|item"
)
NOT_ASKED = Cell("n/a")
Asked = tuple[str, str]  # question, organisation
ANSWER = re.compile(r"(?:the )?(?:answer|response|reply|value|rating|score)(?: (?:text|value|given))?")


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the four parts of a row stand, by column from 0."""

    header: int
    own: int
    about: int
    question: int
    answer: int

    @property
    def used(self) -> tuple[int, ...]:
        return self.own, self.about, self.question, self.answer


def widened(grid: Grid, log: Log) -> Grid:
    """The sheet with a row a respondent and a column for each question about each organisation; any other as it is.

    Where a respondent has no row about an organisation, nothing was said; a blank answer stays a blank. Who answers
    the same twice has two rows, as two people of one organisation have. Each stands where the first of its rows did.
    """
    places = _places(grid)
    if places is None:
        return grid
    log.note("Each row is one answer. The answers of one organisation are put together.")
    rows: dict[int, dict[Asked, Cell]] = {}
    of_row: dict[int, int] = {}
    for number, asked in _answers(grid, places):
        own = match_key(grid.cell(number, places.own).text)
        free = (at for at, row in rows.items() if match_key(grid.cell(at, places.own).text) == own and asked not in row)
        of_row[number] = next(free, number)
        rows.setdefault(of_row[number], {})[asked] = grid.cell(number, places.answer)
    every = sorted({asked for row in rows.values() for asked in row})
    names = sorted({about for _, about in every})
    columns = [(question, about) for question in dict.fromkeys(question for question, _ in every) for about in names]
    others = [index for index, cell in enumerate(_row(grid, places.header)) if cell.text and index not in places.used]
    wide = {places.header: [
        grid.cell(places.header, places.own),
        *(Cell(f"{question} [{about}]") for question, about in columns),
        *(grid.cell(places.header, index) for index in others),
    ]}  # fmt: skip
    for at, row in rows.items():
        beside = [_together(grid, [one for one, to in of_row.items() if to == at], index) for index in others]
        wide[at] = [grid.cell(at, places.own), *(row.get(column, NOT_ASKED) for column in columns), *beside]
    return replace(grid, rows=[wide.get(number, []) for number, _ in grid.numbered], merged=[], hidden_rows=())


def _answers(grid: Grid, places: _Places) -> Iterator[tuple[int, Asked]]:
    for number, _ in grid.numbered:
        question, about = grid.cell(number, places.question).text, grid.cell(number, places.about).text
        if number > places.header and question and about and grid.cell(number, places.own).text:
            yield number, (question, about)


def _together(grid: Grid, numbers: Sequence[int], index: int) -> Cell:
    """What stands in a column that is none of the four, of all rows of a respondent; it is looked at as ever."""
    return Cell("\n".join(dict.fromkeys(text for one in numbers if (text := grid.cell(one, index).text))))


def _row(grid: Grid, number: int) -> list[Cell]:
    return grid.rows[number - grid.first_row]


def _places(grid: Grid) -> _Places | None:
    for number, row in grid.numbered[:LOOK_IN]:
        words = [normal(cell.text) for cell in row]
        own = [place for place, cell in enumerate(row) if cell.text and about_respondent(cell.text) == "own"]
        question = [place for place, text in enumerate(words) if QUESTION.fullmatch(text)]
        answer = [place for place, text in enumerate(words) if ANSWER.fullmatch(text)]
        about = [place for place, text in enumerate(words) if ABOUT.fullmatch(text) and place not in question]
        if all(len(one) == 1 for one in (own, question, answer, about)):
            places = _Places(number, own[0], about[0], question[0], answer[0])
            return places if _asks_ties(grid, places) else None
    return None


def _asks_ties(grid: Grid, places: _Places) -> bool:
    """Whether some question is about a kind of link, and respondents answer more than one row."""
    rows = [number for number, _ in grid.numbered if number > places.header]
    questions = {grid.cell(number, places.question).text for number in rows} - {""}
    return len(rows) > 1 and any(kind_asked(text) for text in questions)
