"""Over time, run in process: it opens on the two maps of Riverside, and a room hears no name."""

from dataclasses import replace

import pytest

from network.edit import add_partner, step_back
from network.open_map import OpenMap
from tests.open_pages import opened, words
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SYSTEM
from views import cached, sign_in

PAGE = "over_time.py"


def test_it_opens_on_the_two_maps_of_riverside() -> None:
    app = opened(PAGE)
    said = words(app)
    assert not app.exception
    assert (
        "By June 2027, 2 of 6 promises are kept; among partners asked both times, 84 links continue, 1 is new" in said
    )
    assert "New: Peer support group with Police, interviews by appointment." in said
    assert "Not mentioned again: " in said
    assert "Custody suite, Southbank is no longer on the map, and its 7 links went with it." in said
    assert said.count("Kept: ") == 2
    assert said.count("Let go: ") == 1


def test_a_room_hears_nothing_that_names_somebody() -> None:
    # nobody on the later map has agreed to be named
    later = shipped("partners_after")
    assert not later.agreed
    said = words(opened(PAGE, room="1"))
    assert "84 links continue" in said
    assert "More is told outside room view" in said
    assert "Kept: an NHS partner with a voluntary partner" in said
    assert "A criminal-justice partner is no longer on the map." in said
    earlier = shipped()
    assert not [one.name for one in (*earlier.partners, *later.partners) if one.name in said]


def test_a_map_of_this_visit_waits_for_an_earlier_one() -> None:
    app = opened(PAGE, NETWORKS["all asked"])
    assert not app.exception
    assert "Choose an earlier map of the same system." in words(app)


def test_two_maps_of_other_systems_are_not_compared() -> None:
    said = words(opened(PAGE, earlier="partners", later="merseyside_2014"))
    assert "We cannot tell what has changed" in said


def test_a_map_that_is_kept_is_offered_by_its_name() -> None:
    cached.keep("0f3a", NETWORKS["all asked"])
    boxes = [box for box in opened(PAGE).selectbox if box.label in ("Earlier map", "Later map")]
    assert len(boxes) == 2
    for box in boxes:
        assert not [one for one in box.options if "0f3a" in one]
        assert [one for one in box.options if one.startswith(f"{SYSTEM.name} (")]


def test_a_room_hears_what_changed_by_sector() -> None:
    said = words(opened(PAGE, room="1"))
    assert "Not mentioned again: the link of an NHS partner with another NHS partner." in said
    assert "Between partners that share a shape here, and so not drawn: links not mentioned again." in said


def two_names() -> OpenMap:
    """Two maps in the store, `then` and `since`, in which one partner has another id; the later one."""
    everybody = NETWORKS["all asked"].partners
    earlier = replace(NETWORKS["all asked"], partners=(replace(everybody[0], name="Housing team"), *everybody[1:]))
    cached.keep("then", earlier)
    renamed = add_partner(step_back(earlier, everybody[0].id), replace(earlier.partners[0], id="housing"))
    return cached.keep("since", renamed)


def test_who_is_one_partner_is_kept_on_the_later_map_and_can_be_undone() -> None:
    held, old = two_names(), NETWORKS["all asked"].partners[0].id
    app = opened(PAGE, earlier="then", later="since")
    (button,) = [one for one in app.button if "Housing team, then, is Housing team, now" in one.label]
    button.click().run()
    assert held.folded().network.partner("housing").was == (old,)
    assert not [one for one in app.button if "Housing team, then" in one.label]
    assert "Who may be one partner?" not in words(app)
    held.undo(actor="")
    assert held.folded().network.partner("housing").was == ()


def test_a_room_is_shown_no_part_that_tells_it_nothing() -> None:
    two_names()
    said = words(opened(PAGE, room="1", earlier="then", later="since"))
    assert "Who may be one partner?" not in said


def test_who_may_only_read_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    held = two_names()
    app = opened(PAGE, earlier="then", later="since")
    (button,) = [one for one in app.button if "Housing team, then" in one.label]
    monkeypatch.setattr(sign_in, "may", lambda needed: False)
    button.click().run()  # on a page of before
    assert held.folded().network.partner("housing").was == ()
    assert not [one for one in opened(PAGE, earlier="then", later="since").button if "Housing team" in one.label]


def test_a_key_turns_the_map_from_then_to_now() -> None:
    app = opened(PAGE)
    for frame in ("then", "now", "then"):
        (button,) = [one for one in app.button if one.label == "Then or now"]
        button.click().run()
        assert frame in app.query_params["frame"]
        assert not app.exception
