"""A sheet as a grid of cells, whatever file it came from: text tables and workbooks."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from network.details.labels_of_people import may_name_one
from network.details.names_of_files import is_of_one, may_be_of_one
from network.errors import UnreadableFile, Where
from network.files.raw.guard import (
    MAX_TEXT,
    is_workbook,
    not_opened_for,
    refuse_large_table,
    refuse_many_rows,
    workbook_bytes,
)
from network.files.raw.safe_cells import without_guard
from network.files.raw.steering import without_steering
from network.files.raw.text import decoded
from network.privacy import speaks_of_people

__all__ = ["EMPTY", "MOST_ROWS", "Cell", "Grid", "grids_of", "trimmed", "whole_name"]

CHILD = Path(__file__).with_name("sheet_child.py")
SECONDS = 90  # on the clock, for a workbook that waits and does not work: the child limits its processor time itself
STOPPED = getattr(signal, "SIGXCPU", None)  # what ends the child at that limit; Windows has neither
MOST_LINES = 500_000  # of a text table whose rows are numbered by the line on which they end
TOO_LARGE = ("memory", "too many cells")  # what the child says of sheets that it cannot open
TOO_LONG = "{name} takes too long to open. Copy only the tables you need into a new workbook."
MAX_HEADINGS = 1_000_000  # characters of a row that may hold the headings; 2,500 columns of 400 each
MOST_COLUMNS, MOST_ROWS = 16_384, 1_048_576  # of a sheet of a workbook
LOOK_IN = 40  # rows from the top in which headings may stand
DELIMITERS = ",;\t|"
FAILED = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
WITHHELD = re.compile(  # what stands where a name was taken out, mostly that of a person
    r"[\[(*\s]*(?:(?:the )?(?:name|recipient|details?|information|personal data) )?(?:is |was |has been )?"
    r"(?:redacted|withheld)\b.*",
    re.IGNORECASE | re.DOTALL,
)
BELOW_ZERO = re.compile(r"[−–]\s?(?=\d[\d.,]*$|[.,]\d+$)")  # as typeset, with a true minus sign
BLANKS = ("(blank)", "(leer)", "(vide)", "(en blanco)", "(gwag)")  # what pivot tables write for no name
PART = re.compile(r" ?\b(?:columns [A-Z]+ to [A-Z]+|rows \d+ to \d+)")  # of a sheet that holds several tables
SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


class Cell(NamedTuple):
    """What a cell shows, and what kind it is."""

    text: str
    kind: str = "text"  # text, number, date, time, error (such as #REF!) or unsaved (a formula with no saved value)

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def withheld(self) -> bool:
        """Whether the cell says that a name was taken out: `REDACTED - PERSONAL DATA`."""
        return bool(WITHHELD.fullmatch(self.text))

    @property
    def name(self) -> str:
        """The text where it names something, as neither the error of a formula nor `(blank)` of a pivot table does."""
        return "" if self.kind == "error" or _names_nothing(self.text) else self.text


@lru_cache(maxsize=16_384)  # the same few names come again and again
def _names_nothing(text: str) -> bool:
    return text in FAILED or text.casefold() in BLANKS or bool(WITHHELD.fullmatch(text))


EMPTY = Cell("")


@dataclass(slots=True)
class Grid:
    """One sheet. Rows are numbered from 1 as in the program it came from."""

    sheet: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right; from 0
    delimiter: str = ""
    first_row: int = 1  # number of the first row: 2 after a line such as sep=;
    file: str = ""
    keys: tuple[str, ...] = ()  # rows of sheets that hold no table: one may be the key to the numbers of this one
    hidden_rows: tuple[int, ...] = ()  # as numbered: by a filter or by hand
    hidden_columns: tuple[int, ...] = ()  # from 0
    beside: tuple[str, ...] = ()  # words in no cell, such as comments, with the first sheet; screened and not read
    taken: dict[int, tuple[str, int]] = field(default_factory=dict)  # rows of other sheets: which sheet, which row
    _last: dict[int, dict[str, int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _texts: dict[int, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _numbered: list[tuple[int, list[Cell]]] = field(default_factory=list, init=False, repr=False, compare=False)

    def where(self, row: int | None = None, column: str = "") -> Where:
        """A place in this sheet, as messages name it."""
        name, row = self.taken.get(row, (self.sheet, row)) if row is not None else (self.sheet, None)
        sheet = name.removeprefix(self.file).strip() if self.file else name
        return Where(self.file, sheet, row, column)

    def cell(self, number: int, column: int) -> Cell:
        """The cell in this row (as numbered) and column (from 0); empty outside the sheet."""
        place = number - self.first_row
        row = self.rows[place] if 0 <= place < len(self.rows) else []
        return row[column] if 0 <= column < len(row) else EMPTY

    def texts(self, column: int, below: int) -> list[str]:
        """What stands in a column (from 0) in the rows below the one so numbered, without what is blank."""
        return list(filter(None, self.with_blanks(column, below)))

    def placed(self, column: int, below: int) -> list[tuple[int, str]]:
        """The same, each text with the number of its row."""
        start = max(0, below + 1 - self.first_row)
        texts = self._all_texts(column)[start:]
        return [(number, text) for number, text in enumerate(texts, start + self.first_row) if text]

    def with_blanks(self, column: int, below: int) -> list[str]:
        """What stands in a column (from 0) in each row below the one so numbered, blank or not."""
        return self._all_texts(column)[max(0, below + 1 - self.first_row) :]

    def different(self, column: int, below: int) -> list[str]:
        """The same, each text once. Found once a column: the headings are looked for in several rows."""
        texts = self._all_texts(column)
        last = self._last.get(column)
        if last is None:
            last = {text: number for number, text in enumerate(texts, self.first_row) if text}
            self._last[column] = last
        return [text for text, number in last.items() if number > below]

    def merged_in(self, row: int) -> Iterator[tuple[int, int, int, int]]:
        """The merged cells in a row (from 0). No cell can be merged twice: where more are said than fit, the first."""
        width = 0
        for one in self.merged:
            if one[0] <= row <= one[2]:
                width += one[3] + 1 - one[1]
                if width > MOST_COLUMNS:
                    return
                yield one

    def empty(self, column: int, below: int) -> None:
        """Take out what stands in a column (from 0) in the rows below the one so numbered."""
        for row in self.rows[max(0, below + 1 - self.first_row) :]:
            if column < len(row):
                row[column] = EMPTY
        self._forget(column)

    def fill_down(self, column: int, first: int, last: int, cell: Cell) -> None:
        """Put a cell into the blank ones of a column (from 0), in rows from 0 as they stand."""
        for row in self.rows[first : last + 1]:
            row.extend([EMPTY] * (column + 1 - len(row)))
            row[column] = cell if row[column].blank else row[column]
        self._forget(column)

    def _forget(self, column: int) -> None:
        self._texts.pop(column, None)
        self._last.pop(column, None)

    def _all_texts(self, column: int) -> list[str]:
        """What stands in a column in every row, blank or not. Made once: many ask for it in turn."""
        rows = self.numbered
        texts = self._texts.get(column)
        if texts is None:
            texts = self._texts[column] = [row[column].text if column < len(row) else "" for _, row in rows]
        return texts

    @property
    def numbered(self) -> Sequence[tuple[int, list[Cell]]]:
        """Each row with its number. Made once: of a large sheet it is asked for every column."""
        if len(self._numbered) != len(self.rows):
            self._last, self._texts = {}, {}
            self._numbered = list(enumerate(self.rows, start=self.first_row))
        return self._numbered


def whole_name(sheet: str) -> str:
    """The name of the sheet that a part of it is called after: `Map rows 7 to 10` is part of `Map`."""
    return PART.sub("", sheet)


def grids_of(data: bytes, name: str) -> tuple[list[Grid], tuple[str, ...]]:
    """Every sheet of a file, and what there is to say about how it was decoded.

    Raises
    ------
    UnreadableFile
        When the file is not what it says it is or cannot be opened.
    """
    if is_workbook(data, name):
        found = _workbook(workbook_bytes(data, name), name)
        read = [(one, trimmed([[*map(_with_minus, row)] for row in one.rows])) for one in found]
        return [_with_short_headings(replace(one, file=name, rows=rows), name) for one, rows in read], ()
    text, note = decoded(data, name)
    text = _without_padding(text)
    refuse_large_table(text, DELIMITERS, name)
    grid = _text_table(text, name)
    refuse_many_rows(sum(map(bool, grid.rows)), name)  # of quotes within cells, which were taken for those around notes
    split = {"\t": "tabs", ";": "semicolons", "|": "vertical bars", ",": "commas"}[grid.delimiter]
    notes = [note] if note else []
    if grid.delimiter != ",":
        notes.append(f"The columns are separated by {split}.")
    return [_with_short_headings(replace(grid, file=name, rows=trimmed(grid.rows)), name)], tuple(notes)


def _without_padding(text: str) -> str:
    """The text without the rows at its end in which nothing stands, as spreadsheets write them."""
    end = text.find("\n", len(text.rstrip(f"{DELIMITERS} \n")))
    return text if end < 0 else text[: end + 1]


def _with_short_headings(grid: Grid, name: str) -> Grid:
    """The same grid, unless a row at its top holds far more text than headings do: they are looked at again and again.

    Raises
    ------
    UnreadableFile
        With the row and what to do.
    """
    for number, row in grid.numbered[:LOOK_IN]:
        length = sum(len(cell.text) for cell in row)
        if length > MAX_HEADINGS:
            row_of = f'Row {number} of the sheet "{grid.sheet}"' if grid.sheet else f"Row {number}"
            what = f"{row_of} in {name} holds {length:,} characters, more than headings have."
            raise UnreadableFile(f"{what} Give the columns short headings, and leave out long texts.")
    return grid


def trimmed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the columns at the right in which nothing stands, as programs add them to each line."""
    width = 0
    for row in rows:
        while len(row) > width and any(cell.text or cell.kind != "text" for cell in row[width:]):
            width += 1
    return [row[:width] for row in rows] if any(len(row) > width for row in rows) else rows


