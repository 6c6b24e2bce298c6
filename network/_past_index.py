"""Entries of a SQLite store read from the table itself: where its index is damaged they would seem to be missing."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from network._database import DAMAGE
from network._entries import DAMAGED, Event, Placing, read_rows
from network._tables import EVENTS_ITSELF, MAPS_ITSELF
from network._torn_log import piecewise

__all__ = ["INDEX_DAMAGED", "past_index", "torn"]

INDEX_DAMAGED = (
    "The file is damaged: entries stand in it that its index does not give. They were read past it. "
    "Bring back the newest copy that is sound."
)
AT_ONCE = 20_000  # rows
MOST_UNREADABLE = 2_000  # pieces of the table that are tried
ROW = sa.literal_column("event.rowid", sa.BigInteger)


def past_index(
    connection: sa.Connection, map_id: str, after: int, found: Sequence[Event], placing: Placing
) -> list[Event]:
    """What was found by the index, and each sound entry after a number that stands in the table alone."""
    there = {event.seq for event in found if event.kind != DAMAGED}
    rows = [row for row in _rows(connection, map_id) if isinstance(row.seq, int) and row.seq > after]
    sound = {event.seq: event for event in read_rows(rows, placing) if event.kind != DAMAGED}
    more = [event for seq, event in sound.items() if seq not in there]
    numbers = {event.seq for event in more}
    left = [event for event in found if event.kind != DAMAGED or event.seq not in numbers]
    return sorted([*left, *more], key=lambda event: event.seq)


def torn(connection: sa.Connection, map_id: str, after: int, last: int, placing: Placing) -> list[Event]:
    """What can be read of a log after a number in a damaged file: by its index, or else of the table itself."""
    try:
        return piecewise(connection, map_id, after + 1, last, placing)
    except DAMAGE:
        found = past_index(connection, map_id, after, (), placing)
        if not found:
            raise
        return found


def _rows(connection: sa.Connection, map_id: str) -> list[Any]:
    """The rows of a map in the order of the table, as far as they can be read."""
    last, rows, patience = _last_row(connection), [], [MOST_UNREADABLE]
    for first in range(1, last + 1, AT_ONCE):
        rows += _between(connection, map_id, first, min(first + AT_ONCE - 1, last), patience)
    return rows


def _last_row(connection: sa.Connection) -> int:
    with suppress(*DAMAGE):
        return int(connection.execute(sa.select(sa.func.max(ROW)).select_from(EVENTS_ITSELF)).scalar() or 0)
    with suppress(*DAMAGE):  # as many as the maps say that they hold
        counts = connection.execute(sa.select(MAPS_ITSELF.c.seq)).scalars()
        return min(sum(seq for seq in counts if isinstance(seq, int) and seq > 0), AT_ONCE * 100)
    return 0


def _between(connection: sa.Connection, map_id: str, first: int, last: int, patience: list[int]) -> list[Any]:
    query = sa.select(EVENTS_ITSELF).where(ROW.between(first, last), EVENTS_ITSELF.c.map_id == map_id)
    try:
        return list(connection.execute(query).all())
    except DAMAGE:
        patience[0] -= 1
        if first >= last or patience[0] <= 0:
            return []
    middle = (first + last) // 2
    return [
        *_between(connection, map_id, first, middle, patience),
        *_between(connection, map_id, middle + 1, last, patience),
    ]
