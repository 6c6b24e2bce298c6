"""Which findings open the Overview: one a theme, in the order of the themes, and what stands first."""

from collections.abc import Callable, Iterator

import analysis
from analysis import Answer, Question, Theme
from network.model import Network

__all__ = ["findings", "mostly_unasked"]

PLACES = (  # theme, the question that has the place when it finds something
    (Theme.BUILD, "introductions"),
    (Theme.BOUNDARIES, "brokers"),
    (Theme.GAPS, "entry_points"),
    (Theme.BOTTLENECKS, "sole_routes"),
    (Theme.BOUNDARIES, "crossing"),
)
FOUND = {  # the label on the card of a finding
    "brokers": "A strength",
    "coverage": "A gap",
    "entry_points": "A gap",
    "dead_ends": "A gap",
    "sole_routes": "Much relied on",
    "sole_links": "Much relied on",
}
ABOUT = {  # that on any other; without one, the name of the theme
    "brokers": "Who brings others together",
    "inner_circle": "Who is at the centre",
    "both_sides": "Both sides",
    "leaks": "From referral to help",
    "pressure": "Capacity",
    "barriers": "What gets in the way",
    "bounce": "Back and forth",
}
LEAD_WITHOUT_INTRODUCTIONS = (Theme.BOUNDARIES, "crossing")
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
    for theme, first in _places():
        answer = _best(ask, theme, first, shown)
        if answer is not None:
            shown.add(answer.question.name)
            yield _label(answer), answer


def _label(answer: Answer) -> str:
    """What the card speaks of: no gap and no strength where nothing is found, or another question stands in."""
    question = answer.question
    found = FOUND.get(question.name) if answer.state == "finding" else None
    return found or ABOUT.get(question.name, question.theme.value)


def _places() -> list[tuple[Theme, str]]:
    if "introductions" in analysis.questions():
        return list(PLACES)
    others = [place for place in PLACES[1:] if place != LEAD_WITHOUT_INTRODUCTIONS]
    return [LEAD_WITHOUT_INTRODUCTIONS, *others]


def _best(ask: Ask, theme: Theme, first: str, shown: set[str]) -> Answer | None:
    """The answer to the question that has the place, unless only another question of its theme finds something."""
    if first == SUGGESTS and (suggested := ask(first)).state == "finding":
        return suggested
    open_to_all = [name for name, question in analysis.questions(theme).items() if _open(question, shown)]
    kept_for_others = {name for _, name in _places()} - {first}
    answers: list[Answer] = []
    for name in sorted(open_to_all, key=lambda name: name != first):  # the others are asked only where they are needed
        answers.append(ask(name))
        found = [one for one in answers if one.state == "finding" and one.question.name not in kept_for_others]
        if found and not found[-1].tentative:
            return found[-1]
    return next(iter([*found, *answers]), None) if answers else None


def _open(question: Question, shown: set[str]) -> bool:
    return not question.analyst_only and question.name not in (*shown, *OWN_PLACE)
