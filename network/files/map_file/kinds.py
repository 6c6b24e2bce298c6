"""Kinds of value in a map file. Each kind reads itself from a tree and writes itself as plain data.

A kind that reads a blank, or something it cannot take, gives None; in the second case it has said so. `of` is the
quick way for plain data in memory, such as the thousands of edits of a log: no tree is made, and nothing is said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol

from network.files.map_file.tree import Problems, TreeNode, text_of
from network.files.raw.guard import MAX_TEXT
from network.names import suggestion

__all__ = [
    "Bare",
    "Block",
    "Field",
    "Kind",
    "ListOf",
    "ListedToo",
    "OneOf",
    "Pairs",
    "Plain",
    "Record",
    "Scalar",
    "SomeOf",
    "TwoOf",
    "Wrapped",
]

Plain = Any  # None, bool, int, float, str, and lists and dicts of them: what JSON can hold
CLIP = 60  # characters of a value that a message repeats
LISTS = (list, tuple)


class Bare(str):
    """Text that files hold without quotes, such as a date."""

    __slots__ = ()


class Block(dict[str, Any]):
    """Keys and values that stand a line each, however few they are."""

    __slots__ = ()


class Kind(Protocol):
    """How one key of the map file is read and written."""

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any: ...

    def of(self, data: Plain) -> Any:
        """What `read` gives of the tree of plain data.

        Raises
        ------
        ValueError
            Where `read` would say something.
        """
        ...

    def write(self, value: Any) -> Plain: ...


@dataclass(frozen=True)
class Scalar:
    """A single value. `parse` raises ValueError for text that is not one."""

    expected: str  # such as "a whole number"
    fix: str
    parse: Callable[[str], Any]
    plain: Callable[[Any], Plain]

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        if node.blank:
            return None
        if isinstance(node.content, str) and len(node.content) > MAX_TEXT:
            what = f"{key} holds a text of {len(node.content):,} characters, and up to {MAX_TEXT:,} are read."
            problems.error(node.line, what, "Shorten it.")
        elif isinstance(node.content, str):
            try:
                return self.parse(node.content)
            except ValueError:
                problems.error(node.line, f'{key}: "{clipped(node.content)}" is not {self.expected}.', self.fix)
        else:
            problems.error(node.line, f"{key} holds {shape(node)} where {self.expected} should be.", self.fix)
        return None

    def of(self, data: Plain) -> Any:
        if data is None:
            return None
        text = data if type(data) is str else text_of(data)
        if len(text) > MAX_TEXT:
            raise ValueError(text)
        return self.parse(text)

    def write(self, value: Any) -> Plain:
        return self.plain(value)


@dataclass(frozen=True)
class ListedToo(Scalar):
    """A single value whose parts, between commas, may as well stand in a list: `Mon, Wed` or `[Mon, Wed]`."""

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        items = node.content if isinstance(node.content, list) else []
        texts = [item.content for item in items if isinstance(item.content, str) and not item.blank]
        if texts and len(texts) == len(items):
            node = TreeNode(", ".join(texts), node.line)
        return super().read(node, key, problems)

    def of(self, data: Plain) -> Any:
        if isinstance(data, LISTS) and data and None not in data:
            data = ", ".join(map(text_of, data))
        return super().of(data)


@dataclass(frozen=True)
class ListOf:
    """A list whose items are all of one kind."""

    kind: Kind

    def read(self, node: TreeNode, key: str, problems: Problems) -> tuple[Any, ...] | None:
        if node.blank:
            return None
        if not isinstance(node.content, list):
            fix = (
                f"Write {key}: [{clipped(node.content)}]."
                if isinstance(node.content, str)
                else 'Start items with "- ".'
            )
            problems.error(node.line, f"{key} holds {shape(node)} where a list should be.", fix)
            return None
        values, places = [], []
        for place, item in enumerate(node.content):
            value = self.kind.read(item, key, problems)
            if value is not None:
                values.append(value)
                places.append(place)
            elif item.blank:
                problems.error(item.line, f"An item of {key} is blank.", "Fill it in or take it out.")
        problems.kept(node, places)
        return tuple(values)

    def of(self, data: Plain) -> tuple[Any, ...] | None:
        if data is None:
            return None
        if not isinstance(data, LISTS) or None in data:
            raise ValueError(data)
        return tuple(map(self.kind.of, data))

    def write(self, value: tuple[Any, ...]) -> Plain:
        return [self.kind.write(item) for item in value]


@dataclass(frozen=True)
class TwoOf:
    """Exactly two values of one kind, as a list."""

    kind: Kind

    def read(self, node: TreeNode, key: str, problems: Problems) -> tuple[Any, Any] | None:
        values = ListOf(self.kind).read(node, key, problems)
        if values is None or len(values) == 2:
            return values
        problems.error(node.line, f"{key} should have two numbers.", "Write two, such as [0.1, 0.4].")
        return None

    def of(self, data: Plain) -> tuple[Any, Any] | None:
        values = ListOf(self.kind).of(data)
        if values is None or len(values) == 2:
            return values
        raise ValueError(data)

    def write(self, value: tuple[Any, Any]) -> Plain:
        return [self.kind.write(item) for item in value]


@dataclass(frozen=True)
class Pairs:
    """Free keys, each with a value of one kind. A key without a value counts as not there."""

    kind: Kind

    def read(self, node: TreeNode, key: str, problems: Problems) -> tuple[tuple[str, Any], ...] | None:
        if node.blank:
            return None
        if not isinstance(node.content, dict):
            problems.error(
                node.line, f"{key} holds {shape(node)} where keys should be.", f"Write {key}: {{key: value}}."
            )
            return None
        values = [(name, self.kind.read(item, f"{key} {name}", problems)) for name, item in node.content.items()]
        problems.kept(node, [place for place, (_, value) in enumerate(values) if value is not None])
        return tuple((name, value) for name, value in values if value is not None)

    def of(self, data: Plain) -> tuple[tuple[str, Any], ...] | None:
        if data is None:
            return None
        values = ((name, self.kind.of(item)) for name, item in keys_of(data).items())
        return tuple((name, value) for name, value in values if value is not None)

    def write(self, value: tuple[tuple[str, Any], ...]) -> Plain:
        return {name: self.kind.write(item) for name, item in value}


@dataclass(frozen=True)
class Field:
    """One key of a record and the attribute of the model that it fills."""

    key: str
    kind: Kind
    attribute: str = ""  # the key itself where empty; may be dotted
    default: Any = None  # what a missing key means, left out when writing
    always: bool = False  # written even where it is the default
    required: bool = False
    stand_in: Any = None  # what a refused file is checked on with, when a required value is missing

    @property
    def path(self) -> str:
        return self.attribute or self.key

    @cached_property
    def keyword(self) -> str:
        return self.path.rpartition(".")[2]


class Record:
    """Keys with a meaning each, built into one thing."""

    def __init__(
        self, noun: str, build: Callable[..., Any], *fields: Field, block: bool = False, hint: str = ""
    ) -> None:
        self.noun, self.build, self.fields, self.block, self.hint = noun, build, fields, block, hint
        self.keys = {field.key for field in fields}
        self.getters = [(field, attrgetter(field.path)) for field in fields]
        self.by_key = {
            field.key: (field.keyword, field.kind, taken_as_it_is(field.kind), field.default, field.required)
            for field in fields
        }
        self.optional = {field.keyword: field.default for field in fields if not field.required}

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        if node.blank:
            return None
        if not isinstance(node.content, dict):
            fix = f"Write keys and values, such as {self.fields[0].key}: …"
            problems.error(node.line, f"{self.noun.capitalize()} is {shape(node)} without keys.", fix)
            return None
        self._report_unknown(node.content, problems)
        values: dict[str, Any] = {}
        complete = True
        for field in self.fields:
            if not field.required and field.key not in node.content:  # most fields of most things
                values[field.keyword] = field.default
                continue
            value = self._value(field, node, node.content, problems)
            complete = complete and not (field.required and value is None)
            values[field.keyword] = value
        return self.build(**values) if complete else None

    def of(self, data: Plain) -> Any:
        if data is None:
            return None
        values = self.optional.copy()
        for key, item in keys_of(data).items():
            if key not in self.by_key:
                raise ValueError(key)
            keyword, kind, as_it_is, default, required = self.by_key[key]
            whole = type(item) is as_it_is and not (as_it_is is str and len(item) > MAX_TEXT)  # type: ignore[arg-type]
            value = item if whole else kind.of(item)
            if value is None and required:
                raise ValueError(key)
            values[keyword] = default if value is None else value
        if len(values) < len(self.by_key):  # something required is missing
            raise ValueError(data)
        return self.build(**values)

    def write(self, value: Any) -> Plain:
        data: dict[str, Plain] = Block() if self.block else {}
        for field, get in self.getters:
            held = get(value)
            if field.always or held != field.default:
                data[field.key] = None if held is None else field.kind.write(held)
        return data

    def _value(self, field: Field, node: TreeNode, content: Mapping[str, TreeNode], problems: Problems) -> Any:
        item = content.get(field.key)
        value = None if item is None else field.kind.read(item, field.key, problems)
        if value is not None:
            return value
        if field.required and (item is None or item.blank):
            problems.error(node.line, f"{self.noun.capitalize()} has no {field.key}.", f"Add {field.key}: …")
        return field.stand_in if field.required else field.default

    def _report_unknown(self, content: Mapping[str, TreeNode], problems: Problems) -> None:
        for key in content:
            if key not in self.keys:
                told = " ".join(filter(None, (suggestion(key, self.keys), self.hint)))
                fix = told or f"Keys here: {', '.join(field.key for field in self.fields)}."
                problems.error(content[key].line, f'{self.noun.capitalize()} has no key "{clipped(key)}".', fix)


@dataclass(frozen=True)
class Wrapped:
    """A value that stands for a thing with that one attribute."""

    build: Callable[[Any], Any]
    attribute: str
    kind: Kind

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        value = self.kind.read(node, key, problems)
        return None if value is None else self.build(value)

    def of(self, data: Plain) -> Any:
        value = self.kind.of(data)
        return None if value is None else self.build(value)

    def write(self, value: Any) -> Plain:
        return self.kind.write(getattr(value, self.attribute))


@dataclass(frozen=True)
class SomeOf:
    """An edit that changes some keys of a record: those that are there, also where they are blank."""

    record: Record
    build: Callable[[Any, tuple[str, ...]], Any]  # of the record and of the attributes that were there

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        if not isinstance(node.content, dict):
            return self.record.read(node, key, problems)
        missing = {one.key: one.stand_in for one in self.record.fields if one.stand_in and one.key not in node.content}
        stand_ins = {name: TreeNode(text, node.line) for name, text in missing.items()}
        whole = self.record.read(TreeNode({**stand_ins, **node.content}, node.line), key, problems)
        return None if whole is None else self._built(whole, node.content)

    def of(self, data: Plain) -> Any:
        if data is None:
            return None
        stand_ins = {one.key: one.stand_in for one in self.record.fields if one.stand_in}
        return self._built(self.record.of(stand_ins | keys_of(data)), data)

    def _built(self, whole: Any, content: Mapping[str, Any]) -> Any:
        there = (one.path for one in self.record.fields if one.key in content and one.key != "id")
        return self.build(whole, tuple(there))

    def write(self, value: Any) -> Plain:
        data = self.record.write(value.as_partner)
        names = {"id", *(name for name, _ in value.fields)}
        return {one.key: data.get(one.key) for one in self.record.fields if one.path in names}


@dataclass(frozen=True)
class OneOf:
    """A single key that says which kind of thing follows."""

    noun: str
    cases: Mapping[str, tuple[type, Kind]]

    def read(self, node: TreeNode, key: str, problems: Problems) -> Any:
        content = node.content
        if not isinstance(content, dict) or len(content) != 1:
            fix = f"Write one of: {', '.join(self.cases)}."
            problems.error(node.line, f"{self.noun.capitalize()} should have exactly one key.", fix)
            return None
        ((name, item),) = content.items()
        if name not in self.cases:
            fix = suggestion(name, self.cases) or f"Write one of: {', '.join(self.cases)}."
            problems.error(item.line, f'"{clipped(name)}" is not {self.noun}.', fix)
            return None
        value = self.cases[name][1].read(item, name, problems)
        if value is None and item.blank:
            problems.error(item.line, f"{name} says nothing.", "Fill it in or take it out.")
        return value

    def of(self, data: Plain) -> Any:
        (name,) = keys_of(data)
        if name not in self.cases or data[name] is None:
            raise ValueError(name)
        return self.cases[name][1].of(data[name])

    def write(self, value: Any) -> Plain:
        for name, (case, kind) in self.cases.items():
            if isinstance(value, case):
                return {name: kind.write(value)}
        raise TypeError(f"{type(value).__name__} is not {self.noun}")


def keys_of(data: Plain) -> dict[str, Plain]:
    """The data, if it is keys with values."""
    if not isinstance(data, dict):
        raise ValueError(data)
    return data


def taken_as_it_is(kind: Kind) -> type | None:
    """The type of value that a kind does nothing to."""
    return str if isinstance(kind, Scalar) and kind.parse is str else None


def clipped(content: object) -> str:
    text = str(content) if isinstance(content, str) else "…"
    return text if len(text) <= CLIP else f"{text[:CLIP]}…"


def shape(node: TreeNode) -> str:
    if isinstance(node.content, dict):
        return "keys"
    return "a list" if isinstance(node.content, list) else f'"{clipped(node.content)}"'
