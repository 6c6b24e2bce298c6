"""What a what-if does to the findings of a page: each before, and with the changes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import analysis
from analysis import Answer

__all__ = ["Difference", "differences", "why_more_rely"]

NAMED = ("partner", "source", "target", "least_stage", "group_a", "group_b")  # whom or what a figure may be about
MORE_RELY = "More people rest on one partner because more have a way to help at all."


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that the changes move."""

    heading: str  # the question in a leader's words
    before: str  # its headline figure with its unit; its sentence where that is about another one then; else empty
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
            same = _named(before) == _named(after)
            figures = (" ".join(before.figure), " ".join(after.figure)) if same else (say(before), say(after))
            found.append(Difference(heading, *figures))
        elif say(before) != say(after):
            found.append(Difference(heading, "", ""))
    return sorted(found, key=lambda one: not one.after)


def _named(answer: Answer) -> list[object]:
    """Whom or what the sentence, and so the figure, is about: figures of two are no before and after."""
    return [answer.words.get(key) for key in NAMED]


def why_more_rely(found: Iterable[Difference], covered: Answer, covered_then: Answer) -> str:
    """Why more rest on one partner where more have a way to help: without it, that reads as a loss; else empty.

    Parameters
    ----------
    covered
        The answer to `coverage` before the changes; `covered_then` is that with them.
    """
    heading = analysis.questions()["sole_routes"].heading
    rises = any(_number(one.after) > _number(one.before) for one in found if one.heading == heading)
    more = _number(" ".join(covered_then.figure or ())) > _number(" ".join(covered.figure or ()))
    return MORE_RELY if rises and more else ""


def _number(figure: str) -> float:
    """The first number of a figure; 0 where it has none."""
    number = re.match(r"[\d,.]+", figure)
    return float(number[0].replace(",", "")) if number else 0
