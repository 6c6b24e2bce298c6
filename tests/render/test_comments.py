"""What partners say of findings: with whom it is told, and in which words."""

from dataclasses import replace
from datetime import date

import pytest

from network.model import Comment, Named, Network, Partner, System
from render.comments import about_said, comments_of, comments_on, shortened

SAID = Comment("housing", "We opened at night in May.", "sole_routes", None, "service manager", date(2026, 5, 6), True)
MAP = Network(
    System("Town", sectors=(Named("council", "Council"),)),
    (Partner("housing", "Housing options", sector="council"), Partner("hub", "Town hub", sector="council")),
    comments=(SAID, Comment("hub", "Not by us.", "coverage"), Comment("hub", "We moved.", about="Our name")),
)


def sentences(network: Network, question: str = "sole_routes", **readers: object) -> list[str]:
    return [one.sentence for one in comments_on(network, question, **readers)]


def test_a_comment_says_whose_it_is_who_said_it_and_when() -> None:
    assert sentences(MAP) == [
        "Housing options says: “We opened at night in May.” (service manager, 6 May 2026)",
    ]
    assert sentences(MAP, "coverage") == ["Town hub says: “Not by us.”"]
    assert sentences(MAP, "crossing") == []


@pytest.mark.parametrize(
    ("change", "agreed", "heard"),
    [
        ({}, {"housing"}, ["Housing options says: “We opened at night in May.” (service manager, 6 May 2026)"]),
        ({}, set(), ["A partner says: “We opened at night in May.” (6 May 2026)"]),
        ({"on_wall": False}, {"housing"}, []),
        ({"text": "The Town hub has closed."}, {"housing"}, []),
        ({"text": "Ask the Town hub."}, {"housing", "hub"}, ["Housing options says: “Ask the Town hub.” "
                                                            "(service manager, 6 May 2026)"]),
    ],
)  # fmt: skip
def test_a_room_hears_what_was_let_through_and_no_name_that_has_not_agreed(
    change: dict[str, object], agreed: set[str], heard: list[str]
) -> None:
    network = replace(MAP, comments=(replace(SAID, **change),))
    assert sentences(network, room=True, agreed=agreed) == heard


def test_what_a_partner_says_of_itself_is_of_no_finding() -> None:
    assert [about_said(one) for one in comments_of(MAP, "hub")] == ["Where is there no way to help?", "Our name"]
    assert about_said(Comment("hub", "x")) == "What the map says of us"


def test_a_long_comment_is_cut_at_a_word() -> None:
    assert shortened("one two three", 9) == "one two …"
    assert shortened("one two", 9) == "one two"
