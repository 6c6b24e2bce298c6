"""Small maps with everything that is hard about real ones: blanks, empty lists, nested areas, odd hours, twins, loops.

`random_network(seed)` always gives the same map for the same seed, and always a valid one.
"""

import random
from datetime import date
from typing import TypeVar

from network.counts import NOT_APPLICABLE, Count
from network.model import AgeBand, AgeRange, Area, Declined, Named, Network, Opening, Partner, Period, Relation, System

T = TypeVar("T")

NEEDS = ("housing", "drugs", "adhd")
STAGES = ("custody", "court", "community")
SECTORS = ("nhs", "justice", "charity")
GROUPS = ("women", "veterans")
BOROUGHS = ("north", "south", "east", "coast")
BANDS = (("child", 10, 17), ("adult", 18, 64), ("older", 65, None), ("any", None, None))
KINDS = (*["refers"] * 15, "funds", "shares information", "works jointly", "co-located", "knows")
ROLES = ((0.1, 0.9), (0.9, 0.1), (0.9, 0.9), (0.9, 0.9), (0.4, 0.4))  # chances of blank stages and of blank needs
AGES = tuple(
    AgeRange(low, high)
    for low, high in (
        (None, None),
        (18, None),
        (16, None),
        (None, 17),
        (None, 64),
        (17, 18),
        (10, 17),
        (0, 0),
        (65, 65),
    )
)
TIMES = (0, 1, 7 * 60, 9 * 60, 17 * 60, 22 * 60, 23 * 60 + 59)
ALWAYS = (Opening(tuple(range(7)), 0, 24 * 60),)
MOMENTS = (0, 8 * 60, 5 * 1440 + 23 * 60, 6 * 1440 + 23 * 60 + 59, 1440 + 7 * 60, 6 * 1440 + 30)  # to ask `at`
COUNTS = (
    None,
    None,
    None,
    Count.exactly(0),
    Count.exactly(1),
    Count.exactly(8),
    Count.exactly(40),
    Count(1, 4),
    Count(0, 4),
    Count(1, None),
    NOT_APPLICABLE,
)


