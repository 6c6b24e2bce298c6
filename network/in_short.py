"""What is said of a file, without the whole of a very long text of it: nobody reads a heading of 10^5 characters."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.errors import Problem, Where
from network.reading import Reading

__all__ = ["clipped", "in_short", "names_in_short"]

LONGEST = 200  # characters of a text in a sentence; longer than any name that a form takes
MOST_NAMES = 60  # that are listed in one sentence
MOST_TIMES = 10  # of one sentence, each with its place
MOST_ALIKE = 100  # sentences that differ in names and numbers
_VARYING = re.compile(r'"[^"]*"|\d[\d.,]*')
_QUOTED = re.compile(rf'"([^"]{{{LONGEST}}})[^"]+"')


def in_short(reading: Reading) -> Reading:
    """The reading, its sentences with the beginnings of very long texts."""
    problems = tuple(_each_once(list(map(_shortened, reading.problems))))
    return replace(reading, problems=problems, notes=tuple(map(_short, reading.notes)))


def _each_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems in order, one warning that is said in many places told once, and of many alike the first."""
    times = Counter(map(_sentence, problems))
    alike: Counter[tuple[str, str, str]] = Counter()
    told: set[tuple[str, str, str]] = set()
    for problem in problems:
        sentence, kind = _sentence(problem), _sentence(problem, _VARYING)
        if problem.choices or problem.level == "error":  # of these, each place is to be mended
            yield problem
        elif times[sentence] > MOST_TIMES:
            if sentence not in told:
                told.add(sentence)
                more = f"So it is in {times[sentence] - 1:,} more places."
                yield replace(problem, what=f"{problem.what} {more}")
        else:
            alike[kind] += 1
            if alike[kind] <= MOST_ALIKE:
                yield problem
    for number in alike.values():
        if number > MOST_ALIKE:
            what = f"{number - MOST_ALIKE:,} more like these are not listed: only the names or numbers in them differ."
            file = problems[0].where.file
            yield Problem("warning", Where(file), what, "Mend what they share first.")


def _sentence(problem: Problem, varying: re.Pattern[str] | None = None) -> tuple[str, str, str]:
    """What tells whether two problems say the same, or the same but for what varies."""
    what, fix = ((varying.sub("", text) if varying else text) for text in (problem.what, problem.fix))
    return problem.level, what, fix


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
