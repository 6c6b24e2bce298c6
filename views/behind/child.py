"""A process that works out how firm findings are: jobs come in by standard input, lines of JSON go out.

Of a large map each of several such processes has its share of the re-runs (`views.behind.work`).

The job that came last is worked on first, one re-run at a time, for it is what somebody looks at now. It ends when
standard input does, which is when the app ends, and when nothing has been asked for some minutes.
"""

import gc
import json
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass

from analysis._stability import Asked, Told, rerunning_some
from network.errors import NetworkError
from network.model import Network

IDLE_SECONDS = 600
LOWEST = 19  # niceness: whoever else wants the processor has it

Sent = tuple[int, int, int, Network, Sequence[Asked]]  # number of the job, which share of how many, and what


@dataclass(frozen=True)
class _Job:
    number: int
    steps: Generator[float, None, Told]


def main() -> None:
    """Work until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for the app, which ends this process by itself
    if hasattr(os, "nice"):
        os.nice(LOWEST)
    gc.freeze()
    waiting: queue.SimpleQueue[Sent] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(waiting,), daemon=True).start()
    jobs: list[_Job] = []
    while _taken(waiting, jobs):
        _one_step(jobs)


def _listen(waiting: "queue.SimpleQueue[Sent]") -> None:
    try:
        while True:
            waiting.put(pickle.load(sys.stdin.buffer))  # noqa: S301  nobody but the app writes here
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)


def _taken(waiting: "queue.SimpleQueue[Sent]", jobs: list[_Job]) -> bool:
    """Put every job that waits on top of the others; False when there is none and none has come for long."""
    while not jobs or not waiting.empty():
        try:
            number, part, of, network, asked = waiting.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            return False
        jobs.append(_Job(number, rerunning_some(asked, network, part=part, of=of)))
    return True


def _one_step(jobs: list[_Job]) -> None:
    job = jobs[-1]
    try:
        _say(job=job.number, done=next(job.steps))
    except StopIteration as finished:
        jobs.pop()
        _say(job=job.number, told=asdict(finished.value))
    except NetworkError:  # such as a group that re-runs do not have
        jobs.pop()
        _say(job=job.number, told=None)


def _say(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
