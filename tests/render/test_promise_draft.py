"""Take this forward: a promise drafted from a finding."""

from dataclasses import replace

import pytest

import analysis
from analysis.introductions import gap_of, helped_with
from network.model import Promise
from render.promise_draft import draft, introduction_draft
from tests.contracts.asking import each_question_on
from tests.small_networks import NETWORKS, SOME, with_doors_told

CHAIN = with_doors_told(NETWORKS["chain"])
TWO_DOORS = NETWORKS["two doors"]


def test_the_partner_that_the_finding_names_makes_the_promise() -> None:
    promise = draft(analysis.run("sole_routes", CHAIN))
    assert (promise.source, promise.target, promise.finding) == ("hub", None, "sole_routes")
    assert promise.sign is not None
    assert promise.sign.startswith("Partner HUB is the only way through in fewer than ")


def test_both_ends_of_a_link_are_filled_in() -> None:
    promise = draft(analysis.run("sole_links", CHAIN))
    assert {promise.source, promise.target} <= {"custody", "hub", "home"}
    assert promise.target is not None


def test_a_finding_about_no_partner_leaves_open_who_promises() -> None:
    promise = draft(analysis.run("coverage", NETWORKS["empty"]))
    assert (promise.source, promise.target) == ("", None)


@pytest.mark.long
@each_question_on(SOME)
def test_every_finding_can_be_taken_forward(question: str, title: str) -> None:
    promise = draft(analysis.run(question, NETWORKS[title]))
    assert promise.text
    assert promise.sign
    assert "{" not in promise.text + promise.sign
    assert promise.finding == question
    assert promise.status == "open"


def test_an_introduction_is_promised_by_its_two_partners() -> None:
    assert introduction_draft(CHAIN, "custody", "home", "hub") == Promise(
        "custody",
        "home",
        text="Meet, and agree how people are referred from Partner CUSTODY to Partner HOME. "
        "Partner HUB could introduce them",
        finding="introductions",
        sign="A referral link from Partner CUSTODY to Partner HOME",
    )


def test_an_introduction_that_nobody_can_make_names_nobody() -> None:
    text = introduction_draft(TWO_DOORS, "cell", "mind").text
    assert text == "Meet, and agree how people are referred from Partner CELL to Partner MIND"


def test_an_introduction_keeps_for_which_gap_it_is() -> None:
    network = replace(CHAIN, relations=CHAIN.relations[:1])  # nobody is sent on from the hub
    answer = analysis.run("introductions", network, all=True)
    row = answer.table.iloc[0].to_dict()
    gap = gap_of(network, row)
    assert dict(gap)["need"].split(",") == row["needs"].split(", ")
    promise = introduction_draft(network, row["source"], row["target"], gap=gap)
    assert promise.gap == gap
    assert promise.sign is not None
    assert promise.sign.endswith(f" for {helped_with(CHAIN, row['needs'].split(', '))}")
    assert draft(answer).gap == gap
