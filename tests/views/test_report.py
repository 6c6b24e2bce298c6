"""The page Report: what is chosen is made at a press, and a room makes nothing that names partners."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import ClassVar

import pytest
from streamlit.testing.v1 import AppTest

from analysis._stability import Asked, finished, rerunning
from network.model import Network
from tests.open_pages import opened, words
from tests.public.planted import planted
from tests.small_networks import NETWORKS
from views import cached
from views.behind.kept import key_of
from views.behind.work import Work
from views.parts import sureness


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


def text(app: AppTest) -> str:
    (_, _, content) = app.session_state["part report made"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())


def downloads(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("download_button")]


def test_nothing_is_made_before_it_is_asked_for() -> None:
    app = opened("report.py")
    assert not app.exception
    assert "What do we take home?" in words(app)
    assert downloads(app) == []


def test_a_press_makes_the_chapters_that_were_chosen() -> None:
    app = opened("report.py", chapters="gaps,sources")
    press(app, "Make it")
    assert not app.exception
    assert downloads(app) == ["Download (Word)"]
    assert "Where is there no way to help?" in text(app)
    assert "Liaison and diversion service is the only recorded way" not in text(app)


class InSteps(Work):
    """Works out in the process of the page, once it was asked twice how far it is."""

    heard: ClassVar[list[float]] = []

    def want(self, network: Network, asked: Iterable[Asked]) -> None:
        self.waiting = [*getattr(self, "waiting", []), (network, list(asked))]

    def share(self, keys: Iterable[str]) -> float | None:
        if len(self.heard) < 2:
            self.heard.append(0.5)
            return 0.5
        for network, asked in self.waiting:
            for one, found in zip(asked, finished(rerunning(asked, network, runs=3)), strict=True):
                self._kept.put(key_of(network, one), found)
        self.waiting = []
        return None


@pytest.mark.parametrize("reader", ["board", "public"])
def test_a_report_waits_until_it_is_known_how_firm_its_findings_are(
    reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARTNERSHIP_SURE")
    monkeypatch.setattr(cached, "Work", InSteps)
    monkeypatch.setattr(sureness, "WAITING_SECONDS", 0)
    InSteps.heard.clear()
    app = opened("report.py", NETWORKS["everything known"], chapters="boundaries", firm="1", reader=reader)
    press(app, "Make it")
    assert not app.exception
    assert len(InSteps.heard) == 2
    assert "re-runs with some answers left out" in text(app)


def test_where_nobody_was_asked_a_report_has_nothing_to_wait_for() -> None:
    labels = [one.label for one in opened("report.py", NETWORKS["star"]).toggle]
    assert "Say how firm each finding is" not in labels
    assert "Say how firm each finding is" in [one.label for one in opened("report.py").toggle]


def test_what_was_made_goes_when_something_else_is_chosen() -> None:
    app = opened("report.py", chapters="sources")
    press(app, "Make it")
    next(box for box in app.selectbox if box.label == "For").select("public").run()
    assert downloads(app) == []


def test_a_room_makes_no_report_for_a_board() -> None:
    app = opened("report.py", chapters="bottlenecks", room="1")
    assert not made_for_a_board(app)
    press(app, "Make it")
    assert "Liaison and diversion service" not in text(app)


def made_for_a_board(app: AppTest) -> bool:
    readers = next(box for box in app.selectbox if box.label == "For").options
    return any(one.startswith("A board") for one in readers)


def test_a_board_paper_and_a_page_for_one_partner_are_made() -> None:
    app = opened("report.py", paper="board")
    press(app, "Make it")
    assert "We ask the board to" in text(app)
    app = opened("report.py", paper="pages", of="peer")
    press(app, "Make it")
    assert "What the map says about us" in text(app)
    assert "Peer support group" in text(app)


def test_a_room_makes_no_page_for_a_partner() -> None:
    app = opened("report.py", paper="pages", room="1")
    assert "One page a partner" not in words(app)


def test_the_answers_are_those_of_the_pages() -> None:
    app = opened("bottlenecks.py")
    sentence = re.search(r"Liaison and diversion service is the only recorded way through[^.]*\.", words(app))
    assert sentence
    app = opened("report.py", chapters="bottlenecks")
    assert made_for_a_board(app)
    press(app, "Make it")
    assert sentence[0] in text(app)


def test_a_map_for_the_public_is_reported_to_the_public_unless_somebody_says_otherwise() -> None:
    marked = planted(illustrative=True, public=True)
    assert opened("report.py", marked).selectbox(key="control reader").value == "public"
    assert opened("report.py", marked, reader="board").selectbox(key="control reader").value == "board"
    assert opened("report.py", planted(illustrative=True)).selectbox(key="control reader").value == "board"


def test_slides_are_never_for_a_board_and_a_poster_is_a_pdf() -> None:
    app = opened("report.py", **{"as": ".pptx"}, chapters="promises")
    readers = next(box for box in app.selectbox if box.label == "For").options
    assert not any(one.startswith("A board") for one in readers)
    press(app, "Make it")
    assert downloads(app) == ["Download (Slides)"]
    app = opened("report.py", paper="poster")
    press(app, "Make it")
    assert not app.exception
    assert downloads(app) == ["Download (Poster, A3)"]
    assert app.session_state["part report made"][2].startswith(b"%PDF")
