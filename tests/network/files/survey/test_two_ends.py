"""What two ends of one link say of it, and which kinds a question asked about."""

import pytest

from network.recognised import SameAs
from tests.network.files.survey.made_up import reading, said

HOMES, POLICE, CLINIC = "Westhaven Homes", "Northfield Police", "Millbrook Clinic"
JOINTLY = "How often do you work jointly with"


@pytest.mark.parametrize(("other", "differ"), [("Less than monthly", True), ("Daily", False)])
def test_two_ends_that_give_one_link_another_strength_are_told(other: str, differ: bool) -> None:
    rows = [["Timestamp", "Your organisation", f"{JOINTLY} [{HOMES}]", f"{JOINTLY} [{POLICE}]"]]
    read = reading([*rows, ["2026", HOMES, "", "Daily"], ["2026", POLICE, other, ""]])
    assert (f"1 link has another strength by each end ({HOMES} and {POLICE})" in said(read)) is differ
    assert [dict(one.more)["strength"] for one in read.or_raise().relations] == ["5"]


@pytest.mark.parametrize("question", ["What is your working relationship with each?", "What do you do with each?"])
def test_a_kind_that_only_a_word_of_the_question_has_was_not_asked_about(question: str) -> None:
    rows = [
        ["Timestamp", "Your organisation", *(f"{question} [{name}]" for name in (HOMES, POLICE, CLINIC))],
        ["2026", HOMES, "", "We refer people to them;We share information", "They refer people to us"],
        ["2026", POLICE, "They refer people to us", "", "We share information"],
    ]
    assert {kind for kind, _ in reading(rows).or_raise().system.asked_as} == {
        "refers",
        "refers back",
        "shares information",
    }


@pytest.mark.parametrize(("name", "partner"), [("Tarn Advise", "Tarn Advice"), ("Tarn Advice", "Tarn Advise")])
def test_who_answers_under_another_spelling_has_answered_once_they_are_one(name: str, partner: str) -> None:
    rows = [
        ["Timestamp", "Your organisation", "Your sector", "Which organisations do you refer people to?"],
        ["2026", "Tarn Advise", "Charity", "Birch Hub;Elm Youth"],
        ["2026", "Birch Hub", "NHS", "Tarn Advice"],
    ]
    network = reading(rows, SameAs(name, partner)).or_raise()
    assert set(network.asked or ()) == {partner, "Birch Hub"}
    assert {one.source: one.said_by for one in network.relations} == {partner: (partner,), "Birch Hub": ("Birch Hub",)}
    assert {one.name: one.sector for one in network.partners if one.sector} == {partner: "Charity", "Birch Hub": "NHS"}
