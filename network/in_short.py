"""What is said of a file, without the whole of a very long text of it: nobody reads a heading of 10^5 characters."""

import re
from dataclasses import replace

from network.errors import Problem
from network.reading import Reading

__all__ = ["in_short"]

LONGEST = 200  # characters of a text in a sentence; longer than any name that a form takes
_QUOTED = re.compile(rf'"([^"]{{{LONGEST}}})[^"]+"')


def in_short(reading: Reading) -> Reading:
    """The reading, its sentences with the beginnings of very long texts."""
    problems = tuple(map(_shortened, reading.problems))
    return replace(reading, problems=problems, notes=tuple(map(_short, reading.notes)))


def _shortened(problem: Problem) -> Problem:
    if len(str(problem)) <= LONGEST:  # of nearly all there is nothing to cut
        return problem
    where = replace(problem.where, sheet=_clipped(problem.where.sheet), column=_clipped(problem.where.column))
    return replace(problem, where=where, what=_short(problem.what), fix=_short(problem.fix))


def _short(sentence: str) -> str:
    return _QUOTED.sub(r'"\1…"', sentence) if len(sentence) > LONGEST else sentence


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
