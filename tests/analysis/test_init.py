"""The one gate to every question: which there are, what they take, and what is refused."""

from itertools import pairwise

import pytest

import analysis
from analysis import Theme, camps
from network.errors import NetworkError
from tests.small_networks import NETWORKS

CHAIN = NETWORKS["chain"]


def test_questions_stand_in_the_order_of_the_themes_and_of_each_page() -> None:
    every = analysis.questions()
    assert {"coverage", "route", "camps"} <= every.keys()
    assert not [name for name in every if name.startswith("_")]
    assert all(question.name == name for name, question in every.items())
    themes = list(Theme)
    places = [(themes.index(one.theme), one.order, one.name) for one in every.values()]
    assert all(before < after for before, after in pairwise(places))
    by_theme = [analysis.questions(theme) for theme in Theme]
    assert [name for some in by_theme for name in some] == list(every)
    assert all(
        question.theme is theme for theme, some in zip(Theme, by_theme, strict=True) for question in some.values()
    )


def test_options_are_those_of_the_answer_and_of_what_it_hands_on() -> None:
    assert analysis.options_of("camps") == ("by", "seed")
    assert analysis.options_of("missing") == ()
    assert {"age", "area", "need", "stage"} <= set(analysis.options_of("route"))
    assert "network" not in analysis.options_of("route")


def test_an_option_that_is_none_counts_as_not_given() -> None:
    assert analysis.run("camps", CHAIN, seed=None) == analysis.run("camps", CHAIN)
    assert analysis.run("missing", CHAIN, seed=None) == analysis.run("missing", CHAIN)


def test_an_option_that_is_not_taken_is_refused_with_those_that_are() -> None:
    with pytest.raises(NetworkError, match=r'The question "camps" has no option "age"\. Its options: by, seed\.'):
        analysis.run("camps", CHAIN, age="adult")
    with pytest.raises(NetworkError, match=r'"missing" has no option "age"\. Its options: none\.'):
        analysis.claim("missing", CHAIN, age="adult")


def test_an_unknown_question_is_refused_with_the_nearest_or_all() -> None:
    with pytest.raises(NetworkError, match=r'There is no question "camp"\. Did you mean "camps"\?$'):
        analysis.run("camp", CHAIN)
    with pytest.raises(
        NetworkError, match=r'There is no question "xyzzy"\. Questions: barriers, both_sides, .*what_if\.$'
    ):
        analysis.run("xyzzy", CHAIN)


def test_a_claim_says_what_the_answer_does() -> None:
    for name in ("camps", "coverage"):
        answer, claim = analysis.run(name, CHAIN), analysis.claim(name, CHAIN)
        assert answer.state == claim.state
        assert claim == analysis._declare.claim_of(analysis._module(name).answer(CHAIN))
    assert analysis.run("camps", CHAIN).question == analysis.questions()["camps"]


def test_what_is_not_known_is_counted_for_the_questions_that_say_so() -> None:
    counts = analysis.not_known_counts()
    assert "camps" not in counts
    assert not hasattr(camps, "unclear")
    assert counts
    assert all(counts[name] is analysis._module(name).unclear for name in counts)
