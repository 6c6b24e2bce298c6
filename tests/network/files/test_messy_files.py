"""Every untidy file comes out as it should: outcome, numbers, words, and in time."""

import os
import time

import pytest

from network.files import read_bytes
from network.files.summary import summarise
from tests.network.files.messy_files import MESSY, Messy

SLOWEST = 10.0  # seconds of processor time for one file, in the child that reads workbooks too
AT_ONCE = 3.0  # seconds in which a file that could do harm is refused, on a busy machine too
HARMFUL = ("bomb.xlsx", "far_cell.xlsx", "locked.xlsx", "noise.xlsx")


@pytest.mark.parametrize("messy", MESSY, ids=lambda messy: messy.file)
def test_a_messy_file_is_read_as_it_should_be(messy: Messy) -> None:
    data = messy.data()
    started, worked = time.perf_counter(), sum(os.times()[:4])
    reading = read_bytes(data, messy.file)
    took, worked = time.perf_counter() - started, sum(os.times()[:4]) - worked
    summary = summarise(reading)
    read = tuple(summary[key] for key in ("outcome", "partners", "links", "total_made", "hidden", "missing"))
    assert read == (messy.outcome, messy.partners, messy.links, messy.made, messy.hidden, messy.missing)
    said = " ".join([*map(str, reading.problems), *reading.notes])
    assert [words for words in messy.words if words not in said] == []
    assert worked < SLOWEST
    assert took < AT_ONCE or messy.file not in HARMFUL


@pytest.mark.parametrize("messy", MESSY, ids=lambda messy: messy.file)
def test_every_problem_names_the_file_and_says_what_to_do(messy: Messy) -> None:
    for problem in read_bytes(messy.data(), messy.file).problems:
        assert problem.where.file == messy.file
        assert problem.what.endswith((".", ":", "?"))
        assert problem.fix


def test_a_refused_file_has_one_message() -> None:
    for messy in MESSY:
        if messy.outcome == "refuse":
            assert len(read_bytes(messy.data(), messy.file).problems) == 1, messy.file


def test_no_message_repeats_what_is_about_a_person() -> None:
    content = "From,To,n,Note\nA,B,1,call 07700 900123\nC,D,2,see 999 000 0018\nE,F,3,x@example.org\n"
    reading = read_bytes(content.encode(), "people.csv")
    said = " ".join(map(str, reading.problems))
    assert reading.network is None
    assert not any(secret in said for secret in ("07700", "900123", "999 000", "0018", "x@example.org"))
