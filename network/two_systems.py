"""Two maps of different systems: which of their needs, ways in, groups, ages and areas are ours.

The same name is the same thing, and so is the same id where names differ, which is said. Whatever is merely alike is
proposed, and stays apart until a person says that it is one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from network.errors import NetworkError
from network.joining import GENERIC
from network.model import AgeBand, Area, Named, System
from network.names import match_key, proposals, suggestion

__all__ = ["LISTS", "Common", "ReadAsOne", "in_common"]

LISTS: Mapping[str, str] = MappingProxyType(  # list of a system: what one thing on it is called
    {"needs": "need", "stages": "way in", "groups": "group", "ages": "age band", "areas": "area"}
)
Item = Named | AgeBand | Area


@dataclass(frozen=True, slots=True)
class ReadAsOne:
    """Something of theirs and something of ours that are read as one, or may be, and why."""

    kind: str  # a key of LISTS
    theirs: str  # ids
    ours: str
    names: tuple[str, str]  # theirs and ours
    why: str

    def told(self, are: str) -> str:
        """`Their way in Courts may be our Court (spelling).`"""
        return f"Their {LISTS[self.kind]} {self.names[0]} {are} our {self.names[1]} ({self.why})."


@dataclass(frozen=True, slots=True)
class Common:
    """What both maps list, their ids by ours, in the order of ours; ages and areas only where both list the same."""

    needs: Mapping[str, str]
    stages: Mapping[str, str]
    groups: Mapping[str, str]
    ages: Mapping[str, str]
    areas: Mapping[str, str]
    said: tuple[ReadAsOne, ...]  # read as one although their names differ
    proposed: tuple[ReadAsOne, ...]


def in_common(ours: System, theirs: System, same: Iterable[tuple[str, str]] = ()) -> Common:
    """What is on the lists of both maps.

    Parameters
    ----------
    same
        What a person has said: ids on their lists and on ours that stand for one thing.

    Raises
    ------
    NetworkError
        When no list of theirs has the one and the same list of ours the other.
    """
    given = tuple(same)
    for one, other in given:
        _known(ours, theirs, one, other)
    pairs: dict[str, dict[str, str]] = {}
    said: list[ReadAsOne] = []
    proposed: list[ReadAsOne] = []
    for kind in LISTS:
        here, there = _things(ours, kind), _things(theirs, kind)
        found = _paired(kind, here, there, given)
        pairs[kind] = {one: found[one].theirs for one in here if one in found}
        said += [one for one in found.values() if one.why]
        taken = {one.theirs for one in found.values()}
        proposed += _alike(kind, [here[one] for one in here if one not in found],
                           [there[one] for one in there if one not in taken])  # fmt: skip
    whole = {kind: pairs[kind] if _all_of(pairs[kind], ours, theirs, kind) else {} for kind in ("ages", "areas")}
    return Common(
        **{kind: MappingProxyType(found) for kind, found in (pairs | whole).items()},
        said=tuple(sorted(said, key=_order)),
        proposed=tuple(sorted(proposed, key=_order)),
    )


def _order(one: ReadAsOne) -> tuple[str, str, str]:
    return one.kind, one.theirs, one.ours


def _things(system: System, kind: str) -> dict[str, Item]:
    """What a list holds, by id; places that cover others are not where anybody lives."""
    return {one.id: one for one in getattr(system, kind) if not getattr(one, "covers", ())}


def _known(ours: System, theirs: System, one: str, other: str) -> None:
    for kind in LISTS:
        if one in _things(theirs, kind) and other in _things(ours, kind):
            return
    ids = [there for kind in LISTS for there in _things(theirs, kind)]
    hint = suggestion(one, ids) if one not in ids else ""
    hint = hint or "Give the id on their list first, then that on the same list of ours."
    raise NetworkError(f'No list of the other map has "{one}" where the same list here has "{other}". {hint}')


def _paired(
    kind: str, ours: Mapping[str, Item], theirs: Mapping[str, Item], same: Iterable[tuple[str, str]]
) -> dict[str, ReadAsOne]:
    """What is one, by our id: what a person has said, then the same name, then the same id."""
    found: dict[str, ReadAsOne] = {}
    free = dict(theirs)

    def pair(there: str, here: str, why: str = "") -> None:
        if here not in found and (one := free.pop(there, None)) is not None:
            found[here] = ReadAsOne(kind, there, here, (one.name, ours[here].name), why)

    for there, here in same:
        if here in ours:
            pair(there, here, "somebody has said so")
    for there, one in theirs.items():
        for here, other in ours.items():
            if _one_thing(one, other):
                pair(there, here)
    for here in ours:
        if here in theirs and not GENERIC.fullmatch(here) and _may_be_one(theirs[here], ours[here]):
            pair(here, here, "the same id")
    return found


def _one_thing(one: Item, other: Item) -> bool:
    """Age bands are the same where their ages are, whatever they are called; all else where its name is."""
    if isinstance(one, AgeBand) and isinstance(other, AgeBand):
        return one.range == other.range
    return match_key(one.name) == match_key(other.name)


def _may_be_one(one: Item, other: Item) -> bool:
    """An id says nothing of ages, and nothing of a place of another name."""
    return isinstance(one, Named) and isinstance(other, Named)


def _all_of(pairs: Mapping[str, str], ours: System, theirs: System, kind: str) -> bool:
    return len(pairs) == len(_things(ours, kind)) == len(_things(theirs, kind))


def _alike(kind: str, ours: list[Item], theirs: list[Item]) -> list[ReadAsOne]:
    if kind == "ages":
        return []
    here, there = ({match_key(one.name): one for one in some} for some in (ours, theirs))
    found = []
    for alike in proposals([*(one.name for one in ours), *(one.name for one in theirs)]):
        for one, other in ((alike.one, alike.other), (alike.other, alike.one)):
            if match_key(one) in there and match_key(other) in here:
                their, our = there[match_key(one)], here[match_key(other)]
                found.append(ReadAsOne(kind, their.id, our.id, (their.name, our.name), alike.why))
    return found
