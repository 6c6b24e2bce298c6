"""The sheets of our own workbook beside partners and links: the system, its lists, and what came out of meetings.

Their columns are the keys of a map file, so the map file's own schema reads and writes them.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from network.errors import Where
from network.files.draft.draft import Log
from network.files.draft.flat import count_cell, join_list, split_list
from network.files.map_file.schema import NETWORK
from network.files.map_file.tree import Problems, tree_of
from network.files.sheets.grid import Grid
from network.model import Network
from network.recognised import Table

__all__ = ["FORMAT", "SHEETS", "parts_in", "rows_of_parts"]

FORMAT = "1"
SYSTEM_LISTS = ("areas", "sectors", "needs", "stages", "groups", "ages")
SHEETS: dict[str, tuple[str, ...]] = {
    "areas": ("id", "name", "covers", "how_many", "per"),
    "sectors": ("id", "name"),
    "needs": ("id", "name", "how_many", "per"),
    "stages": ("id", "name", "how_many", "per"),
    "groups": ("id", "name", "how_many", "per"),
    "ages": ("id", "name", "from", "to", "how_many", "per"),
    "promises": ("from", "to", "text", "owner", "by", "finding", "sign", "status", "gap"),
    "stories": (
        "at",
        "words",
        "told_by",
        "consent",
        "on_wall",
        "source_kind",
        "source_who",
        "source_when",
        "source_words",
    ),
    "comments": ("partner", "text", "finding", "about", "who", "when", "on_wall"),
    "goals": ("id", "text", "question", "by", "owner", "test"),
    "teams": ("id", "name", "hub", "core", "extended"),
    "people": ("id", "name", "needs", "age", "groups", "area", "stage", "at"),
    "agreed": ("partner", "who", "when"),
    "running_order": ("title", "minutes", "page", "words"),
}
LISTS = {
    *(("areas", "covers"), ("stories", "at"), ("people", "needs"), ("people", "groups")),
    *(("teams", "core"), ("teams", "extended")),
}
PAIRS = {("goals", "test"), ("promises", "gap")}
ASKED_AS = "asked_as "  # before the kind of link, in the sheet on the system
HOW_MANY = {"how_many": "n", "per": "per"}  # column: key under how_many


def rows_of_parts(network: Network) -> dict[str, list[dict[str, str]]]:
    """The rows of every such sheet that has any; `system` holds what and value."""
    data = NETWORK.write(network)
    system = data["system"]
    period = system.get("period") or {}
    single = {key: value for key, value in system.items() if not isinstance(value, (list, dict))}
    stated = {"format": FORMAT, **{key: _text(value) for key, value in single.items()}}
    stated |= {f"period_{end}": str(day) for end, day in period.items()}
    stated |= {f"{ASKED_AS}{kind}": words for kind, words in (system.get("asked_as") or {}).items()}
    rows = {"system": [{"what": key, "value": value} for key, value in stated.items()]}
    for sheet in SHEETS:
        records = system.get(sheet, ()) if sheet in SYSTEM_LISTS else data.get(sheet, ())
        if records:
            rows[sheet] = [_row(sheet, record) for record in records]
    return rows


def parts_in(grids: Sequence[Grid], tables: Sequence[Table], file: str, log: Log) -> dict[str, Any]:
    """The parts of the map that such sheets hold, as `Network` takes them; nothing for any other workbook."""
    sheets = {
        grid.sheet.casefold(): _records(grid, table)
        for grid, table in zip(grids, tables, strict=True)
        if table.role == "list"
    }
    if "system" not in sheets:
        return {}
    stated = {record["what"]: record["value"] for record in sheets.pop("system") if record.keys() >= {"what", "value"}}
    period = {end: stated.pop(f"period_{end}", "") for end in ("from", "to")}
    asked_as = {key: stated.pop(key) for key in list(stated) if key.startswith(ASKED_AS)}
    system: dict[str, Any] = {"name": PurePath(file).stem.strip() or "A map"} | {
        key: value for key, value in stated.items() if key != "format"
    }
    if asked_as:
        system["asked_as"] = {key.removeprefix(ASKED_AS): words for key, words in asked_as.items()}
    if all(period.values()):
        system["period"] = period
    data: dict[str, Any] = {"system": system}
    for name, records in sheets.items():
        (system if name in SYSTEM_LISTS else data)[name] = [_record(name, record) for record in records]
    problems = Problems(file)
    parts = NETWORK.read(tree_of(data), "the map", problems) or {}
    for problem in problems.found:
        log.warn(Where(file), problem.what, f"It was left out. {problem.fix}")
    return {key: parts[key] for key in ("system", *SHEETS) if key not in SYSTEM_LISTS and parts.get(key)}


def _records(grid: Grid, table: Table) -> list[dict[str, str]]:
    return [
        {
            column.field: row[column.index].text
            for column in table.columns
            if column.index < len(row) and row[column.index].text
        }
        for number, row in grid.numbered
        if number > table.header and any(cell.text for cell in row)
    ]


def _row(sheet: str, record: Mapping[str, Any]) -> dict[str, str]:
    row: dict[str, str] = {}
    for key, value in record.items():
        if key == "source":
            row |= {f"source_{part}": str(text) for part, text in value.items()}
        elif key == "how_many":
            row |= {"how_many": count_cell(str(value.get("n", ""))), "per": value["per"]}
        elif (sheet, key) in LISTS:
            row[key] = join_list(value)
        elif (sheet, key) in PAIRS:
            row[key] = join_list(f"{name}: {text}" for name, text in value.items())
        elif value is not None:
            row[key] = _text(value)
    return row


def _record(sheet: str, row: Mapping[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, text in row.items():
        if key.startswith("source_"):
            record.setdefault("source", {})[key.removeprefix("source_")] = text
        elif sheet in SYSTEM_LISTS and key in HOW_MANY:
            record.setdefault("how_many", {})[HOW_MANY[key]] = text
        elif (sheet, key) in LISTS:
            record[key] = split_list(text)
        elif (sheet, key) in PAIRS:
            record[key] = {
                name.strip(): value.strip() for name, _, value in (part.partition(":") for part in split_list(text))
            }
        elif key in SHEETS.get(sheet, ()):
            record[key] = text
    return record


def _text(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
