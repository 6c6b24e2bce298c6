"""Typed words that may name somebody: said at once, nothing is lost, one click says that they are no person."""

from streamlit.testing.v1 import AppTest

from network import Network
from tests.open_pages import html, opened
from tests.small_networks import SYSTEM

NO_PERSON = "This is no person"


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def typed(app: AppTest, line: str) -> AppTest:
    (field,) = [one for one in app.text_input if one.label.startswith("One line is one link")]
    field.set_value(line)
    return press(app, "Keep")


def test_a_line_that_may_name_somebody_waits_until_it_is_said_to_name_nobody() -> None:
    app = typed(opened("data.py", Network(SYSTEM, ()), part="edit", what="line"), "Police refers to j smith")
    assert any("may name somebody" in one.value for one in app.warning)
    assert any("Police refers to j smith" in one.value for one in app.warning)
    assert "Kept just now" not in html(app)
    said = press(app, NO_PERSON)
    assert NO_PERSON not in labels(said)
    again = press(said, "Type it again")
    assert "Police refers to j smith" in html(typed(again, "Police refers to j smith"))


def test_a_name_that_is_typed_into_a_form_is_asked_about_before_it_is_kept() -> None:
    app = opened("data.py", Network(SYSTEM, ()), part="edit", what="partner")
    field = next(one for one in app.text_input if one.label.startswith("Name"))
    asked = field.set_value("okafor").run()
    assert any("what is typed here may name somebody" in one.value for one in asked.warning)
    assert [one.value for one in asked.text_input if one.label == field.label] == ["okafor"]
    said = press(asked, NO_PERSON)
    assert NO_PERSON not in labels(said)
    assert [one.value for one in said.text_input if one.label == field.label] == ["okafor"]
    assert not press(said, "Keep this change").error
