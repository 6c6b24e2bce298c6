"""The team on Build next and in the editor, run in process."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from network.model import Team
from tests.open_pages import opened, words
from tests.small_networks import NETWORKS

TEAM = {"file": "build.py", "part": "team"}
EDIT = {"file": "data.py", "part": "edit", "what": "teams"}


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_riverside_says_whom_the_extended_team_should_bring_in() -> None:
    said = words(opened(**TEAM))
    assert "neither team meets 3: housing, drugs and alcohol, and work and training; 4 are met for some" in said
    assert "With Peer support group, the extended team could meet 4 needs for about 11 in 100 people" in said
    assert (
        "About 93 in 100 of these people have a way to help now, but people tell their story again once; "
        "the others have none." in said
    )


def test_a_room_hears_no_name_that_has_not_agreed() -> None:
    said = words(opened(**TEAM, room="1"))
    assert "Peer support group" not in said
    assert "One more partner in an extended team could meet 4 needs" in said


def test_merseyside_says_that_nobody_has_said_who_is_in_it() -> None:
    said = words(opened(**TEAM, map="merseyside_2014"))
    assert "nobody has said who is in the core and in the extended team" in said


def test_a_team_is_made_in_the_editor_and_kept() -> None:
    network = replace(NETWORKS["two doors"], teams=())
    app = opened(**EDIT, network=network)
    next(one for one in app.text_input if one.label == "What it is called").input("Our team").run()
    next(one for one in app.selectbox if one.label.startswith("Its hub")).select("hub").run()
    next(one for one in app.multiselect if one.label == "Extended team").select("cell").run()
    press(app, "Keep this change")
    app.switch_page("build.py").run()
    assert "Extended team" not in [button.label for button in app.button if button.disabled]
    assert app.query_params["map"]


def test_a_team_of_the_map_is_changed_and_taken_away() -> None:
    network = replace(NETWORKS["two doors"], teams=(Team("team", "Our team", "hub", None, ("cell",)),))
    app = opened(**EDIT, network=network)
    assert next(one for one in app.multiselect if one.label == "Extended team").value == ["cell"]
    next(one for one in app.toggle if one.label == "Take this team off the map").set_value(True).run()
    press(app, "Keep this change")
    assert [one.label for one in app.selectbox if one.label == "Team"] == ["Team"]
    assert next(one for one in app.selectbox if one.label == "Team").options == ["A new team"]
