"""A referral file: its form, its headings, and for text its delimiter and encoding. No value is looked at here."""

import codecs
import csv
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from network.errors import UnreadableFile

__all__ = ["RecordFile", "record_file"]

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
PARQUET_SUFFIXES = (".parquet", ".pq")
DELIMITERS = ",;\t|"
BLOCK = 8 << 20  # bytes
LONGEST_HEADER = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What has to be known of a file before it can be read. A folder of Parquet files counts as one file."""

    path: Path
    headings: tuple[str, ...]
    delimiter: str = ""  # of a text file; empty for Parquet
    encoding: str = "utf-8"

    @property
    def parts(self) -> list[Path]:
        """The files to read."""
        return sorted(self.path.glob("*.parquet")) if self.path.is_dir() else [self.path]


def record_file(path: Path) -> RecordFile:
    """Look at the head of a file.

    Raises
    ------
    UnreadableFile
        When it is missing, empty or neither CSV nor Parquet.
    """
    if not path.exists():
        raise UnreadableFile(f"There is no file {path.name}. Check the name and the folder.")
    if path.is_dir() or path.suffix.lower() in PARQUET_SUFFIXES:
        return _parquet(path)
    if path.suffix.lower() in TEXT_SUFFIXES:
        return _text(path)
    raise UnreadableFile(f"{path.name} is not a CSV or Parquet file. Export the referrals as one of these.")


def _parquet(path: Path) -> RecordFile:
    parts = RecordFile(path, ()).parts
    if not parts:
        raise UnreadableFile(f"The folder {path.name} holds no Parquet file.")
    try:
        return RecordFile(path, tuple(pa.parquet.read_schema(parts[0]).names))
    except (pa.ArrowInvalid, OSError):
        raise UnreadableFile(f"{path.name} is not a Parquet file, or is damaged. Export it again.") from None


def _text(path: Path) -> RecordFile:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        head = file.readline(LONGEST_HEADER)
    if not head.strip():
        raise UnreadableFile(f"{path.name} is empty.")
    delimiter = max(DELIMITERS, key=head.count)
    headings = next(csv.reader([head], delimiter=delimiter))
    return RecordFile(path, tuple(heading.strip() for heading in headings), delimiter, encoding)


def _encoding(path: Path) -> str:
    """UTF-8 if all of it is, else that of Windows; the mark of Excel at the start is left out."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(3)
        if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig" if start == codecs.BOM_UTF8 else "utf-8"
