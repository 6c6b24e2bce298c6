"""Two maps of one system, an earlier and a later one, spoken of with one id for each partner.

A partner is the same in both for certain where its id is the same, or where the later map says what it was (`was`).
Whatever is merely alike is proposed, and stays apart until a person says that it is one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from network._merging import one_partner, teamed
from network.errors import NetworkError
from network.joining import GENERIC
from network.model import Network, Partner
from network.names import match_key, proposals, suggestion

__all__ = ["Became", "Likeness", "Waves", "align"]

THEN, NOW = "then", "now"


@dataclass(frozen=True, slots=True)
class Likeness:
    """A partner of the earlier map and one of the later that may be the same, and why that is proposed."""

    then: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Became:
    """Partners of the earlier map that are read as partners of the later one under other ids, or as several."""

    then: tuple[str, ...]  # ids on the earlier map
    now: tuple[str, ...]  # ids on the later map


@dataclass(frozen=True, slots=True)
class Waves:
    """Both maps with one id for each partner: where partners were merged or split, they are one in both."""

    earlier: Network
    later: Network
    both: frozenset[str]  # asked both times, with everything that they were or became
    gone: tuple[str, ...]  # only on the earlier map
    new: tuple[str, ...]  # only on the later map
    became: tuple[Became, ...]
    proposed: tuple[Likeness, ...]


def align(earlier: Network, later: Network, same: Iterable[tuple[str, str]] = ()) -> Waves:
    """The two maps with the same id for the same partner: its id on the later map.

    Parameters
    ----------
    same
        What a person has said: ids on the earlier and on the later map that are one partner.

    Raises
    ------
    NetworkError
        When a map has no such partner.
    """
    given = tuple(same)
    for then, now in given:
        _known(earlier, then, "earlier")
        _known(later, now, "later")
    groups = _groups(earlier, later, given)
    ids: dict[str, dict[str, str]] = {THEN: {}, NOW: {}}
    for group in groups:
        name = _name_of(group, later.by_id)
        for wave, one in group:
            ids[wave][one] = name
    after = _renamed(later, ids[NOW], {})
    before = _renamed(earlier, ids[THEN], after.by_id)
    sides = [(_ids(group, THEN), _ids(group, NOW)) for group in groups]
    return Waves(
        earlier=before,
        later=after,
        both=_asked(earlier, ids[THEN]) & _asked(later, ids[NOW]),
        gone=tuple(sorted(before.by_id.keys() - after.by_id.keys())),
        new=tuple(sorted(after.by_id.keys() - before.by_id.keys())),
        became=tuple(sorted((Became(*both) for both in sides if all(both) and both[0] != both[1]), key=repr)),
        proposed=_proposed(earlier, later, groups),
    )


Member = tuple[str, str]  # the map, and an id on it


def _ids(group: list[Member], side: str) -> tuple[str, ...]:
    return tuple(one for wave, one in group if wave == side)


def _known(network: Network, one: str, which: str) -> None:
    if one not in network.by_id:
        hint = suggestion(one, list(network.by_id)) or "Ids stand in the map file."
        raise NetworkError(f'The {which} map has no partner "{one}". {hint}')


def _groups(earlier: Network, later: Network, same: Iterable[tuple[str, str]]) -> list[list[Member]]:
    """What is one partner, on either map."""
    graph = nx.Graph()
    graph.add_nodes_from((THEN, one) for one in earlier.by_id)
    graph.add_nodes_from((NOW, one) for one in later.by_id)
    for one, partner in later.by_id.items():
        before = earlier.by_id.get(one)
        if before is not None and _surely_one(before, partner):
            graph.add_edge((THEN, one), (NOW, one))
        graph.add_edges_from(((THEN, was), (NOW, one)) for was in partner.was if was in earlier.by_id)
    graph.add_edges_from(((THEN, then), (NOW, now)) for then, now in same)
    return sorted(sorted(group) for group in nx.connected_components(graph))


def _surely_one(before: Partner, after: Partner) -> bool:
    """Whether the same id says so: one such as 7 or n7, that any program may give, needs the same name too."""
    return not GENERIC.fullmatch(after.id) or match_key(before.name) == match_key(after.name)


def _name_of(group: list[Member], taken: Collection[str]) -> str:
    """One id for all: the first on the later map; for a partner that is gone, its own or one like it."""
    now = _ids(group, NOW)
    if now:
        return min(now)
    free = group[0][1]
    while free in taken:
        free = f"{free} (before)"
    return free


def _asked(network: Network, ids: Mapping[str, str]) -> frozenset[str]:
    """Who was asked, with everybody who is read as one with it."""
    silent = {ids[one] for one in network.by_id.keys() - network.asked_ids}
    return frozenset(ids[one] for one in network.asked_ids) - silent


def _renamed(network: Network, ids: Mapping[str, str], named: Mapping[str, Partner]) -> Network:
    """The map with these ids, and with names as they are now. What is said of one partner stays on the map as it is."""
    members: dict[str, list[Partner]] = defaultdict(list)
    for partner in sorted(network.partners, key=lambda one: one.id):
        members[ids[partner.id]].append(partner)
    partners = []
    for one, entries in members.items():
        whole = entries[0]
        for entry in entries[1:]:
            whole = one_partner(whole, entry)
        partners.append(replace(whole, id=one, name=named[one].name if one in named else whole.name))
    return network.in_part(
        partners=tuple(partners),
        relations=tuple(
            replace(
                link,
                source=ids[link.source],
                target=ids[link.target],
                said_by=None if link.said_by is None else tuple(dict.fromkeys(ids[one] for one in link.said_by)),
            )
            for link in network.relations
        ),
        asked=None if network.asked is None else tuple(sorted(_asked(network, ids))),
        promises=tuple(
            replace(one, source=ids.get(one.source, one.source), target=one.target and ids.get(one.target, one.target))
            for one in network.promises
        ),
        stories=tuple(replace(one, at=tuple(ids.get(place, place) for place in one.at)) for one in network.stories),
        comments=tuple(replace(one, partner=ids[one.partner]) for one in network.comments),
        teams=tuple(teamed(team, ids.__getitem__) for team in network.teams),
        agreed=tuple(replace(one, partner=ids[one.partner]) for one in network.agreed),
        options=(),
        positions=tuple({ids[one]: place for one, place in network.positions if one in ids}.items()),
    )


def _proposed(earlier: Network, later: Network, groups: list[list[Member]]) -> tuple[Likeness, ...]:
    """Who of the earlier map only may be somebody of the later map, by id, identifier or name."""
    gone = [earlier.by_id[group[0][1]] for group in groups if len(group) == 1 and group[0][0] == THEN]
    new = {group[0][1] for group in groups if len(group) == 1 and group[0][0] == NOW}
    found: dict[tuple[str, str], str] = {}
    for before, after, why in (*_alike(gone, later.partners), *_near(gone, [later.by_id[one] for one in sorted(new)])):
        found.setdefault((before, after), why)
    return tuple(Likeness(*pair, why) for pair, why in sorted(found.items()))


def _alike(gone: Iterable[Partner], later: Iterable[Partner]) -> Iterator[tuple[str, str, str]]:
    everybody = list(later)
    for before in gone:
        spelt = {match_key(name) for name in (before.name, *before.aka)}
        for after in everybody:
            if set(before.ids) & set(after.ids):
                yield before.id, after.id, "the same identifier"
            elif spelt & {match_key(name) for name in (after.name, *after.aka)}:
                yield before.id, after.id, "the same name"
            elif before.id == after.id:
                yield before.id, after.id, "the same id"


def _near(gone: Iterable[Partner], new: Iterable[Partner]) -> Iterator[tuple[str, str, str]]:
    before, after = ({match_key(one.name): one.id for one in some} for some in (gone, new))
    for found in proposals([*(one.name for one in gone), *(one.name for one in new)]):
        for name, other in ((found.one, found.other), (found.other, found.one)):
            then, now = before.get(match_key(name)), after.get(match_key(other))
            if then is not None and now is not None:
                yield then, now, found.why
