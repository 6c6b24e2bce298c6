"""GEXF 1.2 and 1.3, the format of Gephi; links with and without direction may stand together.

References
----------
GEXF Working Group, GEXF 1.3 primer, https://gexf.net
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from network.files.draft.draft import Log
from network.files.draft.flat import LABEL
from network.files.draft.graph_rows import graph_rows, losses, xml_text
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.graphs.unread import say_unread
from network.files.raw.xml_content import children, local, parsed
from network.model import Network
from network.reading import Reading
from network.recognised import Correction
from network.words import plural

__all__ = ["gexf_bytes", "read_gexf"]

STARTED, ENDED = "starts", "ends"  # free columns
SPACE = "http://www.gexf.net/1.2draft"  # what NetworkX and every Gephi read


def read_gexf(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a GEXF file."""
    root, log = parsed(data, name), Log()
    graph = next(children(root, "graph"), root)
    default = graph.get("defaultedgetype", "undirected")
    titles = {domain: _titles(graph, domain) for domain in ("node", "edge")}
    inside = {id(inner): outer.get("id", "") for outer in children(graph, "node") for inner in _directly_in(outer)}
    nodes = [_node(node, titles["node"], inside.get(id(node), "")) for node in children(graph, "node")]
    edges = [_edge(edge, titles["edge"], default) for edge in children(graph, "edge")]
    _say_times(graph, log)
    say_unread(root, data, log)
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


def _directly_in(node: ET.Element) -> Iterator[ET.Element]:
    return (inner for group in node if local(group) == "nodes" for inner in group if local(inner) == "node")


def _node(node: ET.Element, titles: dict[str, tuple[str, str]], outer: str) -> Node:
    named = next((one.get("for", "") for group in node if local(group) == "parents" for one in group), "")
    return Node(node.get("id", ""), _attributes(node, titles), outer or node.get("pid", "") or named)


def _say_times(graph: ET.Element, log: Log) -> None:
    """That dates are kept, what has an end is read too, and of several values over time only the last."""
    things = [*children(graph, "node"), *children(graph, "edge")]
    ended = sum(ENDED in _spell(one) for one in things)
    if any(_spell(one) for one in things) or graph.get("mode") in ("dynamic", "slice"):
        log.note(
            f'The file shows the network over time. Dates are kept under "{STARTED}" and "{ENDED}"; what has an end is '
            f"read all the same ({plural(ended, 'node or edge', 'nodes and edges')})."
        )
    broken = sum(len(_spells(one)) > 1 for one in things)
    if broken:
        what = f"{plural(broken, 'node or edge was', 'nodes and edges were')} there more than once."
        log.note(f"{what} Only the first start and the last end are kept, not what lies between.")
    changing = sum(_changes(one) for one in things)
    if changing:
        what = f"{plural(changing, 'node or edge has', 'nodes and edges have')} values that change over time."
        log.note(f"{what} Only the last value of each is read.")


def _spell(element: ET.Element) -> dict[str, str]:
    """The first start of a node or edge and, unless its last spell still goes on, the last end; blank for none."""
    spells = _spells(element) or [element]
    starts = [text for one in spells if (text := one.get("start") or one.get("startopen"))]
    ends = [text for one in spells if (text := one.get("end") or one.get("endopen"))]
    ended = len(ends) == len(spells)
    return ({STARTED: min(starts)} if starts else {}) | ({ENDED: max(ends)} if ended else {})


def _spells(element: ET.Element) -> list[ET.Element]:
    return [one for group in element if local(group) == "spells" for one in group]


def _changes(element: ET.Element) -> bool:
    values = [value.get("for") for group in element if local(group) == "attvalues" for value in group]
    return len(values) > len(set(values))


def _in_time(group: ET.Element) -> list[ET.Element]:
    """The values in the order of time; those without a start come first."""
    return sorted(group, key=lambda value: value.get("start") or value.get("startopen") or "")


def _attributes(element: ET.Element, titles: dict[str, tuple[str, str]]) -> dict[str, str]:
    found = {title: default for title, default in titles.values() if default}
    if element.get("label"):
        found["label"] = element.get("label", "").strip()
    for group in element:
        if local(group) == "attvalues":
            for value in _in_time(group):
                key = value.get("for") or value.get("id") or ""
                found[titles.get(key, (key, ""))[0]] = (value.get("value") or "").strip()
        elif local(group) == "position":
            found |= {"x": group.get("x", ""), "y": group.get("y", "")}
    return {key: text for key, text in (found | _spell(element)).items() if text}


def _edge(edge: ET.Element, titles: dict[str, tuple[str, str]], default: str) -> Edge:
    attributes = _attributes(edge, titles)
    for key in ("weight", "kind"):
        if edge.get(key):
            attributes.setdefault(key, edge.get(key, ""))
    kind = (edge.get("type") or default).casefold()
    if kind == "mutual":
        attributes["direction"] = kind
    return Edge(edge.get("source", ""), edge.get("target", ""), attributes, kind != "undirected")
