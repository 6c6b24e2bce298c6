"""Partners of a kind of which most are called as people are: the rest of that kind may be people too.

A name that is in no list is told so where it stands among others: "Navigator" over four names, three of them known.
"""

from collections.abc import Collection, Iterator, Sequence

from network.details.bodies import is_of_a_body
from network.model import Partner

__all__ = ["alike"]

_LEAST, _SHARE = 2, 2 / 3  # names that are asked about, and how many of the kind they are
_LONGEST = 40  # characters of what may be a kind


def alike(partners: Sequence[Partner], asked: Collection[str]) -> set[str]:
    """The names of partners that nothing else tells of, where most of their sector or another kind are asked about."""
    if len(asked) < _LEAST:
        return set()
    of_each: dict[tuple[str, str], list[str]] = {}
    for one in partners:
        for kind in _kinds(one):
            of_each.setdefault(kind, []).append(one.name)
    found: set[str] = set()
    for names in of_each.values():
        some = [name for name in names if name in asked]
        if _LEAST <= len(some) < len(names) and len(some) >= _SHARE * len(names):
            found.update(name for name in names if name not in asked and not is_of_a_body(name))
    return found


def _kinds(one: Partner) -> Iterator[tuple[str, str]]:
    if one.sector:
        yield "", one.sector
    yield from ((key, value) for key, value in one.more if len(value) <= _LONGEST)
