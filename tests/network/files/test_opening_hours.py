"""Opening hours as people write them in a cell."""

from itertools import product

import pytest

from network.files import read_bytes
from network.files.draft.clock import times_of, times_text
from network.files.draft.values import openings
from network.files.writing import WRITE_SUFFIXES, written
from network.uploads import read_uploaded

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")

NINE_TO_FIVE = 540, 1020


@pytest.mark.parametrize(
    "text",
    [
        "Mon, Wed 09:00-17:00",
        "Mon & Wed 09:00-17:00",
        "Mon Wed 09:00 to 17:00",
        "Mondays and Wednesdays 9:00-17:00",
        "Mo/We 09:00-17:00",
        "[Mon, Wed] 09:00-17:00",
        "Mon; Wed 09:00-17:00",
        "Mon | Weds. 09:00-17:00",
        "Mon, Wed 9-5",
        "Mon, Wed: 9am-5pm",
        "Mon and Wed 9 to 5pm",
        "Mon & Wed (9.00 – 17.00)",
        "Mon, Wed 0900-1700",
        "Mon/Wed 9am till 5",
    ],
)
def test_days_and_times_are_read_however_they_are_joined(text: str) -> None:
    found = openings(text)
    assert [(opening.days, opening.start, opening.end) for opening in found] == [((0, 2), *NINE_TO_FIVE)]


def test_each_day_keeps_times_of_its_own() -> None:
    assert [opening.days for opening in openings("Mon 09:00-17:00; Sat-Sun 10:00-12:00")] == [(0,), (5, 6)]


@pytest.mark.parametrize("text", ["Mon", "Mon; Wed", "Monkey 09:00-17:00", "Mon 1-5", "9-5", "Mon 9", "Mon 9-17-18"])
def test_what_has_no_days_or_no_times_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="are not opening hours"):
        openings(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8-8", 8, 20), ("10-6", 10, 18), ("9-12", 9, 12), ("12-4", 12, 16), ("9-17", 9, 17), ("noon-5", 12, 17),
        ("1-5pm", 13, 17), ("11-2pm", 11, 14), ("9am-12", 9, 12), ("5pm-9", 17, 21), ("9:00-5:00", 9, 17),
        ("8pm-8am", 20, 8), ("22-6", 22, 6), ("18:00-06:00", 18, 6), ("09:00-05:00", 9, 5), ("20:00-8:00", 20, 8),
    ],
)  # fmt: skip
def test_a_time_without_its_half_of_the_day_is_the_one_that_is_meant(text: str, start: int, end: int) -> None:
    """By the clock, with a nought in front or from 13 on, it may run past midnight."""
    (found,) = openings(f"Mon {text}")
    assert (found.start, found.end) == (60 * start, 60 * end)


@pytest.mark.parametrize(("text", "days"), [("Weekdays 9-5", 5), ("Daily 9-5", 7), ("7 days a week 8am-8pm", 7)])
def test_days_in_a_word(text: str, days: int) -> None:
    assert [len(one.days) for one in openings(text)] == [days]


@pytest.mark.parametrize(
    ("text", "days", "start", "end"),
    [
        ("8pm to 8am every night", 7, 20, 8),
        ("0930-1500 weekdays", 5, 9.5, 15),
        ("9-5 Mon-Fri", 5, 9, 17),
        ("09:00-17:00 (Mon, Tue)", 2, 9, 17),
        ("noon to 4pm, daily", 7, 12, 16),
    ],
)
def test_days_behind_the_times(text: str, days: int, start: float, end: float) -> None:
    (found,) = openings(text)
    assert (len(found.days), found.start, found.end) == (days, 60 * start, 60 * end)


@pytest.mark.parametrize("text", ["9-5 by appointment", "0930-1500 weekdays, late on Weds", "9-5 most days", "8-8"])
def test_times_of_days_that_are_not_told_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError, match="are not opening hours"):
        openings(text)


def test_whatever_hours_are_written_are_read_again() -> None:
    # also of a night that ends late in the morning: `11:10-10:40` would be read as until 22:40
    every = list(product(range(0, 24 * 60 + 1, 10), repeat=2))
    assert [times for times in every if times_of(times_text(*times)) != times] == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri 9-5, closed Weds", [(0, 1, 3, 4)]),
        ("0930-1500 weekdays, closed Weds", [(0, 1, 3, 4)]),
        ("Weekdays 10-4 except Wed", [(0, 1, 3, 4)]),
        ("Daily 9-5 (closed Sundays)", [(0, 1, 2, 3, 4, 5)]),
        ("Mon-Sun 9-5, but not Tuesday and Thursday", [(0, 2, 4, 5, 6)]),
        ("Closed Mondays: open daily 9-5", [(1, 2, 3, 4, 5, 6)]),
        ("Mon-Fri 9-5, Sat-Sun closed", [(0, 1, 2, 3, 4)]),
        ("Mon-Fri 9-5; Sat 10-12; closed Fri", [(0, 1, 2, 3), (5,)]),
        ("9-5 Mon-Fri (not bank holidays)", [(0, 1, 2, 3, 4)]),
        ("24/7 except Sundays", [(0, 1, 2, 3, 4, 5)]),
    ],
)
def test_days_on_which_it_is_closed_are_left_out(text: str, days: list[tuple[int, ...]]) -> None:
    assert [opening.days for opening in openings(text)] == days


@pytest.mark.parametrize(
    "text", ["By appointment", "Closed Mondays; otherwise 9.30-4.30", "First Tuesday of the month 2-4pm", "closed Weds"]
)
def test_words_that_say_no_hours_are_kept_and_told(text: str) -> None:
    """Nobody is open always because its hours are not known."""
    reading = read_bytes(f'Name,Sector,Opening hours\nMind,Charity,"{text}"\nHub,NHS,24/7\n'.encode(), "list.csv")
    network = reading.or_raise()
    assert network.by_id["Mind"].hours is None
    assert dict(network.by_id["Mind"].more) == {"hours in words": text}
    (problem,) = reading.problems
    assert "kept in words" in problem.fix
    for suffix in WRITE_SUFFIXES:
        again = read_uploaded(sorted(written(network, f"list{suffix}")[0].items(), reverse=True)).or_raise()
        assert dict(again.partners[0].more)["hours in words"] == text, suffix
