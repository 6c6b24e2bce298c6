"""One door to every format that can be read: the name of a file says what it holds."""

from collections.abc import Sequence
from pathlib import Path

from network.errors import Problem, Where
from network.files.csv_pair import read_csv_pair
from network.files.yaml import read_map
from network.reading import Reading

__all__ = ["read_files"]

READERS = {".yaml": read_map, ".yml": read_map, ".json": read_map}


def read_files(paths: Sequence[str | Path]) -> Reading:
    """The map in one file, or in a pair of CSV files; nothing is raised."""
    files = [Path(path) for path in paths]
    suffixes = [file.suffix.lower() for file in files]
    if suffixes == [".csv", ".csv"]:
        return read_csv_pair(*files)
    if len(files) == 1 and suffixes[0] in READERS:
        return READERS[suffixes[0]](files[0])
    names = ", ".join(file.name for file in files)
    fix = f"Choose one file that ends in {', '.join(READERS)}, or two CSV files: partners and links."
    return Reading(None, (Problem("error", Where(file=names), "This is not a kind of file that can be read.", fix),))
