"""Every question's answer on two maps of one system, as far as both can support it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import analysis
from analysis import Answer, Question, Theme
from analysis._both_waves import supported
from analysis._stability import agrees
from network.model import Network, System
from network.waves import Waves

__all__ = ["ThenAndNow", "same_lists", "then_and_now"]

Became = Literal["as before", "changed", "not known", "not comparable"]
Ask = Callable[[str, Network], Answer]

THEMES = (Theme.GAPS, Theme.BOTTLENECKS, Theme.BOUNDARIES)
OPEN = "What both maps support leaves the number wide open."
WIDE = 3  # from its lower end to more than so many times of it, a range compares with nothing
RANGE = re.compile(r"([\d,]+) to ([\d,]+)|[\d,]+\+")
LISTS = ("areas", "sectors", "needs", "stages", "groups", "ages")


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One question on both maps."""

    question: Question
    then: Answer
    now: Answer
    became: Became

    @property
    def in_words(self) -> str:
        """What became of it; that figures moved although the same is claimed is said too."""
        if self.became == "as before" and self.then.finding != self.now.finding:
            return "As before, with other figures"
        return self.became.capitalize()

    def told(self, say: Callable[[Answer], str]) -> tuple[str, str]:
        """Both answers, said so; of numbers that are wide open only that they are."""
        return (OPEN, OPEN) if _is_open(self.then) or _is_open(self.now) else (say(self.then), say(self.now))


def _is_open(answer: Answer) -> bool:
    """Whether its number may be nearly any."""
    ends = RANGE.fullmatch(answer.figure[0]) if answer.figure else None
    if ends is None or ends[1] is None:
        return ends is not None
    low, high = (int(end.replace(",", "")) for end in ends.groups())
    return high > WIDE * low


def then_and_now(waves: Waves, ask: Ask = analysis.run) -> tuple[ThenAndNow, ...]:
    """Each question about how things stand, asked of both maps.

    Asked is what both maps support: partners on both, what those asked both times have said, and facts. An answer is
    as before where it says or claims the same (`_stability.agrees`). Where the maps list other needs, areas or ages,
    numbers stand for something else, and nothing is comparable.
    """
    then, now = supported(waves)
    comparable = same_lists(then.system, now.system)
    found = []
    for name, question in analysis.questions().items():
        if question.theme in THEMES and not question.analyst_only:
            answers = ask(name, then), ask(name, now)
            found.append(ThenAndNow(question, *answers, _became(name, then, now, answers, comparable)))
    return tuple(found)


def same_lists(then: System, now: System) -> bool:
    """Whether both maps count situations along the same needs, areas, ways in, ages and groups."""
    return all(_listed(then, name) == _listed(now, name) for name in LISTS)


def _listed(system: System, name: str) -> frozenset[tuple[object, ...]]:
    return frozenset(
        (one.id, getattr(one, "range", None), frozenset(getattr(one, "covers", ()))) for one in getattr(system, name)
    )


def _became(name: str, then: Network, now: Network, answers: tuple[Answer, Answer], comparable: bool) -> Became:
    if not comparable:
        return "not comparable"
    if any(one.state == "not known" or _is_open(one) for one in answers):
        return "not known"
    said = {one.finding for one in answers}
    return "as before" if len(said) == 1 or agrees(analysis.claim(name, then), analysis.claim(name, now)) else "changed"
