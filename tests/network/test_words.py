"""Words of plain sentences."""

import pytest

from network.words import raised


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a partner refers", "A partner refers"),
        ("women’s centre, and more", "Women’s centre, and more"),
        ("self-harm is recorded", "Self-harm is recorded"),
        ("no: it is closed", "No: it is closed"),
        ("éclair shop", "Éclair shop"),
        ("https://example.org is said", "https://example.org is said"),
        ("e2e_team refers", "e2e_team refers"),
        ("p1 to p2", "p1 to p2"),
        ("info@example.org", "info@example.org"),
        ("", ""),
    ],
)
def test_a_capital_stands_first_in_words_only(text: str, said: str) -> None:
    assert raised(text) == said
