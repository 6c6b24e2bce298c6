"""Spark, on this machine and as a cluster of two workers, adds up what DuckDB adds up, to the last digit."""

import hashlib
import importlib
import json
import os
import random
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from benchmarks.referrals import write_csv, write_parquet
from looking.running import free_port
from network.errors import NetworkError
from network.model import Named, Network, Partner, System
from network.records.aggregate import Aggregated, How, aggregate
from tests.oracle.plain_records import aggregate_plainly

ROWS = 1_000_000
FEW = 20_000
PATIENCE = 90  # seconds that a cluster may take to come up
ENGINES: tuple[Literal["duckdb", "spark"], ...] = ("duckdb", "spark")
KEYS = ("from", "to", "need", "age_band", "month")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("referrals")
    made: dict[str, tuple[Callable[[Path, int], None], int]] = {
        "many.parquet": (write_parquet, ROWS), "few.parquet": (write_parquet, FEW), "few.csv": (write_csv, FEW),
    }  # fmt: skip
    for name, (write, rows) in made.items():
        write(folder / name, rows)
    return {name: folder / name for name in made}


def digest(added: Aggregated) -> str:
    rows = "\n".join(sorted(repr(row) for row in added.links.to_pylist()))
    return hashlib.sha256(rows.encode()).hexdigest()


def on_spark(file: Path, master: str | None = None) -> Aggregated:
    return aggregate(file, how=How("spark", master))


def test_duckdb_and_spark_on_this_machine_give_the_same(files: dict[str, Path]) -> None:
    duckdb, spark = aggregate(files["many.parquet"]), on_spark(files["many.parquet"])
    assert digest(spark) == digest(duckdb)
    assert spark.report == duckdb.report
    assert duckdb.report.left_out.keys() >= {"accepted before it was made", "accepted, with no date it was made"}


def test_a_cluster_of_two_workers_gives_the_same(files: dict[str, Path], tmp_path: Path) -> None:
    with cluster(tmp_path) as master:
        spark = on_spark(files["many.parquet"], master)
    assert digest(spark) == digest(aggregate(files["many.parquet"]))


@pytest.mark.parametrize("engine", ENGINES)
def test_medians_are_those_of_the_standard_library(files: dict[str, Path], engine: Literal["duckdb", "spark"]) -> None:
    rows = pa.parquet.read_table(files["few.parquet"]).to_pylist()
    for row in rows:
        row["need"] = row["need"] and row["need"].strip().capitalize()  # spellings of one name are one name
    plain, _ = aggregate_plainly(rows, KEYS)
    added = aggregate(files["few.parquet"], how=How(engine)).links.to_pylist()
    names = ("made", "accepted", "completed", "days")
    assert sorted(map(repr, (_values(row, names) for row in added))) == sorted(
        map(repr, (_values(row, names) for row in plain))
    )


def test_a_text_file_gives_the_same_on_both(files: dict[str, Path]) -> None:
    assert digest(on_spark(files["few.csv"])) == digest(aggregate(files["few.csv"]))


AWKWARD = {
    "from": ("Police", " police ", "POLICE", "Mind", "Nobody we know", "", "n/a"),
    "to": ("Mind", "mind", "Housing Options", "Police", ""),
    "made_on": (
        *("2026-04-01", "01/05/2026", "2026-04-30T23:59:00", "2026-04-30 23:59:00+01:00", "31/02/2026", "soon", ""),
    ),
    "accepted_on": ("2026-04-11", "12/05/2026", "2026-03-01", "2026-05-01T00:00:00Z", ""),
    "closed_on": ("2026-06-01", "2026-01-01", ""),
    "outcome": ("completed", "Declined", "ongoing", "lost", ""),
    "need": ("Housing", " housing", "Debt", ""),
    "age_band": ("10 to 17", "17", "65+", ""),
}


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every way in which a row can be wrong or odd, in every mixture that comes up in 5,000."""
    chance = random.Random(6)
    rows = [{key: chance.choice(values) for key, values in AWKWARD.items()} for _ in range(5_000)]
    folder = tmp_path_factory.mktemp("awkward")
    table = pa.Table.from_pylist(rows)
    pa.csv.write_csv(table, folder / "rows.csv")
    pa.parquet.write_table(table, folder / "rows.parquet")
    return {"csv": folder / "rows.csv", "parquet": folder / "rows.parquet"}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
@pytest.mark.parametrize("on_a_map", [False, True])
def test_awkward_rows_are_read_and_left_out_alike(awkward: dict[str, Path], kind: str, on_a_map: bool) -> None:
    system = System("Town", needs=(Named("house", "Housing"),))
    listed = Network(system, (Partner("police", "Police"), Partner("mind", "Mind", aka=("MIND (charity)",))))
    partners = listed if on_a_map else None
    by_duckdb, by_spark = (aggregate(awkward[kind], partners=partners, how=How(engine)) for engine in ENGINES)
    assert digest(by_spark) == digest(by_duckdb)
    assert by_spark.report == by_duckdb.report
    assert len(by_duckdb.report.left_out) >= 4
    assert ("Nobody we know" in by_duckdb.report.new_names) == on_a_map


def test_without_java_it_is_said_how_to_install_it(files: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    spark = importlib.import_module("network.records.spark")
    monkeypatch.setattr(spark, "_version", lambda home: 0)
    with pytest.raises(NetworkError, match="Spark needs Java 17"):
        on_spark(files["few.csv"])


def _values(row: dict[str, object], names: tuple[str, ...]) -> tuple[object, ...]:
    """Who, to whom, when, and the numbers; the spelling of a need or an age does not matter here."""
    return (row["from"], row["to"], row["month"], *(str(row[name]).casefold() for name in ("need", "age_band")),
            *(row[name] for name in names))  # fmt: skip


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A Spark cluster of our own on the loopback address: its master, once two workers have reported to it."""
    spark = importlib.import_module("network.records.spark")
    home = Path(importlib.import_module("pyspark").__file__ or "").parent
    environment = os.environ | {"JAVA_HOME": str(spark.find_java()), "SPARK_HOME": str(home)}
    environment |= {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1"}
    port, page, one, other = (free_port() for _ in range(4))
    master = f"spark://127.0.0.1:{port}"
    deploy = "org.apache.spark.deploy"
    commands = [[f"{deploy}.master.Master", "--host", "127.0.0.1", "--port", f"{port}", "--webui-port", f"{page}"]]
    commands += [
        [f"{deploy}.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", f"{its}",
         "--work-dir", str(folder / f"{its}"), master]
        for its in (one, other)
    ]  # fmt: skip
    with ExitStack() as running:
        for command in commands:
            running.callback(_stopped, subprocess.Popen(
                [str(home / "bin" / "spark-class"), *command], env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            ))  # fmt: skip
        _wait_for_workers(page, 2)
        yield master


def _stopped(process: subprocess.Popen[bytes]) -> None:
    process.terminate()  # spark-class has become Java itself
    process.wait(30)


def _wait_for_workers(page: int, workers: int) -> None:
    """Until the master's page, on this machine, says that so many workers are alive."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{page}/json/", timeout=2) as answer:
                if json.load(answer)["aliveworkers"] == workers:
                    return
        except OSError:
            pass
        threading.Event().wait(0.2)
    raise AssertionError("The cluster did not come up.")
