"""Impact against stretch: how much each suggested link would open, by how far apart the two partners stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from network.model import Network
from network.words import listed, plural

__all__ = ["Dot", "ImpactChart", "Track", "impact_chart"]

NO_WAY = "No way now"
NAMED = 3  # links with a label
TOGETHER = 0.04  # of the width; links closer than that stand as one dot with their number
LABEL_ROOM = 0.36  # of the width that a label may take; one that would meet another is left out
LEFT_HALF = 0.5  # of the width; labels of links further right stand to the left of them
TICKS = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """One suggested link, or several that would open about as much."""

    share: float  # where it stands, from 0 to 1
    count: int
    label: str  # the two partners, for the links that open most
    before: bool  # whether the label stands to the left of the dot
    words: str  # what it says to whoever points at it


@dataclass(frozen=True, slots=True)
class Track:
    """The links between partners that stand as far apart."""

    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class ImpactChart:
    """Tracks from near to far, over one scale."""

    tracks: tuple[Track, ...]
    ticks: tuple[tuple[float, str], ...]
    spoken: str  # the same in a sentence or two


def impact_chart(table: pd.DataFrame, network: Network, *, agreed: frozenset[str] | None = None) -> ImpactChart:
    """The picture of the answer to `introductions`.

    Parameters
    ----------
    agreed
        Who may be named where a room looks on; None names everybody.
    """
    most = _round_up(int(table["profiles_gained"].max()) if len(table) else 0)
    named = _labels(table.head(NAMED), network, agreed)
    groups = table.groupby(table["stretch"].fillna(len(network.partners)), sort=True)
    tracks = [Track(_track(float(apart), network), _dots(rows, most, named)) for apart, rows in groups]
    ticks = tuple((step / TICKS, f"{most * step // TICKS:,}") for step in range(TICKS + 1))
    return ImpactChart(tuple(tracks), ticks, _spoken(table, network))


def _round_up(most: int) -> int:
    """The end of the scale: the next number that four ticks divide well."""
    size = 10 ** max(len(str(most)) - 2, 0)
    step = TICKS * size
    return max(-(-most // step) * step, TICKS)


def _labels(rows: pd.DataFrame, network: Network, agreed: frozenset[str] | None) -> dict[tuple[str, str], str]:
    pairs = [(row["source"], row["target"]) for row in rows.to_dict("records") if row["profiles_gained"]]
    may = [pair for pair in pairs if agreed is None or agreed.issuperset(pair)]
    return {pair: " – ".join(network.partner(one).label for one in pair) for pair in may}


def _track(apart: float, network: Network) -> str:
    return NO_WAY if apart >= len(network.partners) else f"{plural(int(apart), 'step')} apart"


def _dots(rows: pd.DataFrame, most: int, named: Mapping[tuple[str, str], str]) -> tuple[Dot, ...]:
    gathered: defaultdict[int, list[dict[Any, Any]]] = defaultdict(list)
    for row in rows.to_dict("records"):
        gathered[round(row["profiles_gained"] / most / TOGETHER)].append(row)
    dots: list[Dot] = []
    free = 2.0  # left end of the label placed last
    for place in sorted(gathered, reverse=True):
        share, links = place * TOGETHER, gathered[place]
        before = share >= LEFT_HALF
        labels = [named[pair] for row in links if (pair := (row["source"], row["target"])) in named]
        left, right = (share - LABEL_ROOM, share) if before else (share, share + LABEL_ROOM)
        label = labels[0] if labels and right <= free else ""
        free = left if label else free
        dots.append(Dot(share, len(links), label, before, _opened(links)))
    return tuple(dots)


def _opened(links: Sequence[Mapping[str, Any]]) -> str:
    gains = sorted({int(row["profiles_gained"]) for row in links})
    opened = f"{gains[0]:,}" if len(gains) == 1 else f"{gains[0]:,} to {gains[-1]:,}"
    return f"{plural(len(links), 'link')}: {opened} situations opened"


def _spoken(table: pd.DataFrame, network: Network) -> str:
    if table.empty:
        return "No link is suggested."
    best = table.loc[table.groupby(table["stretch"].fillna(len(network.partners)))["profiles_gained"].idxmax()]
    parts = [
        f"{_track(float(len(network.partners) if pd.isna(row['stretch']) else row['stretch']), network).lower()} "
        f"up to {row['profiles_gained']:,}"
        for row in best.to_dict("records")
    ]
    return f"Situations that {plural(len(table), 'suggested link')} would open: {listed(parts)}."
