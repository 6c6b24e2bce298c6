"""Answers on a sheet for each who answers: put together as rows of pairs.

Which organisation it is stands above the questions, or is the name of the sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent, asks, asks_how_much, kind_asked, states_tie
from network.files.survey.values import is_known
from network.names import match_key

__all__ = ["of_one_sheet_each"]

SHEET_NAME = 31  # characters that a spreadsheet keeps of the name of a sheet
LOOK_IN = 20  # rows in which the questions stand
MOST = 0.5  # share of the answers of which the words say what they mean
HEADINGS = Cell("Your organisation"), Cell("Partner")
OF_THEM = re.compile(r"\b(?:them|they|it|each (?:other|organi[sz]ation|partner)|this (?:organi[sz]ation|partner))\b")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet on which somebody answers questions about the organisations at its left."""

    grid: Grid
    header: int

    @property
    def headings(self) -> list[Cell]:
        return self.grid.rows[self.header - self.grid.first_row]

    @property
    def partners(self) -> list[str]:
        return self.grid.texts(0, self.header)


def of_one_sheet_each(grids: Sequence[Grid], log: Log) -> list[Grid]:
    """The sheets, those with the same questions about organisations put into the first; others as they are."""
    asking = [_Sheet(grid, header) for grid in grids if (header := _header(grid))]
    alike = [one for one in asking if _asked(one) == _asked(asking[0])]
    if len(alike) < 2:
        return list(grids)
    listed = {match_key(text[:SHEET_NAME]): text for one in alike for text in one.partners}
    labelled = [_labelled(one) for one in alike]
    owners = [own or listed.get(match_key(one.grid.sheet), "") for own, one in zip(labelled, alike, strict=True)]
    if not all(owners) or (not any(labelled) and len(set(owners)) < len(owners)):
        if not any(map(_owned, alike)):
            what = "The same questions about each partner stand on several sheets, and not all say who answers."
            cure = "Name each sheet after the organisation that answers, as the other sheets spell it."
            log.refuse(alike[0].grid.where(alike[0].header), what, cure)
        return list(grids)
    named = "says above its questions which organisation answers" if any(labelled) else "is named after an organisation"
    log.note(f"Each sheet {named}. They are read together.")
    whole = _together(alike, owners)
    emptied = {one.grid.sheet: replace(one.grid, rows=[], merged=[]) for one in alike} | {whole.sheet: whole}
    return [emptied.get(grid.sheet, grid) for grid in grids]


def _together(alike: Sequence[_Sheet], owners: Sequence[str]) -> Grid:
    first = alike[0].grid
    rows: list[list[Cell]] = [[*HEADINGS, *alike[0].headings[1:]]]
    taken: dict[int, tuple[str, int]] = {}
    for owner, one in zip(owners, alike, strict=True):
        for number, row in one.grid.numbered:
            if number > one.header and row and row[0].text:
                taken[first.first_row + len(rows)] = (one.grid.sheet, number)
                rows.append([Cell(owner), *row])
    return replace(first, rows=rows, merged=[], hidden_rows=(), taken=taken)


def _asked(one: _Sheet) -> list[str]:
    return [normal(cell.text) for cell in one.headings]


def _header(grid: Grid) -> int:
    """The row of questions about each of the organisations at the left; 0 where there is none."""
    for number, row in grid.numbered[:LOOK_IN]:
        questions = [place for place, cell in enumerate(row) if place and _asks_of_them(cell.text)]
        if questions and row[0].text and not _asks_of_them(row[0].text):
            texts = [(text, row[place].text) for place in questions for text in grid.texts(place, number)]
            known = sum(is_known(text, question) for text, question in texts)
            return number if texts and known > len(texts) * MOST else 0
    return 0


def _asks_of_them(heading: str) -> bool:
    """Whether a heading asks something of the partner that its row names, not of one that it names itself."""
    words = normal(heading)
    asked = asks(heading) or states_tie(heading) or asks_how_much(heading)
    return bool(asked and kind_asked(heading) and OF_THEM.search(words))


def _labelled(one: _Sheet) -> str:
    """The organisation that answers, where it stands beside such a label above the questions; else empty."""
    for number, row in one.grid.numbered:
        for place, cell in enumerate(row) if number < one.header else ():
            label, _, beside = cell.text.partition(":")
            if about_respondent(label) == "own":
                return beside.strip() or one.grid.cell(number, place + 1).name
    return ""


def _owned(one: _Sheet) -> bool:
    """Whether another column than the first says who answers."""
    return any(about_respondent(cell.text) == "own" for cell in one.headings[1:])
