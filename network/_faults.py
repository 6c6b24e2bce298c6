"""What is wrong with a store, in words: its file and the words of its tables, names of maps, numbers of logs."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from network._database import DAMAGE, raw_sqlite
from network._entries import HIGHEST
from network._seals import wrong_seals
from network._soundness import OTHERS, called, damage_of, foreign_objects, pages
from network._sqlite_file import wrong_around
from network._tables import EVENTS, EVENTS_ITSELF, MAPS, MAPS_ITSELF, SNAPSHOTS

__all__ = ["of_file", "of_logs", "unnamed"]

_COMPARE_IT = "Compare it with the newest copy."
_COMPARE = f"Something else has written into the store. {_COMPARE_IT}"


def of_logs(connection: sa.Connection) -> tuple[str, ...]:
    """Logs whose numbers do not fit, entries of maps that are not there, and maps that have lost their names."""
    kept = _counted(connection, EVENTS)
    maps = connection.execute(sa.select(MAPS_ITSELF.c.map_id, MAPS_ITSELF.c.seq)).all()
    said = [*_unfit(maps, kept)]
    if said and connection.dialect.name == "sqlite":  # the index may be what is damaged
        with suppress(*DAMAGE):
            said = [*_unfit(maps, _counted(connection, EVENTS_ITSELF))]
    return (*unnamed(connection), *_twice(maps), *said, *_ahead(connection, maps), *wrong_seals(connection))


def _counted(connection: sa.Connection, events: Any) -> dict[Any, tuple[int, Any, Any]]:
    """By map: how many entries it holds, the lowest number and the newest."""
    seq = events.c.seq
    query = sa.select(events.c.map_id, sa.func.count(), sa.func.min(seq), sa.func.max(seq)).group_by(events.c.map_id)
    return {map_id: (kept, first, last) for map_id, kept, first, last in connection.execute(query)}


def _twice(maps: Sequence[Any]) -> Iterator[str]:
    for name, times in Counter(name for name, _ in maps).items():
        if times > 1:
            yield f"{times} maps are called {called(name)}: only one of them can be opened. {_COMPARE}"


def _unfit(maps: Sequence[Any], kept: dict[Any, tuple[int, Any, Any]]) -> Iterator[str]:
    for map_id, seq in maps:
        count, first, last = kept.get(map_id, (0, 1, 0))
        if not seq == count == last:
            twice = isinstance(last, int) and first == 1 and count > last
            yield (
                f"The log of {called(map_id)} should hold {_entries(seq)} and holds {count}, "
                f"the newest being {last}.{' Some stand there twice.' if twice else ''}"
            )
        if any(not isinstance(one, int) or not 0 < one <= HIGHEST for one in (first, last) if count):
            yield f"The log of {called(map_id)} holds an entry under a number that none can have. It is left out."
    names = {map_id for map_id, _ in maps}
    for map_id in sorted(kept.keys() - names, key=str):
        yield (
            f"There are {kept[map_id][0]} entries of a map {called(map_id)}, which is not there. "
            "Bring back the newest sound copy."
        )


def _ahead(connection: sa.Connection, maps: Sequence[Any]) -> Iterator[str]:
    """Maps whose snapshot was made of more entries than the log holds, or that are there no more."""
    held = dict(tuple(row) for row in maps)
    with suppress(SQLAlchemyError):
        for map_id, seq in connection.execute(sa.select(SNAPSHOTS.c.map_id, SNAPSHOTS.c.seq)).all():
            here = held.get(map_id)
            if isinstance(seq, int) and isinstance(here, int) and seq > here:
                yield (
                    f"The log of {called(map_id)} held {_entries(seq)} once and holds {here} now. "
                    "Its newest entries are lost. Bring back the newest copy."
                )


def unnamed(connection: sa.Connection) -> tuple[str, ...]:
    """Maps whose names are damaged, so that nothing can open them."""
    found = connection.execute(sa.select(MAPS_ITSELF.c.map_id, MAPS_ITSELF.c.seq)).all()
    return tuple(
        f"The name of a map is damaged, so it cannot be opened: {called(map_id)}, {_entries(seq)}. "
        "Bring back the newest sound copy."
        for map_id, seq in found
        if not isinstance(map_id, str)
    )


def of_file(connection: sa.Connection, file: Path) -> tuple[str, ...]:
    """Damage to the pages of a SQLite file, to the words that its tables were made with, and around it."""
    raw = raw_sqlite(connection)
    torn = damage_of(pages(raw, "integrity_check"))
    try:
        made = raw.execute("SELECT name, sql FROM sqlite_master").fetchall()
        odd = [*_foreign(raw), *_odd_words(made), *_lost_keys([name for name, _ in made]), *_more_columns(raw)]
    except DAMAGE:
        odd = []
    return (*wrong_around(file), *torn, *odd)


def _foreign(raw: sqlite3.Connection) -> Iterator[str]:
    """What something else has put into the store."""
    for kind, name in foreign_objects(raw):
        harm = ", which may change maps or stop changes" if kind == "trigger" else ""
        yield f"{OTHERS.format(kind, called(name))}{harm}. Compare it with the newest copy."


def _more_columns(raw: sqlite3.Connection) -> Iterator[str]:
    """Columns of our tables that are not ours: one that may not be empty stops every change."""
    for table in (MAPS, EVENTS):
        for (name,) in raw.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall():
            if name not in table.columns:
                yield f'{OTHERS.format("column", called(name))}, in its table "{table.name}". {_COMPARE_IT}'


def _odd_words(made: Iterable[tuple[object, object]]) -> Iterator[str]:
    """What stands in the list of tables and is damaged."""
    for name, words in made:
        if isinstance(name, bytes) or isinstance(words, bytes):
            yield f"The words that {called(name)} was made with are damaged. Bring back the newest sound copy."


def _lost_keys(names: Collection[object]) -> Iterator[str]:
    """Tables whose keys are gone: what is sent twice would be kept twice."""
    for table in (MAPS, EVENTS):
        keys = sum(isinstance(one, sa.PrimaryKeyConstraint | sa.UniqueConstraint) for one in table.constraints)
        if not {f"sqlite_autoindex_{table.name}_{number}" for number in range(1, keys + 1)} <= set(names):
            yield f'The table "{table.name}" has lost a key, so the same may stand in it twice. {_COMPARE}'


def _entries(number: object) -> str:
    """So many entries; a number that is damaged as far as it can be shown."""
    if not isinstance(number, int):
        return "no known number of entries"
    return f"{number} entry" if number == 1 else f"{number} entries"
