"""What a what-if does to the findings of a page: each before, and with the changes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

import analysis
from analysis import Answer, Who
from analysis._how_many import situations_figure

__all__ = ["Difference", "differences", "why_more_rely"]

NAMED = ("partner", "source", "target", "least_stage", "group_a", "group_b")  # whom or what a figure may be about
SHORT = 90  # characters of sentences that are set against each other where there are no figures
MORE_RELY = "More people rest on one partner because more have a way to help at all."


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding that the changes move."""

    heading: str  # the question in a leader's words
    before: str  # its headline figure with its unit; its sentence where figures tell nothing; empty where it is long
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
            found.append(Difference(heading, *(_figures(before, after) or _sentences(before, after, say))))
            continue
        said = _sentences(before, after, say)
        if said[0] != said[1]:
            found.append(Difference(heading, *(said if max(map(len, said)) <= SHORT else ("", ""))))
    return sorted(found, key=lambda one: not one.after)


def _sentences(before: Answer, after: Answer, say: Callable[[Answer], str]) -> tuple[str, str]:
    """Both in words, without how firm: of what is only tried that is not worked out, and alone it is no change."""
    first, second = (replace(one, receipt=replace(one.receipt, stability=None)) for one in (before, after))
    return say(first), say(second)


def _figures(before: Answer, after: Answer) -> tuple[str, str] | None:
    """Both figures; where the second is about another one, what becomes of the first, then the second."""
    if _named(before) == _named(after):
        return " ".join(before.figure or ()), " ".join(after.figure or ())
    follow = FOLLOWED.get(before.question.name)
    known = before.state == after.state == "finding"
    return follow(before, after) if follow and known else None


def _way_in(before: Answer, after: Answer) -> tuple[str, str] | None:
    """The way in that reached least: what it reached, what it reaches now, and which reaches least now."""
    ways = before.table[before.table["doors"] > 0].sort_values(["usual", "fewest", "most", "stage"])
    still = after.table[after.table["stage"] == ways.iloc[0]["stage"]]
    if still.empty:
        return None
    of, now = (" ".join(answer.figure or ()) for answer in (before, after))
    fewest = f"fewest now through {after.words['least_stage']}: {now}"
    return f"{of} through {before.words['least_stage']}", f"{still.iloc[0]['usual']}; {fewest}"


def _partner(before: Answer, after: Answer) -> tuple[str, str]:
    """The partner that most people relied on: how many did, how many do now, and on another one. Nobody is named."""
    (partner,) = cast(Who, before.words["partner"]).ids
    still = after.table[after.table["partner"] == partner]
    counts = zip(still["profiles_lost"].tolist(), still["people"].tolist(), strict=True)
    rest = [" ".join(situations_figure(*count)) for count in counts]
    return (
        " ".join(before.figure or ()),
        f"{''.join(rest) or 'nobody'}; on another partner now {' '.join(after.figure or ())}",
    )


FOLLOWED = {"entry_points": _way_in, "sole_routes": _partner}


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
