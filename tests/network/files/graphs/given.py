"""Texts of other tools as they are read, and what came of them."""

import json
from typing import Any

from network.files import read_bytes
from network.model import Network
from network.reading import Reading

__all__ = ["kinds_of", "network_of", "read_text"]


def read_text(content: str | dict[str, Any], name: str) -> Reading:
    """What a text, or the object of a JSON file, is read as under a name."""
    text = content if isinstance(content, str) else json.dumps(content)
    return read_bytes(text.encode(), name)


def network_of(reading: Reading) -> Network:
    """The map that was read. Fails with the problems where there is none."""
    assert reading.network is not None, reading.problems
    return reading.network


def kinds_of(reading: Reading) -> list[tuple[str, str, str]]:
    """Who is linked with whom, and how."""
    return [(link.source, link.target, link.kind) for link in network_of(reading).relations]
