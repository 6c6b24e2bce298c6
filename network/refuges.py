"""Partners whose place is never told: refuges, sanctuaries and all who help people harmed at home."""

import re

from network.model import Area, Network, Partner

__all__ = ["areas_of_others", "refuges"]

SAYS_SO = re.compile(  # of words with single blanks, also where a hyphen stood
    r"refuge(?!e)|\bsanctuary|\bsafe ?house|\bsafe accommodation|\bwom[ae]n'?s aid\b|"
    r"\b(?:domestic|family|sexual|intimate partner|gender based) (?:abuse|violence|assault|exploitation)|"
    r"\b(?:i?dva|isva|dv|dvu|dasv|sarc|rasa?sc|marac|vawg|fgm)s?\b|\bviolence against women\b|\brape\b|"
    r"\bcoercive control|\bfleeing\b|\babused\b|\bsurvivors of abuse\b|"
    r"honou?r based|forced marriage|\btraffick|\bmodern slavery|\bmutilation\b|\bstalking\b|"
    r"\blloches|\bcymorth i (?:ferched|fenywod)|(?:trais|cam ?drin) (?:domestig|rhywiol|teuluol|yn erbyn)|"  # Welsh
    r"\bcaethwasiaeth fodern",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s_‐‑–-]+")


def refuges(network: Network) -> frozenset[str]:
    """Ids of the partners whose name, need, group or sector says that people hide there or were harmed at home.

    Everybody who meets such a need is among them, also a partner that meets other needs beside it: one place too many
    is kept to ourselves rather than one too few.
    """
    system = network.system
    said = {name: {one.id: one.name for one in getattr(system, name)} for name in ("needs", "groups", "sectors")}

    def words(partner: Partner) -> str:
        named = (partner.id, partner.name, partner.short or "", *partner.aka, *partner.was)
        listed = [
            *(f"{one} {said['needs'][one]}" for one in partner.needs or ()),
            *(f"{one} {said['groups'][one]}" for one in partner.only_for or ()),
            said["sectors"].get(partner.sector or "", ""),
        ]
        return "\n".join(BETWEEN.sub(" ", text) for text in (*named, *listed)).replace("’", "'")

    return frozenset(one.id for one in network.partners if SAYS_SO.search(words(one)))


def areas_of_others(network: Network, hidden: frozenset[str]) -> tuple[Area, ...]:
    """The areas of the map, without those that no other partner works in: the list alone would tell the place.

    An area stays where another partner names it, or one that covers it, or where it covers one that stays. Where nobody
    at all works it goes as well, or whoever knows the places around could tell by the one that is not listed.
    """
    if not hidden:
        return network.system.areas
    covers = {area.id: area.covers for area in network.system.areas}
    others = {area for partner in network.partners if partner.id not in hidden for area in partner.areas or ()}
    gone = covers.keys() - _with_inner(others, covers)
    gone = {area for area in gone if not covers[area] or _with_inner({area}, covers) - {area} <= gone}
    return tuple(
        Area(area.id, area.name, tuple(one for one in area.covers if one not in gone), area.how_many)
        for area in network.system.areas
        if area.id not in gone
    )


def _with_inner(areas: set[str], covers: dict[str, tuple[str, ...]]) -> set[str]:
    """These areas and all inside them."""
    found: set[str] = set()
    todo = list(areas)
    while todo:
        area = todo.pop()
        if area not in found:
            found.add(area)
            todo.extend(covers.get(area, ()))
    return found
