"""What is said of a file that is refused, without any detail of a person that stands in it."""

from dataclasses import replace

from network.errors import Problem
from network.privacy import safe_label, speaks_of_people
from network.reading import Reading

__all__ = ["unsaid"]


def unsaid(reading: Reading) -> Reading:
    """The reading, where no sentence of a refusal repeats what looks like a detail of a person.

    A file can be refused before it is screened, such as one that is no YAML, and what is wrong is then said with the
    words that stand there. Readings with a map were screened and stay as they are.
    """
    if reading.network is not None:
        return reading
    problems = tuple(_unsaid(problem) for problem in reading.problems)
    notes = tuple(note for note in reading.notes if not speaks_of_people({"": [(1, note)]}))
    return replace(reading, problems=problems, notes=notes)


def _unsaid(problem: Problem) -> Problem:
    where = problem.where
    where = replace(where, sheet=safe_label(where.sheet, "name"), column=safe_label(where.column, "heading"))
    said = [problem.what, problem.fix, *(choice.words for choice in problem.choices)]
    found = speaks_of_people({"": enumerate(said)})
    if not found:
        return replace(problem, where=where)
    what = f"This place cannot be read, and it looks like {found[0].what}. The value is not shown here."
    return Problem(problem.level, where, what, "Take out everything about people, then open it again.")
