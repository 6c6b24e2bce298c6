"""What can never be true is refused, all of it at once, each with its place and a cure."""

from dataclasses import replace
from datetime import date

import pytest

from network import InvalidNetwork, Network, model
from network.counts import NOT_APPLICABLE, Count
from network.names import suggestion
from network.rules import RULES
from network.vocabulary import SHORT_LIMIT

LISTS = model.System(
    "Rules",
    areas=(model.Area("north", "North"),),
    sectors=(model.Named("nhs", "NHS"),),
    needs=(model.Named("housing", "Housing"),),
    stages=(model.Named("custody", "Custody"),),
    groups=(model.Named("women", "Women"),),
)
BASE = Network(LISTS, (model.Partner("a", "A"), model.Partner("b", "B")), (model.Relation("a", "b"),))


def partner(**said: object) -> dict[str, object]:
    return {"partners": (replace(BASE.partners[0], **said), BASE.partners[1])}


def link(**said: object) -> dict[str, object]:
    return {"relations": (replace(BASE.relations[0], **said),)}


def system(**said: object) -> dict[str, object]:
    return {"system": replace(LISTS, **said)}


def goal(**test: str) -> dict[str, object]:
    return {"goals": (model.Goal("g", "coverage", test=tuple(test.items())),)}


IMPOSSIBLE: dict[str, tuple[dict[str, object], tuple[str | int, ...], str]] = {
    "a blank id": (partner(id=" ") | {"relations": ()}, ("partners", 0, "id"), "blank"),
    "an id used twice": (
        {"partners": (*BASE.partners, model.Partner("b", "Another"))},
        ("partners", 2, "id"),
        '"b" is used twice',
    ),
    "an area used twice": (
        system(areas=(model.Area("north", "N"), model.Area("north", "M"))),
        ("system", "areas", 1, "id"),
        "used twice",
    ),
    "an option used twice": (
        {"options": (model.Option("o", "O"), model.Option("o", "P"))},
        ("options", 1, "id"),
        "used twice",
    ),
    "no name": (partner(name=" "), ("partners", 0, "name"), "no name"),
    "a system without a name": (system(name=""), ("system", "name"), "no name"),
    "a short name that is long": (partner(short="nineteen characters"), ("partners", 0, "short"), "19 characters"),
    "an unknown area inside another": (
        system(areas=(model.Area("north", "N", ("nort",)),)),
        ("system", "areas", 0, "covers"),
        'Did you mean "north"',
    ),
    "an area that covers itself": (
        system(areas=(model.Area("north", "N", ("south",)), model.Area("south", "S", ("north",)))),
        ("system", "areas", 0, "covers"),
        "covers itself",
    ),
    "an unknown area": (partner(areas=("west",)), ("partners", 0, "areas"), "list of areas"),
    "an unknown sector": (partner(sector="nsh"), ("partners", 0, "sector"), 'Did you mean "nhs"'),
    "an unknown need": (partner(needs=("housing", "houses")), ("partners", 0, "needs", 1), 'Did you mean "housing"'),
    "a need named twice": (partner(needs=("housing", "housing")), ("partners", 0, "needs", 0), "2 times"),
    "an unknown stage": (partner(stages=("court",)), ("partners", 0, "stages"), "list of stages"),
    "an unknown group": (partner(only_for=("men",)), ("partners", 0, "only_for"), "list of groups"),
    "an unknown end": (link(target="bb"), ("relations", 0, "to"), 'Did you mean "b"'),
    "a stranger who said it": (link(said_by=("a", "c")), ("relations", 0, "said_by"), "neither end"),
    "a link for an unknown need": (link(needs=("debt",)), ("relations", 0, "needs"), "list of needs"),
    "somebody asked who is not listed": ({"asked": ("a", "z")}, ("asked", 1), '"z"'),
    "a place for nobody": ({"positions": (("z", (0.0, 0.0)),)}, ("positions",), '"z"'),
    "a place nowhere": ({"positions": (("a", (0.0, float("nan"))),)}, ("positions", 0), "two numbers"),
    "a person in an unknown area": ({"people": (model.Person("p", "P", area="west"),)}, ("people", 0, "area"), "areas"),
    "a person of an unknown need": (
        {"people": (model.Person("p", "P", needs=("x",)),)},
        ("people", 0, "needs"),
        "needs",
    ),
    "a person at an unknown door": ({"people": (model.Person("p", "P", stage="x"),)}, ("people", 0, "stage"), "stages"),
    "a person of an unknown group": (
        {"people": (model.Person("p", "P", groups=("x",)),)},
        ("people", 0, "groups"),
        "groups",
    ),
    "ages upside down": (partner(ages=model.AgeRange(18, 10)), ("partners", 0, "ages"), "from 18 down to 10"),
    "an age below 0": (
        system(ages=(model.AgeBand("x", "X", model.AgeRange(-1, 5)),)),
        ("system", "ages", 0),
        "below 0",
    ),
    "an hour after midnight twice": (
        partner(hours=(model.Opening((0,), 600, 1500),)),
        ("partners", 0, "hours", 0),
        "not possible",
    ),
    "hours on no day": (partner(hours=(model.Opening((), 600, 700),)), ("partners", 0, "hours", 0), "not possible"),
    "an eighth day": (partner(hours=(model.Opening((7,), 600, 700),)), ("partners", 0, "hours", 0), "not possible"),
    "a period that ends before it starts": (
        system(period=model.Period(date(2026, 7, 1), date(2026, 6, 30))),
        ("system", "period"),
        "ends before",
    ),
    "a capacity below 0": (partner(capacity=-1), ("partners", 0, "capacity"), "not a number from 0"),
    "a wait that is no number": (partner(wait_days=float("nan")), ("partners", 0, "wait_days"), "not a number from 0"),
    "days without end": (link(days=float("inf")), ("relations", 0, "days"), "not a number from 0"),
    "a count below 0": (link(made=Count(-1, 3)), ("relations", 0, "made"), "below 0"),
    "fewer people than nobody": (
        system(stages=(model.Named("custody", "Custody", model.HowMany(Count(-1, 3))),)),
        ("system", "stages", 0, "how_many", "n"),
        "below 0",
    ),
    "people in a span that is none": (
        system(areas=(model.Area("north", "North", how_many=model.HowMany(None, "fortnight")),)),
        ("system", "areas", 0, "how_many", "per"),
        "words for per",
    ),
    "a count upside down": (
        link(declined=(model.Declined("full", Count(5, 3)),)),
        ("relations", 0, "declined"),
        "below 0",
    ),
    "more accepted than made": (
        link(made=Count.exactly(3), accepted=Count(4, 9)),
        ("relations", 0, "accepted"),
        "only 3 made",
    ),
    "more completed than accepted": (
        link(accepted=Count.exactly(3), completed=Count.exactly(4)),
        ("relations", 0, "completed"),
        "only 3 accepted",
    ),
    "more completed than made": (
        link(made=Count(1, 4), completed=Count.exactly(5)),
        ("relations", 0, "completed"),
        "at most made",
    ),
    "an unknown kind": (link(kind="refer"), ("relations", 0, "kind"), 'Did you mean "refers"'),
    "an unknown reason": (link(declined=(model.Declined("busy"),)), ("relations", 0, "declined"), "full"),
    "an unknown barrier": (link(barriers=(model.Barrier("cost"),)), ("relations", 0, "barriers"), "money"),
    "an unknown state of a barrier": (
        link(barriers=(model.Barrier("it", status="opne"),)),
        ("relations", 0, "barriers"),
        'Did you mean "open"',
    ),
    "an unknown way of working": (link(works="badly"), ("relations", 0, "works"), "not yet"),
    "trust off the scale": (link(trust=(("open", 5),)), ("relations", 0, "trust"), "from 1 to 4"),
    "an unknown kind of trust": (link(trust=(("warm", 2),)), ("relations", 0, "trust"), "reliable"),
    "an unknown source": (link(provenance=model.Source("rumour")), ("relations", 0, "source"), "survey"),
    "an unknown state of a promise": (
        {"promises": (model.Promise("a", status="done"),)},
        ("promises", 0, "status"),
        "let go",
    ),
    "a team round a partner that is not on the map": (
        {"teams": (model.Team("t", "Team", "zz"),)},
        ("teams", 0, "hub"),
        "not in the list of partners",
    ),
    "a partner in the core and in the extended team": (
        {"teams": (model.Team("t", "Team", "a", ("a", "b"), ("b",)),)},
        ("teams", 0, "extended"),
        'in the core and in the extended team of "t"',
    ),
    "two teams of one id": (
        {"teams": (model.Team("t", "Team", "a"), model.Team("t", "Other", "a"))},
        ("teams", 1, "id"),
        "used twice",
    ),
    "a team without a name": ({"teams": (model.Team("t", " ", "a"),)}, ("teams", 0, "name"), "has no name"),
    "somebody unknown who agreed": ({"agreed": (model.Agreement("zz"),)}, ("agreed",), "not in the list of partners"),
    "a step of fewer minutes than none": (
        {"running_order": (model.RunningStep("Open", -5),)},
        ("running_order", 0, "minutes"),
        "Use 0 or more",
    ),
    "an unknown teller": ({"stories": (model.Story(told_by="me"),)}, ("stories", 0, "told_by"), "worker"),
    "a free key twice": (partner(more=(("x", "1"), ("x", "2"))), ("partners", 0, "more"), '"x" is used 2 times'),
    "a goal about an unknown need": (goal(need="houses"), ("goals", 0, "test"), 'Did you mean "housing"'),
    "a goal with a word that no test has": (goal(neeed="housing"), ("goals", 0, "test"), 'Did you mean "need"'),
    "a goal of steps that are no number": (goal(steps="two"), ("goals", 0, "test"), "whole number from 0"),
    "a goal of no services": (goal(services="0"), ("goals", 0, "test"), "whole number from 1"),
    "a goal at no hour": (goal(at="late"), ("goals", 0, "test"), "Sat 23:00"),
    "a goal of another status": (goal(status="none"), ("goals", 0, "test"), "Write covered"),
    "a goal at half a door": (goal(every_door="some"), ("goals", 0, "test"), "yes or no"),
    "a goal of steps and days": (goal(steps="1", days="7"), ("goals", 0, "test"), "two goals"),
    "a goal of services and the way to them": (goal(services="1", steps="1"), ("goals", 0, "test"), "two goals"),
    "a goal for two groups": (
        {"goals": (model.Goal("g", "coverage", test=(("group", "women"), ("only_for", "men"))),)},
        ("goals", 0, "test"),
        "the same group",
    ),
    "a way in that reaches nobody knows how much": (
        {"goals": (model.Goal("g", "entry_points", test=(("age", "x"),)),)},
        ("goals", 0, "test"),
        "needs_reached",
    ),
    "a goal used twice": (
        {"goals": (model.Goal("g", id="a"), model.Goal("h", id="a"))},
        ("goals", 1, "id"),
        "used twice",
    ),
    "a test key twice": ({"goals": (model.Goal("g", test=(("x", "1"), ("x", "2"))),)}, ("goals", 0, "test"), "2 times"),
}

