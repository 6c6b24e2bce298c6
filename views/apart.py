"""What is read of uploaded files: in a process of its own, while the page says how far it is and can stop it."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import streamlit as st

from network.errors import UnreadableFile
from network.files.formats import refused, safe_file, without_names
from network.files.survey.rereading import read_as as read_table_as
from network.files.which_directory import is_package
from network.joining import Joined, join
from network.model import Network
from network.reading import Reading
from network.recognised import Correction, Recognised, Role, Table
from network.uploads import maps_of, needs_of_terms, read_uploaded
from network.words import listed
from views.behind.reading import FaultError, Job, TooMuchError

__all__ = ["Files", "joined", "maps", "needs", "read", "table_as"]

Files = tuple[tuple[str, bytes], ...]  # names and contents
READ = "read"  # in the session state: what was worked out, by what was asked
JOB = "reading"  # in the session state: what is being worked out, with what was asked
MOST = 8  # results that a visit keeps
EVERY = 0.2  # seconds after which the page says how far it is
TOO_MUCH = (
    "{names} takes too long to read: it holds far more than a map needs. Leave out what does not belong to the map. "
    "Where each row is one referral, add a column with its date: such records are added up."
)
FAULT = (
    "{names} cannot be read because of a fault in this program, not in the file: {what}. Nothing was brought in. Tell "
    "those who look after the program these words: they hold nothing of the file. Saved in another form it may be read."
)
NOT_DONE = (TooMuchError, FaultError)


def read(
    files: Files, recognised: Recognised | None, corrections: tuple[Correction, ...], stop: Callable[[], None]
) -> Reading:
    """What is in files that were uploaded, and everything to be said about them.

    Parameters
    ----------
    stop
        What else is to be done when somebody stops the reading.
    """
    names = [safe_file(name) for name, _ in files]
    try:
        return _worked_out(
            (files, repr((recognised, corrections))), read_uploaded, files, recognised, corrections, stop=stop
        )
    except TooMuchError:
        return refused(UnreadableFile(TOO_MUCH.format(names=listed(names))), *names)
    except FaultError as error:
        return refused(UnreadableFile(FAULT.format(names=listed(names), what=error)), *names)


def maps(files: Files, stop: Callable[[], None]) -> list[Files]:
    """The files of each map among those that were chosen together; each by itself where that cannot be found out."""
    if len(files) < 2:
        return [files] if files else []
    try:
        return [tuple(together) for together in _worked_out(files, maps_of, files, stop=stop)]
    except NOT_DONE:
        return [(file,) for file in files]


def needs(files: Files, corrections: tuple[Correction, ...], stop: Callable[[], None]) -> dict[str, str]:
    """The need that each taxonomy term of a service directory means; nothing for any other files."""
    names = [name.lower() for name, _ in files]
    if not (is_package(names) or all(name.endswith((".json", ".zip")) for name in names)):
        return {}
    with suppress(*NOT_DONE):
        return _worked_out((files, repr(corrections)), needs_of_terms, files, corrections, stop=stop)
    return {}


def table_as(files: Files, table: Table, role: Role, header: int) -> Table:
    """A sheet read as another kind of table, or from another row on; as it was where that cannot be done."""
    with suppress(*NOT_DONE):
        key = (files, repr((table, role, header)))
        return _worked_out(key, read_table_as, without_names(files), table, role, header)
    return replace(table, role=role, header=header)


def joined(network: Network, arriving: Network, same: tuple[tuple[str, str], ...], stop: Callable[[], None]) -> Joined:
    """The map with what a file holds.

    Raises
    ------
    NetworkError
        When the two cannot be joined.
    """
    asked = network.digest, arriving.digest, same
    return _worked_out(asked, join, network, arriving, dict(same), stop=stop)


def _worked_out(asked: object, function: Callable[..., Any], *args: Any, stop: Callable[[], None] | None = None) -> Any:
    """The result of a function of the readers; in a process of its own where this visit has not asked it before."""
    key = function.__name__, asked
    known: OrderedDict[Any, Job] = st.session_state.setdefault(READ, OrderedDict())
    if key not in known:
        known[key] = _waited_for(_job(key, function, args), function.__name__, stop)
        if len(known) > MOST:
            known.popitem(last=False)
    return known[key].result()


def _job(key: object, function: Callable[..., Any], args: tuple[Any, ...]) -> Job:
    """What is at work for this already, where another click began the page anew meanwhile; else it is begun."""
    before, job = st.session_state.get(JOB, (None, None))
    if job is None or before != key:
        if job is not None:
            job.stop()
        job = Job(function, *args)
        st.session_state[JOB] = key, job
    return job


def _waited_for(job: Job, what: str, stop: Callable[[], None] | None) -> Job:
    """Wait, and say how far it is. Whatever is clicked meanwhile ends the waiting, but not the job."""
    place = st.empty()
    if not job.is_over(EVERY):
        with place.container(key=f"reading {what}"):
            told = st.empty()
            if stop is not None:
                st.button("Stop reading", on_click=_stopped, args=(job, stop), key=f"stop {what}")
        while not job.is_over(EVERY):
            told.html(f'<p class="body" role="status">{job.step} …</p>')
    place.empty()
    st.session_state.pop(JOB, None)
    return job


def _stopped(job: Job, stop: Callable[[], None]) -> None:
    job.stop()
    st.session_state.pop(JOB, None)
    stop()
