"""Processes that read what was uploaded (`views.behind.reading_child`): one stands ready, so reading begins at once.

Starting one takes longer than reading a small file. So while the app runs, the next has been started and has loaded the
readers before it is needed. Each reads once and ends; one that waits ends as soon as the app does.
"""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

__all__ = ["close", "get_ready", "keep_ready", "taken"]

ROOT = Path(__file__).parents[2]
CHILD = (sys.executable, "-m", "views.behind.reading_child")
LOW_PRIORITY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # Windows; elsewhere the child lowers its own

_lock = threading.Lock()
_waiting: "list[subprocess.Popen[bytes]]" = []  # one at most
_kept = threading.Event()  # set while the app runs: elsewhere nobody would end what waits


def keep_ready() -> None:
    """From now on `get_ready` starts a process that waits."""
    _kept.set()


def get_ready() -> None:
    """Start one that waits, unless there is one. It is not waited for."""
    if _kept.is_set() and not _waiting and not _lock.locked():
        threading.Thread(target=_start_one, name="reading-spare", daemon=True).start()


def taken() -> "subprocess.Popen[bytes] | None":
    """A process that reads one job: the one that waits, else a new one. None where none can be started."""
    with _lock:
        while _waiting:
            child = _waiting.pop()
            if child.poll() is None:
                return child
            _ended(child)
    return _started()


def close() -> None:
    """End the one that waits, and start no other."""
    _kept.clear()
    with _lock:
        while _waiting:
            child = _waiting.pop()
            child.kill()
            _ended(child)


def _start_one() -> None:
    with _lock:
        if _kept.is_set() and not _waiting and (child := _started()) is not None:
            _waiting.append(child)


def _started() -> "subprocess.Popen[bytes] | None":
    with suppress(OSError):
        return subprocess.Popen(  # noqa: S603  our own module
            CHILD,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
            creationflags=LOW_PRIORITY,
        )
    return None


def _ended(child: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError), child:  # its pipes are closed, and it is waited for
        pass
