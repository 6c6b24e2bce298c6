"""Nodes that are no organisations, such as needs and places, by what their file calls them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from network.errors import Where
from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.words import listed

__all__ = ["say_kinds_of_node"]

UNDER = ("labels", "node type", "node kind", "node label", "entity type", "entity", "class", "kind", "type", "category")
NO_PARTNER = re.compile(
    r"(?:needs?|issues?|problems?|topics?|themes?|outcomes?|services?|areas?|places?|locations?|wards?|towns?|districts?|"
    r"regions?|postcodes?|addresses|buildings?|venues?|events?|meetings?|projects?|programmes?|documents?|reports?|skills?|"
    r"roles?|taxonomy terms?|categor(?:y|ies)|tags?|ideas?|goals?|funds?|grants?|resources?)"
)
MOST = 12  # kinds of node; more are no kinds
TOLD = 6


def say_kinds_of_node(nodes: Sequence[Mapping[str, str]], file: str, log: Log) -> None:
    """Warn where nodes are of several kinds, some of which are no partners by their name; all are read all the same."""
    named = {normal(key): key for node in nodes for key in node}
    for key in (named[word] for word in UNDER if word in named):
        kinds = Counter(node[key] for node in nodes if node.get(key))
        others = [kind for kind in kinds if NO_PARTNER.fullmatch(normal(kind))]
        if others and 1 < len(kinds) <= MOST and len(others) < len(kinds):
            told = listed([f'"{kind}" ({kinds[kind]:,})' for kind in others[:TOLD]], len(others) - len(others[:TOLD]))
            what = f'By "{key}" some nodes are no organisations: {told}. They are read as partners all the same.'
            log.warn(Where(file), what, "Leave them out of the export if they are no partners.")
            return
