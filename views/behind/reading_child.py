"""The process that reads what was uploaded: a job comes in by standard input, its steps and its result go out.

A file can make any reader work for hours or take all memory. Here that ends this process, and neither the app nor the
pages of anybody else wait for it. It loads the readers before its job comes, reads one file and ends; it ends too when
standard input does, which is when the app ends.
"""

import gc
import os
import pickle
import threading
import time
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from network import progress
from network.errors import NetworkError

ROOT = Path(__file__).parents[2]
READERS = (
    "network.uploads", "network.files.survey.reader", "network.files.survey.rereading", "network.joining",
    "network.records.recognise",
)  # fmt: skip
PROCESSOR_SECONDS = 14
MEMORY = 3 * 2**30  # bytes of address space; what is really used is far less
LATER = 5  # niceness: pages come first


def main() -> None:
    """Do the job that comes on standard input."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    gc.disable()  # it ends before garbage matters, and looking for it took a third of the time
    if hasattr(os, "nice"):
        os.nice(LATER)
    for name in READERS:
        import_module(name)
    into = os.fdopen(0, "rb")
    if not into.peek(1):  # it waits here for its job
        return  # the app has ended, and no job came
    _limit()
    with progress.told_to(lambda step: _send(out, ("at", step))), suppress(MemoryError, RecursionError):
        _send(out, _done(into))  # without an answer it was too much
    os._exit(0)  # giving back memory piece by piece takes long


def _done(job: BinaryIO) -> tuple[str, Any]:
    try:
        function, args = pickle.load(job)  # noqa: S301  nobody but the app writes here
        threading.Thread(target=_end_with_the_app, daemon=True).start()
        return "done", function(*args)
    except NetworkError as error:
        return "refused", str(error)
    except (MemoryError, RecursionError):
        return "too much", ""
    except Exception as error:  # noqa: BLE001  whatever it is, the page says it plainly
        return "fault", _kind_and_place(error)


def _kind_and_place(error: Exception) -> str:
    """The kind of an error and where in the program it happened; its message may hold what a file says."""
    steps = traceback.extract_tb(error.__traceback__)
    places = [(Path(step.filename), step.lineno) for step in steps if Path(step.filename).is_relative_to(ROOT)]
    where = "".join(f" at {path.relative_to(ROOT).as_posix()}, line {line}" for path, line in places[-1:])
    return f"{type(error).__name__}{where}"


def _end_with_the_app() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)  # as at the end of the job: the app may have closed the pipe for it has what it wanted


def _send(out: BinaryIO, message: tuple[str, Any]) -> None:
    pickle.dump(message, out)
    out.flush()


def _limit() -> None:
    """Let this job take no more than is set, where the system has such limits; Windows has none."""
    try:
        import resource
    except ImportError:
        return
    seconds = int(time.process_time()) + PROCESSOR_SECONDS  # loading the readers is no part of the job
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
