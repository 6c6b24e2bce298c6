"""One answer on its page: the sentence, what to do with it, the table behind it, and how we know."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape

import streamlit as st

from analysis import Answer, Column
from network.model import Network
from render.tables import names_of
from views import state
from views.parts import answer_text, comments, moves, pictures, tables
from views.state import Audience

__all__ = ["next_steps", "receipt", "section"]

OPTIONS = {"other": "compared with", "by": "lines between", "stage": "way in", "at": "hour", "same": "read as one"}
SHOWN_BELOW = ("introductions",)  # whose picture is on each of the cards


@contextmanager
def section(answer: Answer, network: Network, audience: Audience, *, lead: bool = False) -> Iterator[None]:
    """An answer as a part of its theme's page; what is written inside `with` stands under its sentence.

    The first of a page is the largest (`lead`).
    """
    name = answer.question.name
    with st.container(key=f"section-{name}"):
        st.html(f'<p class="asks">{escape(answer.question.heading)}</p>')
        words = answer_text.sentence(answer, audience, look="lead" if lead else "card") + answer_text.sure_line(answer)
        words += comments.told(answer, network, audience)
        st.html(f'<div class="answer">{answer_text.figure(answer)}<div>{words}</div></div>')
        if name not in SHOWN_BELOW:
            pictures.show(answer, network, audience)
        yield
        next_steps(answer, network, audience)


def next_steps(answer: Answer, network: Network, audience: Audience) -> None:
    """What can be done with an answer: see it on the map, act on it, look at its table, check it."""
    with st.container(key=f"row-{answer.question.name}", horizontal=True, vertical_alignment="center"):
        moves.show_on_map(answer, "Show on the map")
        moves.what_could_we_do(answer)
        table = st.expander("The table", type="compact", on_change="rerun", key=f"table-{answer.question.name}")
        if table.open:
            with table:
                tables.answer_table(answer, network, audience)
        with st.expander("How we know", type="compact"):
            receipt(answer)
            comments.to_type(finding=answer.question.name)


def receipt(answer: Answer) -> None:
    """Everything that is needed to check or repeat the answer."""
    proof, question = answer.receipt, answer.question
    names = names_of("need", state.network())  # ids of partners, whom a room may not be told, stay as they are
    narrowed = tuple(f"{OPTIONS.get(name, name)}: {_in_words(value, names)}" for name, value in proof.options)
    lines = [
        ("What it looks at", (proof.graph,)),
        ("How it is worked out", (proof.definition,)),
        ("Where that comes from", (proof.source,)),
        ("Narrowed to", narrowed),
        ("Left out or hidden", proof.left_out),
        ("Taken as given", proof.assumed),
        ("Figures", tuple(f"{_in_words(name, names)}: {_number(value, names)}" for name, value in proof.facts)),
        ("How firm it is", (answer.sure, proof.model)),
        ("What the columns mean", tuple(f"{column.label}: {_meaning(column)}" for column in question.columns)),
    ]
    st.html(f'<dl class="receipt">{"".join(_line(term, texts) for term, texts in lines if any(texts))}</dl>')


def _meaning(column: Column) -> str:
    """What a column means where names stand for ids, and a word for a 1."""
    return column.means.removeprefix("ids of ").removeprefix("1: ")


def _line(term: str, texts: tuple[str, ...]) -> str:
    return f"<dt>{escape(term)}</dt>" + "".join(f"<dd>{escape(text)}</dd>" for text in texts if text)


def _in_words(text: str, names: Mapping[str, str]) -> str:
    """The text with names for the ids in it."""
    return ", ".join(names.get(part, part.replace("_", " ")) for part in text.split(", "))


def _number(value: float | int | str, names: Mapping[str, str]) -> str:
    if isinstance(value, float):
        return "not known" if value != value else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else _in_words(value, names)
