"""Content that is changed or blanked where it stands in a store: for good, and with sums that fit it."""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from network._entries import DAMAGED, REDACT, REDACTED, Placing, content_digest, placed, read_rows
from network._seals import base_of, placing_of, seal, store_id
from network._tables import EVENTS, MAPS, SNAPSHOTS

__all__ = ["BASE", "blank", "reword"]

BASE = "base"  # what a map started from, where words are changed


def reword(connection: sa.Connection, map_id: str, reworded: Callable[[str, str], str]) -> None:
    """Change words in what a map started from and in each of its entries; damaged entries stay as they are."""
    placing = placing_of(connection, map_id)
    _reword_base(connection, map_id, reworded, placing)
    rows = connection.execute(sa.select(EVENTS).where(EVENTS.c.map_id == map_id)).all()
    for event in read_rows(rows, placing):
        after = event.text if event.kind == DAMAGED else reworded(event.kind, event.text)
        if after != event.text:
            _write_anew(connection, event, event.kind, after, content_digest(event.kind, after))


def blank(connection: sa.Connection, row: dict[str, Any]) -> None:
    """Take the content out of the entry that a `redact` names; what undoes or blanks holds no content."""
    seq = json.loads(row["body"]).get("seq")
    connection.execute(sa.delete(SNAPSHOTS).where(SNAPSHOTS.c.map_id == row["map_id"]))  # may hold it too
    entry = (EVENTS.c.map_id == row["map_id"], EVENTS.c.seq == seq, EVENTS.c.kind.not_in((REDACT, "undo")))
    for found in connection.execute(sa.select(EVENTS).where(*entry)).all():
        _write_anew(connection, found, REDACTED, "{}", "")


def _reword_base(connection: sa.Connection, map_id: str, reworded: Callable[[str, str], str], placing: Placing) -> None:
    text = reworded(BASE, str(base_of(connection, map_id)))
    connection.execute(sa.update(MAPS).where(MAPS.c.map_id == map_id).values(base=text))
    at = connection.execute(sa.select(MAPS.c.at).where(MAPS.c.map_id == map_id)).scalar()
    if placing.after is not None:
        seal(connection, map_id, at, text, placing)


def _write_anew(connection: sa.Connection, row: Any, kind: str, body: str, content: str) -> None:
    """Another content in the place of that of an entry."""
    digest = placed(content, row.map_id, row.seq, *map(str, (row.idem, row.actor, row.at)), store=store_id(connection))
    entry = sa.update(EVENTS).where(EVENTS.c.map_id == row.map_id, EVENTS.c.seq == row.seq)
    connection.execute(entry.values(kind=kind, body=body, digest=digest))
