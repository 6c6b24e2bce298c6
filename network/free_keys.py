"""What is said of partners and links under keys of one's own: whether a key, or each of them, is about a person."""

from collections.abc import Iterator
from typing import Any

from network.privacy import about_a_person, counts_some, one_row_each

__all__ = ["COUNTS", "FREE", "keys_about_people"]

FREE = "more"  # the key under which there may be keys of one's own
COUNTS = ("made", "accepted", "completed")


def keys_about_people(data: object) -> bool:
    """Whether a free key anywhere in lists and keys is about a person, or what a list says so is a row a person."""
    if isinstance(data, dict):
        free = data.get(FREE)
        if isinstance(free, dict) and any(about_a_person(str(key), [str(text)]) for key, text in free.items()):
            return True
        return any(keys_about_people(inside) for inside in data.values() if isinstance(inside, (dict, list, tuple)))
    if isinstance(data, (list, tuple)):
        return one_row_each(list(_rows(data))) is not None or any(
            keys_about_people(inside) for inside in data if isinstance(inside, (dict, list, tuple))
        )
    return False


def _rows(items: list[Any] | tuple[Any, ...]) -> Iterator[dict[str, str]]:
    for item in items:
        free = item.get(FREE) if isinstance(item, dict) else None
        if isinstance(free, dict) and not counts_some(str(item[count]) for count in COUNTS if count in item):
            yield {str(key): str(text) for key, text in free.items()}
