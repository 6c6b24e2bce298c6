"""Which writer the end of a name asks for. A writer is loaded when it is asked for."""

from importlib import import_module
from pathlib import Path

from network.errors import NetworkError
from network.files.raw.save import save
from network.model import Network

__all__ = ["WRITE_SUFFIXES", "write", "written"]

# the module below network.files and the function of it that writes the format
ONE_FILE = {
    ".kumu.json": ("graphs.kumu", "kumu_bytes"),
    ".kumu.xlsx": ("sheets.workbook", "kumu_workbook_bytes"),
    ".xlsx": ("sheets.workbook", "workbook_bytes"),
    ".graphml": ("graphs.graphml", "graphml_bytes"),
    ".gexf": ("graphs.gexf", "gexf_bytes"),
    ".yaml": ("map_file.yaml", "yaml_bytes"),
    ".yml": ("map_file.yaml", "yaml_bytes"),
}
PAIR_OF_FILES = {
    ".gephi.csv": ("sheets.csv_files", "gephi_pair_bytes"),
    ".csv": ("sheets.csv_files", "csv_pair_bytes"),
}
WRITE_SUFFIXES = (*ONE_FILE, *PAIR_OF_FILES)


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
    for suffix, (module, function) in (ONE_FILE | PAIR_OF_FILES).items():
        if lowered.endswith(suffix):
            content, lost = getattr(import_module(f"network.files.{module}"), function)(network)
            if suffix in ONE_FILE:
                return {name: content}, lost
            return {f"{name[: -len(suffix)]}-{part}.csv": inside for part, inside in content.items()}, lost
    raise NetworkError(f"{name} ends in no format that can be written. Use one of {', '.join(WRITE_SUFFIXES)}.")
