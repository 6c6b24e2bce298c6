"""Whether the pages and tables of a SQLite store can be relied on, so that something may be added to it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from network._entries import DAMAGED, Placing, read_rows
from network._sqlite_file import connect, lenient
from network._tables import BESIDE, EVENTS, MAPS, TABLES

__all__ = [
    "OTHERS",
    "ROW_OF_MAP",
    "called",
    "damage_of",
    "foreign_objects",
    "not_to_be_changed",
    "pages",
    "raise_unless_damage",
    "troubles",
]

OTHERS = "Something else has put the {} {} into the store"
MAY_CHANGE = "which may change maps or stop changes. Compare it with the newest copy."
ROW_OF_MAP = "SELECT map_id, seq FROM map"
SHOWN = 3  # lines of what SQLite finds
OURS = {*TABLES.tables, *BESIDE.tables}
PASSING = (  # errors of SQLite that say nothing of what is in the file
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
)
HARMLESS = "is never used"  # of a page that no table and no list of free pages names
TEARS = (
    "The file is damaged, and what is added could be written over what is kept, so nothing can be added. What is whole "
    "can be read. Bring back the newest sound copy. SQLite says: {}"
)
WORDS = (
    'Something else has made the table "{}" anew, which keeps numbers as words, so nothing can be added. Bring back '
    "the newest sound copy."
)
HELD_UP = "{}, so nothing can be added while it is there. Maps can be read. Bring back the newest sound copy."


def pages(opened: sqlite3.Connection, ask: str = "quick_check") -> list[str]:
    """What SQLite finds wrong with the pages, line by line: trees, the list of free pages, pages that stand twice."""
    try:
        said = [str(text) for (text,) in opened.execute(f"PRAGMA {ask}").fetchall()]
    except sqlite3.Error as error:
        raise_unless_damage(error)
        said = [str(error)]
    return [line for text in said for line in text.splitlines() if line != "ok" and not line.startswith("***")]


def damage_of(lines: list[str]) -> tuple[str, ...]:
    """The first of such lines as sentences, and how many more there are."""
    more = f" (and {len(lines) - SHOWN:,} more like this)" if len(lines) > SHOWN else ""
    shown = "; ".join(lines[:SHOWN])
    return (f"The file is damaged: {shown}{more}. Bring back the newest sound copy.",) if lines else ()


def not_to_be_changed(opened: sqlite3.Connection) -> str:
    """Why a change could be lost or could destroy what is kept, in words; empty where nothing speaks against one."""
    opened.text_factory = lenient
    if torn := [line for line in pages(opened) if HARMLESS not in line]:
        return TEARS.format("; ".join(torn[:SHOWN]))
    for table in (MAPS, EVENTS):
        columns = dict(opened.execute("SELECT name, type FROM pragma_table_info(?)", (table.name,)).fetchall())
        if "INT" not in str(columns.get("seq", "INT")).upper():  # then 10 comes before 9, and none is a number
            return WORDS.format(table.name)
    found = [(kind, name) for kind, name in foreign_objects(opened) if kind in ("trigger", "view")]
    return HELD_UP.format(OTHERS.format(found[0][0], called(found[0][1]))) if found else ""


def foreign_objects(opened: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    """What something else has put into the store: kind and name."""
    for kind, name in opened.execute("SELECT type, name FROM sqlite_master").fetchall():
        if kind == "trigger" or (isinstance(name, str) and not name.startswith("sqlite_") and name not in OURS):
            yield kind, name


def called(name: object) -> str:
    """A name as it can be shown, with a sign for each byte that is no text."""
    if isinstance(name, bytes):
        name = name.decode(errors="replace")
    return "without a name" if name is None else f'"{name}"'


def troubles(opened: sqlite3.Connection) -> set[object]:
    """Everything that is wrong with a store, to be compared: pages, numbers of logs, entries that are not as kept."""
    opened.text_factory = lenient
    found: set[object] = set()
    try:
        opened.execute("BEGIN")  # of one moment, whoever writes meanwhile
        found.update(pages(opened))
        found.update(_wrong_numbers(opened))
        found.update(_wrong_entries(opened))
    except sqlite3.Error as error:
        raise_unless_damage(error)
        found.add(str(error))
    return found


def raise_unless_damage(error: sqlite3.Error) -> None:
    """Raise again what does not speak of the file: that another program holds it, the disk, missing rights."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in PASSING:
        raise error


def _wrong_numbers(opened: sqlite3.Connection) -> Iterator[object]:
    counted = "SELECT map_id, count(*), max(seq) FROM event GROUP BY map_id"
    held = {map_id: (count, last) for map_id, count, last in opened.execute(counted).fetchall()}
    maps = opened.execute(ROW_OF_MAP).fetchall()
    for map_id, seq in maps:
        if held.get(map_id, (0, 0)) != (seq, seq):
            yield "numbers", map_id
    yield from (("no map", map_id) for map_id in held.keys() - {map_id for map_id, _ in maps})


def _wrong_entries(opened: sqlite3.Connection) -> Iterator[object]:
    columns = ", ".join(EVENTS.columns.keys())
    after, store = _sums(opened)
    for (map_id,) in opened.execute("SELECT map_id FROM map").fetchall():
        rows: Iterable[object] = opened.execute(f"SELECT {columns} FROM event WHERE map_id = ?", (map_id,))  # noqa: S608
        for event in read_rows(rows, Placing(after.get(map_id), store)):
            if event.kind == DAMAGED:
                yield "entry", map_id, event.seq


def _sums(opened: sqlite3.Connection) -> tuple[dict[object, int], str]:
    """By map the last entry that is not placed; the id of the store."""
    there = {name for (name,) in opened.execute("SELECT name FROM sqlite_master").fetchall()}
    seals = opened.execute("SELECT map_id, placed_after FROM seal").fetchall() if "seal" in there else []
    ids = opened.execute("SELECT store_id FROM store_id").fetchall() if "store_id" in there else []
    return {map_id: after for map_id, after in seals if isinstance(after, int)}, ids[0][0] if len(ids) == 1 else ""


def alone(file: Path) -> sqlite3.Connection:
    """The file without what lies beside it."""
    return connect(file, "mode=ro&immutable=1")


def troubles_alone(file: Path) -> set[object]:
    """What is wrong with the file without what lies beside it."""
    with closing(alone(file)) as opened:
        return troubles(opened)
