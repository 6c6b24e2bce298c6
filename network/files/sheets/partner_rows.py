"""Rows of a list of partners -> drafts of partners. One partner may stand in several rows, one an area or need."""

from collections.abc import Iterator
from dataclasses import replace

from network.errors import Choice
from network.files.draft.draft import DraftPartner, Log
from network.files.draft.flat import LIST_FIELDS, split_list
from network.files.draft.headings import PARTNER_FIELDS, partner_field
from network.files.sheets.amounts import is_amount, is_tick
from network.files.sheets.node_lists import has_codes
from network.files.sheets.nodexl import NODEXL
from network.files.sheets.sheet import Row, Sheet, rows_of
from network.names import match_key
from network.recognised import DROP, KEEP, ColumnIs, SetCell
from network.words import listed

__all__ = ["partners_in", "with_repeats_joined"]

FIELDS = frozenset(PARTNER_FIELDS)
MANY_NONE = 0.2  # least share of cells without a number or with 0 in what may be links
TOLD = 4  # headings that are named


def partners_in(sheet: Sheet, log: Log) -> Iterator[DraftPartner]:
    """The partners of a list. A row with an id but no name, or the other way round, is read and said."""
    has_ids = any(column.field == "partner_id" for column in sheet.table.columns)
    has_names = any(column.field == "name" for column in sheet.table.columns)
    ids: list[str] = []
    for row in rows_of(sheet, log, partner_field, ("partner_id", "name")):
        partner_id, name = row.name("partner_id"), row.name("name")
        if not (partner_id or name):
            log.warn(sheet.where(row.number), "The row names no partner. It was left out.", "Write the partner's name.")
            continue
        if has_ids and not partner_id:
            _say_no_id(row, name, sheet, log)
            continue
        if has_names and not name and sheet.table.dialect != NODEXL:
            _say_no_name(row, partner_id, sheet, log)
        ids.append(partner_id)
        fields = row.texts(FIELDS) | {"partner_id": partner_id or name, "name": name or partner_id}
        yield DraftPartner(sheet.where(row.number), fields, row.free())
    _say_may_be_links(sheet, log)
    if not has_names and has_codes(ids):
        _say_no_names(sheet, log)


def with_repeats_joined(partners: list[DraftPartner], log: Log) -> list[DraftPartner]:
    """One draft a partner. Rows of one partner are joined; where they differ the first counts, which is said."""
    kept: dict[str, DraftPartner] = {}
    for partner in partners:
        key = match_key(partner.fields["partner_id"])
        first = kept.setdefault(key, partner)
        if first is partner:
            continue
        if match_key(first.fields["name"]) != match_key(partner.fields["name"]):
            _say_id_twice(first, partner, log)
            continue
        _join(first, partner, log)
    return list(kept.values())


def _say_may_be_links(sheet: Sheet, log: Log) -> None:
    """Columns of numbers, many of them 0, beside nothing but names may say who is linked with what."""
    table = sheet.table
    free = [column for column in table.columns if column.field == KEEP and column.heading]
    first = next(column.index for column in table.columns if column.field in ("name", "partner_id"))
    if len(free) < 2 or len(free) + 1 < len(table.columns):
        return
    lines = [number for number, _ in sheet.grid.numbered if number > table.header]
    body = [sheet.grid.cell(number, column.index) for number in lines for column in free]
    none = sum(cell.text in ("", "0") for cell in body)
    if any(map(is_tick, body)):
        return  # a tick is no number; whether such columns are boards is asked apart
    if not all(cell.blank or is_amount(cell) for cell in body) or not MANY_NONE * len(body) <= none < len(body):
        return
    columns = tuple(replace(column, field=DROP) for column in free)
    as_matrix = replace(table, role="matrix", columns=columns, first_column=first, kind="knows")
    headings = listed([f'"{column.heading}"' for column in free[:TOLD]], max(0, len(free) - TOLD))
    what = f"Numbers under {headings} are kept as details of the partners. They may be links with what is named there."
    choices = [Choice("Read them as links", as_matrix)]
    log.warn(sheet.where(table.header), what, "Read the sheet as a matrix if they are links.", choices)


def _say_no_names(sheet: Sheet, log: Log) -> None:
    free = [column for column in sheet.table.columns if column.field == KEEP and column.heading]
    choices = [Choice(f'The names are under "{column.heading}"', ColumnIs("name", column.heading)) for column in free]
    what = "No column holds the names of the partners. Their ids are shown instead."
    log.warn(sheet.where(sheet.table.header), what, "Say under which heading the names are, or add a column.", choices)


def _say_no_id(row: Row, name: str, sheet: Sheet, log: Log) -> None:
    column = row.column("partner_id")
    choice = Choice(
        f'Use "{name}" as its id', SetCell(sheet.grid.sheet, row.number, column.index if column else 0, name)
    )
    what = f'The partner "{name}" has no id. It was left out.'
    log.warn(sheet.where(row.number, row.heading("partner_id")), what, "Give it an id of its own.", [choice])


def _say_no_name(row: Row, partner_id: str, sheet: Sheet, log: Log) -> None:
    what = f'The partner "{partner_id}" has no name. Its id is shown instead.'
    log.warn(sheet.where(row.number, row.heading("name")), what, "Say what people call it.")


def _say_id_twice(first: DraftPartner, second: DraftPartner, log: Log) -> None:
    what = (
        f'The id "{second.fields["partner_id"]}" is used for "{first.fields["name"]}" (row {first.where.row}) '
        f'and again for "{second.fields["name"]}". The second was left out.'
    )
    log.warn(second.where, what, "Give each its own id.")


def _join(first: DraftPartner, second: DraftPartner, log: Log) -> None:
    added, differs = [], []
    for field, text in second.fields.items():
        mine = first.fields.get(field, "")
        if field in LIST_FIELDS and mine != text:
            joined = [*split_list(mine), *(item for item in split_list(text) if item not in split_list(mine))]
            first.fields[field] = " | ".join(joined)
            added.append(field)
        elif not mine:
            first.fields[field] = text
            added.append(field)
        elif match_key(mine) != match_key(text):
            differs.append(field)
    for heading, text in second.more.items():
        if first.more.setdefault(heading, text) != text:
            differs.append(heading)
    what = f'"{second.fields["name"]}" is also in row {first.where.row}. ' + _what_was_done(added, differs)
    log.warn(second.where, what, "Keep one row a partner, or give each its own id.")


def _what_was_done(added: list[str], differs: list[str]) -> str:
    if differs:
        return f"The two rows say different things under {', '.join(differs)}; the first was kept."
    return (
        f"What the two rows say under {', '.join(added)} was put together." if added else "The second row adds nothing."
    )
