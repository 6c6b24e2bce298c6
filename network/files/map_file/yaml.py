"""Map files: YAML, or JSON with the same keys. The one home of the file's words is `schema.py`.

Every problem in a file is told at once, with its line; any error refuses the file. What is written can be read
back without loss, and equal maps give equal text.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from network.errors import InvalidNetwork, Problem, UnreadableFile, Where
from network.files.map_file.json_tree import json_tree
from network.files.map_file.kinds import Block
from network.files.map_file.no_people import about_people, without_contacts
from network.files.map_file.schema import EDIT, NETWORK
from network.files.map_file.too_large import too_large
from network.files.map_file.tree import Problems, TreeNode, Unparsable, tree_of
from network.files.map_file.yaml_text import yaml_text
from network.files.map_file.yaml_tree import yaml_tree
from network.files.raw.guard import too_long_a_name
from network.files.raw.save import save
from network.files.raw.text import decoded, file_bytes
from network.model import Edit, Network
from network.reading import Reading
from network.second_look import check

__all__ = [
    "edit_from_mapping",
    "edit_to_mapping",
    "map_to_mapping",
    "parts_from_mapping",
    "parts_to_mapping",
    "read_map",
    "read_map_text",
    "read_yaml",
    "to_yaml",
    "write_yaml",
    "yaml_bytes",
]

FORMAT = "1"


def read_yaml(path: str | Path) -> Network:
    """The map in a file.

    Raises
    ------
    InvalidNetwork
        With every error in the file.
    UnreadableFile
        When the file is missing, cannot be opened or is not text.
    """
    path = Path(path)
    return _read(file_bytes(path), path.name).or_raise()


def read_map(path: str | Path) -> Reading:
    """The map in a file, and everything to be said about the file; nothing is raised."""
    path = Path(path)
    try:
        return _read(file_bytes(path), path.name)
    except UnreadableFile as error:
        return _refused(error, path.name)


def read_map_text(content: str | bytes, name: str) -> Reading:
    """The map in a file that was uploaded or typed; `name` is what the user calls it."""
    try:
        return _read(content.encode("utf-8", "replace") if isinstance(content, str) else content, name)
    except UnreadableFile as error:
        return _refused(error, name)


def network_of(content: str, name: str) -> Network:
    """The map in a text that was written here: nothing is looked for that a person should be warned of.

    Raises
    ------
    NetworkError
        When it cannot be read.
    """
    problems = Problems(name)
    tree = _tree(content, name, problems)
    network = None if tree is None else _network(tree, problems)
    if network is None or problems.found:
        raise InvalidNetwork(problems.in_order())
    return network


def map_to_mapping(network: Network) -> dict[str, Any]:
    """The map as plain data that JSON can hold, in the words of map files."""
    return NETWORK.write(network)


def to_yaml(network: Network) -> str:
    """The text of the map's file. Equal maps give equal text."""
    data = NETWORK.write(network)
    return yaml_text(Block({"format": int(FORMAT)} | data))


def yaml_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The content of the map's file, and what it cannot hold, which is nothing."""
    return to_yaml(network).encode(), ()


def write_yaml(network: Network, path: str | Path) -> None:
    """Save the map. The file is replaced in one step, so that a crash leaves the old one or the new one.

    Raises
    ------
    NetworkError
        When the file cannot be written.
    """
    save(Path(path), to_yaml(network).encode())


def edit_to_mapping(edit: Edit) -> dict[str, Any]:
    """The edit as plain data that JSON can hold, in the words of map files, such as `{"step_back": "housing"}`."""
    return EDIT.write(edit)


def edit_from_mapping(data: Mapping[str, Any]) -> Edit:
    """The edit that `edit_to_mapping` wrote.

    Raises
    ------
    InvalidNetwork
        With everything that is wrong with it.
    """
    try:
        return EDIT.of(data)
    except ValueError:  # something is to be said of it
        problems = Problems()
    edit = EDIT.read(tree_of(data), "edit", problems)
    if problems.found:
        raise InvalidNetwork(problems.found)
    return edit


def parts_to_mapping(network: Network, names: Iterable[str]) -> dict[str, Any]:
    """Whole parts of a map, such as its promises, as plain data that JSON can hold, in the words of map files."""
    data = NETWORK.write(network)
    return {name: data.get(name) for name in names}


def parts_from_mapping(data: Mapping[str, Any]) -> dict[str, Any]:
    """The parts that `parts_to_mapping` wrote, as `Network` takes them.

    Raises
    ------
    InvalidNetwork
        With everything that is wrong with them.
    """
    problems = Problems()
    parts = NETWORK.read(tree_of({"system": {"name": "?"}, **data}), "the map", problems)
    if problems.found:
        raise InvalidNetwork(problems.found)
    return {name: parts[name] for name in data}


def _read(content: bytes, name: str) -> Reading:
    text, note = decoded(content, name)
    problems = Problems(name)
    tree = _tree(text, name, problems)
    left_out: tuple[Problem, ...] = ()
    if tree is not None and (much := too_large(tree, name)):
        return Reading(None, much)
    if tree is not None:
        left_out = without_contacts(tree, name)
        if people := about_people(tree, name, text):
            return Reading(None, people)
    network = None if tree is None else _network(tree, problems)
    if network is not None:
        what, fix = too_long_a_name(partner.name for partner in network.partners)
        problems.found += [Problem("error", Where(file=name), what, fix)] * bool(what)
    if problems.found:
        network = None
    if tree is not None and network is not None:
        problems.locate(check(network), tree)
    if note:
        fix = "Check names with accents, then save the file as UTF-8."
        problems.found.append(Problem("warning", Where(file=name), note, fix))
    problems.found.extend(left_out)
    return Reading(network, problems.in_order(), (note,) if note else ())


def _tree(text: str, name: str, problems: Problems) -> TreeNode | None:
    parse = json_tree if name.lower().endswith(".json") else yaml_tree
    try:
        tree = parse(text, problems)
    except Unparsable as stop:
        problems.error(stop.line, stop.what, stop.fix)
        return None
    if tree is None or tree.blank:
        problems.error(None, "The file holds no map.", "It should start with format: 1 and system.")
        return None
    return tree


def _network(tree: TreeNode, problems: Problems) -> Network | None:
    parts = NETWORK.read(_without_format(tree, problems), "the map", problems)
    if parts is None:
        return None
    try:
        return Network(**parts)
    except InvalidNetwork as error:
        problems.locate(error.problems, tree)
        return None


def _without_format(tree: TreeNode, problems: Problems) -> TreeNode:
    if not isinstance(tree.content, dict):
        return tree
    stated = tree.content.get("format")
    if stated is not None and not stated.blank and stated.content != FORMAT:
        what = f"The file is in another format; format {FORMAT} is the one that is read."
        problems.error(stated.line, what, f"Write format: {FORMAT}, or open the file with a newer version.")
    return TreeNode({key: node for key, node in tree.content.items() if key != "format"}, tree.line)


def _refused(error: UnreadableFile, name: str) -> Reading:
    """What was raised, said of the file that is named beside it."""
    said = str(error)
    if said.startswith(f"{name} "):
        said = f"The file {said.removeprefix(f'{name} ')}"
    what, _, fix = said.partition(". ")
    return Reading(None, (Problem("error", Where(file=name), f"{what.removesuffix('.')}.", fix),))
