"""One test of many cases tries every one of them and tells which failed."""

import pytest

from tests.each import each


def test_every_case_is_tried_and_each_that_fails_is_told() -> None:
    tried = []

    @each([1, 2, 3, 4], lambda case: f"case {case}")
    def is_odd(case: int) -> None:
        tried.append(case)
        assert case % 2

    with pytest.raises(ExceptionGroup, match="2 of 4 cases") as caught:
        is_odd()
    assert tried == [1, 2, 3, 4]
    assert [error.__notes__ for error in caught.value.exceptions] == [["is_odd of case 2"], ["is_odd of case 4"]]


def test_where_none_fails_it_passes_and_without_cases_it_cannot() -> None:
    each([1, 3])(lambda case: None)()
    with pytest.raises(AssertionError, match="without a case"):
        each([])
