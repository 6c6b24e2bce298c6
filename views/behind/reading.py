"""The app's side of the processes that read what was uploaded (`views.behind.reading_child`)."""

import os
import pickle
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from network.errors import NetworkError
from views.behind import spare

__all__ = ["FaultError", "Job", "TooMuchError"]

AT_ONCE = 2  # files; others wait
SECONDS = 300  # on the clock, for what waits and does not work: the child limits its processor time itself
KILLED = tuple(-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name))  # by its limits
STARTING = "Starting to read"
WAITING = "Waiting until other files are read"
_room = threading.BoundedSemaphore(AT_ONCE)


class TooMuchError(NetworkError):
    """It took more time or memory than one file may take."""


class FaultError(NetworkError):
    """The program has a fault: its message says of what kind and where in the program, and nothing of the file."""


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
        FaultError
            When nobody had foreseen what went wrong.
        NetworkError
            When it was refused, in the words of the refusal.
        """
        kind, result = self._outcome
        if kind == "refused":
            raise NetworkError(result)
        if kind == "fault":
            raise FaultError(result)
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
            spare.get_ready()

    def _start(self) -> None:
        with self._lock:
            if not self._stopped:
                self.step = STARTING
                self._child = spare.taken()

    def _listen(self, child: "subprocess.Popen[bytes]") -> None:
        late = threading.Timer(SECONDS, self.stop)
        late.start()
        try:
            with suppress(OSError), child:  # its pipes may break when it ends, at any time
                self._outcome = self._heard(child)
            if child.returncode not in (0, *KILLED) and not self._stopped:
                self._outcome = "fault", f"its process ended with code {child.returncode}"
        finally:
            late.cancel()

    def _heard(self, child: "subprocess.Popen[bytes]") -> tuple[str, Any]:
        sent, heard = child.stdin, child.stdout
        if sent is None or heard is None:  # they are pipes: it was asked for
            return self._outcome
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            sent.write(self._sent)
            sent.flush()  # and stays open: the child ends when it closes, which is when the app ends
            self._sent = b""
            while (said := pickle.load(heard))[0] == "at":  # noqa: S301  our own module writes there
                self.step = said[1]
            return said
        return self._outcome


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End a process and those that it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
