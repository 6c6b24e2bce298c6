"""Answers without details of people: what is never read stays out, what looks like a person is left out or refused."""

import re
from collections.abc import Iterator
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent
from network.privacy import CONTACTS, speaks_of_people
from network.recognised import DROP, Column, Table

__all__ = ["screened"]

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
    for column in table.columns:
        if about_respondent(column.heading) in ("form", "person") and column.field == DROP:
            continue  # running numbers, times and names of respondents: never read, so never looked at
        for number, text in _cells(grid, table, column):
            kinds = _kinds(text)
            if kinds - CONTACTS:
                what = (
                    f"A cell looks like {min(kinds - CONTACTS)}, so the file may be about people. It is not shown here."
                )
                log.refuse(grid.where(number, column.heading), what, CURE)
                return grid
            if kinds and column.field != DROP:
                rows[number - grid.first_row][column.index] = Cell(_without_contacts(text))
                changed.append(number)
    if changed:
        what = f"Answers with contact details were left out, the first in row {min(changed)}."
        log.warn(grid.where(min(changed)), what, "Nothing needs doing: the map keeps no contact details.")
    return replace(grid, rows=rows)


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
