"""No cell that is written starts a formula, no file is named by a stranger, and nothing is lost on the way back."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.files import read_bytes
from network.files.raw.safe_cells import NUMBER, file_stem, safe_cell, without_guard
from network.files.sheets.csv_files import csv_pair_bytes
from network.files.sheets.workbook import kumu_workbook_bytes, workbook_bytes
from network.model import Network, Partner, Relation, System

LIVE = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    " =1",
    "\ufeff=1",
    "'=1",
    "=cmd|' /C calc'!A0",
    "\u00a0=1",
    "\u200b=1",
    "\u2060\u200d=1",
    "\u202e=1",
    "\u3164=1",
    "\ufe0f=1",
    "\n=1",
    "\u2028=1",
    "\x0b=1",
    "\x00=1",
    "’=1",
    '"=1',
    "' =1",
    "''=1",
    "−1+2",
    "﹣1+2",
    "-5 people",
    "+44 people a month",
)
STARTS = "=+-@＝＋－＠−﹢﹣﹦﹫⁺⁻⁼\t\r\n\v\f"
NAMES = (
    "../../etc/passwd",
    "C:\\Windows\\x",
    "con",
    "NUL",
    "",
    ".",
    "a/b\\c",
    "x" * 400,
    "é ü",
    "\u202etxt.exe",
    "LPT1",
    "-rf",
)


def starts_a_formula(cell: str) -> bool:
    """A cell of ours is safe behind an apostrophe of its own; else its first sign that is seen tells."""
    if cell.startswith("'"):
        return False
    bare = cell.lstrip("".join({one for one in cell if not one.isprintable() or one in " '\"`’\u115f\u3164\ufe0f"}))
    return any(one[:1] and one[0] in STARTS for one in (cell, bare)) and not NUMBER.fullmatch(cell)


@pytest.mark.parametrize("text", LIVE)
def test_formulas_are_disarmed_and_come_back(text: str) -> None:
    assert not starts_a_formula(safe_cell(text))
    assert without_guard(safe_cell(text)) == text


@pytest.mark.parametrize(
    "text", ["-5", "−5", "+3.2", "-1,234.5", "-5%", "12", "1e5", "<5", "Mind", "'s Hertogenbosch", "", "a=b"]
)
def test_numbers_and_plain_texts_are_left_alone(text: str) -> None:
    assert safe_cell(text) == text


@pytest.mark.long
@given(st.text())
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    assert not starts_a_formula(safe_cell(text))
    assert without_guard(safe_cell(text)) == text


def hostile(text: str) -> Network:
    more = ((text, text),)
    partners = (Partner(f"{text}1", text, aka=(text,), more=more), Partner(f"{text}2", f"{text} B"))
    return Network(System(text, help_now=text), partners, (Relation(partners[0].id, partners[1].id, more=more),))


@pytest.mark.long
@pytest.mark.usefixtures("workbooks_opened_here")
@pytest.mark.parametrize("text", LIVE)
def test_no_exported_cell_is_live(text: str) -> None:
    network = hostile(text)
    for data in csv_pair_bytes(network)[0].values():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if starts_a_formula(cell)]
    for data in (workbook_bytes(network)[0], kumu_workbook_bytes(network)[0]):
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                assert not [cell for cell in row if cell.data_type == "f" or starts_a_formula(str(cell.value or ""))]
    back = read_bytes(workbook_bytes(network)[0], "map.xlsx").network
    assert back is not None
    if text.strip() == text and text.isprintable():  # spaces round a name and characters without a width are not kept
        assert back.partners == network.partners


@given(st.text() | st.sampled_from(NAMES))
def test_a_file_name_made_from_any_name_stays_in_its_folder(name: str) -> None:
    folder = Path("/folder")
    path = (folder / f"{file_stem(name)}.xlsx").resolve()
    assert path.parent == folder
    assert path.stem
    assert path.stem.casefold() not in ("con", "nul", "lpt1")
    assert len(path.stem) < 80
