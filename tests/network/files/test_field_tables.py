"""Tables of the shapes that people bring: each kind of trouble with files made up for it, figures counted by hand."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from network.files import read_bytes
from network.files.summary import summarise
from network.model import Network
from network.names import abbreviations
from network.reading import Reading
from network.recognised import ColumnIs, Table
from network.uploads import read_uploaded
from tests.network.files.messy_files import book, ods

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")

MATRIX = ",Mind,Court,Clinic\nMind,,3,0\nCourt,2,,0\nClinic,0,0,\n"


def read(content: str, name: str = "table.csv", **how: Any) -> Reading:
    return read_bytes(content.encode(), name, **how)


def figures(reading: Reading) -> tuple[int, int, int]:
    summary = summarise(reading)
    return summary["partners"], summary["links"], summary["total_made"]


def network_of(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


def said(reading: Reading) -> str:
    return " ".join([*map(str, reading.problems), *reading.notes])


def kinds(reading: Reading) -> set[tuple[str, str, str]]:
    return {(link.source, link.target, link.kind) for link in network_of(reading).relations}


def kept(reading: Reading) -> dict[tuple[str, str], dict[str, str]]:
    return {(link.source, link.target): dict(link.more) for link in network_of(reading).relations}


def test_a_partner_whose_row_and_column_are_empty_is_a_partner() -> None:
    assert figures(read(MATRIX)) == (3, 2, 5)
    assert figures(read(MATRIX.replace("Clinic,0,0,", "Clinic,,,"))) == (3, 2, 5)


def test_a_name_below_a_matrix_without_numbers_is_no_partner() -> None:
    assert figures(read(MATRIX + "Counts are of April to June\n")) == (3, 2, 5)


def test_columns_beside_a_matrix_belong_to_the_partners_at_the_left() -> None:
    content = "Name,Type,Staff,Mind,Court,Clinic\nMind,Charity,12,,3,0\nCourt,Justice,40,2,,0\nClinic,NHS,9,1,0,\n"
    reading = read(content)
    assert figures(reading) == (3, 3, 6)
    court = network_of(reading).by_id["Court"]
    assert (court.sector, dict(court.more)) == ("Justice", {"Staff": "40"})


def test_details_right_of_a_matrix_belong_to_its_partners() -> None:
    reading = read("From,Mind,Court,Area\nMind,,3,North\nCourt,2,,South\n")
    assert figures(reading) == (2, 2, 5)
    assert network_of(reading).by_id["Mind"].areas == ("North",)


def test_contact_details_beside_a_matrix_do_not_come_in() -> None:
    reading = read("Name,Email,Mind,Court\nMind,a@example.org,,3\nCourt,b@example.org,2,\n")
    assert "example.org" not in said(reading)
    assert reading.network is None or "example.org" not in repr(reading.network)


@pytest.mark.parametrize("one", ["1", "x", "✓", "yes"])
def test_ticks_under_other_names_are_links_between_two_kinds_of_thing(one: str) -> None:
    reading = read(f"Team,Night hub,Day hub\nMind,{one},\nCourt,{one},{one}\n")
    assert figures(reading) == (4, 3, 0)
    assert {target for _, target, _ in kinds(reading)} == {"Night hub", "Day hub"}
    (problem,) = reading.problems
    as_partners = problem.choices[0].correction
    assert isinstance(as_partners, Table)
    assert figures(read(f"Team,Night hub,Day hub\nMind,{one},\nCourt,{one},{one}\n", corrections=[as_partners]))[0] == 2


def test_numbers_under_other_names_are_asked_about() -> None:
    reading = read(",Clinic,Ward\nMind,3,4\nCourt,5,6\n")
    assert reading.network is None
    assert "are different" in said(reading)


@pytest.mark.parametrize(
    "caption",
    [
        '"0 = never, 1 = sometimes, 2 = weekly"',
        "How often? never = 0 sometimes = 1 weekly = 2",
        '"From 0 (never) to 2 (weekly)"',
        '"0 never; 1 sometimes; 2 weekly"',
    ],
)
def test_a_scale_in_the_caption_says_how_strong_a_link_is(caption: str) -> None:
    reading = read(f"{caption},,,\n,Mind,Court,Clinic\nMind,,2,0\nCourt,1,,0\nClinic,0,2,\n")
    assert figures(reading) == (3, 3, 0)
    assert kept(reading)["Mind", "Court"]["strength"] == "2"


def test_a_key_below_a_matrix_is_read_and_its_lowest_word_is_no_link() -> None:
    reading = read(",Mind,Court\nMind,,3\nCourt,1,\n\n1,no contact\n2,monthly\n3,weekly\n")
    assert figures(reading) == (2, 1, 0)
    assert kept(reading)["Mind", "Court"]["answer"] == "weekly"


def test_answers_in_words_are_strengths_and_never_is_no_link() -> None:
    reading = read(",Mind,Court,Clinic\nMind,,Weekly,Never\nCourt,Monthly,,Never\nClinic,Never,Daily,\n")
    assert figures(reading) == (3, 3, 0)
    assert kept(reading)["Clinic", "Court"]["strength"] == "Daily"


def test_a_key_on_a_sheet_of_its_own_is_read() -> None:
    key = [["Code", "Meaning"], [1, "Never"], [2, "Monthly"], [3, "Weekly"]]
    answers = [["", "Mind", "Court", "Clinic"], ["Mind", None, 3, 1], ["Court", 2, None, 1], ["Clinic", 1, 1, None]]
    assert figures(workbook(("Answers", answers), ("Key", key))) == (3, 2, 0)


def test_numbers_beside_names_that_may_be_links_are_asked_about() -> None:
    content = "Organisation,Night Hub,Day Hub\nMind,3,0\nCourt,2,1\nClinic,0,4\n"
    (problem,) = read(content).problems
    assert "may be links" in problem.what
    assert figures(read(content, corrections=[problem.choices[0].correction])) == (5, 4, 0)


def test_the_ids_of_a_matrix_have_the_names_beside_them() -> None:
    reading = read("id,Name,M1,C1\nM1,Mind,,3\nC1,Court,2,\n")
    assert [(partner.id, partner.name) for partner in network_of(reading).partners] == [("M1", "Mind"), ("C1", "Court")]


@pytest.mark.parametrize("heading", ["Amount", "Value", "Quantity", "Number"])
def test_one_column_of_numbers_counts_people_where_the_link_is_a_referral(heading: str) -> None:
    reading = read(f'From,To,Kind of link,{heading}\nMind,Court,referral,8\nMind,Court,grant,"£1,200"\n')
    assert figures(reading) == (2, 1, 8)
    assert {"", "£1,200"} == {dict(link.more).get(heading, "") for link in network_of(reading).relations}


def test_a_caption_of_money_makes_links_of_funding() -> None:
    reading = read('Grants made (£),,\n,Mind,Court\nMind,,"5,000"\nCourt,250,\n')
    assert figures(reading) == (2, 2, 0)
    assert kinds(reading) == {("Mind", "Court", "funds"), ("Court", "Mind", "funds")}
    assert kept(reading)["Mind", "Court"]["amount"] == "5,000"


def test_fractions_in_a_matrix_are_strengths() -> None:
    reading = read(",Mind,Court\nMind,,0.25\nCourt,-1.5,\n")
    assert figures(reading) == (2, 2, 0)
    assert kept(reading)["Court", "Mind"]["strength"] == "-1.5"


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> Reading:
    return read_bytes(book(*sheets)(), "book.xlsx")


def matrix(first: Any, second: Any) -> list[list[Any]]:
    return [["", "Mind", "Court"], ["Mind", None, first], ["Court", second, None]]


def test_each_sheet_of_a_workbook_is_a_kind_of_link() -> None:
    reading = workbook(("1. Info sharing", matrix(1, 1)), ("Referrals made", matrix(4, 0)), ("Money", matrix(0, 90)))
    assert {kind for _, _, kind in kinds(reading)} == {"shares information", "refers", "funds"}
    assert figures(reading) == (2, 2, 4)
    assert "Keep one row" not in said(reading)


def test_a_sheet_whose_name_is_no_kind_is_named_and_kept_apart() -> None:
    reading = workbook(("Trust", matrix(1, 1)), ("Value", matrix(1, 0)))
    assert '"Trust" is not a kind of link' in said(reading)
    assert len(network_of(reading).relations) == 3


def test_matrices_of_two_quarters_are_added_up() -> None:
    assert figures(workbook(("Q1 2024", matrix(4, 1)), ("Q2 2024", matrix(3, 0)))) == (2, 2, 8)


@pytest.mark.parametrize("mark", ["; ", ";", " | "])
def test_several_partners_in_a_cell_are_several_links(mark: str) -> None:
    reading = read(f"From,To\nMind,Court{mark}Clinic{mark}\nCourt{mark}Clinic,Mind\n")
    assert figures(reading) == (3, 4, 0)


@pytest.mark.parametrize("mark", ["\n", ", "])
def test_a_mark_that_parts_partners_once_parts_them_everywhere(mark: str) -> None:
    reading = read(f'From,To\nMind,"Court{mark}Clinic"\nCourt,Mind\nClinic,"Mind{mark}Ward"\n')
    assert figures(reading) == (4, 5, 0)


def test_commas_part_partners_only_where_each_is_one() -> None:
    reading = read('From,To\nMind,Court\nCourt,"Mind, Clinic"\nClinic,Mind\nMind,"Housing, North and Sons"\n')
    names = {partner.name for partner in network_of(reading).partners}
    assert names == {"Mind", "Court", "Clinic", "Housing, North and Sons"}


def test_a_list_that_may_be_several_partners_is_asked_about() -> None:
    assert "may be several partners" in said(read('From,To\nMind,Court\nCourt,"Mind, Ward"\n'))


def test_one_number_for_several_partners_is_not_known() -> None:
    reading = read("From,To,Referrals\nMind,Court; Clinic,9\nCourt,Mind,2\n")
    assert figures(reading) == (3, 3, 2)
    assert "one number for several" in said(reading)


@pytest.mark.parametrize(
    "words", ["refers; funds", "Refers / Funds", "refers, funds", "refers and funds", "refers|funds"]
)
def test_several_kinds_in_a_cell_are_several_links(words: str) -> None:
    reading = read(f'From,To,Type,Referrals\nMind,Court,"{words}",5\n')
    assert kinds(reading) == {("Mind", "Court", "refers"), ("Mind", "Court", "funds")}
    assert figures(reading) == (2, 1, 5)


def test_words_that_are_one_kind_stay_one() -> None:
    assert kinds(read("From,To,Type\nMind,Court,Shares information and data\n")) == {
        ("Mind", "Court", "shares information")
    }


def hidden_book() -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (("From", "To", "Referrals", "Note"), ("Mind", "Court", 3, "a"), ("Court", "Mind", 4, "b")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_hidden_rows_and_columns_are_told_and_can_be_left_out() -> None:
    reading = read_bytes(hidden_book(), "hidden.xlsx")
    assert figures(reading) == (2, 2, 7)
    row, column = sorted(reading.problems, key=lambda problem: -(problem.where.row or 0))
    assert "Row 3 is hidden" in row.what
    assert '"Note"' in column.what
    left_out = read_bytes(hidden_book(), "hidden.xlsx", corrections=[row.choices[0].correction])
    assert figures(left_out) == (2, 1, 3)


def test_hidden_rows_of_an_opendocument_file_are_told() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ods())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            before, row, last = old.read(name).rpartition(b"<table:table-row>")
            new.writestr(name, before + row.replace(b">", b' table:visibility="filter">') + last)
    assert "Row 3 is hidden" in said(read_bytes(target.getvalue(), "links.ods"))


@pytest.mark.parametrize(
    "heading", ["Sum of Referrals", "Count of Case ID", "Total of referrals", "Count of referrals"]
)
def test_a_pivot_table_names_its_numbers_after_what_it_adds_up(heading: str) -> None:
    assert figures(read(f"From,To,{heading}\nMind,Court,3\nGrand Total,,3\n")) == (2, 1, 3)


def test_an_amount_is_not_added_to_people() -> None:
    reading = read("Funder,Recipient,Amount (£)\nCouncil,Mind,5000\n")
    assert figures(reading) == (2, 1, 0)
    assert kinds(reading) == {("Council", "Mind", "funds")}
    assert kept(reading)["Council", "Mind"] == {"Amount (£)": "5000"}


@pytest.mark.parametrize("gap", [",", ",,,"])
def test_two_tables_side_by_side_are_two_tables(gap: str) -> None:
    rows = [("Partner,Sector", "From,To,n"), ("Mind,Charity", "Court,Mind,3"), ("Court,Justice", "Court,Clinic,4")]
    content = "\n".join(left + gap + right for left, right in [*rows, ("Clinic,NHS", ",,")])
    reading = read(content)
    assert figures(reading) == (3, 2, 7)
    assert network_of(reading).by_id["Clinic"].sector == "NHS"
    assert all(not link.more for link in network_of(reading).relations)


def test_a_column_that_says_more_of_an_end_is_no_second_table() -> None:
    reading = read("From,To,Organisation,n\nMind,Court,Mind,3\nClinic,Court,Clinic,4\n")
    assert figures(reading) == (3, 2, 7)
    assert kept(reading)["Mind", "Court"] == {"Organisation": "Mind"}


def test_a_word_that_we_know_in_a_row_is_no_heading() -> None:
    reading = read("First,Second,Sort\nMind,Court,School\nCourt,Mind,Charity\n")
    assert reading.network is None
    (problem,) = reading.problems
    assert "First" in problem.what
    assert "School" not in problem.what
    chosen = [ColumnIs("from", "First"), ColumnIs("to", "Second")]
    assert figures(read("First,Second,Sort\nMind,Court,School\nCourt,Mind,Charity\n", corrections=chosen)) == (2, 2, 0)


def test_one_end_that_was_picked_asks_for_the_other() -> None:
    reading = read("First,Second\nMind,Court\nCourt,Mind\n", corrections=[ColumnIs("from", "First")])
    (problem,) = reading.problems
    assert {choice.correction.field for choice in problem.choices} == {"to"}  # type: ignore[union-attr]


def pair(nodes: str, edges: str) -> Reading:
    return read_uploaded([("nodes.csv", nodes.encode()), ("edges.csv", edges.encode())])


@pytest.mark.parametrize("headings", ["id,venue,kind", "code,venue,kind", "ref,Where it meets,kind"])
def test_a_list_of_nodes_gives_the_names(headings: str) -> None:
    reading = pair(f"{headings}\np1,Mind,a\np2,Court,a\np3,Clinic,b\n", "from,to\np1,p2\np2,p3\n")
    assert {partner.name for partner in network_of(reading).partners} == {"Mind", "Court", "Clinic"}


def test_where_no_column_names_the_partners_it_is_said() -> None:
    reading = pair("id,colour\np1,red\np2,red\n", "from,to\np1,p2\n")
    assert "No column holds the names" in said(reading)


def test_a_file_that_was_given_and_not_read_is_warned_about() -> None:
    reading = pair("one,two\nx,y\nz,w\n", "from,to\np1,p2\n")
    assert any("nodes.csv" in problem.what for problem in reading.problems)


def test_a_name_never_stands_for_itself() -> None:
    assert abbreviations(["A&E", "B&B", "Accident East"]) == {"A&E": ("Accident East",)}


def test_at_most_fifty_proposals_are_shown_and_the_rest_counted() -> None:
    rows = "\n".join(f"Hostel {letter}{vowel}ndale,Hub" for letter in "BCDFGHJKLMNPRST" for vowel in "aeiouy")
    reading = read(f"From,To\n{rows}\n")
    near = [problem for problem in reading.problems if "may be one partner (" in problem.what]
    assert len(near) == 50
    assert "more pairs of names" in said(reading)


def test_a_listed_name_is_never_parted() -> None:
    partners = 'id,name\na,Mind\nb,Court\nc,"Mind, Court"\nd,Hub; North\n'
    reading = pair(partners, 'from,to\na,"Mind, Court"\nb,Hub; North\n')
    assert {(source, target) for source, target, _ in kinds(reading)} == {("a", "c"), ("b", "d")}


def test_a_semicolon_at_the_end_is_no_part_of_a_name() -> None:
    assert kinds(read("From,To\nMind,Court;\n")) == {("Mind", "Court", "refers")}


def test_what_for_and_how_many_are_needs_and_referrals_and_what_is_kept_beside_is_named() -> None:
    rows = "Police,Mind,Mental health,40,a pilot\nPolice,Shelter,Housing,7,\n"
    reading = read(f"From,To,What for,How many,Purpose\n{rows}")
    assert figures(reading) == (3, 2, 47)
    assert {need.name for need in network_of(reading).system.needs} == {"Mental health", "Housing"}
    assert '"What for" as needs, "How many" as referrals. Kept as further details: "Purpose".' in said(reading)
