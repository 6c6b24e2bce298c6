"""GML, as igraph, Gephi and NetworkX write it. Nodes without a label are named by whatever names them.

References
----------
Himsolt (1997), GML: a portable graph file format, University of Passau.
"""

import html
import re
from collections.abc import Sequence
from typing import Any

from network.errors import UnreadableFile, Where
from network.files.draft.draft import Log
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.text import decoded
from network.reading import Reading
from network.recognised import Correction

__all__ = ["read_gml"]

TOKENS = re.compile(r'\s*(?:#[^\n]*\n|"((?:[^"])*)"|([\[\]])|([^\s\[\]"]+))')
MAX_DEPTH = 20  # lists inside each other; a graph needs 3
Pairs = list[tuple[str, Any]]


def read_gml(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a GML file."""
    text, note = decoded(data, name)
    log = Log()
    if note:
        log.warn(Where(name), note, "Check names with accents.")
    graphs = [value for key, value in _parsed(text, name) if key.casefold() == "graph" and isinstance(value, list)]
    graph = graphs[0] if graphs else None
    if len(graphs) > 1:
        what = f"The file holds {len(graphs)} graphs. The first was read."
        log.warn(Where(name), what, "Save each graph as a file of its own.")
    if graph is None:
        raise UnreadableFile(f"{name} holds no graph. A GML file starts with graph [.")
    directed = dict(graph).get("directed", "0") == "1"
    log.note(f"GML, {'directed' if directed else 'undirected'}.")
    nodes = [_node(dict(value)) for key, value in graph if key == "node" and isinstance(value, list)]
    edges = [_edge(dict(value), directed=directed) for key, value in graph if key == "edge" and isinstance(value, list)]
    return reading_of(Graph(nodes, edges), name, log, corrections)


def _node(values: dict[str, Any]) -> Node:
    return Node(str(values.get("id", "")), _texts(values, "id"))


def _edge(values: dict[str, Any], *, directed: bool) -> Edge:
    return Edge(
        str(values.get("source", "")), str(values.get("target", "")), _texts(values, "source", "target"), directed
    )


def _texts(values: dict[str, Any], *ends: str) -> dict[str, str]:
    """The single values; lists inside (places, colours) are left out."""
    return {
        key: value
        for key, value in values.items()
        if key not in ends and isinstance(value, str) and value not in ("", "NaN")
    }


def _parsed(text: str, name: str) -> Pairs:
    """Keys and values; a value is text or a list of keys and values."""
    top: Pairs = []
    stack, key, position = [top], "", 0
    while match := TOKENS.match(text, position):
        position = match.end()
        quoted, bracket, bare = match.groups()
        if bracket == "]":
            if len(stack) == 1:
                raise UnreadableFile(f"{name} has a ] too many. Export it again.")
            stack.pop()
        elif bracket == "[":
            if len(stack) > MAX_DEPTH or not key:
                raise UnreadableFile(f"{name} is not GML: a list stands where none can. Export it again.")
            inner: Pairs = []
            stack[-1].append((key, inner))
            stack.append(inner)
            key = ""
        elif quoted is None and bare is None:
            continue
        elif key:
            stack[-1].append((key, html.unescape(quoted) if quoted is not None else bare))
            key = ""
        else:
            key = bare or quoted or ""
    if text[position:].strip():
        raise UnreadableFile(f"{name} is not GML from character {position + 1} on. Export it again.")
    if len(stack) > 1:
        raise UnreadableFile(f"{name} ends in the middle: a ] is missing. Export it again.")
    return top
