"""The map as a drawing: what the screen shows, sound SVG, and nothing that a room may not see."""

import math
import re
from dataclasses import replace
from itertools import combinations

import pytest
from defusedxml import ElementTree

from network import Network
from render.letters import MARGIN, width
from render.map.layout import Places
from render.map.lens import Lens
from render.map.network_map import Payload, payload
from render.map.outlines import bent, corners, hatching
from render.map.still import LEAD, Sheet, Still, map_words, still
from tests.odd_maps import ODD
from tests.shipped import shipped
from tests.small_networks import NETWORKS

SHIPPED = {name: shipped(name) for name in ("partners", "merseyside_2014")}
MAPS = {**SHIPPED, **NETWORKS, **ODD}
SVG = "{http://www.w3.org/2000/svg}"


def scattered(network: Network) -> Places:
    """Places that take no time to find; a map that ships has its own."""
    turns = {one: (0.5 + 0.4 * math.cos(at), 0.5 + 0.4 * math.sin(at)) for at, one in enumerate(network.by_id)}
    return turns | dict(network.positions)


def given(network: Network, *, room: bool = False, lens: Lens | None = None) -> Payload:
    return payload(network, scattered(network), room=room, **({} if lens is None else {"lens": lens}))


def drawn(network: Network, *, room: bool = False) -> Still:
    return still(given(network, room=room), "A map.")


def elements(of: Still, tag: str, kind: str | None = None) -> list:
    found = ElementTree.fromstring(of.svg).iter(f"{SVG}{tag}")
    return [one for one in found if kind is None or one.get("class") == kind]


@pytest.mark.parametrize("title", MAPS)
@pytest.mark.parametrize("room", [False, True])
def test_every_map_is_sound_svg_with_each_partner_and_line_once(title: str, room: bool) -> None:
    network = MAPS[title]
    found = drawn(network, room=room)
    assert set(found.shapes) == set(network.by_id)
    ids = [one.get("id") for one in elements(found, "g") if one.get("id")]
    assert len(ids) == len(set(ids))
    assert set(ids) >= {*found.shapes.values(), *found.lines.values()}
    assert all(one.endswith("-dotted") for one in set(ids) - {*found.shapes.values(), *found.lines.values()})
    assert not re.search(
        r"<(script|style|image|foreignObject|a)\b|href|url\(|style=|https?://(?!www.w3.org)", found.svg
    )
    assert "nan" not in found.svg.replace("finan", "")
    assert drawn(network, room=room) == found


def test_hostile_names_are_text() -> None:
    found = drawn(NETWORKS["hostile names"])
    assert not re.search('<script|<img|onerror="', found.svg)
    assert len(elements(found, "g", "partner")) == len(NETWORKS["hostile names"].partners)


def test_a_room_s_map_names_everybody_on_it_and_holds_no_id() -> None:
    network = SHIPPED["partners"]
    told = replace(
        network, partners=tuple(replace(one, name=f"Qz{at}z", short=None) for at, one in enumerate(network.partners))
    )
    found = drawn(told, room=True)
    assert set(re.findall(r"Qz\d+z", found.svg)) == {one.name for one in told.partners}
    assert not any(partner.id in found.svg for partner in told.partners if len(partner.id) > 5)


def test_no_name_is_written_over_the_upper_edge() -> None:
    network = SHIPPED["partners"]
    crowd = replace(
        network,
        partners=tuple(replace(one, name="Gwasanaeth Cyffuriau ac Alcohol", short=None) for one in network.partners),
        positions=tuple((one.id, (0.1 + 0.02 * at, 0.0)) for at, one in enumerate(network.partners)),
    )
    assert min(float(one.get("y")) for one in elements(drawn(crowd), "text")) > 0


@pytest.mark.parametrize("title", SHIPPED)
@pytest.mark.parametrize("wide", [1.0, 1.3])
def test_no_two_names_meet_on_a_map_that_ships(title: str, wide: float) -> None:
    found = still(given(SHIPPED[title]), "A map.", sheet=Sheet(wide=wide))
    boxes = []
    for group in elements(found, "g", "partner"):
        lines = [one for one in group.findall(f"{SVG}text") if one.text != "?"]
        size = float(lines[0].get("font-size"))
        half = max(width(one.text, size) for one in lines) / MARGIN / 2
        top, bottom = float(lines[0].get("y")) - 0.8 * size, float(lines[-1].get("y")) + (LEAD - 0.8) * size
        middle = float(lines[0].get("x"))
        boxes.append((middle - half, top, middle + half, bottom))
    assert len(boxes) == len(found.shapes)
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []


