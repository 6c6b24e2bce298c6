"""Words of people that were taken back: they leave everything that was kept of a map, not only the map as it is."""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from network.errors import NetworkError
from network.files.map_file.yaml import network_of, to_yaml
from network.model import Network
from network.store import BASE

__all__ = ["TAKEN_BACK", "forgetting", "words_taken_back"]

TAKEN_BACK = "(taken back)"  # stands where the words were


def words_taken_back(before: Network, after: Network) -> frozenset[str]:
    """The words of stories that were on a map and have been taken off it. A story that was told anew is not."""
    if len(after.stories) >= len(before.stories):
        return frozenset()
    left = {one.words for one in after.stories}
    return frozenset(one.words for one in before.stories if one.words and one.words not in left)


def forgetting(words: Collection[str]) -> Callable[[str, str], str]:
    """Gives what was kept without these words (`Store.reword`)."""

    def reworded(kind: str, text: str) -> str:
        try:
            if kind == BASE:
                return _of_map(text, words)
            body = json.loads(text)
            if isinstance(body, dict) and isinstance(body.get("map"), str):
                body["map"] = _of_map(body["map"], words)
            return json.dumps(_without(body, words), sort_keys=True)
        except (ValueError, RecursionError, NetworkError):  # what cannot be read is as it was; the store says so
            return text

    return reworded


def _of_map(text: str, words: Collection[str]) -> str:
    network = network_of(text, "map.yaml")
    if not any(one.words in words for one in network.stories):
        return text
    stories = (replace(one, words=TAKEN_BACK) if one.words in words else one for one in network.stories)
    return to_yaml(replace(network, stories=tuple(stories)))


def _without(data: Any, words: Collection[str]) -> Any:
    """The same data without these words."""
    if isinstance(data, dict):
        return {key: _without(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [_without(value, words) for value in data]
    return TAKEN_BACK if isinstance(data, str) and data in words else data
