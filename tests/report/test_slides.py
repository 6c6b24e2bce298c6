"""The slides: everybody can read them, they fit, they name nobody, and the checker can fail."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, product

import pandas as pd
import pytest
from pptx import Presentation

from network import Network
from network.errors import NetworkError
from network.model import RunningStep
from render.letters import width
from render.pictures.pen import drawn, lines
from render.report.content import Asked, Bullets, Chapter, Contents, Figure, Grid, Heading, Reader, Text
from render.report.formats import FORMATS
from render.report.map_drawings import FIRST_SIGHT, map_drawings
from render.report.slide_parts import Box, fitted
from render.report.slide_plan import NOT_YET, WE_ASK, planned
from render.report.slides import slides
from render.report.telling import Choices
from render.running_orders import READY
from render.tables import Shown
from tests.asked import afresh, contents
from tests.pace import usually
from tests.report.checker.pptx import faults
from tests.report.planting import with_part
from tests.shipped import as_shown, in_codes
from tests.small_networks import NETWORKS

DECK = FORMATS[".pptx"].chapters
DAY = date(2026, 11, 29)
WELSH = "Gwasanaeth Cyffuriau ac Alcohol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
POLISH = "Wielkopolskie Stowarzyszenie Konstantynopolitańczykowianeczkom i Pięćdziesięciogroszówkom"
LONG = (WELSH, POLISH, "W" * 150, "Ośrodek " * 18)
PICTURE = Figure(drawn(lines([((0, 0), (300, 100))]), height=120, words="A line from one corner to the other."))


def made_of(*blocks: object, name: str = "state") -> Contents:
    return Contents("Testshire", "April.", Reader.ROOM, DAY, "abc123", "Counts under 5 are hidden.",
                    (Chapter(name, "A chapter", blocks),), True)  # fmt: skip


def deck_of(network: Network, reader: Reader = Reader.ROOM, chapters: tuple[str, ...] = DECK) -> bytes:
    choices = Choices(DAY, reader, chapters=chapters)
    written = contents(network, choices, agreed=network.agreed_ids)
    return slides(written)


@cache
def whole_deck(name: str, reader: Reader) -> bytes:
    return deck_of(as_shown(name), reader)


@pytest.fixture(scope="module")
def deck() -> bytes:
    """Slides of every kind, for faults to be planted in."""
    table = Shown(pd.DataFrame({"Need": ["Housing"], "Referrals": ["1,234"]}), frozenset({"Referrals"}), {})
    found = [
        (
            Heading(name),
            Text(f"Illustrative: {name} could open help.", "sentence"),
            PICTURE,
            Text("How sure: so.", "quiet"),
        )
        for name in ("Linking two partners", "Meeting once", "Longer hours")
    ]
    tabled = (Heading("Needs"), Text("Housing is met.", "sentence"), Grid("Needs", table))
    made = slides(made_of(*chain(*found), *tabled, Heading(WE_ASK), Asked("Who could share it?")))
    assert faults(made) == []
    return made


def said_on(page: object) -> str:
    return " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


SHOWN = list(product(("partners", "merseyside_2014", "partners_after"), (Reader.ROOM, Reader.PUBLIC)))


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "reader"), usually([("partners", Reader.ROOM), ("merseyside_2014", Reader.PUBLIC)], slowly=SHOWN)
)
def test_the_checker_finds_nothing_in_the_slides_of_any_map_that_ships(name: str, reader: Reader) -> None:
    assert faults(whole_deck(name, reader)) == []


@pytest.mark.parametrize("name", usually(["hostile names"], slowly=["two doors", "hostile names", "chain"]))
def test_the_checker_finds_nothing_in_all_chapters_of_a_small_map(name: str) -> None:
    network = NETWORKS[name]
    placed = replace(network, positions=tuple((key, (0.2 + 0.1 * at, 0.5)) for at, key in enumerate(network.by_id)))
    assert faults(deck_of(placed, chapters=())) == []


OUTSIDE = '<Relationship Id="out" Type="video" Target="https://example.org/film.mp4" TargetMode="External"/>'
PLANTED: dict[str, tuple[str, Callable[[str], str], str]] = {  # part, what is done to it, what is found
    "no alternative text": ("slide3", lambda xml: re.sub(r'descr="[^"]*"', 'descr=""', xml), "do not see it"),
    "a file name": ("slide3", lambda xml: re.sub(r'descr="[^"]*"', 'descr="image.png"', xml), "do not see it"),
    "no title": ("slide3", lambda xml: xml.replace('<p:ph type="title"/>', ""), "no title"),
    "a title twice": (  # in two parts: the mark of an illustrative map, and the sentence
        "slide4",
        lambda xml: re.sub(r"<a:t>[^<]*(</a:t>.*?<a:t>)[^<]*", r"<a:t>We \1ask", xml, count=1, flags=re.DOTALL),
        "the same title",
    ),
    "too long": ("slide3", lambda xml: re.sub(r"(<a:t>[^<]*)", r"\1" + " and much more" * 30, xml, count=1), "longer"),
    "letters that shrink": ("slide3", lambda xml: xml.replace("<a:noAutofit/>", "<a:normAutofit/>"), "shrinks"),
    "another language": ("slide3", lambda xml: xml.replace('lang="en-GB"', 'lang="en-US"'), "language en-US"),
    "no language": ("slide3", lambda xml: xml.replace(' lang="en-GB"', ""), "no language"),
    "pale letters": ("slide3", lambda xml: xml.replace("17212B", "C0C8CC"), "letters in C0C8CC"),
    "tiny letters": ("slide3", lambda xml: re.sub(r'sz="\d+"', 'sz="900"', xml), "9 points"),
    "another font": ("slide3", lambda xml: xml.replace('"Arial"', '"Cambria"'), "font Cambria"),
    "blanks": ("slide3", lambda xml: xml.replace("Illustrative: ", "Illustrative:    ", 1), "blanks"),
    "over the edge": ("slide3", lambda xml: re.sub(r'<a:off x="\d+"', '<a:off x="9000000"', xml), "over"),
    "hidden": ("slide3", lambda xml: xml.replace("<p:sld ", '<p:sld show="0" ', 1), "hidden"),
    "no sentence": ("slide3", lambda xml: re.sub(r'descr="[^"]*"', 'descr="three new links"', xml), "do not see it"),
    "moves": ("slide3", lambda xml: xml.replace("</p:sld>", "<p:timing/></p:sld>"), "moves by itself"),
    "goes on by itself": ("slide3", lambda xml: xml.replace("</p:sld>", "<p:transition/></p:sld>"), "moves by itself"),
    "a typed list": ("slide3", lambda xml: re.sub(r"(<a:t>)", r"\1• ", xml, count=1), "typed by hand"),
    "line breaks": ("slide3", lambda xml: xml.replace("</a:r>", "</a:r><a:br/><a:br/>", 1), "line breaks"),
    "turned": ("slide3", lambda xml: xml.replace("<a:bodyPr", '<a:bodyPr vert="vert270"', 1), "turned"),
    "capitals": ("slide3", lambda xml: xml.replace('lang="en-GB"', 'lang="en-GB" cap="all"', 1), "capitals"),
    "out of shape": (
        "slide3",
        lambda xml: re.sub(r"(<p:pic>.*?<a:ext cx=.)\d+", r"\g<1>99999", xml, flags=re.DOTALL),
        "out of shape",
    ),
    "a link out": (
        "_rels/slide3.xml.rels",
        lambda xml: xml.replace("</Relationships>", f"{OUTSIDE}</Relationships>"),
        "leads out of the file",
    ),
    "no header row": ("TABLE", lambda xml: xml.replace('firstRow="1"', 'firstRow="0"'), "no header row"),
    "merged cells": ("TABLE", lambda xml: xml.replace("<a:tc>", '<a:tc gridSpan="2">', 1), "merged cells"),
    "no notes": ("notes", lambda xml: re.sub(r"<a:t>[^<]*", "<a:t>", xml), "for the speaker"),
    "no author": ("core", lambda xml: re.sub(r"<dc:creator>.*?</dc:creator>", "", xml), "property creator"),
    "a default": ("core", lambda xml: xml.replace("Partnership network mapper", "Steve Canny"), "Steve Canny"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_the_checker_finds_a_fault_that_is_planted(deck: bytes, planted: str) -> None:
    part, change, found = PLANTED[planted]
    with zipfile.ZipFile(io.BytesIO(deck)) as given:
        with_table = [name for name in given.namelist() if b"<a:tbl>" in given.read(name)]
        name = {
            "core": "docProps/core.xml", "notes": "ppt/notesSlides/notesSlide3.xml", "TABLE": with_table[0],
            "_rels/slide3.xml.rels": f"ppt/slides/{part}",
        }.get(part, f"ppt/slides/{part}.xml")  # fmt: skip
    told = faults(with_part(deck, name, change))
    assert any(found in fault for fault in told), told


def test_the_same_contents_give_the_same_bytes() -> None:
    network = usually(NETWORKS["everything known"], slowly=as_shown("partners"))
    chapters = ("state", "gaps", "promises")
    deck = deck_of(network, chapters=chapters)
    assert len(Presentation(io.BytesIO(deck)).slides) > 5
    with afresh():
        assert deck_of(network, chapters=chapters) == deck


def test_slides_are_not_made_for_a_board() -> None:
    with pytest.raises(NetworkError, match="shown to a room"):
        slides(replace(made_of(Text("One.")), reader=Reader.BOARD))


@pytest.mark.parametrize("name", LONG)
def test_the_longest_names_fit_every_kind_of_slide(name: str) -> None:
    sentence = f"Linking {name} with {name} could open help with 7 needs for about 14 in 100 people."
    table = Shown(pd.DataFrame({name: [name] * 30, "Referrals": ["1,234"] * 30}), frozenset({"Referrals"}), {})
    written = made_of(
        Heading(name), Text(sentence, "sentence"), PICTURE, Text(name, "quiet"),
        Heading(f"2 {name}"), Text(f"2 {sentence}", "sentence"), Grid(name, table, more=3),
        Heading(f"3 {name}"), Text(f"3 {sentence}", "sentence"), Bullets((name,) * 12), Text(name, "quiet"),
        Heading(f"4 {name}"), Text(f"4 {sentence}", "sentence"), Text(name, "quiet"),
    )  # fmt: skip
    assert faults(slides(replace(written, title=f"{name}: where could we build next?", subtitle=name))) == []


def test_a_long_word_is_set_smaller_and_not_broken() -> None:
    box, sizes = Box(0, 0, 300, 400), (32, 24, 16)
    assert fitted(["A short sentence."], box, sizes, bold=True).size == 32
    told = fitted(["Bundesarbeitsgemeinschaft, a word"], box, sizes, bold=True)
    assert told.size == 16
    assert width("Bundesarbeitsgemeinschaft,", told.size, bold=True) <= box.width
    assert fitted(["W" * 30], box, sizes, bold=True).size == 32  # it is broken at any size


def test_a_sentence_that_has_to_be_cut_is_whole_in_the_notes() -> None:
    long = f"{'Ośrodek ' * 200}is here."
    (page,) = list(Presentation(io.BytesIO(slides(made_of(Heading("A"), Text(long, "sentence"), PICTURE)))).slides)[1:]
    assert page.shapes.title.text_frame.text.endswith("…")
    assert long in page.notes_slide.notes_text_frame.text


def test_rows_that_do_not_fit_are_counted() -> None:
    table = Shown(pd.DataFrame({"Need": [f"Need {at}" for at in range(40)]}), frozenset(), {})
    written = made_of(Heading("A"), Text("A sentence.", "sentence"), Grid("Needs", table, more=2))
    (page,) = list(Presentation(io.BytesIO(slides(written))).slides)[1:]
    (frame,) = [shape for shape in page.shapes if shape.has_table]
    shown = len(frame.table.rows) - 1
    assert 10 < shown < 40
    assert f"{42 - shown} more rows in the report." in said_on(page)


def test_a_list_that_does_not_fit_goes_on_with_another_title() -> None:
    asks = tuple(Asked(f"{at}: What would have to be true for both people to get the same start?") for at in range(12))
    pages = list(Presentation(io.BytesIO(slides(made_of(Heading(WE_ASK), *asks)))).slides)[1:]
    assert [page.shapes.title.text_frame.text for page in pages] == [WE_ASK, f"{WE_ASK} (2)"]
    said = " ".join(said_on(page) for page in pages)
    assert all(ask.text in said for ask in asks)


def test_one_sentence_and_one_picture_a_slide_in_the_order_of_the_report() -> None:
    written = made_of(
        Heading("A strength"), Text("One.", "sentence"), PICTURE, Text("How sure: so.", "quiet"),
        Heading("A gap"), Text("Two.", "sentence"), PICTURE, Text("How we know: from it.", "quiet"),
        Heading("Deeper", 3), Text("Not on a slide."),
        Heading(WE_ASK), Asked("Who could share it?"), Asked("Why?"),
    )  # fmt: skip
    again = Chapter("gaps", "Gaps", (Heading("Once more"), Text("Two.", "sentence"), PICTURE))
    promised = Chapter("promises", "Promises", (Text("3 open.", "sentence"),))
    found = planned(replace(written, chapters=(*written.chapters, again, promised)))
    assert [slide.title for slide in found] == ["One.", "Two.", WE_ASK, "3 open."]
    assert [slide.kicker for slide in found] == ["A strength", "A gap", "", "Promises"]
    assert found[0].picture is PICTURE.picture
    assert (found[0].lines, found[1].lines) == (("so.",), ())
    assert "How we know: from it." in found[1].notes
    assert found[2].bullets == ("Who could share it?", "Why?")


def test_what_cannot_be_said_yet_shares_a_slide() -> None:
    found = planned(contents(as_shown("merseyside_2014"), Choices(DAY, Reader.ROOM, chapters=DECK)))
    (together,) = (slide for slide in found if slide.title == NOT_YET)
    assert len(together.bullets) == 5
    assert all(text.startswith("We cannot") for text in together.bullets)
    assert not any(slide.title.startswith("We cannot") for slide in found)
    assert any(note.startswith("Ask the room: ") for note in together.notes)


def test_of_promises_that_a_room_may_not_read_it_reads_when_they_are_due() -> None:
    found = planned(contents(as_shown("partners"), Choices(DAY, Reader.ROOM, chapters=("promises",))))
    assert not found[-1].is_statement
    assert "Due 30 September 2026, which has passed: open." in found[-1].bullets[0]


def test_the_speaker_is_given_the_words_of_the_running_order_and_what_to_ask() -> None:
    network = as_shown("partners")
    written = contents(network, Choices(DAY, Reader.ROOM, chapters=("state", "bottlenecks")), agreed=frozenset())
    found = {slide.kicker: slide for slide in planned(written)}
    first = next(iter(found.values()))
    assert first.notes[0] == f"Say: {READY['partnership'].steps[0].words}"
    relied = found["Much relied on"]
    assert "Ask the room: What would we miss first, and who could share it?" in relied.notes
    assert any(note.startswith("The next move: ") for note in relied.notes)


def test_another_running_order_and_the_map_s_own_give_their_words() -> None:
    own = (RunningStep("Open", 5, "", "Thank you for coming."), RunningStep("Ask", 5, "bottlenecks", "What tires you?"))
    network = replace(NETWORKS["chain"], running_order=own)

    def notes(order: str) -> list[str]:
        choices = Choices(DAY, Reader.ROOM, chapters=("state", "bottlenecks"), order=order)
        pages = Presentation(io.BytesIO(slides(contents(network, choices)))).slides
        return [page.notes_slide.notes_text_frame.text for page in pages]

    own_notes = notes("own")
    assert own_notes[0] == "Say: Thank you for coming."
    assert sum("Say: What tires you?" in one for one in own_notes) == 1
    assert notes("strategy")[0] == f"Say: {READY['strategy'].steps[0].words}"
    assert not any("Thank you for coming" in one for one in notes("partnership"))


def test_the_map_is_the_second_slide_and_shows_what_has_no_picture_of_its_own() -> None:
    written = contents(as_shown("partners"), Choices(DAY, Reader.ROOM, chapters=("state",)))
    (crossing,) = map_drawings(written).keys() - {FIRST_SIGHT}
    pages = list(Presentation(io.BytesIO(whole_deck("partners", Reader.ROOM))).slides)
    assert "The map of 36 partners" in pages[1].shapes.title.text_frame.text
    (shown,) = [page for page in pages if page.shapes.title.text_frame.text == crossing]
    assert "The picture" in [shape.name for shape in shown.shapes]


def test_how_sure_a_finding_is_stands_on_every_slide_that_has_room_in_the_same_words() -> None:
    sure = "Firm: unchanged in 90 of 100 re-runs with some answers left out."
    said = [Heading("Q"), Text("A.", "sentence"), PICTURE, Text(f"How sure: {sure}", "quiet")]
    grid = Grid("Table", Shown(pd.DataFrame({"Who": ["x"]}), frozenset(), {}))
    tabled = [Heading("R"), Text("B.", "sentence"), grid, Text(sure, "quiet")]
    written = made_of(*said, *tabled)
    assert [slide.lines for slide in planned(written)] == [(sure,), (sure,)]
    pages = Presentation(io.BytesIO(slides(written))).slides
    assert all(sure in said_on(page) for page in list(pages)[-2:])


def test_how_sure_is_told_below_a_map_of_a_finding() -> None:
    found = Presentation(io.BytesIO(whole_deck("partners", Reader.ROOM))).slides
    (across,) = [page for page in found if "chance alone would give" in said_on(page)]
    assert "tested" in said_on(across)


def test_a_room_reads_no_name_of_a_partner_who_has_not_agreed() -> None:
    told = in_codes(as_shown())
    written = contents(told, Choices(DAY, Reader.PUBLIC, chapters=("state", "bottlenecks")))
    without_map = replace(written, network=None, answers={})  # of a public copy everybody's place is found anew
    file = slides(usually(without_map, slowly=written))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        everything = b" ".join(archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels")))
    proud = {f"Qz{at}z" for at in range(len(told.partners))} - set(re.findall(r"Qz\d+z", everything.decode()))
    assert len(proud) >= len(told.partners) - 2  # who quietly connects others is named with pride


def test_what_cannot_stand_in_xml_is_left_out() -> None:
    hostile = "A\x0bb\x00 <a:t>&amp; ]]> \u202ex  y"
    table = Shown(pd.DataFrame({hostile: [hostile]}), frozenset(), {})
    written = made_of(Heading(hostile), Text(hostile, "sentence"), Grid(hostile, table), Text(hostile, "quiet"))
    assert faults(slides(replace(written, title=f"{hostile} 2", subtitle=hostile))) == []


def test_who_made_it_and_when_is_in_the_file(deck: bytes) -> None:
    told = Presentation(io.BytesIO(deck)).core_properties
    assert told.title == "Testshire"
    assert (told.author, told.created.date()) == ("Partnership network mapper", DAY)
