"""Each page, run in process: it shows its answers, and nothing that people typed becomes part of the page."""

import re
from dataclasses import replace

import pytest
from streamlit.runtime.state.query_params import QueryParams
from streamlit.testing.v1 import AppTest

from network import Network
from network.model import Agreement, StepBack
from network.tray import Tray
from tests.open_pages import as_it_opens, html, opened, words
from tests.pace import usually
from tests.shipped import shipped
from tests.small_networks import NETWORKS
from views import address
from views.pages import PAGES
from views.parts import sureness
from views.parts.labels import as_text

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eflowing from right to left\u202c شريك",
    "N" * 300,
    "**bold** [link](javascript:alert(1)) $x$ :red[red] `code`",
)

MARKUP = ":material/home: :streamlit: a -> b"
LABELLED = ("button", "toggle", "checkbox", "expander", "selectbox", "multiselect", "radio", "text_input", "metric")
TOLD = ("warning", "error", "info", "success", "caption", "markdown")
LACKING = ("empty", "one partner", "no lists at all", "chain", "hidden counts", "all asked")


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


@pytest.fixture
def hostile(riverside: Network) -> Network:
    """Riverside in which partners, lists and the system have names that try to be more than text."""
    partners = tuple(
        replace(partner, name=f"{MARKUP} {HOSTILE[place % len(HOSTILE)]} {place}", short=None)
        for place, partner in enumerate(riverside.partners)
    )
    system = riverside.system
    lists = {
        name: tuple(
            replace(one, name=f"{MARKUP} {HOSTILE[place % 2]}{one.name}")
            for place, one in enumerate(getattr(system, name))
        )
        for name in ("sectors", "areas", "needs", "stages", "groups", "ages")
    }
    system = replace(system, name=f"{MARKUP} {HOSTILE[0]}", **lists)
    return replace(riverside, partners=partners, system=system)


@pytest.mark.parametrize("file", PAGES.values())
@pytest.mark.parametrize("name", usually(["empty", "hidden counts"], slowly=LACKING))
def test_every_page_runs_on_maps_that_lack_nearly_everything(file: str, name: str) -> None:
    app = opened(file, NETWORKS[name])
    assert not app.exception
    assert html(app)


@pytest.mark.parametrize("file", PAGES.values())
def test_the_illustrative_tag_stands_on_every_page(file: str) -> None:
    assert '<span class="tag">Illustrative data</span>' in as_it_opens(file).html


def test_a_map_of_facts_is_not_called_illustrative() -> None:
    assert "Illustrative" not in html(opened(map="merseyside_2014"))


@pytest.mark.parametrize("file", PAGES.values())
def test_names_are_shown_as_text_on_every_page(file: str, hostile: Network) -> None:
    app = opened(file, hostile)
    assert not app.exception
    drawn = html(app)
    assert "<script>" not in drawn
    assert "<img" not in drawn
    assert as_text(f"{MARKUP} {HOSTILE[0]}") in [
        link.proto.label for link in app.get("page_link")
    ]  # the name of the map, in the header
    # Markdown would show **bold** as bold and a link as a link, and make icons and arrows of words.
    assert not [text.value for text in app.markdown if "**bold**" in text.value]
    read_as_markdown = [one.label for kind in LABELLED for one in getattr(app, kind)]
    read_as_markdown += [one.value for kind in TOLD for one in getattr(app, kind)]
    read_as_markdown += [option.content for group in app.get("button_group") for option in group.proto.options]
    assert [text for text in read_as_markdown if re.search(r"(?<!\\):(material|streamlit)|(?<!\\)->", text)] == []


def test_the_overview_opens_on_one_finding_a_theme() -> None:
    said = words(opened())
    assert "where could we build next?" in said
    assert said.count("What we do not know") == 1
    for label in ("A strength.", "A gap.", "Much relied on.", "Across boundaries."):
        assert said.count(label) == 1


def test_where_few_have_answered_what_we_do_not_know_comes_first() -> None:
    said = words(opened(map="merseyside_2014"))
    assert said.index("What we do not know") < said.index("where could we build next?")


def test_an_answer_that_is_not_known_has_no_open_table_that_tells_it_all_the_same() -> None:
    app = opened("bottlenecks.py", NETWORKS["chain"])  # nobody has given ages or areas
    assert "We cannot tell yet: every recorded way to help rests on ages" in words(app)
    assert 'aria-label="Who is the only way through?"' not in html(app)
    known = opened("bottlenecks.py")
    assert 'aria-label="Who is the only way through?"' in html(known)


