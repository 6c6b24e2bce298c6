"""Shares of people that stand beside one another are told in one unit."""

import pytest

import analysis
from network.words import in_100, in_100_beside, more_in_100
from tests.shipped import shipped


@pytest.mark.parametrize(
    ("share", "other", "said"),
    [
        (0.004, 0.12, "fewer than 1 in 100"),
        (0.004, 0.006, "about 4 in 1,000"),  # alone, or among others as small
        (0.02, 0.12, "about 2 in 100"),
        (0.0, 0.12, "none"),
    ],
)
def test_no_thousands_beside_hundreds(share: float, other: float, said: str) -> None:
    assert in_100_beside(share, other) == said
    assert in_100_beside(share, 0.0) == in_100(share)
    assert more_in_100(share, other) == f"{said} more"


@pytest.mark.parametrize("name", ["partners", "partners_after"])
def test_reasons_for_suggestions_are_in_the_unit_of_the_best(name: str) -> None:
    answer = analysis.run("introductions", shipped(name))
    assert answer.table["people"].max() > 0.01
    assert (answer.table["people"].between(0.0005, 0.009)).any()
    assert not answer.table["why"].str.contains("in 1,000").any()
    assert "in 1,000" not in analysis.run("programme", shipped(name)).finding
