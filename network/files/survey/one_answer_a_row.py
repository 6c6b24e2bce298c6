"""One answer a row where who answers is an answer too: the number of the response, the question, the answer."""

from collections import defaultdict
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent, kind_asked
from network.files.survey.tidy import ANSWER, QUESTION

__all__ = ["put_together"]

LOOK_IN = 6  # rows in which the headings stand
MOST_QUESTIONS = 200  # different ones; a column of more holds no questions
NUMBER = Cell("Response ID")


def put_together(grid: Grid, log: Log) -> Grid:
    """The sheet with a row a response and a column a question; any other as it is."""
    for number, row in grid.numbered[:LOOK_IN]:
        words = [normal(cell.text) for cell in row]
        questions = [place for place, text in enumerate(words) if QUESTION.fullmatch(text)]
        answers = [place for place, text in enumerate(words) if ANSWER.fullmatch(text)]
        if len(questions) != 1 or not answers or any(about_respondent(cell.text) == "own" for cell in row):
            continue
        asked = list(dict.fromkeys(grid.texts(questions[0], number)))
        owned = any(about_respondent(text) == "own" for text in asked)
        parts = (questions[0], answers[-1])  # `Response` may head the numbers
        key = next((place for place in range(len(row)) if _is_key(grid, number, place, parts)), -1)
        if key < 0 or not owned or len(asked) > MOST_QUESTIONS or not any(map(kind_asked, asked)):
            continue
        log.note("Each row is one answer. Those of one response are put together.")
        return _wide(grid, number, asked, (key, *parts))
    return grid


def _is_key(grid: Grid, header: int, place: int, parts: tuple[int, int]) -> bool:
    """Whether a column tells responses apart: each asks for who answers once, and it is filled in every row."""
    rows = [number for number, row in grid.numbered if number > header and any(cell.text for cell in row)]
    own = [
        grid.cell(number, place).text
        for number in rows
        if about_respondent(grid.cell(number, parts[0]).text) == "own"
    ]  # fmt: skip
    filled = all(grid.cell(number, place).text for number in rows)
    return place not in parts and filled and 0 < len(set(own)) == len(own) and len(set(own)) < len(rows)


def _wide(grid: Grid, header: int, asked: list[str], places: tuple[int, int, int]) -> Grid:
    key, question, answer = places
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    first: dict[str, int] = {}
    for number, _ in grid.numbered:
        one, text = grid.cell(number, key).text, grid.cell(number, answer).text
        if number > header and one:
            first.setdefault(one, number)
            said[one][grid.cell(number, question).text] += [text] if text else []
    rows: dict[int, list[Cell]] = {header: [NUMBER, *map(Cell, asked)]}
    for one, number in first.items():
        rows[number] = [Cell(one), *(Cell(";".join(said[one][text])) for text in asked)]
    return replace(grid, rows=[rows.get(number, []) for number, _ in grid.numbered], merged=[], hidden_rows=())
