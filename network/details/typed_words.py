"""Words and names that are new on a map and may name somebody: what is typed is asked about as words of files are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from network.details.asides import named_aside
from network.details.every_place import IMAGINED, each_text, that_name_in_place, words_of_names
from network.details.free_words import ORDER, own_words, said_freely
from network.details.looked_through import digest
from network.details.may_be_people import (
    are_asked_about,
    only_real_people_have,
)
from network.details.may_name import that_may_name
from network.details.names_left_out import (
    IN_WHAT_IFS,
    LISTS_OF_MAP,
    LISTS_OF_SYSTEM,
    PARTNERS,
    names_in_what_ifs,
    names_not_on_the_map,
    names_of,
    texts_of_system,
)
from network.details.odd_numbers import odd_ones, with_odd_numbers
from network.details.plain_text import normalised
from network.model import Network

__all__ = ["Typed", "typed_that_may_name"]

_THINGS = tuple(one.name for one in fields(Network) if one.name not in ("system", "looked_through"))
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
    new = before.in_part(**{part: _new(getattr(before, part) or (), getattr(after, part) or ()) for part in _THINGS})
    known = {one.text for one in said_freely(_with(before, after))} if any(getattr(new, p) for p in _THINGS) else set()
    said = [one for one in said_freely(new) if one.text not in known]
    freely = [Typed(one.column, one.text) for one in said if not one.of_name]
    freely += [one for one in _titles(after) if one not in {*_titles(before)}]
    texts = list(dict.fromkeys(one.text for one in freely))
    asked = {texts[place] for place in that_may_name(texts, own_words(after))} if texts else set()
    placed = [Typed(one.column, one.text) for one in said if one.of_name] + [*_in_places(before, after, new)]
    odd = with_odd_numbers(said_freely(after)) if said else set()  # beside what the same column says already
    found = dict.fromkeys(
        (
            *(one for one in freely if one.text in asked),
            *(Typed(one.column, one.text) for one in said if (one.column, one.text) in odd),
            *_names(before, after),
            *_named_in_place(placed, after),
        )
    )
    if before.system != after.system:
        said_before = {*texts_of_system(before)}
        found |= dict.fromkeys(Typed(*one) for one in texts_of_system(after) if one not in said_before)
    looked = frozenset(before.looked_through)
    return tuple(one for one in found if one.digest not in looked)


def _in_places(before: Network, after: Network, new: Network) -> Iterator[Typed]:
    """What is new in any place that is asked about like all others."""
    same = after.system == before.system
    there = (new if same else new.in_part(system=after.system)), _with(before, after)
    now, known = (dict.fromkeys(each_text(one)) for one in there)
    was = {one.text for one in known}
    yield from (Typed(*one) for one in now if one.text not in was)


def _named_in_place(placed: Sequence[Typed], network: Network) -> Iterator[Typed]:
    if placed:
        imagined = {one.text for one in placed if one.column == IMAGINED}
        for place in that_name_in_place([one.text for one in placed], words_of_names(network), imagined):
            yield placed[place]


def _new(before: Sequence[Any], after: Sequence[Any]) -> tuple[Any, ...]:
    same = {*map(id, before)}
    return tuple(one for one in after if id(one) not in same)


def _with(before: Network, after: Network) -> Network:
    """Of the map before, only what is changed or gone: the rest is on both and need not be asked."""
    return before.in_part(**{part: _new(getattr(after, part) or (), getattr(before, part) or ()) for part in _THINGS})


def _titles(network: Network) -> Iterator[Typed]:
    for step in network.running_order:
        yield Typed(ORDER, step.title)


def _names(before: Network, after: Network) -> Iterator[Typed]:
    lists: list[_List] = [(PARTNERS, _of_partners(before), _of_partners(after), None)]
    lists.append((IN_WHAT_IFS, names_in_what_ifs(before.options), names_in_what_ifs(after.options), None))
    for of_before, of_after, named in (
        (before, after, LISTS_OF_MAP),
        (before.system, after.system, LISTS_OF_SYSTEM),
    ):
        lists += [(listed, _called(of_before, part), _called(of_after, part), asks) for part, _, listed, asks in named]
    new = [(column, _new_names(old, names), asks) for column, old, names, asks in lists]
    own = own_words(after, least=2) if any(names for _, names, _ in new) else frozenset()
    for column, names, asks in new:
        plain = [_plain(name) for name in names]
        if asks is None:
            by_words = are_asked_about([name.replace("_", " ") for name in names], own)  # each by all others
            places = by_words.union(odd_ones(names))
        else:
            beside = named_aside(plain, own) if asks is not only_real_people_have else frozenset()
            places = beside | {place for place, name in enumerate(plain) if asks(name)}
        yield from (Typed(column, names[place]) for place in sorted(places))


def _called(of: Any, part: str) -> Iterator[str]:
    return (one.name for one in getattr(of, part))


def _of_partners(network: Network) -> Iterator[str]:
    for one in network.partners:
        yield from names_of(one)
    yield from sorted(names_not_on_the_map(network))


def _new_names(before: Iterable[str], after: Iterable[str]) -> list[str]:
    known = {*before}
    return list(dict.fromkeys(name for name in after if name not in known))


def _plain(name: str) -> str:
    return normalised(name).strip(" .")
