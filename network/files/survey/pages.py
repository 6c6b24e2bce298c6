"""One survey over several sheets: who answers stands on the first, and the same number of an answer on each of them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import EMPTY, Cell, Grid
from network.files.sheets.meaning import scale_in
from network.files.sheets.recognise import is_ignored
from network.files.sheets.spreadsheet import grids_in
from network.files.survey.headings import about_respondent
from network.files.survey.one_answer_a_row import put_together
from network.files.survey.one_sheet_each import of_one_sheet_each
from network.files.survey.pairs import with_groups, with_pairs
from network.files.survey.recognise import find_survey, is_owned
from network.files.survey.tidy import widened
from network.files.survey.upright import upright

__all__ = ["whole_grids"]

KEY = re.compile(r"(?:answers? |the )?(?:key|legend|scale|codes?|meanings?)(?: (?:to|of) .*)?")
LONGEST_KEY = 15  # rows
KNOWN = 0.6  # least share of the numbers on a further page that stand on the first
LOOK_IN = 6  # rows in which the headings of a page stand


def whole_grids(files: Sequence[tuple[str, bytes]], log: Log) -> list[Grid]:
    """Every sheet of the files as it is read: one row a respondent, all pages of a survey side by side."""
    found = _with_keys(of_one_sheet_each(grids_in(files, log), log))
    grids = [with_pairs(widened(put_together(upright(grid, log), log), log), log) for grid in found]
    return _joined(with_groups(grids, log), log)


def _with_keys(grids: list[Grid]) -> list[Grid]:
    """The sheets of a workbook; a short one that is called a key explains the answers of the others."""
    for place, key in enumerate(grids):
        rows = tuple(" ".join(cell.text for cell in row if cell.text) for row in key.rows)
        if len(grids) > 1 and KEY.fullmatch(normal(key.sheet)) and len(rows) <= LONGEST_KEY and len(scale_in(rows)) > 1:
            emptied = replace(key, rows=[], merged=[])
            return [emptied if at == place else replace(grid, keys=rows) for at, grid in enumerate(grids)]
    return grids


def _joined(grids: Sequence[Grid], log: Log) -> list[Grid]:
    """The sheets, the further pages of a survey put beside the first; where they stood, nothing is left."""
    if len(grids) < 2:
        return list(grids)
    tables = [None if is_ignored(grid) else find_survey(grid) for grid in grids]
    headers = {place: table.header for place, table in enumerate(tables) if table is not None and is_owned(table)}
    found = list(grids)
    for place, page in enumerate(grids):
        for first, header in headers.items() if place not in headers and page.rows else ():
            number, whole = _beside(found[first], header, page)
            if whole is not None:
                found[first] = whole
                found[place] = replace(page, rows=[], merged=[])
                what = f'The sheet "{page.sheet}" goes on with the answers of "{whole.sheet}".'
                log.note(f'{what} Rows are put together by "{number}".')
                break
    return found


def _beside(first: Grid, header: int, page: Grid) -> tuple[str, Grid | None]:
    """The heading of the numbers by which rows belong together, and the first page with the columns of the other."""
    for top, index, heading in _numbered(first, header):
        rows = {row[index].text: number for number, row in first.numbered if number > header and len(row) > index}
        for line, row in page.numbered[:LOOK_IN]:
            place = next((at for at, cell in enumerate(row) if normal(cell.text) == normal(heading)), None)
            if place is None:
                continue
            start = line + header - top  # as many rows of headings as on the first page
            numbers = [(number, page.cell(number, place).text) for number, _ in page.numbered if number > start]
            numbers = [(number, text) for number, text in numbers if text]
            known = [(number, rows[text]) for number, text in numbers if text in rows]
            if not known or len(set(known)) < KNOWN * len(numbers) or len({to for _, to in known}) < len(known):
                continue
            heads = [(line + step, top + step) for step in range(header - top + 1)]
            return heading, _with_columns(first, page, [*heads, *known], place)
    return "", None


def _numbered(grid: Grid, header: int) -> list[tuple[int, int, str]]:
    """Row, column and text of each heading over the numbers of answers."""
    return [
        (number, index, cell.text)
        for number, row in grid.numbered[:LOOK_IN]
        for index, cell in enumerate(row)
        if number <= header and cell.text and about_respondent(cell.text) == "form" and _differ(grid, header, index)
    ]


def _differ(grid: Grid, header: int, index: int) -> bool:
    texts = [row[index].text for number, row in grid.numbered if number > header and index < len(row)]
    texts = [text for text in texts if text]
    return bool(texts) and len(set(texts)) == len(texts)


def _with_columns(first: Grid, page: Grid, lines: Sequence[tuple[int, int]], without: int) -> Grid:
    width = max(len(row) for row in first.rows)
    rows = [[*row, *([EMPTY] * (width - len(row)))] for row in first.rows]
    more = max(len(row) for row in page.rows)
    added: dict[int, list[Cell]] = {
        to: [page.cell(line, index) for index in range(more) if index != without] for line, to in lines
    }
    rows = [[*row, *added.get(number, [])] for number, row in enumerate(rows, start=first.first_row)]
    return replace(first, rows=rows)
