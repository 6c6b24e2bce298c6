"""What was recognised in a file, and reading a sheet of it another way by picking."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from network.details.unrepeated import numbered
from network.files.sheets.rereading import FIELDS, ROLES, with_column, with_table
from network.in_short import clipped, names_in_short
from network.reading import Reading
from network.recognised import DROP, Column, Role, Table
from views import address, apart
from views.parts import answer_text
from views.parts.importing import survey, upload
from views.parts.importing.upload import Upload
from views.parts.importing.words import ROLE_WORDS, field_words
from views.parts.labels import as_text

__all__ = ["show"]

Correct = Callable[[Table], None]
MOST = 8  # sentences, and sheets, that stand one under the other; of more one is picked
LAST_ROW = 1_000  # in which headings may stand
DIRECTIONS = {True: "Rows refer to columns", False: "Columns refer to rows"}


def show(file: Upload, reading: Reading) -> None:
    """What was recognised, in sentences; below, each sheet with what can be corrected."""
    _say(reading.notes[:MOST])
    if more := reading.notes[MOST:]:
        with st.expander(f"{len(more)} more of what was recognised", type="compact"):
            _say(more)
    if reading.recognised is None:
        return
    sheets = [table for table in reading.recognised.tables if table.role != "list"]
    if len(sheets) > MOST:
        place = st.selectbox(
            "Read one of the sheets another way", range(len(sheets)), None, format_func=lambda one: sheets[one].sheet,
            placeholder="Which sheet?", key="one sheet of many",
        )  # fmt: skip
        if place is not None:
            _sheet(file, reading, sheets[place], place)
    for place, table in enumerate(sheets if len(sheets) <= MOST else ()):
        title = f"Read {table.sheet or file.names} another way"
        opened = st.expander(title, type="compact", on_change="rerun", key=f"sheet-{place}")
        if opened.open:
            with opened:
                _sheet(file, reading, table, place)
    if file.recognised is not None:
        st.button("Read it again as at first", type="tertiary", on_click=_as_at_first, args=(file,), key="as at first")


def _say(notes: Sequence[str]) -> None:
    if notes:
        st.html(f'<ul class="counts">{"".join(f"<li>{escape(note)}</li>" for note in notes)}</ul>')


def _sheet(file: Upload, reading: Reading, table: Table, place: int) -> None:
    kind, row = st.columns([3, 1])

    def correct(other: Table) -> None:
        held = reading.recognised
        if held is not None:
            upload.keep(replace(file, recognised=with_table(held, other)))

    with kind:
        st.selectbox(
            "What the sheet holds", ROLES, format_func=ROLE_WORDS.__getitem__,
            **address.handed(f"role {place}", table.role, lambda role: correct(_as(file, table, role, table.header))),
        )  # fmt: skip
    if table.role == "not used":
        return
    with row:
        st.number_input(
            "Headings are in row",
            1,
            LAST_ROW,
            **address.handed(f"header {place}", table.header, lambda row: correct(_as(file, table, table.role, row))),
        )
    if table.role == "matrix":
        st.radio(
            "Which way it runs", list(DIRECTIONS), format_func=DIRECTIONS.__getitem__, horizontal=True,
            **address.handed(f"way {place}", table.rows_refer, lambda way: correct(replace(table, rows_refer=way))),
        )  # fmt: skip
        across = [column.heading for column in table.columns if column.field == DROP]
        names = names_in_short(numbered(across, "Partner"))
        st.html(answer_text.hint(f"Partners across: {names}."))
    elif table.role == "survey":
        survey.show(table, place, correct)
    else:
        _columns(table, place, correct)


def _columns(table: Table, place: int, correct: Correct) -> None:
    """One control a column, four in a row."""
    options = list(dict.fromkeys(FIELDS[table.role]))
    headings = [column.heading for column in table.columns]
    named = zip(headings, numbered(headings, "Column"), strict=True)
    shown = [heading if heading == said else "" for heading, said in named]  # without one it goes by its number
    for start in range(0, len(table.columns), 4):
        four = slice(start, start + 4)
        for holder, column, heading in zip(st.columns(4), table.columns[four], shown[four], strict=False):
            with holder:
                _column(table, replace(column, heading=heading), options, f"{place} {column.index}", correct)


def _column(table: Table, column: Column, options: list[str], key: str, correct: Correct) -> None:
    known = options if column.field in options else [column.field, *options]
    heading = clipped(column.heading)
    st.html(f'<p class="asks heading">{escape(heading or f"Column {column.index + 1}")}</p>')
    st.selectbox(
        f"Column {as_text(heading) or column.index + 1} is read as",
        known,
        format_func=lambda field: field_words(table.role, field),
        label_visibility="collapsed",
        **address.handed(f"column {key}", column.field, lambda field: correct(with_column(table, column.index, field))),
    )


def _as(file: Upload, table: Table, role: Role, header: int) -> Table:
    return apart.table_as(file.files, table, role, header)


def _as_at_first(file: Upload) -> None:
    upload.keep(replace(file, recognised=None))
