"""Referral maps of any size, drawn from a seed: few doors, some hubs that most ways pass, many services.

The same partners and links come twice: `open_map`, where everybody admits everybody (one admission mask), and
`full_map`, where areas, ages and groups decide who is admitted (the full grid).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from network.counts import Count
from network.model import AgeBand, AgeRange, Area, Named, Network, Partner, Period, Relation, System

__all__ = ["full_map", "open_map"]

LINKS_EACH = 6  # referral links, for each partner
OTHER_TIES_EACH = 0.1
SEED = 2026

NEEDS = (
    "Housing",
    "Debt",
    "Substance misuse",
    "Mental health",
    "Learning disability",
    "ADHD and autism",
    "Domestic abuse",
    "Employment",
    "Family and parenting",
    "Physical health",
    "Benefits",
    "Immigration advice",
)
STAGES = ("Police custody", "Court", "Voluntary attendance", "Prison release", "Street outreach")
SECTORS = ("Police", "NHS", "Council", "Probation", "Housing", "Voluntary", "Education", "Advice")
GROUPS = ("Women", "Veterans", "Care leavers")
BOROUGHS = ("Ashfield", "Brookside", "Carrow", "Dunmore", "Eastleigh", "Fenwick")
AGES = (("10 to 17", 10, 17), ("18 to 25", 18, 25), ("26 and over", 26, None))
ADMITTED_AGES = (None, AgeRange(), AgeRange(18, None), AgeRange(18, None), AgeRange(10, 17), AgeRange(16, 25))
EVERYWHERE = "Whole area"
RARER = 0.75  # each need has so many services for every one of the need before
OTHER_KINDS = ("funds", "shares information", "works jointly", "co-located", "knows")

DOORS = 2  # partners where people come in, a stage, whatever the size of the map
HUBS = 0.06  # of all partners
NEEDS_UNSAID = 0.7  # of all links: they are taken to carry every need
# role: (how much it refers on, how much it is referred to)
ROLES = {"door": (1.0, 0.1), "hub": (12.0, 8.0), "service": (1.0, 1.0)}


def full_map(size: int, seed: int = SEED) -> Network:
    """A map whose partners limit whom they admit by area, age and group."""
    chance = Random(f"{seed} {size}")
    everybody = tuple(_partner(chance, number, size) for number in range(size))
    relations = tuple(_relations(chance, everybody))
    asked = tuple(partner.id for partner in everybody if chance.random() < 0.7)
    return Network(_system(), everybody, relations, asked)


def open_map(size: int, seed: int = SEED) -> Network:
    """The same partners and links, on a map without areas, ages and groups: one admission mask."""
    limited = full_map(size, seed)
    return replace(
        limited,
        system=replace(limited.system, areas=(), ages=(), groups=()),
        partners=tuple(replace(partner, areas=None, ages=None, only_for=None) for partner in limited.partners),
    )


def _system() -> System:
    homes = tuple(Area(_id(name), name) for name in BOROUGHS)
    return System(
        "Generated for measuring",
        period=Period(date(2026, 4, 1), date(2026, 6, 30)),
        illustrative=True,
        areas=(*homes, Area(_id(EVERYWHERE), EVERYWHERE, tuple(home.id for home in homes))),
        sectors=_listed(SECTORS),
        needs=_listed(NEEDS),
        stages=_listed(STAGES),
        groups=_listed(GROUPS),
        ages=tuple(AgeBand(_id(name), name, AgeRange(low, high)) for name, low, high in AGES),
    )


def _partner(chance: Random, number: int, size: int) -> Partner:
    role = _role(number, size)
    said = role != "service" or chance.random() > 0.05
    return Partner(
        id=f"p{number:04}",
        name=f"Partner {number}",
        sector=_id(chance.choice(SECTORS)),
        areas=_areas(chance, role),
        stages=(_id(STAGES[number % len(STAGES)]),) if role == "door" else (),
        needs=_meets(chance, role) if said else None,
        ages=None if role != "service" else chance.choice(ADMITTED_AGES),
        only_for=(_id(chance.choice(GROUPS)),) if role == "service" and chance.random() < 0.08 else (),
        capacity=chance.randrange(20, 200) if chance.random() < 0.5 else None,
        wait_days=float(chance.randrange(2, 60)) if chance.random() < 0.5 else None,
    )


def _role(number: int, size: int) -> str:
    doors = DOORS * len(STAGES)
    return "door" if number < doors else "hub" if number < doors + HUBS * size else "service"


def _areas(chance: Random, role: str) -> tuple[str, ...] | None:
    if role == "hub" or chance.random() < 0.15:
        return (_id(EVERYWHERE),)
    if chance.random() < 0.1:
        return None
    return tuple(_id(name) for name in chance.sample(BOROUGHS, chance.choice((1, 1, 1, 2, 3))))


def _meets(chance: Random, role: str) -> tuple[str, ...]:
    if role == "door" or (role == "hub" and chance.random() < 0.6):
        return ()
    falling = [RARER**place for place in range(len(NEEDS))]
    return tuple({_id(need): None for need in chance.choices(NEEDS, falling, k=chance.choice((1, 1, 2)))})


def _relations(chance: Random, everybody: Sequence[Partner]) -> Iterator[Relation]:
    """Referral links between different pairs, then a few ties of other kinds.

    Nobody has recorded where the doors of the last stage refer people to.
    """
    size = len(everybody)
    roles = [ROLES[_role(number, size)] for number in range(size)]
    silent = {number for number, partner in enumerate(everybody) if _id(STAGES[-1]) in (partner.stages or ())}
    refers = _running([0.0 if number in silent else role[0] for number, role in enumerate(roles)])
    receives = _running([role[1] for role in roles])
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < LINKS_EACH * size:
        (one,) = chance.choices(range(size), cum_weights=refers)
        (other,) = chance.choices(range(size), cum_weights=receives)
        if one != other and (_near(everybody[one], everybody[other]) or chance.random() < 0.4):
            pairs[one, other] = None
    for one, other in pairs:
        yield _referral(chance, everybody[one].id, everybody[other].id)
    for _ in range(round(OTHER_TIES_EACH * size)):
        one, other = chance.sample(range(size), 2)
        yield Relation(everybody[one].id, everybody[other].id, chance.choice(OTHER_KINDS))


def _near(one: Partner, other: Partner) -> bool:
    here, there = one.areas or (_id(EVERYWHERE),), other.areas or (_id(EVERYWHERE),)
    return _id(EVERYWHERE) in (*here, *there) or not set(here).isdisjoint(there)


def _referral(chance: Random, source: str, target: str) -> Relation:
    """A link that mostly carries a few needs; what came of the referrals is known for most."""
    few = tuple(_id(need) for need in chance.sample(NEEDS, chance.randint(1, 3)))
    needs = None if chance.random() < NEEDS_UNSAID else few
    ends = chance.choice((None, (source,), (target,), (source, target), (source, target)))
    if chance.random() < 0.2:
        return Relation(source, target, needs=needs, said_by=ends)
    made = 1 + int(chance.expovariate(1 / 30))
    accepted = round(made * chance.uniform(0.5, 1))
    completed = round(accepted * chance.uniform(0.5, 1))
    return Relation(
        source,
        target,
        needs=needs,
        said_by=ends,
        days=float(chance.randrange(1, 40)),
        made=Count.exactly(made),
        accepted=Count.exactly(accepted),
        completed=Count.exactly(completed),
    )


def _running(weights: Sequence[float]) -> list[float]:
    total = 0.0
    return [total := total + weight for weight in weights]


def _listed(names: Sequence[str]) -> tuple[Named, ...]:
    return tuple(Named(_id(name), name) for name in names)


def _id(name: str) -> str:
    return name.lower().replace(" ", "_")
