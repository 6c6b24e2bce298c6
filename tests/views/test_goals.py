"""Goals on Build next and on the Overview, run in process."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from network import read_yaml
from network.model import Goal
from network.open_map import OpenMap
from tests.open_pages import map_in_store, opened, words
from tests.small_networks import NETWORKS, SOME
from tests.terminal.run import ROOT
from views import cached

GOAL_OF_EACH_KIND = replace(
    NETWORKS["chain"],
    goals=(
        Goal("Housing at night", "coverage", test=(("need", "housing"), ("at", "Sat 23:00"))),
        Goal("Soon", "coverage", owner="Commissioner", test=(("steps", "25"), ("every_door", "yes"))),
        Goal("In time", "coverage", date(2027, 1, 1), (("need", "housing"), ("days", "30.5"))),
        Goal("Two of them", "coverage", test=(("need", "housing"), ("services", "2"))),
        Goal("Each door", "coverage", test=(("every_door", "yes"),)),
        Goal("Much", "entry_points", test=(("stage", "custody"), ("needs_reached", "9"))),
        Goal("Be kind"),
    ),
)
GOALS = {"file": "build.py", "part": "goals"}


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][place].click().run()


def control(app: AppTest, kind: str, label: str) -> Any:
    return next(one for one in app.get(kind) if one.label == label)


def in_store(app: AppTest) -> OpenMap:
    held = app.query_params["map"]
    found = map_in_store(held if isinstance(held, str) else held[0])
    assert found is not None
    return found


def test_the_overview_says_how_the_goals_stand_and_when_the_next_is_due() -> None:
    labels = [link.proto.label for link in opened().get("page_link")]
    assert "Goals: 1 met, 3 not met yet; next 31 March 2027" in labels


def test_every_goal_stands_with_its_day_and_where_it_is_lacking() -> None:
    said = words(opened(**GOALS))
    assert "Of 4 goals on this map, 1 is met and 3 are not met yet." in said
    assert "No way to help is recorded: brain injury, people aged 26 to 64, in Westhaven and Harbour through" in said
    assert "By 31 March 2027, Commissioner for health and justice." in said
    assert "By 30 June 2027, no owner recorded." in said


def test_a_plan_is_taken_forward_as_promises() -> None:
    app = press(opened(**GOALS), "What would it take?")
    assert "2 changes could meet this goal" in words(app)
    assert "Plan A: 2 changes" in words(app)
    assert "Plan B" not in words(app)  # a service for children is not asked to treat adults
    after = press(app, "Take this forward")
    board = words(after)
    (added,) = [one.value for one in after.success]
    assert added.startswith("Added: 2 promises from plan A: Find out what taking people from Harbour would take, and")
    assert added.endswith("would take, and agree it. The first of them is open below.")
    assert not after.run().success  # told once
    assert "Find out what taking people from Westhaven would take, and agree it" in board
    assert "The map shows Brain injury and ADHD clinic, three boroughs taking people from Harbour" in board


def test_a_plan_goes_into_the_tray_whole() -> None:
    app = press(opened(**GOALS, goal="brain_injury"), "Try it")
    assert "these 2 changes" in words(app)


def test_with_links_alone_no_plan_is_said() -> None:
    assert "No plan with these kinds of change" in words(opened(**GOALS, goal="brain_injury", kinds="link"))


def test_a_room_hears_no_name_in_a_plan() -> None:
    said = words(opened(**GOALS, goal="brain_injury", room="1"))
    assert "Plan A: 2 changes" in said
    assert "No borough is without help for adults in custody with a brain injury" in said
    for name in ("Brain injury and ADHD clinic", "Liaison and diversion service", "Counselling charity"):
        assert name not in said


def test_plans_that_read_the_same_before_a_room_are_told_once() -> None:
    """Where the clinic helps with most things, several partners of one sector could help with what it does."""
    riverside = read_yaml(ROOT / "data" / "partners.yaml")
    both = [
        replace(one, needs=(*(one.needs or ()), "debt", "trauma", "mental_health")) if one.id == "brain_injury" else one
        for one in riverside.partners
    ]
    said = words(opened(**GOALS, network=replace(riverside, partners=tuple(both)), goal="brain_injury", room="1"))
    assert "Plan B: 2 changes" in said
    assert "Plan C" not in said  # it would read as B does
    assert "1 more plan reads the same here, with other partners." in said


def test_a_goal_is_set_from_the_form_and_asked_about_at_once() -> None:
    app = opened(**GOALS, network=NETWORKS["chain"])
    app.selectbox(key="goal need").set_value("housing").run()
    app = press(app, "Set this goal and ask what it would take")
    assert not app.exception
    assert "What would it take to meet a goal?" in words(app)
    assert "Anybody from every area can get help with housing" in words(app)


def test_a_goal_is_changed_in_the_form_and_undone() -> None:
    app = press(opened(**GOALS, network=GOAL_OF_EACH_KIND), "Change")  # the first listed is the one with a day
    assert control(app, "selectbox", "Help with").value == "housing"
    control(app, "date_input", "By when").set_value(date(2027, 3, 1)).run()
    app = press(app, "Save the changes")
    assert "Change this goal" not in words(app)
    held, before = in_store(app), GOAL_OF_EACH_KIND.goals[2]
    after = held.folded().network.goals[2]
    assert (after.text, after.by, dict(after.test)) == (before.text, date(2027, 3, 1), dict(before.test))
    held.undo(actor="")
    assert held.folded().network.goals == GOAL_OF_EACH_KIND.goals


def test_other_words_and_another_test_are_typed_into_the_form() -> None:
    app = opened(**GOALS, network=GOAL_OF_EACH_KIND, change="1")
    control(app, "selectbox", "Help with").set_value("mental").run()
    said = control(app, "text_input", "In words")
    assert said.value == "Anybody from every area can get help with mental health on Sat 23:00"
    said.set_value("Someone to talk to at night").run()
    after = in_store(press(app, "Save the changes")).folded().network.goals[0]
    assert (after.text, dict(after.test)) == ("Someone to talk to at night", {"need": "mental", "at": "Sat 23:00"})


@pytest.mark.parametrize("place", range(7))
def test_the_form_says_what_a_goal_says_and_leaves_it_as_it_is(place: int) -> None:
    app = opened(**GOALS, network=GOAL_OF_EACH_KIND, change=str(place + 1))
    assert not app.exception
    (save,) = (button for button in app.button if button.label == "Save the changes")
    assert save.disabled  # nothing is changed
    assert not [button for button in app.button if button.key == "set-goal"]
    left = press(app, "Leave it as it is")
    assert "Change this goal" not in words(left)
    assert "Set a goal" in words(left)


def test_a_room_changes_no_goal() -> None:
    app = opened(**GOALS, network=GOAL_OF_EACH_KIND, change="1", room="1")
    assert "Change this goal" not in words(app)


@pytest.mark.long
@pytest.mark.parametrize("about", ["way", "steps", "days", "service", "needs"])
@pytest.mark.parametrize("name", SOME)
def test_the_form_runs_on_every_map(about: str, name: str) -> None:
    app = opened(**GOALS, network=NETWORKS[name], about=about)
    assert not app.exception


def test_a_goal_let_go_is_said_and_put_back_whatever_else_was_kept_meanwhile() -> None:
    app = opened(**GOALS)
    before = goals_now()
    (goal,) = [one for one in before if one.id == "brain_injury"]
    app = app.button(key="drop-goal-brain_injury").click().run()
    assert f"This goal is off the map now: {goal.text}" in words(app)
    assert goal not in goals_now()
    in_store(app).change((), {"promises": ()}, actor="")
    app = app.button(key="undo-goal").click().run()
    assert "off the map now" not in words(app)
    assert {one.text for one in goals_now()} == {one.text for one in before}
    assert in_store(app).folded().network.promises == ()


def goals_now() -> tuple[Goal, ...]:
    held = map_in_store("partners")
    return (cached.shipped("partners") if held is None else held.folded().network).goals
