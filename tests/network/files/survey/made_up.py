"""Answers to surveys, made up cell by cell, and what is read of them."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from network.reading import Reading
from network.recognised import AnswerMeaning, ColumnIs, SameAs
from network.uploads import read_uploaded

__all__ = ["Rows", "book", "links", "reading", "said", "sheets"]

Rows = Sequence[Sequence[object]]


def reading(rows: Rows, *corrections: AnswerMeaning | ColumnIs | SameAs, name: str = "answers.csv") -> Reading:
    """The rows as a CSV file, with what somebody has corrected."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return read_uploaded([(name, out.getvalue().encode())], corrections=corrections)


def book(**sheets_by_name: Rows) -> Reading:
    """A workbook; `_` in the name of a sheet stands for a space."""
    return sheets((name.replace("_", " "), rows) for name, rows in sheets_by_name.items())


def sheets(named: Iterable[tuple[str, Rows]]) -> Reading:
    """The same of sheets with any names."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in named:
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return read_uploaded([("answers.xlsx", out.getvalue())])


def links(read: Reading) -> set[tuple[str, str, str]]:
    """From whom, to whom and of which kind, by id."""
    return {(one.source, one.target, one.kind) for one in read.or_raise().relations}


def said(read: Reading) -> str:
    """Everything that is told of the reading, in one string."""
    return " ".join([*map(str, read.problems), *read.notes])
