"""Where the trail stops, who stands between two sides, and services that send people back and forth."""

from dataclasses import replace

import pytest

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import ACCENT, CARD, RED
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, lines, words


def stops(*rows: tuple[str, str, int, int]) -> Answer:
    names = ("partner", "need", "sent", "stated")
    return answered("dead_ends", [dict(zip(names, row, strict=True)) for row in rows])


TWO = stops(("a", "housing", 40, 1), ("b", "housing", 0, 1), ("c", "mental", 20, 1), ("d", "mental", 9, 0))


def test_paths_are_as_wide_as_the_referrals_on_them_and_end_at_a_wall() -> None:
    found = drawn(TWO)
    assert [high for _, high in boxes(found, ACCENT)] == [22, 3, pytest.approx(3 + 19 / 2)]
    assert len(lines(found, stroke=RED)) == 3
    assert words(found)[0::3] == ["Housing: Partner A", "40"]
    assert words(found)[1::3] == ["Housing: Partner B", "not known"]
    assert "Partner D" not in str(words(found))  # that its trail stops there nobody has stated


def test_a_room_sees_needs_and_no_partner() -> None:
    assert words(drawn(TWO, seen=Seen(True, frozenset("abcd")))) == ["Housing", "Mental health", "40", "20"]


def test_more_than_six_stops_are_counted() -> None:
    found = drawn(stops(*[("a", "housing", 40, 1)] * 8))
    assert words(found)[-1] == "2 more stops in the table"


def between(role: str) -> Answer:
    return answered("brokers", [{"partner": "a"}], facts={"role": role, "pairs": 4})


@pytest.mark.parametrize(
    ("role", "sides"),
    [
        ("coordinator", ["NHS", "NHS"]),
        ("gatekeeper", ["Other sectors", "NHS"]),
        ("representative", ["NHS", "Other sectors"]),
        ("consultant", ["Another sector", "Another sector"]),
        ("liaison", ["One sector", "Another sector"]),
    ],
)
def test_each_of_the_three_stands_on_its_side(role: str, sides: list[str]) -> None:
    found = drawn(between(role))
    assert words(found) == ["Partner A", *sides, "no direct link: 4 pairs"]
    assert len(lines(found, strokeDash=[2, 6])) == 1


def test_the_side_of_its_own_is_called_as_in_the_sentence() -> None:
    # a has no way in, so that it has none of its own
    found = between("gatekeeper")
    by_way_in = replace(found, receipt=replace(found.receipt, options=(("by", "stage"),)))
    network = replace(MAP, partners=tuple(replace(one, stages=()) for one in MAP.partners))
    assert words(drawn(by_way_in, network=network))[1:3] == ["Other ways in", "Partners without"]
    unsaid = replace(MAP, partners=tuple(replace(one, stages=None) for one in MAP.partners))
    assert "Its own way in" in words(drawn(by_way_in, network=unsaid))


def pair(there: tuple[int, int], back: tuple[int, int], *, out: bool = True) -> dict[str, object]:
    counts = dict(zip(("made_there", "accepted_there", "made_back", "accepted_back"), (*there, *back), strict=True))
    return counts | {"source": "a", "target": "b", "need": "housing", "stands_out": out}


def test_an_arrow_is_filled_as_far_as_referrals_were_accepted_and_empty_beyond() -> None:
    found = drawn(answered("bounce", [pair((20, 5), (10, 4)), pair((9, 4), (9, 4), out=False)]))
    (there, _), (back, _), swatch = boxes(found, ACCENT)
    assert (there, back) == (pytest.approx(196 / 4), pytest.approx(196 * 0.4))
    assert [swatch] * 2 == [boxes(found, ACCENT)[-1], boxes(found, CARD)[-1]]  # what each part means
    assert len(boxes(found, CARD)) == 3
    said = ["housing", "Partner A", "Partner B", "20 sent, 15 declined", "10 sent, 6 declined"]
    assert words(found) == [*said, "accepted", "declined"]
    assert found.words == ("Two services, for housing: of 20 referrals one way 15 were declined, of 10 back 6.")


def test_services_are_never_named_in_a_room() -> None:
    found = drawn(answered("bounce", [pair((20, 5), (10, 4))]), seen=Seen(True, frozenset("ab")))
    assert words(found)[1:4] == ["One service", "Another", "service"]


def test_where_no_pair_stands_out_there_is_nothing_to_draw() -> None:
    assert isinstance(picture(answered("bounce", [pair((9, 4), (9, 4), out=False)]), MAP, Seen()), Nothing)
