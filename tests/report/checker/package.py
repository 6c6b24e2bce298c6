"""What is wrong with an Office file as a package: programs, links to outside, what others left in it."""

import re
import struct
from collections.abc import Iterator

from lxml import etree

__all__ = ["is_stretched", "of_package", "pixels_of"]

LEFT = re.compile(r"vbaProject|activeX|embeddings/|/comments|/people\.xml|/glossary/")
RELATIONSHIPS = ".rels"
PNG = b"\x89PNG\r\n\x1a\n"
STRETCHED = 0.02  # of a picture's shape


def of_package(parts: dict[str, bytes]) -> Iterator[str]:
    """Every fault of the parts, in words."""
    yield from (f"{name} was left in the file" for name in parts if LEFT.search(f"/{name}"))
    for name in parts:
        if name.endswith(RELATIONSHIPS):
            for one in etree.fromstring(parts[name]):
                if one.get("TargetMode") == "External":
                    yield f"{name} leads out of the file: {one.get('Target')}"


def pixels_of(image: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG; None for another kind of picture."""
    return struct.unpack(">II", image[16:24]) if image.startswith(PNG) else None


def is_stretched(image: bytes, wide: float, high: float) -> bool:
    """Whether it is shown wider or higher than it is."""
    pixels = pixels_of(image)
    return pixels is not None and abs((wide / high) / (pixels[0] / pixels[1]) - 1) > STRETCHED
