"""The running order: step by step on the wall, with the words on the facilitator's own screen only."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from network.model import RunningStep
from tests.open_pages import html, map_in_store, opened, words
from tests.small_networks import NETWORKS
from views import address, cached, state

SAY = "This map is only what we told it."
STEPS = (RunningStep("Meet & greet", 7, "nowhere", "Hello"), RunningStep("<b>", 3))
OWN = replace(NETWORKS["chain"], running_order=STEPS)


@pytest.fixture(autouse=True)
def _no_workshop_before() -> None:
    cached.runs.clear()


def step(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"step {key}").click().run().run()  # once more: the strip leaves for the page of the step


def test_the_strip_tells_step_and_clock_and_the_words_stay_off_the_wall() -> None:
    wall = words(opened(projector="1", run="partnership", notes="1"))
    assert "What this map is" in wall
    assert "1 of 7" in wall
    assert "minute 0 of 90 · this step 0 to 5" in wall
    for view in ({"projector": "1"}, {"room": "1"}):
        assert SAY not in words(opened(run="partnership", notes="1", **view))
    assert SAY not in words(opened(run="partnership"))
    own = words(opened(run="partnership", notes="1"))
    assert SAY in own
    assert "Then, for 15 minutes: One person" in own


def test_next_and_back_go_from_page_to_page_and_keep_the_view() -> None:
    app = opened(projector="1", run="partnership")
    assert app.button(key="step Left").disabled
    assert [app.button(key=f"step {key}").proto.shortcut for key in ("Left", "Right")] == ["left", "right"]
    step(app, "Right")
    assert "2 of 7" in words(app)
    assert "can this person get help" in html(app)
    assert (app.query_params["projector"], app.query_params["at"]) == ("1", "1")
    step(app, "Left")
    assert "where could we build next?" in words(app)


def test_a_step_opens_its_part_of_a_page_and_the_last_has_no_next() -> None:
    app = step(opened(run="partnership", at="5"), "Right")
    assert app.query_params["part"] == "promises"
    assert "7 of 7" in words(app)
    assert app.button(key="step Right").disabled


def test_windows_with_one_code_follow_one_another_and_no_others() -> None:
    wall, own = opened(projector="1", run="partnership", wall="one"), opened(run="partnership", notes="1", wall="one")
    another = opened(run="partnership", at="3")
    step(own, "Right")
    for app in (wall, another):
        app.run()
    assert "2 of 7" in words(wall)
    assert wall.query_params["projector"] == "1"
    assert "4 of 7" in words(another)


def test_an_address_without_a_code_begins_where_it_says() -> None:
    step(opened(run="partnership"), "Right")
    app = opened(run="partnership", at="0")
    assert "1 of 7" in words(app)
    assert app.query_params["wall"]


def test_a_running_order_is_seen_by_a_room_until_the_screen_is_said_to_be_ones_own() -> None:
    seen = words(opened("bottlenecks.py", run="partnership"))
    assert "Liaison and diversion service is the only" not in seen
    own = words(opened("bottlenecks.py", run="partnership", notes="1"))
    assert "Liaison and diversion service is the only" in own


def test_once_it_has_ended_every_window_is_without_it() -> None:
    wall, own = opened(projector="1", run="partnership", wall="one"), opened(run="partnership", notes="1", wall="one")
    cached.runs().begin("partners one", replace(cached.runs().of("partners one"), order=""))
    for app in (wall, own):
        app.run()
        assert "of 7" not in words(app)
        assert "run" not in app.query_params


def test_a_maps_own_order_is_text_and_a_page_that_is_not_there_is_the_overview() -> None:
    app = opened("gaps.py", OWN, run="own", notes="1")
    assert not app.exception
    assert "Meet &amp; greet" in html(app)
    step(app, "Right")
    assert "&lt;b&gt;" in html(app)


@pytest.mark.parametrize("asked", ["", "nothing", "own"])
def test_an_order_that_is_not_there_is_none(asked: str) -> None:
    app = opened(run=asked, at="99")
    assert not app.exception
    assert "this step" not in words(app)


def test_ones_own_order_is_kept_with_the_map() -> None:
    app = opened("data.py", part="running")
    assert not app.exception
    app.button(key="keep").click().run()
    held = map_in_store("partners")
    assert held is not None
    assert [one.title for one in held.folded().network.running_order][:2] == ["What this map is", "One person"]
    assert "Changed the running order." in [entry.what for entry in held.audit()]
    app.button(key="take out").click().run()
    assert map_in_store("partners").folded().network.running_order == ()


def test_the_browsers_back_goes_a_step_back_for_everybody_and_page_and_strip_agree() -> None:
    wall, own = opened(projector="1", run="partnership", wall="one"), opened(run="partnership", notes="1", wall="one")
    for _ in range(2):
        step(own, "Right")
    assert own.query_params["at"] == "2"
    own.query_params["at"] = "1"  # what the browser says: the page of that step, as its address was
    own.run().run()
    assert "2 of 7" in words(own)
    assert "can this person get help" in html(own)  # also where the browser came to another page with it
    wall.run().run()
    assert "2 of 7" in words(wall)
    assert "can this person get help" in html(wall)


def test_the_step_comes_into_the_address_in_one_go_with_the_part_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[str, str | None]] = []
    choose = address.choose
    monkeypatch.setattr(address, "choose", lambda name, value: (written.append((name, value)), choose(name, value)))
    step(opened(run="partnership", at="5"), "Right")
    assert "at" not in dict(written)  # it comes with the page, in one go


def test_in_a_running_order_no_other_map_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[bool] = []
    monkeypatch.setattr(state, "last_map", lambda: offered.append(True))
    opened(run="cafe", notes="1")
    assert not offered
    opened()
    assert offered


def test_a_screen_in_room_view_says_so() -> None:
    tag = '<span class="tag">Room view</span>'
    assert tag in html(opened(room="1"))
    assert tag not in html(opened())
