"""What is said of a file, without the whole of a very long text of it: nobody reads a heading of 10^5 characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.errors import Level, Problem, Where
from network.reading import Reading

__all__ = ["Kind", "clipped", "in_short", "kind_of", "names_in_short", "sentence_of"]

Kind = tuple[Level, str, str]  # level, what is said and what to do

LONGEST = 200  # characters of a text in a sentence; longer than any name that a form takes
MOST_NAMES = 60  # that are listed in one sentence
MOST_TIMES = 10  # of one sentence, each with its place
MOST_ALIKE = 100  # sentences that differ in names and numbers
_VARYING = re.compile(r'"[^"]*"|\d[\d.,]*')
_QUOTED = re.compile(rf'"([^"]{{{LONGEST}}})[^"]+"')

_DIGITS = re.compile(r"(\d{20})\d{20,}")  # nobody reads a number of more


def in_short(reading: Reading) -> Reading:
    """The reading, its sentences with the beginnings of very long texts."""
    problems = tuple(_each_once(list(map(_shortened, reading.problems))))
    return replace(reading, problems=problems, notes=tuple(map(_short, reading.notes)))


def kind_of(problem: Problem) -> Kind:
    """What problems share that say the same but for the names and numbers in it."""
    return problem.level, _VARYING.sub("", problem.what), _VARYING.sub("", problem.fix)


def _each_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems in order, one warning that is said in many places told once, and of many alike the first.

    Of mistakes each place is to be mended: the same is told in each, but not more often than anybody reads.
    """
    times: Counter[Kind] = Counter()
    for problem in problems:
        times[sentence_of(problem)] += problem.times
    listed: Counter[Kind] = Counter()
    unlisted: Counter[Kind] = Counter()
    told: set[Kind] = set()
    mistakes: set[str] = set()
    for problem in problems:
        sentence, kind = sentence_of(problem), kind_of(problem)
        unlisted[kind] += problem.alike
        if problem.choices:
            unlisted[kind] += problem.times - 1
            yield problem
        elif problem.level == "error" and str(problem) in mistakes:  # of one line, which is mended once
            continue
        elif problem.level != "error" and times[sentence] > MOST_TIMES:
            if sentence not in told:
                told.add(sentence)
                more = f"So it is in {times[sentence] - 1:,} more places."
                yield replace(problem, what=f"{problem.what} {more}")
        else:
            mistakes.add(str(problem))
            listed[kind] += 1
            unlisted[kind] += problem.times - (listed[kind] <= MOST_ALIKE)
            if listed[kind] <= MOST_ALIKE:
                yield problem
    for (level, *_), number in unlisted.items():
        if number:
            what = f"{number:,} more like these are not listed: only the places, names or numbers in them differ."
            yield Problem(level, Where(problems[0].where.file), what, "Mend what they share first.")


def sentence_of(problem: Problem) -> Kind:
    """What problems share that say the very same."""
    return problem.level, problem.what, problem.fix


def _shortened(problem: Problem) -> Problem:
    if len(str(problem)) <= LONGEST:  # of nearly all there is nothing to cut
        return problem
    where = replace(problem.where, sheet=clipped(problem.where.sheet), column=clipped(problem.where.column))
    return replace(problem, where=where, what=_short(problem.what), fix=_short(problem.fix))


def _short(sentence: str) -> str:
    return _DIGITS.sub(r"\1…", _QUOTED.sub(r'"\1…"', sentence)) if len(sentence) > LONGEST else sentence


def names_in_short(names: Sequence[str]) -> str:
    """Names one after the other, the first of very many, each without the whole of a very long one."""
    more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
    return ", ".join(map(clipped, names[:MOST_NAMES])) + more


def clipped(text: str) -> str:
    """A text, or its beginning where it is longer than anybody reads."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
