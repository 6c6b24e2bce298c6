"""What a what-if does to the findings of a page: each before, and with the changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis import Answer

__all__ = ["Difference", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that the changes move."""

    heading: str  # the question in a leader's words
    before: str  # its headline figure with its unit; empty where only the sentence differs
    after: str


def differences(pairs: Iterable[tuple[Answer, Answer]], say: Callable[[Answer], str]) -> list[Difference]:
    """The findings that differ: those whose figures do with these, then those of which only the sentence does.

    Parameters
    ----------
    pairs
        The answers to the same question, before and after.
    say
        Gives the sentence of an answer as those who look on may hear it.
    """
    found = []
    for before, after in pairs:
        heading = before.question.heading
        if before.figure and after.figure and before.figure != after.figure:
            found.append(Difference(heading, " ".join(before.figure), " ".join(after.figure)))
        elif say(before) != say(after):
            found.append(Difference(heading, "", ""))
    return sorted(found, key=lambda one: not one.after)
