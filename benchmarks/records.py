"""How fast referral records are added up, and in how much memory: `python -m benchmarks.records [ROWS]`.

The mapper on DuckDB and plain pandas work on the same made-up Parquet file, each in a process of its own whose most
memory is told. `--csv` takes a text file instead; `--no-pandas` leaves out pandas, for files that do not fit it.
"""

import argparse
import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks.referrals import write_csv, write_parquet

KEYS = ["from", "to", "need", "age_band", "month"]
MONTH = "%Y-%m"


def main() -> None:
    """Make the file, start each way of adding it up, and print a line about each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.records")
    parser.add_argument("rows", type=int, nargs="?", default=10_000_000)
    parser.add_argument("--csv", action="store_true", help="a text file instead of Parquet")
    parser.add_argument("--memory", default="2GB", metavar="SIZE", help="that the mapper may use")
    parser.add_argument("--no-pandas", action="store_true")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)  # one way, in its own process
    chosen = parser.parse_args()
    if chosen.alone:
        _alone(chosen.alone[0], Path(chosen.alone[1]), chosen.memory)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / ("referrals.csv" if chosen.csv else "referrals.parquet")
        (write_csv if chosen.csv else write_parquet)(file, chosen.rows)
        print(f"{chosen.rows:,} referrals, {file.stat().st_size / 2**20:,.0f} MB", flush=True)
        for way in ("mapper", *(() if chosen.no_pandas or chosen.csv else ("pandas",))):
            command = [sys.executable, "-m", "benchmarks.records", "--memory", chosen.memory, "--alone", way, str(file)]
            subprocess.run(command, check=True)


def _alone(way: str, file: Path, memory: str) -> None:
    start = time.perf_counter()
    table = _mapper(file, memory) if way == "mapper" else _pandas(file)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    made = int(table["made"].sum())
    digest = hashlib.sha256(table[["made", "days"]].sort_values(["made", "days"]).to_csv(index=False).encode())
    print(f"{way}: {seconds:.1f} s, {peak:.2f} GB at most, {len(table):,} links, {made:,} referrals counted, "
          f"made and days {digest.hexdigest()[:12]}", flush=True)  # fmt: skip


def _mapper(file: Path, memory: str) -> pd.DataFrame:
    from network.records.aggregate import How, aggregate

    return aggregate(file, how=How(memory=memory)).links.to_pandas()


def _pandas(file: Path) -> pd.DataFrame:
    """What an analyst would write: read it, leave out what cannot be, group it."""
    rows = pd.read_parquet(file).drop(columns="referral_id")
    made, accepted = rows["made_on"], rows["accepted_on"]
    wrong = (accepted.notna() & made.isna()) | (accepted < made) | (rows["closed_on"] < made)
    rows = rows[~wrong]
    for key in KEYS[:4]:
        rows[key] = rows[key].str.strip().str.capitalize().fillna("unknown")
    rows["month"] = rows["made_on"].dt.strftime(MONTH).fillna("unknown")
    rows["wait"] = (rows["accepted_on"] - rows["made_on"]).dt.days
    rows["done"] = rows["outcome"] == "completed"
    return rows.groupby(KEYS).agg(
        made=("done", "size"), accepted=("wait", "count"), completed=("done", "sum"), days=("wait", "median")
    )


if __name__ == "__main__":
    main()
