"""What a public copy leaves out changes no claim without a word beside it: promises, hours and days."""

from dataclasses import replace

import pytest

import analysis
from network import Network
from render.promise_board import counted
from render.public_copy import public_copies, public_copy
from tests.shipped import shipped

PERHAPS = "perhaps promised already"


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


@pytest.fixture(scope="module")
def later() -> Network:
    return shipped("partners_after")


@pytest.mark.parametrize("question", ["introductions", "programme"])
def test_a_suggestion_that_may_be_promised_says_so_wherever_its_sentence_stands(
    question: str, riverside: Network
) -> None:
    copy = public_copy(riverside)
    told = analysis.run(question, copy)
    assert PERHAPS in told.finding
    assert PERHAPS in told.finding_in_room()
    assert "left out of a public copy" in told.sure


@pytest.mark.parametrize("question", ["introductions", "programme"])
def test_where_every_promise_is_told_the_number_is_that_of_the_map(question: str, riverside: Network) -> None:
    whole, all_told = analysis.run(question, riverside), analysis.run(question, public_copy(riverside, roles=True))
    assert all_told.figure == whole.figure
    assert PERHAPS not in all_told.finding
    marked = replace(riverside, system=replace(riverside.system, public=True))  # leaves as a copy, and is none yet
    assert analysis.run(question, marked).finding == whole.finding


def test_a_route_on_a_copy_says_that_it_knows_no_days_and_hours(riverside: Network) -> None:
    whole, told = analysis.run("route", riverside), analysis.run("route", public_copy(riverside))
    assert whole.figure != told.figure
    assert "are left out of a public copy" in told.sure
    assert "public copy" not in whole.sure


def test_promises_are_not_counted_where_some_are_left_out(riverside: Network, later: Network) -> None:
    whole = analysis.run("changes", later, other=riverside)
    assert "of 6 promises are kept" in whole.finding
    agreed = frozenset({riverside.promises[0].source})
    earlier, now = public_copies([riverside, later], agreed=agreed)
    told = analysis.run("changes", now, other=earlier)
    assert "promises" not in told.finding
    assert "Promises of partners who are named here are left out" in told.sure


def test_the_board_says_of_how_many_promises_it_speaks(riverside: Network) -> None:
    assert counted(riverside) == "6 promises: 3 open, 2 under way, 1 not known."
    assert counted(public_copy(riverside)).endswith(" Those of partners who are named here are left out.")
    assert "left out" not in counted(public_copy(riverside, roles=True))
