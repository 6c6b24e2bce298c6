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
import pyarrow.parquet

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

    def microseconds(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with timestamps as whole microseconds since 1970, in which engines count alike."""
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
        }
        self._connection = duckdb.connect(config=settings)
        self._tables = 0
        self._skipped: list[object] = []
        for setting in ("enable_progress_bar = true", "enable_progress_bar_print = false", "progress_bar_time = 0"):
            self._connection.execute(f"SET {setting}")

    def __enter__(self) -> "DuckDB":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def read(self, file: RecordFile, places: Mapping[str, int]) -> nw.LazyFrame[Any]:
        """The columns at these places, under the names of their fields."""
        names = tuple(f"c{place}" for place in range(len(file.headings))) if file.delimiter else file.headings
        with _plain_errors(file.path):
            relation = self._text(file, names) if file.delimiter else self._parquet(file)
            return nw.from_native(relation).select(**{field: nw.col(names[place]) for field, place in places.items()})

    def table(self, table: pa.Table) -> nw.LazyFrame[Any]:
        """A small table that referrals can be joined with."""
        self._tables += 1
        name = f"table_{self._tables}"
        self._connection.from_arrow(table).create(name)  # a table of DuckDB's own: it knows how long it is
        return nw.from_native(self._connection.table(name))

    def timestamps(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with texts as timestamps."""
        return _changed(frame, columns, lambda cell: cell.try_cast("TIMESTAMP"))

    def microseconds(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with timestamps as whole microseconds since 1970."""
        return _changed(frame, columns, lambda cell: duckdb.FunctionExpression("epoch_us", cell))

    def save(self, frame: nw.LazyFrame[Any], path: Path, progress: Progress) -> None:
        """Work it out into a Parquet file."""
        with _plain_errors(path), watching(lambda: self._connection.query_progress() / 100, progress):
            frame.sink_parquet(path)

    def unreadable_rows(self) -> int:
        """How many rows of a text file have too few or too many cells."""
        tables = self._connection.execute("SHOW TABLES").fetchall()
        if ("reject_errors",) not in tables:
            return len(self._skipped)
        of_last_look = "scan_id = (SELECT max(scan_id) FROM reject_errors)"
        return len(self._connection.table("reject_errors").filter(of_last_look).project("line").distinct())

    def _parquet(self, file: RecordFile) -> duckdb.DuckDBPyRelation:
        if file.content is not None:
            return self._connection.from_arrow(pa.parquet.read_table(pa.BufferReader(file.content)))
        return self._connection.read_parquet([glob.escape(str(part)) for part in file.parts])

    def _text(self, file: RecordFile, names: tuple[str, ...]) -> duckdb.DuckDBPyRelation:
        if file.content is not None or not file.encoding.startswith("utf-8"):  # DuckDB reads UTF-8 files itself
            return self._connection.from_arrow(self._stream(file, names))
        return self._connection.read_csv(
            glob.escape(str(file.path)),
            columns=dict.fromkeys(names, "VARCHAR"),
            header=True,
            delimiter=file.delimiter,
            quotechar='"',
            escapechar='"',
            auto_detect=False,
            store_rejects=True,
        )

    @contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """Say in plain words what stopped DuckDB; its own words may repeat a row."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise NetworkError("The memory allowed is too small for this file. Allow more, or use Spark.") from None
    except (duckdb.IOException, duckdb.PermissionException):
        raise NetworkError("The disk is full or cannot be used for what does not fit into memory.") from None
    except (duckdb.Error, pa.ArrowInvalid):
        what = f"{path.name} cannot be read: it is damaged, or not what its name says."
        raise UnreadableFile(f"{what} Export it again.") from None
