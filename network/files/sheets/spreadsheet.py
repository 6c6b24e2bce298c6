"""Spreadsheets as they really are -> a map: workbooks, CSV and TSV, one file or several that belong together.

The rules for messy files: load what can be loaded, name every row that is changed or left out, never guess where
two readings are possible, and let nothing about a person in.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from network import progress
from network.errors import Choice, Problem, Where
from network.files.draft.build import build
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.headings import normal
from network.files.draft.list_words import settle_lists
from network.files.draft.people import without_people
from network.files.draft.places import with_places_as_areas
from network.files.draft.several import part_ends
from network.files.draft.short_names import say_short_names
from network.files.raw.guard import LIKE_RECORDS, MAX_LINKS, MAX_PARTNERS, refuse_many_sheets, too_many
from network.files.raw.text import WINDOWS_NOTE
from network.files.sheets.asking import ask_for_unread, refuse_nothing_found, with_own_id
from network.files.sheets.grid import Cell, Grid, grids_of
from network.files.sheets.link_rows import links_in
from network.files.sheets.links_of_partners import links_of_partners, states_links_alone
from network.files.sheets.matrix import details_in
from network.files.sheets.matrix_links import links_in_matrix, partners_in_matrix
from network.files.sheets.nodexl import without_skipped
from network.files.sheets.our_workbook import parts_in
from network.files.sheets.partner_rows import partners_in, with_repeats_joined
from network.files.sheets.recognise import recognise, repeated_fields
from network.files.sheets.rereading import with_headings
from network.files.sheets.row_a_link import way_of
from network.files.sheets.screen import screened, without_values
from network.files.sheets.sheet import Sheet, say_what_is_not_read
from network.files.sheets.side_by_side import tables_apart
from network.names import match_key
from network.privacy import safe_label
from network.reading import Reading
from network.recognised import GRANTS, KEEP, Column, ColumnIs, Correction, LeaveOut, Recognised, SetCell, Table
from network.words import listed

__all__ = ["corrected", "draft_of_sheets", "grids_in", "read_grids", "read_sheets", "reading_of", "with_cells"]

UNSAVED = "Its formulas have no saved results. Open it in Excel or LibreOffice, save it, and open it here again."
MOST_OFFERED = 20  # columns from which one is to be picked; each choice holds the whole table
MUST_BE_ONE = ("from", "to", "from_id", "to_id", "referrals", "accepted", "completed", "name", "partner_id")
FAR_TOO_MANY_LINKS = 2 * MAX_LINKS  # pairs of names in a matrix, some of which may be one partner
FAR_TOO_MANY = 2 * MAX_PARTNERS  # texts that name partners; of fewer it is first seen which are one
NAMING = {"links": ("from", "to"), "partners": ("partner_id",)}  # one text is one partner
TOLD = 12  # rows told one by one
Said = tuple[str, ...]  # of a link: its ends, count, period and kind
BY_NUMBER = re.compile(r"(?:^| )no\. \d+$")  # of a sheet that goes so (`network.files.sheets.grid`)
COPIED = re.compile(r" *\(\d+\)$")  # what a program puts after the name of a sheet that was copied
FIELD_WORDS = {
    "from": "the partner that refers",
    "to": "the partner that is referred to",
    "from_id": "the id of the partner that refers",
    "to_id": "the id of the partner that is referred to",
    "referrals": "the number of referrals",
    "accepted": "the number accepted",
    "completed": "the number who reached help",
    "name": "the partner's name",
    "partner_id": "the partner's id",
}


def read_sheets(
    files: Sequence[tuple[str, bytes]], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in one or more sheets.

    Parameters
    ----------
    files
        Name and content of each file. Several are read as the sheets of one workbook would be.
    recognised
        How to read each sheet, as an earlier reading recognised it and a person corrected it.
    corrections
        Proposed fixes that a person accepted, picked from the choices of an earlier reading's problems.

    Raises
    ------
    UnreadableFile
        When a file is not what it says it is or cannot be opened.
    """
    log = Log()
    grids = [part for grid in grids_in(files, log) for part in tables_apart(grid)]
    return read_grids(grids, recognised or recognise(grids), corrections, log)


