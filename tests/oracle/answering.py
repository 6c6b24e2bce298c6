"""How far one partner's answer could move the share of situations with a way to help: both maps drawn, and counted."""

from dataclasses import replace

from network.model import AgeRange, Network, Relation
from tests.oracle.access import coverage

__all__ = ["swing"]


def swing(network: Network, partner_id: str) -> tuple[int, int]:
    """Situations of people in no listed group with a way to help, least kindly and most kindly."""
    return covered(least(network, partner_id)), covered(most(network, partner_id))


def covered(network: Network) -> int:
    return sum(1 for row in coverage(network) if row["group"] == "" and row["status"] == "covered")


def least(network: Network, partner_id: str) -> Network:
    one, system = network.partner(partner_id), network.system
    homes = [area for area in system.areas if not area.covers]
    if not ((one.ages is None and system.ages) or (one.areas is None and homes)):
        return network
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
