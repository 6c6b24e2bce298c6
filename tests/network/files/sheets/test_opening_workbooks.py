"""How long a workbook may take to open: by the processor, and by the clock only for what never ends."""

import io
import sys
from pathlib import Path

import openpyxl
import pytest

from network.errors import UnreadableFile
from network.files.sheets import grid
from network.uploads import read_uploaded
from tests.network.files.messy_files import book

TOO_LONG = "large.xlsx takes too long to open. Copy only the tables you need into a new workbook."
BUSY = """\
import runpy
limit = runpy.run_path({child!r})["limit"]
limit.__globals__["SECONDS"] = 1
limit()
while True: pass
"""
WAITING = "import time; time.sleep(600)"
BOOK = book(("Partners", [["name"], ["Court"]]))()


def _refused(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> str:
    child = folder / "child.py"
    child.write_text(script)
    monkeypatch.setattr(grid, "CHILD", child)
    with pytest.raises(UnreadableFile) as refused:
        grid.grids_of(BOOK, "large.xlsx")
    return str(refused.value)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of processor time")
def test_what_keeps_the_processor_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = _refused(monkeypatch, tmp_path, BUSY.format(child=str(grid.CHILD)))
    assert TOO_LONG in said


def test_what_never_ends_is_refused_by_the_clock(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(grid, "SECONDS", 0.1)
    assert TOO_LONG in _refused(monkeypatch, tmp_path, WAITING)


def test_on_a_busy_machine_a_workbook_waits_longer_than_it_may_work() -> None:
    processor = grid.CHILD.read_text().split("\nSECONDS = ")[1].split()[0]
    assert int(processor) * 10 <= grid.SECONDS


def refused(*rows: list[object], form: str = "General") -> str:
    """What is said of a workbook as a program writes it that works nothing out."""
    workbook, stream = openpyxl.Workbook(), io.BytesIO()
    assert workbook.active is not None
    for row in rows:
        workbook.active.append(row)
    for row in workbook.active.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = form
    workbook.save(stream)
    reading = read_uploaded([("book.xlsx", stream.getvalue())])
    assert reading.network is None
    return str(reading.problems[0])


def test_formulas_that_nobody_has_worked_out_are_told() -> None:
    assert "formulas have no saved results. Open it in Excel" in refused(["from", "to"], ['="A"&"B"', '="C"'])
    assert "Add a row for each link or partner." in refused(["from", "to"])


def test_a_number_that_is_no_day_in_the_format_of_one_is_told() -> None:
    said = refused(["from", "to", "date"], ["A", "B", -1e300], form="yyyy-mm-dd")
    assert "a cell in the format of a date or time whose number is far too large" in said
    assert said.startswith("book.xlsx has")  # and not once more before it
