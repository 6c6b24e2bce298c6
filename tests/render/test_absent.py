"""Who is not here, in words."""

from dataclasses import replace

import pytest

import analysis
from network.model import Promise, Story
from render.absent import absent_table, invitation
from tests.small_networks import NETWORKS

CHAIN = replace(
    NETWORKS["chain"],
    relations=NETWORKS["chain"].relations[:1],  # home stands alone
    promises=(Promise("hub", "GPs"),),
    stories=(Story(("custody", "GPs")),),
)
ANSWER = analysis.run("missing", CHAIN)


def rows(**audience: object) -> list[tuple[str, ...]]:
    return list(absent_table(ANSWER, **audience).frame.itertuples(index=False, name=None))


def test_each_reason_is_said_in_words() -> None:
    assert rows()[:2] == [
        ("GPs", "Named, and not on the map", "1", "1"),
        ("Partner HOME", "On the map, with no link recorded yet", "0", "0"),
    ]


def test_kinds_that_nobody_has_named_stand_in_one_row() -> None:
    *_, (kinds, why, *named) = rows()
    assert "Prisons; " in kinds
    assert (why, named) == ("Nobody on the map is known to be of this kind", ["0", "0"])
    assert len(rows()) == 3


def test_a_room_hears_a_partner_on_the_map_only_once_it_has_agreed() -> None:
    assert [row[0] for row in rows(room=True)[:2]] == ["GPs", rows()[-1][0]]
    assert absent_table(ANSWER, room=True).left_out == (
        "On the map, with no link recorded yet, and not named here: 1 partner."
    )
    assert rows(room=True, agreed=frozenset({"home"}))[1][0] == "Partner HOME"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("named", "Partners on our map have named GPs"),
        ("no link", "nobody has told us yet whom you work with"),
        ("kind", "Nobody on our map stands for the kind of work that GPs do"),
    ],
)
def test_an_invitation_says_why_it_is_sent(status: str, said: str) -> None:
    text = invitation(CHAIN, "GPs", status)
    assert said in text
    assert "Testshire" in text
    assert "before anybody else sees it" in text


def test_an_invitation_says_how_often_somebody_was_named() -> None:
    assert "You were named once." in invitation(CHAIN, "GPs", "named", 1)
    assert "You were named 3 times." in invitation(CHAIN, "GPs", "named", 3)
    assert "You were named" not in invitation(CHAIN, "GPs", "named")
