"""A what-if being tried: changes that stand beside a map, can be switched off, undone and redone.

The map itself is never touched. Every change is an edit of `network.model`; one that changes a partner says what it
would make of the partner *as the map has it*, so that any other change can be switched off without it. `stacked`
gives the edits as `network.edit` takes them, one on top of the other; `apart` is its inverse.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from network._workbench import Workbench
from network.edit import apply_all
from network.errors import NetworkError
from network.model import AddPartner, AgeRange, ChangeFields, ChangePartner, Edit, Network, Partner

__all__ = ["Change", "Tray", "Tried", "apart", "as_the_map_has_it", "stacked", "told", "tried"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change in the tray; switched off, it stays there and does nothing."""

    edit: Edit
    on: bool = True


Changes = tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Tray:
    """The changes now, those before each step back in time, and those that were undone."""

    changes: Changes = ()
    past: tuple[Changes, ...] = ()
    future: tuple[Changes, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that are switched on."""
        return tuple(change.edit for change in self.changes if change.on)

    def put(self, *edits: Edit) -> "Tray":
        """With these edits as well; they are undone together."""
        return self._now((*self.changes, *map(Change, edits)))

    def only(self, *edits: Edit) -> "Tray":
        """With these edits and no others."""
        return self._now(tuple(map(Change, edits)))

    def with_on(self, places: Iterable[int]) -> "Tray":
        """With the changes at these places switched on and all others off."""
        wanted = set(places)
        return self._now(tuple(replace(one, on=place in wanted) for place, one in enumerate(self.changes)))

    def without(self, place: int) -> "Tray":
        """Without the change at this place."""
        return self._now(self.changes[:place] + self.changes[place + 1 :])

    def undone(self) -> "Tray":
        """As it was before the last step; as it is where there was none."""
        if not self.past:
            return self
        return Tray(self.past[-1], self.past[:-1], (self.changes, *self.future))

    def redone(self) -> "Tray":
        """With the step that was undone last; as it is where there is none."""
        if not self.future:
            return self
        return Tray(self.future[0], (*self.past, self.changes), self.future[1:])

    def _now(self, changes: Changes) -> "Tray":
        if changes == self.changes:
            return self
        return Tray(changes, (*self.past, self.changes))


@dataclass(frozen=True, slots=True)
class Tried:
    """The map with the changes, and why some of them do not fit it."""

    network: Network
    refused: tuple[tuple[int, str], ...] = ()  # place among the edits, and the reason


def tried(network: Network, edits: Sequence[Edit]) -> Tried:
    """The map with the changes made, one after the other. Those that do not fit are left out and told."""
    try:
        return Tried(apply_all(network, stacked(network, edits)))
    except NetworkError:
        return _one_by_one(network, edits)


def stacked(network: Network, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits so that each stands on what those before it made of its partner."""
    first, made = as_the_map_has_it(network, edits), dict[str, Edit | Partner]()
    found: list[Edit] = []
    for edit in edits:
        if isinstance(edit, ChangePartner) and edit.partner.id in first:
            before = first[edit.partner.id]
            now = made.get(before.id, before)
            partner = _again(before, edit.partner, now if isinstance(now, Partner) else before)
            made[before.id] = partner
            found.append(ChangePartner(partner))
        elif isinstance(edit, ChangeFields) and edit.partner in first:
            now = made.get(edit.partner, first[edit.partner])
            made[edit.partner] = replace(now if isinstance(now, Partner) else first[edit.partner], **dict(edit.fields))
            found.append(edit)
        else:
            found.append(edit)
    return tuple(found)


def apart(network: Network, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits that stand on one another, as changes that each stand on the map alone."""
    first, bench = as_the_map_has_it(network, edits), Workbench(network)
    found: list[Edit] = []
    for edit in edits:
        if isinstance(edit, ChangePartner) and edit.partner.id in first:
            origin = first[edit.partner.id]
            now = bench.partners.get(origin.id, origin)
            found.append(ChangePartner(_again(now, edit.partner, origin)))
        else:
            found.append(edit)
        try:
            bench.apply(edit)
        except NetworkError:  # it says so itself once it is tried
            continue
    return tuple(found)


def told(network: Network, base: Network) -> Network:
    """The map with changes, without the links that are only tried: nobody has counted, named or sourced these."""
    known = {(one.source, one.target, one.kind) for one in base.relations}
    relations = tuple(one for one in network.relations if (one.source, one.target, one.kind) in known)
    return network if len(relations) == len(network.relations) else replace(network, relations=relations)


def as_the_map_has_it(network: Network, edits: Iterable[Edit]) -> Mapping[str, Partner]:
    """Each partner by its id before anything is changed: from the map, or as it is to be added."""
    added = {edit.partner.id: edit.partner for edit in edits if isinstance(edit, AddPartner)}
    return {**added, **network.by_id}


def _one_by_one(network: Network, edits: Sequence[Edit]) -> Tried:
    kept: list[Edit] = []
    refused: list[tuple[int, str]] = []
    now = network
    for place, edit in enumerate(edits):
        try:
            now = apply_all(network, stacked(network, [*kept, edit]))
        except NetworkError as error:
            refused.append((place, str(error)))
        else:
            kept.append(edit)
    return Tried(now, tuple(refused))


def _again(before: Partner, after: Partner, onto: Partner) -> Partner:
    """What became of the partner from `before` to `after`, done to `onto`."""
    changed = {
        field.name: _value(*(getattr(one, field.name) for one in (before, after, onto)))
        for field in fields(Partner)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    return replace(onto, **changed)


def _value(before: Any, after: Any, onto: Any) -> Any:
    """The value of one field: lists gain and lose the same entries, numbers move as far, ages open as wide."""
    if onto == before:
        return after
    match before, after, onto:
        case tuple(), tuple(), tuple():
            kept = tuple(one for one in onto if one in after or one not in before)
            return kept + tuple(one for one in after if one not in before and one not in kept)
        case int() | float(), int() | float(), int() | float():
            return onto + after - before
        case AgeRange(), AgeRange(), AgeRange():
            return AgeRange(_end(before.start, after.start, onto.start), _end(before.end, after.end, onto.end, -1))
    return after


def _end(before: int | None, after: int | None, onto: int | None, sign: int = 1) -> int | None:
    """One end of an age range that two changes touch: the wider of the two; `sign` is -1 for the upper end."""
    if after == before:
        return onto
    if onto == before:
        return after
    return None if after is None or onto is None else sign * min(sign * after, sign * onto)
