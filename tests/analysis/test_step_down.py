"""How unlikely a figure is when many were looked at: by counting deals, test by test."""

import numpy as np
import pytest

from analysis._step_down import adjusted
from tests.each import each


def counted(figures: list[list[int]]) -> tuple[list[float], list[float]]:
    deals, tests = len(figures), range(len(figures[0]))

    def alone(deal: int, test: int) -> float:
        return sum(row[test] <= figures[deal][test] for row in figures) / deals

    own = [alone(0, test) for test in tests]
    together = []
    for test in tests:
        # of the tests that are likelier, or as likely and listed before, and this one: the least likely in each deal
        def share(of: int) -> float:
            rivals = [one for one in tests if (-own[one], one) <= (-own[of], of)]
            return sum(min(alone(deal, one) for one in rivals) <= own[of] for deal in range(deals)) / deals

        together.append(max(share(of) for of in tests if (-own[of], of) >= (-own[test], test)))
    return own, together


def test_two_tests_by_hand() -> None:
    # the first figure of the map is the least of four, the second is in the middle
    figures = np.array([[1, 2], [2, 1], [3, 3], [4, 4]])
    alone, together = adjusted(figures)
    assert alone.tolist() == [0.25, 0.5]
    # 0.25 in the map (first test) and in the second deal (second test); 0.5 or less in two of four, of the second alone
    assert together.tolist() == [0.5, 0.5]


@each(range(60))
def test_the_shares_are_those_of_counting(seed: int) -> None:
    draw = np.random.default_rng(seed)
    figures = draw.integers(0, draw.choice([3, 8, 100]), (int(draw.integers(1, 14)), int(draw.integers(1, 6))))
    alone, together = adjusted(figures)
    own, adjusted_for_all = counted(figures.tolist())
    assert alone.tolist() == pytest.approx(own)
    assert together.tolist() == pytest.approx(adjusted_for_all)
