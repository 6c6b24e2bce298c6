"""Kumu's JSON: the simple blueprint, in and out, and the project export, in.

References
----------
Kumu documentation, Import: blueprint and spreadsheet formats, https://docs.kumu.io
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from network.errors import UnreadableFile, Where
from network.files.draft.draft import Log
from network.files.draft.flat import LABEL
from network.files.draft.graph_rows import graph_rows, losses
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.json_content import loaded, text_value, texts
from network.model import Network
from network.reading import Reading
from network.recognised import Correction
from network.words import plural

__all__ = ["is_kumu", "kumu_bytes", "read_kumu"]

DIRECTIONS = ("directed", "undirected", "mutual")
NAMED = 10  # names told one by one
ENDS = ("id", "_id", "from", "to", "direction")


def is_kumu(data: Any) -> bool:
    """Whether JSON is a Kumu blueprint or project export."""
    return (
        isinstance(data, dict) and isinstance(data.get("elements"), list) and isinstance(data.get("connections"), list)
    )


def read_kumu(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a Kumu JSON file. Connections name ids where elements have them, else labels."""
    content, log = loaded(data, name), Log()
    if not is_kumu(content):
        raise UnreadableFile(f"{name} is not a Kumu file: it has no elements and connections.")
    elements = [item for item in content["elements"] if isinstance(item, dict)]
    connections = [item for item in content["connections"] if isinstance(item, dict)]
    exported = any("_id" in item or "attributes" in item for item in elements)
    log.note("Kumu project export." if exported else "Kumu blueprint.")
    elements, connections = _on_maps(content, elements, connections, name, log)
    nodes = [_node(item) for item in elements]
    by_label = {node.attributes.get("label", node.id): node.id for node in reversed(nodes)}
    known = {node.id for node in nodes}
    edges = [_edge(item, known, by_label) for item in connections]
    if unlisted := sorted({end for edge in edges for end in (edge.source, edge.target)} - known - {""}):
        log.note(f"Added as partners, for connections name them and elements do not: {_some(unlisted)}.")
    return reading_of(Graph(nodes, edges, listed=False, keeps_ids=True), name, log, corrections)


def _on_maps(
    content: dict[str, Any], elements: list[dict[str, Any]], connections: list[dict[str, Any]], name: str, log: Log
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What stands on some map of a project; the rest is in Kumu's bin and was taken off every map. Both are told."""
    maps = [one for one in content.get("maps") or () if isinstance(one, dict)]
    seen, drawn = _drawn(maps, "element"), _drawn(maps, "connection")
    if not seen:
        return elements, connections
    if len(maps) > 1:
        names = ", ".join(f'"{text_value(one.get("name"))}"' for one in maps)
        log.note(f"The project holds {len(maps)} maps, which are read together: {names}.")
    kept = [item for item in elements if text_value(item.get("_id")) in seen]
    ends = {text_value(item.get("_id")) for item in kept}
    links = [
        item
        for item in connections
        if text_value(item.get("_id")) in drawn and {text_value(item.get("from")), text_value(item.get("to"))} <= ends
    ]
    left_out = [_node(item).attributes["label"] for item in elements if item not in kept]
    if left_out or len(links) < len(connections):
        named = f": {_some(left_out)}" if left_out else ""
        both = f"{plural(len(left_out), 'element')} and {plural(len(connections) - len(links), 'connection')}"
        what = f"{both} stand on no map of the project and were left out{named}."
        log.warn(Where(name), what, "Put them on a map in Kumu if they belong to yours.")
    return kept, links


def _drawn(maps: Sequence[Mapping[str, Any]], part: str) -> set[str]:
    """The ids of the elements or connections on any map."""
    items = (item for one in maps for item in one.get(f"{part}s") or () if isinstance(item, dict))
    return {text_value(item.get(part)) for item in items}


def _some(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(f'"{name}"' for name in names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


def kumu_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The map as a Kumu blueprint, and what Kumu cannot hold of it."""
    rows = graph_rows(network)
    elements = [_element(partner_id, row) for (partner_id,), row in rows.nodes]
    connections = []
    for place, ((source, target), row) in enumerate(rows.edges):
        direction = "directed" if row.get("link_type") in ("refers", "funds") else "undirected"
        shown = {key: text for key, text in row.items() if key != "direction"}
        connections.append(
            {
                "id": f"conn-{place}",
                "from": source,
                "to": target,
                "type": row["link_type"],
                "direction": direction,
                **shown,
            }
        )
    text = json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False, indent=1)
    return text.encode(), losses(network, "Kumu")


def _element(partner_id: str, row: Mapping[str, str]) -> dict[str, str]:
    kind = {"type": row["sector"]} if "sector" in row else {}
    return {"id": partner_id, "label": row["name"], **kind, **{key: text for key, text in row.items() if key != LABEL}}


def _node(item: dict[str, Any]) -> Node:
    values = _values(item)
    label = values.get("label") or text_value(item.get("_id")) or text_value(item.get("id"))
    node_id = text_value(item.get("_id")) or text_value(item.get("id")) or label
    attributes = {key: text for key, text in values.items() if key not in ENDS}
    kind = attributes.pop("element type", "") or attributes.pop("type", "")
    if kind:
        attributes.setdefault("sector", kind)
    attributes["label"] = label
    return Node(node_id, attributes)


def _edge(item: dict[str, Any], known: set[str], by_label: Mapping[str, str]) -> Edge:
    values = _values(item)
    direction = (values.get("direction") or text_value(item.get("direction"))).casefold()
    attributes = {key: text for key, text in values.items() if key not in ENDS}
    kind = attributes.pop("connection type", "") or attributes.pop("type", "")
    if kind:
        attributes.setdefault("link_type", kind)
    if direction == "mutual":
        attributes["direction"] = direction
    ends = [text_value(item.get(end)) for end in ("from", "to")]
    source, target = (end if end in known else by_label.get(end, end) for end in ends)
    return Edge(source, target, attributes, direction != "undirected")


def _values(item: dict[str, Any]) -> dict[str, str]:
    """What a Kumu element or connection says: at the top in a blueprint, under attributes in a project export."""
    inner = item.get("attributes")
    return texts(
        {key: value for key, value in item.items() if key != "attributes"} | (inner if isinstance(inner, dict) else {})
    )
