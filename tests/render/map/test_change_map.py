"""A what-if on the map."""

from dataclasses import replace

import pytest

from network.model import Edit, Network, RemoveLink, StepBack
from network.possible_changes import NewPartner, link, opens
from network.tray import tried
from render.map import network_map
from render.map.change_map import Changed, changed, with_changes
from render.map.layout import layout
from render.map.network_map import Payload, line_id, mark_of
from tests.asked import placed
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def after(*edits: Edit) -> Network:
    return tried(CHAIN, edits).network


def drawing(changes: Changed) -> Payload:
    return with_changes(network_map.payload(changes.drawn, placed(changes.drawn)), changes)


def test_a_partner_that_steps_back_stays_in_sight_and_is_hollow() -> None:
    changes = changed(CHAIN, after(StepBack("hub")))
    assert changes.back == ("hub",)
    drawn = drawing(changes)
    assert mark_of("hub") in {node["id"] for node in drawn["map"]["nodes"]}
    assert drawn["view"]["faint"] == [mark_of("hub")]


def test_links_of_a_partner_that_steps_back_are_gone() -> None:
    changes = changed(CHAIN, after(StepBack("hub")))
    assert changes.gone == (("custody", "hub"), ("hub", "home"))
    assert drawing(changes)["view"]["hiddenLines"] == sorted(map(line_id, changes.gone))


def test_a_new_link_is_dotted() -> None:
    changes = changed(CHAIN, after(link("custody", "home")))
    assert changes.new == (("custody", "home"),)
    assert drawing(changes)["view"]["dotted"] == [{"from": mark_of("custody"), "to": mark_of("home"), "proposed": True}]


def test_a_link_that_ends_is_gone_and_its_partners_stay() -> None:
    changes = changed(CHAIN, after(RemoveLink("hub", "home")))
    assert (changes.gone, changes.back) == ((("hub", "home"),), ())


def test_a_new_partner_is_drawn_with_its_links() -> None:
    new = opens(CHAIN, NewPartner("Night shelter", referred_by=("custody",)))
    changes = changed(CHAIN, after(*new))
    assert changes.drawn.partners[-1].name == "Night shelter"
    assert changes.new == (("custody", "night_shelter"),)
    assert "night_shelter" in changes.drawn.asked_ids  # it is imagined, not silent


def test_nobody_moves() -> None:
    kept = replace(CHAIN, positions=(("custody", (0.1, 0.2)), ("hub", (0.5, 0.5)), ("home", (0.9, 0.4))))
    changes = changed(kept, tried(kept, (StepBack("hub"),)).network)
    assert layout(changes.drawn) == dict(kept.positions)


def test_the_legend_and_the_saved_picture_say_that_it_is_an_exercise() -> None:
    drawn = drawing(changed(CHAIN, after(StepBack("hub"), link("custody", "home"))))
    assert [key["text"] for key in drawn["view"]["legend"][-1]][-2:] == ["Steps back", "New in this exercise"]
    assert drawn["map"]["system"] == "Testshire. An exercise, not a plan"


@pytest.mark.parametrize(
    ("named", "back", "new"),
    [
        (frozenset(), (), ()),
        (frozenset({"hub"}), ("hub",), ()),
        (frozenset({"custody", "home"}), (), (("custody", "home"),)),
    ],
)
def test_a_room_sees_only_what_those_who_have_agreed_would_do(named: frozenset[str], back: tuple, new: tuple) -> None:
    changes = changed(CHAIN, after(StepBack("hub"), link("custody", "home")), named=named)
    assert (changes.back, changes.new) == (back, new)


def test_a_room_may_see_a_partner_that_is_only_imagined() -> None:
    new = opens(CHAIN, NewPartner("Night shelter", referred_by=("custody",)))
    assert changed(CHAIN, after(*new), named=frozenset({"custody"})).new == (("custody", "night_shelter"),)
