"""A map of the store as the app works with it: the newest state, changes, undo and redo, and who did what."""

import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from network._snapshot import CODE, read, written
from network._workbench import NO_PARTS
from network.audit import Entry, audit, audit_from
from network.collecting import no_collecting
from network.disclosure import RULES, Rule
from network.edit import apply_all
from network.errors import NetworkError, StoreError
from network.files.map_file.yaml import edit_to_mapping, map_to_mapping, parts_to_mapping, to_yaml
from network.free_keys import keys_about_people
from network.hiding import given_away, known_rule
from network.history import EDIT, MAP, PARTS, RULE, Folded, Folding, Steps, started_from, undo_event
from network.model import Edit, Network
from network.pasted_table import lists_people
from network.privacy import said_in, speaks_of_people
from network.store import DAMAGED, REDACT, Event, Store, Submission
from network.taken_back import forgetting, words_taken_back

__all__ = ["Change", "OpenMap", "open_map", "refuse_people"]

SNAPSHOT_EVERY = 5_000  # events; fewer are as quickly folded again
Change = tuple[Sequence[Edit], Mapping[str, Any]]  # edits, and whole parts of the map


def refuse_people(typed: object) -> None:
    """Refuse what speaks of a person before any of it is kept; no value is repeated.

    Raises
    ------
    NetworkError
        With the kinds of details that were found.
    """
    cells: dict[str, list[tuple[int, str]]] = {}
    for column, text in said_in(typed):
        cells.setdefault(column, []).append((0, text))
    kinds = list(dict.fromkeys(finding.what for finding in speaks_of_people(cells)))
    if any(lists_people(text) for texts in cells.values() for _, text in texts if "\t" in text):
        kinds.append("a table about people")
    if keys_about_people(typed):
        kinds.append("a detail of a person under a key of your own")
    if kinds:
        raise NetworkError(
            f"This looks like {' and '.join(kinds)}. Nothing was kept. Leave out what is about a person."
        )


def open_map(store: Store, map_id: str, network: Network) -> "OpenMap":
    """A map of the store; started from `network` when it is not there yet."""
    refuse_people([map_id, map_to_mapping(network)])
    store.add_map(map_id, to_yaml(network))
    return OpenMap(store, map_id)


