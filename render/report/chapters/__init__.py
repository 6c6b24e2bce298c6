"""The chapters of a report, one a file: from what was chosen to blocks. A chapter with nothing to tell has none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis import Theme
from render.report.chapters import (
    elsewhere,
    goals,
    introductions,
    method,
    options,
    people,
    promises,
    sources,
    state,
    stories,
    sure,
    teams,
    themes,
    time,
)
from render.report.content import Block
from render.report.telling import Telling

__all__ = ["CHAPTERS", "Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """How a chapter is written."""

    title: str
    blocks: Callable[[Telling], Iterator[Block]]
    one_page: bool = False


CHAPTERS: Mapping[str, Written] = MappingProxyType(  # in this order; method tells of the answers before it
    {
        "state": Written("The state of the partnership", state.blocks, one_page=True),
        "gaps": Written("Gaps", themes.of(Theme.GAPS)),
        "bottlenecks": Written("Bottlenecks", themes.of(Theme.BOTTLENECKS, without=("barriers",))),
        "barriers": Written("What gets in the way", themes.only("barriers")),
        "boundaries": Written("Across boundaries", themes.of(Theme.BOUNDARIES)),
        "people": Written("People’s routes", themes.with_others(people.blocks, Theme.ROUTE)),
        "stories": Written("Stories", stories.blocks),
        "introductions": Written("Introductions", themes.with_others(introductions.blocks, Theme.BUILD)),
        "goals": Written("Goals and plans", goals.blocks),
        "options": Written("Options", options.blocks),
        "teams": Written("Teams", teams.blocks),
        "promises": Written("Promises", promises.blocks),
        "time": Written("Over time", themes.with_others(time.blocks, Theme.TIME)),
        "elsewhere": Written("Another area", elsewhere.blocks),
        "sure": Written("How sure we are", themes.with_others(sure.blocks, Theme.SURE)),
        "sources": Written("Sources", sources.blocks),
        "method": Written("Method and limits", method.blocks),
    }
)
