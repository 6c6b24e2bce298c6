"""Workers try all cases of a small test in one go: as tests of their own they cost pytest more than they take.

A file that is run by itself shows each case as a test, and so does a run that asks for cases by name. Every case is
tried, whether or not one before it failed, and begins with the same seeds; one that fails is told with its values.
"""

import inspect
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from types import FunctionType
from typing import Any

import pytest
from _pytest.mark import ParameterSet
from hypothesis import is_hypothesis_test

__all__ = ["cases_of", "in_one_go", "is_wanted", "make_item", "tried"]

AROUND_ALL = {"_main_stays", "_fixed_seeds", "workbooks_opened_here"}  # the last of a whole file
CASES = "cases"  # the property of a report that says of how many it is

Case = Mapping[str, Any]


def is_wanted(config: pytest.Config) -> bool:
    """Whether this is a worker of a run that asks for no case by its name."""
    by_name = config.getoption("keyword") or any("[" in argument for argument in config.args)
    return hasattr(config, "workerinput") and not by_name


def make_item(collector: pytest.Collector, test: object, before: Callable[[], None]) -> pytest.Function | None:
    """The test of all cases, where it takes nothing but them and what is around every test."""
    cases = cases_of(test)
    if len(cases) < 2:
        return None
    item = pytest.Function.from_parent(collector, name=test.__name__, callobj=in_one_go(test, cases, before))
    item.user_properties.append((CASES, len(cases)))
    return item if set(item.fixturenames) <= AROUND_ALL else None


def tried(reports: Iterable[pytest.TestReport]) -> int:
    """How many cases the reports tell of."""
    return sum(dict(report.user_properties).get(CASES, 1) for report in reports)


def cases_of(test: object) -> list[Case]:
    """The values of each case of a test that takes nothing else; none of any other."""
    if not isinstance(test, FunctionType) or is_hypothesis_test(test):
        return []
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    tables = [_rows(*mark.args, **mark.kwargs) for mark in marks]
    if not marks or None in tables:
        return []
    cases = [{name: row[name] for row in rows for name in row} for rows in itertools.product(*tables)]  # type: ignore[arg-type]
    return cases if cases and cases[0].keys() == inspect.signature(test).parameters.keys() else []


def _rows(
    names: str | Sequence[str], values: Sequence[Any], indirect: bool | Sequence[str] = False, **_: object
) -> list[Case] | None:
    """The rows of one table of cases; nothing where one has marks of its own, or is handed to a fixture."""
    if indirect:
        return None
    listed = [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else list(names)
    single = isinstance(names, str) and len(listed) == 1
    rows = []
    for value in values:
        if isinstance(value, ParameterSet):
            if value.marks:
                return None
            value = value.values
        elif single:
            value = (value,)
        rows.append(dict(zip(listed, value, strict=True)))
    return rows


def in_one_go(test: Callable[..., None], cases: Sequence[Case], before: Callable[[], None]) -> Callable[[], None]:
    """Make of a test of one case a test of all of them; `before` is called before each.

    Where none fails and one is skipped, the test is told as skipped: every other case was tried.
    """

    def on_all() -> None:
        failed: list[Exception] = []
        skipped = []
        for case in cases:
            before()
            try:
                test(**case)
            except pytest.skip.Exception as reason:
                skipped.append(reason)
            except (Exception, pytest.fail.Exception) as error:
                told = error if isinstance(error, Exception) else AssertionError(str(error))
                told.add_note(f"{test.__name__} of {case!r}"[:2000])
                failed.append(told)
        if failed:
            raise ExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)
        if skipped:
            raise skipped[0]

    made = wraps(test)(on_all)
    made.__signature__ = inspect.Signature()  # type: ignore[attr-defined]
    made.pytestmark = [mark for mark in getattr(test, "pytestmark", ()) if mark.name != "parametrize"]  # type: ignore[attr-defined]
    return made
