"""What partners are called who are not named: by what they do, with a number that says nothing."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from network.model import Network, Partner
from network.words import in_sentence

__all__ = ["REFUGE", "Called", "called"]

REFUGE = "Domestic abuse service"


@dataclass(frozen=True, slots=True)
class Called:
    """The id and the name by which a partner goes."""

    id: str
    name: str


def called(networks: Sequence[Network], unnamed: Collection[str], refuges: Collection[str]) -> dict[str, Called]:
    """Id and name of everybody who is not named, the same on each of the maps.

    "Mental health service 2" is the second of those who meet only this need, in an order that has nothing to do with
    that of the map: lists often go by name, and would tell who is who. The order hangs on all that is known of
    partners, so that nobody without the map can work it out.

    Parameters
    ----------
    networks
        Maps of one system, the one that says best what a partner does last.
    unnamed
        Ids of the partners who are not named.
    refuges
        Those of them who are called the same whatever else is known of them.
    """
    known = {partner.id: (partner, network) for network in networks for partner in network.partners}
    secret = repr([network.partners for network in networks])
    order = sorted(known.keys() & set(unnamed), key=lambda one: _drawn(secret, one))
    roles = {one: REFUGE if one in refuges else _role(*known[one]) for one in order}
    taken = {one.casefold() for one in known.keys() - set(unnamed)}
    taken |= {partner.name.casefold() for one, (partner, _) in known.items() if one not in roles}
    numbers: Counter[str] = Counter()
    times = Counter(roles.values())
    found: dict[str, Called] = {}
    for one in order:
        role = roles[one]
        name = role if times[role] == 1 and role.casefold() not in taken else _next(role, numbers, taken)
        found[one] = Called(_next("p", numbers, taken, ""), name)
    return found


def _drawn(secret: str, one: str) -> str:
    return hashlib.sha256(f"{secret} {one}".encode()).hexdigest()


def _next(stem: str, numbers: Counter[str], taken: Collection[str], between: str = " ") -> str:
    """The stem with the next number that nobody has."""
    numbers[stem] += 1
    while f"{stem}{between}{numbers[stem]}".casefold() in taken:
        numbers[stem] += 1
    return f"{stem}{between}{numbers[stem]}"


def _role(partner: Partner, network: Network) -> str:
    """What it does: the one need it meets, whom alone it is for, the way in that it is, or else its sector."""
    needs, groups, stages, sectors = (
        {one.id: one.name for one in items if one.name.strip()}
        for items in (network.system.needs, network.system.groups, network.system.stages, network.system.sectors)
    )
    if name := _only(partner.needs, needs):
        return f"{name} service"
    if name := _only(partner.only_for, groups):
        return f"Service for {in_sentence(name)}"
    if name := _only(partner.stages, stages):
        return f"Way in: {in_sentence(name)}"
    sector = sectors.get(partner.sector or "")
    return f"{sector} partner" if sector else "Partner"


def _only(ids: tuple[str, ...] | None, names: Mapping[str, str]) -> str:
    """The name of the single one; empty where there are none or several."""
    return names.get(ids[0], "") if ids and len(ids) == 1 else ""
