"""Files made to do harm are refused in plain words, at once, and without taking memory."""

import io
import zipfile
from pathlib import Path

import pytest

from network.files import read, read_bytes
from network.files.raw.guard import MAX_PARTS
from network.uploads import read_files
from tests.network.files.messy_files import MESSY
from tests.network.files.peak import Peak
from tests.slowest import worked

AT_ONCE = 1.0  # second of the processor: a busy machine is no fault of a file
FLAT = 60_000_000  # bytes that memory may grow by while a harmful file is refused


def archive(*parts: tuple[str, bytes], store: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return target.getvalue()


def refused_at_once(data: bytes, name: str) -> str:
    before = worked()
    with Peak() as peak:
        reading = read_bytes(data, name)
    assert worked() - before < AT_ONCE
    assert peak.most < FLAT
    assert reading.network is None
    (problem,) = reading.problems
    return str(problem)


@pytest.mark.long
def test_a_workbook_that_unpacks_to_far_more_is_not_unpacked() -> None:
    bomb = next(messy for messy in MESSY if messy.file == "bomb.xlsx").data()
    assert "unpack" in refused_at_once(bomb, "bomb.xlsx")


def test_a_workbook_of_very_many_parts_is_refused() -> None:
    parts = [("[Content_Types].xml", b"<Types/>"), *((f"xl/{number}", b"") for number in range(MAX_PARTS + 1))]
    assert "parts" in refused_at_once(archive(*parts), "parts.xlsx")


@pytest.mark.long
def test_an_archive_of_tables_is_guarded_too() -> None:
    assert "unpack" in refused_at_once(archive(("services.csv", b"0" * 210_000_000)), "package.zip")


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    before = worked()
    with Peak() as peak:
        one, two = read(path), read_files([path, path])
    assert worked() - before < AT_ONCE
    assert peak.most < FLAT
    for reading in (one, two):
        assert "51 MB" in str(reading.problems[0])


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.graphml", "a.xlsx", "a.yaml", "a.net"])
def test_an_upload_that_is_too_large_is_refused(name: str) -> None:
    assert "51 MB" in refused_at_once(bytes(51_000_000), name)


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf", "a.xml"])
def test_entities_that_grow_are_refused(name: str) -> None:
    grows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    assert "DOCTYPE" in refused_at_once(f"<?xml version='1.0'?><!DOCTYPE x [{grows}]><x>&a9;</x>".encode(), name)


def test_lists_in_lists_without_end_are_refused() -> None:
    assert "without end" in refused_at_once(b"[" * 200_000, "a.json")
    assert refused_at_once(b"graph " + b"[ a " * 200_000, "a.gml")


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf"])
@pytest.mark.parametrize("levels", [2_000, 60_000])
def test_elements_in_elements_without_end_are_refused(name: str, levels: int) -> None:
    inside = b"<graph>" * levels + b"</graph>" * levels
    assert "200 deep" in refused_at_once(b"<x>" + inside + b"</x>", name)


def test_a_quote_that_is_never_closed_is_told_with_its_row() -> None:
    rows = b"".join(b"Partner %d,Partner %d\n" % (n, n + 1) for n in range(8_000))
    told = refused_at_once(b'from,to\nA,B\nC,"D\n' + rows, "links.csv")
    assert "a quote in row 3 that is not closed" in told
    assert "opened in row 3 is never closed" in refused_at_once(b'from,to\nA,B\nC,"D\nE,F\n', "links.csv")
    assert "100,000 characters in row 2. Shorten" in refused_at_once(b"from,to\nA," + b"B" * 100_001, "links.csv")


@pytest.mark.parametrize("number", ["100000", "9" * 5_000])
def test_a_graph_of_too_many_partners_is_told_so(number: str) -> None:
    assert "more than 20,000 vertices" in refused_at_once(f"*Vertices {number}\n1 a\n".encode(), "a.net")


def test_a_locked_archive_is_told_from_a_damaged_one() -> None:
    data = bytearray(archive(("[Content_Types].xml", b"<Types/>"), store=True))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1  # the flag that says a part is encrypted
    assert "password" in refused_at_once(bytes(data), "locked.xlsx")


@pytest.mark.parametrize("missing", ["no-such-file.csv", "no-such-folder/x.xlsx"])
def test_a_file_that_is_not_there_is_said(missing: str, tmp_path: Path) -> None:
    assert "There is no file" in str(read(tmp_path / missing).problems[0])


def test_a_folder_without_a_directory_in_it_is_said(tmp_path: Path) -> None:
    assert "is a folder" in str(read(tmp_path).problems[0])


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_workbook_with_a_part_twice_is_refused() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    twice = archive(("[Content_Types].xml", b"<Types/>"), (sheet, b"<worksheet/>"), (sheet, b"<worksheet></worksheet>"))
    assert "it holds a part twice" in refused_at_once(twice, "twice.xlsx")
