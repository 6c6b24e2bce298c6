"""What a what-if does to the findings of a page: each before, and with the changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis import Answer

__all__ = ["Difference", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that the changes move."""

    heading: str  # the question in a leader's words
    before: str
    after: str


def differences(pairs: Iterable[tuple[Answer, Answer]], say: Callable[[Answer], str]) -> list[Difference]:
    """The findings that differ: by their figures where these differ, else by their sentences.

    Parameters
    ----------
    pairs
        The answers to the same question, before and after.
    say
        Gives the sentence of an answer as those who look on may hear it.
    """
    found = []
    for before, after in pairs:
        if before.figure and after.figure and before.figure != after.figure:
            said = " ".join(before.figure), " ".join(after.figure)
        else:
            said = say(before), say(after)
        if said[0] != said[1]:
            found.append(Difference(before.question.heading, *said))
    return found
