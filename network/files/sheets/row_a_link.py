"""A list of partners in which a partner has several rows, each naming one other: a table of links, a row each."""

import re
from collections import Counter
from dataclasses import replace

from network.files.draft.headings import link_field, normal
from network.files.sheets.grid import Grid
from network.recognised import DROP, KEEP, Column, Table

__all__ = ["as_links", "way_of"]

PEOPLE = r"(?:people |clients |referrals )?"
WAYS = (  # heading, kind of link, whether it runs from the partner that is named
    (rf"(?:refers|signposts|sends|makes|gives) {PEOPLE}(?:on )?to|referrals (?:made )?to", "refers", False),
    (rf"(?:receives|gets|takes|accepts) {PEOPLE}from|referrals (?:received )?from|referred by", "refers", True),
    (r"funds|commissions", "funds", False),
    (r"(?:is )?(?:funded|commissioned) by", "funds", True),
    (r"shares (?:information|data) with", "shares information", False),
    (r"works (?:jointly |together )?with|partners with", "works jointly", False),
    (r"knows|in contact with", "knows", False),
)
PATTERNS = [(re.compile(words), kind, back) for words, kind, back in WAYS]
SEVERAL = re.compile(r"[;|\n]")
OF_A_ROW = ("name", "note", KEEP, DROP)  # what may stand beside the two ends; more would make it a list of partners


def way_of(column: Column) -> tuple[str, bool] | None:
    """The kind of link that a column of other partners states, and whether it runs from these; None for any other."""
    words = normal(column.heading) if column.field == KEEP else ""
    return next(((kind, back) for pattern, kind, back in PATTERNS if words and pattern.fullmatch(words)), None)


def as_links(grid: Grid, table: Table) -> Table:
    """The table as one of links where each row is one: a partner stands in several, with one other in each."""
    others = [one for one in table.columns if way_of(one)]
    names = [one for one in table.columns if one.field == "name"]
    beside = all(one.field in OF_A_ROW for one in table.columns)
    if table.role != "partners" or table.dialect or not beside or len(others) != 1 or len(names) != 1:
        return table
    rows = [
        (grid.cell(number, names[0].index).name, grid.cell(number, others[0].index).text)
        for number, _ in grid.numbered
        if number > table.header
    ]
    stated = Counter(name for name, other in rows if name and other)
    if max(stated.values(), default=0) < 2 or any(SEVERAL.search(other) for _, other in rows):
        return table
    kind, back = way_of(others[0]) or ("", False)
    ends = {names[0].index: "to" if back else "from", others[0].index: "from" if back else "to"}
    columns = tuple(replace(one, field=ends.get(one.index) or _of_a_link(one, kind)) for one in table.columns)
    return replace(table, role="links", columns=columns, kind=kind)


def _of_a_link(column: Column, kind: str) -> str:
    """What a column beside the ends says of the link; numbers of another kind than referrals are asked about."""
    field = link_field(column.heading) if column.field != DROP else DROP
    return KEEP if not field or (field == "referrals" and kind != "refers") else field
