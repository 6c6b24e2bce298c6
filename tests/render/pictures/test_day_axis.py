"""A person's way on an axis of days."""

import pytest

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.day_axis import LEFT, RIGHT, draw_beside
from render.pictures.pen import ACCENT, RED
from tests.render.pictures.sheet import MAP, answered, drawn, lines, points, strokes, words

NAN = float("nan")


def way(need: str, *since: float, kind: str = "step") -> list[dict[str, object]]:
    return [{"need": need, "kind": kind, "since": day} for day in since]


def route(rows: list[dict[str, object]], needs: str = "housing", **said: object) -> Answer:
    return answered("route", rows or way("", NAN, kind="closed"), facts={"needs": needs}, **said)


def test_steps_stand_where_their_day_is_on_the_axis() -> None:
    found = drawn(route(way("housing", 0, 7, 28)))
    xs = sorted(x for x, _ in points(found, stroke=ACCENT))
    assert xs == [LEFT, LEFT + (RIGHT - LEFT) / 4, RIGHT]
    assert {"1", "2", "3", "28 days", "Help with housing"} <= set(words(found))
    assert found.words == "Days from coming in to the first contact that helps: help with housing 28 days."


def test_steps_on_one_day_share_a_disc() -> None:
    assert {"1–2", "3"} <= set(words(drawn(route(way("housing", 0, 0, 28)))))


def test_from_a_wait_that_nobody_knows_on_the_way_is_dashed() -> None:
    found = drawn(route(way("housing", 0, 5, NAN)))
    assert len(lines(found, strokeDash=[2, 6])) == 1
    assert "not known" in words(found)
    assert len(points(found, stroke=ACCENT)) == 2  # when the third is reached nobody knows


def test_a_need_without_a_way_is_told_even_where_not_one_door_was_closed() -> None:
    found = drawn(route(way("housing", 0, 5), needs="housing, mental"))
    assert {"Help with mental health", "No recorded way"} <= set(words(found))
    assert len(lines(found, stroke=RED)) == 2  # a cross
    assert found.words.endswith("help with housing 5 days and help with mental health no recorded way.")


def test_two_people_stand_on_one_axis_and_who_is_not_known_is_hatched() -> None:
    known, unknown = route(way("housing", 0, 10)), route([], state="not known")
    found = draw_beside([("First", known), ("Second", unknown)], MAP)
    assert not isinstance(found, Nothing)
    assert {"First", "Second", "10 days", "Not known"} <= set(words(found))
    assert (strokes(found), lines(found, stroke=RED)) == (1, [])


@pytest.mark.parametrize(("last", "ticks"), [(1, ["0", "1"]), (6, ["0", "1", "2", "3", "4", "5", "6"])])
def test_the_axis_has_few_ticks(last: float, ticks: list[str]) -> None:
    said = words(drawn(route(way("housing", 0, last))))
    assert said[said.index("0") : -1] == ticks


def test_without_any_way_there_is_no_axis() -> None:
    assert isinstance(picture(route([]), MAP, Seen()), Nothing)
