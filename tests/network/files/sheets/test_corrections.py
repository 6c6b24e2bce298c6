"""A person picks how a sheet is read and which fixes to take; reading again from the same bytes applies them."""

import io
from dataclasses import replace

import openpyxl

from network import Network, Reading
from network.errors import Problem
from network.files import read_bytes
from network.names import match_key
from network.recognised import Column, Correction, LeaveOut, PutOnList, Recognised, SameAs, SetCell

LISTED = (
    ("Partners", [["id", "name"], ["ld", "Liaison and diversion"], ["p", "Police"]]),
    ("Links", [["From", "To", "n"], ["p", "ld", 4], ["p", "Liason and diversion", 5], ["p", "Housing", 6]]),
)


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(content: str | bytes, *corrections: Correction, name: str = "x.csv", how: Recognised | None = None) -> Reading:
    return read_bytes(content.encode() if isinstance(content, str) else content, name, how, corrections)


def network(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


def first_choices(problems: tuple[Problem, ...]) -> list[Correction]:
    return [problem.choices[0].correction for problem in problems if problem.choices]  # type: ignore[misc]


def made(reading: Reading) -> list[tuple[str, str, str]]:
    return [(link.source, link.target, str(link.made)) for link in network(reading).relations]


def test_a_cell_with_two_readings_is_read_as_the_chosen_one() -> None:
    content = "From,To,Referrals\nA,B,1.204\n"
    before = read(content)
    (problem,) = before.problems
    assert [choice.words for choice in problem.choices] == ["Read it as 1204", "Leave it as not known"]
    after = read(content, problem.choices[0].correction)  # type: ignore[arg-type]
    assert made(after) == [("A", "B", "1204")]
    assert after.problems == ()


def test_an_unknown_end_may_be_another_spelling_or_a_new_partner() -> None:
    content = workbook(*LISTED)
    before = read(content, name="x.xlsx")
    assert [problem.where.row for problem in before.problems] == [3, 4]
    assert before.problems[0].choices[0].correction == SameAs("Liason and diversion", "ld")
    assert before.problems[1].choices[-1].correction == PutOnList("Housing")
    after = read(content, SameAs("Liason and diversion", "ld"), PutOnList("Housing"), name="x.xlsx")
    assert [partner.id for partner in network(after).partners] == ["ld", "p", "Housing"]
    assert made(after) == [("p", "ld", "9"), ("p", "Housing", "6")]


def test_every_first_choice_may_be_taken_at_once() -> None:
    content = workbook(*LISTED)
    after = read(content, *first_choices(read(content, name="x.xlsx").problems), name="x.xlsx")
    assert not [problem for problem in after.problems if "not in your partner list" in problem.what]


def test_two_names_of_one_partner_become_one() -> None:
    content = "From,To,n\nCitizens Advice,A,1\nCitizens Advise,B,2\n"
    (problem,) = read(content).problems
    after = read(content, problem.choices[0].correction)  # type: ignore[arg-type]
    assert len(network(after).partners) == 3
    assert len({link.source for link in network(after).relations}) == 1


def test_an_empty_cell_may_be_taken_from_the_row_above() -> None:
    content = "From,To,n\nPolice,A,1\n,B,2\n"
    (problem,) = read(content).problems
    after = read(content, problem.choices[0].correction)  # type: ignore[arg-type]
    assert made(after) == [("Police", "A", "1"), ("Police", "B", "2")]


def test_a_row_may_be_left_out() -> None:
    assert made(read("From,To,n\nA,B,1\nC,D,2\n", LeaveOut("", 3))) == [("A", "B", "1")]


def test_a_cell_outside_the_sheet_changes_nothing() -> None:
    assert made(read("From,To,n\nA,B,1\n", SetCell("", 99, 0, "x"), LeaveOut("", 99))) == [("A", "B", "1")]


def test_a_column_that_fits_twice_waits_for_the_choice() -> None:
    content = "From,To,Referrals,Count\nA,B,1,2\n"
    refused = read(content)
    assert refused.network is None
    (problem,) = refused.problems
    assert [choice.words for choice in problem.choices] == ['Use "Referrals"', 'Use "Count"']
    chosen = read(content, problem.choices[1].correction)  # type: ignore[arg-type]
    assert made(chosen) == [("A", "B", "2")]
    assert dict(network(chosen).relations[0].more) == {"Referrals": "1"}


def test_the_way_a_matrix_runs_can_be_turned() -> None:
    content = ",A,B\nA,,4\nB,1,\n"
    before = read(content)
    assert made(before) == [("A", "B", "4"), ("B", "A", "1")]
    assert before.recognised is not None
    turned = Recognised((replace(before.recognised.tables[0], rows_refer=False),))
    assert made(read(content, how=turned)) == [("B", "A", "4"), ("A", "B", "1")]


def test_a_column_can_be_picked_for_a_field() -> None:
    content = "From,To,Items\nA,B,7\n"
    before = read(content)
    assert made(before) == [("A", "B", "None")]
    assert before.recognised is not None
    table = before.recognised.tables[0]
    assert table.columns[2] == Column(2, "Items", "more")
    picked = replace(table, columns=(*table.columns[:2], Column(2, "Items", "referrals")))
    assert made(read(content, how=Recognised((picked,)))) == [("A", "B", "7")]


def test_a_hidden_sheet_can_be_left_out_and_any_sheet_not_used() -> None:
    content = workbook(("One", [["From", "To"], ["A", "B"]]), ("Two", [["From", "To"], ["C", "D"]]))
    found = read(content, name="x.xlsx").recognised
    assert found is not None
    only = Recognised((found.tables[0], replace(found.tables[1], role="not used")))
    assert [link.source for link in network(read(content, name="x.xlsx", how=only)).relations] == ["A"]


def test_names_that_differ_by_case_and_spaces_are_one_partner_as_first_written() -> None:
    partners = network(read("From,To\n Police ,Mind\nPOLICE\u00a0,Housing\n")).partners
    assert [partner.name for partner in partners if match_key(partner.name) == "police"] == ["Police"]
