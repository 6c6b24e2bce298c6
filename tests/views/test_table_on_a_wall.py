"""A long table on a wall: its first rows in letters that can be read, for nobody can scroll a wall."""

from tests.open_pages import html, opened


def test_a_long_table_is_a_grid_for_one_reader_and_its_first_rows_on_a_projector() -> None:
    visit = {"table-coverage": True}
    alone, wall = opened("gaps.py", visit=visit), opened("gaps.py", visit=visit, projector="1")
    assert len(alone.dataframe) == 1
    assert not wall.dataframe
    assert "The first 12 of " in html(wall)
    assert "rows; all stand outside the projector." in html(wall)
    assert html(wall).count("<tr>") >= 13  # the heading and the rows
