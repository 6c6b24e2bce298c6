"""The store: an append-only log of edits a map, over SQLite or PostgreSQL. SQL stays here and in what opens it.

A map is its base and the events since: `Network = fold(base, events)` (`network.history`). Nothing is changed in
place: an undo is an event too, so the log is also the audit list. An event is acknowledged only after its transaction
is committed to disk (SQLite: WAL with synchronous=FULL), and many waiting events share one commit (group commit).
Events of a map are numbered 1, 2, 3 … without holes on both databases, because the row of the map is locked first.
"""

import queue
import sqlite3
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from network import _database, _faults
from network._database import (
    DAMAGE,
    file_of,
    health,
    open_engine,
    plain_errors,
    raw_sqlite,
)
from network._entries import (
    DAMAGED,
    HIGHEST,
    REDACT,
    REDACTED,
    Event,
    Placing,
    Submission,
    content_digest,
    now,
    placed,
    read_rows,
    row_of,
    storable,
    with_holes,
)
from network._moments import moments
from network._past_index import INDEX_DAMAGED, past_index, torn
from network._rewriting import BASE, blank, reword
from network._seals import base_of, placing_of, seal, store_id
from network._sqlite_file import close_to_others, refuse_beside
from network._tables import EVENTS, MAPS, MAPS_ITSELF, SNAPSHOTS, TABLES
from network._torn_log import between
from network.errors import StoreError

__all__ = ["BASE", "DAMAGED", "REDACT", "REDACTED", "Conflict", "Event", "Store", "Submission"]

MAX_GROUP = 64  # waiting events that share one commit
READ_ONLY = "The store is read only here. Move its file to a folder you can write to, and open it again."


class Conflict(StoreError):
    """The same key came again with other content."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A row to be written, without its number, and whoever waits for that."""

    row: dict[str, Any]
    number: "Future[int]"

    @property
    def key(self) -> tuple[str, str]:
        return self.row["map_id"], self.row["idem"]


