"""How people are divided list by list, and which numbers cannot all be right: known answers, worked out by hand."""

import pytest

from network.counts import NOT_APPLICABLE, Count
from network.margins import Margins, contradictions, margins, partly_stated
from network.model import AgeBand, AgeRange, Area, HowMany, Named, System

Number = int | tuple[int, int] | None  # a year; a pair is hidden between these
METHOD = "People are divided so that they add up to what is recorded of {}: Deming and Stephan (1940), "


def many(number: Number, per: str = "year") -> HowMany | None:
    if number is None:
        return None
    return HowMany(Count.exactly(number) if isinstance(number, int) else Count(*number), per)


def town(*, illustrative: bool = False, rule: str | None = None, **numbers: tuple[Number, ...]) -> System:
    """A town whose lists have as many items as there are numbers; the area that covers the others is no item."""

    def item(name: str, place: int, number: Number) -> Named | Area | AgeBand:
        words = f"{name}{place}", f"{name.capitalize()} {place}"
        if name == "ages":
            return AgeBand(*words, AgeRange(10 * place, 10 * place + 9), many(number))
        return Area(*words, (), many(number)) if name == "areas" else Named(*words, many(number))

    lists = {
        name: tuple(item(name, place, number) for place, number in enumerate(some, start=1))
        for name, some in numbers.items()
    }
    if "areas" in lists:
        lists["areas"] += (Area("all", "All", tuple(one.id for one in lists["areas"]), many(7000)),)
    return System("Town", illustrative=illustrative, counts_rule=rule, **lists)


def found(system: System) -> Margins:
    divided = margins(system)
    assert divided is not None
    return divided


@pytest.mark.parametrize("numbers", [{}, {"stages": (None, None)}, {"stages": (0, 0), "needs": (None,)}])
def test_nothing_is_said_where_nobody_has_said_how_many(numbers: dict[str, tuple[Number, ...]]) -> None:
    assert margins(town(**numbers)) is None


@pytest.mark.parametrize(
    ("numbers", "name", "shares"),
    [
        ({"stages": (30, 90)}, "stages", (0.25, 0.75)),
        ({"stages": (30, (0, 4))}, "stages", (30 / 32, 2 / 32)),  # the middle of the bounds
        ({"stages": (30, 90), "ages": (None, None, None)}, "ages", (1 / 3, 1 / 3, 1 / 3)),
        ({"stages": (30, 90), "ages": (0, 0)}, "ages", (0.5, 0.5)),
        ({"stages": (30, 90), "ages": (0, None, None)}, "ages", (0.0, 0.5, 0.5)),
        ({"stages": (30, 90), "ages": (60, None, None)}, "ages", (0.5, 0.25, 0.25)),  # they share the other 60
        ({"stages": (30, 31), "ages": (60, None)}, "ages", (60 / 61, 1 / 61)),
        ({"stages": (30, 30), "ages": (60, None)}, "ages", (0.5, 0.5)),  # nobody is left: as many as the others
        ({"stages": (30, 20), "ages": (60, None)}, "ages", (0.5, 0.5)),
        ({"stages": (30, None), "ages": (20, 40, None)}, "ages", (2 / 9, 4 / 9, 3 / 9)),  # no list is whole
        ({"areas": (10, 40), "stages": (30, None)}, "stages", (0.6, 0.4)),
        ({"ages": (0, 0), "areas": (10, 40), "stages": (30, None)}, "stages", (0.6, 0.4)),
        ({"stages": (30, 50), "needs": (60, None)}, "needs", (0.5, 0.5)),  # needs need not add up to people
        ({"needs": (10, 30), "stages": (None, None)}, "stages", (0.5, 0.5)),
    ],
)
def test_shares_of_a_list(numbers: dict[str, tuple[Number, ...]], name: str, shares: tuple[float, ...]) -> None:
    assert tuple(found(town(**numbers)).shares[name].values()) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("numbers", "share"),
    [
        ({"stages": (30, 90)}, 0.2),
        ({"ages": (30, 90)}, 0.2),
        ({"stages": (10, 13)}, 1.0),  # more than everybody is everybody
        ({"stages": (30, None)}, 0.4),  # nobody says how many in all: twice 30
        ({"stages": (30, None), "ages": (10, None, None)}, 0.4),  # the first list that says something
        ({"stages": (30, None), "ages": (10, 110)}, 0.2),
        ({"needs": (30, 90)}, None),
    ],
)
def test_share_of_a_group(numbers: dict[str, tuple[Number, ...]], share: float | None) -> None:
    groups = found(town(groups=(24, None), **numbers)).groups
    assert groups == ({} if share is None else {"groups1": pytest.approx(share)})


@pytest.mark.parametrize(
    ("times", "share"), [("quarter", 4), ("month", 12), ("week", 365.25 / 7), ("day", 365.25), ("year", 1)]
)
def test_numbers_of_any_span_are_made_a_year(times: str, share: float) -> None:
    stages = Named("a", "A", many(1, times)), Named("b", "B", many(1))
    assert found(System("Town", stages=stages)).shares["stages"]["a"] == pytest.approx(share / (share + 1))


