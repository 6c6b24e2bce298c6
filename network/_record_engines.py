"""What the expression over referrals runs on. DuckDB is part of this program; Spark is in `network._record_spark`."""

import glob
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import narwhals as nw
import pyarrow as pa
import pyarrow.csv

from network._record_file import RecordFile
from network.errors import NetworkError, UnreadableFile

__all__ = ["DuckDB", "Engine", "Progress", "bytes_of"]

Progress = Callable[[float], None]  # is told the share that is done, 0 to 1
LOOK_EVERY = 0.2  # seconds between looks at the progress
OWN_MEMORY = 500 << 20  # bytes that the program takes beside the engine
LEAST_MEMORY = 200 << 20  # bytes without which no engine can work
UNITS = {"": 1, "k": 10, "m": 20, "g": 30, "t": 40}


class Engine(Protocol):
    """Reads lazily and works out what is asked for at the end."""

    def read(self, file: RecordFile, places: Mapping[str, int]) -> nw.LazyFrame[Any]:
        """The columns at these places, under the names of their fields; those of text files are all text."""
        ...

    def table(self, table: pa.Table) -> nw.LazyFrame[Any]:
        """A small table that referrals can be joined with."""
        ...

    def timestamps(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with texts such as `2026-04-01 10:30` as timestamps; null where there is no such moment."""
        ...

    def save(self, frame: nw.LazyFrame[Any], path: Path, progress: Progress) -> None:
        """Work it out into a Parquet file."""
        ...

    def unreadable_rows(self) -> int:
        """How many rows of a text file have too few or too many cells."""
        ...


class DuckDB:
    """DuckDB in memory, which uses `folder` for what does not fit. Close it (or use `with`) to give memory back."""

    def __init__(self, memory: str, folder: Path) -> None:
        limit = max(bytes_of(memory) - OWN_MEMORY, LEAST_MEMORY)
        settings = {
            "memory_limit": f"{limit >> 20}MiB",
            "temp_directory": str(folder),
            "preserve_insertion_order": "false",
            "enable_progress_bar": "true",
            "enable_progress_bar_print": "false",
        }
        self._connection = duckdb.connect(config=settings)

    def __enter__(self) -> "DuckDB":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def read(self, file: RecordFile, places: Mapping[str, int]) -> nw.LazyFrame[Any]:
        """The columns at these places, under the names of their fields."""
        with _plain_errors(file.path):
            if not file.delimiter:
                relation = self._connection.read_parquet([glob.escape(str(part)) for part in file.parts])
                names = file.headings
            else:
                names = tuple(f"c{place}" for place in range(len(file.headings)))
                relation = self._text(file, names)
            frame = nw.from_native(relation)
            return frame.select(**{field: nw.col(names[place]) for field, place in places.items()})

    def table(self, table: pa.Table) -> nw.LazyFrame[Any]:
        """A small table that referrals can be joined with."""
        return nw.from_native(self._connection.from_arrow(table))

    def timestamps(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with texts as timestamps."""
        relation = frame.to_native()
        kept = [name if name not in columns else f"TRY_CAST({name} AS TIMESTAMP) AS {name}" for name in _quoted(relation)]
        return nw.from_native(relation.project(", ".join(kept)))
