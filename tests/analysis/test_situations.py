"""Situations in words: who they are about, where, and what is taken for granted about them."""

from dataclasses import replace

import pytest

from analysis._grid import Situations
from analysis._reach import reach
from analysis._situations import (
    anybody_met_first,
    assumptions,
    hardly_described,
    named,
    need_name,
    no_sure_way,
    nothing_to_ask,
    opened_in_words,
    people,
    stage_name,
    unsaid,
    unsure,
    where,
)
from network.model import AgeBand, AgeRange, Named, Network, Opening, Partner, Relation
from tests.small_networks import SYSTEM, partner, refers, with_doors_told

BANDS = (
    AgeBand("young", "10 to 17", AgeRange(10, 17)),
    AgeBand("adult", "18 and over", AgeRange(18, None)),
    AgeBand("small", "Under 10", AgeRange(None, 9)),
    AgeBand("any", "Any", AgeRange(None, None)),
)
EMPTY = Network(replace(SYSTEM, ages=BANDS), ())


def mapped(*partners: Partner, links: tuple[Relation, ...] = (), **system: object) -> Network:
    return Network(replace(SYSTEM, **system), partners, links)


@pytest.mark.parametrize(
    ("age", "group", "until", "words"),
    [
        (None, None, None, "anyone"),
        ("young", None, None, "people aged 10 to 17"),
        ("adult", None, None, "people aged 18 and over"),
        ("small", None, None, "people aged up to 9"),
        ("any", None, None, "people in the age band Any"),
        ("young", None, "adult", "people aged 10 and over"),
        ("small", None, "young", "people aged up to 17"),
        ("small", None, "adult", "anyone"),
        (None, "women", None, "women"),
        ("young", "women", None, "women aged 10 to 17"),
        (None, "", None, "people in no listed group"),
        ("young", "", None, "people aged 10 to 17 in no listed group"),
    ],
)
def test_people_in_words(age: str | None, group: str | None, until: str | None, words: str) -> None:
    assert people(EMPTY, age, group, until=until) == words


def test_without_groups_nobody_is_in_none() -> None:
    bare = replace(EMPTY, system=replace(EMPTY.system, groups=()))
    assert (people(bare, None, ""), people(bare, "young", "")) == ("anyone", "people aged 10 to 17")


def test_places_needs_and_ways_in_by_name() -> None:
    assert [where(EMPTY, *areas) for areas in ((), ("",), ("north",), ("north", "south"))] == [
        "", "", " in North", " in North and South"
    ]  # fmt: skip
    assert (need_name(EMPTY, "mental"), stage_name(EMPTY, "custody")) == ("mental health", "police custody")
    assert named(["mental", "housing"], lambda one: one.upper(), "needs") == "MENTAL and HOUSING"
    assert named(["a"] * 3, str, "needs") == "a, a and a"
    assert named(["a"] * 4, str, "needs") == "4 needs"


SILENT, TOLD = partner("a"), partner("b", needs=(), stages=("court",))


@pytest.mark.parametrize(
    ("network", "why"),
    [
        (mapped(SILENT, needs=(), stages=()), "add ways in and needs to the map first"),
        (mapped(TOLD, needs=()), "add needs to the map first"),
        (mapped(replace(TOLD, stages=None), stages=()), "add ways in to the map first"),
        (mapped(), "there are no partners on the map"),
        (mapped(SILENT), "nobody has said which partners people meet first"),
        (mapped(partner("a", stages=())), "no partner is recorded as one that people meet first"),
        (mapped(replace(TOLD, needs=None)), "the only partner has not said what it helps with"),
        (mapped(TOLD, SILENT), ""),  # half have said
        (mapped(TOLD, SILENT, partner("c")), "2 of 3 partners have not said what they help with"),
        (
            mapped(replace(TOLD, needs=None), SILENT, partner("c")),
            "no partner has said what it helps with",
        ),
    ],
)
def test_why_no_route_can_be_told(network: Network, why: str) -> None:
    assert hardly_described(network) == why


def test_one_silent_partner_of_two_is_told_in_the_singular() -> None:
    assert unsaid(mapped(TOLD, SILENT)) == "1 of 2 partners has not said what they help with"
    assert nothing_to_ask(mapped()) == ""
    assert anybody_met_first(mapped(SILENT, TOLD))
    assert not anybody_met_first(mapped(SILENT))


DOOR, HELP = partner("door", stages=("court",), needs=()), partner("help", stages=(), needs=("housing",))
LINK = refers("door", "help", needs=("housing",))
WHOLE = with_doors_told(mapped(DOOR, HELP, links=(LINK,)))
NIGHT = Opening((5,), 22 * 60, 23 * 60)


def changed(network: Network, one: str, **said: object) -> Network:
    return replace(network, partners=tuple(replace(p, **said) if p.id == one else p for p in network.partners))


