"""Partners and links, a typed line at a time: Enter keeps it, and the next can be typed at once.

The browser empties the field at Enter, as a form does: what is typed while a line is still being kept is the next line.
"""

from html import escape

import streamlit as st

from network import sentences
from network.amending import Amended
from network.model import Network
from network.words import listed
from views import address, state
from views.parts import answer_text, one_line
from views.parts.editing.unsaved import edition
from views.parts.labels import as_text

__all__ = ["form"]

KEPT, REFUSED = "lines kept", "lines refused"
SHOWN = 6  # of the lines that were just kept


def form(network: Network) -> Amended:
    """The line, what was kept so far, and how lines are written. What is typed here is kept at once."""
    key = f"line {edition()}"
    with one_line.form("line", clear_on_submit=True):
        st.text_input(
            "One line is one link, or one partner. Enter keeps it.", max_chars=300, placeholder=sentences.EXAMPLES[0],
            key=key,
        )  # fmt: skip
        st.form_submit_button("Keep", on_click=_enter, args=(key,))
    for place, (text, problems) in enumerate(_refused().items()):
        with st.container(key=f"refused-{place}", horizontal=True, vertical_alignment="center"):
            st.warning(as_text(f"Not kept: “{text}”. {' '.join(problems)}"))
            st.button("Type it again", on_click=_again, args=(key, text), key=f"again-{place}")
            st.button("Drop it", type="tertiary", on_click=_drop, args=(text,), key=f"drop-line-{place}")
    lines = "".join(f"<li>{escape(line)}</li>" for line in address.recall(_kept_on(), ())[-SHOWN:][::-1])
    if lines:
        st.html(f'<p class="asks">Kept just now</p><ul class="typed">{lines}</ul>')
    others = listed([f"“{example}”" for example in sentences.EXAMPLES[1:]])
    joins = "A name that the map does not have joins it (but no team); every line can be undone."
    st.html(answer_text.hint(f"Also: {others}. {joins}"))
    return Amended()


def _kept_on() -> str:
    return f"{KEPT} {state.map_key()}"


def _refused() -> dict[str, tuple[str, ...]]:
    """The lines that could not be kept, and why: each waits until somebody types it again or drops it."""
    return address.recall(REFUSED, {})


def _drop(text: str) -> None:
    address.remember(REFUSED, {line: why for line, why in _refused().items() if line != text})


def _again(key: str, text: str) -> None:
    """Put a line back into the field, to be put right there."""
    _drop(text)
    address.fill(key, text)


def _enter(key: str) -> None:
    text, network = address.value_of(key).strip(), state.exact()
    if not text:
        return
    change, new = sentences.amended(network, text), sentences.newcomers(network, text)
    needs = sentences.new_needs(network, text)
    if change.problems:
        address.remember(REFUSED, {**_refused(), text: change.problems})
        return
    if not change.edits:
        return
    if not state.keep_changes(change.edits, change.parts):
        address.remember(REFUSED, {**_refused(), text: (state.refusal(),)})
    else:
        address.remember(_kept_on(), (*address.recall(_kept_on(), ()), _told(text, new, needs)))


def _told(text: str, new: tuple[tuple[str, str], ...], needs: tuple[tuple[str, str], ...]) -> str:
    """The line as it was typed, who and which needs joined the map with it, and whose name looks like another's."""
    joined = f" New on the map: {listed([name for name, _ in new])}." if new else ""
    doubtful = "".join(f" {name} looks like {other}: make them one under One partner." for name, other in new if other)
    for name, other in needs:
        doubtful += f" New need: {name}{f', which looks like {other}: undo the line if they are one' if other else ''}."
    return f"{' '.join(text.split()).rstrip('.')}.{joined}{doubtful}"
