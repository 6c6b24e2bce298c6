"""Answers one a row: who answers, about whom, which question, what was answered. Read as a row a respondent.

So is a sheet with a row for each two organisations: who answers, about whom, and a column for each question.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from network.files.draft.draft import Log
from network.files.draft.headings import link_field, normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent, asks, asks_how_much, kind_asked, states_tie
from network.names import match_key

__all__ = ["ANSWER", "QUESTION", "widened"]

LOOK_IN = 6  # rows in which the headings stand
BODY = r"(?:organi[sz]ations?|org|agency|partner|service|provider|body)"
ABOUT = re.compile(
    rf"(?:the )?(?:about|other|named|nominated|target|rated|alter|subject|to|second|asked about|partner)(?: {BODY})?"
    r"(?: name)?|"
    rf"{BODY} (?:asked about|named|rated|nominated|mentioned|about)|about which {BODY}|partner(?: name)?|alter|item|"
    rf"(?:the |which |name of (?:the )?)?(?:other )?{BODY} (?:\w+ ){{1,6}}about"
)
QUESTION = re.compile(
    r"(?:survey )?question(?: text| wording| name)?|(?:kind|type) of (?:link|tie|relation\w*)|(?:link|tie|relation\w*) "
    r"(?:type|kind)|relation(?:ship)?|tie|variable|item"
)
NOT_ASKED = Cell("n/a")
MOST_ANSWERS = 12  # different ones below a question about a partner; more are no choices
ANSWER = re.compile(r"(?:the )?(?:answer|response|reply|value|rating|score)(?: (?:text|value|given))?")
Asked = tuple[str, str]  # question, organisation


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a row stand, by column from 0; where no column holds the question, headings are questions."""

    header: int
    own: int
    about: int
    question: int | None
    answers: dict[int, str]  # each column of answers with its heading

    @property
    def used(self) -> set[int | None]:
        return {self.own, self.about, self.question, *self.answers}


def widened(grid: Grid, log: Log) -> Grid:
    """The sheet with a row a respondent and a column for each question about each organisation; any other as it is.

    Where a respondent has no row about an organisation, nothing was said; a blank answer stays a blank. Who answers
    the same twice has two rows, as two people of one organisation have. Each stands where the first of its rows did.
    """
    places = _places(grid)
    if places is None:
        return grid
    what = "one answer" if places.question is not None else "what one organisation says of another"
    log.note(f"Each row is {what}. The answers of one organisation are put together.")
    rows: dict[int, dict[Asked, Cell]] = {}
    of_own: dict[str, list[int]] = defaultdict(list)
    of_row: dict[int, int] = {}
    for number, asked, answer in _answers(grid, places):
        mine = of_own[match_key(grid.cell(number, places.own).text)]
        of_row[number] = next((at for at in mine if asked not in rows[at]), number)
        if of_row[number] not in rows:
            rows[of_row[number]] = {}
            mine.append(of_row[number])
        rows[of_row[number]][asked] = answer
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


def _answers(grid: Grid, places: _Places) -> Iterator[tuple[int, Asked, Cell]]:
    for number, _ in grid.numbered:
        about = grid.cell(number, places.about).text
        if number <= places.header or not about or not grid.cell(number, places.own).text:
            continue
        for index, heading in places.answers.items():
            question = heading if places.question is None else grid.cell(number, places.question).text
            if question:
                yield number, (question, about), grid.cell(number, index)


def _together(grid: Grid, numbers: Sequence[int], index: int) -> Cell:
    """What stands in a column that is none of these, of all rows of a respondent; it is looked at as ever."""
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
        if not len(own) == len(about) == 1 or own == about or any(link_field(cell.text) == "from" for cell in row):
            continue
        if len(question) == len(answer) == 1:
            places = _Places(number, own[0], about[0], question[0], {answer[0]: row[answer[0]].text})
            return places if _asks_ties(grid, places) else None
        if any(text.startswith("first ") and text.endswith(words[about[0]].split(" ")[-1]) for text in words):
            continue  # First partner, Second partner: each row names several
        asked = {place: cell.text for place, cell in enumerate(row) if _asks_of_them(cell.text)}
        places = _Places(number, own[0], about[0], None, asked)
        if any(map(kind_asked, asked.values())) and all(_holds_choices(grid, places, place) for place in asked):
            return places
    return None


def _asks_of_them(heading: str) -> bool:
    """Whether a heading asks something of the partner that its row names."""
    kind = kind_asked(heading)
    return kind.startswith("trust") or bool(kind and (asks(heading) or states_tie(heading) or asks_how_much(heading)))


def _holds_choices(grid: Grid, places: _Places, place: int) -> bool:
    """Whether a column holds a few answers again and again, and none of the organisations."""
    names = {match_key(text) for one in (places.own, places.about) for text in grid.texts(one, places.header)}
    texts = set(grid.texts(place, places.header))
    return len(texts) <= MOST_ANSWERS and not names & set(map(match_key, texts))


def _asks_ties(grid: Grid, places: _Places) -> bool:
    """Whether some question is about a kind of link, and respondents answer more than one row."""
    rows = [number for number, _ in grid.numbered if number > places.header]
    questions = {grid.cell(number, places.question or 0).text for number in rows} - {""}
    return len(rows) > 1 and any(kind_asked(text) for text in questions)
