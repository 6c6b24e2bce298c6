"""The promise board."""

from dataclasses import replace
from datetime import date

import pytest

from network.model import Network, Promise
from render.promise_board import board, counted, label, overdue_said, reason_of, visible, with_reason, without_names
from render.tables import as_csv
from tests.small_networks import NETWORKS

MADE = Promise(
    "custody",
    "home",
    text="Meet",
    owner="Custody sergeant",
    by=date(2026, 9, 3),
    finding="introductions",
    sign="A link",
    status="under way",
)
WITH_STRANGER = Promise("hub", "GPs", text="Write to the practice")
CHAIN = replace(NETWORKS["chain"], promises=(MADE, WITH_STRANGER))


def rows(network: Network, **audience: object) -> list[tuple[str, ...]]:
    return list(board(network, **audience).frame.itertuples(index=False, name=None))


def test_a_promise_is_told_in_words() -> None:
    assert rows(CHAIN)[0] == (
        "Partner CUSTODY",
        "Partner HOME",
        "Meet",
        "3 September 2026",
        "Under way",
        "A link",
        "Which introductions would open most doors?",
        "Custody sergeant",
    )


def test_promises_past_their_day_are_marked_and_stand_first_then_by_day() -> None:
    days = [date(2027, 1, 31), None, date(2026, 9, 30), date(2026, 9, 2)]
    promises = [replace(MADE, by=day, text=str(place)) for place, day in enumerate(days)]
    kept = replace(MADE, by=date(2026, 1, 1), status="kept", text="kept")
    network = replace(CHAIN, promises=(*promises, kept))
    found = [row[2:4] for row in rows(network, today=date(2026, 10, 1))]
    assert found == [
        ("3", "2 September 2026, past its day"),
        ("2", "30 September 2026, past its day"),
        ("kept", "1 January 2026"),
        ("0", "31 January 2027"),
        ("1", "–"),
    ]
    assert [row[3] for row in rows(network)][1] == "2 September 2026"


def test_what_is_not_said_is_a_dash_and_somebody_off_the_map_keeps_the_name() -> None:
    assert rows(CHAIN)[1] == ("Partner HUB", "GPs", "Write to the practice", "–", "Open", "–", "–", "–")


def test_a_room_sees_neither_names_nor_words_until_the_partners_have_agreed() -> None:
    shown = board(CHAIN, room=True, agreed=frozenset({"custody"}))
    assert shown.frame.empty
    assert shown.left_out == "2 promises wait for names to be agreed: 2 partners."
    assert rows(CHAIN, room=True, agreed=frozenset({"custody", "home"})) == rows(CHAIN)[:1]


def test_who_is_not_on_the_map_need_not_agree() -> None:
    assert visible(CHAIN, room=True, agreed=frozenset({"hub"})) == (WITH_STRANGER,)
    assert visible(CHAIN, room=False, agreed=frozenset()) == (MADE, WITH_STRANGER)


@pytest.mark.parametrize("words", [{"text": "Ask partner hub for room"}, {"sign": "Partner HUB is linked"},
                                   {"owner": "Lead, Partner HUB"}, {"target": "Friends of Partner HUB"}])  # fmt: skip
def test_a_room_sees_no_promise_whose_words_name_a_partner_that_has_not_agreed(words: dict[str, str]) -> None:
    network = replace(CHAIN, promises=(replace(Promise(""), **words),))
    assert visible(network, room=True, agreed=frozenset()) == ()
    assert rows(network, room=True) == []
    assert visible(network, room=True, agreed=frozenset({"hub"})) == network.promises


def test_a_name_within_a_longer_word_names_nobody() -> None:
    network = replace(CHAIN, promises=(Promise("", text="Partner HUBS meet"),))
    assert visible(network, room=True, agreed=frozenset()) == network.promises


def test_nobody_yet_is_to_be_agreed() -> None:
    assert rows(replace(CHAIN, promises=(Promise(""),)))[0][:2] == ("To be agreed", "–")


def test_a_promise_in_a_list_says_who_with_whom_and_what() -> None:
    assert label(CHAIN, MADE) == "Partner CUSTODY with Partner HOME: Meet"
    assert label(CHAIN, Promise("hub")) == "Partner HUB"


def test_a_promise_that_is_let_go_says_why() -> None:
    let_go = with_reason(replace(MADE, status="let go"), "No room this year")
    assert let_go.text == "Meet Let go: No room this year"
    assert reason_of(let_go) == ("Meet", "No room this year")
    assert with_reason(let_go, "The team moved").text == "Meet Let go: The team moved"


@pytest.mark.parametrize("status", ["open", "under way", "kept", "not known"])
def test_only_a_promise_that_is_let_go_has_a_reason(status: str) -> None:
    assert with_reason(replace(MADE, status=status), "No room").text == "Meet"


def test_no_cell_of_the_copy_starts_a_formula() -> None:
    evil = replace(CHAIN, promises=(Promise("=1+1", "+2 a", text="@SUM(A1)", owner="-3 b"),))
    cells = as_csv(board(evil)).splitlines()[1].split(",")
    assert [cell[0] for cell in cells if cell.strip("'")[0] in "=+-@"] == ["'", "'", "'", "'"]


def test_a_room_is_told_day_state_and_question_of_promises_whose_partners_have_not_agreed() -> None:
    told = without_names(CHAIN, frozenset(), date(2026, 9, 4))
    assert told == [
        "A partner with another partner. Due 3 September 2026, which has passed: under way. "
        "It is to answer: Which introductions would open most doors?",
        "A partner with somebody who is not on the map. No day yet: open.",
    ]
    never = replace(CHAIN, promises=(replace(MADE, finding="bounce"),))
    assert without_names(never, frozenset(), date(2026, 9, 4))[0].startswith("Two partners. Due 3 September 2026")


def test_promises_past_their_day_are_in_the_headline() -> None:
    assert counted(CHAIN, date(2026, 9, 4)) == "2 promises: 1 open, 1 under way; 1 is past its day."
    assert counted(CHAIN, date(2026, 9, 3)) == "2 promises: 1 open, 1 under way."


def test_that_a_day_has_passed_stands_behind_one_full_stop() -> None:
    said = "Partner CUSTODY with Partner HOME: Meet. Its day, 3 September 2026, has passed."
    assert overdue_said(CHAIN, MADE) == overdue_said(CHAIN, replace(MADE, text="Meet.")) == said
