"""Who comes for the first time: a spinner where something may take a while, and the way to one's own data."""

from contextlib import nullcontext

import pytest

from tests.open_pages import opened
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


def test_the_overview_of_a_map_that_ships_offers_to_bring_in_ones_own_data() -> None:
    def offered(**address: str) -> bool:
        return "Bring in your own data, or start an empty map" in [
            link.proto.label for link in opened(**address).get("page_link")
        ]

    assert offered(map="partners")
    assert not offered(map="partners", room="1")
