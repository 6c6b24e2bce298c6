"""The process that reads what was uploaded: a job comes in by standard input, its steps and its result go out.

A file can make any reader work for hours or take all memory. Here that ends this process, and neither the app nor the
pages of anybody else wait for it.
"""

import gc
import os
import pickle
import sys
from typing import Any, BinaryIO

from network import progress
from network.errors import NetworkError

PROCESSOR_SECONDS = 14
MEMORY = 3 * 2**30  # bytes of address space; what is really used is far less
LATER = 5  # niceness: pages come first


def main() -> None:
    """Do the job on standard input."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    job = sys.stdin.buffer.read()
    gc.disable()  # it ends before garbage matters, and looking for it took a third of the time
    _limit()
    with progress.told_to(lambda step: _send(out, ("at", step))):
        _send(out, _done(job))


def _done(job: bytes) -> tuple[str, Any]:
    try:
        function, args = pickle.loads(job)  # noqa: S301  nobody but the app writes here
        return "done", function(*args)
    except NetworkError as error:
        return "refused", str(error)
    except (MemoryError, RecursionError):
        return "too much", ""


def _send(out: BinaryIO, message: tuple[str, Any]) -> None:
    pickle.dump(message, out)
    out.flush()


def _limit() -> None:
    """Let this process take no more than is set, where the system has such limits; Windows has none."""
    if hasattr(os, "nice"):
        os.nice(LATER)
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
