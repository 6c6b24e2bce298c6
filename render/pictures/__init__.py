"""Every answer as a picture: one a file, drawn from the answer's table, for screen, report, slides and print.

A question with neither a drawing of its own nor a place elsewhere is drawn as bars of its table.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analysis import Answer
from network.model import Network
from render.pictures import (
    barrier_bars,
    both_sides_bar,
    bow,
    bridges,
    chairs,
    day_axis,
    dot_matrix,
    funnel,
    gain_curve,
    gains_losses,
    goals_bar,
    hourglass,
    load_bars,
    pairs,
    rings,
    source_bar,
    stopped_path,
    table_bars,
    team_bars,
    team_split,
    triad,
    two_discs,
    unknown_dots,
)
from render.pictures.pen import Nothing, Picture
from render.pictures.seen import Seen

__all__ = ["DRAWN", "ELSEWHERE", "OF_THE_UNKNOWN", "Nothing", "Picture", "Seen", "is_plain", "picture"]

DRAWN: Mapping[str, Callable[[Answer, Network, Seen], Picture | Nothing]] = MappingProxyType(
    {
        "barriers": barrier_bars.draw,
        "both_sides": both_sides_bar.draw,
        "bounce": two_discs.draw,
        "brokers": triad.draw,
        "compare": pairs.draw,
        "dead_ends": stopped_path.draw,
        "entry_points": dot_matrix.draw,
        "extended_team": team_bars.draw,
        "goals": goals_bar.draw,
        "inner_circle": rings.draw,
        "introductions": bow.draw,
        "leaks": funnel.draw,
        "missing": chairs.draw,
        "pressure": load_bars.draw,
        "programme": gain_curve.draw,
        "provenance": source_bar.draw,
        "route": day_axis.draw,
        "sole_links": bridges.draw,
        "sole_routes": hourglass.draw,
        "team_gaps": team_split.draw,
        "unknowns": unknown_dots.draw,
        "what_if": gains_losses.draw,
    }
)
ELSEWHERE: Mapping[str, str] = MappingProxyType(  # questions without a drawing of their own, and why
    {
        "coverage": "The grid of needs by areas is a table, and drawn as one.",
        "crossing": "The square of groups is a table, and drawn as one.",
        "go_betweens": "The map brings out the partners that it is about.",
        "weak_points": "The map brings out the partners and links that it is about.",
        "camps": "The map brings out the groups that it is about.",
        "changes": "The map shows what became of each link.",
        "plan_for": "Its plans stand side by side, and the map brings out the first.",
    }
)


OF_THE_UNKNOWN = (
    "both_sides",
    "compare",
    "goals",
    "missing",
    "provenance",
    "unknowns",
)  # drawn above all where little is known


def picture(answer: Answer, network: Network, seen: Seen = Seen()) -> Picture | Nothing:  # noqa: B008 - frozen
    """The picture of an answer, or why there is none.

    Parameters
    ----------
    seen
        Who sees it: where a room looks on, partners are named as the question allows.
    """
    name = answer.question.name
    if name in ELSEWHERE:
        return Nothing(ELSEWHERE[name])
    if answer.state == "not known" and name not in OF_THE_UNKNOWN:
        return Nothing("Too little is recorded to draw it.")
    return DRAWN.get(name, table_bars.draw)(answer, network, seen)


def is_plain(question: str) -> bool:
    """Whether a question has neither a drawing of its own nor one elsewhere; its table then stands beside its bars."""
    return question not in DRAWN and question not in ELSEWHERE
