"""Columns of a survey that have lost their question: names alone over answers, and further answers of a list."""

import re
from collections.abc import Sequence
from dataclasses import replace

from network.files.draft.headings import normal
from network.files.sheets.amounts import is_tick
from network.files.sheets.grid import Grid
from network.files.sheets.meaning import is_how_often, says_none, scale_in
from network.files.survey.headings import (
    LOST_QUESTION,
    about_respondent,
    asks,
    is_addressed,
    kind_asked,
    states_tie,
)
from network.names import match_key
from network.recognised import DROP, NO_LINKS, OWN, Column

__all__ = ["with_further_names", "with_names_alone"]

SHARED = 0.6  # least share of those who answer over whom a column stands, where no program wrote the sheet
MOST_ANSWERS = 8  # different ones in a grid that has lost its question
REPLIES = ("yes", "no", "y", "n", "true", "false")
RESPONSES = ("", "response", "open ended response")
FURTHER = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?|[a-j]|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?: (?:organi[sz]ation|partner|agency|choice|name|answer|one))?"
)


def with_names_alone(grid: Grid, last: int, columns: list[Column], *, exported: bool) -> list[Column]:
    """The columns, those that are names alone put to one question.

    Microsoft Forms writes only the names of a grid, without its question. Sheets made by hand have the question above
    the headings, or nowhere; there the names are known by those who answer.
    """
    own = {match_key(text) for one in columns if one.field == OWN for text in grid.texts(one.index, last)}
    title = _title(grid, last)
    alone = [one for one in columns if exported and _may_be_name(one) and _holds_answers(grid, last, one)]
    ours = any(one.field == OWN and is_addressed(one.heading) for one in columns)
    if len(alone) < 2 and (exported or title or ours):
        alone = _over_marks(grid, last, columns, own, asked=bool(title))
        if not (exported or ours) and {match_key(one.heading) for one in alone} == own:
            return columns  # a square of names, which is a matrix
    if len(alone) < 2:
        return columns
    known = {match_key(one.heading) for one in alone}
    alone += [one for one in columns if one.field == DROP and one not in alone and _goes_with(one, known)]
    first, end = alone[0].index, alone[-1].index
    answers = {text for one in alone for text in grid.texts(one.index, last)}
    alone += [
        one
        for place, one in enumerate(columns)
        if _may_be_name(one) and one not in alone and (first < place < end or match_key(one.heading) in own)
        and _may_answer(grid, last, one, answers, own)
    ]  # fmt: skip
    return _asked_together(grid, last, columns, alone, title)


def _asked_together(grid: Grid, last: int, columns: list[Column], alone: Sequence[Column], title: str) -> list[Column]:
    names = {match_key(column.heading) for column in alone}
    changed = {}
    for column in alone:
        again = re.fullmatch(r"(.+?)(\d)", column.heading)  # a second grid of the same names: Westhaven Homes2
        twice = again is not None and match_key(again[1]) in names
        name, number = (again[1].strip(), again[2]) if again and twice else (column.heading, "")
        question = title or f"{LOST_QUESTION}{f' ({number})' if number else ''}"
        before = [
            one.heading for one in columns[: column.index] if kind_asked(one.heading) and _is_blank(grid, last, one)
        ]
        kind = kind_asked(title or (before[-1] if before else ""))
        changed[column.index] = Column(column.index, question, kind or "knows", name)
    return [changed.get(column.index, column) for column in columns]


def _title(grid: Grid, last: int) -> str:
    """The question that stands alone above the headings, with the scale explained elsewhere; empty where none does."""
    rows = [[cell.text for cell in row if cell.text] for number, row in grid.numbered if number < last]
    alone = [texts[0] for texts in rows if len(set(texts)) == 1]
    title = next((text for text in alone if asks(text) and kind_asked(text)), "")
    scale = scale_in([*alone, *grid.keys]) if title and len(scale_in([title])) < 2 else {}
    return f"{title} ({', '.join(f'{number} = {word}' for number, word in scale.items())})" if scale else title


def _may_be_name(column: Column) -> bool:
    heading = column.heading
    return (
        column.field == DROP and bool(heading) and not column.about
        and not (about_respondent(heading) or asks(heading) or "?" in heading)
    )  # fmt: skip


def _over_marks(grid: Grid, last: int, columns: Sequence[Column], own: set[str], *, asked: bool) -> list[Column]:
    """Columns over ticks and answers, where most of those who answer have one; numbers only below a question."""
    found = [one for one in columns if _may_be_name(one) and _holds_marks(grid, last, one, numbers=asked)]
    theirs = [one for one in found if match_key(one.heading) in own]
    held = [one for one in theirs if not _is_blank(grid, last, one)]
    if len(theirs) < 2 or len(theirs) < SHARED * len(own) or not held:
        return []
    first = min(one.index for one in theirs)
    return [one for one in found if one.index >= first]


def _holds_marks(grid: Grid, last: int, column: Column, *, numbers: bool) -> bool:
    cells = [row[column.index] for number, row in grid.numbered if number > last and column.index < len(row)]
    return all(
        cell.blank or is_tick(cell) or _is_answer(cell.text) or (numbers and cell.text.isdigit()) for cell in cells
    )


def _is_answer(text: str) -> bool:
    return is_how_often(text) or says_none(text) or states_tie(text) or normal(text) in (*REPLIES, "")


def _may_answer(grid: Grid, last: int, column: Column, answers: set[str], own: set[str]) -> bool:
    """Whether a column among the names is one too: blank, or with few answers, of which some are given elsewhere.

    Where it bears the name of one who answers, its words need not be known.
    """
    texts = set(grid.texts(column.index, last))
    few = len(texts | answers) <= MOST_ANSWERS
    known = match_key(column.heading) in own or any(map(_is_answer, texts))
    return not texts or bool(texts & answers) or (few and known)


def _goes_with(column: Column, names: set[str]) -> bool:
    """Whether a column is of a second grid of the same names, whatever its answers are: `Westhaven Homes2`."""
    again = re.fullmatch(r"(.+?)\d", column.heading)
    return again is not None and match_key(again[1]) in names


def _is_blank(grid: Grid, last: int, column: Column) -> bool:
    return not grid.texts(column.index, last)


def _holds_answers(grid: Grid, last: int, column: Column) -> bool:
    texts = grid.texts(column.index, last)
    name = match_key(column.heading)
    answers = [text for text in texts if is_how_often(text) or says_none(text) or states_tie(text)]
    return bool(texts) and (len(answers) > len(texts) / 2 or all(match_key(text) == name for text in texts))


def with_further_names(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """`2`, `Second` or nothing stands over the further answers of a question that asks for several names."""
    own = [one.index for one in columns if one.field == OWN]
    # else a row of choices stands there, as SurveyMonkey has it
    below = any(normal(grid.cell(last + 1, index).text) not in RESPONSES for index in own)
    width = max((len(row) for number, row in grid.numbered if number > last), default=0)
    found: list[Column] = []
    for column in [*columns, *(Column(place, "", DROP) for place in range(len(columns), width))]:
        before = found[-1] if found else column
        goes_on = before.field not in NO_LINKS and not before.about and column.field == DROP
        if goes_on and below and (not column.heading or FURTHER.fullmatch(normal(column.heading))):
            texts = grid.texts(column.index, last)
            if texts and not any(text.isdigit() or _is_answer(text) for text in texts):
                column = replace(column, heading=before.heading, field=before.field)
        found.append(column)
    return [one for one in found if one.index < len(columns) or one.field]
