"""The map that a file would become: how much it holds, its picture, and what to do with it. Nothing changes before."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from network.errors import NetworkError
from network.files.formats import without_names
from network.files.summary import summarise
from network.joining import Joined
from network.model import Network
from network.names import match_key
from network.reading import Reading
from network.tally import links
from network.words import plural
from render.map.filters import MapFilters
from render.map.groups import LARGEST_MAP
from render.map.lens import SECTORS
from views import address, cached, state
from views.map_component import network_map
from views.parts import answer_text
from views.parts.importing import problems, reading_report, upload
from views.parts.importing.upload import Upload
from views.parts.labels import as_text

__all__ = ["let_go", "show"]

HEIGHT = 380  # pixels
UNNAMED = "Your map"
SAYS_ITS_NAME = (".yaml", ".yml")
OWN, JOIN, REPLACE = "own", "join", "replace"
WAYS: Mapping[str, str] = MappingProxyType(
    {
        OWN: "Show it as a map of its own",
        JOIN: "Join it to the map on screen",
        REPLACE: "Put it in the place of the map on screen",
    }
)


def show(file: Upload, reading: Reading, network: Network) -> None:
    """What to do with it, what it would be, and the button that does it."""
    way = st.radio("What to do with it", list(WAYS), format_func=WAYS.__getitem__, key="import way") or OWN
    after: Network | None = network
    if way == JOIN:
        after = _joined(file, network)
    if after is None:
        return
    left, right = st.columns([1, 1.6], gap="medium")
    with left:
        if way == OWN:
            _ask_name(after, file)
        reading_report.counts(_called(after, file) if way == OWN else after)
        if way != JOIN:
            st.html(answer_text.hint(_counted(reading)))
        _apply(way, after, file)
    with right:
        _picture(after)


def _joined(file: Upload, network: Network) -> Network | None:
    before = state.exact()
    try:
        joined = upload.joined(file, before, network)
    except NetworkError as error:
        st.error(as_text(f"The two cannot be joined. {error}"))
        return None
    st.html(answer_text.hint(_told(before, joined)))
    problems.show(file, joined.problems, joining=True)
    return joined.network


def _told(before: Network, joined: Joined) -> str:
    new = len(joined.network.partners) - len(before.partners)
    new_links = links(joined.network.relations) - links(before.relations)
    found, added = plural(len(joined.found), "partner"), f"{plural(new, 'partner')} and {plural(new_links, 'link')}"
    return f"{found} found again, {added} new. The map keeps what it says."


def _counted(reading: Reading) -> str:
    counted = summarise(reading)
    asked = reading.recognised is not None and any(table.role == "survey" for table in reading.recognised.tables)
    if asked and not (counted["total_made"] or counted["hidden"]):
        return "The answers give no numbers of people."
    made, hidden, missing = counted["total_made"], counted["hidden"], counted["missing"]
    rest = ((hidden, "On {links} the number is hidden."), (missing, "On {links} no number was read."))
    said = [words.format(links=plural(number, "link")) for number, words in rest if number]
    nothing = not made and said  # a 0 would be read as what was found
    return " ".join(said if nothing else (f"{plural(made, 'referral')} counted.", *said))


def _picture(network: Network) -> None:
    if len(network.partners) > LARGEST_MAP:
        st.html(
            answer_text.hint(f"{len(network.partners):,} partners are too many to draw here. The Map page groups them.")
        )
        return
    shown = cached.hidden(network, state.rule())
    network_map(
        cached.map_payload(shown, SECTORS, MapFilters(), state.audience(shown).room), key="preview", height=HEIGHT
    )


def _ask_name(network: Network, file: Upload) -> None:
    """What the map is to be called. What is only the name of its file is no name of a map."""
    st.text_input(
        "What the map is called", _own_name(network, file), max_chars=120, key=_name_key(file), placeholder=UNNAMED
    )


def _called(network: Network, file: Upload) -> Network:
    """The map by the name that stands there by now: the click may come with the last letters of it."""
    name = (address.value_of(_name_key(file)) or "").strip() or _own_name(network, file) or UNNAMED
    return replace(network, system=replace(network.system, name=name))


def _own_name(network: Network, file: Upload) -> str:
    return "" if _of_the_file(network.system.name, file) else network.system.name


def _name_key(file: Upload) -> str:
    return f"import name {' '.join(name for name, _ in file.files)}"


def _of_the_file(name: str, file: Upload) -> bool:
    """Whether a map is called by its file; a map file says itself what the map is called."""
    stems = [Path(one).stem for one, _ in without_names(file.files) if Path(one).suffix.casefold() not in SAYS_ITS_NAME]
    return match_key(name) in {match_key(stem) for stem in stems}


def _apply(way: str, network: Network, file: Upload) -> None:
    label = {OWN: "Show this map", JOIN: "Join it", REPLACE: "Put it in its place"}[way]
    with st.container(horizontal=True):
        st.button(label, type="primary", on_click=_done, args=(way, network, file), key="apply")
        let_go()
    if way != OWN:
        st.html(answer_text.hint("It can be undone under Changes."))


def let_go() -> None:
    """What to click where the file is not wanted, or where none of those is that were chosen with it."""
    st.button("Let go of this file", type="tertiary", on_click=upload.let_go, key="let go")
    if more := len(upload.waiting()):
        st.button(f"Let go of all {more + 1}", type="tertiary", on_click=upload.let_go_of_all, key="let go of all")


def _done(way: str, network: Network, file: Upload) -> None:
    if not upload.is_on_its_way(file):
        return  # the second click of two
    network = _called(network, file) if way == OWN else network
    laid_out = network if len(network.partners) > LARGEST_MAP else cached.placed(network)
    if way == OWN:
        state.open_map(laid_out)
    elif not state.keep_map(laid_out):
        return
    upload.let_go()
    address.remember("uploads", address.recall("uploads", 0) + 1)
