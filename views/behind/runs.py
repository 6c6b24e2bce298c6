"""Workshops that are under way: which step of which running order, and since when. The wall and notes both follow."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

__all__ = ["Run", "Runs"]

LONGEST = timedelta(days=2)  # after which a workshop is forgotten


@dataclass(frozen=True, slots=True)
class Run:
    """A workshop under way; once `order` is empty it has ended."""

    order: str
    place: int
    since: datetime


class Runs:
    """Workshops by key, each shared by the windows that follow it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}

    def of(self, key: str) -> Run | None:
        """The workshop of this key; None while none was begun."""
        return self._runs.get(key)

    def begin(self, key: str, run: Run) -> Run:
        """Begin a workshop, in the place of one that is under way."""
        with self._lock:
            self._forget(run.since - LONGEST)
            self._runs[key] = run
        return run

    def join(self, key: str, run: Run) -> Run:
        """The workshop that is under way, or else this one, begun."""
        with self._lock:
            self._forget(run.since - LONGEST)
            return self._runs.setdefault(key, run)

    def _forget(self, before: datetime) -> None:
        self._runs = {key: run for key, run in self._runs.items() if run.since >= before}

    def go_to(self, key: str, place: int) -> None:
        """Go to a step."""
        with self._lock:
            if key in self._runs:
                self._runs[key] = replace(self._runs[key], place=place)
