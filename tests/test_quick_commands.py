"""A command loads what it needs and no more: that is what makes it quick. Times: `python -m benchmarks.commands`."""

import json
import subprocess
import sys
from functools import cache

import pytest

from tests.terminal.run import RIVERSIDE, ROOT

HEAVY = {
    "numpy",
    "scipy",
    "pandas",
    "networkx",
    "rustworkx",
    "pyarrow",
    "duckdb",
    "narwhals",
    "sqlalchemy",
    "streamlit",
    "vl_convert",
}
SLOW_PARTS = {"scipy.stats", "scipy.cluster", "scipy.spatial", "scipy.optimize"}  # of SciPy; each loads much
OURS = {"network", "analysis", "render", "views"}


@cache
def loaded_by(*arguments: str) -> frozenset[str]:
    """The modules that a command has loaded when it ends, and the packages that they are in."""
    script = (
        "import contextlib, io, json, sys, cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    cli.main(sys.argv[1:])\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    return frozenset(modules | {name.partition(".")[0] for name in modules})


def test_help_needs_nothing_of_the_map() -> None:
    assert not loaded_by("--help") & (HEAVY | OURS | {"yaml", "rapidfuzz"})


@pytest.mark.parametrize("arguments", [("check", RIVERSIDE), ("check", "--json", RIVERSIDE)])
def test_checking_a_map_loads_no_library_of_numbers(arguments: tuple[str, ...]) -> None:
    assert not loaded_by(*arguments) & HEAVY


def test_checking_a_map_loads_no_reader_of_other_files() -> None:
    readers = ("network.files.sheets", "network.files.graphs", "network.files.directory", "network.records")
    assert not [name for name in loaded_by("check", RIVERSIDE) if name.startswith(readers)]


@pytest.mark.long
def test_findings_load_neither_the_store_nor_the_engines_of_records() -> None:
    assert not loaded_by("findings", RIVERSIDE) & {
        "sqlalchemy",
        "duckdb",
        "narwhals",
        "streamlit",
        "vl_convert",
        *SLOW_PARTS,
    }
