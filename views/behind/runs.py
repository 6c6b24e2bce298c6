"""Workshops that are under way: which step of which running order, and since when. The wall and notes both follow."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime

__all__ = ["Run", "Runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """A workshop under way; once `order` is empty it has ended."""

    order: str
    place: int
    since: datetime


class Runs:
    """One workshop a map, shared by every window on this machine that shows the map."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def of(self, key: str) -> Run | None:
        """The workshop of a map; None while none was begun."""
        return self._runs.get(key)

    def begin(self, key: str, run: Run) -> Run:
        """Begin a workshop, in the place of one that is under way."""
        with self._lock:
            self._runs[key] = run
        return run

    def join(self, key: str, run: Run) -> Run:
        """The workshop that is under way, or else this one, begun."""
        with self._lock:
            return self._runs.setdefault(key, run)

    def go_to(self, key: str, place: int) -> None:
        """Go to a step."""
        with self._lock:
            if key in self._runs:
                self._runs[key] = replace(self._runs[key], place=place)
