"""Rows of a table of links -> drafts of links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.counts import Count
from network.errors import Choice
from network.files.draft.draft import DraftLink, Log
from network.files.draft.flat import BAR
from network.files.draft.headings import LINK_FIELDS, heading_period, link_field, normal
from network.files.draft.periods import is_yearless, parse_date, parse_period
from network.files.draft.several import shared_by
from network.files.draft.values import kind
from network.files.sheets.amounts import amount_in
from network.files.sheets.grid import Cell, whole_name
from network.files.sheets.sheet import Row, Sheet, rows_of, with_settled_columns
from network.model import Period
from network.recognised import GRANTS, Column, SetCell

__all__ = ["links_in", "say_trouble"]

MADE = {"referrals": "made", "accepted": "accepted", "completed": "completed"}
OF_ENDS = ("from_sector", "from_area", "to_sector", "to_area")  # what a link says of its ends
OUR_HEADINGS = ["from", "to", "link_type", "referrals"]
RECIPIENT = re.compile(r"recipient org ([1-9]\d*) (identifier|name)")
OF_PERIODS = ("period_start", "period_end", "date", "period", "year")
GEPHI_HEADINGS = ["Source", "Target", "Type", "Weight"]
BOTH = re.compile(
    r"y|yes|true|1|x|✓|✔|(?:both|two|2)(?: (?:ways?|directions?))?|mutual(?:ly)?|reciproc\w+|bi ?directional"
)
ARROWS = {
    **dict.fromkeys(("->", "-->", "=>", "→", "⇒", "⟶", ">"), "one"),
    **dict.fromkeys(("<-", "<--", "<=", "←", "⇐", "⟵", "<"), "back"),
    **dict.fromkeys(("<->", "<-->", "<=>", "↔", "⇔", "⟷", "<>"), "both"),
}
ONE = re.compile(r"back|n|no|false|0|(?:one|1|single)(?: (?:ways?|directions?))?(?: only)?")
TEXT_FIELDS = frozenset({*LINK_FIELDS, *OF_ENDS, "strength"} - {"from", "to", "period_start", "period_end", *MADE})


def links_in(sheet: Sheet, log: Log) -> Iterator[DraftLink]:
    """The links of a table, one a row and period. Rows that name only one end are left out and said."""
    sheet = with_settled_columns(sheet, log)
    default = parse_period(whole_name(sheet.grid.sheet)) or _period_above(sheet, log)
    each_once = _holds_each_once(sheet)
    dated = any(column.field in OF_PERIODS for column in sheet.table.columns)
    above = ("", "")
    for row in rows_of(sheet, log, link_field, ("from", "from_id", "to", "to_id")):
        ends = (row.name("from_id") or row.name("from"), row.name("to_id") or row.name("to"))
        if sheet.table.dialect == "Kumu":
            ends = (ends[0].replace("\\|", "|"), ends[1])
        if not all(ends):
            _say_missing_end(row, ends, above, sheet, log)
            continue
        above = ends
        period = (_period(row, sheet, log) if dated else None) or default
        for target in _targets(ends[1], sheet):
            link = DraftLink(sheet.where(row.number), ends[0], target, row.texts(TEXT_FIELDS), {}, row.free(), period)
            if row.text("from_id"):
                link.source_name = row.text("from")
            if row.text("to_id"):
                link.target_name = row.text("to")
            link.weighs_again = sheet.table.dialect == "Gephi"
            link.stands = each_once
            _say_both_ways(link)
            _say_kind_by_key(link, sheet)
            if sheet.table.dialect == GRANTS or sheet.table.kind:
                link.fields["link_type"] = sheet.table.kind or "funds"
            yield from _with_counts(link, row, sheet, log)
            yield from _other_recipients(link, sheet)


def _period_above(sheet: Sheet, log: Log) -> Period | None:
    """The one period that stands above the headings, such as the year over each of two tables side by side."""
    above = [
        cell.text for number, row in sheet.grid.numbered if number < sheet.table.header for cell in row if cell.text
    ]
    found = {period: text for text in above if (period := heading_period(text)) is not None}
    if len(found) != 1:
        return None
    (period, text), place = found.popitem(), f'Sheet "{sheet.grid.sheet}": ' if sheet.grid.sheet else ""
    log.note(f'{place}"{text}" stands above the headings, so its numbers are of that time.')
    return period


def _say_both_ways(link: DraftLink) -> None:
    """Take the answer to `Both ways?`, or an arrow, for the direction that it says."""
    written = link.fields.get("direction")
    if written is None:
        return
    arrow = ARROWS.get(written.replace(" ", ""), "")
    if arrow == "back":
        link.source, link.target = link.target, link.source
        link.source_name, link.target_name = link.target_name, link.source_name
    said = arrow or written.casefold().rstrip(".").replace("-", " ")
    if BOTH.fullmatch(said):
        link.fields["direction"] = "mutual"
    elif ONE.fullmatch(said):
        link.fields["direction"] = "directed"


def _say_kind_by_key(link: DraftLink, sheet: Sheet) -> None:
    """Take a code such as R for the kind that another sheet of the file gives it."""
    code = link.fields.get("link_type", "")
    if code and sheet.grid.keys and not kind(code):
        meant = (row.removeprefix(f"{code} ") for row in sheet.grid.keys if row.startswith(f"{code} "))
        link.fields["link_type"] = next((words for words in meant if kind(words)), code)


def _holds_each_once(sheet: Sheet) -> bool:
    """Whether each row is a link of its own: Kumu says so, and headings in an order that nobody else has."""
    headings = [column.heading for column in sheet.table.columns]
    if sheet.table.dialect == "Kumu":  # a connection is one there, whatever others there are
        return True
    return headings[:4] == OUR_HEADINGS or (headings[:4] == GEPHI_HEADINGS and "link_type" in headings)


def _other_recipients(link: DraftLink, sheet: Sheet) -> Iterator[DraftLink]:
    """Those who got a grant together with the first, each in columns of its own: `Recipient Org:1:Name`."""
    if sheet.table.dialect != GRANTS:
        return
    others: dict[str, dict[str, str]] = {}
    for heading in list(link.more):
        if match := RECIPIENT.fullmatch(normal(heading)):
            others.setdefault(match[1], {})[match[2]] = link.more.pop(heading)
    ends = [(said.get("identifier") or said.get("name", ""), said.get("name", "")) for said in others.values()]
    ends = [(target, name) for target, name in ends if target]
    link.more = shared_by(link.more, len(ends) + 1)
    for target, name in ends:
        yield replace(link, target=target, target_name=name, fields=dict(link.fields), more=dict(link.more))


def _with_counts(link: DraftLink, row: Row, sheet: Sheet, log: Log) -> Iterator[DraftLink]:
    made = row.columns.made
    if made and kind(link.fields.get("link_type", "")) not in ("", "refers"):
        made = _without_money(link, row, made, sheet)
    others = {MADE[field]: _count(row, field, sheet, log) for field in ("accepted", "completed")}
    if len(made) < 2:
        link.counts = {"made": _count_at(row, made[0], sheet, log) if made else None, **others}
        if link.fields.get("strength") == str(link.counts["made"]):
            del link.fields["strength"]
        yield link
        return
    filled = [column for column in made if not row.at(column.index).blank] or made[:1]
    for column in filled:
        count = _count_at(row, column, sheet, log)
        period = heading_period(column.heading) or link.period
        yield replace(
            link, where=sheet.where(row.number, column.heading), counts={"made": count, **others}, period=period
        )


def _without_money(link: DraftLink, row: Row, made: Sequence[Column], sheet: Sheet) -> tuple[Column, ...]:
    """The columns that hold a plain number; what else a link that carries no people has there is kept as it is."""
    plain = []
    for column in made:
        cell = row.at(column.index)
        if amount_in(cell, decimal_commas=sheet.decimal_commas).trouble:
            link.more[column.heading] = cell.text
        else:
            plain.append(column)
    return tuple(plain)


def _count(row: Row, field: str, sheet: Sheet, log: Log) -> Count | None:
    column = row.column(field)
    return _count_at(row, column, sheet, log) if column else None


def _count_at(row: Row, column: Column, sheet: Sheet, log: Log) -> Count | None:
    cell = row.at(column.index)
    amount = amount_in(cell, decimal_commas=sheet.decimal_commas)
    if amount.trouble:
        say_trouble(row.number, column, cell, sheet, log)
    return amount.count


def say_trouble(number: int, column: Column, cell: Cell, sheet: Sheet, log: Log) -> None:
    """Say why a cell of counts cannot be taken, with what it may mean to choose from."""
    amount = amount_in(cell, decimal_commas=sheet.decimal_commas)
    choices = [
        Choice(f"Read it as {value}", SetCell(sheet.grid.sheet, number, column.index, value))
        for value in amount.proposals
    ]
    choices.append(Choice("Leave it as not known", SetCell(sheet.grid.sheet, number, column.index, "")))
    fix = "It is read as not known. Write the number of referrals."
    log.warn(sheet.where(number, column.heading), amount.trouble, fix, choices)


def _say_missing_end(row: Row, ends: tuple[str, str], above: tuple[str, str], sheet: Sheet, log: Log) -> None:
    for field, end, before in zip(("from", "to"), ends, above, strict=True):
        if end:
            continue
        column = row.column(field) or row.column(f"{field}_id")
        side = "which partner refers" if field == "from" else "which partner it refers to"
        index = column.index if column else 0
        choices = (
            [Choice(f'Take "{before}" from the row above', SetCell(sheet.grid.sheet, row.number, index, before))]
            if before and not row.at(index).withheld
            else []
        )
        failed = row.text(field) or row.text(f"{field}_id")  # names nobody: the error of a formula, or (blank)
        why = f"A formula has failed ({failed}). " if failed.startswith("#") else ""
        what = f"{why}The row does not say {side}. It was left out."
        fix = "Write the partner's name there." if failed else "Fill in the empty cell."
        log.warn(sheet.where(row.number, column.heading if column else ""), what, fix, choices)


def _targets(text: str, sheet: Sheet) -> list[str]:
    """Kumu writes several targets in one cell."""
    if sheet.table.dialect != "Kumu":
        return [text]
    return [part.replace("\\|", "|").strip() for part in BAR.split(text) if part.strip()]


def _period(row: Row, sheet: Sheet, log: Log) -> Period | None:
    start, end = (_day(row, field, sheet, log) for field in ("period_start", "period_end"))
    if start and end:
        if start <= end:
            return Period(start, end)
        fix = "The period is left out. Swap the two dates."
        log.warn(sheet.where(row.number, row.heading("period_end")), "The period ends before it starts.", fix)
        return None
    if day := start or end or _day(row, "date", sheet, log):
        return Period(day, day)
    return _worded_period(row, sheet, log)


def _worded_period(row: Row, sheet: Sheet, log: Log) -> Period | None:
    part, year = row.text("period"), row.text("year")
    if not (part or year):
        return None
    words = part if not year else f"{part} {year}".strip()
    period = parse_period(words) or parse_period(part) or (parse_period(year) if not part else None)
    if period is None and (day := parse_date(part or year, month_first=sheet.month_first)):
        period = Period(day, day)
    if period is None:
        fix = "It is kept as a note. Write a period such as 2024/25, Q1 2024/25 or April 2024."
        log.warn(sheet.where(row.number, row.heading("period" if part else "year")), f'"{words}" is not a period.', fix)
    elif is_yearless(period):
        log.note("Quarters without a year are told apart, but the map does not say when they were.")
    return period


def _day(row: Row, field: str, sheet: Sheet, log: Log):  # type: ignore[no-untyped-def]
    text = row.text(field)
    if not text:
        return None
    day = parse_date(text, month_first=sheet.month_first)
    if day is None:
        fix = "It is left out. Write day, month and year, such as 01/04/2024."
        log.warn(sheet.where(row.number, row.heading(field)), f'"{text}" is not a date.', fix)
    return day
