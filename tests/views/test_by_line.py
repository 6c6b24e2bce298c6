"""Typing a map line by line: what is kept, and what waits to be put right."""

import pytest
from streamlit.testing.v1 import AppTest

import analysis
from network import Network
from tests.open_pages import html, opened, words
from tests.shipped import shipped
from tests.small_networks import SYSTEM

pytestmark = pytest.mark.long
EMPTY = Network(SYSTEM, ())


def typed(app: AppTest, line: str) -> AppTest:
    (field,) = [one for one in app.text_input if one.label.startswith("One line is one link")]
    field.set_value(line)
    return press(app, "Keep")


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def test_a_line_that_cannot_be_kept_waits_while_others_are_typed_and_comes_back_into_the_field() -> None:
    app = typed(opened("data.py", EMPTY, part="edit", what="line"), "Police refers to Police")
    app = typed(app, "Police refers to Mind")
    assert "Police refers to Mind" in html(app)
    assert [one.value for one in app.warning if "Police refers to Police" in one.value]
    back = press(app, "Type it again")
    assert not back.warning
    assert [one.value for one in back.text_input if one.label.startswith("One line")] == ["Police refers to Police"]
    assert not press(typed(back, "Police refers to Police"), "Drop it").warning


def test_lines_are_kept_at_once_so_there_is_no_other_button_that_keeps() -> None:
    app = opened("data.py", EMPTY, part="edit", what="line")
    assert "Keep this change" not in [one.label for one in app.button]
    assert "Keep this change" in [one.label for one in opened("data.py", EMPTY, part="edit", what="partner").button]


def test_what_a_gap_asks_to_be_recorded_stands_above_the_line_with_the_way_back_to_it() -> None:
    app = opened("gaps.py", shipped(), stage="custody")
    del app.query_params["stage"]
    for name, value in {"part": "edit", "what": "line", "record": "coverage"}.items():
        app.query_params[name] = value
    app.switch_page("data.py").run()
    assert analysis.questions()["coverage"].ask in words(app)
    assert "A way to help is recorded" in words(app)
    (back,) = [one.proto for one in app.get("page_link") if one.proto.label.startswith("Back to")]
    assert "stage=custody" in back.query_string
