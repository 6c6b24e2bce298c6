"""Who is to do something is told by name, in small letters too; a service or a hope that does it is nobody."""

import random

from network.details.may_name import that_may_name
from network.details.short_names import is_short_name
from network.details.who_acts import _ACTS, _IS_TO, is_to_act
from tests.each import each
from tests.matching import matching
from tests.pace import usually


@each(
    (
        "jo to ring the ward manager about discharge letters",
        "al will ring the duty desk",
        "weekly list, sue to send",
        "bev & mo to meet weekly",
        "Send weekly list; Di to check it",
        "agreed that dave will chase it",
    )
)
def test_somebody_is_to_act(text: str) -> None:
    assert (is_to_act(text), that_may_name([text], ())) == (True, [0])


@each(
    (
        "Ward to ring the hub; police to send the list",
        "ED to check it",
        "Hope to arrange it in May",
        "no one to ring, court to confirm, grant to follow",
        "will send it, then may visit",
    )
)
def test_a_service_is_to_act(text: str) -> None:
    assert (is_to_act(text), that_may_name([text], ())) == (False, [])


@each(("I waited for Mo for two hours", "Only Jo knew what to do", "spoke to Ed at the desk", "ask jo", "Jo rang"))
def test_a_name_of_two_letters_is_told_by_what_stands_around_it(text: str) -> None:
    assert that_may_name([text], ()) == [0]


@each(("brought in via ed", "the Special Ed panel", "asked DI and ED", "told the mo at custody", "et al."))
def test_the_same_letters_elsewhere_are_none(text: str) -> None:
    assert that_may_name([text], ()) == []


def test_names_of_two_and_three_letters() -> None:
    assert all(map(is_short_name, ("Jo", "jo", "Ed", "Yas", "Meg")))
    assert not any(map(is_short_name, ("ed", "ED", "yas", "YAS", "If", "al", "Pen", "Joes")))


def test_behind_each_name_stands_a_word_that_is_looked_for_first() -> None:
    drawn = [text for text in matching(_ACTS, usually(1_000, slowly=20_000), random.Random(3)) if _ACTS.search(text)]
    assert len(drawn) > usually(300, slowly=6_000)
    assert not [text for text in drawn if not any(word in text for word in _IS_TO)]
