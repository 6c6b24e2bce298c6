"""Pages that many ask for at one moment are made a few at a time, in the order in which they were asked for.

Made all at once, each would end with the last: Python works on one at a time and goes round among them, and what is to
be sent to windows waits for its place in that round too.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["TURNS", "Turns"]

AT_ONCE = 4  # pages: while some wait for the disk, or work outside of Python, others go on
LONG = 1.0  # seconds after which a page that is still at work keeps nobody waiting


class Turns:
    """Whose turn it is, shared by all windows."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._at_work: dict[threading.Event, float] = {}  # since when

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn, and have it for what is done with it."""
        turn = threading.Event()
        self._waiting.append(turn)
        self._let_in()
        while not turn.wait(LONG):
            self._let_in()
        try:
            yield
        finally:
            del self._at_work[turn]
            self._let_in()

    def _let_in(self) -> None:
        with self._lock:
            now = time.monotonic()
            free = AT_ONCE - sum(now - since < LONG for since in list(self._at_work.values()))
            while free > 0 and self._waiting:
                turn = self._waiting.popleft()
                self._at_work[turn] = now
                turn.set()
                free -= 1


TURNS = Turns()
