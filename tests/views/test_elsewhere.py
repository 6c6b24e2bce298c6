"""Another area, run in process: it works out of the box, says what cannot be compared, and offers what is alike."""

from dataclasses import replace

from analysis._places import TO_ASK
from network import read_yaml
from tests.open_pages import html, opened, words
from tests.small_networks import NETWORKS
from tests.terminal.run import ROOT
from views import cached
from views.parts import elsewhere

PAGE = "over_time.py"


def test_it_works_out_of_the_box() -> None:
    app = opened(PAGE, part="area")
    assert not app.exception
    said = words(app)
    assert "Coldbrook liaison and diversion has a link from police custody to trauma and abuse for veterans" in said
    (box,) = [one for one in app.selectbox if one.label == "Another area"]
    assert [one.partition(",")[0] for one in box.options[:3]] == ["Coldbrook", "Fernshire", "Sandhaven"]


def test_it_is_said_whom_to_ask_there_but_not_to_a_room() -> None:
    assert "There, Custody suite, Coldbrook refers to Veterans&#x27; hub." in html(opened(PAGE, part="area"))
    room = html(opened(PAGE, part="area", room="1"))
    assert "has a link from police custody to trauma and abuse for veterans" in room
    assert "Custody suite, Coldbrook" not in room
    assert "hub." not in room


def test_it_is_taken_forward_with_its_sign() -> None:
    app = opened(PAGE, part="area")
    (button,) = [one for one in app.button if one.label == "Take this forward"]
    button.click().run()
    _, promise = app.session_state["part promise draft"]
    assert promise.sign == "The map shows a link from police custody to trauma and abuse for veterans here too"
    assert (promise.source, promise.finding) == ("", "compare")


def test_the_form_of_changes_opens_with_what_the_sentence_names() -> None:
    there = read_yaml(ROOT / "data" / "areas" / "coldbrook.yaml")
    answer = cached.answer("compare", cached.shipped("partners"), other=there)
    change = elsewhere._as_a_change(answer, cached.shipped("partners"))
    assert change["change"] == "open"  # nobody here helps veterans with trauma and abuse
    app = opened("build.py", part="what-if", **change)
    (needs,) = [one for one in app.multiselect if one.label == "Helps with"]
    assert needs.value == ["trauma"]
    housing = replace(answer, table=answer.table[(answer.table["need"] == "housing")].assign(here=TO_ASK[0], group=""))
    link = elsewhere._as_a_change(housing, cached.shipped("partners"))
    app = opened("build.py", part="what-if", **link)
    assert [one.value for one in app.selectbox if one.key in ("change source", "change target")] == [
        link["source"], link["target"],
    ]  # fmt: skip


def test_another_area_can_be_chosen_in_the_address() -> None:
    assert "Fernshire liaison and diversion has a link" in words(opened(PAGE, part="area", elsewhere="fernshire"))


def test_a_map_of_facts_waits_for_another_to_be_chosen() -> None:
    assert "Choose the map of another area." in words(opened(PAGE, part="area", map="merseyside_2014"))


def test_maps_with_too_little_in_common_are_not_compared() -> None:
    said = words(opened(PAGE, part="area", elsewhere="merseyside_2014"))
    assert "We cannot compare with another area yet" in said


def test_what_is_alike_is_read_as_one_once_somebody_says_so() -> None:
    theirs = read_yaml(ROOT / "data" / "areas" / "sandhaven.yaml")
    stages = tuple(replace(one, name="Courts", id="courts") if one.id == "court" else one for one in
                   theirs.system.stages)  # fmt: skip
    partners = tuple(replace(one, stages=("courts",)) if one.id == "court" else one for one in theirs.partners)
    cached.keep("courts", replace(theirs, system=replace(theirs.system, stages=stages), partners=partners))
    app = opened(PAGE, part="area", elsewhere="courts")
    (button,) = [one for one in app.button if one.label == "They are one"]
    assert [one.value for one in app.markdown if "may be our" in one.value]
    button.click().run()
    assert not [one for one in app.button if one.label == "They are one"]
    assert "They are one" not in [one.label for one in opened(PAGE, part="area", elsewhere="courts", room="1").button]


def test_a_map_of_this_visit_is_compared_too() -> None:
    app = opened(PAGE, NETWORKS["two doors"], part="area", elsewhere="fernshire")
    assert not app.exception
    assert "Fernshire" in words(app)


def test_it_is_two_presses_from_the_overview() -> None:
    app = opened("boundaries.py")  # one of the pages in the row at the top
    links = [one.proto for one in app.get("page_link")]
    assert [one.label for one in links if "part=area" in one.query_string] == ["What do they have in another area?"]
