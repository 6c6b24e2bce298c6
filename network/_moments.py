"""When something was last kept on each map, as far as a store that may be damaged tells it."""

from contextlib import suppress
from typing import Any

import sqlalchemy as sa

from network._database import DAMAGE
from network._tables import EVENTS, MAPS_ITSELF

__all__ = ["moments"]


def moments(connection: sa.Connection) -> tuple[dict[str, str], dict[str, int]]:
    """By map the moment (empty if not known), and of maps whose newest entry was not found the number that it has.

    Where entries are damaged where they stand, all of them count so; where maps are, their names alone are known.
    """
    maps, kept = MAPS_ITSELF, EVENTS.c.at.label("kept")
    last = (EVENTS.c.map_id == maps.c.map_id) & (EVENTS.c.seq == maps.c.seq)
    none = sa.literal(None, sa.Text)
    exact = sa.select(maps.c.map_id, maps.c.seq, maps.c.at, kept).select_from(maps.outerjoin(EVENTS, last))
    started = sa.select(maps.c.map_id, maps.c.seq, maps.c.at, none)
    named = sa.select(maps.c.map_id, none, none, none)
    rows: list[Any] = []
    for known in (exact, started):
        with suppress(*DAMAGE):
            rows = list(connection.execute(known))
            break
    else:
        rows = list(connection.execute(named))
    rows = [row for row in rows if isinstance(row[0], str)]
    at = {name: kept if kept is not None else started for name, _, started, kept in rows}
    lost = {name: seq for name, seq, _, kept in rows if kept is None and isinstance(seq, int) and seq > 0}
    return {name: one if isinstance(one, str) else "" for name, one in at.items()}, lost
