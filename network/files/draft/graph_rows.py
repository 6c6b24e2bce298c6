"""A map as nodes and edges with texts, for formats of other tools, and the words for what they cannot hold."""

import re
from dataclasses import dataclass

from network.files.draft.flat import LABEL, link_row, partner_row
from network.model import Network

__all__ = ["GraphRows", "graph_rows", "losses", "xml_text"]

UNDIRECTED = "undirected"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PARTS = (
    ("promises", "promises"),
    ("stories", "stories"),
    ("comments", "comments of partners"),
    ("goals", "goals"),
    ("teams", "core and extended teams"),
    ("people", "the people whose routes can be followed"),
    ("options", "saved what-ifs"),
    ("agreed", "who has agreed to be named"),
    ("running_order", "the running order"),
)


@dataclass(frozen=True, slots=True)
class GraphRows:
    """Nodes and edges, each with its ends and its texts by column."""

    nodes: list[tuple[tuple[str], dict[str, str]]]
    edges: list[tuple[tuple[str, str], dict[str, str]]]
    directed: bool  # at least one link has a direction


def graph_rows(network: Network) -> GraphRows:
    """The map as nodes and edges. The period of the counts stands with every link that has one."""
    nodes = [((partner.id,), partner_row(network, partner) | {LABEL: partner.label}) for partner in network.partners]
    directed = any(relation.directed for relation in network.relations) or not network.relations
    edges = []
    for relation in network.relations:
        row = {column: text for column, text in link_row(network, relation).items() if column not in ("from", "to")}
        if not relation.directed and directed:
            row["direction"] = UNDIRECTED
        edges.append(((relation.source, relation.target), row | counts_cells(network, row)))
    return GraphRows(nodes, edges, directed)


def counts_cells(network: Network, row: dict[str, str]) -> dict[str, str]:
    """The days that the counts of a link cover and how small counts were hidden, where it has counts."""
    if not row.keys() & {"referrals", "accepted", "completed"}:
        return {}
    period, rule = network.system.period, network.system.counts_rule
    cells = {} if period is None else {"period_start": period.start.isoformat(), "period_end": period.end.isoformat()}
    return cells | ({"counts_rule": rule} if rule else {})


def losses(network: Network, form: str) -> tuple[str, ...]:
    """What a file of nodes and links cannot hold of this map, a sentence each; empty when nothing is lost."""
    system = network.system
    lost = [words for part, words in PARTS if getattr(network, part)]
    if system.help_now:
        lost.append("where to turn now")
    if system.asked_as:
        lost.append("which kinds of link partners were asked about, and in which words")
    if system.ages:
        lost.append("the age bands")
    if any(area.covers for area in system.areas):
        lost.append("which areas lie inside others")
    if any(item.how_many for items in (system.areas, system.needs, system.stages, system.groups) for item in items):
        lost.append("how many people come in")
    if _unused(network):
        lost.append("areas, sectors, needs, stages and groups that no partner names")
    if system.period and not any(
        relation.made or relation.accepted or relation.completed for relation in network.relations
    ):
        lost.append("the period")
    sentences = [f"{form} cannot hold {', '.join(lost)}. Keep the map file for that."] if lost else []
    sentences.append(f'The name of the system is not kept in {form}: "{system.name}".')
    if system.illustrative:
        sentences.append(f"{form} cannot mark the data as illustrative. Say so where you use it.")
    return tuple(sentences)


def xml_text(text: str) -> str:
    """The text without the few control characters that no XML file can hold."""
    return NOT_XML.sub("", text)


def _unused(network: Network) -> bool:
    partners = network.partners
    used: dict[str, set[str]] = {
        "areas": {one for partner in partners for one in partner.areas or ()},
        "sectors": {partner.sector for partner in partners if partner.sector is not None},
        "stages": {one for partner in partners for one in partner.stages or ()},
        "groups": {one for partner in partners for one in partner.only_for or ()},
        "needs": {one for partner in partners for one in partner.needs or ()},
    }
    used["needs"].update(one for relation in network.relations for one in relation.needs or ())
    return any(item.id not in used[name] for name in used for item in getattr(network.system, name))
