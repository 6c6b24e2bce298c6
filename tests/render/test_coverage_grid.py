"""The grid of needs by areas: each cell tells the best of its situations, and never more than is known."""

import pandas as pd
import pytest

import analysis
from network.model import Network, System
from render.coverage_grid import Cell, coverage_grid
from tests.small_networks import NETWORKS, SYSTEM

NETWORK = Network(SYSTEM)


def cell(*situations: tuple[str, int, int]) -> Cell:
    """The one cell of a table with these statuses, services and partners that have not said."""
    rows = [("custody", "north", "", "", "housing", *situation) for situation in situations]
    table = pd.DataFrame(rows, columns=["stage", "area", "age", "group", "need", "status", "services", "not_known"])
    return coverage_grid(table, NETWORK).cells[0][0]


@pytest.mark.parametrize(
    ("situations", "text"),
    [
        ([("covered", 3, 0)], "3"),
        ([("covered", 1, 0)], "Only one"),
        ([("covered", 1, 0), ("covered", 2, 0)], "2"),
        ([("none", 0, 0), ("covered", 1, 0)], "Only one"),  # one way in is enough
        ([("unreachable", 4, 0)], "No way in"),
        ([("unreachable", 1, 0), ("none", 0, 0)], "No way in"),
        ([("none", 0, 0)], "Nobody"),
        ([("none", 0, 2)], "Not known"),  # two who admit have not said what they help with
        ([("none", 0, 0), ("none", 0, 1)], "Not known"),
    ],
)
def test_a_cell_says_its_state_in_a_word_or_a_number(situations: list, text: str) -> None:
    assert cell(*situations).text == text


def test_rows_are_needs_and_columns_are_home_areas_in_the_order_of_the_map() -> None:
    network = NETWORKS["chain"]
    grid = coverage_grid(analysis.run("coverage", network).table, network)
    assert grid.needs == ("Housing", "Mental health")
    assert grid.areas == ("North", "South")  # the county covers both, so nobody lives "in the county"


def test_a_map_without_areas_has_one_column() -> None:
    network = NETWORKS["no areas"]
    assert coverage_grid(analysis.run("coverage", network).table, network).areas == ("Everywhere",)


def test_a_map_without_needs_has_no_rows() -> None:
    network = Network(System("Bare"))
    assert coverage_grid(analysis.run("coverage", network).table, network).cells == ()
