"""What is worked out once and kept while the app runs: maps that ship or are in the store, answers, pictures.

What re-runs say is kept beside the store (`views.behind.kept`), so that it outlives the app.

Answers are kept by the content of the map (`Network.digest`), so an edited map can never show an old answer.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

import analysis
from analysis import Answer
from analysis._route import Walk
from analysis._stability import Asked, can_be_tested
from analysis._walk import walk as walk_through
from network.copies import keep_copies, private_folder
from network.disclosure import RULES, Rule, hide
from network.errors import NetworkError, StoreError
from network.files.map_file.yaml import map_to_mapping, read_yaml, to_yaml
from network.files.sheets.template import template_bytes
from network.files.writing import written
from network.model import Edit, Network, Person
from network.open_map import OpenMap, refuse_people
from network.store import Store
from network.tray import Tried
from network.tray import tried as tried_on
from render.coverage_grid import CoverageGrid, coverage_grid
from render.map import change_map, groups, network_map
from render.map.change_map import Changed
from render.map.filters import MapFilters
from render.map.layout import Places, layout
from render.map.lens import Lens
from render.map.network_map import Payload
from render.pictures import Nothing, Picture, Seen
from render.pictures import picture as drawn_picture
from render.pictures.paper import Drawing, as_svg
from render.public_copy import public_copy
from views import first_time
from views.behind.kept import Kept, key_of
from views.behind.runs import Runs
from views.behind.work import Work

__all__ = [
    "AREAS",
    "SHIPPED",
    "answer",
    "changed",
    "close_store",
    "drawing",
    "exported",
    "grid",
    "groups_payload",
    "hidden",
    "keep",
    "kept",
    "kept_maps",
    "left_untested",
    "look_again",
    "map_payload",
    "named",
    "picture",
    "placed",
    "public",
    "public_answer",
    "runs",
    "share_tested",
    "shipped",
    "store_health",
    "store_wrong",
    "template",
    "test_untested",
    "tried",
    "trouble",
    "walk",
]

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
LEFT_UNTESTED = "left untested"  # in the session state: whether an answer of this page will not be tested
MAPS = "maps"  # in the session state: the names of the maps in the store, as of this page
UNTESTED = "untested"  # in the session state: answers of this page of which it is not known how firm they are
SURE = "PARTNERSHIP_SURE"  # environment: "off" where nothing is to be worked out behind the pages
STORE = "PARTNERSHIP_MAPS"  # environment: the folder of the store, or the address of its database
TRY_AGAIN = 15  # seconds after which a store that could not be opened is tried again
AREAS = MappingProxyType(  # other areas, to ask about their links; as `SHIPPED`, in data/areas/
    {
        "coldbrook": "Coldbrook, another area, illustrative",
        "fernshire": "Fernshire, another area, illustrative",
        "sandhaven": "Sandhaven, another area, illustrative",
    }
)
SHIPPED = MappingProxyType(  # key in the address, and file name in data/: what it is called on screen
    {
        "partners": "Riverside, an illustrative system",
        "partners_after": "Riverside a year later, illustrative",
        "merseyside_2014": "Merseyside 2014, facts only",
        **AREAS,
    }
)

BY_CONTENT: dict[str | type, Callable[[Any], Any]] = {Network: lambda network: network.digest}


@st.cache_resource(show_spinner="Reading the map", max_entries=len(SHIPPED))
def shipped(key: str) -> Network:
    """A map that ships with the app."""
    return read_yaml((DATA / "areas" if key in AREAS else DATA) / f"{key}.yaml")


@st.cache_resource(show_spinner=False, max_entries=50, hash_funcs=BY_CONTENT)
def _hidden(network: Network, rule: str) -> Network:
    return hide(network, RULES[rule])


def hidden(network: Network, rule: Rule) -> Network:
    """The map with its small counts hidden; the same object each time, so that its fingerprint is taken once."""
    return _hidden(network, rule.id)


def _store_address() -> str:
    """Where maps are kept: a folder `maps` beside the app, unless the environment says otherwise."""
    place = os.environ.get(STORE) or str(ROOT / "maps")
    return place if "://" in place else f"sqlite:///{(Path(place) / 'maps.db').as_posix()}"


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened[1].close())
def _opened_store(address: str) -> tuple[Store, ExitStack]:
    """The store, and what has to be done when it closes."""
    folder = Path(address.removeprefix("sqlite:///")).parent
    if address.startswith("sqlite:///"):
        try:
            private_folder(folder)
        except OSError as error:
            raise StoreError(f"The folder for maps cannot be made: {error.strerror}.") from None
    ending = ExitStack()
    store = ending.enter_context(Store(address))
    if not store.read_only:
        ending.enter_context(keep_copies(store, folder / "copies"))
    return store, ending


@st.cache_data(show_spinner=False, ttl=TRY_AGAIN)
def _trouble(address: str) -> str:
    """Why the store cannot be opened; empty when it can. Asked only now and then, for the asking may take long."""
    try:
        _opened_store(address)
    except StoreError as error:
        return str(error)
    return ""


def _store() -> Store:
    address = _store_address()
    if trouble := _trouble(address):
        raise StoreError(trouble)
    return _opened_store(address)[0]


def close_store() -> None:
    """Let go of the store, with a last copy of what is in it."""
    for cache in (_open_map, _trouble, _opened_store, _work):
        cache.clear()


def store_health() -> tuple[str, ...]:
    """Sentences on where maps are kept, and on what is wrong with it."""
    try:
        return _store().health()
    except StoreError as error:
        return (str(error),)


def store_wrong() -> tuple[str, ...]:
    """What is wrong with the store as a whole, such as a map that is there no more; a map says of itself what is."""
    try:
        return _store().wrong
    except StoreError:
        return ()  # `trouble` says why


@st.cache_resource(show_spinner="Opening the map", max_entries=50)
def _open_map(_store: Store, address: str, map_id: str) -> OpenMap:
    return OpenMap(_store, map_id)


def kept(map_id: str) -> OpenMap | None:
    """The map of the store with this name; None when there is none, or it cannot be read: `trouble` says why."""
    try:
        return _kept(map_id)
    except NetworkError:
        return None


def _kept(map_id: str) -> OpenMap | None:
    names = st.session_state.get(MAPS)
    if names is None:
        names = st.session_state[MAPS] = _store().maps()
    return _open_map(_store(), _store_address(), map_id) if map_id in names else None


def look_again() -> None:
    """Ask the store anew which maps there are: once a page, for what others have added meanwhile."""
    st.session_state.pop(MAPS, None)


def trouble(map_id: str) -> str:
    """Why a map of the store cannot be read, or not all of it, in words; empty where it can."""
    try:
        held = _kept(map_id)
    except NetworkError as error:
        return str(error)
    return "" if held is None else held.trouble


def keep(map_id: str, network: Network) -> OpenMap:
    """The map of the store with this name, started from `network` where it is not there yet.

    Raises
    ------
    NetworkError
        When it cannot be kept, or speaks of a person.
    """
    store = _store()
    refuse_people([map_id, map_to_mapping(network)])
    store.add_map(map_id, to_yaml(network))
    look_again()
    return _open_map(store, _store_address(), map_id)


def kept_maps() -> tuple[tuple[str, str], ...]:
    """Each map of the store and when something was last kept on it (UTC, ISO 8601), the newest first."""
    try:
        return _store().newest()
    except StoreError:
        return ()


@st.cache_resource(show_spinner=False, max_entries=500, hash_funcs=BY_CONTENT)
def _answer(name: str, network: Network, options: tuple[tuple[str, object], ...]) -> Answer:
    return analysis.run(name, network, **dict(options))


def public_answer(name: str, network: Network, **options: object) -> Answer:
    """What the safe public copy of a map answers; how firm that is, is not tested."""
    return _answer(name, public(network), tuple(sorted(options.items())))


@st.cache_data(show_spinner="Making the public copy", max_entries=10, hash_funcs=BY_CONTENT)
def public(network: Network, agreed: frozenset[str] = frozenset(), *, roles: bool = False) -> Network:
    """The safe public copy of a map; the same each time, for ids and names on it are drawn anew for each."""
    return public_copy(network, agreed=agreed, roles=roles)


def answer(name: str, network: Network, **options: object) -> Answer:
    """The answer of one question to one map. Says which question it is, where that takes longer than a moment."""
    asked = tuple(sorted(options.items()))
    with first_time.spinner(f"Working out: {analysis.questions()[name].heading}", (name, network.digest, repr(asked))):
        found = _answer(name, network, asked)
    given = tuple(sorted((key, value) for key, value in options.items() if value is not None))
    return _with_sureness(found, network, Asked(name, given))


def named(name: str, network: Network, **options: object) -> tuple[str, ...]:
    """The ids that the sentence of an answer names."""
    return _named(name, network, tuple(sorted(options.items())))


@st.cache_data(show_spinner=False, max_entries=200, hash_funcs=BY_CONTENT)
def _named(name: str, network: Network, options: tuple[tuple[str, object], ...]) -> tuple[str, ...]:
    return analysis.claim(name, network, **dict(options)).ids


def grid(network: Network, **whom: object) -> CoverageGrid:
    """The grid of what is covered for these people, the cell marked that the sentence names."""
    return _grid(network, tuple(sorted(whom.items())))


@st.cache_data(show_spinner=False, max_entries=200, hash_funcs=BY_CONTENT)
def _grid(network: Network, whom: tuple[tuple[str, object], ...]) -> CoverageGrid:
    found, ids = _answer("coverage", network, whom), _named("coverage", network, whom)
    return coverage_grid(found.table, network, named=ids, known=found.state != "not known")


def picture(answer: Answer, network: Network, room: bool, agreed: frozenset[str]) -> Drawing | None:
    """The picture of an answer, as whoever sees the screen may see it; None where there is nothing to draw."""
    asked = answer.question.name, answer.receipt.options, answer.finding
    return _picture(answer, network, Seen(room, agreed), repr((asked, room, sorted(agreed))))


@st.cache_data(show_spinner=False, max_entries=500, hash_funcs=BY_CONTENT)
def _picture(_answer: Answer, network: Network, _seen: Seen, what: str) -> Drawing | None:
    return drawing(drawn_picture(_answer, network, _seen))


def drawing(picture: Picture | Nothing) -> Drawing | None:
    """A picture as it is put on a page."""
    return None if isinstance(picture, Nothing) else _drawing(picture)


@st.cache_data(show_spinner=False, max_entries=500, hash_funcs={Picture: repr})
def _drawing(picture: Picture) -> Drawing:
    return as_svg(picture)


@st.cache_resource(show_spinner=False, on_release=Work.close)
def _work(address: str) -> Work:
    """What works out how firm findings are; results are kept beside the maps, where these are in a folder."""
    folder = Path(address.removeprefix("sqlite:///")).parent
    return Work(Kept(folder / "sure" if address.startswith("sqlite:///") else None))


def _with_sureness(answer: Answer, network: Network, asked: Asked) -> Answer:
    """The answer with how firm it is; where that is not known yet, it is to be tested (`test_untested`)."""
    if not can_be_tested(asked.name):
        return answer
    if os.environ.get(SURE) == "off" or not network.asked_ids:
        _leave_untested(answer)
        return answer
    key, work = key_of(network, asked), _work(_store_address())
    found = work.found(key)
    if found is None and work.hopeless(key):
        _leave_untested(answer)
    elif found is None:
        st.session_state.setdefault(UNTESTED, {})[key] = network, asked
    return answer if found is None else answer.tested(found)


def _leave_untested(answer: Answer) -> None:
    """Of a page without any finding it is not said: there is nothing that could have been tested."""
    if answer.state == "finding":
        st.session_state[LEFT_UNTESTED] = True


def test_untested() -> tuple[str, ...]:
    """Have every answer of this page tested that is not yet; what `share_tested` takes to tell how far that is."""
    untested: dict[str, tuple[Network, Asked]] = st.session_state.pop(UNTESTED, {})
    by_map: dict[str, list[Asked]] = {}
    maps = {network.digest: network for network, _ in untested.values()}
    for network, asked in untested.values():
        by_map.setdefault(network.digest, []).append(asked)
    for digest, several in by_map.items():
        _work(_store_address()).want(maps[digest], several)
    return tuple(untested)


@st.cache_resource(show_spinner=False)
def runs() -> Runs:
    """Workshops that are under way, shared by all windows."""
    return Runs()


def left_untested() -> bool:
    """Whether an answer of this page will not be tested, as its map cannot be or testing is off."""
    return bool(st.session_state.pop(LEFT_UNTESTED, False))


def share_tested(keys: tuple[str, ...]) -> float | None:
    """How far the testing of these is, 0 to 1; None once nothing of them is at work."""
    return _work(_store_address()).share(keys)


@st.cache_data(show_spinner="Writing the file", max_entries=20, hash_funcs=BY_CONTENT)
def exported(network: Network, name: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The content of the files that the end of a name asks for, and what they cannot hold of the map."""
    return written(network, name)


