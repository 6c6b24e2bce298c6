"""Any valid map: every field known, unknown or empty, and text as nasty as text can be."""

import dataclasses
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from network import model, vocabulary
from network.counts import NOT_APPLICABLE, Count
from network.privacy import about_a_person, person_heading, speaks_of_people

__all__ = ["counts", "edits", "networks", "texts"]

NASTY = (
    *(
        "no",
        "Yes",
        "null",
        "~",
        "true",
        "on",
        "NA",
        "None",
        "nan",
        ".inf",
        "y",
        "n",
        "=",
        "<<",
        "-",
        "?",
        ":",
        "|",
        ">",
    ),
    *("010", "0x1F", "1_000", "1e5", "12:30", "2026-04-01", "3.0", "+1", "007", "1,000", "10 to 17", "0o7", "08:00:00"),
    *(
        "a: b",
        "a:",
        ": a",
        "#a",
        "a #b",
        "- a",
        "[a]",
        "{a}",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'",
        '"',
        "''",
        "\\",
        "\\n",
    ),
    *(
        " a",
        "a ",
        "a  b",
        "a\nb",
        "a\n\nb\n",
        "\ta",
        "a\tb",
        "\r\n",
        "\x00",
        "\x07",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\xa0",
        "---",
        "...",
    ),
    *(
        "\u200b",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffe",
        "\u202eabc",
        "مرحبا",
        "Ωmega",
        "e\u0301",
        "👩‍👩‍👧",
        "𝔘",
        "\U0001fffe",
    ),
    *("<script>alert(1)</script>", '"><img src=x>', "{covered}", "%s", "=1+1", "N" * 300, "\\u0041", "x" * 1_000),
)


def tells_of_nobody(text: str) -> bool:
    """Whether no reader takes it for a detail of a person: hypothesis draws words that our own code holds, too."""
    heads_one = person_heading(text) or about_a_person(text, (text, "null"))
    return not heads_one and not speaks_of_people({"": [(1, text)]})


