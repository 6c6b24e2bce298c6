"""What is typed into tables and forms becomes edits of the map, and nothing that could not be true gets through."""

from dataclasses import replace

import pytest

from network.amending import Amended, Amending
from network.counts import Count
from network.edit import apply_all
from network.model import (
    AddLink,
    AddPartner,
    AgeRange,
    ChangeFields,
    Named,
    Network,
    Opening,
    Partner,
    Relation,
    RemoveLink,
    StepBack,
    System,
)

TOWN = Network(
    System("Town", needs=(Named("housing", "Housing"), Named("debt", "Debt")), sectors=(Named("nhs", "NHS"),)),
    (
        Partner("police", "Police", provenance=None, more=(("patch", "North"),)),
        Partner("hub", "Evening hub", needs=("housing",), capacity=10),
        Partner("bank", "Food bank"),
    ),
    (
        Relation("police", "hub", needs=("housing",), made=Count.exactly(12), accepted=Count.exactly(9)),
        Relation("police", "hub", needs=("debt",), made=Count(1, 4), said_by=("police",)),
        Relation("hub", "bank", "works jointly"),
    ),
    asked=("police",),
)


def partner(partner_id: str | None, **cells: str) -> Amended:
    amending = Amending(TOWN)
    amending.partner(partner_id, cells)
    return amending.result()


def link(place: int | None, **cells: str) -> Amended:
    amending = Amending(TOWN)
    amending.link(place, cells)
    return amending.result()


def after(amended: Amended) -> Network:
    assert amended.problems == ()
    return apply_all(TOWN, amended.edits, amended.parts)


def test_nothing_typed_changes_nothing():
    assert Amending(TOWN).result() == Amended()


def test_a_cell_changes_its_field_and_leaves_the_others_alone():
    amended = partner("police", name="Town police")
    assert amended.edits == (ChangeFields("police", (("name", "Town police"),)),)
    assert amended.count == 1


def test_a_cell_typed_as_it_was_is_no_change():
    assert partner("hub", needs="Housing", capacity="10") == Amended()


@pytest.mark.parametrize(
    ("cell", "text", "attribute", "value"),
    [
        ("ages", "10 to 17", "ages", AgeRange(10, 17)),
        ("hours", "Mon 09:00-17:00", "hours", (Opening((0,), 540, 1020),)),
        ("capacity", "25", "capacity", 25),
        ("wait_days", "7.5", "wait_days", 7.5),
        ("needs", "Housing | Debt", "needs", ("housing", "debt")),
        ("sector", "NHS", "sector", "nhs"),
        ("org_id", "GB-NHS-RW4", "ids", (("GB-NHS", "RW4"),)),
        ("short", "Hub", "short", "Hub"),
        ("short", "N" * 18, "short", "N" * 18),  # as long as it may be
    ],
)
def test_every_cell_is_read_as_spreadsheets_are(cell, text, attribute, value):
    assert getattr(after(partner("hub", **{cell: text})).partner("hub"), attribute) == value


def test_an_emptied_cell_is_not_known_and_none_is_known_to_be_none():
    assert after(partner("hub", needs="")).partner("hub").needs is None
    assert after(partner("hub", needs="(none)")).partner("hub").needs == ()


def test_a_word_that_is_new_joins_its_list():
    town = after(partner("bank", needs="Food"))
    assert town.partner("bank").needs == ("Food",)
    assert Named("Food", "Food") in town.system.needs


