"""Files that are small and odd: what would keep a reader waiting, and what is refused, in words that are true."""

import io
import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from network.errors import UnreadableFile
from network.files.raw.text import file_bytes
from network.files.sheets.sheet_child import is_blank, rows_of
from network.records.file import record_file
from network.uploads import read_files, read_uploaded

LINKS = b"from,to,made\nHousing advice,Debt help,3\nDebt help,Food bank,4\n"


def said(name: str, content: bytes) -> list[str]:
    return [str(problem) for problem in read_uploaded([(name, content)]).problems]


def workbook(*cells: tuple[str, object], merged: tuple[str, ...] = ()) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in ("from", "to", "made"), ("Housing advice", "Debt help", 3), ("Debt help", "Food bank", 4):
        book.active.append(row)
    for place, value in cells:
        book.active[place] = value
    book.save(content)
    if not merged:
        return content.getvalue()
    with zipfile.ZipFile(content) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged).encode()
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"</sheetData>", b"</sheetData><mergeCells>%b</mergeCells>" % ranges
    )
    with zipfile.ZipFile(made := io.BytesIO(), "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.csv")
    assert "pipe.csv is a pipe or a device, not a file." in str(read_files([pipe]).problems[0])
    for read in (file_bytes, record_file):
        with pytest.raises(UnreadableFile, match="is a pipe or a device"):
            read(pipe)


def test_the_name_of_a_file_is_not_taken_for_an_address() -> None:
    """`cell_at_XFD1048576.xlsx` reads like one that somebody has disguised."""
    (only,) = said("one_cell_at_XFD1048576.xlsx", workbook(("XFD1048576", ".")))
    assert only.startswith("one_cell_at_XFD1048576.xlsx has a sheet that is too large to open: cell XFD1048576")


FULL = [f"A{row}" for row in range(4, 1_000)]


@pytest.mark.parametrize(
    ("cells", "far"), [(["XFD1048576"], "XFD1048576"), (["C1048576", "XFD3"], "C1048576"), ([*FULL, "XFD3"], "XFD3")]
)
def test_of_a_sheet_too_large_to_open_the_cell_is_named_that_makes_it_so(cells: list[str], far: str) -> None:
    (only,) = said("a.xlsx", workbook(*((cell, ".") for cell in cells)))
    assert f"too large to open: cell {far} is far from the rest. Delete its row and its column" in only


def test_a_file_without_a_name_is_read() -> None:
    reading = read_uploaded([(" .csv", LINKS)])
    assert reading.network is not None
    assert reading.network.system.name == "A map"


