"""What every test run has in common: the same examples, the same seeds, slow tests only when asked for."""

import gc
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from tests import in_one_go, pace
from tests.gathering import gathering
from tests.slowest import pytest_runtest_makereport, pytest_terminal_summary

__all__ = ["pytest_runtest_makereport", "pytest_terminal_summary"]

USUAL_EXAMPLES = 30
SLOW_EXAMPLES = 400
HERE = Path(__file__).parent
DEAR_FIRST = (
    *("browser", "test_benchmarks.py", "report", "public", "views", "contracts", "render", "data", "analysis"),
    *("terminal", "network"),
)
NOT_QUICK = ("browser", "public", "report", "terminal", "views")  # folders: tests open pages, make files, run commands


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out what drives a browser and what takes long")
    parser.addoption("--slow", action="store_true", help="run the slow tests too, with more examples each")


def pytest_configure(config: pytest.Config) -> None:
    os.environ["PARTNERSHIP_WARM"] = "off"  # no app visits itself as it starts, but where a test is about that
    os.environ["PARTNERSHIP_SURE"] = "off"  # pages work nothing out behind them, but where a test is about that
    for name, examples in (("usual", USUAL_EXAMPLES), ("slow", SLOW_EXAMPLES)):
        settings.register_profile(
            name,
            derandomize=True,
            deadline=None,
            max_examples=examples,
            print_blob=True,
            suppress_health_check=[HealthCheck.too_slow],  # as a deadline, no more than that the machine is busy
        )
    pace.run_all(config.getoption("--slow"))
    settings.load_profile("slow" if config.getoption("--slow") else "usual")


@pytest.hookimpl(optionalhook=True)  # of xdist, which no single file needs
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    if config.getoption("dist") != "loadfile":
        return None
    from tests.sharing import Shares  # here: xdist has to be there

    return Shares(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    with gathering(session.config):
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> pytest.Function | None:
    if not name.startswith("test_") or not in_one_go.is_wanted(collector.config):
        return None
    return in_one_go.make_item(collector, obj, fix_seeds)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where quick tests are asked for, folders without any are not even loaded."""
    left_out = collection_path.parent == HERE and collection_path.name in NOT_QUICK
    return True if left_out and config.getoption("--quick") else None


@pytest.hookimpl(trylast=True)  # the folders' own conftest files mark first
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = () if config.getoption("--slow") else ("slow",)
    if config.getoption("--quick"):
        left_out = ("slow", "long", "browser")
    waiting = {item for item in items if any(map(item.get_closest_marker, left_out))}
    if waiting:
        config.hook.pytest_deselected(items=list(waiting))
    items[:] = sorted((item for item in items if item not in waiting), key=_in_turn)


def _in_turn(item: pytest.Item) -> int:
    """Files that take long begin first, so that no worker is left alone with one at the end."""
    inside = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
    return DEAR_FIRST.index(inside) if inside in DEAR_FIRST else len(DEAR_FIRST)


def pytest_collection_finish() -> None:
    """Take what is loaded by now out of the garbage collector's rounds: every run of a page makes one of them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _main_stays() -> Iterator[None]:
    """A page that was run stays behind as the main module, which a process that is begun afresh would load and fail."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def _fixed_seeds() -> None:
    fix_seeds()


def fix_seeds() -> None:
    random.seed(20260401)
    np.random.seed(20260401)  # noqa: NPY002 - the seed of libraries that use the global generator
