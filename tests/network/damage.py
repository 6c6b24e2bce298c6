"""Ways in which a store can be damaged, each done by code to a sound store of two maps that was in use."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from network._entries import content_digest, placed

ENTRIES = 12  # of the map "town"; the map "other" has one
Damage = Callable[[Path], None]


@dataclass(frozen=True)
class Damaged:
    """What is done, what `maps check` has to say of it, and what is left of the map "town"."""

    do: Damage
    words: str
    left_out: frozenset[int] = frozenset()  # entries of "town" that are named
    opens: bool = True  # whether the app can work with it
    map_is_there: bool = True  # whether "town" can be read
    takes_more: bool = True  # whether "town" can be changed
    idle: bool = False  # whether what is left out only changes nothing, which `maps check` alone tells


def sql(*statements: str | tuple[str, tuple[object, ...]]) -> Damage:
    """Statements run on the closed file by another program."""

    def do(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection, connection:
            for statement in statements:
                connection.execute(*((statement,) if isinstance(statement, str) else statement))

    return do


def entry(number: int, column: str, value: object) -> Damage:
    return sql((f"UPDATE event SET {column} = ? WHERE map_id = 'town' AND seq = ?", (value, number)))


def body(number: int, text: str, kind: str = "edit") -> Damage:
    """Content that was kept properly, but says nothing that can be read."""

    def do(file: Path) -> None:
        place = "map_id = 'town' AND seq = ?"
        with closing(sqlite3.connect(file)) as connection, connection:
            row = connection.execute(f"SELECT map_id, seq, idem, actor, at FROM event WHERE {place}", (number,))
            (store,) = connection.execute("SELECT store_id FROM store_id").fetchone()
            digest = placed(content_digest(kind, text), *row.fetchone(), store=store)
            connection.execute(
                f"UPDATE event SET body = ?, kind = ?, digest = ? WHERE {place}", (text, kind, digest, number)
            )

    return do


def town(column: str, value: object) -> Damage:
    return sql((f"UPDATE map SET {column} = ? WHERE map_id = 'town'", (value,)))


def bytes_at(place: int, content: bytes) -> Damage:
    def do(file: Path) -> None:
        with file.open("r+b") as opened:
            opened.seek(place if place >= 0 else file.stat().st_size + place)
            opened.write(content)

    return do


def word(sound: str, damaged: str) -> Damage:
    """A word changed wherever it stands in the first page, which holds the words of the schema."""

    def do(file: Path) -> None:
        content = file.read_bytes()
        new = content[:4096].replace(sound.encode(), damaged.encode("latin-1")[: len(sound)])
        file.write_bytes(new + content[4096:])

    return do


def page_of_entries(file: Path) -> None:
    """Zeros over a page that holds entries."""
    with closing(sqlite3.connect(file)) as connection:
        (place,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'event'").fetchone()
    size = 4096
    content = file.read_bytes()
    (child,) = {int.from_bytes(content[(place - 1) * size + 8 :][:4], "big")}  # the right-most page below the root
    bytes_at((child - 1) * size, bytes(size))(file)


def other_file(content: bytes) -> Damage:
    return lambda file: file.write_bytes(content) and None


def cut_to(size: int) -> Damage:
    return lambda file: os.truncate(file, size)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def another_program_s(*statements: str) -> Damage:
    def do(file: Path) -> None:
        file.unlink()
        sql(*statements)(file)

    return do


def log(change: Callable[[Path, Path], None]) -> Damage:
    """Something done to the write-ahead log that a killed program has left, with the table of contents gone."""

    def do(file: Path) -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            for number in range(5):
                connection.execute("INSERT INTO snapshot VALUES (?, 1, '', '', '')", (f"none {number}",))
            shutil.copyfile(file, left := file.with_name("left.db"))
            shutil.copyfile(f"{file}-wal", left_log := file.with_name("left.db-wal"))
        left.replace(file)
        left_log.replace(file_log := file.with_name(f"{file.name}-wal"))
        change(file, file_log)

    return do


def flip(place: int) -> Callable[[Path, Path], None]:
    def change(_: Path, log_file: Path) -> None:
        bytes_at(place, bytes([log_file.read_bytes()[place] ^ 0xFF]))(log_file)

    return change


def half_a_change(file: Path) -> None:
    """A change that another program was in the middle of when it ended: half in the file, what was there beside it."""
    kept = file.with_name("kept")
    kept.mkdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode=DELETE", "PRAGMA cache_size=1", "BEGIN",
                          "UPDATE event SET body = body || 'zzzz'", "UPDATE map SET base = base || base"):  # fmt: skip
            connection.execute(statement)
        for ending in ("", "-journal"):
            shutil.copyfile(f"{file}{ending}", kept / f"{file.name}{ending}")
        connection.execute("ROLLBACK")
    for path in kept.iterdir():
        path.replace(file.with_name(path.name))
    kept.rmdir()


FRAME = 24 + 4096
WHOLE = frozenset(range(1, ENTRIES + 1))
DAMAGES: dict[str, Damaged] = {
    # the file is not a store at all
    "empty": Damaged(other_file(b""), "is empty", opens=True, map_is_there=False),
    "text": Damaged(other_file(b"Dear all, here is the map. " * 300), "not a store", opens=False),
    "zeros": Damaged(other_file(bytes(8192)), "not a store", opens=False),
    "a picture": Damaged(other_file(b"\x89PNG\r\n\x1a\n" + bytes(5000)), "not a store", opens=False),
    "half of its header": Damaged(other_file(b"SQLite format 3\0"), "not a store", opens=False),
    "a folder": Damaged(a_folder, "is a folder", opens=False),
    "an empty database": Damaged(another_program_s("VACUUM"), "There is no map in maps.db. If", map_is_there=False),
    "no tables": Damaged(
        another_program_s("CREATE TABLE t(x)", "DROP TABLE t"), "There is no map in maps.db. If", map_is_there=False
    ),
    "its log lost before anything was put into the file": Damaged(
        another_program_s("PRAGMA journal_mode=WAL", "VACUUM"), "put that back beside it", map_is_there=False
    ),
    "another program's": Damaged(another_program_s("CREATE TABLE cookies(name)"), "another program", opens=False),
    "another program's map": Damaged(
        another_program_s("CREATE TABLE map(id, x, y)", "CREATE TABLE event(id, map)"), "another program", opens=False
    ),
    "half of the tables": Damaged(sql("DROP TABLE event"), "another program, or damaged", opens=False),
    "a newer version": Damaged(sql("INSERT INTO store_version VALUES (99)"), "newer version", opens=False),
    "a newer version of other tables": Damaged(
        sql("INSERT INTO store_version VALUES (5)", "ALTER TABLE event RENAME TO entries"), "newer version", opens=False
    ),
    "a newer version in SQLite's own place": Damaged(sql("PRAGMA user_version = 7"), "newer version", opens=False),
    "a version below 0": Damaged(sql("PRAGMA user_version = -3"), "of version -3, which there is not"),
    "a version that is no number": Damaged(
        sql("DROP TABLE store_version", "CREATE TABLE store_version (version)",
            "INSERT INTO store_version VALUES ('two')"), "of version two, which there is not"
    ),
    "a table that it can do without gone": Damaged(sql("DROP TABLE snapshot"), 'The table "snapshot" is missing'),
    "a column of a table that it can do without gone": Damaged(
        sql("ALTER TABLE seal RENAME COLUMN digest TO d"), 'The table "seal" is missing or damaged', takes_more=True
    ),
    "two sums of one map": Damaged(
        sql("CREATE TABLE s AS SELECT * FROM seal", "INSERT INTO s SELECT * FROM s WHERE map_id = 'town'",
            "DROP TABLE seal", "ALTER TABLE s RENAME TO seal"), "two sums of what a map started from"
    ),
    "a table of another program": Damaged(sql("CREATE TABLE notes(a)"), 'has put the table "notes" into the store'),
    "an index of another program": Damaged(sql("CREATE INDEX i ON event(at)"), 'has put the index "i" into the store'),
    "a table without its keys": Damaged(
        sql("CREATE TABLE e AS SELECT * FROM event", "DROP TABLE event", "ALTER TABLE e RENAME TO event"),
        'The table "event" has lost a key'
    ),
    "its last bytes missing": Damaged(
        lambda file: os.truncate(file, file.stat().st_size - 3), "last page is cut off", frozenset({10})
    ),
    "entries twice": Damaged(
        sql("CREATE TABLE e AS SELECT * FROM event", "DROP TABLE event", "ALTER TABLE e RENAME TO event",
            "INSERT INTO event SELECT * FROM event WHERE seq = 12"),
        "holds 13, the newest being 12. Some stand there twice", takes_more=True,
    ),
    "a newer SQLite": Damaged(bytes_at(18, b"\x09\x09"), "not a store", opens=False),
    # the words that its tables were made with
    "a word of its tables is no text": Damaged(word("idem TEXT", "idem T\xffXT"), 'words that "event" was made with'),
    "the name of a column is no text": Damaged(word("idem", "id\xffm"), "damaged", opens=False),
    "the name of an index is no text": Damaged(word("sqlite_autoindex_event_2", "sqlite_aut\xffindex_event_2"),
                                               "the file is damaged", opens=False),
    "a trigger of another program": Damaged(
        sql("CREATE TRIGGER clear AFTER UPDATE OF at ON map BEGIN DELETE FROM map; END"), 'the trigger "clear"',
        takes_more=False
    ),
    # the file is torn
    "cut off": Damaged(cut_to(5000), "damaged", opens=False),
    "its first page overwritten": Damaged(bytes_at(100, b"\xff" * 3000), "damaged", opens=False),
    "a page of entries zeroed": Damaged(
        page_of_entries, "damaged where it stands", frozenset({10, 11, 12}), takes_more=False
    ),
    "half a change of another program": Damaged(half_a_change, "a change by another program was cut off"),
    # entries
    "an entry is no JSON": Damaged(entry(5, "body", '{"add_partner": {"id'), "not what was kept", frozenset({5})),
    "a letter of an entry changed": Damaged(
        sql("UPDATE event SET body = replace(body, 'Partner 5', 'Partner 6') WHERE seq = 5"),
        "not what was kept",
        frozenset({5}),
    ),
    "an entry is bytes": Damaged(entry(5, "body", b"\xff\xfe\x00"), "no text", frozenset({5})),
    "an entry is text that is none": Damaged(
        sql("UPDATE event SET body = CAST(x'c3287b7d' AS TEXT) WHERE map_id = 'town' AND seq = 5"),
        "no text",
        frozenset({5}),
    ),
    "an entry is a number": Damaged(entry(5, "kind", b"\x01"), "no text", frozenset({5})),
    "who made it is bytes": Damaged(entry(5, "actor", b"\xff"), "no text", frozenset({5})),
    "its kind changed": Damaged(entry(5, "kind", "map"), "not what was kept", frozenset({5})),
    "a list in place of an entry": Damaged(body(5, "[1, 2]"), "cannot be read", frozenset({5})),
    "nothing in place of an entry": Damaged(body(5, "null"), "cannot be read", frozenset({5})),
    "very deep": Damaged(body(5, '{"a":' * 50_000), "cannot be read", frozenset({5})),
    "a very long number": Damaged(
        body(5, '{"seq": ' + "9" * 5_000 + "}", "undo"), "not stand before it", frozenset({5}), idle=True
    ),
    "an edit of no known kind": Damaged(body(5, '{"fly": "away"}'), "left out", frozenset({5})),
    "a kind that nobody knows": Damaged(
        body(5, "{}", "teleport"), 'Its kind, "teleport", is not known to this version', frozenset({5}), idle=True
    ),
    "undoing what comes later": Damaged(
        body(5, '{"seq": 9}', "undo"), "not stand before it", frozenset({5}), idle=True
    ),
    "parts that are none": Damaged(body(5, '{"parts": {"system": 3}}', "parts"), "left out", frozenset({5})),
    "a map that is none": Damaged(body(5, '{"map": "- x"}', "map"), "left out", frozenset({5})),
    "an entry gone": Damaged(sql("DELETE FROM event WHERE seq = 5"), "It is missing", frozenset({5})),
    "the newest entries gone": Damaged(
        sql("DELETE FROM event WHERE seq > 9"), "Numbers 10 to 12 are missing", frozenset({12})
    ),
    "a number that is none": Damaged(
        entry(5, "seq", "five"), "should hold 12 entries and holds 12, the newest being five", frozenset({5})
    ),
    "a moment that is none": Damaged(entry(5, "at", "yesterday"), "or when was changed", frozenset({5})),
    "who made it changed": Damaged(entry(5, "actor", "Somebody else"), "who made it or when", frozenset({5})),
    "its key changed": Damaged(entry(5, "idem", "another"), "its key, who made it", frozenset({5})),
    "a changed entry with a blank digest": Damaged(
        sql("UPDATE event SET body = replace(body, 'Partner 5', 'Partner 6'), digest = '' WHERE seq = 5"),
        "not what was kept",
        frozenset({5}),
    ),
    "an entry of another map with a blank digest": Damaged(
        sql("UPDATE event SET body = (SELECT body FROM event WHERE map_id = 'other'), digest = '' "
            "WHERE map_id = 'town' AND seq = 5"),
        "not what was kept",
        frozenset({5}),
    ),
    "its place taken off its digest": Damaged(
        sql("UPDATE event SET at = 'yesterday', digest = substr(digest, 1, 64) WHERE map_id = 'town' AND seq = 5"),
        "or when was changed",
        frozenset({5}),
    ),
    "two entries swapped": Damaged(
        sql(*(f"UPDATE event SET seq = {to} WHERE map_id = 'town' AND seq = {number}"
              for number, to in ((5, -1), (6, 5), (-1, 6)))),
        "its number, its key",
        frozenset({5, 6}),
    ),
    "blanked by nobody": Damaged(body(5, "{}", "redacted"), "nobody had it blanked", frozenset({5}), idle=True),
    "blanking what comes later": Damaged(
        body(5, '{"seq": 9}', "redact"), "blanks an entry that does not stand before it", frozenset({5}), idle=True
    ),
    "undoing what is true": Damaged(body(5, '{"seq": true}', "undo"), "not stand before it", frozenset({5}), idle=True),
    "a kind that only reading gives": Damaged(body(5, "{}", "damaged"), "not what was kept", frozenset({5})),
    "the highest number that SQLite has": Damaged(
        entry(12, "seq", 2**63 - 1), "the newest being 9223372036854775807", frozenset({12})
    ),
    "a number far too high": Damaged(entry(12, "seq", 2**62 + 11), "It is missing", frozenset({12})),
    "the number of the map the highest": Damaged(town("seq", 2**63 - 1), "should hold 9223372036854775807 entries"),
    # maps
    "the newest number too low": Damaged(town("seq", 3), "should hold 3 entries and holds 12"),
    "the newest number is a word": Damaged(town("seq", "many"), "should hold no known number of entries"),
    "a letter of what it started from changed": Damaged(
        sql("UPDATE map SET base = replace(base, 'format', 'Format') WHERE map_id = 'town'"),
        "not what was kept",
        map_is_there=False,
    ),
    "when it was started changed": Damaged(town("at", "yesterday"), "not what was kept", map_is_there=False),
    "the sum of what it started from gone": Damaged(
        sql("DELETE FROM seal WHERE map_id = 'town'"), 'The sum of what the map "town" started from is missing'
    ),
    "the sums of what maps started from gone": Damaged(sql("DROP TABLE seal"), 'The table "seal" is missing'),
    "what it started from cut off": Damaged(town("base", "format: 1\nsystem: ["), "cannot be read", map_is_there=False),
    "what it started from is bytes": Damaged(town("base", b"\xff"), "is damaged", map_is_there=False),
    "a newer map file": Damaged(
        town("base", "format: 99\nsystem: {name: X}\n"), "cannot be read", map_is_there=False
    ),
    "the name of a map is bytes": Damaged(
        sql(("UPDATE map SET map_id = ? WHERE map_id = 'town'", (b"\xff",))), "which is not there", map_is_there=False
    ),
    "the name of a map is no text anywhere": Damaged(
        sql(
            *(f"UPDATE {table} SET map_id = CAST(x'746fff6e' AS TEXT) WHERE map_id = 'town'"
              for table in ("map", "event", "snapshot"))
        ),
        'The name of a map is damaged, so it cannot be opened: "to\N{REPLACEMENT CHARACTER}n", 12 entries',
        map_is_there=False,
    ),
    "a map gone": Damaged(sql("DELETE FROM map WHERE map_id = 'town'"), "which is not there", map_is_there=False),
    # the write-ahead log
    "its log damaged at its head": Damaged(log(flip(40 - 20)), "cannot be read to its end"),
    "its log damaged part way": Damaged(log(flip(32 + FRAME + 500)), "cannot be read to its end"),
    "the end of its log cut off": Damaged(
        log(lambda _, log_file: os.truncate(log_file, 32 + 2 * FRAME + 700)), "ends part way through a change"
    ),
    "the file gone and its log left": Damaged(
        log(lambda file, _: file.unlink()), "missing or empty", opens=False, map_is_there=False
    ),
    "the file emptied and its log left": Damaged(
        log(lambda file, _: os.truncate(file, 0)), "missing or empty", opens=False, map_is_there=False
    ),
}  # fmt: skip
