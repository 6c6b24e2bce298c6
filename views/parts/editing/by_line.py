"""Partners and links, a typed line at a time: Enter keeps it, and the next can be typed."""

from html import escape

import streamlit as st

from network import sentences
from network.amending import Amended
from network.model import Network
from network.words import listed
from views import address, state
from views.parts import answer_text
from views.parts.editing.unsaved import edition
from views.parts.labels import as_text

__all__ = ["form"]

KEPT, REFUSED = "lines kept", "line refused"
SHOWN = 6  # of the lines that were just kept


def form(network: Network) -> Amended:
    """The line, what was kept so far, and how lines are written. What is typed here is kept at once."""
    key = f"line {edition()}"
    st.text_input(
        "One line is one link, or one partner. Enter keeps it.", max_chars=300, placeholder=sentences.EXAMPLES[0],
        key=key, on_change=_enter, args=(key,),
    )  # fmt: skip
    for problem in address.recall(REFUSED, ()):
        st.warning(as_text(problem))
    lines = "".join(f"<li>{escape(line)}</li>" for line in address.recall(_kept_on(), ())[-SHOWN:][::-1])
    if lines:
        st.html(f'<p class="asks">Kept just now</p><ul class="typed">{lines}</ul>')
    others = listed([f"“{example}”" for example in sentences.EXAMPLES[1:]])
    joins = "A name that the map does not have joins it (but no team); every line can be undone."
    st.html(answer_text.hint(f"Also: {others}. {joins}"))
    return Amended()


def _kept_on() -> str:
    return f"{KEPT} {state.map_key()}"


def _enter(key: str) -> None:
    text, network = address.value_of(key), state.exact()
    change, new = sentences.amended(network, text), sentences.newcomers(network, text)
    needs = sentences.new_needs(network, text)
    if change.problems:
        address.remember(REFUSED, change.problems)
        return
    address.remember(REFUSED, ())
    if change.edits and state.keep_changes(change.edits, change.parts):
        address.remember(_kept_on(), (*address.recall(_kept_on(), ()), _told(text, new, needs)))
        address.empty(key)


def _told(text: str, new: tuple[tuple[str, str], ...], needs: tuple[tuple[str, str], ...]) -> str:
    """The line as it was typed, who and which needs joined the map with it, and whose name looks like another's."""
    joined = f" New on the map: {listed([name for name, _ in new])}." if new else ""
    doubtful = "".join(f" {name} looks like {other}: make them one under One partner." for name, other in new if other)
    for name, other in needs:
        doubtful += f" New need: {name}{f', which looks like {other}: undo the line if they are one' if other else ''}."
    return f"{' '.join(text.split()).rstrip('.')}.{joined}{doubtful}"
