"""Files of the shapes that people bring, kept beside the repository: figures as their README has them."""

from pathlib import Path

import pytest

from network.files import write
from network.files.summary import summarise
from network.files.writing import WRITE_SUFFIXES
from network.model import Network, Relation
from network.uploads import read_files
from tests.pace import usually

FOLDER = Path(__file__).parents[4] / "shared" / "field-cases"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared files are not here")

# partners, links, total made, and words of which each must be said
CASES: dict[str, tuple[int, int, int, tuple[str, ...]]] = {
    "01_matrix_with_a_lone_partner.csv": (5, 6, 53, ()),
    "06_who_sits_on_which_board.csv": (7, 7, 0, ("different things",)),
    "07_matrix_beside_sector.csv": (4, 6, 53, ('"Sector" as sector',)),
    "08_form_with_several_choices.csv": (4, 5, 0, ("answers to a survey",)),
    "09_form_with_a_grid.csv": (4, 5, 0, ('"never" is no link',)),
    "10_survey_with_three_heading_rows.csv": (4, 5, 0, ("not people",)),
    "11_survey_with_ticked_names.xlsx": (5, 6, 0, ("4 organisations listed",)),
    "12_scale_of_five.csv": (4, 6, 0, ("1 is no link",)),
    "13_several_partners_in_a_cell.csv": (4, 5, 0, ("several partners",)),
    "14_one_sheet_a_relation.xlsx": (4, 7, 53, ()),
    "24_filtered_rows.xlsx": (4, 4, 32, ("Rows 3 and 5 are hidden",)),
    "25_pivot_sum.xlsx": (4, 3, 23, ("Grand Total",)),
    "26_partners_beside_links.xlsx": (4, 3, 23, ()),
    "31_names_with_an_ampersand.csv": (3, 3, 23, ()),
    "34_amounts_of_funding.csv": (2, 1, 12, ('only "refers" counts',)),
    "35_several_kinds_in_a_cell.csv": (3, 2, 0, ()),
    "02_weights_with_decimals.graphml": (3, 4, 0, ()),
    "03_weights_with_decimals.net": (3, 3, 0, ()),
    "04_two_kinds_of_node.net": (7, 7, 0, ("two kinds",)),
    "05_two_kinds_without_names.dl": (5, 4, 0, ("two kinds",)),
    "15_kinds_of_link.cyjs": (3, 3, 0, ()),
    "16_kumu_two_maps_and_the_bin.json": (3, 2, 0, ("Partners", "Ideas", "Closed day centre")),
    "17_relation_before_the_pair.net": (3, 3, 0, ()),
    "18_links_with_names.graphml": (2, 1, 0, ()),
    "27_weights_over_time.gexf": (3, 2, 0, ("Only the last value", "Dates are kept")),
    "28_teams_inside_a_trust.gexf": (5, 2, 0, ("part of",)),
    "29_node_link.json": (3, 2, 0, ()),
    "32_two_graphs.graphml": (3, 2, 0, ("2 graphs",)),
    "33_arrows_of_a_drawing.graphml": (3, 3, 0, ()),
    "19_directory_tables.zip": (2, 0, 0, ()),
    "20_directory_by_location.zip": (2, 0, 0, ()),
    "21_directory_hours.json": (3, 0, 0, ("Northfield Rooms",)),
    "38_nodexl_all_columns.xlsx": (4, 3, 0, ()),
    "36_answers_below_unknown_headings.csv": (3, 3, 0, ("answers to a survey",)),
}
ASKED = {
    "37_two_bodies_a_row.csv": "Lead body",
}


@pytest.mark.parametrize("name", CASES)
def test_a_file_from_the_field_gives_the_figures_that_are_right(name: str) -> None:
    reading = read_files([FOLDER / name])
    partners, links, made, words = CASES[name]
    summary = summarise(reading)
    assert (summary["partners"], summary["links"], summary["total_made"]) == (partners, links, made)
    said = " ".join([*map(str, reading.problems), *reading.notes])
    assert [one for one in words if one not in said] == []


def test_names_of_nodes_come_from_the_file_of_nodes() -> None:
    files = [FOLDER / f"30_names_in_their_own_column-{part}.csv" for part in ("nodes", "edges")]
    network = read_files(files).network
    assert network is not None
    assert [partner.name for partner in network.partners][:2] == ["Westhaven Homes", "Northfield Police"]


@pytest.mark.parametrize("name", ASKED)
def test_where_headings_are_not_known_it_is_asked_which_column_is_which(name: str) -> None:
    reading = read_files([FOLDER / name])
    if reading.network is None:
        (problem,) = reading.problems
        assert ASKED[name] in problem.what
        assert problem.choices


@pytest.mark.long
@pytest.mark.usefixtures("workbooks_opened_here")
@pytest.mark.parametrize("name", usually(list(CASES)[::4], slowly=CASES))
def test_what_is_written_of_it_is_read_as_the_same(name: str, tmp_path: Path) -> None:
    network = read_files([FOLDER / name]).network
    assert network is not None
    for suffix in WRITE_SUFFIXES:
        folder = tmp_path / suffix
        folder.mkdir()
        write(network, folder / f"map{suffix}")
        back = read_files(sorted(folder.iterdir(), reverse=True)).network
        assert back is not None, suffix
        assert names(back) == names(network), suffix
        assert [said(link) for link in back.relations] == [said(link) for link in network.relations], suffix


def names(network: Network) -> list[str]:
    return sorted(partner.name for partner in network.partners)


def said(link: Relation) -> tuple[object, ...]:
    return link.source, link.target, link.kind, link.made, tuple(sorted(link.more))
