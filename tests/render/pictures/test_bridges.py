"""Links on which everything rests for somebody."""

import pytest

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import ACCENT, AMBER, INK
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, points, words

NAN = float("nan")


def links(*rows: tuple[str, str, int, float, int]) -> Answer:
    names = ("source", "target", "profiles_lost", "people", "needs")
    return answered("sole_links", [dict(zip(names, row, strict=True)) for row in rows])


TWO = links(("a", "b", 9, 0.2, 2), ("c", "d", 40, 0.1, 3))


def test_bridges_are_as_thick_as_the_people_who_need_them_and_needs_hang_below() -> None:
    found = drawn(TWO)
    ((_, first),), ((_, second),) = boxes(found, AMBER), boxes(found, ACCENT)
    assert (first, second) == (20.0, pytest.approx(3 + 17 / 2))  # thickest, and half of what is over the thinnest
    assert len(points(found, fill=INK)) == 2 + 3
    assert set(words(found)) == {
        *("Partner A", "Partner B", "2 needs, about 20 in 100 people"),
        *("Partner C", "Partner D", "3 needs, about 10 in 100 people"),
    }
    assert found.words.endswith("from Partner A to Partner B, 2 needs, about 20 in 100 people.")


def test_where_people_are_not_counted_situations_are() -> None:
    found = drawn(links(("a", "b", 10, NAN, 1), ("c", "d", 5, NAN, 1)))
    assert boxes(found, ACCENT)[0][1] == pytest.approx(3 + 17 / 2)
    assert "1 need, 5 situations" in words(found)


def test_those_that_carry_as_much_as_the_first_look_like_it() -> None:
    found = drawn(links(("a", "b", 1, NAN, 1), ("c", "d", 1, NAN, 1)))
    assert (len(boxes(found, AMBER)), len(boxes(found, ACCENT))) == (2, 0)


def test_five_are_drawn_at_most() -> None:
    found = drawn(links(*[("a", "b", 10, 0.1, 1)] * 7))
    assert len(boxes(found, AMBER)) + len(boxes(found, ACCENT)) == 5


def test_a_room_sees_the_first_and_those_that_may_be_named() -> None:
    nobody = drawn(TWO, seen=Seen(True))
    assert words(nobody)[:2] == ["An NHS partner"] * 2  # three could be meant
    assert "from an NHS partner to another NHS partner" in nobody.words
    assert boxes(nobody, ACCENT) == []
    agreed = drawn(TWO, seen=Seen(True, frozenset("cd")))
    assert {"A partner", "Partner C", "Partner D"} <= set(words(agreed))


def test_where_no_link_stands_alone_there_is_no_bridge() -> None:
    assert isinstance(picture(answered("sole_links", [], state="nothing"), MAP, Seen()), Nothing)
