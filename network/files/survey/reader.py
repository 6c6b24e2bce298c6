"""Sheets of a survey -> a map, alone or beside a list of partners; sheets without one are read as ever."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from network.errors import Choice
from network.files.draft.draft import Draft, Log
from network.files.sheets.grid import Grid
from network.files.sheets.recognise import is_ignored, recognise
from network.files.sheets.side_by_side import tables_apart
from network.files.sheets.spreadsheet import corrected, draft_of_sheets, read_grids, reading_of, with_cells
from network.files.survey.answers import add_answers
from network.files.survey.headings import kind_asked
from network.files.survey.pages import whole_grids
from network.files.survey.recognise import CODES, find_survey, is_owned
from network.files.survey.rereading import with_whole_headings
from network.files.survey.screen import holds_people, is_of_respondent
from network.files.survey.sentences import say_what_was_recognised
from network.names import match_key
from network.reading import Reading
from network.recognised import DROP, OWN, AnswerMeaning, Column, ColumnIs, Correction, Recognised, Table

__all__ = ["read_tables"]


def read_tables(
    files: Sequence[tuple[str, bytes]], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in one or more sheets, some of which may hold answers to a survey; else as `read_sheets`."""
    log = Log()
    whole = whole_grids(files, log)
    surveys = {grid.sheet: table for grid in whole if not is_ignored(grid) and (table := find_survey(grid)) is not None}
    picked = {table.sheet for table in recognised.tables if table.role == "survey"} if recognised else set()
    grids = [
        part for grid in whole for part in ([grid] if grid.sheet in (surveys.keys() | picked) else tables_apart(grid))
    ]
    if recognised is None:
        plain = recognise([_emptied(grid) if is_owned(surveys.get(grid.sheet)) else grid for grid in grids])
        recognised = Recognised(tuple(_settled(table, surveys.get(table.sheet)) for table in plain.tables))
    if not any(table.role == "survey" for table in recognised.tables):
        return read_grids(grids, recognised, corrections, log)
    headings = {one.heading for one in corrections if isinstance(one, ColumnIs)}
    recognised = with_whole_headings(recognised, grids, headings)
    found = _with_answers(corrected(recognised, corrections), corrections)
    return reading_of(_draft(with_cells(grids, corrections), found, log), found, corrections, log)


def _settled(table: Table, survey: Table | None) -> Table:
    """The survey, unless the sheet is for certain something else: our own list, or links without who answers."""
    if survey is None or table.role == "list":
        return table
    return survey if is_owned(survey) or table.role not in ("links", "matrix") else table


def _emptied(grid: Grid) -> Grid:
    """The sheet by name alone: nothing else is looked for in a survey that is certain."""
    return replace(grid, rows=[], merged=[])


def _with_answers(recognised: Recognised, corrections: Sequence[Correction]) -> Recognised:
    """The surveys in which answers mean what a person said."""
    chosen = tuple(one for one in corrections if isinstance(one, AnswerMeaning))
    if not chosen:
        return recognised
    tables = [
        replace(table, answers=(*chosen, *table.answers)) if table.role == "survey" else table
        for table in recognised.tables
    ]
    return Recognised(tuple(tables))


def _draft(grids: Sequence[Grid], recognised: Recognised, log: Log) -> Draft | None:
    file = grids[0].file if grids else ""
    others = any(table.role in ("links", "partners", "matrix") for table in recognised.tables)
    draft = draft_of_sheets(grids, recognised, log) if others else Draft(PurePath(file).stem or file)
    if draft is None:
        return None
    listed = {match_key(one.fields["name"]): one for one in draft.partners}
    for grid, table in zip(grids, recognised.tables, strict=True):
        if table.role == "not used" and not others and grid.sheet and any(len(row) > 1 for row in grid.rows):
            what = f'The sheet "{grid.sheet}" does not say which organisation answers. It was not read.'
            log.warn(grid.where(), what, "Give it a column with the organisation, or the number of each answer.")
        if table.role != "survey" or _is_refused(grid, table, log):
            continue
        if holds_people(grid, table, log):
            return None
        say_what_was_recognised(grid, table, log)
        answered = Draft(draft.name)
        add_answers(grid, table, answered, log)
        for partner in answered.partners:
            first = listed.setdefault(match_key(partner.fields["name"]), partner)
            if first is not partner:
                first.fields["asked"] = "yes" if "yes" in (first.fields.get("asked"), partner.fields["asked"]) else "no"
            else:
                draft.partners.append(partner)
        draft.links += answered.links
        draft.asked_as = answered.asked_as | draft.asked_as
        draft.rostered |= answered.rostered
    if not (draft.partners or draft.links or log.refused):
        log.refuse(grids[0].where(), "No row under the questions could be read.", "Add a row for each organisation.")
    return draft


def _may_hold_names(column: Column) -> bool:
    """Whether nothing says what a column is: it is not read, or about something of which no kind of link is asked."""
    return column.field == DROP or bool(column.about and column.field == "knows" and not kind_asked(column.heading))


def _is_refused(grid: Grid, table: Table, log: Log) -> bool:
    """Whether the answers cannot be read: the questions are codes, or nobody knows who answers."""
    if table.dialect == CODES:
        what = "This is an export of a survey in which codes stand in the place of questions and organisations."
        log.refuse(grid.where(table.header), what, "Export it again with the full text of questions and answers.")
        return True
    if is_owned(table):
        return False
    offered = [
        grid.cell(table.header, column.index).text if column.about else column.heading
        for column in table.columns
        if column.heading and not is_of_respondent(column.heading) and _may_hold_names(column)
    ]
    choices = [Choice(f'It stands under "{one}"', ColumnIs(OWN, one)) for one in dict.fromkeys(offered) if one]
    what = "This is an export of a form, but nothing says which column names the organisation that answers."
    log.refuse(grid.where(table.header), what, "Say which column it is.", choices)
    return True
