"""Answers that are kept while a report is written, and how firm they are."""

from datetime import date

import pytest

import analysis
from analysis._stability import stability
from render.report.content import Reader, Text
from render.report.kept_answers import KeptAnswers
from render.report.made import contents
from render.report.telling import Choices
from tests.small_networks import NETWORKS

pytestmark = pytest.mark.long

CHAIN = NETWORKS["chain"]
CHOICES = Choices(date(2026, 11, 29), Reader.BOARD, chapters=("introductions",))


def test_an_answer_is_worked_out_once_and_is_the_one_that_the_pages_give() -> None:
    ask = KeptAnswers()
    first = ask("coverage", CHAIN, area="north")
    assert first is ask("coverage", CHAIN, area="north", stage=None)
    assert first == analysis.run("coverage", CHAIN, area="north")
    assert first != ask("coverage", CHAIN)


def test_each_answer_is_as_firm_as_it_is_when_it_is_tested_alone() -> None:
    assert CHAIN.asked_ids
    ask, heard = KeptAnswers(), list[float]()
    asked = [("sole_routes", {}), ("coverage", {"area": "north"}), ("unknowns", {})]
    for name, options in asked:
        ask(name, CHAIN, **options)
    assert ask.test(progress=heard.append) == 2  # how sure we are cannot itself be tested
    assert heard[-1] == 1
    for name, options in asked[:2]:
        assert ask(name, CHAIN, **options).receipt.stability == stability(name, CHAIN, **options)
    assert ask("unknowns", CHAIN).receipt.stability is None


def test_a_report_that_is_written_again_says_how_firm_its_findings_are() -> None:
    ask = KeptAnswers()

    def lines() -> list[str]:
        (chapter,) = contents(CHAIN, CHOICES, ask=ask).chapters
        return [one.text for one in chapter.blocks if isinstance(one, Text) and "re-runs" in one.text]

    assert lines() == []
    ask.test()
    assert lines()


def test_where_nobody_has_been_asked_nothing_is_tested() -> None:
    ask = KeptAnswers()
    ask("coverage", NETWORKS["nothing asked"])
    assert ask.test() == 0
