"""Goals on Build next and on the Overview, run in process."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.open_pages import opened, words
from tests.small_networks import NETWORKS

GOALS = {"file": "build.py", "part": "goals"}


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][place].click().run()


def test_the_overview_says_how_the_goals_stand_and_when_the_next_is_due() -> None:
    labels = [link.proto.label for link in opened().get("page_link")]
    assert "Goals: 1 met, 3 not met; next 31 March 2027" in labels


def test_every_goal_stands_with_its_day_and_where_it_is_lacking() -> None:
    said = words(opened(**GOALS))
    assert "Of 4 goals on this map, 1 is met and 3 are not met." in said
    assert "Lacking: brain injury for people aged 26 to 64 in Westhaven and Harbour." in said
    assert "By 31 March 2027, Commissioner for health and justice." in said


def test_plans_stand_side_by_side_and_one_is_taken_forward_as_promises() -> None:
    app = press(opened(**GOALS), "What would it take?")
    assert "2 changes could meet this goal" in words(app)
    assert "Plan A: 2 changes" in words(app)
    assert "Plan B: 2 changes" in words(app)
    board = words(press(app, "Take this forward"))
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


def test_a_goal_is_set_from_the_form_and_asked_about_at_once() -> None:
    app = opened(**GOALS, network=NETWORKS["chain"])
    app.selectbox(key="goal need").set_value("housing").run()
    app = press(app, "Set this goal and ask what it would take")
    assert not app.exception
    assert "What would it take?" in words(app)
    assert "Anybody from every area can get help with housing" in words(app)


@pytest.mark.long
@pytest.mark.parametrize("about", ["way", "steps", "days", "service", "needs"])
@pytest.mark.parametrize("name", NETWORKS)
def test_the_form_runs_on_every_map(about: str, name: str) -> None:
    app = opened(**GOALS, network=NETWORKS[name], about=about)
    assert not app.exception
