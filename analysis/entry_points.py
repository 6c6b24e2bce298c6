"""What help each way in reaches, side by side."""

from collections.abc import Sequence
from typing import Unpack

import numpy as np
import pandas as pd

from analysis._declare import Column, Highlight, Question, Result, Theme, Wording
from analysis._grid import Bools, Filters, Grid, Ints
from analysis._reach import reach
from analysis._situations import assumptions, hardly_described, stage_name
from network.model import Network
from network.words import listed, plural

QUESTION = Question(
    name="entry_points",
    theme=Theme.GAPS,
    heading="Does every way in reach the same help?",
    wording=Wording(
        finding=(
            "Someone who comes in through {least_stage} can reach help with {a} of {total}; "
            "through {most_stage} it is {b}."
        ),
        nothing="Every way in reaches help with the same {a} of {total}.",
        not_known="We cannot compare ways in: {missing}.",
    ),
    ask="What would have to be true for both people to get the same start?",
    move="Two people side by side.",
    move_page="A person's route",
    columns=(
        Column("stage", "Way in", "stage", "where people first meet the system"),
        Column("needs_reached", "Needs reached", "count", "needs with a way to help in at least one situation"),
        Column("needs_total", "Of", "count", "needs asked about"),
        Column("doors", "Doors", "count", "partners recorded as this way in"),
        Column("not_reached", "Not reached", "text", "ids of the needs without a way to help, in the map's order"),
    ),
    graph="Referral links between the partners that admit each situation",
    definition=(
        "A way in reaches a need when at least one situation that starts there, for any age, group and area, has a "
        "way to help with it."
    ),
    source="Own definition. People fare differently by the way they come in: Dyer (2013), Criminal justice diversion "
    "and liaison services: a path to success? Social Policy and Society 12(1)",
    order=20,
)


def answer(network: Network, **chosen: Unpack[Filters]) -> Result:
    """What each way in reaches.

    Returns
    -------
    Result whose table has one row a stage, in the map's order: stage, needs_reached (0 to needs_total), needs_total,
    doors (partners recorded as this way in), not_reached (ids). The finding compares the ways in
    that have a door; the others are named under it.

    Raises
    ------
    NetworkError
        When a filter names something that the map does not list.

    References
    ----------
    Dyer (2013), Social Policy and Society 12(1): different people, different pathways.
    """
    found = reach(network, **chosen)
    reached: Bools = np.any(found.covered[found.grid.shared_by > 0], axis=0)  # stages × needs
    doors = found.wiring.entry.sum(axis=1)
    table = _table(found.grid, reached, doors)
    taken = assumptions(network, found.grid)
    counts = reached.sum(axis=1)
    missing = hardly_described(network)
    if not missing and not found.covered.any():
        missing = "the map has no recorded way from a first contact to a service"
    if missing:
        return Result(state="not known", table=table, words={"missing": missing}, assumed=taken)
    compared = np.flatnonzero(doors)
    least, most = compared[np.argmin(counts[compared])], compared[np.argmax(counts[compared])]
    few, many = int(counts[least]), int(counts[most])
    return Result(
        state="nothing" if few == many else "finding",
        table=table,
        words={
            "least_stage": stage_name(network, found.grid.stages[least]),
            "most_stage": stage_name(network, found.grid.stages[most]),
            "a": few,
            "b": many,
            "total": plural(len(found.grid.needs), "need"),
        },
        figure=(str(few), f"of {plural(len(found.grid.needs), 'need')}"),
        highlight=Highlight(partners=tuple(np.array(found.wiring.ids)[found.wiring.entry[least]].tolist())),
        caveats=_caveats(network, [stage for stage, count in zip(found.grid.stages, doors, strict=True) if not count]),
        assumed=taken,
    )


def _table(grid: Grid, reached: Bools, doors: Ints) -> pd.DataFrame:
    rows = [
        (stage, int(row.sum()), len(grid.needs), int(count), ", ".join(np.array(grid.needs)[~row]))
        for stage, row, count in zip(grid.stages, reached, doors, strict=True)
    ]
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])


def _caveats(network: Network, without: Sequence[str]) -> tuple[str, ...]:
    if not without:
        return ()
    return (f"Nobody is recorded as a way in through {listed([stage_name(network, stage) for stage in without])}.",)
