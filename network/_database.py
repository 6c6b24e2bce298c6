"""Opening SQLite or PostgreSQL so that what is acknowledged is safe, and saying in plain words what went wrong."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from network import _sqlite_file
from network._foreign_log import refuse_foreign_log
from network._seals import bind, seal_all, store_id
from network._soundness import not_to_be_changed, pages
from network._tables import BESIDE, BOUND, MAPS, MAPS_ITSELF, SEALED, SEALS, SNAPSHOTS, STORE_IDS, VERSION, VERSIONS
from network.errors import StoreError

__all__ = [
    "DAMAGE",
    "HELD_NO_MAP",
    "NO_MAP",
    "OpenDatabase",
    "all_rows",
    "file_of",
    "health",
    "open_engine",
    "plain_errors",
    "raw_sqlite",
]

DAMAGE = (DBAPIError, UnicodeError)  # what reading raises: SQLite repeats damaged words in what it says of them
BUSY_SECONDS = 10  # how long a writer waits for another program
TRY_AGAIN_SECONDS = 0.01
SYNCHRONOUS = "FULL"  # NORMAL would lose acknowledged events in a power cut
SAFE_SQLITE = (3, 51, 3)  # older versions have a rare WAL-reset fault
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")  # in names of folders
NO_MAP = "There is no map in {}. If maps were kept here, bring back the newest copy."
_NO_TABLE = (
    "There is no map in {0}. If maps were kept here, they were in {0}-wal: put that back beside it, or bring back the "
    "newest copy."
)
HELD_NO_MAP = "There was no map in {} when it was opened. If maps were kept in it, bring back the newest copy."
_HELD_NOTHING = (
    "{} was there and held nothing at all, so it begins anew. If maps were kept in it, bring back the newest copy."
)
_WRITTEN_INTO = "Something else has written into it. Compare it with the newest copy."
_LACKS_SEALS = (
    'The table "seal" is missing or damaged, so what maps started from cannot be checked any more. '
    "Something else has written into the store. Compare it with the newest copy."
)
_LACKS_ID = (
    "The id of the store is missing or damaged, so it cannot be checked any more that its entries are its own. "
    "Something else has written into the store. Compare it with the newest copy."
)
_LACKS_SNAPSHOTS = (
    'The table "snapshot" is missing or damaged. No entry stood in it. Where it is missing, the app makes it again. '
    "Something else has written into the store."
)
REASONS = {  # what databases say: what that means to the person at the screen
    "disk is full": "the disk is full. Free some space; nothing already saved is lost.",
    "No space left": "the disk is full. Free some space; nothing already saved is lost.",
    "readonly": "it is read only here. Move it to a folder you can write to.",
    "Permission denied": "you have no right to it, or to its folder. Ask its owner, or sign in as whoever keeps it.",
    "unable to open": "the file cannot be opened. Check that the folder exists and can be written to.",
    "locked": "another program is using it. Close it and try again.",
    "not a database": "the file is not a store, or is damaged. Restore the newest copy.",
    "malformed": "the file is damaged. Restore the newest copy.",
    "decode to UTF-8": "the file is damaged. Restore the newest copy.",
    "disk I/O": "the disk cannot be read or written. Check it, and restore the newest copy.",
    "no such column": "it is the database of another program, or damaged.",
    "unsupported file format": "it was written by a newer version of SQLite, or is damaged.",
    "constraint failed": "something else has changed its tables. Bring back the newest copy.",
    "foreign key mismatch": "something else has changed its tables. Bring back the newest copy.",
    "psycopg": "PostgreSQL needs one more package: pip install psycopg[binary].",
    "Could not parse": "the address is not that of a database. Use sqlite:///maps.db or postgresql+psycopg://…",
}


def _nothing() -> None:
    """Nothing has to be tidied up."""


@contextmanager
def plain_errors(doing: str) -> Iterator[None]:
    """Turn the error of a database or a disk into a StoreError that says what could not be done."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, OSError, ImportError, UnicodeError) as error:
        raise StoreError(f"Could not {doing}: {_reason(error)}") from error


@dataclass(frozen=True, slots=True)
class OpenDatabase:
    """A database that is open."""

    engine: sa.Engine
    read_only: bool
    notes: tuple[str, ...] = ()  # what was found on the way, in words
    tidy_up: Callable[[], None] = _nothing  # once the engine is let go of
    why: str = ""  # nothing is added to it, in words; empty where its place alone does not let anything be