def test_a_workbook_is_refused_for_what_is_too_much_of_it() -> None:
    def zipped(*parts: bytes) -> bytes:
        with zipfile.ZipFile(content := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
            for number, part in enumerate(parts):
                archive.writestr(f"{number}.xml", part)
        return content.getvalue()

    assert "is made of 2,001 parts, and up to 2,000 are opened." in said("a.xlsx", zipped(*[b""] * 2_001))[0]
    assert "would unpack to 20.0 MB, 1,0" in said("a.xlsx", zipped(bytes(20_000_000)))[0]
    assert "times its size." in said("a.xlsx", zipped(bytes(20_000_000)))[0]


def test_rows_below_a_text_table_in_which_nothing_stands_are_none_of_it() -> None:
    padded, plain = (read_uploaded([("a.csv", LINKS + b",,\n ,\n" * times)]) for times in (150_000, 0))
    assert padded.network == plain.network
    assert plain.network is not None


def test_a_stray_dot_far_away_does_not_refuse_a_workbook() -> None:
    reading = read_uploaded([("a.xlsx", workbook(("AZ60000", ".")))])
    assert reading.network is not None
    assert len(reading.network.partners) == 3


def test_of_a_sheet_the_blank_rows_and_ends_of_rows_are_left() -> None:
    class Sheet:
        start = (1, 1)

        def iter_rows(self) -> list[list[object]]:
            return [["a", "", " "], ["", "\xa0", ""], ["", 0, ""], ["", "", ""], [" ", "", ""]]

    assert rows_of(Sheet()) == [[], ["", "a"], [], ["", "", 0]]
    assert [is_blank(value) for value in ("", " \n", 0, False, "a")] == [True, True, False, False, False]


@pytest.mark.parametrize("one", ["A1:XFD1048576", "A1:XFD1"])
def test_cells_merged_over_and_over_are_read_once(one: str) -> None:
    """5,000 of them took a quarter of a minute."""
    once, often = (read_uploaded([("a.xlsx", workbook(merged=(one,) * times))]) for times in (1, 3_000))
    assert once.network == often.network
    assert once.network is not None


@pytest.mark.parametrize(("rows", "times", "more"), [(20, 1, "So it is in 19 more places."), (3, 3, "")])
def test_one_sentence_in_many_places_is_said_once_with_their_number(rows: int, times: int, more: str) -> None:
    table = b"".join(b"Service %d,Food bank,5,9999-99-99\n" % n for n in range(rows))
    words = [one for one in said("a.csv", b"from,to,made,until\n" + table) if "is not a date" in one]
    assert len(words) == times
    assert more in words[0]
    assert words[0].startswith("a.csv, row 2")


def test_of_very_many_sentences_of_one_kind_the_first_are_told_and_how_many_more_there_are() -> None:
    rows = b"".join(b"Service %d,Service %d,5\n" % (n, n) for n in range(300))
    found = said("a.csv", LINKS + rows)
    assert sum("linked with itself" in one for one in found) == 100
    assert any("200 more like these are not listed" in one for one in found)


def test_two_partners_of_one_name_that_may_be_a_person_are_told_apart_by_their_numbers() -> None:
    words = said("a.csv", b"id,name\np46,nan\np47,NaN\np48,Housing advice\n")
    assert any('"Partner 2" has the same name as "Partner 1". They are kept apart' in one for one in words)


def test_an_id_without_end_is_refused_before_it_is_looked_through() -> None:
    graph = f'<graphml><graph edgedefault="directed"><node id="{"a " * 60_000}"/></graph></graphml>'
    (only,) = said("a.graphml", graph.encode())
    assert only == "a.graphml: An id holds 120,000 characters, and up to 100,000 are read. Shorten it."


def test_lines_of_notes_in_quotes_are_no_rows() -> None:
    notes = "".join(f'Service {n},Food bank,5,"{"line, of a note" * 3}{chr(10) * 11_000}end"\n' for n in range(24))
    reading = read_uploaded([("a.csv", f"from,to,made,notes\n{notes}".encode())])
    assert reading.network is not None
    assert len(reading.network.relations) == 24


def test_quotes_within_cells_hide_no_row_too_many() -> None:
    rows = b'Inner 5" pipe,Food bank,5\n' + b"Housing advice,Food bank,5\n" * 250_000 + b'Outer 5" pipe,Food bank,5\n'
    assert "a.csv has 250,005 rows" in said("a.csv", LINKS + rows)[0]


@pytest.mark.parametrize("between", ["\t", ";", ","])
def test_a_long_row_is_no_long_cell(between: str) -> None:
    head = between.join(["from", "to", *(f"note {n}" for n in range(12))])
    row = between.join(["Housing advice", "Food bank", *("words " * 1_600 for _ in range(12))])
    assert read_uploaded([("a.csv", f"{head}\n{row}\n".encode())]).network is not None


def test_an_edge_list_may_be_of_more_partners_than_a_matrix() -> None:
    reading = read_uploaded([("a.dl", b"dl n=5000 format=edgelist1\ndata:\n1 2\n4999 5000\n")])
    assert reading.network is not None
    assert len(reading.network.relations) == 2
    assert "matrix of 25,000,000 cells" in said("a.dl", b"dl n=5000 format=fullmatrix\ndata:\n0 1\n")[0]
    assert "does not say how many rows" in said("a.dl", b"dl format=edgelist1\ndata:\n1 2\n")[0]


def test_a_number_of_thousands_of_digits_is_told_in_our_words() -> None:
    number = b"9" * 5_000
    told = said("a.json", b'{"format": 1, "system": {"name": "T"}, "partners": [{"id": "a", "capacity": %b}]}' % number)
    assert any("is not a whole number" in one for one in told)
    kumu = b'{"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B", "age": %b}]}'
    assert read_uploaded([("k.json", kumu % number)]).network is not None


def test_xml_that_is_none_is_told_with_its_line() -> None:
    assert said("a.graphml", b"<graphml>\n<graph>\n<node</graph>") == [
        "a.graphml is not well-formed XML from line 3 on. Export it again."
    ]


LONG = "name " * 200  # 1,000 characters with the last blank


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("a.csv", 'from,to,made\n"{name}",Food bank,3\n'),
        ("a.csv", 'name,sector\nFood bank,Food\n"{name}",Housing\n'),
        ("a.yaml", "format: 1\nsystem: {{name: T}}\npartners:\n  - id: a\n    name: {name}\n"),
        ("a.graphml", '<graphml><graph edgedefault="directed"><node id="{name}"/><node id="b"/></graph></graphml>'),
    ],
)
def test_a_name_is_no_text_of_thousands_of_letters(file: str, content: str) -> None:
    assert read_uploaded([(file, content.format(name=LONG.strip()).encode())]).network is not None
    assert "A name holds 1,004 characters, and up to 1,000 are read." in str(
        said(file, content.format(name=f"{LONG}long").encode())
    )
    sign = "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}"  # stands for 18 letters
    assert "A name holds 1,080 characters" in str(said(file, content.format(name=sign * 60).encode()))


