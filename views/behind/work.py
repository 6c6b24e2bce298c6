"""The app's side of the process that works out how firm findings are (`views.behind.child`)."""

import itertools
import json
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import Stability
from analysis._stability import Asked
from network.model import Network
from views.behind.kept import Kept, key_of

__all__ = ["Work"]

ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, "-m", "views.behind.child")
TRIES = 2  # times that a job is given to a process; then it counts as failed
LOW_PRIORITY = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)  # Windows; elsewhere the process lowers its own


@dataclass
class _Job:
    network: Network
    asked: Sequence[Asked]
    keys: tuple[str, ...]
    done: float = 0.0  # share of the re-runs
    tries: int = 0


class Work:
    """What is being worked out, and what has been. Safe to be asked by many visits at once."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._jobs: dict[int, _Job] = {}
        self._failed: set[str] = set()
        self._numbers = itertools.count()
        self._child: subprocess.Popen[bytes] | None = None
        self._listener: threading.Thread | None = None
        self._closed = False

    def found(self, key: str) -> Stability | None:
        """The result, if it is there."""
        return self._kept.get(key)

    def hopeless(self, key: str) -> bool:
        """Whether it could not be worked out."""
        return key in self._failed

    def want(self, network: Network, asked: Iterable[Asked]) -> None:
        """Work these out before all that waits, save what is at hand or being worked out."""
        with self._lock:
            busy = {key for job in self._jobs.values() for key in job.keys}
            keyed = {key_of(network, one): one for one in asked}
            new = {key: one for key, one in keyed.items() if key not in busy and self._kept.get(key) is None}
            if not new or self._closed:
                return
            number = next(self._numbers)
            self._jobs[number] = _Job(network, tuple(new.values()), tuple(new))
        self._give([number])

    def share(self, keys: Iterable[str]) -> float | None:
        """How much of these is done, 0 to 1: of the one that is furthest behind. None once nothing is at work."""
        wanted = set(keys)
        with self._lock:
            return min((job.done for job in self._jobs.values() if wanted.intersection(job.keys)), default=None)

    def close(self) -> None:
        """End the process; what it had not finished is lost."""
        with self._lock:
            self._closed, child, listener = True, self._child, self._listener
        if child is not None and listener is not None:
            child.kill()
            listener.join()

    def _give(self, numbers: Sequence[int]) -> None:
        # in a thread: the process may still be starting, and a page must not wait for it
        threading.Thread(target=self._send, args=(numbers,), name="sure-send", daemon=True).start()

    def _send(self, numbers: Sequence[int]) -> None:
        with self._sending:
            for number in numbers:
                with self._lock:
                    job = self._jobs[number]
                    job.tries += 1
                    child = self._running()
                if child is None or child.stdin is None:
                    self._settle(number, None)
                    continue
                with suppress(OSError, ValueError):  # it has ended: its listener gives the job to the next
                    child.stdin.write(pickle.dumps((number, job.network, job.asked)))
                    child.stdin.flush()

    def _running(self) -> "subprocess.Popen[bytes] | None":
        if self._closed:
            return None
        if self._child is None:
            try:
                self._child = subprocess.Popen(  # noqa: S603  our own module
                    CHILD,
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                    creationflags=LOW_PRIORITY,
                )
            except OSError:
                return None
            self._listener = threading.Thread(target=self._listen, args=(self._child,), name="sure-listen", daemon=True)
            self._listener.start()
        return self._child

    def _listen(self, child: "subprocess.Popen[bytes]") -> None:
        with suppress(OSError), child:  # closing its pipes may find them broken
            for line in child.stdout or ():
                self._heard(json.loads(line))
        with self._lock:
            self._child = None
            again = [number for number, job in self._jobs.items() if job.tries < TRIES and not self._closed]
            lost = [number for number in self._jobs if number not in again]
        for number in lost:
            self._settle(number, None)
        if again:
            self._give(again)

    def _heard(self, said: dict[str, Any]) -> None:
        if "done" in said:
            with self._lock:
                self._jobs[said["job"]].done = said["done"]
        else:
            self._settle(said["job"], said["found"])

    def _settle(self, number: int, found: list[dict[str, Any]] | None) -> None:
        job = self._jobs[number]
        for key, one in zip(job.keys, found or (), strict=False):
            self._kept.put(key, Stability(**one))
        with self._lock:
            if found is None:
                self._failed.update(job.keys)
            del self._jobs[number]
