"""A network becomes what the map component draws: plain data, built through pyvis, never HTML.

Shapes have ids that we make, so nothing a person typed is ever a key, a selector or markup; names are labels and
tooltips, which are drawn as text. Nothing that a room may not see is in the data of a room's map.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypedDict

from pyvis.network import Network as VisNetwork

from network.counts import known
from network.model import Network
from render.map.bends import bends
from render.map.filters import MapFilters
from render.map.layout import Canvas, canvas_of
from render.map.legend import Key, legend
from render.map.lens import SECTORS, Lens
from render.map.lines import MapLine
from render.map.look import DARK, LIGHT, ROOM_WIDTHS, ROUNDNESS, SECTOR_NOT_KNOWN, TEAM_DASHES, as_data, edge_width
from render.map.marks import Mark, label_gap
from render.map.scene import Scene, scene
from render.spoken import count_said, tie_said

__all__ = [
    "Payload",
    "add_line",
    "add_shape",
    "empty_drawing",
    "frame",
    "line_id",
    "mark_of",
    "payload",
    "plain_view",
]

Data = dict[str, Any]


class Payload(TypedDict):
    """What `views.map_component.network_map` takes. `map` and `view` go to the browser, the rest stays here."""

    map: Data  # canvas, nodes, edges, options, themes: changes with the map
    view: Data  # lens, filters, legend: small, changes with what is looked at
    partners: dict[str, str]  # partner ids by the ids of their shapes
    groups: dict[str, str]  # sector or area ids by the ids of theirs, on a map of groups


VOICES = {"both": "Both say so", "one": "One says so", "nobody": "Not known who says so"}
HATCHED = "Not asked yet"
TEAMS = {"core": "In the core team", "extended": "In the extended team"}
TEAM_LABEL_GAP = 4.0  # pixels more between a ringed shape and its label
SMOOTH = {"enabled": True, "type": "curvedCW"}


def payload(
    network: Network,
    places: Mapping[str, tuple[float, float]],
    *,
    lens: Lens = SECTORS,
    filters: MapFilters | None = None,
    room: bool = False,
) -> Payload:
    """Everything the map component needs to draw this network.

    Parameters
    ----------
    places
        From `render.map.layout.layout`: where each partner stands.
    room
        Whether a whole room looks on: shapes of one size, no counts beyond which lines carry half of all
        referrals, and no word on who has confirmed a link.
    """
    shown = scene(network, lens, filters or MapFilters(), room=room)
    return Payload(
        map=_map(network, shown, places),
        view=_view(shown, legend(network.system, shown)),
        partners={mark_of(key): key for key in network.by_id},
        groups={},
    )


def mark_of(name: str) -> str:
    """The id of a shape: made from the partner's id, and the same for it on every map."""
    return "p" + hashlib.blake2s(name.encode(), digest_size=6).hexdigest()


def empty_drawing() -> VisNetwork:
    """A pyvis network that leaves everything where it is put and adds no behaviour of its own."""
    vis = VisNetwork(directed=True)
    vis.options = {
        "physics": False,
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "tooltipDelay": 250, "dragNodes": False},
        "nodes": {"scaling": {"label": {"drawThreshold": 1}}},
        "edges": {
            "chosen": False,
            "selectionWidth": 0,
            "arrowStrikethrough": False,
            "smooth": {**SMOOTH, "roundness": ROUNDNESS},
        },
    }
    return vis


def add_shape(vis: VisNetwork, mark: Mark, place: tuple[float, float], canvas: Canvas, **more: object) -> None:
    """Put a shape on the drawing; the middle of the canvas is its origin."""
    vis.add_node(
        mark_of(mark.partner),
        label=mark.label,
        shape=mark.look.shape,
        size=mark.size,
        x=round((place[0] - 0.5) * canvas.width, 1),
        y=round((place[1] - 0.5) * canvas.height, 1),
        fill={"light": mark.look.light, "dark": mark.look.dark},
        ring=mark.ring if mark.ringed else 0,
        hatched=not mark.asked,
        unknown=mark.look == SECTOR_NOT_KNOWN,
        team=mark.team_ring if mark.team else 0,
        teamDashes=list(TEAM_DASHES.get(mark.team, ())),
        below=round(label_gap(mark) + (TEAM_LABEL_GAP if mark.team else 0), 1),
        **more,
    )


def add_line(vis: VisNetwork, source: str, target: str, *, directed: bool, **more: object) -> None:
    """Put a line on the drawing, from shape to shape."""
    arrows = "to" if directed else ""
    vis.add_edge(mark_of(source), mark_of(target), id=line_id((source, target)), arrows=arrows, **more)


