"""Every fast answer about access against its slow twin, on random maps: each row, each column."""

from collections.abc import Callable

import pandas as pd
import pytest

import analysis
from tests.oracle import access, random_maps

Row = dict[str, object]
FEW = range(40)
MANY = range(40, 1120)
KEYS = ("stage", "area", "age", "group", "need", "partner", "source", "target")
WITH_HOURS = {"coverage": 1300, "sole_routes": 30, "sole_links": 10}  # question: rows that few maps give at least
WITHOUT = {"entry_points": 45, "dead_ends": 25}


def _same(fast: pd.DataFrame, slow: list[Row]) -> bool:
    """Whether both have the same rows, in the columns that the twin has."""
    if not slow:
        return fast.empty
    rows = [{key: None if pd.isna(row[key]) else row[key] for key in slow[0]} for row in fast.to_dict("records")]
    return sorted(rows, key=_order) == sorted(slow, key=_order)


def _order(row: Row) -> list[object]:
    return [row.get(key, "") for key in KEYS]


def _compare(question: str, seeds: range, hours: Callable[[int], set[int | None]]) -> int:
    """Number of rows compared."""
    twin = getattr(access, question)
    compared = 0
    for seed in seeds:
        network = random_maps.random_network(seed)
        for at in hours(seed):
            slow = twin(network) if at is None else twin(network, at)
            assert _same(analysis.run(question, network, at=at).table, slow), f"map {seed} at {at}"
            compared += len(slow)
    return compared


def _any_hour(seed: int) -> set[int | None]:
    return {None, random_maps.random_moment(seed)}


def _no_hour(_: int) -> set[int | None]:
    return {None}


@pytest.mark.long
@pytest.mark.parametrize(("question", "rows"), WITH_HOURS.items())
def test_the_fast_answer_equals_its_slow_twin_at_any_hour(question: str, rows: int) -> None:
    assert _compare(question, FEW, _any_hour) > rows


@pytest.mark.long
@pytest.mark.parametrize(("question", "rows"), WITHOUT.items())
def test_the_fast_answer_equals_its_slow_twin(question: str, rows: int) -> None:
    assert _compare(question, FEW, _no_hour) > rows


@pytest.mark.slow
@pytest.mark.parametrize(("question", "rows"), (WITH_HOURS | WITHOUT).items())
def test_the_fast_answer_equals_its_slow_twin_on_a_thousand_maps(question: str, rows: int) -> None:
    hours = _any_hour if question in WITH_HOURS else _no_hour
    assert _compare(question, MANY, hours) > 24 * rows
