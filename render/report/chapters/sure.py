"""How sure we are: what nobody was asked, and whose answer would settle most."""

from collections.abc import Iterator

from render.open_matters import open_matters
from render.public_copy import LEFT_OUT
from render.report.content import Block, Bullets, Heading, Text
from render.report.telling import Telling

__all__ = ["blocks"]


def blocks(telling: Telling) -> Iterator[Block]:
    """What is not known; who has not been asked is not for a room."""
    if "unknowns" in telling.choices.untold:
        yield Text(LEFT_OUT)
        return
    answer = telling.answer("unknowns")
    yield from telling.told(answer)
    if matters := open_matters(answer):
        yield Heading("What no one was asked")
        yield Bullets(tuple(f"{number:,} {what}" for number, what in matters))
    silent = [one.name for one in telling.network.partners if one.id not in telling.network.asked_ids]
    if silent and not telling.seen.room:
        yield Text(f"Not asked yet: {', '.join(silent)}.")
