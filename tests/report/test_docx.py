"""The Word report: everybody can read it, it says what the contents say, and the checker can fail."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

import docx
import pandas as pd
import pytest

from network.model import Goal
from render.letters import width
from render.report.chapters import CHAPTERS
from render.report.content import Asked, Bullets, Chapter, Contents, Grid, Heading, Reader, Text
from render.report.docx import document
from render.report.docx_table import PADDING, POINT, column_widths, longest_word
from render.report.telling import Choices
from render.tables import Shown
from tests.asked import afresh, contents
from tests.pace import usually
from tests.report.checker.docx import faults
from tests.report.planting import with_part
from tests.shipped import as_shown
from tests.small_networks import NETWORKS, SOME

DAY = date(2026, 11, 29)
WELSH = "Gwasanaeth Cyffuriau ac Alcohol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
POLISH = "Wielkopolskie Stowarzyszenie Konstantynopolitańczykowianeczkom i Pięćdziesięciogroszówkom"
SHIPPED = ("partners", "partners_after", "merseyside_2014")


def made_of(*blocks: object, one_page: bool = False) -> Contents:
    chapters = (Chapter("gaps", "Gaps", blocks, one_page), Chapter("sources", "Sources", (Text("From a table."),)))
    return Contents("Testshire", "April.", Reader.BOARD, DAY, "abc123", "Counts under 5 are hidden.", chapters, True)


def table(*cells: str, headings: tuple[str, ...] = ("Partner", "Referrals")) -> Grid:
    frame = pd.DataFrame([cells[at : at + len(headings)] for at in range(0, len(cells), len(headings))])
    frame.columns = list(headings)
    return Grid("Who refers to whom?", Shown(frame, frozenset({headings[-1]}), {}), more=3)


@pytest.fixture(scope="module")
def report() -> bytes:
    network = as_shown()
    return document(contents(network, Choices(DAY, chapters=("state", "gaps", "promises"))))


def read(file: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize(
    ("name", "reader"),
    usually([("partners", Reader.BOARD), ("merseyside_2014", Reader.ROOM)], slowly=list(product(SHIPPED, Reader))),
)
def test_the_checker_finds_nothing_in_the_report_of_any_map_that_ships(name: str, reader: Reader) -> None:
    chapters = usually(tuple(one for one in CHAPTERS if one != "goals" or name != "partners"), slowly=())
    assert faults(document(contents(as_shown(name), Choices(DAY, reader, chapters=chapters)))) == []


@pytest.mark.long
@pytest.mark.parametrize("name", SOME)
def test_the_checker_finds_nothing_in_the_report_of_a_small_map(name: str) -> None:
    chapters = ("state", "bottlenecks", "goals", "promises", "sources")
    network = replace(NETWORKS[name], goals=(Goal("Help at each door", "coverage", test=(("every_door", "yes"),)),))
    assert faults(document(contents(network, Choices(DAY, chapters=chapters)))) == []


INNER = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
OUTSIDE = '<Relationship Id="out" Type="image" Target="https://example.org/map.png" TargetMode="External"/>'
PLANTED: dict[str, tuple[str, Callable[[str], str], str]] = {  # part, what is done to it, what is found
    "no alternative text": ("document", lambda xml: re.sub(r'descr="[^"]*"', 'descr=""', xml), "picture with"),
    "a file name": ("document", lambda xml: re.sub(r'descr="[^"]*"', 'descr="overview.png"', xml), "picture with"),
    "a number": ("document", lambda xml: re.sub(r'descr="[^"]*"', 'descr="Picture 1"', xml), "picture with"),
    "no header row": ("document", lambda xml: xml.replace("<w:tblHeader/>", ""), "no header row"),
    "torn rows": ("document", lambda xml: xml.replace("<w:cantSplit/>", "", 1), "torn"),
    "merged cells": ("document", lambda xml: xml.replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', 1), "merged"),
    "no caption": ("document", lambda xml: re.sub(r"<w:tblCaption [^>]*/>", "", xml), "without a caption"),
    "a jump": ("document", lambda xml: xml.replace('w:val="Heading2"', 'w:val="Heading3"', 1), "heading of level 3"),
    "afloat": ("document", lambda xml: xml.replace("wp:inline", "wp:anchor"), "floats"),
    "blanks": ("document", lambda xml: xml.replace("Illustrative: ", "Illustrative:   ", 1), "blanks"),
    "empty": ("document", lambda xml: xml.replace("<w:sectPr", "<w:p/><w:sectPr", 1), "empty paragraph"),
    "a link by address": ("document", lambda xml: xml.replace("<w:t>Gaps</w:t>", "<w:t>https://x.y</w:t>", 1), "link"),
    "a link to nowhere": ("document", lambda xml: xml.replace('w:anchor="chapter_gaps"', 'w:anchor="x"'), "nowhere"),
    "another language": ("styles", lambda xml: xml.replace('w:val="en-GB"', 'w:val="en-US"'), "language en-US"),
    "pale letters": ("styles", lambda xml: xml.replace("46525C", "9AA5AD"), "letters in 9AA5AD"),
    "another font": ("styles", lambda xml: xml.replace('w:ascii="Arial"', 'w:ascii="Cambria"'), "font Cambria"),
    "tiny letters": ("styles", lambda xml: xml.replace('<w:sz w:val="18"/>', '<w:sz w:val="12"/>'), "6.0 points"),
    "no sentence": (
        "document",
        lambda xml: re.sub(r'descr="[^"]*"', 'descr="overview of all links"', xml),
        "picture with",
    ),
    "words about itself": (
        "document",
        lambda xml: re.sub(r'descr="[^"]*"', 'descr="A picture of all links."', xml, count=1),
        "picture with",
    ),
    "one text for all": (
        "document",
        lambda xml: re.sub(r'descr="[^"]*"', 'descr="Links between partners."', xml),
        "different pictures",
    ),
    "too wide": ("document", lambda xml: re.sub(r'extent cx="\d+"', 'extent cx="9999999"', xml), "wider than the page"),
    "out of shape": ("document", lambda xml: re.sub(r'extent cx="\d+"', 'extent cx="999"', xml), "out of shape"),
    "a table too wide": (
        "document",
        lambda xml: re.sub(r'gridCol w:w="\d+"', 'gridCol w:w="9000"', xml),
        "is wider than the page",
    ),
    "a table in a table": (
        "document",
        lambda xml: re.sub(r"<w:tc>(.*?)</w:tc>", rf"<w:tc>{INNER}\1</w:tc>", xml, count=1),
        "in another",
    ),
    "rows that cut": (
        "document",
        lambda xml: xml.replace("<w:cantSplit/>", '<w:cantSplit/><w:trHeight w:val="90" w:hRule="exact"/>', 1),
        "cut their words",
    ),
    "a typed list": (
        "document",
        lambda xml: re.sub(r"(<w:t(?: [^>]*)?>)(\w)", r"\1• \2", xml, count=1),
        "typed by hand",
    ),
    "line breaks": ("document", lambda xml: xml.replace("<w:t>", "<w:br/><w:br/><w:t>", 1), "line breaks"),
    "a heading by hand": (
        "document",
        lambda xml: re.sub(r'"Heading2"/></w:pPr><w:r>', '"Normal"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>', xml, count=1),
        "in place of a heading",
    ),
    "a change not accepted": (
        "document",
        lambda xml: re.sub(r"(<w:r>.*?</w:r>)", r'<w:ins w:id="1">\1</w:ins>', xml, count=1),
        "ins is in the",
    ),
    "hidden words": (
        "document",
        lambda xml: xml.replace("<w:t>", "<w:rPr><w:vanish/></w:rPr><w:t>", 1),
        "vanish is in the text",
    ),
    "both edges": ("styles", lambda xml: xml.replace("<w:pPr>", '<w:pPr><w:jc w:val="both"/>', 1), "both edges"),
    "no title on the page": ("document", lambda xml: xml.replace('w:val="Title"', 'w:val="Normal"'), "no title on"),
    "no page numbers": ("footer1", lambda xml: xml.replace("PAGE", "DATE"), "without numbers"),
    "a link out": (
        "_rels/document.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{OUTSIDE}</Relationships>"),
        "leads out of the file",
    ),
    "no title": ("core", lambda xml: re.sub(r"<dc:title>.*?</dc:title>", "<dc:title/>", xml), "property title"),
    "a default": ("core", lambda xml: xml.replace("Partnership network mapper", "python-docx"), "python-docx"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_the_checker_finds_a_fault_that_is_planted(report: bytes, planted: str) -> None:
    part, change, found = PLANTED[planted]
    name = {"core": "docProps/core.xml", "_rels/document.xml.rels": f"word/{part}"}.get(part, f"word/{part}.xml")
    told = faults(with_part(report, name, change))
    assert any(found in fault for fault in told), told


@pytest.mark.parametrize("left", ["word/vbaProject.bin", "word/comments.xml", "word/embeddings/sheet.xlsx"])
def test_the_checker_finds_what_was_left_in_the_file(report: bytes, left: str) -> None:
    file = io.BytesIO(report)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(left, "<x/>")
    assert f"{left} was left in the file" in faults(file.getvalue())


def test_the_same_contents_give_the_same_bytes(report: bytes) -> None:
    network = as_shown()
    with afresh():
        assert document(contents(network, Choices(DAY, chapters=("state", "gaps", "promises")))) == report


def test_every_block_is_in_the_document_once_and_in_its_order() -> None:
    blocks = (Heading("Where is help?"), Text("Help is here.", "sentence"), Bullets(("One.", "Two.")),
              table("Police", "12"), Asked("Who could share it?"))  # fmt: skip
    said = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", read(document(made_of(*blocks))))
    start = said.index("Where is help?")
    assert said[start : start + 9] == [
        "Where is help?", "Help is here.", "One.", "Two.", "Who refers to whom? (the first 1 of 4 rows)",
        "Partner", "Referrals", "Police", "12",
    ]  # fmt: skip
    assert said[start + 9] == "Who could share it?"


def test_word_processors_open_it_and_see_who_wrote_it_and_when(report: bytes) -> None:
    opened = docx.Document(io.BytesIO(report))
    assert opened.core_properties.title == "Riverside liaison and diversion: where could we build next?"
    assert opened.core_properties.author == "Partnership network mapper"
    assert opened.core_properties.created.date() == DAY


def test_each_page_says_that_it_is_illustrative_how_counts_were_hidden_which_map_and_when(report: bytes) -> None:
    footer = re.sub(r"<[^>]+>", "", read(report, "word/footer1.xml"))
    assert "Illustrative." in footer
    assert "Counts under 5 are hidden" in footer
    assert "29 November 2026" in footer


def test_what_cannot_stand_in_xml_is_left_out() -> None:
    hostile = "A\x0bb\x00 <w:p>&amp; ]]> \u202ex  y"
    file = document(made_of(Heading(hostile), Text(hostile), table(hostile, "1", headings=(hostile, "No"))))
    assert faults(file) == []
    assert "&lt;w:p&gt;&amp;amp;" in read(file)


@pytest.mark.parametrize("name", [WELSH, POLISH, "W" * 150])
def test_the_longest_names_fit_their_cells(name: str) -> None:
    rows = [[name, "Police", "1,234"], ["Peer support", name, "5"]]
    widths = column_widths(["Partner", "With", "Referrals"], rows, 174.0)
    assert sum(widths) <= 174.01
    for column, wide in enumerate(widths):
        words = [word for row in rows for word in row[column].split() if len(word) <= 40]
        assert all(longest_word(word, 9) * POINT + PADDING <= wide + 0.01 for word in words)
    assert faults(document(made_of(Heading(name), table(name, "1")))) == []


def test_one_very_long_word_does_not_leave_the_others_a_word_a_line() -> None:
    words = "Helps with housing. Takes people from 18. What becomes of referrals is not recorded. " * 2
    rows = [["1", "Rechtsschutzversicherungsgesellschaftsbeauftragtenkoordinierungsstelle", words, "today"]] * 3
    _, where, what, _ = column_widths(["Step", "Where", "What happens", "When"], rows, 174.0)
    assert what > where


def test_a_name_stands_in_one_line_before_a_heading_does() -> None:
    headings = ["Partner", *["Links partners inside another sector"] * 5]
    name, *numbers = column_widths(headings, [["Partner 21", *["7"] * 5]], 174.0)
    assert name >= width("Partner 21", 9) * POINT + PADDING
    assert sum((name, *numbers)) <= 174.01


def test_the_state_of_the_partnership_stands_in_two_columns_on_a_page_of_its_own(report: bytes) -> None:
    xml = read(report)
    assert re.findall(r'<w:cols w:num="(\d)"', xml) == ["2", "1"]
    assert xml.index('<w:cols w:num="2"') < xml.index("In this report")


def test_a_report_of_one_chapter_has_no_list_of_chapters() -> None:
    made = made_of(Text("Help is here."))
    assert "In this report" not in read(document(replace(made, chapters=made.chapters[:1])))
