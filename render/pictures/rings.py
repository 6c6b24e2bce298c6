"""The closely linked partners in an inner ring, the others round them, in the shapes and colours of their sectors."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from analysis import Answer
from network.model import Network
from network.words import plural
from render.map.look import OTHER, SECTOR_NOT_KNOWN, SectorLook, sector_looks
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

MIDDLE = (pen.WIDTH / 2, 168.0)
INNER, OUTER, STEP = 62.0, 118.0, 22.0  # radius of the rings, and between two outer ones
ACROSS, APART = 15.0, 22.0
MOST = 150  # partners
FEW = 3  # of a sector, up from which its shape tells nobody


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `inner_circle`.

    Where a room looks on, partners of a sector with few of them are drawn without it: they could be told by it.
    """
    within = answer.table.set_index("partner")["core"]
    sectors = _sectors(network, FEW if seen.room else 1)
    in_order = sorted(within.index, key=lambda one: (sectors[one], one))
    core, edge = ([one for one in in_order if within[one] == wanted] for wanted in (1, 0))
    if answer.state != "finding" or not core:
        return pen.Nothing("No inner group stands out.")
    if len(core) + len(edge) > MOST:
        return pen.Nothing("There are too many partners to draw each one.")
    places = _ring(core, [INNER]) | _ring(edge, [OUTER, OUTER + STEP, OUTER + 2 * STEP])
    known = sector_looks(network.system)
    looks = {sectors[one]: known.get(sectors[one], OTHER if sectors[one] else SECTOR_NOT_KNOWN) for one in places}
    key = MIDDLE[1] + OUTER + 2 * STEP + 30
    said = f"{plural(len(core), 'partner')} in an inner ring, closely linked with one another"
    return pen.drawn(
        pen.dots([MIDDLE], pen.NONE, edge=pen.ACCENT, across=2 * INNER + 38, width=2.5),
        pen.dots([MIDDLE], pen.NONE, edge=pen.LINE, across=2 * OUTER, width=1),
        *(_of(sector, look, places, sectors) for sector, look in looks.items()),
        pen.texts([(MIDDLE[0], MIDDLE[1] - 8, f"{len(core)}")], align="center", bold=True, size=22),
        pen.texts([(MIDDLE[0], MIDDLE[1] + 12, "closely linked")], align="center", size=pen.SMALL),
        *_key(looks, names_of("sector", network), key),
        height=key + (len(looks) + 1) // 2 * 24 - 6,
        words=f"{said}, and {len(edge)} round them.",
    )


def _sectors(network: Network, fewest: int) -> dict[str, str]:
    """The sector of each partner; none where so few have it."""
    size = Counter(partner.sector for partner in network.partners)
    return {one.id: one.sector if one.sector and size[one.sector] >= fewest else "" for one in network.partners}


def _of(sector: str, look: SectorLook, places: Mapping[str, pen.Point], sectors: Mapping[str, str]) -> pen.Layer:
    return pen.sector_dots([spot for one, spot in places.items() if sectors[one] == sector], look, across=ACROSS)


def _ring(partners: Sequence[str], radii: Sequence[float]) -> dict[str, pen.Point]:
    """Places on rings, the inner ones filled first; those of a sector side by side."""
    room = [max(1, int(2 * pi * radius / APART)) for radius in radii]
    rings = 1 + next((place for place in range(len(room)) if sum(room[: place + 1]) >= len(partners)), len(room) - 1)
    found = {}
    for place, partner in enumerate(partners):
        turn = 2 * pi * place / len(partners) - pi / 2
        radius = radii[place % rings]
        found[partner] = (MIDDLE[0] + radius * cos(turn), MIDDLE[1] + radius * sin(turn))
    return found


def _key(sectors: Mapping[str, SectorLook], names: Mapping[str, str], top: float) -> list[pen.Layer]:
    spots = [(8 + place % 2 * 205, top + place // 2 * 24) for place in range(len(sectors))]
    said = [names.get(sector, "Other, or not known") for sector in sectors]
    return [
        *(pen.sector_dots([spot], look) for spot, look in zip(spots, sectors.values(), strict=True)),
        pen.texts(
            [(x + 14, y, pen.cut(name, 180, pen.SMALL)) for (x, y), name in zip(spots, said, strict=True)],
            size=pen.SMALL,
            colour=pen.MUTED,
        ),
    ]
