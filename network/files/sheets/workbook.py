"""Maps as workbooks: our own, which holds all of a map but its saved what-ifs, and Kumu's."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from network.files.draft.flat import LABEL, link_row, partner_row
from network.files.draft.graph_rows import graph_rows, losses
from network.files.draft.headings import LINK_FIELDS, PARTNER_FIELDS
from network.files.raw.safe_cells import safe_cell
from network.files.sheets.csv_files import columns_of
from network.files.sheets.our_workbook import SHEETS, rows_of_parts
from network.model import Network

__all__ = ["add_table", "kumu_workbook_bytes", "new_workbook", "workbook_bytes"]

LONGEST_CELL = 32_767  # characters, the most that a cell of a workbook holds
NUMBERS = frozenset(
    {"referrals", "accepted", "completed", "capacity", "wait_days", "days", "trust_reliable", "trust_open", "how_many"}
)
WIDEST = 40  # characters that a column is made wide

Row = Mapping[str, str]


def workbook_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The map as our own workbook, and what a workbook cannot hold of it."""
    partners = [partner_row(network, partner) for partner in network.partners]
    links = [link_row(network, relation) for relation in network.relations]
    sheets = {
        "Partners": (columns_of(partners, ("partner_id", "name"), PARTNER_FIELDS), partners),
        "Links": (columns_of(links, ("from", "to", "link_type", "referrals"), LINK_FIELDS), links),
    }
    for name, rows in rows_of_parts(network).items():
        columns = ("what", "value") if name == "system" else SHEETS[name]
        sheets[name.capitalize()] = (list(columns), rows)
    lost = ["A workbook cannot hold saved what-ifs. Keep the map file for that."] if network.options else []
    return _bytes(sheets, lost), tuple(lost)


def kumu_workbook_bytes(network: Network) -> tuple[bytes, tuple[str, ...]]:
    """The map as Kumu imports it: elements and connections, and what Kumu cannot hold of it."""
    graph = graph_rows(network)
    elements = []
    for (one,), row in graph.nodes:
        kind = {"Type": row["sector"]} if "sector" in row else {}
        kept = {key: text for key, text in row.items() if key not in (LABEL, "sector", "partner_id", "name")}
        elements.append({"ID": one, "Label": row["name"], **kind, **kept})
    connections = []
    for ((source, target), row), relation in zip(graph.edges, network.relations, strict=True):
        direction = "directed" if relation.directed else "undirected"
        kept = {key: text for key, text in row.items() if key not in ("direction", "link_type")}
        ends = {end: text.replace("|", "\\|") for end, text in (("From", source), ("To", target))}
        connections.append({**ends, "Direction": direction, "Type": relation.kind, **kept})
    sheets = {
        "Elements": (columns_of(elements, ("ID", "Label", "Type"), PARTNER_FIELDS), elements),
        "Connections": (columns_of(connections, ("From", "To", "Direction", "Type"), LINK_FIELDS), connections),
    }
    lost = list(losses(network, "Kumu"))
    return _bytes(sheets, lost), tuple(lost)


def new_workbook(target: io.BytesIO) -> Any:
    """A workbook in memory in which no text becomes a formula or a link."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(target, options)


def add_table(book: Any, name: str, columns: Sequence[str], rows: Sequence[Row], bold: Any) -> int:
    """A sheet with headings that stay in view; says how many texts were too long for a cell and were cut."""
    sheet, cut = book.add_worksheet(name), 0
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, safe_cell(column)[:LONGEST_CELL], bold)
        longest = max((len(row.get(column, "")) for row in rows), default=0)
        sheet.set_column(index, index, min(WIDEST, max(len(column), longest) + 2))
    for number, row in enumerate(rows, start=1):
        for index, column in enumerate(columns):
            text = row.get(column, "")
            if column in NUMBERS and text.isascii() and text.isdecimal() and len(text) < 15:
                sheet.write_number(number, index, int(text))
            elif text:
                cell = safe_cell(text)
                cut += len(cell) > LONGEST_CELL
                sheet.write_string(number, index, cell[:LONGEST_CELL])
    return cut


def _bytes(sheets: Mapping[str, tuple[Sequence[str], Sequence[Row]]], lost: list[str]) -> bytes:
    target = io.BytesIO()
    with new_workbook(target) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        cut = sum(add_table(book, name, columns, rows, bold) for name, (columns, rows) in sheets.items())
    if cut:
        lost.append(f"Texts of more than {LONGEST_CELL} characters do not fit into a cell and were cut: {cut}.")
    return target.getvalue()
