"""GEXF 1.2 and 1.3, the format of Gephi; links with and without direction may stand together.

References
----------
GEXF Working Group, GEXF 1.3 primer, https://gexf.net
"""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from network.files.draft.draft import Log
from network.files.draft.flat import LABEL
from network.files.draft.graph_rows import graph_rows, losses, xml_text
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.xml_content import children, local, parsed
from network.model import Network
from network.reading import Reading
from network.recognised import Correction

__all__ = ["gexf_bytes", "read_gexf"]

SPACE = "http://www.gexf.net/1.2draft"  # what NetworkX and every Gephi read


def read_gexf(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a GEXF file."""
    root, log = parsed(data, name), Log()
    graph = next(children(root, "graph"), root)
    default = graph.get("defaultedgetype", "undirected")
    titles = {domain: _titles(graph, domain) for domain in ("node", "edge")}
    nodes = [Node(node.get("id", ""), _attributes(node, titles["node"])) for node in children(graph, "node")]
    edges = [_edge(edge, titles["edge"], default) for edge in children(graph, "edge")]
    if graph.get("mode") in ("dynamic", "slice"):
        log.note("The file shows the network over time; everything that it ever held is read.")
    return reading_of(Graph(nodes, edges), name, log, corrections)


def gexf_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The map as GEXF 1.2, and what GEXF cannot hold of it.

    Where links with and without direction stand together, all are written as directed and those without are marked
    in `direction`, because many readers refuse a mixture.
    """
    rows = graph_rows(network)
    root = ET.Element("gexf", {"xmlns": SPACE, "version": "1.2"})
    kind = "directed" if rows.directed else "undirected"
    graph = ET.SubElement(root, "graph", {"defaultedgetype": kind, "mode": "static"})
    ids: dict[tuple[str, str], str] = {}
    for domain, table in (("node", rows.nodes), ("edge", rows.edges)):
        declared = ET.SubElement(graph, "attributes", {"class": domain, "mode": "static"})
        for place, column in enumerate(dict.fromkeys(column for _, row in table for column in row)):
            ids[domain, column] = str(place)
            ET.SubElement(declared, "attribute", {"id": str(place), "title": xml_text(column), "type": "string"})
    nodes = ET.SubElement(graph, "nodes")
    for (partner_id,), row in rows.nodes:
        node = ET.SubElement(nodes, "node", {"id": xml_text(partner_id), "label": xml_text(row[LABEL])})
        _add_values(node, "node", row, ids)
    edges = ET.SubElement(graph, "edges")
    for place, ((source, target), row) in enumerate(rows.edges):
        ends = {"id": str(place), "source": xml_text(source), "target": xml_text(target), "type": kind}
        _add_values(ET.SubElement(edges, "edge", ends), "edge", row, ids)
    ET.indent(root)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True), losses(network, "GEXF")


def _add_values(element: ET.Element, domain: str, row: dict[str, str], ids: dict[tuple[str, str], str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for column, text in row.items():
        ET.SubElement(values, "attvalue", {"for": ids[domain, column], "value": xml_text(text)})


def _titles(graph: ET.Element, domain: str) -> dict[str, tuple[str, str]]:
    """The title and default of every attribute of nodes or of edges."""
    found = {}
    for declared in children(graph, "attributes"):
        if declared.get("class") != domain:
            continue
        for attribute in children(declared, "attribute"):
            default = next((inside.text or "" for inside in attribute if local(inside) == "default"), "")
            attribute_id = attribute.get("id", "")
            found[attribute_id] = (attribute.get("title") or attribute_id, default.strip())
    return found


def _attributes(element: ET.Element, titles: dict[str, tuple[str, str]]) -> dict[str, str]:
    found = {title: default for title, default in titles.values() if default}
    if element.get("label"):
        found["label"] = element.get("label", "").strip()
    for group in element:
        if local(group) == "attvalues":
            for value in group:
                key = value.get("for") or value.get("id") or ""
                found[titles.get(key, (key, ""))[0]] = (value.get("value") or "").strip()
        elif local(group) == "position":
            found |= {"x": group.get("x", ""), "y": group.get("y", "")}
    return {key: text for key, text in found.items() if text}


def _edge(edge: ET.Element, titles: dict[str, tuple[str, str]], default: str) -> Edge:
    attributes = _attributes(edge, titles)
    for key in ("weight", "kind"):
        if edge.get(key):
            attributes.setdefault(key, edge.get(key, ""))
    kind = (edge.get("type") or default).casefold()
    if kind == "mutual":
        attributes["direction"] = kind
    return Edge(edge.get("source", ""), edge.get("target", ""), attributes, kind != "undirected")
