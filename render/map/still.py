"""The map as a drawing that stands still: SVG for print, slides and files, in the language of the screen.

It is drawn from what the map component is given, so both show the same. Nothing in it needs a style sheet or a script,
and its ids are numbers: which partner is which, a script is told apart from the drawing.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from network.model import Network
from network.words import plural
from render import letters
from render.map.first_sight import first_sight
from render.map.layout import Places
from render.map.network_map import Payload
from render.map.outlines import arrow, bent, corners, hatching
from render.map.still_key import key_rows
from render.map.svg import Point, point, points, said, tag

__all__ = ["FACE", "Sheet", "Still", "map_words", "still"]

Data = Mapping[str, Any]
FACE = "Arial, 'Liberation Sans', Helvetica, sans-serif"
SMALLER = 0.9  # letters of names: Arial is wider than what the screen writes
LEAD = 1.02  # from line to line of a name, in sizes
LINE, REST, BACK = 0.85, 0.45, 0.25  # how strongly lines are drawn: as on the screen (component/styles.js)
WIDEST_APART = 1.3  # that shapes are spread sideways at most: spreading them cannot make names meet
STRAIGHTEST = 0.09  # how far lines bend that nothing is said of
EDGE = 3.0  # pixels between a line and the edge of the drawing, for half its width
ABOVE = 4.0  # pixels between a shape and a name above it


@dataclass(frozen=True, slots=True)
class Still:
    """A drawing of the map."""

    svg: str
    words: str  # for those who do not see it
    size: tuple[float, float]  # width and height
    shapes: Mapping[str, str]  # ids in the drawing by ids of partners
    lines: Mapping[
        tuple[str, str], str
    ]  # ids in the drawing by the ids of both ends; of a dotted line where it is alone


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the map is drawn on."""

    on_page: bool = False  # it follows the light or dark of a page; else it is in light colours on white
    wide: float = 1.0  # how far shapes are spread sideways, 1 to 1.3, for a sheet that is wider than the map
    key: float = 1.0  # how much larger the key is written, for a sheet that is looked at from afar
    prefix: str = "p"  # what ids in the drawing start with, where a page holds several


