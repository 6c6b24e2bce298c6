"""What is wrong with the properties of an Office file: what is missing, and what a library wrote for itself."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

__all__ = ["of_properties"]


def of_properties(parts: dict[str, bytes], defaults: Iterable[str]) -> Iterator[str]:
    """Every fault of the properties, in words; `defaults` are the words that stand there where nobody wrote any."""
    core = etree.fromstring(parts["docProps/core.xml"])
    said = {child.tag.rpartition("}")[2]: (child.text or "").strip() for child in core}
    for name in ("title", "creator", "lastModifiedBy", "language", "created", "modified"):
        if not said.get(name):
            yield f"the property {name} is not set"
    everything = " ".join((*said.values(), parts.get("docProps/app.xml", b"").decode()))
    yield from (f'the properties say "{default}"' for default in defaults if default in everything)
    yield from (f"{name} is in the file" for name in parts if re.search("thumbnail|printerSettings|customXml", name))
