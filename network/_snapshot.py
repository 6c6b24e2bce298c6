"""A folded map as text that is read again quickly. It stands beside the log, and is dropped and made again at will.

The model is written field by field in its own order, so text of another version of the model is another's: `CODE`
tells them apart. Nothing but the classes of the model can come out of such a text.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from network import parts
from network.counts import Count
from network.model import Network

__all__ = ["CODE", "read", "written"]

DATE = "date"
CLASSES = {
    found.__name__: found
    for found in (Network, Count, *(getattr(parts, name) for name in parts.__all__))
    if is_dataclass(found) and isinstance(found, type)
}
NAMES = {kind: tuple(one.name for one in fields(kind)) for kind in CLASSES.values()}
CODE = hashlib.sha256(repr(sorted((kind.__name__, names) for kind, names in NAMES.items())).encode()).hexdigest()[:16]


def written(state: dict[str, Any]) -> str:
    """The text of plain data with parts of maps in it."""
    return json.dumps(state, default=_plain, separators=(",", ":"))


def read(text: str) -> dict[str, Any]:
    """What was written; tuples stand in the place of lists.

    Raises
    ------
    ValueError, TypeError, KeyError, NetworkError
        When it is not such a text.
    """
    return json.loads(text, object_hook=_built)


def _plain(value: Any) -> dict[str, Any]:
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    return {type(value).__name__: [getattr(value, name) for name in NAMES[type(value)]]}


def _built(data: dict[str, Any]) -> Any:
    if len(data) != 1:
        return {name: _tuples(value) for name, value in data.items()}
    ((name, value),) = data.items()
    return date.fromisoformat(value) if name == DATE else CLASSES[name](*map(_tuples, value))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if type(value) is list else value
