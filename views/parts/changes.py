"""Changes to try: one form for each kind, each putting edits into the what-if tray."""

from collections.abc import Callable, Iterable, Mapping
from datetime import time
from types import MappingProxyType
from typing import Any

import streamlit as st

from network import possible_changes
from network.access import DAYS
from network.model import AddLink, AgeBand, Area, Edit, Named, Network, Opening, Partner, Relation, RemoveLink, StepBack
from network.tray import as_the_map_has_it
from network.words import plural
from render.map.lines import lines
from views import address, state
from views.parts import answer_text

__all__ = ["show"]

EVERYWHERE = "People from everywhere"
NIGHT = (time(22), time(7))
MORE_ROOM = 10  # people a month, to begin with
Partners = Mapping[str, Partner]
Edits = tuple[Edit, ...]


def show(network: Network) -> None:
    """The kind of change, what it needs to know, and the button that puts it into the tray.

    Parameters
    ----------
    network
        The map with what is in the tray: whom a change may name.
    """
    kind = address.chosen("change", KINDS) or next(iter(KINDS))
    st.pills(
        "What if", list(KINDS), format_func=lambda one: KINDS[one][0], required=True, wrap=True,
        **address.tied("change", kind),
    )  # fmt: skip
    edits = KINDS[kind][1](network)
    st.button("Put it in the tray", type="primary", disabled=not edits, on_click=_put, args=(edits or (),), key="put")


def _put(edits: Edits) -> None:
    state.keep_tray(state.tray().put(*edits))


def _steps_back(network: Network) -> Edits | None:
    partner = _partner("Who steps back", network, network.by_id)
    return (StepBack(partner),) if partner else None


def _opens(network: Network) -> Edits | None:
    system = network.system
    name = st.text_input("What it is called", max_chars=120, key="new name")
    left, right = st.columns(2)
    with left:
        sector = st.selectbox("Sector", **_named(system.sectors), index=None, key="new sector")
        begin = address.chosen("need", [one.id for one in system.needs])  # as a link to the form says
        needs = st.multiselect("Helps with", **_named(system.needs), default=begin, key="new needs")
        senders = st.multiselect("Who would refer people there", **_names(network, network.by_id), key="new senders")
    with right:
        areas = st.multiselect("Takes people from", **_named(system.areas), placeholder=EVERYWHERE, key="new areas")
        ages = st.multiselect("Ages", **_named(system.ages), placeholder="All ages", key="new ages")
    if not name.strip():
        return None
    bands = tuple(band for band in system.ages if band.id in ages)
    new = possible_changes.NewPartner(name.strip(), sector, tuple(areas) or None, tuple(needs), bands, tuple(senders))
    return possible_changes.opens(network, new, taken=_first())


def _links(network: Network) -> Edits | None:
    source, target = _two_partners(network, "Who would refer people", "To whom")
    return (possible_changes.link(source, target),) if source and target else None


def _meet(network: Network) -> Edits | None:
    source, target = _two_partners(network, "Who", "With whom")
    return (AddLink(Relation(source, target, "works jointly")),) if source and target else None


def _unlinks(network: Network) -> Edits | None:
    pairs = [line.ends for line in lines(network) if "refers" in line.kinds]
    pair = st.selectbox(
        "Which link",
        pairs,
        format_func=lambda ends: " to ".join(map(network.name, ends)),
        index=None,
        placeholder="Choose a link",
        key="link",
    )
    return (RemoveLink(*pair),) if pair else None


def _longer_hours(network: Network) -> Edits | None:
    partner = _known_partner(network, "hours")
    days = st.pills("Days", range(len(DAYS)), selection_mode="multi", default=list(range(len(DAYS))),
                    format_func=DAYS.__getitem__, key="days")  # fmt: skip
    left, right = st.columns(2)
    start = left.time_input("Open from", NIGHT[0], key="from")
    end = right.time_input("until", NIGHT[1], key="until", help="An earlier hour runs into the next day.")
    if partner is None or not days:
        return None
    opening = Opening(tuple(sorted(days)), _minutes(start), _minutes(end))
    return (possible_changes.also_open(partner, opening),)


