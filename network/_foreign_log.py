"""Whether the write-ahead log or the journal beside a SQLite store is its own: SQLite takes any that is sound."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from network._soundness import alone, raise_unless_damage, troubles, troubles_alone
from network._sqlite_file import journal_of, log_of, size_of
from network.errors import StoreError

__all__ = ["only_in_log", "refuse_foreign_log"]

NEWEST = (  # each map with its newest entry, where it has one
    "SELECT map.map_id, map.at, event.seq, idem FROM map "
    "LEFT JOIN event ON event.map_id = map.map_id AND event.seq = map.seq"
)
AGAIN = (
    "SELECT map.map_id, map.at, event.seq, idem FROM map "
    "LEFT JOIN event ON event.map_id = map.map_id AND event.seq = ? WHERE map.map_id = ?"
)

ONLY_IN_LOG = (
    "{0} by itself holds no map: all its maps stand in {1} beside it, so keep both together. If those maps are not "
    "yours, {1} is of another store: move it to another folder."
)
NOT_ITS_OWN = (
    "{0} beside {1} is not its {2}, but that of another {3}: with it, maps of this store would be lost. Move {0} to "
    "another folder and open it again."
)


def refuse_foreign_log(file: Path, connect_both: Callable[[], sqlite3.Connection]) -> None:
    """Refuse a store whose maps are gone, others or damaged once what lies beside it is read too.

    Nothing ever takes a map or an entry away, so its own log loses none and breaks nothing; one of another store, or
    of this store at another time, does. `connect_both` opens the store together with its log, or with its journal.

    Raises
    ------
    StoreError
        Before anything of such a log is written into the store.
    """
    journal = bool(size_of(journal_of(file)))
    if not journal and not size_of(log_of(file)):
        return
    beside, kind = (journal_of(file), "journal") if journal else (log_of(file), "log")
    if other := _another_s(file, connect_both, half_written=journal):
        raise StoreError(NOT_ITS_OWN.format(beside.name, file.name, kind, other))


def _another_s(file: Path, connect_both: Callable[[], sqlite3.Connection], *, half_written: bool) -> str:
    """Whose log it is; empty for the store's own, and where that cannot be told."""
    by_itself: list[tuple[bytes, bytes, int | None, bytes | None]] = []
    with suppress(sqlite3.Error), closing(alone(file)) as opened:  # part of its log may be in the file already
        opened.text_factory = bytes
        by_itself = opened.execute(NEWEST).fetchall()
    with closing(connect_both()) as opened:
        opened.text_factory = bytes
        try:
            there = {name for (name,) in opened.execute("SELECT name FROM sqlite_master").fetchall()}
            if b"map" not in there:
                return "program" if by_itself else ""
            if not all(_still_there(opened, *row) for row in by_itself):
                return "store or of another time"
        except sqlite3.Error as error:  # damaged with it: is it without it?
            raise_unless_damage(error)
        wrong = troubles(opened)
    if not wrong:
        return ""
    without = troubles_alone(file)
    torn = any(isinstance(one, str) for one in without)  # as half a change that was being written leaves it
    harms = wrong - without if half_written else wrong and not torn and wrong - without
    return "store or of another time" if harms else ""


def only_in_log(file: Path) -> tuple[str, ...]:
    """Said of a store that holds no map but in its log: nothing tells whether that log is its own."""
    if not size_of(log_of(file)):
        return ()
    with suppress(sqlite3.Error), closing(alone(file)) as opened:
        if not opened.execute("SELECT 1 FROM map LIMIT 1").fetchall():
            return (ONLY_IN_LOG.format(file.name, log_of(file).name),)
    return ()


def _still_there(both: sqlite3.Connection, map_id: bytes, at: bytes, seq: int | None, idem: bytes | None) -> bool:
    name = map_id.decode() if isinstance(map_id, bytes) else map_id
    return (map_id, at, seq, idem) in both.execute(AGAIN, (seq, name)).fetchall()
