"""First names of two letters: "ask for Mo", "Jo rang". In small letters most of them are other words or codes."""

__all__ = ["is_short_name"]

_NAMES = frozenset("al bo cy di ed em jo lu mo si ty vi".split())
_IN_SMALL_LETTERS = frozenset("jo mo vi".split())  # "ed" is a department, "di" a rank, "si" an incident
LETTERS = 2


def is_short_name(word: str) -> bool:
    """Whether a word, as it is written, is such a name: "Jo" and "jo", "Ed" and neither "ed" nor "ED"."""
    if len(word) != LETTERS:
        return False
    return word in _IN_SMALL_LETTERS if word.islower() else word.istitle() and word.casefold() in _NAMES
