"""Stories at the steps of a way: once each, only those that may be told here."""

from dataclasses import replace

import pytest

from network.model import Agreement, Source, Story
from render.story_pins import may_be_told, pins
from tests.small_networks import NETWORKS

MAP = NETWORKS["two doors"]
TOLD = Story(("hub", "cell"), "I told it three times.", "person", consent=True, on_wall=True)
PATH = ("cell", "hub")


def words(*stories: Story, room: bool = False) -> list[tuple[str, str]]:
    return [(pin.partner, pin.words) for pin in pins(replace(MAP, stories=stories), PATH, room=room)]


def test_a_story_of_two_steps_stands_once_at_the_first() -> None:
    assert words(TOLD) == [("cell", "I told it three times.")]


def test_a_story_of_somewhere_else_is_not_told() -> None:
    assert words(replace(TOLD, at=("elsewhere",)), replace(TOLD, at=())) == []


@pytest.mark.parametrize(
    ("said", "alone", "in_room"),
    [
        ({}, True, True),
        ({"on_wall": False}, True, False),
        ({"consent": None}, True, False),
        ({"consent": False}, False, False),
        ({"words": None}, False, False),
    ],
)
def test_a_room_hears_what_has_consent_and_was_let_through(said: dict, alone: bool, in_room: bool) -> None:
    story = replace(TOLD, **said)
    assert (may_be_told(MAP, story), may_be_told(MAP, story, room=True)) == (alone, in_room)


def test_a_room_hears_no_partner_named_who_has_not_agreed() -> None:
    name = MAP.partners[0].name
    story = replace(TOLD, words=f"They sent me to {name}.")
    assert not may_be_told(MAP, story, room=True)
    assert may_be_told(MAP, story, room=True, agreed={MAP.partners[0].id})
    assert may_be_told(MAP, story)


def test_who_tells_it_and_the_consent_stand_beside_it() -> None:
    (pin,) = pins(replace(MAP, stories=(TOLD,)), PATH)
    assert (pin.told, pin.agreed) == ("Somebody else told this, of these steps, with consent", True)
    (pin,) = pins(replace(MAP, stories=(Story(("hub",), "x"),)), PATH)
    assert (pin.told, pin.agreed) == (
        "Somebody told this, it is not recorded who, of this step, consent not recorded",
        False,
    )


def test_a_story_made_up_for_an_illustrative_map_says_so() -> None:
    made_up = replace(TOLD, at=("hub", "elsewhere"), provenance=Source("illustrative"))
    (pin,) = pins(replace(MAP, stories=(made_up,)), PATH)
    assert pin.told == "Illustrative: somebody else told this, of this step, with consent"


def test_agreements_of_the_map_are_not_taken_for_granted() -> None:
    agreed = replace(MAP, agreed=(Agreement(MAP.partners[0].id),))
    assert not may_be_told(agreed, replace(TOLD, words=f"At {MAP.partners[0].name}"), room=True)
