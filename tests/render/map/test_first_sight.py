"""What a map shows at first sight: the lines that carry most, those across sectors, and bends round names."""

from dataclasses import replace
from itertools import combinations

import pytest

from network import Network
from network.counts import Count
from render.map.bends import BENDS, bends
from render.map.first_sight import first_sight
from render.map.layout import Canvas
from render.map.lines import lines
from render.map.look import ROUNDNESS
from render.map.marks import box, marks
from render.map.network_map import line_id, payload
from render.map.weight import main_lines
from tests.asked import placed
from tests.oracle.map_picture import holds, vis_curve
from tests.small_networks import NETWORKS, SYSTEM, partner, refers

pytestmark = pytest.mark.long

MANY = tuple(f"p{number}" for number in range(13))


def star(*made: int) -> Network:
    """The first partner refers to as many others as there are counts."""
    partners = tuple(replace(partner(one), sector="nhs") for one in MANY)
    relations = tuple(
        refers(MANY[0], other, made=Count.exactly(count)) for other, count in zip(MANY[1:], made, strict=False)
    )
    return Network(SYSTEM, partners, relations)


def main(*made: int) -> list[str]:
    return sorted(target for _, target in main_lines(lines(star(*made))))


def test_the_fewest_lines_that_carry_half_stand_out() -> None:
    assert main(50, 30, 20, 5, 5, 5, 5, 5, 5, 5) == ["p1", "p2"]  # 50 of 135 is less than half, 80 is more


def test_a_line_that_carries_as_many_as_the_last_is_in_too() -> None:
    assert main(50, 30, 30, 5, 5, 5, 5, 5, 5, 5) == ["p1", "p2", "p3"]


@pytest.mark.parametrize("made", [(10,) * 12, (90, 1, 1, 1, 1, 1, 1, 1, 1), (0,) * 12])
def test_nothing_stands_out_where_all_are_alike_or_few_are_known(made: tuple[int, ...]) -> None:
    assert main(*made) == []


def test_the_sentence_counts_what_the_map_draws_wide() -> None:
    network = star(50, 30, 20, 5, 5, 5, 5, 5, 5, 5)
    wide = [edge for edge in payload(network, placed(network))["map"]["edges"] if not edge["rest"]]
    assert len(wide) == 2
    assert first_sight(network, placed(network), room=False) == [
        "Half of the referrals with a known count go along 2 of 10 referral links: the wide lines."
    ]


def test_a_room_hears_who_has_not_been_asked_yet_as_it_sees_them_hatched() -> None:
    network = star(5, 5, 5)
    nobody = replace(network, asked=())
    assert first_sight(nobody, placed(nobody), room=True)[-1] == "Nobody has been asked yet, so all are hatched."
    some = replace(network, asked=tuple(one.id for one in network.partners[1:]))
    assert first_sight(some, placed(some), room=True)[-1] == "1 partner has not been asked yet (hatched)."
    assert "asked" not in " ".join(first_sight(some, placed(some), room=False))


def test_a_room_sees_which_lines_carry_half_and_of_each_no_more() -> None:
    edges = [
        {edge["id"]: (edge["rest"], edge["width"], edge["title"]) for edge in drawn["edges"]}
        for made in ((50, 30, 20, *[5] * 7), (300, 300, 7, *[5] * 7))
        for network in [star(*made)]
        for drawn in [payload(network, placed(network), room=True)["map"]]
    ]
    assert edges[0] == edges[1]  # the same two carry half: nothing else of how many can be told from it
    assert sorted(rest for rest, _, _ in edges[0].values()) == [False] * 2 + [True] * 8
    assert len({(rest, width) for rest, width, _ in edges[0].values()}) == 2


def test_a_room_hears_of_sectors_where_no_lines_carry_half() -> None:
    network = star(5, 5, 5)
    mixed = replace(
        network, partners=tuple(replace(one, sector="justice") if one.id == "p1" else one for one in network.partners)
    )
    assert first_sight(mixed, placed(mixed), room=True)[0] == "1 joins different sectors: the stronger line."
    alone = first_sight(mixed, placed(mixed), room=False)[0]  # outside a room all are of one width
    assert alone == "1 joins different sectors, 2 are within one."
    edges = payload(mixed, placed(mixed), room=True)["map"]["edges"]
    assert not any(edge["rest"] for edge in edges)  # of few lines none is so pale that a room misses it
    wide = {edge["within"]: edge["width"] for edge in edges}
    assert wide[False] > wide[True]
    many = star()
    many = replace(many, relations=tuple(refers(one, other) for one, other in combinations(MANY, 2)))
    mixed = replace(
        many, partners=tuple(replace(one, sector="justice") if one.id == "p1" else one for one in many.partners)
    )
    edges = payload(mixed, placed(mixed), room=True)["map"]["edges"]
    assert {(edge["rest"], edge["within"]) for edge in edges} == {(False, False), (True, True)}  # strong, and pale
    assert sum(not edge["within"] for edge in edges) == len(MANY) - 1


