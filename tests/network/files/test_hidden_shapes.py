"""Tables whose shape hides what they hold: periods over two tables, pivots, numbered matrices, nodes with links."""

import csv
import io
import json

import pytest
import xlsxwriter

from network.files import write
from network.reading import Reading
from network.uploads import read_files, read_uploaded

ALDER, BEACON, CANAL = "Alder House", "Beacon Clinic", "Canal Ward Police"
Rows = list[list[object]]


def table(rows: Rows, name: str = "links.csv") -> Reading:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return read_uploaded([(name, out.getvalue().encode())])


def book(**sheets: Rows) -> Reading:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name.replace("_", " "))
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return read_uploaded([("map.xlsx", out.getvalue())])


def links(read: Reading) -> set[tuple[str, str, str, str]]:
    network = read.or_raise()
    return {
        (network.name(one.source), network.name(one.target), one.kind, str(one.made or "")) for one in network.relations
    }


def names(read: Reading) -> set[str]:
    return {one.name for one in read.or_raise().partners}


def test_two_tables_of_two_years_side_by_side_are_added_up_as_two_years() -> None:
    rows: Rows = [["2023", "", "", "", "2024"], ["From", "To", "Referrals", "", "From", "To", "Referrals"],
                  [ALDER, BEACON, 5, "", ALDER, BEACON, 8], [BEACON, CANAL, 2, "", CANAL, ALDER, 4]]  # fmt: skip
    read = table(rows)
    assert links(read) == {
        (ALDER, BEACON, "refers", "13"), (BEACON, CANAL, "refers", "2"), (CANAL, ALDER, "refers", "4"),
    }  # fmt: skip
    period = read.or_raise().system.period
    assert period is not None
    assert (period.start.year, period.end.year) == (2023, 2024)
    assert "Rows of different periods for the same link were added up." in read.notes
    assert not any("Keep one row" in one.fix for one in read.problems)


def test_what_stands_above_the_headings_and_is_no_period_is_none() -> None:
    rows: Rows = [["Referrals of our partnership"], ["From", "To", "Referrals"], [ALDER, BEACON, 5]]
    assert table(rows).or_raise().system.period is None


def test_a_pivot_leaves_out_the_name_it_has_above() -> None:
    rows: Rows = [["From", "To", "Total"], [ALDER, BEACON, 12], ["", CANAL, 3], [f"{ALDER} Total", "", 15],
                  [BEACON, CANAL, 6], [f"{BEACON} Total", "", 6], ["Grand Total", "", 21]]  # fmt: skip
    read = table(rows)
    assert links(read) == {
        (ALDER, BEACON, "refers", "12"), (ALDER, CANAL, "refers", "3"), (BEACON, CANAL, "refers", "6"),
    }  # fmt: skip
    assert sum("adds up other rows" in one.what for one in read.problems) == 3


def test_a_blank_without_a_total_below_stays_a_question() -> None:
    read = table([["From", "To", "Total"], [ALDER, BEACON, 12], ["", CANAL, 3], [BEACON, CANAL, 6]])
    assert len(links(read)) == 2
    assert read.problems[0].choices


def test_a_matrix_may_have_the_numbers_of_its_rows_over_its_columns() -> None:
    rows: Rows = [
        ["", "1", "2", "3"],
        [f"1. {ALDER}", "", 12, 0],
        [f"2. {BEACON}", 4, "", 0],
        [f"3. {CANAL}", 0, 7, ""],
    ]
    read = table(rows)
    assert links(read) == {
        (ALDER, BEACON, "refers", "12"), (BEACON, ALDER, "refers", "4"), (CANAL, BEACON, "refers", "7"),
    }  # fmt: skip
    assert names(read) == {ALDER, BEACON, CANAL}


def test_numbers_in_another_order_than_the_rows_are_no_names() -> None:
    rows: Rows = [["", "2", "1"], [f"1. {ALDER}", "", 12], [f"2. {BEACON}", 4, ""]]
    read = table(rows)
    assert read.network is None or ALDER not in names(read)


def test_partners_that_a_list_names_are_links_and_what_is_said_twice_counts_once() -> None:
    rows: Rows = [["Organisation", "Sector", "Refers to", "Receives referrals from"],
                  [ALDER, "charity", f"{BEACON}, {CANAL}", ""], [BEACON, "health", "", f"{ALDER}\n{CANAL}"],
                  [CANAL, "police", "", ""]]  # fmt: skip
    read = table(rows)
    assert links(read) == {
        (ALDER, BEACON, "refers", ""), (ALDER, CANAL, "refers", ""), (CANAL, BEACON, "refers", ""),
    }  # fmt: skip
    assert read.problems == ()


