"""What a change in a what-if is called."""

from dataclasses import replace

import pytest

from network.model import (
    AddLink,
    AddPartner,
    AgeRange,
    ChangePartner,
    Edit,
    MergePartner,
    Opening,
    Partner,
    Relation,
    RemoveLink,
    StepBack,
)
from network.possible_changes import also_for_ages, also_helps_with, also_open, also_serves, link, with_room_for
from network.tray import as_the_map_has_it
from render.edit_words import edit_said, touched
from tests.small_networks import NETWORKS, SYSTEM

TWO_DOORS = NETWORKS["two doors"]
MIND = TWO_DOORS.partner("mind")  # 18 and over, mental health, room for 5
CELL = TWO_DOORS.partner("cell")  # the north
SHELTER = Partner("shelter", "Night shelter")


def said(edit: Edit, *, agreed: frozenset[str] | None = None) -> str:
    return edit_said(TWO_DOORS, edit, as_the_map_has_it(TWO_DOORS, [edit]), agreed=agreed)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (StepBack("hub"), "Partner HUB steps back"),
        (AddPartner(SHELTER), "New: Night shelter"),
        (link("cell", "mind"), "New link: Partner CELL to Partner MIND"),
        (AddLink(Relation("cell", "mind", "works jointly")), "Partner CELL works jointly with Partner MIND"),
        (RemoveLink("cell", "hub"), "Without the link: Partner CELL to Partner HUB"),
        (MergePartner("hub", "mind"), "Partner HUB becomes part of Partner MIND"),
        (also_helps_with(MIND, "housing"), "Partner MIND also helps with housing"),
        (also_serves(CELL, "south"), "Partner CELL also serves South"),
        (also_for_ages(MIND, SYSTEM.ages[0]), "Partner MIND takes people aged 10 and over"),
        (with_room_for(MIND, 4), "Partner MIND has room for 4 more people a month"),
        (with_room_for(MIND, -2), "Partner MIND has room for 2 fewer people a month"),
        (ChangePartner(replace(MIND, name="Mind")), "Partner MIND is described anew"),
    ],
)
def test_each_kind_of_change_has_its_words(edit: Edit, words: str) -> None:
    assert said(edit) == words


def test_longer_hours_are_said_as_hours() -> None:
    edit = also_open(replace(CELL, hours=()), Opening((5,), 22 * 60, 7 * 60))
    assert said(edit) == "Partner CELL is open Saturday 22:00 to 07:00"


def test_several_changes_of_one_partner_are_one_sentence() -> None:
    both = ChangePartner(replace(MIND, needs=("mental", "housing"), ages=AgeRange(None, None)))
    assert said(both) == "Partner MIND also helps with housing and takes people of all ages"


def test_a_room_hears_only_the_names_of_partners_that_have_agreed() -> None:
    agreed = frozenset({"cell"})
    assert said(StepBack("hub"), agreed=agreed) == "A partner steps back"
    assert said(link("cell", "mind"), agreed=agreed) == "New link: Partner CELL to a partner"


def test_somebody_who_is_not_on_the_map_is_called_by_the_id() -> None:
    assert said(StepBack("ghost")) == "Ghost steps back"


def test_every_kind_of_change_tells_whom_it_is_about() -> None:
    assert touched(StepBack("a")) == {"a"}
    assert touched(AddPartner(SHELTER)) == {"shelter"}
    assert touched(link("a", "b")) == touched(RemoveLink("a", "b")) == touched(MergePartner("a", "b")) == {"a", "b"}
