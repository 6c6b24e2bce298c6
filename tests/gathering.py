"""How workers gather their tests: of a tree that is not compiled yet one worker goes first, the others wait for it.

Each worker loads every test, all in the same seconds. Where nothing is compiled, each would compile everything, which
is as much work as loading it.
"""

import gc
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["gathering", "is_compiled"]

FIRST = "gw0"
PATIENCE = 120  # seconds: whoever waits longer goes on by itself
TESTS = Path(__file__).parent


@contextmanager
def gathering(config: pytest.Config) -> Iterator[None]:
    """Gather in here; of what is made meanwhile nearly all stays, so that no garbage is looked for."""
    worker = getattr(config, "workerinput", None)
    done = worker and Path(tempfile.gettempdir()) / f"gathered-{worker['testrunuid']}"
    if done and worker["workerid"] != FIRST and not is_compiled():
        _wait_for(done)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        if done and worker["workerid"] == FIRST:
            done.touch()


def is_compiled(folder: Path = TESTS) -> bool:
    """Whether most tests in the folder have been loaded before, and what they test with them."""
    compiled = {path.name.partition(".")[0] for path in folder.rglob("*-pytest-*.pyc")}
    named = {path.stem for path in folder.rglob("test_*.py")}
    return 2 * len(compiled & named) >= len(named)


def _wait_for(done: Path) -> None:
    """Return when the first worker has told that it is done, at the latest when `PATIENCE` is over."""
    deadline = time.monotonic() + PATIENCE
    while not done.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
