"""Keeps people out of the map: refuses sheets that speak of them and drops columns of contact details."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from network.details.births_in_parts import PARTS, are_births
from network.details.every_place import NO_NAMES, that_name_in_place
from network.errors import Where
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.flat import split_list
from network.files.draft.headings import PARTNER_FIELDS, link_field, normal
from network.files.draft.named_in_attributes import named_in_attributes
from network.files.sheets.grid import Grid
from network.privacy import (
    CONTACTS,
    FULL_NAME,
    PLACED,
    Finding,
    about_a_person,
    contact_heading,
    counts_some,
    heads_people,
    holds_days,
    is_name,
    is_of_money,
    names_a_person,
    names_one,
    one_row_a_person,
    one_row_each,
    over_several,
    refusal,
    safe_heading,
    safe_label,
    says_nobody,
    speaks_of_people,
    turned,
)
from network.recognised import DROP, GRANTS, KEEP, Column, Recognised, Table

__all__ = ["screened", "screened_draft", "without_values"]

MOST_PARTS = 4  # columns over which a number is spread
LOOK_BELOW = 50  # rows below such a heading
LOOK_IN = 15  # rows of a sheet that is not read in which headings about people are looked for
OF_A_BODY = re.compile(
    r"(?:(?:recipient|funding|referring|receiving|partner|provider|lead|host) )*"
    r"(?:org|organi[sz]ation|agency|service|provider|partner|charity|trust|practice)s? "
)
OF_THE_PUBLIC = re.compile(  # nobody's own; the number of a property says where somebody lives, so it is left out
    r"(?:.* )?help ?lines?(?: .*)?|(?:.* )?switchboard(?: .*)?|uprn|(?:office|business|public|head office|registered|"
    r"site|team|reception|enquir(?:y|ies)|generic|shared|service) .*"
)
LONGEST_NAME = 60  # characters, with a title and what somebody does
OFFICE = frozenset({"a full postcode", FULL_NAME})
COUNTED = ("referrals", "accepted", "completed")
OF_ORGANISATIONS = ("sector", "org_id", "ods_code", "charity_number", "company_number", "hours", "capacity")
OF_ONE_LINKED = ("name", "aka", "a k a", "known as", "also known as")  # of a partner only in lists of them
PLAIN_NAMES = ("name", "label", "title")
OF_EXCEL = " xlnm."  # names that Excel gives to ranges
MONTHS = NO_NAMES._replace(of_any=frozenset(("april", "may", "june", "august")))  # "count for May is an estimate"
CURE = "Take out everything about people and add the referrals up by partner, then open it again."


def screened(grids: Sequence[Grid], recognised: Recognised, log: Log) -> Recognised:
    """The tables without columns of contact details; whatever is about a person is refused in `log`."""
    tables = []
    for grid, table in zip(grids, recognised.tables, strict=True):
        kept = _without_contacts(grid, table, log) if table.role in ("links", "partners") else table
        if table.role == "matrix":
            _empty_contacts(grid, table, log)
        refuses = (
            _refuses_names,
            _refuses_headings,
            _refuses_values,
            _refuses_parts,
            _refuses_births,
            _refuses_numbers,
            _refuses_rows,
        )
        if not any(one(grid, kept, log) for one in refuses):
            _say_what_is_in_no_cell(grid, log)
        tables.append(kept)
    return Recognised(tuple(tables))


def _say_what_is_in_no_cell(grid: Grid, log: Log) -> None:
    """Words of a workbook that stand in no cell are screened for details and not read, which is said."""
    if any(" " in words or "_" in words.strip("_") for words in grid.beside):
        words_apart = [(1, words.replace("_", " ")) for words in grid.beside]
        findings = speaks_of_people({"": words_apart})
        whole = any(one.what == FULL_NAME for one in findings)
        apart = [words for _, words in words_apart if not words.startswith(OF_EXCEL)]
        may_name = whole or that_name_in_place(apart, MONTHS)
        named = " They may name somebody." if may_name else ""
        log.note(f"Comments, headers, footers, properties and other words in no cell were not read.{named}")


def without_values(recognised: Recognised) -> Recognised:
    """How a refused file was recognised, without names of sheets and columns that speak of a person."""
    tables = []
    for table in recognised.tables:
        columns = tuple(replace(one, heading=safe_label(one.heading, "a heading")) for one in table.columns)
        tables.append(replace(table, sheet=safe_label(table.sheet, "a sheet"), columns=columns))
    return Recognised(tuple(tables))


def screened_draft(draft: Draft, file: str, log: Log) -> Draft:
    """The same for files of other tools: their attributes are named as columns are."""
    cells: dict[str, list[tuple[int, str]]] = {}
    everything: list[DraftPartner | DraftLink] = [*draft.partners, *draft.links]
    for place, one in enumerate(everything, start=1):
        for heading, text in (*one.fields.items(), *one.more.items()):
            cells.setdefault(heading, []).append((one.where.row or place, text))
    cells["heading"] = [(0, heading) for heading in cells]
    cells.setdefault("name", []).extend((1, text) for link in draft.links for text in (link.source, link.target))
    people = [
        heading
        for heading, below in cells.items()
        if heading not in PARTNER_FIELDS and about_a_person(heading, (text for _, text in below))
    ]
    contacts = [heading for heading in cells if contact_heading(normal(heading)) and heading not in people]
    if contacts:
        _say_left_out(Where(file, column=contacts[0]), contacts, log)
    for heading in contacts:
        del cells[heading]
        for one in everything:
            one.more.pop(heading, None)
    if people:
        _refuse_headings(Where(file, column=safe_heading(people[0], "heading")), people, log)
    elif findings := (*speaks_of_people(cells), *named_in_attributes(draft)):
        _refuse(findings, Where(file, column=safe_label(findings[0].column, "heading")), log)
    else:
        _refuse_each(draft, file, log)
    return draft


def _refuse_each(draft: Draft, file: str, log: Log) -> None:
    """Refuse partners or links each of which is a person by its shape; those that add people up are none."""
    partners = [{**one.more, **one.fields, "partner_id": ""} for one in draft.partners]  # beside a name no id counts
    links = [one.more for one in draft.links if not counts_some(map(str, filter(None, one.counts.values())))]
    for each, rows in (("partner", partners), ("link", links)):
        if found := one_row_each(rows):
            what = f'Each {each} has its own "{safe_heading(found, "number")}" beside details, so it may be a person.'
            log.refuse(Where(file), what, CURE)
            return


def _without_contacts(grid: Grid, table: Table, log: Log) -> Table:
    """Without the columns of details that nobody gave, and without those of organisations."""
    empty = {column.index for column in table.columns if _is_sensitive(column) and _says_nobody(grid, table, column)}
    listed = table.role == "partners" and _lists_organisations(table)
    contacts = [
        column
        for column in table.columns
        if column.field != DROP
        and column.index not in empty
        and (listed and (_is_contact(column) or _holds_names(grid, table, column)))
    ]
    contacts += [column for column in table.columns if column not in contacts and _is_of_a_body(column, table)]
    if contacts:
        _say_left_out(grid.where(table.header, contacts[0].heading), [one.heading for one in contacts], log)
    out = empty | {column.index for column in contacts}
    columns = tuple(replace(column, field=DROP) if column.index in out else column for column in table.columns)
    return replace(table, columns=columns)


def _empty_contacts(grid: Grid, table: Table, log: Log) -> None:
    """Take whom to ask out of the rows of a matrix, where a column that is not read would be taken for a partner's."""
    contacts = [column for column in table.columns if column.field == KEEP and _is_contact(column)]
    for column in contacts:
        grid.empty(column.index, table.header)
    if contacts:
        _say_left_out(grid.where(table.header, contacts[0].heading), [one.heading for one in contacts], log)


