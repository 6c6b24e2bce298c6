"""Names in a map that may be of people or of homes: a number stands in their place until somebody has looked.

A firm may be called by the whole name of somebody and a hostel by its address, so nothing is refused, and no link is
lost: "Partner 4" stands there. Nothing that is said of the file repeats such a name.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from network.details.asides import named_aside
from network.details.bodies import is_of_a_body
from network.details.coded_people import under_codes
from network.details.every_place import (
    IMAGINED,
    each_text,
    ids_of_things,
    that_name_in_place,
    without_texts,
    words_of_names,
)
from network.details.free_words import own_words
from network.details.looked_through import LookedThrough
from network.details.may_be_people import (
    are_asked_about,
    has_whole_name,
    is_one_in_a_list,
    may_be_beside,
    only_real_people_have,
)
from network.details.may_name import that_may_name
from network.details.names_of_files import may_be_of_one
from network.details.odd_numbers import odd_ones
from network.details.of_one_kind import alike
from network.details.plain_text import normalised
from network.details.plainly_people import is_plainly_one
from network.errors import Choice, Problem, Where
from network.model import AddPartner, ChangeFields, ChangePartner, Network, Option, Partner, System
from network.recognised import BringIn
from network.words import plural

__all__ = [
    "IN_WHAT_IFS",
    "LISTS_OF_MAP",
    "LISTS_OF_SYSTEM",
    "PARTNERS",
    "LeftOut",
    "names_in_what_ifs",
    "names_not_on_the_map",
    "names_of",
    "unnamed",
    "unnamed_notes",
    "without_names_asked_about",
]

FIX = "Look through the names. Bring them in if each is of an organisation."
FIX_IMAGINED = "Give imagined people a first name alone. Bring the names in if they are of nobody."
PARTNERS = "Names of partners"
_NOT_ON_THE_MAP = "Partner of a promise"  # who promises, or gets what is promised, and is no partner of the map
_NAME, _HELP = "Name of the map", "Where to get help now"
_QUESTIONS, _A_QUESTION = "Questions of the survey", "a question"
_PARTS, _CAPITAL = re.compile(r" / |[?.!;:](?:\s|$)|[\n()\[\]]"), re.compile(r"[A-Z][a-z]")
_SET_OFF = re.compile(r"[(\[]| [-–—|] |, |: ")
_SAME = re.compile(r'are both called "[^"]*"')
_SAME_AS = re.compile(r'(has the same name as "[^"]*"): "[^"]*"')
_SHORTEST = 2  # characters of a name that is looked for in what is said


@dataclass
class LeftOut:
    """What stands in the place of names: in the map by id, in what is said by name."""

    own: frozenset[str] = frozenset()  # words in several names of the map: in one of them they name nobody
    looked: LookedThrough = field(default_factory=lambda: LookedThrough(()))
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def without_names_asked_about(
    network: Network, where: Where, looked: LookedThrough
) -> tuple[Network, LeftOut, tuple[Problem, ...]]:
    """The map without names that may be of people, what stands instead, and a question for each list of such names.

    Parameters
    ----------
    looked
        What somebody has looked through, such as "Names of partners": those names stay.
    """
    left = LeftOut(own_words(network, least=2), looked)
    questions: list[Problem] = []
    parts: dict[str, Any] = {}
    parts["partners"], places = _partners(network, left)
    questions += _question(where, PARTNERS, "partner", places)
    for part, one, listed, asks in LISTS_OF_MAP:
        parts[part], places = _named(getattr(network, part), (one, listed), asks, left)
        questions += _question(where, listed, one, places)
    system, asked = _texts_of_system(network, where, left)
    questions += asked
    for part, one, listed, asks in LISTS_OF_SYSTEM:
        things, places = _named(getattr(system, part), (one, listed), asks, left)
        changed: dict[str, Any] = {part: things} if places else {}
        system = replace(system, **changed)
        questions += _question(where, listed, one, places)
    parts["options"], places = _in_what_ifs(parts["options"], left)
    questions += _question(where, IN_WHAT_IFS, "what-if", places)
    if questions:
        network = _with_ids(network.in_part(system=system, **parts), left.ids)
    network, places_asked = _in_other_places(network, left)
    told = {*map(_asked_of, questions)}
    questions += [_of_one_text(where, place) for place in places_asked if place not in told]
    return network, left, tuple(questions)


def _asked_of(question: Problem) -> str:
    """The place that a question is of."""
    return next((one.correction.column for one in question.choices if isinstance(one.correction, BringIn)), "")


def _in_other_places(network: Network, left: LeftOut) -> tuple[Network, Collection[str]]:
    """The map without what may name somebody anywhere else: an id goes by another, of other texts nothing stays."""
    texts = list(dict.fromkeys(each_text(network)))
    imagined = {one.text for one in texts if one.place == IMAGINED}
    naming = that_name_in_place([one.text for one in texts], words_of_names(network), imagined)
    found: dict[str, list[str]] = {}
    for one in (texts[number] for number in naming):
        found.setdefault(one.place, []).append(one.text)
    asked = {place: still for place, of_it in found.items() if (still := left.looked.still_asked(place, of_it))}
    if not asked:
        return network, ()
    gone = frozenset[str]().union(*asked.values())
    ids = {one: f"id_{number}" for number, one in enumerate(sorted(gone & ids_of_things(network)), start=1)}
    left.names |= dict.fromkeys(gone, "a name")
    network = without_texts(_with_ids(network, ids), gone - {*ids})
    return network, asked


def unnamed(problems: Iterable[Problem], left: LeftOut) -> tuple[Problem, ...]:
    """What is said of the file, where no name that was left out is repeated."""
    told = _telling(left)
    return tuple(
        replace(
            one,
            what=_without_sameness(one.what, told(one.what)),
            fix=told(one.fix),
            where=replace(one.where, column=told(one.where.column), sheet=told(one.where.sheet)),
            choices=tuple(replace(choice, words=told(choice.words)) for choice in one.choices),
        )
        for one in problems
    )


def _without_sameness(said: str, told: str) -> str:
    """Two partners of one name stand under different numbers then: that name is not told as one of these."""
    return told if told == said else _SAME.sub("have the same name", _SAME_AS.sub(r"\1", told))


def unnamed_notes(notes: Iterable[str], left: LeftOut) -> tuple[str, ...]:
    """The same of how the file was read."""
    return tuple(map(_telling(left), notes))


def _telling(left: LeftOut) -> Callable[[str], str]:
    """What puts in a sentence what stands instead of each name."""
    names = sorted((name for name in left.names if len(name) >= _SHORTEST), key=len, reverse=True)
    if not names:
        return str
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    instead = {name.casefold(): label for name, label in left.names.items()}
    return lambda text: pattern.sub(lambda found: instead.get(found[0].casefold(), "a name"), text)


def _question(where: Where, listed: str, one: str, places: Collection[int]) -> Iterator[Problem]:
    if not places:
        return
    first = f"number {min(places):,} in the list{' first' if len(places) > 1 else ''}"
    may = f"{listed} may be of people or of homes, so numbers stand in their place"
    fix = FIX_IMAGINED if listed == IMAGINED else FIX
    what = f"{may}: {plural(len(places), one)}, {first}."
    yield Problem("warning", where, what, fix, (Choice(f'Bring in "{listed}"', BringIn(listed)),))


def _of_one_text(where: Where, place: str) -> Problem:
    what = f'Words under "{place}" may name somebody, so they were left out.'
    fix = "Look through them in the file. Bring them in if they name nobody."
    return Problem("warning", where, what, fix, (Choice(f'Bring in "{place}"', BringIn(place)),))


def _texts_of_system(network: Network, where: Where, left: LeftOut) -> tuple[System, list[Problem]]:
    """What is said of the whole map, without what may name somebody: its name, where to get help, what was asked."""
    system = network.system
    asked: dict[str, list[str]] = {}
    for place, text in texts_of_system(network):
        asked.setdefault(place, []).append(text)
    still = {place: of_it for place, texts in asked.items() if (of_it := left.looked.still_asked(place, texts))}
    if _HELP in still:
        system = replace(system, help_now=None)
    if _NAME in still:
        left.names[system.name] = "the map"
        system = replace(system, name="A map")
    if named := dict.fromkeys(still.get(_QUESTIONS, ()), _A_QUESTION):
        left.names |= named
        system = replace(system, asked_as=tuple((kind, named.get(words, words)) for kind, words in system.asked_as))
    return system, [_of_one_text(where, place) for place in still]


def texts_of_system(network: Network) -> Iterator[tuple[str, str]]:
    """What is said of the whole map and may name somebody, each behind its place: its name, help, what was asked."""
    system, own = network.system, own_words(network)
    if system.help_now and that_may_name([system.help_now], own):
        yield _HELP, system.help_now
    words = words_of_names(network)
    aside = _SET_OFF.search(system.name) and named_aside([normalised(system.name)], words.of_any)
    if may_be_of_one(system.name) or aside:
        yield _NAME, system.name
    for text in dict.fromkeys(said for _, said in system.asked_as):
        first = text.partition(":")[0]  # "Meera: whom do you refer to?"
        alone = " " not in first and that_name_in_place([first], words)
        if alone or that_may_name(_in_parts(text), own):  # "back to Leanne by Friday please"
            yield _QUESTIONS, text


def _in_parts(question: str) -> list[str]:
    """Parts of a question in which somebody may be named: each may be in another language, where no capital is."""
    parts = [part.strip() for part in _PARTS.split(question)]
    return [part for place, part in enumerate(parts) if _CAPITAL.search(part, 0 if place else 1)]


def _partners(network: Network, left: LeftOut) -> tuple[tuple[Any, ...], list[int]]:
    """The partners without such names, and which of them had one."""
    ends = names_not_on_the_map(network)
    known = list(dict.fromkeys(name for one in network.partners for name in names_of(one)))
    known += sorted(ends - {*known})
    naming = [known[place] for place in sorted(_asked_about(known, left.own))]
    naming += sorted(under_codes(network).difference(naming))
    naming += sorted(alike(network.partners, frozenset(naming)))
    asked = left.looked.still_asked(PARTNERS, naming)
    plainly = [one.id for one in network.partners if _is_plainly_one(one.id.replace("_", " "))]
    by_id = left.looked.still_asked(PARTNERS, plainly)
    left.ids |= dict.fromkeys(ends & asked, _NOT_ON_THE_MAP)
    left.names |= dict.fromkeys(ends & asked, _NOT_ON_THE_MAP)
    made, places = [], [len(network.partners) + 1] if ends & asked else []
    for number, one in enumerate(network.partners, start=1):
        others = asked.intersection(_other_names(one))
        if one.name in asked or one.id in by_id:
            kept = _renamed(one, f"Partner {number}", left, _other_names(one))
            kept = replace(kept, short=None, aka=(), was=())
        elif others:
            left.names |= dict.fromkeys(others, "a name")
            short = None if one.short in others else one.short
            aka, was = (tuple(name for name in names if name not in others) for names in (one.aka, one.was))
            kept = replace(one, short=short, aka=aka, was=was)
        else:
            made.append(one)
            continue
        made.append(kept)
        places.append(number)
    return tuple(made), places


def _is_plainly_one(words: str) -> bool:
    return is_plainly_one(words) and not is_of_a_body(words)


def _asked_about(names: Sequence[str], own: Collection[str]) -> frozenset[int]:
    """The places of names of partners that may be of people, where words are joined ("desk_meera") too."""
    return are_asked_about([name.replace("_", " ") for name in names], own).union(odd_ones(names))


def names_not_on_the_map(network: Network) -> set[str]:
    """Who promises or is promised something, or stands in a story, and is no partner of the map."""
    ends = {end for one in network.promises for end in (one.source, one.target) if end}
    return ends.union(*(one.at for one in network.stories)) - {*network.by_id}


def names_of(partner: Partner) -> tuple[str, ...]:
    """Everything that a partner is called."""
    return (partner.name, *_other_names(partner))


def _other_names(partner: Partner) -> tuple[str, ...]:
    return (*filter(None, (partner.short,)), *partner.aka, *partner.was)


def _named(
    things: tuple[Any, ...], called: tuple[str, str], asks: Callable[[str], bool], left: LeftOut
) -> tuple[tuple[Any, ...], list[int]]:
    """The same of a list whose things have a name and an id and no other names; `called`: one of it, and the list."""
    kind, listed = called
    plain = [_plain(one.name) for one in things]
    beside = named_aside(plain, left.own) if asks is not only_real_people_have else ()
    asked = [things[place].name for place, name in enumerate(plain) if asks(name) or place in beside]
    still = left.looked.still_asked(listed, asked)
    places = [number for number, one in enumerate(things, start=1) if one.name in still]
    return tuple(
        _renamed(one, f"{kind.capitalize()} {number}", left) if one.name in still else one
        for number, one in enumerate(things, start=1)
    ), places


def _in_what_ifs(options: tuple[Any, ...], left: LeftOut) -> tuple[tuple[Any, ...], list[int]]:
    """The same of the partners that saved what-ifs bring in or change."""
    names = names_in_what_ifs(options)
    naming = [names[place] for place in sorted(_asked_about(names, left.own))] if names else []
    asked = left.looked.still_asked(IN_WHAT_IFS, naming)
    if not asked:
        return options, []
    left.names |= dict.fromkeys(asked, "a name")
    made, places = [], []
    for number, option in enumerate(options, start=1):
        edits = [
            _unnamed(edit, f"Partner {number}.{at} of a what-if", asked, left)
            for at, edit in enumerate(option.edits, 1)
        ]
        if (*edits,) != option.edits:
            places.append(number)
        made.append(replace(option, edits=tuple(edits)))
    return tuple(made), places


def names_in_what_ifs(options: Iterable[Option]) -> list[str]:
    """What the partners are called that saved what-ifs bring in or change, each once."""
    brought = (held for option in options for edit in option.edits if (held := _brought(edit)))
    return list(dict.fromkeys(name for one in brought for name in names_of(one)))


def _brought(edit: Any) -> Partner | None:
    """The partner that an edit brings in or changes."""
    if isinstance(edit, ChangeFields):
        return edit.as_partner
    return edit.partner if isinstance(edit, AddPartner | ChangePartner) else None


def _unnamed(edit: Any, label: str, asked: frozenset[str], left: LeftOut) -> Any:
    """The edit without the names of its partner that are asked about."""
    one = _brought(edit)
    if one is None or asked.isdisjoint(names_of(one)):
        return edit
    gone = {*asked, *_other_names(one)} if one.name in asked else asked
    kept = _renamed(one, label, left, _other_names(one)) if one.name in asked else one
    aka, was = (tuple(name for name in names if name not in gone) for names in (one.aka, one.was))
    kept = replace(kept, short=None if one.short in gone else one.short, aka=aka, was=was)
    if isinstance(edit, ChangeFields):
        return replace(edit, fields=tuple((name, getattr(kept, name)) for name, _ in edit.fields))
    return replace(edit, partner=kept)


def _renamed(one: Any, label: str, left: LeftOut, others: Iterable[str] = ()) -> Any:
    left.names |= dict.fromkeys((one.name, one.id, *others), label)
    left.ids[one.id] = label if one.id == one.name else re.sub(r"\W+", "_", label.casefold())
    return replace(one, name=label)


def _plain(name: str) -> str:
    return normalised(name).strip(" .")


def _with_ids(network: Network, ids: Mapping[str, str]) -> Network:
    """The map with these ids instead, wherever they are spoken of."""
    return network.in_part(**{one.name: _told(getattr(network, one.name), ids) for one in fields(network)})


def _told(one: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(one, str):
        return ids.get(one, one)
    if isinstance(one, tuple):
        return tuple(_told(each, ids) for each in one)
    if is_dataclass(one) and not isinstance(one, type):
        changed = {}
        for each in fields(one):
            before = getattr(one, each.name)
            if (after := _told(before, ids)) != before:
                changed[each.name] = after
        return replace(one, **changed) if changed else one
    return one


IN_WHAT_IFS = "Names in what-ifs"
LISTS_OF_SYSTEM: tuple[tuple[str, str, str, Callable[[str], bool]], ...] = (
    ("needs", "need", "Names of needs", has_whole_name),
    ("areas", "area", "Names of areas", has_whole_name),
    ("groups", "group", "Names of groups", is_one_in_a_list),
    ("sectors", "sector", "Names of sectors", is_one_in_a_list),
    ("stages", "stage", "Names of stages", is_one_in_a_list),
    ("ages", "age band", "Names of ages", is_one_in_a_list),
)
LISTS_OF_MAP: tuple[tuple[str, str, str, Callable[[str], bool]], ...] = (
    ("teams", "team", "Names of teams", may_be_beside),
    ("people", "person", IMAGINED, only_real_people_have),
    ("options", "what-if", "Names of what-ifs", may_be_beside),
)
