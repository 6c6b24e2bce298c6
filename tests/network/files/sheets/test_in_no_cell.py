"""What stands in no cell of a workbook, and columns of grants: what is not read is said to be, and never repeated."""

import io
import json
from collections.abc import Callable

import openpyxl
import openpyxl.chart
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from network.uploads import read_uploaded

NAME = "Doreen Hardcastle"
NOT_READ = "other words in no cell were not read."


def workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book, target = openpyxl.Workbook(), io.BytesIO()
    for row in (["From", "To", "Referrals"], ["Police", "Mind", 3], ["Mind", "Housing", 4]):
        book.active.append(row)
    change(book)
    book.save(target)
    return target.getvalue()


def footer(book: openpyxl.Workbook) -> None:
    book.active.oddFooter.center.text = f"File of {NAME}"


def header(book: openpyxl.Workbook) -> None:
    book.active.oddHeader.left.text = NAME


def comment(book: openpyxl.Workbook) -> None:
    book.active["A2"].comment = Comment(f"{NAME} rang about this", NAME)


def title(book: openpyxl.Workbook) -> None:
    book.properties.title = f"Links of {NAME}"


def defined(book: openpyxl.Workbook) -> None:
    book.defined_names["who"] = DefinedName("who", attr_text=f'"{NAME}s"')


@pytest.mark.parametrize("change", [footer, header, comment, title, defined])
def test_words_in_no_cell_are_not_read_which_is_said(change: Callable[[openpyxl.Workbook], object]) -> None:
    reading = read_uploaded([("links.xlsx", workbook(change))])
    assert "Hardcastle" not in repr(reading)
    assert reading.network is None or any(f"{NOT_READ} They may name somebody." in note for note in reading.notes)


def test_a_workbook_without_such_words_says_nothing_of_them() -> None:
    assert not any(NOT_READ in note for note in read_uploaded([("links.xlsx", workbook(lambda _: None))]).notes)


def test_words_that_name_nobody_are_said_to_be_not_read() -> None:
    def counted(book: openpyxl.Workbook) -> None:
        book.active["C2"].comment = Comment("counted by hand", "x")

    notes = read_uploaded([("links.xlsx", workbook(counted))]).notes
    assert any(note.endswith(NOT_READ) for note in notes)


def test_columns_of_grants_that_are_not_read_are_said() -> None:
    orgs = ",".join(f"{end} Org:{part}" for end in ("Funding", "Recipient") for part in ("Identifier", "Name"))
    head = f"Identifier,Title,Description,{orgs}"
    rows = "".join(f"360G-{n},Play,Toys for the hall,GB-1,Fund,GB-CHC-{n},Hall {n}\n" for n in (1, 2))
    notes = " ".join(read_uploaded([("grants.csv", f"{head}\n{rows}".encode())]).notes)
    assert "Not read:" in notes
    assert '"Description"' in notes


def test_of_a_package_of_grants_it_is_said_too() -> None:
    org = {"id": "GB-1", "name": "Fund"}
    grants = [{"id": "1", "title": "Play", "description": "Toys", "amountAwarded": 5, "currency": "GBP"}]
    grants = [
        one | {"fundingOrganization": [org], "recipientOrganization": [{"id": "2", "name": "Hall"}]} for one in grants
    ]
    reading = read_uploaded([("grants.json", json.dumps({"grants": grants}).encode())])
    assert "Titles, descriptions and places of grants are not read." in reading.notes


def test_what_stands_beside_a_matrix_without_a_heading_is_said_not_to_be_read() -> None:
    rows = ",Police,Mind,Housing\nPolice,,3,4\nMind,2,,5,incl. HARDCASTLE D\nHousing,1,2,\n"
    reading = read_uploaded([("matrix.csv", rows.encode())])
    assert reading.network is not None
    assert "What stands beside or below the matrix without a heading was not read." in reading.notes
    assert "HARDCASTLE" not in repr(reading)
    plain = read_uploaded([("matrix.csv", rows.replace(",incl. HARDCASTLE D", "").encode())])
    assert not any("below the matrix" in note for note in plain.notes)


def test_a_hidden_sheet_without_a_table_is_named() -> None:
    def with_hidden(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("lookup")
        sheet.append(["code", "text"])
        sheet.append(["Z", f"{NAME} - do not ring before noon"])
        sheet.sheet_state = "veryHidden"

    reading = read_uploaded([("links.xlsx", workbook(with_hidden))])
    assert any(note.startswith('The sheet "lookup" is hidden.') and "not read" in note for note in reading.notes)
    assert NAME not in repr(reading)


def test_the_title_of_a_chart_is_screened() -> None:
    def with_chart(book: openpyxl.Workbook) -> None:
        chart = openpyxl.chart.BarChart()
        chart.title = f"Caseload of {NAME}"
        chart.add_data(openpyxl.chart.Reference(book.active, min_col=3, min_row=1, max_row=3))
        book.active.add_chart(chart, "F2")

    reading = read_uploaded([("links.xlsx", workbook(with_chart))])
    assert reading.network is None or any(NOT_READ in note for note in reading.notes)
    assert NAME not in repr(reading)


@pytest.mark.parametrize("said", ["<!-- ask keith blenkinsop first -->", '<?export operator="Adaeze Nwosu"?>'])
def test_what_is_said_beside_a_graph_in_xml_is_said_not_to_be_read(said: str) -> None:
    graph = (
        '<graph edgedefault="directed"><node id="Mind"/><node id="Court"/><edge source="Mind" target="Court"/></graph>'
    )
    xml = f'<?xml version="1.0"?>{{}}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{graph}</graphml>'
    note = "What the file says of itself, such as a description, keywords or comments, was not read."
    assert note in read_uploaded([("x.graphml", xml.format(said).encode())]).notes
    assert note not in read_uploaded([("x.graphml", xml.format("<!--Created by yEd 3.23-->").encode())]).notes


def test_vertices_may_be_drawn_without_a_place() -> None:
    pajek = '*Vertices 2\n1 "Mill Lane hostel" ic Blue\n2 "Furniture bank" 0.1 0.2 ic Red\n*Arcs\n1 2\n'
    reading = read_uploaded([("x.net", pajek.encode())])
    assert reading.network is not None
    assert [one.name for one in reading.network.partners] == ["Mill Lane hostel", "Furniture bank"]


def test_public_phones_are_left_out_and_days_of_the_week_head_a_list() -> None:
    phones = "Charity,Area,Phone (public)\nMind,Hull,01482 240 200\nShelter,Hull,0344 515 1540\n"
    reading = read_uploaded([("register.csv", phones.encode())])
    assert reading.network is not None
    assert "240 200" not in repr(reading.network)
    offices = "Partner,Area,Address of office\nMind,Hull,Canal Building HU1 2AB\nShelter,Hull,2 Low Gate HU1 1AA\n"
    assert "HU1" not in repr(read_uploaded([("offices.csv", offices.encode())]).or_raise())
    days = "Service,Mon,Tue,Wed,Thu,Fri,Sat,Sun\nMind,9-5,9-5,9-5,9-5,9-5,,\nShelter,10-4,,10-4,,10-4,,\n"
    reading = read_uploaded([("hours.csv", days.encode())])
    assert reading.network is not None
    assert [one.name for one in reading.network.partners] == ["Mind", "Shelter"]
