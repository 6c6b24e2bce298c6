"""Bars in parts: links by who names them, statements by their source."""

from dataclasses import replace

import pytest

from analysis._promised import Outcome
from network.model import Promise
from render.pictures import Nothing, Picture, Seen, picture, promises_bar
from render.pictures.pen import ACCENT, FAINT, ONE, PALE, WIDTH
from tests.render.pictures.sheet import MAP, answered, boxes, drawn, strokes, words


def both_sides(agreed: int, single: int, unknown: int) -> object:
    return answered("both_sides", [], facts={"agreed": agreed, "one-sided": single, "not compared": unknown})


def test_each_part_is_as_wide_as_its_share_and_what_is_not_known_is_hatched() -> None:
    found = drawn(both_sides(6, 2, 8))
    assert boxes(found, ACCENT)[0] == (pytest.approx(WIDTH * 6 / 16), 46)
    assert boxes(found, ONE)[0] == (pytest.approx(WIDTH * 2 / 16), 46)
    assert strokes(found) == 2  # the part and its key
    assert words(found) == ["6 named by both sides", "2 named by one side", "8 not compared yet"]
    assert found.words == "Links: 6 named by both sides, 2 named by one side and 8 not compared yet."


def test_a_part_of_nothing_is_left_out() -> None:
    found = drawn(both_sides(0, 3, 0))
    assert (boxes(found, ACCENT), strokes(found), words(found)) == ([], 0, ["3 named by one side"])


def test_where_no_link_is_recorded_there_is_no_bar() -> None:
    assert picture(both_sides(0, 0, 0), MAP, Seen()) == Nothing("No links are recorded.")


def test_goals_that_nothing_settles_are_hatched_and_none_of_them_counts_as_not_met() -> None:
    rows = [{"status": status} for status in ("met", "not known", "not known")]
    found = drawn(answered("goals", rows))
    assert words(found) == ["1 met", "2 not known"]
    assert (boxes(found, ONE), strokes(found)) == ([], 2)
    assert words(drawn(answered("goals", rows[1:], state="not known"))) == ["2 not known"]


def test_without_goals_there_is_no_bar() -> None:
    answer = replace(answered("goals", [{"status": "met"}]), state="not known")
    empty = replace(answer, table=answer.table.head(0))
    assert picture(empty, MAP, Seen()) == Nothing("No goal has been set on this map.")


def stated(**counts: int) -> object:
    return answered("provenance", [{"source": kind.strip("_"), "statements": count} for kind, count in counts.items()])


def test_sources_stand_by_size_and_statements_without_one_last() -> None:
    found = drawn(stated(survey=5, _=20, record=9))
    assert words(found) == ["9 from records", "5 from a survey", "20 without a source"]
    assert boxes(found, ACCENT)[0][0] == pytest.approx(WIDTH * 9 / 34)


def test_four_sources_look_different_and_more_are_gathered() -> None:
    four = drawn(stated(survey=5, record=9, fact=2, public=1))
    assert [len(boxes(four, fill)) for fill in (ACCENT, ONE, FAINT, PALE)] == [2, 2, 2, 2]
    six = drawn(stated(survey=5, record=9, fact=2, public=1, workshop=1, illustrative=1))
    assert words(six)[-1] == "3 from other sources"
    assert strokes(six) == 2  # the part and its key are striped


def test_the_same_source_of_partners_and_links_is_one_part() -> None:
    rows = [{"source": "survey", "statements": 5}, {"source": "survey", "statements": 3}]
    assert words(drawn(answered("provenance", rows))) == ["8 from a survey"]


def test_promises_stand_by_what_became_of_them_kept_first_and_the_unknown_last() -> None:
    made = [
        Outcome(Promise("a", "b"), became, None, None, "") for became in ("not known", "kept", "still open", "kept")
    ]
    found = promises_bar.draw(made)
    assert isinstance(found, Picture)
    assert words(found) == ["2 kept", "1 still open", "1 not known"]
    assert found.words == "Promises: 2 kept, 1 still open and 1 not known."
    assert promises_bar.draw(()) == Nothing("No promise was open on the earlier map.")
