"""Maps whose texts a cell can hold: no outer spaces, no control characters, nothing that reads as a person."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from network import model, vocabulary
from network.counts import NOT_APPLICABLE, Count
from network.details.may_name import that_may_name
from network.details.odd_numbers import odd_ones
from network.names import match_key

__all__ = ["plain_networks", "plain_texts"]

LETTERS = "abcdeXYZ 019àéßΩ中|;\\,\"'=+-#<>&%()[]:/."
POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?\W*\d[a-z]{2}", re.IGNORECASE)  # in a name it reads as somebody's home
plain_texts = (
    st.text(LETTERS, min_size=1, max_size=9)
    .map(lambda text: f"{text.strip()}q".strip())
    .filter(lambda text: not text.startswith("more") and not POSTCODE.search(text))
    .filter(lambda text: not (that_may_name([text], ()) or odd_ones([text])))
)
ids = st.lists(plain_texts, unique_by=match_key, min_size=2, max_size=4).map(tuple)
whole = st.integers(0, 900)
dates = st.dates(date(1990, 1, 1), date(2090, 1, 1))
counts = (
    whole.map(Count.exactly)
    | st.tuples(whole, whole).map(lambda ends: Count(min(ends), max(ends)))
    | st.integers(1, 900).map(lambda low: Count(low, None))
    | st.just(NOT_APPLICABLE)
)
sources = st.builds(
    model.Source,
    st.sampled_from(vocabulary.SOURCE_KINDS),
    st.none() | plain_texts,
    st.none() | dates,
    st.none() | plain_texts,
)
openings = st.builds(
    model.Opening,
    st.lists(st.integers(0, 6), min_size=1, unique=True).map(lambda days: tuple(sorted(days))),
    st.integers(0, 1439),
    st.integers(0, 1440),
)
ages = st.tuples(st.none() | st.integers(0, 99), st.none() | st.integers(0, 99)).map(
    lambda ends: model.AgeRange(*(sorted(ends) if None not in ends else ends))
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(known: tuple[Any, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([item.id for item in known]), unique=True, max_size=3).map(tuple)


def pairs(values: st.SearchStrategy[Any], keys: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.dictionaries(keys, values, max_size=2).map(lambda found: tuple(found.items()))


def listed(build: Callable[[str, str], Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Items with ids and names of their own, each told apart from all others."""
    words = st.lists(plain_texts, unique_by=match_key, min_size=4, max_size=6)
    return words.map(lambda found: tuple(build(*two) for two in zip(found[::2], found[1::2], strict=False)))


