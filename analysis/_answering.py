"""The map once some partners have answered: in the two ways that bound what they may say, and in ways between."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from analysis._load import loads, months
from analysis._swing import unspoken
from network.counts import Count
from network.model import AgeRange, Network, Opening, Partner, Relation, Source

__all__ = ["answered", "passing_on"]

ALWAYS = (Opening(tuple(range(7)), 0, 0),)
SELDOM = (Opening((0,), 0, 1),)  # nobody who helps would tell that its door never opens
NOBODY = AgeRange(150, 150)  # an age that nobody has, for maps that list no areas
TOLD = Source("survey")
MANY = 10**6  # referrals, or people a month: more than anybody sends or plans for


def answered(network: Network, told: Collection[str], *, kindly: bool, new_links: bool = False) -> Network:
    """The map with everything filled in that these partners could tell.

    Parameters
    ----------
    kindly
        Whether they meet every need, admit everybody, name every link there is and lose nobody; or no need, nobody,
        no link and everybody.
    new_links
        Whether they also name a referral link, both ways, with each partner of whom and them nobody has spoken: what
        it carries is for who sends, and what came of it for who takes, so the other half stays open.
    """
    chosen = frozenset(told)
    fill = _kind if kindly else _unkind
    relations = [
        _of_link(network, one, chosen, kindly) if chosen & {one.source, one.target} else one
        for one in network.relations
    ]
    if new_links:
        relations += _new_links(network, chosen)
    return network.in_part(  # all that is filled in stands in the lists of the map
        asked=tuple(sorted(network.asked_ids | chosen)),
        partners=tuple(fill(network, one) if one.id in chosen else one for one in network.partners),
        relations=tuple(relations),
    )


def passing_on(network: Network, told: str) -> Iterator[Network]:
    """The map once a partner has answered that it meets nothing itself, takes everybody and sends people on.

    One map for each of its links of which it is open what they carry: along that one it sends everybody, along the
    others nobody. Who sends people on to somebody that has not said what it meets leaves more open than who sends them
    to all or to none.
    """
    new_links = told not in network.asked_ids
    full = answered(network, (told,), kindly=True, new_links=new_links)
    one = network.partner(told)
    meets = replace(full.partner(told), needs=one.needs or (), capacity=_straddling(full, one))
    partners = tuple(meets if other.id == told else other for other in full.partners)
    unsaid = [link.needs is None for link in network.relations] + [True] * len(full.relations)
    open_ones = {
        place
        for place, (link, open_) in enumerate(zip(full.relations, unsaid, strict=False))
        if open_ and link.source == told and link.carries_people
    }
    others = any(other.needs is None for other in partners)
    for chosen in (None, *(sorted(open_ones) if others else ())):
        shut = open_ones - {chosen}
        relations = tuple(replace(link, needs=()) if n in shut else link for n, link in enumerate(full.relations))
        yield full.in_part(partners=partners, relations=relations)


def _straddling(network: Network, partner: Partner) -> int:
    """What a partner has said of its capacity; else one of which it stays open, on this map, whether as many come."""
    if partner.capacity is not None:
        return partner.capacity
    accepted, period = loads(network, {partner.id})[partner.id].accepted, months(network)
    return max(1, int(accepted.high / period)) if accepted.high is not None and period else MANY


def _kind(network: Network, partner: Partner) -> Partner:
    system = network.system
    best = {
        "needs": tuple(need.id for need in system.needs),
        "stages": tuple(stage.id for stage in system.stages),
        "ages": AgeRange(),
        "areas": tuple(area.id for area in system.areas),
        "hours": ALWAYS,
    }
    return _filled(network, partner, best)


def _unkind(network: Network, partner: Partner) -> Partner:
    admits = {"areas": ()} if network.system.areas else {"ages": NOBODY}
    worst = {"needs": (), "stages": (), "ages": AgeRange(), "areas": (), "hours": SELDOM}
    shut = partner.ages is None or partner.areas is None
    return replace(_filled(network, partner, worst), **(admits if shut else {}))


def _filled(network: Network, partner: Partner, values: dict) -> Partner:
    sector = network.system.sectors[0].id if network.system.sectors else None
    values = values | {"capacity": 1, "wait_days": 1.0, "sector": sector, "provenance": TOLD}
    return replace(partner, **{field: value for field, value in values.items() if getattr(partner, field) is None})


def _of_link(network: Network, link: Relation, told: frozenset[str], kindly: bool) -> Relation:
    """A link that is known, with what its ends could tell of it."""
    said: dict[str, Any] = {}
    if kindly:
        said["said_by"] = tuple(dict.fromkeys((*(link.said_by or ()), *sorted(told & {link.source, link.target}))))
        said["provenance"] = link.provenance or TOLD
    if link.carries_people and all(count is None or count.applicable for count in _counts(link)):
        if link.needs is None and link.source in told:
            said["needs"] = tuple(need.id for need in network.system.needs) if kindly else ()
        said |= _outcomes(link, link.target in told, kindly)
    return replace(link, **said)


def _outcomes(link: Relation, told: bool, kindly: bool) -> dict[str, Count]:
    """How many referrals there were, and what came of them where the end that takes them has told."""
    fewest = max([1, *(count.low for count in _counts(link) if count is not None)])
    made = link.made or Count.exactly(fewest if told or link.accepted else MANY)
    if not told:
        return {"made": made}
    of_these = link.completed.low if link.completed else 0
    accepted = link.accepted or Count.exactly(max(made.low, of_these) if kindly else of_these)
    return {
        "made": made,
        "accepted": accepted,
        "completed": link.completed or Count.exactly(accepted.low if kindly else 0),
    }


def _counts(link: Relation) -> tuple[Count | None, ...]:
    return link.made, link.accepted, link.completed


def _new_links(network: Network, told: frozenset[str]) -> list[Relation]:
    needs = tuple(need.id for need in network.system.needs)
    count = Count.exactly(8)
    ids = [partner.id for partner in network.partners]
    pairs = [(ids[one], ids[other]) for one, other in np.argwhere(unspoken(network)).tolist()]  # each both ways
    return [
        Relation(
            source,
            target,
            needs=needs if source in told else None,
            made=count if target in told else Count.exactly(MANY),
            accepted=count if target in told else None,
            completed=count if target in told else None,
            said_by=tuple(one for one in (source, target) if one in told),
            provenance=TOLD,
        )
        for source, target in pairs
        if source in told or target in told
    ]
