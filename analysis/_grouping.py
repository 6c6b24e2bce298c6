"""Which group each partner counts in: by sector, area, stage, need, or any further column of the map.

Everybody counts in one group, so that links within and between groups add up to all links, and so that the roles
of Gould and Fernandez are defined. Who serves several areas (or an area that covers several) is in a group of its
own kind, "several areas"; the same goes for stages and needs. Who is known to have none (an empty list: no way in,
no help of its own) is known too, and in a group of that kind; only of whom it is not recorded there is no group.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from network.errors import NetworkError
from network.model import Network, Partner
from network.names import suggestion

__all__ = ["FIELDS", "SAID", "Grouping", "grouping", "is_of_its_own_kind"]

SEVERAL = "several "  # begins the id of a group of partners with several values
NONE = "no "  # begins the id of a group of partners that are known to have no value
# option: (field of a partner, list of the system that names its values)
FIELDS = {
    "sector": ("sector", "sectors"),
    "area": ("areas", "areas"),
    "stage": ("stages", "stages"),
    "need": ("needs", "needs"),
}
SAID = {"stage": ("way in", "ways in")}  # options that are called otherwise on screen, one and several
WITHOUT = {"areas": "partners in no area", "stages": "partners without a way in", "needs": "partners that only refer"}


@dataclass(frozen=True, slots=True)
class Grouping:
    """The group of each partner, by id. Partners of whom it is not known are missing."""

    by: str
    of: Mapping[str, str]  # partner id: group id
    names: Mapping[str, str]  # group id: its name on screen

    @property
    def said(self) -> str:
        """What it goes by, in words: `sector`, `way in`."""
        return SAID.get(self.by, (self.by,))[0]

    @property
    def ids(self) -> list[str]:
        """Every group that has a partner, in order."""
        return sorted(set(self.of.values()))

    def name(self, group: str) -> str:
        return self.names.get(group, group)

    def services(self, group: str) -> str:
        """The services of a group in words, such as `NHS services` or `services in several areas`."""
        name = self.name(group)
        return name.replace("partners", "services", 1) if is_of_its_own_kind(group) else f"{name} services"

    def inside(self, group: str) -> str:
        """The group as a place to be inside of, such as `NHS` or `services in several areas`."""
        return self.services(group) if is_of_its_own_kind(group) else self.name(group)

    def codes(self, network: Network) -> np.ndarray:
        """The place of each partner's group in `ids`, in the order of the map; -1 where it has none."""
        code = {group: number for number, group in enumerate(self.ids)}
        return np.array([code.get(self.of.get(one.id, ""), -1) for one in network.partners], dtype=np.int64)

    def without(self, network: Network) -> int:
        """How many partners have no group."""
        return len(network.partners) - len(self.of)


def is_of_its_own_kind(group: str) -> bool:
    """Whether it gathers those with several values, or with none: they need not have anything in common."""
    return group.startswith((SEVERAL, NONE))


def grouping(network: Network, by: str) -> Grouping:
    """The group of every partner.

    Parameters
    ----------
    by
        `sector`, `area`, `stage`, `need`, or a further column (`Partner.more`).

    Raises
    ------
    NetworkError
        When no partner has such a column.
    """
    values = {partner.id: _value(network, partner, by) for partner in network.partners}
    if by not in FIELDS and not any(values.values()):
        columns = sorted({*FIELDS, *(key for partner in network.partners for key, _ in partner.more)})
        hint = suggestion(by, columns) or f"Columns: {', '.join(columns)}."
        raise NetworkError(f'No partner has a column "{by}". {hint}')
    return Grouping(by, {partner: group for partner, group in values.items() if group}, _names(network, by))


def _value(network: Network, partner: Partner, by: str) -> str:
    free = dict(partner.more).get(by, "").strip()
    if by not in FIELDS:
        return free
    values = _stated(network, partner, by)
    if len(values) > 1:
        return SEVERAL + FIELDS[by][1]
    known_none = NONE + FIELDS[by][1] if getattr(partner, FIELDS[by][0]) == () else ""
    return next(iter(values), free or known_none)


def _stated(network: Network, partner: Partner, by: str) -> frozenset[str]:
    stated = getattr(partner, FIELDS[by][0])
    if by == "sector":
        return frozenset() if stated is None else frozenset((stated,))
    if by == "area":
        return frozenset(inner for area in stated or () for inner in _inside(network, area))
    return frozenset(stated or ())


def _inside(network: Network, area: str) -> frozenset[str]:
    """The smallest areas that an area is made of: itself when it covers none."""
    covers = {place.id: place.covers for place in network.system.areas}
    if not covers.get(area):
        return frozenset((area,))
    return frozenset(inner for part in covers[area] for inner in _inside(network, part))


def _names(network: Network, by: str) -> dict[str, str]:
    if by not in FIELDS:
        return {}
    _, plural = FIELDS[by]
    preposition = {"areas": "in", "stages": "at"}.get(plural, "for")
    _, said = SAID.get(by, FIELDS[by])
    several = {SEVERAL + plural: f"partners {preposition} several {said}"}
    none = {NONE + plural: WITHOUT[plural]} if plural in WITHOUT else {}
    return several | none | {item.id: item.name for item in getattr(network.system, plural)}