def test_words_that_name_no_partner_stay_details() -> None:
    read = table(
        [["Organisation", "Sector", "Refers to"], [ALDER, "charity", "anybody local"], [BEACON, "health", "all"]]
    )
    assert read.or_raise().relations == ()
    assert dict(read.or_raise().partners[0].more) == {"Refers to": "anybody local"}


def test_an_org_id_that_links_use_is_the_id_and_a_key_says_what_a_code_means() -> None:
    read = book(
        Orgs=[["Org ID", "Org name", "Sector"], ["O-1", ALDER, "charity"], ["O-2", BEACON, "health"]],
        Ties=[["From ID", "To ID", "Type"], ["O-1", "O-2", "R"], ["O-2", "O-1", "F"]],
        Codes=[["Code", "Meaning"], ["R", "Refers to"], ["F", "Funds"]],
    )
    assert links(read) == {(ALDER, BEACON, "refers", ""), (BEACON, ALDER, "funds", "")}


def test_two_ends_without_a_way_are_links_where_the_sheet_says_of_which_kind() -> None:
    joint: Rows = [["Partner A", "Partner B"], [ALDER, BEACON]]
    assert links(book(Joint_working=joint)) == {(ALDER, BEACON, "works jointly", "")}
    assert book(Sheet1=joint).network is None


NEO4J: Rows = [
    ["_id", "_labels", "name", "sector", "_start", "_end", "_type", "people"],
    [0, ":Org", ALDER, "charity", "", "", "", ""],
    [1, ":Org", BEACON, "health", "", "", "", ""],
    ["", "", "", "", 0, 1, "REFERS_TO", 9],
    ["", "", "", "", 1, 0, "FUNDS", ""],
]
LINES = "".join(
    json.dumps(one) + "\n"
    for one in (
        {"type": "node", "id": "0", "labels": ["Org"], "properties": {"name": ALDER}},
        {"type": "node", "id": "1", "labels": ["Org"], "properties": {"name": BEACON}},
        {"type": "relationship", "id": "0", "label": "REFERS_TO", "properties": {"count": 9},
         "start": {"id": "0"}, "end": {"id": "1"}},
        {"type": "relationship", "id": "1", "label": "FUNDS", "start": {"id": "1"}, "end": {"id": "0"}},
    )
)  # fmt: skip


@pytest.mark.parametrize("read", [table(NEO4J), read_uploaded([("export.json", LINES.encode())])], ids=["csv", "json"])
def test_what_neo4j_exports_is_read(read: Reading) -> None:
    assert links(read) == {(ALDER, BEACON, "refers", "9"), (BEACON, ALDER, "funds", "")}
    assert names(read) == {ALDER, BEACON}


def test_a_line_that_is_no_json_is_told_as_ever() -> None:
    read = read_uploaded([("export.json", b'{"type": "node"}\n{"type": nod\n')])
    assert "not well-formed JSON" in read.problems[0].what


DRAWING: Rows = [
    ["Id", "Name", "Page ID", "Line Source", "Line Destination", "Source Arrow", "Destination Arrow", "Text Area 1",
     "Comments"],
    [1, "Document", "", "", "", "", "", "Partners", ""],
    [2, "Page", "", "", "", "", "", "Page 1", ""],
    [3, "Process", 2, "", "", "", "", ALDER, "ask about this"],
    [4, "Process", 2, "", "", "", "", BEACON, ""],
    [5, "Line", 2, 3, 4, "None", "Arrow", "refers", ""],
    [6, "Line", 2, 3, 4, "None", "None", "shares information", ""],
]  # fmt: skip


def test_shapes_and_lines_of_a_drawing_are_partners_and_links() -> None:
    read = table(DRAWING)
    assert links(read) == {(ALDER, BEACON, "refers", ""), (ALDER, BEACON, "shares information", "")}
    assert names(read) == {ALDER, BEACON}
    assert "ask about this" not in repr(read)


def test_details_of_people_beside_a_drawing_refuse_it() -> None:
    rows = [list(row) for row in DRAWING]
    rows[3][-1] = "ring 07700 900456"
    read = table(rows)
    assert read.network is None
    assert "900456" not in repr(read)


