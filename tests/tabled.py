"""Long tables of what tests try stand in a file beside them, each under the name of its test."""

import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

__all__ = ["FOLDER", "rows_of", "tabled", "tables_in"]

FOLDER = "tables"  # beside the tests: `tables/births.yaml` is of `test_births.py`


@cache
def tables_in(path: Path) -> dict[str, list[Any]]:
    """The tables of a file, each by what its test is called."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def rows_of(test: Callable[..., None]) -> list[Any]:
    """The table of a test: a text a row, or a list of what the test takes."""
    path = Path(inspect.getfile(test))
    beside = path.parent / FOLDER / f"{path.stem.removeprefix('test_')}.yaml"
    return tables_in(beside)[test.__name__.removeprefix("test_").replace("_", " ")]


def tabled(test: Callable[..., None]) -> Callable[..., None]:
    """Try a test with every row of its table: what it takes first is what stands in the row."""
    rows = rows_of(test)
    columns = len(rows[0]) if isinstance(rows[0], list) else 1
    names = list(inspect.signature(test).parameters)[:columns]
    return pytest.mark.parametrize(names if columns > 1 else names[0], rows)(test)
