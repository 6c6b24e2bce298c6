"""The free words of a map that others wrote: where each stands, and the map without those that may name somebody.

Names, places, ids and addresses in the web are no free words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from network.details.headings_of_people import heading_words
from network.details.initials_and_year import joins_initials_and_day
from network.model import AddLink, AddPartner, ChangeFields, ChangePartner, Network

__all__ = ["ORDER", "Said", "own_words", "said_freely", "without"]

_NOT_FREE = re.compile(
    r"(?:.* )?(?:ward|area|place|town|city|village|parish|borough|district|county|region|locality|localities|address|"
    r"street|postcode|location|venue|neighbourhood|constituency|country|languages?|lsoa|msoa|web ?site|web|"
    r"home ?page|e ?mail|phone|telephone|tel|ids?|"
    r"identifier|codes?|ref|reference|uuid|guid|key|colou?r|shape|class|icon|image|logo|font|system|software|database|"
    r"supplier|provider|organi[sz]ation|org|agency|trust|ics|icb|pcn|department|programme|currency|date|file ?name|"
    r"file|version|hash|days?|hours|when|licen[cs]e|taxonomy|facet|term|keywords?|council|force|la|gss|ods)"
    r"(?: (?:name|code|id|uri|\d+))?|"
    r"(?:recipient|funding|beneficiary) org.*|(?:beneficiary|recipient) location.*|planned .*"
)
_OF_PAGES = re.compile(
    r"(?:.* )?(?:facebook|fb|twitter|x|instagram|linkedin|tiktok|social|socials|media|url|link)(?: .*)?"
)
_PAGE_OF_ONE = re.compile(r"\.\w+/[@a-z/]*[a-z]{2,}\.[a-z]{2,}[\d.]*/?$", re.IGNORECASE)  # "facebook.com/first.last"
_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d{4}")  # of a code that may be of somebody
WHAT_IF = "what-if"
ANSWER = "answer"  # the key under which the answer to a survey stands
ORDER, AGREED = "Running order", "Who may be named"
STORIES, COMMENTS, PROMISES, GOALS, BARRIERS, SOURCES = (
    *("Stories", "Comments", "Promises", "Goals"),
    *("Barriers", "How we know"),
)


class Said(NamedTuple):
    """A free text: which column or part of the map it is of, and of which thing there, such as `link` and 3."""

    column: str
    kind: str
    number: int  # from 1
    text: str
    of_role: bool = False  # whether it says who somebody is, in the place of a role
    of_name: bool = False  # whether a name, a place or a code is as it should be there, and no words are


def said_freely(network: Network) -> Iterator[Said]:
    """Every free text of the map."""
    with_keys: tuple[tuple[str, Sequence[Any]], ...] = (("link", network.relations), ("partner", network.partners))
    free = _FreeKeys()
    for kind, things in with_keys:
        for number, one in enumerate(things, start=1):
            yield from _said_of(kind, number, one, free)
    yield from _said_in_what_ifs(network, free)
    for part, kind, name, fields in _PARTS:
        for number, one in enumerate(getattr(network, name), start=1):
            for field in fields:
                if text := getattr(one, field):
                    yield Said(part, kind, number, text, of_role=field in _ROLES)
            if kind == "story":
                yield from _said_by(kind, number, one)


def _said_of(kind: str, number: int, one: Any, free: Mapping[str, bool]) -> Iterator[Said]:
    """What is said of a partner or link under keys of a file's own, and how it is known."""
    for key, text in one.more:
        if (free[key] and not _is_no_word(kind, key, text)) or _PAGE_OF_ONE.search(text):
            yield Said(key, kind, number, text)
        elif " " in text or text.istitle() or _FIGURES.search(text) or joins_initials_and_day(text):
            yield Said(key, kind, number, text, of_name=True)
    yield from _said_by(kind, number, one)


def _said_in_what_ifs(network: Network, free: Mapping[str, bool]) -> Iterator[Said]:
    """The same of the partners and links that saved what-ifs bring or change."""
    for number, option in enumerate(network.options, start=1):
        for kind, one in filter(None, map(_held, option.edits)):
            for said in _said_of(kind, number, one, free):
                yield said._replace(kind=WHAT_IF)


def _held(edit: Any) -> tuple[str, Any] | None:
    """The partner or link of which an edit says more, and which of the two it is."""
    match edit:
        case AddPartner(partner) | ChangePartner(partner):
            return "partner", partner
        case ChangeFields():
            return "partner", edit.as_partner
        case AddLink(relation):
            return "link", relation
    return None


def _said_by(kind: str, number: int, one: Any) -> Iterator[Said]:
    """How it is known, and what gets in the way."""
    source = one.provenance
    for text, of_role in ((source.words, False), (source.who, True)) if source else ():
        if text:
            yield Said(SOURCES, kind, number, text, of_role=of_role)
    for barrier in getattr(one, "barriers", ()):
        if barrier.words:
            yield Said(BARRIERS, kind, number, barrier.words)


