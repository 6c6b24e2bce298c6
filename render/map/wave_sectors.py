"""What became of links between sectors, for a room in which some have not agreed to be named."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import cos, pi, sin

from analysis._both_waves import KEPT, NEW, NOT_AGAIN, Link, Status
from network.model import Network, Partner, Relation, System
from network.unnamed import sectors_of, told_sectors
from network.words import listed
from render.map.bends import bends
from render.map.layout import Canvas
from render.map.look import GROUP, sector_looks
from render.map.marks import group_mark
from render.map.network_map import SMOOTH, Payload, add_line, add_shape, empty_drawing, frame, mark_of, plain_view
from render.map.wave_map import STROKES, key_of

__all__ = ["by_sector", "within_shapes"]

OTHERS = "Other partners"  # whoever may not be told by sector either
CANVAS = Canvas(640, 340, 18)  # its names can be read from the back of a room
MIDDLE = 0.5  # of the ring, of the height of the canvas
Pair = tuple[str, str]
TOLD: tuple[Status, ...] = (NEW, NOT_AGAIN, KEPT)  # the first that holds of a link between two sectors is drawn


def by_sector(together: Network, links: Iterable[Link], agreed: frozenset[str]) -> Payload:
    """One shape a sector, and what became of the links between two: one that is new wins over one that is not.

    Sectors of fewer than three partners are gathered, so that nobody is told by a sector. Numbers are not drawn.
    """
    groups = _groups(together, agreed)
    became = _became(links, groups)
    sizes = Counter(groups.values())
    small = _as_network(together, sizes, became)
    vis = empty_drawing()
    looks = {sector.name: sector_looks(together.system)[sector.id] for sector in together.system.sectors}
    places = _in_a_ring([partner.id for partner in small.partners])
    most = max(sizes.values(), default=0)
    marks = {one.id: group_mark(one, looks.get(one.id, GROUP), sizes[one.id], most) for one in small.partners}
    upper = {one for one in marks if places[one][1] < MIDDLE}  # named outside the ring, where no line leaves
    for partner in small.partners:
        within = _said(became.get((partner.id, partner.id), frozenset()))
        said = f"{partner.name}. Within: {within}" if within else partner.name
        above = partner.id in upper
        add_shape(vis, marks[partner.id], places[partner.id], CANVAS, above=above, title=said, spoken=f"{said}.")
    drawn: set[Status] = set()
    bare = {one: replace(mark, label="") if one in upper else mark for one, mark in marks.items()}
    pairs = [pair for pair in sorted(became) if pair[0] != pair[1]]
    for (one, other), bend in zip(pairs, bends(pairs, bare, places, CANVAS), strict=True):
        found = became[one, other]
        status = next(status for status in TOLD if status in found)
        drawn.add(status)
        title = f"{small.name(one)} and {small.name(other)}: {_said(found)}"
        smooth = {**SMOOTH, "roundness": bend}
        add_line(vis, one, other, directed=False, smooth=smooth, title=title, **STROKES[status])
    keys = [key_of(status) for status in TOLD if status in drawn]
    return Payload(map=frame(small, CANVAS, vis), view=plain_view([keys]), groups={},
                   partners={mark_of(partner.id): partner.id for partner in small.partners})  # fmt: skip


def within_shapes(together: Network, links: Iterable[Link], agreed: frozenset[str]) -> str:
    """What changed inside the shapes, where no line is drawn, in a sentence; empty where nothing did."""
    became = _became(links, _groups(together, agreed))
    inside = frozenset(one for (end, other), found in became.items() if end == other for one in found) - {KEPT}
    return f"Between partners that share a shape here, and so not drawn: {_said(inside)}." if inside else ""


def _groups(together: Network, agreed: frozenset[str]) -> dict[str, str]:
    """Where each partner counts: in its sector where that may be told, else among the others."""
    sectors = sectors_of(together)
    told = told_sectors(sectors, agreed)
    return {one: told.get(one) or (sector if one in agreed else OTHERS) for one, sector in sectors.items()}


def _became(links: Iterable[Link], groups: Mapping[str, str]) -> Mapping[Pair, frozenset[Status]]:
    found: dict[Pair, set[Status]] = defaultdict(set)
    for link in links:
        if link.status in TOLD:
            one, other = sorted(groups[end] for end in link.pair)
            found[one, other].add(link.status)
    return {pair: frozenset(some) for pair, some in found.items()}


def _said(found: frozenset[Status]) -> str:
    return listed([{NEW: "new links", NOT_AGAIN: "links not mentioned again"}.get(one, "links that continue")
                   for one in TOLD if one in found])  # fmt: skip


def _as_network(together: Network, sizes: Counter[str], became: Iterable[Pair]) -> Network:
    return Network(
        System(together.system.name, illustrative=together.system.illustrative),
        tuple(Partner(one, one) for one in sorted(sizes)),
        tuple(Relation(one, other, "knows") for one, other in became if one != other),
    )


def _in_a_ring(ids: list[str]) -> dict[str, tuple[float, float]]:
    turns = {one: 2 * pi * place / len(ids) for place, one in enumerate(ids)}
    return {one: (0.5 + 0.3 * sin(turn), MIDDLE - 0.3 * cos(turn)) for one, turn in turns.items()}
