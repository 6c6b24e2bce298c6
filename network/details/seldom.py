"""Patterns that take long to make and are seldom needed: most texts hold nothing that they could find."""

import re
from typing import Any, cast

__all__ = ["pattern"]


def pattern(text: str) -> re.Pattern[str]:
    """What `re.compile` gives, made when it is first used."""
    return cast("re.Pattern[str]", _Unmade(text))


class _Unmade:
    def __init__(self, text: str) -> None:
        self.pattern = text

    def __getattr__(self, name: str) -> Any:
        """Asked once for each thing that a pattern can do."""
        found = getattr(re.compile(self.pattern), name)
        setattr(self, name, found)
        return found
