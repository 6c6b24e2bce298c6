"""What was read of a file, line by line, for a terminal."""

from collections.abc import Iterator

from network.files.summary import summarise
from network.reading import Reading
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
        counted = summarise(reading)
        read = f"{plural(counted['partners'], 'partner')}, {plural(counted['links'], 'link')}"
        yield f"{files}: {read}. {plural(len(reading.problems), 'warning')}."
    yield from (f"  {note}" for note in reading.notes)
    yield from (f"  {problem.level}: {problem}" for problem in reading.problems)
