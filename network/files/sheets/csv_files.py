"""Maps as pairs of CSV files: our own, partners and links, and Gephi's, nodes and edges. UTF-8 with a BOM for Excel."""

import codecs
import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from network.counts import known
from network.files.draft.flat import LABEL, link_row, partner_row
from network.files.draft.graph_rows import counts_cells, graph_rows, losses
from network.files.draft.headings import LINK_FIELDS, PARTNER_FIELDS
from network.files.raw.safe_cells import safe_cell
from network.model import Network

__all__ = ["csv_pair_bytes", "gephi_pair_bytes"]

Row = Mapping[str, str]


def csv_pair_bytes(network: Network) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files `partners` and `links`, and what CSV cannot hold of the map."""
    partners = [partner_row(network, partner) for partner in network.partners]
    links = [row | counts_cells(network, row) for relation in network.relations if (row := link_row(network, relation))]
    files = {
        "partners": _csv(partners, columns_of(partners, ("partner_id", "name"), PARTNER_FIELDS)),
        "links": _csv(links, columns_of(links, ("from", "to", "link_type", "referrals"), LINK_FIELDS)),
    }
    return files, losses(network, "CSV")


def gephi_pair_bytes(network: Network) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files `nodes` and `edges` for Gephi, and what they cannot hold of the map."""
    rows = graph_rows(network)
    nodes = [
        {"Id": one, "Label": row[LABEL], **{key: row[key] for key in row if key != LABEL}} for (one,), row in rows.nodes
    ]
    edges = []
    for ((source, target), row), relation in zip(rows.edges, network.relations, strict=True):
        kind = "Directed" if relation.directed else "Undirected"
        weight = known(relation.made)
        shown = {key: text for key, text in row.items() if key != "direction"}
        edges.append(
            {"Source": source, "Target": target, "Type": kind, "Weight": str(weight) if weight else "", **shown}
        )
    files = {
        "nodes": _csv(nodes, columns_of(nodes, ("Id", "Label"), PARTNER_FIELDS)),
        "edges": _csv(edges, columns_of(edges, ("Source", "Target", "Type", "Weight"), LINK_FIELDS)),
    }
    return files, losses(network, "Gephi CSV")


def columns_of(rows: Sequence[Row], first: Sequence[str], order: Sequence[str]) -> list[str]:
    """The columns that any row fills: those that always stand, our own in their order, then free ones."""
    filled = dict.fromkeys(column for row in rows for column in row)
    return [
        *first,
        *(one for one in order if one in filled and one not in first),
        *(one for one in filled if one not in (*first, *order)),
    ]


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(row.get(column, "")) for column in columns] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()
