"""Cytoscape JSON (.cyjs and Cytoscape.js): nodes and edges whose content stands under `data`."""

from collections.abc import Sequence
from typing import Any

from network.errors import UnreadableFile
from network.files.draft.draft import Log
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.json_content import loaded, text_value, texts
from network.reading import Reading
from network.recognised import Correction

__all__ = ["is_cytoscape", "read_cytoscape"]

OWN = frozenset(
    {
        "id",
        "source",
        "target",
        "SUID",
        "shared_name",
        "shared name",
        "selected",
        "shared_interaction",
        "shared interaction",
    }
)


def is_cytoscape(data: Any) -> bool:
    """Whether JSON is a Cytoscape network."""
    elements = data.get("elements") if isinstance(data, dict) else None
    if isinstance(elements, dict):
        return isinstance(elements.get("nodes"), list)
    return isinstance(elements, list) and all(isinstance(item, dict) and "data" in item for item in elements)


def read_cytoscape(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a Cytoscape JSON file; edges have a direction unless the file says otherwise."""
    content = loaded(data, name)
    if not is_cytoscape(content):
        raise UnreadableFile(f"{name} is not a Cytoscape file: it has no elements with nodes.")
    elements = content["elements"]
    if isinstance(elements, list):
        elements = {
            "nodes": [item for item in elements if "source" not in item["data"]],
            "edges": [item for item in elements if "source" in item["data"]],
        }
    directed = content.get("directed") is not False or not isinstance(content.get("directed"), bool)
    nodes = [_node(item) for item in elements["nodes"] if _data(item)]
    edges = [_edge(item, directed=directed) for item in elements.get("edges") or [] if _data(item)]
    log = Log()
    log.note(f"Cytoscape, {'directed' if directed else 'undirected'}.")
    return reading_of(Graph(nodes, edges), name, log, corrections)


def _data(item: Any) -> dict[str, Any]:
    inner = item.get("data") if isinstance(item, dict) else None
    return inner if isinstance(inner, dict) else {}


def _node(item: Any) -> Node:
    data = _data(item)
    place = item.get("position")
    attributes = {key: text for key, text in texts(data).items() if key not in OWN}
    if isinstance(place, dict):
        attributes |= texts({"x": place.get("x"), "y": place.get("y")})
    return Node(text_value(data.get("id")), attributes, attributes.pop("parent", ""))


def _edge(item: Any, *, directed: bool) -> Edge:
    data = _data(item)
    attributes = {key: text for key, text in texts(data).items() if key not in OWN}
    return Edge(text_value(data.get("source")), text_value(data.get("target")), attributes, directed)
