"""What to look at on the map: the lens, one partner, filters, and the projector."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import streamlit as st

import analysis
from analysis import Theme
from network.model import Area, Named, Network
from render.map.filters import MapFilters, neighbourhood, part_of
from render.map.groups import LARGEST_MAP, members
from views import address

__all__ = ["Looked", "looked", "parts_of_a_large_map"]

SECTORS = "sectors"
LENSES = MappingProxyType(  # lens in the address: its name, and the theme that it shows
    {
        SECTORS: ("Sectors", None),
        "gaps": ("Gaps", Theme.GAPS),
        "bottlenecks": ("Bottlenecks", Theme.BOTTLENECKS),
        "boundaries": ("Boundaries", Theme.BOUNDARIES),
        "introductions": ("Introductions", Theme.BUILD),
        "route": ("One route", Theme.ROUTE),
    }
)
KINDS = MappingProxyType(
    {
        "refers": "Referrals",
        "funds": "Funding",
        "shares information": "Sharing information",
        "works jointly": "Working jointly",
        "co-located": "Sharing a place",
        "knows": "Knowing each other",
    }
)
ALL = "all"
GroupedBy = Literal["sector", "area"]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at on the map."""

    question: str | None  # whose finding is brought out; None: the sectors
    partner: str | None
    filters: MapFilters
    part: Network | None  # what is drawn partner by partner: the whole map, or a part of a large one
    by: GroupedBy  # where there is no such part: what a shape stands for


def looked(network: Network) -> Looked:
    """The row of controls, and what they say."""
    widths = [7, 1.8, 1.2] if address.is_projected() else [5.2, 2.6, 2.2]
    lens, find, more = st.columns(widths, gap="small", vertical_alignment="center")
    with lens:
        _lens()
    with find:
        partner = _partner(network)
    with more, st.container(horizontal=True, wrap=False):
        filters = _filters(network, partner)
    by: GroupedBy = "area" if address.chosen("by") == "area" else "sector"
    return Looked(_question(), partner, filters, _part(network, partner, by), by)


def _part(network: Network, partner: str | None, by: GroupedBy) -> Network | None:
    """What is drawn partner by partner: of a large map the group that was opened, else whoever is around a partner."""
    if len(network.partners) <= LARGEST_MAP:
        return network
    inside = address.chosen("inside", _names(network.system.sectors) | _names(network.system.areas))
    if inside is not None:
        return part_of(network, members(network, by, inside))
    return None if partner is None else part_of(network, neighbourhood(network, partner))


def parts_of_a_large_map(network: Network, looked: Looked) -> None:
    """What one shape stands for, and the way back from a part to the whole."""
    if len(network.partners) <= LARGEST_MAP:
        return
    if looked.part is not None:
        st.button("Show the whole map", width="stretch", on_click=_leave_part)
        return
    st.segmented_control(
        "One shape for each",
        ["sector", "area"],
        format_func=str.capitalize,
        required=True,
        **address.tied("by", looked.by),
    )


def _leave_part() -> None:
    for name in ("inside", "partner"):
        address.choose(name, None)


def _question() -> str | None:
    """The question in the address, or the first of the lens."""
    asked_for = address.chosen("show", analysis.questions())
    if asked_for is not None:
        return asked_for
    theme = LENSES[address.chosen("lens", LENSES) or SECTORS][1]
    return None if theme is None else next(iter(analysis.questions(theme)), None)


def _lens() -> None:
    question = _question()
    theme = analysis.questions()[question].theme if question else None
    lenses = [name for name, (_, of) in LENSES.items() if of is None or analysis.questions(of)]
    current = next((name for name in lenses if LENSES[name][1] == theme), None)
    st.segmented_control(
        "Lens",
        lenses,
        format_func=lambda name: LENSES[name][0],
        label_visibility="collapsed",
        wrap=True,
        **address.tied("lens", current, clears=("show", "partner", "step")),
    )


def _partner(network: Network) -> str | None:
    """A partner by its name: what a click on the map does."""
    partner = address.chosen("partner", network.by_id)
    ids = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    st.selectbox(
        "Find a partner",
        ids,
        format_func=network.name,
        placeholder="Find a partner",
        label_visibility="collapsed",
        **address.tied("partner", partner),
    )
    return partner


def _filters(network: Network, partner: str | None) -> MapFilters:
    system = network.system
    with st.popover("Filter", width="stretch"):
        return MapFilters(
            sector=_one_of("Sector", "sector", _names(system.sectors)),
            area=_one_of("Area", "area", _names(system.areas)),
            need=_one_of("Helps with", "need", _names(system.needs)),
            kind=_one_of("Kind of tie", "kind", KINDS),
            around=_around(partner),
        )


def _around(partner: str | None) -> str | None:
    only = st.toggle(
        "Only the chosen partner and its neighbours",
        disabled=partner is None,
        **address.tied_switch("around", folded=True),
    )
    return partner if only else None


def _one_of(label: str, name: str, options: Mapping[str, str]) -> str | None:
    names = {ALL: "All", **options}
    chosen = address.chosen(name, names)
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        **address.tied(name, chosen or ALL, lambda choice: None if choice == ALL else choice, folded=True),
    )
    return chosen


def _names(listed: Iterable[Named | Area]) -> dict[str, str]:
    return {item.id: item.name for item in listed}