def read_grids(grids: Sequence[Grid], recognised: Recognised, corrections: Sequence[Correction], log: Log) -> Reading:
    """The map in grids that are recognised already; raises `UnreadableFile` as `read_sheets` does."""
    found = corrected(recognised, corrections)
    draft = draft_of_sheets(with_cells(grids, corrections), found, log)
    return reading_of(draft, found, corrections, log)


def reading_of(draft: Draft | None, recognised: Recognised, corrections: Sequence[Correction], log: Log) -> Reading:
    """The reading of a draft; none for one that is refused."""
    kept = None if draft is None or log.refused else without_people(draft, log)
    if kept is not None and "system" not in kept.parts:  # our own workbook lists the words of its map
        settle_lists(kept, corrections, log)
        say_short_names(kept, corrections, log)
    network = None if kept is None or log.refused else build(kept, log, corrections)
    problems = log.in_order()
    if network is None:
        return Reading(None, _errors_only(problems), tuple(log.notes), without_values(recognised))
    return Reading(network, problems, tuple(log.notes), recognised)


def draft_of_sheets(grids: Sequence[Grid], recognised: Recognised, log: Log) -> Draft | None:
    """The partners and links of every sheet; None when the sheets are refused, which `log` then says."""
    file = grids[0].file if grids else ""
    if _refuses_far_too_many(grids, recognised, log):
        return None
    progress.at("Looking for details of people")
    tables = screened(grids, recognised, log).tables
    if log.refused:
        return None
    tables = tuple(with_own_id(grid, table) for grid, table in zip(grids, tables, strict=True))
    grids = _with_keys(grids, tables)
    pairs = [(grid, table) for grid, table in zip(grids, tables, strict=True) if _is_read(grid, table, grids, log)]
    pairs = [(grid, _asked_about(grid, table, log)) for grid, table in pairs]
    if log.refused:
        return None
    if not any(table.role in ("links", "partners", "matrix") for _, table in pairs):
        refuse_nothing_found(grids, recognised, log)
        return None
    draft = Draft(PurePath(file).stem or file)
    progress.at("Reading rows")
    said: set[Said] = set()
    before = 0
    for place, (grid, table) in enumerate(pairs):
        if place:
            said |= _said(draft.links[before:])
        before = len(draft.links)
        ask_for_unread(grid, table, log)
        _add(Sheet(grid, table), draft, said, log)
    _add_named(pairs, draft)
    draft.parts = parts_in(grids, tables, file, log)
    draft.repeats_stand = "system" in draft.parts
    draft.partners = with_repeats_joined(draft.partners, log)
    if "system" not in draft.parts:  # our own workbook puts bars between several
        part_ends(draft, log)
        with_places_as_areas(draft, log)
    lists = [table for _, table in pairs if table.role == "partners" and not states_links_alone(table)]
    draft.listed = bool(lists and draft.partners)
    if not (draft.partners or draft.links) and not log.refused:
        unsaved = any(cell.kind == "unsaved" for grid, _ in pairs for row in grid.rows for cell in row)
        fix = UNSAVED if unsaved else "Add a row for each link or partner."
        log.refuse(Where(file), "No row under the headings could be read.", fix)
    return draft


def _refuses_far_too_many(grids: Sequence[Grid], recognised: Recognised, log: Log) -> bool:
    """Whether a sheet names far more partners than a map may hold: said before anything is made of them."""
    for grid, table in zip(grids, recognised.tables, strict=True):
        naming = NAMING.get(table.role, ())
        columns = [column.index for column in table.columns if column.field in naming]
        if columns and len(grid.rows) > MAX_PARTNERS:
            named = {row[index].text for row in grid.rows for index in columns if index < len(row)}
            if len(named) > FAR_TOO_MANY:
                what, fix = too_many(len(named), 0)
                log.refuse(grid.where(), what, f"{fix} {LIKE_RECORDS}" if table.role == "links" else fix)
                return True
    return False


