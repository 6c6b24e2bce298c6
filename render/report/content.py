"""What a report says, before it is a document, slides, a print or one file: chapters of plain blocks.

Every writer takes the same contents, so that no two of them can say different things. Text here is text: a writer
escapes it as its format asks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analysis import Answer
from network.model import Network
from render.pictures import Picture, Seen
from render.running_orders import READY, USUAL, RunningOrder
from render.tables import Shown

__all__ = ["Asked", "Block", "Bullets", "Chapter", "Contents", "Figure", "Grid", "Heading", "Reader", "Text"]


class Reader(StrEnum):
    """Whom a report is for."""

    BOARD = "board"  # partners are named throughout
    ROOM = "room"  # partners are named as in a room
    PUBLIC = "public"  # made from the safe public copy of the map, and named as in a room


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter; the chapter's own title is level 1, and no level is skipped."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str
    look: str = "body"  # sentence: the answer, large | body | comment: what a partner says of it | quiet: how sure


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; what it says for those who do not see it is `picture.words`."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a header row."""

    caption: str
    shown: Shown
    more: int = 0  # rows that are not printed here
    wider: int = 0  # columns that are not printed here
    roomy: bool = False  # rows high enough to write into by hand


@dataclass(frozen=True, slots=True)
class Asked:
    """What the readers are asked, or asked to do: `We ask …`."""

    text: str


Block = Heading | Text | Bullets | Figure | Grid | Asked


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; in slides, one slide or more."""

    name: str  # of the choice, such as `gaps`
    title: str
    blocks: tuple[Block, ...]
    one_page: bool = False  # written so that it fits one page


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole report."""

    title: str
    subtitle: str  # period, and that the map is illustrative where it is
    reader: Reader
    day: date  # on which it was made
    digest: str  # of the map, so that two copies can be told apart
    counts_rule: str  # how small counts were hidden
    chapters: tuple[Chapter, ...]
    illustrative: bool = False
    order: RunningOrder = READY[USUAL]  # whose words stand in the notes of slides
    agreed: frozenset[str] = frozenset()  # partners who are named where a room reads it
    answers: Mapping[str, Answer] = field(default_factory=dict)  # that it tells of, by question
    network: Network | None = None  # the map as its readers may see it, where they are shown it

    @property
    def seen(self) -> Seen:
        """Who sees its pictures."""
        return Seen(self.reader is not Reader.BOARD, self.agreed)

    def blocks(self) -> Iterator[Block]:
        """All blocks, chapter by chapter."""
        for chapter in self.chapters:
            yield from chapter.blocks
