"""Which findings open the Overview."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import analysis
from analysis import Answer, Stability
from network.model import Network
from render import first_screen
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def ask(network: Network, **changed: dict) -> Callable[[str], Answer]:
    """Answers to a map; those named are changed."""
    return lambda name: replace(analysis.run(name, network), **changed.get(name, {}))


def shown(ask: Callable[[str], Answer]) -> dict[str, str]:
    return {label: answer.question.name for label, answer in first_screen.findings(ask)}


def test_each_place_has_its_own_question() -> None:
    found = shown(ask(CHAIN, **{name: {"state": "finding"} for name in analysis.questions()}))
    assert found["A strength"] == "brokers"
    assert found["A gap"] == "entry_points"
    assert found["Much relied on"] == "sole_routes"
    assert found["Across boundaries"] == "crossing"


def test_no_question_is_shown_twice() -> None:
    names = [answer.question.name for _, answer in first_screen.findings(ask(CHAIN))]
    assert len(names) == len(set(names))


def test_the_lead_is_introductions_or_else_crossing() -> None:
    first = next(iter(shown(ask(CHAIN, **{name: {"state": "finding"} for name in analysis.questions()})).values()))
    assert first == ("introductions" if "introductions" in analysis.questions() else "crossing")


def test_where_a_question_finds_nothing_another_of_its_theme_speaks() -> None:
    changed = {name: {"state": "nothing"} for name in analysis.questions()} | {"coverage": {"state": "finding"}}
    assert shown(ask(CHAIN, **changed))["A gap"] == "coverage"


def test_a_tentative_finding_gives_way_to_a_firm_one_of_its_theme() -> None:
    tentative = analysis.run("entry_points", CHAIN).tested(Stability(40, None, None, "model"))
    changed = {"entry_points": {"state": "finding", "receipt": tentative.receipt}, "coverage": {"state": "finding"}}
    assert shown(ask(CHAIN, **changed))["A gap"] == "coverage"


def test_introductions_keep_their_place_where_it_is_not_sure_which_comes_first() -> None:
    tentative = analysis.run("introductions", CHAIN).tested(Stability(40, None, None, "model"))
    changed = {name: {"state": "finding"} for name in analysis.questions()}
    changed["introductions"]["receipt"] = tentative.receipt
    assert shown(ask(CHAIN, **changed))["Build next"] == "introductions"


def test_analysts_questions_stay_away() -> None:
    analysts = {name for name, question in analysis.questions().items() if question.analyst_only}
    assert analysts.isdisjoint(shown(ask(CHAIN)).values())


@pytest.mark.parametrize(("asked", "first"), [((), True), (("custody",), True), (("custody", "hub"), False)])
def test_what_we_do_not_know_comes_first_where_fewer_than_half_have_answered(asked: tuple, first: bool) -> None:
    # three partners: one of three is fewer than half, two of three is not
    assert first_screen.mostly_unasked(replace(CHAIN, asked=asked)) is first


@pytest.mark.parametrize(
    ("name", "state", "label"),
    [
        ("sole_links", "finding", "Much relied on"),
        ("leaks", "finding", "From referral to help"),
        ("sole_routes", "nothing", "Bottlenecks"),
    ],
)
def test_a_label_fits_the_question_that_stands_in_and_what_it_finds(name: str, state: str, label: str) -> None:
    changed = {one: {"state": "nothing"} for one in analysis.questions()} | {name: {"state": state}}
    found = {answer.question.name: label for label, answer in first_screen.findings(ask(CHAIN, **changed))}
    assert found[name] == label
