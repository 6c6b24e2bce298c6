"""Which partners a filter keeps on the map, which it cannot tell, and parts of a map as maps of their own."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from network.access import areas_around
from network.graph import ties
from network.model import Network, Partner

__all__ = ["Kept", "MapFilters", "kept", "neighbourhood", "part_of"]


@dataclass(frozen=True, slots=True)
class MapFilters:
    """What to look at; None keeps everybody."""

    sector: str | None = None
    area: str | None = None  # whoever serves it, also as part of a wider area
    need: str | None = None  # whoever meets it
    kind: str | None = None  # of tie
    around: str | None = None  # a partner and those it is linked with


@dataclass(frozen=True, slots=True)
class Kept:
    """Partners that match, and partners who have not said enough to tell. Everybody else is hidden."""

    matching: frozenset[str]
    not_known: frozenset[str]


def kept(network: Network, filters: MapFilters) -> Kept:
    """Which partners the filters keep. Somebody who has not said is never taken for somebody who does not."""
    linked = _linked(network, filters)
    tests = {partner.id: list(_tests(network, partner, filters, linked)) for partner in network.partners}
    return Kept(
        matching=frozenset(key for key, found in tests.items() if all(found)),
        not_known=frozenset(key for key, found in tests.items() if None in found and False not in found),
    )


def neighbourhood(network: Network, partner: str) -> frozenset[str]:
    """The partner and everybody it has any tie with."""
    return frozenset({partner, *ties(network)[partner]})


def part_of(network: Network, partners: Collection[str]) -> Network:
    """These partners and what is between them, as a map of its own that finds its own places."""
    inside = frozenset(partners) & network.by_id.keys()
    return replace(
        network,
        partners=tuple(partner for partner in network.partners if partner.id in inside),
        relations=tuple(relation for relation in network.relations if {relation.source, relation.target} <= inside),
        asked=None if network.asked is None else tuple(key for key in network.asked if key in inside),
        promises=tuple(promise for promise in network.promises if {promise.source, promise.target} <= inside),
        stories=(),
        agreed=tuple(one for one in network.agreed if one.partner in inside),
        comments=tuple(one for one in network.comments if one.partner in inside),
        teams=tuple(team for team in network.teams if inside.issuperset(team.members)),
        options=(),
        positions=(),
    )


def _tests(
    network: Network, partner: Partner, filters: MapFilters, linked: frozenset[str] | None
) -> Iterator[bool | None]:
    """One verdict a filter in use; None where the partner has not said."""
    if filters.sector is not None:
        yield None if partner.sector is None else partner.sector == filters.sector
    if filters.area is not None:
        serving = areas_around(network, filters.area)
        yield None if partner.areas is None else not serving.isdisjoint(partner.areas)
    if filters.need is not None:
        yield None if partner.needs is None else filters.need in partner.needs
    if linked is not None:
        yield partner.id in linked


def _linked(network: Network, filters: MapFilters) -> frozenset[str] | None:
    """Partners with the links that the filters ask for; None where they ask for none."""
    asked = []
    if filters.around is not None:
        asked.append(neighbourhood(network, filters.around))
    if filters.kind is not None:
        ends = [(relation.source, relation.target) for relation in network.relations if relation.kind == filters.kind]
        asked.append(frozenset(end for pair in ends for end in pair))
    return frozenset.intersection(*asked) if asked else None
