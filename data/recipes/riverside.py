"""Riverside, the map that opens first. Nothing in it is real."""

from data.recipes import Record
from data.recipes.answers import relations
from data.recipes.partners import ASKED, partners
from data.recipes.system import system
from data.recipes.talk import goals, people, promises, stories, teams

__all__ = ["riverside"]

SEED = 2026


def riverside() -> Record:
    """The whole file, in the order in which it is written."""
    return {
        "format": 1,
        "system": system(2026),
        "asked": ASKED,
        "partners": partners(),
        "relations": relations(ASKED, SEED),
        "promises": promises(),
        "stories": stories(),
        "goals": goals(),
        "teams": teams(),
        "people": people(),
    }
