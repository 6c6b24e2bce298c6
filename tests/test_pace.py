"""A test takes a few of its cases usually, and all of them in a slow run."""

from collections.abc import Iterator

import pytest

from tests import pace


@pytest.fixture(autouse=True)
def _pace_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    pace.run_all(request.config.getoption("--slow"))


@pytest.mark.parametrize(("slow", "cases"), [(False, [1, 4]), (True, [1, 2, 3, 4])])
def test_a_few_usually_and_all_of_them_slowly(slow: bool, cases: list[int]) -> None:
    pace.run_all(slow)
    assert pace.usually([1, 4], slowly=[1, 2, 3, 4]) == cases
