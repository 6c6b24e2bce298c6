"""Plain data -> YAML text that people like to read: a record a block, small things on one line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from network.files.map_file.kinds import Bare, Block

__all__ = ["yaml_text"]

WIDTH = 110  # characters of a line that lists and small records share; a single text may be longer
LONGEST_KEY = 900  # YAML allows 1024 before a key needs a question mark
SAFE = re.compile(r"[^\W\d_](?:[\w ()/'&+.-]*[\w)'.+])?")  # needs no quotes anywhere
STARTS_WITH_NUMBER = re.compile(r"\d+ [^\W\d_](?:[\w ()/'&+.-]*[\w)'.+])?")  # such as 10 to 17
OTHER_MEANING = frozenset("true false yes no on off null".split())  # to some reader of YAML
HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def yaml_text(data: Mapping[str, Any]) -> str:
    """The text of a map file. Equal data give equal text, byte for byte."""
    sections = ["\n".join(_entry(f"{_scalar(key)}:", value, "  ")) for key, value in data.items()]
    spaced = [f"\n{section}" if "\n" in section else section for section in sections]
    return "\n".join(spaced) + "\n"


def _block(data: Any, indent: str) -> Iterator[str]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _entry(f"{indent}{_scalar(key)}:", value, f"{indent}  ")
    else:
        for item in data:
            if isinstance(item, Block) and item:
                first, *rest = _block(item, f"{indent}  ")
                yield f"{indent}- {first[len(indent) + 2 :]}"
                yield from rest
            else:
                yield f"{indent}- {_flow(item)}"


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    line = f"{head} {_flow(value)}"
    if _holds_blocks(value) or (len(line) > WIDTH and _can_stand(value)):
        yield head
        yield from _block(value, indent)
    else:
        yield line


def _holds_blocks(value: Any) -> bool:
    if isinstance(value, Block):
        return True
    return isinstance(value, (list, tuple)) and any(isinstance(item, Block) for item in value)


def _can_stand(value: Any) -> bool:
    if isinstance(value, Mapping):
        return bool(value) and all(len(_scalar(key)) < LONGEST_KEY for key in value)
    return isinstance(value, (list, tuple)) and bool(value)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow_key(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _scalar(value)


def _flow_key(key: str) -> str:
    text = _scalar(key)
    return text if len(text) < LONGEST_KEY else f"? {text} "


def _scalar(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, Bare):
        return str(value)
    if isinstance(value, str):
        return value if _needs_no_quotes(value) else _quoted(value)
    return json.dumps(value)


def _needs_no_quotes(text: str) -> bool:
    if STARTS_WITH_NUMBER.fullmatch(text):
        return True
    return bool(SAFE.fullmatch(text)) and text.lower() not in OTHER_MEANING


def _quoted(text: str) -> str:
    return HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
