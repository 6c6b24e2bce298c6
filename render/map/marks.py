"""What stands for a partner on the map: its label, shape and size, and the room that these take."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from network.counts import known
from network.graph import flows
from network.model import Network, Partner
from network.words import plural
from render.map.look import GROUP, ROOM_RADIUS, SECTOR_NOT_KNOWN, SectorLook, sector_looks, shape_radius

__all__ = ["Box", "Mark", "box", "group_mark", "label_gap", "marks", "roomy_marks", "two_lines"]

ONE_LINE = 13  # characters that stand on one line without looking long
LINE_LIMIT = 18  # characters on one of two lines
FEW, ROOMY_LIMIT = 12, 27  # partners that leave room for longer lines, and characters on these
Team = Literal["", "core", "extended"]
RING_GAP, RING_WIDTH = 5.0, 2.4  # between shape and ring of a way in, in pixels
LABEL_GAP, RING_LABEL_GAP = 6.0, 12.0  # between shape and label, without and with a ring
NARROW, WIDE = 0.505, 1.0  # width of a character in font sizes: most letters; Chinese, Japanese, Korean
CAPITAL = 0.62


@dataclass(frozen=True, slots=True)
class Mark:
    """How one partner is drawn."""

    partner: str
    label: str  # one line or two
    look: SectorLook
    radius: float  # of a circle of the same area
    ringed: bool  # people can come in here
    asked: bool
    team: Team = ""

    @property
    def size(self) -> float:
        """The size that vis-network takes for the shape."""
        return round(self.radius * self.look.factor, 1)

    @property
    def ring(self) -> float:
        """Radius of the ring round a way in."""
        return round(self.size * self.look.reach + RING_GAP, 1)

    @property
    def team_ring(self) -> float:
        """Radius of the ring of a team, round that of a way in."""
        return round(self.ring + RING_GAP if self.ringed else self.ring, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """What a mark covers, measured from the middle of its shape; `label` is where the label begins below it."""

    left: float
    right: float
    up: float
    down: float
    label: float


def marks(network: Network, *, room: bool = False) -> dict[str, Mark]:
    """How each partner is drawn. In room view all shapes are of one size."""
    looks, teams = sector_looks(network.system), _teams(network)
    busy = _referrals(network)
    most = max(busy.values(), default=0)
    limit = ROOMY_LIMIT if len(network.partners) <= FEW else LINE_LIMIT
    unknown = SECTOR_NOT_KNOWN if any(partner.sector for partner in network.partners) else GROUP
    return {
        partner.id: Mark(
            partner=partner.id,
            label=two_lines(partner.label, limit),
            look=looks.get(partner.sector or "", unknown),
            radius=ROOM_RADIUS if room else shape_radius(busy[partner.id], most),
            ringed=bool(partner.stages),
            asked=_asked(network, partner),
            team=teams.get(partner.id, ""),
        )
        for partner in network.partners
    }


def group_mark(group: Partner, look: SectorLook, members: int, most: int) -> Mark:
    """How a sector or area is drawn that stands for this many partners."""
    name = _cut(" ".join(_printable(group.name).split()))
    radius = shape_radius(members, most)
    return Mark(group.id, f"{name}\n{plural(members, 'partner')}", look, radius, ringed=False, asked=True)


def roomy_marks(network: Network) -> dict[str, Mark]:
    """Marks at the larger of the sizes that any view draws them at, to lay out one map for all views."""
    return {key: replace(mark, radius=max(mark.radius, ROOM_RADIUS)) for key, mark in marks(network).items()}


def two_lines(text: str, limit: int = LINE_LIMIT) -> str:
    """The text on at most two lines of about equal length; what does not fit ends in an ellipsis."""
    words = _printable(text).split()
    whole = " ".join(words)
    if len(whole) <= ONE_LINE or len(words) == 1:
        return _cut(whole, limit)
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    upper, lower = min(splits, key=lambda lines: (max(map(len, lines)), -len(lines[0])))
    if len(upper) > limit:
        upper, lower = next((one for one in reversed(splits) if len(one[0]) <= limit), splits[0])
    return f"{_cut(upper, limit)}\n{_cut(lower, limit)}"


def box(mark: Mark, font: float) -> Box:
    """The room that a mark takes: shape, ring and label at this font size."""
    lines = mark.label.split("\n")
    half_label = max(_width(line, font) for line in lines) / 2 + 5
    reach = mark.ring + RING_WIDTH / 2 if mark.ringed else mark.size * min(mark.look.reach, 1.15) + 1
    label = mark.size + label_gap(mark)
    return Box(
        left=max(reach, half_label),
        right=max(reach, half_label),
        up=reach,
        down=label + len(lines) * font + 5,
        label=label,
    )


def label_gap(mark: Mark) -> float:
    """Space between a shape and its label: the ring of a way in needs more."""
    ring_over_shape = mark.ring - mark.size
    return ring_over_shape + RING_LABEL_GAP - RING_GAP if mark.ringed else LABEL_GAP


def _asked(network: Network, partner: Partner) -> bool:
    return partner.id in network.asked_ids


def _teams(network: Network) -> dict[str, Team]:
    """Who belongs to a team; to a core before anything else."""
    extended: dict[str, Team] = {one: "extended" for team in network.teams for one in team.extended or ()}
    return extended | {one: "core" for team in network.teams for one in (team.hub, *(team.core or ()))}


def _referrals(network: Network) -> dict[str, int]:
    """Referrals known to have come to a partner or to have gone from it, whichever is more."""
    graph = flows(network)
    came = dict.fromkeys(graph, 0)
    went = dict(came)
    for source, target, made in graph.edges(data="made"):
        number = known(made) or 0
        went[source] += number
        came[target] += number
    return {partner: max(came[partner], went[partner]) for partner in graph}


def _printable(text: str) -> str:
    """Without characters that would break a line or turn the text after them round."""
    return "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)


def _cut(text: str, limit: int = LINE_LIMIT) -> str:
    return text if len(text) <= limit + 1 else text[:limit].rstrip() + "…"


def _width(line: str, font: float) -> float:
    return font * sum(_letter(letter) for letter in line)


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    return CAPITAL if letter.isupper() else NARROW
