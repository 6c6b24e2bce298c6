"""Which rows of a survey are tests of whoever made it, and which answers were never handed in."""

import re
from collections.abc import Collection, Sequence

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.recognised import OWN, Table
from network.words import listed, plural

__all__ = ["rows_of_tests", "rows_told", "rows_unfinished", "say_unfinished"]

KIND_OF_ANSWER = ("status", "response type", "distribution channel", "response status", "mode", "collector")
TEST = re.compile(r"(?:survey |spam )?(?:preview|test)|spam|test (?:response|data|record)")
CALLED_TEST = re.compile(
    r"(?:(?:this is )?(?:just )?a )?(?:test(?:ing|er|s)?|dummy)(?: (?:\d+|test|row|entry|data|response|answer|run|only|"
    r"organi[sz]ation|org|name|please (?:ignore|delete|disregard)|(?:ignore|delete|disregard)(?: this| me)?|"
    r"do not use))*|"
    r"(?:please )?(?:ignore|delete|disregard)(?: this| me)?(?: row| response| answer)?|asdf\w*|(?:xxx|abc)\d*"
)  # written where an organisation should be
HANDED_IN = ("date submitted", "submitdate", "submit date", "submission date", "submission time")
DONE = {"finished": ("false", "no", "0"), "status": ("partial", "incomplete", "in progress", "not finished")}
DONE |= {"response status": DONE["status"], "complete": DONE["finished"], "completed": DONE["finished"]}
TOLD = 6  # rows told one by one


def rows_of_tests(grid: Grid, table: Table, log: Log) -> set[int]:
    """The rows that are called a preview, a test or spam, by the export or as who answers; that is said."""
    marked = sorted(set(_rows(grid, table, dict.fromkeys(KIND_OF_ANSWER, TEST))))
    if marked:
        what = f"{rows_told(marked)} {'are' if len(marked) > 1 else 'is'} marked as a test of the survey. Left out."
        log.warn(grid.where(marked[0]), what, "Nothing needs doing.")
    own = [column.index for column in table.columns if column.field == OWN]
    named = [
        number
        for number, _ in grid.numbered
        if number > table.header and number not in marked
        and any(CALLED_TEST.fullmatch(normal(grid.cell(number, index).text)) for index in own)
    ]  # fmt: skip
    if named:
        call = "call themselves tests" if len(named) > 1 else "calls itself a test"
        what = f"{rows_told(named)} {call} where the organisation should stand. Left out."
        log.warn(grid.where(named[0]), what, "Write the organisation's name if the answer counts.")
    return {*marked, *named}


def say_unfinished(grid: Grid, table: Table, rows: Collection[int], log: Log) -> None:
    """Name those of the rows read that were begun and not handed in; what they say is kept."""
    unfinished = sorted(rows_unfinished(grid, table) & set(rows))
    if unfinished:
        was = "were" if len(unfinished) > 1 else "was"
        what = f"{rows_told(unfinished)} {was} begun and not finished. What was answered is read."
        log.warn(grid.where(unfinished[0]), what, "Leave a row out if it does not count.")


def rows_unfinished(grid: Grid, table: Table) -> set[int]:
    """The rows that were begun and not handed in, by what the export says of them."""
    patterns = {heading: re.compile("|".join(words)) for heading, words in DONE.items()}
    found = set(_rows(grid, table, patterns))
    for column in table.columns:
        if normal(column.heading) in HANDED_IN and grid.texts(column.index, table.header):
            below = [number for number, _ in grid.numbered if number > table.header]
            found |= {number for number in below if not grid.cell(number, column.index).text}
    return found


def rows_told(rows: Sequence[int]) -> str:
    """Rows as a sentence starts with them."""
    if len(rows) == 1:
        return f"Row {rows[0]}"
    if len(rows) > TOLD:
        return f"{plural(len(rows), 'row')} (from row {rows[0]} on)"
    return f"Rows {listed([str(row) for row in rows])}"


def _rows(grid: Grid, table: Table, patterns: dict[str, re.Pattern[str]]) -> list[int]:
    """The rows with such a text under one of these headings."""
    columns = [(column.index, patterns[normal(column.heading)]) for column in table.columns
               if normal(column.heading) in patterns]  # fmt: skip
    return [
        number
        for number, _ in grid.numbered
        if number > table.header
        for index, pattern in columns
        if pattern.fullmatch(normal(grid.cell(number, index).text))
    ]
