"""What stays of each part in a public copy: bounds as the rule draws them, names in words, what is a copy."""

from dataclasses import replace

import pytest

from network.counts import Count
from network.disclosure import RULES
from network.model import Agreement, Area, Goal, HowMany, Named, Network, Partner, Promise, Relation, Source
from network.parts import Story, System, Team
from network.public_parts import Whose, is_public_copy, public_parts, rule_on
from network.roles import Called

UNDER_5 = RULES["under5"].words
PARTNERS = (Partner("a", "Advice"), Partner("b", "Bail Support North"), Partner("c", "Clinic"))
TOWN = Network(System("Town", counts_rule=UNDER_5), PARTNERS, (Relation("a", "b"),), asked=("b", "a"))
WHOSE = Whose({"b": Called("charity1", "Charity 1")}, frozenset(), frozenset({"a", "b"}), frozenset("abc"))


def copy(network: Network = TOWN, whose: Whose = WHOSE) -> Network:
    return public_parts(network, whose)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (Count(3, 4), Count(1, 4)),
        (Count(0, 2), Count(0, 4)),
        (Count(5, 6), Count(5, 9)),
        (Count(7, 9), Count(5, 9)),
        (Count(6, 9), Count(6, 9)),  # as wide as from 1 to 4
        (Count(12, 13), Count(10, 14)),
        (Count(2, None), Count(2, None)),
        (Count.exactly(7), Count.exactly(7)),
    ],
)
def test_bounds_are_as_wide_as_those_of_the_rule(count: Count, shown: Count) -> None:
    assert copy(replace(TOWN, relations=(Relation("a", "b", made=count),))).relations[0].made == shown


@pytest.mark.parametrize(
    ("said", "rule"), [(None, "mhsds"), (UNDER_5, "under5"), (f"{UNDER_5} {RULES['hes'].words}", "hes"), ("", "mhsds")]
)
def test_of_two_rules_that_a_map_says_the_wider_one_holds(said: str | None, rule: str) -> None:
    assert rule_on(replace(TOWN, system=replace(TOWN.system, counts_rule=said))).id == rule


def test_who_is_named_stands_first_and_only_who_is_named_has_agreed() -> None:
    found = copy(replace(TOWN, agreed=(Agreement("a", who="manager"), Agreement("b"))))
    assert [one.id for one in found.partners] == ["a", "c", "charity1"]
    assert found.agreed == (Agreement("a"),)
    assert found.asked == ("a", "charity1")
    assert [(one.source, one.target) for one in found.relations] == [("a", "charity1")]


def test_short_names_former_entries_and_places_of_those_who_are_named() -> None:
    said = {"short": "S", "was": ("c", "x", "b"), "areas": ("n",)}
    partners = (Partner("a", "A", **said), Partner("b", "B", **said), Partner("c", "C", areas=("n",)))
    system = replace(TOWN.system, areas=(Area("n", "N", how_many=HowMany(Count(3, 4))),))
    found = copy(replace(TOWN, system=system, partners=partners), replace(WHOSE, refuges=frozenset("c")))
    advice, refuge, other = found.partners
    assert (advice.short, advice.was, advice.areas) == ("S", ("c", "charity1"), ("n",))
    assert (other.short, other.was, other.areas, refuge.areas) == (None, ("c",), ("n",), None)
    assert found.system.areas[0].how_many == HowMany(Count(1, 4))


def test_help_at_once_speaks_of_those_who_are_not_named_by_what_they_do() -> None:
    partners = (Partner("a", "Advice"), Partner("b", "Bail Support", short="Bail", aka=("BS",)), Partner("c", "C"))
    system = replace(TOWN.system, help_now="Ring bail support or Advice", needs=(Named("x", "Bail Support"),))
    found = copy(replace(TOWN, system=system, partners=partners)).system
    assert found.help_now == "Ring Charity or Advice"
    assert found.needs[0].name == "Bail Support"  # two words may be everyday words


def test_teams_and_sources_keep_no_words() -> None:
    source = Source("survey", who="manager", words="said so")
    teams = (Team("t", "Team", "c", ("b", "a"), None), Team("u", "Other", "a", (), ("b",)))
    found = copy(replace(TOWN, teams=teams, relations=(Relation("a", "b", provenance=source),)))
    assert found.teams == (
        Team("team1", "Team 1", "c", ("a", "charity1"), None),
        Team("team2", "Team 2", "a", (), ("charity1",)),
    )
    assert found.relations[0].provenance == Source("survey")


def test_questions_are_marked_and_long_names_are_looked_for_in_lists() -> None:
    names = ("At bail support north today", "Clinic")
    system = replace(
        TOWN.system, needs=tuple(Named(one, one) for one in names), asked_as=(("refers back", "Who?"), ("drop", "Why?"))
    )
    found = copy(replace(TOWN, system=system))
    assert [one.name for one in found.system.needs] == ["At Charity today", "Clinic"]
    ((kind, mark),) = found.system.asked_as
    assert kind == "refers back"
    assert mark.startswith("Words not told here, mark ")
    assert copy(replace(TOWN, system=replace(system, asked_as=((kind, mark),)))).system.asked_as == ((kind, mark),)


def test_a_public_copy_holds_nothing_else_than_goals_people_and_promises_without_words() -> None:
    whole = public_parts(TOWN, Whose({}, frozenset(), frozenset(), frozenset("abc")))
    promises = (Promise("a", "b"), Promise("b", "c"))
    assert is_public_copy(whole) is True
    assert is_public_copy(replace(whole, goals=(Goal("Fewer gaps", "coverage"),), promises=promises)) is True
    assert is_public_copy(replace(whole, system=replace(whole.system, public=False))) is False
    assert is_public_copy(replace(whole, promises=(*promises, Promise("a", "c", text="We ring")))) is False
    assert is_public_copy(replace(whole, stories=(Story(("a", "b")),))) is False
