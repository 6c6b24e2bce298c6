"""Cells of a matrix -> drafts of links, and its names -> drafts of partners, those that no link names too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from network.counts import Count
from network.errors import Choice, Where
from network.files.draft.draft import DraftLink, DraftPartner, Log
from network.files.draft.flat import join_list
from network.files.draft.headings import PARTNER_FIELDS, normal
from network.files.draft.periods import parse_period
from network.files.sheets.amounts import amount_in, is_not_available, is_tick
from network.files.sheets.grid import Cell, whole_name
from network.files.sheets.link_rows import say_trouble
from network.files.sheets.matrix import (
    MatrixCell,
    cells_of,
    details_in,
    is_total,
    names_two_kinds,
    rows_in,
    who_answered,
)
from network.files.sheets.meaning import Meaning, is_how_often, kind_said, meaning_of, says_none
from network.files.sheets.sheet import Columns, Row, Sheet
from network.names import match_key
from network.recognised import KEEP, Column
from network.vocabulary import KINDS

__all__ = ["links_in_matrix", "partners_in_matrix"]

FIELDS = frozenset(PARTNER_FIELDS)
OTHER_KINDS = tuple(kind for kind in KINDS if kind not in ("refers", "funds", "co-located"))
NOTE = re.compile(r"[:.*=]|^(?:source|notes?|key|prepared|updated|as at)\b", re.IGNORECASE)
LONGEST = 6  # words of a name
DENIED = ("n", "no", "false")
SHOWN = 60  # characters of a caption that are repeated


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How the cells of one matrix are read."""

    meaning: Meaning
    kind: str  # of every link; empty where none is said, which is a referral
    ticks: bool  # the cells say which links there are and nothing more

    @property
    def counted(self) -> bool:
        """Whether the numbers are people who were referred."""
        return self.kind in ("", "refers") and self.meaning.numbers in ("", "people") and not self.ticks

    @property
    def kept_as(self) -> str:
        """The free column that holds numbers which are not people."""
        unit = f" ({self.meaning.unit})" if self.meaning.unit else ""
        return f"amount{unit}" if self.meaning.numbers == "money" or self.kind == "funds" else "strength"


def links_in_matrix(sheet: Sheet, log: Log) -> Iterator[DraftLink]:
    """The links of a matrix: a cell of 0 and a blank cell state none; the diagonal states links to oneself."""
    numbers = _numbers(sheet, log)
    answered = who_answered(sheet.grid, sheet.table)
    nameless: set[Where] = set()
    for found in cells_of(sheet.grid, sheet.table):
        if not (found.row_name and found.column_name):
            _say_nameless(found, sheet, nameless, log)
            continue
        link = _counted(found, sheet, log) if numbers.counted else _weighed(found, sheet, numbers)
        if link is not None:
            if numbers.kind:
                link.fields["link_type"] = numbers.kind
            if answered is not None:
                link.fields["said_by"] = join_list([link.source])
            yield link
    if answered is not None:
        side = "rows" if sheet.table.rows_refer else "columns"
        log.note(
            f"The words above say that these are answers. Whoever its {side} name has answered, where any are filled."
        )
    _say_totals(sheet, log)
    _say_unread(sheet, log)


def _say_unread(sheet: Sheet, log: Log) -> None:
    """Columns beside a matrix that hold something of few partners; a key to its numbers has no heading."""
    read = {sheet.table.first_column, *(column.index for column in sheet.table.columns)}
    for index, cell in enumerate(_heads(sheet)):
        filled = sheet.grid.texts(index, sheet.table.header)
        if cell.text and index not in read and filled and not is_total(cell.text):
            what = f'The column "{cell.text}" was not read.'
            log.warn(
                sheet.where(sheet.table.header, cell.text), what, "Fill it in for most partners if it belongs here."
            )
    headed = {index for index, cell in enumerate(_heads(sheet)) if cell.text} | read
    beside = any(
        cell.text and index not in headed
        for _, row in rows_in(sheet.grid, sheet.table)
        for index, cell in enumerate(row)
    )
    below = any(NOTE.search(row[sheet.table.first_column].text) for _, row in rows_in(sheet.grid, sheet.table))
    if (beside or below) and not meaning_of(sheet.grid, sheet.table).scale:
        log.note("What stands beside or below the matrix without a heading was not read.")


