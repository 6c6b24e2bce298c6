"""The slowest files are told with what all parts of all their tests took."""

import pytest

from tests.slowest import Took, slowest_files


def told(nodeid: str, seconds: float, processor: float | None = None) -> pytest.TestReport:
    more = {} if processor is None else {"processor": processor}
    return pytest.TestReport(nodeid, ("", None, ""), {}, "passed", None, "call", duration=seconds, **more)


def test_parts_and_tests_of_a_file_are_added_up_and_the_slowest_comes_first() -> None:
    reports = [
        told("a.py::x", 1.0, 0.5),
        told("b.py::x", 2.0, 1.0),
        told("b.py::y[1::2]", 0.5, 0.25),
        told("c.py::x", 3),
    ]
    assert slowest_files(reports, 2) == [Took(3.0, 0.0, "c.py"), Took(2.5, 1.25, "b.py")]


def test_what_a_worker_tells_of_its_work_arrives() -> None:
    report = told("a.py::x", 1.0, 0.5)
    assert slowest_files([pytest.TestReport._from_json(report._to_json())]) == [Took(1.0, 0.5, "a.py")]
