"""Questions that have a place of their own on their theme's page and in a report; every other one joins its theme."""

import analysis
from analysis import Theme

__all__ = ["OWN_PLACE", "others"]

OWN_PLACE = frozenset(
    {
        "changes",
        "compare",
        "extended_team",
        "goals",
        "introductions",
        "missing",
        "plan_for",
        "programme",
        "provenance",
        "route",
        "team_gaps",
        "unknowns",
        "what_if",
    }
)


def others(theme: Theme) -> list[str]:
    """The questions of a theme without such a place, in the order of its page."""
    return [name for name in analysis.questions(theme) if name not in OWN_PLACE]
