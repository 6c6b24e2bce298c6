"""A file of referral records, one a row, read as a map of its links."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from network.errors import Choice, InvalidNetwork, NetworkError, Problem, Where
from network.files.raw.guard import refuse_too_large
from network.reading import Reading
from network.recognised import ColumnIs, Correction
from network.records.aggregate import LINK, aggregate
from network.records.columns import UnclearColumns
from network.records.file import FileOfRecords
from network.records.links import WORKING_COPY, as_network, sentences

__all__ = ["read_records"]

PICK = "Pick it."
RECORDS = "Each row was read as one referral. They were added up by who referred, to whom and the need."


def read_records(file: tuple[str, bytes], corrections: Sequence[Correction]) -> Reading:
    """The map in a file of referral records; fields that no or several columns fit are to be picked."""
    name, content = file
    chosen = {one.field: one.heading for one in corrections if isinstance(one, ColumnIs)}
    try:
        refuse_too_large(len(content), name)
        added = aggregate(FileOfRecords(name, content), by=LINK, mapping=chosen)
        network = as_network(added, name=Path(name).stem.strip() or "A map")
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
