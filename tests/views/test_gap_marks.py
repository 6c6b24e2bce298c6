"""In the grid of gaps, what is named and what is changed look different to somebody far away."""

import re
from pathlib import Path

from render.coverage_grid import Cell, CoverageGrid
from views.parts import gap_grid

CSS = (Path(gap_grid.__file__).parents[1] / "theme.css").read_text(encoding="utf-8")
RING = re.compile(r"outline:|box-shadow:|border(-width)?: *\d")


def rules(selector: str) -> str:
    return " ".join(re.findall(rf"(?m)^{re.escape(selector)} {{(.*?)}}", CSS))


def test_only_what_the_sentence_names_has_a_ring_of_its_own() -> None:
    assert RING.search(rules(".named"))
    assert not RING.search(rules(".changed"))
    assert "background" in rules(".changed::after")


def test_the_key_shows_both_marks_as_the_cells_have_them() -> None:
    grid = CoverageGrid(("Debt",), ("North",), ((Cell("nobody", "Nobody", named=True, was="Only one"),),))
    key, cells = gap_grid.html_key(grid, at_an_hour=False), gap_grid.html_grid(grid, "Gaps")
    assert '<span class="named">&nbsp;</span> the sentence above' in key
    assert '<span class="changed">&nbsp;</span> changed by what is tried' in key
    assert 'class="nobody named changed"' in cells
