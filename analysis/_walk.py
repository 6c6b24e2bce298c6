"""One person's way through the map: the routes to help, the doors that are shut, what is not known."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import networkx as nx
import numpy as np

from analysis._arrival import first_help
from analysis._doors import NEVER, Door, shut, wait_at
from analysis._grid import WEEK
from analysis._route import NeedWalk, Path, Route, Step, Walk
from analysis._wiring import wiring_of
from network.access import comes_in_at, parse_hour, with_readable_hour
from network.counts import total
from network.graph import person_graph
from network.model import Network, Person, Relation
from network.rounding import off_by

__all__ = ["walk"]

ALTERNATIVES = 3  # further routes shown for a need
NO_LINK = "No referral link to it is recorded for this need."
NO_WAY = "Referrals to it are recorded, but no way from here leads to it."
NOT_ASKED = "Nobody has been asked whether people can be referred there."
SILENT = "It has not said what it helps with."
Link = tuple[str, str]


def walk(network: Network, person: Person) -> Walk:
    """Follow one imagined person from the way in to help with each need.

    The route is the one with fewest links; among equals, the one with fewest unknown waits, then the shortest wait,
    then the first by id.
    """
    person = with_readable_hour(person)
    open_now, at_any_hour = person_graph(network, person), person_graph(network, replace(person, at=None))
    trails = [_Trail(network, person, need, open_now, at_any_hour) for need in person.needs]
    within_reach: dict[str, list[str]] = {}
    for trail in trails:
        for service in sorted(trail.reached.keys() & set(trail.services(trail.now))):
            within_reach.setdefault(service, []).append(trail.need)
    return Walk(
        person=person,
        needs=tuple(trail.told() for trail in trails),
        several=tuple((one, tuple(needs)) for one, needs in within_reach.items() if len(needs) > 1),
    )


@dataclass(frozen=True)
class _Trail:
    """One person looking for help with one need."""

    network: Network
    person: Person
    need: str
    open_now: nx.DiGraph  # who admits the person at the hour asked
    at_any_hour: nx.DiGraph  # who admits the person when open

    def told(self) -> NeedWalk:
        best = self.best(self.now, self.services(self.now))
        waiting = None if best or self.at is None else self.first_to_arrive()
        shut_all_week = not best and not waiting and bool(self.best(self.later, self.services(self.later)))
        return NeedWalk(
            need=self.need,
            route=self.route(self.now, best) if best else None,
            later=self.route(self.later, waiting, self.openings(waiting)) if waiting else None,
            shut_all_week=shut_all_week,
            others=tuple(self.route(self.now, path) for path in self.alternatives(best)) if best else (),
            closed=tuple(self.closed()),
        )

    @cached_property
    def links(self) -> dict[Link, list[Relation]]:
        """The referral links that carry the need, whoever is admitted, each with its relations."""
        links: dict[Link, list[Relation]] = {}
        for relation in self.network.relations:
            if relation.carries_people and (relation.needs is None or self.need in relation.needs):
                links.setdefault((relation.source, relation.target), []).append(relation)
        return links

    @cached_property
    def now(self) -> nx.DiGraph:
        return _carrying(self.open_now, self.need)

    @cached_property
    def later(self) -> nx.DiGraph:
        return _carrying(self.at_any_hour, self.need)

    @cached_property
    def reached(self) -> dict[str, int]:
        """Partners that the person can get to, with the links on the shortest way."""
        return _steps(_entries(self.now), self.now.successors)

    @cached_property
    def reached_once_open(self) -> dict[str, int]:
        """Partners that the person can get to at some hour, with the links on the shortest way."""
        return _steps(_entries(self.later), self.later.successors)

    def services(self, graph: nx.DiGraph) -> list[str]:
        return [one for one, meets in graph.nodes(data="meets") if self.need in meets]

    def best(self, graph: nx.DiGraph, services: Iterable[str]) -> Path | None:
        """The best way from an entry to any of the services."""
        steps = _steps(services, graph.predecessors)
        ways: dict[str, tuple[int, float, Path]] = {}
        for here in sorted(steps, key=lambda one: (steps[one], one)):
            onward = [ways[there][2] for there in graph[here] if steps.get(there) == steps[here] - 1]
            paths: list[Path] = [(here, *path) for path in onward] or [(here,)]
            ways[here] = min((*self.waits(path), path) for path in paths)
        entries = [(steps[one], *ways[one]) for one in _entries(graph) if one in steps]
        return min(entries)[-1] if entries else None

    @cached_property
    def at(self) -> int | None:
        return None if self.person.at is None else parse_hour(self.person.at)

    def first_to_arrive(self) -> Path | None:
        """The way that arrives first, waiting at shut doors; among equals as `best`. None: none does in a week."""
        if self.at is None:
            return None
        partners = self.network.partners
        wiring = wiring_of(self.network, (), (self.need,))
        admitted = np.array([[partner.id in self.later for partner in partners]])
        entry = np.array([comes_in_at(partner, self.person.stage) for partner in partners])
        earliest = first_help(partners, wiring, admitted, entry, self.at)
        return None if earliest is None else self._arriving(earliest)

    def _arriving(self, minutes: int) -> Path:
        """The way with fewest links, then fewest unknown waits and shortest wait, that arrives in so many minutes."""
        services = set(self.services(self.later))
        ways: list[tuple[int, Path]] = [(self._through((one,), 0), (one,)) for one in _entries(self.later)]
        while ways:
            helping = [path for there, path in ways if path[-1] in services and there <= minutes]
            if helping:
                return min(helping, key=lambda path: (*self.waits(path), path))
            onward = [(there, (*path, one)) for there, path in ways for one in self.later[path[-1]] if one not in path]
            ways = self._undominated((self._through(path, there), path) for there, path in onward)
        raise AssertionError("a service that is reached is at the end of a way")  # the two would disagree

    def _through(self, path: Path, minutes: int) -> int:
        """Minutes after which the person is through the last door of a way, which opens at some hour."""
        return minutes + (wait_at(self.network.partner(path[-1]), ((self.at or 0) + minutes) % WEEK) or 0)

    def _undominated(self, ways: Iterable[tuple[int, Path]]) -> list[tuple[int, Path]]:
        """Of the ways to one partner, those that no other beats both by the clock and by its waits."""
        kept: dict[str, list[tuple[tuple[int, float, Path], int]]] = {}
        ranked = sorted(((*self.waits(path), path), minutes) for minutes, path in ways)
        for rank, minutes in ranked:
            front = kept.setdefault(rank[-1][-1], [])
            if all(minutes < earlier for _, earlier in front):
                front.append((rank, minutes))
        return [(minutes, rank[-1]) for front in kept.values() for rank, minutes in front]

    def openings(self, path: Path) -> tuple[int | None, ...]:
        """Per partner of a way, the minute of the week at which its door opens where it is shut on arrival."""
        minutes, opens = 0, []
        for place in range(len(path)):
            there = self._through(path[: place + 1], minutes)
            opens.append(None if there == minutes else ((self.at or 0) + there) % WEEK)
            minutes = there
        return tuple(opens)

    def waits(self, path: Path) -> tuple[int, float]:
        """How many waits on a way are not known, and the others added up."""
        days = [self.days(pair) for pair in pairwise(path)]
        return days.count(None), sum(wait for wait in days if wait)

    def days(self, link: Link) -> float | None:
        """The wait on a link: what its relations say (the shortest, if several do), else the receiver's usual one."""
        said = [relation.days for relation in self.links[link] if relation.days is not None]
        return min(said) if said else self.network.partner(link[1]).wait_days

    def alternatives(self, best: Path) -> list[Path]:
        """The best way to each other service, not by way of a further one; the first few."""
        services = self.services(self.now)
        paths = []
        for service in services:
            others = [one for one in services if one != service]
            path = None if service == best[-1] else self.best(_without(self.now, others), [service])
            paths += [path] if path else []
        return sorted(paths, key=lambda path: (len(path), *self.waits(path), path))[:ALTERNATIVES]

    def route(self, graph: nx.DiGraph, path: Path, opens: Sequence[int | None] = ()) -> Route:
        places = zip(path, (None, *path[:-1]), opens or [None] * len(path), strict=True)
        steps = tuple(self.step(there, here, minute) for there, here, minute in places)
        sole = tuple(
            one for one in path if not self.best(_without(graph, [one]), self.services(_without(graph, [one])))
        )
        return Route(steps, sole)

    def step(self, partner: str, sender: str | None, opens: int | None) -> Step:
        if sender is None:
            return Step(partner, days=0.0, made=None, completed=None, told_again=False, opens=opens)
        relations = self.links[sender, partner]
        return Step(
            partner,
            days=self.days((sender, partner)),
            made=total(relation.made for relation in relations),
            completed=total(relation.completed for relation in relations),
            told_again=frozenset((sender, partner)) not in self.sharing,
            off=len(relations) * int(off_by(self.network.system)),
            opens=opens,
        )

    @cached_property
    def sharing(self) -> frozenset[frozenset[str]]:
        """Pairs of partners that share information, so that a story told to one is known to the other."""
        return frozenset(
            frozenset((relation.source, relation.target))
            for relation in self.network.relations
            if relation.kind == "shares information"
        )

    def closed(self) -> Iterator[Door]:
        """Services, ways in and next steps that are no help to this person; those met on the way first."""
        doors = [door for door in map(self.door, sorted(self.network.by_id)) if door]
        far = len(self.network.partners)
        yield from sorted(doors, key=lambda door: (self.reached.get(door.after or "", far), door.partner))

    def door(self, partner_id: str) -> Door | None:
        partner = self.network.partner(partner_id)
        helps = self.need in (partner.needs or ())
        leads_on = partner_id in self.leads_to_help
        after = self.senders.get(partner_id)
        reason = shut(self.network, partner, self.person)
        if (
            helps
            and partner_id not in self.reached_once_open
            and (not reason or (reason[0] == "hours" and reason[1] != NEVER))
        ):
            return self.unlinked(partner_id)  # what keeps the person away still does once its door opens
        if reason:
            way_in = comes_in_at(partner, self.person.stage)
            return Door(partner_id, *reason, after) if helps or way_in or (after and leads_on) else None
        if partner.needs is None and partner_id in self.reached:
            return Door(partner_id, "not known", SILENT, after)
        return None

    def unlinked(self, service: str) -> Door:
        """A service that admits the person, at some hour, and to which no way leads at any."""
        asked = self.network.asked_ids
        if service not in asked and not self.reached_once_open.keys() <= asked:
            return Door(service, "not known", NOT_ASKED)
        return Door(service, "no link", NO_WAY if any(there == service for _, there in self.links) else NO_LINK)

    @cached_property
    def senders(self) -> dict[str, str]:
        """For each partner that anybody within the person's reach refers to, the nearest who does."""
        nearest = sorted((self.reached[one], one, other) for one, other in self.links if one in self.reached)
        return {other: one for _, one, other in reversed(nearest)}

    @cached_property
    def leads_to_help(self) -> dict[str, int]:
        """Partners from which links that carry the need lead to a service, whoever is admitted."""
        graph = nx.DiGraph(list(self.links))
        graph.add_nodes_from(self.network.by_id)
        services = [partner.id for partner in self.network.partners if self.need in (partner.needs or ())]
        return _steps(services, graph.predecessors)


def _carrying(graph: nx.DiGraph, need: str) -> nx.DiGraph:
    """The same partners, with the links that carry one need."""
    carrying = nx.DiGraph()
    carrying.add_nodes_from(graph.nodes(data=True))
    carrying.add_edges_from((one, other) for one, other, needs in graph.edges(data="needs") if need in needs)
    return carrying


def _without(graph: nx.DiGraph, partners: Iterable[str]) -> nx.DiGraph:
    return graph.subgraph(graph.nodes - set(partners))


def _entries(graph: nx.DiGraph) -> list[str]:
    return [one for one, entry in graph.nodes(data="entry") if entry]


def _steps(starts: Iterable[str], onward: Callable[[str], Iterable[str]]) -> dict[str, int]:
    """Links on the shortest way from any of the starts to each partner."""
    steps = dict.fromkeys(starts, 0)
    queue = deque(steps)
    while queue:
        here = queue.popleft()
        for there in onward(here):
            if there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps
