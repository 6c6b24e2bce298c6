"""Nodes and edges of another tool's file -> a draft: which attribute is the id, which the name, and what is kept."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from network.counts import Count
from network.errors import Where
from network.files.draft.build import build
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.flat import LABEL, split_list
from network.files.draft.headings import LINK_FIELDS, PARTNER_FIELDS, normal
from network.files.draft.people import without_people
from network.files.draft.periods import parse_date
from network.files.draft.places import says_where, with_places_as_areas
from network.files.draft.too_long import says_too_long
from network.files.draft.values import is_no_flow, kind
from network.files.graphs.kinds_of_node import say_kinds_of_node
from network.files.raw.guard import MAX_TEXT, too_many
from network.files.raw.steering import without_steering
from network.files.sheets.amounts import amount_in, is_amount
from network.files.sheets.grid import Cell
from network.files.sheets.node_lists import has_codes
from network.files.sheets.screen import screened_draft
from network.in_short import clipped, names_in_short
from network.model import Period
from network.reading import Reading
from network.recognised import Correction
from network.words import plural

__all__ = ["Edge", "Graph", "Node", "reading_of"]

MADE_BY_PROGRAM = re.compile(r"n?\d+")
NAME_KEYS = ("label", "name", "title", "vertexnames", "vertex.names", "nodelabel")
WEIGHTS = {"weight", "value", "strength", "edge weight"}
KINDS = (
    "interaction",
    "relation",
    "relationship",
    "kind",
    "relationship type",
    "edge type",
    "interaction type",
    "layer",
)
PERHAPS_KINDS = ("type", "label", "name", "category", "labels")  # where their words are kinds of link that we know
COUNTED = re.compile(
    r"(?P<kind>[A-Za-z][A-Za-z _-]*?)[\s:(]+(?P<number>\d+)\)?(?: (?:people|referrals|a (?:year|month)))?"
)
WEIGHT = re.compile(r"\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?", re.ASCII)
MOST_ODD = 5  # weights that are shown
MOST_TYPES = 12  # kinds of link that a file has words of its own for; more are notes
OF_DRAWING = frozenset(
    {"directed", "undirected", "mutual", "mixed", "edge", "link", "line", "arrow", "curve", "default"}
)
PART_OF = "part of"
PEOPLE = frozenset({"count", "counts", "people", "number of people", "number of referrals", "referral count"})
COUNTS = {"referrals": "made", "accepted": "accepted", "completed": "completed"}


@dataclass(slots=True)
class Node:
    """One node as its file has it: an id and whatever else is written about it."""

    id: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: str = ""  # id of the node that it stands inside of


@dataclass(slots=True)
class Edge:
    """One edge as its file has it, between two ids."""

    source: str
    target: str
    attributes: dict[str, str] = field(default_factory=dict)
    directed: bool = True


@dataclass(slots=True)
class Graph:
    """What a network file says, before it means anything. Attributes of the whole graph are not kept."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    listed: bool = True  # every end of an edge should be among the nodes
    keeps_ids: bool = False  # ids are meant, even where a program could have made them


def reading_of(graph: Graph, file: str, log: Log, corrections: Sequence[Correction] = ()) -> Reading:
    """The map that nodes and edges make."""
    if not graph.nodes and not graph.edges:
        log.refuse(Where(file), "The file holds no partners and no links.", "Export it again with its nodes and edges.")
        return Reading(None, log.in_order(), tuple(log.notes))
    everything: list[Node | Edge] = [*graph.nodes, *graph.edges]
    attributes = {key for one in everything for key in one.attributes}
    what, fix = too_many(len(graph.nodes), 0, len(attributes))
    if not what:  # known before any of it is looked through
        what, fix = _too_long(graph)
    if what:
        log.refuse(Where(file), what, fix)
        return Reading(None, log.in_order(), tuple(log.notes))
    _take_out_steering(graph)
    draft = _draft(graph, file, log)
    if not says_too_long(draft, log):
        draft = screened_draft(without_people(draft, log), file, log)
        with_places_as_areas(draft, log)
    network = None if log.refused else build(draft, log, corrections)
    problems = log.in_order()
    if network is None:
        problems = tuple(problem for problem in problems if problem.level == "error")
    return Reading(network, problems, tuple(log.notes))


def _too_long(graph: Graph) -> tuple[str, str]:
    """What is said of a text longer than any that is read, and what to do; two empty texts where there is none."""
    ids = chain((one.id for one in graph.nodes), *((one.source, one.target) for one in graph.edges))
    longest = max(map(len, ids))
    if longest > MAX_TEXT:
        return f"An id holds {longest:,} characters, and up to {MAX_TEXT:,} are read.", "Shorten it."
    everything: list[Node | Edge] = [*graph.nodes, *graph.edges]
    for key, text in chain.from_iterable(one.attributes.items() for one in everything):
        longest, of = max((len(text), f'"{clipped(key)}" holds a text'), (len(key), "An attribute has a name"))
        if longest > MAX_TEXT:
            return f"{of} of {longest:,} characters, and up to {MAX_TEXT:,} are read.", "Shorten it."
    return "", ""


def _take_out_steering(graph: Graph) -> None:
    for node in graph.nodes:
        node.id, node.parent = without_steering(node.id), without_steering(node.parent)
    for edge in graph.edges:
        edge.source, edge.target = without_steering(edge.source), without_steering(edge.target)
    everything: list[Node | Edge] = [*graph.nodes, *graph.edges]
    for one in everything:
        if not all(map(str.isprintable, one.attributes.values())):
            one.attributes = {key: without_steering(text).strip() for key, text in one.attributes.items()}


def _draft(graph: Graph, file: str, log: Log) -> Draft:
    draft = Draft(file.rpartition(".")[0] or file, listed=graph.listed, repeats_stand=True)
    nodes = _each_once(graph.nodes, file, log)
    ids = _ids(nodes, keeps=graph.keeps_ids)
    name_key = _name_key(nodes)
    if any(ids[node.id] != node.id for node in nodes):
        log.note(
            f'The names under "{_id_key(nodes)}" are used as ids, because the file\'s own ids are running numbers.'
        )
    draft.partners = [_partner(node, ids, name_key, file) for node in nodes]
    _say_parents(nodes, draft.partners, log)
    say_kinds_of_node([node.attributes for node in nodes], file, log)
    with_ends = _with_ends(graph.edges, file, log)
    kind_key = _kind_key(with_ends)
    edges = [_with_kind(edge, kind_key, log) for edge in with_ends]
    _say_without_direction(edges, log)
    draft.links = [_link(edge, place, ids, file, log) for place, edge in enumerate(edges, start=1)]
    _say_odd_weights(draft.links, file, log)
    return draft


def _with_ends(edges: Sequence[Edge], file: str, log: Log) -> list[Edge]:
    found = [edge for edge in edges if edge.source and edge.target]
    if blank := len(edges) - len(found):
        what = f"{plural(blank, 'edge does', 'edges do')} not say which two nodes are joined."
        log.warn(Where(file), f"{what} {'It was' if blank == 1 else 'They were'} left out.", "Name both ends.")
    return found


def _say_odd_weights(links: Sequence[DraftLink], file: str, log: Log) -> None:
    """Weights that no link can have are kept as they stand, and told once."""
    weights = [text for link in links for key, text in link.more.items() if key in WEIGHTS]
    odd = [text for text in weights if not WEIGHT.fullmatch(text) or math.isinf(float(text))]
    if odd:
        named = names_in_short([f'"{text}"' for text in dict.fromkeys(odd)][:MOST_ODD])
        what = f"{plural(len(odd), 'weight is', 'weights are')} no number from 0, such as {named}."
        log.warn(Where(file), what, "Such a weight is kept as it stands, and nothing counts it. Write 0 or more.")


def _each_once(nodes: Sequence[Node], file: str, log: Log) -> list[Node]:
    first: dict[str, Node] = {}
    for node in nodes:
        if not node.id:
            log.warn(Where(file), "A node has no id. It was left out.", "Give it an id.")
        elif first.setdefault(node.id, node) is not node:
            log.warn(
                Where(file), f'The id "{node.id}" is used twice. The second was left out.', "Give each its own id."
            )
    return list(first.values())


