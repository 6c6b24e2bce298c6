"""Patterns made when they are first used."""

import re

from network.details.seldom import pattern


def test_a_pattern_made_later_finds_what_one_made_at_once_does() -> None:
    text = r"(?:no|number) (\d+)"
    later, at_once = pattern(text), re.compile(text)
    for one in ("no 12 and number 7", "none", ""):
        assert later.findall(one) == later.findall(one) == at_once.findall(one)
        assert bool(later.fullmatch(one)) == bool(at_once.fullmatch(one))
        assert later.sub("-", one) == at_once.sub("-", one)
    assert later.pattern == text
