"""GraphML: mixed directions, parallel links, and the names that yEd and igraph hide in data.

References
----------
Brandes et al. (2002), GraphML progress report; http://graphml.graphdrawing.org/specification.html
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from network.files.draft.draft import Log
from network.files.draft.graph_rows import graph_rows, losses, xml_text
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.graphs.unread import say_unread
from network.files.raw.xml_content import children, local, parsed, text_of
from network.model import Network
from network.reading import Reading
from network.recognised import Correction

__all__ = ["graphml_bytes", "read_graphml"]

SPACE = "http://graphml.graphdrawing.org/xmlns"


class _Keys:
    """What a file declares of its attributes: a name for each id, and what nodes and edges have that say nothing."""

    def __init__(self, declared: Sequence[ET.Element]) -> None:
        self.names = {key.get("id", ""): key.get("attr.name") or "" for key in declared}
        self.defaults = {domain: dict(_defaults(declared, domain)) for domain in ("node", "edge")}


def _defaults(declared: Sequence[ET.Element], domain: str) -> Iterator[tuple[str, str]]:
    for key in {key.get("id", ""): key for key in declared}.values():
        default = next((text_of(inside) for inside in key if local(inside) == "default"), "")
        if default and key.get("for", "all") in (domain, "all"):
            yield key.get("attr.name") or key.get("id") or "", default


def read_graphml(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a GraphML file."""
    root, log = parsed(data, name), Log()
    keys = _Keys(list(children(root, "key")))
    tops = [inside for inside in root if local(inside) == "graph"]
    told = [graph.get("edgedefault", "directed") for graph in tops]
    default = " and ".join(dict.fromkeys(one for one in told if one in ("directed", "undirected"))) or "directed"
    log.note(f"GraphML, {default} unless an edge says otherwise.")
    nodes = _nodes(tops, keys)
    say_unread(root, data, log)
    edges = [edge for graph in tops for edge in _edges(graph, keys, several=len(tops) > 1)]
    if len(tops) > 1:
        names = " and ".join(f'"{graph_id}"' for graph in tops if (graph_id := graph.get("id")))
        log.note(f"The file holds {len(tops)} graphs, which are read together{f': {names}' if names else ''}.")
    if any(True for _ in children(root, "hyperedge")):
        log.note("Edges that join more than two nodes are not read.")
    return reading_of(Graph(nodes, edges), name, log, corrections)


def graphml_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The map as GraphML, and what GraphML cannot hold of it.

    Where links with and without direction stand together, all are written as directed and those without are marked
    in `direction`, because many readers refuse a mixture.
    """
    rows = graph_rows(network)
    root = ET.Element("graphml", xmlns=SPACE)
    ids: dict[tuple[str, str], str] = {}
    for domain, table in (("node", rows.nodes), ("edge", rows.edges)):
        for column in dict.fromkeys(column for _, row in table for column in row):
            ids[domain, column] = f"d{len(ids)}"
            key = {"id": ids[domain, column], "for": domain, "attr.name": xml_text(column), "attr.type": "string"}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", edgedefault="directed" if rows.directed else "undirected")
    for (partner_id,), row in rows.nodes:
        _add(ET.SubElement(graph, "node", id=xml_text(partner_id)), "node", row, ids)
    for place, ((source, target), row) in enumerate(rows.edges):
        attributes = {"id": f"e{place}", "source": xml_text(source), "target": xml_text(target)}
        _add(ET.SubElement(graph, "edge", attributes), "edge", row, ids)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True), losses(network, "GraphML")


def _add(element: ET.Element, domain: str, row: dict[str, str], ids: dict[tuple[str, str], str]) -> None:
    for column, text in row.items():
        ET.SubElement(element, "data", key=ids[domain, column]).text = xml_text(text)


def _nodes(graphs: Sequence[ET.Element], keys: _Keys) -> list[Node]:
    """The nodes of every graph; those of a later graph that an earlier one has too are the same."""
    found: list[Node] = []
    seen: set[str] = set()
    for graph in graphs:
        inside = list(_nodes_in(graph, keys, ""))
        found += [node for node in inside if node.id not in seen]
        seen |= {node.id for node in inside}
    return found


def _nodes_in(graph: ET.Element, keys: _Keys, parent: str) -> Iterator[Node]:
    for node in graph:
        if local(node) != "node":
            continue
        node_id = node.get("id", "")
        yield Node(node_id, _data(node, "node", keys), parent)
        for inner in node:
            if local(inner) == "graph":
                yield from _nodes_in(inner, keys, node_id)


def _edges(graph: ET.Element, keys: _Keys, *, several: bool) -> Iterator[Edge]:
    """The edges of a graph with its own direction; of several graphs each is a kind of link, by its id."""
    directed = graph.get("edgedefault", "directed") != "undirected"
    for element in children(graph, "edge"):
        edge = _edge(element, keys, directed=directed)
        if several and graph.get("id"):
            edge.attributes.setdefault("relation", graph.get("id", ""))
        yield edge


def _edge(edge: ET.Element, keys: _Keys, *, directed: bool) -> Edge:
    """An edge; the arrows of a drawing say which way it runs, whatever the file says of its edges."""
    stated = edge.get("directed")
    directed = directed if stated is None else stated.casefold() == "true"
    label = {"label": edge.get("label", "")} if edge.get("label") else {}  # Neo4j has the kind of an edge there
    found = Edge(edge.get("source", ""), edge.get("target", ""), label | _data(edge, "edge", keys), directed)
    arrows = next(children(edge, "Arrows"), None)
    if arrows is None:
        return found
    at_source, at_target = (arrows.get(end, "none") != "none" for end in ("source", "target"))
    if at_source and at_target:
        found.attributes["direction"] = "mutual"
    elif at_source:
        found.source, found.target = found.target, found.source
    found.directed = at_source or at_target
    return found


def _data(element: ET.Element, domain: str, keys: _Keys) -> dict[str, str]:
    """The attributes of a node or edge, defaults included; a yEd shape gives its label."""
    found = dict(keys.defaults[domain])
    for data in element:
        if local(data) != "data":
            continue
        key = data.get("key", "")
        label = next((inside for inside in data.iter() if local(inside) in ("NodeLabel", "EdgeLabel")), None)
        if label is not None:
            found["label"] = text_of(label)
        elif len(data) == 0:
            found[keys.names.get(key) or key] = text_of(data)
    return {key: text for key, text in found.items() if text}
