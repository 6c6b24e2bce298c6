"""Spark as the engine, for referrals that outgrow one machine. Needs the package pyspark and Java 17."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet

from network.errors import NetworkError
from network.records.engines import Progress, watching
from network.records.file import RecordFile

__all__ = ["Spark", "find_java"]

HOST = "127.0.0.1"
OLDEST_JAVA, NEWEST_JAVA = 17, 24  # newer ones lack what Spark calls
INSTALL_JAVA = "Spark needs Java 17. On Debian or Ubuntu: sudo apt-get install openjdk-17-jre-headless."
INSTALL_SPARK = "Spark is not installed. Install it with: pip install pyspark. It takes 480 MB."
SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "16",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
}


class Spark:
    """A Spark session: on this machine, or on the cluster that `master` names. Close it (or use `with`) when done."""

    def __init__(self, memory: str, master: str | None) -> None:
        os.environ["JAVA_HOME"] = str(find_java())
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise NetworkError(INSTALL_SPARK) from None
        local = master is None or "127.0.0.1" in master or master.startswith("local")
        settings = SETTINGS | {"spark.driver.memory": memory.lower().replace("b", "").replace(" ", "")}
        if local:
            settings |= {"spark.driver.host": HOST, "spark.driver.bindAddress": HOST}
        builder = SparkSession.builder.appName("partnership network mapper").master(master or "local[*]")
        for name, value in settings.items():
            builder = builder.config(name, value)
        self._session = builder.getOrCreate()

    def __enter__(self) -> "Spark":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.stop()

    def read(self, file: RecordFile, places: Mapping[str, int]) -> nw.LazyFrame[Any]:
        """The columns at these places, under the names of their fields."""
        if file.content is not None:
            raise NetworkError("Spark reads files and no uploads. Use DuckDB, or the command line.")
        names = file.headings
        if not file.delimiter:
            frame = self._session.read.parquet(*(str(part.absolute()) for part in file.parts))
        else:
            names = tuple(f"c{place}" for place in range(len(file.headings)))
            frame = self._session.read.csv(
                str(file.path.absolute()),
                schema=", ".join(f"{name} string" for name in names),
                header=True,
                sep=file.delimiter,
                encoding=file.encoding,
                quote='"',
                escape='"',
                multiLine=True,
                enforceSchema=True,
            )
        return nw.from_native(frame).select(**{field: nw.col(names[place]) for field, place in places.items()})

    def table(self, table: pa.Table) -> nw.LazyFrame[Any]:
        """A small table that referrals can be joined with."""
        return nw.from_native(self._session.createDataFrame(table))

    def timestamps(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with texts as timestamps."""
        from pyspark.sql import functions

        native = frame.to_native()
        typed = {name: functions.col(name).try_cast("timestamp_ntz") for name in columns}
        return nw.from_native(native.withColumns(typed))

    def microseconds(self, frame: nw.LazyFrame[Any], columns: list[str]) -> nw.LazyFrame[Any]:
        """The same with timestamps as whole microseconds since 1970."""
        from pyspark.sql import functions

        moments = {name: functions.unix_micros(functions.col(name).cast("timestamp")) for name in columns}
        return nw.from_native(frame.to_native().withColumns(moments))

    def save(self, frame: nw.LazyFrame[Any], path: Path, progress: Progress) -> None:
        """Work it out into a Parquet file on this machine."""
        with watching(self._share_done, progress):
            pa.parquet.write_table(frame.to_native().toArrow(), path)

    def unreadable_rows(self) -> int:
        """Spark fills rows with too few cells and cuts those with too many, and does not count them."""
        return 0

    def _share_done(self) -> float:
        """The share of the tasks of all stages so far."""
        tracker = self._session.sparkContext.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        tasks = sum(stage.numTasks for stage in stages if stage)
        return sum(stage.numCompletedTasks for stage in stages if stage) / tasks if tasks else 0.0


def find_java() -> Path:
    """The home of a Java that Spark runs on: the one that is set, the one on the path, else one in the usual places.

    Raises
    ------
    NetworkError
        When there is none; the message says how to install it.
    """
    on_path = shutil.which("java")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [Path(on_path).resolve().parents[1]] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*17*"))
    homes += sorted(Path("/Library/Java/JavaVirtualMachines").glob("*17*/Contents/Home"))
    found = next((home for home in homes if OLDEST_JAVA <= _version(home) <= NEWEST_JAVA), None)
    if found is None:
        raise NetworkError(INSTALL_JAVA)
    return found


def _version(home: Path) -> int:
    java = home / "bin" / ("java.exe" if os.name == "nt" else "java")
    if not java.exists():
        return 0
    said = subprocess.run([str(java), "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0
