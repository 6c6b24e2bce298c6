"""Ways in by needs."""

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import ACCENT, CARD, RED
from tests.render.pictures.sheet import MAP, answered, drawn, points, strokes, words


def way(
    stage: str, *, doors: int = 1, usual: int = 1, none: str = "", usually: str = "", women: str = "", open_: str = ""
) -> dict[str, object]:
    return {
        "stage": stage,
        "doors": doors,
        "usual": usual,
        "not_reached": none,
        "usually": usually,
        "only_groups": women,
        "groups": "women" if women else "",
        "not_known": open_,
    }


def ways(*rows: dict[str, object]) -> Answer:
    return answered("entry_points", rows)


def test_a_dot_is_full_where_help_is_usually_reached_half_for_others_and_a_ring_for_nobody() -> None:
    found = drawn(ways(way("custody", usually="housing"), way("court", none="housing, mental", usual=0)))
    key = 1  # each kind of mark stands once more below, where it is explained
    assert len(points(found, fill=ACCENT, shape="circle")) == 1 + key
    assert len(points(found, fill=CARD, stroke=ACCENT)) == 1 + key  # mental health from custody
    assert len(points(found, fill=CARD, stroke=RED)) == 2 + key
    assert {"usually reached", "other ages, areas only", "nobody"} <= set(words(found))
    assert "no door" not in words(found)


def test_full_dots_are_as_many_as_the_number_below_them() -> None:
    # everybody reaches housing or mental health, nobody always the same: half a dot would count as much as a full one
    found = drawn(ways(way("custody", usually="mental", usual=1)))
    assert len(points(found, fill=ACCENT, shape="circle")) == 1 + 1
    assert len(points(found, fill=CARD, stroke=ACCENT)) == 1 + 1


def test_a_way_in_without_a_door_is_hatched_and_not_counted_as_nobody() -> None:
    found = drawn(ways(way("custody", usually="housing, mental"), way("court", doors=0, none="housing, mental")))
    assert strokes(found) == 2 + 1
    assert points(found, stroke=RED) == []
    assert found.words == "Needs that one person usually reaches, of 2, by way in: police custody 1."


def test_what_only_women_reach_is_a_ring_with_a_dot_and_they_are_named() -> None:
    found = drawn(ways(way("custody", usually="housing", women="mental")))
    assert len(points(found, fill=CARD, stroke=RED)) == 1 + 1
    assert len(points(found, fill=ACCENT, shape="circle")) == 2 + 2  # in the rings, and housing; each in the key too
    assert "women only" in words(found)
    assert "nobody" not in words(found)


def test_what_partners_may_meet_who_have_not_said_is_hatched_and_not_counted_as_nobody() -> None:
    found = drawn(ways(way("custody", usually="housing", none="mental", open_="mental")))
    assert points(found, stroke=RED) == []
    assert strokes(found) == 1 + 1
    assert "not known" in words(found)


def test_what_one_person_usually_reaches_stands_below_each_way_in() -> None:
    found = drawn(ways(way("custody", usual=2), way("court", usual=0, none="housing, mental")))
    assert words(found)[-5:-2] != []
    assert {"Usually reached, of 2", "2", "0"} <= set(words(found))


def test_where_nobody_is_recorded_as_a_way_in_there_is_no_picture() -> None:
    assert isinstance(picture(ways(way("custody", doors=0)), MAP, Seen()), Nothing)


def test_where_too_little_is_known_no_ring_is_drawn() -> None:
    answer = answered("entry_points", [way("custody", none="housing, mental")], state="not known")
    assert picture(answer, MAP, Seen()) == Nothing("Too little is recorded to draw it.")
