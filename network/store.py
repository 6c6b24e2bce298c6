"""The store: an append-only log of edits a map, over SQLite or PostgreSQL. The only module with SQL.

A map is its base and the events since: `Network = fold(base, events)` (`network.history`). Nothing is changed in
place: an undo is an event too, so the log is also the audit list. An event is acknowledged only after its transaction
is committed to disk (SQLite: WAL with synchronous=FULL), and many waiting events share one commit (group commit).
Events of a map are numbered 1, 2, 3 … without holes on both databases, because the row of the map is locked first.
"""

import hashlib
import json
import queue
import sqlite3
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from network._database import file_of, health, open_engine, plain_errors, raw_sqlite
from network.errors import StoreError

__all__ = ["REDACT", "REDACTED", "Conflict", "Event", "Store", "Submission"]

REDACT, REDACTED = "redact", "redacted"  # kinds: somebody had an entry blanked; the entry that was
MAX_GROUP = 64  # waiting events that share one commit
READ_ONLY = "The store is read only here. Move its file to a folder you can write to, and open it again."

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


@dataclass(frozen=True, slots=True)
class Event:
    """A submission as kept."""

    map_id: str
    seq: int
    idem: str
    kind: str
    text: str  # the content as kept: a long log is read several times as fast when nothing is made of it yet
    actor: str
    at: str  # UTC, ISO 8601; the order of events is that of `seq`, whatever the clock did

    @property
    def body(self) -> dict[str, Any]:
        return json.loads(self.text)


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

    A SQLite file that cannot be written to is opened to be read only; `health` says so.

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
        self._engine, self.read_only = open_engine(url, _TABLES)
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._door = threading.Lock()  # nothing may join the queue behind the closing mark
        self._closed = False
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

    @property
    def file(self) -> Path | None:
        """Where a SQLite store is kept; None for PostgreSQL."""
        return file_of(self._engine)

    def add_map(self, map_id: str, base: str) -> None:
        """Start a map from its base text (YAML). A map that is there already is left as it is."""
        self._check_writable()
        row = {"map_id": _text(map_id), "base": _text(base), "seq": 0, "at": _now()}
        try:
            with plain_errors("start the map"), self._engine.begin() as connection:
                if connection.execute(sa.select(_MAPS.c.map_id).where(_MAPS.c.map_id == map_id)).first() is None:
                    connection.execute(sa.insert(_MAPS), row)
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):  # else another program was first
                raise

    def maps(self) -> tuple[str, ...]:
        """The ids of all maps, in order."""
        with plain_errors("list the maps"), self._reading() as connection:
            return tuple(connection.execute(sa.select(_MAPS.c.map_id).order_by(_MAPS.c.map_id)).scalars())

    def newest(self) -> tuple[tuple[str, str], ...]:
        """Each map and when something was last kept on it (UTC, ISO 8601), the newest first."""
        at = sa.func.coalesce(_EVENTS.c.at, _MAPS.c.at).label("last_at")
        last = (_EVENTS.c.map_id == _MAPS.c.map_id) & (_EVENTS.c.seq == _MAPS.c.seq)
        query = sa.select(_MAPS.c.map_id, at).outerjoin(_EVENTS, last).order_by(at.desc(), _MAPS.c.map_id)
        with plain_errors("list the maps"), self._reading() as connection:
            return tuple((row.map_id, row.last_at) for row in connection.execute(query))

    def base(self, map_id: str) -> str:
        """The text that a map started from."""
        with plain_errors("read the map"), self._reading() as connection:
            text = connection.execute(sa.select(_MAPS.c.base).where(_MAPS.c.map_id == map_id)).scalar()
        if text is None:
            raise _no_map(map_id)
        return str(text)

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
        waiting = _Waiting(_row(submission), Future())
        with self._door:
            if self._closed:
                raise StoreError("The store is closed.")
            self._waiting.put(waiting)
        return waiting.number

    def events(self, map_id: str, *, after: int = 0) -> list[Event]:
        """The events of a map with a number above `after`, in order."""
        query = sa.select(_EVENTS).where(_EVENTS.c.map_id == map_id, _EVENTS.c.seq > after).order_by(_EVENTS.c.seq)
        with plain_errors("read the map"), self._reading() as connection:
            return [_event(row) for row in connection.execute(query)]

    def last(self, map_id: str) -> int:
        """The number of the newest event; 0 when there is none."""
        with plain_errors("read the map"), self._reading() as connection:
            return int(connection.execute(sa.select(_MAPS.c.seq).where(_MAPS.c.map_id == map_id)).scalar() or 0)

    def redact(self, map_id: str, seq: int, *, actor: str) -> int:
        """Blank the content of one event in place, as an event of its own; number and place in the log stay.

        Copies that were saved before keep the content: delete them too.
        """
        if not any(event.seq == seq for event in self.events(map_id, after=seq - 1)[:1]):
            raise StoreError(f"There is no entry {seq} to blank.")
        number = self.append(Submission(map_id, f"redact:{seq}", REDACT, {"seq": seq}, actor))
        if self.file:
            with plain_errors("blank the entry"), self._engine.connect() as connection:
                raw_sqlite(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log beside it holds it still
        return number

    def save_copy(self, path: Path) -> None:
        """Write a complete copy of a running SQLite store to a new file, which appears when it is complete.

        Copying the `.db` file by hand would miss what is still in its write-ahead log.
        """
        if not self.file:
            raise StoreError("A PostgreSQL store is copied with pg_dump: see the operations guide.")
        if path.exists():
            raise StoreError(f"{path.name} is there already. Choose another name.")
        part = path.with_name(f"{path.name}.part")
        try:
            with plain_errors("save a copy"), self._engine.connect() as connection:
                with closing(sqlite3.connect(part)) as target:
                    raw_sqlite(connection).backup(target)
                part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store: damage to the file, numbers missing from a log. Nothing is wrong if empty."""
        count, newest = sa.func.count(_EVENTS.c.seq), sa.func.coalesce(sa.func.max(_EVENTS.c.seq), 0)
        logs = sa.select(_MAPS.c.map_id, _MAPS.c.seq, count, newest).outerjoin(_EVENTS).group_by(_MAPS.c.map_id)
        with plain_errors("check the store"), self._reading() as connection:
            wrong = [
                f'The log of "{map_id}" should hold {seq} entries and holds {kept}, the newest being {last}.'
                for map_id, seq, kept, last in connection.execute(logs)
                if not seq == kept == last
            ]
        if self.file:
            with plain_errors("check the store"), self._engine.connect() as connection:
                found = raw_sqlite(connection).execute("PRAGMA integrity_check").fetchall()
            wrong += [f"The file is damaged: {text}" for (text,) in found if text != "ok"]
        return tuple(wrong)

    def health(self) -> tuple[str, ...]:
        """Sentences on the database in use, with a warning where it is read only or its place or version is unsafe."""
        lines = health(self._engine)
        if self.read_only:
            lines += (READ_ONLY,)
        if self.read_only and self.file and _size(Path(f"{self.file}-wal")):
            lines += (f"The newest entries may be missing: they are in {self.file.name}-wal. Move both files.",)
        return lines

    def _check_writable(self) -> None:
        if self.read_only:
            raise StoreError(READ_ONLY)

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
            for item in group:
                item.number.set_exception(error)
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
    kept = _kept(connection, group)
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
            rows.append(item.row | {"seq": number + 1})
            outcomes.append(number + 1)
    if rows:
        connection.execute(sa.insert(_EVENTS), rows)
    for row in rows:
        if row["kind"] == REDACT:
            _blank(connection, row)
    for map_id, number in last.items():
        if number != started[map_id]:
            connection.execute(sa.update(_MAPS).where(_MAPS.c.map_id == map_id).values(seq=number))
    return outcomes


def _lock(connection: sa.Connection, map_id: str) -> int | None:
    connection.execute(sa.update(_MAPS).where(_MAPS.c.map_id == map_id).values(seq=_MAPS.c.seq))
    number = connection.execute(sa.select(_MAPS.c.seq).where(_MAPS.c.map_id == map_id)).scalar()
    return None if number is None else int(number)


def _kept(connection: sa.Connection, group: list[_Waiting]) -> dict[tuple[str, str], tuple[int, str]]:
    """Number and digest of those keys of the group that are kept already."""
    maps, idems = (sorted(set(parts)) for parts in zip(*(item.key for item in group), strict=True))
    query = sa.select(_EVENTS.c.map_id, _EVENTS.c.idem, _EVENTS.c.seq, _EVENTS.c.digest)
    rows = connection.execute(query.where(_EVENTS.c.map_id.in_(maps), _EVENTS.c.idem.in_(idems)))
    return {(row.map_id, row.idem): (int(row.seq), row.digest) for row in rows}


def _blank(connection: sa.Connection, row: dict[str, Any]) -> None:
    """Take the content out of the entry that a `redact` names; what undoes or blanks holds no content."""
    seq = json.loads(row["body"]).get("seq")
    entry = (_EVENTS.c.map_id == row["map_id"], _EVENTS.c.seq == seq, _EVENTS.c.kind.not_in((REDACT, "undo")))
    connection.execute(sa.update(_EVENTS).where(*entry).values(kind=REDACTED, body="{}", digest=""))


def _row(item: Submission) -> dict[str, Any]:
    """The row of a submission. What a database could not hold is refused here, where it harms no other."""
    try:
        body = json.dumps(dict(item.body), sort_keys=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise StoreError("The content cannot be kept: it is not plain data.") from None
    return {
        "map_id": _text(item.map_id),
        "idem": _text(item.idem),
        "digest": hashlib.sha256(f"{_text(item.kind)}\n{body}".encode()).hexdigest(),
        "kind": item.kind,
        "body": body,
        "actor": _text(item.actor),
        "at": _now(),
    }


def _text(text: str) -> str:
    """The text, if both databases can hold it."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise StoreError("The text holds a character that cannot be kept.")
    return text


def _event(row: sa.Row[Any]) -> Event:
    return Event(row.map_id, int(row.seq), row.idem, row.kind, row.body, row.actor, row.at)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _no_map(map_id: str) -> StoreError:
    return StoreError(f'There is no map "{map_id}" in the store.')


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