def test_several_partners_in_a_cell_may_be_longer_together() -> None:
    many = "; ".join(f"Service {n}" for n in range(200))
    reading = read_uploaded([("a.csv", f'from,to\nFood bank,"{many}"\nService 1,Service 2\n'.encode())])
    assert reading.network is not None
    assert len(reading.network.partners) == 201


def test_signs_that_stand_for_many_letters_do_not_make_a_small_file_large() -> None:
    content = "from,to,notes\n" + "A,B,{}\n".format("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 60_000) * 25
    assert "signs that each stand for several letters" in said("a.csv", content.encode())[0]


def test_far_too_many_links_of_a_matrix_are_said_before_they_are_made() -> None:
    head = ",".join(["", *(f"Service {n}" for n in range(460))])
    rows = "".join(f"Service {n}{',3' * 460}\n" for n in range(460))
    assert (
        "holds more than 200,000 links, and a map holds up to 100,000" in said("a.csv", f"{head}\n{rows}".encode())[0]
    )


@pytest.mark.parametrize(("kept", "told"), [("Housing advice", 0), ("Old hostel team", 1)])
def test_words_that_only_a_pivot_table_keeps_are_said_not_to_be_read(kept: str, told: int) -> None:
    cache = f'<pivotCacheDefinition><sharedItems><s v="{kept}"/></sharedItems></pivotCacheDefinition>'
    content = io.BytesIO(workbook())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/pivotCache/pivotCacheDefinition1.xml", cache)
    reading = read_uploaded([("a.xlsx", content.getvalue())])
    assert reading.network is not None
    assert sum("other words in no cell were not read" in note for note in reading.notes) == told


def test_the_words_that_a_cell_shows_where_somebody_types_are_said_not_to_be_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    rule = DataValidation(type="whole", promptTitle="Number", prompt="Ask the team at the hub")
    book.active.add_data_validation(rule)
    rule.add("C2")
    book.save(content := io.BytesIO())
    reading = read_uploaded([("a.xlsx", content.getvalue())])
    assert reading.network is not None
    assert any("other words in no cell were not read" in note for note in reading.notes)


@pytest.mark.parametrize(("above", "told"), [("", 0), ("Drawn up after the spring meeting\n\n", 1), ("sep=,\n", 0)])
def test_a_title_above_a_table_is_said_not_to_be_read(above: str, told: int) -> None:
    reading = read_uploaded([("a.csv", above.encode() + LINKS)])
    assert reading.network is not None
    assert sum("stands above the headings was not read" in note for note in reading.notes) == told


def test_the_upper_of_two_rows_of_headings_is_read() -> None:
    two = b"from,to,2024,,2025,\n,,Referred,Accepted,Referred,Accepted\nA,B,4,3,5,4\nB,C,1,1,2,1\n"
    reading = read_uploaded([("a.csv", two)])
    assert reading.network is not None
    assert not any("stands above" in note for note in reading.notes)
