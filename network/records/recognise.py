"""Whether the rows of a file are referrals, before anything is added up."""

import csv
import io
from pathlib import Path

from network.errors import NetworkError
from network.records.columns import choose_columns, looks_like_records
from network.records.file import PARQUET_SUFFIXES, TEXT_SUFFIXES, FileOfRecords, RecordFile, record_file

__all__ = ["holds_records"]


def holds_records(file: tuple[str, bytes]) -> bool:
    """Whether a row is a referral. Parquet is never anything else here."""
    name, content = file
    suffix = Path(name).suffix.lower()
    if suffix in PARQUET_SUFFIXES:
        return True
    try:
        return suffix in TEXT_SUFFIXES and _in_rows(record_file(FileOfRecords(name, content)))
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