def test_a_new_partner_gets_an_id_of_its_own():
    amended = partner(None, name="Food bank", needs="Debt", asked="yes")
    assert amended.edits == (AddPartner(Partner("food_bank", "Food bank", needs=("debt",))),)
    assert after(amended).asked == ("police", "food_bank")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"ages": "ten"}, '"ten" is not an age range'),
        ({"hours": "mornings"}, '"mornings" are not opening hours'),
        ({"capacity": "many"}, '"many" is not a whole number'),
        ({"name": " "}, "It has no name"),
        ({"short": "N" * 19}, "longer than 18 characters"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_said_with_its_partner(cells, words):
    (problem,) = partner("hub", **cells).problems
    assert problem.startswith("Evening hub: ")
    assert words in problem


def test_a_partner_taken_off_the_map_takes_its_links_along():
    amending = Amending(TOWN)
    amending.partner("hub", {"name": "Hub"})
    amending.without_partner("hub")
    amended = amending.result()
    assert amended.edits == (StepBack("hub"),)
    assert [one.id for one in after(amended).partners] == ["police", "bank"]


def test_having_told_us_can_be_typed_and_taken_back():
    assert after(partner("hub", asked="yes")).asked == ("police", "hub")
    assert after(partner("police", asked="no")).asked == ()


def test_having_told_us_leaves_what_was_typed_of_the_partner():
    amending = Amending(TOWN)
    amending.partner("hub", {"name": "Larder"})
    amending.partner("hub", {"asked": "yes"})
    amended = amending.result()
    assert after(amended).by_id["hub"].name == "Larder"
    assert after(amended).asked == ("police", "hub")


def test_a_changed_link_leaves_the_one_beside_it_as_it_was():
    # Links are taken away by ends and kind, so both go and both are added again, one of them changed.
    amended = link(0, referrals="20")
    assert amended.edits == (
        RemoveLink("police", "hub"),
        AddLink(replace(TOWN.relations[0], made=Count.exactly(20))),
        AddLink(TOWN.relations[1]),
    )
    assert sorted(str(one.made) for one in after(amended).relations[-2:]) == ["20", "<5"]


def test_a_link_taken_away_leaves_the_one_beside_it():
    amending = Amending(TOWN)
    amending.without_link(0)
    links = after(amending.result()).relations
    assert [str(one.made) for one in links if one.source == "police"] == ["<5"]


def test_a_link_of_a_kind_without_direction_is_found_either_way_round():
    town = after(link(2, link_type="shares information"))
    assert [one.kind for one in town.relations if one.target == "bank"] == ["shares information"]


def test_a_link_can_be_given_other_ends():
    town = after(link(1, to="bank"))
    moved = next(one for one in town.relations if (one.source, one.target) == ("police", "bank"))
    assert (moved.said_by, str(moved.made)) == (("police",), "<5")


@pytest.mark.parametrize(("said", "by"), [("both", ("police", "hub")), ("to", ("hub",)), ("nobody", ()), ("", None)])
def test_who_has_named_a_link(said, by):
    town = after(link(1, said_by=said))
    assert next(one for one in town.relations if one.needs == ("debt",)).said_by == by


def test_more_accepted_than_made_is_refused_in_the_words_of_the_rule():
    (problem,) = link(0, accepted="13").problems
    assert "13 referrals were accepted but only 12 made" in problem


def test_what_is_no_number_of_referrals_is_said_with_its_link():
    assert link(0, referrals="a dozen").problems == (
        'Police to Evening hub: "a dozen" is not a number of referrals. Write 12, or <5 where it is hidden.',
    )


def test_a_new_link_needs_two_ends():
    assert link(None, **{"from": "police"}).problems == ("A new link: Say who refers and to whom.",)
    assert after(link(None, **{"from": "police", "to": "bank", "referrals": "<5"})).relations[-1].made == Count(1, 4)


def test_partners_and_links_that_are_touched_are_counted():
    amending = Amending(TOWN)
    amending.link(0, {"referrals": "20"})  # one link away, and it and the one beside it added again
    assert amending.result().count == 2
    amending.link(None, {"from": "police", "to": "bank"})
    amending.partner("bank", {"name": "Larder"})
    assert amending.result().count == 4
    taken = Amending(TOWN)
    taken.without_link(2)
    assert taken.result().count == 1
    asked = Amending(TOWN)
    asked.partner("hub", {"asked": "yes"})
    assert (asked.result().edits, asked.result().count) == ((), 1)
    assert Amended().count == 0


def test_links_are_beside_one_another_by_their_direction_and_kind():
    other_way = Relation("hub", "police", made=Count.exactly(7))
    jointly = Relation("bank", "hub", "works jointly", works="well")
    network = replace(TOWN, relations=(*TOWN.relations, other_way, jointly))
    referral, joint = Amending(network), Amending(network)
    referral.link(0, {"referrals": "20"})
    assert other_way not in [edit.relation for edit in referral.result().edits if isinstance(edit, AddLink)]
    joint.without_link(2)
    assert joint.result().edits == (RemoveLink("bank", "hub", "works jointly"), AddLink(jointly))
    assert [one for one in apply_all(network, joint.result().edits).relations if not one.directed] == [jointly]


def test_what_was_typed_is_typed_again_on_a_newer_map():
    amending = Amending(TOWN)
    amending.partner("hub", {"capacity": "12"})
    amending.partner(None, {"name": "Clinic"})
    amending.without_partner("bank")
    amending.link(1, {"days": "3"})
    amending.link(None, {"from": "police", "to": "hub", "link_type": "funds"})
    amending.without_link(0)
    amending.without_link(2)
    told = amending.result()
    again = Amending(TOWN)
    for typed in told.typed:
        again.again(typed)
    assert again.result() == told
    assert again.result().typed == told.typed
    assert len(told.typed) == 7


def test_who_said_a_link_is_kept_only_while_its_ends_are_the_same():
    # the link at place 1 is said by the police; given another start, nobody is known to have said it
    moved = after(link(1, **{"from": "bank"})).relations
    assert [one.said_by for one in moved if one.source == "bank"] == [None]


def test_both_ends_still_say_a_link_of_which_a_count_is_typed():
    said = replace(TOWN.relations[0], said_by=("police", "hub"))
    town = replace(TOWN, relations=(said,))
    amending = Amending(town)
    amending.link(0, {"referrals": "13"})
    assert apply_all(town, amending.result().edits).relations == (replace(said, made=Count.exactly(13)),)


def test_a_partner_that_is_typed_is_given_its_id_back():
    amending = Amending(TOWN)
    assert amending.partner("hub", {"name": "Hub"}) == "hub"
    assert amending.partner(None, {"name": "Clinic"}) == "clinic"
    assert amending.partner(None, {"name": "Clinic"}) not in ("clinic", "hub")  # ids are not used twice
