"""Teams: what neither a core nor its extended team meets, and who would help most people if it joined."""

from collections.abc import Iterator

from render.report.content import Block
from render.report.telling import Telling

__all__ = ["blocks"]

ABOUT_TEAMS = ("team_gaps", "extended_team")


def blocks(telling: Telling) -> Iterator[Block]:
    """Nothing on a map without a team."""
    for name in ABOUT_TEAMS if telling.network.teams else ():
        if telling.tells(name):
            yield from telling.told(telling.answer(name))
