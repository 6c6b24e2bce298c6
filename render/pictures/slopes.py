"""Options side by side: for each thing measured, a slope from how it is today to how it would be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from render.option_table import FIGURES, Measured
from render.pictures import pen

__all__ = ["draw_options"]

HEAD, PANEL, RISE = 20.0, 122.0, 44.0
LEFT, RIGHT = 58.0, pen.WIDTH - 44.0
MOST = 5  # options
ABOVE = 12.0  # pixels over the level of today, which would run through a number on it
BETTER_DOWN = {"sole_routes": "the fewer the better"}  # of all others more is better
FEW = 2  # of whose slopes none lies over another's number


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is measured, in what, for today and for each option."""

    words: str
    unit: str
    values: tuple[float, ...]


def draw_options(options: Sequence[Measured]) -> pen.Picture | pen.Nothing:
    """The picture of options: the first stands for the map as it is."""
    shown = options[: MOST + 1]
    measures = [found for name, words in FIGURES.items() if (found := _measure(shown, name, words))]
    if not measures:
        return pen.Nothing("No option changes what is measured here.")
    step = (RIGHT - LEFT) / (len(shown) - 1)
    across = [LEFT + place * step for place in range(len(shown))]
    titles = [pen.cut(one.name.partition(":")[0], min(step, 96) + 10, pen.SMALL) for one in shown]
    names = [(x, HEAD / 2, title) for x, title in zip(across, titles, strict=True)]
    said = [f"{one.words} {', then '.join(f'{value:,.0f}' for value in one.values)} {one.unit}" for one in measures]
    return pen.drawn(
        *(layer for place, one in enumerate(measures) for layer in _panel(one, across, HEAD + place * PANEL)),
        pen.texts(names, align="center", size=pen.SMALL, colour=pen.MUTED),
        height=HEAD + len(measures) * PANEL,
        words=f"From today to each option: {pen.some(said)}.",
    )


def _panel(measure: _Measure, across: Sequence[float], top: float) -> list[pen.Layer]:
    low, high = min(measure.values), max(measure.values)
    first = top + 54
    spots = [(x, first + RISE * (high - value) / (high - low)) for x, value in zip(across, measure.values, strict=True)]
    numbers = [f"{value:,.0f}" for value in measure.values]
    (start, today), *ends = zip(spots, numbers, strict=True)
    return [
        pen.texts([(0, top + 10, pen.cut(measure.words, pen.WIDTH))], bold=True),
        pen.texts([(0, top + 29, measure.unit)], size=pen.SMALL, colour=pen.MUTED),
        pen.lines([((x, first - 6), (x, first + 6 + RISE)) for x in across], pen.LINE, width=1),
        *_changes(start, [end for end, _ in ends]),
        pen.dots([start], pen.CARD, edge=pen.FAINT, across=14, width=2.4),
        pen.dots([end for end, _ in ends], pen.ACCENT, edge=pen.CARD, across=15),
        pen.texts([(start[0] - 12, start[1], today)], align="right", bold=True),
        pen.texts([(x + 11, y - (ABOVE if y == start[1] else 0), number) for (x, y), number in ends], bold=True),
    ]


def _changes(start: pen.Point, ends: Sequence[pen.Point]) -> list[pen.Layer]:
    """From today to each: slopes for one or two; for more, which would cross, a stem from the level of today."""
    if len(ends) <= FEW:
        return [pen.lines([(start, end) for end in ends], pen.ACCENT, width=3)]
    level = [(start, (ends[-1][0], start[1]))]
    return [
        pen.lines(level, pen.FAINT, width=1.6, dash=(3, 5)),
        pen.lines([((x, start[1]), (x, y)) for x, y in ends], pen.ACCENT, width=3),
    ]


def _measure(options: Sequence[Measured], question: str, words: str) -> _Measure | None:
    """What the headline figures say, where each is a number of the same unit and one differs."""
    figures = [one.answers[question].figure for one in options]
    told = [figure for figure in figures if figure and re.fullmatch(r"[\d,]+", figure[0])]
    units = {unit for _, unit in told}
    values = tuple(float(number.replace(",", "")) for number, _ in told)
    if len(told) < len(options) or len(units) > 1 or len(set(values)) == 1:
        return None
    return _Measure(words, "; ".join(filter(None, (units.pop(), BETTER_DOWN.get(question)))), values)