@dataclass(frozen=True, slots=True)
class _Look:
    """How one drawing is made."""

    sheet: Sheet
    themes: Data

    def of(self, tone: str) -> str:
        """A colour of the map's palette."""
        return self.both(self.themes["light"][tone], self.themes["dark"][tone])

    def both(self, light: str, dark: str) -> str:
        return f"light-dark({light}, {dark})" if self.sheet.on_page else light


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape and where it stands."""

    id: str
    partner: str
    node: Data
    at: Point
    back: bool  # stepped back

    @property
    def reach(self) -> float:
        return float(self.node["team"] or self.node["ring"] or self.node["size"] + 1)


def still(
    payload: Payload,
    words: str,
    *,
    sheet: Sheet = Sheet(),
) -> Still:
    """The map as SVG, its key below it. Everybody on it is named, as on the screen, also where a room looks on.

    Parameters
    ----------
    payload
        From `render.map.network_map.payload`; for a room, made with `room=True`.
    words
        A sentence for those who do not see it, such as `map_words` gives.
    """
    look = _Look(sheet, payload["map"]["themes"])
    canvas = payload["map"]["canvas"]
    width, height = canvas["width"] * min(max(sheet.wide, 1.0), WIDEST_APART), canvas["height"]
    shapes = _placed(payload, look, (width, height))
    drawn = {shape.node["id"]: shape for shape in shapes}
    edges, parts = _edges(payload, drawn), []
    above, below = _bulge([(drawn[edge["from"]], drawn[edge["to"]], edge) for edge in edges], height)
    shapes = [replace(shape, at=(shape.at[0], shape.at[1] + above)) for shape in shapes]
    drawn, height = {shape.node["id"]: shape for shape in shapes}, height + above + below
    ids: dict[tuple[str, str], str] = {}
    for edge in edges:
        one, other = drawn[edge["from"]], drawn[edge["to"]]
        ids.setdefault((one.partner, other.partner), _line_id(edge, one, other))
        parts.append(_line(edge, one, other, payload["view"]["lens"]["tone"], look))
    names = _name_places(shapes, canvas["font"] * SMALLER)
    parts.extend(_shape(shape, names[shape.id], canvas["font"] * SMALLER, look) for shape in shapes)
    key, deep = key_rows(payload["view"]["legend"], (width, height, sheet.key), (look.of, look.both))
    ground = tag("rect", width=width, height=height + deep, fill=look.of("canvas"))
    body = "".join([ground, *parts, key])
    box = f"0 0 {points([(width, height + deep)])}"
    whole = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "role": "img", "aria-label": said(words)}
    svg = tag("svg", body, **whole, font_family=FACE)
    return Still(svg, words, (width, height + deep), {shape.partner: shape.id for shape in shapes}, ids)


def map_words(network: Network, places: Places, *, room: bool = False) -> str:
    """What the map shows at first sight, for those who do not see it."""
    sectors = len({partner.sector for partner in network.partners if partner.sector})
    among = f" of {plural(sectors, 'sector')}" if sectors else ""
    opening = f"The map of {plural(len(network.partners), 'partner')}{among} and the links between them."
    return " ".join([opening, *first_sight(network, places, room=room)])


def _placed(payload: Payload, look: _Look, size: tuple[float, float]) -> list[_Shape]:
    """The shapes in sight, numbered from left to right: a number tells nothing of a name."""
    canvas, view = payload["map"]["canvas"], payload["view"]
    hidden, faint = set(view["hidden"]), set(view["faint"])
    lit = _lit(payload)
    nodes = [node for node in payload["map"]["nodes"] if node["id"] not in hidden]
    nodes.sort(key=lambda node: (node["x"], node["y"]))
    spread = size[0] / canvas["width"]
    return [
        _Shape(
            id=f"{look.sheet.prefix}{number}",
            partner=payload["partners"].get(node["id"]) or payload["groups"].get(node["id"], node["id"]),
            node=node,
            at=(node["x"] * spread + size[0] / 2, node["y"] + size[1] / 2),
            back=(lit is not None and node["id"] not in lit) or node["id"] in faint,
        )
        for number, node in enumerate(nodes, start=1)
    ]


def _lit(payload: Payload) -> set[str] | None:
    """The shapes that are brought out; None where nothing is, so that nothing steps back."""
    lens = payload["view"]["lens"]
    if not lens["partners"] and not lens["lines"]:
        return None
    lines = [edge for edge in payload["map"]["edges"] if edge["id"] in set(lens["lines"])]
    lines += [line for line in payload["view"]["dotted"] if line["proposed"]]
    return {*lens["partners"], *(line[end] for line in lines for end in ("from", "to"))}


def _edges(payload: Payload, drawn: Mapping[str, _Shape]) -> list[dict[str, Any]]:
    """The lines in sight, each with how it stands: as it is, brought out or stepped back; dotted ones last."""
    view = payload["view"]
    hidden, wanted, nothing = set(view["hiddenLines"]), set(view["lens"]["lines"]), _lit(payload) is None
    found = [
        {**edge, "lit": edge["id"] in wanted, "back": not nothing and edge["id"] not in wanted}
        for edge in payload["map"]["edges"]
        if edge["id"] not in hidden
    ]
    dotted = {"arrows": "", "width": 3, "dashes": [2, 6], "dotted": True, "title": ""}
    found += [
        {**line, **dotted, "lit": line["proposed"] and not nothing, "back": not nothing and not line["proposed"]}
        for line in view["dotted"]
    ]
    return [edge for edge in found if {edge["from"], edge["to"]} <= drawn.keys()]


def _bulge(lines: Sequence[tuple[_Shape, _Shape, Data]], height: float) -> tuple[int, int]:
    """How far lines bend out of the map above it and below it."""
    above = below = 0.0
    for one, other, edge in lines:
        (_, start), (_, towards), (_, end) = bent(one.at, other.at, _bend(edge), 0)
        share = (start - towards) / (start - 2 * towards + end) if (start - towards) * (end - towards) > 0 else 0
        furthest = (1 - share) ** 2 * start + 2 * share * (1 - share) * towards + share**2 * end
        above, below = max(above, EDGE - furthest), max(below, furthest + EDGE - height)
    return math.ceil(above), math.ceil(below)


def _bend(edge: Data) -> float:
    return float(edge["smooth"]["roundness"]) if "smooth" in edge else STRAIGHTEST


def _line(edge: Data, one: _Shape, other: _Shape, tone: str, look: _Look) -> str:
    """One line, with its arrow where it leads somewhere."""
    dotted, lit, back = edge.get("dotted", False), edge["lit"], edge["back"]
    name = tone if lit else "accent" if dotted and not back else "within" if edge.get("within") else "link"
    width = 1 if back else min(5, max(2.2, edge["width"])) if lit else edge["width"]
    strong = BACK if back else 1 if lit or dotted else REST if edge.get("rest") else LINE
    start, towards, end = bent(one.at, other.at, _bend(edge), other.reach + 1 if edge["arrows"] else 0)
    dashes = {"stroke_dasharray": " ".join(map(str, edge["dashes"]))} if edge["dashes"] else {}
    curve = f"M{point(start)}Q{point(towards)} {point(end)}"
    stroke = {"stroke": look.of(name), "stroke_width": width, "stroke_opacity": strong}
    parts = [tag("path", d=curve, fill="none", **stroke, **dashes)]
    if edge["arrows"] == "to":
        head = points(arrow(towards, end, 0.55 if lit else 0.42, width))
        parts.append(tag("polygon", points=head, fill=look.of(name), fill_opacity=strong))
    return _group(_line_id(edge, one, other), "line", parts, edge.get("title", ""))


def _line_id(edge: Data, one: _Shape, other: _Shape) -> str:
    """A promise may join two partners who are linked already."""
    return f"{one.id}-{other.id}" + ("-dotted" if edge.get("dotted") else "")


def _shape(shape: _Shape, name: float, font: float, look: _Look) -> str:
    """A partner: its ring, shape, strokes and name."""
    node, (x, y) = shape.node, shape.at
    parts = []
    if node["ring"]:
        stroke = {"stroke": look.of("outline" if shape.back else "ink"), "stroke_width": 1.4 if shape.back else 2.4}
        parts.append(tag("circle", cx=x, cy=y, r=node["ring"], fill=look.of("canvas"), **stroke))
    if node["team"]:
        dashes = {"stroke_dasharray": " ".join(map(str, node["teamDashes"]))} if node["teamDashes"] else {}
        stroke = {"stroke": look.of("outline" if shape.back else "accent"), "stroke_width": 2}
        parts.append(tag("circle", cx=x, cy=y, r=node["team"], fill="none", **stroke, **dashes))
    plain = shape.back or node["hatched"] or node["unknown"]
    parts.append(
        _outline(
            shape,
            fill=look.of("canvas") if shape.back else look.both(node["fill"]["light"], node["fill"]["dark"]),
            stroke=look.of("outline" if plain else "border"),
            stroke_width=1 if shape.back else 1.6,
        )
    )
    if node["hatched"]:
        inside = corners(node["shape"], shape.at, node["size"] - 0.8)
        strokes = "".join(f"M{point(one)}L{point(other)}" for one, other in hatching(inside, shape.at, node["size"]))
        tone = "hatch" if shape.back or node["unknown"] else "canvas"
        parts.append(
            tag("path", d=strokes, stroke=look.of(tone), stroke_width=1.5, stroke_opacity=0.4 if shape.back else 1)
        )
    if node["unknown"]:
        parts.append(
            _text("?", (x, y + 0.52 * node["size"]), 1.5 * node["size"], look, fill=look.of("muted"), font_weight=700)
        )
    tone = look.of("muted" if shape.back else "ink")
    for row, line in enumerate(node["label"].split("\n")):
        parts.append(_text(line, (x, name + (row + 0.8) * font * LEAD), font, look, fill=tone))
    return _group(shape.id, "partner", parts, node["title"])


def _outline(shape: _Shape, **look: object) -> str:
    node = shape.node
    if node["shape"] == "dot":
        return tag("circle", cx=shape.at[0], cy=shape.at[1], r=node["size"], **look)
    outline = points(corners(node["shape"], shape.at, node["size"]))
    return tag("polygon", points=outline, stroke_linejoin="round", **look)


def _name_places(shapes: list[_Shape], font: float) -> dict[str, float]:
    """Where each name begins: below its shape, or above it where it would meet another name or shape only below."""
    taken = [_around(shape) for shape in shapes]
    below = {shape.id: _name_box(shape, font, above=False) for shape in shapes}
    found = {}
    for place, shape in enumerate(shapes):
        coming = [below[later.id] for later in shapes[place + 1 :]]
        above = _name_box(shape, font, above=True)
        boxes = [below[shape.id], *([above] if above[1] >= 0 else [])]  # nothing is written over the upper edge
        others = [one for one in taken if one != _around(shape)]
        chosen = min(boxes, key=lambda box: sum(_meet(box, other) for other in (*others, *coming)))
        taken.append(chosen)
        found[shape.id] = chosen[1]
    return found


_Box = tuple[float, float, float, float]  # left, top, right, bottom


def _around(shape: _Shape) -> _Box:
    (x, y), far = shape.at, shape.reach
    return x - far, y - far, x + far, y + far


def _name_box(shape: _Shape, font: float, *, above: bool) -> _Box:
    lines, (x, y) = shape.node["label"].split("\n"), shape.at
    half = max(letters.width(line, font) for line in lines) / letters.MARGIN / 2
    deep = len(lines) * font * LEAD
    top = y - shape.reach - ABOVE - deep if above else y + shape.node["size"] + shape.node["below"]
    return x - half, top, x + half, top + deep


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _group(name: str, kind: str, parts: list[str], tooltip: str) -> str:
    title = tag("title", said(" · ".join(tooltip.split("\n")))) if tooltip else ""
    return tag("g", title + "".join(parts), id=name, **{"class": kind})


def _text(words: str, at: Point, size: float, look: _Look, **how: object) -> str:
    halo = {"stroke": look.of("canvas"), "stroke_width": size / 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return tag("text", said(words), x=at[0], y=at[1], text_anchor="middle", font_size=size, **how, **halo)
