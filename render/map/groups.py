"""A map of sectors or areas, for networks with too many partners to draw one by one."""

from collections import Counter
from itertools import product
from typing import Literal

from network.graph import ties
from network.model import Network, Partner, Relation, System
from network.words import plural
from render.map.bends import bends
from render.map.layout import canvas_of, layout
from render.map.legend import sector_keys, wider
from render.map.look import GROUP, edge_width, sector_looks
from render.map.marks import Mark, group_mark
from render.map.network_map import SMOOTH, Payload, add_line, add_shape, empty_drawing, frame, mark_of, plain_view

__all__ = ["LARGEST_MAP", "members", "overview", "widest"]

LARGEST_MAP = 300  # partners drawn one by one; above that the page opens with `overview`
By = Literal["sector", "area"]
Pair = tuple[str, str]


def members(network: Network, by: By, group: str) -> frozenset[str]:
    """The partners of a sector, or those who name an area as theirs."""
    return frozenset(partner.id for partner in network.partners if group in _groups_of(partner, by))


def overview(network: Network, by: By) -> Payload:
    """One shape a sector or area, and a line between two where partners are linked; wider where more are.

    Choosing a shape opens it: the page then shows `part_of(network, members(network, by, group))`. Partners whose
    sector or areas are not known are on none of the shapes.
    """
    sizes = Counter(group for partner in network.partners for group in _groups_of(partner, by))
    linked = _linked(network, by)
    small = _as_network(network, by, sizes, linked)
    looks = sector_looks(network.system) if by == "sector" else {}
    most = max(sizes.values(), default=0)
    shapes = [group_mark(partner, looks.get(partner.id, GROUP), sizes[partner.id], most) for partner in small.partners]
    sectors = sector_keys(network.system, shapes) if by == "sector" else []
    widths = [wider("links")] if len(set(linked.values())) > 1 else []
    return Payload(
        map=_map(small, shapes, sizes, linked),
        view=plain_view([keys for keys in (sectors, widths) if keys]),
        partners={},
        groups={mark_of(partner.id): partner.id for partner in small.partners},
    )


def widest(network: Network, by: By) -> str:
    """Which two groups most links join, in a sentence; empty where no line is wider than all others."""
    ranked = _linked(network, by).most_common(2)
    if len(ranked) < 2 or ranked[0][1] == ranked[1][1]:
        return ""
    (pair, most), _ = ranked
    names = {group.id: group.name for group in (network.system.sectors if by == "sector" else network.system.areas)}
    return f"Most links join {names[pair[0]]} and {names[pair[1]]}, {most:,}: the widest line."


def _groups_of(partner: Partner, by: By) -> tuple[str, ...]:
    if by == "area":
        return partner.areas or ()
    return (partner.sector,) if partner.sector else ()


def _linked(network: Network, by: By) -> Counter[Pair]:
    """How many pairs of linked partners join two different groups."""
    found: Counter[Pair] = Counter()
    for one, other in ties(network).edges:
        pairs = product(_groups_of(network.partner(one), by), _groups_of(network.partner(other), by))
        found.update({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    return found


def _as_network(network: Network, by: By, sizes: Counter[str], linked: Counter[Pair]) -> Network:
    """The groups as partners of a small map, so that they are laid out like any other."""
    listed = network.system.sectors if by == "sector" else network.system.areas
    return Network(
        system=System(name=network.system.name, illustrative=network.system.illustrative),
        partners=tuple(Partner(id=group.id, name=group.name) for group in listed if sizes[group.id]),
        relations=tuple(Relation(one, other, "knows") for one, other in sorted(linked)),
    )


def _map(small: Network, shapes: list[Mark], sizes: Counter[str], linked: Counter[Pair]) -> dict:
    canvas, places, vis = canvas_of(small, shapes), layout(small, marks=shapes), empty_drawing()
    for mark in shapes:
        said = f"{small.name(mark.partner)}: {plural(sizes[mark.partner], 'partner')}"
        add_shape(vis, mark, places[mark.partner], canvas, title=said, spoken=f"{said}. Enter opens it.")
    most, pairs = max(linked.values(), default=0), sorted(linked.items())
    rounded = bends([pair for pair, _ in pairs], {mark.partner: mark for mark in shapes}, places, canvas)
    for ((one, other), number), bend in zip(pairs, rounded, strict=True):
        title = f"{small.name(one)} and {small.name(other)}: {plural(number, 'link')}"
        smooth = {**SMOOTH, "roundness": bend}
        width = edge_width(number, most)
        add_line(vis, one, other, directed=False, smooth=smooth, width=width, dashes=False, title=title)
    return frame(small, canvas, vis)
