"""JSON of other tools as plain data."""

import json
import re
from typing import Any

from network.errors import UnreadableFile
from network.files.raw.text import HALF, HALF_SAID, decoded

__all__ = ["loaded", "text_value", "texts"]

MOST_DIGITS = 4_000  # that Python makes a number of
ESCAPED = re.compile(  # half a character as JSON writes it; the other half stands beside that of a whole one
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)


def loaded(data: bytes, name: str) -> Any:
    """The content of a JSON file; of a file with an object on each line, as Neo4j and others write, the list of them.

    Raises
    ------
    UnreadableFile
        When it is no JSON, is nested too deeply, is larger than 20 MB or holds half a character, which no file that
        is written of it could hold.
    """
    text, _ = decoded(data, name)
    try:
        content = _parsed(text)
        half = _half_character(text, content)
    except RecursionError:
        raise UnreadableFile(f"{name} has lists inside lists without end. Export it again.") from None
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"{name} is not well-formed JSON from line {error.lineno:,} on. Export it again."
        ) from None
    if half:
        raise UnreadableFile(f"{name} holds {HALF_SAID} in line {half:,}. Type that text again, and save the file.")
    return content


def _half_character(text: str, content: Any) -> int:
    """The line of the first text with half a character in it; 0 where there is none."""
    escaped = ESCAPED.search(text)
    if not escaped or not HALF.search(json.dumps(content, ensure_ascii=False)):  # a backslash may stand for itself
        return 0
    return text.count("\n", 0, escaped.start()) + 1


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda word: None)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines):
            raise
        return [_parsed(line) for line in lines]
    except ValueError:  # of a number with thousands of digits, which no count has: it stands there as text
        return json.loads(text, parse_constant=lambda word: None, parse_int=_number)


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def text_value(value: Any) -> str:
    """A single value as text; lists of single values are joined by bars, anything deeper is left out."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, (str, int, float)):
        return str(value).strip()
    if isinstance(value, list):
        return " | ".join(filter(None, (text_value(item) for item in value if not isinstance(item, (list, dict)))))
    return ""


def texts(mapping: dict[str, Any]) -> dict[str, str]:
    """The keys whose values can be told as text."""
    return {str(key): text for key, value in mapping.items() if (text := text_value(value))}
