"""A survey with its questions at the left and a column for each who answers, turned to a row for each."""

from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import EMPTY, Cell, Grid
from network.files.survey.headings import about_respondent, asks, kind_asked

__all__ = ["upright"]

CORNERS = ("", "question", "questions", "organisation", "organization", "survey question")
MOST_QUESTIONS = 60  # rows; longer sheets are no list of questions
OWN_HEADING = Cell("Your organisation")


def upright(grid: Grid, log: Log) -> Grid:
    """The sheet with a row for each who answers, where questions stand at its left; any other as it is."""
    rows = [row for row in grid.rows if any(cell.text for cell in row)]
    if not 2 <= len(rows) <= MOST_QUESTIONS or normal(rows[0][0].text) not in CORNERS:
        return grid
    names = [cell.text for cell in rows[0][1:] if cell.text]
    questions = [row[0].text for row in rows[1:]]
    if len(names) < 2 or len(set(names)) < len(names) or any(map(_is_heading, names)):
        return grid
    if not all(questions) or not any(asks(text) and kind_asked(text) for text in questions):
        return grid
    log.note("Questions stand at the left and organisations over the columns. It is read a row an organisation.")
    width = max(len(row) for row in rows)
    turned = [[row[index] if index < len(row) else EMPTY for row in rows] for index in range(width)]
    turned[0][0] = OWN_HEADING
    return replace(grid, rows=turned, first_row=1, merged=[], hidden_rows=(), hidden_columns=())


def _is_heading(text: str) -> bool:
    return bool(about_respondent(text) or asks(text) or kind_asked(text))
