"""Where a goal is not met, in words that cover those situations and no others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from analysis._aims import Aim, Standing, aim_of, holds, pieces_met
from analysis._grid import UNNAMED, Bools
from analysis._ground import ground_of
from analysis._situations import named, need_name, people, stage_name
from network.model import Network
from network.words import listed, plural

__all__ = ["where_lacking", "where_not_known"]

TOLD = 3  # places told; what more there is, is counted
ANY_SERVICE = ""
Cells = frozenset[tuple[str, ...]]
Block = tuple[tuple[str, ...], ...]  # per dimension its values: all that they make together


def where_lacking(network: Network, stood: Standing) -> str:
    """Where a goal certainly does not hold; empty where that is nowhere, or the goal is met."""
    return "" if stood.lacking is None else _where(network, stood, stood.lacking, kindly=True)


def where_not_known(network: Network, stood: Standing) -> str:
    """Where it depends on what nobody has said; empty where that is nowhere, or the goal is met."""
    if stood.met is None or stood.lacking is None:
        return ""
    return _where(network, stood, ~stood.met & ~stood.lacking, kindly=False)


def _where(network: Network, stood: Standing, pieces: Bools, *, kindly: bool) -> str:
    """Each need and whom it is for, then the areas and ways in: `debt, women in Northfield through court`."""
    if stood.aim is None or stood.status == "met" or not pieces.any():
        return ""
    aim, said, told = stood.aim, [], 0
    group = aim.test.group or (UNNAMED if _some_group_has(network, aim, pieces, kindly=kindly) else None)
    blocks = list(_blocks(_cells(aim, pieces)))
    blocks.sort(key=_size, reverse=True)
    for need_and_age in dict.fromkeys(block[:2] for block in blocks[:TOLD]):
        places = [block[2:] for block in blocks[:TOLD] if block[:2] == need_and_age]
        told += len(places)
        said.append(_told(network, aim, group, need_and_age, places))
    more = sum(map(_size, blocks[told:]))
    return "; ".join([*said, *([f"{plural(more, 'situation')} more"] if more else [])])


def _some_group_has(network: Network, aim: Aim, pieces: Bools, *, kindly: bool) -> bool:
    """Whether people of a listed group have any of these, of whom a goal without a group does not speak."""
    if aim.test.group or aim.test.only_for:
        return False
    for group in network.system.groups:
        ground = ground_of(network, replace(aim.test, group=group.id), kindly=kindly)
        theirs = aim_of(ground)
        have = pieces_met(theirs, holds(ground, theirs))
        if len(have) != len(pieces) or bool(np.any(have & pieces)):
            return True
    return False


def _cells(aim: Aim, pieces: Bools) -> Cells:
    """Need, age, area and way in of these pieces; where each door is asked by itself, without the door."""
    doors = aim.test.of_services or aim.test.every_door
    return frozenset(
        (
            aim.needs[need] if need >= 0 else ANY_SERVICE,
            *aim.rows[row],
            "" if doors else aim.stages[start],
        )
        for row, start, need in zip(*(part[pieces[aim.piece]].tolist() for part in (aim.row, aim.start, aim.need)),
                                    strict=True)
    )  # fmt: skip


def _blocks(cells: Cells) -> Iterator[Block]:
    """The cells as blocks that overlap nowhere: values stand together where all behind them is the same."""
    if cells == frozenset({()}):
        yield ()
        return
    rest: dict[str, set[tuple[str, ...]]] = {}
    for first, *others in cells:
        rest.setdefault(first, set()).add(tuple(others))
    alike: dict[Cells, list[str]] = {}
    for first in sorted(rest):
        alike.setdefault(frozenset(rest[first]), []).append(first)
    for others_of, values in alike.items():
        yield from ((tuple(values), *block) for block in _blocks(others_of))


def _size(block: Block) -> int:
    return int(np.prod([len(values) for values in block]))


def _told(network: Network, aim: Aim, group: str | None, need_and_age: Block, places: Sequence[Block]) -> str:
    needs, ages = need_and_age
    need = (
        "any service"
        if ANY_SERVICE in needs
        else named(_ordered(needs, aim.needs), partial(need_name, network), "needs")
    )
    who = _who(network, group, ages)
    where = [found for found in (_place(network, aim, *place) for place in places) if found]
    between = ", " if who and where else " " if where else ""
    return f"{need}{who and f', {who}'}{between}{'; '.join(where)}"


def _who(network: Network, group: str | None, ages: tuple[str, ...]) -> str:
    bands = [band.id for band in network.system.ages]
    if len(ages) == len(bands) or not any(ages):
        return "" if group is None else people(network, None, group)
    return listed([people(network, age, group) for age in _ordered(ages, bands)])


def _place(network: Network, aim: Aim, areas: tuple[str, ...], stages: tuple[str, ...]) -> str:
    names = {area.id: area.name for area in network.system.areas}
    homes = [area.id for area in network.system.areas if not area.covers]
    ordered = _ordered([area for area in areas if area], list(names))
    around = f"in {named(ordered, names.__getitem__, 'areas')}" if ordered else ""
    if len(ordered) == len(homes) > 1:
        around = "in every area"
    if aim.test.every_door:
        return f"{around} at some doors".strip()
    ways = _ordered([stage for stage in stages if stage], aim.stages)
    every = len(ways) == len(network.system.stages)
    through = f"through {listed([stage_name(network, stage) for stage in ways])}" if ways and not every else ""
    return f"{around} {through}".strip()


def _ordered(some: Iterable[str], order: Sequence[str]) -> list[str]:
    """As the map lists them."""
    return [one for one in order if one in set(some)]
