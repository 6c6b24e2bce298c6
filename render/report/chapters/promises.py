"""Promises: who will do what with whom by when, and what the map will show when it has worked."""

from collections.abc import Iterator

from network.words import plural
from render.promise_board import board, counted, without_names
from render.report.content import Block, Bullets, Text
from render.report.telling import Telling
from render.tables import UNDEFINED, table_of

__all__ = ["blocks"]

MOST = 6  # promises of which a room is told when they are due, and no more
NARROW = 14  # letters beside one another, so that all columns fit
COLUMNS = ("Who, with whom", "What", "By when", "State", "The sign on the map", "Owner")


def blocks(telling: Telling) -> Iterator[Block]:
    """The promise board."""
    if not telling.network.promises:
        return
    said = counted(telling.network, telling.choices.day)
    yield Text(f"Illustrative: {said}" if telling.network.system.illustrative else said, "sentence")
    seen = telling.seen
    full = board(telling.network, room=seen.room, agreed=seen.agreed, today=telling.choices.day)
    rows = [
        (_both(row["Who"], row["With whom"]), *(row[label] for label in COLUMNS[1:]))
        for row in full.frame.to_dict("records")
    ]
    if seen.room and (due := without_names(telling.network, seen.agreed, telling.choices.day)):
        more = [f"{plural(len(due) - MOST, 'more promise')}."] if len(due) > MOST else []
        yield Bullets((*due[:MOST], *more))
    yield from telling.listed(table_of(COLUMNS, rows, left_out=full.left_out), "Promises", rows=len(rows), wide=NARROW)


def _both(who: str, whom: str) -> str:
    return who if whom == UNDEFINED else f"{who}, with {whom}"
