"""Answers without details of people.

What programs for forms write of whoever fills a form in is left out and counted. So are contact details in an answer
that names organisations. Anywhere else a detail of a person refuses the file.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent
from network.privacy import CONTACTS, person_heading, safe_label, says_nobody, speaks_of_people
from network.recognised import DROP, Column, Table
from network.words import listed

__all__ = ["screened"]

OF_RESPONDENT = ("form", "person")
OF_A_BODY = re.compile(
    r"\b(?:organi[sz]ations?|office|services?|teams?|agency|charity|website|public|switchboard|venue|premises|"
    r"contact details|address of|reach you)\b"
)
BREAKS = re.compile(r"([;,\n|])")
CURE = "Take out everything about people, then open it again."


def screened(grid: Grid, table: Table, log: Log) -> Grid:
    """The grid without answers that hold contact details, which is said; a number of a person refuses the file."""
    rows = [list(row) for row in grid.rows]
    changed: list[int] = []
    if any(_kinds(column.heading) for column in table.columns):
        what = "A heading looks like a detail of a person, so the file may be about people. It is not shown here."
        log.refuse(grid.where(table.header), what, CURE)
        return grid
    if asked := [one.heading for one in table.columns if one.field == DROP and _asks_for_a_person(one.heading)]:
        what = f'The file has a column that holds details of people: "{safe_label(asked[0], "a heading")}".'
        log.refuse(grid.where(table.header, safe_label(asked[0], "a heading")), what, CURE)
        return grid
    for column in table.columns:
        if about_respondent(column.heading) in OF_RESPONDENT and column.field == DROP:
            continue  # running numbers, times and names of respondents: never read, so never looked at
        refuses = frozenset() if column.field != DROP or _is_of_a_body(column.heading) else CONTACTS
        for number, text in _cells(grid, table, column):
            kinds = _kinds(text)
            if found := kinds - (CONTACTS - refuses):
                what = f"A cell looks like {min(found)}, so the file may be about people. It is not shown here."
                log.refuse(grid.where(number, column.heading), what, CURE)
                return grid
            if kinds and column.field != DROP:
                rows[number - grid.first_row][column.index] = Cell(_without_contacts(text))
                changed.append(number)
    if changed:
        what = f"Answers with contact details were left out, the first in row {min(changed)}."
        log.warn(grid.where(min(changed)), what, "Nothing needs doing: the map keeps no contact details.")
    _say_left_out(grid, table, log)
    return replace(grid, rows=rows)


def _say_left_out(grid: Grid, table: Table, log: Log) -> None:
    """How many filled the form in with what says who they are, by column."""
    counted: dict[str, int] = {}
    for column in table.columns:
        if column.field == DROP and (about_respondent(column.heading) == "person" or _is_address(column.heading)):
            given = sum(not says_nobody([cell]) for cell in _texts(grid, table, column))
            counted[column.heading] = counted.get(column.heading, 0) + given
    told = [f'"{safe_label(heading, "a heading")}" ({times:,})' for heading, times in counted.items() if times]
    if told:
        log.note(f"Details of whoever filled it in were left out: {listed(told)}.")


def _is_address(heading: str) -> bool:
    return normal(heading).startswith("ip")


def _texts(grid: Grid, table: Table, column: Column) -> list[str]:
    return [
        row[column.index].text for number, row in grid.numbered if number > table.header and column.index < len(row)
    ]


def _asks_for_a_person(heading: str) -> bool:
    """Whether a question that no program asks by itself asks for a detail of somebody: "Your home postcode"."""
    return not about_respondent(heading) and person_heading(normal(heading))


def _is_of_a_body(heading: str) -> bool:
    """Whether a question asks how to reach an organisation: "Phone of your service"."""
    return bool(OF_A_BODY.search(normal(heading)))


def _kinds(text: str) -> set[str]:
    return {finding.what for finding in speaks_of_people({"answer": [(1, text)]})}


def _without_contacts(text: str) -> str:
    """The names in an answer, without those parts that hold contact details."""
    return "".join(part for part in BREAKS.split(text) if not _kinds(part))


def _cells(grid: Grid, table: Table, column: Column) -> Iterator[tuple[int, str]]:
    """The cells that are long enough to hold a detail, each text once a column where it is harmless."""
    for number, row in grid.numbered:
        if number > table.header and column.index < len(row) and len(row[column.index].text) > 4:
            yield number, row[column.index].text
