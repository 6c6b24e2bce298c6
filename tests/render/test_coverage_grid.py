"""The grid of needs by areas: each cell tells the best of its situations, and never more than is known."""

from dataclasses import replace

import pandas as pd
import pytest

import analysis
from network.model import Named, Network, System
from render.coverage_grid import Cell, against, coverage_grid
from tests.odd_maps import ODD
from tests.small_networks import NETWORKS, SYSTEM

NETWORK = Network(SYSTEM)


def table_of(rows: list[tuple]) -> pd.DataFrame:
    """A table of coverage; what it does not say of its situations is sure."""
    columns = ["stage", "area", "age", "group", "need", "status", "services", "unclear", "assumed"]
    return pd.DataFrame([(*row, 0)[: len(columns)] for row in rows], columns=columns)


def cell(*situations: tuple) -> Cell:
    """The one cell of a table with these statuses, services and whether they are not known."""
    rows = [("custody", "north", "", "", "housing", *situation) for situation in situations]
    table = table_of(rows)
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
        ([("none", 0, 1)], "Not known"),
        ([("none", 0, 0), ("none", 0, 1)], "Not known"),
        ([("unreachable", 2, 1)], "Not known"),  # somebody the person gets to may help
        ([("unreachable", 2, 1), ("unreachable", 2, 0)], "Not known"),  # the best of them may be help
    ],
)
def test_a_cell_says_its_state_in_a_word_or_a_number(situations: list, text: str) -> None:
    assert cell(*situations).text == text


@pytest.mark.parametrize(
    ("situations", "said"),
    [
        ([("covered", 4, 0, 1)], ("unsure", "4?")),
        ([("covered", 1, 0, 1), ("none", 0, 0, 0)], ("unsure", "1?")),
        ([("covered", 4, 0, 1), ("covered", 1, 0, 0)], ("several", "4")),
    ],
)
def test_help_that_rests_on_what_nobody_has_given_is_no_help_for_sure(situations: list, said: tuple[str, str]) -> None:
    found = cell(*situations)
    assert (found.state, found.text) == said


@pytest.mark.parametrize("name", sorted({**ODD, **NETWORKS}))
def test_no_cell_claims_more_than_the_sentence(name: str) -> None:
    network = {**ODD, **NETWORKS}[name]
    answer = analysis.run("coverage", network)
    grid = coverage_grid(answer.table, network, known=answer.state != "not known")
    states = {cell.state for row in grid.cells for cell in row}
    if answer.state == "not known":
        assert not states & {"only-one", "several"}, answer.finding
    if states <= {"unsure", "not-known"}:
        assert answer.state == "not known" or not states, answer.finding


def at_doors(*situations: tuple[str, str, str]) -> Cell:
    """The one cell of a table with these ways in, ages and statuses; of those called unclear it is not known."""
    rows = [
        (stage, "north", age, "", "housing", "none" if status == "unclear" else status, 1, int(status == "unclear"))
        for stage, age, status in situations
    ]
    table = table_of(rows)
    return coverage_grid(table, NETWORK, named=("housing", "north", "", "")).cells[0][0]


def test_a_cell_tells_the_doors_that_its_best_hides() -> None:
    found = at_doors(
        ("a", "young", "none"), ("b", "young", "covered"), ("b", "old", "covered"),
        ("c", "young", "covered"), ("c", "old", "none"), ("d", "young", "unreachable"),
    )  # fmt: skip
    assert (found.text, found.doors, found.in_words) == ("Only one", "●◐○○", "1 of 4 doors, 1 more for some ages")


def test_doors_that_help_some_ages_alone_are_never_told_as_none() -> None:
    found = at_doors(
        ("a", "young", "covered"), ("a", "old", "none"), ("b", "young", "none"), ("b", "old", "covered"),
        ("c", "young", "none"), ("c", "old", "none"),
    )  # fmt: skip
    assert (found.doors, found.in_words) == ("◐◐○", "2 of 3 doors for some ages")


def test_nothing_is_said_of_doors_that_all_reach_help_or_all_reach_none() -> None:
    assert at_doors(("a", "young", "covered"), ("b", "young", "covered")).in_words == ""
    assert at_doors(("a", "young", "none"), ("b", "young", "none")).in_words == ""


def test_a_door_of_which_it_is_not_known_has_a_mark_of_its_own() -> None:
    doors = at_doors(("a", "young", "unclear"), ("b", "young", "none"), ("c", "young", "covered"))
    assert (doors.doors, doors.in_words) == ("●○◌", "1 of 3 doors, 1 not known")


def test_the_cell_that_the_sentence_names_is_marked() -> None:
    network = NETWORKS["chain"]
    grid = coverage_grid(analysis.run("coverage", network).table, network, named=("mental", "south", "", ""))
    assert [[one.named for one in row] for row in grid.cells] == [[False, False], [False, True]]


def test_every_area_that_the_sentence_names_is_marked() -> None:
    network = NETWORKS["chain"]
    grid = coverage_grid(analysis.run("coverage", network).table, network, named=("mental", "north, south", "", ""))
    assert [[one.named for one in row] for row in grid.cells] == [[False, False], [True, True]]


@pytest.mark.parametrize(
    ("women", "others", "unsaid", "said"),
    [
        ("covered", "none", 0, ("nobody", "Women only")),
        ("covered", "none", 1, ("not-known", "Women at least")),
        ("covered", "unreachable", 0, ("no-way-in", "Women only")),
        ("covered", "unreachable", 1, ("not-known", "Women at least")),
        ("covered", "covered", 0, ("only-one", "Only one")),
        ("none", "none", 0, ("nobody", "Nobody")),
    ],
)
def test_where_only_a_group_has_a_way_to_help_the_cell_names_it(
    women: str, others: str, unsaid: int, said: tuple[str, str]
) -> None:
    system = replace(SYSTEM, groups=(Named("women", "Women"),))
    rows = [("custody", "north", "", group, "housing", status, 1, unsaid)
            for group, status in (("", others), ("women", women))]  # fmt: skip
    table = table_of(rows)
    cell = coverage_grid(table, Network(system)).cells[0][0]
    assert (cell.state, cell.text) == said


def test_a_change_is_told_in_the_cell() -> None:
    network = NETWORKS["chain"]
    grid = coverage_grid(analysis.run("coverage", network).table, network)
    assert against(grid, grid) == grid
    nobody = replace(grid, cells=tuple(tuple(Cell("nobody", "Nobody") for _ in row) for row in grid.cells))
    now = against(grid, nobody)
    assert {(one.was, one.changed) for row, old in zip(now.cells, grid.cells, strict=True)
            for one, same in zip(row, old, strict=True) if same.text != "Nobody"} == {("Nobody", True)}  # fmt: skip


def test_a_change_of_doors_alone_is_told_too() -> None:
    network = NETWORKS["chain"]
    grid = coverage_grid(analysis.run("coverage", network).table, network)
    cells = tuple(tuple(Cell("only-one", "Only one", "●○") for _ in row) for row in grid.cells)
    more = tuple(tuple(Cell("only-one", "Only one", "●●") for _ in row) for row in grid.cells)
    found = against(replace(grid, cells=more), replace(grid, cells=cells)).cells[0][0]
    assert (found.was, found.doors_were, found.in_words) == ("", "●○", "2 of 2 doors")


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
