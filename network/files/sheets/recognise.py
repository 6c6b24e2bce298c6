"""What each sheet is and which of its columns is what: links, partners, a matrix, or nothing we know."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from network.files.draft.headings import (
    PARTNER_FIELDS,
    heading_period,
    is_day,
    is_paid,
    link_field,
    normal,
    partner_field,
    says_when,
)
from network.files.draft.periods import parse_period
from network.files.draft.values import kind
from network.files.sheets.amounts import is_amount
from network.files.sheets.boards import as_boards
from network.files.sheets.ends import ENDS, with_lettered_ends, with_other_end
from network.files.sheets.grid import Cell, Grid, whole_name
from network.files.sheets.matrix import find_matrix, find_rectangle
from network.files.sheets.meaning import caption_of, kind_said, numbers_said, scale_in
from network.files.sheets.node_lists import beside_links, with_ids, with_names
from network.files.sheets.nodexl import NODEXL, is_directed, of_nodexl
from network.files.sheets.row_a_link import as_links
from network.files.sheets.running_numbers import without_running_numbers
from network.files.sheets.told_by_cells import with_told_columns
from network.recognised import DROP, GRANTS, KEEP, Column, Recognised, Table

__all__ = ["field_of", "is_ignored", "recognise", "repeated_fields", "table_but_matrix", "table_in"]

CERTAIN = 3  # headings that we know; so many in one row are no row of a table
LOOK_IN = 40  # rows from the top in which the headings are looked for
TITLE = 10  # words of a title at most
GUIDE = "Guide"  # the sheet of our template that only explains
IGNORED = "(ignore)"  # Kumu skips sheets whose name ends so
GRANTED = re.compile(r"funding org (?:0 )?(?:name|identifier)")
NO_NAME = re.compile(r"(?:sheet|table|tab|matrix|data|page)? ?\d*(?: \d+)?")  # of a sheet that nobody has named
LISTS = (
    "system", "areas", "sectors", "needs", "stages", "groups", "ages", "promises", "stories", "comments", "goals",
    "teams", "people", "agreed", "running_order",
)  # fmt: skip
GRAPH_TYPES = frozenset({"directed", "undirected", "mixed", "mutual"})
GRANT_DETAILS = frozenset({"identifier", "title", "description", "currency", "award date"})


def recognise(grids: Sequence[Grid]) -> Recognised:
    """How every sheet would be read. A person may correct it before it is."""
    ours = any(grid.sheet.casefold() == "system" and _is_our_system(grid) for grid in grids)
    tables = tuple(_table(grid, ours=ours) for grid in grids)
    if any(table.role == "partners" and table.dialect == "Gephi" for table in tables):
        tables = tuple(_of_a_pair(table) for table in tables)
    if any(table.dialect == NODEXL for table in tables):
        of_all = "" if is_directed(grids) else "knows"
        tables = tuple(
            replace(table, kind=of_all) if table.dialect == NODEXL else Table(table.sheet, "not used")
            for table in tables
        )
    if sum(table.role == "matrix" for table in tables) > 1:
        tables = tuple(_named_by_its_sheet(table) for table in tables)
    tables = with_ids(grids, beside_links(grids, tables))
    return Recognised(tuple(with_names(grid, table) for grid, table in zip(grids, tables, strict=True)))


def _named_by_its_sheet(table: Table) -> Table:
    """Of several matrices each is a kind of link, which a sheet's own name tells apart from the others."""
    part_or_period = whole_name(table.sheet) != table.sheet or parse_period(table.sheet)
    if table.role != "matrix" or table.kind or part_or_period or NO_NAME.fullmatch(normal(table.sheet)):
        return table
    return replace(table, kind=table.sheet)


def field_of(heading: str, role: str) -> str:
    """The field that a heading means in a table of links or of partners; `more` when it is none we know."""
    field = link_field(heading) if role == "links" else partner_field(heading)
    return field or (KEEP if heading else DROP)


def _table(grid: Grid, *, ours: bool) -> Table:
    if is_ignored(grid) or (ours and grid.sheet == GUIDE):
        return Table(grid.sheet, "not used")
    if ours and grid.sheet.casefold() in LISTS:
        return Table(grid.sheet, "list", columns=_plain_columns(grid))
    return table_in(grid)


