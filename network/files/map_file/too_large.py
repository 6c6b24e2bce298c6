"""Whether a map file holds more than a map does, known from its tree before anything looks at what its texts say."""

from collections.abc import Iterator
from itertools import chain

from network.errors import Problem, Where
from network.files.map_file.tree import TreeNode
from network.files.raw.guard import MAX_TEXT, too_long_a_name, too_many, too_many_listed

__all__ = ["too_large"]

MAX_KEYS = 10_000  # different ones of a file; a map file has a hundred, and each column of a table may be one more
MAX_OTHER_NAMES = 20_000  # of all partners together: each is compared with others
LISTED = ("areas", "sectors", "needs", "stages", "groups")
BY_ID = "positions"  # whose keys are ids of partners


def too_large(tree: TreeNode, file: str) -> tuple[Problem, ...]:
    """The first thing of which there is too much, with its line; nothing for a map."""
    for line, what, fix in chain(_of_partners(tree), _of_lists(tree), _of_texts(tree)):
        return (Problem("error", Where(file=file, row=line), what, fix),)
    return ()


def _of_partners(tree: TreeNode) -> Iterator[tuple[int | None, str, str]]:
    listed = _below(tree, "partners")
    partners = listed.content if listed and isinstance(listed.content, list) else []
    what, fix = too_many(len(partners), 0)
    if what:
        yield None, what, fix
        return
    named = [name for one in partners if (name := _below(one, "name")) and isinstance(name.content, str)]
    what, fix = too_long_a_name(str(name.content) for name in named)
    if what:
        yield next((one.line for one in named if too_long_a_name((str(one.content),))[0]), None), what, fix
    names = sum(_length(_below(one, "aka")) for one in partners)
    if names > MAX_OTHER_NAMES:
        what = f"The partners have {names:,} other names (aka), and up to {MAX_OTHER_NAMES:,} are read."
        yield None, what, "Keep those that people use."


def _of_lists(tree: TreeNode) -> Iterator[tuple[int | None, str, str]]:
    system = _below(tree, "system")
    for key in LISTED:
        listed = _below(system, key) if system else None
        what, fix = too_many_listed(key, _length(listed))
        if what and listed:
            yield listed.line, what, fix


def _of_texts(tree: TreeNode) -> Iterator[tuple[int | None, str, str]]:
    keys: set[str] = set()
    waiting = [("The file", tree)]
    while waiting:
        key, node = waiting.pop()
        content = node.content
        if isinstance(content, dict):
            if key != BY_ID:
                keys.update(content)
            inside = list(content.items())
        else:
            inside = [(key, item) for item in content] if isinstance(content, list) else []
        for below, item in inside:
            if not isinstance(item.content, str):
                waiting.append((below, item))
            elif len(item.content) > MAX_TEXT:
                what = f"{below} holds a text of {len(item.content):,} characters, and up to {MAX_TEXT:,} are read."
                yield item.line, what, "Shorten it."
    longest = max(map(len, keys), default=0)
    if longest > MAX_TEXT:
        yield None, f"A key holds {longest:,} characters, and up to {MAX_TEXT:,} are read.", "Shorten it."
    if len(keys) > MAX_KEYS:
        what = f"The file has {len(keys):,} different keys, and up to {MAX_KEYS:,} are read."
        yield None, what, "Leave out those that the map does not need."


def _length(node: TreeNode | None) -> int:
    return len(node.content) if node and isinstance(node.content, list) else 0


def _below(node: TreeNode, key: str) -> TreeNode | None:
    return node.content.get(key) if isinstance(node.content, dict) else None
