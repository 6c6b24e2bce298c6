"""Bars of a table, for a question that has no drawing of its own."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis import Answer, Column, Names
from render.pictures import Nothing, Picture, Seen
from render.pictures.pen import ACCENT, WIDTH
from render.pictures.table_bars import LEFT, NUMBER, draw
from tests.render.pictures.sheet import MAP, Row, answered, boxes, words

NEED = Column("need", "Need", "need", "what help is looked for")
PARTNER = Column("partner", "Partner", "partner", "who helps")
HOW_MANY = Column("many", "Partners", "count", "from 0")


def asked(*columns: Column, rows: Sequence[Row], names: Names = Names.AGREED) -> Answer:
    answer = answered("coverage", rows)
    return replace(answer, question=replace(answer.question, columns=columns, names=names))


def drawn(answer: Answer, seen: Seen = Seen()) -> Picture:  # noqa: B008 - frozen
    found = draw(answer, MAP, seen)
    assert isinstance(found, Picture)
    return found


def test_bars_are_as_long_as_the_first_number_and_say_it() -> None:
    found = drawn(asked(NEED, HOW_MANY, rows=[{"need": "x", "many": 1000}, {"need": "y", "many": 500}]))
    (first, _), (second, _) = boxes(found, ACCENT)
    assert first == pytest.approx(2 * second)
    assert set(words(found)) == {"Partners", "x", "y", "1,000", "500"}
    assert found.words == "Partners: x 1,000 and y 500."


def test_what_is_not_known_has_no_bar_and_nothing_is_0() -> None:
    found = drawn(asked(NEED, HOW_MANY, rows=[{"need": "x", "many": None}, {"need": "y", "many": 3.0}]))
    assert len(boxes(found, ACCENT)) == 1
    assert "x" not in words(found)
    assert isinstance(draw(asked(NEED, HOW_MANY, rows=[{"need": "x", "many": 0}]), MAP, Seen()), Nothing)


def test_eight_rows_are_drawn_and_how_many_more_there_are_is_said() -> None:
    rows = [{"need": f"n{place}", "many": 1} for place in range(10)]
    found = drawn(asked(NEED, HOW_MANY, rows=rows))
    assert len(boxes(found, ACCENT)) == 8
    assert "2 more rows in the table" in words(found)


def test_a_table_without_numbers_is_not_drawn() -> None:
    assert isinstance(draw(asked(NEED, rows=[{"need": "x"}]), MAP, Seen()), Nothing)


ROWS = [{"partner": "a", "many": 2}, {"partner": "b", "many": 1}]


def test_a_room_sees_bars_of_those_who_may_be_named_only() -> None:
    assert "Partner A" in words(drawn(asked(PARTNER, HOW_MANY, rows=ROWS)))
    agreed = drawn(asked(PARTNER, HOW_MANY, rows=ROWS), Seen(True, frozenset("b")))
    assert set(words(agreed)) == {"Partners", "Partner B", "1"}
    assert isinstance(draw(asked(PARTNER, HOW_MANY, rows=ROWS), MAP, Seen(True)), Nothing)
    never = asked(PARTNER, HOW_MANY, rows=ROWS, names=Names.NEVER)
    assert isinstance(draw(never, MAP, Seen(True, frozenset("ab"))), Nothing)
    assert len(boxes(drawn(asked(PARTNER, HOW_MANY, rows=ROWS, names=Names.PROUDLY), Seen(True)), ACCENT)) == 2


def test_the_longest_bar_leaves_room_for_its_number() -> None:
    found = drawn(asked(NEED, HOW_MANY, rows=[{"need": "a need with a very long name indeed, really", "many": 7}]))
    ((wide, _),) = boxes(found, ACCENT)
    assert wide == pytest.approx(WIDTH - LEFT - NUMBER)
