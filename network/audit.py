"""The audit list of a map: who did what and when, in plain words."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields

from network._workbench import Workbench
from network.errors import NetworkError
from network.hiding import known_rule
from network.history import (
    CHANGES,
    EDIT,
    PARTS,
    RULE,
    UNDO,
    Steps,
    edits_of,
    fold,
    map_of,
    parts_of,
    rule_of,
    target_of,
)
from network.model import Network, Partner
from network.parts import (
    AddLink,
    AddPartner,
    ChangeFields,
    ChangePartner,
    Edit,
    MergePartner,
    Promise,
    RemoveLink,
    StepBack,
)
from network.store import DAMAGED, REDACT, REDACTED, Event
from network.vocabulary import DIRECTED_KINDS, FIELD_WORDS
from network.words import listed, plural

__all__ = ["Entry", "audit", "audit_from"]

PARTS_WORDS = {
    "system": "the name, the period or the lists",
    "asked": "who has been asked",
    "promises": "the promises",
    "stories": "the stories",
    "comments": "the comments of partners",
    "goals": "the goals",
    "teams": "the teams",
    "people": "the people whose routes can be followed",
    "options": "the saved what-ifs",
    "running_order": "the running order",
    "positions": "the places on the map",
    "looked_through": "what was looked through",
}
SHOWN = 3  # changes made at once that are told one by one
IN_FORCE, UNDONE, WITHOUT_EFFECT = "in force", "undone", "without effect"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in plain words."""

    seq: int
    at: str  # UTC, ISO 8601
    who: str  # a table or a role
    what: str
    state: str  # in force, undone, or without effect; empty for what is not a change
    change: int | None = None  # the number to undo or redo; None when it cannot be


def audit(base: Network, events: Iterable[Event]) -> tuple[Entry, ...]:
    """Every event on a map that started from `base`, the oldest first."""
    events = tuple(events)
    return audit_from(base, events, Steps.after(events), {item.seq for item in fold(base, events).skipped})


def audit_from(network: Network, events: Iterable[Event], steps: Steps, without_effect: set[int]) -> tuple[Entry, ...]:
    """The same for the newest events only.

    Parameters
    ----------
    network
        The map just before the first of these events, made of the changes that are still in force.
    steps
        What has become of all changes, earlier ones too.
    without_effect
        Numbers of the events that changed nothing.
    """
    telling = _Telling(network, steps, without_effect)
    return tuple(telling.entry(event) for event in events)


