"""Whom to ask about a link in another area: who refers to whom there, in sentences."""

from collections.abc import Collection, Iterable, Iterator

from analysis import Answer
from analysis._places import LINK, TO_ASK, ends_of_links
from network.model import Network
from network.two_systems import Common
from network.words import listed

__all__ = ["whom_to_ask"]

NAMED = 3  # partners of theirs in a sentence


def whom_to_ask(answer: Answer, other: Network, common: Common) -> tuple[str, ...]:
    """A sentence for each of their links that we could ask about; a way through others has nobody to name first."""
    table = answer.table
    asked = table[table["here"].isin(TO_ASK) & (table["there"] == LINK)]
    columns = (asked[column] for column in ("stage", "need", "group", "age", "area"))
    people: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for stage, need, group, age, area in zip(*columns, strict=True):
        ids = common.stages[stage], common.needs[need], common.groups.get(group, "")
        people.setdefault(ids, []).append((common.ages.get(age, ""), common.areas.get(area, "")))
    told = (_told(other, ends_of_links(other, *ids, who)) for ids, who in people.items())
    return tuple(dict.fromkeys(words for some in told for words in some))


def _told(other: Network, ends: Collection[tuple[str, str]]) -> Iterator[str]:
    """Partners in the order of their map."""
    order = list(other.by_id)
    if at_door := _names(other, (one for one in order if (one, one) in ends)):
        yield f"There, {at_door} helps where people come in."
    for door in order:
        if to := _names(other, (one for one in order if one != door and (door, one) in ends)):
            yield f"There, {other.name(door)} refers to {to}."


def _names(other: Network, ids: Iterable[str]) -> str:
    names = [other.name(one) for one in ids]
    return listed(names[:NAMED], more=max(0, len(names) - NAMED)) if names else ""
