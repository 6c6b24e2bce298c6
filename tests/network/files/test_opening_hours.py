"""Opening hours as people write them in a cell."""

import pytest

from network.files.draft.values import openings

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
    ],
)
def test_days_and_times_are_read_however_they_are_joined(text: str) -> None:
    found = openings(text)
    assert [(opening.days, opening.start, opening.end) for opening in found] == [((0, 2), *NINE_TO_FIVE)]


def test_each_day_keeps_times_of_its_own() -> None:
    assert [opening.days for opening in openings("Mon 09:00-17:00; Sat-Sun 10:00-12:00")] == [(0,), (5, 6)]


@pytest.mark.parametrize("text", ["Mon", "Mon; Wed", "Monkey 09:00-17:00", "Mon 9-17"])
def test_what_has_no_days_or_no_times_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="are not opening hours"):
        openings(text)