def frame(network: Network, canvas: Canvas, vis: VisNetwork) -> Data:
    """The shapes and lines of a drawing, with its canvas, colours and the words that a saved picture carries."""
    nodes, edges, _, _, _, options = vis.get_network_data()
    return {
        "canvas": {"width": canvas.width, "height": canvas.height, "font": canvas.font},
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "themes": _themes(),
        "system": network.system.name,
        "illustrative": network.system.illustrative,
        "countsRule": network.system.counts_rule or "",
    }


def plain_view(keys: list[list[Key]]) -> Data:
    """Nothing hidden, nothing brought out."""
    return {
        "hidden": [],
        "faint": [],
        "hiddenLines": [],
        "lens": {"partners": [], "lines": [], "tone": "accent"},
        "dotted": [],
        "legend": keys,
        "themes": _themes(),
    }


def _themes() -> Data:
    """Both palettes: the component takes the one that the page is shown in."""
    return {"light": as_data(LIGHT), "dark": as_data(DARK)}


def _map(network: Network, shown: Scene, places: Mapping[str, tuple[float, float]]) -> Data:
    canvas, vis = canvas_of(network), empty_drawing()
    for mark in shown.shapes:
        tooltip = _tooltip(network, mark)
        spoken = tooltip.replace("\n", ". ") + "."
        add_shape(vis, mark, places[mark.partner], canvas, title=tooltip, spoken=spoken)
    most = max((known(line.made) or 0 for line in shown.lines), default=0)
    for line, bend in zip(shown.lines, _bends(shown, places, canvas), strict=True):
        add_line(
            vis,
            *line.ends,
            directed=line.directed,
            smooth={**SMOOTH, "roundness": bend},
            within=line.within is True,
            rest=shown.rests(line),
            width=_step(shown, line) if shown.room or shown.by_sector else edge_width(known(line.made), most),
            dashes=list(shown.dashes(line)) or False,
            title=_line_tooltip(network, line, shown.room),
        )
    return frame(network, canvas, vis)


def _bends(shown: Scene, places: Mapping[str, tuple[float, float]], canvas: Canvas) -> list[float]:
    marks = {mark.partner: mark for mark in shown.shapes}
    return bends([line.ends for line in shown.lines], marks, places, canvas)


def _view(shown: Scene, keys: list[list[Key]]) -> Data:
    in_sight = {line.ends for line in shown.visible_lines}
    return plain_view(keys) | {
        "hidden": [mark_of(mark.partner) for mark in shown.shapes if mark.partner not in shown.visible],
        "faint": sorted(map(mark_of, shown.not_known)),
        "hiddenLines": [line_id(line.ends) for line in shown.lines if line.ends not in in_sight],
        "lens": {
            "partners": [mark_of(key) for key in shown.lens.partners if key in shown.visible],
            "lines": [line_id(line.ends) for line in shown.lit],
            "tone": shown.lens.tone,
        },
        "dotted": [
            {"from": mark_of(pair[0]), "to": mark_of(pair[1]), "proposed": pair in shown.lens.new_links}
            for pair in shown.dotted
        ],
    }


def line_id(ends: tuple[str, str]) -> str:
    """The id of a line: made from the ids of its ends."""
    return "-".join(map(mark_of, ends))


def _tooltip(network: Network, mark: Mark) -> str:
    partner = network.partner(mark.partner)
    sectors = {sector.id: sector.name for sector in network.system.sectors}
    stages = {stage.id: stage.name for stage in network.system.stages}
    doors = ", ".join(stages[stage] for stage in partner.stages or ())
    parts = [partner.name, sectors.get(partner.sector or "", "Sector not known"), f"Way in: {doors}" if doors else ""]
    parts += [TEAMS.get(mark.team, ""), "" if mark.asked else HATCHED]
    return "\n".join(part for part in parts if part)


def _step(shown: Scene, line: MapLine) -> float:
    """One width for all that carry most, one for the rest across sectors, one for the rest."""
    if line.ends in shown.main:
        return ROOM_WIDTHS["main"]
    if shown.by_sector and line.within is False:
        return ROOM_WIDTHS["across"]
    return ROOM_WIDTHS["within" if line.within else "rest"]


def _line_tooltip(network: Network, line: MapLine, room: bool) -> str:
    source, target = map(network.name, line.ends)
    said = [f"{source} {tie_said(kind)} {target}" for kind in line.kinds]
    if room:
        return "\n".join(said)
    counted = [f"Referrals: {count_said(line.made)}"] if "refers" in line.kinds else []
    return "\n".join([*said, *counted, VOICES[line.voice]])
