"""Opening SQLite or PostgreSQL so that what is acknowledged is safe, and saying in plain words what went wrong."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from network.errors import StoreError

__all__ = ["file_of", "health", "open_engine", "plain_errors", "raw_sqlite"]

BUSY_SECONDS = 10  # how long a writer waits for another program
SYNCHRONOUS = "FULL"  # NORMAL would lose acknowledged events in a power cut
SAFE_SQLITE = (3, 51, 3)  # older versions have a rare WAL-reset fault
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")  # in names of folders
REASONS = {  # what databases say: what that means to the person at the screen
    "disk is full": "the disk is full. Free some space; nothing already saved is lost.",
    "No space left": "the disk is full. Free some space; nothing already saved is lost.",
    "readonly": "it is read only here. Move it to a folder you can write to.",
    "unable to open": "the file cannot be opened. Check that the folder exists and can be written to.",
    "locked": "another program is using it. Close it and try again.",
    "not a database": "the file is not a store, or is damaged. Restore the newest copy.",
    "malformed": "the file is damaged. Restore the newest copy.",
    "psycopg": "PostgreSQL needs one more package: pip install psycopg[binary].",
    "Could not parse": "the address is not that of a database. Use sqlite:///maps.db or postgresql+psycopg://…",
}


@contextmanager
def plain_errors(doing: str) -> Iterator[None]:
    """Turn the error of a database or a disk into a StoreError that says what could not be done."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError) as error:
        raise StoreError(f"Could not {doing}: {_reason(error)}") from error


def open_engine(url: str, tables: sa.MetaData) -> tuple[sa.Engine, bool]:
    """An engine with the tables in place, and whether it can only be read."""
    with plain_errors("open the store"):
        address = sa.make_url(url)
        engine = sa.create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        if file_of(engine) is None:
            raise StoreError("The store needs a file, such as sqlite:///maps.db.")
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin)
    else:
        sa.event.listen(engine, "connect", _set_up_postgresql)
    file = file_of(engine)
    try:
        with plain_errors("open the store"):
            _create(tables, engine)
    except StoreError as error:
        engine.dispose()
        if file is None or not file.exists() or not _not_writable(error):
            raise
        return _read_only(file), True
    return engine, file is not None and not _may_write(file)


def file_of(engine: sa.Engine) -> Path | None:
    """Where a SQLite database is kept; None for any other, and for SQLite in memory."""
    name = engine.url.database
    kept = engine.dialect.name == "sqlite" and name not in (None, "", ":memory:")
    return Path(str(name)) if kept else None


def raw_sqlite(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of the driver, for what goes on outside transactions."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def health(engine: sa.Engine) -> tuple[str, ...]:
    """Sentences on the database in use, with a warning where its version or its place is unsafe."""
    file = file_of(engine)
    if file is None:
        return (f"Database: {engine.dialect.name}.",)
    lines = [f"Database: SQLite {sqlite3.sqlite_version}."]
    if sqlite3.sqlite_version_info < SAFE_SQLITE:
        wanted = ".".join(map(str, SAFE_SQLITE))
        lines.append(f"SQLite {wanted} or newer is safer when several programs write at once.")
    return (*lines, *_unsafe_place(str(file.absolute())))


def _create(tables: sa.MetaData, engine: sa.Engine) -> None:
    """Make the tables that are not there. Another program may be making them at this moment."""
    try:
        tables.create_all(engine)
    except (sa.exc.ProgrammingError, sa.exc.IntegrityError, sa.exc.OperationalError):
        tables.create_all(engine)


def _begin(connection: sa.Connection) -> None:
    """A writer takes the lock at once, so that it cannot lose it half way; a reader takes none."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins, not the driver
    for setting in (
        f"busy_timeout={BUSY_SECONDS * 1000}",  # first, because the next may have to wait
        "journal_mode=WAL",
        f"synchronous={SYNCHRONOUS}",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is blanked is overwritten
    ):
        connection.execute(f"PRAGMA {setting}")


def _set_up_postgresql(connection: Any, _: object) -> None:
    """A server may be set up to acknowledge before it has written; this connection does not accept that."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")
    connection.commit()


def _not_writable(error: StoreError) -> bool:
    cause = error.__cause__
    name = getattr(getattr(cause, "orig", None), "sqlite_errorname", "")
    return name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))


def _may_write(file: Path) -> bool:
    """Asked without opening it: closing it again would drop the locks that SQLite holds on it in this process."""
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _read_only(file: Path) -> sa.Engine:
    """The file as it is: nothing is locked, and nothing is written beside it."""
    engine = sa.create_engine(f"sqlite:///{file}", creator=lambda: _immutable(file))
    sa.event.listen(engine, "begin", _begin)
    return engine


def _immutable(file: Path) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)


def _unsafe_place(place: str) -> tuple[str, ...]:
    if any(name in place.lower() for name in SYNCED):
        return ("The store is in a folder that is synced, which can damage it. Move it to a folder that is not.",)
    if place.startswith(("\\\\", "//")):
        return ("The store is on a network share, which can damage it. Move it to a disk of this computer.",)
    return ()


def _reason(error: BaseException) -> str:
    text = str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
    return next((words for sign, words in REASONS.items() if sign in text), text.partition("\n")[0])
