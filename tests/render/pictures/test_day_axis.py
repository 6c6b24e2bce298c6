"""A person's way on an axis of days."""

import pytest

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.day_axis import LEFT, RIGHT, draw_beside
from render.pictures.pen import ACCENT, RED
from tests.render.pictures.sheet import MAP, answered, drawn, lines, points, strokes, words

NAN = float("nan")


def way(need: str, *since: float, kind: str = "step") -> list[dict[str, object]]:
    """The steps of a way, at a, b, c…"""
    return [
        {"need": need, "kind": kind, "partner": one, "since": day} for one, day in zip("abcdef", since, strict=False)
    ]


def route(rows: list[dict[str, object]], needs: str = "housing", **said: object) -> Answer:
    return answered("route", rows or way("", NAN, kind="closed"), facts={"needs": needs}, **said)


def test_steps_stand_where_their_day_is_on_the_axis() -> None:
    found = drawn(route(way("housing", 0, 7, 28)))
    xs = sorted(x for x, _ in points(found, stroke=ACCENT))
    assert xs == [LEFT, LEFT + (RIGHT - LEFT) / 4, RIGHT]
    assert {"1", "2", "3", "28 days", "Help with housing"} <= set(words(found))
    assert found.words == "Days from coming in to the first contact that helps: help with housing 28 days."


def test_below_a_way_stands_what_its_steps_are_called_and_in_a_room_their_sectors() -> None:
    # a and b are of the NHS, and so are named apart
    on_the_way = route(way("housing", 0, 7))
    assert "1 Partner A · 2 Partner B" in words(drawn(on_the_way))
    assert "1 An NHS partner · 2 Another NHS partner" in words(drawn(on_the_way, seen=Seen(room=True)))
    agreed = Seen(room=True, agreed=frozenset("b"))
    assert "1 A partner · 2 Partner B" in words(drawn(on_the_way, seen=agreed))


def test_names_of_many_steps_stand_in_several_lines_and_make_room_for_the_axis() -> None:
    few, many = (drawn(route(way("housing", *range(steps)))) for steps in (2, 6))
    assert [one for one in words(many) if "Partner" in one] == [
        "1 Partner A · 2 Partner B · 3 Partner C · 4 Partner D",
        "5 Partner E · 6 Partner F",
    ]
    assert many.spec["height"] == few.spec["height"] + 18


def test_beside_the_cards_of_a_page_steps_are_only_numbered() -> None:
    found = draw_beside([("First", route(way("housing", 0, 7)))], MAP)
    assert not isinstance(found, Nothing)
    assert not [one for one in words(found) if "Partner" in one]


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
