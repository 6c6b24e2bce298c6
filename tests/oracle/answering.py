"""What one partner may answer: the two maps between which the share of situations lies, and any other drawn."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from network.counts import Count
from network.model import AgeRange, Network, Opening, Partner, Relation, Source
from tests.oracle.access import coverage

__all__ = ["any_answer", "covered", "swing"]

SURVEY = Source("survey")


def swing(network: Network, partner_id: str) -> tuple[int, int]:
    """Situations of people in no listed group with a way to help, least kindly and most kindly."""
    return covered(least(network, partner_id)), covered(most(network, partner_id))


def covered(network: Network) -> int:
    return sum(1 for row in coverage(network) if row["group"] == "" and row["status"] == "covered")


def least(network: Network, partner_id: str) -> Network:
    one, system = network.partner(partner_id), network.system
    homes = [area for area in system.areas if not area.covers]
    if not ((one.ages is None and system.ages) or (one.areas is None and homes)):
        unsaid = [link for link in network.relations if link.source == partner_id and link.needs is None]
        return replace(network, relations=tuple(link for link in network.relations if link not in unsaid))
    shut = replace(one, stages=(), needs=())
    return replace(
        network,
        partners=tuple(shut if other.id == partner_id else other for other in network.partners),
        relations=tuple(link for link in network.relations if partner_id not in (link.source, link.target)),
    )


def most(network: Network, partner_id: str) -> Network:
    one, system = network.partner(partner_id), network.system
    open_wide = replace(
        one,
        needs=tuple(need.id for need in system.needs) if one.needs is None else one.needs,
        stages=tuple(stage.id for stage in system.stages) if one.stages is None else one.stages,
        ages=AgeRange() if one.ages is None else one.ages,
    )
    spoken = {frozenset((link.source, link.target)) for link in network.relations}
    others = [
        other.id
        for other in network.partners
        if not {other.id, partner_id} & network.asked_ids
        and other.id != partner_id
        and frozenset((other.id, partner_id)) not in spoken
    ]
    more = [Relation(*ends) for other in others for ends in ((partner_id, other), (other, partner_id))]
    return replace(
        network,
        partners=tuple(open_wide if other.id == partner_id else other for other in network.partners),
        relations=(*network.relations, *more),
    )


def any_answer(network: Network, partner_id: str, random: Random) -> Network:
    """The map after one answer of many that are possible: all that it can tell is told, each thing drawn by itself."""
    relations = [_told(link, network, partner_id, random) for link in network.relations]
    if partner_id not in network.asked_ids:
        relations += _named(network, partner_id, random)
    return replace(
        network,
        asked=tuple(sorted({*network.asked_ids, partner_id})),
        partners=tuple(_filled(one, network, random) if one.id == partner_id else one for one in network.partners),
        relations=tuple(relations),
    )


def _some(ids: Sequence[str], random: Random) -> tuple[str, ...]:
    return tuple(one for one in ids if random.random() < 0.5)


def _filled(one: Partner, network: Network, random: Random) -> Partner:
    system = network.system
    drawn = {
        "needs": _some([need.id for need in system.needs], random),
        "stages": _some([stage.id for stage in system.stages], random),
        "areas": _some([area.id for area in system.areas], random),
        "ages": random.choice([AgeRange(), AgeRange(18, None), AgeRange(0, 17)]),
        "hours": random.choice([(Opening((0,), 0, 1),), (Opening((0, 1), 540, 1020),)]),
        "capacity": random.choice([1, 2, 5, 100]),
        "wait_days": 3.0,
        "provenance": SURVEY,
        "sector": random.choice([sector.id for sector in system.sectors] or [None]),
    }
    return replace(one, **{field: value for field, value in drawn.items() if getattr(one, field) is None})


def _told(link: Relation, network: Network, partner_id: str, random: Random) -> Relation:
    """A link with what this end may say of it: whether it is there, what it carries, what came of it."""
    if partner_id not in (link.source, link.target):
        return link
    more: dict[str, object] = {"provenance": link.provenance or SURVEY}
    if link.said_by is not None and partner_id not in link.said_by and random.random() < 0.5:
        more["said_by"] = (*link.said_by, partner_id)
    if not link.carries_people:
        return replace(link, **more)
    if link.source == partner_id and link.needs is None:
        more["needs"] = _some([need.id for need in network.system.needs], random)
    if link.made is None and link.accepted is None and link.completed is None:
        more["made"] = Count.exactly(random.choice([1, 9, 50, 400]))
    made = more.get("made", link.made)
    if link.target == partner_id and isinstance(made, Count) and made.exact and link.accepted is None:
        more["accepted"] = Count.exactly(random.randint(link.completed.low if link.completed else 0, made.low))
    return replace(link, **more)


def _named(network: Network, partner_id: str, random: Random) -> list[Relation]:
    """New links with partners that nobody has spoken of, of which each end tells its half."""
    spoken = {frozenset((link.source, link.target)) for link in network.relations}
    needs, found = [need.id for need in network.system.needs], []
    for other in network.partners:
        pair = frozenset((other.id, partner_id))
        if len(pair) == 2 and other.id not in network.asked_ids and pair not in spoken:
            made = Count.exactly(random.randint(1, 60))
            there = Relation(
                partner_id, other.id, needs=_some(needs, random), made=made, said_by=(partner_id,), provenance=SURVEY
            )
            back = Relation(
                other.id, partner_id, made=made, accepted=made, completed=made, said_by=(partner_id,), provenance=SURVEY
            )
            found += [link for link in (there, back) if random.random() < 0.5]
    return found
