"""Services against the people they planned for."""

import pandas as pd
import pytest

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.pen import AMBER, FAINT, INK, PALE
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, ends, lines, strokes, words


def served(*loads: tuple[str, float, float, int | None]) -> Answer:
    rows = [
        {"partner": one, "load_low": low, "load_high": high, "full": pd.NA if full is None else full}
        for one, low, high, full in loads
    ]
    return answered("pressure", rows)


THREE = (("a", 1.0, 1.0, 1), ("b", 0.5, 0.5, 0), ("c", 0.2, 0.4, 0))


def test_bars_reach_the_line_as_far_as_people_reach_what_was_planned() -> None:
    found = drawn(served(*THREE))
    ((planned, *_),) = lines(found, strokeDash=[6, 4])
    ((full, _),) = boxes(found, AMBER)
    ((_, end),) = ends(found, AMBER)
    assert planned == pytest.approx(end)
    assert [round(wide / full, 3) for wide, _ in boxes(found, PALE)[1:]] == [0.5, 0.2]  # after the key
    assert [round(wide / full, 3) for wide, _ in boxes(found, FAINT)[1:]] == [0.2]  # what may be on top
    assert words(found)[:3] == ["Partner A", "Partner B", "Partner C"]
    assert {"accepted for sure", "perhaps more"} < set(words(found))


def test_who_has_not_said_is_hatched_and_counted() -> None:
    found = drawn(served(*THREE, ("d", float("nan"), float("nan"), None)))
    assert strokes(found) == 1
    assert "1 not known" in words(found)
    assert found.words == "Of 3 services, 1 takes as many people as planned or more and 2 fewer; 1 not known."


def test_what_may_be_full_reaches_over_the_line_with_its_faded_end() -> None:
    found = drawn(served(("a", 0.8, 1.2, None), ("b", 0.5, 0.5, 0), ("d", float("nan"), float("nan"), None)))
    ((planned, *_),) = lines(found, strokeDash=[6, 4])
    _, (begins, over) = ends(found, FAINT)  # after the key
    assert begins < planned < over
    assert boxes(found, AMBER) == []
    assert "1 more not known" in words(found)  # than the one that may be: the line below the sentence says 2
    assert found.words == (
        "Of 2 services, 0 take as many people as planned or more, 1 may, and 1 fewer; 1 more not known."
    )
    room = drawn(served(("a", 0.8, 1.2, None), ("b", 0.5, 0.5, 0)), seen=Seen(True, frozenset("ab")))
    assert words(room) == ["As planned, or more: 0", "May be as planned, or more: 1", "Fewer than planned: 1"]
    more = drawn(
        served(("a", 0.8, 1.2, None), ("d", float("nan"), float("nan"), None), ("b", 0.5, 0.5, 0)),
        seen=Seen(True, frozenset("ab")),
    )
    assert words(more)[-1] == "Nothing can be told: 1"  # as the line below the sentence does


def test_all_that_are_or_may_be_full_are_drawn_and_of_the_others_the_first() -> None:
    rows = [(one, 0.9 - place / 100, 0.9, 0) for place, one in enumerate("abcdeabcd")]
    found = words(drawn(served(*rows, ("f", 0.1, 1.2, None))))
    assert [word for word in found if word.startswith("Partner")] == [f"Partner {one}" for one in "FABCDEAB"]
    assert "2 more in the table" in found


def test_a_room_sees_a_square_for_each_service_and_no_name() -> None:
    found = drawn(served(*THREE, ("d", float("nan"), float("nan"), None)), seen=Seen(True, frozenset("abcd")))
    assert words(found) == ["As planned, or more: 1", "Fewer than planned: 2", "Not known: 1"]
    assert (len(boxes(found, AMBER)), len(boxes(found, PALE)), strokes(found)) == (1, 2, 1)
    assert lines(found, stroke=INK) == []


def test_where_nobody_has_said_there_is_nothing_to_compare() -> None:
    answer = served(("d", float("nan"), float("nan"), None))
    assert isinstance(picture(answer, MAP, Seen()), Nothing)
