"""XML of other tools: read without any document type, so that nothing in it can grow or reach outside."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from network.errors import UnreadableFile
from network.files.raw.guard import refuse_too_large

__all__ = ["children", "local", "parsed", "text_of"]

DEEPEST = 200  # elements inside each other; nested graphs take two a level


def parsed(data: bytes, name: str) -> Element:
    """The root of an XML file.

    Raises
    ------
    UnreadableFile
        When it is larger than 20 MB, is no XML, or has a DOCTYPE, in which a file can hide far more than it shows.
    """
    refuse_too_large(len(data), name)
    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableFile(
            f"{name} has a document type (DOCTYPE) or entities, in which harmful content can hide. Save it again from "
            "the program it came from, or as CSV."
        ) from None
    except ParseError as error:
        line = error.position[0]
        raise UnreadableFile(f"{name} is not well-formed XML from line {line:,} on. Export it again.") from None
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(f"{name} is not well-formed XML: {error}. Export it again.") from None
    _refuse_too_deep(root, name)
    return root


def _refuse_too_deep(root: Element, name: str) -> None:
    """What walks a tree calls itself once a level, and a file of 2 MB can hold 60,000."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [inside for element in level for inside in element]
        if depth > DEEPEST:
            raise UnreadableFile(
                f"{name} has elements inside elements more than {DEEPEST} deep, and no map is. Export it again."
            )


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> Iterator[Element]:
    """Every element of this name inside, at any depth, in the order of the file."""
    return (inside for inside in element.iter() if local(inside) == name)


def text_of(element: Element) -> str:
    """All text inside an element."""
    return "".join(element.itertext()).strip()
