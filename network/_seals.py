"""Seals of maps: what tells whether the text that a map started from is as it was kept, and which entries are placed.

Stores of version 3 and later hold one a map. Where an earlier store is opened to be changed its maps are sealed as they
are then; its earlier entries stay as they were kept, with a sum over their content alone.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from network._entries import HIGHEST
from network._tables import EVENTS, MAPS, MAPS_ITSELF, SEALS, SEALS_ITSELF
from network.errors import StoreError

__all__ = ["base_of", "placed_after", "seal", "seal_all", "wrong_seals"]

NOT_AS_KEPT = 'What the map "{}" started from is not what was kept: the store is damaged. Bring back the newest copy.'
NO_TEXT = 'What the map "{}" started from is damaged. Bring back the newest sound copy.'
NO_SEAL = (
    'The sum of what the map "{}" started from is missing, so that cannot be checked any more. Something else has '
    "written into the store. Compare it with the newest copy."
)


TWICE = (
    "There are two sums of what a map started from. Something else has written into the store. Compare it with the "
    "newest copy."
)


def seal(connection: sa.Connection, map_id: str, at: object, base: str, *, after: int) -> None:
    """Seal what a map started from, in the place of an earlier seal; entries beyond `after` are placed."""
    row = {"map_id": map_id, "placed_after": after, "digest": _sum(map_id, at, base, after)}
    connection.execute(sa.delete(SEALS).where(SEALS.c.map_id == map_id))
    connection.execute(sa.insert(SEALS), row)


def seal_all(connection: sa.Connection) -> None:
    """Seal the maps of an earlier store as they are. A seal that is there stays: it tells what was changed since."""
    newest = sa.select(EVENTS.c.map_id, sa.func.max(EVENTS.c.seq)).group_by(EVENTS.c.map_id)
    last = {map_id: seq for map_id, seq in connection.execute(newest) if isinstance(seq, int)}
    sealed = set(connection.execute(sa.select(SEALS.c.map_id)).scalars())
    for map_id, base, at in connection.execute(sa.select(MAPS.c.map_id, MAPS.c.base, MAPS.c.at)).all():
        if isinstance(map_id, str) and isinstance(base, str) and map_id not in sealed:
            seal(connection, map_id, at, base, after=min(last.get(map_id, 0), HIGHEST))


def placed_after(connection: sa.Connection, map_id: str) -> int | None:
    """The number of the last entry that may have a sum over its content alone; None where that is not known."""
    row = _sealed(connection, map_id)
    return row.placed_after if row is not None and isinstance(row.placed_after, int) else None


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
    if row is not None and row.digest != _sum(map_id, found.at, found.base, row.placed_after):
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


def _sum(map_id: str, at: object, base: str, after: object) -> str:
    return hashlib.sha256("\0".join((map_id, str(at), str(after), base)).encode()).hexdigest()
