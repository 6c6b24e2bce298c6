"""What a what-if does to the findings of a page."""

from dataclasses import replace

import pandas as pd
import pytest

import analysis
from analysis import Answer, Who
from analysis._declare import Stability
from network.possible_changes import link
from network.tray import tried
from render.before_after import Difference, differences, why_more_rely
from tests.small_networks import NETWORKS, with_doors_told

CHAIN = with_doors_told(NETWORKS["chain"])


def said(answer: Answer) -> str:
    return answer.finding


def test_a_finding_that_stays_is_no_difference() -> None:
    answer = analysis.run("coverage", CHAIN)
    assert differences([(answer, answer)], said) == []


def test_a_figure_that_moves_is_shown_before_and_after() -> None:
    after = tried(CHAIN, (link("custody", "home"),)).network
    pairs = [(analysis.run("sole_routes", network) for network in (CHAIN, after))]
    found = differences([tuple(pair) for pair in pairs], said)
    assert [one.heading for one in found] == ["Who is the only way through?"]


def test_where_only_the_sentence_differs_there_are_no_figures() -> None:
    before = analysis.run("coverage", CHAIN)
    after = replace(before, words={**before.words, "gap": "a wide gap is elsewhere"}, state="finding")
    before = replace(before, state="finding")
    assert differences([(before, after)], said) == [Difference(before.question.heading, "", "")]


def test_of_two_partners_the_first_is_followed_and_neither_is_named() -> None:
    one = replace(analysis.run("sole_routes", CHAIN), state="finding", figure=("23", "in 100 people"))
    row = {"profiles_lost": [3], "people": [0.04], "place": ["on the way"], "needs": [2]}
    tables = [pd.DataFrame({"partner": [partner], **row}) for partner in ("custody", "home")]
    before = replace(one, words={"partner": Who("custody")}, table=tables[0])
    after = replace(one, words={"partner": Who("home")}, figure=("12", "in 100 people"))
    (told,) = differences([(before, replace(after, table=tables[0]))], said)
    assert (told.before, told.after) == ("23 in 100 people", "4 in 100 people; on another partner now 12 in 100 people")
    (told,) = differences([(before, replace(after, table=tables[1]))], said)
    assert told.after == "nobody; on another partner now 12 in 100 people"


def test_of_two_doors_the_first_is_followed_and_both_are_named() -> None:
    one = replace(analysis.run("entry_points", CHAIN), state="finding", figure=("4", "of 12 needs"))
    same = {"least_stage": "voluntary attendance", "most_stage": "custody", "usually": "", "a": "4", "b": "10"}
    before = replace(one, words=same)
    other = replace(one, words=same | {"least_stage": "prison release", "a": "8"}, figure=("8", "of 12 needs"))
    here, there = (one.table.assign(stage=["a", "b"], usual=usual, doors=1) for usual in ([4, 8], [9, 8]))
    (told,) = differences([(replace(before, table=here), replace(other, table=there))], said)
    assert told.before == "4 of 12 needs through voluntary attendance"
    assert told.after == "9; fewest now through prison release: 8 of 12 needs"
    (told,) = differences([(replace(before, table=here), replace(other, table=there[1:]))], said)
    assert "voluntary attendance" in told.before
    assert "prison release" in told.after
    (told,) = differences([(before, replace(other, words=same | {"a": "8"}))], said)
    assert (told.before, told.after) == ("4 of 12 needs", "8 of 12 needs")


def test_short_sentences_stand_side_by_side_and_how_firm_they_are_is_no_difference() -> None:
    goals = replace(analysis.run("coverage", CHAIN), figure=None)
    shaky = goals.tested(Stability(10, None, None, ""))
    assert differences([(shaky, goals)], lambda answer: "It may be." if answer.tentative else "It is.") == []
    met = replace(goals, state="nothing")
    (one,) = differences([(goals, met)], lambda answer: f"So: {answer.state}.")
    assert (one.before, one.after) == (f"So: {goals.state}.", "So: nothing.")
    (long,) = differences([(goals, met)], lambda answer: answer.state * 60)
    assert (long.before, long.after) == ("", "")


def test_findings_with_figures_come_first() -> None:
    words = replace(analysis.run("coverage", CHAIN), figure=None)
    figures = replace(analysis.run("entry_points", CHAIN), figure=("1", "of 2 needs"))
    pairs = [(words, replace(words, state="not known")), (figures, replace(figures, figure=("2", "of 2 needs")))]
    assert [(one.before, one.after) for one in differences(pairs, said)] == [("1 of 2 needs", "2 of 2 needs"), ("", "")]


@pytest.mark.parametrize(("relied", "covered", "told"), [("27", "70", True), ("27", "66", False), ("21", "70", False)])
def test_that_more_rest_on_one_partner_is_explained_where_more_have_a_way(
    relied: str, covered: str, told: bool
) -> None:
    found = [Difference("Who is the only way through?", "23 in 100 people", f"{relied} in 100 people")]
    before, after = (
        replace(analysis.run("coverage", CHAIN), figure=(share, "in 100 people")) for share in ("66", covered)
    )
    assert bool(why_more_rely(found, before, after)) is told
