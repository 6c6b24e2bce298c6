"""What the questions and answers of a survey are read as, to be picked one by one."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from network.details.unrepeated import numbered
from network.files.sheets.rereading import FIELDS
from network.files.survey.rereading import meanings_picked, questions_picked, with_answer, with_question
from network.files.survey.values import questions_of
from network.in_short import clipped, names_in_short
from network.recognised import Table
from views import address
from views.parts import answer_text
from views.parts.importing.words import MEANINGS, field_words, meaning_words
from views.parts.labels import as_text

__all__ = ["show"]

Correct = Callable[[Table], None]
IN_A_ROW = 4  # answers beside one another


def show(table: Table, place: int, correct: Correct) -> None:
    """A row a question, and below one that lists organisations what each of its answers means."""
    listing = questions_of(table)
    questions = questions_picked(table)
    shown = numbered([*questions], "Question")
    for number, (heading, field) in enumerate(questions.items()):
        _question(shown[number], field, f"{place} {number}", partial(_read_as, table, correct, heading))
        if heading in listing:
            names = names_in_short(numbered([column.about for column in listing[heading]], "Partner"))
            st.html(answer_text.hint(f"It lists {names}."))
            _answers(table, heading, f"{place} {number}", correct)


def _question(shown: str, field: str, key: str, pick: Callable[[str], None]) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        st.html(f'<p class="asks heading">{escape(clipped(shown))}</p>')
    with right:
        st.selectbox(
            f"{as_text(clipped(shown))} is read as", list(FIELDS["survey"]),
            format_func=lambda one: field_words("survey", one), label_visibility="collapsed",
            **address.handed(f"question {key}", field, pick),
        )  # fmt: skip


def _answers(table: Table, heading: str, key: str, correct: Correct) -> None:
    meanings = list(meanings_picked(table, heading).items())
    shown = numbered([text for text, _ in meanings], "Answer")
    for start in range(0, len(meanings), IN_A_ROW):
        row = slice(start, start + IN_A_ROW)
        for holder, (text, means), said in zip(st.columns(IN_A_ROW), meanings[row], shown[row], strict=False):
            with holder:
                _answer(said, means, f"{key} {text}", partial(_mean, table, correct, heading, text))


def _answer(text: str, means: str, key: str, mean: Callable[[str], None]) -> None:
    known = list(dict.fromkeys((*MEANINGS, means)))
    st.selectbox(
        f"“{as_text(text)}” means", known, format_func=meaning_words, **address.handed(f"answer {key}", means, mean)
    )


def _read_as(table: Table, correct: Correct, heading: str, field: str) -> None:
    correct(with_question(table, heading, field))


def _mean(table: Table, correct: Correct, heading: str, text: str, means: str) -> None:
    correct(with_answer(table, heading, text, means))
