"""The pictures of README and docs, taken from the app as it is."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from looking.running import open_browser, running_app
from looking.visiting import open_page
from looking.walking import settle, visit

__all__ = ["LARGEST", "PICTURES", "write_docs"]

PICTURES = MappingProxyType(  # what the documents call it: its address
    {
        "docs/overview.jpg": "?map=partners",
        "docs/pictures/map.jpg": "map?map=partners",
        "docs/pictures/gaps.jpg": "gaps?map=partners",
        "docs/pictures/route.jpg": "route?map=partners",
        "docs/pictures/room.jpg": "?map=partners&room=1",
    }
)
QUALITY = 55  # of 100: words stay sharp, and a picture stays under LARGEST
LARGEST = 150_000  # bytes


def write_docs(root: Path) -> Iterator[Path]:
    """Each picture as a laptop shows it, in light; gives its path once it is written."""
    with tempfile.TemporaryDirectory() as own, running_app(Path(own)) as server, open_browser() as browser:
        for name, address in PICTURES.items():
            (root / name).parent.mkdir(exist_ok=True)
            with visit(browser, server, root, name) as visitor:
                open_page(visitor.page, address)
                settle(visitor.page)
                visitor.page.screenshot(path=root / name, type="jpeg", quality=QUALITY)
            yield root / name
