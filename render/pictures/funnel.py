"""Referrals made, accepted, and those that reached help: bars that narrow, with faded ends where a range is known."""

import math
from collections.abc import Callable, Mapping

import pandas as pd

from analysis import Answer
from network.model import Network
from network.words import in_sentence, listed
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw"]

STEPS = ("made", "accepted", "reached help")
BAR, GAP = 34.0, 30.0
LEFT = 104.0
KEY = 18.0  # of the line that says what is faded
FADED = (0.55, 0.3)  # what can be seen of the part between least and most, by its nearer and farther half
PLOT, LOW, HIGH = 150.0, 46.0, pen.WIDTH - 8  # height, and where the plot of links begins and ends
DASHES = {95: (4.0, 3.0), 998: (1.0, 3.0)}  # of the limit for so many links of that size
CLOSE = 0.1  # shares closer than this to the usual one are not written beside it
FEWEST = 3  # links that are drawn between limits
Bounds = tuple[float, float]


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `leaks`.

    Below the bars each link is a dot between the limits that chance sets; never where a room looks on, for in a room
    a dot could be told by its size.
    """
    facts = dict(answer.receipt.facts)
    if answer.state != "finding":
        return pen.Nothing("No step stands out, so there is nothing to single out.")
    steps = [(float(facts[f"{step}, at least"]), float(facts[f"{step}, at most"])) for step in STEPS]
    perhaps = any(low != high for low, high in steps)
    bottom = 3 * (BAR + GAP) + KEY * perhaps  # the last number may stand below its bar
    key = pen.texts([(LEFT, bottom - 10, "Faded: perhaps as many")] if perhaps else [], size=pen.SMALL)
    links, below = ([], 0.0) if seen.room else _limits(answer.table, bottom + 12)
    return pen.drawn(*_bars(steps), key, *links, height=bottom - 6 + below, words=_words(answer, network, steps))


def _bars(steps: list[Bounds]) -> list[pen.Layer]:
    most = max([end for step in steps for end in step if not math.isnan(end)], default=1.0) or 1.0
    middle, scale = LEFT + (pen.WIDTH - LEFT) / 2, (pen.WIDTH - LEFT) / most
    layers: list[pen.Layer] = []
    for place, (low, high) in enumerate(steps):
        top = place * (BAR + GAP)
        sure, end = low * scale / 2, (most if math.isnan(high) else min(high, most)) * scale / 2
        half = sure + (end - sure) / 2
        layers += [
            *(
                pen.bars([(middle - wide, top, middle + wide, top + BAR)], pen.ACCENT, opacity=seen)
                for wide, seen in zip((half, end), FADED, strict=True)
                if end > sure
            ),
            pen.bars([(middle - sure, top, middle + sure, top + BAR)], pen.ACCENT),
            pen.texts([(0, top + BAR / 2, STEPS[place].capitalize())], bold=True),
            _number(place, (low, high), middle, top, sure),
        ]
        if place + 1 < len(steps):
            after = steps[place + 1][0] * scale / 2
            slope = [
                (middle - sure, top + BAR),
                (middle + sure, top + BAR),
                (middle + after, top + BAR + GAP),
                (middle - after, top + BAR + GAP),
            ]
            layers.append(pen.shape(slope, pen.PALE))
    return layers


def _number(place: int, step: Bounds, middle: float, top: float, sure: float) -> pen.Layer:
    """The number inside the bar, or beside it where the bar is too short."""
    words = said(step)
    if sure > 4.5 * len(words):
        return pen.texts(
            [(middle, top + BAR / 2, words)], align="center", colour="var(--on-accent)", size=18, bold=True
        )
    return pen.texts([(middle, top + BAR + 13, words)], align="center", size=18, bold=True)


def said(step: Bounds) -> str:
    """`98`, `86 to 98`, `86 or more`."""
    low, high = step
    if math.isnan(high):
        return f"{low:,.0f} or more"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"


def _limits(table: pd.DataFrame, top: float) -> tuple[list[pen.Layer], float]:
    """Share accepted by referrals made, a dot a link, between the limits for 95 and 998 of 1,000 links of its size."""
    told = table[table["accepted_share"].notna() & table["accepted_95_low"].notna()].sort_values("made")
    if len(told) < FEWEST:
        return [], 0.0
    most, usual = float(told["made"].max()), float(told["accepted_usual"].iloc[0])

    def spot(made: float, share: float) -> pen.Point:
        return LOW + (HIGH - LOW) * made / most, top + 24 + PLOT * (1 - min(share, 1.0))

    sizes = told.drop_duplicates("made")
    limits = {
        (limit, end): [spot(one["made"], one[f"accepted_{limit}_{end}"]) for _, one in sizes.iterrows()]
        for limit in DASHES
        for end in ("low", "high")
    }
    out = told["stands_out"].str.contains("acceptance")
    usually, standing_out = (
        [spot(one["made"], one["accepted_share"]) for _, one in links.iterrows()] for links in (told[~out], told[out])
    )
    return [
        *_axes(spot, most, usual, top),
        *(
            pen.curve(points, pen.MUTED, width=1.2, dash=DASHES[limit], bend="linear")
            for (limit, _), points in limits.items()
        ),
        pen.dots(usually, pen.NONE, edge=pen.ACCENT, across=7),
        pen.dots(standing_out, pen.ACCENT, edge=pen.INK, across=10),
    ], PLOT + 110


def _axes(spot: Callable[[float, float], pen.Point], most: float, usual: float, top: float) -> list[pen.Layer]:
    marked = [share for share in (0, 0.5, 1) if abs(share - usual) > CLOSE]
    shares = [(LOW - 6, spot(0, share)[1], f"{share:.0%}") for share in marked]
    sizes = [
        (spot(made, 0)[0], spot(0, 0)[1] + 14, said)
        for made, said in ((most / 2, f"{most / 2:,.0f}"), (most, f"{most:,.0f} referrals"))
    ]
    about = (
        "Full dots stand out from what chance alone would give.",
        "Of links like the usual 95 in 100 lie within the dashes,",
        "nearly all within the dots.",
    )
    return [
        pen.texts([(0, top, "Each link: share accepted, by referrals made")], bold=True),
        pen.lines([(spot(0, share), spot(most, share)) for share in (0, 1)], pen.LINE, width=1),
        pen.lines([(spot(0, usual), spot(most, usual))], pen.MUTED, width=1.2),
        pen.texts(shares, align="right", size=pen.SMALL, colour=pen.MUTED),
        pen.texts(sizes, align="right", size=pen.SMALL, colour=pen.MUTED),
        pen.texts([(LOW - 6, spot(0, usual)[1], "usual")], align="right", size=pen.SMALL),
        pen.texts(
            [(0, top + PLOT + 58 + 18 * line, one) for line, one in enumerate(about)], size=pen.SMALL, colour=pen.MUTED
        ),
    ]


def _words(answer: Answer, network: Network, steps: list[Bounds]) -> str:
    named: Mapping[str, str] = names_of("need", network)
    needs = [in_sentence(named.get(one, one)) for one in answer.table["need"].iloc[0].split(", ") if one]
    made, accepted, reached = map(said, steps)
    about = f" for {listed(needs)}" if needs else ""
    return f"A funnel{about}: {made} referrals made, {accepted} accepted, {reached} reached help."
