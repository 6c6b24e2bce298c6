"""Two maps of one system drawn as one."""

from dataclasses import replace

from analysis._waves import links
from network.model import Network, Partner, Relation, System
from network.waves import align
from render.map import network_map
from render.map.layout import layout
from render.map.network_map import Payload, line_id, mark_of
from render.map.wave_map import drawn_together, with_links

NAMES = {"police": "Police", "hub": "Hub", "home": "Housing team", "mind": "Mind", "bank": "Food bank"}


def told(*pairs: str) -> Network:
    """Links such as `police-hub`; all but the food bank were asked."""
    partners = tuple(Partner(one, name) for one, name in NAMES.items())
    relations = tuple(Relation(*pair.split("-")) for pair in pairs)
    return Network(System("Here"), partners, relations, asked=("police", "hub", "home", "mind"))


WAVES = align(told("police-hub", "hub-home", "hub-bank"), told("police-hub", "hub-mind"))


def drawing(named: frozenset[str] | None = None) -> Payload:
    found = links(WAVES)
    together = drawn_together(WAVES, found)
    payload = network_map.payload(together, layout(together), room=named is not None)
    return with_links(payload, together, found, named=named)


def edge(drawn: Payload, one: str, other: str) -> dict:
    (found,) = (edge for edge in drawn["map"]["edges"] if edge["id"] == line_id((one, other)))
    return found


def test_each_link_is_drawn_by_what_became_of_it() -> None:
    drawn = drawing()
    kept, new, ended, once = (
        edge(drawn, *pair) for pair in (("hub", "police"), ("hub", "mind"), ("home", "hub"), ("bank", "hub"))
    )
    assert (kept["dashes"], kept["within"]) == (False, True)  # grey
    assert (new["dashes"], new["within"]) == (False, False)
    assert new["width"] > kept["width"]
    assert ended["dashes"]
    assert once["dashes"] not in (False, ended["dashes"])
    assert new["title"] == "Hub and Mind: new"
    assert ended["title"] == "Housing team and Hub: not mentioned again"


def test_who_was_not_asked_both_times_is_hatched_and_says_so() -> None:
    nodes = {node["id"]: node for node in drawing()["map"]["nodes"]}
    assert [one for one in NAMES if nodes[mark_of(one)]["hatched"]] == ["bank"]
    assert "Not asked both times" in nodes[mark_of("bank")]["title"]


def test_the_legend_has_what_is_drawn_and_nothing_else() -> None:
    said = [key["text"] for key in drawing()["view"]["legend"][-1]]
    assert said == ["New", "Not mentioned again", "Continues", "Not asked both times"]


def test_a_room_sees_what_became_only_of_links_between_those_who_have_agreed() -> None:
    drawn = drawing(named=frozenset({"hub", "mind"}))
    assert edge(drawn, "home", "hub")["dashes"] is False
    assert edge(drawn, "home", "hub")["title"] == ""
    assert edge(drawn, "hub", "mind")["title"] == "Hub and Mind: new"
    assert [key["text"] for key in drawn["view"]["legend"][-1]] == ["New"]


def test_somebody_who_is_gone_is_still_drawn_where_it_stood() -> None:
    earlier = replace(told("police-hub"), positions=tuple((one, (0.1 * place, 0.5)) for place, one in enumerate(NAMES)))
    later = replace(earlier, partners=earlier.partners[:-1], positions=earlier.positions[:-1])
    waves = align(earlier, later)
    together = drawn_together(waves, links(waves))
    assert layout(together)["bank"] == (0.4, 0.5)
