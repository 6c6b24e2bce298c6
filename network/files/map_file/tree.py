"""A file as a tree of text, lists and keys in which every part knows its line.

Nothing is typed here: `no`, `010` and `12:30` stay the text that they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from network.errors import Problem, Where

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Problems", "TreeNode", "Unparsable", "text_of", "tree_of"]

MAX_DEPTH = 20  # levels of lists and keys inside each other; a map needs 7
MAX_VALUES = 3_000_000  # a map of 3,000 partners and 99,000 links with numbers and sources has 1.9 million
WORDS = MappingProxyType({None: "null", True: "true", False: "false"})
BLANKS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class TreeNode:
    """Text, a list or keys with values. The line of a value is that of its key."""

    content: "str | list[TreeNode] | dict[str, TreeNode]"
    line: int | None = None
    plain: bool = False  # written without quotes

    @property
    def blank(self) -> bool:
        """Nothing, or one of the words for it: not known."""
        return self.plain and self.content in BLANKS


class Unparsable(Exception):
    """Reading stops at this line: what follows makes no sense."""

    def __init__(self, line: int | None, what: str, fix: str) -> None:
        super().__init__(what)
        self.line, self.what, self.fix = line, what, fix

    @classmethod
    def too_deep(cls, line: int) -> "Unparsable":
        what = f"Lists and keys are nested more than {MAX_DEPTH} levels deep."
        return cls(line, what, "Check for a bracket too many.")

    @classmethod
    def too_many(cls, line: int) -> "Unparsable":
        return cls(line, f"The file holds more than {MAX_VALUES:,} values.", "Leave out what the map does not need.")


@dataclass(slots=True)
class Problems:
    """Everything found wrong with one file, so that it can all be told at once."""

    file: str = ""
    found: list[Problem] = field(default_factory=list)
    _kept: dict[int, list[int]] = field(default_factory=dict)  # by node: places of the items that could be built

    def error(self, line: int | None, what: str, fix: str) -> None:
        self.found.append(Problem("error", Where(file=self.file, row=line), what, fix))

    def kept(self, node: TreeNode, places: list[int]) -> None:
        """Remember which items of a list made it into the model."""
        self._kept[id(node)] = places

    def locate(self, problems: Iterable[Problem], tree: TreeNode) -> None:
        """Add what was found in the model, each with the line of the place that it speaks of."""
        for problem in problems:
            where = replace(problem.where, file=self.file, row=self._line(tree, problem.where.path))
            self.found.append(replace(problem, where=where))

    def in_order(self) -> tuple[Problem, ...]:
        return tuple(sorted(self.found, key=lambda problem: problem.where.row or 0))

    def _line(self, tree: TreeNode, path: tuple[str | int, ...]) -> int | None:
        node = tree
        for step in path:
            below = self._step(node, step)
            if below is None:
                break
            node = below
        return node.line if path else None

    def _step(self, node: TreeNode, step: str | int) -> TreeNode | None:
        if isinstance(node.content, str):
            return None
        if isinstance(step, str):
            return node.content.get(step) if isinstance(node.content, dict) else None
        places = self._kept.get(id(node), range(len(node.content)))
        items = list(node.content.values()) if isinstance(node.content, dict) else node.content
        return items[places[step]] if step < len(places) else None


def tree_of(data: Any) -> TreeNode:
    """The tree of data that is already in memory, such as an edit kept as JSON; it has no lines."""
    if isinstance(data, dict):
        return TreeNode({str(key): tree_of(value) for key, value in data.items()})
    if isinstance(data, (list, tuple)):
        return TreeNode([tree_of(item) for item in data])
    if isinstance(data, str):
        return TreeNode(data)
    return TreeNode(text_of(data), plain=True)


def text_of(value: Any) -> str:
    """A value in memory as a file would say it.

    Raises
    ------
    ValueError
        For a list, keys or anything else that is no single value.
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, (list, tuple, dict)):
        raise ValueError(value)
    return repr(value)