def grids_in(files: Sequence[tuple[str, bytes]], log: Log) -> list[Grid]:
    """Every sheet of the files; of several files it is named after its file too."""
    refuse_many_sheets(len(files), "What was chosen")
    grids = [grid for name, data in files for grid in _grids(name, data, log, several=len(files) > 1)]
    refuse_many_sheets(len(grids), files[0][0] if len(files) == 1 else "What was chosen")
    return without_skipped(grids, log)


def _grids(name: str, data: bytes, log: Log, *, several: bool) -> list[Grid]:
    grids, notes = grids_of(data, name)
    for note in notes:
        if note == WINDOWS_NOTE:
            log.warn(Where(name), note, "Check names with accents, then save the file as UTF-8.")
        else:
            log.note(note)
    if several:
        for grid in grids:
            grid.sheet = f"{name} {grid.sheet}".strip()
    return grids


def _is_read(grid: Grid, table: Table, grids: Sequence[Grid], log: Log) -> bool:
    """Hidden sheets are not read, unless there is nothing else; sheets that hold no table are named."""
    if table.role in ("not used", "list", "survey"):
        if table.role == "not used" and len({other.file for other in grids}) > 1 and grid.rows:
            what = f"{grid.file} holds no table of links or partners that is known. It was not read."
            log.warn(grid.where(), what, "Name its columns, such as id and name for a list of partners.")
        elif table.role == "not used" and grid.rows and grid.sheet:
            hidden = " is hidden. It" if grid.hidden else ""
            log.note(f'The sheet "{grid.sheet}"{hidden} holds no table of links or partners and was not read.')
        return False
    if grid.hidden and not all(other.hidden for other in grids if other.rows):
        what = f'The sheet "{grid.sheet}" is hidden. It was not read.'
        log.warn(grid.where(), what, "Show the sheet in the workbook if it belongs to the map.")
        return False
    log.note(_what_was_recognised(grid, table))
    if BY_NUMBER.search(grid.sheet):
        log.note("The name of a sheet may be of a person, so it goes by its number.")
    _say_what_is_hidden(grid, table, log)
    return True


def _say_what_is_hidden(grid: Grid, table: Table, log: Log) -> None:
    """Rows and columns that whoever sent the sheet does not see are read, and told."""
    rows = [row for row in grid.hidden_rows if row > table.header and any(cell.text for cell in _cells(grid, row))]
    if rows:
        shown = listed([str(row) for row in rows[:TOLD]], max(0, len(rows) - TOLD))
        what = f"{'Rows' if len(rows) > 1 else 'Row'} {shown} {'are' if len(rows) > 1 else 'is'} hidden in the sheet"
        fix = "Take the filter off and delete the rows that do not belong to the map."
        choices = [Choice("Leave it out", LeaveOut(grid.sheet, rows[0]))] if len(rows) == 1 else []
        log.warn(grid.where(rows[0]), f"{what}. {'They were' if len(rows) > 1 else 'It was'} read.", fix, choices)
    columns = [one for one in table.columns if one.index in grid.hidden_columns and one.field and one.heading]
    if columns:
        headings = ", ".join(f'"{column.heading}"' for column in columns)
        what = f"Columns are hidden in the sheet and were read: {headings}."
        log.warn(grid.where(table.header), what, "Delete those that do not belong to the map.")


def _cells(grid: Grid, number: int) -> Sequence[Cell]:
    place = number - grid.first_row
    return grid.rows[place] if 0 <= place < len(grid.rows) else []


