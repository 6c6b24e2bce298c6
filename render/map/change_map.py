"""A what-if on the map: who steps back stays in sight and hollow, new links are dotted, and nobody moves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from network.model import Network
from render.edit_words import EXERCISE
from render.map.legend import Key
from render.map.lines import lines
from render.map.look import DARK, DOTTED, LIGHT
from render.map.network_map import Payload, line_id, mark_of

__all__ = ["Changed", "changed", "with_changes"]

Pairs = tuple[tuple[str, str], ...]
STEPS_BACK: Key = {
    "draw": "shape",
    "shape": "dot",
    "factor": 1.0,
    "fill": {"light": LIGHT.canvas, "dark": DARK.canvas},
    "hatched": False,
    "text": "Steps back",
}
NEW_LINK: Key = {"draw": "line", "dashes": list(DOTTED), "width": 3, "tone": "accent", "text": "New in this exercise"}


@dataclass(frozen=True, slots=True)
class Changed:
    """What is drawn of a map and of what became of it."""

    drawn: Network  # everybody and every link there is before or after
    back: tuple[str, ...]  # partners that step back
    gone: Pairs  # lines that are no longer there
    new: Pairs  # lines that were not there before


def changed(before: Network, after: Network, *, named: frozenset[str] | None = None) -> Changed:
    """What the changes do to the map.

    Parameters
    ----------
    named
        Who may be singled out where a room looks on; None is everybody. Partners that are only imagined always may.
    """
    added = [partner for partner in after.partners if partner.id not in before.by_id]
    may = None if named is None else named | {partner.id for partner in added}
    old, new = {line.ends for line in lines(before)}, {line.ends for line in lines(after)}
    kept = set(before.relations)
    drawn = replace(
        before,
        partners=(*(after.by_id.get(partner.id, partner) for partner in before.partners), *added),
        relations=(*before.relations, *(relation for relation in after.relations if relation not in kept)),
        asked=None if before.asked is None else (*before.asked, *(partner.id for partner in added)),
    )
    back = [partner.id for partner in before.partners if partner.id not in after.by_id]
    return Changed(
        drawn,
        back=tuple(one for one in back if may is None or one in may),
        gone=_sayable(old - new, may),
        new=_sayable(new - old, may),
    )


def with_changes(payload: Payload, changes: Changed) -> Payload:
    """The drawing of `changes.drawn` with the changes on it, and saying that it is an exercise."""
    view, drawing = payload["view"], payload["map"]
    hidden = {line_id(pair) for pair in (*changes.gone, *changes.new)}
    dotted = [{"from": mark_of(one), "to": mark_of(other), "proposed": True} for one, other in changes.new]
    new_view: dict[str, Any] = {
        **view,
        "faint": sorted({*view["faint"], *map(mark_of, changes.back)}),
        "hiddenLines": sorted({*view["hiddenLines"], *hidden}),
        "dotted": dotted,  # promised links would look the same
        "legend": [*view["legend"][:-1], [*_without_dots(view["legend"][-1]), *_keys(changes)]],
    }
    system = f"{drawing['system']}. {EXERCISE}"
    return Payload({**payload, "map": {**drawing, "system": system}, "view": new_view})


def _sayable(pairs: Iterable[tuple[str, str]], may: frozenset[str] | None) -> Pairs:
    return tuple(sorted(pair for pair in pairs if may is None or may.issuperset(pair)))


def _without_dots(keys: list[Key]) -> list[Key]:
    return [key for key in keys if key.get("dashes") != list(DOTTED)]


def _keys(changes: Changed) -> list[Key]:
    return [key for key, there in ((STEPS_BACK, changes.back), (NEW_LINK, changes.new)) if there]
