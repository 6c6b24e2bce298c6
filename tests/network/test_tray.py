"""The what-if tray: changes that can be switched off, undone and redone, and options that come back from a file."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from network.edit import apply_all
from network.errors import NetworkError
from network.model import AddPartner, AgeRange, ChangeFields, ChangePartner, Network, Partner, RemoveLink, StepBack
from network.possible_changes import NewPartner, also_helps_with, also_serves, link, opens, with_room_for
from network.tray import Change, Tray, apart, stacked, told, tried
from tests.any_network import networks
from tests.pace import usually
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]
TWO_DOORS = NETWORKS["two doors"]


def test_an_empty_tray_has_nothing_to_undo() -> None:
    assert Tray().undone() == Tray() == Tray().redone()


def test_a_link_that_is_only_tried_is_not_among_what_was_told() -> None:
    with_link = tried(CHAIN, (link("custody", "home"),)).network
    assert with_link != CHAIN
    assert told(with_link, CHAIN) == CHAIN
    assert told(CHAIN, CHAIN) is CHAIN


def test_undo_gives_an_equal_network_back() -> None:
    tray = Tray().put(StepBack("hub"))
    assert tried(CHAIN, tray.edits).network != CHAIN
    assert tried(CHAIN, tray.undone().edits).network == CHAIN


def test_redo_brings_back_what_was_undone() -> None:
    tray = Tray().put(StepBack("hub")).put(link("custody", "home"))
    assert tray.undone().undone().redone().redone() == tray


def test_edits_that_are_put_in_together_are_undone_together() -> None:
    new = opens(CHAIN, NewPartner("Night shelter", needs=("housing",), referred_by=("custody",)))
    assert len(new) == 2
    assert Tray().put(*new).undone().changes == ()


def test_a_step_after_an_undo_leaves_nothing_to_redo() -> None:
    tray = Tray().put(StepBack("hub")).undone().put(link("custody", "home"))
    assert tray.redone() == tray


def test_a_change_that_is_switched_off_stays_in_the_tray_and_does_nothing() -> None:
    tray = Tray().put(StepBack("hub"), link("custody", "home")).with_on([1])
    assert tray.changes[0] == Change(StepBack("hub"), on=False)
    assert tray.edits == (link("custody", "home"),)
    assert tray.undone().edits == (StepBack("hub"), link("custody", "home"))


def test_switching_nothing_is_no_step() -> None:
    tray = Tray().put(StepBack("hub"))
    assert tray.with_on([0]) == tray


def test_one_change_can_be_taken_out_of_the_middle() -> None:
    tray = Tray().put(StepBack("hub")).put(link("custody", "home")).without(0)
    assert tray.edits == (link("custody", "home"),)


def test_two_changes_of_one_partner_both_hold() -> None:
    mind = TWO_DOORS.partner("mind")
    edits = (also_helps_with(mind, "housing"), with_room_for(mind, 7))
    after = tried(TWO_DOORS, edits).network.partner("mind")
    assert (after.needs, after.capacity) == (("mental", "housing"), 12)  # 5 + 7


def test_either_of_two_changes_of_one_partner_can_be_switched_off() -> None:
    cell = TWO_DOORS.partner("cell")  # serves the north
    south, county = also_serves(cell, "south"), also_serves(cell, "county")
    assert tried(TWO_DOORS, (south, county)).network.partner("cell").areas == ("north", "south", "county")
    assert tried(TWO_DOORS, (county,)).network.partner("cell").areas == ("north", "county")


def test_two_changes_of_the_same_number_add_up() -> None:
    mind = TWO_DOORS.partner("mind")
    more = (with_room_for(mind, 7), with_room_for(mind, 3))
    assert tried(TWO_DOORS, more).network.partner("mind").capacity == 15  # 5 + 7 + 3


def test_ages_open_as_wide_as_any_change_says() -> None:
    hub = replace(CHAIN.partner("hub"), ages=AgeRange(18, 64))
    network = apply_all(CHAIN, (ChangePartner(hub),))
    younger, older = (ChangePartner(replace(hub, ages=ages)) for ages in (AgeRange(10, 64), AgeRange(16, None)))
    assert tried(network, (younger, older)).network.partner("hub").ages == AgeRange(10, None)


def test_a_new_partner_can_be_changed_too() -> None:
    shelter = Partner("shelter", "Night shelter", needs=("housing",))
    edits = (AddPartner(shelter), also_helps_with(shelter, "mental"))
    assert tried(CHAIN, edits).network.partner("shelter").needs == ("housing", "mental")


def test_what_does_not_fit_is_left_out_and_told() -> None:
    result = tried(CHAIN, (StepBack("hub"), link("custody", "hub"), link("custody", "home")))
    assert [place for place, _ in result.refused] == [1]
    assert "hub" in result.refused[0][1]
    assert [relation.target for relation in result.network.relations] == ["home"]


def test_a_change_that_could_never_be_true_is_left_out() -> None:
    upside_down = ChangePartner(replace(CHAIN.partner("hub"), ages=AgeRange(30, 20)))
    result = tried(CHAIN, (upside_down, RemoveLink("hub", "home")))
    assert [place for place, _ in result.refused] == [0]
    assert len(result.network.relations) == 1


@pytest.mark.long
@settings(max_examples=usually(12, slowly=settings.default.max_examples))
@given(networks())
def test_an_option_from_a_file_does_in_the_tray_what_it_says(network: Network) -> None:
    for option in network.options:
        try:
            expected = apply_all(network, option.edits)
        except NetworkError:
            continue
        changed = [edit.partner.id for edit in option.edits if isinstance(edit, ChangePartner)]
        changed += [edit.partner for edit in option.edits if isinstance(edit, ChangeFields)]
        if len(set(changed)) == len(changed):
            assert apply_all(network, stacked(network, apart(network, option.edits))) == expected


def test_changes_that_stand_on_one_another_in_a_file_come_apart_in_the_tray() -> None:
    mind = TWO_DOORS.partner("mind")
    first = replace(mind, needs=("mental", "housing"))
    second = replace(first, capacity=12)
    edits = apart(TWO_DOORS, (ChangePartner(first), ChangePartner(second)))
    assert tried(TWO_DOORS, edits[1:]).network.partner("mind") == replace(mind, capacity=12)
    assert stacked(TWO_DOORS, edits) == (ChangePartner(first), ChangePartner(second))


def test_an_edit_of_somebody_who_is_not_there_is_kept_for_the_tray_to_refuse() -> None:
    edits = (StepBack("nobody"), ChangePartner(Partner("nobody", "Nobody")))
    assert apart(CHAIN, edits) == edits
    assert [place for place, _ in tried(CHAIN, edits).refused] == [0, 1]


@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_in_the_tray_changes_nothing(name: str) -> None:
    assert tried(NETWORKS[name], ()).network == NETWORKS[name]
