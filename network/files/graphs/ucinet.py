"""UCINET DL text: full and half matrices, several at once, edge and node lists, labels apart or embedded.

References
----------
Borgatti, Everett and Freeman, UCINET 6 user's guide: the DL language.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from network.errors import UnreadableFile, Where
from network.files.draft.draft import Log
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.text import decoded
from network.reading import Reading
from network.recognised import Correction

__all__ = ["read_ucinet"]

TOKEN = re.compile(r'"([^"]*)"|([^\s,]+)')
SIZE = re.compile(r"\b(nr|nc|nm|n)\s*=\s*(\d+)", re.IGNORECASE)
FORMAT = re.compile(r"format\s*=\s*([a-z]+\d?)", re.IGNORECASE)
PART = re.compile(
    r"(?<!\S)((?:(?:row|column|col|level|matrix)\s+)?labels(?:\s+embedded)?|data)\s*:|(?<!\S)(labels\s+embedded)",
    re.IGNORECASE,
)
ABSENT = re.compile(r"diagonal\s*=?\s*absent", re.IGNORECASE)
MOST = 20_000  # rows
MATRICES = ("fullmatrix", "upperhalf", "lowerhalf")
MISSING = frozenset({".", "na", "n/a"})


@dataclass(slots=True)
class _Header:
    rows: int
    columns: int
    levels: int
    form: str
    diagonal: bool
    labels: dict[str, list[str]] = field(default_factory=dict)  # row, column, level
    embedded: bool = False

    @property
    def names_two_kinds(self) -> bool:
        """Whether no name stands both at the left and on top, as where partners sit on boards."""
        rows, columns = self.labels["row"], self.labels["column"]
        if self.form in ("edgelist2", "nodelist2"):
            return True
        return bool(rows and columns) and not set(rows) & set(columns)


def read_ucinet(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a DL file; every matrix in it is a kind of link of its own."""
    if name.lower().endswith((".##h", ".##d")):
        raise UnreadableFile(
            f"{name} is UCINET's own binary form. In UCINET, export it as DL text or CSV and open that."
        )
    text, note = decoded(data, name)
    log = Log()
    if note:
        log.warn(Where(name), note, "Check names with accents.")
    header, body = _header(text, name)
    matrices = "1 matrix" if header.levels == 1 else f"{header.levels} matrices"
    log.note(f"UCINET DL, {header.form}, {matrices}: rows refer to columns.")
    try:
        edges = list(_edges(header, body, name))
    except (ValueError, IndexError):
        raise UnreadableFile(
            f"{name} does not hold the numbers that its first lines promise. Export it again."
        ) from None
    if header.names_two_kinds:
        what = 'Rows and columns are two kinds of thing. All are read as partners, their links as "knows".'
        log.warn(Where(name), what, "Leave out one kind if its members are no partners.")
        edges = [replace(edge, directed=False) for edge in edges]
    names = dict.fromkeys((*header.labels["row"], *header.labels["column"]))
    for edge in edges:
        names |= dict.fromkeys((edge.source, edge.target))
    return reading_of(
        Graph([Node(one, {"label": one}) for one in names], edges, keeps_ids=True), name, log, corrections
    )


def _header(text: str, name: str) -> tuple[_Header, str]:
    if not re.match(r"\s*dl\b", text, re.IGNORECASE):
        raise UnreadableFile(f"{name} is not UCINET DL text: it does not start with DL.")
    parts = list(PART.finditer(text))
    data = next((part for part in parts if (part[1] or "").casefold() == "data"), None)
    if data is None:
        raise UnreadableFile(f"{name} has no line that says DATA:")
    top = text[: parts[0].start()]
    sizes = {key.casefold(): int(value) for key, value in SIZE.findall(top)}
    rows = sizes.get("nr", sizes.get("n", 0))
    form = match[1].casefold() if (match := FORMAT.search(text[: data.start()])) else "fullmatrix"
    header = _Header(
        rows, sizes.get("nc", sizes.get("n", rows)), sizes.get("nm", 1), form, not ABSENT.search(text[: data.start()])
    )
    if max(header.rows, header.columns) > MOST:
        raise UnreadableFile(
            f"{name} has more than {MOST:,} rows, and a map holds up to so many partners. Leave some out."
        )
    cells = header.rows * header.columns * header.levels
    if cells <= 0:
        raise UnreadableFile(f"{name} does not say how many rows it has, up to {MOST:,}, such as N=16.")
    if cells > MOST * 500 and header.form in MATRICES:
        raise UnreadableFile(f"{name} has a matrix of {cells:,} cells, more than is read here. Export an edge list.")
    _take_labels(header, text, parts)
    return header, text[data.end() :]


