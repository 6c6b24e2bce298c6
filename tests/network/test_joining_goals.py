"""Goals of a file that is joined to a map: in the map's own words, or in words alone."""

from dataclasses import replace

from network.joining import join
from network.model import AgeBand, Goal, Named, Network, System

HERE = Network(System("Here", needs=(Named("housing", "Housing"),), ages=(AgeBand("adult", "Adult"),)))


def goal(one: str, **test: str) -> Goal:
    return Goal(f"Goal {one}", "coverage", test=tuple(test.items()), id=one)


def joined(*goals: Goal) -> tuple[Goal, ...]:
    system = System("There", needs=(Named("h", "housing"), Named("debt", "Debt")), ages=(AgeBand("old", "Old"),))
    mine = replace(HERE, goals=(goal("a", need="housing"),))
    return join(mine, Network(system, goals=goals)).network.goals


def test_a_goal_speaks_of_the_need_of_the_map_that_is_the_same() -> None:
    assert joined(goal("b", need="h"))[1] == goal("b", need="housing")


def test_a_goal_about_a_new_need_brings_it_along() -> None:
    assert joined(goal("b", need="debt"))[1].test == (("need", "debt"),)


def test_a_goal_about_an_age_that_the_map_does_not_have_is_kept_in_words_alone() -> None:
    assert joined(goal("b", age="old", need="h"))[1].test == ()


def test_the_same_goal_is_there_once_and_another_of_its_id_gets_a_number() -> None:
    assert len(joined(goal("a", need="h"))) == 1
    other = joined(goal("a", need="debt"))[1]
    assert (other.id, other.text) == (None, "Goal a")
