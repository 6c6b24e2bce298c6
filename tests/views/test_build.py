"""Build next and the what-if tray, run in process."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from network.model import Option, Promise, StepBack
from network.possible_changes import link
from network.tray import Tray
from tests import open_pages
from tests.open_pages import html, map_in_store
from tests.pace import usually
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SOME
from views import state
from views.parts import take_forward

EXERCISE = "An exercise, not a plan."
HOSTILE = "<script>alert(1)</script> **bold** :red[red]"


def opened(file: str = "build.py", network: Network | None = None, **more: Any) -> AppTest:
    return open_pages.opened(file, network, **more)


def with_tray(file: str = "build.py", tray: Tray | None = None) -> AppTest:
    """A page while the introduction that opens most is tried, or what else is in the tray."""
    return opened(file, visit={"trays": {"partners": tray or Tray().put(link("police", "peer"))}})


def words(app: AppTest) -> str:
    return re.sub(r"<[^>]+>", " ", html(app))


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][place].click().run()


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


@pytest.mark.long
@pytest.mark.parametrize("part", ["introductions", "what-if", "promises"])
@pytest.mark.parametrize("name", SOME)
def test_every_part_runs_on_every_map(part: str, name: str) -> None:
    app = opened(network=NETWORKS[name], part=part)
    assert not app.exception
    assert html(app)


def test_the_first_introduction_says_who_gains_and_on_what_condition() -> None:
    said = words(opened())
    assert "Police, interviews by appointment with Peer support group" in said
    assert "Only if both agree and have room." in said
    assert "learning disability, ADHD or autism" in said
    assert "Nobody yet works with both." in said


def test_what_is_promised_already_stands_below_with_its_promise() -> None:
    app = opened()
    said = words(app)
    assert said.index("Police, interviews by appointment with Homelessness charity") < said.index("Promised already")
    below = said[said.index("Promised already") :]
    assert "Already promised for 30 September 2026" in below
    assert "Police, interviews by appointment with Peer support group" in below
    assert ("2026, which has passed" in below) is (date(2026, 9, 30) < state.today())
    assert "forward-police-peer" not in [button.key for button in app.button]  # it is there already
    assert any("part=promises" in link.proto.query_string for link in app.get("page_link"))


def test_more_introductions_are_a_press_away() -> None:
    app = opened()
    before = html(app).count('class="introduction"')
    assert html(press(app, "Show 5 more")).count('class="introduction"') == before + 5


def test_a_switch_shows_introductions_between_usual_partners_too() -> None:
    assert html(opened(all="1")) != html(opened())


def test_only_introductions_across_one_line_until_all_are_asked_for() -> None:
    app = opened("build.py", between="local_authority,voluntary", by="sector")
    assert "Drug and alcohol service, Northfield with Youth justice service, Northfield" in words(app)
    assert "Police, interviews by appointment with Peer support group" not in words(app)
    (chip,) = [button for button in app.button if button.label == "Only between Local authority and Voluntary"]
    chip.click().run()
    assert "Police, interviews by appointment with Peer support group" in words(app)


def test_a_line_that_the_map_does_not_have_is_left_out_of_the_page() -> None:
    app = opened("build.py", between="local_authority,nobody")
    assert "Police, interviews by appointment with Peer support group" in words(app)


def test_a_room_sees_no_partner_singled_out_in_an_introduction() -> None:
    drawn = html(opened(room="1"))
    assert "A criminal-justice partner with a partner, for help with ADHD or autism" in drawn
    assert "Peer support group" not in drawn


def test_who_is_not_here_comes_with_the_wording_of_an_invitation() -> None:
    app = opened()
    assert "Emergency department" in words(app)
    assert "Dear colleagues at Emergency department" in app.code[0].value


def test_trying_an_introduction_says_what_changes_and_that_it_is_an_exercise() -> None:
    app = opened().button(key="try-police-peer").click().run()
    said = words(app)
    assert EXERCISE in said
    assert "Shown with this change:" in said
    assert "opens for about 14 in 100 people" in said
    assert "Being tried Police, interviews by appointment with Peer support group" in " ".join(said.split())
    assert EXERCISE in words(app.switch_page("gaps.py").run())


@pytest.mark.parametrize(
    "file",
    usually(
        ["map.py", "gaps.py", "bottlenecks.py", "data.py"],
        slowly=[f"{page}.py" for page in "overview map gaps bottlenecks boundaries route sure data".split()],
    ),
)
def test_the_tray_follows_to_every_page(file: str) -> None:
    app = with_tray(file)
    assert not app.exception
    said = words(app)
    assert EXERCISE in said
    if file == "gaps.py":  # the page shows its figures before and after
        assert re.search(r"66 in 100 people.*becomes.*80 in 100 people", said)


def test_a_link_that_is_tried_does_not_make_less_known_of_who_is_full() -> None:
    said = words(with_tray("bottlenecks.py", Tray().put(link("police", "homelessness"))))
    assert "4 services may be accepting as many referrals as they planned for" in said


def test_undo_takes_the_change_out_again() -> None:
    app = with_tray()
    assert EXERCISE in words(app)
    assert EXERCISE not in words(press(app, "Undo"))


def test_an_empty_tray_shows_nothing() -> None:
    assert EXERCISE not in words(opened())


def test_a_change_can_be_switched_off_and_on() -> None:
    app = with_tray(tray=Tray((replace(Tray().put(link("police", "peer")).changes[0], on=False),)))
    assert len(app.get("button_group")) >= 1
    said = words(app)
    assert "All changes are switched off." in said
    assert "opens for about 14 in 100 people" not in said


def test_what_does_not_fit_is_told() -> None:
    assert "is left out" in words(with_tray(tray=Tray().put(StepBack("peer"), link("police", "peer"))))


def test_a_partner_can_be_tried_without(riverside: Network) -> None:
    app = opened(part="what-if")
    app.selectbox(key="change who").select("ld").run()
    said = words(press(app, "Put it in the tray"))
    assert "closes for about 23 in 100 people" in said
    assert "Lose their way to help" in said


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("step-back", "Who steps back"),
        ("open", "Sector"),
        ("link", "Who would refer people"),
        ("meet", "With whom"),
        ("unlink", "Which link"),
        ("hours", "Who"),
        ("area", "Also takes people from"),
        ("age", "Also takes people aged"),
        ("need", "Also helps with"),
        ("room", "Who"),
    ],
)
def test_every_kind_of_change_has_its_form(kind: str, label: str) -> None:
    app = opened(part="what-if", change=kind)
    assert not app.exception
    assert label in [box.label for box in app.selectbox]


def test_longer_hours_can_be_tried() -> None:
    app = opened(part="what-if", change="hours")
    app.selectbox(key="change who").select("ld").run()
    app = press(app, "Put it in the tray")
    assert "Liaison and diversion service is open" in str(app.get("button_group")[0].proto)


def test_a_new_partner_can_be_tried() -> None:
    app = opened(part="what-if", change="open")
    app.text_input(key="new name").input("Night crisis house").run()
    app.multiselect(key="new needs").select("adhd").run()
    app.multiselect(key="new senders").select("custody_northfield").run()
    said = words(press(app, "Put it in the tray"))
    assert "these 2 changes" in said


def test_a_change_that_is_not_complete_cannot_be_tried() -> None:
    app = opened(part="what-if", change="link")
    assert next(button for button in app.button if button.label == "Put it in the tray").disabled


def test_an_option_stays_out_of_the_file_unless_it_is_chosen(riverside: Network) -> None:
    network = replace(riverside, options=(Option("A", "Peers", (link("police", "peer"),)),))
    switch = opened("data.py", network, part="take-away").toggle(key="with options")
    assert switch.label == "With the saved options A. An exercise, not a plan."
    assert not switch.value


def test_a_finding_is_taken_forward_to_the_promise_board() -> None:
    app = opened("bottlenecks.py")
    app.button(key="forward-sole_routes").click().run()
    assert not app.exception
    assert app.query_params["part"] == "promises"
    said = words(app)
    assert "3 open" in said  # a draft is no promise
    assert said.index("nothing is promised until you save it") < said.index("3 open")  # in sight: not below the board
    sign = app.text_area(key="new 0 sign").value
    assert sign == "Liaison and diversion service is the only way through for fewer than 23 in 100 people"
    kept = press(app.switch_page("build.py"), "Save this promise")
    assert "4 open" in words(kept)
    assert [told.value for told in kept.success] == ["Saved. Add a day to put it into the calendar."]
    assert "nothing is promised until" not in words(kept)


def test_a_draft_can_be_dropped() -> None:
    app = opened("bottlenecks.py")
    app.button(key="forward-sole_routes").click().run()
    app = press(app.switch_page("build.py"), "Drop the draft")
    assert "3 open" in words(app)
    assert app.text_area(key="new 1 sign").value == ""


def test_an_introduction_is_taken_forward_with_both_partners() -> None:
    app = opened()
    app.button(key="forward-police-homelessness").click().run()
    assert app.selectbox(key="new 0 who").value == "police"
    assert app.selectbox(key="new 0 with whom").value == "homelessness"


def test_a_promise_can_be_changed_let_go_and_taken_off() -> None:
    app = opened(part="promises", promise="0")
    app.selectbox(key="0 0 state").select("let go")
    app.text_input(key="0 0 why").input("No room this year")
    app = press(app, "Save this promise")
    assert "Let go: No room this year" in words(app)
    assert "1 let go" in words(app)
    assert "1 let go" not in words(press(app, "Take it off the board"))


def test_a_new_promise_can_name_somebody_who_is_not_on_the_map(riverside: Network) -> None:
    app = opened(part="promises")
    app.selectbox(key="new 0 who").select("ld")
    app.text_area(key="new 0 what").input("Ask about a link worker")
    app = press(app, "Save this promise")
    assert "Ask about a link worker" in words(app)


def test_a_promise_whose_day_has_passed_asks_what_became_of_it(
    riverside: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "today", lambda: date(2026, 7, 1))
    late = Promise("police", "peer", text="Meet", by=date(2026, 6, 30))
    kept = Promise("police", "ld", text="Call", by=date(2026, 6, 1), status="kept")
    coming = Promise("ld", "peer", text="Write", by=date(2026, 7, 1))
    app = opened(network=replace(riverside, promises=(late, kept, coming)), part="promises")
    assert words(app).count("has passed") == 1
    assert "Meet. Its day, 30 June 2026, has passed." in words(app)
    renewed = press(app, "Renew for three months")
    assert "has passed" not in words(renewed)
    assert "30 September 2026" in html(renewed)


def test_letting_go_asks_for_the_reason_before_it_is_kept(riverside: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "today", lambda: date(2026, 7, 1))
    late = Promise("police", "peer", text="Meet", by=date(2026, 6, 30))
    app = press(opened(network=replace(riverside, promises=(late,)), part="promises"), "Let it go")
    assert app.selectbox(key="0 0 state").value == "let go"
    assert "1 open" in words(app)
    app.text_input(key="0 0 why").input("Nobody free")
    assert "Let go: Nobody free" in words(press(app, "Save this promise"))


def test_the_introduction_being_tried_keeps_its_card() -> None:
    app = with_tray()
    assert "Being tried Police, interviews by appointment with Peer support group" in " ".join(words(app).split())
    assert "Being tried" not in words(press(app, "Take it out"))


def test_promises_of_a_visit_go_with_the_map() -> None:
    app = opened(part="promises", promise="0")
    app = press(app, "Take it off the board").switch_page("data.py").run()
    assert "5 promises" in words(app)


def test_a_room_sees_neither_names_nor_words_of_promises() -> None:
    drawn = html(opened(part="promises", room="1"))
    assert "<table" not in drawn
    assert "Invite the peer support group" not in drawn
    assert "Police, interviews" not in drawn
    assert "6 promises wait for names to be agreed" in drawn


@pytest.mark.parametrize("view", [{"room": "1"}, {"projector": "1"}])
@pytest.mark.parametrize("promise", [{}, {"promise": "0"}])
def test_no_form_names_who_has_promised_while_a_room_looks_on(view: dict[str, str], promise: dict[str, str]) -> None:
    app = opened(part="promises", **view, **promise)
    assert not app.exception
    assert "on the facilitator's own screen" in words(app).replace("&#x27;", "'")
    assert not [box.label for box in app.selectbox if box.label in ("Change a promise", "Who", "With whom")]
    assert not app.text_area
    assert opened(part="promises", **promise).selectbox


@pytest.mark.parametrize("view", [{"room": "1"}, {"projector": "1"}])
def test_a_finding_taken_forward_names_nobody_while_a_room_looks_on(view: dict[str, str]) -> None:
    app = opened("bottlenecks.py", **view)
    app.button(key="forward-sole_routes").click().run()
    assert not app.exception
    assert [toast.value for toast in app.toast] == [take_forward.IN_ROOM.format(waits="A draft waits")]
    assert "Liaison and diversion service" not in words(app)
    assert not app.text_area


@pytest.mark.parametrize("view", [{"room": "1"}, {"projector": "1"}])
def test_what_is_taken_forward_before_a_room_waits_as_a_draft_until_it_is_saved(view: dict[str, str]) -> None:
    app = opened("bottlenecks.py", **view)
    for _ in range(2):
        app.button(key="forward-sole_routes").click().run()
    assert map_in_store("partners") is None  # nothing is kept, and so nothing is promised
    room = words(opened(part="promises", **view))
    assert "A draft waits, taken forward before a room. Nothing is promised until it is saved." in room
    assert "Liaison and diversion service" not in room

    board = opened(part="promises")
    assert "Liaison and diversion service: Agree a second way through" in words(board)
    board.button(key="open-draft-0").click().run()
    control = next(one for one in board.button if one.label == "Save this promise")
    control.click().run()
    assert not board.exception
    held = map_in_store("partners")
    assert held is not None
    added = [one for one in held.folded().network.promises if one.finding == "sole_routes"]
    assert [one.source for one in added].count("ld") == 1
    assert "draft waits" not in words(board)


def test_a_draft_that_waits_is_dropped_and_leaves_nothing() -> None:
    opened("bottlenecks.py", room="1").button(key="forward-sole_routes").click().run()
    board = opened(part="promises")
    board.button(key="drop-draft-0").click().run()
    assert "draft waits" not in words(board)
    assert map_in_store("partners") is None


def test_a_plan_taken_forward_before_a_room_waits_as_drafts() -> None:
    app = opened(part="goals", goal="brain_injury", room="1")
    app.button(key="forward-plan-A").click().run()
    assert not app.exception
    assert map_in_store("partners") is None
    assert "2 drafts wait, taken forward before a room" in words(opened(part="promises"))


def test_a_room_reads_of_no_promise_between_partners_who_have_not_agreed() -> None:
    assert "promised: " in words(opened("map.py"))
    assert "promised: " not in words(opened("map.py", room="1"))


def test_names_are_shown_as_text_in_the_tray_and_on_the_board(riverside: Network) -> None:
    partners = tuple(replace(partner, name=HOSTILE, short=None) for partner in riverside.partners)
    network = replace(riverside, partners=partners, promises=(Promise("police", HOSTILE, text=HOSTILE),))
    tried = press(opened(network=network), "Try it")
    for app in (tried, opened(network=network, part="promises")):
        assert not app.exception
        assert "<script>" not in html(app)
        assert not [text.value for text in app.markdown if "**bold**" in text.value]
    assert "**bold**" not in str(tried.get("button_group")[0].proto)


def test_the_projected_map_says_what_its_lines_show_and_no_button_leads_to_a_map_that_shows_nothing() -> None:
    assert "go along 19 of 115 referral links: the wide lines. 11 partners have not been asked yet (hatched)." in words(
        opened("map.py", projector="1")
    )
    for file, name, in_room in (("build.py", "introductions", True), ("bottlenecks.py", "leaks", False)):
        for view, there in (({}, True), ({"room": "1"}, in_room)):
            keys = [link.proto.query_string for link in opened(file, **view).get("page_link")]
            assert any(f"show={name}" in key for key in keys) is there, (name, view)


def test_a_room_without_options_is_led_to_what_can_be_tried_and_gets_no_empty_form() -> None:
    room = opened("build.py", part="what-if", projector="1", map="partners")
    assert "option name" not in [field.key for field in room.text_input]
    assert any("part=introductions" in link.proto.query_string for link in room.get("page_link"))
    suggested = html(room).split('<p class="said">')[1:]
    assert len({text.split("</p>")[0].partition("</b>")[2] for text in suggested}) == 3  # none reads like another
    assert [button.label for button in room.button].count("Try it") == 3
    tried = press(room, "Try it")
    assert "First:" not in html(tried)