def _heads(sheet: Sheet) -> list[Cell]:
    return sheet.grid.rows[sheet.table.header - sheet.grid.first_row]


def partners_in_matrix(sheet: Sheet) -> list[DraftPartner]:
    """The partners at the left with what stands beside their names, then those that stand over columns only."""
    table, details = sheet.table, Columns(details_in(sheet.table))
    found: dict[str, DraftPartner] = {}
    across = {match_key(column.heading) for column in table.columns}
    two_kinds = names_two_kinds(sheet.grid, table)
    for number, cells in rows_in(sheet.grid, table):
        name = cells[table.first_column].name
        # a note below a matrix fills no other cell, nor does a name without numbers
        alone = not _has_others(cells, table.first_column) and match_key(name) not in across
        if not name or (alone and not (two_kinds and _may_be_name(sheet, number, name))):
            continue
        row = Row(number, cells, details)
        fields = {"name": name, **row.texts(FIELDS), "partner_id": name}
        found.setdefault(match_key(name), DraftPartner(sheet.where(number), fields, row.free()))
    for column in table.columns:
        name = Cell(column.heading).name
        if column not in details.all and name and not is_total(name):
            where = sheet.where(table.header, name)
            found.setdefault(match_key(name), DraftPartner(where, {"partner_id": name, "name": name}))
    answered = who_answered(sheet.grid, table)
    if answered is not None:
        for key, partner in found.items():
            partner.fields.setdefault("asked", "yes" if key in answered else "no")
    return list(found.values())


def _may_be_name(sheet: Sheet, number: int, text: str) -> bool:
    """Whether a row without marks names a partner all the same: it goes on with the rows, and is no note on them."""
    above = sheet.grid.cell(number - 1, sheet.table.first_column).text
    return bool(above) and not NOTE.search(text) and len(text.split()) <= LONGEST


def _has_others(cells: list[Cell], first: int) -> bool:
    return any(cell.text for cell in cells[:first]) or any(cell.text for cell in cells[first + 1 :])


def _numbers(sheet: Sheet, log: Log) -> _Numbers:
    table = sheet.table
    meaning = meaning_of(sheet.grid, table)
    texts = [found.cell.text for found in cells_of(sheet.grid, table)]
    if not meaning.numbers and (_are_weights(texts) or any(map(is_how_often, texts))):
        meaning = replace(meaning, numbers="strength")
    kind = table.kind or (said if (said := kind_said(meaning.words)) in ("refers", "funds") else "")
    if not kind and meaning.numbers == "strength" and "trust" in normal(meaning.words):
        kind = "knows"  # whom one trusts one knows; nobody is referred by it
    some = [text for text in texts if text not in ("0", "0.0")]
    ones = all(text in ("1", "1.0") or is_tick(Cell(text)) for text in some) and not meaning.scale
    numbers = _Numbers(meaning, kind, ones and (len(some) > 2 or meaning.numbers != "people"))
    _say_what_they_are(sheet, numbers, log)
    return numbers


def _are_weights(texts: list[str]) -> bool:
    """Whether most of the numbers are fractions or below 0, which no number of people can be."""
    values = [value for text in texts if (value := _value(text))]
    return sum(value < 0 or not value.is_integer() for value in values) > len(values) / 2


def _say_what_they_are(sheet: Sheet, numbers: _Numbers, log: Log) -> None:
    meaning, place = numbers.meaning, f'Sheet "{sheet.grid.sheet}": the' if sheet.grid.sheet else "The"
    if meaning.scale:
        words = ", ".join(f"{value} = {word}" for value, word in meaning.scale.items())
        none = [value for value in meaning.scale if meaning.says_no_link(value)]
        no_link = f"; {' and '.join(none)} is no link" if none else ""
        log.note(f"{place} numbers are answers ({words}). They say how strong a link is, not how many people{no_link}.")
    elif not (numbers.counted or numbers.ticks) and any(
        _value(found.cell.text) is not None or is_how_often(found.cell.text)
        for found in cells_of(sheet.grid, sheet.table)
    ):
        are = "money" if numbers.kept_as.startswith("amount") else "how strong a link is"
        log.note(f'{place} numbers are read as {are}, not as people. They are kept under "{numbers.kept_as}".')
    if sheet.table.kind == "knows" and names_two_kinds(sheet.grid, sheet.table):
        _say_two_kinds(sheet, log)
    if meaning.numbers == "strength" and not (numbers.kind and numbers.kind != "knows") and not sheet.table.kind:
        about = f' ("{meaning.words[:SHOWN]}")' if meaning.words else ""
        said = kind_said(meaning.words)
        kinds = [said] if said in OTHER_KINDS else OTHER_KINDS
        choices = [Choice(f'Read them as "{kind}"', replace(sheet.table, kind=kind)) for kind in kinds]
        read = f'"{numbers.kind}"' if numbers.kind else "referrals without a number"
        what = f"Nothing says that these links are referrals{about}. They are read as {read}."
        log.warn(sheet.where(sheet.table.header), what, "Say which kind of link they are.", choices)


