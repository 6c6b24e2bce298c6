"""What partners are called who are not named: by what they do, with a number that says nothing."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from network.model import Network, Partner
from network.words import in_sentence

__all__ = ["NO_NAME", "Called", "called"]

REFUGE = "Domestic abuse service"
NO_NAME = r"p\d+"  # the id of whoever is not named


@dataclass(frozen=True, slots=True)
class Called:
    """The id and the name by which a partner goes."""

    id: str
    name: str


def called(networks: Sequence[Network], unnamed: Collection[str], refuges: Collection[str]) -> dict[str, Called]:
    """Id and name of everybody who is not named, the same on each of the maps.

    "Mental health service 2" is the second of those who meet only this need, in an order that has nothing to do with
    that of the map: lists often go by name, and would tell who is who. The order hangs on all that is known of
    partners and links. What is known of partners may stand in a public list; the exact counts of links do not, so that
    nobody without the map can work it out.

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
    roles = {one: REFUGE if one in refuges else _role(*known[one]) for one in known if one in unnamed}
    found = {one: Called(one, known[one][0].name) for one in roles if _is_called(known[one][0], roles[one])}
    secret = _secret(networks)
    rest = sorted(roles.keys() - found.keys(), key=lambda one: _drawn(secret, one))
    taken = {text.casefold() for one in known.keys() - set(rest) for text in (one, known[one][0].name)}
    numbers, times = Counter[str](), Counter(roles.values())
    for one in rest:
        role = roles[one]
        alone = times[role] == 1 and role.casefold() not in taken
        found[one] = Called(_next("p", numbers, taken, ""), role if alone else _next(role, numbers, taken))
    return found


def _is_called(partner: Partner, role: str) -> bool:
    """Whether it goes by such an id and such a name already: a copy that is copied again stays as it is."""
    return bool(re.fullmatch(NO_NAME, partner.id) and re.fullmatch(rf"{re.escape(role)}(?: \d+)?", partner.name))


def _secret(networks: Sequence[Network]) -> str:
    """What only somebody with the maps can know, in short: it is mixed with every id."""
    known = hashlib.sha256()
    for network in networks:
        for part in (network.partners, network.relations):
            known.update(repr(part).encode("utf-8", "replace"))
    return known.hexdigest()


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
