"""Joining what a file holds to a map: partners found again learn what they had not said, links likewise.

The map keeps everything that it says; only what is not known is filled in. A partner is the same for certain when an
identifier, its id (where it is more than a number) or its name is the same; whatever is merely near, or could be two
partners, is asked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from network._joining_links import joined_links
from network._merging import teamed
from network.errors import Choice, Problem, Where
from network.goal_tests import LISTS as TESTED
from network.model import Agreement, Area, Goal, Named, Network, Partner, Promise, Story, System, Team
from network.names import match_key, proposals
from network.recognised import SameAs

__all__ = ["Joined", "join"]

LISTS = {  # field of a partner: list of the system
    "areas": "areas",
    "needs": "needs",
    "stages": "stages",
    "only_for": "groups",
}
WORDS = (*LISTS.values(), "sectors")
LEARNT = ("sector", "areas", "needs", "stages", "only_for", "ages", "hours", "capacity", "wait_days")
GENERIC = re.compile(r"[a-z]?\d*", re.IGNORECASE)  # ids that any program may have given, such as 7 or n7
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Joined:
    """A map with what a file holds."""

    network: Network
    problems: tuple[Problem, ...]  # warnings; the choices of one are `SameAs(id in the file, id on the map)`
    ids: Mapping[str, str]  # of every partner of the file: its id on the map
    found: frozenset[str]  # ids on the map of those that were there before


def join(network: Network, arriving: Network, same: Mapping[str, str] = NOTHING_SAID) -> Joined:
    """The map with what `arriving` knows of its partners and links, and with its other partners and links added.

    Parameters
    ----------
    same
        What a person has said: the id of a partner in the file, and the id of the partner on the map that it is.

    Raises
    ------
    InvalidNetwork
        When the two cannot be true together.
    """
    lists = {name: list(getattr(network.system, name)) for name in WORDS}
    words = {name: _renamed(getattr(arriving.system, name), lists[name]) for name in lists}
    finder = _Found(network, same)
    partners = dict(network.by_id)
    ids: dict[str, str] = {}
    for one in arriving.partners:
        renamed = _with_words(one, words)
        known = finder.same(one)
        if known is None:
            ids[one.id] = _free_id(one.id, partners)
            partners[ids[one.id]] = replace(renamed, id=ids[one.id])
        else:
            ids[one.id] = known
            partners[known] = _learnt(partners[known], renamed)
    relations, said = joined_links(network, arriving, ids, words["needs"])
    joined = replace(
        network,
        system=_system(network.system, arriving.system, lists),
        partners=tuple(partners.values()),
        relations=relations,
        asked=_asked(network, arriving, ids),
        promises=_with_new(network.promises, (_promise(one, ids) for one in arriving.promises)),
        stories=_with_new(network.stories, (_story(one, ids) for one in arriving.stories)),
        comments=_with_new(network.comments, (replace(one, partner=ids[one.partner]) for one in arriving.comments)),
        goals=_with_new(network.goals, _goals(network, arriving, words)),
        teams=(*network.teams, *_new_teams(network, arriving, ids)),
        agreed=_agreed(network, arriving, ids),
        running_order=network.running_order or arriving.running_order,
        looked_through=tuple(dict.fromkeys((*network.looked_through, *arriving.looked_through))),
    )
    problems = (*_near(network, arriving, ids, same), *finder.asked, *said)
    return Joined(joined, problems, ids, frozenset(ids.values()) & network.by_id.keys())


class _Found:
    """Finds a partner of the map again. A name or identifier that two partners share finds neither, and is asked."""

    def __init__(self, network: Network, same: Mapping[str, str]) -> None:
        self.asked: list[Problem] = []
        self._network = network
        self._same = {one: other for one, other in same.items() if other in network.by_id}
        self._by: list[defaultdict[Any, set[str]]] = [defaultdict(set), defaultdict(set), defaultdict(set)]
        for partner in network.partners:
            for pair in partner.ids:
                self._by[0][pair].add(partner.id)
            self._by[1][partner.id].add(partner.id)
            for name in (partner.name, *partner.aka):
                self._by[2][match_key(name)].add(partner.id)

    def same(self, partner: Partner) -> str | None:
        if partner.id in self._same:
            return self._same[partner.id]
        own = () if GENERIC.fullmatch(partner.id) else (partner.id,)
        keys = (partner.ids, own, tuple(match_key(name) for name in (partner.name, *partner.aka)))
        several: set[str] = set()
        for by, wanted in zip(self._by, keys, strict=True):
            ids = {one for key in wanted for one in by.get(key, ())}
            if len(ids) == 1:
                return ids.pop()
            several |= ids
        if several:
            self._ask(partner, sorted(several))
        return None

    def _ask(self, partner: Partner, several: list[str]) -> None:
        names = " and ".join(f'"{one}"' for one in several)
        choices = tuple(
            Choice(f'It is "{self._network.name(one)}" ({one})', SameAs(partner.id, one)) for one in several
        )
        what = f'"{partner.name}" may be the partner {names} of the map.'
        self.asked.append(Problem("warning", Where(), what, "It is added as a new partner until you say.", choices))


def _system(system: System, arriving: System, lists: Mapping[str, list[Any]]) -> System:
    grown: dict[str, Any] = {name: tuple(items) for name, items in lists.items()}
    rules = dict.fromkeys(rule for rule in (system.counts_rule, arriving.counts_rule) if rule)
    return replace(
        system,
        period=system.period or arriving.period,
        illustrative=system.illustrative or arriving.illustrative,
        public=system.public or arriving.public,
        counts_rule=" ".join(rules) or None,
        ages=system.ages or arriving.ages,
        **grown,
    )


def _asked(network: Network, arriving: Network, ids: Mapping[str, str]) -> tuple[str, ...] | None:
    if arriving.asked is None:
        return network.asked
    return tuple(dict.fromkeys((*(network.asked or ()), *(ids[one] for one in arriving.asked))))


def _agreed(network: Network, arriving: Network, ids: Mapping[str, str]) -> tuple[Agreement, ...]:
    """Who has agreed by the map, and by the file of partners that only the file has.

    Of a partner on the map the map alone tells: an older file must not bring back what was taken back.
    """
    new = (replace(one, partner=ids[one.partner]) for one in arriving.agreed)
    return (*network.agreed, *(one for one in new if one.partner not in network.by_id))


def _with_new(there: tuple[Any, ...], coming: Iterator[Any]) -> tuple[Any, ...]:
    return (*there, *(one for one in coming if one not in there))


def _promise(promise: Promise, ids: Mapping[str, str]) -> Promise:
    target = promise.target
    return replace(
        promise,
        source=ids.get(promise.source, promise.source),
        target=None if target is None else ids.get(target, target),
    )


def _story(story: Story, ids: Mapping[str, str]) -> Story:
    return replace(story, at=tuple(ids.get(one, one) for one in story.at))


def _new_teams(network: Network, arriving: Network, ids: Mapping[str, str]) -> Iterator[Team]:
    """Teams that the map does not have; of one that it has, the map alone tells."""
    taken = {team.id for team in network.teams}
    for team in arriving.teams:
        if team.id not in taken:
            yield teamed(team, lambda one: ids[one])


def _goals(network: Network, arriving: Network, words: Mapping[str, Mapping[str, str]]) -> Iterator[Goal]:
    """The goals of the file in the map's own words; one of an age band that the map does not have is words alone."""
    taken = {goal.id for goal in network.goals}
    ages = {band.id: band.id for band in network.system.ages or arriving.system.ages}
    for goal in arriving.goals:
        test = tuple((key, _word(key, value, {**words, "ages": ages})) for key, value in goal.test)
        known = all(value is not None for _, value in test)
        one = replace(goal, test=tuple((key, value or "") for key, value in test) if known else ())
        yield one if one in network.goals or one.id not in taken else replace(one, id=None)


