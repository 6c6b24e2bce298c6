"""What the expression over referrals runs on. DuckDB is part of this program; Spark is in `network.records.spark`."""

import glob
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import duckdb
import narwhals as nw
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from network.errors import NetworkError, UnreadableFile
from network.records.file import RecordFile

__all__ = [
    "DuckDB",
    "Engine",
    "Progress",
]

Progress = Callable[[float], None]  # is told the share that is done, 0 to 1
LOOK_EVERY = 0.2  # seconds between looks at the progress
OWN_MEMORY = 500 << 20  # bytes that the program takes beside the engine
LEAST_MEMORY = 200 << 20  # bytes without which no engine can work
SETTINGS = (
    "TimeZone = 'UTC'",
    "enable_progress_bar = true",
    "enable_progress_bar_print = false",
    "progress_bar_time = 0",
    "disabled_optimizers = 'build_side_probe_side'",  # it takes a stream for the smaller side, and keeps it in memory
)
BLOCK = 8 << 20  # bytes of a text file that are read at once
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
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{limit >> 20}MiB",
            "temp_directory": str(folder),
            "preserve_insertion_order": "false",
        }
        self._connection = duckdb.connect(config=settings)
        self._tables = 0
        self._skipped = 0
        self._opened: pa.NativeFile | None = None  # the text file being read
        for setting in SETTINGS:
            self._connection.execute(f"SET {setting}")

    def __enter__(self) -> "DuckDB":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._close_file()

    def read(self, file: RecordFile, places: Mapping[str, int]) -> nw.LazyFrame[Any]:
        """The columns at these places, under the names of their fields."""
        names = tuple(f"c{place}" for place in range(len(file.headings))) if file.delimiter else file.headings
        with _plain_errors(file.path):
            used = [names[place] for place in places.values()]
            relation = self._text(file, names, used) if file.delimiter else self._parquet(file)
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
        with _plain_errors(path), watching(self._share_done, progress):
            frame.sink_parquet(path)

    def unreadable_rows(self) -> int:
        """How many rows of a text file have too few or too many cells."""
        return self._skipped

    def _share_done(self) -> float:
        if self._opened:
            return float(self._opened.tell() / self._opened.size())
        return self._connection.query_progress() / 100

    def _parquet(self, file: RecordFile) -> duckdb.DuckDBPyRelation:
        if file.content is not None:
            return self._connection.from_arrow(pa.parquet.read_table(pa.BufferReader(file.content)))
        return self._connection.read_parquet([glob.escape(str(part)) for part in file.parts])

    def _text(self, file: RecordFile, names: Sequence[str], used: Sequence[str]) -> duckdb.DuckDBPyRelation:
        """A text file block by block. Arrow reads it: DuckDB knows fewer encodings and is thrown by mixed line ends."""
        self._skipped = 0

        def skip(row: object) -> str:
            self._skipped += 1
            return "skip"

        self._close_file()
        self._opened = pa.OSFile(str(file.path)) if file.content is None else pa.BufferReader(file.content)
        reader = pyarrow.csv.open_csv(
            self._opened,
            read_options=pyarrow.csv.ReadOptions(
                encoding=file.encoding, column_names=list(names), skip_rows=1, block_size=BLOCK
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=file.delimiter, newlines_in_values=True, invalid_row_handler=skip
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(used, pa.string()), include_columns=used
            ),
        )
        return self._connection.from_arrow(reader)

    def _close_file(self) -> None:
        if self._opened:
            self._opened.close()


def _changed(
    frame: nw.LazyFrame[Any], columns: list[str], change: Callable[[duckdb.Expression], duckdb.Expression]
) -> nw.LazyFrame[Any]:
    relation = frame.to_native()
    cells = {name: duckdb.ColumnExpression(name) for name in relation.columns}
    cells |= {name: change(cells[name]).alias(name) for name in columns}
    return nw.from_native(relation.select(*cells.values()))


@contextmanager
def watching(share: Callable[[], float], progress: Progress) -> Iterator[None]:
    """Look at the share that is done now and then while the block runs, and tell it whenever it has grown."""
    done = threading.Event()

    def look() -> None:
        told = 0.0
        while not done.wait(LOOK_EVERY):
            now = min(share(), 1.0)
            if now > told:
                told = now
                progress(now)

    watch = threading.Thread(target=look, name="records-progress", daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def bytes_of(memory: str) -> int:
    """The bytes in a text such as `2GB` or `800 MB`.

    Raises
    ------
    NetworkError
        When it is not such a text.
    """
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*", memory, re.IGNORECASE)
    if match is None:
        raise NetworkError(f'"{memory}" is not an amount of memory. Write it such as 2GB.')
    return int(float(match[1]) * (1 << UNITS[match[2].lower()]))


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
