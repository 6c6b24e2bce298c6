"""Two CSV files: one row a partner, one row a link.

Links become `refers`. Rows between the same two partners add up to one link; a weight is a strength, never a number
of people, and is kept under `more`. Rows that cannot be used are left out and listed.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from network.check import check
from network.errors import Problem, UnreadableFile, Where
from network.files._text import decoded, file_bytes
from network.model import Named, Network, Partner, Relation, System
from network.reading import Reading
from network.rules import suggestion

__all__ = ["read_csv_pair"]

DELIMITERS = ",;\t|"
STRENGTH = "strength"  # the free column of a link that holds the sum of its weights
OWN = {"id", "label", "name", "sector"}  # columns of partners with a meaning
ENDS = ("source", "target")

Row = Mapping[str, str]


@dataclass(frozen=True)
class _Table:
    """The rows of one file by heading, each with the line it starts on."""

    file: str
    headings: Sequence[str]
    rows: Sequence[tuple[int, Row]]

    def warning(self, line: int, column: str, what: str, fix: str) -> Problem:
        return Problem("warning", Where(file=self.file, row=line, column=column), what, fix)


def read_csv_pair(one: str | Path, other: str | Path) -> Reading:
    """The map in a file of partners (`id,label,…`) and a file of links (`source,target[,weight,…]`).

    The files may come in either order. Nothing is raised: a file that cannot be used is told in the reading.
    """
    tables = []
    for path in (Path(one), Path(other)):
        try:
            tables.append(_table(path))
        except UnreadableFile as error:
            return Reading(None, (Problem("error", Where(file=path.name), str(error), "Choose another file."),))
    nodes, edges = sorted(tables, key=lambda table: set(ENDS) <= set(table.headings))
    missing = _missing(nodes, ("id",)) + _missing(edges, ENDS)
    if missing:
        return Reading(None, missing)
    problems: list[Problem] = []
    partners = _partners(nodes, problems)
    relations = _relations(edges, partners, problems)
    sectors = sorted({partner.sector for partner in partners.values() if partner.sector})
    system = System(Path(one).resolve().parent.name or "Map", sectors=tuple(Named(name, name) for name in sectors))
    network = Network(system, tuple(partners.values()), relations)
    notes = (f"{nodes.file}: {len(partners)} partners.", f"{edges.file}: {len(relations)} links, read as referrals.")
    return Reading(network, (*problems, *check(network)), notes)


def _table(path: Path) -> _Table:
    text, _ = decoded(file_bytes(path), path.name)
    lines = text.split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        headings = [heading.strip().casefold() for heading in next(reader)]
        rows, line = [], reader.line_num
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line + 1, dict(zip(headings, (cell.strip() for cell in cells), strict=False))))
            line = reader.line_num
    except csv.Error as error:
        raise UnreadableFile(f"{path.name}, row {reader.line_num}: the row cannot be read ({error}).") from None
    return _Table(path.name, headings, rows)


def _missing(table: _Table, columns: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            "error",
            Where(file=table.file, row=1, column=column),
            f'There is no column "{column}".',
            suggestion(column, table.headings) or f'Name a column "{column}" in the first row.',
        )
        for column in columns
        if column not in table.headings
    )


def _partners(table: _Table, problems: list[Problem]) -> dict[str, Partner]:
    partners: dict[str, Partner] = {}
    for line, row in table.rows:
        partner_id = row.get("id", "")
        if not partner_id:
            problems.append(table.warning(line, "id", "The row has no id and is left out.", "Give it an id."))
        elif partner_id in partners:
            what = f'The id "{partner_id}" is used again; this row is left out.'
            problems.append(table.warning(line, "id", what, "Give each partner its own id."))
        else:
            name = row.get("label") or row.get("name") or partner_id
            more = tuple((key, value) for key, value in row.items() if key and key not in OWN and value)
            partners[partner_id] = Partner(partner_id, name, sector=row.get("sector") or None, more=more)
    return partners


def _relations(table: _Table, partners: Mapping[str, Partner], problems: list[Problem]) -> tuple[Relation, ...]:
    together: dict[tuple[str, str], list[Row]] = {}
    for line, row in table.rows:
        ends = row.get("source", ""), row.get("target", "")
        unknown = [(column, end) for column, end in zip(ENDS, ends, strict=True) if end not in partners]
        for column, end in unknown:
            what = f'"{end}" is not in the list of partners; this row is left out.'
            problems.append(table.warning(line, column, what, suggestion(end, partners) or "Add the partner."))
        if not unknown:
            together.setdefault(ends, []).append(row)
        weight = row.get("weight", "")
        if weight and _number(weight) is None:
            what = f'The weight "{weight}" is not a number and is not counted.'
            problems.append(table.warning(line, "weight", what, "Write a number."))
    return tuple(Relation(*ends, more=_added(rows)) for ends, rows in together.items())


def _added(rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Rows of one link as its free columns: weights added up, other values side by side."""
    weights = [number for row in rows if (number := _number(row.get("weight", ""))) is not None]
    more = {STRENGTH: f"{sum(weights):.15g}"} if weights else {}
    for key in dict.fromkeys(key for row in rows for key in row if key and key not in (*ENDS, "weight")):
        values = Counter(row.get(key, "") for row in rows)
        more[key] = " | ".join(value for value in values if value)
    return tuple((key, value) for key, value in more.items() if value)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
