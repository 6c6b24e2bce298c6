"""What was handed over in the app: referral records, one a row, are added up; everything else is read as a file."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from network.errors import Choice, InvalidNetwork, NetworkError, Problem, Where
from network.files.directory import default_needs, read_directory, terms_in
from network.files.formats import read_uploads, service_directory
from network.files.raw.guard import refuse_too_large
from network.reading import Reading
from network.recognised import ColumnIs, Correction, Recognised, TermMeans
from network.records.aggregate import LINK, aggregate
from network.records.columns import UnclearColumns, choose_columns, looks_like_records
from network.records.file import PARQUET_SUFFIXES, TEXT_SUFFIXES, RecordFile, Upload, record_file
from network.records.links import WORKING_COPY, as_network, sentences

__all__ = ["needs_of_terms", "read_uploaded"]

File = tuple[str, bytes]  # name and content
PICK = "Pick it."
RECORDS = "Each row was read as one referral. They were added up by who referred, to whom and the need."


def read_uploaded(
    files: Sequence[File], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files that were chosen together; records are recognised by their columns. Nothing is raised."""
    if recognised is None and len(files) == 1 and _holds_records(files[0]):
        return _records(files[0], corrections)
    directory = service_directory(files)
    if directory:
        return read_directory(directory, needs_of_terms(files, corrections))
    return read_uploads(files, recognised, corrections)


def needs_of_terms(files: Sequence[File], corrections: Sequence[Correction] = ()) -> dict[str, str]:
    """The need that each taxonomy term of a service directory means (empty: none), as chosen or by its words.

    Nothing for any other files.
    """
    directory = service_directory(files)
    if not directory:
        return {}
    meant = default_needs(terms_in(directory))
    chosen = {one.term: one.need for one in corrections if isinstance(one, TermMeans)}
    return meant | {term: need for term, need in chosen.items() if term in meant}


def _holds_records(file: File) -> bool:
    """Whether a row is a referral. Parquet is never anything else here."""
    name, content = file
    suffix = Path(name).suffix.lower()
    if suffix in PARQUET_SUFFIXES:
        return True
    try:
        return suffix in TEXT_SUFFIXES and _in_rows(record_file(Upload(name, content)))
    except (NetworkError, UnicodeError, csv.Error):  # whatever reads it as a sheet says what is wrong
        return False


def _in_rows(file: RecordFile) -> bool:
    """Whether a text file has a row a referral: by its headings, or by one "Date" and pairs that come again."""
    if looks_like_records(file.headings):
        return True
    if not looks_like_records(file.headings, bare_date=True):
        return False
    places = choose_columns(file.headings).places
    seen: set[tuple[str, str]] = set()
    with io.TextIOWrapper(file.open(), encoding=file.encoding, newline="") as opened:
        rows = csv.reader(opened, delimiter=file.delimiter)
        next(rows)
        for row in rows:
            if len(row) == len(file.headings):
                pair = row[places["from"]], row[places["to"]]
                if pair in seen:
                    return True
                seen.add(pair)
    return False


def _records(file: File, corrections: Sequence[Correction]) -> Reading:
    name, content = file
    chosen = {one.field: one.heading for one in corrections if isinstance(one, ColumnIs)}
    try:
        refuse_too_large(len(content), name)
        added = aggregate(Upload(name, content), by=LINK, mapping=chosen)
        network = as_network(added, name=Path(name).stem)
    except UnclearColumns as error:
        return Reading(None, tuple(_to_pick(name, error)))
    except InvalidNetwork as error:
        return Reading(None, error.problems)
    except NetworkError as error:
        what, _, fix = str(error).partition(". ")
        return Reading(None, (Problem("error", Where(name), f"{what.removesuffix('.')}.", fix),))
    said = [words for words in sentences(added.report) if words != WORKING_COPY]
    left_out = {f"{count:,} left out: {reason}." for reason, count in added.report.left_out.items()}
    problems = [_left_out(name, words) for words in said if words in left_out]
    return Reading(network, tuple(problems), (RECORDS, *(words for words in said if words not in left_out)))


def _left_out(name: str, words: str) -> Problem:
    return Problem("warning", Where(name), words, "Put the dates right where they are kept, and export them again.")


def _to_pick(name: str, error: UnclearColumns) -> Iterator[Problem]:
    """A problem for each field that no column or several columns fit."""
    for (field, headings), question in zip(error.choices.items(), error.questions, strict=True):
        choices = tuple(Choice(f'"{heading}"', ColumnIs(field, heading)) for heading in headings)
        yield Problem("error", Where(name), question, PICK, choices)