def _with_minus(cell: Cell) -> Cell:
    return cell._replace(text=BELOW_ZERO.sub("-", cell.text)) if cell.text[:1] in ("−", "–") else cell


def _text_table(text: str, name: str) -> Grid:
    first, _, rest = text.partition("\n")
    named = SEPARATOR_LINE.fullmatch(first.strip("\ufeff"))
    if named:
        delimiter = named[1] if named[1] in DELIMITERS else _delimiter(rest)
        return Grid("", _csv_rows(rest, delimiter, name), delimiter=delimiter, first_row=2)
    delimiter = _delimiter(text)
    return Grid("", _csv_rows(text, delimiter, name), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """The character that splits most lines into the same number of columns."""
    lines = [line for line in text.split("\n")[:200] if line.strip()]

    def steadiness(character: str) -> tuple[int, int]:
        try:
            counts = Counter(len(row) for row in csv.reader(lines, delimiter=character) if len(row) > 1)
        except csv.Error:  # such as a quote that is never closed
            return 0, 0
        width, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return times, width

    csv.field_size_limit(
        len(text) + 1
    )  # one cell may name more than a cell holds, and the headings say how it is split
    return max(DELIMITERS, key=steadiness)


def _csv_rows(text: str, delimiter: str, name: str) -> list[list[Cell]]:
    """The rows of a text table; an empty row stands for each further line of a cell that spans several."""
    csv.field_size_limit(MAX_TEXT)
    try:
        return _parsed(text, delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise UnreadableFile(_never_closed(text, delimiter, name)) from None
    try:
        return _parsed(text, delimiter, strict=False)
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnreadableFile(_too_long(text, delimiter, name)) from None
        raise UnreadableFile(f"{name} cannot be split into cells: {error}.") from None


def _never_closed(text: str, delimiter: str, name: str) -> str:
    row, _ = _cut_off(text, delimiter)
    return (
        f"{name} cannot be split into cells. A quote that is opened in row {row:,} is never closed. Check the quotes."
    )


def _too_long(text: str, delimiter: str, name: str) -> str:
    """A cell without end is most often a quote that is opened and never closed: it swallows the rows that follow."""
    row, line = _cut_off(text, delimiter)
    if line > row:
        return f"{name} has a quote in row {row:,} that is not closed for very many rows. Close it, or take it out."
    what = f"{name} has a cell of more than {MAX_TEXT:,} characters in row {row:,}."
    return f"{what} Shorten it, or write a row for each thing that it lists."


def _cut_off(text: str, delimiter: str) -> tuple[int, int]:
    """The line on which the row begins that cannot be split, and the line reached in it."""
    reader, begun = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
    try:
        for _ in reader:
            begun = reader.line_num + 1
    except csv.Error:
        pass
    return begun, reader.line_num


def _parsed(text: str, delimiter: str, *, strict: bool) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cell = cache(lambda value: _with_minus(Cell(_clean(without_guard(value)))))  # the same few come again and again
    by_line = text.count("\n") <= MOST_LINES  # beyond that rows are counted as spreadsheet programs count them
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    for row in reader:
        rows.append([cell(value) for value in row])
        if by_line:
            rows.extend([] for _ in range(reader.line_num - len(rows)))
    return rows


def _workbook(data: bytes, name: str) -> list[Grid]:
    answer = _asked(data, name)
    if "refused" in answer:
        far = _asked(data, name, "far").get("far", "") if answer["refused"] in TOO_LARGE else ""
        raise UnreadableFile(not_opened_for(data, name) or _refusal(answer["refused"], name, far))
    grids = [_grid(sheet, number) for number, sheet in enumerate(answer["sheets"], start=1)]
    for grid in grids[:1]:
        grid.beside = tuple(answer["beside"])
    return grids


def _asked(data: bytes, name: str, *what: str) -> dict[str, Any]:
    """What the process answers that opens a workbook."""
    try:
        done = subprocess.run(  # noqa: S603  our own file, and the bytes go in by standard input
            [sys.executable, "-I", str(CHILD), *what], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(TOO_LONG.format(name=name)) from None
    if STOPPED and done.returncode == -STOPPED:
        raise UnreadableFile(TOO_LONG.format(name=name))
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"refused": "memory"}
    return answer


def _refusal(reason: str, name: str, far: str = "") -> str:
    if reason.startswith("PasswordError"):
        return f"{name} is password protected. Take the password off and save it again."
    if far:
        cure = "Delete its row and its column, or copy only the tables you need into a new workbook."
        return f"{name} has a sheet that is too large to open: cell {far} is far from the rest. {cure}"
    if reason in TOO_LARGE:
        why = (
            "A cell far down or far to the right may be in use, very many cells may hold long texts, or it is damaged."
        )
        cure = "Copy only the tables you need into a new workbook."
        return f"{name} has a sheet that is too large to open. {why} {cure}"
    if "TimeDelta" in reason:  # what the reader stops with
        what = f"{name} has a cell in the format of a date or time whose number is far too large for one."
        return f"{what} Give it the format General or Number, and save the file again."
    return f"{name} is damaged or not a workbook. Save it again as .xlsx from the program it came from."


def _grid(sheet: dict[str, Any], number: int) -> Grid:
    rows = [[_cell(value) for value in row] for row in sheet["rows"]]
    merged = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet["merged"]]
    for row, column, error in sheet["odd"]:
        while len(rows) < row:
            rows.append([])
        line = rows[row - 1]
        line.extend([EMPTY] * (column + 1 - len(line)))
        if line[column].blank:
            line[column] = Cell(error, "error") if error else Cell("", "unsaved")
    name = sheet["name"]
    if (may_name_one(name) or is_of_one(name) or may_be_of_one(name)) and not speaks_of_people(
        {"": [(1, name)]}
    ):  # else the file is refused for it
        name = f"no. {number}"  # everywhere, so that a choice on screen finds the sheet
    grid = Grid(name, rows, sheet["hidden"], merged)
    return replace(grid, hidden_rows=tuple(sheet["hidden_rows"]), hidden_columns=tuple(sheet["hidden_columns"]))


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return Cell(_clean(without_guard(value))) if value else EMPTY
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, list):
        return Cell(value[1], "date" if value[0] == "d" else "time")
    number = float(value)
    return Cell(str(int(number)) if number.is_integer() else repr(number), "number")


def _clean(text: str) -> str:
    """The text without control characters, which no name or count needs and no XML file can hold."""
    return without_steering(text).strip().strip("\ufeff")
