"""What a map shows: the partners and links in sight, and what is brought out of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.model import Network
from render.map.filters import MapFilters, kept
from render.map.lens import Lens
from render.map.lines import MapLine, lines, promised
from render.map.look import DASHES
from render.map.marks import Mark, marks
from render.map.weight import NOTHING, main_lines

__all__ = ["Scene", "scene"]

Pair = tuple[str, str]
FEW = 20  # lines, among which a faint one is missed and a strong one is not


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn. What a filter hides keeps its place, so it is listed too."""

    shapes: tuple[Mark, ...]
    lines: tuple[MapLine, ...]
    visible: frozenset[str]  # partners in sight
    not_known: frozenset[str]  # in sight, though they have not said enough to tell whether they match
    visible_lines: tuple[MapLine, ...]
    lit: tuple[MapLine, ...]  # lines that the lens brings out
    dotted: tuple[Pair, ...]  # promised or proposed links
    lens: Lens
    main: frozenset[Pair] = NOTHING  # lines that carry most people; a room is told no more of how many than this
    room: bool = False

    @property
    def visible_shapes(self) -> list[Mark]:
        return [mark for mark in self.shapes if mark.partner in self.visible]

    def dashes(self, line: MapLine) -> tuple[int, ...]:
        """Dashes that tell who has named a link. A room sees them only where nobody has been asked about any.

        There all lines are alike, so they give nobody away, and what is not known looks so here too.
        """
        return () if self.room and not self._nobody_asked else DASHES[line.voice]

    def rests(self, line: MapLine) -> bool:
        """Whether a line recedes: beside those that carry most; in a room without such, beside those across sectors.

        Where there are few lines, each is seen.
        """
        if self.main:
            return line.ends not in self.main
        return self.room and line.within is not False and len(self.lines) > FEW

    @property
    def by_sector(self) -> bool:
        """Whether the width of a line tells what it joins: no line carries most, and none says how many it carries."""
        return not self.main and (self.room or all(line.made is None for line in self.lines))

    @property
    def _nobody_asked(self) -> bool:
        return not any(mark.asked for mark in self.shapes) and all(line.voice == "nobody" for line in self.lines)


def scene(network: Network, lens: Lens, filters: MapFilters, *, room: bool) -> Scene:
    """The map under a lens and filters."""
    keep = kept(network, filters)
    visible = keep.matching | keep.not_known
    drawn = lines(network)
    seen = [line for line in drawn if set(line.ends) <= visible and filters.kind in (None, *line.kinds)]
    dotted = [*lens.new_links, *(promised(network, lens.among) if lens.promises else ())]
    return Scene(
        shapes=tuple(marks(network, room=room).values()),
        lines=tuple(drawn),
        visible=visible,
        not_known=keep.not_known,
        visible_lines=tuple(seen),
        lit=tuple(_lit(seen, lens.links)),
        dotted=tuple(pair for pair in dict.fromkeys(dotted) if set(pair) <= visible),
        lens=lens,
        main=main_lines(drawn),
        room=room,
    )


def _lit(seen: list[MapLine], links: Iterable[Pair]) -> list[MapLine]:
    """The lines that are asked for: in their own direction, or else the other way round."""
    there = {line.ends for line in seen}
    wanted = {pair if pair in there else (pair[1], pair[0]) for pair in links}
    return [line for line in seen if line.ends in wanted]
