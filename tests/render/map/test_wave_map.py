"""Two maps of one system drawn as one."""

from dataclasses import replace

from analysis._both_waves import links_of_both
from network.model import Named, Network, Partner, Relation, System
from network.waves import align
from render.map import network_map
from render.map.layout import layout
from render.map.network_map import Payload, line_id, mark_of
from render.map.wave_map import at, drawn_together, plain, with_links
from render.map.wave_sectors import CANVAS, by_sector
from tests.asked import placed

NAMES = {"police": "Police", "hub": "Hub", "home": "Housing team", "mind": "Mind", "bank": "Food bank"}


def told(*pairs: str) -> Network:
    """Links such as `police-hub`; all but the food bank were asked."""
    partners = tuple(Partner(one, name) for one, name in NAMES.items())
    relations = tuple(Relation(*pair.split("-")) for pair in pairs)
    return Network(System("Here"), partners, relations, asked=("police", "hub", "home", "mind"))


WAVES = align(told("police-hub", "hub-home", "hub-bank"), told("police-hub", "hub-mind"))


def drawing(named: frozenset[str] | None = None) -> Payload:
    found = links_of_both(WAVES)
    together = drawn_together(WAVES, found)
    payload = network_map.payload(together, placed(together), room=named is not None)
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
    assert said == [
        "Hatched: partner not asked both times, or on one map only",
        "New", "Not mentioned again", "Continues", "Not asked both times"
    ]  # fmt: skip


def test_a_room_sees_what_became_only_of_links_between_those_who_have_agreed() -> None:
    drawn = drawing(named=frozenset({"hub", "mind"}))
    assert edge(drawn, "home", "hub")["dashes"] is False
    assert edge(drawn, "home", "hub")["title"] == ""
    assert edge(drawn, "hub", "mind")["title"] == "Hub and Mind: new"
    assert [key["text"] for key in drawn["view"]["legend"][-1]][-1] == "New"


def test_somebody_who_is_gone_is_still_drawn_where_it_stood() -> None:
    earlier = replace(told("police-hub"), positions=tuple((one, (0.1 * place, 0.5)) for place, one in enumerate(NAMES)))
    later = replace(earlier, partners=earlier.partners[:-1], positions=earlier.positions[:-1])
    waves = align(earlier, later)
    together = drawn_together(waves, links_of_both(waves))
    assert layout(together)["bank"] == (0.4, 0.5)


def test_then_and_now_hide_what_was_not_there_and_move_nobody() -> None:
    found, drawn = links_of_both(WAVES), drawing()
    then, now = (at(drawn, WAVES, found, when) for when in ("then", "now"))
    assert then["map"] == now["map"] == drawn["map"]
    assert then["view"]["hiddenLines"] == [line_id(("hub", "mind"))]
    assert set(now["view"]["hiddenLines"]) == {line_id(("home", "hub")), line_id(("bank", "hub"))}


def test_somebody_who_is_gone_or_new_is_hidden_on_the_other_map() -> None:
    fewer = replace(told("police-hub"), partners=told().partners[:-1])
    for waves, when in ((align(told("police-hub"), fewer), "now"), (align(fewer, told("police-hub")), "then")):
        found = links_of_both(waves)
        together = drawn_together(waves, found)
        payload = with_links(network_map.payload(together, placed(together)), together, found)
        other = "then" if when == "now" else "now"
        assert at(payload, waves, found, when)["view"]["hidden"] == [mark_of("bank")]
        assert at(payload, waves, found, other)["view"]["hidden"] == []


def test_small_maps_have_lines_that_look_alike() -> None:
    edges = plain(drawing())["map"]["edges"]
    assert {(edge["width"], edge["dashes"]) for edge in edges} == {(1.3, False)}


def sectors(agreed: frozenset[str] = frozenset()) -> Payload:
    """Six partners of the NHS and four of the police, of whom three are told by sector; one of another sector."""
    system = System("Here", sectors=(Named("nhs", "NHS"), Named("police", "Police"), Named("peers", "Peers")))
    partners = (*(Partner(f"n{place}", f"Ward {place}", sector="nhs") for place in range(6)),
                *(Partner(f"q{place}x", f"Station {place}", sector="police") for place in range(4)),
                Partner("only", "The one group", sector="peers"))  # fmt: skip
    asked = tuple(one.id for one in partners)
    then, now = (
        Network(system, partners, tuple(Relation(*pair.split("-")) for pair in pairs.split()), asked=asked)
        for pairs in ("n0-n1 n2-q0x", "n0-n1 q1x-n3 n4-only")
    )
    waves = align(then, now)
    found = links_of_both(waves)
    return by_sector(drawn_together(waves, found), found, agreed)


def test_a_room_sees_what_changed_between_sectors_and_nobody_by_name() -> None:
    drawn = sectors()
    sent = str(drawn["map"]) + str(drawn["view"])
    assert not [name for name in ("Ward", "Station", "The one group", "Peers") if name in sent]
    titles = {edge["title"] for edge in drawn["map"]["edges"]}
    assert "NHS and Police: new links and links not mentioned again" in titles
    assert [key["text"] for key in drawn["view"]["legend"][-1]] == ["New"]


def test_small_sectors_are_gathered_with_others() -> None:
    labels = [node["label"].splitlines() for node in sectors()["map"]["nodes"]]
    (others,) = [lines for lines in labels if lines[0] == "Other partners"]
    assert int(others[1].split()[0]) >= 3
    assert "Peers" in str(sectors(frozenset({"only"}))["map"])  # it has agreed


def test_names_of_sectors_stand_outside_the_ring_where_no_line_leaves() -> None:
    nodes = sectors()["map"]["nodes"]
    assert {node["above"] for node in nodes} == {True, False}
    assert all(node["above"] == (node["y"] < 0) for node in nodes)
    lines, half = 2 * CANVAS.font, CANVAS.height / 2
    assert all(abs(node["y"]) + node["size"] + node["below"] + lines <= half for node in nodes)
