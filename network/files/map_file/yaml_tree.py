"""YAML text -> tree with lines. Refuses what a map never needs: aliases, tags, repeated keys, several documents."""

import re
from collections.abc import Iterator

import yaml

from network.files.map_file.tree import MAX_DEPTH, MAX_VALUES, Problems, TreeNode, Unparsable
from network.files.raw.text import HALF, HALF_SAID

__all__ = ["yaml_tree"]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 20 times as fast and not on every machine
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_TRICKS = 100  # listed one by one; a file with more is no map
TAB_INDENT = re.compile(r" *\t")

BACKSLASH = ("A backslash inside double quotes means something else.", "Use single quotes or double the backslash.")

NO_CHARACTER = (f"A text holds {HALF_SAID}, or a number that no character has.", "Type that text again.")

# What the parser says (either parser), and what that means to the person who wrote the file.
MEANINGS = (
    (
        "mapping values are not allowed",
        "There is a colon inside a value, or the line is indented too far.",
        'Put quotes round a value that holds a colon, such as name: "Advice: housing".',
    ),
    (
        "cannot start any token",
        "A value starts with a sign that means something else in YAML.",
        "Put quotes round the value.",
    ),
    ("end of stream", "A quote is opened here and never closed.", "Close the quote."),
    (
        "expected ':'",
        "This line is neither a key with a colon nor an item of a list.",
        'Write "key: value" or "- item".',
    ),
    (
        "',' or ']'",
        "A list is opened with [ here and not closed as it should be.",
        "Check its commas and the closing ].",
    ),
    (
        "',' or '}'",
        "Keys are opened with { here and not closed as they should be.",
        "Check the commas and the closing }.",
    ),
    ("expected key", "This line does not line up with the lines above, or a quote is misplaced.", "Line up the keys."),
    ("<block end>", "This line does not line up with the lines above, or a quote is misplaced.", "Line up the keys."),
    ("'-' indicator", "This line does not line up with the list above.", 'Line up the "-" of all items.'),
    (
        "alphabetic or numeric",
        "A star or an ampersand starts a YAML alias or anchor, which is not read.",
        'Put quotes round the value. A hidden count is "[c]", in quotes.',
    ),
    ("invalid Unicode", *NO_CHARACTER),  # the parser in C
    ("hexdecimal", *BACKSLASH),
    ("escape", *BACKSLASH),
    ("tag", "YAML tags (words that start with !) are not read.", "Take the tag out, or put quotes round the value."),
)
STARTS_EARLIER = ("end of stream", "',' or ']'", "',' or '}'")  # the cause is where the quote or bracket opens


def yaml_tree(text: str, problems: Problems) -> TreeNode | None:
    """The one document in the text; None when it holds nothing.

    Raises
    ------
    Unparsable
        Where the text stops being YAML, or is nested too deeply.
    """
    unprintable = UNPRINTABLE.search(text)
    if unprintable:
        line = text.count("\n", 0, unprintable.start()) + 1
        raise Unparsable(
            line, "There is a character here that is not text.", "Delete it, or save the file as text again."
        )
    try:
        return _Builder(text, problems).document()
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from None
    except (ValueError, OverflowError):  # of the parser in Python, for an escape with a number beyond all characters
        raise Unparsable(None, *NO_CHARACTER) from None


class _Builder:
    def __init__(self, text: str, problems: Problems) -> None:
        self.lines = text.split("\n") if "\t" in text else []
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=LOADER)
        self.problems = problems
        self.escaped = "\\u" in text or "\\U" in text
        self.values = 0

    def document(self) -> TreeNode | None:
        tree = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    what = "A second document starts here (---)."
                    raise Unparsable(_line(event), what, "Keep one document in a file.")
                tree = self.node(next(self.events), 1)
        return tree

    def node(self, event: yaml.Event, depth: int) -> TreeNode:
        line = _line(event)
        if depth > MAX_DEPTH:
            raise Unparsable.too_deep(line)
        self.values += 1
        if self.values > MAX_VALUES:
            raise Unparsable.too_many(line)
        self._refuse_tricks(event, line)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return TreeNode(self._items(depth), line)
        if isinstance(event, yaml.MappingStartEvent):
            return TreeNode(self._keys(depth), line)
        return TreeNode("", line, plain=True)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> TreeNode:
        plain = event.style is None or event.style == ""
        if plain and self.lines and event.end_mark:
            for number, content in enumerate(self.lines[line : event.end_mark.line + 1], start=line + 1):
                if TAB_INDENT.match(content):
                    self.problems.error(number, *TAB)
        if self.escaped and HALF.search(event.value):  # the parser in Python lets it in
            raise Unparsable(line, *NO_CHARACTER)
        return TreeNode(event.value, line, plain)

    def _items(self, depth: int) -> list[TreeNode]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return items

    def _keys(self, depth: int) -> dict[str, TreeNode]:
        keys: dict[str, TreeNode] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            value.line = key.line
            if not isinstance(key.content, str):
                self.problems.error(
                    key.line, "A list or a set of keys stands where a key should be.", "Write key: value."
                )
            elif key.content in keys:
                first = keys[key.content].line
                what = f'The key "{key.content}" is here twice; it is also on line {first}.'
                self.problems.error(key.line, what, "Keep one of the two.")
            else:
                keys[key.content] = value
        return keys

    def _refuse_tricks(self, event: yaml.Event, line: int) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is None and tag is None:
            return
        if len(self.problems.found) >= MOST_TRICKS:
            raise Unparsable(line, "There are more aliases, anchors and tags from here on.", "Write all values out.")
        if isinstance(event, yaml.AliasEvent):
            what = f"A star starts a YAML alias (*{anchor}), which is not read."
            self.problems.error(line, what, 'Write the value out. A hidden count is "[c]", in quotes.')
        elif anchor is not None:
            what = f"An ampersand starts a YAML anchor (&{anchor}), which is not read."
            self.problems.error(line, what, "Take it out, or put quotes round the value.")
        if tag is not None:
            what = f"YAML tags such as {tag.replace('tag:yaml.org,2002:', '!!')} are not read."
            self.problems.error(line, what, "Take the tag out, or put quotes round the value.")


TAB = ("This line starts with a tab.", "Indent with spaces only.")


def _explained(error: yaml.MarkedYAMLError, text: str) -> Unparsable:
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(part in said for part in STARTS_EARLIER):
        mark = error.context_mark
    line = mark.line + 1 if mark else None
    for number, content in enumerate(text.split("\n")[: (line or 0) + 1], start=1):
        if TAB_INDENT.match(content):
            return Unparsable(number, *TAB)
    for part, what, fix in MEANINGS:
        if part in said:
            return Unparsable(line, what, fix)
    return Unparsable(line, f"From here on the file is not YAML ({said}).", "Check quotes, brackets and indentation.")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
