"""Every text of a map and where it stands, found by walking the model: a new field is asked about like all others.

Free words and names of partners have rules of their own (`free_words`, `may_be_people`); here is what is left: ids,
headings, official identifiers, places, parts of goals and of what-ifs, whatever else a file may fill.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from network.details.asides import named_aside
from network.details.first_names import is_first_name
from network.details.free_words import ORDER
from network.details.initials_and_year import joins_initials_and_day
from network.details.known_words import is_known, is_place
from network.details.may_be_people import has_whole_name, may_be_beside
from network.details.may_name import that_may_name
from network.details.plain_text import normalised
from network.details.plainly_people import is_plainly_one
from network.model import AddPartner, ChangePartner, Network

__all__ = [
    "IMAGINED",
    "NO_NAMES",
    "Placed",
    "WordsOfNames",
    "each_text",
    "ids_of_things",
    "that_name_in_place",
    "without_texts",
    "words_of_names",
]

IMAGINED = "Names of imagined people"
_LEFT_OUT = "Left out"  # stands where a text had to be
_SKIPPED: Mapping[str, frozenset[str]] = {  # what can only be a word of a list, the id of something, or is free words
    "partners": frozenset("name short aka was sector areas stages needs only_for provenance".split()),
    "relations": frozenset(
        "source target kind needs said_by works trust declined barriers provenance made accepted completed".split()
    ),
}
_FREE = {  # free words and names: asked by rules of their own
    *("Source.who", "Source.words", "Barrier.words", "Story.words", "Story.told_by", "Comment.text", "Comment.who"),
    *("Promise.text", "Promise.sign", "Promise.owner", "Goal.text", "Goal.owner", "RunningStep.words"),
    *("Agreement.who", "System.name", "System.help_now", "Partner.name", "Partner.short", "Partner.aka"),
    *("Partner.was", "Network.looked_through"),
}
_OF_PARTNERS = ("Promise.source", "Promise.target", "Story.at")
_LISTS = {"options": "what-ifs", "people": "imagined people", "running_order": "steps", "agreed": "agreements"}
_FIELDS = {"more": "Further columns", "at": "Places", "name": "Names", "id": "Ids", "asked_as": "Kinds of question"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"[\W\d_]+")
_OF_DAYS = re.compile(r" \([dmyhs]{3,}\)$")  # behind a heading: "Updated (yyyymmdd)"
_KEY = re.compile(r"\w:\w")  # of a standard: "Grant Programme:Title"
_SENTENCE = re.compile(r"(?<![\w'’-])(?!(?:and|of|the|for|in|at|on|by|a)\b)[a-z]{2,}")  # has a word that no name has
_MAY_BE = re.compile(r"[^\W\d_][\W_]+\w|[(\[]|^[^\W\d_]{3,}$")  # what is a number or a code names nobody here


class Placed(NamedTuple):
    """A text, and how the place is called in which it stands."""

    place: str
    text: str


class WordsOfNames(NamedTuple):
    """The names on a map, and the words in them, in small letters: in any of them, and in several."""

    partners: frozenset[str]  # whose names have been asked about
    names: frozenset[str]
    of_any: frozenset[str]
    of_several: frozenset[str]


NO_NAMES = WordsOfNames(*(frozenset() for _ in WordsOfNames._fields))


def each_text(network: Network) -> Iterator[Placed]:
    """Every text that no other rule asks about, with the place in which it stands first."""
    system = network.system
    for one in fields(system):
        said = tuple(kind for kind, _ in system.asked_as) if one.name == "asked_as" else getattr(system, one.name)
        yield from _below(said, one.name, f"System.{one.name}", frozenset())
    for one in fields(network):
        if one.name in _SKIPPED:  # of which there are very many
            things = getattr(network, one.name)
            yield from (Placed(_called(one.name, "more"), key) for key in {key for of in things for key, _ in of.more})
            yield from _below(things, one.name, f"Network.{one.name}", _SKIPPED[one.name] | {"more"})
        elif one.name not in ("system", "looked_through", "positions"):
            yield from _below(getattr(network, one.name), one.name, f"Network.{one.name}", frozenset())
    yield from (Placed("Places on the drawn map", partner) for partner, _ in network.positions)


def _below(part: Any, listed: str, field: str, skipped: frozenset[str]) -> Iterator[Placed]:
    if isinstance(part, str):
        if part and field not in _FREE:
            yield Placed(_called(listed, field), part)
    elif isinstance(part, tuple):
        for item in part:
            yield from _below(item, listed, field, skipped)
    elif is_dataclass(part) and not isinstance(part, type):
        for name, way in _fields_of(type(part)):
            if name in skipped:
                continue
            if name == "more":  # what stands under its keys is asked about with free words
                yield from (Placed(_called(listed, way), key) for key, _ in getattr(part, name))
            else:
                yield from _below(getattr(part, name), listed, way, frozenset())


@lru_cache
def _fields_of(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, f"{kind.__name__}.{one.name}") for one in fields(kind))


@lru_cache(512)
def _called(listed: str, field: str) -> str:
    """How a place is called in a sentence, such as "Ids of areas"."""
    kind, _, name = field.rpartition(".")
    if (listed, field) == ("partners", "Partner.id") or field in _OF_PARTNERS:
        return "Names of partners"  # with which these are asked about
    if listed == "running_order":
        return ORDER
    of = "the map" if kind in ("System", "Network") else _LISTS.get(listed, listed.replace("_", " "))
    return f"{_FIELDS.get(name, name.replace('_', ' ').capitalize())} of {of}"


def that_name_in_place(texts: Sequence[str], words: WordsOfNames, imagined: Collection[str] = ()) -> list[int]:
    """The places of those texts, each no more than a name where it is sound, that may name somebody.

    Parameters
    ----------
    imagined
        Names of imagined people among them: a first name alone is as it should be.
    """
    asked = [
        place
        for place, text in enumerate(texts)
        if (_MAY_BE.search(text) or joins_initials_and_day(text))
        and text not in words.partners
        and not _is_id_of_known(text, words.of_any)
    ]
    plain = {place: _plain(texts[place]) for place in asked}
    found: set[int] = set()
    for known, some in (
        (words.of_several, [place for place in asked if texts[place] in words.names and " " in plain[place]]),
        (words.of_any, [place for place in asked if texts[place] not in words.names and " " in plain[place]]),
    ):
        found.update(some[number] for number in (named_aside([plain[place] for place in some], known) if some else ()))
        sentences = [place for place in some if _is_sentence(texts[place], plain[place], texts[place] in imagined)]
        told = that_may_name([plain[place] for place in sentences], known) if sentences else ()
        found.update(sentences[number] for number in told)
    rest = (place for place in asked if place not in found and texts[place] not in imagined)
    return sorted(found.union(place for place in rest if _names_one(texts[place], plain[place], words.of_any)))


def words_of_names(network: Network) -> WordsOfNames:
    """The words in the names of things on the map; words of ids and headings are none, and one of a place is of all."""
    names = [one.name for one in _things(network)]
    counted = Counter(word for name in names for word in {*_WORD.findall(name.casefold())})
    places = " ".join((network.system.name, *(area.name for area in network.system.areas)))
    of_several = frozenset(_WORD.findall(places.casefold())).union(word for word, times in counted.items() if times > 1)
    partners = frozenset(one.name for one in network.partners)
    return WordsOfNames(partners, frozenset(names), frozenset(counted), of_several)


def _things(network: Network) -> Iterator[Any]:
    system = network.system
    yield from chain(
        *(network.partners, system.areas, system.sectors, system.needs, system.stages, system.groups, system.ages),
        *(network.teams, network.people, network.options),
    )
    yield from (
        edit.partner for one in network.options for edit in one.edits if isinstance(edit, AddPartner | ChangePartner)
    )


def _plain(text: str) -> str:
    return _OF_DAYS.sub("", normalised(text.replace("_", " ")).strip(" ."))


def _is_sentence(text: str, plain: str, imagined: bool) -> bool:
    """Whether a text is of several words, written as words and not as an id, that may say more than a name."""
    if " " not in text.strip() or not _SENTENCE.search(plain):
        return False
    return plain[:1].islower() or not imagined


def _is_id_of_known(text: str, known: Collection[str]) -> bool:
    """Whether a text is the id of something whose name is asked about, with its words joined."""
    return "_" in text and " " not in text and all(word in known for word in text.casefold().split("_"))


def _names_one(text: str, plain: str, known: Collection[str]) -> bool:
    if joins_initials_and_day(plain):
        return True
    words = [word for word in _PARTS.split(plain.casefold()) if word]
    if all(word in known for word in words):
        return False  # the id of something whose name was asked about
    joined = " " not in text
    if len(words) == 1:
        return is_first_name(words[0].capitalize()) and not (is_known(words[0]) or is_place(words[0]))
    if (
        is_plainly_one(plain)
        or has_whole_name(plain)
        or (not joined and not _KEY.search(plain) and may_be_beside(plain))
    ):
        return True
    return joined and "_" in text and any(is_first_name(word.capitalize()) and word not in known for word in words)


def ids_of_things(network: Network) -> frozenset[str]:
    """The ids that other parts of the map speak of."""
    return frozenset(one.id for one in _things(network))


def without_texts(part: Any, gone: Collection[str]) -> Any:
    """A part of a map without these texts: nothing where nothing need stand, else words that say so."""
    if isinstance(part, tuple):
        kept = (one for one in part if not (one in gone if isinstance(one, str) else _is_pair_of(one, gone)))
        return tuple(without_texts(one, gone) for one in kept)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, Any] = {}
    for one in fields(part):
        before = getattr(part, one.name)
        if isinstance(before, str):
            after = _instead(one) if before in gone and f"{type(part).__name__}.{one.name}" not in _FREE else before
        else:
            after = without_texts(before, gone)
        if after != before:
            changed[one.name] = after
    if isinstance(part, Network):
        return part.in_part(**changed)
    return replace(part, **changed) if changed else part


def _is_pair_of(one: Any, gone: Collection[str]) -> bool:
    """Whether a key with its value has such a text in either."""
    is_pair = isinstance(one, tuple) and len(one) == 2 and isinstance(one[0], str)
    return is_pair and (one[0] in gone or (isinstance(one[1], str) and one[1] in gone))


def _instead(field: Any) -> Any:
    return _LEFT_OUT if field.default is MISSING else field.default
