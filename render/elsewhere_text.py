"""Whom to ask about a link in another area: who refers to whom there, in sentences."""

from collections.abc import Iterable, Iterator

from analysis import Answer
from analysis._places import LINK, TO_ASK
from network.model import Network, Partner
from network.two_systems import Common
from network.words import listed

__all__ = ["whom_to_ask"]

NAMED = 3  # partners of theirs in a sentence


def whom_to_ask(answer: Answer, other: Network, common: Common) -> tuple[str, ...]:
    """A sentence for each of their links that we could ask about; a way through others has nobody to name first."""
    table = answer.table
    asked = table[table["here"].isin(TO_ASK) & (table["there"] == LINK)]
    found = dict.fromkeys(zip(asked["stage"], asked["need"], asked["group"], strict=True))
    ids = [(common.stages[stage], common.needs[need], common.groups.get(group, "")) for stage, need, group in found]
    return tuple(dict.fromkeys(words for ends in ids for words in _told(other, *ends)))


def _told(other: Network, stage: str, need: str, group: str) -> Iterator[str]:
    doors = [one.id for one in other.partners if stage in (one.stages or ())]
    serve = [one.id for one in other.partners if need in (one.needs or ()) and _is_for(one, group)]
    at_door = _names(other, (one for one in doors if one in serve))
    if at_door:
        yield f"There, {at_door} helps where people come in."
    for door in doors:
        carried = (link.target for link in other.referrals if link.source == door and need in (link.needs or ()))
        if to := _names(other, (one for one in dict.fromkeys(carried) if one in serve)):
            yield f"There, {other.name(door)} refers to {to}."


def _is_for(partner: Partner, group: str) -> bool:
    """Whether it serves this group alone, or, without one, everybody."""
    return group in (partner.only_for or ()) if group else not partner.only_for


def _names(other: Network, ids: Iterable[str]) -> str:
    names = [other.name(one) for one in ids]
    return listed(names[:NAMED], more=max(0, len(names) - NAMED)) if names else ""
