"""Answers without details of people: what is never read stays out, what looks like a person is left out or refused."""

from collections.abc import Iterator
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.sheets.grid import EMPTY, Grid
from network.files.survey.headings import about_respondent
from network.privacy import speaks_of_people
from network.recognised import DROP, Column, Table

__all__ = ["screened"]

CONTACTS = frozenset({"an e-mail address", "a mobile number", "a telephone number", "a full postcode"})
CURE = "Take out everything about people, then open it again."


def screened(grid: Grid, table: Table, log: Log) -> Grid:
    """The grid without answers that hold contact details, which is said; a number of a person refuses the file."""
    left_out: dict[int, list[int]] = {}
    for column in table.columns:
        if about_respondent(column.heading) in ("form", "person") and column.field == DROP:
            continue  # running numbers, times and names of respondents: never read, so never looked at
        for row, text in _cells(grid, table, column):
            findings = speaks_of_people({"answer": [(row, text)]})
            if any(one.what not in CONTACTS for one in findings):
                what = f"A cell looks like {findings[0].what}, so the file may be about people. It is not shown here."
                log.refuse(grid.where(row, column.heading), what, CURE)
                return grid
            if findings and column.field != DROP:
                left_out.setdefault(row, []).append(column.index)
    if not left_out:
        return grid
    rows = list(left_out)
    what = f"Answers with contact details were left out, the first in row {rows[0]}."
    log.warn(grid.where(rows[0]), what, "Nothing needs doing: the map keeps no contact details.")
    return replace(grid, rows=[_without(row, left_out.get(number, [])) for number, row in grid.numbered])


def _cells(grid: Grid, table: Table, column: Column) -> Iterator[tuple[int, str]]:
    for number, row in grid.numbered:
        if number > table.header and column.index < len(row) and row[column.index].text:
            yield number, row[column.index].text


def _without(row: list, places: list[int]) -> list:
    return [EMPTY if index in places else cell for index, cell in enumerate(row)]
