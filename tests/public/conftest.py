"""What is planted is of no language: read from a file it would be left out as what may name somebody."""

import pytest

from network.details import words_of_people


@pytest.fixture(autouse=True)
def _looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where somebody has looked through all of it and brought it in."""
    monkeypatch.setattr(words_of_people, "that_may_name", lambda texts, own: [])
