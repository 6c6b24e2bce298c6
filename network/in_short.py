"""What is said of a file, without the whole of a very long text of it: nobody reads a heading of 10^5 characters."""

import re
from collections.abc import Sequence
from dataclasses import replace

from network.errors import Problem
from network.reading import Reading

__all__ = ["clipped", "in_short", "names_in_short"]

LONGEST = 200  # characters of a text in a sentence; longer than any name that a form takes
MOST_NAMES = 60  # that are listed in one sentence
_QUOTED = re.compile(rf'"([^"]{{{LONGEST}}})[^"]+"')


def in_short(reading: Reading) -> Reading:
    """The reading, its sentences with the beginnings of very long texts."""
    problems = tuple(map(_shortened, reading.problems))
    return replace(reading, problems=problems, notes=tuple(map(_short, reading.notes)))


def _shortened(problem: Problem) -> Problem:
    if len(str(problem)) <= LONGEST:  # of nearly all there is nothing to cut
        return problem
    where = replace(problem.where, sheet=clipped(problem.where.sheet), column=clipped(problem.where.column))
    return replace(problem, where=where, what=_short(problem.what), fix=_short(problem.fix))


def _short(sentence: str) -> str:
    return _QUOTED.sub(r'"\1…"', sentence) if len(sentence) > LONGEST else sentence


def names_in_short(names: Sequence[str]) -> str:
    """Names one after the other, the first of very many, each without the whole of a very long one."""
    more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
    return ", ".join(map(clipped, names[:MOST_NAMES])) + more


def clipped(text: str) -> str:
    """A text, or its beginning where it is longer than anybody reads."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
