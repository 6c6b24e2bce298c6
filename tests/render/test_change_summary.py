"""Whom a what-if changes things for."""

import analysis
from network.model import Edit, StepBack
from network.possible_changes import link
from network.tray import tried
from render.change_summary import change_summary
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def summary(*edits: Edit) -> list[tuple[str, ...]]:
    answer = analysis.run("what_if", CHAIN, other=tried(CHAIN, edits).network)
    return list(change_summary(answer, CHAIN).frame.itertuples(index=False, name=None))


def test_losses_are_told_with_their_needs_places_ages_groups_and_ways_in() -> None:
    assert summary(StepBack("hub")) == [
        ("Lose their way to help", "8", "Every need", "Every area", "All ages", "Women", "Police custody"),
        # nobody comes in at court: the service was there, out of reach
        ("Have no service any more", "4", "Mental health", "Every area", "All ages", "Women", "Court"),
    ]


def test_a_shorter_way_is_a_row_of_its_own() -> None:
    assert summary(link("custody", "home")) == [
        ("Have a shorter way", "4", "Housing", "Every area", "All ages", "Women", "Police custody")
    ]


def test_no_change_gives_no_rows() -> None:
    assert summary() == []
