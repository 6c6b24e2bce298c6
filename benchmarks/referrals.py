"""Made-up referral records of any number, the same from every run: most are in order, some are not."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

__all__ = ["write_csv", "write_parquet"]

BLOCK = 1_000_000  # rows that are made at once
ORGANISATIONS = 300
TARGETS = 8  # that each refers to
NEEDS = ("Housing", "Debt", "Mental health", "Substance misuse", "ADHD", "Employment", "housing ", None)
AGES = ("10 to 17", "18 to 25", "26 to 64", "65+", None)
START = int(np.datetime64("2025-04-01", "us").astype(np.int64))
MINUTE, DAY = 60_000_000, 86_400_000_000  # microseconds


def write_parquet(path: Path, rows: int) -> None:
    """Dates as timestamps."""
    with pa.parquet.ParquetWriter(path, next(_blocks(1)).schema) as writer:
        for block in _blocks(rows):
            writer.write_table(block)


def write_csv(path: Path, rows: int) -> None:
    """Dates as text."""
    with pa.csv.CSVWriter(path, next(_blocks(1)).schema) as writer:
        for block in _blocks(rows):
            writer.write_table(block)


def _blocks(rows: int) -> Iterator[pa.Table]:
    for start in range(0, rows, BLOCK):
        yield _block(start, min(BLOCK, rows - start))


def _block(start: int, rows: int) -> pa.Table:
    random = np.random.default_rng(start)
    made = START + random.integers(0, 365 * 24 * 60, rows) * MINUTE
    accepted = made + random.gamma(1.5, 8, rows).astype(np.int64) * DAY
    closed = accepted + random.integers(0, 90, rows) * DAY
    unaccepted = random.random(rows) < 0.3
    wrong = random.random(rows) < 0.001  # accepted before it was made
    outcome = np.where(unaccepted, 0, random.integers(1, 3, rows))
    source = np.minimum(random.geometric(0.01, rows), ORGANISATIONS)  # some refer far more than others
    target = (source + random.integers(1, TARGETS + 1, rows) ** 2) % ORGANISATIONS + 1
    return pa.table(
        {
            "referral_id": pa.array(np.arange(start, start + rows)).cast(pa.string()),
            "from": _names(random, source),
            "to": _names(random, target),
            "made_on": _times(made, random.random(rows) < 0.001),
            "accepted_on": _times(np.where(wrong, made - DAY, accepted), unaccepted),
            "closed_on": _times(closed, unaccepted),
            "outcome": pa.array(["declined", "completed", "ongoing"]).take(pa.array(outcome)),
            "need": pa.array(NEEDS, pa.string()).take(pa.array((target + random.integers(0, 2, rows)) % len(NEEDS))),
            "age_band": pa.array(AGES, pa.string()).take(pa.array(random.integers(0, len(AGES), rows))),
        }
    )


def _names(random: np.random.Generator, number: np.ndarray) -> pa.Array:
    """Names of organisations, a few left empty."""
    names = pa.array([None, *(f"Partner {place}" for place in range(1, ORGANISATIONS + 1))])
    return names.take(pa.array(np.where(random.random(len(number)) < 0.0005, 0, number)))


def _times(moments: np.ndarray, empty: np.ndarray) -> pa.Array:
    return pa.array(moments, mask=empty).cast(pa.timestamp("us"))