def _another_area(network: Network) -> Edits | None:
    partner = _known_partner(network, "areas")
    served = (partner and partner.areas) or ()
    area = _one_of("Also takes people from", [one for one in network.system.areas if one.id not in served])
    return (possible_changes.also_serves(partner, area),) if partner and area else None


def _another_age(network: Network) -> Edits | None:
    partner = _known_partner(network, "ages")
    band = _one_of("Also takes people aged", network.system.ages)
    bands = {one.id: one for one in network.system.ages}
    return (possible_changes.also_for_ages(partner, bands[band]),) if partner and band else None


def _another_need(network: Network) -> Edits | None:
    chosen = _partner("Who", network, network.by_id)
    partner = _first().get(chosen or "")
    met = (partner and partner.needs) or ()
    need = _one_of("Also helps with", [one for one in network.system.needs if one.id not in met])
    return (possible_changes.also_helps_with(partner, need),) if partner and need else None


def _more_room(network: Network) -> Edits | None:
    partner = _known_partner(network, "capacity")
    more = st.number_input("More people a month", 1, 100_000, MORE_ROOM, key="more")
    return (possible_changes.with_room_for(partner, int(more)),) if partner else None


KINDS: Mapping[str, tuple[str, Callable[[Network], Edits | None]]] = MappingProxyType(
    {
        "step-back": ("A partner steps back", _steps_back),
        "open": ("A new partner opens", _opens),
        "link": ("A new referral link", _links),
        "meet": ("Two work jointly", _meet),
        "unlink": ("A link ends", _unlinks),
        "hours": ("Longer hours", _longer_hours),
        "area": ("Another area", _another_area),
        "age": ("Another age", _another_age),
        "need": ("Another need", _another_need),
        "room": ("More room", _more_room),
    }
)


def _first() -> Partners:
    """Each partner as the map has it, or as it is put in the tray."""
    return as_the_map_has_it(state.base(), [change.edit for change in state.tray().changes])


def _known_partner(network: Network, field: str) -> Partner | None:
    """A partner of whom this is known: what nobody has told keeps nobody out, so there is nothing to widen."""
    known = [one.id for one in network.partners if getattr(one, field) is not None]
    chosen = _partner("Who", network, known)
    silent = len(network.partners) - len(known)
    if silent:
        why = "nobody has told us theirs, so all are taken to be let in"
        if field == "capacity":
            why = "their capacity is not known"
        st.html(answer_text.hint(f"{plural(silent, 'partner is', 'partners are')} not listed: {why}."))
    return _first().get(chosen or "")


def _two_partners(network: Network, first: str, second: str) -> tuple[str | None, str | None]:
    """A partner and another one, side by side."""
    left, right = st.columns(2)
    with left:
        source = _partner(first, network, network.by_id, key="source")
    with right:
        target = _partner(second, network, [one for one in network.by_id if one != source], key="target")
    return source, target


def _partner(label: str, network: Network, ids: Iterable[str], key: str = "who") -> str | None:
    named = _names(network, ids)
    begin = address.chosen(key, named["options"])  # where a link to the form says whom it is about
    index = named["options"].index(begin) if begin else None
    return st.selectbox(label, **named, index=index, placeholder="Choose a partner", key=f"change {key}")


def _names(network: Network, ids: Iterable[str]) -> dict[str, Any]:
    """Partners to choose from, by name."""
    by_name = sorted(ids, key=lambda one: network.name(one).casefold())
    return {"options": by_name, "format_func": network.name}


def _named(items: Iterable[Named | Area | AgeBand]) -> dict[str, Any]:
    """Entries of one of the map's lists to choose from."""
    names = {item.id: item.name for item in items}
    return {"options": list(names), "format_func": lambda one: names.get(one, one)}


def _one_of(label: str, items: Iterable[Named | Area | AgeBand]) -> str | None:
    return st.selectbox(label, **_named(items), index=None, key=f"change {label}")


def _minutes(clock: time) -> int:
    return 60 * clock.hour + clock.minute
