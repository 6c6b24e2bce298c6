"""How long the tests of each file took, told after the slowest tests: what a run is spent on is seen at once."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pytest

from tests.in_one_go import tried

MOST = 10  # files
BEFORE = pytest.StashKey[float]()  # what this process had worked when the last part of a test was told


class Took(NamedTuple):
    """Seconds of a file's tests: on the clock, and of the processor."""

    seconds: float
    processor: float
    file: str


def worked() -> float:
    """Seconds that this process has worked, and those it started that have ended: a browser is only in the clock."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    now = worked()
    report.processor = now - item.config.stash.get(BEFORE, now)
    item.config.stash[BEFORE] = now
    return report


def slowest_files(reports: Iterable[pytest.TestReport], most: int = MOST) -> list[Took]:
    """The files whose tests took longest, the slowest first."""
    seconds, processor = Counter[str](), Counter[str]()
    for report in reports:
        file = report.nodeid.partition("::")[0]
        seconds[file] += report.duration
        processor[file] += getattr(report, "processor", 0.0)
    return [Took(took, processor[file], file) for file, took in seconds.most_common(most)]


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.getoption("durations"):
        return
    every = [one for told in terminalreporter.stats.values() for one in told if isinstance(one, pytest.TestReport)]
    terminalreporter.section(f"slowest {MOST} files: seconds, those of the processor")
    for took in slowest_files(every):
        terminalreporter.write_line(f"{took.seconds:8.1f} {took.processor:8.1f}  {took.file}")
    called = [one for one in every if one.when == "call"]
    terminalreporter.write_line(f"{tried(called):,} cases in {len(called):,} tests")
