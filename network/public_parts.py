"""What stays of each part of a map in a safe public copy. Whatever is not written out here is not in it.

Every part is built anew from the fields that may stay, and nothing is copied whole: a field that the model gets later
is left out until somebody adds it here.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, Rule, hide
from network.model import (
    AgeBand,
    Agreement,
    Area,
    Barrier,
    HowMany,
    Named,
    Network,
    Partner,
    Relation,
    Source,
    System,
    Team,
)
from network.recognised import BACK
from network.refuges import areas_of_others
from network.roles import Called
from network.vocabulary import KINDS

__all__ = [
    "Whose",
    "is_public_copy",
    "public_parts",
]

NOT_TOLD = "Words not told here, mark"
LONG_NAME = 3  # words; a shorter name may be an everyday word, and stays where it is the name of a need or a place


@dataclass(frozen=True, slots=True)
class Whose:
    """How the partners of a map go in its public copy."""

    called: Mapping[str, Called]  # those who are not named, by id
    refuges: frozenset[str]  # whose place is never told
    agreed: frozenset[str]  # who have agreed to be named
    known: frozenset[str]  # ids on this map and on those that it is compared with

    def id(self, partner: str) -> str:
        return self.called[partner].id if partner in self.called else partner


def rule_on(network: Network) -> Rule:
    """The rule that has hidden the small counts of a map, as is written on it; the default where none has."""
    said = network.system.counts_rule or ""
    hiding = [rule for rule in RULES.values() if rule.below and rule.words in said]
    return max(hiding, key=lambda rule: (rule.below, rule.round_to), default=RULES[DEFAULT_RULE])


def public_parts(network: Network, whose: Whose) -> Network:
    """System, partners, links, teams and who was asked, as anybody may see them. Nothing else of the map is in it.

    Counts are hidden by the rule that is written on the map. Partners who are named come first, in the order of the
    map, then the others by their numbers.
    """
    rule = rule_on(network)
    network = hide(network, rule)
    order = [one.id for one in network.partners if one.id not in whose.called]
    order += [one for one in whose.called if one in network.by_id]
    place = {whose.id(one): number for number, one in enumerate(order)}
    relations = (_relation(one, whose, rule) for one in network.relations)
    asked = [whose.id(one) for one in order if one in network.asked_ids]
    return Network(
        system=_system(network, whose, rule),
        partners=tuple(_partner(network.partner(one), whose) for one in order),
        relations=tuple(sorted(relations, key=lambda one: (place[one.source], place[one.target], repr(one)))),
        asked=None if network.asked is None else tuple(asked),
        teams=tuple(_team(one, number, whose, place) for number, one in enumerate(network.teams, start=1)),
        agreed=tuple(Agreement(one) for one in order if one in whose.agreed and one not in whose.called),
    )


@lru_cache(maxsize=4)  # asked by several questions in a row
def is_public_copy(network: Network) -> bool:
    """Whether nothing is on it that a public copy leaves out; a map that will only leave as one may hold more."""
    if not network.system.public or any(one.text for one in network.promises):
        return False
    whose = Whose({}, frozenset(), network.agreed_ids, frozenset(network.by_id))
    return public_parts(network, whose) == replace(network, goals=(), people=(), promises=())


def _system(network: Network, whose: Whose, rule: Rule) -> System:
    system = network.system
    said = _Unnamed(network, whose)
    return System(
        name=said.in_title(system.name),
        period=system.period,
        illustrative=system.illustrative,
        public=True,
        help_now=None if system.help_now is None else said.anywhere(system.help_now),
        counts_rule=rule.words,
        asked_as=tuple((kind, _mark(words)) for kind, words in system.asked_as if kind.removesuffix(BACK) in KINDS),
        areas=tuple(
            Area(one.id, said.in_list(one.name), one.covers, _how_many(one.how_many, rule))
            for one in areas_of_others(network, whose.refuges)
        ),
        sectors=tuple(Named(one.id, said.in_list(one.name)) for one in system.sectors),
        **{
            name: tuple(
                Named(one.id, said.in_list(one.name), _how_many(one.how_many, rule)) for one in getattr(system, name)
            )
            for name in ("needs", "stages", "groups")
        },
        ages=tuple(
            AgeBand(one.id, said.in_list(one.name), one.range, _how_many(one.how_many, rule)) for one in system.ages
        ),
    )


def _partner(partner: Partner, whose: Whose) -> Partner:
    named = whose.called.get(partner.id)
    return Partner(
        id=whose.id(partner.id),
        name=named.name if named else partner.name,
        short=None if named else partner.short,
        was=tuple(whose.id(one) for one in partner.was if one in whose.known - {partner.id}),
        sector=partner.sector,
        areas=None if partner.id in whose.refuges else partner.areas,
        stages=partner.stages,
        needs=partner.needs,
        ages=partner.ages,
        only_for=partner.only_for,
        provenance=_source(partner.provenance),
    )


def _relation(relation: Relation, whose: Whose, rule: Rule) -> Relation:
    return Relation(
        source=whose.id(relation.source),
        target=whose.id(relation.target),
        kind=relation.kind,
        needs=relation.needs,
        made=_widened(relation.made, rule),
        barriers=tuple(sorted((Barrier(one.kind, status=one.status) for one in relation.barriers), key=repr)),
        provenance=_source(relation.provenance),
    )


def _team(team: Team, number: int, whose: Whose, place: Mapping[str, int]) -> Team:
    """Who works with whom, for a hub reaches the members of its team; how the team calls itself is left out."""

    def members(ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if ids is None else tuple(sorted(map(whose.id, ids), key=place.__getitem__))

    return Team(f"team{number}", f"Team {number}", whose.id(team.hub), members(team.core), members(team.extended))


def _source(source: Source | None) -> Source | None:
    return None if source is None else Source(kind=source.kind, when=source.when)


def _how_many(how_many: HowMany | None, rule: Rule) -> HowMany | None:
    return None if how_many is None else replace(how_many, n=_widened(how_many.n, rule))


def _widened(count: Count | None, rule: Rule) -> Count | None:
    """Bounds that came in closer than the rule would draw them are drawn wider: 3 or 4 becomes under 5."""
    if count is None or not count.hidden or count.high is None or count.high - count.low >= rule.below - 2:
        return count
    low = count.low // rule.below * rule.below
    return Count(low or min(1, count.low), count.high // rule.below * rule.below + rule.below - 1)


def _mark(words: str) -> str:
    """A mark in the place of words, by which it can be told whether the same words were used another time."""
    if re.fullmatch(rf"{re.escape(NOT_TOLD)} [0-9a-f]{{8}}", words):
        return words
    return f"{NOT_TOLD} {hashlib.sha256(words.encode()).hexdigest()[:8]}"


class _Unnamed:
    """Words of the map in which whoever is not named goes by what it does.

    Its number is not told there: whoever knows the words as they were would know from then on who has the number.
    """

    def __init__(self, network: Network, whose: Whose) -> None:
        self._called = self._names(network, whose, whose.called)
        self._hidden = self._names(network, whose, whose.refuges)

    @staticmethod
    def _names(network: Network, whose: Whose, ids: Collection[str]) -> list[tuple[str, str]]:
        return [
            (name, re.sub(r" \d+$", "", whose.called[partner.id].name))
            for partner in network.partners
            if partner.id in ids and partner.id in whose.called
            for name in sorted({partner.name, partner.short or "", *partner.aka}, key=len, reverse=True)
            if name.strip()
        ]

    def anywhere(self, words: str) -> str:
        return _replaced(words, self._called)

    def in_title(self, words: str) -> str:
        """The name of the map: a partnership may be called by what a partner does, and that says nothing of it."""
        return _replaced(words, self._hidden)

    def in_list(self, words: str) -> str:
        """A name of a need, a place or a sector: only long names of partners are looked for in it."""
        return _replaced(words, ((name, role) for name, role in self._called if len(name.split()) >= LONG_NAME))


def _replaced(words: str, called: Iterable[tuple[str, str]]) -> str:
    for name, role in called:
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: role, words, flags=re.IGNORECASE)  # noqa: B023
    return words
