"""Circles in what covers what, each found once, in time that grows as the list does."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

__all__ = ["circles"]


def circles(below: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The ids that reach themselves, one list for each circle or circles that hang together, in the order given."""
    rest = _without_ends(_without_ends(below), turned=True)
    told: set[str] = set()
    for one in rest:
        if one in told:
            continue
        inside: set[str] = set()
        todo = list(rest[one])
        while todo:
            place = todo.pop()
            if place not in inside:
                inside.add(place)
                todo.extend(rest[place])
        if one in inside:
            told |= inside
            yield [other for other in rest if other in inside]


def _without_ends(below: Mapping[str, Collection[str]], *, turned: bool = False) -> dict[str, list[str]]:
    """Without those that reach nothing, or turned, that nothing reaches, and so on: what is left runs in circles."""
    over: defaultdict[str, set[str]] = defaultdict(set)
    under = {one: {other for other in others if other in below} for one, others in below.items()}
    for one, others in under.items():
        for other in others:
            over[other].add(one)
    left, back = ({one: over[one] for one in under}, under) if turned else (under, over)
    number = {one: len(others) for one, others in left.items()}
    ends = [one for one, others in number.items() if not others]
    gone = set(ends)
    while ends:
        for other in back[ends.pop()]:
            number[other] -= 1
            if not number[other]:
                gone.add(other)
                ends.append(other)
    return {one: sorted(others - gone) for one, others in under.items() if one not in gone}