def _ids(nodes: Sequence[Node], *, keeps: bool) -> dict[str, str]:
    """The id of each node: our own where we wrote it, the name where the file's ids are running numbers."""
    key = _id_key(nodes)
    stated = [node.attributes.get("partner_id", "") for node in nodes]
    if nodes and all(stated) and len(set(stated)) == len(stated):
        return dict(zip((node.id for node in nodes), stated, strict=True))
    running = all(MADE_BY_PROGRAM.fullmatch(node.id) for node in nodes)
    names = [node.attributes.get(key, "") for node in nodes]
    if not keeps and running and all(names) and len(set(names)) == len(names):
        return dict(zip((node.id for node in nodes), names, strict=True))
    return {node.id: node.id for node in nodes}


def _id_key(nodes: Sequence[Node]) -> str:
    """Where a name stands beside a label, the name is the shorter of the two: it is the id."""
    keys = {key for node in nodes for key in node.attributes}
    return "name" if {"name", "label"} <= keys else _name_key(nodes)


def _name_key(nodes: Sequence[Node]) -> str:
    counted = Counter(key for node in nodes for key, text in node.attributes.items() if text)
    for wanted in ("name",) if any("partner_id" in node.attributes for node in nodes) else NAME_KEYS:
        for key in counted:
            if key.casefold() == wanted and counted[key] > len(nodes) / 2:
                return key
    return _only_names(nodes) if has_codes([node.id for node in nodes]) else ""


def _only_names(nodes: Sequence[Node]) -> str:
    """The one attribute that names each node apart in words; the first where several do."""
    for key in nodes[0].attributes if nodes else ():
        texts = [node.attributes.get(key, "") for node in nodes]
        if all(texts) and len(set(texts)) == len(texts) and not any(map(is_amount, map(Cell, texts))):
            return key
    return ""


def _kind_key(edges: Sequence[Edge]) -> str:
    """The attribute that says which kind of link each edge is, under whatever name its program has for it."""
    keys = {key for edge in edges for key in edge.attributes}
    if "link_type" in keys:
        return "link_type"
    named = {normal(key): key for key in sorted(keys)}
    for wanted in KINDS:
        if wanted in named:
            return named[wanted]
    for wanted in PERHAPS_KINDS:
        words = {edge.attributes.get(named[wanted], "") for edge in edges} if wanted in named else set()
        if any(kind(text) or is_no_flow(text) for text in words - {""}):
            return named[wanted]
    words = {edge.attributes.get(named["type"], "") for edge in edges} - {""} if "type" in named else set()
    if 0 < len(words) <= MOST_TYPES and all(text.isalpha() and normal(text) not in OF_DRAWING for text in words):
        return named["type"]  # none of ours, which is told
    return ""


def _say_without_direction(edges: Sequence[Edge], log: Log) -> None:
    """Of links of no kind that is said, those without direction are no referrals as the others are."""
    plain = [edge.directed for edge in edges if not edge.attributes.get("link_type")]
    if True in plain and False in plain:
        number = plural(plain.count(False), "link has", "links have")
        log.note(
            f'{number} no direction and no kind. They are read as "knows", and those with a direction as referrals.'
        )


def _with_kind(edge: Edge, kind_key: str, log: Log) -> Edge:
    """The edge with its kind where our links have it; words that are no kind we know stay where they are."""
    if not edge.attributes.get(kind_key) and kind(edge.attributes.get("label", "")):
        kind_key = "label"  # what is drawn beside the edge, where only others have an attribute for it
    text = edge.attributes.get(kind_key, "")
    if not text or kind_key == "link_type":
        return edge
    if says_where(text):
        return replace(
            edge, attributes={"link_type": text} | {k: v for k, v in edge.attributes.items() if k != kind_key}
        )
    if not any(map(kind, split_list(text))):
        read = 'as "knows"' if is_no_flow(text) or not edge.directed else "as a referral"
        log.note(
            f'"{text}" under "{kind_key}" is no kind of link that the map knows. It is kept there and read {read}.'
        )
        return replace(edge, attributes={"link_type": "knows"} | edge.attributes) if is_no_flow(text) else edge
    kept = {key: value for key, value in edge.attributes.items() if key != kind_key}
    if kind_key == "label" and (number := COUNTED.fullmatch(text)):  # refers 12, as it is drawn
        text = number["kind"]
        kept = {"people" if kind(text) == "refers" else "number": number["number"]} | kept
    return replace(edge, attributes={"link_type": text} | kept)


