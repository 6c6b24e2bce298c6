"""A survey read another way: from another row on, its questions as other kinds of link, its answers as other things."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.sheets.grid import Grid
from network.files.sheets.rereading import grid_named
from network.files.sheets.rereading import read_as as read_sheet_as
from network.files.survey.pages import whole_grids
from network.files.survey.recognise import find_survey
from network.recognised import (
    A_LINK,
    DROP,
    NO_LINK,
    NOT_SAID,
    OWN,
    PEOPLE,
    AnswerMeaning,
    Column,
    Recognised,
    Role,
    Table,
)

__all__ = ["meanings_picked", "questions_picked", "read_as", "with_answer", "with_question", "with_whole_headings"]


def read_as(files: Sequence[tuple[str, bytes]], table: Table, role: Role, header: int) -> Table:
    """The table in the same sheet when it is of this kind and its headings end in this row, counted from 1."""
    if role != "survey":
        return read_sheet_as(files, table, role, header)
    whole = (grid for grid in whole_grids(files, Log()) if grid.sheet == table.sheet)
    grid = next(whole, None) or grid_named(files, table.sheet)
    found = find_survey(grid, header) or (find_survey(grid) if table.role != "survey" else None)
    if found is not None:
        return found
    texts = [cell.text for number, row in grid.numbered if number == header for cell in row]
    return Table(table.sheet, role, header, tuple(Column(place, text, DROP) for place, text in enumerate(texts)))


def with_whole_headings(recognised: Recognised, grids: Sequence[Grid], headings: Collection[str]) -> Recognised:
    """The surveys in which headings are whole that a person names as they stand in the file.

    `Please pick: health` and `Please pick: council` were taken for one question about health and council.
    """
    tables = []
    for table, grid in zip(recognised.tables, grids, strict=True):
        known = {column.heading for column in table.columns}
        columns = [
            replace(one, heading=whole, field=DROP, about="")
            if one.about and (whole := grid.cell(table.header, one.index).text) in headings and whole not in known
            else one
            for one in table.columns
        ]
        tables.append(replace(table, columns=tuple(columns)) if table.role == "survey" else table)
    return Recognised(tuple(tables))


def questions_picked(table: Table) -> dict[str, str]:
    """Each heading of a survey and the field it is read as, those that are read first; each question once."""
    found: dict[str, str] = {}
    for column in table.columns:
        if column.heading:
            found[column.heading] = found.get(column.heading) or column.field
    return dict(sorted(found.items(), key=lambda item: item[1] == DROP))


def with_question(table: Table, heading: str, field: str) -> Table:
    """The survey in which a question is read as this field; one heading at a time names who answers."""
    columns = (
        replace(column, field=field)
        if column.heading == heading
        else replace(column, field=DROP)
        if field == OWN and column.field == OWN
        else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))


def meanings_picked(table: Table, question: str) -> dict[str, str]:
    """What each answer to a question is read as, from no link to the strongest; what a person said counts."""
    given = {one.text for one in table.answers if one.question == question}
    found: dict[str, str] = {}
    for one in table.answers:
        if one.question in ("", question) and one.text in given:
            found.setdefault(one.text, one.means)
    ranks = {means: place for place, means in enumerate((NO_LINK, NOT_SAID, A_LINK, PEOPLE))}
    return dict(sorted(found.items(), key=lambda item: (ranks.get(item[1], len(ranks)), item[1], item[0])))


def with_answer(table: Table, question: str, text: str, means: str) -> Table:
    """The survey in which an answer to a question means this."""
    others = tuple(one for one in table.answers if (one.question, one.text) != (question, text))
    return replace(table, answers=(AnswerMeaning(question, text, means), *others))
