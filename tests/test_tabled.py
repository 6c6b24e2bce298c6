"""The tables that stand beside tests: every one is tried, row by row."""

import importlib
from pathlib import Path

import pytest

from tests import tabled
from tests.tabled import FOLDER, rows_of, tables_in

TESTS = Path(__file__).parent


@pytest.mark.parametrize("file", sorted(TESTS.rglob(f"{FOLDER}/*.yaml")), ids=lambda file: file.stem)
def test_every_table_has_its_test(file: Path) -> None:
    folder = ".".join(file.parents[1].relative_to(TESTS.parent).parts)
    tests = vars(importlib.import_module(f"{folder}.test_{file.stem}"))
    for title, rows in tables_in(file).items():
        test = tests[f"test_{title.replace(' ', '_')}"]
        assert rows_of(test) == rows
        assert any(mark.name == "parametrize" and mark.args[1] == rows for mark in test.pytestmark)


def test_a_row_is_what_a_test_takes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def test_of_two(text: str, says: bool, capsys: object) -> None: ...

    def test_of_one(text: str) -> None: ...

    monkeypatch.setattr(tabled, "tables_in", lambda path: {"of two": [["a", True]], "of one": ["a", "b"]})
    (two,), (one,) = tabled.tabled(test_of_two).pytestmark, tabled.tabled(test_of_one).pytestmark  # type: ignore[attr-defined]
    assert two.args == (["text", "says"], [["a", True]])
    assert one.args == ("text", ["a", "b"])
