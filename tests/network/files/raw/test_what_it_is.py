"""What a file is that cannot be read, in words that are true of it."""

import gzip
import io
import zipfile

import pytest

from network.uploads import read_uploaded

LINKS = "from,to\nHousing advice,Debt help\n"
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i "i">]><x>&i;</x>'
CELLS = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/>'
)


def said(name: str, data: bytes) -> str:
    reading = read_uploaded([(name, data)])
    return str(reading.problems[0]) if reading.network is None else ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (gzip.compress(LINKS.encode() * 9), "is packed with gzip. Unpack it"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x81" * 99, "is a picture"),
        (b"%PDF-1.7\n", "is a PDF document"),
        (LINKS.encode("utf-32-le"), "as text in UTF-16 or UTF-32 does"),
        (b"\xef\xbb\xbf" + LINKS.encode() + b"\xff", "it is not the UTF-8 text it says it is"),
    ],
)
def test_a_table_that_is_no_text_is_called_what_it_is(data: bytes, words: str) -> None:
    assert words in said("a.csv", data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "content.xml"])
def test_a_workbook_with_a_document_type_is_refused_for_it(part: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(part, DOCTYPE)
    assert "has a document type (DOCTYPE) or entities" in said("a.xlsx", content.getvalue())


def test_a_sheet_whose_cells_are_repeated_to_its_end_is_too_large_and_not_damaged() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", CELLS)
    assert "repeated to the end of the sheet" in said("a.ods", content.getvalue())


def test_all_columns_of_a_very_long_row_are_counted() -> None:
    heads = ",".join(f"heading {number}" for number in range(99_999))
    assert "has 99,998 columns" in said("a.csv", f"{heads}\n".encode())
