"""One sheet together with how it is read: what row and column a value comes from, and rows that are no data."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from network.errors import Choice, Where
from network.files.draft.draft import Log
from network.files.draft.flat import OUR_COLUMN
from network.files.draft.headings import normal, says_share
from network.files.draft.periods import writes_month_first
from network.files.sheets.amounts import SHARE, uses_decimal_commas
from network.files.sheets.grid import EMPTY, MOST_ROWS, Cell, Grid
from network.files.sheets.matrix import is_total
from network.recognised import DROP, KEEP, Column, LeaveOut, Table
from network.words import plural

__all__ = ["Columns", "Row", "Sheet", "rows_of", "say_what_is_not_read", "with_settled_columns"]

COUNTS = ("referrals", "accepted", "completed")
NOTE_LENGTH = 40  # characters; a longer text alone in a row is a note even where a name could stand
NOTE = re.compile(
    r"(?:data )?(?:source|notes?|footnotes?|key|caveats?|prepared by|produced by|extracted|published|updated)\b"
    r"[^:]{0,20}:",
    re.IGNORECASE,
)  # how a note under a table begins
PUNCTUATED = re.compile(r"\d[\d.]*[.,]\d+")  # 1.204 or 12,0
LONGEST = 100  # characters of a cell that may be a heading
WIDE = 3  # filled cells; a title rarely has so many
STRENGTHS = ("weight", "strength", "edge weight")


@dataclass(frozen=True)
class Sheet:
    """A grid and the table that was recognised in it."""

    grid: Grid
    table: Table

    @cached_property
    def decimal_commas(self) -> bool:
        counted = [column.index for column in self.table.columns if column.field in COUNTS]
        cells = (row[index] for row in self.grid.rows for index in counted if index < len(row))
        return self.grid.delimiter == ";" or uses_decimal_commas(cells)

    @cached_property
    def month_first(self) -> bool:
        dated = [
            column.index for column in self.table.columns if column.field in ("period_start", "period_end", "date")
        ]
        return writes_month_first(row[index].text for row in self.grid.rows for index in dated if index < len(row))

    def where(self, number: int, column: str = "") -> Where:
        return self.grid.where(number, column)


@dataclass(frozen=True)
class Columns:
    """The columns of a table; where several are the same field the first one counts."""

    all: tuple[Column, ...]

    @cached_property
    def by_field(self) -> dict[str, Column]:
        return {column.field: column for column in reversed(self.all)}

    @cached_property
    def headings(self) -> dict[str, str]:
        """The field of each heading that has one."""
        return {normal(column.heading): column.field for column in self.all if column.heading}

    @cached_property
    def free(self) -> tuple[Column, ...]:
        return tuple(column for column in self.all if column.field in (KEEP, "note") and column.heading)

    def places(self, fields: frozenset[str]) -> list[tuple[str, int]]:
        """These of the fields with the columns that they stand in; remembered, for every row asks for them."""
        if fields not in self._places:
            self._places[fields] = [(one, at.index) for one, at in self.by_field.items() if one in fields]
        return self._places[fields]

    @cached_property
    def _places(self) -> dict[frozenset[str], list[tuple[str, int]]]:
        return {}

    @cached_property
    def made(self) -> tuple[Column, ...]:
        return tuple(column for column in self.all if column.field == "referrals")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data: its number and its cells by column."""

    number: int
    cells: list[Cell]
    columns: Columns

    def text(self, field: str) -> str:
        column = self.columns.by_field.get(field)
        return self.at(column.index).text if column else ""

    def name(self, field: str) -> str:
        """The same where it names a partner, which the error of a formula does not."""
        column = self.columns.by_field.get(field)
        return self.at(column.index).name if column else ""

    def column(self, field: str) -> Column | None:
        return self.columns.by_field.get(field)

    def heading(self, field: str) -> str:
        column = self.column(field)
        return column.heading if column else ""

    def texts(self, fields: frozenset[str]) -> dict[str, str]:
        """The cells of these fields that hold something."""
        cells, width = self.cells, len(self.cells)
        places = self.columns.places(fields)
        return {field: text for field, index in places if index < width and (text := cells[index].text)}

    def at(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else EMPTY

    def free(self) -> dict[str, str]:
        """The columns that are kept under their own heading."""
        kept: dict[str, str] = {}
        for column in self.columns.free:
            if text := self.at(column.index).text:
                kept[_unused(column.heading, kept)] = text
        return kept


def rows_of(sheet: Sheet, log: Log, fields_of: Callable[[str], str], ends: tuple[str, ...]) -> Iterator[Row]:
    """The rows that hold data; every other row that holds something is said to be left out.

    Parameters
    ----------
    fields_of
        The field of a heading, to know a row that repeats the headings.
    ends
        The fields of which a row of data fills at least one.
    """
    columns = Columns(sheet.table.columns)
    width = max((column.index + 1 for column in columns.all), default=0)
    rows = _filled_down(sheet.grid)
    for (number, cells), (_, below) in zip(rows, [*rows[1:], (0, [])], strict=True):
        texts = [cell.text for cell in cells]
        if number <= sheet.table.header or not (any(texts) or any(cell.kind != "text" for cell in cells)):
            continue
        repeated = _repeated(texts, columns, fields_of, ends)
        if repeated:
            columns = Columns(repeated)
            log.note(f"{_place(sheet)}Row {number} repeats the headings.")
            continue
        alone = sum(map(bool, texts)) == 1
        if alone and _repeated([cell.text for cell in below], columns, fields_of, ends):
            log.note(f"{_place(sheet)}Row {number} is the title of what stands below it.")
            continue
        row = Row(number, cells, columns)
        if _is_no_data(row, sheet, log, ends) or _is_ragged(row, width, sheet, log):
            continue
        yield row


def with_settled_columns(sheet: Sheet, log: Log) -> Sheet:
    """The same sheet once columns of counts that hold shares or strengths are taken for what they are."""
    columns = tuple(_settled(sheet, column, log) for column in sheet.table.columns)
    if not any(column.field == "referrals" for column in columns):
        _say_shares(sheet, log)
    return replace(sheet, table=replace(sheet.table, columns=columns))


def say_what_is_not_read(sheet: Sheet, log: Log) -> None:
    """Columns without a heading, and rows above the headings that look like data rather than a title."""
    body = [row for number, row in sheet.grid.numbered if number > sheet.table.header]
    width = max((len(row) for row in body), default=0)
    if sheet.grid.delimiter:  # rows that are too long are told one by one
        width = min(width, len(sheet.table.columns))
    named = {column.index for column in sheet.table.columns if column.heading}
    for index in sorted(set(range(width)) - named):
        if any(index < len(row) and row[index].text for row in body):
            what = f"Column {index + 1} has no heading. It was not read."
            log.warn(
                sheet.where(sheet.table.header, str(index + 1)), what, "Give it a heading if it belongs to the map."
            )
    above = [number for number, row in sheet.grid.numbered if number < sheet.table.header - 1 and _is_wide(row)]
    if len(above) > 1:
        what = f"Rows {above[0]} to {above[-1]} stand above the headings. They were not read."
        log.warn(sheet.where(above[0]), what, "Put a second table in a sheet of its own.")
    elif not (sheet.table.kind or sheet.table.dialect) and any(cell.text for row in _titles(sheet) for cell in row):
        log.note(f"{_place(sheet)}What stands above the headings was not read.")


def _titles(sheet: Sheet) -> list[list[Cell]]:
    """The rows above the headings; the upper of two rows of headings is none."""
    headings = [column.heading for column in sheet.table.columns]
    above = [row for number, row in sheet.grid.numbered if number < sheet.table.header]
    upper = [cell.text for cell in above[-1] if cell.text] if above else []
    return above[:-1] if any(heading.startswith(text) for text in upper for heading in headings) else above


def _is_wide(row: list[Cell]) -> bool:
    return sum(not cell.blank for cell in row) >= WIDE


def _settled(sheet: Sheet, column: Column, log: Log) -> Column:
    if column.field not in COUNTS:
        return column
    body = [row for number, row in sheet.grid.numbered if number > sheet.table.header and column.index < len(row)]
    cells = [row[column.index] for row in body if not row[column.index].blank]
    if sheet.decimal_commas and any(PUNCTUATED.fullmatch(cell.text) for cell in cells):
        log.note(f"{_place(sheet)}Numbers are read with commas for decimals and dots between thousands.")
    if cells and sum(map(_is_share, cells)) > len(cells) / 2:
        what = f'The column "{column.heading}" holds shares, not numbers of referrals.'
        fix = "The links are read without a number. Add a column with the numbers."
        log.warn(sheet.where(sheet.table.header, column.heading), what, fix)
        return replace(column, field=KEEP)
    if normal(column.heading) in STRENGTHS and any(_is_fraction(cell) or _value(cell) < 0 for cell in cells):
        strength = "so it is read as how strong a link is, not as a number of people."
        log.note(f'{_place(sheet)}"{column.heading}" holds fractions or numbers below 0, {strength}')
        return replace(column, field="strength")
    return column


def _say_shares(sheet: Sheet, log: Log) -> None:
    for column in sheet.table.columns:
        ours = column.heading.startswith(OUR_COLUMN)
        numbers = any(re.search(r"\d", text) for text in sheet.grid.texts(column.index, sheet.table.header))
        if says_share(column.heading) and column.field == KEEP and sheet.table.role == "links" and not ours and numbers:
            what = f'The column "{column.heading}" holds shares, not numbers of referrals.'
            fix = "The links are read without a number. Add a column with the numbers."
            log.warn(sheet.where(sheet.table.header, column.heading), what, fix)


def _is_share(cell: Cell) -> bool:
    return bool(SHARE.fullmatch(cell.text)) or (cell.kind in ("number", "text") and 0 < _value(cell) < 1)


def _is_fraction(cell: Cell) -> bool:
    value = _value(cell)
    return value != int(value)


def _value(cell: Cell) -> float:
    try:
        value = float(cell.text.replace(",", "."))
    except ValueError:
        return 0.0
    return value if abs(value) < 1e15 else 0.0


def _filled_down(grid: Grid) -> list[tuple[int, list[Cell]]]:
    """The rows, in which a cell merged over several rows counts for each of them."""
    merged: Counter[int] = Counter()  # rows by column
    for top, left, bottom, right in grid.merged:
        merged[left] += bottom - top
        if bottom == top or right > left + 1 or bottom - top > 10_000 or merged[left] > MOST_ROWS:
            continue
        below = 1 - grid.first_row
        grid.fill_down(left, top + 1 + below, bottom + below, grid.cell(top + 1, left))
    return list(grid.numbered)


def _repeated(
    texts: list[str], columns: Columns, fields_of: Callable[[str], str], ends: tuple[str, ...]
) -> tuple[Column, ...]:
    """The columns as a row that repeats the headings names them, in its own order; nothing for any other row."""
    headings = columns.headings
    most_unknown = 0.3 * sum(map(bool, texts))
    fields, known, unknown = [], [], 0
    for text in texts:
        fields.append(field := headings.get(normal(text)) or (fields_of(text) if len(text) <= LONGEST else ""))
        if text and field not in (KEEP, DROP):
            known.append(field)
        elif text and (unknown := unknown + 1) > most_unknown:
            return ()
    if len(known) < 2 or not set(ends) & set(known):
        return ()
    fields = [field or (KEEP if text else DROP) for field, text in zip(fields, texts, strict=True)]
    return tuple(Column(index, text, field) for index, (text, field) in enumerate(zip(texts, fields, strict=True)))


def _is_no_data(row: Row, sheet: Sheet, log: Log, ends: tuple[str, ...]) -> bool:
    """Totals and notes. Each is named, so that nobody wonders where it went."""
    texts = [cell.text for cell in row.cells if cell.text]
    first, filled = texts[0] if texts else "", len(texts)
    named = [text for end in ends if (text := row.text(end))]
    if is_total(first) or any(is_total(text) for text in named):
        log.warn(
            sheet.where(row.number),
            f'"{first}" adds up other rows. It was left out.',
            "Nothing needs doing if it is a total.",
        )
        return True
    if filled != 1:
        return False
    wide = sum(column.field != DROP for column in row.columns.all) > 1
    worded = len(first) > NOTE_LENGTH or first.endswith((":", ".")) or first[:1] in "*†" or NOTE.match(first)
    alone = wide and (not named or worded)
    if alone and (sheet.table.role == "links" or not named or len(first) > NOTE_LENGTH or NOTE.match(first)):
        log.warn(
            sheet.where(row.number),
            "The row holds a note, not data. It was left out.",
            "Nothing needs doing if it is a note.",
        )
        return True
    return False


def _is_ragged(row: Row, width: int, sheet: Sheet, log: Log) -> bool:
    """In a text file, a row with more cells than headings has probably been split inside a name."""
    if not sheet.grid.delimiter:
        return False
    if len(row.cells) == width:
        return False
    if any(cell.text for cell in row.cells[width:]):
        what = f"The row has {_cells(row)} where there are {width} headings. It was left out."
        fix = f'Put names that hold a "{sheet.grid.delimiter}" in double quotes.'
        log.warn(sheet.where(row.number), what, fix, [Choice("Leave it out", LeaveOut(sheet.grid.sheet, row.number))])
        return True
    if len(row.cells) < width:
        what = f"The row has {_cells(row)} where there are {width} headings."
        log.warn(sheet.where(row.number), what, "What is missing is read as not known. Fill in the missing cells.")
    return False


def _cells(row: Row) -> str:
    return plural(len(row.cells), "cell")


def _place(sheet: Sheet) -> str:
    return f"{sheet.grid.sheet}: " if sheet.grid.sheet else ""


def _unused(heading: str, kept: dict[str, str]) -> str:
    name, number = heading, 2
    while name in kept:
        name, number = f"{heading} ({number})", number + 1
    return name