def open_engine(url: str | Path, tables: sa.MetaData, *, look: bool = False) -> OpenDatabase:
    """The database with the tables in place; a SQLite file may be opened to look only, which writes nothing.

    Parameters
    ----------
    url
        An address, or a file, in whose name any sign may stand.
    """
    with plain_errors("open the store"):
        address = _in_file(url) if isinstance(url, Path) else sa.make_url(url)
        engine = sa.create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite")
    if engine.dialect.name != "sqlite":
        sa.event.listen(engine, "connect", _set_up_postgresql)
        with _or_let_go(engine):
            odd = _odd(engine) if _recognise(engine, tables) else ()
        _prepare(engine, tables)
        return OpenDatabase(engine, read_only=False, notes=odd)
    file = file_of(engine)
    if file is None:
        raise StoreError("The store needs a file, such as sqlite:///maps.db.")
    if look:
        return _looked_at(file, tables)
    with plain_errors("open the store"):
        _sqlite_file.refuse_folder(file)
        _sqlite_file.refuse_lost(file)
        _sqlite_file.refuse_unreadable(file)
        for why in _sqlite_file.pages_missing(file):  # what is added would be put where lost pages are looked for
            return _looked_at(file, tables, why)
        held_nothing = file.exists() and not file.stat().st_size
        _sqlite_file.close_to_others(file)
        said = [_sqlite_file.save_unread(file), _HELD_NOTHING.format(file.name) if held_nothing else ""]
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin)
    try:
        with plain_errors("open the store"):
            odd, why = _refuse_foreign(file, tables)
        if why:
            return _looked_at(file, tables, why, said)
        _prepare(engine, tables)
    except StoreError as error:
        if not file.exists() or not _not_writable(error):
            raise
        return _looked_at(file, tables)
    return OpenDatabase(engine, not _may_write(file), tuple(filter(None, (*said, *odd))))


def _in_file(file: Path) -> sa.URL:
    return sa.URL.create("sqlite", database=str(file))


def file_of(engine: sa.Engine) -> Path | None:
    """Where a SQLite database is kept; None for any other, and for SQLite in memory."""
    name = engine.url.database
    kept = engine.dialect.name == "sqlite" and name not in (None, "", ":memory:")
    return Path(str(name)) if kept else None


def raw_sqlite(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of the driver, for what goes on outside transactions."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def all_rows(connection: sa.Connection, query: sa.Select) -> Sequence[Any]:
    """Every row of a query. Text by text is looked for damage only where there is some: that takes twice as long."""
    raw = raw_sqlite(connection) if connection.dialect.name == "sqlite" else None
    if raw is None:
        return connection.execute(query).all()
    raw.text_factory = str
    try:
        return connection.execute(query).all()
    except DAMAGE:
        raw.text_factory = _sqlite_file.lenient
        return connection.execute(query).all()
    finally:
        raw.text_factory = _sqlite_file.lenient


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


@contextmanager
def _or_let_go(engine: sa.Engine, tidy_up: Callable[[], None] = _nothing) -> Iterator[None]:
    """Let go of a database that cannot be opened, and say so."""
    try:
        with plain_errors("open the store"):
            yield
    except StoreError:
        engine.dispose()
        tidy_up()
        raise


def _prepare(engine: sa.Engine, tables: sa.MetaData) -> None:
    """Make the tables that are not there. Another program may be making them at this moment."""
    with _or_let_go(engine):
        _recognise(engine, tables)
        for step in (tables.create_all, BESIDE.create_all, _say_version):
            try:
                step(engine)
            except (sa.exc.ProgrammingError, sa.exc.IntegrityError, sa.exc.OperationalError):
                step(engine)


def _refuse_foreign(file: Path, tables: sa.MetaData) -> tuple[tuple[str, ...], str]:
    """Refuse a file that is not ours before any setting of it is changed.

    Returns
    -------
    What is odd about it, and why nothing may be added to it, in words.
    """
    if not file.exists() or not file.stat().st_size:
        return (), ""
    left = _sqlite_file.left_beside(file)
    connect, tidy_up = _sqlite_file.looking(file)  # where SQLite takes a change back, it writes: here into a copy
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.NullPool)
    sa.event.listen(engine, "connect", _read_texts)
    try:
        refuse_foreign_log(file, connect)
        with closing(connect()) as opened:
            why = not_to_be_changed(opened)
        return (*left, *_found_in(engine, file, tables)), why
    finally:
        tidy_up()


