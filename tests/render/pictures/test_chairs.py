"""Who is not here."""

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import ACCENT, CARD, FAINT
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, lines, words


def missing(*rows: tuple[str, str, str]) -> Answer:
    return answered("missing", [dict(zip(("name", "status", "partner"), row, strict=True)) for row in rows])


THREE = missing(("GPs", "named", ""), ("Schools", "kind", ""), ("Partner F", "no link", "f"))


def test_a_chair_stands_for_each_and_only_those_named_have_full_lines() -> None:
    found = drawn(THREE)
    assert len(boxes(found, CARD)) == 3 + 1  # the one that was named is drawn over
    assert len(lines(found, stroke=ACCENT)) == 1
    assert len(lines(found, stroke=FAINT, strokeDash=[3, 3])) == 2
    assert words(found) == ["GPs", "Schools", "Partner F", "Full lines: named by somebody here"]
    assert found.words == "Empty chairs: GPs, Schools and Partner F."


def test_a_long_name_takes_three_lines_and_is_whole() -> None:
    assert words(drawn(missing(("Groups led by the communities most affected", "kind", ""))))[:3] == [
        "Groups led by the",
        "communities most",
        "affected",
    ]


def test_a_room_sees_no_chair_of_a_partner_that_has_not_agreed() -> None:
    assert "Partner F" not in words(drawn(THREE, seen=Seen(True)))
    assert "Partner F" in words(drawn(THREE, seen=Seen(True, frozenset("f"))))


def test_where_nobody_is_missing_there_is_no_chair() -> None:
    assert picture(missing(), MAP, Seen()) == Nothing("Nobody is known to be missing.")
