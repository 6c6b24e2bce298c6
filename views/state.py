"""What this visit is looking at and trying: the map, who sees it, how small counts are hidden, what is in the tray.

What can be shared stands in the address (`views.address`). Changes to the map go to the store at once; what is only
being tried stays with the visit.

Small counts are hidden here, once: `network`, `base` and `to_share` give maps in which they are. Only editing and the
explicit working copy take `exact`; which counts editing sends is asked of `is_working_copy`.
"""

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import streamlit as st

from network.amending import Amended
from network.disclosure import RULES, Rule
from network.edit import in_place_of
from network.errors import NetworkError, StoreError
from network.files.raw.safe_cells import file_stem
from network.hiding import known_rule
from network.meanwhile import brought_forward
from network.model import ChangeFields, Edit, Goal, Network, Option, Promise
from network.open_map import Change, OpenMap
from network.reading import Reading
from network.tray import Tray, Tried
from views import address, cached, sign_in, typed
from views.behind.drafts import Drafts
from views.behind.trays import Trays

__all__ = [
    "Audience",
    "actor",
    "audience",
    "base",
    "drafts",
    "drop_draft",
    "drop_option",
    "exact",
    "is_trying",
    "is_working_copy",
    "keep_actor",
    "keep_changes",
    "keep_drafts",
    "keep_further_promises",
    "keep_goal",
    "keep_map",
    "keep_option",
    "keep_promise",
    "keep_rule",
    "keep_tray",
    "keep_typed",
    "keep_was",
    "kept",
    "last_map",
    "map_key",
    "network",
    "open_map",
    "opened",
    "redo",
    "refusal",
    "rule",
    "sharing_rule",
    "show_every_count",
    "show_map",
    "to_share",
    "tray",
    "tried",
    "trouble",
    "undo",
    "waiting",
]

# In the session state:
OPENED = "opened"  # the reading of a map that could not be kept
TRAYS = "trays"  # what is being tried on each map, by its key
TRY = "try"  # in the address: the word that the trays of this visit are kept under
TRIED_AS = "tried as"  # the same, of this visit
REFUSAL = "refusal"  # why the last change was not kept
WORKING_COPY = "working copy"  # whether this screen shows every count
ACTOR = "actor"  # who makes changes: a role
LOOKED = "looked"  # whether this visit has said which map it wants
KEY_LETTERS = "bcdfghjkmnpqrstvwxz"  # neither words nor digits: "e16ab" would be refused as somebody's postcode
NO_PARTS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Audience:
    """Who sees the screen: in a room, only partners who have agreed are named where a finding singles them out."""

    room: bool = False
    agreed: frozenset[str] = frozenset()


def audience(network: Network) -> Audience:
    """Who sees the screen now. Whatever is projected is seen by a room."""
    return Audience(address.in_room(), network.agreed_ids)


def rule() -> Rule:
    """How small counts are hidden on this screen. A room, and whoever may only read, never sees a working copy."""
    if st.session_state.get(WORKING_COPY) and not address.in_room() and sign_in.may("edit"):
        return RULES["none"]
    return sharing_rule()


def is_working_copy() -> bool:
    """Whether every count is shown on this screen."""
    return not rule().below


def show_every_count(on: bool) -> None:
    """A working copy lasts for this visit and is never in an address that can be shared."""
    st.session_state[WORKING_COPY] = on


def sharing_rule() -> Rule:
    """How small counts are hidden in whatever leaves this screen: one rule a map, the same in every visit."""
    held = kept()
    return known_rule("") if held is None else held.rule


def keep_rule(rule_id: str) -> None:
    """Let the map hide its small counts so from now on, for everybody. It is recorded."""
    _kept(lambda held: held.keep_rule(rule_id, actor=actor()), needed="facilitate")


def map_key() -> str | None:
    """Which of the maps that ship, or of those in the store, is shown; None for one that could not be kept."""
    named = st.query_params.get("map")
    if named in cached.SHIPPED or (named and cached.kept(named) is not None):
        return named
    return None if opened() is not None and named is None else next(iter(cached.SHIPPED))


def kept() -> OpenMap | None:
    """The map on screen in the store; None while nothing has been changed on it."""
    key = map_key()
    return None if key is None else cached.kept(key)


def trouble() -> str:
    """Why the map that the address names, or what was kept on it last, cannot be read; empty where it can."""
    named = st.query_params.get("map") or map_key()
    return cached.trouble(named) if named else ""


def exact() -> Network:
    """The map as it is kept, with every count: to be edited or saved as a working copy, never to be drawn."""
    key = map_key()
    held = None if key is None else cached.kept(key)
    if held is not None:
        return held.folded().network
    reading = opened()
    if key is None and reading is not None and reading.network is not None:
        return reading.network
    return cached.shipped(key or next(iter(cached.SHIPPED)))