def test_a_room_hears_a_partner_named_only_once_it_has_agreed() -> None:
    app = opened("data.py", part="names")
    assert "Nobody has agreed to be named in a room yet." in words(app)
    app.multiselect[0].select("ld").select("peer")
    press(app, "They have agreed")
    assert "Nothing was kept." in app.warning[0].value
    assert "Nobody has agreed to be named in a room yet." in words(app)
    app.text_input(key="who agreed").input("Service manager")
    press(app, "They have agreed")
    assert not app.exception
    assert "2 partners have agreed" in words(app)
    assert "Service manager" in words(app)
    app.switch_page("overview.py").run()
    app.toggle(key="control room").set_value(True).run()
    assert "Liaison and diversion service is the only recorded way through" in words(app)
    again = opened(room="1", map=app.query_params["map"])  # another visit, the same map
    assert "Liaison and diversion service is the only recorded way through" in words(again)


def test_an_agreement_is_taken_back_at_any_time(riverside: Network) -> None:
    app = opened("data.py", replace(riverside, agreed=(Agreement("ld"),)), part="names")
    assert "1 partner has agreed" in words(app)
    app.selectbox(key="take back who").select("ld").run()
    app.button(key="take back").click().run()
    assert "Nobody has agreed" in words(app)
    app.switch_page("overview.py").run()
    app.toggle(key="control room").set_value(True).run()
    assert "An NHS partner is the only recorded way through" in words(app)


def test_the_checklist_asks_first_whom_findings_would_name() -> None:
    drawn = words(opened("data.py", part="names"))
    assert "Liaison and diversion service" in drawn
    assert "Who is the only way through" in drawn
    assert "Before the day" in drawn
    assert "Before the day" not in words(opened("data.py", part="names", room="1"))


def test_until_then_a_room_hears_of_its_sector() -> None:
    assert "An NHS partner is the only recorded way through" in words(opened(room="1"))


def test_what_a_room_sees_says_once_that_it_is_illustrative_and_every_copy_says_so() -> None:
    for file in ("overview.py", "bottlenecks.py", "gaps.py", "route.py"):
        drawn = html(opened(file, projector="1"))
        assert drawn.count("<span>Illustrative: </span>") == 1, file
    drawn = html(opened("bottlenecks.py", projector="1"))
    assert drawn.count('class="only-copied">Illustrative: </span>') == drawn.count('class="sentence') - 1
    assert "Illustrative: An NHS partner is the only recorded way through" in words(opened(projector="1"))


@pytest.mark.parametrize("file", usually(["overview.py", "map.py", "build.py", "data.py"], slowly=PAGES.values()))
def test_the_projector_is_left_by_a_key_and_a_link(file: str) -> None:
    app = opened(file, projector="1")
    leave = app.button(key="leave projector")
    assert leave.proto.shortcut == "p"
    leave.click().run()
    assert "projector" not in app.query_params
    assert not [one for one in app.button if one.key == "leave projector"]


def test_what_is_set_aside_stays_aside_on_every_page_and_when_loaded_again() -> None:
    app = opened("bottlenecks.py")
    app.button(key="aside-leaks").click().run()
    app.button(key="aside-sole_routes").click().run()
    assert app.query_params["aside"] == "leaks,sole_routes"
    asked = "Who is the only way through?"
    for again in (app, opened("bottlenecks.py", aside="leaks,sole_routes"), opened(aside="leaks,sole_routes")):
        assert "2 findings set aside for later." in words(again)
        assert asked not in words(again)
        assert "is the only recorded way through" not in words(again)
    app.button(key="bring back").click().run()
    assert asked in words(app)
    assert "aside" not in app.query_params


def test_what_is_not_a_question_cannot_be_set_aside() -> None:
    assert "set aside" not in words(opened(aside="nothing,,<b>"))


def test_that_nothing_is_tested_is_said_once_a_page() -> None:
    drawn = html(opened("bottlenecks.py"))
    assert drawn.count(sureness.NOT_TESTED) == 1
    assert not [line for line in re.findall(r'<p class="sure">.*?</p>', drawn) if "ot tested" in line]


def test_of_a_page_without_any_finding_it_is_not_said() -> None:
    assert sureness.NOT_TESTED not in html(opened("bottlenecks.py", NETWORKS["hidden counts"]))


