"""Which reader a file needs, by what it holds and not only by its name, and which writer a name asks for."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from network.errors import NetworkError, Problem, UnreadableFile, Where
from network.files.directory import is_directory, is_package, read_directory
from network.files.grants import grants_table, is_grants
from network.files.graphs.cytoscape import is_cytoscape, read_cytoscape
from network.files.graphs.gexf import gexf_bytes, read_gexf
from network.files.graphs.gml import read_gml
from network.files.graphs.graphml import graphml_bytes, read_graphml
from network.files.graphs.kumu import is_kumu, kumu_bytes, read_kumu
from network.files.graphs.pajek import read_pajek
from network.files.graphs.ucinet import read_ucinet
from network.files.map_file.yaml import read_map_text, to_yaml
from network.files.raw.guard import is_workbook, refuse_bomb, refuse_too_large
from network.files.raw.json_content import loaded
from network.files.raw.save import save
from network.files.raw.text import decoded
from network.files.raw.xml_content import local, parsed
from network.files.sheets.csv_files import csv_pair_bytes, gephi_pair_bytes
from network.files.sheets.spreadsheet import read_sheets
from network.files.sheets.workbook import kumu_workbook_bytes, workbook_bytes
from network.model import Network
from network.reading import Reading
from network.recognised import Correction, Recognised

__all__ = [
    "READ_SUFFIXES",
    "WRITE_SUFFIXES",
    "content_of",
    "read",
    "read_bytes",
    "read_uploads",
    "refused",
    "service_directory",
    "write",
    "written",
]

Reader = Callable[[bytes, str, Sequence[Correction]], Reading]
SHEETS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
GRAPHS: dict[str, Reader] = {
    ".graphml": read_graphml,
    ".gexf": read_gexf,
    ".gml": read_gml,
    ".net": read_pajek,
    ".paj": read_pajek,
    ".pajek": read_pajek,
    ".dl": read_ucinet,
    ".##h": read_ucinet,
    ".##d": read_ucinet,
    ".cyjs": read_cytoscape,
}
READ_SUFFIXES = (".yaml", ".yml", ".json", ".txt", *SHEETS, *(one for one in GRAPHS if "#" not in one), ".xml", ".zip")
WRITE_ONE: dict[str, Callable[[Network], tuple[bytes, tuple[str, ...]]]] = {
    ".kumu.json": kumu_bytes,
    ".kumu.xlsx": kumu_workbook_bytes,
    ".xlsx": workbook_bytes,
    ".graphml": graphml_bytes,
    ".gexf": gexf_bytes,
    ".yaml": lambda network: (to_yaml(network).encode(), ()),
    ".yml": lambda network: (to_yaml(network).encode(), ()),
}
WRITE_PAIR: dict[str, Callable[[Network], tuple[dict[str, bytes], tuple[str, ...]]]] = {
    ".gephi.csv": gephi_pair_bytes,
    ".csv": csv_pair_bytes,
}
WRITE_SUFFIXES = (*WRITE_ONE, *WRITE_PAIR)
CURES = {
    'Export the network from R as GraphML: igraph\'s write_graph(graph, file, format = "graphml").': (
        ".rda",
        ".rdata",
        ".rds",
    ),
    "In Cytoscape, export it as Cytoscape.js JSON or GraphML.": (".cx", ".cx2", ".cys"),
    "In Gephi, export it as GEXF or GraphML.": (".gephi",),
    "Save the table as .csv or .xlsx.": (".numbers", ".sav", ".dta", ".parquet", ".mdb", ".accdb"),
    "Copy the table into a workbook and save it as .xlsx.": (
        ".pdf",
        ".doc",
        ".docx",
        ".html",
        ".htm",
        ".pptx",
        ".png",
        ".jpg",
    ),
}
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
            return _read_folder(path)
        data = content_of(path)
    except UnreadableFile as error:
        return refused(error, name or path.name)
    return read_bytes(data, name or path.name, recognised, corrections)


def read_bytes(
    data: bytes, name: str, recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in a file that was uploaded; `name` is what the user calls it."""
    try:
        refuse_too_large(len(data), name)
        if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise UnreadableFile(f"{name} is empty. Choose a file that holds something.")
        return _read(data, name, recognised, corrections)
    except UnreadableFile as error:
        return refused(error, name)