class Store:
    """Keeps maps and their events. One writing thread a process; close it (or use `with`) when done.

    A SQLite file that cannot be written to is opened to be read only; `health` says so. Entries that are damaged or
    missing come as events of kind DAMAGED, so that all others can be used.

    Parameters
    ----------
    url
        `sqlite:///file.db`, the `Path` of the file itself, or `postgresql+psycopg://…`.
    look
        Only look at a SQLite file: nothing is written into it or beside it.

    Raises
    ------
    StoreError
        From every method, in plain words, when the database cannot be opened, read or written.
    """

    def __init__(self, url: str | Path, *, look: bool = False) -> None:
        self._opened = open_engine(url, TABLES, look=look)
        self._engine, self.read_only = self._opened.engine, self._opened.read_only
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._door = threading.Lock()  # nothing may join the queue behind the closing mark
        self._closed = False
        self._past_index = False  # whether entries were found that its index does not give
        self._wrong = None if look else self._found_wrong()  # before what is wrong is mended by writing
        self._writer = threading.Thread(target=self._write_on, name="store-writer", daemon=True)
        self._writer.start()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is waiting, then let go of the database. Closing twice does no harm."""
        with self._door:
            if not self._closed:
                self._waiting.put(None)
            self._closed = True
        self._writer.join()
        self._engine.dispose()
        self._opened.tidy_up()

    @property
    def file(self) -> Path | None:
        """Where a SQLite store is kept; None for PostgreSQL."""
        return file_of(self._engine)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was found out when it was opened, such as that its newest entries could not be read."""
        return self._opened.notes

    def add_map(self, map_id: str, base: str) -> None:
        """Start a map from its base text (YAML). A map that is there already is left as it is."""
        self._check_writable()
        row = {"map_id": storable(map_id), "base": storable(base), "seq": 0, "at": now()}
        try:
            with plain_errors("start the map"), self._engine.begin() as connection:
                if connection.execute(sa.select(MAPS.c.map_id).where(MAPS.c.map_id == map_id)).first() is None:
                    connection.execute(sa.insert(MAPS), row)
                    seal(connection, map_id, row["at"], base, Placing(0, store_id(connection)))
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):  # else another program was first
                raise

    def maps(self) -> tuple[str, ...]:
        """The ids of all maps, in order."""
        with plain_errors("list the maps"), self._reading() as connection:
            found = connection.execute(sa.select(MAPS_ITSELF.c.map_id)).scalars()
            return tuple(sorted(map_id for map_id in found if isinstance(map_id, str)))

    def newest(self) -> tuple[tuple[str, str], ...]:
        """Each map and when something was last kept on it (UTC, ISO 8601; empty if not known), the newest first."""
        with plain_errors("list the maps"), self._reading() as connection:
            at, lost = moments(connection)
        for map_id, seq in lost.items():
            with suppress(StoreError):
                newest = self.events(map_id, after=seq - 1)[-1:]
                at.update((map_id, event.at) for event in newest if event.kind != DAMAGED)
        by_id = sorted(at.items())
        return tuple(sorted(by_id, key=lambda one: one[1], reverse=True))

    def base(self, map_id: str) -> str:
        """The text that a map started from."""
        with plain_errors("read the map"), self._reading() as connection:
            text = base_of(connection, map_id)
        if text is None:
            raise _no_map(map_id)
        return text

    def append(self, submission: Submission, *, timeout: float = 30) -> int:
        """Keep a submission and return its number in the map. Returns only after it is safe on disk.

        Raises
        ------
        Conflict
            When the same `idem` was kept with other content.
        StoreError
            When it is not known to be kept; sending the same submission again cannot double it.
        """
        try:
            return self.submit(submission).result(timeout)
        except TimeoutError:
            raise StoreError("The store is busy and has not answered yet. Send it again.") from None

    def submit(self, submission: Submission) -> "Future[int]":
        """Queue a submission; the future gives its number once it is safe on disk."""
        self._check_writable()
        waiting = _Waiting(row_of(submission), Future())
        with self._door:
            if self._closed:
                raise StoreError("The store is closed.")
            self._waiting.put(waiting)
        return waiting.number

    def events(self, map_id: str, *, after: int = 0) -> list[Event]:
        """The events of a map with a number above `after`, in order; those damaged or missing are of kind DAMAGED."""
        with plain_errors("read the map"), self._reading() as connection:
            last = _said_last(connection, map_id)
            placing = placing_of(connection, map_id)
            try:
                found = list(read_rows(_database.all_rows(connection, between(map_id, after + 1)), placing))
            except DAMAGE:
                if not self.file:
                    raise
                with suppress(*DAMAGE):
                    last = max(last, _newest(connection, map_id))
                found = torn(connection, map_id, after, last, placing)
            if self.file and (len(found) < last - after or any(event.kind == DAMAGED for event in found)):
                sound = past_index(connection, map_id, after, found, placing)
                self._past_index |= sound != found
                found = sound
        return list(with_holes(map_id, found, after, last))

    def last(self, map_id: str) -> int:
        """The number of the newest event; 0 when there is none."""
        with plain_errors("read the map"), self._reading() as connection:
            return _said_last(connection, map_id)

    def snapshot(self, map_id: str, code: str) -> str:
        """The snapshot of a map that was kept with this code; empty where there is none that is sound."""
        query = sa.select(SNAPSHOTS.c.seq, SNAPSHOTS.c.content, SNAPSHOTS.c.digest)
        try:
            with self._reading() as connection:
                row = connection.execute(query.where(SNAPSHOTS.c.map_id == map_id, SNAPSHOTS.c.code == code)).first()
                place = _place_of_snapshot(connection, map_id, code)
        except (SQLAlchemyError, UnicodeError):  # such as of an earlier version that may only be looked at
            return ""
        sound = row is not None and row.digest == content_digest(f"{place}\n{row.seq}", str(row.content))
        return row.content if row is not None and sound else ""

    def keep_snapshot(self, map_id: str, seq: int, code: str, content: str) -> None:
        """Keep what can be worked out of the log up to an event, unless an entry was blanked since. It may fail."""
        row = {"map_id": map_id, "seq": seq, "code": code, "content": content}
        blanked = sa.select(EVENTS.c.seq).where(EVENTS.c.map_id == map_id, EVENTS.c.seq > seq, EVENTS.c.kind == REDACT)
        with suppress(SQLAlchemyError, UnicodeError), self._engine.begin() as connection:
            if _lock(connection, map_id) is not None and connection.execute(blanked).first() is None:
                connection.execute(sa.delete(SNAPSHOTS).where(SNAPSHOTS.c.map_id == map_id))
                place = _place_of_snapshot(connection, map_id, code)
                connection.execute(sa.insert(SNAPSHOTS), row | {"digest": content_digest(f"{place}\n{seq}", content)})

    def redact(self, map_id: str, seq: int, *, actor: str) -> int:
        """Blank the content of one event in place, as an event of its own; number and place in the log stay.

        Copies that were saved before keep the content: delete them too.
        """
        if seq not in (event.seq for event in self.events(map_id, after=seq - 1)):
            raise StoreError(f"There is no entry {seq} to blank.")
        number = self.append(Submission(map_id, f"redact:{seq}", REDACT, {"seq": seq}, actor))
        self._forget_beside()
        return number

    def reword(self, map_id: str, reworded: Callable[[str, str], str], *, actor: str) -> int:
        """Change words in place, in what a map started from and in every event of it, as an event of its own.

        Parameters
        ----------
        reworded
            Gives the content anew: of a kind of event, or of `BASE`, and its text.
        """
        self._check_writable()
        with plain_errors("take words back"), self._engine.begin() as connection:
            _lock(connection, map_id)
            reword(connection, map_id, reworded)
        number = self.append(Submission(map_id, uuid.uuid4().hex, REDACT, {"seq": 0}, actor))
        self._forget_beside()
        return number

    def _forget_beside(self) -> None:
        """The log beside a SQLite file holds what was blanked still."""
        if self.file:
            with plain_errors("blank the entry"), self._engine.connect() as connection:
                raw_sqlite(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def save_copy(self, path: Path) -> None:
        """Write a complete copy of a running SQLite store to a new file, which appears when it is complete.

        Copying the `.db` file by hand would miss what is still in its write-ahead log.
        """
        if not self.file:
            raise StoreError("A PostgreSQL store is copied with pg_dump: see the operations guide.")
        part = path.with_name(f"{path.name}.part")
        with plain_errors("save a copy"):
            if path.exists():
                raise StoreError(f"{path.name} is there already. Choose another name.")
            refuse_beside(path)
            try:
                with self._engine.connect() as connection:
                    close_to_others(part)
                    with closing(sqlite3.connect(part)) as target:
                        raw_sqlite(connection).backup(target)
                    part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store: damage to the file, numbers missing from a log. Nothing is wrong if empty."""
        wrong: list[str] = []
        for look in (self._wrong_logs, self._wrong_file):
            try:
                with plain_errors("check the store"):
                    wrong += look()
            except StoreError as error:
                wrong.append(str(error))
        return tuple(wrong)

    def health(self) -> tuple[str, ...]:
        """Sentences on the database in use, with a warning where it is read only or its place or version is unsafe."""
        read_only = ((self._opened.why or READ_ONLY),) if self.read_only else ()
        return tuple(dict.fromkeys((*health(self._engine), *read_only, *self.notes, *self.wrong)))

    @property
    def wrong(self) -> tuple[str, ...]:
        """What is wrong with the store as far as using it has shown. `check` looks further."""
        begun = _database.HELD_NO_MAP.partition("{}")[0]  # so does a new store, opened again before its first map
        notes = (note for note in self.notes if not note.startswith(begun))
        if self._wrong is None:
            self._wrong = self._found_wrong()
        return (*notes, *self._wrong, *((INDEX_DAMAGED,) if self._past_index else ()))

    def _found_wrong(self) -> tuple[str, ...]:
        try:
            with plain_errors("look through the store"):
                return self._wrong_logs()
        except StoreError as error:
            return (str(error),)

    def _wrong_logs(self) -> tuple[str, ...]:
        with self._reading() as connection:
            return _faults.of_logs(connection)

    def _wrong_file(self) -> tuple[str, ...]:
        if not self.file:
            return ()
        with self._engine.connect() as connection:
            return _faults.of_file(connection, self.file)

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError(self._opened.why or READ_ONLY)

    def _reading(self) -> sa.Connection:
        return self._engine.connect().execution_options(reading=True)

    def _write_on(self) -> None:
        while (first := self._waiting.get()) is not None:
            group = [first]
            while len(group) < MAX_GROUP and not self._waiting.empty():
                item = self._waiting.get()
                if item is None:
                    self._waiting.put(None)  # stop, but after this group
                    break
                group.append(item)
            self._commit([item for item in group if item.number.set_running_or_notify_cancel()])

    def _commit(self, group: list[_Waiting]) -> None:
        """Write a group in one transaction; nobody is told before it is committed."""
        try:
            with plain_errors("save"), self._engine.begin() as connection:
                outcomes = _insert(connection, group)
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it, whatever it is
            plain = error if isinstance(error, StoreError) else StoreError(f"Could not save: {error}")
            for item in group:
                item.number.set_exception(plain)
            return
        for item, outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, StoreError):
                item.number.set_exception(outcome)
            else:
                item.number.set_result(outcome)


def _insert(connection: sa.Connection, group: list[_Waiting]) -> list[int | StoreError]:
    """Number and insert rows; each map's row is locked first, in order of id so that writers cannot lock each other."""
    started = {map_id: _lock(connection, map_id) for map_id in sorted({item.row["map_id"] for item in group})}
    last = dict(started)
    kept, store = _kept(connection, group), store_id(connection)
    rows: list[dict[str, Any]] = []
    outcomes: list[int | StoreError] = []
    for item in group:
        map_id, digest = item.row["map_id"], item.row["digest"]
        number = last[map_id]
        if number is None:
            outcomes.append(_no_map(map_id))
        elif item.key in kept:
            seq, before = kept[item.key]
            same = before in (digest, "")  # of a blanked entry nothing is known any more
            outcomes.append(seq if same else Conflict("This was sent before with other content."))
        else:
            last[map_id] = number + 1
            kept[item.key] = (number + 1, digest)
            rows.append(_in_its_place(item.row, number + 1, store))
            outcomes.append(number + 1)
    if rows:
        connection.execute(sa.insert(EVENTS), rows)
    for row in rows:
        if row["kind"] == REDACT:
            blank(connection, row)
    for map_id, number in last.items():
        if number != started[map_id]:
            connection.execute(sa.update(MAPS).where(MAPS.c.map_id == map_id).values(seq=number))
    return outcomes


def _lock(connection: sa.Connection, map_id: str) -> int | None:
    """The newest number of a map, which is locked. A damaged one is mended, or nothing more could be kept."""
    connection.execute(sa.update(MAPS).where(MAPS.c.map_id == map_id).values(seq=MAPS.c.seq))
    number = connection.execute(sa.select(MAPS.c.seq).where(MAPS.c.map_id == map_id)).first()
    return None if number is None else max(_number(number[0]), _newest(connection, map_id))


def _said_last(connection: sa.Connection, map_id: str) -> int:
    """The newest number, as the row of the map says."""
    row = sa.select(MAPS_ITSELF.c.seq).where(MAPS_ITSELF.c.map_id == map_id)
    return _number(connection.execute(row).scalar())


def _newest(connection: sa.Connection, map_id: str) -> int:
    numbers = sa.select(sa.func.max(EVENTS.c.seq)).where(EVENTS.c.map_id == map_id, EVENTS.c.seq <= HIGHEST)
    return _number(connection.execute(numbers).scalar())


def _place_of_snapshot(connection: sa.Connection, map_id: str, code: str) -> str:
    return f"{map_id}\n{code}\n{store_id(connection)}"


def _number(value: object) -> int:
    """A number of the log; 0 for none, and for one that is damaged."""
    return value if isinstance(value, int) and 0 <= value <= HIGHEST else 0


def _kept(connection: sa.Connection, group: list[_Waiting]) -> dict[tuple[str, str], tuple[int, str]]:
    """Number and digest of the content of those keys of the group that are kept already."""
    maps, idems = (sorted(set(parts)) for parts in zip(*(item.key for item in group), strict=True))
    query = sa.select(EVENTS.c.map_id, EVENTS.c.idem, EVENTS.c.seq, EVENTS.c.digest)
    rows = connection.execute(query.where(EVENTS.c.map_id.in_(maps), EVENTS.c.idem.in_(idems)))
    return {(row.map_id, row.idem): (_number(row.seq), str(row.digest).partition(".")[0]) for row in rows}


def _in_its_place(row: dict[str, Any], seq: int, store: str) -> dict[str, Any]:
    digest = placed(row["digest"], row["map_id"], seq, row["idem"], row["actor"], row["at"], store=store)
    return row | {"seq": seq, "digest": digest}


def _no_map(map_id: str) -> StoreError:
    return StoreError(f'There is no map "{map_id}" in the store.')
