"""What somebody has looked through and said to name nobody: kept with the map, so that it is asked about once.

A digest of the words is kept and never more, in letters that make no word and no number. Other words in the same
place are asked about as before; the same words in another place too.
"""

import hashlib
import re
from collections.abc import Collection, Iterable

__all__ = ["DIGEST", "LookedThrough", "digest"]

_LETTERS = "bcdfghjklmnpqrst"  # sixteen, without a vowel
_LENGTH = 12  # two of 10^6 texts share one in fewer than 1 of 100 maps
DIGEST = re.compile(rf"[{_LETTERS}]{{{_LENGTH}}}")


def digest(place: str, words: str) -> str:
    """What is kept of words that stand in this place, such as "Promises" or "Names of partners"."""
    data = hashlib.sha256(f"{place}\n{words}".encode()).digest()
    return "".join(f"{_LETTERS[byte >> 4]}{_LETTERS[byte & 15]}" for byte in data[: _LENGTH // 2])


class LookedThrough:
    """The digests of a map, and those that come to them.

    Parameters
    ----------
    kept
        The digests that the map has.
    agreed
        The places that somebody has looked through just now: of them nothing is asked any more.
    """

    def __init__(self, kept: Iterable[str], agreed: Collection[str] = ()) -> None:
        self._kept = dict.fromkeys(kept)
        self._agreed = agreed

    def still_asked(self, place: str, words: Iterable[str]) -> frozenset[str]:
        """Those of the words that nobody has looked through yet."""
        new = [one for one in words if digest(place, one) not in self._kept]
        if place not in self._agreed:
            return frozenset(new)
        self._kept |= dict.fromkeys(digest(place, one) for one in new)
        return frozenset()

    @property
    def digests(self) -> tuple[str, ...]:
        return tuple(self._kept)
