"""What was read from a file, and everything that is to be said about it."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from network.errors import Problem
from network.model import Network
from network.tally import links_said
from network.words import numbered, plural
from render.tables import Shown
from views.parts import answer_text, tables

__all__ = ["counts", "problems"]

LEVELS = {"error": "Must be mended", "warning": "Worth a look"}
MOST = 200  # problems shown; mending some usually mends many


def counts(network: Network) -> None:
    """How much the map holds."""
    told = len(network.asked_ids)
    answered = f", of whom {told:,} {numbered(told, 'has', 'have')} told us about their links"
    asked = "; nobody has been asked yet" if network.asked is None else answered
    system = network.system
    lines = [
        plural(len(network.partners), "partner") + asked,
        links_said(network),
        _listed((len(system.areas), "area", "areas"), (len(system.needs), "need", "needs"),
                (len(system.stages), "way in", "ways in")) or "No areas, needs or ways in yet",
        _listed((len(network.promises), "promise", "promises"), (len(network.stories), "story", "stories")),
    ]  # fmt: skip
    items = "".join(f"<li>{escape(line)}</li>" for line in lines if line)
    st.html(f'<p class="sentence card">{escape(network.system.name)}</p><ul class="counts">{items}</ul>')


def _listed(*counts: tuple[int, str, str]) -> str:
    """What there is any of, such as `8 areas, 12 needs`."""
    return ", ".join(plural(number, one, several) for number, one, several in counts if number)


def problems(found: Sequence[Problem]) -> None:
    """Every problem: where, what, and how to mend it."""
    if not found:
        return
    rows = [(LEVELS[problem.level], str(problem.where), problem.what, problem.fix) for problem in found[:MOST]]
    frame = pd.DataFrame(rows, columns=["Kind", "Where", "What", "How to mend it"])
    if not frame["Where"].any():
        frame = frame.drop(columns="Where")
    st.html(tables.html_table(Shown(frame, frozenset(), {}), "Problems in the file"))
    if len(found) > MOST:
        st.html(answer_text.hint(f"The first {MOST} of {len(found):,} problems. Mend these and open the file again."))