def is_ignored(grid: Grid) -> bool:
    """Whether the name of a sheet says that it is not to be read."""
    return grid.sheet.casefold().rstrip().endswith(IGNORED)


def table_in(grid: Grid) -> Table:
    """What one sheet holds by itself; a matrix is looked for before links, and links before partners."""
    matrix = find_matrix(grid)
    if matrix is not None:
        own = kind_said(grid.sheet) if whole_name(grid.sheet) == grid.sheet else ""  # of several each has its title
        return replace(matrix, kind=own or _kind_captioned(grid, matrix))
    return table_but_matrix(grid)


def table_but_matrix(grid: Grid) -> Table:
    """The same of a sheet that is known to hold no matrix."""
    found = _with_headings(grid)
    certain = found is not None and (found.role == "links" or _known(found) > 1)
    rectangle = None if certain else find_rectangle(grid)
    return rectangle or (as_boards(grid, found) if found else _unknown(grid))


def _kind_captioned(grid: Grid, matrix: Table) -> str:
    """The kind of link that the words above a matrix or in its corner say; of a scale that is asked about."""
    captions = caption_of(grid, matrix)
    if len(scale_in(captions)) > 1 or any(numbers_said(text) in ("strength", "people") for text in captions):
        return ""
    return next(filter(None, map(kind_said, captions)), "")


def _unknown(grid: Grid) -> Table:
    """A sheet of which no heading is known, with its headings where it seems to have some, to be picked from."""
    for number, row in grid.numbered[:LOOK_IN]:
        texts = [cell for cell in row if not cell.blank]
        if len(texts) > 1 and all(cell.kind == "text" and not is_amount(cell) for cell in texts):
            columns = tuple(Column(place, cell.text, KEEP if cell.text else DROP) for place, cell in enumerate(row))
            return _two_ends(Table(grid.sheet, "not used", number, columns))
    return Table(grid.sheet, "not used")


def _two_ends(table: Table) -> Table:
    """Links between `Partner A` and `Partner B` where the name of the sheet says of which kind; else not known."""
    kind = kind_said(whole_name(table.sheet))
    fields = with_lettered_ends([one.heading for one in table.columns], [one.field for one in table.columns])
    if not kind or "from" not in fields:
        return table
    columns = [replace(one, field=field) for one, field in zip(table.columns, fields, strict=True)]
    return replace(table, role="links", columns=tuple(columns), kind=kind)


def _with_headings(grid: Grid) -> Table | None:
    """The table under the row with the most headings that we know; links before partners."""
    best: tuple[tuple[bool, int, int], Table] | None = None
    for number, row in grid.numbered[:LOOK_IN]:
        for rows, headings in ((1, [cell.text for cell in row]), (2, _two_rows(grid, number))):
            table = _with_columns(grid.sheet, number, tuple(headings)) if headings else None
            if table is None or _is_data(grid, number, table):
                continue
            if rows == 1 and (_goes_on_below(grid, table) or _has_twins(grid, number, headings)):
                continue
            score = (table.role == "links", _known(table) - len(repeated_fields(table)), -rows)
            if best is None or score > best[0]:
                best = (score, table)
    if best is None:
        return None
    table = without_running_numbers(grid, _in_dialect(grid, best[1]))
    links = as_links(grid, table)
    return links if links is not table else _about(grid, with_told_columns(grid, table))


def _about(grid: Grid, table: Table) -> Table:
    """The same table with the kind of link that it is about, where no column says it of each link."""
    if table.role != "links" or any(column.field == "link_type" for column in table.columns):
        return table
    table = _of_kind(grid, table)
    return _paid_until(table) if table.kind == "funds" or table.dialect == GRANTS else table


def _paid_until(table: Table) -> Table:
    """The end of each grant belongs to it, and is no end of what the whole map counts."""
    fields = {"period_start": KEEP, "period_end": "until"}
    if any(column.field == "until" for column in table.columns):
        fields["period_end"] = KEEP
    return replace(table, columns=tuple(replace(one, field=fields.get(one.field, one.field)) for one in table.columns))