class OpenMap:
    """A map in the store as the app works with it: the newest state, changes, undo and redo. Visits may share it.

    Raises
    ------
    NetworkError
        When the map is not in the store, or its base or its log cannot be read.
    """

    trouble: str = ""  # why what was kept last cannot be read, in words; until it can, the map is as it was known

    def __init__(self, store: Store, map_id: str) -> None:
        self.map_id = map_id
        self.base = started_from(store, map_id)
        self._store = store
        self._lock = threading.Lock()
        self._changing = threading.Lock()  # what a change is made for must be what it is made on
        with no_collecting():
            self._folding = self._resumed()
            self._snapped = self._folding.seq  # newest event when the snapshot was kept
            self._folded = self._folding.folded()
            self._refreshed()

    def folded(self) -> Folded:
        """The map with all that anybody has kept by now, as far as it can be read."""
        with self._lock:
            return self._known()

    def change(
        self, edits: Sequence[Edit] = (), parts: Mapping[str, Any] = NO_PARTS, *, actor: str, key: str | None = None
    ) -> int:
        """Make changes that can be undone in one go; returns when they are safe on disk, with their number.

        Parameters
        ----------
        edits
            Of partners and links.
        parts
            Whole parts of the map, such as `{"promises": (…)}`, that are these once the edits are made.
        key
            Made once by the sender, so that sending again changes nothing; one is made up where it is missing.

        Raises
        ------
        NetworkError
            When a change does not fit the map as it is now; then nothing is kept.
        """
        return self.change_from(lambda _: (edits, parts), actor=actor, key=key)

    def change_from(
        self,
        make: Callable[[Network], Change],
        *,
        actor: str,
        key: str | None = None,
        look: Callable[[Network, Network], Mapping[str, Any]] | None = None,
    ) -> int:
        """The same, made from the map as it is at that moment, which may have changed since it was shown.

        Parameters
        ----------
        look
            What looks at the map before and after, and raises `NetworkError` where it is not to be kept. What it
            gives are more parts to keep.
        """
        with self._changing:
            now = self.folded().network
            edits, parts = make(now)
            after = apply_all(now, edits, parts)
            if look and (more := look(now, after)):
                parts = {**parts, **more}
                after = apply_all(now, edits, parts)
            bodies = [edit_to_mapping(edit) for edit in edits]
            held = parts_to_mapping(after, parts)
            refuse_people([bodies, held, actor])
            if parts:
                number = self._keep(PARTS, {"edits": bodies, "parts": held}, actor, key)
                if gone := words_taken_back(now, after):
                    self._store.reword(self.map_id, forgetting(gone), actor=actor)
                return number
            return self._keep(EDIT, bodies[0] if len(bodies) == 1 else {"edits": bodies}, actor, key)

    def replace(self, network: Network, *, actor: str, key: str | None = None) -> int:
        """Put another map in the place of this one; can be undone."""
        refuse_people([map_to_mapping(network), actor])
        return self._keep(MAP, {"map": to_yaml(network)}, actor, key)

    @property
    def rule(self) -> Rule:
        """How this map hides its small counts, on every screen and in every copy."""
        return known_rule(self.folded().rule)

    def keep_rule(self, rule_id: str, *, actor: str) -> int:
        """Hide small counts so from here on. It is recorded with what it gives away, and cannot be undone unseen."""
        with self._changing:
            before, after = self.rule, RULES[rule_id]
            refuse_people(actor)
            given = str(given_away(self._folded.network, before, after))
            return self._keep(RULE, {"before": before.id, "rule": after.id, "gives_away": given}, actor, None)

    def undo(self, *, actor: str) -> int | None:
        """Take back the newest change; None when there is none."""
        return self._turn(Steps.next_undo, actor)

    def redo(self, *, actor: str) -> int | None:
        """Bring back what was undone last; None when there is nothing."""
        return self._turn(Steps.next_redo, actor)

    def steps(self) -> tuple[int | None, int | None]:
        """The numbers of the changes that `undo` and `redo` would turn, None where there is nothing to do."""
        with self._lock:
            self._known()
            return self._folding.steps.next_undo(), self._folding.steps.next_redo()

    def audit(self, newest: int | None = None) -> tuple[Entry, ...]:
        """Who did what and when, the oldest first; of the newest events only, if a number is given.

        Then an undo of an earlier change gives its number alone, and a partner that left before goes by its id.
        """
        if newest is None:
            return audit(self.base, self._store.events(self.map_id))
        with self._lock:
            without = {item.seq for item in self._known().skipped}
            last, (at, network) = self._folding.seq, self._folding.before(newest)
            events = [event for event in self._events_after(at) if event.seq <= last]
            return audit_from(network, events, self._folding.steps, without)[-newest:]

    def count(self) -> int:
        """How many events there are: their numbers have no gaps."""
        with self._lock:
            self._known()
            return self._folding.seq

    def _turn(self, choose: Callable[[Steps], int | None], actor: str) -> int | None:
        with self._lock:  # what is chosen and what was last said on it must be of one moment
            self._refreshed()
            steps = self._folding.steps
            change = choose(steps)
            target = None if change is None else steps.newest_word(change)
        refuse_people(actor)
        return None if target is None else self._store.append(undo_event(self.map_id, target, actor))

    def _keep(self, kind: str, body: dict[str, Any], actor: str, key: str | None) -> int:
        return self._store.append(Submission(self.map_id, key or uuid.uuid4().hex, kind, body, actor))

    def _known(self) -> Folded:
        try:
            self._refreshed()
            self.trouble = ""
        except StoreError as error:
            self.trouble = str(error)
        return self._folded

    def _refreshed(self) -> Folded:
        events = self._store.events(self.map_id, after=self._folding.seq)
        if any(event.kind == REDACT for event in events):  # what was blanked is to be nowhere any more
            self.base = started_from(self._store, self.map_id)
            self._folding = Folding(self.base)
            events = self._store.events(self.map_id)
        if events:
            self._folding.add(events, self._events_after)
            self._folded = self._folding.folded()
            self._keep_snapshot()
        return self._folded

    def _resumed(self) -> Folding:
        """Where the snapshot left off; from the start where there is none, or none that can be read."""
        text = self._store.snapshot(self.map_id, CODE)
        if text:
            with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError, NetworkError):
                state = read(text)
                if self._fits(state):
                    return Folding.resumed(self.base, state, self._events_after)
        return Folding(self.base)

    def _fits(self, state: Mapping[str, Any]) -> bool:
        """Whether the log under a snapshot is still there, and what the snapshot left out, and no more, is damaged."""
        events, seq = self._events_after(0), state["seq"]
        damaged = {event.seq for event in events if event.kind == DAMAGED and event.seq <= seq}
        return events[-1].seq >= seq and damaged == {number for number, _, odd in state["odd"] if odd}

    def _keep_snapshot(self) -> None:
        if self._folding.seq - self._snapped < SNAPSHOT_EVERY or self._store.read_only:
            return
        self._snapped = self._folding.seq
        if (state := self._folding.state()) is not None:
            self._store.keep_snapshot(self.map_id, self._snapped, CODE, written(state))

    def _events_after(self, after: int) -> list[Event]:
        return self._store.events(self.map_id, after=after)
