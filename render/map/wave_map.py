"""Two maps of one system as one: what continues is grey, what is new solid, what was not mentioned again dashed."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Literal

from analysis._both_waves import KEPT, NEW, NOT_AGAIN, NOT_ASKED, NOT_COMPARABLE, Link, Status
from network.model import Network, Relation
from network.waves import Waves
from render.map.legend import Key
from render.map.look import DASHES, DOTTED
from render.map.network_map import HATCHED, Payload, line_id, mark_of

__all__ = ["SAID", "STROKES", "When", "at", "drawn_together", "key_of", "plain", "with_links"]

When = Literal["then", "now"]

ONCE = "Not asked both times"
HATCHING = "Hatched: partner not asked both times, or on one map only"
STROKES: Mapping[Status, Mapping[str, Any]] = (
    MappingProxyType(  # what the component draws of a link, by what became of it
        {
            NEW: {"dashes": False, "width": 3.2, "within": False, "rest": False},
            NOT_AGAIN: {"dashes": list(DASHES["one"]), "width": 2.2, "within": False, "rest": False},
            KEPT: {"dashes": False, "width": 1.3, "within": True, "rest": False},
            NOT_COMPARABLE: {"dashes": list(DASHES["nobody"]), "width": 1.3, "within": True, "rest": False},
            NOT_ASKED: {"dashes": list(DOTTED), "width": 1.3, "within": True, "rest": True},
        }
    )
)
SAID = {NEW: "New", NOT_AGAIN: "Not mentioned again", KEPT: "Continues", NOT_COMPARABLE: "Not comparable",
        NOT_ASKED: ONCE}  # fmt: skip


def drawn_together(waves: Waves, links: Iterable[Link]) -> Network:
    """Everybody on either map, where they stand on the later one, and a tie for every link of either."""
    gone = [waves.earlier.by_id[one] for one in waves.gone]
    places = dict(waves.earlier.positions) | dict(waves.later.positions)
    partners = (*waves.later.partners, *gone)
    there = {partner.id for partner in partners}
    return waves.later.in_part(
        partners=partners,
        relations=tuple(Relation(*link.pair, "knows") for link in links),
        asked=tuple(sorted(waves.both)),
        positions=tuple((one, place) for one, place in places.items() if one in there),
        promises=(),
    )


def with_links(
    payload: Payload, together: Network, links: Iterable[Link], *, named: frozenset[str] | None = None
) -> Payload:
    """The drawing of `drawn_together` with what became of each link.

    Parameters
    ----------
    named
        Between whom a link may be singled out where a room looks on; None is everybody. All others look alike.
    """
    became = {line_id(link.pair): link for link in links if named is None or named.issuperset(link.pair)}
    drawing, view = payload["map"], payload["view"]
    edges = [_edge(edge, became.get(edge["id"]), together) for edge in drawing["edges"]]
    nodes = [{**node, **{key: node[key].replace(HATCHED, ONCE) for key in ("title", "spoken")}}
             for node in drawing["nodes"]]  # fmt: skip
    found = {link.status for link in became.values()}
    shapes = [{**key, "text": HATCHING} if key["draw"] == "hatch" else key
              for key in view["legend"][-1] if key["draw"] in ("ring", "hatch")]  # fmt: skip
    keys = [*shapes, *(key_of(status) for status in STROKES if status in found)]
    legend = [*view["legend"][:-1], keys]
    return Payload({**payload, "map": {**drawing, "edges": edges, "nodes": nodes}, "view": {**view, "legend": legend}})


def at(payload: Payload, waves: Waves, links: Iterable[Link], when: When) -> Payload:
    """The drawing of both maps as one of them had it; nobody moves, and only what is looked at changes."""
    absent = waves.new if when == "then" else waves.gone
    gone = [line_id(link.pair) for link in links if not (link.then if when == "then" else link.now)]
    view = payload["view"]
    hidden = {"hidden": sorted({*view["hidden"], *map(mark_of, absent)}),
              "hiddenLines": sorted({*view["hiddenLines"], *gone})}  # fmt: skip
    return Payload({**payload, "view": {**view, **hidden}})


def plain(payload: Payload) -> Payload:
    """The drawing with all lines alike and without a legend, to stand small beside another."""
    edges = [{**edge, **STROKES[KEPT]} for edge in payload["map"]["edges"]]
    drawing, view = {**payload["map"], "edges": edges}, {**payload["view"], "legend": []}
    return Payload({**payload, "map": drawing, "view": view})


def _edge(edge: dict[str, Any], link: Link | None, together: Network) -> dict[str, Any]:
    if link is None:
        return {**edge, **STROKES[KEPT], "title": ""}
    one, other = map(together.name, link.pair)
    return {**edge, **STROKES[link.status], "title": f"{one} and {other}: {SAID[link.status].lower()}"}


def key_of(status: Status) -> Key:
    """What the legend shows of it."""
    stroke = STROKES[status]
    tone = "within" if stroke["within"] else "link"
    return {"draw": "line", "dashes": stroke["dashes"] or [], "width": stroke["width"], "tone": tone,
            "text": SAID[status]}  # fmt: skip
