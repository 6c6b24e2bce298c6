"""Which reader a file needs, by what it holds and not only by its name. A reader is loaded when a file needs it."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from network.details.labels_of_people import is_called_after_one
from network.details.names_of_files import is_of_one, may_be_of_one
from network.errors import Problem, UnreadableFile, Where
from network.files.grants import grants_table, is_grants, no_grants
from network.files.json_rows import lists_beside, rows_table
from network.files.map_file.yaml import read_map_text
from network.files.not_read import LOOKED_AT, cure_for, drawing_in, not_our_json
from network.files.raw.guard import is_workbook, refuse_bomb, refuse_irregular, refuse_too_large
from network.files.raw.json_content import loaded
from network.files.raw.text import decoded
from network.files.which_directory import is_directory, is_package
from network.privacy import FULL_NAME, names_one, safe_label, speaks_of_people
from network.reading import Reading
from network.recognised import Correction, Recognised
from network.unsaid import unsaid

__all__ = [
    "SHEETS",
    "content_of",
    "graph_in_text",
    "in_one_line",
    "read",
    "read_bytes",
    "read_uploads",
    "refuse_people_named",
    "refused",
    "safe_file",
    "service_directory",
    "without_names",
]

File = tuple[str, bytes]  # name and content
SHEETS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
GRAPHS = {  # the module of network.files.graphs that reads it
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".gml": "gml",
    ".net": "pajek",
    ".paj": "pajek",
    ".pajek": "pajek",
    ".dl": "ucinet",
    ".##h": "ucinet",
    ".##d": "ucinet",
    ".cyjs": "cytoscape",
}
READ_SUFFIXES = (".yaml", ".yml", ".json", ".txt", *SHEETS, *(one for one in GRAPHS if "#" not in one), ".xml", ".zip")
ENDINGS = re.compile(rf"(?:{'|'.join(map(re.escape, READ_SUFFIXES))})+$", re.IGNORECASE)
OURS = frozenset({"system", "format"})  # keys of our own map file
FHIR = "This is a FHIR file, which is about patients. Count referrals by organisation in the system it comes from."


def read(
    path: str | Path,
    name: str | None = None,
    recognised: Recognised | None = None,
    corrections: Sequence[Correction] = (),
) -> Reading:
    """The map in a file of any kind that can be read, or in a folder that holds a service directory.

    Parameters
    ----------
    path
        Where the file is.
    name
        What the user calls it, where that differs; messages use it.
    recognised, corrections
        How to read a sheet, and the proposed fixes that a person accepted (`network.recognised`).

    Returns
    -------
    A reading; a file that is refused has no map and says why. Nothing is raised.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return unsaid(_read_folder(path))
        data = content_of(path)
    except UnreadableFile as error:
        return refused(error, name or path.name)
    return read_bytes(data, name or path.name, recognised, corrections)