def _is_sensitive(column: Column) -> bool:
    words = normal(column.heading)
    return column.field not in ("from", "to") and (
        about_a_person(column.heading) or contact_heading(words) or words == "name"
    )


def _says_nobody(grid: Grid, table: Table, column: Column) -> bool:
    return column.field != "name" and says_nobody(text for _, text in grid.placed(column.index, table.header))


def _is_of_a_body(column: Column, table: Table) -> bool:
    """Whether a column of a table of links holds contact details of organisations: "Recipient Org:Postal Code"."""
    body = OF_A_BODY.match(normal(column.heading))
    public = OF_THE_PUBLIC.fullmatch(normal(column.heading))
    if table.role != "links" or column.field == DROP or not (body or public or table.dialect == GRANTS):
        return False
    words = normal(column.heading)[body.end() if body else 0 :]
    return contact_heading(words) and not about_a_person(column.heading)


def _is_contact(column: Column) -> bool:
    return contact_heading(normal(column.heading)) and not about_a_person(column.heading)


def _holds_names(grid: Grid, table: Table, column: Column) -> bool:
    """Whether a column of a list of partners, such as "Service lead", names somebody in most of its rows."""
    if column.field != KEEP or about_a_person(column.heading):
        return False
    texts = [text for _, text in grid.placed(column.index, table.header) if text]
    named = sum(len(text) <= LONGEST_NAME and is_name(text) for text in texts)
    return bool(named) and 2 * named >= len(texts)