def _what_was_recognised(grid: Grid, table: Table) -> str:
    place = f'Sheet "{grid.sheet}", row' if grid.sheet else "Row"
    if table.role == "matrix":
        way = "rows refer to columns" if table.rows_refer else "columns refer to rows"
        beside = [
            f'"{column.heading}"' + (f" as {column.field}" if column.field != KEEP else "")
            for column in details_in(table)
        ]
        details = f" Beside it stand details of the partners: {', '.join(beside)}." if beside else ""
        kind = f' of the kind "{table.kind}"' if table.kind not in ("", "refers") else ""
        return f"{place} {table.header}: a matrix{kind or f' in which {way}'}.{details}"
    used = [f'"{column.heading}" as {column.field}' for column in table.columns if column.field not in ("", KEEP)]
    what = "links" if table.role == "links" else "partners"
    dialect = f" ({table.dialect})" if table.dialect else ""
    kind = f' Its links are of the kind "{table.kind}".' if table.kind not in ("", "refers") else ""
    links = [column for column in table.columns if table.role == "partners" and way_of(column)]  # told of by themselves
    kept = [f'"{one.heading}"' for one in table.columns if one.field == KEEP and one.heading and one not in links]
    details = f" Kept as further details: {', '.join(kept)}." if kept else ""
    dropped = [safe_label(one.heading, "a heading") for one in table.columns if not one.field and one.heading]
    listed = ", ".join(f'"{heading}"' for heading in dropped)
    unread = f" Not read: {listed}." if dropped and table.dialect == GRANTS else ""
    read = f"the headings of a table of {what}{dialect}: {', '.join(used)}"
    return f"{place} {table.header} holds {read}.{kind}{details}{unread}"


def _asked_about(grid: Grid, table: Table, log: Log) -> Table:
    """The table with one column a field. Where the numbers hang on which one it is, the file waits for an answer."""
    settled = table
    for field in repeated_fields(table):
        fitting = [column for column in table.columns if column.field == field]
        more = len(fitting) - MOST_OFFERED
        named = [f'"{column.heading}"' for column in fitting[:MOST_OFFERED]]
        listed = " and ".join([*named, f"{more:,} more"] if more > 0 else named)
        used = min(fitting, key=lambda column: _fits_less(grid, table, column))
        where = grid.where(table.header, fitting[0].heading)
        choices = [
            Choice(f'Use "{column.heading}"', _with_only(table, column.index, field))
            for column in fitting[:MOST_OFFERED]
        ]
        if field in MUST_BE_ONE:
            what = f"The columns {listed} could each be {FIELD_WORDS[field]}."
            log.refuse(where, what, "Choose one of them, or give the others another heading.", choices)
        else:
            what = f'The columns {listed} could each be {field.replace("_", " ")}. "{used.heading}" is used.'
            log.warn(where, what, "Choose another, or give the others another heading.", choices)
        settled = _with_only(settled, used.index, field)
    return settled


def _fits_less(grid: Grid, table: Table, column: Column) -> bool:
    """Whether a column fits its field less than one that is called so: Kumu's Type may say nothing."""
    return normal(column.heading) != column.field.replace("_", " ") or not grid.texts(column.index, table.header)


def corrected(recognised: Recognised, corrections: Sequence[Correction]) -> Recognised:
    """How the sheets are read once columns and tables that a person picked are taken."""
    recognised = with_headings(recognised, [one for one in corrections if isinstance(one, ColumnIs)])
    chosen = {one.sheet: one for one in corrections if isinstance(one, Table)}
    return Recognised(tuple(chosen.get(table.sheet, table) for table in recognised.tables))


def _with_only(table: Table, index: int, field: str) -> Table:
    """The table in which one column is the field and the others that fit it are free columns."""
    columns = tuple(
        replace(column, field=KEEP) if column.field == field and column.index != index else column
        for column in table.columns
    )
    return replace(table, columns=columns)