@pytest.mark.parametrize("count", [None, NOT_APPLICABLE, Count(5, None)])
def test_a_number_without_an_upper_bound_is_not_known(count: Count | None) -> None:
    system = System("Town", stages=(Named("a", "A", HowMany(count)), Named("b", "B", many(8))))
    assert found(system).shares["stages"] == {"a": 0.5, "b": 0.5}
    assert list(partly_stated(system)) == [("stages", 1, 2)]


def test_what_is_taken_for_granted_is_said() -> None:
    system = town(
        illustrative=True,
        stages=(30, 90),
        ages=(20, (1, 4), None),
        areas=(None, None),
        needs=(1, 2, 5),
        groups=(None, 3),
    )
    method, *said = found(system).said
    assert method.startswith(METHOD.format("ways in, ages and needs"))
    assert said == [
        "How many people come in is invented, as all of this map is.",
        "How many people come in is not known by areas: spread evenly.",
        "For 1 of 3 ages it is not known how many come in: spread evenly.",
        "1 hidden number counts as the middle of the bounds.",
        "By ways in 120 people come in a year, by needs 8. The shares of each are used.",
        "Somebody with several needs counts in part for each.",
        "How many are groups 1 is not known: what only they gain or lose is not counted.",
    ]


def test_nothing_more_is_taken_for_granted_where_all_is_known_or_there_is_nothing_to_divide() -> None:
    system = town(stages=(30, 90), ages=(None,), areas=(0, 0, None), groups=(0,))  # one age is everybody's
    assert found(system).said[1:] == ("How many people come in is not known by areas: spread evenly.",)
    assert found(town(stages=(0, 90), areas=(0, 90))).said[0].startswith(METHOD.format("ways in and areas"))
    assert len(found(town(stages=(0, 90), areas=(0, 90))).said) == 1
    assert found(town(stages=((0, 2), (1, 4)))).said[1] == "2 hidden numbers count as the middle of the bounds."


ROUNDED = "counts of 1 to 7 are hidden, the others rounded to 5"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({"stages": (500, 500), "ages": (500, 490)}, None),  # within 1 in 100
        ({"stages": (500, 500), "ages": (500, 489)}, "By ways in 1,000 people come in a year, by ages 989."),
        ({"stages": (500, 490), "areas": (500, 500)}, None),
        ({"stages": (500, 489), "areas": (500, 500)}, "By ways in 989 people come in a year, by areas 1,000."),
        ({"ages": (500,), "areas": (400,)}, "By ages 500 people come in a year, by areas 400."),
        ({"stages": (500,), "areas": (400, None)}, None),
        ({"stages": (500,), "areas": ((400, 500),)}, None),
        ({"stages": ((400, 500),), "areas": (500,)}, None),
        ({"stages": ((500, 600),), "areas": (500,)}, None),
        ({"stages": (500,), "areas": ((500, 600),)}, None),
        ({"stages": ((400, 500),), "areas": ((505, 700),)}, None),
        ({"stages": ((400, 500),), "areas": ((506, 700),)}, "By ways in 450 people come in a year, by areas 603."),
        ({"areas": ((400, 500),), "stages": ((506, 700),)}, "By ways in 603 people come in a year, by areas 450."),
        ({"areas": (100,), "needs": (60, 40)}, None),
        ({"areas": (100,), "needs": (60, 39)}, "By areas 100 people come in a year, by needs 99."),
        ({"areas": (100,), "needs": (60, (30, 40))}, None),
        ({"areas": ((90, 100),), "needs": (60, 30)}, None),
        ({"areas": ((90, 100),), "needs": (60, 29)}, "By areas 95 people come in a year, by needs 89."),
        ({"stages": (50, 50), "ages": (100,), "needs": (9,)}, "By ways in 100 people come in a year, by needs 9."),
        ({"stages": (None,), "needs": (9,), "groups": (10,)}, None),
        ({"stages": ((60, 100),), "groups": (100, 101)}, "Groups 2 are 101 a year, more than the 80 by ways in."),
        ({"stages": (100,), "groups": ((90, 112),)}, "Groups 1 are 101 a year, more than the 100 by ways in."),
    ],
)
def test_numbers_that_cannot_all_be_right(numbers: dict[str, tuple[Number, ...]], told: str | None) -> None:
    assert list(contradictions(town(**numbers))) == ([told] if told else [])


@pytest.mark.parametrize(
    ("ages", "apart"),
    [((95, 95), False), ((95, 90), True), ((105, 105), False), ((110, 105), True)],
)
def test_numbers_that_were_rounded_may_be_off_by_half_a_step_each(ages: tuple[Number, ...], apart: bool) -> None:
    # 200 in two numbers are 195 to 205; 190 may be 195 too, and 185 are 190 at most, over 1 in 100 less.
    assert list(contradictions(town(stages=(100, 100), ages=ages))) != []
    assert bool(list(contradictions(town(stages=(100, 100), ages=ages, rule=ROUNDED)))) == apart
