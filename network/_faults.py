"""What is wrong with a store, in words: its file and the words of its tables, names of maps, numbers of logs."""

from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from network._database import raw_sqlite
from network._seals import wrong_seals
from network._sqlite_file import wrong_around
from network._tables import EVENTS, MAPS

__all__ = ["of_file", "of_logs", "unnamed"]


def of_logs(connection: sa.Connection) -> tuple[str, ...]:
    """Logs whose numbers do not fit, entries of maps that are not there, and maps that have lost their names."""
    count, newest = sa.func.count(EVENTS.c.seq), sa.func.coalesce(sa.func.max(EVENTS.c.seq), 0)
    different = sa.func.count(sa.distinct(EVENTS.c.seq))
    logs = sa.select(MAPS.c.map_id, MAPS.c.seq, count, different, newest).outerjoin(EVENTS).group_by(MAPS.c.map_id)
    strays = sa.select(EVENTS.c.map_id, sa.func.count()).where(EVENTS.c.map_id.not_in(sa.select(MAPS.c.map_id)))
    wrong = [
        f"The log of {_called(map_id)} should hold {_entries(seq)} and holds {kept}, "
        f"the newest being {last}.{' Some stand there twice.' if kept > different else ''}"
        for map_id, seq, kept, different, last in connection.execute(logs)
        if not seq == kept == last
    ]
    lost = [
        f"There are {kept} entries of a map {_called(map_id)}, which is not there."
        for map_id, kept in connection.execute(strays.group_by(EVENTS.c.map_id))
    ]
    return (*unnamed(connection), *wrong, *lost, *wrong_seals(connection))


def unnamed(connection: sa.Connection) -> tuple[str, ...]:
    """Maps whose names are damaged, so that nothing can open them."""
    found = connection.execute(sa.select(MAPS.c.map_id, MAPS.c.seq)).all()
    return tuple(
        f"The name of a map is damaged, so it cannot be opened: {_called(map_id)}, {_entries(seq)}. "
        "Bring back the newest sound copy."
        for map_id, seq in found
        if not isinstance(map_id, str)
    )


def of_file(connection: sa.Connection, file: Path) -> tuple[str, ...]:
    """Damage to the pages of a SQLite file, to the words that its tables were made with, and around it."""
    raw = raw_sqlite(connection)
    found = raw.execute("PRAGMA integrity_check").fetchall()
    pages = [f"The file is damaged: {text}" for (text,) in found if text != "ok"]
    return (*wrong_around(file), *pages, *_odd_words(raw.execute("SELECT type, name, sql FROM sqlite_master")))


def _odd_words(made: Iterator[tuple[object, object, object]]) -> Iterator[str]:
    """What stands in the list of tables and is damaged, or nothing of ours."""
    for kind, name, words in made:
        if kind == "trigger":
            yield (
                f"Something else has put the trigger {_called(name)} into the store, which may change maps or stop "
                "changes. Compare it with the newest copy."
            )
        if isinstance(name, bytes) or isinstance(words, bytes):
            yield f"The words that {_called(name)} was made with are damaged. Bring back the newest sound copy."


def _entries(number: object) -> str:
    """So many entries; a number that is damaged as far as it can be shown."""
    if number is None:
        return "no known number of entries"
    return f"{number} entry" if number == 1 else f"{number} entries"


def _called(name: object) -> str:
    """A name as it can be shown, with a sign for each byte that is no text."""
    if isinstance(name, bytes):
        name = name.decode(errors="replace")
    return "without a name" if name is None else f'"{name}"'