def _found_in(engine: sa.Engine, file: Path, tables: sa.MetaData) -> tuple[str, ...]:
    """What is odd about a file that is ours, or that may become ours, in words."""
    if not _recognise(engine, tables):
        return (HELD_NO_MAP.format(file.name),)
    none = HELD_NO_MAP.format(file.name) if _holds_no_map(engine) else ""
    page, pages = _pages_of(engine)
    ends = (*_sqlite_file.cut_short(file, page, pages), *_sqlite_file.behind_its_end(file, page * pages))
    return (*_odd(engine), *ends, none)


def _holds_no_map(engine: sa.Engine) -> bool:
    """Whether no map is in a store. Where that cannot be read, it is not known."""
    with suppress(*DAMAGE), engine.connect() as connection:
        return not connection.execute(sa.select(sa.exists(MAPS.select()))).scalar()
    return False


def _pages_of(engine: sa.Engine) -> tuple[int, int]:
    """How many bytes a page has, and how many pages there are."""
    with engine.connect() as connection:
        size, count = (connection.execute(sa.text(f"PRAGMA page_{what}")).scalar_one() for what in ("size", "count"))
    return int(size), int(count)


def _odd(engine: sa.Engine) -> tuple[str, ...]:
    """What a store says or lacks that nothing of ours does, though all its maps may be sound."""
    with engine.connect().execution_options(reading=True) as connection:
        there = set(sa.inspect(connection).get_table_names())
        versions = _versions(connection, there)
        said = len(versions) > len(_versions(connection, there - {VERSIONS.name}))
        columns = {table.name: _columns(connection, table.name) for table in (SNAPSHOTS, SEALS) if table.name in there}
        known = store_id(connection)
    none = [
        f"The store says that it is of version {one}, which there is not. {_WRITTEN_INTO}"
        for one in versions
        if not isinstance(one, int) or one < 0
    ]
    if not said and there & {VERSIONS.name, SEALS.name, STORE_IDS.name}:
        none.append(f"The store does not say any more of which version it is. {_WRITTEN_INTO}")
    newest = max(one for one in versions if isinstance(one, int))
    holds = BOUND if known else SEALED if SEALS.name in there else newest  # the version that what it holds came with
    if newest < holds and said and not none:
        none.append(
            f"The store says that it is of version {newest}, and holds what version {holds} does. {_WRITTEN_INTO}"
        )
    if newest >= BOUND and not known:
        none.append(_LACKS_ID)
    beside = (
        (SNAPSHOTS, 2, _LACKS_SNAPSHOTS),
        (SEALS, SEALED, _LACKS_SEALS),
    )  # by version: the tables that came with it
    lacking = [words for table, since, words in beside if newest >= since and not _whole(table, columns)]
    return (*none, *lacking)


def _whole(table: sa.Table, columns: dict[str, set[str]]) -> bool:
    """Whether a table that a store can do without is there with all its columns."""
    return set(table.columns.keys()) <= columns.get(table.name, set())