def test_the_address_keeps_map_and_room_view_from_page_to_page() -> None:
    app = opened(map="merseyside_2014", room="1")
    app.switch_page("gaps.py").run()
    assert (app.query_params["map"], app.query_params["room"]) == ("merseyside_2014", "1")


def test_a_page_says_its_address_once_whatever_the_one_before_wrote_last(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(map="merseyside_2014", room="1")
    written: list[str] = []
    tell = QueryParams._send_query_param_msg
    monkeypatch.setattr(QueryParams, "_send_query_param_msg", lambda self: (written.append(str(self)), tell(self)))
    app.switch_page("gaps.py").run()
    written.clear()
    app.run()  # with nothing to put back, and the page has said it
    assert not written
    monkeypatch.setattr(address, "_page", lambda: "/another")
    app.run()
    assert len(written) == 1
    assert "merseyside_2014" in written[0]


def test_an_unknown_map_in_the_address_opens_the_first_one() -> None:
    assert "Riverside" in words(opened(map="../../etc/passwd"))


def test_gaps_shows_nobody_where_the_map_says_so() -> None:
    app = opened("gaps.py")
    row = re.search(r'<tr><th scope="row">Brain injury</th>.*?</tr>', html(app))
    assert row is not None
    # Brain injury is met in three of the five boroughs: Northfield, Eastmoor and Southbank.
    assert re.findall(r"<span>(.*?)(?: <small.*?)?</span>", row[0]) == ["Only one"] * 3 + ["Nobody"] * 2


def test_gaps_marks_the_cell_that_its_sentence_names() -> None:
    app = opened("gaps.py")
    assert "a wide gap is trauma and abuse for anyone but some women in 4 of 5 areas" in words(app)
    row = re.search(r'<tr><th scope="row">Trauma and abuse</th>.*?</tr>', html(app))
    assert row is not None
    # in Southbank a partner that may help has not said what it does
    assert ["named" in cell for cell in re.findall(r"<td class=\"(.*?)\"", row[0])] == [True, True, False, True, True]
    assert html(app).count("Named in the sentence above") == 4


def test_with_a_what_if_gaps_says_what_its_cells_said_before() -> None:
    app = opened("gaps.py")
    app.session_state["trays"] = {"partners": Tray().put(StepBack("brain_injury"))}
    app.run()
    assert "Only one → Nobody" in words(app)


def test_a_choice_on_gaps_is_kept_in_the_address() -> None:
    app = opened("gaps.py")
    app.selectbox(key="control group").select("women").run()
    assert app.query_params["group"] == "women"
    assert "for women" in words(app)


def test_boundaries_can_be_looked_at_by_area() -> None:
    app = opened("boundaries.py", by="area")
    assert not app.exception
    assert "Westhaven" in words(app)


def test_at_an_hour_the_key_of_gaps_speaks_of_what_is_open_not_of_what_is_recorded() -> None:
    assert "no service recorded" in words(opened("gaps.py"))
    at_night = words(opened("gaps.py", stage="custody", at="Sat 23:00"))
    assert "the first opens at 07:00 on Sunday" in at_night
    assert "no service open then" in at_night
    assert "no service recorded" not in at_night


def test_a_hidden_total_is_a_figure_of_short_words() -> None:
    assert re.search(r'<div class="figure wide"><b>\d+ to \d+</b>', html(opened("bottlenecks.py")))


def test_answers_that_wait_stand_on_one_card_with_a_way_to_what_would_open_them() -> None:
    waiting = html(opened(map="merseyside_2014"))
    assert "Two things would open these questions" in waiting
    assert waiting.count("We cannot tell yet") == 0
    opened_by_it, _, rest = waiting.partition("These questions wait for something else")
    assert "Do we work across our usual lines?" not in opened_by_it
    across = "Do we work across our usual lines?<br>We cannot compare yet: across sector lines, no pair has been asked."
    assert across in rest
    assert "would open these questions" not in html(opened())


def test_why_nothing_can_be_told_is_not_said_twice() -> None:
    bare = replace(
        NETWORKS["two doors"], partners=tuple(replace(one, sector=None) for one in NETWORKS["two doors"].partners)
    )
    said = words(opened("boundaries.py", bare))
    assert said.count("We cannot compare yet: 5 partners have no sector recorded.") == 1
    assert said.count("5 partners have no sector recorded.") == 2  # of the two questions that wait for it, once each
