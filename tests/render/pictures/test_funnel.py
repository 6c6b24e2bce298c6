"""Referrals made, accepted and those that reached help."""

from math import nan

import pytest

from analysis import Answer
from render.pictures import Seen
from render.pictures.funnel import said
from render.pictures.pen import ACCENT
from tests.render.pictures.sheet import answered, boxes, drawn, points, words

STEPS = ("made", "accepted", "reached help")
FULL = 296.0  # pixels that the longest bar takes


def leaks(*bounds: tuple[float, float], links: tuple[dict[str, object], ...] = ()) -> Answer:
    facts = {}
    for name, (low, high) in zip(STEPS, bounds, strict=True):
        facts |= {f"{name}, at least": low, f"{name}, at most": high}
    return answered("leaks", links or [link()], facts=facts)


def link(made: int = 10, share: float = 0.5, stands_out: str = "") -> dict[str, object]:
    limits = {f"accepted_{limit}_{end}": at for limit in (95, 998) for end, at in (("low", 0.2), ("high", 0.8))}
    told = {"need": "housing", "made": made, "accepted_share": share, "stands_out": stands_out}
    return told | limits | {"accepted_usual": 0.5}


def test_bars_are_as_wide_as_their_numbers() -> None:
    found = drawn(leaks((40, 40), (20, 20), (10, 10)))
    assert [round(wide) for wide, _ in boxes(found, ACCENT)] == [FULL, FULL / 2, FULL / 4]
    assert found.words == "A funnel for housing: 40 referrals made, 20 accepted, 10 reached help."
    assert "Faded: perhaps as many" not in words(found)


def test_a_range_ends_faded() -> None:
    found = drawn(leaks((40, 40), (20, 20), (10, 20)))
    widths = sorted(round(wide) for wide, _ in boxes(found, ACCENT))
    assert widths == [FULL / 4, FULL * 3 / 8, FULL / 2, FULL / 2, FULL]  # sure, half of the range, all of it
    assert "10 to 20" in words(found)
    assert "Faded: perhaps as many" in words(found)


@pytest.mark.parametrize(
    ("step", "read"), [((98, 98), "98"), ((86, 98), "86 to 98"), ((86, nan), "86 or more"), ((1234, 1234), "1,234")]
)
def test_a_number_is_read_as_what_is_known(step: tuple[float, float], read: str) -> None:
    assert said(step) == read


def test_links_are_dots_between_limits_from_three_on_and_full_where_they_stand_out() -> None:
    few = drawn(leaks((40, 40), (20, 20), (10, 10), links=(link(), link(20))))
    assert points(few) == []
    three = drawn(leaks((40, 40), (20, 20), (10, 10), links=(link(), link(20), link(30, 0.1, "acceptance"))))
    assert len(points(three, fill="transparent")) == 2
    assert len(points(three, fill=ACCENT)) == 1


def test_a_room_sees_no_single_link() -> None:
    links = (link(), link(20), link(30, 0.1, "acceptance"))
    found = drawn(leaks((40, 40), (20, 20), (10, 10), links=links), seen=Seen(True))
    assert points(found) == []


def test_a_step_with_no_upper_bound_is_faded_to_the_widest_bar() -> None:
    found = drawn(leaks((40, 40), (20, nan), (0, 10)))
    assert [round(wide) for wide, _ in boxes(found, ACCENT)].count(FULL) == 2  # made, and what may be accepted
    assert "20 or more" in words(found)
