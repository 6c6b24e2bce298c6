"""Every download of the app for a map that is marked public, page by page, looked through as an attacker would."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import analysis
from network import Network
from network.model import Promise, StepBack
from network.tray import Tray
from render.public_copy import LEFT_OUT, UNANSWERED
from tests.open_pages import html, opened
from tests.public.planted import SECRETS, planted, word
from tests.public.scanning import found_in
from views.pages import PAGES
from views.parts import downloads

PARTS = {
    "build.py": ("introductions", "team", "what-if", "goals", "promises"),
    "data.py": ("open", "edit", "names", "running", "changes", "take-away"),
    "over_time.py": ("time", "area"),
}
TABLES = {f"table-{name}": True for name in analysis.questions()}
NOT_FOR_SHARING = "Save a working copy"  # whoever edits the map takes all of it along to work on elsewhere
DOORS = {"parts/downloads.py", "parts/take_away.py", "parts/importing/flow.py", "report.py"}
Files = dict[str, bytes]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The files that the buttons of the pages give, by name; what is made when it is asked for is made."""
    files: Files = {}

    def button(label: str, data: str | bytes | Callable[[], bytes], *, file_name: str, **_: Any) -> bool:
        if label != NOT_FOR_SHARING:
            content = data() if callable(data) else data
            files[file_name] = content.encode() if isinstance(content, str) else content
        return False

    monkeypatch.setattr("streamlit.download_button", button)
    return files


def marked(network: Network) -> Network:
    return replace(network, system=replace(network.system, public=True))


@pytest.fixture(scope="module")
def whole() -> Network:
    """With a promise of partners who are not named and one of a partner who is."""
    return marked(replace(town := planted(illustrative=True), promises=(*town.promises, Promise("door", "hub"))))


def visited(network: Network, file: str, **address: str) -> AppTest:
    app = opened(file, network, visit=TABLES, **address)
    assert not app.exception, file
    return app


def walked(network: Network, files: Iterable[str] = PAGES.values()) -> str:
    """What pages say, all of them if none are chosen; a report is made where one can be."""
    said = []
    for file in files:
        for part in PARTS.get(file, ("",)):
            app = visited(network, file, **({"part": part} if part else {}))
            if file == "report.py":
                app.button(key="make report").click().run()
            said.append(html(app))
    return "\n".join(said)


def test_no_download_of_any_page_gives_anything_away(whole: Network, offered: Files) -> None:
    said = walked(whole)
    tables = {name.partition("_illustrative_public")[0] for name in offered if name.endswith("_public.csv")}
    assert {"brokers", "coverage", "promises"} <= tables, tables
    assert tables.isdisjoint({*UNANSWERED, "compare", "changes", "what_if"})
    assert {Path(name).suffix for name in offered} >= {".csv", ".ics", ".yaml", ".xlsx", ".docx"}
    assert found_in(offered, SECRETS) == []
    for why in (downloads.NO_TABLE, downloads.NO_OPTIONS, downloads.NO_SURVEY):
        assert escape(why) in said


def test_the_walk_finds_what_a_map_gives_that_is_not_for_the_public(whole: Network, offered: Files) -> None:
    walked(replace(whole, system=replace(whole.system, public=None)), ("bottlenecks.py", "build.py", "data.py"))
    names = {
        "partnership-survey.xlsx",
        "promises_illustrative.csv",
        "promises_illustrative.ics",
        "sole_routes_illustrative.csv",
    }
    assert names | {"options_an_exercise_not_a_plan.csv"} <= offered.keys()
    for name in names:
        assert found_in({name: offered[name]}, {"a name": word("door name")}), name


def test_the_table_says_what_it_was_made_from(whole: Network, offered: Files) -> None:
    visited(whole, "gaps.py")
    assert LEFT_OUT in offered["coverage_illustrative_public.csv"].decode()


def test_what_is_being_tried_on_a_map_for_the_public_stays_on_the_screen(whole: Network, offered: Files) -> None:
    trying = {"trays": {whole.digest: Tray().put(StepBack("aside"))}}
    app = opened("bottlenecks.py", whole, visit={**TABLES, **trying})
    assert offered == {}
    assert escape(downloads.NO_TRYING) in html(app)


def test_promises_that_the_copy_does_not_hold_are_not_offered(whole: Network, offered: Files) -> None:
    app = visited(replace(whole, promises=(Promise("aside", "door"),)), "build.py", part="promises")
    assert offered == {}
    assert escape(downloads.NO_PROMISES) in html(app)


def test_pages_offer_files_through_one_door_only() -> None:
    views = Path(__file__).parents[2] / "views"
    having = {str(one.relative_to(views)) for one in views.rglob("*.py") if "download_button(" in one.read_text()}
    assert having == DOORS
