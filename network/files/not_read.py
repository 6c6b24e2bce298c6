"""Kinds of file that are not read: what each is, and what to export or save in its place."""

import re
from typing import Any

__all__ = ["LOOKED_AT", "cure_for", "drawing_in", "not_our_json"]

LOOKED_AT = 2_000  # bytes of a file by which it is known
MERMAID = (
    "It is a drawing in Mermaid. Write its arrows as a table with the headings From, To and Kind, "
    "and save it as .csv or .xlsx."
)
TREE = (
    "It is a tree, as programs for family trees of species write it: it says what stems from what, not who works with "
    "whom. Bring a table with the headings From and To, or GraphML."
)
CURES = {
    'Export the network from R as GraphML: igraph\'s write_graph(graph, file, format = "graphml").': (
        ".rda",
        ".rdata",
        ".rds",
    ),
    "In Cytoscape, export it as Cytoscape.js JSON or GraphML.": (".cx", ".cx2", ".cys"),
    "In Gephi, export it as GEXF or GraphML.": (".gephi",),
    "It is a drawing of Graphviz. Open it in Gephi, which reads it, and export it there as GEXF or GraphML.": (
        ".dot",
        ".gv",
    ),
    MERMAID: (".mmd", ".mermaid"),
    TREE: (".nwk", ".newick", ".tre", ".tree", ".nex", ".nexus"),
    "It is Cytoscape's plain list of links. Open it in Cytoscape and export it as Cytoscape.js JSON or GraphML.": (
        ".sif",
    ),
    "Save the table as .csv or .xlsx.": (".numbers", ".sav", ".dta", ".parquet", ".mdb", ".accdb"),
    "Copy the table into a workbook and save it as .xlsx.": (
        ".pdf",
        ".doc",
        ".docx",
        ".html",
        ".htm",
        ".pptx",
        ".png",
        ".jpg",
    ),
}
IS_MERMAID = re.compile(
    r"(?:---\s.*?\s---\s*|%%[^\n]*\s+|#[^\n]*\s+)*(?:```\s*mermaid\b|(?:flowchart|graph)\s+(?:LR|RL|TB|TD|BT)\b|"
    r"(?:sequence|class|state|er)Diagram\b|mindmap\b)",
    re.DOTALL,
)
IS_TREE = re.compile(r"#NEXUS\b|\s*\([^;\n]*\)[\w.:]*;\s*$", re.IGNORECASE)
QUERY = "MATCH (a)-[r]->(b) RETURN a.name AS From, type(r) AS Kind, b.name AS To"
NEO4J = (
    f"is the answer to a query of Neo4j. Run {QUERY} there and save the result as CSV, "
    "or export all with apoc.export.json.all."
)


def cure_for(suffix: str) -> str:
    """What to do about a file whose name ends so; empty where that says nothing."""
    return next((words for words, suffixes in CURES.items() if suffix in suffixes), "")


def drawing_in(start: bytes) -> str:
    """What to do about a text that holds a drawing or a tree, by its first bytes; empty for any other."""
    text = start.decode("utf-8", errors="replace").lstrip("\ufeff \r\n\t")
    if IS_MERMAID.match(text):
        return MERMAID
    return TREE if IS_TREE.match(text) else ""


def not_our_json(content: Any) -> str:
    """What to do about JSON that is the answer to a query and no map; empty for any other."""
    rows = content.get("results") if isinstance(content, dict) else content
    first = rows[0] if isinstance(rows, list) and rows else None
    if not isinstance(first, dict):
        return ""
    asked = isinstance(content, dict) and {"columns", "data"} <= first.keys()
    values = [value for value in first.values() if isinstance(value, dict)]
    drawn = any("identity" in value and value.keys() & {"labels", "start", "properties"} for value in values)
    return NEO4J if asked or drawn else ""