def _of_kind(grid: Grid, table: Table) -> Table:
    """The title, the name of the sheet or a column of money says it; numbers of another kind are no people."""
    counted = [column for column in table.columns if column.field == "referrals"]
    if any(numbers_said(column.heading) == "people" for column in counted) or table.dialect == GRANTS:
        return table
    money = any(numbers_said(column.heading) == "money" for column in table.columns if column.field == KEEP)
    paid = any(is_paid(column.heading) for column in table.columns if column.field in ENDS)
    kind = kind_said(_title(grid, table)) or kind_said(whole_name(table.sheet))
    kind = kind or ("funds" if paid or (money and not counted) else "")
    if kind in ("", "refers"):
        return replace(table, kind=kind)
    columns = tuple(replace(one, field=KEEP) if one in counted else one for one in table.columns)
    return replace(table, columns=columns, kind=kind)


def _title(grid: Grid, table: Table) -> str:
    """What stands right above the headings by itself, blank rows between or not, and is too short for a note."""
    for place in range(table.header - grid.first_row - 1, -1, -1):
        texts = [cell.text for cell in grid.rows[place] if cell.text]
        if texts:
            return texts[0] if len(texts) == 1 and len(texts[0].split()) <= TITLE else ""
    return ""


def _is_data(grid: Grid, number: int, table: Table) -> bool:
    """Whether a row that may be headings of partners is one of a table, for the row right above it is as full.

    A cell such as School is no heading because it is a word that we know.
    """
    if table.role == "links" or _known(table) >= CERTAIN:
        return False
    above, row = (sum(not cell.blank for cell in _row(grid, line)) for line in (number - 1, number))
    return above > 1 and above >= row


def _goes_on_below(grid: Grid, table: Table) -> bool:
    """Whether the row below headings of links is their second one: it has words, and none of its own for the ends."""
    below = _row(grid, table.header + 1)
    ends = {column.index: column.heading for column in table.columns if column.field in ENDS}
    own = any(grid.cell(table.header + 1, index).text not in ("", heading) for index, heading in ends.items())
    parts = [cell for place, cell in enumerate(below) if cell.text and place not in ends]
    return table.role == "links" and not own and len(parts) > 1 and not any(map(is_amount, parts))


def _has_twins(grid: Grid, number: int, headings: Sequence[str]) -> bool:
    """Whether headings stand twice in a row, which the group headings over them tell apart."""
    texts = [text for text in headings if text]
    above = [text for text in _two_rows(grid, number) if text] if len(set(texts)) < len(texts) else []
    return len(above) >= len(texts) and len(set(above)) == len(above)


def _row(grid: Grid, number: int) -> list[Cell]:
    place = number - grid.first_row
    return grid.rows[place] if 0 <= place < len(grid.rows) else []


def _known(table: Table) -> int:
    return sum(column.field not in (KEEP, DROP) for column in table.columns)


def _two_rows(grid: Grid, number: int) -> list[str]:
    """The headings of a row with the group headings over it; nothing where the upper row needs no lower one."""
    above, below = _filled_right(grid, number - 1), [cell.text for cell in grid.rows[number - grid.first_row]]
    if not any(above) or not any(below) or any(is_amount(Cell(text)) for text in below if text):
        return []
    upper = tuple(cell.text for cell in grid.rows[number - 1 - grid.first_row])
    alone = _with_columns(grid.sheet, number - 1, upper)
    if alone is not None:
        naming = ("from", "to", "from_id", "to_id") if alone.role == "links" else ("partner_id", "name")
        ends = [column.index for column in alone.columns if column.field in naming]
        lower = [(below[index], upper[index]) for index in ends if index < len(below)]
        if any(under and under != over and not _names_a_part(under) for under, over in lower):  # not one merged cell
            return []
    return [_join(over, under) for over, under in _pairs(above, below)]


def _names_a_part(text: str) -> bool:
    """Whether a lower heading says which part of a partner stands under it: its name or its id."""
    return partner_field(text) in ("name", "partner_id") or normal(text) == "code"


@lru_cache(maxsize=256)  # asked of each row at the top by itself, as the upper of two, and again once a sheet is cut
def _with_columns(sheet: str, number: int, headings: tuple[str, ...]) -> Table | None:
    fields = {role: [_field(heading, role) for heading in headings] for role in ("links", "partners")}
    if set(fields["links"]) & {"link_type", "direction"}:
        fields["links"] = with_lettered_ends(headings, fields["links"])
    fields["links"] = with_other_end(fields)
    found = set(fields["links"])
    if found & {"from", "from_id"} and found & {"to", "to_id"} and not _pays_for_a_list(headings, fields):
        return Table(sheet, "links", number, _columns(headings, _links_only(headings, fields["links"])))
    told = ["hours" if is_day(one) else field for one, field in zip(headings, fields["partners"], strict=True)]
    if set(fields["partners"]) & {"name", "partner_id"} and _looks_like_headings(told):
        return Table(sheet, "partners", number, _columns(headings, fields["partners"]))
    return None


