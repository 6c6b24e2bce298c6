"""Promises taken forward before a room, which wait to be saved or dropped: while the app runs, not longer."""

from threading import Lock

from network.model import Promise

__all__ = ["Drafts"]

MOST = 100  # of one map; of more, those taken forward longest ago are let go


class Drafts:
    """Drafts by map, each once however often it is taken forward."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, tuple[Promise, ...]] = {}

    def of(self, key: str) -> tuple[Promise, ...]:
        """What waits on this map, the first taken forward first."""
        return self._held.get(key, ())

    def add(self, key: str, promises: tuple[Promise, ...]) -> None:
        """Let these wait."""
        with self._lock:
            self._held[key] = tuple(dict.fromkeys((*self.of(key), *promises)))[-MOST:]

    def drop(self, key: str, promise: Promise) -> None:
        """Let this one wait no longer."""
        with self._lock:
            self._held[key] = tuple(one for one in self.of(key) if one != promise)

    def move(self, key: str, to: str) -> None:
        """The map is kept under another key from now on."""
        if key != to:
            self.add(to, self._held.pop(key, ()))
