"""A test of speed fails for what is slow, and not for where it runs."""

from itertools import count
from types import SimpleNamespace

import pytest

from tests import clocks


def clock(monkeypatch: pytest.MonkeyPatch, *, step: float) -> None:
    """Each look at the clock finds it further by so many seconds."""
    looks = count()
    monkeypatch.setattr(clocks, "time", SimpleNamespace(process_time=lambda: next(looks) * step))


def test_what_takes_longer_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "slower", lambda: 1.9)
    clock(monkeypatch, step=2)
    with pytest.raises(AssertionError, match=r"2\.00 seconds, and 1 are allowed"), clocks.within(1):
        pass


def test_on_a_slow_machine_it_may_take_as_many_times_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "slower", lambda: 2.0)
    clock(monkeypatch, step=2)
    with clocks.within(1):
        pass


@pytest.mark.parametrize(("step", "times"), [(0.1, 1), (0.15, 1), (0.45, 3)])
def test_how_many_times_slower_a_machine_is(step: float, times: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "ADDITIONS", 3)
    clock(monkeypatch, step=step)
    assert clocks.slower() == pytest.approx(times)