def _lists_organisations(table: Table) -> bool:
    """Whether the rows are partners for certain, not people under a heading such as Name."""
    names = [normal(column.heading) for column in table.columns if column.field in ("name", "partner_id")]
    others = {column.field for column in table.columns} - {
        "name",
        "partner_id",
        "note",
        "more",
        DROP,
        "ages",
        "age_from",
        "age_to",
    }
    return bool(others) or any(name not in (*PLAIN_NAMES, "id", "ref", "code") for name in names)


def _refuses_headings(grid: Grid, table: Table, log: Log) -> bool:
    if table.role in ("matrix", "list"):
        return False
    if table.role in ("links", "partners"):
        found = [column.heading for column in table.columns if _is_about_people(grid, column, table)]
        if found:
            _refuse_headings(grid.where(table.header, safe_heading(found[0], "heading")), found, log)
        return bool(found)
    number, places = _headings_about_people(grid)
    if places:  # what was taken for a heading may be a value: none is repeated
        _refuse_headings(grid.where(number, str(places[0] + 1)), [""] * len(places), log)
    return bool(places)


def _is_about_people(grid: Grid, column: Column, table: Table) -> bool:
    words = normal(column.heading)
    if column.field in ("from", "to") or (column.field == "name" and table.role == "partners"):
        return False
    a_name = words in OF_ONE_LINKED and table.role == "links"
    if words in ("urn", "urn number") and table.role == "partners" and _lists_organisations(table):
        return False  # the number of a school
    below = (text for _, text in grid.placed(column.index, table.header))
    return column.field != DROP and (about_a_person(column.heading, below) or contact_heading(words) or a_name)


def _headings_about_people(grid: Grid) -> tuple[int, list[int]]:
    """The row and the columns of such headings in a sheet that is not read: it refuses the file when it lists people.

    A word for people may stand in a list of codes there too. It is a heading where persons stand below.
    """
    for place, (number, row) in enumerate(grid.numbered[:LOOK_IN]):
        rows = [below for _, below in grid.numbered[place + 1 : place + 1 + LOOK_BELOW]]
        found = [
            index
            for index, cell in enumerate(row)
            if cell.text and heads_people(cell.text, [one[index].text for one in rows if index < len(one)])
        ]
        if found:
            return number, found
    return 0, []


def _refuses_values(grid: Grid, table: Table, log: Log) -> bool:
    cells = {
        column.heading or str(column.index + 1): list(grid.placed(column.index, table.header))
        for column in table.columns
        if _is_looked_at(column, table)
    }
    bodies = {column.heading for column in table.columns if column.field in ("from", "to", "name", "parent")}
    findings = speaks_of_people(cells, of_bodies=bodies)
    findings = (*findings, *_people_granted(cells, table))
    if findings:
        _refuse(findings, grid.where(findings[0].row, safe_label(findings[0].column, "heading")), log)
    return bool(findings)


