"""Places on the map: apart, inside the canvas, the same each time, and never moved by a newcomer."""

from dataclasses import replace
from pathlib import Path

import pytest

from network import Network, read_yaml
from network.model import Named, Partner, Relation, System
from render.map.layout import ARRANGED_UP_TO, canvas_of, layout
from render.map.marks import box, roomy_marks
from tests.clocks import within
from tests.oracle.map_picture import Rectangle, overlapping
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.small_networks import NETWORKS, SYSTEM, partner, refers

pytestmark = pytest.mark.long

SHIPPED = Path(__file__).parents[3] / "data" / "partners.yaml"
DENSE = {36: 110, 60: 120}  # partners: links, as many as on a map that has been filled in well


def rectangles(network: Network, places: dict) -> list[Rectangle]:
    canvas = canvas_of(network)
    marks = roomy_marks(network)
    found = []
    for key, (across, down) in places.items():
        around = box(marks[key], canvas.font)
        x, y = across * canvas.width, down * canvas.height
        found.append((x - around.left, y - around.up, x + around.right, y + around.down))
    return found


def assert_apart_and_inside(network: Network, places: dict) -> None:
    canvas = canvas_of(network)
    found = rectangles(network, places)
    assert not overlapping(found)
    for left, top, right, bottom in found:
        assert 0 <= left < right <= canvas.width
        assert 0 <= top < bottom <= canvas.height


@pytest.fixture(scope="module")
def riverside() -> Network:
    return read_yaml(SHIPPED)


@pytest.mark.parametrize("partners", usually([36], slowly=DENSE))
def test_boxes_of_shape_ring_and_label_do_not_overlap_and_stay_inside(partners: int) -> None:
    network = random_network(3, partners, DENSE[partners])
    assert_apart_and_inside(network, layout(network))


def test_long_names_get_a_larger_canvas_rather_than_overlap() -> None:
    long = tuple(
        partner(f"p{place}", name=f"Organisation with words {place}") for place in range(usually(52, slowly=60))
    )
    network = Network(SYSTEM, long, tuple(refers("p0", one.id) for one in long[1:]))
    assert canvas_of(network).width > canvas_of(random_network(3, 36, 10)).width
    assert_apart_and_inside(network, layout(network))


@pytest.mark.parametrize("partners", usually([ARRANGED_UP_TO + 1], slowly=[ARRANGED_UP_TO + 1, 500]))
def test_large_maps_do_not_overlap_either(partners: int) -> None:
    network = random_network(1, partners, 3 * partners)
    assert_apart_and_inside(network, layout(network))


@pytest.mark.parametrize("name", NETWORKS)
def test_every_partner_of_a_small_map_has_a_place_inside(name: str) -> None:
    network = NETWORKS[name]
    places = layout(network)
    assert list(places) == list(network.by_id)
    assert_apart_and_inside(network, places)


def test_equal_maps_have_equal_places() -> None:
    first, second = (layout(random_network(5, *usually((8, 14), slowly=(20, 40)))) for _ in range(2))
    assert first == second


def test_the_places_in_the_file_are_kept_as_they_are() -> None:
    network = replace(NETWORKS["chain"], positions=(("custody", (0.1, 0.2)), ("hub", (0.5, 0.5)), ("home", (1.0, 0.0))))
    assert layout(network) == dict(network.positions)


def test_a_newcomer_moves_nobody_and_stands_free_beside_its_neighbour(riverside: Network) -> None:
    before = layout(riverside)
    new = Partner("new", "Newcomer")
    grown = replace(
        riverside, partners=(*riverside.partners, new), relations=(*riverside.relations, refers("new", "camhs"))
    )
    after = layout(grown, before)
    assert {key: after[key] for key in before} == before
    assert_apart_and_inside(grown, after)
    far = max(abs(after["new"][axis] - after["camhs"][axis]) for axis in (0, 1))
    assert far < 0.35  # of the canvas: in the same part of it


def test_a_newcomer_without_links_finds_a_free_place(riverside: Network) -> None:
    grown = replace(riverside, partners=(*riverside.partners, Partner("new", "Newcomer")))
    assert_apart_and_inside(grown, layout(grown, layout(riverside)))


def test_people_come_in_on_the_left_and_help_is_on_the_right() -> None:
    # Five doors lead to one hub, the hub to five services: each column lies right of the one before.
    doors = [partner(f"door{one}", stages=("custody",)) for one in range(5)]
    help_ = [partner(f"help{one}", stages=(), needs=("housing",)) for one in range(5)]
    links = [refers(one.id, "hub") for one in doors] + [refers("hub", one.id) for one in help_]
    places = layout(Network(SYSTEM, (*doors, partner("hub"), *help_), tuple(links)))
    assert max(places[one.id][0] for one in doors) < places["hub"][0] < min(places[one.id][0] for one in help_)


def test_labels_are_sixteen_pixels_high_on_maps_of_up_to_forty_partners() -> None:
    assert canvas_of(random_network(1, 40, 20)).font == 16
    assert 14 <= canvas_of(random_network(1, 60, 20)).font < 16


def test_a_map_without_ways_in_is_spread_over_the_canvas() -> None:
    star = tuple(Partner(f"p{one}", f"Partner {one}") for one in range(15))
    network = Network(
        System("Star", sectors=(Named("a", "A"),)), star, tuple(Relation("p0", p.id, "knows") for p in star[1:])
    )
    places = layout(network)
    assert max(x for x, _ in places.values()) - min(x for x, _ in places.values()) > 0.6
    assert_apart_and_inside(network, places)


def test_a_small_map_uses_the_canvas_and_stands_in_its_middle() -> None:
    places = layout(NETWORKS["star"]).values()
    for axis in (0, 1):
        low, high = min(one[axis] for one in places), max(one[axis] for one in places)
        assert high - low > 0.4
        assert 0.4 < (low + high) / 2 < 0.6


@pytest.mark.slow
@pytest.mark.parametrize(("partners", "seconds"), [(36, 3), (60, 6), (500, 3)])
def test_a_map_is_laid_out_in_a_breath(partners: int, seconds: int) -> None:
    network = random_network(3, partners, DENSE.get(partners, 3 * partners))
    with within(seconds):
        layout(network)
