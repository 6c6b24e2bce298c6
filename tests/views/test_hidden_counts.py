"""Small counts stay hidden through every door: two maps that differ only in a hidden count look the same everywhere."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from network import Network
from network.counts import Count
from network.disclosure import RULES
from network.model import Declined, RemoveLink, StepBack
from network.tray import Tray
from tests.open_pages import as_it_opens, elements, html, opened, words
from tests.pace import usually
from tests.shipped import shipped
from views.pages import PAGES

SOME_PAGES = usually(("overview.py", "map.py", "bottlenecks.py", "data.py"), slowly=tuple(PAGES.values()))
RULE_LINE = 'class="hint counts-rule"'


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


def with_few(network: Network, few: int, nearly: int) -> Network:
    """The map in which one link carries `few` people, one of them turned down, and another `nearly` twenty."""
    first, second, *others = network.relations
    declined = (Declined("criteria", Count.exactly(1)),)
    counts = [Count.exactly(number) for number in (few, few - 1, few - 1)]
    made, accepted, completed = counts
    first = replace(first, made=made, accepted=accepted, completed=completed, declined=declined, days=float(few))
    second = replace(second, made=Count.exactly(nearly), accepted=None, completed=None, declined=None)
    return replace(network, relations=(first, second, *others))


@pytest.mark.parametrize(
    ("file", "room"), [*((file, "") for file in PAGES.values()), *((file, "1") for file in SOME_PAGES)]
)
def test_a_page_never_tells_two_maps_apart_by_a_hidden_count(file: str, room: str, riverside: Network) -> None:
    # 3 and 4 are both under 5; 19 and 21 both round to 20.
    address = {"room": room} if room else {}
    one, other = (opened(file, with_few(riverside, *counts), **address) for counts in ((3, 19), (4, 21)))
    assert not one.exception
    assert not other.exception
    assert elements(one) == elements(other)


@pytest.mark.long
@pytest.mark.parametrize("file", SOME_PAGES)
def test_nor_does_a_page_while_changes_are_being_tried(file: str, riverside: Network) -> None:
    # If all that is sent of two maps, which differ in hidden counts only, is the same, so is every difference of it.
    maps = [with_few(riverside, *counts) for counts in ((3, 19), (4, 21))]
    few = maps[0].relations[0]
    of_the_link = (RemoveLink(few.source, few.target), StepBack(few.target))
    for change in usually(of_the_link, slowly=(*of_the_link, StepBack("ld"))):
        pages = []
        for network in maps:
            visit = {f"table-{name}": True for name in ("leaks", "pressure", "sole_routes")}
            visit |= {"trays": {network.digest: Tray().put(change)}}
            pages.append(opened(file, network, visit=visit, part="take-away"))
        for page in pages:
            assert "An exercise, not a plan" in words(page)
        assert elements(pages[0]) == elements(pages[1])
        assert taken(pages[0]) == taken(pages[1])
        assert bool(taken(pages[0])) is (file in ("bottlenecks.py", "data.py"))


@pytest.mark.parametrize("part", ["changes", "take-away"])
def test_nor_does_a_part_of_the_data_page(part: str, riverside: Network) -> None:
    # Files to take away are in the page by their content's fingerprint.
    one, other = (opened("data.py", with_few(riverside, *counts), part=part) for counts in ((3, 19), (4, 21)))
    assert elements(one) == elements(other)


def test_nor_does_a_file_of_any_format(riverside: Network) -> None:
    pages = [opened("data.py", with_few(riverside, *counts), part="take-away") for counts in ((3, 19), (4, 21))]
    told = set()
    for suffix in (".xlsx", ".csv", ".graphml", ".gexf", ".gephi.csv", ".kumu.json"):
        one, other = (taken(page.selectbox(key="format").select(suffix).run()) for page in pages)
        assert one == other, suffix
        assert any(one), suffix
        told.add(tuple(one))
    assert len(told) == 6


def test_the_tables_behind_the_findings_do_not_tell_either(riverside: Network) -> None:
    pages = [opened("bottlenecks.py", with_few(riverside, *counts)) for counts in ((3, 19), (4, 21))]
    for page in pages:
        for name in ("leaks", "pressure", "sole_routes"):
            page.session_state[f"table-{name}"] = True
        page.run()
    assert elements(pages[0]) == elements(pages[1])
    assert pages[0].get("download_button")


def test_maps_that_differ_in_more_than_that_do_look_different(riverside: Network) -> None:
    # Else the comparison would prove nothing.
    one, other = (opened("map.py", with_few(riverside, *counts)) for counts in ((3, 19), (3, 60)))
    assert elements(one) != elements(other)


@pytest.mark.parametrize("file", PAGES.values())
def test_every_page_says_how_small_counts_are_hidden(file: str) -> None:
    assert f"{RULE_LINE}>{RULES['mhsds'].words}" in as_it_opens(file).html


def test_a_map_without_counts_says_nothing_of_hiding_them() -> None:
    assert RULE_LINE not in html(opened(map="merseyside_2014"))


def test_another_rule_holds_on_every_page_in_every_visit_and_is_recorded() -> None:
    app = opened("data.py", map="partners", part="open")
    app.selectbox(key="another rule").select("under10").run()
    assert any("Whoever compares copies under the two rules learns more" in said.value for said in app.warning)
    app.button(key="change rule").click().run()
    for visit in (app.switch_page("bottlenecks.py").run(), opened("overview.py", map="partners")):
        assert RULES["under10"].words in words(visit)
    changes = opened("data.py", map="partners", part="changes")
    assert "Hid small counts by another rule" in "".join(map(str, elements(changes)))
    assert RULES["under10"].words in words(changes)


@pytest.mark.parametrize("file", SOME_PAGES)
def test_the_address_cannot_choose_the_rule(file: str) -> None:
    # Two copies under two rules could be subtracted.
    usual = as_it_opens(file).elements
    for rule in usually(["none"], slowly=["none", "under5", "hes", "?"]):
        assert elements(opened(file, rule=rule)) == usual, rule


def test_undo_leaves_the_rule_as_it_is() -> None:
    app = opened("data.py", map="partners", part="open")
    app.selectbox(key="another rule").select("hes").run()
    app.button(key="change rule").click().run()
    changes = opened("data.py", map="partners", part="changes")
    assert changes.button(key="undo").disabled


def working(app: AppTest) -> AppTest:
    return app.toggle(key="control working copy").set_value(True).run()


def test_a_working_copy_is_said_loudly_and_can_be_left_at_once() -> None:
    app = working(opened())
    assert "Working copy, not for sharing." in words(app)
    assert "rule" not in app.query_params
    app.button(key="hide counts").click().run()
    assert RULES["mhsds"].words in words(app)


@pytest.mark.parametrize("seen", ["room", "projector"])
def test_a_room_never_sees_a_working_copy(seen: str, riverside: Network) -> None:
    app = working(opened("overview.py", riverside))
    app.toggle(key=f"control {seen}").set_value(True).run()
    assert "Working copy" not in words(app)
    assert app.toggle(key="control working copy").disabled
    assert not app.toggle(key="control working copy").value


EDITED = [{"what": what} for what in ("partner", "partners", "links", "lists")]


def edit_pages(riverside: Network, what: dict[str, str], **address: str) -> list[AppTest]:
    maps = [with_few(riverside, *counts) for counts in ((3, 19), (4, 21))]
    first = maps[0].relations[0]
    ends = {"from_partner": first.source, "to_partner": first.target} if what["what"] == "link" else {}
    return [opened("data.py", network, part="edit", **what, **ends, **address) for network in maps]


@pytest.mark.parametrize("what", [*EDITED, {"what": "link"}], ids=lambda one: one["what"])
def test_editing_does_not_send_a_hidden_count(what: dict[str, str], riverside: Network) -> None:
    one, other = edit_pages(riverside, what)
    assert not one.exception
    assert elements(one) == elements(other)


@pytest.mark.parametrize("seen", ["room", "projector"])
@pytest.mark.parametrize("what", ["link", "links"])
def test_nor_does_it_while_a_room_looks_on_a_working_copy(what: str, seen: str, riverside: Network) -> None:
    pages = edit_pages(riverside, {"what": what}, **{seen: "1"})
    for page in pages:
        page.session_state["working copy"] = True
        page.run()
    assert elements(pages[0]) == elements(pages[1])


def test_under_the_working_copy_bar_editing_shows_counts(riverside: Network) -> None:
    one, other = edit_pages(riverside, {"what": "link"})
    assert elements(working(one)) != elements(working(other))
    assert "Working copy, not for sharing." in words(one)
    assert {"Referrals made", "Accepted", "Reached help"} <= {field.label for field in one.text_input}


def taken(app: AppTest) -> list[str]:
    """The files of a page by the fingerprint of their content."""
    return [one.proto.url for one in app.get("download_button")]


def test_from_a_working_copy_no_table_is_taken_and_no_promise_drafted(riverside: Network) -> None:
    app = opened("bottlenecks.py", riverside)
    app.session_state["table-leaks"] = True
    app.run()
    assert [one for one in app.get("download_button") if "table" in one.proto.label]
    working(app)
    assert not app.get("download_button")
    assert not [one for one in app.button if one.label == "Take this forward"]


def test_files_are_saved_with_small_counts_hidden_even_from_a_working_copy(riverside: Network) -> None:
    hidden = opened("data.py", riverside, part="take-away")
    exact = opened("data.py", riverside, part="take-away")
    working(exact)
    urls = [[one.proto.url for one in app.get("download_button")] for app in (hidden, exact)]
    assert urls[0][0] == urls[1][0] != ""
