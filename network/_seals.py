"""Seals of maps: what tells whether the text that a map started from is as it was kept, and which entries are placed.

Stores of version 3 and later hold one a map. Stores of version 4 and later have an id, which is in every sum, so that
what was kept in another store is told. Where an earlier store is opened to be changed it gets an id, and its maps and
entries are sealed as they are then; entries of version 2 and earlier stay as they were kept, with a sum over their
content alone. A copy keeps the id.
"""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from network._entries import DAMAGED, HIGHEST, OF_STORE, Placing, placed, read_rows
from network._tables import EVENTS, MAPS, MAPS_ITSELF, SEALS, SEALS_ITSELF, STORE_IDS
from network.errors import StoreError

__all__ = ["base_of", "bind", "placing_of", "seal", "seal_all", "store_id", "wrong_seals"]

NOT_AS_KEPT = (
    'What the map "{}" started from is not what was kept, or its name or day was changed: the store '
    "is damaged. Bring back the newest copy."
)
NO_TEXT = 'What the map "{}" started from is damaged. Bring back the newest sound copy.'
NO_SEAL = (
    'The sum of what the map "{}" started from is missing, so that cannot be checked any more. Something else has '
    "written into the store. Compare it with the newest copy."
)


TWICE = (
    "There are two sums of what a map started from. Something else has written into the store. Compare it with the "
    "newest copy."
)


def seal(connection: sa.Connection, map_id: str, at: object, base: str, placing: Placing) -> None:
    """Seal what a map started from, in the place of an earlier seal; `placing.after` is kept beside it."""
    row = {"map_id": map_id, "placed_after": placing.after, "digest": _sum(map_id, at, base, placing)}
    connection.execute(sa.delete(SEALS).where(SEALS.c.map_id == map_id))
    connection.execute(sa.insert(SEALS), row)


def seal_all(connection: sa.Connection) -> None:
    """Seal the maps of an earlier store as they are. A seal that is there stays: it tells what was changed since."""
    newest = sa.select(EVENTS.c.map_id, sa.func.max(EVENTS.c.seq)).group_by(EVENTS.c.map_id)
    last = {map_id: seq for map_id, seq in connection.execute(newest) if isinstance(seq, int)}
    sealed = set(connection.execute(sa.select(SEALS.c.map_id)).scalars())
    store = store_id(connection)
    for map_id, base, at in connection.execute(sa.select(MAPS.c.map_id, MAPS.c.base, MAPS.c.at)).all():
        if isinstance(map_id, str) and isinstance(base, str) and map_id not in sealed:
            seal(connection, map_id, at, base, Placing(min(last.get(map_id, 0), HIGHEST), store))


def bind(connection: sa.Connection) -> None:
    """Give a store that has none its id, and put that into each sum that is right; a wrong one stays as it is.

    A store whose sums hold an id already has lost it: it gets no other, with which no entry would be read any more.
    """
    bound = sa.select(SEALS.c.map_id).where(SEALS.c.digest.like(f"{OF_STORE}%"))
    if store_id(connection) or connection.execute(bound).first() is not None:
        return
    new = uuid.uuid4().hex
    for map_id, base, at in connection.execute(sa.select(MAPS.c.map_id, MAPS.c.base, MAPS.c.at)).all():
        if isinstance(map_id, str) and isinstance(base, str):
            placing = placing_of(connection, map_id)
            _bind_entries(connection, map_id, placing, new)
            row = _sealed(connection, map_id)
            if placing.after is not None and row.digest == _sum(map_id, at, base, placing):
                seal(connection, map_id, at, base, placing._replace(store=new))
    connection.execute(sa.insert(STORE_IDS), {"store_id": new})


def _bind_entries(connection: sa.Connection, map_id: str, placing: Placing, new: str) -> None:
    anew = []
    for row in connection.execute(sa.select(EVENTS).where(EVENTS.c.map_id == map_id)).all():
        for event in read_rows((row,), placing):
            content, there, _ = ("", "", "") if event.kind == DAMAGED else row.digest.partition(".")
            if there:
                digest = placed(content, map_id, event.seq, event.idem, event.actor, event.at, store=new)
                anew.append({"number": event.seq, "sum": digest})
    if anew:
        entry = sa.update(EVENTS).where(EVENTS.c.map_id == map_id, EVENTS.c.seq == sa.bindparam("number"))
        connection.execute(entry.values(digest=sa.bindparam("sum")), anew)


def store_id(connection: sa.Connection) -> str:
    """The id of the store; empty for an earlier one, and where it is lost."""
    with suppress(SQLAlchemyError, UnicodeError):  # an earlier store that is only looked at has no such table
        ids = connection.execute(sa.select(STORE_IDS.c.store_id)).scalars().all()
        return ids[0] if len(ids) == 1 and isinstance(ids[0], str) else ""
    return ""


def placing_of(connection: sa.Connection, map_id: str) -> Placing:
    """What the sums of the entries of a map are made with."""
    row = _sealed(connection, map_id)
    after = row.placed_after if row is not None and isinstance(row.placed_after, int) else None
    return Placing(after, store_id(connection))


def base_of(connection: sa.Connection, map_id: str) -> str | None:
    """The text that a map started from; None where there is no such map.

    Raises
    ------
    StoreError
        When it is not what was kept.
    """
    query = sa.select(MAPS_ITSELF.c.base, MAPS_ITSELF.c.at).where(MAPS_ITSELF.c.map_id == map_id)
    found = connection.execute(query).first()
    if found is None or found.base is None:
        return None
    if not isinstance(found.base, str):
        raise StoreError(NO_TEXT.format(map_id))
    row = _sealed(connection, map_id)
    if row is not None:
        store = store_id(connection)
        untold = not store and str(row.digest).startswith(OF_STORE)  # the id is lost: that is told of the store
        if not untold and row.digest != _sum(map_id, found.at, found.base, Placing(row.placed_after, store)):
            raise StoreError(NOT_AS_KEPT.format(map_id))
    return found.base


def wrong_seals(connection: sa.Connection) -> Iterator[str]:
    """Maps without a seal in a store that seals them: looking at an earlier store, there are none."""
    sealed: set[Any] = set()
    with suppress(SQLAlchemyError):
        seals = connection.execute(sa.select(SEALS_ITSELF.c.map_id)).scalars().all()
        sealed.update(seals)
        if len(sealed) < len(seals):
            yield TWICE
        there = connection.execute(sa.select(MAPS_ITSELF.c.map_id)).scalars()
        for map_id in sorted(one for one in there if isinstance(one, str)):
            if map_id not in sealed:
                yield NO_SEAL.format(map_id)


def _sealed(connection: sa.Connection, map_id: str) -> Any:
    with suppress(SQLAlchemyError):  # an earlier store that is only looked at has no such table
        return connection.execute(sa.select(SEALS_ITSELF).where(SEALS_ITSELF.c.map_id == map_id)).first()
    return None


def _sum(map_id: str, at: object, base: str, placing: Placing) -> str:
    store = (placing.store,) if placing.store else ()
    whole = "\0".join((map_id, str(at), str(placing.after), base, *store))
    return f"{OF_STORE if store else ''}{hashlib.sha256(whole.encode()).hexdigest()}"