texts = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(tells_of_nobody)
names = texts.filter(str.strip)
whole = st.integers(0, 2000)
numbers = st.floats(0, allow_nan=False, allow_infinity=False)
dates = st.dates()


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def some_of(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    if not ids:
        return st.just(())
    return st.lists(st.sampled_from(ids), unique=True, max_size=4).map(tuple)


def one_of(ids: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return maybe(st.sampled_from(ids)) if ids else st.none()


def pairs(values: st.SearchStrategy[Any], keys: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.dictionaries(keys, values, max_size=3).map(lambda found: tuple(found.items()))


def listed(build: Callable[..., st.SearchStrategy[Any]], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Things with ids of their own; `build` gets the strategy of an id."""
    return st.lists(names, unique=True, max_size=most).flatmap(
        lambda ids: st.tuples(*(build(st.just(one)) for one in ids))
    )


def bounds(ends: tuple[int, int]) -> Count:
    return Count(min(ends), max(ends))


counts = (
    whole.map(Count.exactly)
    | st.tuples(whole, whole).map(bounds)
    | whole.map(lambda low: Count(low, None))
    | st.just(NOT_APPLICABLE)
)
sources = st.builds(
    model.Source, maybe(st.sampled_from(vocabulary.SOURCE_KINDS)), maybe(texts), maybe(dates), maybe(texts)
)
age_ranges = st.tuples(maybe(st.integers(0, 110)), maybe(st.integers(0, 110))).map(
    lambda ends: model.AgeRange(*(sorted(ends) if None not in ends else ends))
)
openings = st.builds(
    model.Opening,
    st.lists(st.integers(0, 6), min_size=1, max_size=9).map(tuple),
    st.integers(0, 1439),
    st.integers(0, 1440),
)
periods = st.tuples(dates, dates).map(lambda ends: model.Period(min(ends), max(ends)))
how_many = maybe(st.builds(model.HowMany, maybe(counts), st.sampled_from(tuple(vocabulary.PER))))
named = listed(lambda one: st.builds(model.Named, one, texts, how_many))


@st.composite
def areas(draw: st.DrawFn) -> tuple[model.Area, ...]:
    """Each may cover those before it, so none covers itself."""
    found: list[model.Area] = []
    for one in draw(st.lists(names, unique=True, max_size=4)):
        before = tuple(area.id for area in found)
        found.append(model.Area(one, draw(texts), draw(some_of(before)), draw(how_many)))
    return tuple(found)


systems = st.builds(
    model.System,
    name=names,
    period=maybe(periods),
    illustrative=st.booleans(),
    help_now=maybe(texts),
    counts_rule=maybe(texts),
    areas=areas(),
    sectors=listed(lambda one: st.builds(model.Named, one, texts)),
    needs=named,
    stages=named,
    groups=named,
    ages=listed(lambda one: st.builds(model.AgeBand, one, texts, age_ranges, how_many)),
)


def ids_of(things: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(thing.id for thing in things)


OF_ANY_PARTNER = {  # whatever the map; each made once, for hypothesis looks into every strategy that is new to it
    "name": names,
    "short": maybe(texts.filter(lambda text: len(text) <= vocabulary.SHORT_LIMIT)),
    "aka": several(texts),
    "was": several(texts),
    "ages": maybe(age_ranges),
    "hours": maybe(several(openings)),
    "capacity": maybe(whole),
    "wait_days": maybe(numbers),
    "ids": pairs(texts),
    "more": pairs(texts),
    "provenance": maybe(sources),
}


def partners(system: model.System, one: st.SearchStrategy[str]) -> st.SearchStrategy[model.Partner]:
    return st.builds(
        model.Partner,
        id=one,
        sector=one_of(ids_of(system.sectors)),
        areas=maybe(some_of(ids_of(system.areas))),
        stages=maybe(some_of(ids_of(system.stages))),
        needs=maybe(some_of(ids_of(system.needs))),
        only_for=maybe(some_of(ids_of(system.groups))),
        **OF_ANY_PARTNER,
    )


def counted() -> st.SearchStrategy[dict[str, Count | None]]:
    """Counts that are certain to fit each other: exact and falling, or of one kind and unknown otherwise."""
    falling = st.lists(whole, min_size=3, max_size=3).map(
        lambda three: dict(
            zip(("made", "accepted", "completed"), map(Count.exactly, sorted(three, reverse=True)), strict=True)
        )
    )
    single = st.tuples(st.sampled_from(("made", "accepted", "completed")), counts).map(lambda pair: dict([pair]))
    return falling | single | st.just({})


COUNTED = counted()
OF_ANY_LINK = {
    "kind": st.sampled_from(vocabulary.KINDS),
    "declined": maybe(several(st.builds(model.Declined, st.sampled_from(vocabulary.DECLINE_REASONS), maybe(counts)))),
    "days": maybe(numbers),
    "until": maybe(dates),
    "works": maybe(st.sampled_from(vocabulary.WORKS)),
    "trust": pairs(st.integers(1, 4), st.sampled_from(vocabulary.TRUST_KEYS)),
    "barriers": several(
        st.builds(
            model.Barrier,
            st.sampled_from(vocabulary.BARRIER_KINDS),
            maybe(texts),
            maybe(st.sampled_from(vocabulary.BARRIER_STATES)),
        )
    ),
    "more": pairs(texts),
    "provenance": maybe(sources),
}


@st.composite
def relations(draw: st.DrawFn, system: model.System, partner_ids: tuple[str, ...]) -> model.Relation:
    ends = st.sampled_from(partner_ids)
    source, target = draw(ends), draw(ends)
    return draw(
        st.builds(
            model.Relation,
            st.just(source),
            st.just(target),
            needs=maybe(some_of(ids_of(system.needs))),
            said_by=maybe(some_of(tuple(dict.fromkeys((source, target))))),
            **OF_ANY_LINK,
            **{key: st.just(value) for key, value in draw(COUNTED).items()},
        )
    )


FIELDS = tuple(field.name for field in dataclasses.fields(model.Partner) if field.name != "id")


def some_fields(partner: model.Partner, names: set[str]) -> model.ChangeFields:
    """The change of some of a partner's fields, in the order in which the model has them."""
    return model.ChangeFields(partner.id, tuple((name, getattr(partner, name)) for name in FIELDS if name in names))


def edits(system: model.System, partner_ids: tuple[str, ...]) -> st.SearchStrategy[model.Edit]:
    ends = st.sampled_from(partner_ids) if partner_ids else names
    links = relations(system, partner_ids) if partner_ids else st.nothing()
    return st.one_of(
        st.builds(model.StepBack, ends),
        st.builds(model.AddPartner, partners(system, names)),
        st.builds(model.ChangePartner, partners(system, ends)),
        st.builds(some_fields, partners(system, ends), st.sets(st.sampled_from(FIELDS))),
        st.builds(model.MergePartner, ends, ends),
        st.builds(model.AddLink, links),
        st.builds(model.RemoveLink, ends, ends, st.sampled_from(vocabulary.KINDS)),
    )


def agreements(partner_ids: tuple[str, ...]) -> st.SearchStrategy[tuple[model.Agreement, ...]]:
    if not partner_ids:
        return st.just(())
    one = st.builds(model.Agreement, st.sampled_from(partner_ids), maybe(texts), maybe(dates))
    return st.lists(one, unique_by=lambda agreement: agreement.partner, max_size=3).map(tuple)


@st.composite
def teams(draw: st.DrawFn, partner_ids: tuple[str, ...]) -> tuple[model.Team, ...]:
    """Nobody is in the core and in the extended team of one."""
    if not partner_ids:
        return ()
    found = []
    for one in draw(st.lists(names, unique=True, max_size=2)):
        hub, core = draw(st.sampled_from(partner_ids)), draw(maybe(some_of(partner_ids)))
        others = tuple(other for other in partner_ids if other not in {hub, *(core or ())})
        found.append(model.Team(one, draw(names), hub, core, draw(maybe(some_of(others)))))
    return tuple(found)


PROMISES = several(
    st.builds(
        model.Promise,
        *(texts, maybe(texts), maybe(texts), maybe(texts), maybe(dates), maybe(texts), maybe(texts)),
        st.sampled_from(vocabulary.PROMISE_STATES),
    )
)
STORIES = several(
    st.builds(
        model.Story,
        *(several(texts), maybe(texts), maybe(st.sampled_from(vocabulary.TELLERS))),
        *(maybe(st.booleans()), st.booleans(), maybe(sources)),
    )
)
OF_ANY_COMMENT = (texts, maybe(texts), maybe(texts), maybe(texts), maybe(dates), st.booleans())
GOALS = several(st.builds(model.Goal, texts, maybe(texts), maybe(dates), pairs(texts), maybe(texts)))
RUNNING_ORDER = several(st.builds(model.RunningStep, texts, st.integers(0, 600), texts, maybe(texts)))
AGE, WORDS = maybe(st.integers(0, 110)), maybe(texts)
PLACES = st.tuples(*(2 * [st.floats(allow_nan=False, allow_infinity=False)]))


@st.composite
def networks(draw: st.DrawFn) -> model.Network:
    system = draw(systems)
    people = draw(listed(lambda one: partners(system, one), most=5))
    ids = ids_of(people)
    return model.Network(
        system,
        people,
        draw(several(relations(system, ids), most=5)) if ids else (),
        asked=draw(maybe(some_of(ids))),
        promises=draw(PROMISES),
        stories=draw(STORIES),
        comments=draw(several(st.builds(model.Comment, st.sampled_from(ids), *OF_ANY_COMMENT))) if ids else (),
        goals=draw(GOALS),
        teams=draw(teams(ids)),
        agreed=draw(agreements(ids)),
        running_order=draw(RUNNING_ORDER),
        looked_through=draw(several(st.text("bcdfghjklmnpqrst", min_size=12, max_size=12))),
        people=draw(
            listed(
                lambda one: st.builds(
                    model.Person,
                    one,
                    names,
                    some_of(ids_of(system.needs)),
                    AGE,
                    some_of(ids_of(system.groups)),
                    one_of(ids_of(system.areas)),
                    one_of(ids_of(system.stages)),
                    WORDS,
                )
            )
        ),
        options=draw(listed(lambda one: st.builds(model.Option, one, texts, several(edits(system, ids))))),
        positions=draw(pairs(PLACES, st.sampled_from(ids)) if ids else st.just(())),
    )
