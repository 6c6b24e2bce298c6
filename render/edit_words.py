"""What a change in a what-if is called: short words for a chip, a file and a list."""

from collections.abc import Mapping
from dataclasses import replace

from network.model import Network, Partner
from network.parts import AddLink, AddPartner, ChangeFields, ChangePartner, Edit, MergePartner, RemoveLink, StepBack
from network.unnamed import Speaker, sectors_of
from network.words import in_sentence, listed, raised
from render.spoken import ages_said, hours_said, tie_said

__all__ = ["EXERCISE", "edit_said", "touched"]

EXERCISE = "An exercise, not a plan"
LISTS = {"areas": "also serves", "needs": "also helps with", "stages": "people can also come in at"}


def edit_said(
    network: Network, edit: Edit, first: Mapping[str, Partner], *, agreed: frozenset[str] | None = None
) -> str:
    """The change in words: `Peer support group steps back`, `New link: A to B`.

    Parameters
    ----------
    first
        Each partner before any change (`network.tray.as_the_map_has_it`).
    agreed
        Who may be named where a room looks on; None names everybody.
    """
    names = Speaker({one: partner.name for one, partner in first.items()}, sectors_of(network), agreed)
    match edit:
        case StepBack(partner):
            return raised(f"{names.of(partner)} steps back")
        case AddPartner(partner):
            return f"New: {names.of(partner.id)}"
        case AddLink(relation):
            if relation.kind == "refers":
                return f"New link: {names.of(relation.source)} to {names.of(relation.target)}"
            return raised(f"{names.of(relation.source)} {tie_said(relation.kind)} {names.of(relation.target)}")
        case RemoveLink(source, target):
            return f"Without the link: {names.of(source)} to {names.of(target)}"
        case MergePartner(partner, into):
            return raised(f"{names.of(partner)} becomes part of {names.of(into)}")
        case ChangePartner(partner):
            changes = listed(_changes(network, first.get(partner.id, partner), partner))
            return raised(f"{names.of(partner.id)} {changes or 'is described anew'}")
        case ChangeFields(partner, said):
            before = first.get(partner, edit.as_partner)
            changes = listed(_changes(network, before, replace(before, **dict(said))))
            return raised(f"{names.of(partner)} {changes or 'is described anew'}")


def touched(edit: Edit) -> frozenset[str]:
    """The partners that a change is about."""
    match edit:
        case StepBack(partner):
            return frozenset({partner})
        case AddPartner(partner) | ChangePartner(partner):
            return frozenset({partner.id})
        case ChangeFields(partner):
            return frozenset({partner})
        case AddLink(relation):
            return frozenset({relation.source, relation.target})
        case RemoveLink(source, target):
            return frozenset({source, target})
        case MergePartner(partner, into):
            return frozenset({partner, into})


def _changes(network: Network, before: Partner, after: Partner) -> list[str]:
    """What is different about a partner, one part of a sentence each."""
    gains = {words: _gained(network, name, before, after) for name, words in LISTS.items()}
    said = [f"{words} {gained}" for words, gained in gains.items() if gained]
    if after.ages != before.ages:
        said.append(f"takes people {_aged(after)}")
    if after.hours != before.hours:
        said.append(f"is open {hours_said(after.hours)}")
    if after.capacity != before.capacity:
        said.append(_room(before.capacity, after.capacity))
    return said


def _gained(network: Network, field: str, before: Partner, after: Partner) -> str:
    names = {item.id: item.name for item in getattr(network.system, field)}
    new = [one for one in getattr(after, field) or () if one not in (getattr(before, field) or ())]
    proper = field == "areas"  # names of places keep their capital
    return listed([names[one] if proper else in_sentence(names[one]) for one in new])


def _aged(partner: Partner) -> str:
    words = ages_said(partner.ages)
    return f"of {words}" if words == "all ages" else f"aged {words}"


def _room(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return "has room for a number not known" if after is None else f"has room for {after:,} people a month"
    more = after - before
    return f"has room for {abs(more):,} {'more' if more > 0 else 'fewer'} people a month"
