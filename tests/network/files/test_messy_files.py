"""Every untidy file comes out as it should: outcome, numbers, words, and in time."""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache

import pytest

from network.files import read_bytes
from network.files.summary import summarise
from network.reading import Reading
from tests.network.files.messy_files import MESSY, Messy
from tests.network.files.peak import Peak
from tests.slowest import worked

pytestmark = pytest.mark.long

SLOWEST = 10.0  # seconds of processor time for one file, in the child that reads workbooks too
AT_ONCE = 3.0  # seconds of the processor in which a file that could do harm is refused
LARGE = ("many_rows.csv",)
MOST = 1_000_000_000  # bytes that a large file may take, the process that opens workbooks included
HARMFUL = ("bomb.xlsx", "far_cell.xlsx", "locked.xlsx", "noise.xlsx")


each_messy = pytest.mark.parametrize("messy", MESSY, ids=lambda one: one.file)


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read, and what that took."""

    reading: Reading
    processor: float  # seconds, in the child that reads workbooks too
    memory: int | None  # bytes; None where it was not watched, which takes time itself


@cache  # for every test here
def read(messy: Messy) -> Read:
    data = messy.data()
    watched = Peak() if messy.file in LARGE else None
    before = worked()
    with watched or nullcontext():
        reading = read_bytes(data, messy.file)
    return Read(reading, worked() - before, watched and watched.most)


@each_messy
def test_a_messy_file_is_read_as_it_should_be(messy: Messy) -> None:
    found = read(messy)
    summary = summarise(found.reading)
    figures = tuple(summary[key] for key in ("outcome", "partners", "links", "total_made", "hidden", "missing"))
    assert figures == (messy.outcome, messy.partners, messy.links, messy.made, messy.hidden, messy.missing)
    said = " ".join([*map(str, found.reading.problems), *found.reading.notes])
    assert [words for words in messy.words if words not in said] == []
    assert found.processor < SLOWEST
    assert found.processor < AT_ONCE or messy.file not in HARMFUL
    assert (found.memory or 0) < MOST
    assert (found.memory is None) == (messy.file not in LARGE)


@each_messy
def test_every_problem_names_the_file_and_says_what_to_do(messy: Messy) -> None:
    for problem in read(messy).reading.problems:
        assert problem.where.file == messy.file
        assert problem.what.endswith((".", ":", "?"))
        assert problem.fix


def test_a_refused_file_has_one_message() -> None:
    for messy in MESSY:
        if messy.outcome == "refuse":
            assert len(read(messy).reading.problems) == 1, messy.file


def test_no_message_repeats_what_is_about_a_person() -> None:
    content = "From,To,n,Note\nA,B,1,call 07700 900123\nC,D,2,see 999 000 0018\nE,F,3,x@example.org\n"
    reading = read_bytes(content.encode(), "people.csv")
    said = " ".join(map(str, reading.problems))
    assert reading.network is None
    assert not any(secret in said for secret in ("07700", "900123", "999 000", "0018", "x@example.org"))