def base() -> Network:
    """The map without the changes that are being tried, its small counts hidden as on this screen."""
    return cached.hidden(exact(), rule())


def to_share() -> Network:
    """The map without the changes that are being tried, its small counts hidden for whoever gets it."""
    return cached.hidden(exact(), sharing_rule())


def network() -> Network:
    """The map that every page is about: with the changes that are being tried, if there are any."""
    return tried().network


def opened() -> Reading | None:
    """A map of this visit that is not in the store."""
    return st.session_state.get(OPENED)


def show_map(key: str | None) -> None:
    """Show a map that ships or is in the store; None stays with the one on screen."""
    st.session_state[LOOKED] = True
    if key is not None:
        address.choose("map", key)


def open_map(network: Network) -> None:
    """Show this map, kept as one of its own; for this visit only where it cannot be kept."""
    st.session_state[LOOKED] = True
    if not _may("edit"):
        return
    try:
        key = cached.keep(_free_key(network), network).map_id
    except StoreError as error:
        st.session_state[OPENED] = Reading(network)
        st.session_state[REFUSAL] = f"The map is shown but not kept. {error}"
        address.choose("map", None)
    except NetworkError as error:  # it speaks of a person, and is not shown either
        st.session_state[REFUSAL] = str(error)
    else:
        address.choose("map", key)


def last_map() -> tuple[str, str] | None:
    """The map that was worked on last and when, for a visit that has not said yet which one it wants."""
    newest = next(iter(cached.kept_maps()), None)
    said = "map" in st.query_params or opened() is not None or st.session_state.get(LOOKED)
    return None if newest is None or said or newest[0] == map_key() else newest


def _free_key(network: Network) -> str:
    return f"{file_stem(network.system.name).casefold()}-{''.join(secrets.choice(KEY_LETTERS) for _ in range(6))}"


@st.cache_resource(show_spinner=False)
def _of_all_visits() -> Trays:
    """What-ifs that are being tried, for visits whose page is loaded again."""
    return Trays()


def _trays() -> Mapping[str, Tray]:
    """By map; of a page that was loaded again, as its address says."""
    if TRAYS not in st.session_state:
        st.session_state[TRAYS] = _of_all_visits().of(address.chosen(TRY))
    held: Mapping[str, Tray] = st.session_state[TRAYS]
    return held


def _tray_key() -> str:
    return map_key() or exact().digest


def tray() -> Tray:
    """The what-if that is being tried on this map."""
    return _trays().get(_tray_key(), Tray())


def is_trying() -> bool:
    """Whether a what-if is on: whatever is shown or saved then is an exercise."""
    return bool(tray().edits)


def tried() -> Tried:
    """The map with what is in the tray, and what of it does not fit."""
    edits = tray().edits
    return cached.tried(base(), edits) if edits else Tried(base())


def keep_tray(tray: Tray) -> None:
    """Let the tray be this from now on. Whoever else opens this address tries the same, apart from this visit."""
    st.session_state[TRAYS] = {**_trays(), _tray_key(): tray}
    word = st.session_state.setdefault(TRIED_AS, "".join(secrets.choice(KEY_LETTERS) for _ in range(12)))
    _of_all_visits().keep(word, st.session_state[TRAYS])
    address.choose(TRY, word if any(one.changes for one in st.session_state[TRAYS].values()) else None)


@st.cache_resource(show_spinner=False)
def waiting() -> Drafts:
    """Promises that were taken forward before a room, for whoever may keep them."""
    return Drafts()


def drafts() -> tuple[Promise, ...]:
    """What was taken forward on this map before a room and is neither saved nor dropped: no part of the map yet."""
    return waiting().of(_tray_key())


def keep_drafts(promises: tuple[Promise, ...]) -> bool:
    """Let these wait on this map, in every window of it; False for who may only read."""
    allowed = _may("edit")
    if allowed:
        waiting().add(_tray_key(), promises)
    return allowed


def drop_draft(promise: Promise) -> None:
    """Saved or not wanted: it waits no longer."""
    if sign_in.may("edit"):
        waiting().drop(_tray_key(), promise)


def actor() -> str:
    """Who makes changes in this visit: a role or a table, never a person's name."""
    return st.session_state.get(ACTOR, "")


def keep_actor(role: str) -> None:
    """Let this be who makes changes."""
    st.session_state[ACTOR] = role.strip()


def keep_changes(edits: Sequence[Edit] = (), parts: Mapping[str, Any] = NO_PARTS) -> bool:
    """Keep changes of the map on screen; they are undone in one go. False where they are refused: `refusal` says why.

    Parameters
    ----------
    parts
        Whole parts of the map, such as `{"promises": (…)}`, that are these once the edits are made.
    """
    return _kept(lambda held: held.change_from(lambda _: (edits, parts), actor=actor(), look=typed.look_through))


