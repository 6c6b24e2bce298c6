"""How the map looks: colours, shapes and strokes, in light and dark. Their one home for every picture.

Colour never speaks alone: each sector has its shape, each kind of link its stroke. Red is kept for *nobody* and
grey hatching for *not known*, so neither is a sector's colour.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

from network.model import System

__all__ = [
    "DARK",
    "DASHES",
    "DOTTED",
    "GROUP",
    "LIGHT",
    "OTHER",
    "ROOM_WIDTHS",
    "ROUNDNESS",
    "SECTOR_NOT_KNOWN",
    "TEAM_DASHES",
    "Scheme",
    "SectorLook",
    "edge_width",
    "sector_looks",
    "shape_radius",
]


@dataclass(frozen=True, slots=True)
class SectorLook:
    """A sector's shape and fill. Sizes are multiples of the radius of a circle of equal area."""

    shape: str  # a shape of vis-network
    light: str
    dark: str
    factor: float  # size of the shape
    reach: float  # how far its corners reach, in sizes


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of a map on light or on dark ground; contrasts were computed against `canvas`."""

    canvas: str
    ink: str
    muted: str  # labels of partners that have stepped back
    accent: str
    sole: str  # the only way through
    link: str  # ends in different sectors, or not known
    within: str  # both ends in one sector
    link_key: str  # the same links in the legend, where they stand alone
    border: str  # round every sector's fill
    outline: str  # round partners that have stepped back
    hatch: str  # not asked
    key_border: str  # round a shape in the legend
    field: str  # round a button


LIGHT = Scheme(
    canvas="#FFFFFF",
    ink="#17212B",
    muted="#5A6771",
    accent="#0F4C5C",
    sole="#A85B00",
    link="#4F6B78",
    within="#A9A195",
    link_key="#5A6771",
    border="#17212B",
    outline="#7D8890",
    hatch="#8E9AA1",
    key_border="#17212B",
    field="#7C8990",
)
DARK = Scheme(
    canvas="#141C22",
    ink="#EEF2F3",
    muted="#94A2AB",
    accent="#7FD0DF",
    sole="#F0C24B",
    link="#8FAAB6",
    within="#8C8272",
    link_key="#B1BEC6",
    border="#10171C",
    outline="#74848D",
    hatch="#82919A",
    key_border="#10171C",
    field="#74848D",
)

# In the order in which the map lists its sectors.
_LOOKS = (
    SectorLook("diamond", "#C77DAE", "#D79AC2", factor=1.25, reach=1.0),
    SectorLook("dot", "#2F7FC1", "#5CA6E0", factor=1.0, reach=1.0),
    SectorLook("square", "#1E9C76", "#3DBB93", factor=0.9, reach=1.42),
    SectorLook("triangle", "#F0A83A", "#F3B455", factor=1.1, reach=1.3),
    SectorLook("hexagon", "#8CC9EE", "#A9DAF5", factor=1.05, reach=1.0),
    SectorLook("star", "#F4E45C", "#F6EA7D", factor=1.35, reach=1.07),
)
OTHER = SectorLook("triangleDown", "#8A7BC8", "#B3A6E6", factor=1.1, reach=1.3)  # the seventh, and all after it
SECTOR_NOT_KNOWN = SectorLook("dot", LIGHT.canvas, DARK.canvas, factor=1.0, reach=1.0)  # with a question mark

GROUP = SectorLook("dot", "#B7D0D6", "#4E8794", factor=1.0, reach=1.0)  # an area; a partner where no sector is known

SMALLEST, LARGEST = 10.5, 23.0  # radius of a circle on the map, in pixels
ROUNDNESS = 0.09  # of the curve of a link, as vis-network's `curvedCW` counts it
DASHES: Mapping[str, tuple[int, ...]] = MappingProxyType({"both": (), "one": (7, 5), "nobody": (3, 4)})
TEAM_DASHES: Mapping[str, tuple[int, ...]] = MappingProxyType({"core": (), "extended": (3, 4)})  # of the rings
DOTTED = (2, 6)  # promised or proposed
ROOM_RADIUS = 13.0  # where a room looks on, every partner is drawn alike
FULL_SIZE_FROM = 100  # referrals; on a map of smaller counts nobody is drawn at the largest size
THINNEST, WIDEST = 0.8, 5.0  # width of a link, in pixels
STEEP = 0.8  # below 1, so that small counts can still be told from one another
ROOM_WIDTHS = {"main": 3.6, "across": 2.6, "rest": 1.2, "within": 1.0}  # steps that tell no count, in pixels
PLAIN_WIDTH = 1.3  # count not known, hidden or not for this screen


def sector_looks(system: System) -> Mapping[str, SectorLook]:
    """The look of each sector by its id. From the seventh on they share one, when there are more than seven."""
    return MappingProxyType(
        {sector.id: _LOOKS[at] if at < len(_LOOKS) else OTHER for at, sector in enumerate(system.sectors)}
    )


def shape_radius(referrals: int | None, most: int) -> float:
    """Radius of the circle that stands for a partner with this many referrals; area grows with the count."""
    share = (referrals or 0) / max(most, FULL_SIZE_FROM)
    return round(SMALLEST + (LARGEST - SMALLEST) * share**0.5, 1)


def edge_width(referrals: int | None, most: int) -> float:
    """Width of a link that carries this many referrals; one plain width where the count is not known."""
    if referrals is None:
        return PLAIN_WIDTH
    share = referrals / max(most, FULL_SIZE_FROM)
    return round(THINNEST + (WIDEST - THINNEST) * share**STEEP, 2)


def as_data(scheme: Scheme) -> dict[str, str]:
    """The scheme for the component."""
    return asdict(scheme)
