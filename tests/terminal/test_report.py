"""`report`: which file is written for whom, and what is refused with a way out."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from network import write_yaml
from tests.small_networks import NETWORKS
from tests.terminal.run import RIVERSIDE, Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def text(file: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return re.sub(r"<[^>]+>", " ", archive.read("word/document.xml").decode())


def test_a_story_is_told_only_where_it_is_chosen(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert terminal("report", RIVERSIDE, str(out), "--chapters", "stories", "--stories", "1")[0] == 0
    assert "I told my story three times in one week" in text(out)
    assert "We each asked the other team to go first" not in text(out)
    code, _, words = terminal("report", RIVERSIDE, str(out), "--stories", "one")
    assert code == 2
    assert "give numbers such as 1,3" in words


def test_chapters_that_were_chosen_are_written_with_small_counts_hidden(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    code, printed, words = terminal("report", RIVERSIDE, str(out), "--chapters", "gaps,sources")
    assert (code, printed) == (0, "")
    assert "Gaps (0 in 100 done)" in words
    assert "Counts under 5 are hidden" in words
    assert "Where is there no way to help?" in text(out)
    assert "Who is the only way through?" not in text(out)


def test_a_room_reads_no_name_and_a_board_does(terminal: Terminal, tmp_path: Path) -> None:
    for reader, named in (("board", True), ("room", False)):
        out = tmp_path / f"{reader}.docx"
        assert terminal("report", RIVERSIDE, str(out), "--reader", reader, "--chapters", "bottlenecks")[0] == 0
        assert ("Liaison and diversion service" in text(out)) == named


def test_papers_of_a_page(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "paper.docx"
    assert terminal("report", RIVERSIDE, str(out), "--paper", "board")[0] == 0
    assert "We ask the board to" in text(out)
    assert terminal("report", RIVERSIDE, str(out), "--partner", "peer")[0] == 0
    assert "What the map says about us" in text(out)


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (["report.odt"], 2, "no name for a report. Choose one that ends in .docx"),
        (["report.docx", "--paper", "board", "--partner", "ld"], 2, "give one of them"),
        (["report.docx", "--partner", "lld"], 1, 'no partner "lld"'),
        (["report.docx", "--chapters", "gasp"], 1, 'no chapter "gasp"'),
        (["report.docx", "--area", "mars"], 1, 'no area "mars"'),
        (["nowhere/report.docx", "--chapters", "sources"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_made_is_refused(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended, printed, said = terminal("report", RIVERSIDE, *given)
    assert (ended, printed) == (code, "")
    assert words in said
    assert not list(tmp_path.iterdir())


def test_slides_are_made_as_a_room_may_see_them(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "slides.pptx"
    code, _, words = terminal("report", RIVERSIDE, str(out), "--chapters", "promises")
    assert code == 0
    assert "named as in a room" in words
    assert zipfile.is_zipfile(out)


def test_how_firm_findings_are_is_told_with_progress(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)  # several processes find the same: tests/analysis/test_stability.py
    source, out = tmp_path / "map.yaml", tmp_path / "report.docx"
    write_yaml(NETWORKS["chain"], source)
    code, printed, words = terminal("report", str(source), str(out), "--chapters", "boundaries", "--sure")
    assert (code, printed) == (0, "")
    assert "50 in 100 done" in words
    assert "of 100 re-runs with some answers left out" in text(out)


def test_a_poster_and_pictures_by_the_end_of_their_name(terminal: Terminal, tmp_path: Path) -> None:
    poster, picture = tmp_path / "poster.pdf", tmp_path / "leaks.svg"
    assert terminal("report", RIVERSIDE, str(poster), "--paper", "poster", "--chapters", "sources")[0] == 0
    assert poster.read_bytes().startswith(b"%PDF-1.7")
    assert terminal("report", RIVERSIDE, str(picture), "--question", "leaks")[0] == 0
    assert "A funnel for mental health" in picture.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("out", "more", "why"),
    [
        ("x.docx", ("--paper", "poster"), "A poster is a PDF"),
        ("x.docx", ("--question", "leaks"), "--question chooses a picture"),
        ("x.png", ("--question", "coverage"), "has no picture here"),
        ("x.gif", (), "is no name for a report"),
        ("x.svg", ("--sure",), "--sure goes with a report"),
        ("x.docx", ("--running-order", "cafe"), "is for the notes of slides"),
        ("x.pptx", ("--running-order", "own"), "There are: partnership "),
    ],
)
def test_what_does_not_go_together_is_refused(
    terminal: Terminal, tmp_path: Path, out: str, more: tuple[str, ...], why: str
) -> None:
    code, _, words = terminal("report", RIVERSIDE, str(tmp_path / out), *more)
    assert code in (1, 2)
    assert why in words
