"""A partner's page that was sent back: what was written into its table, as comments on the map's findings."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

import analysis
from network.errors import UnreadableFile
from network.files.raw.guard import refuse_bomb, refuse_too_large
from network.files.raw.xml_content import children, local, parsed
from network.model import Comment, Network
from network.privacy import speaks_of_people
from render.pictures.pen import printable
from render.report.papers.partner import COLUMNS, CORRECT, ELSE, HERE

__all__ = ["SentBack", "sent_back"]

WRITTEN = "word/document.xml"
AS_SENT = re.compile(r"\s*".join(map(re.escape, HERE.split())), re.IGNORECASE)
NOTHING = frozenset({"", "right", "correct", "ok", "yes", "all right"})
NO_TABLE = "It holds no table “What we would say” of a partner’s page. Send back the Word file of the page itself."
LONGEST = 1_000  # letters of a comment


@dataclass(frozen=True, slots=True)
class SentBack:
    """What stands in pages that were sent back."""

    comments: tuple[Comment, ...]  # that the map does not have yet
    known: int = 0  # that it has
    problems: tuple[str, ...] = ()  # what was left out, and why


def sent_back(network: Network, data: bytes, name: str, day: date) -> SentBack:
    """What partners have written into their pages, one page or many in one Word document.

    Parameters
    ----------
    day
        On which it is brought back.

    Raises
    ------
    UnreadableFile
        When it is no Word document, or has no such table.
    """
    comments: dict[Comment, None] = {}
    problems: list[str] = []
    tables = 0
    for partner, table in _tables(network, _body(data, name)):
        tables += 1
        if partner is None:
            problems.append("A page names no partner of this map. Type its comments, or write the name as on the map.")
            continue
        for about, text in _rows(table):
            if why := _refused(text):
                problems.append(f"{network.name(partner)}, “{about}”: {why}")
            elif text:
                comments[_comment(partner, about, text, day)] = None
    if not tables:
        raise UnreadableFile(f"{name}: {NO_TABLE}")
    there = {(one.partner, one.finding, one.about, one.text) for one in network.comments}
    new = tuple(one for one in comments if (one.partner, one.finding, one.about, one.text) not in there)
    return SentBack(new, len(comments) - len(new), tuple(problems))


def _comment(partner: str, about: str, text: str, day: date) -> Comment:
    for question in analysis.questions().values():
        if printable(question.heading) == about:
            return Comment(partner, text, question.name, when=day)
    return Comment(partner, text, about=about if about in CORRECT else None, when=day)


def _refused(text: str) -> str:
    found = speaks_of_people({"comment": [(0, text)]})
    if found:
        return f"this looks like {found[0].what}, and was left out. Leave out what is about a person."
    return f"longer than {LONGEST:,} letters, and was left out. Say it shorter." if len(text) > LONGEST else ""


def _body(data: bytes, name: str) -> Element:
    refuse_too_large(len(data), name)
    refuse_bomb(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return parsed(archive.read(WRITTEN), name)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
        raise UnreadableFile(f"{name} is no Word document (.docx). {NO_TABLE}") from None


def _tables(network: Network, root: Element) -> Iterator[tuple[str | None, Element]]:
    """Every table to correct, with the partner whose name stands alone in the last paragraph that held one."""
    names = {_plain(one.name): one.id for one in network.partners}
    partner: str | None = None
    body = next(children(root, "body"), root)
    for element in body:
        if local(element) == "p":
            partner = names.get(_plain(_text(element)), partner)
        elif local(element) == "tbl" and tuple(_cells(next(children(element, "tr"), element))) == COLUMNS:
            yield partner, element
            partner = None


def _rows(table: Element) -> Iterator[tuple[str, str]]:
    """What each row is about, and what was written beside it; empty where nothing was changed."""
    for row in list(children(table, "tr"))[1:]:
        about, *said = _cells(row)
        text = AS_SENT.sub("", " ".join(said)).strip()
        yield about or ELSE, "" if text.casefold().strip(" .!✓") in NOTHING else text


def _cells(row: Element) -> list[str]:
    return [_text(cell) for cell in row if local(cell) == "tc"]


def _text(element: Element) -> str:
    """The words of a paragraph or cell; what a reviewer has struck out is not among them."""
    words = [
        one.text or "" if local(one) == "t" else " "
        for one in element.iter()
        if local(one) in ("t", "br", "tab", "cr", "p")
    ]
    return " ".join("".join(words).split())


def _plain(name: str) -> str:
    return " ".join(printable(name).split()).casefold()
