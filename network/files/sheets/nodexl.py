"""NodeXL's workbook: which of its many columns hold the network, and which only how it is drawn or measured.

References
----------
Smith et al., NodeXL: the template NodeXLGraph.xltx, its sheets Edges, Vertices, Groups and Overall Metrics.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.names import match_key
from network.recognised import DROP, KEEP, Column, Table
from network.words import plural

__all__ = ["NODEXL", "is_directed", "of_nodexl", "without_skipped"]

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
SKIPPED = ("skip", "0", "skip 0")
LOOK_IN = 4  # rows in which the headings stand
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


def without_skipped(grids: Sequence[Grid], log: Log) -> list[Grid]:
    """The sheets without vertices and edges whose visibility is Skip: NodeXL leaves them out of its graph."""
    vertices = {grid.sheet: rows for grid in grids if (rows := _skipped(grid, ("vertex",)))}
    names = {
        match_key(row[_places(grid, ("vertex",))[0]].text)
        for grid in grids
        for number, row in grid.numbered
        if number in vertices.get(grid.sheet, ())
    }
    edges = {grid.sheet: rows for grid in grids if (rows := _skipped(grid, ("vertex 1", "vertex 2"), names))}
    if not (vertices or edges):
        return list(grids)
    told = [
        plural(sum(map(len, found.values())), *words)
        for found, words in ((vertices, ("vertex", "vertices")), (edges, ("edge",)))
        if found
    ]
    log.note(f"Left out, as NodeXL does with what is marked Skip: {' and '.join(told)}.")
    without = vertices | edges
    return [
        replace(grid, rows=[[] if number in without.get(grid.sheet, ()) else row for number, row in grid.numbered])
        for grid in grids
    ]


def _skipped(grid: Grid, ends: Sequence[str], names: Collection[str] = ()) -> set[int]:
    """The rows marked Skip, and those with an end that is."""
    found: set[int] = set()
    places = _places(grid, ends)
    for number, row in grid.numbered if places else ():
        texts = [row[place].text if place < len(row) else "" for place in places]
        if normal(texts[-1]) in SKIPPED or (names and any(match_key(text) in names for text in texts[:-1])):
            found.add(number)
    return found


def _places(grid: Grid, ends: Sequence[str]) -> list[int]:
    """The columns of the ends and of the visibility; none of a sheet that has not all of them."""
    for _, row in grid.numbered[:LOOK_IN]:
        words = [normal(cell.text) for cell in row]
        if {*ends, "visibility"} <= set(words) and words[0] in ends:
            return [words.index(text) for text in (*ends, "visibility")]
    return []


def _column(column: Column, own: dict[str, str]) -> Column:
    heading = normal(column.heading)
    if heading in DRAWN | MEASURED:
        return replace(column, field=DROP)
    if heading in own:
        return replace(column, field=own[heading])
    return replace(column, field="strength" if column.field == "referrals" else column.field)
