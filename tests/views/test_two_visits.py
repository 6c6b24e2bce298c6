"""Two visits edit one map: each change is to a field, and whoever replaces what another has kept is told before."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.open_pages import map_in_store, opened, words
from views import cached
from views.parts import meanwhile

ADDRESS = {"map": "partners", "part": "edit", "what": "partner", "who": "ld"}


def field(app: AppTest, label: str):
    return next(one for one in app.text_input if one.label.startswith(label))


def button(app: AppTest, key: str):
    return next(one for one in app.button if one.key == key)


def typing(app: AppTest, label: str, text: str) -> AppTest:
    return field(app, label).set_value(text).run()


def kept(who: str = "ld"):
    held = map_in_store("partners")
    assert held is not None
    return held.folded().network.partner(who)


@pytest.fixture
def who() -> str:
    return sorted(cached.shipped("partners").by_id)[0]


@pytest.fixture
def visits(who: str) -> tuple[AppTest, AppTest]:
    address = ADDRESS | {"who": who}
    return opened("data.py", **address), opened("data.py", **address)


def test_different_fields_of_one_partner_both_count(visits: tuple[AppTest, AppTest], who: str) -> None:
    one, other = visits
    typing(one, "Short name", "First")
    typing(other, "People a month", "77")
    button(one, "keep").click().run()
    button(other, "keep").click().run()
    assert not other.exception
    assert (kept(who).short, kept(who).capacity) == ("First", 77)


def test_the_second_is_told_what_it_replaces_and_then_may(visits: tuple[AppTest, AppTest], who: str) -> None:
    one, other = visits
    typing(one, "Short name", "First")
    typing(other, "Short name", "Second")
    button(one, "keep").click().run()
    button(other, "keep").click().run()  # nothing had told this visit yet
    assert kept(who).short == "First"
    assert any("somebody else has meanwhile kept “First”" in one.value for one in other.warning)
    assert field(other, "Short name").value == "Second"
    assert button(other, "keep").label == "Keep mine"
    button(other, "keep").click().run()
    assert kept(who).short == "Second"


def test_a_form_that_nobody_types_in_shows_what_another_visit_keeps(visits: tuple[AppTest, AppTest]) -> None:
    one, other = visits
    typing(one, "Short name", "First")
    button(one, "keep").click().run()
    assert field(other.run(), "Short name").value == "First"
    assert [one.value for one in button(other, "keep").click().run().toast] == [
        "Nothing is typed here that is not kept yet."
    ]


def test_what_is_typed_last_is_kept_by_the_click_that_leaves_its_field(
    visits: tuple[AppTest, AppTest], who: str
) -> None:
    one, _ = visits
    field(one, "Short name").set_value("Last")  # the page has not read it yet: both reach it together
    assert not button(one, "keep").disabled
    button(one, "keep").click().run()
    assert kept(who).short == "Last"
    assert not one.toast


def test_what_is_typed_at_the_moment_that_another_keeps_is_not_lost(visits: tuple[AppTest, AppTest], who: str) -> None:
    one, other = visits
    typing(one, "Short name", "First")
    button(one, "keep").click().run()
    typing(other, "People a month", "77")  # the first run after the other's change
    assert field(other, "People a month").value == "77"
    button(other, "keep").click().run()
    assert (kept(who).short, kept(who).capacity) == ("First", 77)


def test_a_promise_that_another_has_changed_is_not_written_over() -> None:
    one, other = (opened("build.py", map="partners", part="promises", promise="0") for _ in range(2))
    first = cached.shipped("partners").promises[0]
    for app, text in ((one, "First"), (other, "Second")):
        next(area for area in app.text_area if area.label == "What").input(text)
        next(button for button in app.button if button.label == "Save this promise").click().run()
    held = map_in_store("partners")
    assert held is not None
    assert held.folded().network.promises[0] != first
    assert "First" in (held.folded().network.promises[0].text or "")
    assert any("Somebody else has changed this promise" in said.value.replace("\\", "") for said in other.error)
    next(button for button in other.button if button.label == "Save this promise").click().run()
    assert "Second" in (held.folded().network.promises[0].text or "")


def test_a_what_if_is_still_there_when_the_page_is_loaded_again() -> None:
    first = opened("build.py", part="goals", goal="brain_injury")
    next(button for button in first.button if button.label == "Try it").click().run()
    word = str(first.query_params["try"]).strip("[]'")
    again = opened("build.py", part="goals", try_=word)  # a new session with the same address
    assert "these 2 changes" in words(again)
    next(button for button in again.button if button.label == "Take all out").click().run()
    assert "these 2 changes" not in words(again)
    assert "try" not in again.query_params
    assert "these 2 changes" in words(first.run())  # the other visit keeps what it tries
    assert "these 2 changes" not in words(opened("build.py", part="goals", try_="nothing"))


def test_what_one_visit_keeps_is_seen_by_the_page_of_another_by_itself() -> None:
    other = opened("overview.py")
    shown = meanwhile._mark()
    visit = opened("build.py", part="goals")
    visit.button(key="drop-goal-brain_injury").click().run()
    cached.look_again()
    assert meanwhile._mark() != shown
    assert "Goals: 1 met, 2 not met yet" in str([link.proto.label for link in other.run().get("page_link")])
