"""Real tables: named columns, numbers at the right, a dash where nothing is known, and a copy to take away."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from render import tables
from render.tables import Shown
from views import address
from views.parts import answer_text, downloads
from views.state import Audience

__all__ = ["answer_table", "draw", "first_rows", "framed", "html_table", "labelled", "listed", "pairs"]

FIRST_ROWS = 6
READABLE, FIRST_COLUMNS = 8, 3  # columns that are read at a glance; of a table with more, the first
FITTING = 3  # columns that fit on a phone
LONG = 40  # letters; a cell of more gets a line to itself there
QUIET = ' class="quiet"'
SO_FAR = "The answer is not known: these rows rest on what has been told so far."
MOST_ROWS = 30  # of a real table; a longer one is drawn as a grid that scrolls
ON_A_WALL = 12  # rows of a longer one there: nobody can scroll a wall, nor read the small letters of a grid


def first_rows(answer: Answer, network: Network, audience: Audience) -> None:
    """The head of the table that the answer rests on, to read at a glance; all of it is one press away."""
    table = tables.shown(answer, network, room=audience.room, agreed=audience.agreed, most=FIRST_ROWS)
    if len(table.frame.columns) > READABLE:
        table = replace(table, frame=table.frame.iloc[:, :FIRST_COLUMNS])
    listed(table, answer.question.heading)


def listed(table: Shown, caption: str) -> None:
    """A table in full, and who is not on it."""
    if not table.frame.empty:
        st.html(html_table(table, caption))
    if table.left_out:
        st.html(answer_text.hint(table.left_out))


def answer_table(answer: Answer, network: Network, audience: Audience) -> None:
    """The table that the answer rests on, with its headings explained and a download."""
    table = tables.shown(answer, network, room=audience.room, agreed=audience.agreed)
    if table.frame.empty:
        st.html(answer_text.hint(table.left_out or "The table is empty: there is nothing to list."))
        return
    if answer.state == "not known":
        st.html(answer_text.hint(SO_FAR))
    draw(table, answer.question.heading)
    if table.partners and not audience.room:
        st.html(answer_text.hint("Not a measure of performance."))
    if table.left_out:
        st.html(answer_text.hint(table.left_out))
    if table.has_undefined:
        st.html(answer_text.hint(f"{tables.UNDEFINED} not known, or nothing to work it out from."))
    downloads.answer(answer, table, network)


def draw(table: Shown, caption: str) -> None:
    """The table: a real one, or above 30 rows a grid that scrolls; on a projector the first rows of such a one."""
    if len(table.frame) > MOST_ROWS and address.is_projected():
        st.html(html_table(replace(table, frame=table.frame.head(ON_A_WALL)), caption))
        st.html(
            answer_text.hint(f"The first {ON_A_WALL} of {len(table.frame):,} rows; all stand outside the projector.")
        )
    elif len(table.frame) > MOST_ROWS:
        columns = {label: st.column_config.TextColumn(alignment="right") for label in table.numeric}
        st.dataframe(table.frame, hide_index=True, column_config=columns, alt=caption)
    else:
        st.html(html_table(table, caption))


def html_table(table: Shown, caption: str) -> str:
    """A table that screen readers can walk through."""
    head = "".join(f'<th scope="col"{_side(table, label)}>{escape(label)}</th>' for label in table.frame.columns)
    body = "".join(_row(table, cells) for cells in table.frame.itertuples(index=False, name=None))
    others = table.frame.iloc[:, 1:].to_numpy().ravel()
    return framed("plain", caption, head, body, any(len(cell) > LONG for cell in others))


def framed(look: str, caption: str, head: str, body: str, long: bool = False, /, **sizes: int) -> str:
    """A table of ready cells and rows, in a frame that scrolls by itself where the screen is narrow.

    On a phone each row of a table that does not fit is a card, and its cells say their headings (`labelled`).

    Parameters
    ----------
    long
        Whether cells beside the first are sentences: then it does not fit however few its columns are.
    sizes
        Numbers that the style of this `look` counts with, such as `rows=12`.
    """
    style = "; ".join(f"--{name}: {number}" for name, number in sizes.items())
    wide = " wide long" if long else " wide" if head.count("<t") > FITTING else ""
    return (
        f'<div class="scroll{wide}" tabindex="0" role="group" aria-label="{escape(caption)}">'
        f'<table class="{look}" style="{style}"><caption class="only-copied">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def pairs(lines: Sequence[tuple[str, str, bool]]) -> str:
    """A short list of things and their numbers; `True` for one that is hidden or not known."""
    rows = "".join(
        f"<dt>{escape(what)}</dt><dd{QUIET if quiet else ''}>{escape(number)}</dd>" for what, number, quiet in lines
    )
    return f'<dl class="pairs">{rows}</dl>'


def _row(table: Shown, cells: tuple[str, ...]) -> str:
    said = zip(table.frame.columns, cells, strict=True)
    return (
        "<tr>"
        + "".join(f"<td{_side(table, label)}{labelled(label)}>{escape(cell)}</td>" for label, cell in said)
        + "</tr>"
    )


def labelled(heading: str) -> str:
    """What makes a cell say its heading itself where a phone shows each row as a card."""
    return f' data-label="{escape(heading, quote=True)}"'


def _side(table: Shown, label: str) -> str:
    return ' class="number"' if label in table.numeric else ""
