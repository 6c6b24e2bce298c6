"""What was read of a file, line by line, for a terminal."""

from collections.abc import Iterator

from network.reading import Reading
from network.tally import links_said
from network.words import plural

__all__ = ["reading_lines"]


def reading_lines(files: str, reading: Reading) -> Iterator[str]:
    """How a file was read, what was recognised in it, and every problem.

    Parameters
    ----------
    files
        The name of the file, or of those that belong together.
    """
    if reading.network is None:
        yield f"{files}: refused. {plural(len(reading.problems), 'problem')}."
    else:
        read = f"{plural(len(reading.network.partners), 'partner')}, {links_said(reading.network)}"
        yield f"{files}: {read}. {plural(len(reading.problems), 'warning')}."
    yield from (f"  {note}" for note in reading.notes)
    yield from (f"  {problem.level}: {problem}" for problem in reading.problems)