class _Telling:
    """Tells one event after the other, with the names and details of its moment."""

    def __init__(self, base: Network, steps: Steps, without_effect: set[int]) -> None:
        self._steps = steps
        self._without_effect = without_effect
        self._told: dict[int, str] = {}  # what each change did
        self._names: dict[str, str] = {}
        self._agreed: set[str] = set()
        self._promises: tuple[Promise, ...] = ()
        self._start(base)

    def entry(self, event: Event) -> Entry:
        what = self._words(event)
        change = self._steps.change(event.seq) if event.kind in CHANGES else None
        return Entry(event.seq, event.at, event.actor or "not said", what, self._state(event), change)

    def _state(self, event: Event) -> str:
        if event.kind not in (*CHANGES, UNDO, DAMAGED):
            return ""
        if event.seq in self._steps.undone:
            return UNDONE
        return WITHOUT_EFFECT if event.seq in self._without_effect else IN_FORCE

    def _words(self, event: Event) -> str:
        if event.kind in CHANGES:
            self._told[event.seq] = self._change(event)
            return self._told[event.seq]
        if event.kind == UNDO:
            return self._undo(event)
        if event.kind == RULE:
            before, rule, given = rule_of(event)
            labels = " instead of ".join(f"“{known_rule(one).label}”" for one in (rule, before))
            return f"Hid small counts by another rule: {labels}. {given}"
        if event.kind == DAMAGED:
            return f"Damaged, and left out. {event.text}"
        if event.kind == REDACT:
            return f"Blanked number {target_of(event)}." if target_of(event) else "Took words back for good."
        return "Blanked." if event.kind == REDACTED else f"Kept: {event.kind}."

    def _undo(self, event: Event) -> str:
        change = self._steps.change(event.seq)
        if change is None:
            return "Undid nothing."
        done = "Undid" if self._steps.takes_back(event.seq) else "Redid"
        told = self._told.get(change)  # not of one that came before those told here
        return f"{done} number {change}{f': {told}' if told else '.'}"

    def _change(self, event: Event) -> str:
        standing = event.seq in self._steps.in_force
        try:
            if event.kind == EDIT:
                return self._edits(edits_of(event), standing)
            if event.kind == PARTS:
                return self._parts(event, standing)
            network = map_of(event)
        except NetworkError:
            return "Something that this version cannot read."
        if standing:
            self._start(network)
        return f"Replaced the whole map: {_n(network.partners, 'partner')}, {_n(network.relations, 'relation')}."

    def _parts(self, event: Event, standing: bool) -> str:
        edits = edits_of(event)
        told = [self._edits(edits, standing)] if edits else []
        parts = parts_of(event)
        if "agreed" in parts:
            told.append(self._agreements({one.partner for one in parts.pop("agreed")}, standing))
        if "promises" in parts and (said := self._promised(parts["promises"], standing)):
            told.append(said)
            del parts["promises"]
        names = [PARTS_WORDS.get(name, name) for name in parts]
        return " ".join([*told, *([f"Changed {' and '.join(names)}."] if names else [])])

    def _agreements(self, agreed: set[str], standing: bool) -> str:
        """Who agreed to be named, and who took it back."""
        new, gone = (sorted(map(self._name, ids)) for ids in (agreed - self._agreed, self._agreed - agreed))
        if standing:
            self._agreed = agreed
        told = [f"{listed(new)} agreed to be named in a room."] if new else []
        told += [f"{listed(gone)} took back the agreement to be named in a room."] if gone else []
        return " ".join(told) or "Changed who has agreed to be named, or when."

    def _promised(self, promises: Sequence[Promise], standing: bool) -> str:
        """Whose promise was made, changed or taken away; empty where it is not of the same partners alone."""
        before, after = self._promises, tuple(promises)
        if standing:
            self._promises = after
        differ = [one for one in before + after if (one in before) != (one in after)]
        whose = {(one.source, one.target) for one in differ}
        if len(whose) != 1:
            return ""
        did = "Changed"
        if len(differ) == 1:
            did = "Took away" if differ[0] in before else "Added"
        return f"{did} the promise of {' with '.join(self._name(end) for end in whose.pop() if end)}."

    def _edits(self, edits: Sequence[Edit], standing: bool) -> str:
        told = []
        for edit in edits:
            told.append(self._edit(edit))
            if standing:
                self._apply(edit)
        return told[0] if len(told) == 1 else f"{len(told):,} changes at once. {_shortened(told)}"

    def _apply(self, edit: Edit) -> None:
        with suppress(NetworkError):  # `fold` has listed it
            self._bench.apply(edit)

    def _edit(self, edit: Edit) -> str:
        match edit:
            case AddPartner(partner):
                self._names[partner.id] = partner.name
                return f"Added {partner.name}."
            case ChangePartner(partner):
                self._names[partner.id] = partner.name
                return f"Changed {partner.name}{_fields(self._bench.partners.get(partner.id), partner)}."
            case ChangeFields(partner_id, said):
                self._names[partner_id] = dict(said).get("name", self._name(partner_id))
                return f"Changed {self._name(partner_id)}{_listed(name for name, _ in said)}."
            case MergePartner(partner_id, into):
                return f"Merged {self._name(partner_id)} into {self._name(into)}."
            case StepBack(partner_id):
                return f"Took {self._name(partner_id)} off the map, with its links."
            case AddLink(relation):
                return f"Added a link {self._ends(relation.source, relation.target, relation.kind)}."
            case RemoveLink(source, target, kind):
                return f"Took away the link {self._ends(source, target, kind)}."

    def _ends(self, source: str, target: str, kind: str) -> str:
        one, other = self._name(source), self._name(target)
        ends = f"from {one} to {other}" if kind in DIRECTED_KINDS else f"between {one} and {other}"
        return f"{ends} ({kind})"

    def _name(self, partner_id: str) -> str:
        return self._names.get(partner_id, partner_id)

    def _start(self, network: Network) -> None:
        self._bench = Workbench(network)
        self._agreed = set(network.agreed_ids)
        self._promises = network.promises
        self._names |= {partner.id: partner.name for partner in network.partners}


def _fields(old: Partner | None, new: Partner) -> str:
    """What differs, such as `: hours, capacity`."""
    if old is None:
        return ""
    return _listed(field.name for field in fields(Partner) if getattr(old, field.name) != getattr(new, field.name))


def _listed(attributes: Iterable[str]) -> str:
    names = [FIELD_WORDS.get(name, name) for name in attributes]
    return ": " + ", ".join(names) if names else ""


def _n(things: Sequence[object], noun: str) -> str:
    return plural(len(things), noun)


def _shortened(told: Sequence[str]) -> str:
    rest = len(told) - SHOWN
    return " ".join(told[:SHOWN]) + (f" And {rest} more." if rest > 0 else "")
