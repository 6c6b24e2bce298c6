"""One partner as a form; each field is checked as it is typed."""

import streamlit as st

from network.amending import Amended, Amending
from network.model import MergePartner, Network, Partner
from views import address, state
from views.parts import answer_text
from views.parts.editing import cells
from views.parts.editing.cells import listed, names_of, parted
from views.parts.editing.unsaved import as_begun, edition, pending, touched

__all__ = ["form"]

NEW = ""
ASKED = {"": "Not asked yet", "yes": "Has told us about its links"}
SEVERAL = {"area": "Takes people from", "stages": "People can come in here", "needs": "Helps with, itself",
           "only_for": "Only for"}  # fmt: skip
NAMES = ("name", "short")
TEXTS = {  # cell: label, an example, help
    "name": ("Name", "", ""),
    "short": ("Short name, for the map", "L&D", "At most 18 characters."),
    "ages": ("Ages", "10 to 17", "Such as 10 to 17, 18+, up to 25 or any. Empty is not known."),
    "hours": ("Open", "Mon-Fri 09:00-17:00", "Such as Mon-Fri 09:00-17:00 | Sat 10:00-12:00, or 24/7."),
    "capacity": ("People a month it planned for", "120", ""),
    "wait_days": ("Median days of waiting", "10", "From referral to first contact."),
    "org_id": ("Official identifiers", "GB-NHS-RW4", "Such as GB-NHS-RW4 or GB-CHC-1125839, with | between several."),
}


def form(network: Network) -> Amended:
    """The partner to change, its fields, and what of them was changed."""
    network = as_begun(network)
    chosen = address.chosen("who", network.by_id) or NEW
    by_name = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    st.selectbox(
        "Partner", [NEW, *by_name], format_func=lambda one: network.name(one) if one else "A new partner",
        **address.tied("who", chosen, lambda one: one or None),
    )  # fmt: skip
    partner = network.by_id.get(chosen)
    before = cells.partner_cells(network, partner)
    typed = cells.changed(before, _fields(network, before, f"{chosen} {edition()}"))
    pending(typing=bool(typed))
    amending = Amending(network)
    if typed:
        amending.partner(chosen or None, typed)
    if partner is not None:
        _leave(network, partner)
    return amending.result()


def _fields(network: Network, before: dict[str, str], key: str) -> dict[str, str]:
    """Every field as a text."""
    left, right = st.columns(2, gap="medium")
    found: dict[str, str] = {}
    with left:
        for cell in NAMES:
            found[cell] = _text(cell, before, key)
        found["sector"] = _sector(network, before.get("sector", ""), key)
        found["asked"] = _asked(before.get("asked", ""), key)
        for cell in ("needs", "area"):
            found[cell] = _several(network, cell, before.get(cell, ""), key)
    with right:
        for cell in ("stages", "only_for"):
            found[cell] = _several(network, cell, before.get(cell, ""), key)
        for cell in (one for one in TEXTS if one not in NAMES):
            found[cell] = _text(cell, before, key)
    return found


def _text(cell: str, before: dict[str, str], key: str) -> str:
    label, example, help_ = TEXTS[cell]
    placeholder = f"Not known. Such as {example}" if example else ""
    return st.text_input(
        label,
        before.get(cell, ""),
        max_chars=300,
        placeholder=placeholder,
        help=help_ or None,
        key=f"{cell} {key}",
        on_change=touched,
    )


def _sector(network: Network, value: str, key: str) -> str:
    options = list(dict.fromkeys([*names_of(network, "sector"), *([value] if value else [])]))
    chosen = st.selectbox(
        "Sector", options, index=options.index(value) if value else None, accept_new_options=True,
        placeholder="Not known", key=f"sector {key}", on_change=touched,
    )  # fmt: skip
    return chosen or ""


def _asked(value: str, key: str) -> str:
    options = list(ASKED)
    return st.radio(
        "Asked", options, index=options.index(value), format_func=ASKED.__getitem__, horizontal=True,
        label_visibility="collapsed", key=f"asked {key}", on_change=touched,
    )  # fmt: skip


def _several(network: Network, cell: str, text: str, key: str) -> str:
    chosen = st.multiselect(
        SEVERAL[cell], listed(network, cell, parted(text)), default=parted(text), accept_new_options=True,
        placeholder="Not known", key=f"{cell} {key}", on_change=touched,
    )  # fmt: skip
    return cells.joined(chosen)


def _leave(network: Network, partner: Partner) -> None:
    """The same partner twice, and taking one off."""
    with st.expander("Two entries for one partner, or no partner any more", type="compact"):
        others = [one for one in network.by_id if one != partner.id]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            into = st.selectbox(
                "It is the same as", others, format_func=network.name, index=None, placeholder="Choose a partner",
                key=f"merge {partner.id}",
            )  # fmt: skip
            st.button("Make them one", disabled=into is None, on_click=_merge, args=(partner.id, into), key="merge")
        amending = Amending(network)
        amending.without_partner(partner.id)
        st.button("Take it off the map, with its links", on_click=_off, args=(amending.result(),), key="step back")
        st.html(answer_text.hint("Both can be undone."))


def _merge(partner: str, into: str) -> None:
    if state.keep_changes((MergePartner(partner, into),)):
        address.choose("who", into)


def _off(amended: Amended) -> None:
    if state.keep_typed(amended):
        address.choose("who", None)
