"""Answers written by hand, and what a picture of one has drawn on its sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

import analysis
from analysis import Answer
from analysis._declare import Highlight, State
from network import Network
from render.pictures import Nothing, Picture, Seen, picture
from tests.small_networks import SYSTEM, partner

__all__ = ["MAP", "answered", "boxes", "drawn", "ends", "lines", "points", "strokes", "words"]

Row = Mapping[str, object]
MAP = Network(
    SYSTEM,
    (
        *(partner(one, sector="nhs") for one in "abc"),
        *(partner(one, sector="justice") for one in "de"),
        partner("f"),
    ),
)


def answered(
    question: str, rows: Sequence[Row], *, state: State = "finding", network: Network = MAP,
    facts: Mapping[str, float | str] | None = None, links: tuple[tuple[str, str], ...] = (),
) -> Answer:  # fmt: skip
    """An answer with this table."""
    asked = analysis.run(question, network, **({"other": network} if question == "what_if" else {}))
    receipt = replace(asked.receipt, facts=tuple((facts or {}).items()))
    return replace(asked, state=state, table=pd.DataFrame(rows), receipt=receipt, highlight=Highlight(links=links))


def drawn(answer: Answer, *, network: Network = MAP, seen: Seen | None = None) -> Picture:
    """The picture, where there is one."""
    found = picture(answer, network, seen or Seen())
    assert not isinstance(found, Nothing), found.why
    return found


def words(found: Picture) -> list[str]:
    """Everything that is written, from the first layer on."""
    return [row["text"] for _, row in _marks(found, "text")]


def boxes(found: Picture, fill: str) -> list[tuple[float, float]]:
    """Width and height of each box of that fill."""
    kind = [row for mark, row in _marks(found, "rect") if mark["fill"] == fill]
    return [(row["x2"] - row["x"], row["y2"] - row["y"]) for row in kind]


def ends(found: Picture, fill: str) -> list[tuple[float, float]]:
    """Where each box of that fill begins and ends, from the left."""
    return [(row["x"], row["x2"]) for mark, row in _marks(found, "rect") if mark["fill"] == fill]


def strokes(found: Picture) -> int:
    """How many boxes are hatched or striped."""
    return sum("strokes" in row for _, row in _marks(found, "point"))


def points(found: Picture, **look: object) -> list[tuple[float, float]]:
    """Where marks with this look stand."""
    kind = [row for mark, row in _marks(found, "point") if "strokes" not in row and look.items() <= mark.items()]
    return [(row["x"], row["y"]) for row in kind]


def lines(found: Picture, **look: object) -> list[tuple[float, float, float, float]]:
    """The ends of straight lines with this look."""
    kind = [row for mark, row in _marks(found, "rule") if look.items() <= mark.items()]
    return [(row["x"], row["y"], row["x2"], row["y2"]) for row in kind]


def _marks(found: Picture, kind: str) -> Iterator[tuple[Any, Any]]:
    for layer in found.spec["layer"]:
        for one in layer.get("layer", [layer]):
            if one["mark"]["type"] == kind:
                yield from ((one["mark"], row) for row in one["data"]["values"])
