"""Sources: where the statements on the map come from."""

from collections.abc import Iterator

from render.report.content import Block, Text
from render.report.telling import Telling

__all__ = ["blocks"]


def blocks(telling: Telling) -> Iterator[Block]:
    """Where everything comes from, how small counts were hidden, and which map this is."""
    yield from telling.told(telling.answer("provenance"))
    if rule := telling.network.system.counts_rule:
        yield Text(rule)
