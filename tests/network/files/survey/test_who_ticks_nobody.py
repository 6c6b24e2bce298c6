"""Whoever handed in a form and chose none of the names shown was asked, and said that there are no links."""

import pytest

from tests.network.files.survey.made_up import reading, said

HOMES, POLICE, CLINIC, CARERS = "Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers"
HEAD = ["ID", "Completion time", "Your organisation", "Which organisations do you refer people to?"]


def _asked(*rows: list[object], head: list[str] = HEAD) -> set[str]:
    return set(reading([head, *rows]).or_raise().asked or ())


@pytest.mark.parametrize("joined", [f"{POLICE};{CLINIC};", f"{POLICE}, {CLINIC}"])
def test_who_chooses_none_of_the_names_shown_was_asked(joined: str) -> None:
    rows = [["1", "09:00", HOMES, joined], ["2", "09:10", POLICE, CLINIC], ["3", "09:20", CARERS, ""]]
    assert _asked(*rows) == {HOMES, POLICE, CARERS}
    assert "answers none" not in said(reading([HEAD, *rows]))


def test_who_types_no_name_was_shown_none() -> None:
    rows = [["1", "09:00", HOMES, "The hostel, Quay Street kitchen"], ["2", "09:10", POLICE, "Mill Lane surgery"]]
    assert _asked(*rows, ["3", "09:20", CARERS, ""]) == {HOMES, POLICE}


def test_who_did_not_hand_the_form_in_was_not_asked() -> None:
    rows = [["1", "True", HOMES, f"{POLICE};{CLINIC}"], ["2", "True", POLICE, CLINIC], ["3", "False", CARERS, ""]]
    assert CARERS not in _asked(*rows, head=["ID", "Finished", *HEAD[2:]])


def test_who_says_something_else_instead_was_not_asked() -> None:
    rows = [["1", "09:00", HOMES, f"{POLICE};{CLINIC}", ""], ["2", "09:10", POLICE, CLINIC, ""]]
    late = ["3", "09:20", CARERS, "", "New in post, will come back to this"]
    assert CARERS not in _asked(*rows, late, head=[*HEAD, "Any comments"])


def test_a_branch_that_may_not_have_asked_counts_nobody() -> None:
    head = ["ID", "Completion time", "Your organisation (health)", "Your organisation (council)", HEAD[3]]
    rows = [["1", "09:00", CLINIC, "", f"{POLICE};{HOMES}"], ["2", "09:10", "", HOMES, f"{POLICE};{CLINIC}"]]
    assert CARERS not in _asked(*rows, ["3", "09:20", "", CARERS, ""], head=head)
