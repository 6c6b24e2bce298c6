"""Each rule speaks of the place it means, and stays quiet where nothing is odd."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from network import Network, Problem, disclosure, read_map, read_yaml
from network.counts import Count
from network.files.map_file.yaml import read_map_text, to_yaml
from network.model import (
    AgeBand,
    AgeRange,
    Area,
    Declined,
    Goal,
    HowMany,
    Named,
    Option,
    Partner,
    Person,
    Relation,
    Source,
    StepBack,
    System,
    Team,
)
from network.second_look import RULES, check

DATA = Path(__file__).parents[2] / "data"
PARTNERS = (Partner("a", "Advice centre"), Partner("b", "Bail service"))
LINK = Relation("a", "b")
QUIET = Network(System("Quiet", needs=(Named("x", "X"), Named("y", "Y"))), PARTNERS, (LINK,), asked=("a", "b"))


def partners(*names: str) -> Network:
    ids = [f"p{number}" for number in range(len(names))]
    ring = tuple(Relation(one, other) for one, other in zip(ids, [*ids[1:], ids[0]], strict=True))
    return Network(
        System("Names"), tuple(Partner(one, name) for one, name in zip(ids, names, strict=True)), ring, asked=()
    )


def links(*relations: Relation) -> Network:
    return replace(QUIET, relations=relations)


def ages(*ranges: tuple[int | None, int | None]) -> Network:
    bands = tuple(AgeBand(f"band{n}", f"Band {n}", AgeRange(*ends)) for n, ends in enumerate(ranges))
    return replace(QUIET, system=System("Ages", ages=bands))


def people(**numbers: tuple[int | None, ...]) -> Network:
    """A map whose lists say how many people come in."""

    def item(name: str, place: int, number: int | None) -> Named | AgeBand:
        said = None if number is None else HowMany(Count.exactly(number))
        words = f"{name}{place}", f"{name.capitalize()} {place}"
        if name == "ages":
            return AgeBand(*words, AgeRange(20 * place, 20 * place + 19), said)
        return Named(*words, said)

    lists = {name: tuple(item(name, *one) for one in enumerate(some)) for name, some in numbers.items()}
    open_to_all = replace(
        PARTNERS[0], **{name: tuple(one.id for one in lists[name]) for name in ("stages", "needs") if name in lists}
    )
    return replace(QUIET, system=System("People", **lists), partners=(open_to_all, PARTNERS[1]))


def of_partner(**said: object) -> Network:
    lists = {name: (Named("one", "One"),) for name in ("stages", "needs")}
    return replace(QUIET, system=System("Lists", **lists), partners=(replace(PARTNERS[0], **said), PARTNERS[1]))


ODD: dict[str, tuple[Network, tuple[str | int, ...], str]] = {
    "an extended team to which the hub sends nobody": (
        replace(QUIET, teams=(Team("t", "Team", "b", (), ("a",)),)),
        ("teams", 0, "extended"),
        'no referral from "Bail service" to it',
    ),
    "the same name": (partners("Mind", "Shelter", "MIND "), ("partners", 2, "name"), "both called"),
    "an accent": (partners("Café Change", "Cafe Change"), ("partners", 1, "name"), "may be one partner"),
    "an apostrophe": (partners("Womens centre", "Women's Centre"), ("partners", 1, "name"), "may be one partner"),
    "one word or two": (partners("Food bank", "Foodbank"), ("partners", 1, "name"), "may be one partner"),
    "saint or st": (
        partners("St Mary's Hospice", "Saint Marys Hospice"),
        ("partners", 1, "name"),
        "may be one partner",
    ),
    "a slip of the pen": (
        partners("Richmond Fellowship", "Richmnod Fellowship"),
        ("partners", 1, "name"),
        "one partner",
    ),
    "a Cyrillic letter": (partners("Mind", "Sh\u0435lter"), ("partners", 1, "name"), "another alphabet"),
    "nobody to work with": (
        replace(QUIET, partners=(*PARTNERS, Partner("c", "Clinic"))),
        ("partners", 2),
        "no relation with anybody",
    ),
    "a link with itself": (links(LINK, Relation("b", "b")), ("relations", 1), "linked with itself"),
    "counts on money": (
        links(Relation("a", "b", "funds", made=Count.exactly(3))),
        ("relations", 0, "made"),
        '"refers"',
    ),
    "the same link twice": (links(LINK, LINK), ("relations", 1), "more than once"),
    "the same tie both ways round": (
        links(LINK, Relation("a", "b", "knows"), Relation("b", "a", "knows")),
        ("relations", 2),
        "more than once",
    ),
    "needs that overlap": (
        links(Relation("a", "b", needs=("x", "y")), Relation("a", "b", needs=("y",))),
        ("relations", 1),
        "more than once",
    ),
    "said by somebody not asked": (
        replace(links(replace(LINK, said_by=("a", "b"))), asked=("a",)),
        ("relations", 0, "said_by"),
        '"Bail service" has named a link',
    ),
    "nobody says who was asked": (replace(QUIET, asked=None), ("asked",), "cannot be told"),
    "more declined than is left": (
        links(
            replace(LINK, made=Count.exactly(9), accepted=Count.exactly(5), declined=(Declined("full", Count(5, 7)),))
        ),
        ("relations", 0, "declined"),
        "10-12 were accepted or declined but only 9 made",
    ),
    "ages that overlap": (ages((10, 18), (18, None)), ("system", "ages", 1), "overlap"),
    "ages with a gap": (ages((20, 30), (10, 17)), ("system", "ages", 0), "in neither"),
    "never open": (of_partner(hours=()), ("partners", 0, "hours"), "never open"),
    "a door nobody keeps": (of_partner(stages=()), ("system", "stages", 0), "people coming in"),
    "a need nobody meets": (of_partner(needs=()), ("system", "needs", 0), "says that it meets"),
    "an hour nobody can read": (
        replace(QUIET, people=(Person("p", "Somebody", at="late"),)),
        ("people", 0, "at"),
        "not a day and an hour",
    ),
    "a half-made layout": (replace(QUIET, positions=(("a", (0.0, 0.0)),)), ("positions",), "1 partner has no place"),
    "an illustration in a true map": (
        links(LINK, Relation("b", "a", provenance=Source("illustrative"))),
        ("relations", 1, "source"),
        "illustrative",
    ),
    "a goal in words alone": (replace(QUIET, goals=(Goal("Be kind"),)), ("goals", 0), "cannot test"),
    "fewer people by age than by way in": (
        people(stages=(60, 40), ages=(30, 20)),
        ("system",),
        "By ways in 100 people come in a year, by ages 50.",
    ),
    "fewer needs than people": (people(stages=(60, 40), needs=(30, 20)), ("system",), "by needs 50"),
    "more in a group than people": (people(ages=(60, 40), groups=(120,)), ("system",), "more than the 100 by ages"),
    "people of one age only": (people(ages=(60, None)), ("system", "ages"), "For 1 of 2 ages"),
    "people of an area that covers others": (
        replace(
            QUIET,
            system=System("Areas", areas=(Area("x", "X"), Area("y", "Y", ("x",), HowMany(Count.exactly(9))))),
        ),
        ("system", "areas", 1),
        "covers other areas",
    ),
    "a what-if that cannot be": (
        replace(QUIET, options=(Option("o", "Close it", (StepBack("a"), StepBack("a"))),)),
        ("options", 0),
        "does not fit",
    ),
}

QUIET_MAPS = {
    "an extended team that the hub sends people to": replace(QUIET, teams=(Team("t", "Team", "a", (), ("b",)),)),
    "a team of which nobody has told": replace(QUIET, teams=(Team("t", "Team", "a"),)),
    "more needs than people": people(stages=(60, 40), needs=(150, 80)),
    "totals that differ by rounding": people(stages=(600, 400), ages=(502, 499)),
    "people a month and a year": replace(
        QUIET,
        system=System(
            "Spans",
            stages=(Named("a", "A", HowMany(Count.exactly(10), "month")),),
            groups=(Named("b", "B", HowMany(Count.exactly(120))),),
        ),
    ),
    "numbered teams": partners("Team 1", "Team 2", "Team 12"),
    "the same service in other places": partners("Youth justice service, Northfield", "Youth justice service, Harbour"),
    "north and south": partners("North Yorkshire Police", "South Yorkshire Police"),
    "two councils' departments": partners("Leeds City Council", "Leeds City Council Housing"),
    "namesakes in other towns": partners("Age UK Leeds", "Age UK York"),
    "a name in another alphabet": partners("Ελληνική κοινότητα", "Shelter"),
    "links for different needs": links(Relation("a", "b", needs=("x",)), Relation("a", "b", needs=("y",))),
    "a link each way": links(LINK, Relation("b", "a")),
    "two kinds of link": links(LINK, Relation("a", "b", "knows")),
    "ages that join": ages((10, 17), (18, 25), (26, None)),
    "hours across midnight": of_partner(hours=None),
    "an aka that is one's own name": replace(
        QUIET, partners=(replace(PARTNERS[0], aka=("advice centre",)), PARTNERS[1])
    ),
    "a map just started": Network(System("New"), PARTNERS),
    "no partner has said what it meets": replace(QUIET, system=System("Lists", needs=(Named("one", "One"),))),
    "areas that cover": replace(QUIET, system=System("Areas", areas=(Area("x", "X"), Area("y", "Y", ("x",))))),
}


@pytest.mark.parametrize(("network", "path", "words"), ODD.values(), ids=ODD)
def test_what_is_odd_is_told_once_with_its_place(network: Network, path: tuple[str | int, ...], words: str) -> None:
    told = [warning for warning in check(network) if words in warning.what]
    assert [warning.where.path for warning in told] == [path]
    assert told[0].level == "warning"
    assert told[0].fix


@pytest.mark.parametrize(("network", "path", "words"), ODD.values(), ids=ODD)
def test_nothing_else_is_told(network: Network, path: tuple[str | int, ...], words: str) -> None:
    assert [warning.what for warning in check(network) if words not in warning.what] == []


@pytest.mark.parametrize("network", QUIET_MAPS.values(), ids=QUIET_MAPS)
def test_what_is_not_odd_is_not_told(network: Network) -> None:
    assert check(network) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_map_that_breaks_it(rule: Callable[[Network], object]) -> None:
    assert any(list(rule(network)) for network, _, _ in ODD.values())  # type: ignore[call-overload]


@pytest.mark.parametrize("name", ["partners.yaml", "partners_after.yaml", "merseyside_2014.yaml"])
def test_the_maps_that_ship_are_quiet(name: str) -> None:
    assert read_map(DATA / name).problems == ()


@pytest.mark.parametrize(("network", "path", "words"), ODD.values(), ids=ODD)
def test_a_warning_comes_with_the_line_of_its_place(network: Network, path: tuple[str | int, ...], words: str) -> None:
    text = to_yaml(network)
    reading = read_map_text(text, "map.yaml")
    assert reading.network == network
    told: list[Problem] = [warning for warning in reading.problems if words in warning.what]
    row = told[0].where.row
    if path == ("asked",):
        assert row == 1  # the key is missing: there is no line to point at but the first
    else:
        assert row is not None
        assert row > 1


def test_counts_that_only_rounding_keeps_from_adding_up_are_no_matter() -> None:
    riverside = read_yaml(Path(__file__).parents[2] / "data" / "partners.yaml")
    for rule in disclosure.RULES.values():
        assert not [one for one in check(disclosure.hide(riverside, rule)) if "accepted or declined" in one.what]
    declined = (Declined("criteria", Count.exactly(100)),)
    wrong = Relation("custody_eastmoor", "ld", made=Count.exactly(60), accepted=Count.exactly(20), declined=declined)
    rounded = disclosure.hide(replace(riverside, relations=(wrong,)), disclosure.RULES["mhsds"])
    assert [one for one in check(rounded) if "accepted or declined" in one.what]
