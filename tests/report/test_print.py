"""Reports on paper: tagged for everybody to read, one page where one is meant, and nothing typed is ever code."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product

import pandas as pd
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from network.errors import NetworkError
from render.pictures.pen import drawn, lines
from render.report.content import Asked, Bullets, Chapter, Contents, Figure, Grid, Heading, Reader, Text
from render.report.formats import FORMATS, POSTER
from render.report.print import paper, poster
from render.report.telling import Choices
from render.tables import Shown
from tests.asked import afresh, board_paper, contents
from tests.pace import usually
from tests.report.checker.pdf import elements_of, faults, said
from tests.report.test_slides import LONG
from tests.shipped import as_shown, in_codes

DAY = date(2026, 11, 29)
PICTURE = Figure(drawn(lines([((0, 0), (300, 100))]), height=120, words="A line from one corner to the other."))
A3 = (1190, 841)  # points


def made_of(*blocks: object, one_page: bool = False) -> Contents:
    return Contents("Testshire", "April.", Reader.ROOM, DAY, "abc123", "Counts under 5 are hidden.",
                    (Chapter("state", "A chapter", blocks, one_page),), True)  # fmt: skip


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


PRINTED, READERS = ("partners", "merseyside_2014"), (Reader.BOARD, Reader.ROOM)


@pytest.mark.parametrize(
    ("name", "reader"), usually(list(zip(PRINTED, READERS, strict=True)), slowly=list(product(PRINTED, READERS)))
)
def test_the_checker_finds_nothing_in_the_report_and_the_poster_of_a_map_that_ships(name: str, reader: Reader) -> None:
    network = as_shown(name)
    chapters = ("state", "gaps", "people", "sources")
    written = contents(network, Choices(DAY, reader, chapters=chapters), agreed=network.agreed_ids)
    whole, sheet = paper(written), poster(written)
    assert (faults(whole), faults(sheet)) == ([], [])
    assert (pages(sheet), pages(whole) > 2) == (1, True)
    (page,) = PdfReader(BytesIO(sheet)).pages
    assert (int(page.mediabox.width), int(page.mediabox.height)) == A3


@pytest.mark.parametrize("name", ["partners", "merseyside_2014"])
def test_a_board_paper_is_one_page(name: str) -> None:
    pdf = paper(board_paper(as_shown(name), Choices(DAY)))
    assert (pages(pdf), faults(pdf)) == (1, [])


def test_more_than_a_page_of_a_paper_of_one_page_is_set_smaller() -> None:
    few, many = (
        made_of(Heading("A"), *(Text("Words that fill it. " * 20),) * times, one_page=True) for times in (2, 24)
    )
    assert (pages(paper(few)), pages(paper(many))) == (1, 1)
    assert pages(paper(replace(many, chapters=(replace(many.chapters[0], one_page=False),)))) == 2


def test_the_same_contents_give_the_same_bytes() -> None:
    written = made_of(Heading("A"), Text("One.", "sentence"), PICTURE)
    first = paper(written)
    with afresh():
        assert paper(written) == first


def test_every_block_is_there_in_its_order() -> None:
    table = Shown(pd.DataFrame({"Need": ["Housing"], "Referrals": ["1,234"]}), frozenset({"Referrals"}), {})
    words = said(paper(made_of(
        Heading("The heading"), Text("The sentence.", "sentence"), PICTURE, Grid("The caption", table, more=2),
        Text("How sure: so.", "quiet"), Bullets(("An item",)), Asked("The question?"),
    )))  # fmt: skip
    order = ["Testshire", "A chapter", "The heading", "The sentence.", "The caption", "Need", "Housing", "1,234",
             "2 more rows", "How sure: so.", "An item", "The question?"]  # fmt: skip
    assert [words.index(one) for one in order] == sorted(words.index(one) for one in order)
    assert "Illustrative. Counts under 5 are hidden. Made on 29 November 2026. Map abc123." in " ".join(words.split())


HOSTILE = '#sys.inputs #import "x" $x^2$ *b* _i_ `c` <end> @ref \\ // = H \x0b\x00 #panic("no") ]]> "q'


def test_what_somebody_typed_is_text_and_never_code() -> None:
    table = Shown(pd.DataFrame({HOSTILE: [HOSTILE]}), frozenset(), {})
    blocks = (Heading(HOSTILE), Text(HOSTILE, "sentence"), Grid(HOSTILE, table), Bullets((HOSTILE,)), Asked(HOSTILE))
    pdf = paper(replace(made_of(*blocks), title=HOSTILE, subtitle=HOSTILE, counts_rule=HOSTILE))
    words = said(pdf)
    assert faults(pdf) == []
    assert words.count("#sys.inputs") >= 7
    assert '#panic("no")' in words


@pytest.mark.parametrize("name", LONG)
def test_the_longest_names_stay_on_the_page(name: str) -> None:
    table = Shown(pd.DataFrame({name: [name], "Referrals": ["5"]}), frozenset(), {})
    pdf = paper(made_of(Heading(name), Text(name, "sentence"), Grid(name, table), Asked(name)))
    assert faults(pdf) == []
    edge = 595.3 - 18 / 25.4 * 72  # of the text, in points
    (page,) = PdfReader(BytesIO(pdf)).pages
    starts: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: starts.append(tm[4]) if text.strip() else None)
    assert max(starts) < edge
    assert name[:12] in said(pdf).replace("\u200b", "")


def test_a_poster_without_a_map_is_refused() -> None:
    with pytest.raises(NetworkError, match="has none"):
        poster(made_of(Text("One.")))


def test_a_room_reads_names_of_partners_who_have_not_agreed_on_the_map_alone() -> None:
    told = in_codes(as_shown())
    written = contents(told, Choices(DAY, Reader.ROOM, chapters=("state", "bottlenecks")))
    board = contents(told, Choices(DAY, Reader.BOARD, chapters=("state", "bottlenecks")))
    in_room, by_board = (Counter(re.findall(r"Qz\d+z", said(poster(one)))) for one in (written, board))
    assert len(in_room) == len(told.partners)  # each on the map, once
    assert sum(in_room.values()) <= len(told.partners) + 1  # who quietly connects others is named with pride
    assert by_board.total() > in_room.total()


@pytest.mark.parametrize("planted", ["title", "language", "alt", "header", "tags", "jump"])
def test_the_checker_finds_a_fault_that_is_planted(planted: str) -> None:
    table = Shown(pd.DataFrame({"Need": ["Housing"]}), frozenset(), {})
    writer = PdfWriter(clone_from=BytesIO(paper(made_of(Heading("A"), Text("One."), PICTURE, Grid("Needs", table)))))
    root = writer.root_object
    elements = list(elements_of(root["/StructTreeRoot"]))
    if planted == "title":
        writer.metadata = {"/Author": "A"}
    elif planted == "language":
        root[NameObject("/Lang")] = TextStringObject("en-US")
    elif planted == "tags":
        del root["/StructTreeRoot"]
    else:
        kind, key, value = {
            "alt": ("/Figure", "/Alt", TextStringObject("picture.png")),
            "header": ("/TH", "/S", NameObject("/TD")),
            "jump": ("/H2", "/S", NameObject("/H4")),
        }[planted]
        for one, element in elements:
            if one == kind:
                element[NameObject(key)] = value
    changed = BytesIO()
    writer.write(changed)
    found = {
        "title": "/Title", "language": "en-US", "alt": "do not see it", "header": "header row", "tags": "no tags",
        "jump": "level 4",
    }[planted]  # fmt: skip
    assert any(found in fault for fault in faults(changed.getvalue())), faults(changed.getvalue())


@pytest.mark.parametrize("kind", [POSTER, *FORMATS.values()])
def test_what_writes_each_format_can_be_loaded(kind: object) -> None:
    assert callable(kind.writer())
