"""Options side by side: for each thing measured, a slope from how it is today to how it would be."""

import re
from collections.abc import Sequence
from itertools import pairwise

from render.option_table import FIGURES, Measured
from render.pictures.pen import (
    ACCENT,
    CARD,
    FAINT,
    INK,
    LINE,
    MUTED,
    SMALL,
    WIDTH,
    Layer,
    Nothing,
    Picture,
    cut,
    dots,
    drawn,
    lines,
    some,
    texts,
)

__all__ = ["draw_options"]

PANEL, RISE = 108.0, 44.0
LEFT, RIGHT = 26.0, WIDTH - 40.0
MOST = 5  # options


def draw_options(options: Sequence[Measured]) -> Picture | Nothing:
    """The picture of options: the first stands for the map as it is."""
    today, *others = options[: MOST + 1]
    panels = [(words, [_number(one, name) for one in (today, *others)]) for name, words in FIGURES.items()]
    panels = [(words, values) for words, values in panels if None not in values and len(set(values)) > 1]
    if not panels:
        return Nothing("No option changes what is measured here.")
    step = (RIGHT - LEFT) / len(others)
    across = [LEFT + place * step for place in range(len(others) + 1)]
    layers = [
        layer for place, (words, values) in enumerate(panels) for layer in _panel(words, values, across, place * PANEL)
    ]
    bottom = len(panels) * PANEL + 8
    titles = [cut(one.name.partition(":")[0], step + 30, SMALL) for one in (today, *others)]
    names = [(x, bottom, title) for x, title in zip(across, titles, strict=True)]
    said = [
        f"{words}: {', then '.join(f'{value:,.0f}' for value in values if value is not None)}"
        for words, values in panels
    ]
    return drawn(
        *layers,
        texts(names, align="center", size=SMALL, colour=MUTED),
        height=bottom + 12,
        words=f"From today to each option: {some(said)}.",
    )


def _panel(words: str, values: Sequence[float | None], across: Sequence[float], top: float) -> list[Layer]:
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    spots = [(x, top + 40 + RISE * (high - value) / (high - low)) for x, value in zip(across, known, strict=True)]
    slopes = [(spots[0], spot) for spot in spots[1:]] if len(spots) > 2 else list(pairwise(spots))
    return [
        texts([(0, top + 10, cut(words, WIDTH))], bold=True),
        lines([((x, top + 34), (x, top + 46 + RISE)) for x in across], LINE, width=1),
        lines(slopes, ACCENT, width=3),
        dots(spots[:1], CARD, edge=FAINT, across=14, width=2.4),
        dots(spots[1:], ACCENT, edge=CARD, across=15),
        texts(
            [(x + 11, y, f"{value:,.0f}") for (x, y), value in zip(spots, known, strict=True)], bold=True, colour=INK
        ),
    ]


def _number(option: Measured, question: str) -> float | None:
    """The headline figure of an option, as far as it begins with a number."""
    figure = option.answers[question].figure
    found = re.match(r"[\d,]+", figure[0]) if figure else None
    return float(found[0].replace(",", "")) if found else None
