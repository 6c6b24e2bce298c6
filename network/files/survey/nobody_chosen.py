"""Who handed in a form and chose none of the names shown in it: they were asked, and say that there is no link."""

import re
from collections import Counter
from collections.abc import Sequence

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.files.survey.handed_in import rows_told, rows_unfinished
from network.files.survey.headings import about_respondent
from network.names import match_key
from network.recognised import NO_LINKS, OWN, Column, Table

__all__ = ["is_remarked", "rows_of_nobody"]

REMARK = re.compile(r"(?:any |your |further |other )*(?:comments?|remarks?|notes?)(?: .*)?|.*\banything else\b.*")
CHOICES = re.compile(r"[;,\n]")


def is_remarked(grid: Grid, table: Table, number: int) -> bool:
    """Whether a row says something under a heading such as `Any comments`."""
    return any(REMARK.fullmatch(normal(one.heading)) and grid.cell(number, one.index).text for one in table.columns)


def rows_of_nobody(grid: Grid, table: Table, silent: Sequence[int], log: Log) -> list[int]:
    """Of the rows that state no link, those that were handed in and chose none of the names shown; that is said."""
    columns = [column for column in table.columns if column.field not in NO_LINKS and not column.about]
    branches = sum(one.field == OWN for one in table.columns) > 1  # of which each may show another question, or none
    if not silent or branches or not any(_shows_names(grid, table, column) for column in columns):
        return []
    of_form = [one.index for one in table.columns if about_respondent(one.heading) == "form"]
    unfinished = rows_unfinished(grid, table)
    found = [
        number
        for number in silent
        if number not in unfinished
        and not is_remarked(grid, table, number)
        and any(grid.cell(number, index).text for index in of_form)
    ]
    if found:
        choose = "choose" if len(found) > 1 else "chooses"
        log.note(f"{rows_told(found)} {choose} none of the names shown: asked, and no link is said.")
    return found


def _shows_names(grid: Grid, table: Table, column: Column) -> bool:
    """Whether those who answer choose from names shown, several in a cell: none chosen is an answer then.

    Names that are typed differ; of names shown, most come again or are those of others who answer.
    """
    own = {match_key(text) for one in table.columns if one.field == OWN for text in grid.texts(one.index, table.header)}
    texts = grid.texts(column.index, table.header)
    times = Counter(part for text in texts for part in {part.strip() for part in CHOICES.split(text)} if part)
    shown = sum(several > 1 or match_key(part) in own for part, several in times.items())
    return len(texts) > 1 and shown * 2 > len(times) and any(len(CHOICES.split(text)) > 1 for text in texts)
