"""Whether the write-ahead log beside a SQLite store is its own: SQLite takes any that is sound for it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from network._sqlite_file import connect, log_of
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


def refuse_foreign_log(file: Path, connect_both: Callable[[], sqlite3.Connection]) -> None:
    """Refuse a store whose maps are gone or others once its log is read too: nothing ever takes a map or an entry away.

    `connect_both` opens the store together with its log.

    Raises
    ------
    StoreError
        Before anything of such a log is written into the store.
    """
    log = log_of(file)
    if not log.exists() or not log.stat().st_size:
        return
    with suppress(sqlite3.Error):  # damage is told of elsewhere; part of the log may be in the file already
        with closing(connect(file, "mode=ro&immutable=1")) as opened:
            opened.text_factory = bytes
            alone = opened.execute(NEWEST).fetchall()
        with closing(connect_both()) as opened:
            opened.text_factory = bytes
            there = {name for (name,) in opened.execute("SELECT name FROM sqlite_master").fetchall()}
            own = b"map" in there and all(_still_there(opened, *row) for row in alone)
        if not own:
            other = "store" if b"map" in there else "program"
            raise StoreError(
                f"{log.name} beside {file.name} is not its log, but that of another {other}: with it, maps of this "
                f"store would be lost. Move {log.name} to another folder and open it again."
            )


def only_in_log(file: Path) -> tuple[str, ...]:
    """Said of a store that holds no map but in its log: nothing tells whether that log is its own."""
    if not log_of(file).exists() or not log_of(file).stat().st_size:
        return ()
    with suppress(sqlite3.Error), closing(connect(file, "mode=ro&immutable=1")) as opened:
        if not opened.execute("SELECT 1 FROM map LIMIT 1").fetchall():
            return (ONLY_IN_LOG.format(file.name, log_of(file).name),)
    return ()


def _still_there(both: sqlite3.Connection, map_id: bytes, at: bytes, seq: int | None, idem: bytes | None) -> bool:
    name = map_id.decode() if isinstance(map_id, bytes) else map_id
    return (map_id, at, seq, idem) in both.execute(AGAIN, (seq, name)).fetchall()
