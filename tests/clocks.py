"""Time in tests: a slow machine fails no test of speed, and who sleeps elsewhere is not counted."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

ADDITIONS = 3_000_000
QUIET_SECONDS = 0.15  # what they take on a quiet machine


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done here takes the processor at most so many seconds on a quiet machine.

    Raises
    ------
    AssertionError
        It took longer, and more times longer than a fixed loop beside it.
    """
    gc.freeze()  # what other tests have left is not looked through for garbage here
    start = time.process_time()
    yield
    used = time.process_time() - start
    assert used <= seconds or used <= seconds * slower(), f"{used:.2f} seconds, and {seconds} are allowed"


def slower() -> float:
    """How many times as long as on a quiet machine a fixed loop takes just now: never under 1."""
    start = time.process_time()
    sum(number for number in range(ADDITIONS))
    return max(1.0, (time.process_time() - start) / QUIET_SECONDS)


def asleep(sleep: Callable[[float], object]) -> SimpleNamespace:
    """What stands for `time` in one module alone, so that only its own waits are met: other threads wait as ever."""
    return SimpleNamespace(monotonic=time.monotonic, sleep=sleep)
