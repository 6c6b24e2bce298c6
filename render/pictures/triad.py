"""A partner between two others who have no direct link: whose side each of the three is on."""

from analysis import Answer
from analysis._grouping import SAID, grouping
from network.model import Network
from network.words import in_sentence, plural, raised
from render.map.look import OTHER, SECTOR_NOT_KNOWN, SectorLook, sector_looks
from render.pictures import pen
from render.pictures.seen import Seen

__all__ = ["draw"]

OWN, OTHERS, ONE, ANOTHER = "own", "Other {groups}", "One {group}", "Another {group}"
SIDES = {  # role: who stands before, and who after
    "coordinator": (OWN, OWN), "consultant": (ANOTHER, ANOTHER), "gatekeeper": (OTHERS, OWN),
    "representative": (OWN, OTHERS), "liaison": (ONE, ANOTHER),
}  # fmt: skip
BROKER, BEFORE, AFTER = (pen.WIDTH / 2, 76.0), (62.0, 150.0), (pen.WIDTH - 62.0, 150.0)
LARGE = 17.0  # letters


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `brokers`."""
    facts = dict(answer.receipt.facts)
    if answer.state != "finding" or "role" not in facts:
        return pen.Nothing("Nobody stands out who links others.")
    by = dict(answer.receipt.options).get("by", "sector")
    first = answer.table["partner"].iloc[0]
    pairs = int(facts["pairs"])
    name = seen.named(answer, network).of(first)
    own = _own(network, first, by)
    before, after = (_side(side, own, by) for side in SIDES[str(facts["role"])])
    sides = ((BEFORE[0], before), (AFTER[0], after))
    said = [(x, 178.0 + 18 * line, part) for x, side in sides for line, part in enumerate(pen.wrapped(side, 124))]
    title = [(BROKER[0], 14.0 + 21 * line, part) for line, part in enumerate(pen.wrapped(name, pen.WIDTH, size=LARGE))]
    apart = f"no direct link: {plural(pairs, 'pair')}"
    words = f"{name} stands between two sides: {in_sentence(before)}, and {in_sentence(after)}; {apart}."
    return pen.drawn(
        pen.lines([(BEFORE, BROKER), (BROKER, AFTER)], pen.ACCENT, width=5),
        pen.lines([((BEFORE[0] + 16, BEFORE[1]), (AFTER[0] - 16, AFTER[1]))], pen.FAINT, width=2, dash=(2, 6)),
        pen.dots([BEFORE, AFTER], pen.CARD, across=26, width=2),
        pen.sector_dots([BROKER], _look(network, first), across=34),
        pen.texts(title, align="center", size=LARGE, bold=True),
        pen.texts(said, align="center"),
        pen.texts([(BROKER[0], 137, apart)], align="center", colour=pen.MUTED),
        height=212,
        words=words,
    )


def _look(network: Network, partner: str) -> SectorLook:
    sector = network.partner(partner).sector
    return sector_looks(network.system).get(sector or "", OTHER if sector else SECTOR_NOT_KNOWN)


def _own(network: Network, partner: str, by: str) -> str:
    groups = grouping(network, by)
    group = groups.of.get(partner)
    return raised(groups.name(group)) if group else f"Its own {groups.said}"


def _side(side: str, own: str, by: str) -> str:
    one, several = SAID.get(by, (by, f"{by}s"))
    return own if side == OWN else side.format(group=one, groups=several)