def _pays_for_a_list(headings: Sequence[str], fields: dict[str, list[str]]) -> bool:
    """Whether it is a list of services that says of each who commissions it, beside more about the service."""
    payer = any(is_paid(text) for text, field in zip(headings, fields["links"], strict=True) if field == "from")
    about = {field for field in fields["partners"] if field not in (KEEP, DROP, "name", "partner_id", "note")}
    return payer and len(about) > 1 and not {"link_type", "referrals"} & set(fields["links"])


@lru_cache(maxsize=65_536)  # of each cell at the top of a sheet it is asked several times
def _field(heading: str, role: str) -> str:
    """The field of a heading of one or two rows: of both rows together, else of the lower, else of the upper."""
    for text in dict.fromkeys((heading.replace("\n", " "), heading.rpartition("\n")[2], heading.partition("\n")[0])):
        field = field_of(text, role) if text else DROP
        if field not in (KEEP, DROP):
            return field
    return KEEP if heading.strip() else DROP


def _links_only(headings: Sequence[str], fields: list[str]) -> list[str]:
    """Counts that stand in one column a period, and a total where nothing else counts."""
    if "referrals" not in fields:
        periods = [
            place
            for place, heading in enumerate(headings)
            if fields[place] == KEEP and heading_period(heading.replace("\n", " "))
        ]
        totals = [
            place for place, heading in enumerate(headings) if normal(heading) in ("total", "totals", "year total")
        ]
        for place in periods or totals:
            fields[place] = "referrals"
    counts = [place for place, field in enumerate(fields) if field == "referrals"]
    if len(counts) > 1 and all(heading_period(headings[place].replace("\n", " ")) for place in counts):
        for field in ("accepted", "completed"):  # of each period too, which only referrals are told apart by
            several = [place for place, one in enumerate(fields) if one == field]
            for place in several if len(several) > 1 else ():
                fields[place] = KEEP
    bare = [place for place in counts if not says_when(headings[place])]
    for place in counts if len(bare) == 1 else ():
        if place not in bare:  # Referrals, beside Referrals last year
            fields[place] = KEEP
    return fields


def _looks_like_headings(fields: Sequence[str]) -> bool:
    """A lone word such as Partners may be a title; with other columns beside it, one of them should be known too."""
    used = [field for field in fields if field != DROP]
    known = [field for field in used if field != KEEP]
    return (
        len(used) == len(fields) and (len(known) >= 2 or len(used) <= 4 or len(known) >= len(used) / 3) and bool(known)
    )


def _columns(headings: Sequence[str], fields: Sequence[str]) -> tuple[Column, ...]:
    return tuple(
        Column(place, heading.replace("\n", " ").strip(), field)
        for place, (heading, field) in enumerate(zip(headings, fields, strict=True))
    )


def _plain_columns(grid: Grid) -> tuple[Column, ...]:
    row = grid.rows[0] if grid.rows else []
    return tuple(Column(place, cell.text, normal(cell.text).replace(" ", "_")) for place, cell in enumerate(row))


def _in_dialect(grid: Grid, table: Table) -> Table:
    """The same table, once columns that mean something else in a known layout are put right."""
    headings = [normal(column.heading) for column in table.columns]
    if {"vertex 1", "vertex 2"} <= set(headings) or headings[:1] == ["vertex"]:
        return of_nodexl(table)
    if table.role == "partners":
        return _node_list(table, headings)
    if any(GRANTED.fullmatch(heading) for heading in headings):
        return _changed(table, GRANTS, {}, GRANT_DETAILS)
    kinds = {normal(text) for text in _values(grid, table, "type")}
    if kinds and kinds <= GRAPH_TYPES:
        return _gephi_edges(grid, table)
    if {"direction", "directed"} & set(headings):
        return _changed(table, "Kumu", {"referrals": "strength"} if "strength" in headings else {}, frozenset())
    return table


