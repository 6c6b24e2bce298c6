"""The files that a report can be written as, by the end of their name. What writes one is loaded when it is needed."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from network.errors import NetworkError
from render.report.content import Contents

__all__ = ["FORMATS", "POSTER", "Format", "writer"]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    label: str  # on a button
    mime: str
    module: str  # of render.report
    function: str  # takes contents, gives bytes
    for_rooms: bool = False  # whether it is only ever made as a room may see it
    chapters: tuple[str, ...] = ()  # that are told where none is chosen; none: every one

    def writer(self) -> Callable[[Contents], bytes]:
        """What writes it."""
        found: Callable[[Contents], bytes] = getattr(
            importlib.import_module(f"render.report.{self.module}"), self.function
        )
        return found


PDF = "application/pdf"
POSTER = Format("Poster, A3", PDF, "print", "poster", chapters=("state",))
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".docx": Format(
            "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "document"
        ),
        ".pptx": Format(
            "Slides",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "slides",
            "slides",
            for_rooms=True,
            chapters=("state", "people", "introductions", "options", "promises"),
        ),
        ".pdf": Format("PDF", PDF, "print", "paper"),
        ".html": Format("One file", "text/html", "one_file", "as_html"),
        ".zip": Format("One file, zipped", "application/zip", "one_file", "as_zip"),
    }
)


def writer(suffix: str) -> Callable[[Contents], bytes]:
    """What writes a report as such a file.

    Raises
    ------
    NetworkError
        When there is no such format.
    """
    if suffix not in FORMATS:
        raise NetworkError(
            f'A report cannot be written as "{suffix}". Choose a name that ends in {", ".join(FORMATS)}.'
        )
    return FORMATS[suffix].writer()
