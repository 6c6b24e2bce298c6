"""Nodes and links as JSON: NetworkX and D3, vis.js, graphology, sigma.js, Neo4j, JSON Graph Format, NetworkX adjacency.

References
----------
NetworkX documentation, readwrite.json_graph; D3 documentation, d3-force; vis-network documentation, data format;
graphology documentation, serialization; JSON Graph Format specification 2.0, https://jsongraphformat.info
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from network.errors import UnreadableFile, Where
from network.files.draft.draft import Log
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.json_content import loaded, text_value, texts
from network.reading import Reading
from network.recognised import Correction

__all__ = ["is_node_link", "read_node_link"]

LINKS = ("links", "edges", "relationships")
IDS = ("id", "key", "name", "label")  # of a node, the first that every node has
ENDS = (("source", "target"), ("from", "to"), ("start", "end"), ("startNode", "endNode"))
INSIDE = ("attributes", "metadata", "properties", "data")  # where programs put what is said of a node or link
DRAWN = frozenset({"index", "vx", "vy", "fx", "fy", "size", "color", "colour", "shape", "hidden", "arrows"})


def is_node_link(content: Any) -> bool:
    """Whether JSON is a list of nodes with links between them, in one of the shapes that are read."""
    return _network(content) is not None


def read_node_link(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in nodes and links. An end is an id, or, as D3 has it, the place of a node in the list."""
    content, log = loaded(data, name), Log()
    found = _network(content)
    if found is None:
        raise UnreadableFile(f"{name} has no nodes with links between them.")
    if isinstance(content, dict) and isinstance(content.get("graphs"), list) and len(content["graphs"]) > 1:
        rest = len(content["graphs"]) - 1
        log.warn(Where(name), f"The first of {rest + 1} graphs was read.", "Save each graph as a file.")
    directed = _is_directed(found)
    log.note(f"Nodes and links as JSON, {'directed' if directed else 'undirected'} unless a link says otherwise.")
    items = _nodes(found)
    id_key = _id_key(items)
    nodes = [_node(item, id_key) for item in items]
    ids = {node.id for node in nodes}
    edges = [_edge(item, nodes, ids, directed=directed) for item in _links(found, directed=directed)]
    return reading_of(Graph(nodes, edges, listed=bool(nodes)), name, log, corrections)


def _network(content: Any) -> Mapping[str, Any] | None:
    """The part of the file that holds the nodes; JSON Graph Format puts it under `graph` or `graphs`."""
    if isinstance(content, list) and content and all(isinstance(one, dict) for one in content):
        if all(_ends_of(one) for one in content):
            return {"nodes": [], "links": content}
        return _of_neo4j(content)
    if not isinstance(content, dict):
        return None
    inner = content.get("graph") if isinstance(content.get("graph"), dict) else None
    several = content.get("graphs")
    first = several[0] if isinstance(several, list) and several else None
    return next((one for one in (content, inner, first) if isinstance(one, dict) and _has_both(one)), None)


def _of_neo4j(content: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The nodes and relationships of an export of Neo4j, an object each; None for any other list."""
    types = [one.get("type") for one in content]
    if not set(types) <= {"node", "relationship"} or "node" not in types:
        return None
    nodes = [{key: value for key, value in one.items() if key != "type"} for one in content if one["type"] == "node"]
    links = [
        {**one, "type": one.get("label"), **{end: _id_of(one.get(end)) for end in ("start", "end")}, "label": None}
        for one in content
        if one["type"] == "relationship"
    ]
    return {"nodes": nodes, "links": links}


def _id_of(end: Any) -> Any:
    return end.get("id") if isinstance(end, dict) else end


def _has_both(one: Mapping[str, Any]) -> bool:
    links = any(isinstance(one.get(key), list) for key in (*LINKS, "adjacency"))
    return links and isinstance(one.get("nodes"), (list, dict))


def _is_directed(found: Mapping[str, Any]) -> bool:
    options = found.get("options")
    if isinstance(options, dict) and "type" in options:  # graphology
        return options["type"] != "undirected"
    return found.get("directed") is not False


def _nodes(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    nodes = found["nodes"]
    if isinstance(nodes, dict):
        return [{"id": key} | (node if isinstance(node, dict) else {}) for key, node in nodes.items()]
    return [node if isinstance(node, dict) else {"id": node} for node in nodes]


def _links(found: Mapping[str, Any], *, directed: bool) -> Iterator[dict[str, Any]]:
    """The links of a list, or of lists of neighbours, in which one without direction stands with both its ends."""
    for key in LINKS:
        for link in found.get(key) or ():
            if isinstance(link, dict):
                yield link
    adjacency, items = found.get("adjacency"), _nodes(found)
    if isinstance(adjacency, list):
        done: set[str] = set()
        for node, others in zip(items, adjacency, strict=False):
            source = text_value(node.get("id"))
            for other in others if isinstance(others, list) else ():
                if isinstance(other, dict) and (directed or text_value(other.get("id")) not in done):
                    yield {**other, "source": source, "target": other.get("id")}
            done.add(source)


def _id_key(items: Sequence[Mapping[str, Any]]) -> str:
    """What names each node apart; places in the list where nothing does."""
    return next((key for key in IDS if items and all(text_value(item.get(key)) for item in items)), "")


def _node(item: Mapping[str, Any], id_key: str) -> Node:
    return Node(text_value(item.get(id_key)), _said(item, id_key), text_value(item.get("parent")))


def _said(item: Mapping[str, Any], *left_out: str) -> dict[str, str]:
    inside = {key: value for part in INSIDE if isinstance(item.get(part), dict) for key, value in item[part].items()}
    gone = {*left_out, *DRAWN, "parent"}
    return {key: text for key, text in texts({**item, **inside}).items() if key not in gone}


def _edge(item: Mapping[str, Any], nodes: Sequence[Node], ids: set[str], *, directed: bool) -> Edge:
    ends = _ends_of(item) or ENDS[0]
    source, target = (_end(item.get(end), nodes, ids) for end in ends)
    stated = item.get("undirected") if "undirected" in item else None
    one_way = item["directed"] if isinstance(item.get("directed"), bool) else directed
    attributes = _said(item, *ends, "id", "key", "directed", "undirected")
    arrows = item.get("arrows")
    if isinstance(arrows, str) and "from" in arrows:  # vis.js
        source, target = (source, target) if "to" in arrows else (target, source)
        if "to" in arrows:
            attributes["direction"] = "mutual"
    return Edge(source, target, attributes, one_way and stated is not True)


def _ends_of(item: Mapping[str, Any]) -> tuple[str, str] | None:
    return next((pair for pair in ENDS if all(end in item for end in pair)), None)


def _end(value: Any, nodes: Sequence[Node], ids: set[str]) -> str:
    if isinstance(value, dict):  # D3 puts the node itself there once it has drawn it
        value = next((value[key] for key in IDS if key in value), "")
    text = text_value(value)
    if text not in ids and isinstance(value, int) and 0 <= value < len(nodes):
        return nodes[value].id
    return text
