"""How often windows look whether somebody has changed the map: at once while few do, so that many cost no more."""

import threading
import time

__all__ = ["Looks"]

OFTEN, SELDOM = 1.0, 2.0  # seconds between two looks
FEW = 12  # windows that may look often: together they take about a tenth of a core
GONE = 3 * SELDOM  # seconds after which a window that has not looked is shut


class Looks:
    """Which windows look, and when each did last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}

    def looked(self, window: str) -> float:
        """Note that this window looks now, and tell the seconds until it does again."""
        now = time.monotonic()
        with self._lock:
            self._last = {one: when for one, when in self._last.items() if now - when < GONE}
            self._last[window] = now
            return OFTEN if len(self._last) <= FEW else SELDOM
