"""The app's side of the processes that read what was uploaded (`views.behind.reading_child`)."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from network.errors import NetworkError

__all__ = ["Job", "TooMuchError"]

ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, "-m", "views.behind.reading_child")
AT_ONCE = 2  # files; others wait
SECONDS = 300  # on the clock, for what waits and does not work: the child limits its processor time itself
LOW_PRIORITY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # Windows; elsewhere the child lowers its own
STARTING = "Starting to read"
WAITING = "Waiting until other files are read"
_room = threading.BoundedSemaphore(AT_ONCE)


class TooMuchError(NetworkError):
    """It took more time or memory than one file may take."""


class Job:
    """Something that is worked out in a process of its own, from the moment that there is room for it."""

    def __init__(self, function: Callable[..., Any], *args: Any) -> None:
        self.step = STARTING
        self._sent = pickle.dumps((function, args))
        self._outcome: tuple[str, Any] = ("too much", "")
        self._child: subprocess.Popen[bytes] | None = None
        self._lock, self._over, self._stopped = threading.Lock(), threading.Event(), False
        threading.Thread(target=self._work, name="reading", daemon=True).start()

    def is_over(self, seconds: float) -> bool:
        """Whether it is over, after this long at most."""
        return self._over.wait(seconds)

    def result(self) -> Any:
        """What was worked out, once it is over.

        Raises
        ------
        TooMuchError
            When it took more than it may, or was stopped.
        NetworkError
            When it was refused, in the words of the refusal.
        """
        kind, result = self._outcome
        if kind == "refused":
            raise NetworkError(result)
        if kind != "done":
            raise TooMuchError("It takes too long to read.")
        return result

    def stop(self) -> None:
        """Nobody waits for it any more."""
        with self._lock:
            self._stopped = True
            if self._child is not None and self._child.poll() is None:
                _end(self._child)

    def _work(self) -> None:
        if not _room.acquire(blocking=False):
            self.step = WAITING
            _room.acquire()
        try:
            self._start()
            if self._child is not None:
                self._listen(self._child)
        finally:
            _room.release()
            self._over.set()

    def _start(self) -> None:
        with self._lock, suppress(OSError):
            if not self._stopped:
                self.step = STARTING
                self._child = subprocess.Popen(  # noqa: S603  our own module
                    CHILD,
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
                    start_new_session=True,
                    creationflags=LOW_PRIORITY,
                )

    def _listen(self, child: "subprocess.Popen[bytes]") -> None:
        late = threading.Timer(SECONDS, self.stop)
        late.start()
        try:
            with suppress(OSError, EOFError, pickle.UnpicklingError), child:  # it may end at any time
                sent, heard = child.stdin, child.stdout
                if sent is None or heard is None:  # they are pipes: it was asked for
                    return
                sent.write(self._sent)
                sent.close()
                self._sent = b""
                while (said := pickle.load(heard))[0] == "at":  # noqa: S301  our own module writes there
                    self.step = said[1]
                self._outcome = said
        finally:
            late.cancel()


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a process and those that it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
