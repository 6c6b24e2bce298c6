"""An empty deck without what the library's template would leave in it: its size, fonts, language, author and dates."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime

from pptx import Presentation as new_deck
from pptx.presentation import Presentation
from pptx.util import Pt

from render.pictures.pen import printable
from render.report.content import Contents
from render.report.zipped import settled

__all__ = ["AUTHOR", "FONT", "HEIGHT", "LANGUAGE", "WIDTH", "empty", "finished"]

WIDTH, HEIGHT = 960.0, 540.0  # points: 13.333 by 7.5 inches, 16 to 9
FONT, LANGUAGE, AUTHOR = "Arial", "en-GB", "Partnership network mapper"
TITLE, TITLE_ONLY = "Title Slide", "Title Only"  # the layouts that are kept
NOT_OURS = ("/thumbnail", "/printerSettings")  # kinds of parts of the template
DULL = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>"""


def empty(contents: Contents) -> Presentation:
    """A deck without slides, of two layouts."""
    deck = new_deck()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in (TITLE, TITLE_ONLY):
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, *deck.slide_layouts):
        _widened(holder)
    for relations in (deck.part.rels, deck.part.package._rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(NOT_OURS)]:
            relations.pop(key)
    _told(deck, contents)
    return deck


def finished(deck: Presentation) -> bytes:
    """The deck as a file, in one language and one font throughout; the same deck gives the same bytes."""
    file = io.BytesIO()
    deck.save(file)
    return settled(_rewritten(file.getvalue()))


def _widened(holder: object) -> None:
    """The template is 4 to 3: places are stretched to the wider page; what we do not fill is taken out."""
    for shape in list(holder.placeholders):  # type: ignore[attr-defined]
        if shape.placeholder_format.type.name in ("DATE", "FOOTER", "SLIDE_NUMBER"):
            shape._element.getparent().remove(shape._element)
        elif shape._element.spPr.xfrm is not None:
            shape.left, shape.width = int(shape.left * WIDTH / 720), int(shape.width * WIDTH / 720)


def _told(deck: Presentation, contents: Contents) -> None:
    """Title, author and dates of the file."""
    made = datetime(contents.day.year, contents.day.month, contents.day.day)
    told = deck.core_properties
    told.title, told.subject = printable(contents.title), printable(contents.subtitle)
    told.author = told.last_modified_by = AUTHOR
    told.comments = told.keywords = told.category = ""
    told.created = told.modified = made
    told.language = LANGUAGE
    told.revision = 1


def _rewritten(archive: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(written, "w") as out:
        for name, content in _members(given):
            out.writestr(name, content)
    return written.getvalue()


def _members(given: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in given.namelist():
        content = given.read(name)
        if name == "docProps/app.xml":
            content = DULL.encode()
        elif name.endswith(".xml"):
            content = content.replace(b'lang="en-US"', f'lang="{LANGUAGE}"'.encode())
            if "/theme/" in name:
                content = re.sub(rb'<a:latin typeface="[^"+]+"', f'<a:latin typeface="{FONT}"'.encode(), content)
        yield name, content
