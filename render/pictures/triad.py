"""A partner between two others who have no direct link: whose side each of the three is on."""

from analysis import Answer
from network.model import Network
from network.words import in_sentence, plural
from render.map.look import OTHER, SECTOR_NOT_KNOWN, SectorLook, sector_looks
from render.pictures.pen import (
    ACCENT,
    CARD,
    FAINT,
    MUTED,
    WIDTH,
    Nothing,
    Picture,
    dots,
    drawn,
    lines,
    sector_dots,
    texts,
    wrapped,
)
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

OWN, OTHERS, ONE, ANOTHER = "own", "Other {groups}", "One {group}", "Another {group}"
SIDES = {  # role: who stands before, and who after
    "coordinator": (OWN, OWN), "consultant": (ANOTHER, ANOTHER), "gatekeeper": (OTHERS, OWN),
    "representative": (OWN, OTHERS), "liaison": (ONE, ANOTHER),
}  # fmt: skip
BROKER, BEFORE, AFTER = (WIDTH / 2, 76.0), (62.0, 150.0), (WIDTH - 62.0, 150.0)
LARGE = 17.0  # letters


def draw(answer: Answer, network: Network, seen: Seen) -> Picture | Nothing:
    """The picture of the answer to `brokers`."""
    facts = dict(answer.receipt.facts)
    if answer.state != "finding" or "role" not in facts:
        return Nothing("Nobody stands out who links others.")
    by = dict(answer.receipt.options).get("by", "sector")
    first = answer.table["partner"].iloc[0]
    pairs = int(facts["pairs"])
    name = seen.named(answer, network).of(first)
    own = _own(network, first, by)
    before, after = (_side(side, own, by) for side in SIDES[str(facts["role"])])
    sides = ((BEFORE[0], before), (AFTER[0], after))
    said = [(x, 178.0 + 18 * line, part) for x, side in sides for line, part in enumerate(wrapped(side, 124))]
    title = [(BROKER[0], 14.0 + 21 * line, part) for line, part in enumerate(wrapped(name, WIDTH, size=LARGE))]
    apart = f"no direct link: {plural(pairs, 'pair')}"
    words = f"{name} stands between two sides: {in_sentence(before)}, and {in_sentence(after)}; {apart}."
    return drawn(
        lines([(BEFORE, BROKER), (BROKER, AFTER)], ACCENT, width=5),
        lines([((BEFORE[0] + 16, BEFORE[1]), (AFTER[0] - 16, AFTER[1]))], FAINT, width=2, dash=(2, 6)),
        dots([BEFORE, AFTER], CARD, across=26, width=2),
        sector_dots([BROKER], _look(network, first), across=34),
        texts(title, align="center", size=LARGE, bold=True),
        texts(said, align="center"),
        texts([(BROKER[0], 137, apart)], align="center", colour=MUTED),
        height=212,
        words=words,
    )


def _look(network: Network, partner: str) -> SectorLook:
    sector = network.partner(partner).sector
    return sector_looks(network.system).get(sector or "", OTHER if sector else SECTOR_NOT_KNOWN)


def _own(network: Network, partner: str, by: str) -> str:
    if by != "sector":
        return f"Its own {by}"
    sector = network.partner(partner).sector
    return names_of("sector", network).get(sector or "", "Its own sector")


def _side(side: str, own: str, by: str) -> str:
    return own if side == OWN else side.format(group=by, groups=f"{by}s")
