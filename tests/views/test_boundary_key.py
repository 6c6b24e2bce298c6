"""The key of the square of boundaries names every kind of cell that stands in it, and no two that look alike."""

import re

from render.boundary_matrix import BoundaryMatrix, PairCell
from views.parts.boundary import html_matrix


def key_of(*states: PairCell) -> list[str]:
    shown = html_matrix(BoundaryMatrix(("Health", "Justice"), (states[:2], states[1:])), "Boundaries")
    return re.findall(r"</span> ([^<]+)</li>", shown)


def test_what_cannot_be_compared_is_told_as_found_so_far() -> None:
    inside, so_far = PairCell("inside", "", "one partner"), PairCell("not-compared", "1", "so far")
    assert key_of(inside, so_far, inside) == ["Found so far: too little is known to compare"]


def test_within_one_group_is_told_where_pairs_are_compared() -> None:
    inside, usual = PairCell("inside", "2", "chance 3"), PairCell("as-chance", "4", "chance 4")
    assert key_of(inside, usual, inside) == ["Neither clearly fewer nor more than by chance", "Within one group"]
