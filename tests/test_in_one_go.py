"""All cases of a small test are tried in one go, with the same seeds, and each that fails is told."""

import random
from types import SimpleNamespace

import pytest

from tests.in_one_go import CASES, cases_of, in_one_go, is_wanted, tried

SPREAD = pytest.mark.parametrize(("a", "b"), [(1, "x"), (2, "y")])
ONE = pytest.mark.parametrize("c", [3, pytest.param((4, 5), id="pair")])


@SPREAD
@ONE
def plain(a: int, b: str, c: object) -> None:
    assert c == 3 or a == 1, b


@SPREAD
def takes_more(a: int, b: str, tmp_path: object) -> None: ...


@pytest.mark.parametrize("a", [1, pytest.param(2, marks=pytest.mark.slow)])
def marked(a: int) -> None: ...


@pytest.mark.parametrize("a", [1, 2], indirect=True)
def handed_on(a: int) -> None: ...


def alone() -> None: ...


def test_every_combination_is_a_case() -> None:
    assert sorted((case["a"], case["b"], str(case["c"])) for case in cases_of(plain)) == [
        (1, "x", "(4, 5)"), (1, "x", "3"), (2, "y", "(4, 5)"), (2, "y", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("test", [takes_more, marked, handed_on, alone, "text"])
def test_what_takes_more_than_its_cases_stays_as_it_is(test: object) -> None:
    assert cases_of(test) == []


def test_every_case_is_tried_and_each_that_fails_is_told_with_its_values() -> None:
    begun: list[int] = []
    with pytest.raises(ExceptionGroup, match="1 of 4 cases") as caught:
        in_one_go(plain, cases_of(plain), lambda: begun.append(1))()
    assert len(begun) == 4
    (failed,) = caught.value.exceptions
    assert failed.__notes__[-1].startswith("plain of {")
    assert "(4, 5)" in failed.__notes__[-1]


def test_a_case_that_calls_itself_failed_or_skipped_stops_no_other() -> None:
    def choosy(a: int) -> None:
        {1: pytest.fail, 2: pytest.skip, 3: met.append}[a]("said")

    met: list[str] = []
    with pytest.raises(ExceptionGroup, match="1 of 3 cases"):
        in_one_go(choosy, [{"a": 1}, {"a": 2}, {"a": 3}], lambda: None)()
    with pytest.raises(pytest.skip.Exception, match="said"):
        in_one_go(choosy, [{"a": 2}, {"a": 3}], lambda: None)()
    assert met == ["said", "said"]


def test_each_case_begins_with_the_same_seeds() -> None:
    drawn = []

    def draws(a: int) -> None:
        drawn.append(random.random())

    in_one_go(draws, [{"a": 1}, {"a": 2}], lambda: random.seed(7))()
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize(
    ("keyword", "args", "worker", "wanted"),
    [
        ("", ["tests"], True, True),
        ("", ["tests"], False, False),
        ("x", [], True, False),
        ("", ["a::b[c]"], True, False),
    ],
)
def test_who_asks_for_cases_by_name_finds_them(keyword: str, args: list[str], worker: bool, wanted: bool) -> None:
    config = SimpleNamespace(args=args, getoption=lambda name: keyword, **({"workerinput": {}} if worker else {}))
    assert is_wanted(config) == wanted


def test_a_report_counts_as_many_as_it_tells_of() -> None:
    one = pytest.TestReport("a", ("", None, ""), {}, "passed", None, "call")
    many = pytest.TestReport("b", ("", None, ""), {}, "passed", None, "call", user_properties=[(CASES, 4)])
    assert tried([one, pytest.TestReport._from_json(many._to_json())]) == 5
