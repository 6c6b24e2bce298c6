"""Keeps people out of map files: what speaks of one refuses the file, contact details of partners are left out."""

import re
from collections.abc import Iterator
from functools import lru_cache

from network.errors import Problem, Where
from network.files.map_file.tree import TreeNode
from network.free_keys import COUNTS, FREE
from network.privacy import (
    FULL_NAME,
    about_a_person,
    contact_heading,
    counts_some,
    heading_words,
    in_parts,
    name_in_list,
    one_row_each,
    refusal,
    safe_heading,
    safe_label,
    speaks_of_people,
)

__all__ = ["about_people", "without_contacts"]

CURE = "Take out everything about people, then open it again."
COMMENT = re.compile(r"(?:^|\s)#\s*(.*)")  # also behind "#" in a text, which is looked at anyhow
Cells = dict[str, list[tuple[int, str]]]  # by key: lines and texts


def without_contacts(tree: TreeNode, file: str) -> tuple[Problem, ...]:
    """Take contact details of partners out of the tree; says what was left out and how many there were."""
    counted: dict[str, int] = {}
    first: int | None = None
    for free in _free(_below(tree, "partners")):
        for key in filter(_is_of_contact, [*free]):
            first = first or free[key].line
            counted[key] = counted.get(key, 0) + 1
            del free[key]
    if not counted:
        return ()
    listed = ", ".join(f'"{safe_label(key, "a key")}" ({count:,})' for key, count in counted.items())
    fix = "Nothing needs doing: the map keeps no contact details."
    return (Problem("warning", Where(file, row=first), f"Contact details were left out: {listed}.", fix),)


def about_people(tree: TreeNode, file: str, text: str = "") -> tuple[Problem, ...]:
    """What refuses the file because it speaks of a person, with its line; no value is repeated.

    Parameters
    ----------
    text
        The whole file, whose comments (behind `#`) are looked at as well.
    """
    found = [
        Problem("error", Where(file, row=node.line), f'The key "{safe_heading(key, "here")}" is about a person.', CURE)
        for free in _free(tree)
        for key, node in free.items()
        if about_a_person(key, _text(node)) or _is_of_contact(key)
    ]
    cells: Cells = {}
    _collect(tree, "", cells)
    lines = enumerate(text.splitlines(), start=1)
    cells["comment"] = [(number, said[1]) for number, line in lines if (said := COMMENT.search(line))]
    findings = [
        one for one in speaks_of_people(cells) if (one.column, one.what) != ("comment", FULL_NAME)
    ]  # who wrote it
    if findings:
        where = Where(file, row=findings[0].row or None, column=safe_label(findings[0].column, "key"))
        found.append(Problem("error", where, refusal(findings), CURE))
    if not found:
        found = [Problem("error", Where(file, row=line), what, CURE) for line, what in _rows_of_people(tree)]
    return tuple(found)


@lru_cache(4096)  # the same keys come again with every partner and link
def _is_of_contact(key: str) -> bool:
    return contact_heading(heading_words(key))


def _text(node: TreeNode) -> tuple[str, ...]:
    return (node.content,) if isinstance(node.content, str) else ()


def _rows_of_people(node: TreeNode) -> Iterator[tuple[int | None, str]]:
    """The lists whose items are persons by the shape of what they say beside the fields of a map."""
    if isinstance(node.content, dict):
        for below in node.content.values():
            yield from _rows_of_people(below)
    elif isinstance(node.content, list):
        items = [item.content for item in node.content if isinstance(item.content, dict) and FREE in item.content]
        if found := one_row_each([_said(item) for item in items if not _adds_up(item)]):
            what = f'Each item has its own "{safe_heading(found, "number")}" beside details, so it may be a person.'
            yield node.line, what
        for item in node.content:
            yield from _rows_of_people(item)


def _said(item: dict[str, TreeNode]) -> dict[str, str]:
    free = item[FREE].content
    return {key: text for key, node in free.items() for text in _text(node)} if isinstance(free, dict) else {}


def _adds_up(item: dict[str, TreeNode]) -> bool:
    return counts_some(text for count in COUNTS if count in item for text in _text(item[count]))


def _below(tree: TreeNode, key: str) -> TreeNode:
    content = tree.content
    return content.get(key, TreeNode("")) if isinstance(content, dict) else TreeNode("")


def _free(node: TreeNode) -> Iterator[dict[str, TreeNode]]:
    """The keys of a file's own, wherever they are."""
    if isinstance(node.content, list):
        for item in node.content:
            yield from _free(item)
    elif isinstance(node.content, dict):
        for key, item in node.content.items():
            if key == FREE and isinstance(item.content, dict):
                yield item.content
            yield from _free(item)


def _collect(node: TreeNode, key: str, cells: Cells) -> None:
    line = node.line or 0
    if isinstance(node.content, str):
        cells.setdefault(key, []).append((line, node.content))
    elif isinstance(node.content, list):
        if parts := in_parts([item.content for item in node.content if isinstance(item.content, str)]):
            cells.setdefault(key, []).append((line, parts))
        for item in node.content:
            _collect(item, key, cells)
    else:
        for below, item in node.content.items():
            cells.setdefault(f"{key} key".strip(), []).append((item.line or line, below))
            _collect(item, name_in_list(key) if below == "name" else below, cells)