def _say_version(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        said = connection.execute(sa.select(VERSIONS.c.version)).scalars().all()
        if VERSION not in said:
            if connection.dialect.name == "sqlite" and pages(raw_sqlite(connection), "integrity_check(1)"):
                return  # what is damaged goes on as it is: sums made anew could miss entries
            before = max((one for one in said if isinstance(one, int)), default=1)
            connection.execute(sa.insert(VERSIONS), {"version": VERSION})  # first, so that another program waits
            if before < SEALED:  # a seal that is missing later was taken away
                seal_all(connection)
            bind(connection)


def _recognise(engine: sa.Engine, tables: sa.MetaData) -> bool:
    """Whether the tables are there. Refuses what a newer version or another program has made."""
    with engine.connect().execution_options(reading=True) as connection:
        there = set(sa.inspect(connection).get_table_names())
        if max(one for one in _versions(connection, there) if isinstance(one, int)) > VERSION:
            raise StoreError("The store was made by a newer version of this program. Install that, or a newer one.")
        ours = tables.tables.keys() & there
        if not ours and (not there or engine.dialect.name != "sqlite"):
            return False
        columns = {name: _columns(connection, name) for name in ours}
    if any(set(tables.tables[name].columns.keys()) - columns.get(name, set()) for name in tables.tables):
        raise StoreError("This is the database of another program, or damaged: it does not hold the tables of a store.")
    return True


def _columns(connection: sa.Connection, table: str) -> set[str]:
    """The columns of a table. What SQLAlchemy asks of SQLite beside their names fails where the words are damaged."""
    if connection.dialect.name != "sqlite":
        return {column["name"] for column in sa.inspect(connection).get_columns(table)}
    return set(connection.execute(sa.select(sa.column("name")).select_from(sa.func.pragma_table_info(table))).scalars())


def _versions(connection: sa.Connection, there: set[str]) -> list[Any]:
    """The versions that a store says it is of; SQLite has a place of its own for one, which newer ones may use."""
    versions: list[Any] = [1]
    if VERSIONS.name in there:
        with suppress(*DAMAGE):
            versions += connection.execute(sa.select(VERSIONS.c.version)).scalars().all()
    if connection.dialect.name == "sqlite" and "map" in there:
        versions += connection.execute(sa.text("PRAGMA user_version")).scalars()
    return versions


def _begin(connection: sa.Connection) -> None:
    """A writer takes the lock at once, so that it cannot lose it half way; a reader takes none."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy begins, not the driver
    _read_texts(connection, None)
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")  # first, because the rest may have to wait
    _write_ahead(connection)
    for setting in (
        f"synchronous={SYNCHRONOUS}",
        "foreign_keys=ON",
        "secure_delete=ON",  # what is blanked is overwritten
    ):
        connection.execute(f"PRAGMA {setting}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Keep a log beside the file. Programs that turn a new file to that at once are refused, not made to wait."""
    ends = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > ends:
                raise
            time.sleep(TRY_AGAIN_SECONDS)
        else:
            return


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


def _looked_at(file: Path, tables: sa.MetaData, why: str = "", told: Sequence[str] = ()) -> OpenDatabase:
    """The file as it is: nothing is written into it or beside it."""
    with plain_errors("open the store"):
        connect, tidy_up = _sqlite_file.looking(file)
    said = _sqlite_file.unread(file)
    engine = sa.create_engine(_in_file(file), creator=connect)
    sa.event.listen(engine, "connect", _read_texts)
    sa.event.listen(engine, "begin", _begin)
    with _or_let_go(engine, tidy_up):
        refuse_foreign_log(file, connect)
        if not _recognise(engine, tables):
            raise StoreError(_NO_TABLE.format(file.name))
        if why:  # where no map at all can be read, that is said at once
            _refuse_nameless(engine)
        odd = _odd(engine)
    notes = dict.fromkeys((*told, said, why, *odd, *_sqlite_file.pages_missing(file)))
    return OpenDatabase(engine, True, tuple(filter(None, notes)), tidy_up, why)


def _refuse_nameless(engine: sa.Engine) -> None:
    """Refuse a damaged store in which the name of no map can be read."""
    with engine.connect().execution_options(reading=True) as connection:
        names = connection.execute(sa.select(MAPS_ITSELF.c.map_id)).scalars().all()
    if names and not any(isinstance(name, str) for name in names):
        raise StoreError(f"Could not open the store: {REASONS['malformed']}")


def _read_texts(connection: sqlite3.Connection, _: object) -> None:
    """Text that is damaged comes as bytes, so that it can be told from what is sound."""
    connection.text_factory = _sqlite_file.lenient


def _unsafe_place(place: str) -> tuple[str, ...]:
    if any(name in place.lower() for name in SYNCED):
        return ("The store is in a folder that is synced, which can damage it. Move it to a folder that is not.",)
    if place.startswith(("\\\\", "//")):
        return ("The store is on a network share, which can damage it. Move it to a disk of this computer.",)
    return ()


def _reason(error: BaseException) -> str:
    if isinstance(error, UnicodeError):
        return REASONS["decode to UTF-8"]
    text = str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
    if isinstance(error, OSError) and error.strerror and not any(sign in text for sign in REASONS):
        return f"the disk says “{error.strerror}”. Check that all of its files can be read."
    return next((words for sign, words in REASONS.items() if sign in text), text.partition("\n")[0])
