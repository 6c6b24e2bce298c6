"""The closely linked in an inner ring."""

from math import dist

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.rings import INNER, MIDDLE, MOST, OUTER
from tests.render.pictures.sheet import MAP, answered, drawn, points, words


def circle(core: str, **said: object) -> Answer:
    return answered("inner_circle", [{"partner": one, "core": int(one in core)} for one in "abcdef"], **said)


def radii(answer: Answer, seen: Seen) -> list[int]:
    partners = points(drawn(answer, seen=seen), strokeWidth=1.2)
    return sorted(round(dist(spot, MIDDLE)) for spot in partners if spot[1] < MIDDLE[1] + OUTER + 20)


def test_the_core_stands_within_and_the_others_round_it() -> None:
    assert radii(circle("abd"), Seen()) == [INNER] * 3 + [OUTER] * 3
    assert words(drawn(circle("abd")))[:2] == ["3", "closely linked"]
    assert drawn(circle("abd")).words == (
        "3 partners in an inner ring, closely linked with one another, and 3 round them."
    )


def test_sectors_are_told_by_their_shapes() -> None:
    found = drawn(circle("abd"))
    assert words(found)[2:] == ["Criminal justice", "NHS", "Other, or not known"]


def test_a_room_is_not_told_a_sector_by_which_somebody_could_be_known() -> None:
    found = drawn(circle("abd"), seen=Seen(True))
    assert words(found)[2:] == ["Other, or not known", "NHS"]  # three partners; of Criminal justice there are two


def test_where_no_group_stands_out_or_there_are_too_many_there_is_no_ring() -> None:
    assert isinstance(picture(circle("abd", state="nothing"), MAP, Seen()), Nothing)
    many = answered("inner_circle", [{"partner": "a", "core": 1}])
    assert MOST < 200
    assert not isinstance(picture(many, MAP, Seen()), Nothing)
