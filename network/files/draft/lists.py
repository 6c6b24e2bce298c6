"""The lists of a map (areas, sectors, needs, stages, groups) as they grow while partners and links are read."""

from network.files.draft.flat import NONE, split_list
from network.model import Area, Named, System
from network.names import match_key

__all__ = ["Lists"]

NAMES = ("areas", "sectors", "needs", "stages", "groups")


class Lists:
    """Each list by name. A word that is new is added with its own text as its id, in the order of reading."""

    def __init__(self, system: System | None = None) -> None:
        self._items: dict[str, dict[str, Named | Area]] = {name: {} for name in NAMES}
        self._ids: dict[str, dict[str, str]] = {name: {} for name in NAMES}
        for name in NAMES:
            for item in getattr(system, name, ()):
                self._items[name][item.id] = item
                self._ids[name].setdefault(match_key(item.id), item.id)
                self._ids[name].setdefault(match_key(item.name), item.id)

    def ids(self, name: str, texts: str, codes: str = "") -> tuple[str, ...] | None:
        """The ids of the words in a cell; None where the cell is blank, nothing where it says that there are none."""
        if NONE in (texts, codes):
            return ()
        words, ids = split_list(texts), split_list(codes)
        if not (words or ids):
            return None
        if words and len(ids) != len(words):
            ids = ids if not words else [""] * len(words)
        pairs = zip(words or ids, ids, strict=True)
        return tuple(dict.fromkeys(self._id(name, word, code) for word, code in pairs))

    def one(self, name: str, text: str, code: str = "") -> str | None:
        """The id of the one word in a cell; None where it is blank."""
        return self._id(name, text or code, code) if text or code else None

    def items(self, name: str) -> tuple[Named | Area, ...]:
        return tuple(self._items[name].values())

    def _id(self, name: str, word: str, code: str) -> str:
        known = self._ids[name]
        found = known.get(match_key(code)) if code else known.get(match_key(word))
        if found is not None:
            return found
        item_id = code or word
        self._items[name][item_id] = Area(item_id, word) if name == "areas" else Named(item_id, word)
        known[match_key(item_id)] = item_id
        known.setdefault(match_key(word), item_id)
        return item_id
