"""The files of service directories: which are theirs, and which of them belong to one directory.

A directory is exported as a package of tables, or page by page as JSON. A page says which one of how many it is and
how many records the directory has; by that the pages of two directories are told apart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from network.errors import Where
from network.files.draft.draft import Log
from network.files.raw.json_content import loaded

__all__ = ["by_directory", "is_directory", "is_package", "look_over", "records_in"]

File = tuple[str, bytes]  # name and content
PACKAGE = frozenset({"services.csv", "service.csv", "organizations.csv", "organization.csv"})
OF_A_RECORD = frozenset(  # a record has at least one of these
    "organization services service_areas service organization_identifiers service_taxonomys schedules minimum_age "
    "website service_at_locations".split()
)

ONE_AT_A_TIME = "Open one directory at a time."


@dataclass(frozen=True, slots=True)
class _Page:
    """A file of JSON and what it says of the whole; None where it says nothing."""

    place: int  # among the files, from 0
    file: File
    number: int | None
    of: int | None
    records: int | None
    held: int  # records in it


def is_package(names: Iterable[str]) -> bool:
    """Whether the names of some files are those of an HSDS package."""
    return bool(PACKAGE & {name.rpartition("/")[2].casefold() for name in names})


def is_directory(content: Any) -> bool:
    """Whether JSON is a page or record of a service directory."""
    first = next(records_in(content), None)
    return first is not None and bool(OF_A_RECORD & first.keys())


def records_in(content: Any) -> Iterator[Mapping[str, Any]]:
    """The records of a page (`contents`, in old feeds `content`), of a list, or a record by itself."""
    if isinstance(content, dict):
        inside = content.get("contents", content.get("content"))
        content = inside if isinstance(inside, list) else [content]
    if isinstance(content, list):
        yield from (item for item in content if isinstance(item, dict))


def by_directory(files: Sequence[File]) -> list[list[int]]:
    """The places of the pages of each directory.

    Pages of equally many belong together, unless two of them are the same page: then those of equally many records
    do, and a page that is the only one is a directory by itself. Pages that say nothing of this are of one directory.
    """
    found: list[list[_Page]] = []
    for alike in _grouped(_pages(files), lambda page: page.of):
        apart = _grouped(alike, lambda page: page.file if page.of == 1 else page.records)
        found.extend(apart if _twice(alike) else [alike])
    return [[page.place for page in pages] for pages in found]


def look_over(files: Sequence[File], log: Log) -> None:
    """Refuse pages of more than one directory, and say which pages are missing."""
    apart, pages = by_directory(files), list(_pages(files))
    first, again = pages[0], _twice(pages)
    if len(apart) > 1:
        ones = " and ".join(files[places[0]][0] for places in apart)
        log.refuse(Where(first.file[0]), f"{ones} are pages of {len(apart):,} directories.", ONE_AT_A_TIME)
    elif again:
        what = f"{again[0].file[0]} and {again[1].file[0]} are both page {again[0].number:,}."
        log.refuse(Where(first.file[0]), what, f"{ONE_AT_A_TIME} Choose each page once.")
    elif first.of is not None and first.of > len(pages):
        here = _here(pages)
        log.warn(Where(first.file[0]), f"{here} of {first.of:,}.", "Save the other pages too and open them together.")
    elif first.of is None or first.of == 1:
        for page in pages:
            if page.records not in (None, page.held):
                what = f"The page says that it lists {page.records:,} and lists {page.held:,}."
                log.warn(Where(page.file[0]), what, "All that it lists were read.")


def _here(pages: Sequence[_Page]) -> str:
    number = pages[0].number
    if len(pages) > 1:
        return f"These are {len(pages):,} pages"
    return "This is one page" if number is None else f"This is page {number:,}"


def _pages(files: Sequence[File]) -> Iterator[_Page]:
    for place, (name, data) in enumerate(files):
        content = loaded(data, name)
        said = content if isinstance(content, dict) else {}
        number, of = _whole(said, "page_number", "number"), _whole(said, "total_pages", "totalPages")
        records = _whole(said, "total_items", "totalElements")
        yield _Page(place, (name, data), number, of, records, sum(1 for _ in records_in(content)))


def _whole(said: Mapping[str, Any], *names: str) -> int | None:
    """The number under the first of these names that has one."""
    return next((said[name] for name in names if isinstance(said.get(name), int)), None)


def _grouped(pages: Iterable[_Page], key: Callable[[_Page], object]) -> list[list[_Page]]:
    groups: dict[object, list[_Page]] = defaultdict(list)
    for page in pages:
        groups[key(page)].append(page)
    return list(groups.values())


def _twice(pages: Sequence[_Page]) -> tuple[_Page, _Page] | None:
    """Two pages that say that they are the same one and hold something else."""
    seen: dict[int, _Page] = {}
    for page in pages:
        if page.number is not None and page.of is not None:
            other = seen.setdefault(page.number, page)
            if other.file[1] != page.file[1]:
                return other, page
    return None
