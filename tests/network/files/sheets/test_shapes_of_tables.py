"""Tables in which signs, marks and headings mean something that only people see at once."""

import io

import openpyxl
import pytest

from network.files.summary import summarise
from network.model import Network
from network.reading import Reading
from network.uploads import read_uploaded


def _read(*rows: str, name: str = "table.csv") -> Reading:
    return read_uploaded([(name, "\n".join(rows).encode())])


def _said(network: Network) -> set[str]:
    names = {partner.id: partner.name for partner in network.partners}
    return {f"{names[one.source]} {one.kind} {names[one.target]}" for one in network.relations}


def _names(network: Network) -> set[str]:
    return {partner.name for partner in network.partners}


@pytest.mark.parametrize(
    "taken_out", ["REDACTED - PERSONAL DATA", "[Redacted]", "Name withheld", "Redacted under section 40", "Withheld"]
)
def test_a_name_that_was_taken_out_is_no_partner(taken_out: str) -> None:
    reading = _read("Awarded by,Awarded to,Amount", "Esk Council,Alder Trust,£500", f"Esk Council,{taken_out},£70")
    assert _names(reading.or_raise()) == {"Esk Council", "Alder Trust"}
    left_out = [problem for problem in reading.problems if "left out" in problem.what]
    assert len(left_out) == 1
    assert not left_out[0].choices


@pytest.mark.parametrize(
    "caption", ["Percentage of referrals going to each partner", "Share of onward referrals (%)", "Per cent of people"]
)
def test_percentages_are_no_people(caption: str) -> None:
    reading = _read(f"{caption},,", ",Alder Trust,Cedar Aid", "Alder Trust,,40", "Cedar Aid,60,")
    assert {dict(one.more)["strength"] for one in reading.or_raise().relations} == {"40", "60"}
    assert summarise(reading)["total_made"] == 0


def test_a_true_minus_sign_is_one() -> None:
    reading = _read("Score from −2 to 2,,", ",Alder Trust,Cedar Aid", "Alder Trust,,−1.5", "Cedar Aid,−2,")
    assert {dict(one.more)["strength"] for one in reading.or_raise().relations} == {"-1.5", "-2"}


def test_what_nodexl_skips_is_left_out_and_told() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    edges, vertices = book.active, book.create_sheet("Vertices")
    edges.title = "Edges"
    for row in (
        ["Vertex 1", "Vertex 2", "Visibility", "Relationship"],
        ["Birch Team", "Alder Trust", None, "refers"],
        ["Birch Team", "Elm House", "Skip", "refers"],
        ["Alder Trust", "Cedar Aid", "Show", "refers"],
        ["Alder Trust", "Birch Team", "Hide", "funds"],
    ):
        edges.append(row)
    for row in (["Vertex", "Visibility"], ["Birch Team", None], ["Alder Trust", None], ["Cedar Aid", "Skip"]):
        vertices.append(row)
    book.save(stream)
    reading = read_uploaded([("graph.xlsx", stream.getvalue())])
    network = reading.or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Alder Trust funds Birch Team"}
    assert _names(network) == {"Birch Team", "Alder Trust"}
    assert any("1 vertex and 2 edges" in note for note in reading.notes)


def test_a_label_on_a_line_of_pajek_says_of_which_kind_it_is() -> None:
    lines = ["*Vertices 3", '1 "Birch Team"', '2 "Alder Trust"', '3 "Cedar Aid"', "*Arcs", '1 2 3 l "funds"']
    lines += ['2 3 1 c Blue l "refers"', "*Edges", '1 3 1 l "works jointly"']
    network = _read(*lines, name="graph.net").or_raise()
    assert _said(network) == {
        "Birch Team funds Alder Trust",
        "Alder Trust refers Cedar Aid",
        "Birch Team works jointly Cedar Aid",
    }


def test_a_label_in_a_table_of_gephi_says_of_which_kind_it_is_where_every_one_does() -> None:
    head, rows = "Source,Target,Type,Label,Weight", ["Birch Team,Alder Trust,Undirected,works jointly,1"]
    known = _read(head, *rows, "Alder Trust,Cedar Aid,Directed,funds,2").or_raise()
    assert _said(known) == {"Birch Team works jointly Alder Trust", "Alder Trust funds Cedar Aid"}
    other = _read(head, *rows, "Alder Trust,Cedar Aid,Directed,Monday clinic,2").or_raise()
    assert "Alder Trust refers Cedar Aid" in _said(other)


def test_an_edge_table_of_cytoscape_has_both_ends_in_its_names() -> None:
    network = _read(
        "SUID,shared name,shared interaction,name,selected,interaction,referrals",
        "1,Birch Team (refers) Alder Trust,refers,Birch Team (refers) Alder Trust,false,refers,3",
        "2,Alder Trust (funds) Cedar (North) Aid,funds,Alder Trust (funds) Cedar (North) Aid,false,funds,1",
    ).or_raise()
    assert _said(network) == {"Birch Team refers Alder Trust", "Alder Trust funds Cedar (North) Aid"}


def test_german_headings_of_links_are_known() -> None:
    reading = _read("Von,Nach,Anzahl", "Wohnhilfe,Suchtberatung,4", "Suchtberatung,Bewährungshilfe,7")
    assert summarise(reading)["total_made"] == 11


def test_what_is_in_the_file_and_not_read_is_asked_with_a_proposal() -> None:
    reading = _read("From,To,People passed 2023,Reason", "Birch Team,Alder Trust,10,Housing", "Alder Trust,Elm,,Debt")
    asked = {str(choice) for problem in reading.problems for choice in problem.choices}
    assert any("for which needs people are referred" in one for one in asked)
    assert any("how many people were referred" in one for one in asked)
    counted = summarise(_read("From,To,How many last yr", "Birch Team,Alder Trust,10"))
    assert counted["total_made"] == 10


def test_open_hours_are_hours() -> None:
    network = _read("Partner,Sector,Open hours", "Birch Team,Health,24/7", "Alder Trust,Charity,Mon-Fri 9-5").or_raise()
    assert all(partner.hours for partner in network.partners)


def test_two_rows_of_headings_may_be_merged_downwards_and_name_two_periods() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for row in (
        ["From", "To", "2023/24", None, "2024/25", None],
        [None, None, "Referred", "Accepted", "Referred", "Accepted"],
        ["Birch Team", "Alder Trust", 40, 38, 52, 49],
        ["Alder Trust", "Cedar Aid", 18, 12, 25, 20],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        sheet.merge_cells(merged)
    book.save(stream)
    reading = read_uploaded([("flows.xlsx", stream.getvalue())])
    assert _names(reading.or_raise()) == {"Birch Team", "Alder Trust", "Cedar Aid"}
    assert summarise(reading)["total_made"] == 135
