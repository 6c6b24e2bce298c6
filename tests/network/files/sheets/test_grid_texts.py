"""What stands in a column, once each, below a row."""

from network.files.sheets.grid import Cell, Grid


def test_each_text_once_in_the_rows_below() -> None:
    grid = Grid("", [[Cell(text)] for text in ("a", "b", "a", "", "c")] + [[]])
    assert grid.different(0, 0) == ["a", "b", "c"]
    assert grid.different(0, 2) == ["a", "c"]
    assert grid.different(0, 3) == ["c"]
    assert grid.different(0, 5) == []
    assert grid.different(1, 0) == []


def test_rows_are_numbered_from_the_first_and_more_may_come() -> None:
    grid = Grid("", [[Cell("a")]], first_row=2)
    assert grid.different(0, 1) == ["a"]
    assert grid.different(0, 2) == []
    grid.rows.append([Cell("b")])
    assert grid.different(0, 2) == ["b"]
