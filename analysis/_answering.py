"""The map once some partners have answered, in the two ways that bound what they may say."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np

from analysis._swing import unspoken
from network.counts import Count
from network.model import AgeRange, Network, Opening, Partner, Relation, Source

__all__ = ["answered"]

ALWAYS = (Opening(tuple(range(7)), 0, 0),)
NOBODY = AgeRange(150, 150)  # an age that nobody has, for maps that list no areas
TOLD = Source("survey")


def answered(network: Network, told: Collection[str], *, kindly: bool, new_links: bool = False) -> Network:
    """The map with everything filled in that these partners could tell.

    Parameters
    ----------
    kindly
        Whether they meet every need, admit everybody, name every link there is and lose nobody; or no need, nobody,
        no link and everybody.
    new_links
        Whether they also name a referral link, both ways, with each partner of whom and them nobody has spoken.
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
    worst = {"needs": (), "stages": (), "ages": AgeRange(), "areas": (), "hours": ()}
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
    fewest = max(count.low for count in _counts(link) if count is not None) if any(_counts(link)) else 1
    made = link.made or Count.exactly(fewest)
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
            needs=needs,
            made=count,
            accepted=count,
            completed=count,
            said_by=tuple(one for one in (source, target) if one in told),
            provenance=TOLD,
        )
        for source, target in pairs
        if source in told or target in told
    ]
