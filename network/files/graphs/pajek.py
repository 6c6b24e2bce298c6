"""Pajek networks (.net, .paj): arcs, edges, lists and several matrices, each a relation of its own.

References
----------
Batagelj and Mrvar, Pajek reference manual: *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist, *Matrix.
"""

import re
from collections import Counter
from collections.abc import Sequence

from network.errors import UnreadableFile, Where
from network.files.draft.draft import Log
from network.files.graphs.graph_draft import Edge, Graph, Node, reading_of
from network.files.raw.text import decoded
from network.reading import Reading
from network.recognised import Correction

__all__ = ["read_pajek"]

WORDS = re.compile(r'"([^"]*)"|(\S+)')
TIME, TIME_SHOWN = re.compile(r"\[[\d*,\s-]+\]"), "[1-3]"
RELATION = re.compile(r':?\s*(\d+)?\s*(?:"([^"]*)")?')
OTHER_OBJECTS = ("partition", "vector", "cluster", "permutation", "hierarchy")
MOST = 20_000  # vertices
TWO_KINDS = (
    'The file holds two kinds of thing, such as partners and boards. All are read as partners, their links as "knows".'
)


def read_pajek(data: bytes, name: str, corrections: Sequence[Correction] = ()) -> Reading:
    """The map in a Pajek file. The labels are the ids. Of several networks in a project the first is read."""
    text, note = decoded(data, name)
    log = Log()
    if note:
        log.warn(Where(name), note, "Check names with accents.")
    reader = _Reader(name, log)
    for number, line in enumerate(text.split("\n"), start=1):
        if reader.done:
            break
        reader.take(number, line.strip())
    if reader.count is None:
        raise UnreadableFile(f"{name} holds no network: there is no line that starts with *Vertices.")
    return reading_of(Graph(reader.nodes(), reader.edges), name, log, corrections)


class _Reader:
    """Takes one line after another and knows which section it is in."""

    def __init__(self, name: str, log: Log) -> None:
        self.name, self.log = name, log
        self.count: int | None = None
        self.done = False
        self.edges: list[Edge] = []
        self._labels: dict[int, Node] = {}
        self._used: Counter[str] = Counter()  # vertices by id
        self._section, self._relation, self._row = "", "", 0
        self._names: dict[str, str] = {}  # of relations, by number
        self._first = 0  # vertices of the first kind where the file holds two, such as partners and boards

    def take(self, number: int, line: str) -> None:
        if not line or line.startswith("%"):
            return
        if line.startswith("*"):
            self._start(line)
            return
        words = [match[1] if match[1] is not None else match[2] for match in WORDS.finditer(line)]
        if words and TIME.fullmatch(words[-1]):
            words.pop()
            self.log.note(f"Times of partners and links, such as {TIME_SHOWN}, are not kept.")
        try:
            self._take_words(words)
        except (ValueError, IndexError):
            where = Where(self.name, row=number)
            self.log.warn(
                where,
                f"The line makes no sense in the part {self._section}. It was left out.",
                "Export the file again.",
            )

    def nodes(self) -> list[Node]:
        """Every vertex; one without a label is named by its number."""
        return [self._labels.get(number) or Node(self._free(str(number))) for number in range(1, (self.count or 0) + 1)]

    def _free(self, label: str) -> str:
        return label if not self._used[label] else f"vertex {label}"

    def _start(self, line: str) -> None:
        word, _, rest = line[1:].partition(" ")
        section = word.casefold()
        if section in ("network", *OTHER_OBJECTS) and self.count is not None:
            named = f': "{rest.strip()}"' if rest.strip() else ""
            what = "The file holds more than one network or partition. The first network was read"
            self.log.note(f"{what}; what follows it was not{named}.")
            self.done = True
        elif section == "vertices":
            self._start_vertices(rest)
        self._section, self._row = section, 0
        match = (
            RELATION.match(rest.strip()) if section in ("arcs", "edges", "matrix", "arcslist", "edgeslist") else None
        )
        if match and match[1] and match[2]:
            self._names[match[1]] = match[2]  # the name stands where the relation comes first, its number ever after
        self._relation = (match[2] or self._names.get(match[1] or "", match[1]) or "") if match else ""

    def _start_vertices(self, rest: str) -> None:
        numbers = rest.split()
        if not numbers or not numbers[0].isdecimal():
            raise UnreadableFile(f"{self.name} does not say how many vertices there are after *Vertices.")
        if len(numbers[0]) > len(str(MOST)) or int(numbers[0]) > MOST:
            raise UnreadableFile(
                f"{self.name} has more than {MOST:,} vertices, and a map holds up to so many partners. Leave some out."
            )
        self.count = int(numbers[0])
        if len(numbers) > 1 and numbers[1].isdecimal() and 0 < int(numbers[1]) < self.count:
            self._first = int(numbers[1])
            self.log.warn(Where(self.name), TWO_KINDS, "Leave out one kind if its members are no partners.")

    def _take_words(self, words: list[str]) -> None:
        if self._section == "vertices":
            self._take_vertex(words)
        elif self._section in ("arcs", "edges"):
            named = len(words) > 2 and words[0].endswith(":")  # `1: 1 2 4` is a link of the first relation
            relation = self._names.get(words[0][:-1], words[0][:-1]) if named else self._relation
            ends = words[1:] if named else words
            self._add(self._vertex(ends[0]), self._vertex(ends[1]), ends[2] if len(ends) > 2 else "1", relation)
            if "l" in ends[3:-1]:  # the label that is drawn beside the line
                self.edges[-1].attributes["label"] = ends[ends.index("l", 3) + 1]
        elif self._section in ("arcslist", "edgeslist"):
            for other in words[1:]:
                self._add(self._vertex(words[0]), self._vertex(other), "1")
        elif self._section == "matrix":
            self._row += 1
            for column, value in enumerate(words, start=1):
                if float(value) != 0:
                    self._add(self._vertex(str(self._row)), self._vertex(str(self._first + column)), value)

    def _take_vertex(self, words: list[str]) -> None:
        number = int(words[0])
        if not 1 <= number <= (self.count or 0):
            raise ValueError(words[0])
        label = words[1].strip() if len(words) > 1 and words[1].strip() else str(number)
        before = self._labels.get(number)
        taken = self._used[label] > (before is not None and before.id == label)
        node = Node(f"{label} ({number})" if taken else label, {"label": label})
        if len(words) > 3 and not words[2].isalpha():  # how it is drawn may stand there without a place
            node.attributes |= {"x": str(float(words[2])), "y": str(float(words[3]))}
        self._keep(number, node)

    def _keep(self, number: int, node: Node) -> Node:
        if before := self._labels.get(number):
            self._used[before.id] -= 1
        self._labels[number] = node
        self._used[node.id] += 1
        return node

    def _vertex(self, word: str) -> str:
        number = int(word)
        if not 1 <= number <= (self.count or 0):
            raise ValueError(word)
        node = self._labels.get(number)
        if node is None:
            node = self._keep(number, Node(self._free(str(number))))
        return node.id

    def _add(self, source: str, target: str, weight: str, relation: str | None = None) -> None:
        relation = self._relation if relation is None else relation
        attributes = {"weight": weight} | ({"relation": relation} if relation else {})
        self.edges.append(Edge(source, target, attributes, not (self._first or self._section.startswith("edges"))))