def _refuses_parts(grid: Grid, table: Table, log: Log) -> bool:
    """A number or a postcode that is spread over columns side by side."""
    free = sorted((column.index, column.heading) for column in table.columns if column.field in (KEEP, DROP))
    if table.role not in ("links", "partners"):
        return False
    below = [number for number, _ in grid.numbered if number > table.header]
    texts = [grid.with_blanks(index, table.header) for index, _ in free]
    for count in range(2, MOST_PARTS + 1):
        for first in range(len(free) - count + 1):
            found = over_several(zip(*texts[first : first + count], strict=True))
            if found is not None:
                (row, kind), heading = found, free[first][1]
                _refuse([Finding(kind, heading)], grid.where(below[row], safe_label(heading, "heading")), log)
                return True
    return False


def _refuses_births(grid: Grid, table: Table, log: Log) -> bool:
    """Days of births that are spread over columns for day, month and year."""
    columns = sorted((column.index, column.heading) for column in table.columns)
    if table.role not in ("links", "partners", "not used"):
        return False
    for first in range(len(columns) - PARTS + 1):
        indexes, headings = zip(*columns[first : first + PARTS], strict=True)
        below = ((number, indexes) for number, _ in grid.numbered if number > table.header)
        if are_births(headings, ([grid.cell(number, index).text for index in places] for number, places in below)):
            _refuse([Finding("a date of birth", headings[0])], grid.where(table.header, "headings"), log)
            return True
    return False


def _people_granted(cells: Mapping[str, Sequence[tuple[int, str]]], table: Table) -> Iterator[Finding]:
    """The first recipient of a grant that is a person in words, such as `An individual`."""
    for column in table.columns:
        as_standard = table.dialect == GRANTS and "recipient" in normal(column.heading)
        if column.field not in ("to", "to_id", *([KEEP] if as_standard else [])) or not _funds(table):
            continue
        parts = ((row, part) for row, text in cells.get(column.heading, ()) for part in split_list(text))
        rows = [row for row, part in parts if names_a_person(part)]
        if rows:
            yield Finding("a person who got a grant", column.heading, rows[0])


def _funds(table: Table) -> bool:
    return table.role == "links" and (table.kind == "funds" or table.dialect == GRANTS)


def _is_looked_at(column: Column, table: Table) -> bool:
    """Whether every kind of detail is looked for in a column, because it is read."""
    return table.role != "not used" and (column.field != DROP or table.role == "matrix")


def _refuses_names(grid: Grid, table: Table, log: Log) -> bool:
    """The name of the sheet, and headings that are values: of a matrix they are the names of partners."""
    name = grid.sheet.removeprefix(grid.file).strip()
    named = speaks_of_people({"": [(1, name)]})
    if named or names_one(name):
        _refuse(named or [Finding("the name of a person", "")], replace(grid.where(), sheet="name"), log)
        return True
    lists = [(1, words) for words in grid.beside if words.startswith('"')]  # of drop-downs, to pick from
    beside = speaks_of_people({"": [(1, words) for words in grid.beside]})
    said = [one for one in beside if one.what != FULL_NAME]  # who wrote the file or a comment stands there
    if said := said or list(speaks_of_people({"": lists})):
        _refuse(said, replace(grid.where(), sheet="comments, properties and what else is in no cell"), log)
        return True
    if table.role not in ("links", "partners", "matrix"):
        return False
    headings = [(table.header, cell.text) for number, row in grid.numbered if number == table.header for cell in row]
    found = speaks_of_people({"": headings}, of_bodies=[""] if table.role == "matrix" else [])
    if found:
        _refuse(found, grid.where(table.header, "headings"), log)
    return bool(found)


