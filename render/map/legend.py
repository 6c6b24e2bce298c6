"""The map's legend: only what is drawn."""

from collections.abc import Sequence
from typing import Any

from network.model import System
from render.map.look import DASHES, DOTTED, GROUP, OTHER, SECTOR_NOT_KNOWN, TEAM_DASHES, SectorLook, sector_looks
from render.map.marks import Mark
from render.map.scene import Scene

__all__ = ["Key", "legend", "sector_keys", "wider"]

Key = dict[str, Any]  # what the component draws beside the words: see shapes.js
SAID = {"both": "Both say so", "one": "One says so", "nobody": "Not known"}


def legend(system: System, scene: Scene) -> list[list[Key]]:
    """Two lines of keys: the sectors, then rings, hatching and strokes."""
    shapes = scene.visible_shapes
    return [sector_keys(system, shapes), [*_marks(shapes), *_sides(scene), *_strokes(scene), *_brought_out(scene)]]


def sector_keys(system: System, shapes: Sequence[Mark]) -> list[Key]:
    """The sectors of these shapes, in the order of the map."""
    looks = sector_looks(system)
    drawn = {mark.look for mark in shapes}
    names = {looks[sector.id]: sector.name for sector in system.sectors}
    if sum(look == OTHER for look in looks.values()) > 1:
        names[OTHER] = "Other"
    names[SECTOR_NOT_KNOWN] = names[GROUP] = "Sector not known"
    asked = {mark.look for mark in shapes if mark.asked}
    return [_shape(look, name, hatched=look not in asked) for look, name in names.items() if look in drawn]


def _shape(look: SectorLook, text: str, *, hatched: bool) -> Key:
    return {
        "draw": "shape",
        "shape": look.shape,
        "factor": look.factor,
        "fill": {"light": look.light, "dark": look.dark},
        "hatched": hatched,
        "unknown": look == SECTOR_NOT_KNOWN,
        "text": text,
    }


def _marks(shapes: Sequence[Mark]) -> list[Key]:
    keys: list[Key] = []
    if any(mark.ringed for mark in shapes):
        keys.append({"draw": "ring", "text": "Way in"})
    teams = {mark.team for mark in shapes}
    keys += [
        {"draw": "team", "dashes": list(dashes), "text": f"{team.capitalize()} team"}
        for team, dashes in TEAM_DASHES.items()
        if team in teams
    ]
    if not all(mark.asked for mark in shapes):
        keys.append({"draw": "hatch", "text": "Not asked"})
    return keys


def _strokes(scene: Scene) -> list[Key]:
    """In a room links tell neither who has confirmed them nor how many people each carries."""
    if scene.room:
        dashed = {scene.dashes(line) for line in scene.visible_lines} - {()}
        return [*(_stroke(dashes, SAID["nobody"]) for dashes in dashed), *_counts(scene)]
    voices = {line.voice for line in scene.visible_lines}
    return [*(_stroke(DASHES[voice], text) for voice, text in SAID.items() if voice in voices), *_counts(scene)]


def _sides(scene: Scene) -> list[Key]:
    """Lines between sectors and lines within one, where there are both; the former where they are drawn stronger."""
    found = {line.within for line in scene.visible_lines}
    keys = {
        False: _stroke((), "Between sectors", width=2.4, tone="link"),
        True: _stroke((), "Within one", width=2.4, tone="within"),
    }
    if {True, False} <= found:
        return list(keys.values())
    return [keys[False]] if scene.by_sector and {None, False} <= found else []


def _counts(scene: Scene) -> list[Key]:
    if scene.lens.new_links:
        return []
    if any(line.ends in scene.main for line in scene.visible_lines):
        return [_stroke((), "Wide: half of the referrals", width=5, tone="link")]
    if scene.room:
        return []
    counts = {line.made for line in scene.visible_lines if line.made is not None}
    return [wider("referrals")] if len(counts) > 1 else []


def wider(what: str) -> Key:
    """What the width of a line says."""
    return _stroke((), f"Wider: more {what}", width=4)


def _brought_out(scene: Scene) -> list[Key]:
    lens, keys = scene.lens, []
    if scene.lit and lens.key:
        keys.append(_stroke((), lens.key, width=2.4, tone=lens.tone))
    if any(pair in lens.new_links for pair in scene.dotted):
        keys.append(_stroke(DOTTED, lens.key, width=3, tone=lens.tone))
    if any(pair not in lens.new_links for pair in scene.dotted):
        steps_back = bool(scene.lit or lens.new_links)
        keys.append(
            _stroke(DOTTED, "Promised", width=1.6 if steps_back else 3, tone="link_key" if steps_back else "accent")
        )
    return keys


def _stroke(dashes: tuple[int, ...], text: str, *, width: float = 1.6, tone: str = "link_key") -> Key:
    return {"draw": "line", "dashes": list(dashes), "width": width, "tone": tone, "text": text}
