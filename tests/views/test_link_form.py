"""The form of one link: the direction chosen is the direction written."""

import pytest

from network import Network
from network.model import Partner, Relation, System
from tests.open_pages import opened, words

TOWN = Network(
    System("Town"),
    (Partner("trust", "Mental health trust"), Partner("mind", "Mind"), Partner("court", "Court")),
    (Relation("trust", "mind"), Relation("court", "mind", "knows")),
)


def link_box(source: str, target: str) -> tuple[list[str], str, str]:
    """What may be chosen as the link between two partners, what is, and what the page says."""
    app = opened("data.py", TOWN, part="edit", what="link", from_partner=source, to_partner=target)
    (box,) = [one for one in app.selectbox if one.label == "Link"]
    return list(box.options), box.options[box.index or 0], words(app)


def test_the_link_that_runs_this_way_is_opened() -> None:
    options, chosen, said = link_box("trust", "mind")
    assert chosen == "Mental health trust refers people to Mind"
    assert options == [chosen, "A new link"]
    assert "runs the other way" not in said


def test_where_only_the_reverse_is_there_a_new_one_is_begun_and_the_other_is_named() -> None:
    options, chosen, said = link_box("mind", "trust")
    assert chosen == "A new link"
    assert options == [chosen, "Mental health trust refers people to Mind"]
    assert "Mental health trust refers people to Mind: that link is on the map. This one runs the other way." in said


@pytest.mark.parametrize("ends", [("court", "mind"), ("mind", "court")])
def test_a_link_without_direction_is_opened_from_either_end(ends: tuple[str, str]) -> None:
    assert link_box(*ends)[1].startswith("Court know")
