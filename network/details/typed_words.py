"""Words and names that are new on a map and may name somebody: what is typed is asked about as words of files are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from network.details.asides import named_aside
from network.details.free_words import ORDER, own_words, said_freely
from network.details.looked_through import digest
from network.details.may_be_people import (
    are_asked_about,
    has_whole_name,
    is_one_in_a_list,
    may_be_beside,
    only_real_people_have,
)
from network.details.may_name import that_may_name
from network.details.plain_text import normalised
from network.model import Network

__all__ = ["Typed", "typed_that_may_name"]

_THINGS = ("partners", "relations", "options", "stories", "comments", "promises", "goals", "running_order", "agreed")
_OF_THE_SYSTEM = (
    *(("needs", has_whole_name), ("areas", has_whole_name)),
    *((part, is_one_in_a_list) for part in ("groups", "sectors", "stages")),
)
_NAMED = (
    *(("teams", "Names of teams", may_be_beside), ("people", "Names of imagined people", only_real_people_have)),
    ("options", "Names of what-ifs", may_be_beside),
)
_List = tuple[str, Iterable[str], Iterable[str], Callable[[str], bool] | None]  # where; names before and after; a rule


class Typed(NamedTuple):
    """A text and where on the map it stands, such as "Promises"."""

    column: str
    text: str

    @property
    def digest(self) -> str:
        """What is kept of it once somebody has looked through it."""
        return digest(self.column, self.text)


def typed_that_may_name(before: Network, after: Network) -> tuple[Typed, ...]:
    """What stands on a map after a change and did not before, where it may name somebody; each text once.

    What somebody has looked through on this map is none of it.
    """
    new = before.in_part(**{part: _new(getattr(before, part), getattr(after, part)) for part in _THINGS})
    known = {one.text for one in said_freely(_with(before, after))} if any(getattr(new, p) for p in _THINGS) else set()
    said = [Typed(one.column, one.text) for one in said_freely(new) if one.text not in known]
    said += [one for one in _titles(after) if one not in {*_titles(before)}]
    texts = list(dict.fromkeys(one.text for one in said))
    asked = {texts[place] for place in that_may_name(texts, own_words(after))} if texts else set()
    found = dict.fromkeys((*(one for one in said if one.text in asked), *_names(before, after)))
    looked = frozenset(before.looked_through)
    return tuple(one for one in found if one.digest not in looked)


def _new(before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    same = {*map(id, before)}
    return tuple(one for one in after if id(one) not in same)


def _with(before: Network, after: Network) -> Network:
    """Of the map before, only what is changed or gone: the rest is on both and need not be asked."""
    return before.in_part(**{part: _new(getattr(after, part), getattr(before, part)) for part in _THINGS})


def _titles(network: Network) -> Iterator[Typed]:
    for step in network.running_order:
        yield Typed(ORDER, step.title)


def _names(before: Network, after: Network) -> Iterator[Typed]:
    lists: list[_List] = [("Names of partners", _of_partners(before), _of_partners(after), None)]
    lists += [(column, _called(before, part), _called(after, part), asks) for part, column, asks in _NAMED]
    lists += [
        (f"Names of {part}", _called(before.system, part), _called(after.system, part), asks)
        for part, asks in _OF_THE_SYSTEM
    ]
    new = [(column, _new_names(old, names), asks) for column, old, names, asks in lists]
    own = own_words(after, least=2) if any(names for _, names, _ in new) else frozenset()
    for column, names, asks in new:
        plain = [_plain(name) for name in names]
        if asks is None:
            places = are_asked_about(names, own)  # each by all others
        else:
            beside = named_aside(plain, own) if asks is not only_real_people_have else frozenset()
            places = beside | {place for place, name in enumerate(plain) if asks(name)}
        yield from (Typed(column, names[place]) for place in sorted(places))


def _called(of: Any, part: str) -> Iterator[str]:
    return (one.name for one in getattr(of, part))


def _of_partners(network: Network) -> Iterator[str]:
    for one in network.partners:
        yield from filter(None, (one.name, one.short, *one.aka))
    ends = (end for one in network.promises for end in (one.source, one.target) if end)
    yield from (end for end in ends if end not in network.by_id)


def _new_names(before: Iterable[str], after: Iterable[str]) -> list[str]:
    known = {*before}
    return list(dict.fromkeys(name for name in after if name not in known))


def _plain(name: str) -> str:
    return normalised(name).strip(" .")