POSSIBLE: dict[str, dict[str, object]] = {
    "hidden counts that may fit": link(made=Count(1, 4), accepted=Count(1, 7)),
    "counts that do not apply": link(made=Count.exactly(0), accepted=Count(0, 0, applicable=False)),
    "a link with itself": {"relations": (model.Relation("a", "a"),)},
    "the same link twice": {"relations": (model.Relation("a", "b"), model.Relation("a", "b"))},
    "hours across midnight": partner(hours=(model.Opening((5,), 1320, 360),)),
    "24 hours": partner(hours=(model.Opening((0,), 0, 1440), model.Opening((1,), 600, 600))),
    "a promise to somebody who is not on the map": {"promises": (model.Promise("a", "gp"),)},
    "a story at a place that is not on the map": {"stories": (model.Story(("custody", "gp")),)},
    "one year of age": partner(ages=model.AgeRange(10, 10)),
    "two partners of one name": {"partners": (model.Partner("a", "Same"), model.Partner("b", "Same"))},
}


@pytest.mark.parametrize(("parts", "path", "words"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_the_impossible_is_refused_with_its_place_and_a_cure(
    parts: dict[str, object], path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(InvalidNetwork) as caught:
        replace(BASE, **parts)
    told = [problem for problem in caught.value.problems if words in f"{problem.what} {problem.fix}"]
    assert path in [problem.where.path for problem in told]
    assert all(problem.fix and problem.level == "error" for problem in caught.value.problems)


@pytest.mark.parametrize("parts", POSSIBLE.values(), ids=POSSIBLE)
def test_the_possible_is_not_refused(parts: dict[str, object]) -> None:
    assert replace(BASE, **parts)


def test_every_error_is_told_at_once() -> None:
    with pytest.raises(InvalidNetwork) as caught:
        Network(
            model.System(""),
            (model.Partner("a", ""), model.Partner("a", "A")),
            (model.Relation("a", "x"), model.Relation("y", "a")),
        )
    assert len(caught.value.problems) == 5
    assert len(str(caught.value).splitlines()) == 5


def test_every_rule_has_a_map_that_breaks_it() -> None:
    told = set()
    for parts, _, _ in IMPOSSIBLE.values():
        broken = object.__new__(Network)
        broken.__dict__.update({**BASE.__dict__, **parts})
        told |= {rule for rule in RULES if list(rule(broken))}
    assert told == set(RULES)


@pytest.mark.parametrize(
    ("unknown", "valid", "told"),
    [
        ("bnak", ["bank", "bail"], 'Did you mean "bank"?'),
        ("Bank", ["bank"], 'Did you mean "bank"?'),
        ("zzz", ["bank"], ""),
        ("bank", [], ""),
        ("abc", ["abd", "abe"], 'Did you mean "abd"?'),
    ],
)
def test_what_was_meant_is_guessed_only_when_it_is_near(unknown: str, valid: list[str], told: str) -> None:
    assert suggestion(unknown, valid) == told


BELOW = Count.exactly(-1)
FITS: dict[str, tuple[dict[str, object], bool]] = {
    "from birth": (partner(ages=model.AgeRange(0, 17)), True),
    "to birth": (partner(ages=model.AgeRange(None, 0)), True),
    "from below birth": (partner(ages=model.AgeRange(-1, 17)), False),
    "from below birth without an end": (partner(ages=model.AgeRange(-1, None)), False),
    "to below birth": (partner(ages=model.AgeRange(None, -1)), False),
    "a band from birth": (system(ages=(model.AgeBand("all", "All", model.AgeRange(0, None)),)), True),
    "a band from below birth": (system(ages=(model.AgeBand("all", "All", model.AgeRange(-1, None)),)), False),
    "ages up": (partner(ages=model.AgeRange(17, 18)), True),
    "ages down": (partner(ages=model.AgeRange(18, 17)), False),
    "Sunday": (partner(hours=(model.Opening((6,), 600, 700),)), True),
    "a good day and one before Monday": (partner(hours=(model.Opening((0, -1), 600, 700),)), False),
    "a day before Monday": (partner(hours=(model.Opening((-1,), 600, 700),)), False),
    "a minute before midnight": (partner(hours=(model.Opening((0,), 1439, 60),)), True),
    "from midnight": (partner(hours=(model.Opening((0,), 0, 60),)), True),
    "from 24:00": (partner(hours=(model.Opening((0,), 1440, 60),)), False),
    "from before 00:00": (partner(hours=(model.Opening((0,), -1, 60),)), False),
    "to 24:00": (partner(hours=(model.Opening((0,), 60, 1440),)), True),
    "to 00:00": (partner(hours=(model.Opening((0,), 60, 0),)), True),
    "to 24:01": (partner(hours=(model.Opening((0,), 60, 1441),)), False),
    "to before 00:00": (partner(hours=(model.Opening((0,), 60, -1),)), False),
    "a period of one day": (system(period=model.Period(date(2026, 6, 30), date(2026, 6, 30))), True),
    "no capacity": (partner(capacity=0), True),
    "no wait": (partner(wait_days=0.0), True),
    "a wait below 0": (partner(wait_days=-0.5), False),
    "a link without a wait": (link(days=0.0), True),
    "a link with a wait below 0": (link(days=-0.5), False),
    "as many accepted as made": (link(made=Count.exactly(3), accepted=Count.exactly(3)), True),
    "as many completed as accepted": (link(accepted=Count.exactly(3), completed=Count.exactly(3)), True),
    "as few accepted as completed, below 0": (link(accepted=BELOW, completed=BELOW), False),
    "none made": (link(made=Count.exactly(0)), True),
    "a hidden count of one value": (link(made=Count(3, 3)), True),
    "the least trust": (link(trust=(("open", 1),)), True),
    "the most trust": (link(trust=(("open", 4),)), True),
    "less than the least trust": (link(trust=(("open", 0),)), False),
    "the longest short name": (partner(short="x" * SHORT_LIMIT), True),
    "a longer short name": (partner(short="x" * (SHORT_LIMIT + 1)), False),
    "said by an end": (link(said_by=("a",)), True),
    "said by a third": ({"partners": (*BASE.partners, model.Partner("c", "C"))} | link(said_by=("c",)), False),
    "a place on the map": ({"positions": (("a", (0.0, -3.5)),)}, True),
    "a place without end": ({"positions": (("a", (0.0, float("inf"))),)}, False),
    "an area in itself": (system(areas=(model.Area("north", "North", ("north",)),)), False),
    "an area in another": (system(areas=(model.Area("north", "North"), model.Area("all", "All", ("north",)))), True),
    "accepted where made does not apply": (link(made=NOT_APPLICABLE, accepted=Count.exactly(3)), True),
    "a need with the id of a stage": (system(stages=(model.Named("housing", "Housing court"),)), True),
    "a person with the id of a partner": ({"people": (model.Person("a", "A", ()),)}, True),
    "a need with the id of a partner": (system(needs=(model.Named("a", "Advice"),)), True),
    "a free key once each": (partner(more=(("x", "1"), ("y", "1"))), True),
}


@pytest.mark.parametrize(("parts", "fits"), FITS.values(), ids=FITS)
def test_each_limit_is_where_it_is_said_to_be(parts: dict[str, object], fits: bool) -> None:
    if fits:
        assert replace(BASE, **parts)
    else:
        with pytest.raises(InvalidNetwork):
            replace(BASE, **parts)


def test_a_short_name_may_have_so_many_letters() -> None:
    assert SHORT_LIMIT == 18


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (partner(needs=("food",)), ("partners", 0, "needs")),  # the only one: the field itself
        (partner(needs=("housing", "food")), ("partners", 0, "needs", 1)),
        (partner(sector="police"), ("partners", 0, "sector")),
        (link(needs=("food", "housing")), ("relations", 0, "needs", 0)),
        ({"asked": ("a", "x")}, ("asked", 1)),
    ],
)
def test_of_several_words_the_unknown_one_is_pointed_at(parts: dict[str, object], path: tuple[str | int, ...]) -> None:
    with pytest.raises(InvalidNetwork) as caught:
        replace(BASE, **parts)
    assert [problem.where.path for problem in caught.value.problems] == [path]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (partner(areas=("west",)), 'The partner "a" names "west", which is not in the list of areas.'),
        (partner(needs=("housing", "housing")), 'The partner "a" names "housing" 2 times.'),
        (link(said_by=("zz",)), 'The relation "a -> b" is said by "zz", which is at neither end of it.'),
    ],
)
def test_a_sentence_begins_with_whom_it_speaks_of(parts: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidNetwork) as caught:
        replace(BASE, **parts)
    assert [problem.what for problem in caught.value.problems] == [said]
