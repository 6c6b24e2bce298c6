"""Circles of what covers what: each is told once, and a long list takes no longer than it is long."""

import pytest

from network._circles import circles
from tests.clocks import within


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ({"a": ["a"]}, ["a"]),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["gone"], "b": ["a", "gone"]}, []),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, ["ab", "cd"]),
        ({"over": ["a"], "a": ["b"], "b": ["a", "under"], "under": []}, ["ab"]),
    ],
)
def test_each_circle_is_found_once_without_what_stands_over_or_under_it(
    below: dict[str, list[str]], found: list[str]
) -> None:
    assert ["".join(circle) for circle in circles(below)] == found


@pytest.mark.parametrize("last", [[], ["0"]])
def test_a_long_chain_takes_no_longer_than_it_is_long(last: list[str]) -> None:
    chain = {str(n): [str(n + 1)] for n in range(20_000)} | {"20000": last}
    with within(2):  # link by link for each it takes 60
        assert sum(map(len, circles(chain))) == (20_001 if last else 0)
