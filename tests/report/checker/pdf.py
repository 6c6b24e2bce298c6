"""What a reader of PDF needs and a sheet of paper does not: tags, a language, a title, words for pictures (PDF/UA-1).

typst refuses most of what breaks the standard; this reads the file itself, for what is in it and not what was meant.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from tests.report.checker.rules import is_real_alt_text

__all__ = ["elements_of", "faults", "said"]

PLAYS = ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm")


def faults(pdf: bytes) -> list[str]:
    """Every fault, in words; none for a file that passes."""
    reader = PdfReader(BytesIO(pdf))
    return [*_whole(reader), *_properties(reader), *_tagged(reader), *_fonts(reader), *_actions(reader)]


def said(pdf: bytes) -> str:
    """The words of all pages."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def _whole(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    if root.get("/Lang") != "en-GB":
        yield f"it is in the language {root.get('/Lang')}"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "it is not marked as tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "a reader shows the file's name in place of its title"
    if b"pdfuaid:part" not in root["/Metadata"].get_object().get_data():
        yield "it does not say that it follows PDF/UA"
    if len(reader.pages) > 1 and not reader.outline:
        yield "it has several pages and no bookmarks"


def _properties(reader: PdfReader) -> Iterator[str]:
    told: Any = reader.metadata or {}
    yield from (
        f"the property {name} is not set" for name in ("/Title", "/Author", "/CreationDate") if not told.get(name)
    )


def _tagged(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.trailer["/Root"]
    if "/StructTreeRoot" not in root:
        yield "it has no tags"
        return
    last = 0
    for kind, element in elements_of(root["/StructTreeRoot"]):
        if kind == "/Figure" and not is_real_alt_text(str(element.get("/Alt", ""))):
            yield f'a picture with "{element.get("/Alt", "")}" for those who do not see it'
        if kind == "/Table" and "/TH" not in {inner for inner, _ in elements_of(element)}:
            yield "a table without a header row"
        if level := re.fullmatch(r"/H([1-6])", kind):
            if int(level[1]) > last + 1:
                yield f"a heading of level {level[1]} after one of level {last}"
            last = int(level[1])
    if not last:
        yield "no heading"


def elements_of(parent: Any) -> Iterator[tuple[str, Any]]:
    """Every element below, in the order in which it is read."""
    children = parent.get("/K")
    children = children.get_object() if children is not None else ()
    for child in children if isinstance(children, ArrayObject) else (children,):
        element = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(element, DictionaryObject) and "/S" in element:
            yield str(element["/S"]), element
            yield from elements_of(element)


def _fonts(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        fonts: Any = page.get("/Resources", {}).get("/Font", {})
        for font in (one.get_object() for one in fonts.values()):
            if font.get("/Subtype") != "/Type0" or not str(font.get("/BaseFont", "")).count("+"):
                yield f"the font {font.get('/BaseFont')} is not in the file"


def _actions(reader: PdfReader) -> Iterator[str]:
    size: Any = reader.trailer["/Size"]
    for number in range(1, int(size)):
        one = reader.get_object(number)
        if isinstance(one, DictionaryObject):
            yield from (f"it does something: {name}" for name in PLAYS if one.get("/S") == name)
