"""Comments of partners on the pages and in the editor, run in process."""

from dataclasses import replace
from datetime import date

from streamlit.testing.v1 import AppTest

from network.model import Agreement, Comment
from tests.open_pages import map_in_store, opened, words
from tests.shipped import shipped

EDIT = {"file": "data.py", "part": "edit", "what": "comments"}
RIVERSIDE = shipped()
SAID = Comment("ld", "Others send people too.", "sole_routes", who="team lead", when=date(2026, 5, 6))
WITH = replace(RIVERSIDE, comments=(SAID,))


def control(app: AppTest, kind: str, label: str):
    return next(one for one in getattr(app, kind) if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def comments_of(app: AppTest) -> tuple[Comment, ...]:
    held = app.query_params["map"]
    return map_in_store(held if isinstance(held, str) else held[0]).folded().network.comments


def test_a_comment_stands_with_its_finding() -> None:
    said = words(opened("bottlenecks.py", WITH))
    assert "says: “Others send people too.” (team lead, 6 May 2026)" in said


def test_a_comment_stands_on_the_card_of_its_finding_and_beside_what_is_not_known() -> None:
    about = ("sole_routes", "introductions", "unknowns")
    many = tuple(replace(SAID, finding=one, text=f"Said of {one}.") for one in about)
    on_wall = tuple(replace(one, on_wall=one.finding == "introductions") for one in many)
    said = words(opened("overview.py", replace(RIVERSIDE, comments=many)))
    assert all(f"Said of {one}." in said for one in about)
    room = words(opened("overview.py", replace(RIVERSIDE, comments=on_wall), room="1"))
    assert [one for one in about if f"Said of {one}." in room] == ["introductions"]


def test_a_room_hears_it_once_it_is_let_through_and_the_name_once_agreed() -> None:
    through = replace(WITH, comments=(replace(SAID, on_wall=True),))
    named = replace(through, agreed=(Agreement("ld"),))
    assert "Others send people" not in words(opened("bottlenecks.py", WITH, room="1"))
    unnamed = words(opened("bottlenecks.py", through, room="1"))
    assert "says: “Others send people too.” (6 May 2026)" in unnamed
    assert "diversion service says" not in unnamed
    assert "Liaison and diversion service says: “Others" in words(opened("bottlenecks.py", named, room="1"))


def test_a_comment_is_typed_changed_and_taken_back_and_each_can_be_undone() -> None:
    app = opened(**EDIT, network=RIVERSIDE, finding="sole_routes", of="ld")
    control(app, "text_area", "What the partner says").set_value("Others send people too.").run()
    press(app, "Keep this change")
    (kept,) = comments_of(app)
    assert (kept.partner, kept.finding, kept.text, kept.on_wall) == ("ld", "sole_routes", SAID.text, False)
    control(app, "selectbox", "Comment").select_index(0).run()
    control(app, "toggle", "Let it through").set_value(True).run()
    press(app, "Keep this change")
    assert comments_of(app) == (replace(kept, on_wall=True),)
    press(app, "Undo")
    assert comments_of(app) == (kept,)
    control(app, "selectbox", "Comment").select_index(0).run()
    control(app, "toggle", "Take this comment back").set_value(True).run()
    press(app, "Keep this change")
    assert comments_of(app) == ()


def test_without_a_partner_and_with_details_of_a_person_nothing_is_kept() -> None:
    app = opened(**EDIT, network=RIVERSIDE)
    control(app, "text_area", "What the partner says").set_value("Ring 07700 900123.").run()
    assert any("Choose the partner" in one.value for one in app.warning)
    control(app, "selectbox", "Partner").select("ld").run()
    press(app, "Keep this change")
    assert "map" not in app.query_params or comments_of(app) == ()


def test_the_page_of_a_partner_leads_to_the_editor_and_a_room_is_not_led_there() -> None:
    links = [one.proto.label for one in opened("report.py", paper="pages", of="ld").get("page_link")]
    assert "Type or bring in a comment of a partner" in links
    room = [one.proto.label for one in opened("bottlenecks.py", WITH, room="1").get("page_link")]
    assert "Type or bring in a comment of a partner" not in room