def _is_no_word(kind: str, key: str, text: str) -> bool:
    """Whether a text is an answer that was to be picked, or the page of an organisation."""
    if key == ANSWER:
        return " " not in text
    return kind == "partner" and _OF_PAGES.fullmatch(heading_words(key)) is not None


class _FreeKeys(dict[str, bool]):
    """Whether what stands under a key are free words."""

    def __missing__(self, key: str) -> bool:
        self[key] = free = not _NOT_FREE.fullmatch(heading_words(key))
        return free


def own_words(network: Network, least: int = 1) -> frozenset[str]:
    """The words of the map's own names and lists, in small letters.

    Parameters
    ----------
    least
        Of how many things a word must be: what stands in one name alone is not known by it, but the name of the map
        and those of its areas.
    """
    counted = Counter(word for names in _named(network) for word in _words_of(*names))
    of_places = _words_of(network.system.name, *(area.name for area in network.system.areas))
    return of_places.union(word for word, times in counted.items() if times >= least)


def _words_of(*names: str) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(names).casefold()))


def _named(network: Network) -> Iterator[tuple[str, ...]]:
    """What each thing of the map is called."""
    system = network.system
    yield (system.name,)
    for partner in network.partners:
        yield (partner.id, partner.name, partner.short or "", *partner.aka, *partner.was)
        yield tuple(key for key, _ in partner.more)
    for option in network.options:
        held = filter(None, map(_held, option.edits))
        yield from ((one.name,) for kind, one in held if kind == "partner")
    lists: tuple[Sequence[Any], ...] = (
        *(system.areas, system.sectors, system.needs, system.stages, system.groups, system.ages),
        *(network.teams, network.people, network.options),
    )
    yield from ((one.id, one.name) for things in lists for one in things)
    yield from ((key,) for key in {key for relation in network.relations for key, _ in relation.more})


def without(network: Network, left_out: Collection[Said]) -> Network:
    """The map without these texts; a comment or goal goes as a whole where it is nothing else."""
    gone = {(one.column, one.kind, one.number, one.text) for one in left_out}
    numbers = {(one.kind, one.number) for one in left_out}

    def stays(column: str, kind: str, number: int, text: str | None) -> bool:
        return (column, kind, number, text) not in gone

    def each(kind: str, things: Sequence[Any]) -> tuple[Any, ...]:
        made = (
            _shortened(kind, number, one, stays) if (kind, number) in numbers else one
            for number, one in enumerate(things, start=1)
        )
        return tuple(one for one in made if one is not None)

    options = each(WHAT_IF, network.options)
    parts: dict[str, Any] = {things: each(kind, getattr(network, things)) for _, kind, things, _ in _PARTS}
    return network.in_part(
        relations=each("link", network.relations),
        partners=each("partner", network.partners),
        options=options,
        **parts,
    )


def _shortened(kind: str, number: int, one: Any, stays: Any) -> Any:
    """A thing without the texts that do not stay; None where nothing else was said of it."""
    changes: dict[str, Any] = {}
    if kind == WHAT_IF:
        return replace(one, edits=tuple(_shortened_edit(number, edit, stays) for edit in one.edits))
    if kind in ("link", "partner"):
        changes["more"] = tuple(pair for pair in one.more if stays(pair[0], kind, number, pair[1]))
    if source := getattr(one, "provenance", None):
        kept = {
            field: text for field in ("words", "who") if stays(SOURCES, kind, number, text := getattr(source, field))
        }
        changes["provenance"] = replace(source, words=kept.get("words"), who=kept.get("who"))
    if kind == "link":
        changes["barriers"] = tuple(
            barrier if stays(BARRIERS, kind, number, barrier.words) else replace(barrier, words=None)
            for barrier in one.barriers
        )
    for part, of, _, fields in _PARTS:
        if of == kind:
            dropped = [field for field in fields if not stays(part, kind, number, getattr(one, field))]
            if "text" in dropped and kind in ("comment", "goal"):
                return None
            changes |= dict.fromkeys(dropped)
    return replace(one, **changes)


def _shortened_edit(number: int, edit: Any, stays: Any) -> Any:
    """An edit of a saved what-if without the texts that do not stay."""
    if (found := _held(edit)) is None:
        return edit
    kind, held = found
    kept = _shortened(kind, number, held, lambda column, _, *said: stays(column, WHAT_IF, *said))
    if isinstance(edit, ChangeFields):
        return replace(edit, fields=tuple((name, getattr(kept, name)) for name, _ in edit.fields))
    return replace(edit, **{"relation" if kind == "link" else "partner": kept})


_ROLES = ("owner", "who", "told_by")
_PARTS = (  # how a part is called, one of it, where the map has it, and its free words
    (STORIES, "story", "stories", ("words", "told_by")),
    (COMMENTS, "comment", "comments", ("text", "who")),
    (PROMISES, "promise", "promises", ("text", "sign", "owner")),
    (GOALS, "goal", "goals", ("text", "owner")),
    (ORDER, "step", "running_order", ("words",)),
    (AGREED, "agreement", "agreed", ("who",)),
)
