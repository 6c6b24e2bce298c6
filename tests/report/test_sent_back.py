"""A page that was filled in and sent back: what was written into it becomes comments, and nothing else does."""

import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import docx
import pytest

import cli
from network import read_yaml
from network.errors import UnreadableFile
from network.model import Comment, Network
from render.report.docx import document
from render.report.papers.partner import CORRECT, ELSE
from render.report.papers.sent_back import sent_back
from render.report.telling import Choices
from tests.asked import partner_pages
from tests.shipped import shipped

DAY = date(2026, 5, 6)
SOLE = "Who is the only way through?"


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


@cache
def page(*partners: str) -> bytes:
    riverside = shipped()
    return document(partner_pages(riverside, Choices(DAY), partners))


def filled_in(content: bytes, words: dict[str, str], table: int = 0) -> bytes:
    """The page with words behind what stands in the right column, as somebody types them."""
    opened = docx.Document(io.BytesIO(content))
    for row in opened.tables[table].rows:
        if row.cells[0].text in words:
            row.cells[1].paragraphs[0].add_run(f" {words[row.cells[0].text]}")
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def rows(content: bytes, table: int = 0) -> list[str]:
    return [row.cells[0].text for row in docx.Document(io.BytesIO(content)).tables[table].rows]


def test_a_page_asks_about_the_partner_and_about_every_finding_that_names_it(riverside: Network) -> None:
    assert rows(page("ld"))[:4] == ["About", *CORRECT]
    assert SOLE in rows(page("ld"))
    assert rows(page("ld"))[-1] == ELSE


def test_what_was_written_becomes_a_comment_of_the_partner_on_the_finding(riverside: Network) -> None:
    back = filled_in(page("ld"), {SOLE: "Probation sends people too.", CORRECT[0]: "We moved.", ELSE: "Thank you."})
    found = sent_back(riverside, back, "page.docx", DAY)
    assert set(found.comments) == {
        Comment("ld", "Probation sends people too.", "sole_routes", when=DAY),
        Comment("ld", "We moved.", about=CORRECT[0], when=DAY),
        Comment("ld", "Thank you.", when=DAY),
    }
    assert (found.known, found.problems) == (0, ())


def test_a_page_that_came_back_as_it_was_or_says_that_all_is_right_adds_nothing(riverside: Network) -> None:
    for back in (page("ld"), filled_in(page("ld"), {SOLE: "Right.", CORRECT[1]: "OK"})):
        assert sent_back(riverside, back, "page.docx", DAY).comments == ()


def test_brought_back_twice_it_is_kept_once(riverside: Network) -> None:
    back = filled_in(page("ld"), {SOLE: "Probation sends people too."})
    once = sent_back(riverside, back, "page.docx", DAY).comments
    again = sent_back(replace(riverside, comments=once), back, "page.docx", date(2026, 5, 9))
    assert (again.comments, again.known) == ((), 1)


def test_of_several_pages_each_is_of_its_own_partner(riverside: Network) -> None:
    both = page("ld", "peer")
    back = filled_in(filled_in(both, {ELSE: "One."}, 0), {ELSE: "Two."}, 1)
    found = {one.partner: one.text for one in sent_back(riverside, back, "pages.docx", DAY).comments}
    assert found == {"ld": "One.", "peer": "Two."}


def test_details_of_a_person_are_left_out_and_not_repeated(riverside: Network) -> None:
    back = filled_in(page("ld"), {SOLE: "Ring 07700 900123.", ELSE: "Thank you."})
    found = sent_back(riverside, back, "page.docx", DAY)
    assert [one.text for one in found.comments] == ["Thank you."]
    assert len(found.problems) == 1
    assert "07700" not in found.problems[0]
    assert SOLE in found.problems[0]


def test_a_page_of_somebody_else_is_said(riverside: Network) -> None:
    others = replace(
        riverside, partners=tuple(replace(one, name=f"{one.name} of Elsewhere") for one in riverside.partners)
    )
    found = sent_back(others, filled_in(page("ld"), {ELSE: "One."}), "page.docx", DAY)
    assert found.comments == ()
    assert "names no partner of this map" in found.problems[0]


@pytest.mark.parametrize("content", [b"no archive", b"PK\x03\x04 cut off", b""])
def test_what_is_no_page_is_refused(content: bytes, riverside: Network) -> None:
    with pytest.raises(UnreadableFile):
        sent_back(riverside, content, "page.docx", DAY)


def test_a_document_without_the_table_is_refused(riverside: Network) -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(UnreadableFile, match="What we would say"):
        sent_back(riverside, empty.getvalue(), "letter.docx", DAY)


def test_the_terminal_shows_what_came_back_and_writes_the_map_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "page.docx"
    back.write_bytes(filled_in(page("ld"), {SOLE: "Probation sends people too."}))
    assert cli.main(["comments", "data/partners.yaml", str(back), "--out", str(tmp_path / "new.yaml")]) == 0
    assert "Probation sends people too." in capsys.readouterr().out
    assert cli.main(["comments", str(tmp_path / "new.yaml")]) == 0
    shown = capsys.readouterr()
    assert SOLE in shown.out
    assert "1 comment on this map." in shown.err
    assert [one.finding for one in read_yaml(tmp_path / "new.yaml").comments] == ["sole_routes"]
    assert cli.main(["comments", str(tmp_path / "new.yaml"), "--out", str(tmp_path / "x.yaml")]) == 2
    same = ["comments", str(tmp_path / "new.yaml"), str(back), "--out", str(tmp_path / "new.yaml")]
    assert cli.main(same) == 2
