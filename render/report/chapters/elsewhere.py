"""Another area: what they have that we could ask about, and whom to ask there."""

from collections.abc import Iterator

from network.two_systems import in_common
from render.elsewhere_text import whom_to_ask
from render.report.content import Block, Bullets, Heading
from render.report.telling import Telling

__all__ = ["blocks"]

MOST = 6  # sentences on whom to ask


def blocks(telling: Telling) -> Iterator[Block]:
    """Nothing where no map of another area is given. Whom to ask is not for a room: nobody there has agreed to it."""
    other = telling.choices.elsewhere
    if other is None or not telling.tells("compare"):
        return
    answer = telling.answer("compare", other=other)
    yield from telling.told(answer)
    lines = whom_to_ask(answer, other, in_common(telling.network.system, other.system, ()))
    if lines and not telling.room:
        yield Heading("Whom to ask")
        yield Bullets(lines[:MOST])
