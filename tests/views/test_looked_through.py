"""Typed words that may name somebody: said at once, nothing is lost, one click says that they are no person."""

from dataclasses import replace

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from network.details.looked_through import digest
from network.model import Goal
from tests.open_pages import html, map_in_store, opened
from tests.small_networks import NETWORKS, SYSTEM
from views.parts import running_own

TYPED = "speak to okonkwo about the bed"
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


def kept(key: str = "partners") -> Network:
    held = map_in_store(key)
    assert held is not None
    return held.folded().network


def is_asked(app: AppTest, column: str) -> bool:
    return any(one.value.startswith(f"{column}\\: what is typed here may name somebody") for one in app.warning)


def test_a_promise_that_may_name_somebody_waits_and_is_asked_about_once() -> None:
    app = opened("build.py", part="promises")
    app.selectbox(key="new 0 who").select("ld")
    app.text_area(key="new 0 what").input(TYPED)
    asked = press(app, "Save this promise")
    assert is_asked(asked, "Promises")
    assert asked.text_area(key="new 0 what").value == TYPED  # nothing that was typed is lost
    assert map_in_store("partners") is None or TYPED not in repr(kept())
    said = press(press(asked, NO_PERSON), "Save this promise")
    assert not is_asked(said, "Promises")
    assert TYPED in repr(kept().promises)
    assert kept().looked_through == (digest("Promises", TYPED),)


def test_a_goal_that_may_name_somebody_waits() -> None:
    network = replace(NETWORKS["chain"], goals=(Goal("Everybody is seen"),))
    app = opened("build.py", network, part="goals", change="1")
    next(one for one in app.text_input if one.label.startswith("Who looks after it")).input("okonkwo").run()
    asked = press(app, "Save the changes")
    assert is_asked(asked, "Goals")
    assert "map" not in asked.query_params or "okonkwo" not in repr(kept(str(asked.query_params["map"])).goals)
    said = press(press(asked, NO_PERSON), "Save the changes")
    assert not is_asked(said, "Goals")
    assert kept(str(said.query_params["map"])).goals[0].owner == "okonkwo"


def test_a_step_of_a_running_order_that_may_name_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def typed_in(table: pd.DataFrame, **_: object) -> pd.DataFrame:
        return table.assign(**{"Words to say": TYPED})

    monkeypatch.setattr(running_own.st, "data_editor", typed_in)
    asked = press(opened("data.py", part="running"), "Keep it with the map")
    assert is_asked(asked, "Running order")
    assert map_in_store("partners") is None or not kept().running_order
    said = press(press(asked, NO_PERSON), "Keep it with the map")
    assert not is_asked(said, "Running order")
    assert {one.words for one in kept().running_order} == {TYPED}
