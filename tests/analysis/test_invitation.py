"""Suggested words for an invitation."""

from analysis._invitation import invitation_to_join, invitation_to_meet
from network.model import Network, Partner, System

MAP = Network(System("Smallshire"), (Partner("a", "Advice"), Partner("b", "Baker Street"), Partner("c", "Court")))


def test_an_invitation_to_meet_says_who_why_and_who_could_introduce_them() -> None:
    letter = invitation_to_meet(MAP, "a", "b", "c", "Could open help with debt in 2 more situations.")
    assert letter.startswith("Dear colleagues at Baker Street,")
    assert letter.endswith("Advice")
    assert "Could open help with debt in 2 more situations." in letter
    assert "Court works with both of us" in letter


def test_nobody_is_offered_as_introducer_where_there_is_none() -> None:
    assert "introduce" not in invitation_to_meet(MAP, "a", "b", None, "Why.")


def test_an_invitation_to_join_names_the_one_invited_and_the_map() -> None:
    letter = invitation_to_join(MAP, "GPs")
    assert letter.startswith("Dear colleagues at GPs,")
    assert "Smallshire" in letter
