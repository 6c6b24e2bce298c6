"""How often windows look for what others have changed."""

import time

import pytest

from views.behind.looks import FEW, GONE, OFTEN, SELDOM, Looks


def test_few_windows_see_a_change_within_three_seconds_and_many_cost_no_more() -> None:
    looks = Looks()
    assert {looks.looked(f"{place}") for place in range(FEW)} == {OFTEN}
    assert OFTEN <= 1  # and as long again to draw the page, where the machine is busy
    assert looks.looked("one more") == SELDOM
    assert looks.looked("0") == SELDOM


def test_windows_that_were_shut_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, now = Looks(), time.monotonic()
    for place in range(FEW):
        looks.looked(f"{place}")
    monkeypatch.setattr(time, "monotonic", lambda: now + GONE + 1)
    assert looks.looked("one more") == OFTEN
