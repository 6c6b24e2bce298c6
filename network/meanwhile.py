"""What somebody typed on a map that others have changed meanwhile: only what was typed changes, field by field.

Where others have changed the same field, what they said would be lost: that is told, in words, before it is.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from network.amending import COUNTS, LINK_CELLS, PARTNER_CELLS, Amended, Amending, Cells, Typed
from network.errors import NetworkError
from network.files.draft.flat import link_row, partner_row
from network.model import Edit, Network, Relation, System
from network.vocabulary import FIELD_WORDS

__all__ = ["Meanwhile", "brought_forward", "replaced"]

SYSTEM_WORDS = {
    "name": "What the map is called",
    "period": "The days that the counts cover",
    "help_now": "Where to turn now",
    "illustrative": "Whether the data are illustrative",
    "public": "Whether the map is for the public",
}
REPLACES = "Keeping yours replaces that."
CHANGED = f"somebody else has meanwhile changed it. {REPLACES}"
TELL_FIRST = "Somebody else has changed the same meanwhile, so yours is not kept yet. See what it would replace."


class Meanwhile(NetworkError):
    """Somebody else has changed what was typed, and who typed it has not been told yet."""


def replaced(amended: Amended, now: Network) -> tuple[str, ...]:
    """What others have said since that would be lost if this were kept now, a sentence each."""
    if amended.seen is None or amended.seen is now:
        return ()
    found = [line for typed in amended.typed for line in _lost(typed, amended.seen, now)]
    if "system" in amended.parts and not amended.typed:
        found += _joined(amended.seen.system, amended.parts["system"], now.system)[1]
    if "teams" in amended.parts:
        found += [f"“{one}”: {CHANGED}" for one in _items(amended.seen.teams, amended.parts["teams"], now.teams)[1]]
    return tuple(dict.fromkeys(found))


def brought_forward(
    amended: Amended, now: Network, told: Collection[str] = ()
) -> tuple[Sequence[Edit], Mapping[str, Any]]:
    """What was typed, as changes of the map as it is now.

    Parameters
    ----------
    told
        What whoever keeps it has been told that it replaces (`replaced`).

    Raises
    ------
    Meanwhile
        When it replaces something of which they have not been told.
    NetworkError
        When it does not fit the map any more.
    """
    if amended.seen is None or amended.seen is now:
        return amended.edits, amended.parts
    if not set(replaced(amended, now)) <= set(told):
        raise Meanwhile(TELL_FIRST)
    if not amended.typed:
        return amended.edits, _forward(amended, now)
    again = Amending(now)
    for typed in amended.typed:
        moved = _moved(typed, amended.seen, now)
        if moved is not None:
            again.again(moved)
    result = again.result()
    if result.problems:
        raise NetworkError("\n".join(result.problems))
    return result.edits, result.parts


def _forward(amended: Amended, now: Network) -> Mapping[str, Any]:
    parts = dict(amended.parts)
    if amended.seen is not None and "system" in parts:
        parts["system"] = _joined(amended.seen.system, parts["system"], now.system)[0]
    if amended.seen is not None and "teams" in parts:
        parts["teams"] = _items(amended.seen.teams, parts["teams"], now.teams)[0]
    if amended.seen is not None and "stories" in parts:
        parts["stories"] = _without_ids(amended.seen.stories, parts["stories"], now.stories, "story")
    if amended.seen is not None and "comments" in parts:
        parts["comments"] = _without_ids(amended.seen.comments, parts["comments"], now.comments, "comment")
    return parts


def _moved(typed: Typed, seen: Network, now: Network) -> Typed | None:
    """The same, of the same link where its place is another one now; None where there is nothing left to take away."""
    if typed.what == "partner":
        return None if typed.cells is None and typed.which not in now.by_id else typed
    if typed.which is None:
        return typed
    link, place = seen.relations[int(typed.which)], _place(seen, int(typed.which), now)
    if place is None and typed.cells is not None:
        ends = f"{seen.name(link.source)} to {seen.name(link.target)}"
        raise NetworkError(f"{ends}: somebody else has taken this link away, or added one. Drop it and look again.")
    return None if place is None else replace(typed, which=place)


def _place(seen: Network, place: int, now: Network) -> int | None:
    """Where a link stands now: the same one, or the one in its place between the two."""
    link = seen.relations[place]
    equal = [number for number, one in enumerate(seen.relations) if one == link].index(place)
    same = [number for number, one in enumerate(now.relations) if one == link]
    if equal < len(same):
        return same[equal]
    before, after = _beside(seen, link), _beside(now, link)
    return after[before.index(place)] if len(before) == len(after) else None


def _beside(network: Network, link: Relation) -> list[int]:
    """The places of every link of this kind between the same two, in this direction if it has one."""
    ends = _ends(link)
    return [place for place, one in enumerate(network.relations) if one.kind == link.kind and _ends(one) == ends]


def _ends(link: Relation) -> object:
    return (link.source, link.target) if link.directed else frozenset((link.source, link.target))


def _lost(typed: Typed, seen: Network, now: Network) -> Iterator[str]:
    if typed.cells is None or typed.which is None:
        return
    if typed.what == "partner":
        if typed.which in seen.by_id and typed.which in now.by_id:
            was, here = (partner_row(one, one.by_id[str(typed.which)]) for one in (seen, now))
            yield from _changed(now.name(str(typed.which)), typed.cells, PARTNER_CELLS, was, here)
        return
    link = seen.relations[int(typed.which)]
    name = f"{seen.name(link.source)} to {seen.name(link.target)}"
    place = _place(seen, int(typed.which), now)
    if place is not None:
        was, here = link_row(seen, link), link_row(now, now.relations[place])
        yield from _changed(name, typed.cells, LINK_CELLS, was, here)


def _changed(whose: str, typed: Cells, known: Mapping[str, str], was: Cells, here: Cells) -> Iterator[str]:
    for cell, text in typed.items():
        now = here.get(cell, "")
        if cell in known and now not in (was.get(cell, ""), text.strip()):
            words = FIELD_WORDS.get(known[cell], known[cell])
            said = "another number" if cell in COUNTS else f"“{now}”" if now else "that it is not known"
            yield f"{whose}, {words}: somebody else has meanwhile kept {said}. {REPLACES}"


def _joined(seen: System, typed: System, now: System) -> tuple[System, list[str]]:
    """What was typed of the name, the period and the lists, on those of now, and what of them it replaces."""
    changes: dict[str, Any] = {}
    lost: list[str] = []
    for name in (one.name for one in fields(System)):
        was, mine, here = (getattr(one, name) for one in (seen, typed, now))
        if mine == was:
            continue
        if name in SYSTEM_WORDS or not isinstance(mine, tuple):
            changes[name] = mine
            if here not in (was, mine):
                lost.append(f"{SYSTEM_WORDS.get(name, name)}: {CHANGED}")
        else:
            changes[name], names = _items(was, mine, here)
            lost += [f"“{one}”: {CHANGED}" for one in names]
    return replace(now, **changes), lost


def _items(was: tuple[Any, ...], mine: tuple[Any, ...], here: tuple[Any, ...]) -> tuple[tuple[Any, ...], list[str]]:
    """A list in which what was typed is as typed, and all else as it is now."""
    before, typed, now = ({item.id: item for item in items} for items in (was, mine, here))
    gone = before.keys() - typed.keys()
    own = {one: item for one, item in typed.items() if before.get(one) != item}
    lost = [item.name for one, item in own.items() if one in now and _clash(before.get(one), item, now[one])]
    kept = (item if item.id not in own else _onto(before.get(item.id), own[item.id], item) for item in here)
    return (*(item for item in kept if item.id not in gone), *(own[one] for one in own if one not in now)), lost


def _without_ids(was: tuple[Any, ...], mine: tuple[Any, ...], here: tuple[Any, ...], noun: str) -> tuple[Any, ...]:
    """The same of a list whose entries have no id: what was taken away goes, and what is new stands in its place."""
    gone, new = [one for one in was if one not in mine], [one for one in mine if one not in was]
    if any(one not in here for one in gone):
        raise NetworkError(f"Somebody else has changed this {noun} meanwhile. Drop yours and look at it again.")
    place = here.index(gone[0]) if gone else len(here)
    return (*(one for one in here[:place] if one not in gone), *new, *(one for one in here[place:] if one not in gone))


def _typed_of(before: Any, mine: Any) -> dict[str, Any]:
    """What was typed of an entry; all of it where the entry is new."""
    values = {one.name: getattr(mine, one.name) for one in fields(mine)}
    return {name: value for name, value in values.items() if before is None or value != getattr(before, name)}


def _clash(before: Any, mine: Any, here: Any) -> bool:
    values = _typed_of(before, mine).items()
    return any(getattr(here, name) not in (value, getattr(before, name, value)) for name, value in values)


def _onto(before: Any, mine: Any, here: Any) -> Any:
    return replace(here, **_typed_of(before, mine))
