"""Shapes of tables and graphs that people in the field bring: what is read, what is asked and what is said."""

import json

import pytest

from network.reading import Reading
from network.recognised import Recognised
from network.uploads import read_uploaded
from tests.network.files.survey.made_up import Rows, links, reading, said

HOMES, POLICE, CLINIC, CARERS = ("Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers")


def file(name: str, text: str) -> Reading:
    return read_uploaded([(name, text.encode())])


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "•", "1. ", "2) ", "– "])
def test_each_line_that_is_marked_or_numbered_is_a_partner(mark: str) -> None:
    rows = [["From", "To"], [HOMES, f"{mark}{POLICE}\n{mark}{CLINIC}"]]
    assert links(reading(rows)) == {(HOMES, POLICE, "refers"), (HOMES, CLINIC, "refers")}


def test_partners_with_nothing_but_whom_they_refer_to_are_no_list_of_all() -> None:
    rows = [["Service", "Refers to"], [HOMES, f"• {POLICE}\n• {CARERS}"], [POLICE, HOMES], [CLINIC, POLICE]]
    assert links(reading(rows)) == {
        (HOMES, POLICE, "refers"), (HOMES, CARERS, "refers"), (POLICE, HOMES, "refers"), (CLINIC, POLICE, "refers")
    }  # fmt: skip


def test_a_name_that_begins_with_a_number_keeps_it() -> None:
    assert links(reading([["From", "To"], [HOMES, "1. Westbury Ward"]])) == {(HOMES, "1. Westbury Ward", "refers")}


def test_whole_names_one_a_line_without_marks_are_asked_about() -> None:
    assert "may be several partners" in said(reading([["From", "To"], [HOMES, f"{POLICE}\n{CLINIC}"]]))


@pytest.mark.parametrize("details", [["Total", "Sector"], ["Sector", "Total"], ["Sector"], ["All", "Type of service"]])
def test_a_matrix_may_have_details_at_its_right(details: list[str]) -> None:
    totals = {HOMES: 13, POLICE: 6, CLINIC: 4}
    beside = {
        name: [total if one in ("Total", "All") else "Health" for one in details] for name, total in totals.items()
    }
    rows: Rows = [
        ["From / To", HOMES, POLICE, CLINIC, *details],
        [HOMES, "", 2, 11, *beside[HOMES]],
        [POLICE, "", "", 6, *beside[POLICE]],
        [CLINIC, 4, "", "", *beside[CLINIC]],
    ]
    network = reading(rows).or_raise()
    assert {one.name for one in network.partners} == {HOMES, POLICE, CLINIC}
    assert sum(one.made.low for one in network.relations if one.made) == 23


def test_boards_over_yes_and_no_are_links_which_is_told() -> None:
    rows = [["Organisation", "Borough", "Safety board", "Health forum"], [HOMES, "North", "Y", "N"]]
    rows += [[POLICE, "North", "Y", "Y"], [CLINIC, "South", "N", "N"]]
    read = reading(rows)
    assert links(read) == {(HOMES, "Safety board", "knows"), (POLICE, "Safety board", "knows"),
                            (POLICE, "Health forum", "knows")}  # fmt: skip
    assert CLINIC in {one.name for one in read.or_raise().partners}
    assert "read as how strong" not in said(read)  # no number stands there
    problem = next(one for one in read.problems if "name different things" in one.what)
    again = read_uploaded([("answers.csv", _csv(rows))], recognised=Recognised((problem.choices[0].correction,)))
    assert not links(again)


def test_whoever_sits_on_no_board_is_a_partner_too() -> None:
    rows = [["Organisation", "Board A", "Board B"], [HOMES, "x", ""], [POLICE, "", "x"], [CLINIC, "", ""]]
    assert CLINIC in {one.name for one in reading(rows).or_raise().partners}


def test_the_end_of_a_grant_is_its_own_and_no_period_of_the_map() -> None:
    rows = [
        ["Funder", "Recipient", "Amount", "Start date", "End date"],
        [HOMES, CLINIC, "£8,000", "01/04/2025", "31/03/2027"],
    ]
    network = reading(rows).or_raise()
    assert [str(one.until) for one in network.relations] == ["2027-03-31"]
    assert network.system.period is None