def read_bytes(
    data: bytes, name: str, recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in a file that was uploaded; `name` is what the user calls it."""
    try:
        refuse_people_named([name])
        refuse_too_large(len(data), name)
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise UnreadableFile(f"{name} is empty. Choose a file that holds something.")
        return unsaid(_read(data, name, recognised, corrections))
    except UnreadableFile as error:
        return refused(error, name)


def read_uploads(
    files: Sequence[File], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files that were uploaded together, by name and content."""
    if len(files) == 1:
        return read_bytes(files[0][1], files[0][0], recognised, corrections)
    try:
        for name, data in files:
            refuse_too_large(len(data), name)
        return unsaid(_read_several(files, recognised, corrections))
    except UnreadableFile as error:
        return refused(error, *(name for name, _ in files))


def refuse_people_named(names: Sequence[str]) -> None:
    """Refuse files that are called after a person: the name of the file becomes that of the map.

    Raises
    ------
    UnreadableFile
        Without repeating the name.
    """
    stems = [ENDINGS.sub("", Path(name).stem) for name in names]  # at_least.csv.yaml would be an address
    if found := speaks_of_people({"time": [(0, stem) for stem in stems]}):  # exports are named by the second
        raise UnreadableFile(f"The file's name holds what looks like {found[0].what}. Give the file another name.")
    if any(is_called_after_one(stem) or is_of_one(stem) for stem in stems):
        raise UnreadableFile(f"The file's name holds what looks like {FULL_NAME}. Give the file another name.")


def service_directory(files: Sequence[File]) -> tuple[File, ...]:
    """The pages or tables of a service directory that the files hold; nothing for any other files."""
    try:
        if len(files) == 1 and files[0][0].lower().endswith(".zip"):
            files = _unzipped(files[0][1], files[0][0])
        names = [name for name, _ in files]
        paged = all(name.lower().endswith(".json") for name in names)
        if is_package(names) or (paged and all(_is_page(loaded(data, name)) for name, data in files)):
            return tuple(files)
    except UnreadableFile:  # whatever reads it says so
        return ()
    return ()


def graph_in_text(data: bytes, name: str) -> str | None:
    """The reader of the graph in a text file that says so in its first line; None for a table."""
    start = decoded(data, name)[0][:2000].lstrip().casefold()
    if re.match(r"dl\b", start):
        return "ucinet"
    return "pajek" if re.match(r"\*(?:network|vertices)\b", start) else None


def _read(data: bytes, name: str, recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    suffix = Path(name).suffix.lower()
    if suffix == ".zip":
        return _read_several(_unzipped(data, name), recognised, corrections)
    if suffix in SHEETS or is_workbook(data, name):
        return _read_tables([(name, data)], recognised, corrections)
    if suffix in (".yaml", ".yml"):
        return read_map_text(data, name)
    if suffix in (".json", ".cyjs"):
        return _read_json(data, name, corrections)
    if suffix in GRAPHS:
        return _read_graph(GRAPHS[suffix], data, name, corrections)
    if suffix == ".xml":
        return _read_xml(data, name, corrections)
    if suffix in (".txt", ".dat", ""):
        return _read_text(data, name, recognised, corrections)
    fix = cure_for(suffix) or drawing_in(data[:LOOKED_AT]) or f"Choose one that ends in {', '.join(READ_SUFFIXES)}."
    raise UnreadableFile(f"{name} is not a kind of file that can be read. {fix}")


def _read_json(data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    content = loaded(data, name)
    reading = _read_json_content(content, data, name, corrections)
    if reading.network is None or not isinstance(content, dict) or content.keys() & OURS:
        return reading
    beside = {} if rows_table(content) else lists_beside(content)
    problems = [
        Problem(
            "warning",
            Where(name),
            f'The file also holds "{safe_label(key, "a list")}" ({number:,}). That was not read.',
            "Save it as a file of its own if it belongs to the map.",
        )
        for key, number in beside.items()
    ]
    return replace(reading, problems=(*reading.problems, *problems))


def _read_json_content(content: Any, data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    keys = set(content) if isinstance(content, dict) else set()
    if keys & OURS:
        return read_map_text(data, name)
    if "resourceType" in keys:
        raise UnreadableFile(FHIR)
    if (tool := _tool(content)) is not None:
        return _read_graph(tool, data, name, corrections)
    if is_grants(content):
        return _read_grants(content, name, corrections)
    if isinstance(content, list) and any(isinstance(part, dict) and "CXVersion" in part for part in content[:1]):
        raise UnreadableFile(
            f"{name} is in Cytoscape's CX form. In Cytoscape, export it as Cytoscape.js JSON or GraphML."
        )
    if cure := not_our_json(content):
        raise UnreadableFile(f"{name} {cure}")
    if is_directory(content):
        return _read_directory([(name, data)])
    if (rows := rows_table(content)) is not None:
        return replace(_read_tables([(name, rows)], None, corrections), recognised=None)
    raise UnreadableFile(
        f"{name} is JSON, but no map, no nodes with links, no Kumu, Cytoscape or 360Giving file and no service "
        "directory. Export it as GraphML or as CSV from the program it came from."
    )


def _is_page(content: Any) -> bool:
    """Whether JSON that is no map and of no other tool is a page of a service directory."""
    if not is_directory(content) or (isinstance(content, dict) and content.keys() & (OURS | {"resourceType"})):
        return False
    return _tool(content) is None


def _tool(content: Any) -> str | None:
    """The graph program whose JSON this is, by the name of its reader."""
    from network.files.graphs.cytoscape import is_cytoscape
    from network.files.graphs.kumu import is_kumu
    from network.files.graphs.node_link import is_node_link

    known = {"kumu": is_kumu, "cytoscape": is_cytoscape, "node_link": is_node_link}
    return next((tool for tool, is_it in known.items() if is_it(content)), None)


def _read_xml(data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    from network.files.raw.xml_content import local, parsed

    root = local(parsed(data, name)).casefold()
    if root not in ("graphml", "gexf"):
        raise UnreadableFile(f"{name} is XML, but neither GraphML nor GEXF. Export it as one of them, or as CSV.")
    return _read_graph(root, data, name, corrections)


def _read_text(data: bytes, name: str, recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    written_by = graph_in_text(data, name)
    if written_by is not None:
        return _read_graph(written_by, data, name, corrections)
    if cure := drawing_in(data[:LOOKED_AT]):
        raise UnreadableFile(f"{name} cannot be read. {cure}")
    return _read_tables([(name, data)], recognised, corrections)


def _read_several(files: Sequence[File], recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    names = [name for name, _ in files]
    refuse_people_named(names)
    if is_package(names):
        return _read_directory(files)
    if all(Path(name).suffix.lower() in (*SHEETS, ".txt") for name in names):
        return _read_tables(files, recognised, corrections)
    if all(Path(name).suffix.lower() == ".json" for name in names):
        return _read_directory(files)
    raise UnreadableFile(
        "These files cannot be read together. Open sheets, or pages of a service directory, or one file at a time."
    )


def _read_tables(files: Sequence[File], recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    from network.files.survey.reader import read_tables

    return read_tables(files, recognised, corrections)


def _read_graph(reader: str, data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    module = import_module(f"network.files.graphs.{reader}")
    reading: Reading = getattr(module, f"read_{reader}")(data, name, corrections)
    if reading.network is None:
        return reading
    from network.files.graphs.unread import about_people

    refuses = about_people(reader, data, name)
    return Reading(None, refuses) if refuses else reading


def _read_grants(content: Any, name: str, corrections: Sequence[Correction]) -> Reading:
    as_sheet = _read_tables([(name, grants_table(content, name))], None, corrections)
    notes = (*as_sheet.notes, "Titles, descriptions and places of grants are not read.")
    problems = tuple(  # such a file has no rows
        replace(one, where=Where(name), what=one.what.replace("The row does", "A grant does"))
        for one in as_sheet.problems
    )
    problems = (*problems, *(no_grants(content, name) if as_sheet.network else ()))
    # the standard says what is what: there is nothing to pick
    return replace(as_sheet, problems=problems, recognised=None, notes=notes)


def _read_directory(files: Sequence[File]) -> Reading:
    from network.files.directory import read_directory

    return read_directory(files)


def _read_folder(path: Path) -> Reading:
    inside = sorted(one for one in path.iterdir() if one.is_file())
    if not is_package(one.name for one in inside):
        raise UnreadableFile(f"{path.name} is a folder. Choose a file in it.")
    return _read_directory([(one.name, content_of(one)) for one in inside if one.suffix.lower() == ".csv"])


def _unzipped(data: bytes, name: str) -> list[File]:
    """The CSV and JSON files in an archive; folders and anything else are left alone."""
    refuse_bomb(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [part for part in archive.infolist() if part.filename.lower().endswith((".csv", ".json"))]
            files = [(Path(part.filename).name, archive.read(part)) for part in parts if part.filename[:1] not in "._"]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, RuntimeError) as error:
        raise UnreadableFile(f"{name} is damaged: it cannot be unpacked. Save it again.") from error
    if not files:
        raise UnreadableFile(f"{name} holds no CSV file. Unpack it and open the file inside.")
    return files


def safe_file(name: str) -> str:
    """What a file is called in a message, in one line: nothing but a file where it is called after a person."""
    label = ENDINGS.sub("", Path(name).stem)
    called = is_called_after_one(label) or is_of_one(label) or may_be_of_one(label)
    return "The file" if called or names_one(label) or speaks_of_people({"time": [(0, label)]}) else in_one_line(name)


def in_one_line(name: str) -> str:
    """The name of a file with a blank for a line break, which would begin a sentence of its own in a message."""
    return " ".join(name.splitlines())


def without_names(files: Sequence[File]) -> list[File]:
    """The files, where one that may be called after a person goes by a number: its name would be that of the map."""
    made = []
    for number, (name, data) in enumerate(files, start=1):
        if safe_file(name) != name:
            name = f"The file{f' {number}' if len(files) > 1 else ''}{''.join(_endings(name))}"
        made.append((name, data))
    return made


def _endings(name: str) -> list[str]:
    return [one for one in Path(name).suffixes if one.lower() in (*READ_SUFFIXES, *GRAPHS, ".parquet", ".pq")]


def content_of(path: Path) -> bytes:
    """What is in a file; `UnreadableFile` where there is none, it is too large or cannot be opened."""
    try:
        if not path.is_dir():  # `read_bytes` says what is wrong with one
            refuse_irregular(path)
        refuse_too_large(path.stat().st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path.name}. Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{path.name} cannot be opened: {reason}.") from None


def refused(error: UnreadableFile, *names: str) -> Reading:
    """One message that names the file, what is wrong and the next step."""
    text = str(error)
    for name in names:
        if name and safe_file(name) != name:
            text = text.replace(f"no file {name}", "no such file").replace(name, safe_file(name))
    names = tuple(map(safe_file, names))
    file = next((name for name in names if text.startswith(name)), names[0])
    what, _, fix = text.removeprefix(file).partition(". ")
    what = f"{file if text.startswith(file) else ''}{what}"
    problem = Problem("error", Where(file=file), what if what.endswith(".") else f"{what}.", fix)
    return unsaid(Reading(None, (problem,)))