@st.cache_data(show_spinner=False)
def template() -> bytes:
    """A workbook to fill in."""
    return template_bytes()


def placed(network: Network) -> Network:
    """The map with a place for every partner, so that nobody moves when it changes."""
    return replace(network, positions=tuple(_places(network).items()))


@st.cache_data(show_spinner="Finding a place for every partner", max_entries=20, hash_funcs=BY_CONTENT)
def _places(network: Network) -> Places:
    return layout(network)


@st.cache_data(show_spinner=False, max_entries=100, hash_funcs=BY_CONTENT)
def map_payload(network: Network, lens: Lens, filters: MapFilters, room: bool) -> Payload:
    """What the map component draws: the places stay the same whatever is looked at."""
    return network_map.payload(network, _places(network), lens=lens, filters=filters, room=room)


@st.cache_data(show_spinner="Gathering partners into groups", max_entries=20, hash_funcs=BY_CONTENT)
def groups_payload(network: Network, by: Literal["sector", "area"]) -> Payload:
    """What the map component draws of a map too large to draw partner by partner."""
    return groups.overview(network, by)


def tried(network: Network, edits: tuple[Edit, ...]) -> Tried:
    """The map with changes that are being tried; the same object each time, so that its fingerprint is taken once."""
    return _tried(network, edits, repr(edits))


@st.cache_resource(show_spinner=False, max_entries=50, hash_funcs=BY_CONTENT)
def _tried(network: Network, _edits: tuple[Edit, ...], what: str) -> Tried:
    return tried_on(network, _edits)


@st.cache_resource(show_spinner=False, max_entries=20, hash_funcs=BY_CONTENT)
def changed(before: Network, after: Network, named: frozenset[str] | None) -> Changed:
    """What is drawn of a map and what became of it; nobody who was there moves."""
    placed = replace(before, positions=tuple(_places(before).items()))
    return change_map.changed(placed, after, named=named)


def walk(network: Network, person: Person) -> Walk:
    """One imagined person's way through the map."""
    return _walk(network, person, repr(person))


@st.cache_resource(show_spinner=False, max_entries=200, hash_funcs=BY_CONTENT)
def _walk(network: Network, _person: Person, who: str) -> Walk:
    return walk_through(network, _person)
