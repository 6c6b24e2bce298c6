"""Which pictures there are: of which map, page and tab, on which screen, in which view; and what each is called."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from looking.running import Scheme
from looking.visiting import LAPTOP, PHONE, PROJECTOR

__all__ = ["MODES", "SIZES", "USUAL", "Mode", "Shot", "View", "views_of"]

SIZES = {size[0]: size for size in (PROJECTOR, LAPTOP, PHONE)}  # by width in pixels
USUAL = "usual"


@dataclass(frozen=True)
class Mode:
    """A way to show the app: what stands in the address, and the widths of the screens it is meant for."""

    address: str
    widths: tuple[int, ...]


MODES = {
    USUAL: Mode("", tuple(SIZES)),
    "room": Mode("room=1", (LAPTOP[0],)),
    "projector": Mode("projector=1", (PROJECTOR[0],)),
}
QUICKEST_ORDER = (LAPTOP[0], PROJECTOR[0], PHONE[0])  # a page is left as a laptop shows it
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@dataclass(frozen=True, order=True)
class View:
    """How a page is looked at: the usual view, room view or projector; the width of the screen; light or dark."""

    mode: str
    width: int
    scheme: Scheme

    def __str__(self) -> str:
        return " ".join((*([] if self.mode == USUAL else [self.mode]), str(self.width), self.scheme))


@dataclass(frozen=True, order=True)
class Shot:
    """One picture."""

    map_name: str
    page: str
    tabs: tuple[str, ...]  # the tabs that were opened on the page, the outer one first
    view: View

    @property
    def place(self) -> str:
        """Page and tabs in words."""
        return " > ".join((self.page, *self.tabs))

    @property
    def path(self) -> Path:
        """Where the picture stands in the folder."""
        return Path(self.map_name, f"{slug(self.place)}-{slug(str(self.view))}.jpg")


def views_of(mode: str, widths: Collection[int] | None = None) -> tuple[View, ...]:
    """Every view of a mode, at the asked widths or at its own; light and dark in the usual view, light in the others.

    In an order that changes as little as possible from one to the next, for each change takes the browser its time.
    """
    wanted = [one for one in QUICKEST_ORDER if one in (MODES[mode].widths if widths is None else widths)]
    light, dark = (tuple(View(mode, width, scheme) for width in wanted) for scheme in SCHEMES)
    return light + dark[::-1] if mode == USUAL else light


def slug(words: str) -> str:
    """Words as a part of a file's name: `Data > Edit` is data-edit."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