def read_uploads(
    files: Sequence[tuple[str, bytes]], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files that were uploaded together, by name and content."""
    if len(files) == 1:
        return read_bytes(files[0][1], files[0][0], recognised, corrections)
    try:
        for name, data in files:
            refuse_too_large(len(data), name)
        return _read_several(files, recognised, corrections)
    except UnreadableFile as error:
        return refused(error, *(name for name, _ in files))


def service_directory(files: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
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


def write(network: Network, path: str | Path) -> tuple[str, ...]:
    """Save the map in the format that the end of the name asks for (`WRITE_SUFFIXES`).

    Returns
    -------
    What the format cannot hold, a sentence each; for CSV also the names of the two files that were written.

    Raises
    ------
    NetworkError
        When the name asks for no format that can be written, or the file cannot be written.
    """
    path = Path(path)
    files, lost = written(network, path.name)
    for name, content in files.items():
        save(path.with_name(name), content)
    return lost if len(files) == 1 else (f"Two files were written: {' and '.join(files)}.", *lost)


def written(network: Network, name: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The content of the file, or of the pair of files, that the end of `name` asks for, and what it cannot hold.

    Raises
    ------
    NetworkError
        When the name asks for no format that can be written.
    """
    lowered = name.lower()
    for suffix, make in WRITE_ONE.items():
        if lowered.endswith(suffix):
            content, lost = make(network)
            return {name: content}, lost
    for suffix, make_pair in WRITE_PAIR.items():
        if lowered.endswith(suffix):
            parts, lost = make_pair(network)
            return {f"{name[: -len(suffix)]}-{part}.csv": content for part, content in parts.items()}, lost
    raise NetworkError(f"{name} ends in no format that can be written. Use one of {', '.join(WRITE_SUFFIXES)}.")


def _read(data: bytes, name: str, recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    suffix = Path(name).suffix.lower()
    if suffix == ".zip":
        return _read_several(_unzipped(data, name), recognised, corrections)
    if suffix in SHEETS or is_workbook(data, name):
        return read_sheets([(name, data)], recognised, corrections)
    if suffix in (".yaml", ".yml"):
        return read_map_text(data, name)
    if suffix in (".json", ".cyjs"):
        return _read_json(data, name, corrections)
    if suffix in GRAPHS:
        return GRAPHS[suffix](data, name, corrections)
    if suffix == ".xml":
        return _read_xml(data, name, corrections)
    if suffix in (".txt", ".dat", ""):
        return _read_text(data, name, recognised, corrections)
    cure = next((words for words, suffixes in CURES.items() if suffix in suffixes), "")
    fix = cure or f"Choose one that ends in {', '.join(READ_SUFFIXES)}."
    raise UnreadableFile(f"{name} is not a kind of file that can be read. {fix}")


def _read_json(data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    content = loaded(data, name)
    keys = set(content) if isinstance(content, dict) else set()
    if keys & {"system", "format"}:
        return read_map_text(data, name)
    if "resourceType" in keys:
        raise UnreadableFile(FHIR)
    if is_kumu(content):
        return read_kumu(data, name, corrections)
    if is_cytoscape(content):
        return read_cytoscape(data, name, corrections)
    if is_grants(content):
        as_sheet = read_sheets([(name, grants_table(content, name))], corrections=corrections)
        return replace(as_sheet, recognised=None)  # the standard says what is what: there is nothing to pick
    if isinstance(content, list) and any(isinstance(part, dict) and "CXVersion" in part for part in content[:1]):
        raise UnreadableFile(
            f"{name} is in Cytoscape's CX form. In Cytoscape, export it as Cytoscape.js JSON or GraphML."
        )
    if is_directory(content):
        return read_directory([(name, data)])
    raise UnreadableFile(
        f"{name} is JSON, but no map, Kumu, Cytoscape or 360Giving file and no service directory. Check what it is."
    )


def _is_page(content: object) -> bool:
    """Whether JSON that is no map and of no other tool is a page of a service directory."""
    ours = isinstance(content, dict) and bool(content.keys() & {"system", "format", "resourceType"})
    return not (ours or is_kumu(content) or is_cytoscape(content)) and is_directory(content)


def _read_xml(data: bytes, name: str, corrections: Sequence[Correction]) -> Reading:
    root = local(parsed(data, name)).casefold()
    readers: dict[str, Reader] = {"graphml": read_graphml, "gexf": read_gexf}
    if root not in readers:
        raise UnreadableFile(f"{name} is XML, but neither GraphML nor GEXF. Export it as one of them, or as CSV.")
    return readers[root](data, name, corrections)


def _read_text(data: bytes, name: str, recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    start = decoded(data, name)[0][:2000].lstrip().casefold()
    if re.match(r"dl\b", start):
        return read_ucinet(data, name, corrections)
    if re.match(r"\*(?:network|vertices)\b", start):
        return read_pajek(data, name, corrections)
    return read_sheets([(name, data)], recognised, corrections)


def _read_several(
    files: Sequence[tuple[str, bytes]], recognised: Recognised | None, corrections: Sequence[Correction]
) -> Reading:
    names = [name for name, _ in files]
    if is_package(names):
        return read_directory(files)
    if all(Path(name).suffix.lower() in (*SHEETS, ".txt") for name in names):
        return read_sheets(files, recognised, corrections)
    if all(Path(name).suffix.lower() == ".json" for name in names):
        return read_directory(files)
    raise UnreadableFile(
        "These files cannot be read together. Open sheets, or pages of a service directory, or one file at a time."
    )


def _read_folder(path: Path) -> Reading:
    inside = sorted(one for one in path.iterdir() if one.is_file())
    if not is_package(one.name for one in inside):
        raise UnreadableFile(f"{path.name} is a folder. Choose a file in it.")
    return read_directory([(one.name, content_of(one)) for one in inside if one.suffix.lower() == ".csv"])


def _unzipped(data: bytes, name: str) -> list[tuple[str, bytes]]:
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


def content_of(path: Path) -> bytes:
    """What is in a file; `UnreadableFile` where there is none, it is too large or cannot be opened."""
    try:
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
    file = next((name for name in names if text.startswith(name)), names[0])
    what, _, fix = text.removeprefix(file).partition(". ")
    what = f"{file if text.startswith(file) else ''}{what}"
    return Reading(None, (Problem("error", Where(file=file), what if what.endswith(".") else f"{what}.", fix),))
