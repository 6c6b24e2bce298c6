"""NodeXL's workbook: which of its many columns hold the network, and which only how it is drawn or measured.

References
----------
Smith et al., NodeXL: the template NodeXLGraph.xltx, its sheets Edges, Vertices, Groups and Overall Metrics.
"""

from collections.abc import Sequence
from dataclasses import replace

from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.recognised import DROP, KEEP, Column, Table

__all__ = ["NODEXL", "is_directed", "of_nodexl"]

NODEXL = "NodeXL"
DRAWN = frozenset(
    "color,colour,shape,size,opacity,image file,visibility,width,style,tooltip,locked,label fill color,label position,"
    "label text color,label font size,layout order,polar r,polar angle,collapsed,marked,custom menu item text,"
    "custom menu item action,dynamic filter,add your own columns here,id".split(",")
)
MEASURED = frozenset(
    "degree,in degree,out degree,betweenness centrality,closeness centrality,eigenvector centrality,pagerank,page rank,"
    "clustering coefficient,reciprocated,reciprocated vertex pair ratio,vertex 1 group,vertex 2 group".split(",")
)
VERTEX = {"vertex": "partner_id", "label": "name"}
LINK = {"relationship": "link_type", "label": KEEP}


def of_nodexl(table: Table) -> Table:
    """The sheet of edges or of vertices. A vertex is an id and, where its label is blank, the name."""
    own = LINK if table.role == "links" else VERTEX
    return replace(table, columns=tuple(_column(column, own) for column in table.columns), dialect=NODEXL)


def is_directed(grids: Sequence[Grid]) -> bool:
    """Whether links have a direction: they have, unless the sheet of metrics says that the graph is undirected."""
    rows = ([normal(cell.text) for cell in row[:2]] for grid in grids for row in grid.rows)
    return ["graph type", "undirected"] not in rows


def _column(column: Column, own: dict[str, str]) -> Column:
    heading = normal(column.heading)
    if heading in DRAWN | MEASURED:
        return replace(column, field=DROP)
    if heading in own:
        return replace(column, field=own[heading])
    return replace(column, field="strength" if column.field == "referrals" else column.field)