def counted(build: Callable[[str, str], Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """The same, some of them with how many people come in."""
    how_many = st.none() | st.builds(model.HowMany, st.none() | counts, st.sampled_from(tuple(vocabulary.PER)))
    return st.tuples(listed(build), st.lists(how_many, min_size=4, max_size=4)).map(
        lambda both: tuple(replace(item, how_many=said) for item, said in zip(both[0], both[1], strict=False))
    )


systems = st.builds(
    model.System,
    name=plain_texts,
    period=maybe(st.tuples(dates, dates).map(lambda ends: model.Period(min(ends), max(ends)))),
    illustrative=st.booleans(),
    help_now=maybe(plain_texts),
    areas=counted(model.Area),
    sectors=listed(model.Named),
    needs=counted(model.Named),
    stages=counted(model.Named),
    groups=counted(model.Named),
    ages=counted(lambda one, name: model.AgeBand(one, name, model.AgeRange(10, 17))),
)


OF_ANY_PARTNER = {  # whatever the map; each made once, for hypothesis looks into every strategy that is new to it
    "name": plain_texts,
    "short": maybe(plain_texts),
    "aka": st.lists(plain_texts, max_size=2).map(tuple),
    "was": st.lists(plain_texts, max_size=2).map(tuple),
    "ages": maybe(ages),
    "hours": maybe(st.lists(openings, max_size=2).map(tuple)),
    "capacity": maybe(whole),
    "wait_days": maybe(st.floats(0, 500).map(lambda days: round(days, 2))),
    "ids": pairs(plain_texts, st.sampled_from(["GB-NHSX", "GB-XYZ", "own list"])),
    "more": pairs(plain_texts, plain_texts),
    "provenance": maybe(sources),
}


def partner(system: model.System, one: str) -> st.SearchStrategy[model.Partner]:
    return st.builds(
        model.Partner,
        id=st.just(one),
        sector=maybe(st.sampled_from([item.id for item in system.sectors])),
        areas=maybe(some(system.areas)),
        stages=maybe(some(system.stages)),
        needs=maybe(some(system.needs)),
        only_for=maybe(some(system.groups)),
        **OF_ANY_PARTNER,
    )


three_whole = st.lists(whole, min_size=3, max_size=3).map(lambda three: sorted(three, reverse=True))
falling = three_whole.map(
    lambda three: dict(zip(("made", "accepted", "completed"), map(Count.exactly, three), strict=True))
)
link_counts = falling | counts.map(lambda count: {"made": count}) | st.just({})
OF_ANY_LINK = {
    "kind": st.sampled_from(vocabulary.KINDS),
    "declined": maybe(
        st.lists(
            st.builds(model.Declined, st.sampled_from(vocabulary.DECLINE_REASONS), maybe(whole.map(Count.exactly))),
            max_size=2,
        ).map(tuple)
    ),
    "days": maybe(whole),
    "until": maybe(dates),
    "works": maybe(st.sampled_from(vocabulary.WORKS)),
    "trust": st.sampled_from([(), (("reliable", 3),), (("reliable", 1), ("shared_aims", 4), ("open", 2))]),
    "barriers": st.lists(
        st.builds(
            model.Barrier,
            st.sampled_from(vocabulary.BARRIER_KINDS),
            maybe(plain_texts),
            maybe(st.sampled_from(vocabulary.BARRIER_STATES)),
        ),
        max_size=2,
    ).map(tuple),
    "more": pairs(plain_texts, plain_texts),
    "provenance": maybe(sources),
}


@st.composite
def relation(draw: st.DrawFn, system: model.System, ends: tuple[str, str]) -> model.Relation:
    return draw(
        st.builds(
            model.Relation,
            *map(st.just, ends),
            needs=maybe(some(system.needs)),
            said_by=maybe(st.sampled_from([(), ends[:1], ends])),
            **OF_ANY_LINK,
            **{key: st.just(value) for key, value in draw(link_counts).items()},
        )
    )


promises = st.lists(
    st.builds(
        model.Promise,
        *(plain_texts, maybe(plain_texts), maybe(plain_texts)),
        by=maybe(dates),
        status=st.sampled_from(vocabulary.PROMISE_STATES),
    ),
    max_size=2,
).map(tuple)
stories = st.lists(st.builds(model.Story, st.lists(plain_texts, max_size=2).map(tuple), plain_texts), max_size=1).map(
    tuple
)
running_orders = st.lists(st.builds(model.RunningStep, plain_texts, st.integers(1, 90)), max_size=1).map(tuple)
goals = st.lists(st.builds(model.Goal, plain_texts, maybe(plain_texts)), max_size=1).map(tuple)


@st.composite
def plain_networks(draw: st.DrawFn) -> model.Network:
    """Every pair of partners has at most one link, so that a sheet need not put rows together."""
    system = draw(systems)
    known = draw(ids)
    ends = [(one, other) for one in known for other in known if one != other]
    linked = draw(st.lists(st.sampled_from(ends), unique=True, max_size=4))
    asked = draw(maybe(st.lists(st.sampled_from(known), unique=True)))
    return model.Network(
        system,
        tuple(draw(partner(system, one)) for one in known),
        tuple(draw(relation(system, two)) for two in linked),
        asked=None if asked is None else tuple(one for one in known if one in asked),
        promises=draw(promises),
        stories=draw(stories),
        comments=tuple(model.Comment(one, "That is not us", "sole_routes", on_wall=True) for one in known[:1]),
        teams=tuple(model.Team("team", "Team", one, (one,), tuple(known[1:2])) for one in known[:1]),
        agreed=tuple(model.Agreement(one, "service manager") for one in known[:1]),
        running_order=draw(running_orders),
        goals=draw(goals),
        people=(
            draw(st.builds(model.Person, st.just("one"), plain_texts, some(system.needs), maybe(st.integers(0, 99)))),
        ),
        positions=tuple((one, (float(place), place / 4)) for place, one in enumerate(known)),
    )
