"""What-ifs that are being tried, so that a page that is loaded again still has them: while the app runs, not longer."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from network.tray import Tray

__all__ = ["Trays"]

MOST = 500  # visits; of more, those that tried something longest ago are let go


class Trays:
    """The trays of each visit, by a word that stands in its address and cannot be guessed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[str, Mapping[str, Tray]] = OrderedDict()

    def keep(self, word: str, trays: Mapping[str, Tray]) -> None:
        """Let the trays of this visit, by map, be these from now on."""
        with self._lock:
            self._held[word] = trays
            self._held.move_to_end(word)
            while len(self._held) > MOST:
                self._held.popitem(last=False)

    def of(self, word: str | None) -> Mapping[str, Tray]:
        """The trays kept under this word; none where nothing is, or is any more."""
        with self._lock:
            return self._held.get(word or "", {})
