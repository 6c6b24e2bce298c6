"""Two tables one below the other in one sheet are two tables, with a gap, a title or nothing between them."""

import pytest

from network.files import read_bytes
from network.model import Network
from network.reading import Reading
from tests.network.files.messy_files import book

PARTNERS = "Name,Sector,Area\nMind,Charity,North\nCourt,Justice,\nClinic,Health,\nHub,Charity,South\n"
LINKS = "From,To,Number\nMind,Court,3\nCourt,Clinic,4\n"
MATRIX = ",Mind,Court,Clinic\nMind,,3,0\nCourt,2,,0\nClinic,0,1,\n"
TICKS = ",Mind,Court,Clinic\nMind,,x,\nCourt,,,x\nClinic,,,\n"


def read(content: str) -> Reading:
    return read_bytes(content.encode(), "map.csv")


def network_of(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


@pytest.mark.parametrize("gap", ["", "\n", ",,\n", "\n\n", "\nWho sends people to whom\n", "\nTable 2,,\n\n"])
@pytest.mark.parametrize("order", [(PARTNERS, LINKS), (LINKS, PARTNERS)])
def test_partners_and_links_one_below_the_other_are_two_tables(order: tuple[str, str], gap: str) -> None:
    reading = read(gap.join(order))
    network = network_of(reading)
    assert {partner.id: partner.sector for partner in network.partners} == {
        "Mind": "Charity",
        "Court": "Justice",
        "Clinic": "Health",
        "Hub": "Charity",
    }
    assert {(link.source, link.target) for link in network.relations} == {("Mind", "Court"), ("Court", "Clinic")}
    assert not reading.problems


@pytest.mark.parametrize(
    "content", [MATRIX + "\n" + PARTNERS, PARTNERS + "\n" + MATRIX, PARTNERS + "\nPeople\n" + MATRIX]
)
def test_a_matrix_and_a_list_of_partners_are_two_tables(content: str) -> None:
    network = network_of(read(content))
    assert len(network.partners) == 4
    assert {(link.source, link.target) for link in network.relations} == {
        ("Mind", "Court"),
        ("Court", "Mind"),
        ("Clinic", "Court"),
    }


def test_of_two_matrices_each_is_of_the_kind_in_its_title() -> None:
    network = network_of(read(f"Referrals\n{MATRIX}\nInformation sharing\n{TICKS}"))
    kinds = [link.kind for link in network.relations]
    assert (kinds.count("refers"), kinds.count("shares information")) == (3, 2)


def test_of_two_tables_of_links_each_is_of_the_kind_in_its_title() -> None:
    network = network_of(read(f"Referrals\n{LINKS}\nFunding\nFrom,To,Amount\nMind,Court,5000\n"))
    assert [link.kind for link in network.relations] == ["refers", "refers", "funds"]


def test_headings_repeated_for_another_page_begin_no_other_table() -> None:
    reading = read("From,To,Number\nMind,Court,3\n\nCourt,Clinic,4\n\nFrom,To,Number\nHub,Clinic,4\n")
    assert len(network_of(reading).relations) == 3
    assert any("repeats the headings" in note for note in reading.notes)


def test_a_title_above_repeated_headings_is_no_partner() -> None:
    content = "Partners in the north\nName,Sector\nMind,Charity\n\nPartners in the south\nName,Sector\nClinic,Health\n"
    reading = read(content)
    assert {partner.id for partner in network_of(reading).partners} == {"Mind", "Clinic"}


def test_the_title_of_a_table_says_which_kind_of_link_it_holds() -> None:
    reading = read("Information sharing between partners\nFrom,To\nMind,Court\n")
    assert [link.kind for link in network_of(reading).relations] == ["shares information"]
    note = "Information about this list: it was put together by all of the partners in spring"
    assert [link.kind for link in network_of(read(f"{note}\nFrom,To\nMind,Court\n")).relations] == ["refers"]


def test_a_period_in_the_name_of_the_sheet_is_that_of_each_part() -> None:
    rows = [line.split(",") for line in (PARTNERS + ",,\n" + LINKS).splitlines()]
    network = network_of(read_bytes(book(("2023-24", rows))(), "map.xlsx"))
    assert str(network.system.period and network.system.period.start) == "2023-04-01"


def test_merged_cells_of_one_table_fill_no_row_of_the_other() -> None:
    rows = [line.split(",") for line in (LINKS + "Mind,Clinic,2\n,,\n" + PARTNERS).splitlines()]
    rows[2][0] = rows[3][0] = ""
    network = network_of(
        read_bytes(book(("Map", rows), then=lambda one: one["Map"].merge_cells("A2:A4"))(), "map.xlsx")
    )
    assert {(link.source, link.target) for link in network.relations} == {("Mind", "Court"), ("Mind", "Clinic")}
    assert len(network.partners) == 4


def test_a_narrow_table_above_a_wide_one_keeps_its_own_headings() -> None:
    """As a spreadsheet saves it, each line has as many commas as the widest."""
    lines = ["Partners", "Name,Sector", "Mind,Charity", "Hub,NHS", "", "Links", "From,To,Referrals", "Mind,Hub,3"]
    reading = read("".join(f"{line}{',' * (2 - line.count(','))}\n" for line in lines))
    assert {one.id: one.sector for one in network_of(reading).partners} == {"Mind": "Charity", "Hub": "NHS"}
    assert not reading.problems


@pytest.mark.parametrize("ends", [",", ",,,"])
def test_empty_columns_at_the_right_are_no_columns(ends: str) -> None:
    reading = read(f"Name,Sector{ends}\nMind Norwood,Charity{ends}\nHub,NHS{ends}\n")
    assert {one.id: one.sector for one in network_of(reading).partners} == {"Mind Norwood": "Charity", "Hub": "NHS"}
