"""Changes of a log: what each makes is read once, when it first stands, and made on a map.

Read changes are held in place of their text, so that who undoes something far back does not wait for all that stands
behind it to be read again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from network._entries import Event
from network._workbench import Workbench, impossible
from network.edit import apply_all
from network.errors import NetworkError
from network.files.map_file.yaml import edit_from_mapping, network_of, parts_from_mapping
from network.model import Edit, Network, System

__all__ = [
    "CHANGES",
    "EDIT",
    "MAP",
    "PARTS",
    "Change",
    "Skipped",
    "edits_of",
    "made",
    "map_of",
    "parts_of",
    "read_base",
]

EDIT, MAP, PARTS = "edit", "map", "parts"
CHANGES = (EDIT, MAP, PARTS)  # what can be undone


@dataclass(frozen=True, slots=True)
class Skipped:
    """An event that changed nothing, and why: what it speaks of may have been undone."""

    seq: int
    why: str
    damaged: bool = False  # its content cannot be relied on, or not be read


@dataclass(slots=True)
class Change:
    """A change as it stands in the log, and once it was read, what it makes."""

    seq: int
    kind: str
    event: Event | None  # None for edits that were read
    edits: tuple[Edit, ...] = ()
    unread: str = ""  # why its edits cannot be read
    system: System | None = None  # that its edits were checked for
    refused: tuple[tuple[int, str], ...] = ()  # places of those that can never be true there, and why

    @classmethod
    def of(cls, event: Event) -> "Change":
        return cls(event.seq, event.kind, event)

    def read(self) -> None:
        """Make edits of the text, unless that was done before."""
        if self.event is not None:
            try:
                self.edits = edits_of(self.event)
            except NetworkError as error:
                self.unread = str(error)
            self.event = None


def made(bench: Workbench, kind: str, changes: Sequence[Change]) -> tuple[Workbench, tuple[Skipped, ...]]:
    """The map after changes of one kind, and which of them changed nothing."""
    if kind == EDIT:
        return bench, tuple(_apply(bench, changes))
    return _replaced(bench, [change.event for change in changes if change.event is not None])


def _apply(bench: Workbench, changes: Sequence[Change]) -> Iterator[Skipped]:
    for change in changes:
        change.read()
    _check(bench.system, [change for change in changes if change.system is not bench.system])
    for change in changes:
        if change.unread:
            yield Skipped(change.seq, change.unread, damaged=True)
        refused = dict(change.refused)
        for place, edit in enumerate(change.edits):
            if place in refused:
                yield Skipped(change.seq, refused[place])
                continue
            try:
                bench.apply(edit)
            except NetworkError as error:
                yield Skipped(change.seq, str(error))


def _check(system: System, changes: Sequence[Change]) -> None:
    """Find out which edits can never be true of a map of this system, for many of them at once."""
    for change in changes:
        change.system, change.refused = system, ()
    edits = [(change, place, edit) for change in changes for place, edit in enumerate(change.edits)]
    for number, refusal in impossible(system, [edit for _, _, edit in edits]).items():
        change, place, _ = edits[number]
        change.refused += ((place, str(refusal)),)


def _replaced(bench: Workbench, events: Sequence[Event]) -> tuple[Workbench, tuple[Skipped, ...]]:
    skipped = []
    for event in events:
        try:
            bench = Workbench(map_of(event) if event.kind == MAP else _with_parts(bench, event))
        except NetworkError as error:
            skipped.append(Skipped(event.seq, str(error), damaged=_is_unreadable(event)))
    return bench, tuple(skipped)


def _is_unreadable(event: Event) -> bool:
    """Whether it is the content that is wrong, not how it fits the map."""
    try:
        if event.kind == MAP:
            map_of(event)
        else:
            edits_of(event)
            parts_of(event)
    except NetworkError:
        return True
    return False


def _with_parts(bench: Workbench, event: Event) -> Network:
    return apply_all(bench.network(), edits_of(event), parts_of(event))


def edits_of(event: Event) -> tuple[Edit, ...]:
    """The edits that an event of kind `edit` or `parts` makes.

    Raises
    ------
    NetworkError
        When they cannot be read.
    """
    body = event.body
    several = body.get("edits")
    return tuple(edit_from_mapping(one) for one in (several if isinstance(several, list) else [body]))


def map_of(event: Event) -> Network:
    """The map that an event of kind `map` puts in the place of what was there.

    Raises
    ------
    NetworkError
        When it cannot be read.
    """
    return read_base(str(event.body.get("map", "")))


def parts_of(event: Event) -> dict[str, Any]:
    """The parts of the map that an event of kind `parts` sets, as `Network` takes them.

    Raises
    ------
    NetworkError
        When they cannot be read.
    """
    parts = event.body.get("parts")
    return parts_from_mapping(parts if isinstance(parts, dict) else {})


def read_base(text: str) -> Network:
    """The map that a text of the store holds.

    Raises
    ------
    NetworkError
        When it cannot be read.
    """
    return network_of(text, "map.yaml")