def test_lines_that_are_said_to_be_stronger_are_drawn_stronger() -> None:
    network = replace(star(), relations=tuple(refers(MANY[0], other) for other in MANY[1:6]))  # nobody has counted
    sectors = {"p1": "justice", "p2": None}
    mixed = replace(
        network, partners=tuple(replace(one, sector=sectors.get(one.id, one.sector)) for one in network.partners)
    )
    assert first_sight(mixed, placed(mixed), room=False)[0] == (
        "1 joins different sectors: the stronger line. 1 has an end whose sector is not known."
    )
    wide = {edge["id"]: edge["width"] for edge in payload(mixed, placed(mixed), room=False)["map"]["edges"]}
    assert wide.pop(line_id((MANY[0], "p1"))) >= 2 * max(wide.values())
    without = replace(mixed, relations=tuple(refers(MANY[0], one) for one in sectors))
    for network in (mixed, without):  # the key shows what is strong, also where no line is within a sector
        legend = payload(network, placed(network), room=False)["view"]["legend"]
        assert "Between sectors" in [key["text"] for row in legend for key in row]
    counted = replace(mixed, relations=star(*[5] * 5).relations)
    assert first_sight(counted, placed(counted), room=False)[0].startswith(
        "1 joins different sectors, 3 are within one. 1 has"
    )


def test_people_come_in_on_the_left_only_where_they_do() -> None:
    network = star(10)
    doors = replace(
        network,
        partners=tuple(replace(one, stages=("custody",)) if one.id < "p2" else one for one in network.partners),
    )
    left = {one: (0.1 if one < "p2" else 0.8, 0.5) for one in MANY}
    assert first_sight(doors, left, room=False) == ["People come in on the left; help is further to the right."]
    assert first_sight(doors, dict.fromkeys(MANY, (0.5, 0.5)), room=False) == []


CANVAS = Canvas(1000, 600, 16.0)
THREE = Network(SYSTEM, (partner("a"), partner("b"), partner("c")), (refers("a", "c"),))


def bend_past(place_of_b: tuple[float, float], network: Network = THREE) -> list[float]:
    places = {"a": (0.1, 0.5), "b": place_of_b, "c": (0.9, 0.5)}
    return bends([line.ends for line in lines(network)], marks(network), places, CANVAS)


def test_a_line_bends_round_a_name_in_its_way_and_no_more_than_it_has_to() -> None:
    (bend,) = bend_past((0.5, 0.45))
    found = box(marks(THREE)["b"], CANVAS.font)
    middle = (500, 270)
    rectangle = (middle[0] - found.left, middle[1] - found.up, middle[0] + found.right, middle[1] + found.down)
    clear = [one for one in BENDS if not holds(rectangle, vis_curve((100, 300), (900, 300), one, 13))]
    assert ROUNDNESS not in clear
    assert bend == clear[0]


def test_a_line_with_nothing_in_its_way_bends_as_usual() -> None:
    assert bend_past((0.5, 0.95)) == [ROUNDNESS]


def test_a_line_does_not_leave_the_canvas_to_get_past() -> None:
    places = {"a": (0.1, 0.05), "b": (0.5, 0.04), "c": (0.9, 0.05)}
    (bend,) = bends([line.ends for line in lines(THREE)], marks(THREE), places, CANVAS)
    assert all(0 < y < CANVAS.height for _, y in vis_curve((100, 30), (900, 30), bend, 13))


def test_lines_there_and_back_stay_on_their_own_sides() -> None:
    both = replace(THREE, relations=(refers("a", "c"), refers("c", "a")))
    assert all(bend > 0 for bend in bend_past((0.5, 0.5), both))


def test_a_partner_of_no_known_sector_has_a_sign_of_its_own_only_beside_known_ones() -> None:
    some = payload(NETWORKS["two doors"], placed(NETWORKS["two doors"]))["map"]["nodes"]
    assert {node["unknown"] for node in some} <= {True, False}
    none = replace(THREE, partners=tuple(replace(one, sector=None) for one in THREE.partners))
    assert not any(node["unknown"] for node in payload(none, placed(none))["map"]["nodes"])
    mixed = replace(none, partners=(replace(none.partners[0], sector="nhs"), *none.partners[1:]))
    assert [node["unknown"] for node in payload(mixed, placed(mixed))["map"]["nodes"]] == [False, True, True]
