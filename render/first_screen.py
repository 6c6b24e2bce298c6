"""Which findings open the Overview: one a theme, in the order of the themes, and what stands first."""

from collections.abc import Callable, Iterator

import analysis
from analysis import Answer, Question, Theme
from network.model import Network

__all__ = ["findings", "mostly_unasked"]

PLACES = (  # label on the card, theme, the question that has the place when it finds something
    ("Build next", Theme.BUILD, "introductions"),
    ("A strength", Theme.BOUNDARIES, "brokers"),
    ("A gap", Theme.GAPS, "entry_points"),
    ("Much relied on", Theme.BOTTLENECKS, "sole_routes"),
    ("Across boundaries", Theme.BOUNDARIES, "crossing"),
)
LEAD_WITHOUT_INTRODUCTIONS = ("Across boundaries", Theme.BOUNDARIES, "crossing")
OWN_PLACE = ("goals",)  # stands by itself
SUGGESTS = (
    "introductions"  # keeps its place: which of its links comes first may change, that they open something does not
)
Ask = Callable[[str], Answer]


def mostly_unasked(network: Network) -> bool:
    """Whether fewer than half of the partners have told us about their links: then that comes first."""
    return len(network.asked_ids) * 2 < len(network.partners)


def findings(ask: Ask) -> Iterator[tuple[str, Answer]]:
    """The findings of the first screen, each under its label.

    Parameters
    ----------
    ask
        Gives the answer to a question by its name.
    """
    shown: set[str] = set()
    for label, theme, first in _places():
        answer = _best(ask, theme, first, shown)
        if answer is not None:
            shown.add(answer.question.name)
            yield label, answer


def _places() -> list[tuple[str, Theme, str]]:
    if "introductions" in analysis.questions():
        return list(PLACES)
    others = [place for place in PLACES[1:] if place != LEAD_WITHOUT_INTRODUCTIONS]
    return [LEAD_WITHOUT_INTRODUCTIONS, *others]


def _best(ask: Ask, theme: Theme, first: str, shown: set[str]) -> Answer | None:
    """The answer to the question that has the place, unless only another question of its theme finds something."""
    if first == SUGGESTS and (suggested := ask(first)).state == "finding":
        return suggested
    open_to_all = [name for name, question in analysis.questions(theme).items() if _open(question, shown)]
    kept_for_others = {name for _, _, name in _places()} - {first}
    answers: list[Answer] = []
    for name in sorted(open_to_all, key=lambda name: name != first):  # the others are asked only where they are needed
        answers.append(ask(name))
        found = [one for one in answers if one.state == "finding" and one.question.name not in kept_for_others]
        if found and not found[-1].tentative:
            return found[-1]
    return next(iter([*found, *answers]), None) if answers else None


def _open(question: Question, shown: set[str]) -> bool:
    return not question.analyst_only and question.name not in (*shown, *OWN_PLACE)
