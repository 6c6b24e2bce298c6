"""How the people who come in are divided, list by list, as far as anybody has said how many they are.

What is stated of one list is a margin of the table of all situations. Fitting that table to its margins starts even
and takes a single round: it ends in the product of the shares in each list, so the shares are all there is to know.

References
----------
Deming and Stephan (1940), On a least squares adjustment of a sampled frequency table when the expected marginal totals
are known, Annals of Mathematical Statistics 11(4).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from network.parts import AgeBand, Area, Named, System
from network.rounding import off_by
from network.vocabulary import PER
from network.words import in_sentence, listed, numbered, plural

__all__ = ["MARGINS", "Margins", "contradictions", "margins", "partly_stated"]

MARGINS = {"stages": "ways in", "ages": "ages", "areas": "areas", "needs": "needs"}  # list: what it is called
PEOPLE = ("stages", "ages", "areas")  # everybody stands once in each of these; with several needs, several times there
SAME = 0.01  # totals within this share of one another are the same
METHOD = (
    "People are divided so that they add up to what is recorded of {known}: Deming and Stephan (1940), Annals of "
    "Mathematical Statistics 11(4)."
)

Numbers = Sequence[float | None]  # people a year


@dataclass(frozen=True, slots=True)
class Margins:
    """How the people who come in are divided."""

    shares: dict[str, dict[str, float]]  # by list and id; those of a list add up to 1
    groups: dict[str, float]  # share of all people, 0 to 1; a group of which it is not known is left out
    said: tuple[str, ...]  # what is taken for granted, a sentence each


@lru_cache(maxsize=8)  # re-runs leave out what partners have said, never this
def margins(system: System) -> Margins | None:
    """How people are divided over ways in, needs, ages and home areas; None where nobody has said how many they are.

    A list of which nothing is recorded divides people evenly. Items of which nothing is recorded share evenly what the
    others leave of the total of another list, or get as many as the others on average. A hidden number counts as the
    middle of its bounds. Where totals differ, the shares of each list are used.
    """
    numbers = {name: _numbers(_items(system, name)) for name in MARGINS}
    if not any(any(some) for some in numbers.values()):
        return None
    complete = [sum(some) for name in PEOPLE if (some := _known(numbers[name])) and len(some) == len(numbers[name])]
    everybody = next((number for number in complete if number), None)
    filled = {name: _filled(some, None if name == "needs" else everybody) for name, some in numbers.items()}
    groups: dict[str, float] = {}
    stated = [sum(filled[name]) for name in PEOPLE if any(numbers[name])]
    for group, number in zip(system.groups, _numbers(system.groups), strict=True):
        if number is not None and stated:
            groups[group.id] = min(1.0, number / (everybody or stated[0]))
    shares = {
        name: {item.id: number / sum(some) for item, number in zip(_items(system, name), some, strict=True)}
        for name, some in filled.items()
    }
    return Margins(shares, groups, tuple(_said(system, numbers, groups)))


def contradictions(system: System) -> Iterator[str]:
    """Numbers that cannot all be right, a sentence for each two. More needs than people contradict nothing."""
    totals = _totals(system)
    people = [name for name in PEOPLE if name in totals]
    if not people:
        return
    first, *others = people
    fewest, most = totals[first]
    for other in others:
        if _apart(totals[first], totals[other]):
            yield _both(system, first, other)
    if "needs" in totals and max(totals["needs"]) < fewest:
        yield _both(system, first, "needs")
    for group, number in zip(system.groups, _numbers(system.groups), strict=True):
        if number is not None and number > most:
            yield f"{group.name} are {number:,.0f} a year, more than {_total(system, first)}."


def partly_stated(system: System) -> Iterator[tuple[str, int, int]]:
    """Lists of which some items say how many people come in and others do not: name, how many do not, of how many."""
    for name in MARGINS:
        numbers = _numbers(_items(system, name))
        if None in numbers and _known(numbers):
            yield name, numbers.count(None), len(numbers)


def _items(system: System, name: str) -> Sequence[Named | Area | AgeBand]:
    """The items of a list that situations are made of: an area that covers others is none."""
    items: Sequence[Named | Area | AgeBand] = getattr(system, name)
    return [item for item in items if not (isinstance(item, Area) and item.covers)]


def _numbers(items: Sequence[Named | Area | AgeBand]) -> list[float | None]:
    """People a year by item; None where it is not known."""
    return [None if (ends := _ends(item)) is None else sum(ends) / 2 for item in items]


def _ends(item: Named | Area | AgeBand) -> tuple[float, float] | None:
    """Between which numbers the people a year lie."""
    count = item.how_many.n if item.how_many else None
    if item.how_many is None or count is None or count.high is None or not count.applicable:
        return None
    times = PER[item.how_many.per]
    return count.low * times, count.high * times


def _known(numbers: Numbers) -> list[float]:
    return [number for number in numbers if number is not None]


def _filled(numbers: Numbers, everybody: float | None) -> list[float]:
    """A number for every item, in proportion."""
    known = _known(numbers)
    missing = len(numbers) - len(known)
    if not any(known):
        return [float(number is None or not missing) for number in numbers]
    rest = (everybody or sum(known)) - sum(known)
    each = rest / missing if missing and rest > 0 else sum(known) / len(known)
    return [each if number is None else number for number in numbers]


def _totals(system: System) -> dict[str, tuple[float, float]]:
    """Between which numbers the total of each list lies of which every number is known."""
    found = {}
    off = off_by(system)
    for name in MARGINS:
        ends = [_ends(item) for item in _items(system, name)]
        known = [one for one in ends if one is not None]
        if known and len(known) == len(ends):
            spare = off * sum(PER[item.how_many.per] for item in _items(system, name) if item.how_many)
            found[name] = sum(low for low, _ in known) - spare, sum(high for _, high in known) + spare
    return found


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(one) < (1 - SAME) * min(other) or max(other) < (1 - SAME) * min(one)


def _total(system: System, name: str) -> str:
    number = sum(_known(_numbers(_items(system, name))))
    return f"the {number:,.0f} by {MARGINS[name]}"


def _both(system: System, one: str, other: str) -> str:
    numbers = [sum(_known(_numbers(_items(system, name)))) for name in (one, other)]
    return f"By {MARGINS[one]} {numbers[0]:,.0f} people come in a year, by {MARGINS[other]} {numbers[1]:,.0f}."


def _said(system: System, numbers: dict[str, list[float | None]], groups: dict[str, float]) -> Iterator[str]:
    """What is taken for granted, a sentence each."""
    yield METHOD.format(known=listed([MARGINS[name] for name, some in numbers.items() if any(some)]))
    if system.illustrative:
        yield "How many people come in is invented, as all of this map is."
    evenly = [MARGINS[name] for name, some in numbers.items() if len(some) > 1 and not any(some)]
    if evenly:
        yield f"How many people come in is not known by {listed(evenly)}: spread evenly."
    for name, missing, of in partly_stated(system):
        if any(numbers[name]):
            yield f"For {missing:,} of {of:,} {MARGINS[name]} it is not known how many come in: spread evenly."
    ends = [_ends(item) for name in MARGINS for item in _items(system, name)]
    hidden = sum(one is not None and min(one) < max(one) for one in ends)
    if hidden:
        yield f"{plural(hidden, 'hidden number')} {numbered(hidden, 'counts', 'count')} as the middle of the bounds."
    for sentence in contradictions(system):
        yield f"{sentence} The shares of each are used."
    if any(numbers["needs"]):
        yield "Somebody with several needs counts in part for each."
    for group in system.groups:
        if group.id not in groups:
            yield f"How many are {in_sentence(group.name)} is not known: what only they gain or lose is not counted."
