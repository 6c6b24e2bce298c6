"""Stories on a person's route and in the editor, run in process."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from network.model import Story
from tests.open_pages import html, map_in_store, opened, words
from tests.shipped import shipped

EDIT = {"file": "data.py", "part": "edit", "what": "stories"}
RIVERSIDE = shipped()
TOLD = Story(("magistrates",), "Nobody told me what comes next.", "person", consent=True)


def control(app: AppTest, kind: str, label: str):
    return next(one for one in getattr(app, kind) if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def key_of(app: AppTest) -> str:
    held = app.query_params["map"]
    return held if isinstance(held, str) else held[0]


def stories_of(app: AppTest) -> tuple[Story, ...]:
    return map_in_store(key_of(app)).folded().network.stories


def typed(app: AppTest, text: str) -> AppTest:
    control(app, "text_area", "In their words").set_value(text).run()
    control(app, "multiselect", "At which steps").set_value(["ld"]).run()
    return app


def test_a_story_stands_at_its_step_with_the_mark_of_consent() -> None:
    app = opened("route.py", replace(RIVERSIDE, stories=(TOLD,)), person="veteran_court")
    assert "<blockquote>Nobody told me what comes next.</blockquote>" in html(app)
    assert "✓ Somebody else told this, of this step, with consent:" in words(app)


def test_a_room_hears_it_once_the_facilitator_has_let_it_through() -> None:
    for on_wall in (False, True):
        network = replace(RIVERSIDE, stories=(replace(TOLD, on_wall=on_wall),))
        said = words(opened("route.py", network, person="veteran_court", room="1"))
        assert ("Nobody told me what comes next." in said) is on_wall


@pytest.mark.parametrize(("reader", "offered"), [("board", 5), ("room", 2), ("public", 0)])
def test_a_report_offers_the_stories_that_its_readers_may_hear(reader: str, offered: int) -> None:
    app = opened("report.py", reader=reader)
    found = [one for one in app.get("button_group") if one.label.startswith("With stories")]
    assert sum(len(one.options) for one in found) == offered
    assert all(one.value == [] for one in found)


def test_without_consent_a_story_is_not_kept() -> None:
    app = typed(opened(**EDIT, network=replace(RIVERSIDE, stories=())), "It took three weeks.")
    assert any("Tick that whose story it is has agreed" in one.value for one in app.warning)
    press(app, "Keep this change")
    assert "map" not in app.query_params  # nothing is kept
    control(app, "checkbox", "Whose story").check().run()
    press(app, "Keep this change")
    (story,) = stories_of(app)
    assert (story.at, story.words, story.consent, story.on_wall) == (("ld",), "It took three weeks.", True, False)


def test_words_that_speak_of_a_person_are_refused() -> None:
    app = typed(opened(**EDIT, network=replace(RIVERSIDE, stories=())), "Ring 07700 900123, NHS 943 476 5919.")
    control(app, "checkbox", "Whose story").check().run()
    press(app, "Keep this change")
    assert "map" not in app.query_params or stories_of(app) == ()


def test_a_story_is_taken_back() -> None:
    app = opened(**EDIT, network=replace(RIVERSIDE, stories=(TOLD,)))
    control(app, "selectbox", "Story").select_index(0).run()
    control(app, "toggle", "Take this story back").set_value(True).run()
    press(app, "Keep this change")
    assert stories_of(app) == ()
