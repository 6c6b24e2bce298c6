"""Who could join a team: the bar is as long as the number behind it."""

import pytest

from analysis import Answer
from render.pictures import Seen
from render.pictures.pen import PALE, RED
from tests.render.pictures.sheet import answered, boxes, drawn, words

SWATCHES = 13.0
NAN = float("nan")


def joining(*rows: tuple[str, int, float, int, float]) -> Answer:
    columns = ("partner", "profiles_gained", "people", "opened", "people_opened")
    return answered("extended_team", [dict(zip(columns, row, strict=True)) for row in rows])


def lengths(answer: Answer) -> tuple[list[float], list[float]]:
    """Of the red ends of the bars, and of the rest, without the squares of the key."""
    red, pale = ([wide for wide, _ in boxes(drawn(answer), fill) if wide != SWATCHES] for fill in (RED, PALE))
    return red, pale


def test_bars_are_as_long_as_the_people_that_they_tell_of_however_many_situations_those_are() -> None:
    answer = joining(("a", 20, 0.10, 5, 0.02), ("b", 20, 0.05, 0, 0.0), ("c", 9, 0.05, 0, 0.0))
    assert [one for one in words(drawn(answer)) if "in 100" in one] == ["10 in 100", "5 in 100", "5 in 100"]
    (red,), (first, second, third) = lengths(answer)
    assert second == pytest.approx(third)
    assert red + first == pytest.approx(2 * second)
    assert red / (red + first) == pytest.approx(0.2)


def test_where_nobody_said_how_many_come_bars_count_situations() -> None:
    answer = joining(("a", 20, NAN, 5, NAN), ("b", 10, NAN, 0, NAN))
    (red,), (first, second) = lengths(answer)
    assert red + first == pytest.approx(2 * second)
    assert red / (red + first) == pytest.approx(0.25)
    assert {"20", "10"} <= set(words(drawn(answer)))


def test_before_a_room_nobody_is_ranked_who_may_not_be_named() -> None:
    answer = joining(("a", 20, NAN, 5, NAN), ("b", 10, NAN, 0, NAN), ("c", 5, NAN, 0, NAN))
    nobody = words(drawn(answer, seen=Seen(True)))
    assert "20" in nobody
    assert not {"10", "5", "Partner 2"} & set(nobody)
    assert "5" in words(drawn(answer, seen=Seen(True, frozenset("c"))))
