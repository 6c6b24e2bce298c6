"""What is uploaded is read in a process of its own, with limits; the page says how far it is and can stop it."""

import itertools
import os
import time

import pytest

from network import progress
from network.errors import NetworkError
from views import apart
from views.behind import reading, reading_child
from views.behind.reading import Job, TooMuchError


def working_for_ever() -> None:
    for _ in itertools.count():
        pass


def taking_all_memory() -> int:
    return len(bytearray(reading_child.MEMORY))


def telling(what: str) -> str:
    progress.at("Half way")
    print("a library that chatters")
    return what


def refusing() -> None:
    raise NetworkError("It speaks of a person.")


def ending_itself() -> None:
    os._exit(3)


def result(job: Job) -> object:
    assert job.is_over(60)
    return job.result()


def test_a_result_comes_back_and_the_last_step_is_told() -> None:
    job = Job(telling, "read")
    assert result(job) == "read"
    assert job.step == "Half way"


def test_a_refusal_comes_back_in_its_own_words() -> None:
    with pytest.raises(NetworkError, match="It speaks of a person") as caught:
        result(Job(refusing))
    assert not isinstance(caught.value, TooMuchError)


@pytest.mark.parametrize("function", [taking_all_memory, ending_itself])
def test_what_takes_all_memory_or_ends_the_process_is_too_much(function: object) -> None:
    with pytest.raises(TooMuchError):
        result(Job(function))  # type: ignore[arg-type]


@pytest.mark.long
def test_what_works_for_ever_is_ended_by_its_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHILD", (*reading.CHILD[:1], "-c", SHORT))
    with pytest.raises(TooMuchError):
        result(Job(working_for_ever))


SHORT = "from views.behind import reading_child as child; child.PROCESSOR_SECONDS = 2; child.main()"


def test_what_is_stopped_ends_at_once() -> None:
    job = Job(working_for_ever)
    while job._child is None:
        job.is_over(0.01)
    job.stop()
    with pytest.raises(TooMuchError):
        result(job)


def test_no_more_are_read_at_once_than_there_is_room_for() -> None:
    begun = time.monotonic()
    jobs = [Job(working_for_ever) for _ in range(reading.AT_ONCE)]
    while any(job._child is None for job in jobs):
        jobs[0].is_over(0.01)
    late = Job(telling, "read")
    assert not late.is_over(0.3)
    assert late.step == reading.WAITING
    late.stop()  # before it begins
    for job in jobs:
        job.stop()
    assert late.is_over(60)
    assert time.monotonic() - begun < reading.SECONDS


def test_a_file_that_takes_too_long_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise TooMuchError("It takes too long to read.")

    monkeypatch.setattr(apart, "_worked_out", too_much)
    files = (("a.csv", b"from,to\n"), ("b.csv", b"from,to\n"))
    read = apart.read(files, None, (), lambda: None)
    assert read.network is None
    assert str(read.problems[0]).startswith("a.csv")
    assert "such records are added up" in str(read.problems[0])
    assert apart.maps(files, lambda: None) == [files[:1], files[1:]]
    assert apart.needs((("a.json", b""),), (), lambda: None) == {}