def random_network(seed: int, partners: int | None = None, links: int | None = None) -> Network:
    """A valid map of up to eight partners (or as many as asked for), drawn from the seed."""
    draw = random.Random(seed)
    system = _system(draw)
    size = draw.choice((0, 1, 3, 4, 5, 6, 7, 7, 8, 8)) if partners is None else partners
    closed = draw.choice((0.05, 0.1, 0.2, 0.5))
    everyone = tuple(_partner(draw, number, system, closed) for number in range(size))
    many = draw.randint(size // 2, 4 * size) if links is None else links
    relations = tuple(_relation(draw, everyone, system) for _ in range(many if everyone else 0))
    twins = tuple(_twin(draw, relation, system) for relation in relations if draw.random() < 0.15)
    asked = None if draw.random() < 0.1 else tuple(partner.id for partner in everyone if draw.random() < 0.6)
    return Network(system=system, partners=everyone, relations=(*relations, *twins), asked=asked)


def random_moment(seed: int) -> int | None:
    """A minute of the week to ask a random map about, or no hour at all."""
    return random.Random(seed).choice((None, *MOMENTS))


def _system(draw: random.Random) -> System:
    boroughs = [Area(name, name.title()) for name in _some(draw, BOROUGHS)]
    return System(
        name=f"Map {draw.randint(1, 99)}",
        period=draw.choice((None, Period(date(2026, 4, 1), date(2026, 6, 30)))),
        areas=(*boroughs, *_schemes(draw, [area.id for area in boroughs])),
        sectors=_named(SECTORS),
        needs=_named(_some(draw, NEEDS)),
        stages=_named(_some(draw, STAGES)),
        groups=_named(draw.choice(((), GROUPS[:1], GROUPS))),
        ages=tuple(AgeBand(band, band.title(), AgeRange(low, high)) for band, low, high in _some(draw, BANDS)),
    )


def _schemes(draw: random.Random, boroughs: list[str]) -> list[Area]:
    """Areas that cover boroughs, and one that covers such areas: overlapping, nested, or covering a single place."""
    if not boroughs or draw.random() < 0.3:
        return []
    police = Area("police", "Police area", tuple(draw.sample(boroughs, draw.randint(1, len(boroughs)))))
    health = Area("health", "Health area", tuple(draw.sample(boroughs, draw.randint(1, len(boroughs)))))
    region = Area("region", "Region", tuple(draw.sample(("police", "health", boroughs[0]), draw.randint(1, 3))))
    return [police, health, region][: draw.randint(1, 2)] if draw.random() < 0.5 else [region, health, police]


def _partner(draw: random.Random, number: int, system: System, closed: float) -> Partner:
    """A partner that limits whom it admits in each way with the chance `closed`; else it is open, or has not said."""
    limits = [draw.random() < closed for _ in range(4)]
    first, helps = ROLES[number] if number < 2 else draw.choice(ROLES)
    places = [area.id for area in system.areas]
    return Partner(
        id=f"p{number}",
        name=f"Partner {number}",
        sector=draw.choice((None, *SECTORS)),
        areas=_maybe(draw, places, 0.1) if limits[0] else draw.choice((None, tuple(places))),
        stages=_maybe(draw, [stage.id for stage in system.stages], first),
        needs=_maybe(draw, [need.id for need in system.needs], helps),
        ages=draw.choice(AGES) if limits[1] else draw.choice((None, AgeRange())),
        only_for=_maybe(draw, [group.id for group in system.groups], 0.2) if limits[2] else draw.choice((None, ())),
        hours=_hours(draw) if limits[3] else draw.choice((None, ALWAYS)),
        capacity=draw.choice((None, 0, 3, 20)),
        wait_days=draw.choice((None, 0.0, 12.5)),
    )


def _hours(draw: random.Random) -> tuple[Opening, ...]:
    return tuple(_opening(draw) for _ in range(draw.randint(0, 4)))


def _opening(draw: random.Random) -> Opening:
    """Any opening at all: short ones, ones past midnight, to 24:00, and whole days (both ends equal)."""
    days = draw.choice(((0, 1, 2, 3, 4), (5, 6), (6,), (0,), tuple(range(7))))
    return Opening(days, draw.choice(TIMES), draw.choice((*TIMES, 24 * 60)))


def _relation(draw: random.Random, everyone: tuple[Partner, ...], system: System) -> Relation:
    """One link of any kind; one in ten or so runs from a partner to itself."""
    source, target = draw.choice(everyone).id, draw.choice(everyone).id
    made, accepted, completed = _outcome(draw)
    return Relation(
        source=source,
        target=target,
        kind=draw.choice(KINDS),
        needs=_maybe(draw, [need.id for need in system.needs], 0.6),
        made=made,
        accepted=accepted,
        completed=completed,
        declined=draw.choice((None, None, (), (Declined("full", draw.choice(COUNTS)), Declined("criteria")))),
        days=draw.choice((None, 0.0, 7.0)),
        said_by=_maybe(draw, sorted({source, target}), 0.4),
    )


def _outcome(draw: random.Random) -> tuple[Count | None, Count | None, Count | None]:
    """Counts of a referral link that can be true together; any of them may be missing or hidden."""
    made = draw.choice(COUNTS)
    if made is None or not made.exact:
        return made, draw.choice((None, Count.exactly(0), Count(1, 4))) if made is None else None, None
    accepted = draw.choice((None, Count.exactly(draw.randint(0, made.low))))
    ceiling = made.low if accepted is None else accepted.low
    return made, accepted, draw.choice((None, Count.exactly(draw.randint(0, ceiling))))


def _twin(draw: random.Random, relation: Relation, system: System) -> Relation:
    """The same two partners and kind once more, for needs of its own."""
    made, accepted, completed = _outcome(draw)
    needs = _maybe(draw, [need.id for need in system.needs], 0.4)
    return Relation(
        relation.source, relation.target, relation.kind, needs=needs, made=made, accepted=accepted, completed=completed
    )


def _some(draw: random.Random, items: tuple[T, ...]) -> tuple[T, ...]:
    """Some of the items, none of them one time in ten."""
    return () if draw.random() < 0.1 else tuple(draw.sample(items, draw.randint(1, len(items))))


def _maybe(draw: random.Random, items: list[str], blank: float) -> tuple[str, ...] | None:
    """Not known, known to be none, or some of the items; `blank` is the share of the first two."""
    if draw.random() < blank:
        return draw.choice((None, None, ()))
    return tuple(draw.sample(items, draw.randint(min(1, len(items)), len(items))))


def _named(ids: tuple[str, ...]) -> tuple[Named, ...]:
    return tuple(Named(name_id, name_id.title()) for name_id in ids)
