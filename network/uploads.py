"""The one door for reading: files chosen in the app and files named in the terminal are read alike.

Referral records, one a row, are added up; everything else is read as a file. What records need is loaded for a table.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from network import progress
from network.collecting import no_collecting
from network.details.coded_people import coded_people
from network.details.looked_through import LookedThrough
from network.details.may_be_people import own_circle
from network.details.names_left_out import unnamed, unnamed_notes, without_names_asked_about
from network.details.places_of_refuges import refuges_asked_about
from network.details.unrepeated import unrepeated
from network.details.words_of_people import without_words_asked_about
from network.errors import Problem, UnreadableFile, Where
from network.files.formats import (
    SHEETS,
    content_of,
    graph_in_text,
    in_one_line,
    read,
    read_uploads,
    refuse_people_named,
    refused,
    service_directory,
    without_names,
)
from network.files.raw.guard import is_our_workbook, too_many
from network.files.which_directory import by_directory
from network.in_short import in_short
from network.privacy import safe_label
from network.reading import Reading
from network.recognised import BringIn, Correction, Recognised, TermMeans
from network.unsaid import unsaid

__all__ = ["maps_in", "maps_of", "needs_of_terms", "read_files", "read_uploaded"]

File = tuple[str, bytes]  # name and content
NOT_REPEATED = "The name of the file may be of a person, so nothing is called by it."
MAY_HOLD_RECORDS = (".csv", ".tsv", ".tab", ".txt", ".parquet", ".pq")


def read_files(
    paths: Sequence[str | Path], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files on disk that belong together, read as `read_uploaded` reads them, or in one folder.

    Nothing is raised.
    """
    if len(paths) == 1 and Path(paths[0]).is_dir():
        reading = read(paths[0], recognised=recognised, corrections=corrections)
        return _told(reading, safe_label(Path(paths[0]).name, "The folder"), corrections)
    try:
        files = [(Path(path).name, content_of(Path(path))) for path in paths]
    except UnreadableFile as error:
        return refused(error, *(Path(path).name for path in paths))
    return read_uploaded(files, recognised, corrections)


def read_uploaded(
    files: Sequence[File], recognised: Recognised | None = None, corrections: Sequence[Correction] = ()
) -> Reading:
    """The map in files that were chosen together; records are recognised by their columns. Nothing is raised."""
    try:
        refuse_people_named([name for name, _ in files])
    except UnreadableFile as error:
        return refused(error, *(name for name, _ in files))
    files = [(in_one_line(name), data) for name, data in files]
    named, files = files, without_names(files)
    progress.at("Looking at what the file is")
    with no_collecting():
        name = files[0][0] if files else ""
        reading = _within_limits(_read(files, recognised, corrections), name)
        if list(named) != files:
            reading = replace(reading, notes=(NOT_REPEATED, *reading.notes))
        return _told(reading, safe_label(name, "The file"), corrections)


def _told(reading: Reading, name: str, corrections: Sequence[Correction]) -> Reading:
    """The reading as it is told: in short, with what may be about people asked about and nowhere repeated."""
    reading = in_short(_with_people_asked_about(reading, name, _agreed(corrections)))
    problems, notes = unrepeated(reading.problems, reading.notes, reading.network)
    return replace(reading, problems=problems, notes=notes)


def _read(files: Sequence[File], recognised: Recognised | None, corrections: Sequence[Correction]) -> Reading:
    if recognised is None and len(files) == 1 and _holds_records(files[0]):
        from network.records.as_map import read_records  # DuckDB is loaded where rows are added up

        return unsaid(read_records(files[0], corrections))
    directory = service_directory(files)
    if directory:
        from network.files.directory import read_directory

        return unsaid(read_directory(directory, needs_of_terms(files, corrections)))
    return read_uploads(files, recognised, corrections)


def _within_limits(reading: Reading, name: str) -> Reading:
    """The reading, or why it is too large for a map."""
    if reading.network is None:
        return reading
    pairs = {(one.source, one.target) for one in reading.network.relations}
    what, fix = too_many(len(reading.network.partners), len(pairs))
    return Reading(None, (Problem("error", Where(name), what, fix),)) if what else reading


def _with_people_asked_about(reading: Reading, name: str, agreed: frozenset[str]) -> Reading:
    """The reading, with a question for each kind of words that may be about people; refused where they must be.

    Parameters
    ----------
    agreed
        The columns whose free words somebody has looked through.
    """
    if reading.network is None:
        return reading
    where = Where(name)
    if people := own_circle(reading.network, where) or coded_people(reading.network, where):
        return Reading(None, (people,))
    looked = LookedThrough(reading.network.looked_through, agreed)
    network, left, of_names = without_names_asked_about(reading.network, where, looked)
    homes = filter(None, (refuges_asked_about(network, where),))
    network, of_words = without_words_asked_about(network, where, looked)
    if looked.digests != network.looked_through:
        network = network.in_part(looked_through=looked.digests)
    problems = (*unnamed(reading.problems, left), *of_names, *homes, *of_words)
    return replace(reading, network=network, problems=problems, notes=unnamed_notes(reading.notes, left))


def _agreed(corrections: Sequence[Correction]) -> frozenset[str]:
    return frozenset(one.column for one in corrections if isinstance(one, BringIn))


def maps_of(files: Sequence[File]) -> list[list[File]]:
    """The files of each map. Tables make one, pages of a service directory make one, any other file is its own."""
    return [[files[place] for place in places] for places in _together(files)]


def maps_in(paths: Sequence[str]) -> list[list[str]]:
    """The same for files on disk. The reading of one that cannot be opened says why."""
    return [[paths[place] for place in places] for places in _together([_on_disk(Path(path)) for path in paths])]


def _on_disk(path: Path) -> File:
    try:
        return path.name, content_of(path)
    except UnreadableFile:
        return path.name, b""


def _together(files: Sequence[File]) -> list[list[int]]:
    """The places of the files of each map, in the order in which they are given."""
    pages = [place for place, file in enumerate(files) if _is_page(file)]
    tables = [place for place, file in enumerate(files) if _is_table(file)]
    alone = [[place] for place in range(len(files)) if place not in (*pages, *tables)]
    directories = by_directory([files[place] for place in pages])
    return sorted(filter(None, [tables, *alone, *([pages[one] for one in places] for places in directories)]))


def _is_page(file: File) -> bool:
    return file[0].lower().endswith(".json") and bool(service_directory([file]))


def _is_table(file: File) -> bool:
    """Whether it may be a part of a map; a workbook that was written here is a whole one."""
    name, data = file
    try:
        text = name.lower().endswith(".txt") and graph_in_text(data, name) is None
    except UnreadableFile:
        return False
    return text or (name.lower().endswith(SHEETS) and not is_our_workbook(data))


def needs_of_terms(files: Sequence[File], corrections: Sequence[Correction] = ()) -> dict[str, str]:
    """The need that each taxonomy term of a service directory means (empty: none), as chosen or by its words.

    Nothing for any other files.
    """
    directory = service_directory(files)
    if not directory:
        return {}
    from network.files.directory import default_needs, terms_in

    meant = default_needs(terms_in(directory))
    chosen = {one.term: one.need for one in corrections if isinstance(one, TermMeans)}
    return meant | {term: need for term, need in chosen.items() if term in meant}


def _holds_records(file: File) -> bool:
    if not file[0].lower().endswith(MAY_HOLD_RECORDS):
        return False
    from network.records.recognise import holds_records  # pyarrow is loaded where a file may hold records

    return holds_records(file)
