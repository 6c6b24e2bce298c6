"""Keeps people out of the map: refuses sheets that speak of them and drops columns of contact details."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from network.errors import Where
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.headings import PARTNER_FIELDS, normal
from network.files.sheets.grid import Grid
from network.privacy import Finding, contact_heading, names_a_person, person_heading, speaks_of_people
from network.recognised import DROP, GRANTS, KEEP, Column, Recognised, Table

__all__ = ["screened", "screened_draft"]

LOOK_IN = 15  # rows of a sheet that is not read in which headings about people are looked for
PLAIN_NAMES = ("name", "label", "title")
CURE = "Take out everything about people and add the referrals up by partner, then open it again."


def screened(grids: Sequence[Grid], recognised: Recognised, log: Log) -> Recognised:
    """The tables without columns of contact details; whatever is about a person is refused in `log`."""
    tables = []
    for grid, table in zip(grids, recognised.tables, strict=True):
        kept = _without_contacts(grid, table, log) if table.role in ("links", "partners") else table
        if not (_refuses_headings(grid, kept, log) or _refuses_values(grid, kept, log)):
            _refuses_numbers(grid, kept, log)
        tables.append(kept)
    return Recognised(tuple(tables))


def screened_draft(draft: Draft, file: str, log: Log) -> Draft:
    """The same for files of other tools: their attributes are named as columns are."""
    cells: dict[str, list[tuple[int, str]]] = {}
    everything: list[DraftPartner | DraftLink] = [*draft.partners, *draft.links]
    for place, one in enumerate(everything, start=1):
        for heading, text in (*one.fields.items(), *one.more.items()):
            cells.setdefault(heading, []).append((one.where.row or place, text))
    cells.setdefault("name", []).extend((1, text) for link in draft.links for text in (link.source, link.target))
    people = [heading for heading in cells if person_heading(normal(heading)) and heading not in PARTNER_FIELDS]
    contacts = [heading for heading in cells if contact_heading(normal(heading)) and heading not in people]
    if contacts:
        _say_left_out(Where(file, column=contacts[0]), contacts, log)
    for heading in contacts:
        del cells[heading]
        for one in everything:
            one.more.pop(heading, None)
    if people:
        _refuse_headings(Where(file, column=people[0]), people, log)
    elif findings := speaks_of_people(cells):
        _refuse(findings, Where(file, column=findings[0].column), log)
    return draft


def _without_contacts(grid: Grid, table: Table, log: Log) -> Table:
    if table.role != "partners" or not _lists_organisations(table):
        return table
    found = [column.heading for column in table.columns if column.field != DROP and _is_contact(column)]
    if found:
        _say_left_out(grid.where(table.header, found[0]), found, log)
    columns = tuple(replace(column, field=DROP) if _is_contact(column) else column for column in table.columns)
    return replace(table, columns=columns)


def _is_contact(column: Column) -> bool:
    words = normal(column.heading)
    return contact_heading(words) and not person_heading(words)


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
        found = [column.heading for column in table.columns if _is_about_people(column, table)]
        number = table.header
    else:
        number, found = _headings_about_people(grid)
    if found:
        _refuse_headings(grid.where(number, found[0]), found, log)
    return bool(found)


def _is_about_people(column: Column, table: Table) -> bool:
    words = normal(column.heading)
    if column.field in ("from", "to") or (column.field == "name" and table.role == "partners"):
        return False
    a_name = words == "name" and table.role == "links"
    return column.field != DROP and (person_heading(words) or contact_heading(words) or a_name)


def _headings_about_people(grid: Grid) -> tuple[int, list[str]]:
    """A sheet that is not read refuses the file too when it lists people: it may have been meant."""
    for number, row in grid.numbered[:LOOK_IN]:
        found = [cell.text for cell in row if person_heading(normal(cell.text))]
        if any(" " in normal(text) or len(found) > 1 for text in found):
            return number, found
    return 0, []


def _refuses_values(grid: Grid, table: Table, log: Log) -> bool:
    if table.role == "not used":
        return False
    cells = {
        column.heading or str(column.index + 1): list(_cells(grid, table, column))
        for column in table.columns
        if column.field != DROP or table.role == "matrix"
    }
    findings = speaks_of_people(cells)
    if table.dialect == GRANTS:
        findings = (*findings, *_people_granted(cells, table))
    if findings:
        _refuse(findings, grid.where(findings[0].row, findings[0].column), log)
    return bool(findings)


def _people_granted(cells: Mapping[str, Sequence[tuple[int, str]]], table: Table) -> Iterator[Finding]:
    """The first recipient of a grant that is a person in words, such as `An individual`."""
    for column in table.columns:
        rows = [row for row, text in cells.get(column.heading, ()) if names_a_person(text)]
        if rows and column.field in ("to", "to_id", KEEP) and "recipient" in normal(column.heading):
            yield Finding("a person who got a grant", column.heading, rows[0])


def _refuses_numbers(grid: Grid, table: Table, log: Log) -> None:
    """NHS numbers anywhere in the sheet, notes and columns that are left out included."""
    headings = {column.index: column.heading for column in table.columns}
    for index in range(max((len(row) for row in grid.rows), default=0)):
        cells = [
            (number, row[index].text)
            for number, row in grid.numbered
            if index < len(row) and len(row[index].text) >= 10
        ]
        for finding in speaks_of_people({headings.get(index, str(index + 1)): cells}):
            if finding.what == "an NHS number":
                _refuse([finding], grid.where(finding.row, finding.column), log)
                return


def _say_left_out(where: Where, headings: Sequence[str], log: Log) -> None:
    what = f"Contact details were left out: {_quoted(headings)}."
    log.warn(where, what, "Nothing needs doing: the map keeps no contact details.")


def _refuse_headings(where: Where, headings: Sequence[str], log: Log) -> None:
    are = "columns that hold" if len(headings) > 1 else "a column that holds"
    log.refuse(where, f"The file has {are} details of people: {_quoted(headings)}.", CURE)


def _quoted(headings: Sequence[str]) -> str:
    return ", ".join(f'"{heading}"' for heading in headings)


def _refuse(findings: Sequence[Finding], where: Where, log: Log) -> None:
    """Everything that was found at once, so that nobody has to open the file again for the next."""
    kinds = list(dict.fromkeys(finding.what for finding in findings))
    looks = f"A cell looks like {kinds[0]}" + (f", others like {' and '.join(kinds[1:])}" if kinds[1:] else "")
    log.refuse(where, f"{looks}, so the file may be about people. The values are not shown here.", CURE)


def _cells(grid: Grid, table: Table, column: Column) -> Iterator[tuple[int, str]]:
    for number, row in grid.numbered:
        if number > table.header and column.index < len(row) and row[column.index].text:
            yield number, row[column.index].text
