"""A referral file: its form, its headings, and for text its delimiter and encoding. No value is looked at here."""

import codecs
import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet

from network.errors import UnreadableFile
from network.files.raw.guard import refuse_irregular

__all__ = ["FileOfRecords", "RecordFile", "record_file"]

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
PARQUET_SUFFIXES = (".parquet", ".pq")
DELIMITERS = ",;\t|"
BLOCK = 8 << 20  # bytes
LONGEST_HEADER = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class FileOfRecords:
    """A file that was handed over and is in memory only, so that one about persons never gets to a disk."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What has to be known of a file before it can be read. A folder of Parquet files counts as one file."""

    path: Path
    headings: tuple[str, ...] = ()
    delimiter: str = ""  # of a text file; empty for Parquet
    encoding: str = "utf-8"
    content: bytes | None = None  # of an upload; `path` is then only its name

    @property
    def parts(self) -> list[Path]:
        """The files to read."""
        return sorted(self.path.glob("*.parquet")) if self.path.is_dir() else [self.path]

    def open(self) -> BinaryIO:
        """The bytes of the file, or of its first part."""
        return self.parts[0].open("rb") if self.content is None else io.BytesIO(self.content)


def record_file(source: str | Path | FileOfRecords) -> RecordFile:
    """Look at the head of a file.

    Raises
    ------
    UnreadableFile
        When it is missing, empty or neither CSV nor Parquet.
    """
    if isinstance(source, FileOfRecords):
        file = RecordFile(Path(source.name), content=source.content)
    else:
        file = RecordFile(Path(source))
        if not file.path.exists():
            raise UnreadableFile(f"There is no file {file.path.name}. Check the name and the folder.")
        if not file.path.is_dir():
            refuse_irregular(file.path)
    if not file.parts:
        raise UnreadableFile(f"The folder {file.path.name} holds no Parquet file.")
    suffix = file.parts[0].suffix.lower()
    if suffix in PARQUET_SUFFIXES:
        return _parquet(file)
    if suffix in TEXT_SUFFIXES:
        return _text(file)
    raise UnreadableFile(f"{file.path.name} is not a CSV or Parquet file. Export the referrals as one of these.")


def _parquet(file: RecordFile) -> RecordFile:
    try:
        with file.open() as opened:
            return replace(file, headings=tuple(pa.parquet.read_schema(opened).names))
    except (pa.ArrowInvalid, OSError):
        raise UnreadableFile(f"{file.path.name} is not a Parquet file, or is damaged. Export it again.") from None


def _text(file: RecordFile) -> RecordFile:
    encoding = _encoding(file)
    with io.TextIOWrapper(file.open(), encoding=encoding, newline="") as opened:
        head = opened.readline(LONGEST_HEADER)
    if not head.strip():
        raise UnreadableFile(f"{file.path.name} is empty.")
    delimiter = max(DELIMITERS, key=head.count)
    headings = next(csv.reader([head], delimiter=delimiter))
    return replace(file, headings=tuple(map(str.strip, headings)), delimiter=delimiter, encoding=encoding)


def _encoding(file: RecordFile) -> str:
    """UTF-8 if all of it is, else that of Windows; the mark of Excel at the start is left out."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open() as opened:
        start = opened.read(3)
        if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        opened.seek(0)
        try:
            while block := opened.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig" if start == codecs.BOM_UTF8 else "utf-8"
