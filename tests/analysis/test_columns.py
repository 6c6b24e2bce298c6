"""Columns written as a table."""

import math

import pandas as pd
import pytest

from analysis._columns import Column, columns, table_of

READY = Column("people", "People", "share", "of all, 0 to 1")


def test_a_line_is_a_column_and_a_line_without_a_name_goes_on() -> None:
    found = columns(
        """
        need | Need  | need  | what help is
             |       |       | looked for
        """,
        READY,
        "many | How many | count | a number | or none",
    )
    assert found == (
        Column("need", "Need", "need", "what help is looked for"),
        READY,
        Column("many", "How many", "count", "a number | or none"),
    )


@pytest.mark.parametrize("line", ["need | Need | need", "need | Need | hats | what help is looked for"])
def test_a_line_that_is_no_column_is_refused_with_the_kinds_there_are(line: str) -> None:
    with pytest.raises(ValueError, match=r'the kind one of text, .*; not "need \| Need'):
        columns(line)


def test_a_table_of_rows_is_what_making_and_then_storing_it_gives() -> None:
    stored = {"partner": "str", "count": "int64", "share": "float64", "steps": "Int64"}
    rows = [("a", 3, math.nan, None), ("b", 0, 0.25, 4), (None, 1, 1, 0)]
    for some in (rows, rows[:1], []):
        slowly = pd.DataFrame(some, columns=list(stored)).astype(stored)
        pd.testing.assert_frame_equal(table_of(some, stored), slowly)
