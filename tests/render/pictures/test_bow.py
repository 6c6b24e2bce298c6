"""Introductions as bows."""

import pandas as pd
import pytest

from analysis import Answer
from render.pictures import Seen
from render.pictures.bow import draw_one
from render.pictures.pen import ACCENT, CARD, FAINT
from tests.render.pictures.sheet import answered, drawn, lines, points, words


def link(
    needs: str = "housing, mental", stretch: object = 3, gained: int = 2, first: bool = False
) -> dict[str, object]:
    ends = {"source": "a", "target": "d"}
    return ends | {"needs": needs, "stretch": stretch, "profiles_gained": gained, "ties_only": first}


def introductions(*rows: dict[str, object]) -> Answer:
    return answered("introductions", rows)


def test_a_dot_hangs_on_the_bow_for_each_need_and_a_ring_stands_for_each_partner_between() -> None:
    found = draw_one(link())
    assert len(points(found, fill=ACCENT)) == 2
    assert len(points(found, fill=CARD, stroke=FAINT)) == 2  # three steps pass two partners
    assert words(found) == ["opens 2 needs", "3 steps apart"]
    assert found.words == "Now 3 steps apart; the new link: opens 2 needs."


def test_where_there_is_no_way_the_line_is_broken() -> None:
    for unknown in (pd.NA, None, float("nan")):
        found = draw_one(link(stretch=unknown))
        assert words(found)[-1] == "no way between them"
        assert len(lines(found, stroke=FAINT)) == 2
        assert points(found, stroke=FAINT) == []


@pytest.mark.parametrize(
    ("row", "gain"),
    [
        (link("housing"), "opens 1 need"),
        (link("", gained=0), "a second way"),
        (link("", gained=0, first=True), "a first meeting"),
    ],
)
def test_what_the_link_would_bring_is_said_above_it(row: dict[str, object], gain: str) -> None:
    assert words(draw_one(row))[0] == gain


def test_the_first_three_stand_below_one_another_with_their_names() -> None:
    found = drawn(introductions(*[link("housing")] * 5))
    assert words(found).count("opens 1 need") == 3
    assert words(found).count("Partner A") == words(found).count("Partner D") == 3
    assert found.words.startswith("New links drawn as bows: Partner A with Partner D, opens 1 need")


def test_a_room_reads_names_of_those_who_agreed_only() -> None:
    found = drawn(introductions(link("housing")), seen=Seen(True, frozenset("a")))
    assert {"Partner A", "A partner"} <= set(words(found))
    assert "Partner D" not in f"{words(found)} {found.words}"