def _say_two_kinds(sheet: Sheet, log: Log) -> None:
    table = sheet.table
    columns = [Column(table.first_column, "Name", "name"), *(replace(column, field=KEEP) for column in table.columns)]
    choices = [
        Choice("Read it as a list of partners", replace(table, role="partners", columns=tuple(columns), kind=""))
    ]
    what = 'Rows and columns name different things. Both are read as partners, and each mark as a link of kind "knows".'
    log.warn(sheet.where(table.header), what, "Read it another way if the columns are no partners.", choices)


def _counted(found: MatrixCell, sheet: Sheet, log: Log) -> DraftLink | None:
    amount = amount_in(found.cell, decimal_commas=sheet.decimal_commas)
    if found.row_name == found.column_name and amount.count is None:
        return None
    if amount.count is not None and amount.count.zero:
        return None
    if amount.trouble and not is_tick(found.cell):
        say_trouble(found.number, Column(found.column, found.column_name, ""), found.cell, sheet, log)
    elif amount.count is None and not (is_tick(found.cell) or is_not_available(found.cell)):
        return None
    return _link(found, sheet, amount.count)


def _weighed(found: MatrixCell, sheet: Sheet, numbers: _Numbers) -> DraftLink | None:
    """The link of a cell that says how strong it is, how much money it carries, or only that it is there."""
    text = found.cell.text
    word = numbers.meaning.scale.get(text.removesuffix(".0"), "")
    amount = amount_in(found.cell)
    nothing = amount.count is None and not amount.trouble and not is_not_available(found.cell)
    oneself = found.row_name == found.column_name and not word
    if nothing or oneself or text.casefold() in DENIED or says_none(word or text) or _value(text) == 0:
        return None
    link = _link(found, sheet, None)
    if not (numbers.ticks or is_tick(found.cell)):
        role = amount.count is None and _value(text) is None and not is_how_often(text)  # Chair of a board
        link.more = {"role" if role else numbers.kept_as: text} | ({"answer": word} if word else {})
    return link


def _link(found: MatrixCell, sheet: Sheet, made: Count | None) -> DraftLink:
    ends = (found.row_name, found.column_name)
    source, target = ends if sheet.table.rows_refer else ends[::-1]
    where = sheet.where(found.number, found.column_name)
    return DraftLink(where, source, target, counts={"made": made}, period=parse_period(whole_name(sheet.grid.sheet)))


def _value(text: str) -> float | None:
    try:
        return float(text.replace(",", "").replace("£", ""))
    except ValueError:
        return None


def _say_nameless(found: MatrixCell, sheet: Sheet, said: set[Where], log: Log) -> None:
    """Each row and column without a name once."""
    place, what = sheet.where(found.number), "The row has no name at its left. It was left out."
    if found.row_name:
        place = sheet.where(sheet.table.header, f"{found.column + 1}")
        what = "The column has no name over it. It was left out."
    if place not in said:
        log.warn(place, what, "Write the partner's name there.")
    said.add(place)


def _say_totals(sheet: Sheet, log: Log) -> None:
    for number, row in sheet.grid.numbered:
        first = row[sheet.table.first_column].text if sheet.table.first_column < len(row) else ""
        if number > sheet.table.header and first and is_total(first):
            what = f'"{first}" adds up other rows. It was left out.'
            log.warn(sheet.where(number), what, "Nothing needs doing if it is a total.")
    for column in sheet.table.columns:
        if is_total(column.heading):
            what = f'"{column.heading}" adds up other columns. It was left out.'
            log.warn(sheet.where(sheet.table.header, column.heading), what, "Nothing needs doing if it is a total.")