def keep_typed(amended: Amended, told: Collection[str] = ()) -> bool:
    """Keep what was typed, field by field on what others have kept meanwhile. False where it is refused.

    Parameters
    ----------
    told
        What whoever keeps it has been told that it replaces.
    """
    return _kept(
        lambda held: held.change_from(
            lambda now: brought_forward(amended, now, told), actor=actor(), look=typed.look_through
        )
    )


def keep_was(key: str | None, now: str, then: str) -> None:
    """Record that a partner was another one on an earlier map; can be undone on the map it is kept on.

    Parameters
    ----------
    key
        The map, one that ships or is in the store; None is the one on screen.
    """

    def make(network: Network) -> Change:
        if now not in network.by_id:
            raise NetworkError("Somebody else has taken this partner off the map meanwhile.")
        return (ChangeFields(now, (("was", (*network.partner(now).was, then)),)),), {}

    if key is None or key == map_key():
        _kept(lambda held: held.change_from(make, actor=actor()))
        return
    if not _may("edit"):
        return
    try:
        held = cached.kept(key) or cached.keep(key, cached.shipped(key))
        held.change_from(make, actor=actor())
    except NetworkError as error:
        st.session_state[REFUSAL] = str(error)


def keep_map(network: Network) -> bool:
    """Put another map in the place of the one on screen; can be undone. False where it is refused."""
    return _kept(lambda held: held.replace(network, actor=actor()))


def undo() -> None:
    """Take back the newest change of the map on screen."""
    _kept(lambda held: held.undo(actor=actor()))


def redo() -> None:
    """Bring back the change that was undone last."""
    _kept(lambda held: held.redo(actor=actor()))


def refusal() -> str:
    """Why the last change was not kept; empty when it was. Said once."""
    return st.session_state.pop(REFUSAL, "")


def today() -> date:
    """The day on this computer."""
    return datetime.now().astimezone().date()


def keep_promise(before: Promise | None, after: Promise | None) -> bool:
    """Put a promise in the place of one that nobody else has changed meanwhile; None is no promise."""
    return _kept_in_place("promises", "promise", before, after)


def keep_further_promises(promises: tuple[Promise, ...]) -> bool:
    """Add several promises; they are undone in one go."""
    return _kept(
        lambda held: held.change_from(
            lambda now: ((), {"promises": (*now.promises, *promises)}), actor=actor(), look=typed.look_through
        )
    )


def keep_goal(before: Goal | None, after: Goal | None) -> bool:
    """Put a goal in the place of one that nobody else has changed meanwhile; None is no goal."""
    return _kept_in_place("goals", "goal", before, after)


def _kept_in_place(part: str, called: str, before: Any, after: Any) -> bool:
    def make(now: Network) -> Change:
        items = getattr(now, part)
        if before is not None and before not in items:
            raise NetworkError(f"Somebody else has changed this {called} meanwhile. Look at it, then save yours again.")
        return (), {part: in_place_of(items, before, after)}

    return _kept(lambda held: held.change_from(make, actor=actor(), look=typed.look_through))


def keep_option(option: Option) -> bool:
    """One more saved what-if."""

    def make(now: Network) -> Change:
        if option.id in {one.id for one in now.options}:
            raise NetworkError(f"Somebody else has saved an option {option.id} meanwhile. Save yours again.")
        return (), {"options": (*now.options, option)}

    return _kept(lambda held: held.change_from(make, actor=actor(), look=typed.look_through))


def drop_option(option_id: str) -> None:
    """One saved what-if less."""

    def make(now: Network) -> Change:
        return (), {"options": tuple(one for one in now.options if one.id != option_id)}

    _kept(lambda held: held.change_from(make, actor=actor()))


def _may(needed: sign_in.Role) -> bool:
    """Whether whoever makes the change may; else `refusal` says so. Buttons act before the page is asked again."""
    allowed = sign_in.may(needed)
    if not allowed:
        st.session_state[REFUSAL] = sign_in.LOOK_ONLY
    return allowed


def _kept(act: Callable[[OpenMap], object], needed: sign_in.Role = "edit") -> bool:
    if not _may(needed):
        return False
    try:
        act(_in_the_store())
    except NetworkError as error:
        st.session_state[REFUSAL] = str(error)
        return False
    return True


def _in_the_store() -> OpenMap:
    """The map on screen, in the store from its first change on."""
    held, key, trying, before = kept(), map_key(), tray(), _tray_key()
    if held is not None:
        return held
    held = cached.keep(key or _free_key(exact()), exact())
    address.choose("map", held.map_id)
    keep_tray(trying)
    waiting().move(before, held.map_id)
    return held