def _node_list(table: Table, headings: Sequence[str]) -> Table:
    """Where nodes have an Id and a Label, these are id and name; of the rest only our own words mean our fields."""
    if not {"id", "label"} <= set(headings):
        return table
    own = {field.replace("_", " "): field for field in PARTNER_FIELDS}
    if {"partner id", "name"} <= set(headings):
        own |= {"id": DROP, "label": DROP}
    else:
        own |= {"id": "partner_id", "label": "name", "name": KEEP}
    if table.sheet.casefold().startswith("element") or {"tags", "description"} & set(headings):
        own.setdefault("type", "sector")  # Kumu
    columns = tuple(
        replace(column, field=own.get(heading, KEEP if heading else DROP))
        for column, heading in zip(table.columns, headings, strict=True)
    )
    return replace(table, columns=columns, dialect="Gephi")


def _of_a_pair(table: Table) -> Table:
    """Beside a list of nodes, the weight of an edge is how strong it is."""
    headings = {normal(column.heading) for column in table.columns}
    if table.role != "links" or not {"source", "target"} <= headings:
        return table
    columns = tuple(
        replace(column, field="strength") if normal(column.heading) in ("weight", "strength") else column
        for column in table.columns
    )
    return replace(table, columns=columns, dialect="Gephi")


def _changed(table: Table, dialect: str, fields: dict[str, str], dropped: frozenset[str]) -> Table:
    columns = tuple(
        replace(column, field=DROP if normal(column.heading) in dropped else fields.get(column.field, column.field))
        for column in table.columns
    )
    return replace(table, columns=columns, dialect=dialect)


def _gephi_edges(grid: Grid, table: Table) -> Table:
    """Gephi's Type is the direction of an edge, its Weight how strong it is, and its Label may say of which kind."""
    own = {"type": "direction", "weight": "strength", "id": DROP}
    labels = _values(grid, table, "label")
    kinds = [one for one in table.columns if one.field == "link_type" and normal(one.heading) != "type"]
    if labels and all(map(kind, labels)) and not kinds:
        own["label"] = "link_type"
    columns = tuple(replace(column, field=own.get(normal(column.heading), column.field)) for column in table.columns)
    return replace(table, columns=columns, dialect="Gephi")


def _values(grid: Grid, table: Table, heading: str) -> set[str]:
    places = [column.index for column in table.columns if normal(column.heading) == heading]
    rows = [row for number, row in grid.numbered if number > table.header]
    return {row[place].text for place in places for row in rows if place < len(row) and row[place].text}


def _filled_right(grid: Grid, number: int) -> list[str]:
    """The texts of a row of group headings, each repeated over the columns that it stands over."""
    place = number - grid.first_row
    if place < 0 or place >= len(grid.rows):
        return []
    texts = [cell.text for cell in grid.rows[place]]
    if grid.merged:
        for top, left, _, right in grid.merged_in(number - 1):
            texts.extend([""] * (right + 1 - len(texts)))
            texts[left : right + 1] = [grid.cell(top + 1, left).text] * (right + 1 - left)
        return texts
    filled, last = [], ""
    for text in texts:
        last = text or last
        filled.append(last)
    return filled if sum(map(bool, texts)) > 1 else []


def _pairs(above: Sequence[str], below: Sequence[str]) -> list[tuple[str, str]]:
    width = max(len(above), len(below))
    pad = [""] * width
    last = above[-1] if above else ""
    over = [*above, *([last] * (width - len(above)))] if below and len(below) > len(above) else list(above)
    return list(zip([*over, *pad][:width], [*below, *pad][:width], strict=True))


def _join(over: str, under: str) -> str:
    return "\n".join(part for part in (over, under if under != over else "") if part)


def _is_our_system(grid: Grid) -> bool:
    texts = [[cell.text.casefold() for cell in row[:2]] for row in grid.rows]
    return ["format", "1"] in texts


def repeated_fields(table: Table) -> tuple[str, ...]:
    """Fields that more than one column fits, which only a person can settle; columns of several periods are not."""
    counted = Counter(column.field for column in table.columns if column.field not in (KEEP, DROP, "note"))
    periods = [column.heading for column in table.columns if column.field == "referrals"]
    by_period = len(periods) > 1 and all(heading_period(heading) for heading in periods)
    return tuple(field for field, times in counted.items() if times > 1 and not (field == "referrals" and by_period))
