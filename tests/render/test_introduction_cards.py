"""Suggested links in words."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

import analysis
from analysis import Answer
from analysis._declare import Stability
from network import Network
from network.model import Promise
from render.introduction_cards import cards, lead, together
from tests.shipped import shipped


@pytest.fixture(scope="module")
def riverside() -> Network:
    """Riverside with nothing promised yet: the first introduction would else stand behind the others."""
    return replace(shipped(), promises=())


@pytest.fixture(scope="module")
def answer(riverside: Network) -> Answer:
    return analysis.run("introductions", riverside)


def changed(answer: Answer, **cells: object) -> Answer:
    """The answer with other cells in its first row."""
    table = answer.table.astype(object)
    for column, value in cells.items():
        table.loc[0, column] = value
    return replace(answer, table=table)


def test_a_card_says_who_would_meet_whom_and_who_gains(answer: Answer, riverside: Network) -> None:
    first = cards(answer, riverside, most=1)[0]
    assert first.pair == "Police, interviews by appointment with Peer support group"
    assert first.figure == ("14", "in 100 people")
    assert dict(first.gains)["At home in"] == "Northfield, Eastmoor, Southbank, Westhaven, Harbour"
    assert dict(first.gains)["Among them"] == "women, veterans"
    assert "learning disability, ADHD or autism" in dict(first.gains)["Help with"]
    assert first.quiet.endswith("Only if both agree and have room.")


def test_the_introducer_is_named_or_there_is_none_yet(answer: Answer, riverside: Network) -> None:
    first, second = cards(answer, riverside, most=2)
    assert "Nobody yet works with both." in first.quiet
    assert "Liaison and diversion service works with both." in second.quiet


def test_no_more_cards_than_asked_for(answer: Answer, riverside: Network) -> None:
    assert len(cards(answer, riverside, most=4)) == 4


def test_a_full_receiver_is_a_warning_but_never_in_a_room(answer: Answer, riverside: Network) -> None:
    full = changed(answer, full=1)
    everybody = frozenset(riverside.by_id)
    assert "talk about room first" in cards(full, riverside, most=1)[0].warning
    assert cards(full, riverside, most=1, room=True, agreed=everybody)[0].warning == ""


@pytest.mark.parametrize("full", [0, pd.NA])
def test_there_is_no_warning_where_there_is_room_or_nobody_knows(
    answer: Answer, riverside: Network, full: object
) -> None:
    assert cards(changed(answer, full=full), riverside, most=1)[0].warning == ""


def test_two_partners_without_any_way_between_them_are_told_so(answer: Answer, riverside: Network) -> None:
    nothing_promised = replace(riverside, promises=())
    first = cards(changed(answer, stretch=pd.NA), nothing_promised, most=1)[0]
    assert first.quiet.startswith("No way at all between them")


def test_a_link_that_only_saves_steps_shows_these(answer: Answer, riverside: Network) -> None:
    assert cards(changed(answer, profiles_gained=0, people=0.0, steps_saved=1), riverside, most=1)[0].figure == (
        "1",
        "step saved",
    )


def test_a_first_meeting_is_marked_as_such(answer: Answer, riverside: Network) -> None:
    none = changed(answer, profiles_gained=0, people=0.0, steps_saved=0, sole_routes_removed=0, ties_only=1)
    first = cards(none, riverside, most=1)[0]
    assert first.ties_only
    assert first.figure == ("", "")


def test_a_room_hears_names_once_partners_have_agreed(answer: Answer, riverside: Network) -> None:
    assert cards(answer, riverside, most=1, room=True)[0].pair.startswith(
        "A criminal-justice partner with a partner, for help with ADHD"
    )
    for card in cards(answer, riverside, most=4, room=True):  # one who could introduce is no other than the card before
        assert not card.quiet.startswith("Another ")
        assert ". Another " not in card.quiet or "an " in card.pair.lower()
    agreed = frozenset({"peer"})
    first = cards(answer, riverside, most=1, room=True, agreed=agreed)[0]
    assert first.pair == "A criminal-justice partner with Peer support group"


def test_the_first_screen_opens_with_those_that_one_in_100_gain_from(answer: Answer, riverside: Network) -> None:
    opening = lead(answer, riverside)
    assert opening.sentence.startswith("Two introductions could each open doors: each is the best for the partner")
    assert opening.lines[0] == (
        "Police, interviews by appointment with Peer support group",
        "7 needs: 14 in 100 people.",
        "Nobody yet works with both.",
    )


def test_an_introduction_that_opens_nothing_is_no_part_of_the_lead(answer: Answer, riverside: Network) -> None:
    table = answer.table.head(2).copy()
    table.loc[1, "profiles_gained"] = 0
    opening = lead(replace(answer, table=table), riverside)
    assert opening.sentence == "One introduction could open doors."
    assert len(opening.lines) == 1


def said_second(answer: Answer) -> str:
    """The next partner from whom people would come."""
    return next(one for one in answer.table["source"] if one != answer.table["source"].iloc[0])


def test_the_first_screen_begins_with_different_partners_and_with_nothing_promised(
    answer: Answer, riverside: Network
) -> None:
    first = answer.table.iloc[0]
    said = lead(answer, riverside)
    assert said.sentence == (  # the second shown is not taken for the second best
        "Two introductions could each open doors: each is the best for the partner that would refer people."
    )
    rows = answer.table.iloc[[0, list(answer.table["source"]).index(said_second(answer))]]
    assert ";" not in lead(replace(answer, table=rows.reset_index(drop=True)), riverside).sentence
    assert said.tested
    assert len({pair.partition(" with ")[0] for pair, _, _ in said.lines}) == 2
    promise = Promise(first["source"], first["target"], by=date(2027, 5, 4))
    network = replace(riverside, promises=(promise,))
    after = lead(analysis.run("introductions", network), network)
    assert said.lines[0] not in after.lines
    assert after.tested
    assert after.lines[0][0].partition(" with ")[0] == said.lines[0][0].partition(" with ")[0]  # its next best
    only = changed(replace(answer, table=answer.table.head(1)), promised=1)
    assert lead(only, network).sentence == ("The introductions that could open most doors are promised already.")


@pytest.mark.parametrize(
    ("status", "words"),
    [("open", "Already promised for 4 May 2027"), ("kept", "Already promised"), ("let go", "")],
)
def test_a_card_says_what_is_promised_already(status: str, words: str, answer: Answer, riverside: Network) -> None:
    first = answer.table.iloc[0]
    promise = Promise(first["target"], first["source"], by=date(2027, 5, 4), status=status)
    assert cards(answer, riverside, most=1)[0].promised == ""
    network = replace(riverside, promises=(promise,))
    there = analysis.run("introductions", network)
    [card] = [
        one for one in cards(there, network, most=1) if {one.source, one.target} == {promise.source, promise.target}
    ]
    assert card.promised == words


def test_what_is_promised_stands_behind_the_others_and_the_sentence_does_not_speak_of_it(
    answer: Answer, riverside: Network
) -> None:
    first, second = answer.table.iloc[0], answer.table.iloc[1]
    network = replace(riverside, promises=(Promise(first["source"], first["target"]),))
    there = analysis.run("introductions", network)
    assert there.figure == ("12", "in 100 people")
    assert there.highlight.links == ((second["source"], second["target"]),)
    made = cards(there, network, most=2)
    assert [bool(one.promised) for one in made] == [False, False, True]
    assert (made[-1].source, made[-1].target) == (first["source"], first["target"])
    assert made[-1].figure == ("14", "in 100 people")
    assert analysis.claim("introductions", network).ids == (second["source"], second["target"])


def test_those_who_would_meet_together_are_told_as_the_sentence_counts_them(riverside: Network) -> None:
    answer = analysis.run("programme", riverside)
    pairs = together(answer, riverside)
    assert len(pairs) == 3
    assert "Liaison and diversion service with Peer support group" in pairs
    assert together(answer, riverside, room=True) == []
    named = together(answer, riverside, room=True, agreed=frozenset({"peer"}))
    assert named == ["An NHS partner with Peer support group"]


def test_where_nothing_can_be_suggested_yet_only_what_is_promised_has_a_card(
    answer: Answer, riverside: Network
) -> None:
    not_known = replace(answer, state="not known")
    assert cards(not_known, riverside, most=4) == []
    assert len(cards(changed(not_known, promised=1), riverside, most=4)) == 1


def test_a_lead_that_rests_on_a_tentative_answer_says_so_as_the_answer_does(answer: Answer, riverside: Network) -> None:
    tentative, firm = (answer.tested(Stability(holds, None, None, "leaving out")) for holds in (40, 90))
    assert tentative.finding.startswith("It may be that ")
    assert lead(tentative, riverside).sentence.startswith("It may be that two introductions could each open doors")
    assert lead(answer.unchecked(), riverside).sentence.startswith("It may be that two introductions")
    assert lead(firm, riverside).sentence.startswith("Two introductions could")
