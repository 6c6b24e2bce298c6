"""The app's side of the processes that work out how firm findings are (`views.behind.child`).

One does the small maps. Of a large one each of as many as there are cores has its share of the re-runs.
"""

import itertools
import json
import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis import Stability
from analysis._stability import Asked, Told, put_together
from network.model import Network
from views.behind.kept import Kept, key_of

__all__ = ["Work"]

ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, "-m", "views.behind.child")
TRIES = 2  # times that a share of a job is given to a process; then the job counts as failed
SMALL = 150  # partners; up to here another process would take longer to start than it would save
MOST = 4  # processes at most: each holds the libraries, about 150 MB
LOW_PRIORITY = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)  # Windows; elsewhere the process lowers its own


@dataclass
class _Job:
    network: Network
    asked: Sequence[Asked]
    keys: tuple[str, ...]
    parts: int  # shares that the re-runs are cut into
    done: Counter[int] = field(default_factory=Counter)  # by share, in hundredths
    told: dict[int, Told] = field(default_factory=dict)  # by share
    tries: Counter[int] = field(default_factory=Counter)  # by share


class Work:
    """What is being worked out, and what has been. Safe to be asked by many visits at once."""

    def __init__(self, kept: Kept, processes: int = min(MOST, os.cpu_count() or 1)) -> None:
        self._kept = kept
        self._processes = processes
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._jobs: dict[int, _Job] = {}
        self._failed: set[str] = set()
        self._numbers = itertools.count()
        self._children: dict[int, tuple[subprocess.Popen[bytes], threading.Thread]] = {}  # by share, and who listens
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
            number, parts = next(self._numbers), 1 if len(network.partners) <= SMALL else self._processes
            self._jobs[number] = _Job(network, tuple(new.values()), tuple(new), parts)
        for part in range(parts):
            self._give(part, [number])

    def share(self, keys: Iterable[str]) -> float | None:
        """How much of these is done, 0 to 1: of the one that is furthest behind. None once nothing is at work."""
        wanted = set(keys)
        with self._lock:
            jobs = [job for job in self._jobs.values() if wanted.intersection(job.keys)]
            return min((job.done.total() / (100 * job.parts) for job in jobs), default=None)

    def close(self) -> None:
        """End the processes; what they had not finished is lost."""
        with self._lock:
            self._closed, children = True, list(self._children.values())
        for child, _ in children:
            child.kill()
        for _, listener in children:
            listener.join()

    def _give(self, part: int, numbers: Sequence[int]) -> None:
        # in a thread: the process may still be starting, and a page must not wait for it
        threading.Thread(target=self._send, args=(part, numbers), name="sure-send", daemon=True).start()

    def _send(self, part: int, numbers: Sequence[int]) -> None:
        with self._sending:
            for number in numbers:
                with self._lock:
                    job = self._jobs.get(number)
                    if job is None:  # given up meanwhile
                        continue
                    job.tries[part] += 1
                    child = self._running(part)
                if child is None or child.stdin is None:
                    self._settle(number, part, None)
                    continue
                with suppress(OSError, ValueError):  # it has ended: its listener gives the job to the next
                    child.stdin.write(pickle.dumps((number, part, job.parts, job.network, job.asked)))
                    child.stdin.flush()

    def _running(self, part: int) -> "subprocess.Popen[bytes] | None":
        """The process that does this share; None where it cannot be started."""
        if self._closed:
            return None
        if part not in self._children:
            try:
                child = subprocess.Popen(  # noqa: S603  our own module
                    CHILD,
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                    creationflags=LOW_PRIORITY,
                )
            except OSError:
                return None
            listener = threading.Thread(target=self._listen, args=(part, child), name="sure-listen", daemon=True)
            self._children[part] = child, listener
            listener.start()
        return self._children[part][0]

    def _listen(self, part: int, child: "subprocess.Popen[bytes]") -> None:
        with suppress(OSError), child:  # closing its pipes may find them broken
            for line in child.stdout or ():
                self._heard(part, json.loads(line))
        with self._lock:
            del self._children[part]
            left = {number: job for number, job in self._jobs.items() if part < job.parts and part not in job.told}
            again = [number for number, job in left.items() if job.tries[part] < TRIES and not self._closed]
        for number in left.keys() - set(again):
            self._settle(number, part, None)
        if again:
            self._give(part, again)

    def _heard(self, part: int, said: dict[str, Any]) -> None:
        if "done" not in said:
            self._settle(said["job"], part, said["told"] and Told(**said["told"]))
            return
        with self._lock:
            if said["job"] in self._jobs:
                self._jobs[said["job"]].done[part] = round(100 * said["done"])

    def _settle(self, number: int, part: int, told: Told | None) -> None:
        """Take what a share of a job has told; None: it could not be worked out, and so the job cannot."""
        with self._lock:
            job = self._jobs.get(number)
            if job is None:  # given up meanwhile
                return
            if told is None:
                self._failed.update(job.keys)
                del self._jobs[number]
                return
            job.told[part] = told
            if len(job.told) < job.parts:
                return
        for key, found in zip(job.keys, put_together(list(job.told.values())), strict=True):
            self._kept.put(key, found)
        with self._lock:
            del self._jobs[number]
