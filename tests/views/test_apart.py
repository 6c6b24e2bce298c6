"""What is uploaded is read in a process of its own, with limits; the page says how far it is and can stop it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from network.errors import NetworkError
from network.reading import Reading
from tests.views import jobs
from views import apart
from views.behind import reading, reading_child, spare
from views.behind.reading import FaultError, Job, TooMuchError

OFTEN = 0.01  # seconds between two looks at a process: looking all the time would take what it needs itself
TWO_FILES = (("a.csv", b"from,to\n"), ("b.csv", b"from,to\n"))


def read_none(files: apart.Files) -> Reading:
    """How they are read, where no map comes of it."""
    read = apart.read(files, None, (), lambda: None)
    assert read.network is None
    return read


@pytest.fixture
def ready() -> Iterator[None]:
    """As in the app: a process waits for what is read next."""
    spare.keep_ready()
    yield
    spare.close()


def waiting_one() -> int:
    """The process that waits, once it has been started."""
    spare.get_ready()
    before = time.monotonic()
    while not spare._waiting:
        assert time.monotonic() < before + 60
        time.sleep(OFTEN)
    return spare._waiting[0].pid


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended but has not been fetched does not."""
    state = Path(f"/proc/{pid}/stat")
    try:
        return state.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def worked(pid: int) -> float:
    """Seconds that the processor has worked for a process; none for one that has been fetched."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def result(job: Job) -> object:
    assert job.is_over(60)
    return job.result()


def test_a_result_comes_back_and_the_last_step_is_told() -> None:
    job = Job(jobs.telling, "read")
    assert result(job) == "read"
    assert job.step == "Half way"


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(NetworkError, match="It speaks of a person") as caught:
        result(Job(jobs.refusing))
    assert not isinstance(caught.value, TooMuchError)


def test_what_takes_all_memory_is_too_much() -> None:
    with pytest.raises(TooMuchError):
        result(Job(jobs.taking_all_memory))


def test_a_fault_of_the_program_is_told_by_its_kind_and_place_without_what_the_file_says() -> None:
    with pytest.raises(FaultError, match=r"^KeyError at tests/views/jobs\.py, line \d+$"):
        result(Job(jobs.failing))


def test_a_process_that_ends_for_no_known_reason_is_no_file_that_takes_too_long() -> None:
    with pytest.raises(FaultError, match="ended with code 3"):
        result(Job(jobs.ending_itself))


@pytest.mark.usefixtures("ready")
def test_what_waits_reads_once_and_another_takes_its_place() -> None:
    first = waiting_one()
    assert result(Job(jobs.numbered)) == first
    second = waiting_one()
    assert second != first
    assert not is_alive(first)
    assert result(Job(jobs.numbered)) == second


@pytest.mark.usefixtures("ready")
def test_one_that_has_died_while_it_waited_is_passed_over() -> None:
    first = waiting_one()
    spare._waiting[0].kill()
    spare._waiting[0].wait()
    assert result(Job(jobs.numbered)) != first


@pytest.mark.usefixtures("ready")
def test_no_more_than_one_waits_and_none_once_the_app_closes() -> None:
    first = waiting_one()
    for _ in range(5):
        spare.get_ready()
    assert [child.pid for child in spare._waiting] == [first]
    spare.close()
    assert not is_alive(first)
    spare.get_ready()
    assert not spare._waiting


def test_nothing_waits_where_no_app_runs() -> None:
    assert result(Job(jobs.telling, "read")) == "read"
    assert not spare._waiting


DYING_APP = """
import os, sys, threading
from tests.views import jobs, test_apart
from views.behind import spare
from views.behind.reading import Job
if sys.argv[1] == "waiting":
    spare.keep_ready()
    pid = test_apart.waiting_one()
else:
    job = Job(jobs.working_for_ever)
    while job._child is None or job.step != "Working":
        job.is_over(0.01)
    pid = job._child.pid
print(pid, flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("what", ["waiting", "working"])
def test_it_ends_with_the_app_even_if_that_is_killed(what: str) -> None:
    app = subprocess.run([sys.executable, "-c", DYING_APP, what], cwd=spare.ROOT, capture_output=True, check=False)
    child, before = int(app.stdout), time.monotonic()
    while is_alive(child):
        assert time.monotonic() < before + 60
        assert worked(child) < reading_child.PROCESSOR_SECONDS / 2  # not by the limit that ends whatever works for ever
        time.sleep(OFTEN)


@pytest.mark.long
def test_what_works_for_ever_is_ended_by_its_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare, "CHILD", (*spare.CHILD[:1], "-c", SHORT))
    with pytest.raises(TooMuchError):
        result(Job(jobs.working_for_ever))


SHORT = "from views.behind import reading_child as child; child.PROCESSOR_SECONDS = 1; child.main()"


def test_what_is_stopped_ends_at_once() -> None:
    job = Job(jobs.working_for_ever)
    while job._child is None:
        job.is_over(0.01)
    job.stop()
    with pytest.raises(TooMuchError):
        result(job)


def test_no_more_are_read_at_once_than_there_is_room_for() -> None:
    begun = time.monotonic()
    first = [Job(jobs.working_for_ever) for _ in range(reading.AT_ONCE)]
    while any(job._child is None for job in first):
        first[0].is_over(0.01)
    late = Job(jobs.telling, "read")
    assert not late.is_over(0.3)
    assert late.step == reading.WAITING
    late.stop()  # before it begins
    for job in first:
        job.stop()
    assert late.is_over(60)
    assert time.monotonic() - begun < reading.SECONDS


def test_a_fault_of_the_program_is_no_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise FaultError("KeyError at network/uploads.py, line 7")

    monkeypatch.setattr(apart, "_worked_out", fault)
    read = read_none(TWO_FILES)
    assert "a fault in this program" in str(read.problems[0])
    assert "KeyError at network/uploads.py, line 7" in str(read.problems[0])
    assert "too long" not in str(read.problems[0])
    assert apart.maps(TWO_FILES, lambda: None) == [TWO_FILES[:1], TWO_FILES[1:]]


def test_a_file_that_takes_too_long_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise TooMuchError("It takes too long to read.")

    monkeypatch.setattr(apart, "_worked_out", too_much)
    read = read_none(TWO_FILES)
    assert str(read.problems[0]).startswith("a.csv")
    assert "such records are added up" in str(read.problems[0])
    assert apart.maps(TWO_FILES, lambda: None) == [TWO_FILES[:1], TWO_FILES[1:]]
    assert apart.needs((("a.json", b""),), (), lambda: None) == {}
