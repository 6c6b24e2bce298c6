"""Maps dealt out by chance, in which nothing should be found, and maps with one thing planted in them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import combinations, product

import numpy as np

from network.counts import Count
from network.model import Named, Network, Relation
from tests.small_networks import SYSTEM, knows, partner, refers

__all__ = ["BY_CHANCE", "PLANTED"]

SECTORS = ("nhs", "voluntary", "justice", "council")
SYSTEM_OF_FOUR = replace(SYSTEM, sectors=tuple(Named(sector, sector.capitalize()) for sector in SECTORS))
PARTNERS = 36
ASKED = 0.8  # share of partners, where who was asked matters

Pairs = Iterable[tuple[str, str]]


def named(count: int = PARTNERS) -> list[str]:
    return [f"p{number:02}" for number in range(count)]


def mapped(sectors: dict[str, str], links: Iterable[Relation], asked: Iterable[str] | None = None) -> Network:
    partners = tuple(partner(name, sector=sector) for name, sector in sectors.items())
    return Network(SYSTEM_OF_FOUR, partners, tuple(links), asked=tuple(sectors if asked is None else asked))


def known(pairs: Pairs) -> list[Relation]:
    return [knows(*pair) for pair in pairs]


def dealt(random: np.random.Generator) -> dict[str, str]:
    """Four sectors of unequal size, dealt out by chance."""
    sizes = (12, 10, 8, 6)
    labels = [sector for sector, size in zip(SECTORS, sizes, strict=True) for _ in range(size)]
    return dict(zip(named(), random.permutation(labels).tolist(), strict=True))


def drawn(random: np.random.Generator, rate: Callable[[str, str], float]) -> list[tuple[str, str]]:
    return [pair for pair in combinations(named(), 2) if random.random() < rate(*pair)]


def uneven(random: np.random.Generator) -> list[tuple[str, str]]:
    """Links by chance between partners that are more and less busy.

    The odds of a link are the product of how busy the two are: then every map with the same numbers of links is as
    likely as any other (Park and Newman 2004), so that nothing but these numbers is in it.
    """
    busy = dict(zip(named(), random.gamma(3, 1 / 6, PARTNERS), strict=True))

    def rate(one: str, other: str) -> float:
        odds = busy[one] * busy[other]
        return odds / (1 + odds)

    return drawn(random, rate)


def sectors_by_chance(seed: int) -> Network:
    random = np.random.default_rng(seed)
    asked = [name for name in named() if random.random() < ASKED]
    return mapped(dealt(random), known(uneven(random)), asked)


def links_by_chance(seed: int) -> Network:
    random = np.random.default_rng(seed)
    return mapped(dealt(random), known(uneven(random)))


def shares_by_chance(seed: int, accepted: float = 0.75) -> Network:
    """Every link keeps the same share of those who come to each step; counts as on the illustrative map."""
    random = np.random.default_rng(seed)
    return mapped(dealt(random), [_referral(random, *pair, accepted, 0.75) for pair in _both_ways(random)])


def _both_ways(random: np.random.Generator) -> list[tuple[str, str]]:
    """Referral links of which some run both ways."""
    return [pair for pair in product(named(), repeat=2) if pair[0] != pair[1] and random.random() < 0.1]


def _referral(random: np.random.Generator, one: str, other: str, accepted: float, completed: float) -> Relation:
    made = int(random.integers(4, 60))
    taken = int(random.binomial(made, accepted))
    counts = {"made": made, "accepted": taken, "completed": int(random.binomial(taken, completed))}
    exact = {name: Count.exactly(number) for name, number in counts.items()}
    return refers(one, other, needs=("housing",), **exact)


def two_sectors_apart(seed: int) -> Network:
    """As many links as elsewhere, save between charities and the NHS: a sixth of them."""
    random = np.random.default_rng(seed)
    sectors = dealt(random)
    apart = {"nhs", "voluntary"}
    pairs = drawn(random, lambda one, other: 0.04 if {sectors[one], sectors[other]} == apart else 0.25)
    return mapped(sectors, known(pairs), [name for name in named() if random.random() < ASKED])


def three_groups(seed: int) -> Network:
    random = np.random.default_rng(seed)
    group = {name: place % 3 for place, name in enumerate(named())}
    pairs = drawn(random, lambda one, other: 0.5 if group[one] == group[other] else 0.06)
    return mapped(dealt(random), known(pairs))


def a_group_of_its_own(seed: int) -> Network:
    """Nine who are nearly all linked with one another, and hardly more with others than others are."""
    random = np.random.default_rng(seed)
    inside = set(random.permutation(named())[:9].tolist())
    pairs = drawn(random, lambda one, other: 0.95 if {one, other} <= inside else 0.12)
    return mapped(dealt(random), known(pairs))


def one_link_that_loses_many(seed: int) -> Network:
    random = np.random.default_rng(seed)
    pairs = _both_ways(random)
    links = [_referral(random, *pair, 0.75, 0.75) for pair in pairs[1:]]
    accepted = int(random.binomial(60, 0.4))
    loses = {"made": 60, "accepted": accepted, "completed": min(15, accepted)}
    exact = {name: Count.exactly(number) for name, number in loses.items()}
    return mapped(dealt(random), [refers(*pairs[0], needs=("mental",), **exact), *links])


def two_that_decline_most(seed: int) -> Network:
    random = np.random.default_rng(seed)
    pairs = [pair for pair in _both_ways(random) if set(pair) != {"p00", "p01"}]
    links = [_referral(random, *pair, 0.75, 0.75) for pair in pairs]
    for ends in (("p00", "p01"), ("p01", "p00")):
        counts = {"made": Count.exactly(40), "accepted": Count.exactly(int(random.binomial(40, 0.3)))}
        links.append(refers(*ends, needs=("mental",), **counts))
    return mapped(dealt(random), links)


def some_by_a_thread(seed: int) -> Network:
    """Six who are linked among themselves, and with all the others through one of them only."""
    random = np.random.default_rng(seed)
    six = set(named()[:6])
    pairs = drawn(random, lambda one, other: 0.0 if len({one, other} & six) == 1 else 0.7 if one in six else 0.25)
    return mapped(dealt(random), known([("p00", "p20"), ("p00", "p21"), *pairs]))


# question: maps in which it should find nothing
BY_CHANCE: dict[str, Callable[[int], Network]] = {
    "crossing": sectors_by_chance,
    "camps": links_by_chance,
    "inner_circle": links_by_chance,
    "leaks": shares_by_chance,
    "bounce": shares_by_chance,
    "weak_points": links_by_chance,
}
PLANTED: dict[str, Callable[[int], Network]] = {
    "crossing": two_sectors_apart,
    "camps": three_groups,
    "inner_circle": a_group_of_its_own,
    "leaks": one_link_that_loses_many,
    "bounce": two_that_decline_most,
    "weak_points": some_by_a_thread,
}
