"""Files made to keep a reader busy: each is read or refused in words, in little processor time, whatever it holds."""

import resource
import time

import pytest

from network.errors import NetworkError
from network.files.raw.guard import MAX_BYTES, MAX_LINKS, MAX_PARTNERS
from network.reading import Reading
from tests.clocks import slower
from tests.hostile_files import HOSTILE
from views import apart
from views.behind import reading_child
from views.behind.reading import Job, TooMuchError

MOST = reading_child.PROCESSOR_SECONDS + 1.0  # seconds of processor time of one file, all its processes together
HELD = 1.0  # seconds of processor time of the app itself, which takes over what was read; others go on meanwhile


def used_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_file_holds_the_room(kind: str) -> None:
    name, content = HOSTILE[kind]()
    assert len(content) <= MAX_BYTES
    before, own = used_by_children(), time.process_time()
    job = Job(apart.read_uploaded, ((name, content),), None, ())
    assert job.is_over(600)
    used, held = used_by_children() - before, time.process_time() - own
    try:
        found: Reading | None = job.result()
    except TooMuchError:
        found = None
    except NetworkError as error:
        pytest.fail(f"raised, not said: {error}")
    said = "too much" if found is None else f"{found.outcome}: {found.problems[0] if found.problems else ''}"
    print(f"\n| {kind} | {len(content) / 1e6:.1f} | {used:.1f} | {held:.2f} | {said[:150]} |")
    assert used <= MOST or used <= MOST * slower()
    assert held <= HELD or held <= HELD * slower()
    if found is not None and found.network is not None:
        assert len(found.network.partners) <= MAX_PARTNERS
        assert len(found.network.relations) <= 2 * MAX_LINKS
