"""Joining a service directory to a map: partners found again by identifier, id or name learn what they had not said."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from network.errors import Problem, Where
from network.model import Area, Named, Network, Partner
from network.names import match_key, proposals

__all__ = ["join"]

LISTS = {
    "areas": "areas",
    "needs": "needs",
    "stages": "stages",
    "only_for": "groups",
}  # field of a partner: list of the system
LEARNT = ("areas", "needs", "stages", "only_for", "ages", "hours", "capacity", "wait_days")


def join(network: Network, directory: Network) -> tuple[Network, tuple[Problem, ...]]:
    """The map with what a directory knows of its partners, and with the directory's other partners added.

    A partner is the same when an identifier, its id or its name is the same. It keeps everything that it has said;
    only what is not known is filled in. Names that are merely near are returned as warnings, never joined.
    """
    lists = {name: list(getattr(network.system, name)) for name in LISTS.values()}
    words = {name: _renamed(getattr(directory.system, name), lists[name]) for name in lists}
    found = _Found(network)
    partners = {partner.id: partner for partner in network.partners}
    for arriving in directory.partners:
        renamed = _with_words(arriving, words)
        known = found.same(arriving)
        if known is None:
            free = _free_id(renamed.id, partners)
            partners[free] = replace(renamed, id=free, sector=None)
        else:
            partners[known] = _learnt(partners[known], renamed)
    grown: dict[str, Any] = {name: tuple(items) for name, items in lists.items()}
    system = replace(network.system, **grown)
    joined = replace(network, system=system, partners=tuple(partners.values()))
    return joined, tuple(_near(network, joined))


class _Found:
    """Finds a partner of the map again. A name or identifier that two partners share finds neither."""

    def __init__(self, network: Network) -> None:
        self._by: list[dict[Any, set[str]]] = [{}, {}, {}]
        for partner in network.partners:
            for pair in partner.ids:
                self._by[0].setdefault(pair, set()).add(partner.id)
            self._by[1].setdefault(partner.id, set()).add(partner.id)
            for name in (partner.name, *partner.aka):
                self._by[2].setdefault(match_key(name), set()).add(partner.id)

    def same(self, partner: Partner) -> str | None:
        keys = (partner.ids, (partner.id,), tuple(match_key(name) for name in (partner.name, *partner.aka)))
        for by, wanted in zip(self._by, keys, strict=True):
            ids = {one for key in wanted for one in by.get(key, ())}
            if len(ids) == 1:
                return ids.pop()
        return None


def _renamed(arriving: tuple[Any, ...], items: list[Any]) -> dict[str, str]:
    """The map's own id of each word of the directory; words that are new join the list."""
    by_name = {match_key(item.name): item.id for item in items} | {match_key(item.id): item.id for item in items}
    renamed = {}
    for item in arriving:
        known = by_name.get(match_key(item.id)) or by_name.get(match_key(item.name))
        if known is None:
            known = item.id
            items.append(Area(item.id, item.name) if isinstance(item, Area) else Named(item.id, item.name))
            by_name[match_key(item.name)] = known
        renamed[item.id] = known
    return renamed


def _with_words(partner: Partner, words: dict[str, dict[str, str]]) -> Partner:
    changed: dict[str, Any] = {}
    for field, listed in LISTS.items():
        ids = getattr(partner, field)
        changed[field] = None if ids is None else tuple(dict.fromkeys(words[listed][one] for one in ids))
    return replace(partner, **changed)


def _learnt(known: Partner, arriving: Partner) -> Partner:
    news = {field: getattr(arriving, field) for field in LEARNT if getattr(known, field) is None}
    own = dict(known.ids)
    ids = (*known.ids, *((scheme, value) for scheme, value in arriving.ids if scheme not in own))
    keys = dict(known.more)
    more = (*known.more, *((key, value) for key, value in arriving.more if key not in keys))
    return replace(known, ids=ids, more=more, **news)


def _free_id(wanted: str, taken: dict[str, Partner]) -> str:
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted} ({number})", number + 1
    return free


def _near(network: Network, joined: Network) -> Iterator[Problem]:
    before = {match_key(partner.name) for partner in network.partners}
    for found in proposals(partner.name for partner in joined.partners):
        if (match_key(found.one) in before) != (match_key(found.other) in before):
            what = f'"{found.one}" and "{found.other}" may be one partner ({found.why}).'
            yield Problem("warning", Where(), what, "They are kept apart. Merge them if they are one.")
