"""Promises as a calendar file, by the rules of RFC 5545."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from network.model import Network, Promise
from render.calendar_file import calendar_file, folded
from tests.small_networks import NETWORKS

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
MADE = Promise(
    "custody", "home", text="Meet", owner="Sergeant", by=date(2026, 12, 31), finding="introductions", sign="A link"
)
CHAIN = NETWORKS["chain"]


def lines(network: Network, *promises: Promise, written: datetime = NOW) -> list[str]:
    """The content lines, unfolded again as section 3.1 says."""
    text = calendar_file(replace(network, promises=promises), promises, written)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def value(found: list[str], name: str) -> str:
    return next(line.partition(":")[2] for line in found if line.startswith(name))


def test_a_promise_is_an_all_day_entry_on_its_day() -> None:
    found = lines(CHAIN, MADE)
    assert (found[0], found[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert value(found, "DTSTART") == "20261231"
    assert value(found, "DTEND") == "20270101"  # the day after: the end is not included
    assert value(found, "SUMMARY") == "Partner CUSTODY with Partner HOME: Meet"
    assert found.count("BEGIN:VEVENT") == found.count("END:VEVENT") == 1


def test_the_entry_says_the_sign_the_owner_and_the_finding() -> None:
    assert value(lines(CHAIN, MADE), "DESCRIPTION") == (
        "What the map will show when it has worked: A link\\nOwner: Sergeant\\n"
        "Finding: Which introductions would open most doors?\\nState: open"
    )


def test_a_promise_without_a_day_is_left_out() -> None:
    assert "BEGIN:VEVENT" not in lines(CHAIN, replace(MADE, by=None))


def test_marks_that_mean_something_are_escaped() -> None:
    tricky = replace(MADE, text="a,b;c\\d\nBEGIN:VEVENT\r\x07e")
    assert value(lines(CHAIN, tricky), "SUMMARY").endswith(": a\\,b\\;c\\\\d\\nBEGIN:VEVENT\\ne")
    assert lines(CHAIN, tricky).count("BEGIN:VEVENT") == 1


def test_the_moment_is_told_in_universal_time() -> None:
    summer = datetime(2026, 7, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    assert value(lines(CHAIN, MADE, written=summer), "DTSTAMP") == "20260701T093000Z"


def test_an_illustrative_map_says_so_in_every_entry() -> None:
    illustrative = replace(CHAIN, system=replace(CHAIN.system, illustrative=True))
    assert value(lines(illustrative, MADE), "SUMMARY").startswith("Illustrative: ")


def test_the_same_promise_renews_its_entry_and_another_has_its_own() -> None:
    other = replace(MADE, target="hub")
    before = [line for line in lines(CHAIN, MADE, other, MADE) if line.startswith("UID")]
    assert len(set(before)) == 3
    moved = replace(MADE, by=date(2027, 1, 15), status="under way")
    assert [line for line in lines(CHAIN, moved) if line.startswith("UID")] == before[:1]


def test_a_promise_that_is_let_go_is_cancelled() -> None:
    assert value(lines(CHAIN, MADE), "STATUS") == "CONFIRMED"
    assert value(lines(CHAIN, replace(MADE, status="let go")), "STATUS") == "CANCELLED"


def test_a_line_of_75_octets_is_left_whole_and_one_more_is_folded() -> None:
    assert folded("x" * 75) == "x" * 75 + "\r\n"
    assert folded("x" * 76) == "x" * 75 + "\r\n x\r\n"


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), max_size=400))
def test_no_piece_is_longer_than_75_octets_and_no_letter_is_cut(text: str) -> None:
    pieces = folded(text).split("\r\n")
    assert pieces.pop() == ""
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