@pytest.mark.parametrize(("name", "program"), [("a.sif", "Cytoscape"), ("a.dot", "Graphviz")])
def test_files_that_are_not_read_are_named_with_the_way_out(name: str, program: str) -> None:
    (problem,) = read_uploaded([(name, b"a refers b")]).problems
    assert program in problem.fix
    assert "GraphML" in problem.fix


def test_the_first_partner_is_no_second_row_of_headings(tmp_path) -> None:  # type: ignore[no-untyped-def]
    content = {
        "nodes": [{"id": 1, "label": ALDER, "group": "a"}, {"id": 2, "label": BEACON}],
        "edges": [{"from": 1, "to": 2}],
    }
    network = read_uploaded([("net.json", json.dumps(content).encode())]).or_raise()
    write(network, tmp_path / "map.gephi.csv")
    assert read_files(sorted(tmp_path.iterdir(), reverse=True)).or_raise().by_id == network.by_id


def test_the_blank_of_a_pivot_table_is_no_partner() -> None:
    read = table([
        ["Count of Case", "Column Labels", "", "", ""], ["Row Labels", ALDER, BEACON, "(blank)", "Grand Total"],
        [ALDER, "", 5, 2, 7], [BEACON, 2, "", "", 2], ["(blank)", 1, "", "", 1], ["Grand Total", 3, 5, 2, 10],
    ])  # fmt: skip
    assert links(read) == {(ALDER, BEACON, "refers", "5"), (BEACON, ALDER, "refers", "2")}
    assert {problem.where.row for problem in read.problems} >= {2, 5}
    named = table([["From", "To", "Referrals"], [ALDER, BEACON, 3], [ALDER, "(blank)", 2]])
    assert links(named) == {(ALDER, BEACON, "refers", "3")}
    assert "formula" not in str(named.problems)


@pytest.mark.parametrize(
    ("payer", "paid"),
    [("Funding organisation", "Awarded to"), ("Commissioner", "Provider"), ("Funded by", "Grantee"), ("Funder", "To")],
)
def test_ends_between_which_money_passes_are_funding(payer: str, paid: str) -> None:
    read = table([[payer, paid, "Number"], [ALDER, f"{BEACON}; {CANAL}", 4]])
    assert links(read) == {(ALDER, BEACON, "funds", ""), (ALDER, CANAL, "funds", "")}


def test_a_list_of_services_with_their_commissioner_stays_a_list() -> None:
    rows: Rows = [["Provider", "Sector", "Area", "Commissioner"], [BEACON, "Health", "North", ALDER]]
    network = table(rows).or_raise()
    assert [one.name for one in network.partners] == [BEACON]
    assert network.partners[0].sector is not None


@pytest.mark.parametrize("recipient", ["Mrs J Specimen", f"{BEACON}; An individual (name withheld)"])
def test_a_grant_to_a_person_is_refused_under_any_heading(recipient: str) -> None:
    read = table([["Funder", "Awarded to", "Amount"], [ALDER, BEACON, 100], [ALDER, recipient, 90]])
    assert read.network is None
    assert [problem.where.row for problem in read.problems] == [3]
    assert "Specimen" not in str(read.problems)


@pytest.mark.parametrize(
    ("source", "target"),
    [("Sent on by", "Sent on to"), ("Passed from", "Passed to"), ("Signposted by", "Signposted to")],
)
def test_who_passes_people_on_to_whom_is_a_link(source: str, target: str) -> None:
    read = table([["Month", source, target, "Number"], ["2025-03", ALDER, BEACON, 7]])
    assert links(read) == {(ALDER, BEACON, "refers", "7")}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Who is in contact with whom", "knows"),
        ("Information sharing", "shares information"),
        ("Who refers to whom", "refers"),
    ],
)
def test_the_words_in_the_corner_of_a_matrix_say_the_kind_of_link(words: str, kind: str) -> None:
    read = table([[words, ALDER, BEACON, CANAL], [ALDER, "", 1, ""], [BEACON, "", "", 1], [CANAL, 1, "", ""]])
    assert {one[2] for one in links(read)} == {kind}


@pytest.mark.parametrize(
    ("words", "rows_refer"),
    [
        ("Referrals received: rows receive from columns", False), ("Columns receive from rows", True),
        ("Rows refer to columns", True), ("Columns refer to rows", False), ("Received by row", False),
    ],
)  # fmt: skip
def test_the_words_above_a_matrix_say_which_way_it_runs(words: str, rows_refer: bool) -> None:
    read = table([[words, "", "", ""], ["", ALDER, BEACON, CANAL], [ALDER, "", 5, ""], [BEACON, "", "", 2]])
    way = {(ALDER, BEACON, "refers", "5"), (BEACON, CANAL, "refers", "2")}
    back = {(BEACON, ALDER, "refers", "5"), (CANAL, BEACON, "refers", "2")}
    assert links(read) == (way if rows_refer else back)


