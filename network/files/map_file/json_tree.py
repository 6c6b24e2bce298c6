"""JSON text -> tree with lines. Stricter than the standard library: a repeated key is refused, not overwritten."""

import json.decoder
import re
from bisect import bisect_right

from network.files.map_file.tree import MAX_DEPTH, MAX_VALUES, Problems, TreeNode, Unparsable
from network.files.raw.text import HALF, HALF_SAID

__all__ = ["json_tree"]

SPACE = re.compile(r"[ \t\n\r]*")
BARE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null", re.ASCII)
NO_NUMBER = re.compile(r"-?(?:NaN|Infinity)\b")  # as some programs write them


def json_tree(text: str, problems: Problems) -> TreeNode:
    """The value in the text.

    Raises
    ------
    Unparsable
        Where the text stops being JSON, or is nested too deeply.
    """
    parser = _Parser(text, problems)
    tree = parser.value(1)
    parser.skip()
    if parser.at < len(text):
        raise parser.lost("Something follows after the end.")
    return tree


class _Parser:
    def __init__(self, text: str, problems: Problems) -> None:
        self.text, self.problems, self.at, self.values = text, problems, 0, 0
        self.breaks = [match.start() for match in re.finditer("\n", text)]

    def value(self, depth: int) -> TreeNode:
        self.skip()
        line = self.line
        if depth > MAX_DEPTH:
            raise Unparsable.too_deep(line)
        self.values += 1
        if self.values > MAX_VALUES:
            raise Unparsable.too_many(line)
        if self.take("{"):
            return TreeNode(self._keys(depth), line)
        if self.take("["):
            return TreeNode(self._items(depth), line)
        if self.take('"'):
            return TreeNode(self._string(), line)
        bare = BARE.match(self.text, self.at)
        if no_number := NO_NUMBER.match(self.text, self.at):
            what = f"{no_number[0]} is no number that JSON or a map can hold."
            raise Unparsable(line, what, "Write null where a number is not known.")
        if not bare:
            raise self.lost("A value is missing or not written as JSON.")
        self.at = bare.end()
        return TreeNode(bare[0], line, plain=True)

    def _keys(self, depth: int) -> dict[str, TreeNode]:
        keys: dict[str, TreeNode] = {}
        if self.take("}"):
            return keys
        while True:
            self.skip()
            line = self.line
            if not self.take('"'):
                raise self.lost("A key in double quotes is missing.")
            key = self._string()
            if not self.take(":"):
                raise self.lost(f'The key "{key}" has no colon after it.')
            value = self.value(depth + 1)
            value.line = line
            if key in keys:
                what = f'The key "{key}" is here twice; it is also on line {keys[key].line}.'
                self.problems.error(line, what, "Keep one of the two.")
            else:
                keys[key] = value
            if self._ends("}"):
                return keys

    def _items(self, depth: int) -> list[TreeNode]:
        items: list[TreeNode] = []
        if self.take("]"):
            return items
        while True:
            items.append(self.value(depth + 1))
            if self._ends("]"):
                return items

    def _string(self) -> str:
        try:
            content, self.at = json.decoder.scanstring(self.text, self.at, True)  # type: ignore[attr-defined]
        except json.JSONDecodeError as error:
            self.at = error.pos
            raise self.lost("A text in double quotes is not closed, or holds a line break or a wrong escape.") from None
        if HALF.search(content):
            raise Unparsable(self.line, f"A text holds {HALF_SAID}.", "Type that text again.")
        return content

    def _ends(self, bracket: str) -> bool:
        if self.take(bracket):
            return True
        if not self.take(","):
            raise self.lost(f"A comma or {bracket} is missing.")
        return False

    def take(self, sign: str) -> bool:
        self.skip()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def skip(self) -> None:
        match = SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    @property
    def line(self) -> int:
        return bisect_right(self.breaks, self.at - 1) + 1 if self.at else 1

    def lost(self, what: str) -> Unparsable:
        return Unparsable(self.line, what, "Check quotes, commas and brackets.")
