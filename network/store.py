"""The store: an append-only log of edits a map, over SQLite or PostgreSQL. The only module with SQL.

A map is its base and the events since: `Network = fold(base, events)`. Nothing is changed in place: an undo is an
event too, so the log is also the audit list. An event is acknowledged only after its transaction is committed to
disk (SQLite: WAL with synchronous=FULL), and many waiting events share one commit (group commit). Events of a map
are numbered 1, 2, 3 … without holes on both databases, because the row of the map is locked first.
"""

import hashlib
import json
import queue
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from network.errors import StoreError

__all__ = ["Conflict", "Event", "Store", "Submission"]

MAX_GROUP = 64  # waiting events that share one commit
BUSY_SECONDS = 10  # how long a writer waits for another process
SAFE_SQLITE = (3, 51, 3)  # older versions have a rare WAL-reset fault

_TABLES = sa.MetaData()
_MAPS = sa.Table(
    "map",
    _TABLES,
    sa.Column("map_id", sa.Text, primary_key=True),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
_EVENTS = sa.Table(
    "event",
    _TABLES,
    sa.Column("map_id", sa.Text, sa.ForeignKey("map.map_id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("idem", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.UniqueConstraint("map_id", "idem"),
)


class Conflict(StoreError):
    """The same key came again with other content."""


@dataclass(frozen=True, slots=True)
class Submission:
    """Something to be kept. `idem` is made once by the sender: sent twice, it is kept once."""

    map_id: str
    idem: str
    kind: str
    body: Mapping[str, Any]
    actor: str  # a table or a role, never a person's name

    @property
    def text(self) -> str:
        return json.dumps(self.body, ensure_ascii=False, sort_keys=True)

    @property
    def digest(self) -> str:
        return hashlib.sha256(f"{self.kind}\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Event:
    """A submission as kept."""

    map_id: str
    seq: int
    idem: str
    kind: str
    body: dict[str, Any]
    actor: str
    at: str


class Store:
    """Keeps maps and their events. One writing thread a process; close it (or use `with`) when done.

    Parameters
    ----------
    url
        `sqlite:///file.db` or `postgresql+psycopg://…`.

    Raises
    ------
    StoreError
        From every method, in plain words, when the database cannot be opened, read or written.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._waiting: queue.SimpleQueue[tuple[Submission, Future[int]] | None] = queue.SimpleQueue()
        with _plain_errors("open the store"):
            _TABLES.create_all(self._engine)
        self._writer = threading.Thread(target=self._write_on, name="store-writer", daemon=True)
        self._writer.start()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is waiting, then let go of the database."""
        self._waiting.put(None)
        self._writer.join()
        self._engine.dispose()

    def add_map(self, map_id: str, base: str) -> None:
        """Start a map from its base text (YAML). A map that is there already is left as it is."""
        row = {"map_id": map_id, "base": base, "seq": 0, "at": _now()}
        with _plain_errors("start the map"), self._engine.begin() as connection:
            if connection.execute(sa.select(_MAPS.c.map_id).where(_MAPS.c.map_id == map_id)).first() is None:
                connection.execute(sa.insert(_MAPS), row)

    def maps(self) -> tuple[str, ...]:
        """The ids of all maps, in order."""
        with _plain_errors("list the maps"), self._reading() as connection:
            return tuple(connection.execute(sa.select(_MAPS.c.map_id).order_by(_MAPS.c.map_id)).scalars())

    def base(self, map_id: str) -> str:
        """The text that a map started from."""
        with _plain_errors("read the map"), self._reading() as connection:
            text = connection.execute(sa.select(_MAPS.c.base).where(_MAPS.c.map_id == map_id)).scalar()
        if text is None:
            raise StoreError(f'There is no map "{map_id}" in the store.')
        return str(text)

    def append(self, submission: Submission, *, timeout: float = 30) -> int:
        """Keep a submission and return its number in the map. Returns only after it is safe on disk.

        Raises
        ------
        Conflict
            When the same `idem` was kept with other content.
        """
        return self.submit(submission).result(timeout)

    def submit(self, submission: Submission) -> "Future[int]":
        """Queue a submission; the future gives its number once it is safe on disk."""
        future: Future[int] = Future()
        self._waiting.put((submission, future))
        return future

    def events(self, map_id: str, *, after: int = 0) -> list[Event]:
        """The events of a map with a number above `after`, in order."""
        query = (
            sa.select(_EVENTS).where(_EVENTS.c.map_id == map_id, _EVENTS.c.seq > after).order_by(_EVENTS.c.seq)
        )
        with _plain_errors("read the map"), self._reading() as connection:
            return [_event(row) for row in connection.execute(query)]

    def last(self, map_id: str) -> int:
        """The number of the newest event; 0 when there is none."""
        with _plain_errors("read the map"), self._reading() as connection:
            return int(connection.execute(sa.select(_MAPS.c.seq).where(_MAPS.c.map_id == map_id)).scalar() or 0)

    def redact(self, map_id: str, seq: int) -> None:
        """Blank the content of one event in place; its number and place in the log stay."""
        where = (_EVENTS.c.map_id == map_id, _EVENTS.c.seq == seq)
        with _plain_errors("blank the entry"), self._engine.begin() as connection:
            connection.execute(sa.update(_EVENTS).where(*where).values(kind="redacted", body="{}"))

    def save_copy(self, path: Path) -> None:
        """Write a complete copy of a running SQLite store to a new file.

        Copying the `.db` file by hand would miss what is still in its write-ahead log.
        """
        if self._engine.dialect.name != "sqlite":
            raise StoreError("A PostgreSQL store is copied with pg_dump: see the operations guide.")
        if path.exists():
            raise StoreError(f"{path.name} is there already. Choose another name.")
        with _plain_errors("save a copy"), self._reading() as connection:
            source = connection.connection.driver_connection
            with sqlite3.connect(path) as target:
                source.backup(target)  # type: ignore[union-attr]
            target.close()

    def health(self) -> tuple[str, ...]:
        """Sentences on the database in use, with a warning where its version has a known fault."""
        if self._engine.dialect.name != "sqlite":
            return (f"Database: {self._engine.dialect.name}.",)
        line = f"Database: SQLite {sqlite3.sqlite_version}."
        if sqlite3.sqlite_version_info < SAFE_SQLITE:
            wanted = ".".join(map(str, SAFE_SQLITE))
            return (line, f"SQLite {wanted} or newer is safer when several programs write at once.")
        return (line,)

    def _reading(self) -> sa.Connection:
        return self._engine.connect().execution_options(reading=True)

    def _write_on(self) -> None:
        while (first := self._waiting.get()) is not None:
            group = [first]
            stop = False
            while len(group) < MAX_GROUP and not self._waiting.empty():
                item = self._waiting.get()
                if item is None:
                    stop = True
                    break
                group.append(item)
            self._commit(group)
            if stop:
                return

    def _commit(self, group: list[tuple[Submission, "Future[int]"]]) -> None:
        """Write a group in one transaction; nobody is told before it is committed."""
        try:
            with _plain_errors("save"), self._engine.begin() as connection:
                outcomes = _insert(connection, [submission for submission, _ in group])
        except Exception as error:  # whoever waits must hear of it, whatever it is
            for _, future in group:
                future.set_exception(error)
            return
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if isinstance(outcome, StoreError):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)


def _insert(connection: sa.Connection, submissions: list[Submission]) -> list[int | StoreError]:
    """Number and insert submissions; each map's row is locked first, in order of id so that writers cannot lock up."""
    last = {map_id: _lock(connection, map_id) for map_id in sorted({item.map_id for item in submissions})}
    started = dict(last)
    kept = _kept(connection, submissions)
    rows: list[dict[str, Any]] = []
    outcomes: list[int | StoreError] = []
    for item in submissions:
        number = last[item.map_id]
        key = (item.map_id, item.idem)
        if number is None:
            outcomes.append(StoreError(f'There is no map "{item.map_id}" in the store.'))
        elif key in kept:
            seq, digest = kept[key]
            outcomes.append(seq if digest == item.digest else Conflict("This was sent before with other content."))
        else:
            last[item.map_id] = number + 1
            kept[key] = (number + 1, item.digest)
            rows.append(_row(item, number + 1))
            outcomes.append(number + 1)
    if rows:
        connection.execute(sa.insert(_EVENTS), rows)
    for map_id, number in last.items():
        if number != started[map_id]:
            connection.execute(sa.update(_MAPS).where(_MAPS.c.map_id == map_id).values(seq=number))
    return outcomes


def _lock(connection: sa.Connection, map_id: str) -> int | None:
    connection.execute(sa.update(_MAPS).where(_MAPS.c.map_id == map_id).values(seq=_MAPS.c.seq))
    number = connection.execute(sa.select(_MAPS.c.seq).where(_MAPS.c.map_id == map_id)).scalar()
    return None if number is None else int(number)


def _kept(connection: sa.Connection, submissions: Iterable[Submission]) -> dict[tuple[str, str], tuple[int, str]]:
    idems = sorted({item.idem for item in submissions})
    query = sa.select(_EVENTS.c.map_id, _EVENTS.c.idem, _EVENTS.c.seq, _EVENTS.c.digest)
    rows = connection.execute(query.where(_EVENTS.c.idem.in_(idems)))
    return {(row.map_id, row.idem): (int(row.seq), row.digest) for row in rows}


def _row(item: Submission, seq: int) -> dict[str, Any]:
    return {
        "map_id": item.map_id,
        "seq": seq,
        "idem": item.idem,
        "digest": item.digest,
        "kind": item.kind,
        "body": item.text,
        "actor": item.actor,
        "at": _now(),
    }


def _event(row: sa.Row[Any]) -> Event:
    return Event(row.map_id, int(row.seq), row.idem, row.kind, json.loads(row.body), row.actor, row.at)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _engine(url: str) -> sa.Engine:
    """An engine with the settings that make an acknowledged write safe."""
    with _plain_errors("open the store"):
        engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: sa.Connection) -> None:
    """A writer takes the lock at once, so that it cannot lose it half way; a reader takes none."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins, not the driver
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


class _plain_errors:  # noqa: N801  (reads as a phrase: with _plain_errors("save"))
    """Turns a database error into a StoreError that says what could not be done."""

    def __init__(self, doing: str) -> None:
        self._doing = doing

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, SQLAlchemyError | sqlite3.Error | OSError | ImportError):
            raise StoreError(f"Could not {self._doing}: {_reason(error)}") from error


def _reason(error: BaseException) -> str:
    text = str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
    known = {
        "disk is full": "the disk is full. Free some space; nothing already saved is lost.",
        "readonly": "the folder is read only. Move the file to a folder you can write to.",
        "unable to open": "the file cannot be opened. Check that the folder exists and can be written to.",
        "locked": "another program is using it. Close it and try again.",
    }
    return next((words for sign, words in known.items() if sign in text), text.splitlines()[0])
