"""Whom a what-if changes things for: one row a kind of change, in words."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import Answer
from network.model import Network
from render.tables import Shown, names_of

__all__ = ["change_summary"]

CHANGES = {  # as in the table of `what_if`
    "opened": "Gain a way to help",
    "shorter": "Have a shorter way",
    "more ways": "Rest on fewer partners",
    "service added": "Have a service, though no way to it",
    "closed": "Lose their way to help",
    "longer": "Have a longer way",
    "fewer ways": "Rest on more partners",
    "service gone": "Have no service any more",
}
PARTS = (("Help with", "need", "every need"), ("At home in", "area", "every area"), ("Aged", "age", "all ages"),
         ("Among them", "group", "every group"), ("Coming in through", "stage", "every way in"))  # fmt: skip


def change_summary(answer: Answer, network: Network) -> Shown:
    """What the answer to `what_if` lists situation by situation: gains first, then what it takes elsewhere.

    Situations are counted as the sentence counts them: a group's only where theirs does not change as for all.
    """
    table, counted = answer.table, dict(answer.receipt.facts)
    rows = []
    for change, words in CHANGES.items():
        part = table[table["change"] == change]
        if len(part):
            whom = [_said(kind, part[kind].unique(), network, everything) for _, kind, everything in PARTS]
            rows.append((words, f"{counted[change]:,}", *whom))
    columns = ["What changes", "Situations", *(heading for heading, _, _ in PARTS)]
    return Shown(pd.DataFrame(rows, columns=columns, dtype=str), frozenset({"Situations"}), {})


def _said(kind: str, ids: Iterable[Any], network: Network, everything: str) -> str:
    """The names of what is among the situations, or that it is all there is."""
    names = names_of(kind, network)
    listed = [str(one) for one in ids if one]
    in_all = [one.id for one in network.system.areas if not one.covers] if kind == "area" else _all(kind, network)
    if len(listed) > 1 and set(listed) == set(in_all):
        return everything.capitalize()
    return ", ".join(names[one] for one in listed) or "–"


def _all(kind: str, network: Network) -> list[str]:
    return [item.id for item in getattr(network.system, f"{kind}s")]