def test_what_an_answer_brings_out_stands_out_and_all_else_steps_back() -> None:
    network = NETWORKS["two doors"]
    lens = Lens(partners=("cell",), links=(("cell", "hub"),), tone="sole")
    found = still(given(network, lens=lens), "A map.")
    strong = {
        key: next(
            float(path.get("stroke-opacity"))
            for group in elements(found, "g", "line")
            if group.get("id") == name
            for path in group.findall(f"{SVG}path")
        )
        for key, name in found.lines.items()
    }
    assert strong[("cell", "hub")] == 1
    assert {value for key, value in strong.items() if key != ("cell", "hub")} == {0.25}


def test_on_a_page_it_follows_light_and_dark_and_alone_it_is_light() -> None:
    network = NETWORKS["two doors"]
    assert "light-dark(" in still(given(network), "A map.", sheet=Sheet(on_page=True)).svg
    assert "light-dark(" not in drawn(network).svg


def test_a_line_bends_as_the_screen_bends_it_and_ends_before_its_target() -> None:
    # the formula of vis-network's curvedCW is the oracle in render.map.faults
    import numpy as np

    from render.map.faults import SAMPLES, curve

    start, towards, end = bent((10, 20), (110, 70), 0.18, 0)
    xs, ys = curve(np.array([10.0, 20.0]), np.array([110.0, 70.0]), 0.18)
    half = (SAMPLES - 1) // 2
    middle = [(start[at] + 2 * towards[at] + end[at]) / 4 for at in (0, 1)]
    assert middle == pytest.approx([xs[half], ys[half]], abs=0.01)
    *_, stopped = bent((0, 0), (100, 0), 0.0, 15)
    assert stopped == pytest.approx((85, 0), abs=0.01)


@pytest.mark.parametrize("shape", ["dot", "diamond", "square", "triangle", "triangleDown", "hexagon", "star"])
def test_strokes_stay_inside_their_shape(shape: str) -> None:
    outline = corners(shape, (50, 50), 20)
    strokes = list(hatching(outline, (50, 50), 20))
    assert len(strokes) > 4
    assert all(_inside(_between(*stroke), outline) for stroke in strokes)


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _inside(point: tuple[float, float], outline: list[tuple[float, float]]) -> bool:
    """By the number of edges that a ray to the right crosses."""
    x, y = point
    crossed = 0
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and ax + (y - ay) / (by - ay) * (bx - ax) > x:
            crossed += 1
    return crossed % 2 == 1


def test_the_words_are_sentences_that_say_what_is_there() -> None:
    network = SHIPPED["partners"]
    said = map_words(network, scattered(network), room=True)
    assert said.startswith(f"The map of {len(network.partners)} partners of 6 sectors and the links between them.")
    assert "referral links: the wide lines." in said  # which lines carry half, as the drawing shows; of each no more


@pytest.mark.parametrize("edge", [0.0, 1.0])
@pytest.mark.parametrize("bend", [-0.3, 0.3])
def test_a_line_along_an_edge_bends_inside_the_drawing(edge: float, bend: float) -> None:
    chain = NETWORKS["chain"]
    places = {one: (0.05 + 0.4 * place, edge) for place, one in enumerate(chain.by_id)}
    shown = payload(chain, places)
    for line in shown["map"]["edges"]:
        line["smooth"] = {"roundness": bend}
    found = still(shown, "A map.")
    paths = [one.get("d") for one in elements(found, "path") if "Q" in (one.get("d") or "")]
    assert paths
    for path in paths:
        _, start, _, towards, _, end = map(float, re.findall(r"-?[\d.]+", path))
        for at in (number / 50 for number in range(51)):
            y = (1 - at) ** 2 * start + 2 * at * (1 - at) * towards + at**2 * end
            assert 0 <= y <= found.size[1]
