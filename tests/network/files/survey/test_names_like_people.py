"""Organisations that answer and have names as people have: asked about where others name them too, else refused."""

import pytest

from tests.network.files.survey.made_up import links, reading, said

HEAD = ["Timestamp", "Your organisation", "Which organisations do you refer people to?"]


def _rows(name: str, named: str) -> list[list[object]]:
    return [
        HEAD,
        ["2026", name, "Elm Youth;Birch Hub"],
        ["2026", "Elm Youth", f"Birch Hub;{named}"],
        ["2026", "Birch Hub", named],
    ]


@pytest.mark.parametrize("name", ["Jade Wellspring", "Iris Fallowfield"])
def test_a_name_that_others_name_too_is_asked_about(name: str) -> None:
    read = reading(_rows(name, name))
    assert ("Birch Hub", "Partner 1", "refers") in links(read)
    assert name not in said(read)
    assert "may be of people or of homes" in said(read)


@pytest.mark.parametrize("name", ["Iris Inclusion", "Jade Resilience", "Hazel Connections", "Holly Partnerships"])
def test_a_word_for_what_an_organisation_does_is_no_surname(name: str) -> None:
    assert links(reading(_rows(name, "Ash Aid")))


def test_a_name_that_nobody_else_gives_is_refused() -> None:
    read = reading(_rows("Joanne Pickersgill", "Ash Aid"))
    assert read.network is None
    assert "Pickersgill" not in said(read)


def test_where_most_who_answer_have_such_names_they_are_people() -> None:
    people = ["Joanne Pickersgill", "Darren Entwistle", "Kelly Ackroyd"]
    rows = [["2026", one, ";".join(other for other in people if other != one)] for one in people]
    assert reading([HEAD, *rows]).network is None
