"""One person's way: the same as trying every way on the map."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from random import Random

from analysis._doors import shut, wait_at
from analysis._route import Route
from analysis._walk import walk
from network.access import comes_in_at, parse_hour
from network.counts import Count
from network.model import Network, Person, Relation
from tests.each import each
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.small_networks import SYSTEM, partner, refers

Path = tuple[str, ...]
WEEK = 7 * 24 * 60


class Slowly:
    """Every way of one person to help with one need, partner by partner."""

    def __init__(self, network: Network, person: Person, need: str) -> None:
        self.network, self.person, self.need = network, person, need
        carrying = [one for one in network.relations
                    if one.carries_people and (one.needs is None or need in one.needs)]  # fmt: skip
        self.links: dict[tuple[str, str], list[Relation]] = {}
        for one in carrying:
            self.links.setdefault((one.source, one.target), []).append(one)
        self.services = {one.id for one in network.partners if need in (one.needs or ())}

    def ways(self, *, at_any_hour: bool = False) -> list[Path]:
        """All ways to a service without going anywhere twice."""
        person = replace(self.person, at=None) if at_any_hour else self.person
        admitted = {one.id for one in self.network.partners if shut(self.network, one, person) is None}
        doors = [one for one in sorted(admitted) if comes_in_at(self.network.partner(one), person.stage)]
        return [way for door in doors for way in self.onward((door,), admitted) if way[-1] in self.services]

    def onward(self, way: Path, admitted: set[str]) -> Iterator[Path]:
        yield way
        for one, other in self.links:
            if one == way[-1] and other in admitted and other not in way:
                yield from self.onward((*way, other), admitted)

    def days(self, pair: tuple[str, str]) -> float | None:
        said = [one.days for one in self.links[pair] if one.days is not None]
        return min(said) if said else self.network.partner(pair[1]).wait_days

    def rank(self, way: Path) -> tuple[int, int, float, Path]:
        waits = [self.days(pair) for pair in pairwise(way)]
        return len(way), waits.count(None), sum(one for one in waits if one), way

    def others(self, ways: list[Path], best: Path) -> list[Path]:
        """The best way to each other service that leads by no further one."""
        direct = [way for way in ways if not self.services & set(way[:-1])]
        found = [
            min((way for way in direct if way[-1] == service), key=self.rank, default=None)
            for service in self.services - {best[-1]}
        ]
        return sorted((way for way in found if way), key=self.rank)[:3]

    def arrival(self, way: Path) -> int | None:
        """Minutes until the person is through the last door; None where that is not within a week."""
        minutes = 0
        for one in way:
            wait = wait_at(self.network.partner(one), (parse_hour(self.person.at or "") + minutes) % WEEK)
            if wait is None or minutes + wait >= WEEK:
                return None
            minutes += wait
        return minutes

    def first(self) -> Path | None:
        """The way that arrives first; of equals the one with fewest links, then as always."""
        arriving = [(minutes, way) for way in self.ways(at_any_hour=True) if (minutes := self.arrival(way)) is not None]
        earliest = min((minutes for minutes, _ in arriving), default=None)
        return min((way for minutes, way in arriving if minutes == earliest), key=self.rank, default=None)


def somebody(network: Network, seed: int) -> Person:
    draw, system = Random(seed), network.system

    def one_of(items: tuple, often: float) -> str | None:
        return draw.choice(items).id if items and draw.random() < often else None

    return Person(
        "p", "Somebody", needs=tuple(need.id for need in system.needs), stage=one_of(system.stages, 0.6),
        age=draw.choice((None, 17, 18, 40)), area=one_of(tuple(area for area in system.areas if not area.covers), 0.5),
        groups=tuple(group for group in [one_of(system.groups, 0.4)] if group),
        at=draw.choice((None, "Sat 23:00", "Mon 10:00")),
    )  # fmt: skip


def lenient(seed: int) -> Network:
    """A random map on which few are turned away, so that there are ways to tell apart."""
    drawn = random_network(seed, 7, 13)
    draw = Random(seed)
    partners = tuple(
        replace(one, only_for=(), areas=None, hours=one.hours if draw.random() < 0.6 else None,
                stages=one.stages or (), wait_days=draw.choice((None, 1.0, 2.0)))
        for one in drawn.partners
    )  # fmt: skip
    return replace(drawn, partners=partners)


def sole(slow: Slowly, ways: list[Path], way: Path) -> tuple[str, ...]:
    return tuple(one for one in way if all(one in other for other in ways))


def check(told: Route | None, slow: Slowly, ways: list[Path], expected: Path | None) -> None:
    assert (told.path if told else None) == expected
    if told and expected:
        assert told.sole == sole(slow, ways, expected)
        assert [step.days for step in told.steps] == [0.0, *map(slow.days, pairwise(expected))]


@each(range(usually(36, slowly=600)))
def test_the_way_the_other_ways_and_the_way_that_opens_first(seed: int) -> None:
    network = lenient(seed)
    person = somebody(network, seed)
    found = walk(network, person)
    reached: dict[str, list[str]] = {}
    for need in found.needs:
        slow = Slowly(network, person, need.need)
        ways = slow.ways()
        best = min(ways, key=slow.rank, default=None)
        check(need.route, slow, ways, best)
        assert [one.path for one in need.others] == (slow.others(ways, best) if best else [])
        later = slow.first() if best is None and person.at is not None else None
        every = slow.ways(at_any_hour=True)
        check(need.later, slow, every, later)
        assert need.shut_all_week == (best is None and later is None and bool(every))
        for service in sorted({way[-1] for way in ways}):
            reached.setdefault(service, []).append(need.need)
    assert dict(found.several) == {one: tuple(needs) for one, needs in reached.items() if len(needs) > 1}


def test_a_step_adds_up_its_relations_and_is_told_again_unless_the_two_share() -> None:
    people = (partner("a", stages=("court",), needs=()), partner("b", needs=()), partner("c", needs=("housing",)))
    twice = (
        refers("a", "b", made=Count.exactly(8), completed=Count.exactly(3), days=5.0),
        refers("a", "b", made=Count.exactly(2), completed=Count.exactly(1), days=4.0),
        refers("b", "c", made=Count.exactly(9)),
        Relation("c", "b", "shares information"),
    )
    network = Network(SYSTEM, people, twice)
    route = walk(network, Person("p", "Somebody", needs=("housing",), stage="court")).needs[0].route
    assert route is not None
    first, second, third = route.steps
    assert (first.days, first.made, first.completed, first.told_again, first.off) == (0.0, None, None, False, 0)
    assert (second.days, second.made, second.completed) == (4.0, Count.exactly(10), Count.exactly(4))
    assert (second.told_again, third.told_again) == (True, False)
