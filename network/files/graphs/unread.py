"""What stands in a file of a graph program beside nodes and edges: screened for details of people, and not read.

Attributes of nodes and edges are screened with what is read (`network.files.sheets.screen`).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from network.errors import Problem, Where
from network.files.draft.draft import Log
from network.files.raw.json_content import loaded
from network.files.raw.text import decoded
from network.files.raw.xml_content import children, local, parsed, text_of
from network.privacy import FULL_NAME, contact_heading, heading_words, refusal, safe_label, said_in, speaks_of_people

__all__ = ["about_people", "say_unread"]

Said = Iterator[tuple[str, str]]  # the name of a field, and a text in it
CURE = "Take out everything about people, then open it again."
DATA = frozenset({"data", "attvalue", "node", "edge", "nodes", "edges"})  # of XML; read and screened
IDS = frozenset({"id", "from", "to", "source", "target"})  # may have ten digits; those of links are screened
OF_GML = re.compile(r'\b(\w{1,40})\s+"([^"]*)"')
OF_PAJEK = re.compile(r'^(\*\w+)([^\n"]*)|(%)([^\n]*)|()"([^"]*)"', re.MULTILINE)
NOTE_IN_GML = re.compile(r"^\s*#(.*)$", re.MULTILINE)
NHS = "an NHS number"
HELD = frozenset({"nodes", "edges", "links", "relationships", "adjacency"})
DESCRIBES = frozenset({"data", "desc", "description", "keywords"})  # of XML: the graph as a whole
MADE_BY = re.compile(
    r"\b(?:creator|created|authors?|by|owner|maintainer|contributors?|editor|cite|citation|licen[cs]e)\b"
)
OF_ITSELF = frozenset({"desc", "description", "keywords", "creator"})  # of XML: what a file or a thing says of itself
PROGRAM = re.compile(
    r"gephi|networkx|igraph|cytoscape|pajek|ucinet|nodexl|vosviewer|yed|yfiles|neo4j|sigma|\br\b", re.IGNORECASE
)  # wrote it


BESIDE_XML = re.compile(rb"<!--(.*?)-->|<\?(?!xml)(.*?)\?>", re.DOTALL)  # comments, and what is meant for a program


def say_unread(root: Element, data: bytes, log: Log) -> None:
    """What stands in XML beside nodes, edges and what is known of them is not read, which is said where it is words."""
    told = [text_of(one) for one in root.iter() if local(one) in OF_ITSELF]
    told += [(found[1] or found[2]).decode("utf-8", "replace").strip() for found in BESIDE_XML.finditer(data)]
    if any(text and not PROGRAM.search(text) for text in told):
        log.note("What the file says of itself, such as a description, keywords or comments, was not read.")


def about_people(reader: str, data: bytes, name: str) -> tuple[Problem, ...]:
    """What refuses a file that a reader of graphs has read, because something else in it speaks of a person."""
    cells: dict[str, list[tuple[int, str]]] = {}
    columns: dict[str, str | None] = {}  # of each field, told once and not of each thing that has it
    for field, text in _said(reader, data, name):
        if field not in columns:
            words = heading_words(field)
            columns[field] = None if contact_heading(words) else "id" if words in IDS else field
        if (column := columns[field]) is not None:
            cells.setdefault(column, []).append((0, text))
    of_all = {"of the graph": [(0, text) for text in _of_the_graph(reader, data, name)]}
    found = [one for one in speaks_of_people(cells) if (one.column, one.what) != ("id", NHS) and one.what != FULL_NAME]
    found = found or [*speaks_of_people(of_all)]
    if not found:
        return ()
    where = Where(Path(name).name, column=safe_label(found[0].column, "field"))
    return (Problem("error", where, refusal(found), CURE),)


def _said(reader: str, data: bytes, name: str) -> Said:
    if reader in ("kumu", "cytoscape", "node_link"):
        return said_in(loaded(data, name))
    if reader in ("graphml", "gexf"):
        return _in_xml(data, name)
    if reader == "gml":
        return _in_gml(decoded(data, name)[0])
    if reader == "pajek":
        found = OF_PAJEK.finditer(decoded(data, name)[0])
        return ((match[1] or match[3] or "label", match[2] or match[4] or match[6] or "") for match in found)
    return iter(())


def _of_the_graph(reader: str, data: bytes, name: str) -> Iterator[str]:
    """What is said of the graph as a whole, but for who made it: a name in it is that of whom it is about."""
    if reader == "node_link":
        content = loaded(data, name)
        graph = content.get("graph") if isinstance(content, dict) else None
        whole = {key: said for key, said in graph.items() if key not in HELD} if isinstance(graph, dict) else {}
        yield from (text for key, text in said_in(whole) if not MADE_BY.search(heading_words(key)))
    elif reader in ("graphml", "gexf"):
        yield from (text for field, text in _in_xml(data, name) if field in DESCRIBES)


def _in_gml(text: str) -> Said:
    yield from ((match[1], match[2]) for match in OF_GML.finditer(text))
    yield from (("comment", match[1]) for match in NOTE_IN_GML.finditer(text))


def _in_xml(data: bytes, name: str) -> Said:
    root = parsed(data, name)
    for after in decoded(data, name)[0].split("<!--")[1:]:
        yield "comment", after.partition("-->")[0]
    for element in root.iter():
        kind = local(element)
        if kind in DATA:
            continue
        if text := (element.text or "").strip():
            yield kind, text
        for attribute, value in element.attrib.items():
            yield attribute.rpartition("}")[2], value
    for graph in children(root, "graph"):
        yield from (("data", (inside.text or "").strip()) for inside in graph if local(inside) == "data")