@pytest.mark.parametrize(
    ("network", "asked", "why"),
    [
        (WHOLE, {}, ""),
        (replace(WHOLE, relations=()), {}, "the map has no recorded way from a first contact to a service"),
        (
            WHOLE,
            {"need": "mental"},
            "no recorded way from a first contact to a service is open to those asked about",
        ),
        (
            changed(WHOLE, "help", hours=(NIGHT,)),
            {"at": "Sat 21:59"},
            "no recorded way from a first contact to a service is open at 21:59 on Saturday",
        ),
        (changed(WHOLE, "help", hours=(NIGHT,)), {"at": "Sat 22:00"}, "hours"),
        (
            changed(WHOLE, "help", hours=()),
            {},
            "every recorded way from a first contact to a service leads through a door that never opens",
        ),
        (
            changed(changed(WHOLE, "help", hours=()), "door", hours=()),
            {},
            "every recorded way from a first contact to a service leads through a door that never opens",
        ),
        (
            changed(replace(WHOLE, relations=()), "help", hours=()),
            {},
            "the map has no recorded way from a first contact to a service",
        ),
        (
            changed(WHOLE, "help", only_for=("women",)),
            {},
            "the map has no recorded way from a first contact to a service for people in no listed group",
        ),
        (
            changed(WHOLE, "help", areas=None),
            {},
            "every recorded way to help rests on areas that 1 of 2 partners has not given",
        ),
        (
            changed(changed(WHOLE, "help", areas=None), "door", ages=None),
            {},
            "every recorded way to help rests on ages or areas that no partner has given",
        ),
        (
            changed(changed(WHOLE, "help", ages=None), "door", ages=None),
            {},
            "every recorded way to help rests on ages that no partner has given",
        ),
    ],
)
def test_why_nothing_can_be_said_of_ways_to_help(network: Network, asked: dict[str, str], why: str) -> None:
    found = no_sure_way(network, reach(network, **asked))  # type: ignore[arg-type]
    assert found.startswith("every recorded way to help rests on hours") if why == "hours" else found == why


def test_where_there_is_no_way_nothing_rests_on_what_is_not_said() -> None:
    assert unsure(mapped(SILENT), reach(mapped(SILENT)), "way") == ""


def test_what_is_taken_for_granted_is_counted() -> None:
    second = refers("help", "door", needs=None)
    network = changed(replace(WHOLE, relations=(LINK, second, replace(second, source="door", target="help"))),
                      "help", ages=None)  # fmt: skip
    counted = "No people come in of those asked about, so situations are counted."
    assert assumptions(network, reach(network, at="Sat 22:00").grid) == tuple(
        one
        for one in (
            counted,
            "2 referral links do not say which needs: taken to carry all.",
            "1 partner has not given ages: taken to admit everyone.",
            "2 partners have not given hours: taken to admit everyone.",
        )
        if one != counted
    )
    bare = changed(WHOLE, "help", areas=None)
    assert assumptions(bare, reach(bare).grid) == ("1 partner has not given areas: taken to admit everyone.",)
    one = replace(WHOLE, relations=(second,))
    assert assumptions(one, reach(one).grid) == ("1 referral link does not say which needs: taken to carry all.",)
    without = replace(network, system=replace(SYSTEM, ages=(), areas=()), partners=tuple(
        replace(one, areas=None) for one in network.partners))  # fmt: skip
    assert assumptions(without, reach(without).grid) == (
        "2 referral links do not say which needs: taken to carry all.",
    )


FULL = replace(
    SYSTEM,
    needs=tuple(Named(one, one.title()) for one in ("housing", "debt", "work", "adhd")),
    groups=(Named("women", "Women"), Named("veterans", "Veterans")),
)


@pytest.mark.parametrize(
    ("needs", "ages", "groups", "areas", "words"),
    [
        (["debt"], ["young"], [""], ["north"], "debt for people aged 10 to 17 in no listed group in North"),
        (["debt"], ["young", "adult"], ["", "women", "veterans"], ["north", "south"], "debt in every area"),
        (["debt"], ["young"], ["", "women", "veterans"], ["north"], "debt for people aged 10 to 17 in North"),
        (["debt", "work"], ["young", "adult"], ["women"], ["north"], "debt and work for women in North"),
        (["debt", "work"], ["adult", "young"], ["women"], ["north", "south"], "debt and work for women"),
        (["debt"], ["adult", "young"], ["women", "veterans"], ["north"], "debt for women and veterans in North"),
        (["debt", "work", "adhd", "housing"], ["young", "adult"], ["women"], [""], "4 needs for women"),
        (["debt"], ["adult"], ["", "women"], [""], "debt for people aged 18 and over in no listed group"),
    ],
)
def test_what_situations_have_in_common(
    needs: list[str], ages: list[str], groups: list[str], areas: list[str], words: str
) -> None:
    opened = Situations(stages=("court",), needs=tuple(needs), ages=tuple(ages), groups=tuple(groups),
                        areas=tuple(areas))  # fmt: skip
    assert opened_in_words(Network(FULL, ()), opened) == words


def test_one_age_or_area_of_one_is_not_named_as_if_there_were_others() -> None:
    few = replace(FULL, ages=BANDS[:1], areas=SYSTEM.areas[:1])
    opened = Situations(stages=("court",), needs=("debt",), ages=("young",), groups=("women",), areas=("north",))
    assert opened_in_words(Network(few, ()), opened) == "debt for women in North"
