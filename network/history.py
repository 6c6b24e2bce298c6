"""The history of a map: its events folded into the map as it is now, undone and redone.

Kinds of event: `edit` (one edit as in map files, or `{"edits": […]}` for several made at once), `parts` (edits, and
whole parts of the map, such as its promises, that are these from here on), `map` (from here on the map is this one),
`undo` (of any of these; of an undo, which redoes), `redact` (somebody had an entry blanked), `redacted` (the entry that
was blanked), `rule` (how small counts are hidden from here on) and `damaged` (what the store cannot read any more).
Other kinds are somebody else's business and change nothing here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from network._changes import (
    CHANGES,
    EDIT,
    MAP,
    PARTS,
    Change,
    Skipped,
    edits_of,
    made,
    map_of,
    parts_of,
    read_base,
)
from network._workbench import Workbench
from network.collecting import no_collecting
from network.errors import InvalidNetwork, NetworkError, StoreError
from network.hiding import HIDING
from network.model import Network
from network.store import DAMAGED, REDACT, REDACTED, Event, Store, Submission

__all__ = [
    "CHANGES",
    "EDIT",
    "KINDS",
    "MAP",
    "PARTS",
    "RULE",
    "UNDO",
    "Folded",
    "Folding",
    "Skipped",
    "Steps",
    "edits_of",
    "fold",
    "map_of",
    "parts_of",
    "read_base",
    "rule_of",
    "started_from",
    "target_of",
    "undo_event",
]

UNDO, RULE = "undo", "rule"
KINDS = (*CHANGES, UNDO, RULE, REDACT, REDACTED, DAMAGED)  # what this version knows
NOTHING_THERE = "There is nothing to undo under that number."
BATCH = 20_000  # events whose content is checked together
MOST_HELD = 200_000  # changes that are held as they were read; of a longer log the newest
MARKS = (65_536, 16_384, 2_048, 256)  # how far before the end of a long log the map is kept, in changes


@dataclass(frozen=True, slots=True)
class Folded:
    """A map after its events, and what could not be applied."""

    network: Network
    skipped: tuple[Skipped, ...] = ()
    rule: str = ""  # how small counts are hidden; empty where nobody has said so

    @property
    def damaged(self) -> tuple[Skipped, ...]:
        """What could not be read."""
        return tuple(item for item in self.skipped if item.damaged)


@dataclass(slots=True)
class Steps:
    """Which changes are in force, and what undo and redo would do next. Feed it the events in order."""

    in_force: dict[int, None] = field(default_factory=dict)  # changes by number, the newest last
    undone: dict[int, None] = field(default_factory=dict)  # the same, for those that are not
    _redoable: list[int] = field(default_factory=list)
    _about: dict[int, int] = field(default_factory=dict)  # by undo: the change that it is about in the end
    _takes_back: dict[int, bool] = field(default_factory=dict)  # by undo: whether it takes that back or redoes it
    _newest: dict[int, int] = field(default_factory=dict)  # by change: the undo that spoke last on it

    @classmethod
    def after(cls, events: Iterable[Event]) -> "Steps":
        """What the next steps would be after all these events."""
        steps = cls()
        for event in events:
            steps.add(event)
        return steps

    def plain(self) -> list[list[Any]]:
        """Everything that it knows, as plain data."""
        about = [[undo, change, self._takes_back[undo]] for undo, change in self._about.items()]
        return [list(self.in_force), list(self.undone), list(self._redoable), about, list(self._newest.items())]

    @classmethod
    def of_plain(cls, data: Sequence[Sequence[Any]]) -> "Steps":
        """The steps that `plain` has written."""
        in_force, undone, redoable, about, newest = data
        steps = cls(dict.fromkeys(in_force), dict.fromkeys(undone), list(redoable))
        for undo, change, takes_back in about:
            steps._about[undo], steps._takes_back[undo] = change, takes_back
        steps._newest.update(newest)
        return steps

    def add(self, event: Event) -> bool:
        """Take note of the next event; False when it undoes something that is not there."""
        if event.kind in CHANGES:
            self.in_force[event.seq] = None
            self._redoable.clear()
        return event.kind != UNDO or self._undo(event.seq, target_of(event))

    def next_undo(self) -> int | None:
        """The change to undo next; None when none is in force."""
        return next(reversed(self.in_force), None)

    def next_redo(self) -> int | None:
        """The change to redo next; None once something new was done since."""
        return self._redoable[-1] if self._redoable else None

    def newest_word(self, change: int) -> int:
        """What has to be undone for the state of a change to turn: the change itself, or the last undo of it."""
        return self._newest.get(change, change)

    def change(self, seq: int) -> int | None:
        """The change that an event is about in the end; None when it is about none."""
        seq = self._about.get(seq, seq)
        return seq if seq in self.in_force or seq in self.undone else None

    def takes_back(self, undo: int) -> bool:
        """Whether an undo takes a change back; else it redoes one."""
        return self._takes_back.get(undo, False)

    def _undo(self, seq: int, target: Any) -> bool:
        change = self.change(target) if type(target) is int else None
        if change is None:
            return False
        takes_back = not self.takes_back(target)
        self._about[seq], self._takes_back[seq], self._newest[change] = change, takes_back, seq
        if takes_back and change in self.in_force:
            self.undone[change] = self.in_force.pop(change)
            self._redoable.append(change)
        elif not takes_back and change in self.undone:
            self.in_force[change] = self.undone.pop(change)
            self._redoable = [other for other in self._redoable if other != change]
        return True


def fold(base: Network, events: Iterable[Event]) -> Folded:
    """The map after all events on it, in the order of their numbers.

    A change that no longer fits, because one that it rests on was undone, is left out and listed.
    """
    folding = Folding(base)
    folding.add(tuple(events))
    return folding.folded()


class Folding:
    """A map that is folded on as events come, and from a mark a little before where a change is undone.

    Parameters
    ----------
    base
        The map that the first of the events found.
    """

    def __init__(self, base: Network) -> None:
        self.steps = Steps()
        self.seq = 0  # of the newest event that it has seen
        self._rule = ""
        self._odd: list[Skipped] = []  # what cannot be read, and undoing what is not there
        self._unfit: list[Skipped] = []  # changes that do not fit, by number
        self._held: list[Change] = []  # every change after this number
        self._held_after = 0
        self._bench = Workbench(base)
        self._marks = [(0, self._bench.copy())]  # by number: the map when all changes up to it had been made

    def add(self, events: Sequence[Event], earlier: Callable[[int], Sequence[Event]] | None = None) -> None:
        """The next events, in order.

        Parameters
        ----------
        earlier
            Gives again every event after a number; needed where an event may undo one that was added before.
        """
        if not events:
            return
        last, turned = events[-1].seq, self._note(events)
        changes = _changes_in(events)
        self._held += changes
        if turned is not None and earlier is not None:
            while self._marks[-1][0] >= turned:
                self._marks.pop()
            mark, bench = self._marks[-1]
            self._bench = bench.copy()
            self._unfit = [item for item in self._unfit if item.seq <= mark]
            changes = self._held_from(mark, last, earlier)
        self.seq = last
        with no_collecting():
            self._apply(changes, turned)
        self._let_go()

    def folded(self) -> Folded:
        """The map as it is now."""
        skipped = sorted([*self._odd, *self._unfit], key=lambda item: item.seq)
        return Folded(self._bench.network(), tuple(skipped), self._rule)

    def before(self, newest: int) -> tuple[int, Network]:
        """The map a little before the newest events, so many at least, and the number of the last event in it."""
        at, draft = next((mark for mark in reversed(self._marks) if self.seq - mark[0] >= newest), self._marks[0])
        return at, draft.network()

    def state(self) -> dict[str, Any] | None:
        """What `resumed` goes on from; None for a log so short that it is as quickly folded again.

        The map in it is that of a mark a little before the end, so that the newest changes can still be undone quickly.
        """
        at, bench = next((mark for mark in reversed(self._marks) if self.seq - mark[0] >= MARKS[-2]), self._marks[0])
        if not at:
            return None
        unfit = [item for item in self._unfit if item.seq <= at]
        said = {name: [(one.seq, one.why, one.damaged) for one in items] for name, items in
                (("odd", self._odd), ("unfit", unfit))}  # fmt: skip
        return {"seq": self.seq, "at": at, "network": bench.network(), "rule": self._rule, **said,
                "steps": self.steps.plain()}  # fmt: skip

    @classmethod
    def resumed(cls, base: Network, state: Mapping[str, Any], earlier: Callable[[int], Sequence[Event]]) -> "Folding":
        """A folding that is where another was: `earlier` gives every event after a number."""
        folding = cls(base)
        folding.seq, folding._rule = state["seq"], state["rule"]
        folding.steps = Steps.of_plain(state["steps"])
        folding._odd, folding._unfit = ([Skipped(*item) for item in state[name]] for name in ("odd", "unfit"))
        folding._bench = Workbench(state["network"])
        folding._marks.append((state["at"], folding._bench.copy()))
        folding._held_after = folding.seq  # nothing is held yet
        folding._apply(folding._held_from(state["at"], folding.seq, earlier))
        folding._let_go()
        return folding

    def _held_from(self, mark: int, last: int, earlier: Callable[[int], Sequence[Event]]) -> list[Change]:
        """The changes after a mark, up to the last: those that are held, or all of them read again."""
        if mark < self._held_after:
            self._held = _changes_in(event for event in earlier(mark) if event.seq <= last)
            self._held_after = mark
        return self._held[bisect_right(self._held, mark, key=lambda change: change.seq) :]

    def _let_go(self) -> None:
        """Of a very long log hold the newest changes only."""
        if len(self._held) > MOST_HELD:
            gone = len(self._held) - MOST_HELD
            self._held_after = self._held[gone - 1].seq
            del self._held[:gone]

    def _note(self, events: Sequence[Event]) -> int | None:
        """What events say beside their changes. Gives the first change among earlier events that they turn."""
        turned: list[int] = []
        for event in events:
            if not self.steps.add(event):
                self._odd.append(Skipped(event.seq, NOTHING_THERE))
            elif event.kind == UNDO and (change := self.steps.change(event.seq) or 0) <= self.seq:
                turned.append(change)
            elif event.kind == DAMAGED:
                self._odd.append(Skipped(event.seq, event.text, damaged=True))
            elif event.kind == RULE and (rule := rule_of(event)[1]) in HIDING:
                self._rule = rule
        return min(turned, default=None)

    def _apply(self, changes: Sequence[Change], turned: int | None = None) -> None:
        """Make the changes that stand, leaving marks that lie closer together towards the end.

        Where a change was turned they lie so before it: who undoes change after change turns those before it next.
        They lie so before the end as well where much stands behind it: the next to be undone may be the newest.
        """
        whole, undone = len(changes), self.steps.undone
        end = whole if turned is None else bisect_left(changes, turned, key=lambda change: change.seq)
        stops = [end - distance for distance in MARKS if end > distance]
        if sum(change.seq not in undone for change in changes[end:]) > MARKS[-2]:
            stops += [whole - distance for distance in MARKS if whole - distance > end]
        start = 0
        for stop in (*stops, len(changes)):
            standing = [change for change in changes[start:stop] if change.seq not in undone]
            for kind, run in groupby(standing, key=lambda change: change.kind):
                while batch := tuple(islice(run, BATCH)):
                    self._bench, refused = made(self._bench, kind, batch)
                    self._unfit += refused
            gap = changes[stop - 1].seq - self._marks[-1][0] if stop else 0
            if gap >= MARKS[-1] and (stop in stops or (turned is None and gap >= 2 * MARKS[-1])):
                self._mark(changes[stop - 1].seq, turned or 0)
            start = stop

    def _mark(self, seq: int, turned: int) -> None:
        """Keep the map as it is now; of the older marks those before what was turned, and twice as far away each."""
        kept: list[tuple[int, Workbench]] = []
        distance = MARKS[-1]
        for mark in reversed(self._marks):
            if mark[0] == 0 or mark[0] < turned < seq or seq - mark[0] >= distance:
                kept.append(mark)
                distance = 2 * (seq - mark[0])
        self._marks = [*reversed(kept), (seq, self._bench.copy())]


def _changes_in(events: Iterable[Event]) -> list[Change]:
    return [Change.of(event) for event in events if event.kind in CHANGES]


def rule_of(event: Event) -> tuple[str, str, str]:
    """The rule before, the rule from here on, and what the change gives away in words; empty where it is not said."""
    try:
        said = event.body
    except StoreError:
        said = {}
    before, rule, given = (said.get(name) for name in ("before", "rule", "gives_away"))
    return tuple(one if isinstance(one, str) else "" for one in (before, rule, given))  # type: ignore[return-value]


def target_of(event: Event) -> Any:
    """The number that an undo or a blanking is about; None where it cannot be read."""
    try:
        return event.body.get("seq")
    except StoreError:
        return None


def started_from(store: Store, map_id: str) -> Network:
    """What a map of a store started from.

    Raises
    ------
    StoreError
        When it is not what was kept, or cannot be read; it says where in the store, for there is no file to be mended.
    """
    text = store.base(map_id)
    try:
        return read_base(text)
    except NetworkError as error:
        first = error.problems[0] if isinstance(error, InvalidNetwork) else None
        line = f", in line {first.where.row} of its text" if first and first.where.row else ""
        raise StoreError(
            f'What the map "{map_id}" started from is damaged{line}: {first.what if first else error} '
            "Bring back the newest sound copy."
        ) from error


def undo_event(map_id: str, target: int, actor: str) -> Submission:
    """What undoes a change or an undo. Two who send it at once send the same key, so that it happens once."""
    return Submission(map_id, f"undo:{target}", UNDO, {"seq": target}, actor)
