"""The quick count of what is wrong with a picture equals the slow one."""

import random

import numpy as np
import pytest

from render.map import faults as map_faults
from render.map.faults import Faults, curve
from render.map.look import ROUNDNESS
from tests.oracle.map_picture import Point, crossings, holds, vis_curve

SIZE = (800.0, 500.0)
REACH = (40.0, 40.0, 20.0, 60.0)  # left, right, up, down
LABEL = 25.0


def some_picture(seed: int) -> tuple[list[tuple[int, int]], list[Point]]:
    draw = random.Random(seed)
    lines = sorted({tuple(draw.sample(range(9), 2)) for _ in range(16)})
    return lines, [(draw.uniform(0, SIZE[0]), draw.uniform(0, SIZE[1])) for _ in range(9)]


def slow_cost(lines: list[tuple[int, int]], places: list[Point]) -> float:
    left, right, up, down = REACH
    boxes = [(x - left, y - up, x + right, y + down) for x, y in places]
    labels = [(x - left, y + LABEL, x + right, y + down) for x, y in places]
    cost = map_faults.CROSSING * crossings(lines, places)
    for source, target in lines:
        points = vis_curve(places[source], places[target], ROUNDNESS, map_faults.SAMPLES)
        through = sum(holds(box, points) for one, box in enumerate(boxes) if one not in (source, target))
        own = holds(labels[target], points) + 0.5 * holds(labels[source], points)
        cost += map_faults.THROUGH_BOX * through + map_faults.THROUGH_OWN_LABEL * own
        long = np.hypot(places[target][0] - places[source][0], places[target][1] - places[source][1])
        cost += map_faults.LENGTH * long / SIZE[0]
    for one, a in enumerate(boxes):
        for b in boxes[:one]:
            over = min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))
            cost += map_faults.OVERLAP + map_faults.OVERLAP_DEPTH * over if over > 0 else 0
    return cost


def quick(lines: list[tuple[int, int]], places: list[Point]) -> Faults:
    faults = Faults(np.tile(REACH, (9, 1)), np.full(9, LABEL), np.array(lines), None, np.array(SIZE))
    faults.stand(np.array(places))
    return faults


def test_a_curve_is_the_one_that_the_map_draws() -> None:
    for start, end in [((0, 0), (100, 0)), ((50, 20), (-30, 200)), ((5, 5), (5, -80))]:
        x, y = curve(np.array([start], dtype=float), np.array([end], dtype=float))
        drawn = vis_curve(start, end, ROUNDNESS, map_faults.SAMPLES)
        assert np.allclose(np.stack([x[0], y[0]], axis=1), drawn, atol=1e-3)


@pytest.mark.parametrize("seed", range(25))
def test_moving_one_box_changes_the_quick_cost_by_as_much_as_the_slow_one(seed: int) -> None:
    lines, places = some_picture(seed)
    moved = list(places)
    moved[4] = (places[4][0] / 2 + 120, places[4][1] / 2 + 130)
    stay, go = quick(lines, places).weigh(np.array([4]), np.array([[places[4]], [moved[4]]]))
    assert go - stay == pytest.approx(slow_cost(lines, moved) - slow_cost(lines, places), abs=0.01)


@pytest.mark.parametrize("seed", range(25))
def test_exchanging_two_boxes_does_too(seed: int) -> None:
    lines, places = some_picture(seed)
    swapped = list(places)
    swapped[2], swapped[7] = places[7], places[2]
    pair = np.array([2, 7])
    options = np.array([[places[2], places[7]], [places[7], places[2]]])
    stay, go = quick(lines, places).weigh(pair, options)
    assert go - stay == pytest.approx(slow_cost(lines, swapped) - slow_cost(lines, places), abs=0.01)


@pytest.mark.parametrize("seed", range(5))
def test_boxes_that_were_put_elsewhere_weigh_as_if_they_had_stood_there_from_the_start(seed: int) -> None:
    lines, places = some_picture(seed)
    draw = random.Random(seed)
    faults = quick(lines, places)
    for moved in ([4], [2, 7], [7], [0, 4]):
        at = [(draw.uniform(0, SIZE[0]), draw.uniform(0, SIZE[1])) for _ in moved]
        for one, place in zip(moved, at, strict=True):
            places[one] = place
        faults.put(np.array(moved), np.array(at))
    for boxes in ([3], [2], [2, 4]):
        options = np.array([[places[one] for one in boxes], [places[(one + 1) % 9] for one in boxes]])
        fresh = quick(lines, places).weigh(np.array(boxes), options)
        assert faults.weigh(np.array(boxes), options).tolist() == fresh.tolist()


def test_a_box_far_from_home_costs_more() -> None:
    # At home within 8 % of 800 px = 64 px: 40 px away is free, 164 px away is 100 px too far, 250 * 100 / 800 = 31.25.
    links = np.empty((0, 2), dtype=np.intp)
    faults = Faults(np.tile(REACH, (1, 1)), np.full(1, LABEL), links, np.array([400.0]), np.array(SIZE))
    faults.stand(np.array([[400.0, 250.0]]))
    near, far = faults.weigh(np.array([0]), np.array([[[440.0, 250.0]], [[564.0, 250.0]]]))
    assert (near, far) == (0, pytest.approx(31.25))