def _add(sheet: Sheet, draft: Draft, said: set[Said], log: Log) -> None:
    """Add what a sheet holds, unless earlier sheets have said all of it."""
    if sheet.table.role != "matrix":
        say_what_is_not_read(sheet, log)
    if sheet.table.role == "partners":
        sheet, links = links_of_partners(sheet, log)
        draft.partners += partners_in(sheet, log)
        draft.links += links
        return
    found = list(links_in(sheet, log)) if sheet.table.role == "links" else _of_matrix(sheet, log)
    if said and len(found) > 1 and _said(found) <= said:
        what = f'The sheet "{sheet.grid.sheet}" says again what an earlier sheet says. It was left out.'
        log.warn(sheet.grid.where(), what, "Delete the copy.")
        return
    draft.links += found


def _of_matrix(sheet: Sheet, log: Log) -> list[DraftLink]:
    """The links of a matrix; none where they are far more than a map holds, which is said before all are made."""
    found: list[DraftLink] = []
    pairs: set[tuple[str, str]] = set()
    for link in links_in_matrix(sheet, log):
        found.append(link)
        pairs.add((link.source, link.target))
        if len(pairs) > FAR_TOO_MANY_LINKS:
            what = f"The matrix holds more than {FAR_TOO_MANY_LINKS:,} links, and a map holds up to {MAX_LINKS:,}."
            log.refuse(sheet.grid.where(), what, "Empty the cells that say least, such as the lowest numbers.")
            return []
    return found


def _with_keys(grids: Sequence[Grid], tables: Sequence[Table]) -> list[Grid]:
    """The sheets with the rows of those that hold no table: one may be the key to the numbers of the others."""
    keys = tuple(
        " ".join(texts)
        for grid, table in zip(grids, tables, strict=True)
        if table.role == "not used"
        for row in grid.rows
        if len(texts := [cell.text for cell in row if cell.text]) in (1, 2)
    )
    return [replace(grid, keys=keys) for grid in grids] if keys else list(grids)


def _add_named(pairs: Sequence[tuple[Grid, Table]], draft: Draft) -> None:
    """The partners that a matrix names, unless a list of partners says who they are."""
    if any(table.role == "partners" for _, table in pairs):
        return
    named: dict[str, DraftPartner] = {}
    for grid, table in pairs:
        for partner in partners_in_matrix(Sheet(grid, table)) if table.role == "matrix" else ():
            first = named.setdefault(match_key(partner.fields["partner_id"]), partner)
            first.fields = partner.fields | first.fields
            first.more = partner.more | first.more
    draft.partners += named.values()


def _said(links: Sequence[DraftLink]) -> set[Said]:
    """What links say: those of a copy of a sheet say the same."""
    return {
        (
            *(match_key(one.source), match_key(one.target), str(one.counts.get("made")), str(one.period)),
            COPIED.sub("", one.fields.get("link_type", "")),
        )
        for one in links
    }


def with_cells(grids: Sequence[Grid], corrections: Sequence[Correction]) -> list[Grid]:
    """The grids with the cells that a person corrected and without the rows to be left out."""
    return [_with_cells(grid, corrections) for grid in grids]


def _with_cells(grid: Grid, corrections: Sequence[Correction]) -> Grid:
    mine = [one for one in corrections if isinstance(one, (SetCell, LeaveOut)) and one.sheet == grid.sheet]
    if not mine:
        return grid
    rows = [list(row) for row in grid.rows]
    for one in mine:
        place = one.row - grid.first_row
        if not 0 <= place < len(rows):
            continue
        if isinstance(one, LeaveOut):
            rows[place] = []
        else:
            rows[place].extend([Cell("")] * (one.column + 1 - len(rows[place])))
            rows[place][one.column] = Cell(one.value)
    return replace(grid, rows=rows)


def _errors_only(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """One message for a refused file: what refuses it, without what would only have been worth a look."""
    return tuple(problem for problem in problems if problem.level == "error")
