"""The entries of a log in a SQLite file that is damaged where some of them stand: all others are read."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from network._database import DAMAGE
from network._entries import HIGHEST, Event, Placing, damaged, read_rows
from network._tables import EVENTS

__all__ = ["between", "piecewise"]

MOST_UNREADABLE = 2_000  # pieces of a damaged log that are tried, before the whole counts as damaged


def between(map_id: str, first: int, last: int = HIGHEST) -> sa.Select[Any]:
    """The entries from one number to another, in order."""
    query = sa.select(EVENTS).where(EVENTS.c.map_id == map_id, EVENTS.c.seq >= first).order_by(EVENTS.c.seq)
    return query.where(EVENTS.c.seq <= last)


def piecewise(
    connection: sa.Connection,
    map_id: str,
    first: int,
    last: int,
    placing: Placing = Placing(),  # noqa: B008 - it cannot change
) -> list[Event]:
    """What can be read of a log in a damaged file, in halves of halves down to the entries that cannot."""

    def read(first: int, last: int) -> list[Event]:
        return list(read_rows(connection.execute(between(map_id, first, last)).all(), placing))

    return _halves(read, map_id, first, last, [MOST_UNREADABLE])


def _halves(
    read: Callable[[int, int], list[Event]], map_id: str, first: int, last: int, patience: list[int]
) -> list[Event]:
    try:
        return read(first, last)
    except DAMAGE:
        patience[0] -= 1
        if not patience[0]:
            raise
    if first >= last:
        return [damaged(map_id, first, "The file is damaged where it stands.")]
    middle = (first + last) // 2
    return _halves(read, map_id, first, middle, patience) + _halves(read, map_id, middle + 1, last, patience)