def _take_labels(header: _Header, text: str, parts: Sequence[re.Match[str]]) -> None:
    both: list[str] = []
    for part, following in pairwise(parts):
        words = (part[1] or part[2]).casefold().split()
        if words == ["data"]:
            break
        header.embedded |= "embedded" in words
        axis = next((axis for axis in ("row", "col", "level", "matrix") if words[0].startswith(axis)), "")
        size = {"row": header.rows, "col": header.columns, "": max(header.rows, header.columns)}.get(
            axis, header.levels
        )
        labels = [] if "embedded" in words else _labels(text[part.end() : following.start()], size)
        if not axis:
            both = labels
        header.labels[{"col": "column", "matrix": "level"}.get(axis, axis)] = labels
    two_kinds = header.rows != header.columns
    for axis, size in (("row", header.rows), ("column", header.columns)):
        word = f"{axis} " if two_kinds else ""  # row 1 and column 1 are not the same thing
        numbered = [f"{word}{place}" for place in range(1, size + 1)]
        found = header.labels.get(axis) or both or ([] if header.embedded else numbered)
        header.labels[axis] = _unique(found[:size])
    header.labels.setdefault("level", [])


def _labels(text: str, size: int) -> list[str]:
    """One label a line where that fits, else split at spaces and commas; quotes hold a label together."""
    lines = [line.strip().strip(",").strip('"').strip() for line in text.split("\n") if line.strip()]
    return lines if len(lines) == size else _tokens(text)


def _unique(labels: list[str]) -> list[str]:
    seen: set[str] = set()
    found = []
    for place, label in enumerate(labels, start=1):
        name = label if label and label not in seen else f"{label} ({place})".strip()
        seen.add(name)
        found.append(name)
    return found


def _tokens(text: str) -> list[str]:
    return [match[1] if match[1] is not None else match[2] for match in TOKEN.finditer(text)]


def _edges(header: _Header, body: str, name: str) -> Iterator[Edge]:
    if header.form.startswith("edgelist"):
        yield from _listed(header, body, pairs=True)
    elif header.form.startswith("nodelist"):
        yield from _listed(header, body, pairs=False)
    elif header.form in MATRICES:
        yield from _matrices(header, body)
    else:
        raise UnreadableFile(
            f"{name} is in the form {header.form}, which is not read. Export it as a full matrix or edge list."
        )


def _listed(header: _Header, body: str, *, pairs: bool) -> Iterator[Edge]:
    for line in body.split("\n"):
        words = _tokens(line)
        if not words:
            continue
        source = _named(words[0], header.labels["row"], header)
        if pairs:
            weight = words[2] if len(words) > 2 else "1"
            if weight.casefold() not in MISSING and float(weight) != 0:
                yield Edge(source, _named(words[1], header.labels["column"], header), {"weight": weight})
        else:
            for word in words[1:]:
                yield Edge(source, _named(word, header.labels["column"], header), {"weight": "1"})


def _named(word: str, labels: Sequence[str], header: _Header) -> str:
    if header.embedded or not word.isdecimal():
        return word
    return labels[int(word) - 1] if int(word) > 0 else word


def _matrices(header: _Header, body: str) -> Iterator[Edge]:
    tokens = iter(_tokens(body))
    for level in range(header.levels):
        relation = header.labels["level"][level] if level < len(header.labels["level"]) else ""
        if header.embedded:
            header.labels["column"] = [next(tokens) for _ in range(header.columns)]
            header.labels["row"] = []
        attributes = {"relation": relation or str(level + 1)} if header.levels > 1 else {}
        for row in range(header.rows):
            if header.embedded:
                header.labels["row"].append(next(tokens))
            for column in _columns(header, row):
                value = next(tokens, None)
                if value is None:
                    raise ValueError("too few numbers")
                if value.casefold() not in MISSING and float(value) != 0:
                    ends = (header.labels["row"][row], header.labels["column"][column])
                    yield Edge(*ends, {"weight": value} | attributes, header.form == "fullmatrix")


def _columns(header: _Header, row: int) -> Iterator[int]:
    """The columns that the row of a full or half matrix holds."""
    first, last = {"upperhalf": (row, header.columns), "lowerhalf": (0, row + 1)}.get(header.form, (0, header.columns))
    return (column for column in range(first, last) if header.diagonal or column != row)
