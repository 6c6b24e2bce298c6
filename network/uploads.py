"""The one door for reading: files chosen in the app and files named in the terminal are read alike.

Referral records, one a row, are added up; everything else is read as a file. What records need is loaded for a table.
"""

from collections.abc import Sequence
from pathlib import Path

from network.errors import UnreadableFile
from network.files.directory import default_needs, read_directory, terms_in
from network.files.formats import content_of, read, read_uploads, refused, service_directory
from network.reading import Reading
from network.recognised import Correction, Recognised, TermMeans

__all__ = ["maps_in", "needs_of_terms", "read_files", "read_uploaded"]

File = tuple[str, bytes]  # name and content
TEXT_TABLES = (".csv", ".tsv", ".tab")  # several of these make one map
MAY_HOLD_RECORDS = (*TEXT_TABLES, ".txt", ".parquet", ".pq")


def read_files(
    paths: Sequence[str | Path], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files on disk that belong together, read as `read_uploaded` reads them, or in one folder.

    Nothing is raised.
    """
    if len(paths) == 1 and Path(paths[0]).is_dir():
        return read(paths[0], recognised=recognised, corrections=corrections)
    try:
        files = [(Path(path).name, content_of(Path(path))) for path in paths]
    except UnreadableFile as error:
        return refused(error, *(Path(path).name for path in paths))
    return read_uploaded(files, recognised, corrections)


def read_uploaded(
    files: Sequence[File], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files that were chosen together; records are recognised by their columns. Nothing is raised."""
    if recognised is None and len(files) == 1 and _holds_records(files[0]):
        from network.records.as_map import read_records  # DuckDB is loaded where rows are added up

        return read_records(files[0], corrections)
    directory = service_directory(files)
    if directory:
        return read_directory(directory, needs_of_terms(files, corrections))
    return read_uploads(files, recognised, corrections)


def maps_in(paths: Sequence[str]) -> list[list[str]]:
    """The files of each map: tables of text make one, pages of a service directory one, any other file its own."""
    tables = [path for path in paths if path.lower().endswith(TEXT_TABLES)]
    pages = [path for path in paths if path.lower().endswith(".json") and _is_page(path)]
    alone = [[path] for path in paths if path not in tables and path not in pages]
    return [*alone, *(together for together in (pages, tables) if together)]


def _is_page(path: str) -> bool:
    try:
        return bool(service_directory([(Path(path).name, content_of(Path(path)))]))
    except UnreadableFile:  # its own reading says so
        return False


def needs_of_terms(files: Sequence[File], corrections: Sequence[Correction] = ()) -> dict[str, str]:
    """The need that each taxonomy term of a service directory means (empty: none), as chosen or by its words.

    Nothing for any other files.
    """
    directory = service_directory(files)
    if not directory:
        return {}
    meant = default_needs(terms_in(directory))
    chosen = {one.term: one.need for one in corrections if isinstance(one, TermMeans)}
    return meant | {term: need for term, need in chosen.items() if term in meant}


def _holds_records(file: File) -> bool:
    if not file[0].lower().endswith(MAY_HOLD_RECORDS):
        return False
    from network.records.recognise import holds_records  # pyarrow is loaded where a file may hold records

    return holds_records(file)
