"""What is said of a file that is refused, without any detail of a person that stands in it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from network.errors import Problem, Where
from network.privacy import Finding, safe_label, speaks_of_people
from network.reading import Reading

__all__ = ["unsaid"]

MOST_TOLD = 1_000  # mistakes of a file that is refused; looking through each takes a thousandth of a second


def unsaid(reading: Reading) -> Reading:
    """The reading, where no sentence of a refusal repeats what looks like a detail of a person.

    A file can be refused before it is screened, such as one that is no YAML, and what is wrong is then said with the
    words that stand there. Of very many mistakes the first are told. Readings with a map were screened and stay as they
    are.
    """
    if reading.network is not None:
        return reading
    label, details = cache(safe_label), cache(_details)  # 10^5 problems say much the same
    problems = tuple(_unsaid(problem, label, details) for problem in _first_told(reading.problems))
    notes = tuple(note for note in reading.notes if not speaks_of_people({"": [(1, note)]}))
    return replace(reading, problems=problems, notes=notes)


def _first_told(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    if len(problems) <= MOST_TOLD:
        return problems
    what = f"The file has {len(problems) - MOST_TOLD:,} more mistakes that are not listed."
    more = Problem("error", Where(problems[0].where.file), what, "Put those right that are, then open it again.")
    return (*problems[:MOST_TOLD], more)


def _details(*said: str) -> tuple[Finding, ...]:
    return speaks_of_people({"": enumerate(said)})


def _unsaid(problem: Problem, label: Callable[[str, str], str], details: Callable[..., tuple[Finding, ...]]) -> Problem:
    where = problem.where
    sheet, column = label(where.sheet, "name"), label(where.column, "heading")
    if (sheet, column) != (where.sheet, where.column):
        where = replace(where, sheet=sheet, column=column)
    said = problem.what.removeprefix(where.file)  # the name of the file was looked at for itself
    found = details(said, problem.fix, *(choice.words for choice in problem.choices))
    if not found:
        return problem if where is problem.where else replace(problem, where=where)
    what = f"This place cannot be read, and it looks like {found[0].what}. The value is not shown here."
    fix = "Take out everything about people, then open it again."
    return replace(problem, where=where, what=what, fix=fix, choices=())
