"""Answers without details of people.

A column that is not read never comes in, whatever it holds: that details of people stand in it is said, and no more.
In an answer that would come in, such a detail refuses the file.
"""

import re
from collections.abc import Iterator

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.files.survey.headings import about_respondent, asks_who_else
from network.names import match_key
from network.privacy import about_a_person, is_name, may_speak, names_one, safe_label, says_nobody, speaks_of_people
from network.recognised import DROP, NO_LINKS, OWN, Column, Table
from network.words import listed

__all__ = ["holds_people", "is_of_respondent", "left_out_for_people", "say_left_out"]

CHOICES = re.compile(r"[;,\n]")
CURE = "Take out everything about people, then open it again."


def holds_people(grid: Grid, table: Table, log: Log) -> bool:
    """Whether what is read of a survey holds details of people, which refuses it; columns left out are said."""
    named = any(names_one(one.heading) for one in table.columns)
    if named or any(map(_kinds, [grid.sheet, *(text for one in table.columns for text in (one.heading, one.about))])):
        what = "A heading looks like a detail of a person, so the file may be about people. It is not shown here."
        log.refuse(grid.where(table.header), what, CURE)
        return True
    people = [column for column in table.columns if about_respondent(column.heading) == "person"]
    if len(people) > 1 and any(column.field == OWN for column in people):  # beside an address, a name is a person's
        what = "Who answers would be people: the form asks for their names. They never come in."
        log.refuse(grid.where(table.header), what, "Add a column with the organisation of each, and name that one.")
        return True
    bodies = _named_by_others(grid, table)
    for column in table.columns:
        read = column.field != DROP and not _names_others(column)
        found = _found(grid, table, column, bodies) if read else None
        if found is not None:
            what = f"A cell looks like {found[1]}, so the file may be about people. It is not shown here."
            log.refuse(grid.where(found[0], column.heading), what, CURE)
            return True
    return False


def left_out_for_people(grid: Grid, table: Table) -> tuple[str, ...]:
    """The headings of columns that are not read and hold details of people whom no program for forms asks for."""
    found = [
        column.heading
        for column in table.columns
        if column.field == DROP
        and not is_of_respondent(column.heading)
        and (
            about_a_person(column.heading, [text for _, text in _cells(grid, table, column)])
            or _found(grid, table, column)
        )
    ]
    return tuple(dict.fromkeys(found))


def _names_others(column: Column) -> bool:
    """Whether a question asks in free text for organisations that no list has: of its answers, parts are left out."""
    return not column.about and asks_who_else(column.heading)


def _named_by_others(grid: Grid, table: Table) -> re.Pattern[str] | None:
    """The names of organisations that answer which may be people's, and which the form or another answer names too.

    A body may be called Iris Inclusion: such names are asked about once they are read, as those of any list are. Where
    most who answer have such names, they are people.
    """
    own = [column for column in table.columns if column.field == OWN]
    held = {match_key(text): (number, text) for one in own for number, text in _cells(grid, table, one)}
    like = {key: one for key, one in held.items() if is_name(one[1])}
    if not like or len(like) * 2 > len(held):
        return None
    named = {match_key(column.about) for column in table.columns}
    for column in table.columns:
        if column.field not in NO_LINKS and not column.about:
            for number, text in _cells(grid, table, column):
                parts = {match_key(part) for part in CHOICES.split(text)}
                named |= {key for key in parts if key in like and like[key][0] != number}
    found = [re.escape(text) for key, (_, text) in like.items() if key in named]
    return re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE) if found else None


def _found(grid: Grid, table: Table, column: Column, bodies: re.Pattern[str] | None = None) -> tuple[int, str] | None:
    """The first row in which a column holds a detail of a person, and what that is; never the value."""
    first: dict[str, int] = {}  # the row of each different text
    for number, text in _cells(grid, table, column):
        first.setdefault(bodies.sub("", text) if bodies else text, number)
    asked = may_speak(first)
    found = ((number, _kinds(text)) for text, number in first.items() if text in asked)
    return next(((number, min(kinds)) for number, kinds in found if kinds), None)


def say_left_out(grid: Grid, table: Table, log: Log) -> None:
    """How many filled the form in with what says who they are, and which other columns hold details of people."""
    counted: dict[str, int] = {}
    for column in table.columns:
        told = about_respondent(column.heading) == "person" or _is_address(column.heading)
        if column.field == DROP and told:
            given = sum(not says_nobody([text]) for _, text in _cells(grid, table, column))
            counted[column.heading] = counted.get(column.heading, 0) + given
    said = [f'"{safe_label(heading, "a heading")}" ({times:,})' for heading, times in counted.items() if times]
    if said:
        log.note(f"Details of whoever filled it in were left out: {listed(said)}.")
    for heading in left_out_for_people(grid, table):
        log.note(f'Left out: column "{safe_label(heading, "a heading")}", it holds people\'s details.')


def is_of_respondent(heading: str) -> bool:
    """Whether a heading is one that a form writes about whoever filled it in, or about the answer itself."""
    return about_respondent(heading) in ("form", "person") or _is_address(heading)


def _is_address(heading: str) -> bool:
    return normal(heading).startswith("ip")


def _kinds(text: str) -> set[str]:
    return {finding.what for finding in speaks_of_people({"answer": [(1, text)]})}


def _cells(grid: Grid, table: Table, column: Column) -> Iterator[tuple[int, str]]:
    """The filled cells of a column below the headings."""
    for number, row in grid.numbered:
        if number > table.header and column.index < len(row) and row[column.index].text:
            yield number, row[column.index].text