def _refuses_numbers(grid: Grid, table: Table, log: Log) -> bool:
    """Numbers of persons anywhere in the sheet, notes and columns that are left out included.

    A sheet that nobody reads may name an office by its postcode and who made it, but no person by e-mail or telephone.
    """
    headings = {column.index: column.heading for column in table.columns}
    looked_at = {column.index for column in table.columns if _is_looked_at(column, table)}
    left_out: list[Finding] = []
    for index in range(max((len(row) for row in grid.rows), default=0)):
        last = table.header if index in looked_at else grid.first_row + len(grid.rows)
        cells = [(number, row[index].text) for number, row in grid.numbered if number <= last and index < len(row)]
        heading = headings.get(index, str(index + 1))
        findings = speaks_of_people({heading: cells})
        as_contacts = PLACED if contact_heading(normal(heading)) else CONTACTS
        allowed = OFFICE if table.role == "not used" else as_contacts
        found = [finding for finding in findings if finding.what not in allowed]
        if found:
            _refuse(found, grid.where(found[0].row, safe_label(found[0].column, str(index + 1))), log)
            return True
        left_out += findings
    if table.role in ("links", "partners"):
        _say_unread(grid, table, left_out, log)
    return False


def _say_unread(grid: Grid, table: Table, left_out: Sequence[Finding], log: Log) -> None:
    """Say what is left out of rows above the headings, and of names in columns that are not read."""
    fix = "Nothing needs doing: none of it comes in."
    above = [one.row for one in left_out if one.row and one.row < table.header]
    if above:
        log.warn(grid.where(above[0]), "Contact details above the headings were left out.", fix)
    named = [one for one in left_out if one.what == FULL_NAME and one.row and one.row > table.header]
    named = [one for one in named if not contact_heading(normal(one.column))]
    if named:
        where = grid.where(named[0].row, safe_label(named[0].column, "a column"))
        log.warn(where, "A column that is not read may name people. It was left out.", fix)


def _refuses_rows(grid: Grid, table: Table, log: Log) -> bool:
    """A table in which each row is a person, whatever its columns are called."""
    used = {column.field for column in table.columns}
    if table.role in ("matrix", "list") or (table.role == "partners" and used & {*OF_ORGANISATIONS}):
        return False
    header = table.header if table.columns else _first_row(grid)
    columns = table.columns or tuple(
        Column(index, cell.text, "")
        for index, cell in enumerate(grid.rows[header - grid.first_row] if grid.rows else ())
        if cell.text
    )
    held = {
        normal(column.heading): [grid.cell(number, column.index).text for number, _ in grid.numbered if number > header]
        for column in columns
    }
    ends = {normal(column.heading) for column in columns if column.field in ("from", "to")}
    counts = any(
        link_field(column.heading) in COUNTED and not holds_days(cells) and counts_some(cells)
        for column in columns
        for cells in ([text for _, text in grid.placed(column.index, table.header)],)
    )
    of_money = any(is_of_money(heading) for heading in held)
    days = table.role == "links" and table.dialect != GRANTS and not of_money  # a grant or contract has an id and a day
    found = None if table.role == "links" and counts else one_row_a_person(held, days=days, ends=ends)
    if found:
        what = f'Each row has its own "{safe_heading(found, "number")}" beside details, so a row may be a person.'
        log.refuse(grid.where(header), what, CURE)
    elif table.role == "not used" and (
        found := one_row_a_person(turned([[cell.text for cell in row] for row in grid.rows]))
    ):
        what = f'Each column has its own "{safe_heading(found, "number")}" over details, so a column may be a person.'
        log.refuse(grid.where(header), what, CURE)
    return bool(found)


def _first_row(grid: Grid) -> int:
    return next((number for number, row in grid.numbered if sum(bool(cell.text) for cell in row) > 1), grid.first_row)


def _say_left_out(where: Where, headings: Sequence[str], log: Log) -> None:
    what = f"Contact details were left out: {_quoted(headings)}."
    log.warn(where, what, "Nothing needs doing: the map keeps no contact details.")


def _refuse_headings(where: Where, headings: Sequence[str], log: Log) -> None:
    are = "columns that hold" if len(headings) > 1 else "a column that holds"
    said = ", ".join(f'"{safe}"' for heading in headings if (safe := safe_heading(heading, "")))
    log.refuse(where, f"The file has {are} details of people{f': {said}' if said else ''}.", CURE)


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f'"{safe_label(heading, "a heading")}"' for heading in headings)


def _refuse(findings: Sequence[Finding], where: Where, log: Log) -> None:
    log.refuse(where, refusal(findings), CURE)
