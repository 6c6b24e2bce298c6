"""A person's way on an axis of days: numbered steps, the waits between them, two people on one axis."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from analysis import Answer
from network.model import Network
from network.words import in_sentence, plural, raised
from render.pictures import pen
from render.pictures.seen import Seen
from render.tables import names_of

__all__ = ["draw", "draw_beside"]

LEFT, RIGHT = 14.0, pen.WIDTH - 80.0
ROW, LINE_OF_NAMES = 62.0, 18.0  # pixels; of a way, and of what its steps are called
TICKS = (1, 2, 5, 7, 14, 28, 56, 91, 182, 364)  # days between two ticks
NEAR = 16.0  # pixels; steps closer than that share a disc, others may overlap a little
MOST = 8  # ways


@dataclass(frozen=True, slots=True)
class _Way:
    title: str
    days: tuple[float, ...]  # when each step is reached, as far as it is known
    steps: int
    none: str  # what there is to say where there is no step
    names: tuple[str, ...] = ()  # lines that say what the steps are; none where they stand beside the picture

    @property
    def known(self) -> bool:
        return len(self.days) == self.steps

    @property
    def height(self) -> float:
        return ROW + LINE_OF_NAMES * len(self.names)


def draw(answer: Answer, network: Network, seen: Seen) -> pen.Picture | pen.Nothing:
    """The picture of the answer to `route`, with what its steps are called: on a slide nothing else says it."""
    return _on_one_axis(_ways("", answer, network, seen))


def draw_beside(people: Sequence[tuple[str, Answer]], network: Network) -> pen.Picture | pen.Nothing:
    """The ways of several people, each with what it is called, on one axis; their steps stand in cards above it."""
    return _on_one_axis([way for title, answer in people for way in _ways(title, answer, network)])


def _on_one_axis(every_way: Sequence[_Way]) -> pen.Picture | pen.Nothing:
    ways = every_way[:MOST]
    if not any(way.steps for way in ways):
        return pen.Nothing("No way to help is recorded that could be drawn.")
    last = max((day for way in ways for day in way.days), default=0.0)
    scale = (RIGHT - LEFT) / max(last, 1.0)
    *tops, end = accumulate((way.height for way in ways), initial=0.0)
    bottom = end + 6
    step = next((one for one in TICKS if max(last, 1.0) / one <= 6), TICKS[-1])
    ticks = [day for day in range(0, math.ceil(max(last, 1.0)) + 1, step) if day <= max(last, 1.0)]
    at = [LEFT + day * scale for day in ticks]
    axes = [top + 38 for top, way in zip(tops, ways, strict=True) if way.steps]
    return pen.drawn(
        pen.lines([((x, y - 14), (x, y + 20)) for y in axes for x in at], pen.LINE, width=1),
        *(layer for top, way in zip(tops, ways, strict=True) for layer in _drawn(way, top, scale)),
        pen.texts(
            [(x, bottom + 12, f"{day:,}") for x, day in zip(at, ticks, strict=True)],
            align="center",
            size=pen.SMALL,
            colour=pen.MUTED,
        ),
        pen.texts([(RIGHT + 14, bottom + 12, "days")], size=pen.SMALL, colour=pen.MUTED),
        height=bottom + 24,
        words=_words(ways),
    )


def _ways(title: str, answer: Answer, network: Network, seen: Seen | None = None) -> list[_Way]:
    """The best way to each need; none of its steps where there is no way. Whoever sees it reads what they are."""
    names, table = names_of("need", network), answer.table
    steps_taken = table[table["kind"].isin(["step", "later"])]
    ways = []
    needs = [need for need in str(dict(answer.receipt.facts).get("needs", "")).split(", ") if need]
    for need in needs:
        steps = steps_taken[steps_taken["need"] == need]
        help_with = f"help with {in_sentence(names.get(need, need))}"
        ways.append(
            _Way(
                title=_title(title, help_with, several=len(needs) > 1),
                days=tuple(steps["since"].dropna()),
                steps=len(steps),
                names=() if seen is None else _names(list(steps["partner"]), answer, network, seen),
                none="not known" if answer.state == "not known" else "no recorded way",
            )
        )
    return ways


def _names(partners: Sequence[str], answer: Answer, network: Network, seen: Seen) -> tuple[str, ...]:
    """`1 Police custody · 2 Liaison and diversion`, in lines; in a room those who may not be named by their sector."""
    called = [raised(one) for one in seen.named(answer, network).inside(*partners)]
    lines: list[str] = []
    for number, name in enumerate(called, 1):
        step = pen.cut(f"{number} {name}", pen.WIDTH, pen.SMALL)
        if lines and pen.fits(f"{lines[-1]} · {step}", pen.WIDTH, pen.SMALL):
            lines[-1] = f"{lines[-1]} · {step}"
        else:
            lines.append(step)
    return tuple(lines)


def _title(whose: str, help_with: str, *, several: bool) -> str:
    """Whose way it is, and to which help where that is not the same for all of it."""
    if not whose:
        return f"H{help_with[1:]}"
    return f"{whose}: {help_with}" if several else whose


def _drawn(way: _Way, top: float, scale: float) -> list[pen.Layer]:
    y = top + 38
    title = pen.texts([(LEFT - 12, top + 14, pen.cut(way.title, pen.WIDTH - 10))], bold=True)
    if not way.steps:
        return [title, *_no_way(way.none, y)]
    at = [LEFT + day * scale for day in way.days]
    beyond = [((at[-1], y), (RIGHT, y))] if not way.known else []
    discs = _gathered(at)
    return [
        title,
        pen.lines([((at[0], y), (at[-1], y))], pen.ACCENT, width=6),
        pen.lines(beyond, pen.FAINT, width=3, dash=(2, 6)),
        *(
            pen.dots(
                [(x, y) for x, number in discs if len(number) == long],
                pen.CARD,
                edge=pen.ACCENT,
                across=18 + 4 * long,
                width=2.4,
            )
            for long in sorted({len(number) for _, number in discs})
        ),
        pen.texts(
            [(LEFT - 12, top + ROW + 6 + LINE_OF_NAMES * place, line) for place, line in enumerate(way.names)],
            size=pen.SMALL,
        ),
        pen.texts([(x, y + 0.5, number) for x, number in discs], align="center", size=pen.SMALL, bold=True),
        pen.texts([(max(at[-1] + 17, 0) if way.known else RIGHT + 6, y, _end(way))], colour=pen.INK, bold=True),
    ]


def _no_way(why: str, y: float) -> list[pen.Layer]:
    said = [(LEFT + 16, y, f"{why[0].upper()}{why[1:]}")]
    if why == "not known":
        return [pen.hatched([(LEFT - 7, y - 7, LEFT + 7, y + 7)]), pen.texts(said, colour=pen.MUTED, bold=True)]
    cross = [((LEFT - 6, y - 6), (LEFT + 6, y + 6)), ((LEFT - 6, y + 6), (LEFT + 6, y - 6))]
    return [pen.lines(cross, pen.RED, width=3), pen.texts(said, colour=pen.RED, bold=True)]


def _gathered(at: Sequence[float]) -> list[tuple[float, str]]:
    """Steps by number; those on one spot as a range, such as `1–3`."""
    groups: list[list[int]] = []
    for place, x in enumerate(at):
        if groups and x - at[groups[-1][0]] < NEAR:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [
        (
            at[group[-1]] if place else at[group[0]],
            f"{group[0] + 1}" if len(group) == 1 else f"{group[0] + 1}–{group[-1] + 1}",
        )
        for place, group in enumerate(groups)
    ]


def _end(way: _Way) -> str:
    if not way.known:
        return "not known"
    return plural(round(way.days[-1]), "day") if round(way.days[-1]) else "today"


def _words(ways: Sequence[_Way]) -> str:
    said = [f"{in_sentence(way.title)} {_end(way) if way.steps else way.none}" for way in ways]
    return f"Days from coming in to the first contact that helps: {pen.some(said)}."
