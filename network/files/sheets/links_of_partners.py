"""Columns of a list of partners that name other partners, such as `Refers to`: each name is a link."""

import re
from collections.abc import Iterator
from dataclasses import replace

from network.files.draft.draft import DraftLink, Log
from network.files.draft.several import lines_of_a_list
from network.files.sheets.row_a_link import way_of
from network.files.sheets.sheet import Sheet
from network.names import match_key
from network.recognised import DROP, Column, Table
from network.words import listed

__all__ = ["links_of_partners", "states_links_alone"]

NAMED = 0.6  # least share of what stands in such a column that the list names
APART = re.compile(r"[;,|\n]")
Stated = tuple[str, str, str]  # from, to, kind


def links_of_partners(sheet: Sheet, log: Log) -> tuple[Sheet, list[DraftLink]]:
    """The list without the columns that name other partners, and what these state; a link stated twice counts once."""
    names = _ids(sheet) | {match_key(name): name for _, name in _named(sheet)}
    found: dict[Stated, DraftLink] = {}
    read: list[Column] = []
    for column in sheet.table.columns:
        way = way_of(column)
        if way is None or not sheet.grid.texts(column.index, sheet.table.header):
            continue
        if not _names_partners(sheet, column, names):
            what = f'"{column.heading}" mostly names others than the list does. It is kept as a detail, not as links.'
            log.warn(sheet.where(sheet.table.header, column.heading), what, "Add those it names to the list.")
            continue
        read.append(column)
        for number, own in _named(sheet):
            for part in _others(sheet.grid.cell(number, column.index).text, names):
                other = names.get(match_key(part), part)
                source, target = (other, own) if way[1] else (own, other)
                where = sheet.where(number, column.heading)
                link = DraftLink(where, source, target, {"link_type": way[0]})
                found.setdefault((match_key(source), match_key(target), way[0]), link)
    if not read:
        return sheet, []
    headings = listed([f'"{one.heading}"' for one in read])
    log.note(f"What partners name under {headings} is read as links, not as details.")
    columns = tuple(replace(one, field=DROP) if one in read else one for one in sheet.table.columns)
    return replace(sheet, table=replace(sheet.table, columns=columns)), list(found.values())


def states_links_alone(table: Table) -> bool:
    """Whether a table of partners says nothing but whom each works with, which makes it no list of all there are."""
    others = [one for one in table.columns if one.field not in ("name", DROP)]
    return bool(others) and all(way_of(one) is not None for one in others)


def _named(sheet: Sheet) -> Iterator[tuple[int, str]]:
    index = next((one.index for one in sheet.table.columns if one.field == "name"), None)
    for number, _ in sheet.grid.numbered if index is not None else ():
        if number > sheet.table.header and (name := sheet.grid.cell(number, index or 0).name):
            yield number, name


def _ids(sheet: Sheet) -> dict[str, str]:
    """The name of each partner by its id, where the list has both."""
    index = next((one.index for one in sheet.table.columns if one.field == "partner_id"), None)
    rows = _named(sheet) if index is not None else ()
    return {match_key(text): name for number, name in rows if (text := sheet.grid.cell(number, index or 0).name)}


def _names_partners(sheet: Sheet, column: Column, names: dict[str, str]) -> bool:
    texts = sheet.grid.texts(column.index, sheet.table.header)
    parts = [part for text in texts for part in _others(text, names)]
    return bool(parts) and sum(match_key(part) in names for part in parts) >= NAMED * len(parts)


def _others(text: str, names: dict[str, str]) -> list[str]:
    """The names in a cell; one that has a comma of its own stays whole."""
    if match_key(text) in names:
        return [text]
    return [part for line in lines_of_a_list(text) for part in map(str.strip, APART.split(line)) if part]