def _say_parents(nodes: Sequence[Node], partners: Sequence[DraftPartner], log: Log) -> None:
    """Keep who stands inside whom by name."""
    names = {node.id: partner.fields["name"] for node, partner in zip(nodes, partners, strict=True)}
    inside = 0
    for node, partner in zip(nodes, partners, strict=True):
        if node.parent in names:
            partner.more[PART_OF] = names[node.parent]
            inside += 1
    if inside:
        log.note(f'{plural(inside, "node stands", "nodes stand")} inside another. That is kept under "{PART_OF}".')


def _partner(node: Node, ids: dict[str, str], name_key: str, file: str) -> DraftPartner:
    partner_id = ids[node.id]
    name = node.attributes.get(name_key) or partner_id
    fields = {"partner_id": partner_id, "name": name}
    more: dict[str, str] = {}
    ours = "partner_id" in node.attributes
    for key, text in node.attributes.items():
        own = _own(key, PARTNER_FIELDS)
        if not text or key in (name_key, LABEL) or own in ("partner_id", "name") or (ours and key == "label"):
            continue
        if own:
            fields.setdefault(own, text)
        elif ours or text not in (partner_id, name):
            more[key] = text
    return DraftPartner(Where(file), fields, more)


def _link(edge: Edge, place: int, ids: dict[str, str], file: str, log: Log) -> DraftLink:
    where = Where(file, path=("edges", place))
    link = DraftLink(where, ids.get(edge.source, edge.source), ids.get(edge.target, edge.target))
    for key, text in edge.attributes.items():
        own = _own(key, LINK_FIELDS)
        if not text or own in ("from", "to", "period_start", "period_end"):
            continue
        if own in COUNTS:
            link.counts[COUNTS[own]] = _count(text, where, log)
        elif own:
            link.fields[own] = text
        else:
            link.more[key] = text
    _take_people(link, log)
    made = link.counts.get("made")
    if made is not None and made == _count(link.more.get("weight", ""), where, Log()):
        link.more.pop("weight", None)
    if link.more.keys() & WEIGHTS and "made" not in link.counts:
        log.note("Weights are kept as how strong a link is; they are not read as numbers of referrals.")
    link.period = _period(edge.attributes)
    if not edge.directed:
        link.fields.setdefault("direction", "undirected")
    return link


def _take_people(link: DraftLink, log: Log) -> None:
    """Read the number under a name that can only mean people as such, where the link carries them."""
    key = next((key for key in link.more if normal(key) in PEOPLE), "")
    carries = kind(link.fields.get("link_type", "")) in ("", "refers") and link.fields.get("direction") != "undirected"
    amount = amount_in(Cell(link.more[key])) if key and carries and "made" not in link.counts else None
    if amount is not None and amount.count is not None:
        link.counts["made"] = amount.count
        del link.more[key]
        log.note(f'"{key}" is read as the number of people referred.')


def _own(key: str, fields: tuple[str, ...]) -> str:
    """Only our own names mean our fields: `agency` may be anything in another tool's file."""
    name = normal(key).replace(" ", "_")
    return name if name in fields else ""


def _count(text: str, where: Where, log: Log) -> Count | None:
    amount = amount_in(Cell(text))
    if amount.trouble:
        log.warn(where, amount.trouble, "It is read as not known. Write the number of referrals.")
    return amount.count


def _period(attributes: dict[str, str]) -> Period | None:
    start, end = (parse_date(attributes.get(f"period_{end}", "")) for end in ("start", "end"))
    return Period(start, end) if start and end and start <= end else None
