"""Pictures as files: the sentence and what must travel are in the file, and a room is shown no name but on the map."""

import re
from datetime import date

import pytest
from defusedxml import ElementTree

from network import Network
from network.errors import NetworkError
from render.report.content import Reader
from render.report.made import Choices
from render.report.picture_files import picture_file
from tests.shipped import in_codes, shipped

DAY = date(2026, 11, 29)
RIVERSIDE = shipped()


def svg(question: str | None, reader: Reader = Reader.BOARD, network: Network = RIVERSIDE) -> str:
    return picture_file(network, Choices(DAY, reader), question, ".svg").decode()


def words(drawing: str) -> str:
    return " ".join(one.text or "" for one in ElementTree.fromstring(drawing).iter("{http://www.w3.org/2000/svg}text"))


def test_the_sentence_and_what_travels_with_it_are_in_the_file() -> None:
    said = words(svg("leaks"))
    assert "Illustrative: It may be that of 345 referrals for mental health" in said
    assert f"Made on 29 November 2026. Map {RIVERSIDE.digest[:12]}." in said


def test_nothing_of_the_frame_is_hidden_behind_the_picture() -> None:
    root = ElementTree.fromstring(svg("leaks"))
    (inner,) = root.findall("{http://www.w3.org/2000/svg}svg")
    top, high = float(inner.get("y")), float(inner.get("height"))
    lines = [float(one.get("y")) for one in root.findall("{http://www.w3.org/2000/svg}text")]
    assert all(y <= top or y > top + high for y in lines)
    assert float(root.get("height")) > max(lines)


def test_without_a_question_it_is_the_map_and_some_findings_are_shown_on_it() -> None:
    assert svg(None).count('class="partner"') == len(RIVERSIDE.partners)
    assert 'class="partner"' in svg("crossing")


def test_a_png_is_made_of_the_same() -> None:
    assert picture_file(RIVERSIDE, Choices(DAY), "leaks", ".png").startswith(b"\x89PNG")


def test_a_room_s_map_names_everybody_and_a_finding_nobody_who_has_not_agreed() -> None:
    told = in_codes(RIVERSIDE)
    for question in (None, "crossing"):  # the map itself, and with the lines between two groups brought out
        assert len(set(re.findall(r"Qz\d+z", svg(question, Reader.ROOM, told)))) == len(told.partners)
    assert not re.search(r"Qz\d+z", svg("sole_routes", Reader.ROOM, told))
    assert re.search(r"Qz\d+z", svg("sole_routes", Reader.BOARD, told))


@pytest.mark.parametrize(
    ("question", "reader", "why"),
    [
        ("leak", Reader.BOARD, 'Did you mean "leaks"|no question "leak"'),
        ("coverage", Reader.BOARD, "is a table"),
        ("leaks", Reader.PUBLIC, "not in a copy for the public"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_reason(question: str, reader: Reader, why: str) -> None:
    with pytest.raises(NetworkError, match=why):
        svg(question, reader)
