"""One link as a form; each field is checked as it is typed."""

from collections.abc import Callable

import streamlit as st

from network.amending import BOTH, NEITHER, SOURCE, TARGET, Amended, Amending
from network.model import Network, Relation
from network.vocabulary import KINDS, WORKS
from render.spoken import tie_said
from views import address, state
from views.parts import answer_text
from views.parts.editing import cells
from views.parts.editing.cells import listed, parted
from views.parts.editing.unsaved import as_begun, edition, pending, touched

__all__ = ["SAID_WORDS", "form"]

NEW = -1
SAID_WORDS = {
    "": "Not known who says so",
    BOTH: "Both say so",
    SOURCE: "Only who refers",
    TARGET: "Only the other",
    NEITHER: "Nobody has said so",
}
COUNTED = {
    "referrals": "Referrals made",
    "accepted": "Accepted",
    "completed": "Reached help",
    "days": "Median days to first contact",
}
OTHERS = {"until": "Funded until (day, month, year)"}


def form(network: Network) -> Amended:
    """The two ends, the link between them, its fields, and what of them was changed."""
    network = as_begun(network)
    key = edition()
    left, right = st.columns(2, gap="medium")
    with left:
        source = _end(network, "From", "from_partner", "who refers")
    with right:
        target = _end(network, "To", "to_partner", "whom to")
    if source is None or target is None:
        return Amended()
    this_way, back = _between(network, source, target)
    place = st.selectbox(
        "Link",
        [*this_way, NEW, *back],
        format_func=lambda one: _name(network, one),
        key=f"link {source} {target} {key}",
    )
    if back and place == NEW:
        st.html(answer_text.hint(f"{_name(network, back[0])}: that link is on the map. This one runs the other way."))
    link = None if place in (None, NEW) else network.relations[place]
    before = cells.link_cells(network, link)
    after = _fields(network, before, f"{source} {target} {place} {key}")
    typed = cells.changed(before, after)
    pending(typing=bool(typed))
    amending = Amending(network)
    if link is None:
        amending.link(None, {**before, **typed, "from": source, "to": target})
    else:
        _away(network, place or 0)
        if typed:
            amending.link(place, typed)
    return amending.result()


def _between(network: Network, source: str, target: str) -> tuple[list[int], list[int]]:
    """Places of the links that run this way, or have no direction, and of those that run back."""
    ends = {source, target}
    places = [place for place, one in enumerate(network.relations) if {one.source, one.target} == ends]
    back = [
        place for place in places if network.relations[place].directed and network.relations[place].source == target
    ]
    return [place for place in places if place not in back], back


def _away(network: Network, place: int) -> None:
    amending = Amending(network)
    amending.without_link(place)
    gone = amending.result()
    st.button("Take this link away", type="tertiary", on_click=_off, args=(gone,), key="away", help="Can be undone.")


def _off(amended: Amended) -> None:
    state.keep_typed(amended)


def _end(network: Network, label: str, name: str, what: str) -> str | None:
    by_name = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    chosen = address.chosen(name, network.by_id)
    st.selectbox(label, by_name, format_func=network.name, placeholder=f"Choose {what}", **address.tied(name, chosen))
    return chosen


def _name(network: Network, place: int) -> str:
    if place == NEW:
        return "A new link"
    link: Relation = network.relations[place]
    names = {need.id: need.name for need in network.system.needs}
    needs = ", ".join(names[one] for one in link.needs or ())
    return (
        f"{network.name(link.source)} {tie_said(link.kind)} {network.name(link.target)}{f': {needs}' if needs else ''}"
    )


def _fields(network: Network, before: dict[str, str], key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    left, right = st.columns(2, gap="medium")
    with left:
        found["link_type"] = _one_of("Kind", list(KINDS), str.capitalize, before.get("link_type", "refers"), key)
        text = before.get("needs", "")
        needs = st.multiselect(
            "Carries only these needs", listed(network, "needs", parted(text)), default=parted(text),
            accept_new_options=True, placeholder="Not known: taken to carry all", key=f"needs {key}", on_change=touched,
        )  # fmt: skip
        found["needs"] = cells.joined(needs)
        found["said_by"] = _one_of(
            "Who has named it", list(SAID_WORDS), SAID_WORDS.__getitem__, before.get("said_by", ""), key
        )
        works = ["", *WORKS]
        found["works"] = _one_of("How well it works", works, lambda one: one.capitalize() or "Not known",
                                 before.get("works", ""), key)  # fmt: skip
    with right:
        for cell, label in {**(COUNTED if state.is_working_copy() else {}), **OTHERS}.items():
            found[cell] = st.text_input(
                label,
                before.get(cell, ""),
                max_chars=40,
                placeholder="Not known",
                key=f"{cell} {key}",
                on_change=touched,
            )
    return found


def _one_of(label: str, options: list[str], words: Callable[[str], str], value: str, key: str) -> str:
    return st.selectbox(
        label, options, index=options.index(value), format_func=words, key=f"{label} {key}", on_change=touched
    )