def test_so_it_is_with_the_planned_end_of_a_360giving_grant() -> None:
    grant = {"id": "g1", "amountAwarded": 8000, "plannedDates": [{"startDate": "2025-04-01", "endDate": "2027-03-31"}]}
    grant |= {"fundingOrganization": [{"name": HOMES}], "recipientOrganization": [{"name": CLINIC}]}
    network = file("grants.json", json.dumps({"grants": [grant]})).or_raise()
    assert [str(one.until) for one in network.relations] == ["2027-03-31"]
    assert network.system.period is None


def test_a_node_that_only_says_where_a_partner_is_is_its_area() -> None:
    nodes = [{"type": "node", "id": str(at), "labels": ["Node"], "properties": {"name": name}}
             for at, name in enumerate((HOMES, POLICE, "North Borough"))]  # fmt: skip
    ends = [("0", "1", "REFERS_TO"), ("0", "2", "LOCATED_IN"), ("1", "2", "LOCATED_IN")]
    edges = [
        {"type": "relationship", "id": str(at), "label": label, "start": {"id": start}, "end": {"id": end}}
        for at, (start, end, label) in enumerate(ends)
    ]
    read = file("export.json", "\n".join(map(json.dumps, [*nodes, *edges])))
    network = read.or_raise()
    assert {one.name for one in network.partners} == {HOMES, POLICE}
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert all(one.areas for one in network.partners)
    assert "Read as areas and not as partners" in said(read)


def test_so_it_is_in_a_table_of_links() -> None:
    read = reading([["From", "To", "Type"], [HOMES, POLICE, "refers"], [CLINIC, "North Borough", "Located in"]])
    assert links(read) == {(HOMES, POLICE, "refers")}
    assert {one.name for one in read.or_raise().partners} == {HOMES, POLICE, CLINIC}


def test_times_of_pajek_are_told() -> None:
    read = file("map.net", '*Vertices 2\n1 "A Trust" [1-3]\n2 "B Trust" [2-*]\n*Arcs\n1 2 1 [1]\n')
    assert links(read) == {("A Trust", "B Trust", "refers")}
    assert "Times of partners and links, such as [1-3], are not kept." in read.notes


MERMAID = "---\ntitle: Map\n---\nflowchart LR\n  A[Homes] -->|refers| B[Police]\n"
ROW = {"columns": ["a", "b"], "data": [{"row": [{"name": HOMES}, {"name": POLICE}]}]}
NODE = {"n": {"identity": 1, "labels": ["Partner"], "properties": {"name": HOMES}}}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("map.mmd", MERMAID, "Mermaid"),
        ("map.txt", MERMAID, "Mermaid"),
        ("map.md", f"# Map\n```mermaid\n{MERMAID}```\n", "Mermaid"),
        ("tree.nwk", "((Homes:0.1,Police:0.2):0.3,Clinic:0.4);", "tree"),
        ("tree.txt", "((Homes:0.1,Police:0.2):0.3,Clinic:0.4);\n", "tree"),
        ("tree.nex", "#NEXUS\nbegin trees;\n", "tree"),
        ("rest.json", json.dumps({"results": [ROW], "errors": []}), "Neo4j"),
        ("records.json", json.dumps([NODE]), "Neo4j"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_bring(name: str, text: str, words: str) -> None:
    read = file(name, text)
    assert read.network is None
    assert words in said(read)
    assert ".csv" in said(read) or "CSV" in said(read) or "From and To" in said(read)


def test_a_german_table_of_who_refers_to_whom() -> None:
    rows = [["Zuweiser", "Empfänger", "Anzahl"], [HOMES, POLICE, 12], [POLICE, CLINIC, 3]]
    assert links(reading(rows)) == {(HOMES, POLICE, "refers"), (POLICE, CLINIC, "refers")}


def _csv(rows: Rows) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()
