"""A spinner stands only where something may take a while: for what nobody has asked before."""

from contextlib import nullcontext

import pytest

from views import first_time


def test_a_spinner_comes_with_the_first_asking_only(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(first_time, "_asked", set())
    monkeypatch.setattr(first_time, "MOST", 2)
    monkeypatch.setattr(first_time.st, "spinner", lambda words: said.append(words) or nullcontext())
    for asked in ("a", "a", "b", "a", "c", "a"):  # two are remembered, so the third lets go of them
        with first_time.spinner(asked, asked):
            pass
    assert said == ["a", "b", "c", "a"]
