"""JSON that is a table: a list of objects with the same few keys, read as a sheet with a row for each."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from network.files.raw.json_content import text_value

__all__ = ["lists_beside", "rows_table"]

READ = frozenset(  # what readers take, and how a program draws
    "nodes links edges relationships vertices elements connections maps graph graphs contents content grants "
    "loops attributes perspectives style styles layout options legend settings config metadata meta extensions".split()
)
WRAPS = ("fields", "properties")  # of what programs put around the cells of a row
OF_TERMS = frozenset({"taxonomy", "taxonomy_detail", "term_uri", "vocabulary", "parent_id"})  # words of a list
MOST_KEYS = 100  # of all rows; more are no columns


def rows_table(content: Any) -> bytes | None:
    """The rows as CSV; None for any other JSON. Several values of a cell are parted by semicolons."""
    rows = _rows(content)
    if not rows:
        return None
    headings = list(dict.fromkeys(key for row in rows for key in row))
    if not 1 < len(headings) <= MOST_KEYS or not all(map(_is_flat, rows)):
        return None
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_cell(row.get(key)) for key in headings] for row in rows)
    return text.getvalue().encode()


def lists_beside(content: Any) -> dict[str, int]:
    """Lists of objects that stand in a file beside what its reader takes, with how many each holds."""
    if not isinstance(content, dict):
        return {}
    return {key: len(held) for key, held in content.items() if key not in READ and _are_objects(held)}


def _rows(content: Any) -> Sequence[Mapping[str, Any]]:
    """The one list of objects: the file itself, or what stands in it under a key."""
    found = [content] if isinstance(content, list) else list(content.values()) if isinstance(content, dict) else []
    lists = [one for one in found if _are_objects(one)]
    pages = isinstance(content, dict) and content.keys() & {"contents", "content"}  # of a directory, of no services
    if len(lists) != 1 or pages or any(OF_TERMS & row.keys() for row in lists[0]):
        return ()
    return [_unwrapped(row) for row in lists[0]]


def _unwrapped(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """The cells of a row with its id, by which other rows may name it."""
    inside = next((row[key] for key in WRAPS if isinstance(row.get(key), dict)), None)
    return row if inside is None else {"id": row.get("id"), **inside}


def _are_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_flat(row: Mapping[str, Any]) -> bool:
    return not any(isinstance(one, dict) for value in row.values() for one in (_several(value) or [value]))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _cell(value: Any) -> str:
    return "; ".join(map(text_value, value)) if isinstance(value, list) else text_value(value)