def _word(key: str, value: str, words: Mapping[str, Mapping[str, str]]) -> str | None:
    return words[TESTED[key]].get(value.strip(), None) if key in TESTED else value


def _renamed(arriving: tuple[Any, ...], items: list[Any]) -> dict[str, str]:
    """The map's own id of each word of the file; new words join the list, known ones learn how many come in."""
    by_name = {match_key(item.name): item.id for item in items} | {match_key(item.id): item.id for item in items}
    renamed = {}
    for item in arriving:
        known = by_name.get(match_key(item.id)) or by_name.get(match_key(item.name))
        if known is None:
            known = item.id
            new = Area(item.id, item.name) if isinstance(item, Area) else Named(item.id, item.name)
            items.append(replace(new, how_many=item.how_many))
            by_name |= {match_key(item.name): known, match_key(item.id): known}
        elif item.how_many:
            place = next(place for place, own in enumerate(items) if own.id == known)
            items[place] = replace(items[place], how_many=items[place].how_many or item.how_many)
        renamed[item.id] = known
    return renamed


def _with_words(partner: Partner, words: Mapping[str, Mapping[str, str]]) -> Partner:
    changed: dict[str, Any] = {"sector": words["sectors"].get(partner.sector or "")}
    for field, listed in LISTS.items():
        ids = getattr(partner, field)
        changed[field] = None if ids is None else tuple(dict.fromkeys(words[listed][one] for one in ids))
    return replace(partner, **changed)


def _learnt(known: Partner, arriving: Partner) -> Partner:
    news = {field: getattr(arriving, field) for field in LEARNT if getattr(known, field) is None}
    own = dict(known.ids)
    ids = (*known.ids, *((scheme, value) for scheme, value in arriving.ids if scheme not in own))
    keys = dict(known.more)
    more = (*known.more, *((key, value) for key, value in arriving.more if key not in keys))
    spellings = {match_key(name) for name in (known.name, *known.aka)}
    aka = (*known.aka, *(name for name in (arriving.name, *arriving.aka) if match_key(name) not in spellings))
    return replace(known, ids=ids, more=more, aka=tuple(dict.fromkeys(aka)), **news)


def _free_id(wanted: str, taken: Mapping[str, Partner]) -> str:
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted} ({number})", number + 1
    return free


def _near(network: Network, arriving: Network, ids: Mapping[str, str], same: Mapping[str, str]) -> Iterator[Problem]:
    """Names of new partners that are near to one on the map: proposed, never joined."""
    before = {match_key(partner.name): partner for partner in network.partners}
    new = {match_key(one.name): one for one in arriving.partners if ids[one.id] not in network.by_id}
    for found in proposals([*(one.name for one in network.partners), *(one.name for one in new.values())]):
        for name, other in ((found.one, found.other), (found.other, found.one)):
            coming, known = new.get(match_key(name)), before.get(match_key(other))
            if coming is None or known is None or coming.id in same:
                continue
            what = f'"{coming.name}" of the file and "{known.name}" of the map may be one partner ({found.why}).'
            choice = Choice(f'They are one: "{known.name}"', SameAs(coming.id, known.id))
            yield Problem("warning", Where(), what, "They are kept apart until you say that they are one.", (choice,))
