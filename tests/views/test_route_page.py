"""A person's route, run in process."""

import re
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from network.model import ChangePartner, StepBack
from network.tray import Tray
from tests import open_pages
from tests.open_pages import html
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SOME


def opened(file: str = "route.py", network: Network | None = None, **address: str) -> AppTest:
    return open_pages.opened(file, network, **address)


def words(app: AppTest) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html(app)))


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


@pytest.mark.parametrize("name", SOME)
def test_the_page_runs_on_every_map(name: str) -> None:
    app = opened(network=NETWORKS[name])
    assert not app.exception
    assert html(app)


def test_the_first_person_is_the_young_one_in_custody_on_saturday_night() -> None:
    said = words(opened())
    assert (
        "No recorded way to help with ADHD or autism is open at 23:00 on Saturday; "
        "the one that opens first takes about 65 days." in said
    )
    assert "Shut. Opens at 07:00 on Sunday." in said
    assert "At best about" in said


def test_the_page_says_that_it_is_for_planning() -> None:
    assert "Not for advising a real person." in words(opened())


def test_there_is_no_field_for_the_details_of_a_real_person() -> None:
    app = opened()
    assert not app.text_input
    assert not app.text_area


def test_where_no_way_is_open_it_says_where_to_turn_now() -> None:
    assert "Where to turn now. In an emergency call 999." in words(opened())
    assert "Where to turn now" not in words(opened(person="older_debt"))


def test_another_person_of_the_map_can_be_chosen() -> None:
    app = opened()
    app.selectbox(key="control person").select("veteran_court").run()
    assert app.query_params["person"] == "veteran_court"
    said = words(app)
    assert "Help with mental health" in said
    assert "Help with drugs and alcohol" in said
    assert "No partner within reach helps with several of these needs at once." in said


def test_custody_and_voluntary_attendance_stand_side_by_side() -> None:
    app = opened()
    app.selectbox(key="control with").select("stage voluntary").run()
    assert "Through police custody: 65 days to the help needed; nothing tonight. Through voluntary" in words(app)
    assert html(app).count('<section class="walk"') == 2


def test_two_people_stand_side_by_side() -> None:
    said = words(opened(with_="person woman_trauma"))
    assert (
        "First: ADHD or autism, 65 days to the help needed; nothing tonight. Second: trauma and abuse, no route" in said
    )


def test_a_person_can_be_described_with_the_controls() -> None:
    app = opened()
    app.number_input(key="control person age").set_value(30).run()
    assert "age=30" in app.query_params["person"][0] + str(app.query_params["person"])
    assert "A 30-year-old" in words(app)
    app.selectbox(key="control person Comes in through").select("court").run()
    assert "coming in through court" in words(app)
    app.selectbox(key="control person Day").select("Tue").run()
    app.selectbox(key="control person Hour").select("10:00").run()
    assert "at 10:00 on Tuesday" in words(app)


def test_an_hour_can_be_left_open() -> None:
    app = opened(person="need=adhd&stage=custody&area=northfield&at=Sat 23:00")
    app.selectbox(key="control person Day").set_value(None).run()
    assert "at=" not in str(app.query_params["person"])


def test_before_and_after_the_tray_stand_side_by_side() -> None:
    app = opened()
    app.session_state["trays"] = {"partners": Tray().put(StepBack("ld"))}
    app.run()
    app.selectbox(key="control with").select("before").run()
    said = words(app)
    assert "With the changes: no route recorded on this map. Before the changes: 65 days to the help needed" in said


def test_the_tray_compares_the_route_of_the_person_on_screen(riverside: Network) -> None:
    app = opened(person="woman_trauma")
    wider = replace(riverside.partner("women_four"), areas=None)
    app.session_state["trays"] = {"partners": Tray().put(ChangePartner(wider))}
    app.run()
    assert re.search(r"1 of 2 needs with a way to help\s+→\s+becomes\s+2 of 2 needs with a way to help", words(app))


def test_a_room_is_not_told_who_is_the_only_way_through() -> None:
    mark = "<small>Only recorded way through</small>"
    assert mark in html(opened())
    assert mark not in html(opened(room="1"))


def test_a_route_can_be_taken_forward() -> None:
    app = opened()
    app.button(key="forward-route-0").click().run()
    assert app.query_params["part"] == "promises"
    on_the_board = app.switch_page("build.py").run()
    assert on_the_board.text_area(key="new 0 sign").value == "A way to help is recorded for this person"


def test_the_map_shows_the_route_step_by_step() -> None:
    app = opened("map.py", show="route", person="older_debt")
    assert "Step 2 of 2" in words(app)
    next(button for button in app.button if button.label == "Back").click().run()
    assert "Step 1 of 2: today" in words(app)
    assert app.query_params["step"] == ["1"] or app.query_params["step"] == "1"


def test_a_person_whose_hour_cannot_be_read_is_asked_at_no_hour(riverside: Network) -> None:
    people = (replace(riverside.people[0], at="next Tuesday"),)
    app = opened(network=replace(riverside, people=people))
    assert not app.exception
    assert "police custody." in words(app)


def test_a_map_on_which_nobody_has_said_what_they_help_with_cannot_tell() -> None:
    said = words(opened(map="merseyside_2014"))
    assert "We cannot tell yet: no partner has said what it helps with." in said
    assert "Not known" in said
    assert "No route" not in said


def test_a_room_is_not_told_in_the_sentence_who_turns_people_away() -> None:
    assert "the nearest, Women's centre, four boroughs, does not take" in unescape(words(opened(person="woman_trauma")))
    assert "the nearest, a voluntary partner, does not take" in words(opened(person="woman_trauma", room="1"))


def test_a_map_without_people_starts_with_its_first_need(riverside: Network) -> None:
    app = opened(network=replace(riverside, people=()))
    assert "Somebody who needs help with" in words(app)


def test_a_map_without_needs_says_what_to_add() -> None:
    app = opened(network=NETWORKS["no lists at all"])
    assert "The map lists no needs yet" in words(app)
    assert "Add needs and ways in" in [link.proto.label for link in app.get("page_link")]


def test_the_overview_leads_to_the_route() -> None:
    app = opened("overview.py")
    assert "Walk it as a person" in [link.proto.label for link in app.get("page_link")]
    assert "Two introductions could each open doors: each is the best for the partner" in words(app)
    assert re.search(r"Who is not here\? 2 named, not on the map", words(app))
