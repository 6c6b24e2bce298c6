"""Options side by side: what each would change, and what it takes elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import Answer
from network.model import Edit
from network.words import listed, plural
from render.edit_words import EXERCISE, touched
from render.tables import UNDEFINED, Shown

__all__ = ["MEASURED", "Measured", "option_table", "said_of_reliance"]

MEASURED = ("coverage", "entry_points", "sole_routes", "what_if")  # the questions that an option is measured by
FIGURES = {  # question whose headline figure is compared: what it says
    "coverage": "Have a way to help",
    "entry_points": "Needs that the way in with least help reaches",
    "sole_routes": "Rest on the partner most relied on",
}
COUNTS = {  # count in the receipt of `what_if`: what it says
    "opened": "Situations that gain a way to help",
    "shorter": "Situations with a shorter way",
    "more ways": "Situations that depend less on single partners",
    "closed": "Situations that lose their way to help",
    "longer": "Situations with a longer way",
    "fewer ways": "Situations that depend more on single partners",
    "known referrals on links that end": "Referrals that would need another place to go",
}
TAKES = "Changes that it takes"


@dataclass(frozen=True, slots=True)
class Measured:
    """One column: an option and the answers on the map with it."""

    name: str
    answers: Mapping[str, Answer]  # by question; without `what_if` for the map as it is
    edits: tuple[Edit, ...] = ()


def option_table(options: Sequence[Measured]) -> Shown:
    """One row a measure, one column an option. What no option changes, and what nobody can tell, has no row."""
    figures = {words: [_figure(one.answers[name]) for one in options] for name, words in FIGURES.items()}
    rows = {words: cells for words, cells in figures.items() if {*cells} != {UNDEFINED}}
    for fact, words in COUNTS.items():
        cells = [_fact(one.answers.get("what_if"), fact) for one in options]
        if not {*cells} <= {UNDEFINED, "0"}:
            rows[words] = cells
    if any(one.edits for one in options):
        rows[TAKES] = [_taken(one.edits) for one in options]
    names = [one.name for one in options]
    frame = pd.DataFrame([(words, *cells) for words, cells in rows.items()], columns=[EXERCISE, *names], dtype=str)
    return Shown(frame, frozenset(names), {})


def said_of_reliance(today: Measured, options: Sequence[Measured]) -> str:
    """What the options do to how much rests on one partner, which a table alone would leave to be found; or nothing."""
    now = _relied_on(today)
    more = [one.name.partition(":")[0].removeprefix("Option ") for one in options if now < _relied_on(one)]
    if not more:
        return ""
    if len(more) == len(options) > 1:
        return "Each option rests more on the partner most relied on: none is a second way round it."
    one, all_of = (
        "Option {} rests more on the partner most relied on.",
        "Options {} rest more on the partner most relied on.",
    )
    return (one if len(more) == 1 else all_of).format(listed(more))


def _relied_on(option: Measured) -> float:
    """People, or situations where these are not known, with the partner most relied on in all their ways to help."""
    table = option.answers["sole_routes"].table
    if not len(table):
        return 0.0
    people, situations = table["people"].max(), table["profiles_lost"].max()
    return float(situations if pd.isna(people) else people)


def _taken(edits: Sequence[Edit]) -> str:
    partners = frozenset[str]().union(*map(touched, edits))
    return f"{len(edits):,} ({plural(len(partners), 'partner')})" if edits else UNDEFINED


def _figure(answer: Answer) -> str:
    return " ".join(answer.figure) if answer.figure else UNDEFINED


def _fact(answer: Answer | None, name: str) -> str:
    if answer is None:
        return UNDEFINED
    count = dict(answer.receipt.facts).get(name)
    return UNDEFINED if count is None else f"{count:,}"