def test_a_key_beside_a_matrix_of_codes_names_its_partners() -> None:
    read = book(
        Matrix=[["", "P1", "P2", "P3"], ["P1", "", 4, ""], ["P2", 2, "", 1], ["P3", "", "", ""]],
        Key=[["Code", "Organisation"], ["P1", ALDER], ["P2", BEACON], ["P3", CANAL]],
    )
    assert links(read) == {
        (ALDER, BEACON, "refers", "4"),
        (BEACON, ALDER, "refers", "2"),
        (BEACON, CANAL, "refers", "1"),
    }


def test_numbers_of_last_year_beside_those_of_now_are_details() -> None:
    read = table([["From", "To", "Referrals", "Referrals last year"], [ALDER, BEACON, 10, 8]])
    assert links(read) == {(ALDER, BEACON, "refers", "10")}
    assert dict(read.or_raise().relations[0].more) == {"Referrals last year": "8"}
    assert links(table([["From", "To", "Referrals last year"], [ALDER, BEACON, 8]])) == {(ALDER, BEACON, "refers", "8")}


def test_an_amount_that_several_share_says_so_with_each() -> None:
    several = f"{BEACON}; {CANAL}"
    read = table([["Funder", "Awarded to", "Amount (£)", "Award date"], [ALDER, several, "£10,000", "2025"]])
    assert [dict(one.more) for one in read.or_raise().relations] == [
        {"Amount (£)": "£10,000 shared by 2", "Award date": "2025"}
    ] * 2
    one = table([["Funder", "Awarded to", "Amount (£)"], [ALDER, BEACON, "£10,000"]])
    assert dict(one.or_raise().relations[0].more) == {"Amount (£)": "£10,000"}


@pytest.mark.parametrize(
    ("caption", "kept"),
    [("Contract value, £m", "amount (£m)"), ("Grants in £ thousand", "amount (£ thousand)"),
     ("Grants (£'000)", "amount (£'000)"), ("Grants in £", "amount")],
)  # fmt: skip
def test_the_unit_of_money_in_a_caption_stays_with_the_amounts(caption: str, kept: str) -> None:
    read = table([[caption], ["", ALDER, BEACON], [ALDER, "", "1.5"], [BEACON, "2", ""]])
    assert {key for link in read.or_raise().relations for key, _ in link.more} == {kept}


@pytest.mark.parametrize("name", ["at_least_weekly.xlsx.csv", "people_at_risk.graphml.csv"])
def test_two_endings_of_a_file_make_no_address(name: str) -> None:
    assert links(table([["From", "To", "Referrals"], [ALDER, BEACON, 4]], name))


def test_of_two_columns_that_fit_the_one_that_is_called_so_is_used() -> None:
    read = table([["Label", "Type", "Sector"], [ALDER, "Organisation", "NHS"], [BEACON, "Organisation", "Council"]])
    assert [one.sector for one in read.or_raise().partners] == ["NHS", "Council"]
    assert any('could each be sector. "Sector" is used' in one.what for one in read.problems)


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        (["Mind\nCrisis\nNacro"], {"Mind", "Crisis", "Nacro"}),
        (["Mind\nCrisis", "Relate\nMind"], {"Mind", "Crisis", "Relate"}),
        (["Harbour\nHomes"], {"Harbour Homes"}),
        (["National\nHealth\nService"], {"National Health Service"}),
        (["Citizens\nAdvice Bureau"], {"Citizens Advice Bureau"}),
        (["Police\nCourts\nPrison"], {"Police", "Courts", "Prison"}),
    ],
)
def test_lines_of_one_word_are_names_where_no_line_goes_on_with_one(cells: list[str], named: set[str]) -> None:
    rows: Rows = [["From", "To"], *([f"Body {place}", cell] for place, cell in enumerate(cells))]
    found = {target for _, target, _, _ in links(book(Links=rows))}
    assert found == named


def test_two_lines_of_one_word_may_be_two_partners_which_is_told() -> None:
    read = book(Links=[["From", "To"], ["Shelter", "Mind\nCrisis"], ["Relate", BEACON]])
    assert any('"Mind Crisis" may be several partners' in one.what for one in read.problems)
