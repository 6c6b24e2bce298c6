"""Goals in words: the sentences of tests, and what a room hears of a goal that names a partner."""

from dataclasses import replace
from datetime import date

import pytest

import analysis
from analysis._moves import Move
from network.goal_tests import read_test
from network.model import Goal
from network.unnamed import Speaker
from render import tables
from render.goal_words import goal_lines, goal_sentence, move_said
from render.promise_draft import plan_drafts
from tests.small_networks import NETWORKS, with_doors_told

CHAIN = NETWORKS["chain"]


@pytest.mark.parametrize(
    ("question", "test", "said"),
    [
        ("coverage", {"status": "covered"}, "Anybody from every area can get help with every need"),
        (
            "coverage",
            {"stage": "custody", "need": "housing", "steps": "2", "every_door": "yes"},
            "Anybody from every area at each place of police custody can get help with housing within 2 steps",
        ),
        (
            "coverage",
            {"days": "30", "age": "young", "need": "mental"},
            "People aged 10 to 17 from every area can get help with mental health within 30 days",
        ),
        ("coverage", {"only_for": "women"}, "Every area has a service only for women"),
        ("coverage", {"services": "2", "need": "housing", "area": "north"}, "North has 2 services for housing"),
        ("entry_points", {"stage": "court", "needs_reached": "2"}, "Anybody who comes in through court can reach help "
         "with 2 needs"),
    ],
)  # fmt: skip
def test_a_test_makes_a_sentence(question: str, test: dict[str, str], said: str) -> None:
    read = read_test(Goal("", question, test=tuple(test.items())))
    assert read is not None
    assert goal_sentence(CHAIN, read) == said


def test_a_room_hears_no_goal_that_names_a_partner_who_has_not_agreed() -> None:
    goals = (Goal("Partner HUB sees everybody", "coverage", test=(("need", "housing"),)), Goal("Housing for all"))
    network = replace(CHAIN, goals=goals)
    answer = analysis.run("goals", network)
    in_room = [line.text for line in goal_lines(answer, network, room=True)]
    assert in_room == ["A goal that names a partner who has not agreed to be named", "Housing for all"]
    assert goal_lines(answer, network, room=True, agreed=frozenset({"hub"}))[0].text == goals[0].text
    assert "HUB" not in tables.shown(answer, network, room=True).frame.to_string()
    assert "HUB" in tables.shown(answer, network).frame.to_string()


def test_a_partner_called_as_a_need_is_not_meant_by_the_need() -> None:
    partners = tuple(replace(one, short="Housing") if one.id == "home" else one for one in CHAIN.partners)
    network = replace(CHAIN, partners=partners, goals=(Goal("Housing for all"),))
    answer = analysis.run("goals", network)
    assert goal_lines(answer, network, room=True)[0].text == "Housing for all"


def test_changes_are_said_and_each_becomes_a_promise() -> None:
    names = Speaker.of_map(CHAIN, None)
    link, area = Move("link", "custody", "home"), Move("area", "hub", what="north")
    assert move_said(CHAIN, link, names) == "A new link from Partner CUSTODY to Partner HOME"
    assert move_said(CHAIN, area, names) == "Partner HUB: taking people from North"
    assert move_said(CHAIN, area, Speaker.of_map(CHAIN, frozenset())) == "A partner: taking people from North"
    goal = Goal("x", owner="Head of housing")
    first, second = plan_drafts(CHAIN, goal, (link, area))
    assert (first.source, first.target, first.owner) == ("custody", "home", "Head of housing")
    assert second.sign == "The map shows Partner HUB taking people from North"
    assert (first.gap, second.gap) == ((), (("area", "north"),))
    (asked,) = plan_drafts(CHAIN, Goal("x", "coverage", test=(("need", "housing"), ("steps", "2"))), (link,))
    assert asked.gap == (("need", "housing"),)
    assert asked.sign == "A referral link from Partner CUSTODY to Partner HOME for housing"


def test_a_goal_is_not_met_yet_until_its_day_has_passed() -> None:
    housing = Goal("Housing at court", "coverage", date(2027, 3, 31), test=(("need", "housing"), ("stage", "court")))
    network = replace(CHAIN, goals=(housing,))
    answer = analysis.run("goals", network)
    days = {None: "not met yet", date(2027, 3, 31): "not met yet", date(2027, 4, 1): "not met"}
    for today, stands in days.items():
        (line,) = goal_lines(answer, network, today=today)
        assert (line.status, line.stands) == ("not met", stands)
    assert line.when == "by 31 March 2027, no owner recorded"


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ({"need": "housing", "steps": "1"}, "No way to help within 1 step is recorded: "),
        ({"need": "housing", "services": "9"}, "Fewer than 9 services are recorded: "),
        ({"only_for": "women"}, "No service only for women is recorded: "),
    ],
)
def test_what_is_lacking_is_said_as_the_goal_asks_for_it(test: dict[str, str], said: str) -> None:
    told = replace(with_doors_told(CHAIN), asked=tuple(CHAIN.by_id))
    network = replace(told, goals=(Goal("x", "coverage", test=tuple(test.items())),))
    (line,) = goal_lines(analysis.run("goals", network), network)
    assert line.lacking.startswith(said)
