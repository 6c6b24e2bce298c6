"""What the map component is given: plain data, ids that we make, and nothing that a room may not see."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from network import Network
from network.counts import Count
from network.model import Promise, Team
from render.map.filters import MapFilters
from render.map.lens import Lens
from render.map.look import DASHES
from render.map.marks import ROOMY_LIMIT
from render.map.network_map import Payload, mark_of, payload
from tests.asked import placed
from tests.small_networks import NETWORKS, SOME, SYSTEM, partner, refers

pytestmark = pytest.mark.long

DOORS = NETWORKS["two doors"]


def drawn(network: Network, **how: Any) -> Payload:
    return payload(network, placed(network), **how)


def shape(of: Payload, partner_id: str) -> dict[str, Any]:
    (found,) = (node for node in of["map"]["nodes"] if node["id"] == mark_of(partner_id))
    return found


def line(of: Payload, source: str, target: str) -> dict[str, Any]:
    (found,) = (edge for edge in of["map"]["edges"] if (edge["from"], edge["to"]) == (mark_of(source), mark_of(target)))
    return found


def said_in_legend(of: Payload) -> list[str]:
    return [key["text"] for row in of["view"]["legend"] for key in row]


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("room", [False, True])
def test_every_map_is_plain_data_with_ids_of_our_own(name: str, room: bool) -> None:
    given = drawn(NETWORKS[name], room=room)
    assert json.loads(json.dumps(given)) == given
    ids = [node["id"] for node in given["map"]["nodes"]]
    assert len(set(ids)) == len(NETWORKS[name].partners)
    assert all(re.fullmatch("p[0-9a-f]{12}", one) for one in ids)
    assert given["partners"] == {mark_of(key): key for key in NETWORKS[name].by_id}


def test_hostile_names_are_labels_and_tooltips_and_nothing_else() -> None:
    given = drawn(NETWORKS["hostile names"])
    for node in given["map"]["nodes"]:
        node.pop("label"), node.pop("title"), node.pop("spoken")
    for edge in given["map"]["edges"]:
        edge.pop("title")
    assert not re.search("script|img|alert|<", json.dumps([given["map"], given["view"]]))


def test_a_label_has_at_most_two_short_lines_without_control_characters() -> None:
    for node in drawn(NETWORKS["hostile names"])["map"]["nodes"]:
        lines = node["label"].split("\n")
        assert len(lines) <= 2
        assert all(len(text) <= ROOMY_LIMIT + 1 for text in lines)
        assert "\u202e" not in node["label"]


def test_members_of_a_team_are_ringed_and_those_of_the_extended_team_with_dashes() -> None:
    given = drawn(replace(DOORS, teams=(Team("team", "Team", "hub", (), ("cell",)),)))
    hub, cell = shape(given, "hub"), shape(given, "cell")
    assert hub["team"] > hub["size"]
    assert cell["team"] > cell["ring"]  # outside the ring of a way in
    assert (hub["teamDashes"], bool(cell["teamDashes"])) == ([], True)
    assert {"Core team", "Extended team"} <= set(said_in_legend(given))
    assert "In the extended team" in cell["spoken"]
    assert shape(drawn(DOORS), "hub")["team"] == 0


def test_ways_in_are_ringed_and_partners_not_asked_hatched() -> None:
    given = drawn(DOORS)
    assert shape(given, "cell")["ring"] > shape(given, "cell")["size"]
    assert shape(given, "hub")["ring"] == 0
    assert {key: shape(given, key)["hatched"] for key in ("hub", "roof")} == {"hub": False, "roof": True}
    assert {"Way in", "Not asked"} <= set(said_in_legend(given))


def test_links_say_who_names_them_and_which_way_they_run() -> None:
    given = drawn(DOORS)
    assert (line(given, "cell", "hub")["dashes"], line(given, "cell", "hub")["arrows"]) == (False, "to")
    assert line(given, "bench", "hub")["dashes"] == [7, 5]  # named by one side
    assert line(given, "hub", "mind")["dashes"] == [3, 4]  # nobody has said who names it
    assert line(given, "bench", "mind")["arrows"] == ""  # they know each other
    assert line(given, "cell", "hub")["width"] > line(given, "bench", "hub")["width"]


def test_a_tooltip_says_the_count_and_who_names_the_link() -> None:
    assert (
        line(drawn(DOORS), "cell", "hub")["title"]
        == "Partner CELL refers people to Partner HUB\nReferrals: 30\nBoth say so"
    )


def test_a_hidden_count_is_neither_in_the_width_nor_in_the_words() -> None:
    hidden = Network(SYSTEM, (partner("a"), partner("b"), partner("c")), (
        refers("a", "b", made=Count(1, 4)), refers("a", "c", made=Count(1, 7)), refers("b", "c"),
    ))  # fmt: skip
    given = drawn(hidden)
    assert len({edge["width"] for edge in given["map"]["edges"]}) == 1
    assert "Referrals: below 5" in line(given, "a", "b")["title"]
    assert len({node["size"] for node in given["map"]["nodes"]}) == 1


def test_in_a_room_shapes_are_of_one_size_and_links_alike_but_for_their_sectors() -> None:
    other = replace(DOORS, relations=tuple(
        replace(one, made=Count.exactly(3), accepted=None, completed=None, said_by=None) for one in DOORS.relations
        if one.kind == "refers"
    ) + DOORS.relations[-1:])  # fmt: skip
    first, second = drawn(DOORS, room=True), payload(other, placed(DOORS), room=True)
    assert first == second  # neither counts nor who has confirmed what can be told from it
    drawn_so = {(edge["within"], edge["width"]) for edge in first["map"]["edges"]}
    assert len(drawn_so) == len({within for within, _ in drawn_so})
    assert {text for text in said_in_legend(first) if "say" in text or "referrals" in text} == set()


def test_what_is_not_known_of_every_link_is_dotted_in_a_room_too() -> None:
    unasked = replace(DOORS, asked=(), relations=tuple(replace(one, said_by=None) for one in DOORS.relations))
    for room in (False, True):
        given = drawn(unasked, room=room)
        assert {tuple(edge["dashes"]) for edge in given["map"]["edges"]} == {DASHES["nobody"]}
        assert "Not known" in said_in_legend(given)
    one = replace(unasked, relations=(replace(unasked.relations[0], said_by=(unasked.relations[0].source,)),
                                      *unasked.relations[1:]))  # fmt: skip
    assert {edge["dashes"] for edge in drawn(one, room=True)["map"]["edges"]} == {False}  # else it would stand out


def test_a_lens_brings_out_partners_and_links_in_either_direction() -> None:
    given = drawn(DOORS, lens=Lens(("hub",), (("mind", "hub"),), tone="sole", key="Only way through"))
    assert given["view"]["lens"] == {
        "partners": [mark_of("hub")],
        "lines": [f"{mark_of('hub')}-{mark_of('mind')}"],
        "tone": "sole",
    }
    assert "Only way through" in said_in_legend(given)


def test_promised_links_are_drawn_dotted_where_the_lens_asks_for_them() -> None:
    promising = replace(DOORS, promises=(
        Promise("cell", "roof"), Promise("hub", "bench", status="kept"), Promise("cell", "elsewhere"),
    ))  # fmt: skip
    assert drawn(promising)["view"]["dotted"] == [{"from": mark_of("cell"), "to": mark_of("roof"), "proposed": False}]
    assert "Promised" in said_in_legend(drawn(promising))
    assert drawn(promising, lens=Lens())["view"]["dotted"] == []


def test_a_proposed_link_is_dotted_too_and_has_its_own_key() -> None:
    given = drawn(DOORS, lens=Lens(new_links=(("cell", "mind"),), key="Introduction"))
    assert given["view"]["dotted"] == [{"from": mark_of("cell"), "to": mark_of("mind"), "proposed": True}]
    assert "Introduction" in said_in_legend(given)


def test_a_filter_hides_partners_and_their_links_but_not_those_who_have_not_said() -> None:
    given = drawn(DOORS, filters=MapFilters(area="north"))
    # cell is in the north, hub in the county around it, bench only in the south; mind and roof have not said.
    assert given["view"]["hidden"] == [mark_of("bench")]
    assert set(given["view"]["faint"]) == {mark_of("mind"), mark_of("roof")}
    assert f"{mark_of('bench')}-{mark_of('hub')}" in given["view"]["hiddenLines"]


def test_what_is_looked_at_does_not_change_the_large_part() -> None:
    plain = drawn(DOORS)
    looked = drawn(DOORS, lens=Lens(("hub",)), filters=MapFilters(sector="nhs"))
    assert plain["map"] == looked["map"]
    assert len(json.dumps(looked["view"])) < 4000


def test_the_legend_names_only_what_is_drawn() -> None:
    everything = drawn(NETWORKS["everything known"])
    assert said_in_legend(everything) == ["Criminal justice", "NHS", "Way in", "Both say so"]


def test_an_illustrative_map_says_so_to_the_picture() -> None:
    shown = replace(DOORS, system=replace(SYSTEM, illustrative=True))
    assert drawn(shown)["map"]["illustrative"] is True
    assert drawn(DOORS)["map"]["illustrative"] is False
