"""Files of other tools as people bring them: each kind of trouble with files made up for it."""

import json
from pathlib import Path
from typing import Any

import pytest

from network.files import write
from network.files.summary import summarise
from network.model import Network, Partner, Relation, System
from network.reading import Reading
from network.uploads import read_files
from tests.network.files.graphs.given import kinds_of, network_of, read_text

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
NODES = '<node id="Mind"/><node id="Court"/><node id="Clinic"/>'


def free(reading: Reading, key: str) -> list[str]:
    return [dict(link.more).get(key, "") for link in network_of(reading).relations]


def said(reading: Reading) -> str:
    return " ".join([*map(str, reading.problems), *reading.notes])


def graphml(edges: str, keys: str = "", nodes: str = NODES) -> Reading:
    return read_text(GRAPHML.format(f'{keys}<graph edgedefault="directed">{nodes}{edges}</graph>'), "map.graphml")


def test_decimal_and_negative_weights_are_kept() -> None:
    gml = 'graph [ directed 1 node [ id 0 label "a" ] node [ id 1 label "b" ] edge [ source 0 target 1 value {} ] ]'
    for weight in ("0.5", "-3.25", "1e-3", "7"):
        assert free(read_text(gml.format(weight), "map.gml"), "value") == [weight]


@pytest.mark.parametrize("key", ["interaction", "kind", "relation", "label", "type", "relationship"])
def test_the_kind_of_a_link_is_read_under_any_name(key: str) -> None:
    keys = f'<key id="k" for="edge" attr.name="{key}" attr.type="string"/>'
    edge = '<edge source="Mind" target="{}"><data key="k">{}</data></edge>'
    reading = graphml(edge.format("Court", "FUNDS") + edge.format("Clinic", "shares information"), keys)
    assert kinds_of(reading) == [("Mind", "Court", "funds"), ("Mind", "Clinic", "shares information")]


def test_a_kind_that_is_not_known_is_named_and_kept() -> None:
    keys = '<key id="k" for="edge" attr.name="interaction" attr.type="string"/>'
    reading = graphml('<edge source="Mind" target="Court"><data key="k">admires</data></edge>', keys)
    assert free(reading, "interaction") == ["admires"]
    assert '"admires"' in said(reading)


def test_a_list_of_kinds_in_kumu_is_several_links() -> None:
    elements = [{"label": "Mind"}, {"label": "Court"}]
    link = {"from": "Mind", "to": "Court", "direction": "directed", "type": ["refers", "funds"]}
    reading = read_text({"elements": elements, "connections": [link]}, "map.json")
    assert kinds_of(reading) == [("Mind", "Court", "refers"), ("Mind", "Court", "funds")]


def test_what_is_on_no_kumu_map_is_left_out_and_named() -> None:
    def element(place: int) -> dict[str, Any]:
        return {"_id": f"e{place}", "attributes": {"label": f"Partner {place}"}}

    project = {
        "elements": [element(1), element(2), element(3)],
        "connections": [
            {"_id": "c1", "from": "e1", "to": "e2", "direction": "directed"},
            {"_id": "c2", "from": "e3", "to": "e1"},
        ],
        "maps": [
            {
                "name": "North",
                "elements": [{"element": "e1"}, {"element": "e2"}],
                "connections": [{"connection": "c1"}],
            },
            {"name": "South", "elements": [{"element": "e1"}], "connections": []},
        ],
    }
    reading = read_text(project, "map.json")
    assert [partner.name for partner in network_of(reading).partners] == ["Partner 1", "Partner 2"]
    assert len(network_of(reading).relations) == 1
    assert all(words in said(reading) for words in ("North", "South", "Partner 3"))


def pajek(content: str) -> Reading:
    return read_text(content, "map.net")


def test_a_relation_before_the_pair_is_its_kind() -> None:
    top = '*Vertices 2\n1 "Mind"\n2 "Court"\n*Arcs :1 "refers"\n*Arcs :2 "funds"\n*Arcs\n'
    assert kinds_of(pajek(top + "2: 1 2 5\n1: 2 1\n")) == [("Mind", "Court", "funds"), ("Court", "Mind", "refers")]


def test_a_pajek_file_of_two_kinds_links_the_first_with_the_second() -> None:
    reading = pajek('*Vertices 5 2\n1 "Mind"\n2 "Court"\n3 "Hub"\n4 "Forum"\n5 "Board"\n*Matrix\n0 1 1\n1 0 0\n')
    assert {(source, target) for source, target, _ in kinds_of(reading)} == {
        *(("Mind", "Forum"), ("Mind", "Board"), ("Court", "Hub"))
    }
    assert "two kinds of thing" in said(reading)


@pytest.mark.parametrize("labels", ["", "row labels:\nMind\nCourt\ncolumn labels:\nHub\nForum\nBoard\n"])
def test_a_dl_file_of_two_kinds_links_rows_with_columns(labels: str) -> None:
    reading = read_text(f"dl nr=2 nc=3 format=fullmatrix\n{labels}data:\n0 1 1\n1 0 0\n", "map.dl")
    assert len(network_of(reading).partners) == 5
    assert len({*kinds_of(reading)}) == 3
    assert "two kinds of thing" in said(reading)


def test_a_dl_matrix_of_some_rows_has_one_kind() -> None:
    labels = "row labels:\nMind\nCourt\ncolumn labels:\nMind\nCourt\nClinic\n"
    reading = read_text(f"dl nr=2 nc=3 format=fullmatrix\n{labels}data:\n0 1 1\n1 0 0\n", "map.dl")
    assert kinds_of(reading) == [("Mind", "Court", "refers"), ("Mind", "Clinic", "refers"), ("Court", "Mind", "refers")]


ARROWS = '<data key="d"><y:PolyLineEdge xmlns:y="y"><y:Arrows source="{}" target="{}"/></y:PolyLineEdge></data>'


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("none", "delta", [("Mind", "Court", "refers")]),
        ("delta", "none", [("Court", "Mind", "refers")]),
        ("none", "none", [("Mind", "Court", "knows")]),
        ("standard", "standard", [("Mind", "Court", "refers"), ("Court", "Mind", "refers")]),
    ],
)
def test_the_arrows_of_a_drawing_say_which_way_a_link_runs(source: str, target: str, found: list[object]) -> None:
    edge = f'<edge source="Mind" target="Court">{ARROWS.format(source, target)}</edge>'
    assert kinds_of(graphml(edge)) == found


def test_several_graphs_in_a_file_share_their_nodes_and_keep_their_directions() -> None:
    graph = '<graph id="{}" edgedefault="{}">' + NODES + '<edge source="Mind" target="{}"/></graph>'
    both = graph.format("funding", "directed", "Court") + graph.format("contact", "undirected", "Clinic")
    reading = read_text(GRAPHML.format(both), "map.graphml")
    assert kinds_of(reading) == [("Mind", "Court", "funds"), ("Mind", "Clinic", "knows")]
    assert reading.problems == ()


def part_of(reading: Reading) -> dict[str, str]:
    return {one.name: dict(one.more)["part of"] for one in network_of(reading).partners if "part of" in dict(one.more)}


def test_who_stands_inside_whom_is_kept() -> None:
    nested = '<node id="Trust"><graph edgedefault="directed"><node id="Team"/></graph></node>'
    assert part_of(graphml("", nodes=nested)) == {"Team": "Trust"}
    cytoscape = {"elements": {"nodes": [{"data": {"id": "T"}}, {"data": {"id": "a", "parent": "T"}}], "edges": []}}
    assert part_of(read_text(cytoscape, "map.cyjs")) == {"a": "T"}
    gexf = '<gexf><graph><nodes><node id="T" label="Trust"><nodes><node id="a" label="Team"/></nodes></node></nodes>'
    assert part_of(read_text(gexf + "<edges/></graph></gexf>", "map.gexf")) == {"Team": "Trust"}


def test_dates_are_kept_and_values_over_time_are_told() -> None:
    content = (
        '<gexf><graph mode="dynamic" defaultedgetype="directed"><attributes class="edge" mode="dynamic">'
        '<attribute id="w" title="weight" type="float"/></attributes><nodes>'
        '<node id="a"/><node id="b"><spells><spell start="2015" end="2016"/><spell start="2018" end="2019"/></spells>'
        '</node></nodes><edges><edge source="a" target="b"><attvalues><attvalue for="w" value="9" start="2020"/>'
        '<attvalue for="w" value="7" start="2019"/></attvalues></edge></edges></graph></gexf>'
    )
    reading = read_text(content, "map.gexf")
    assert free(reading, "weight") == ["9"]
    assert dict(network_of(reading).by_id["b"].more) == {"starts": "2015", "ends": "2019"}
    assert "Only the last value" in said(reading)
    assert "1 node or edge was there more than once. Only the first start and the last end are kept" in said(reading)
    assert "everything that it ever held" not in said(reading)


def test_a_spell_that_still_goes_on_has_no_end() -> None:
    spells = '<spells><spell start="2011" end="2013"/><spell start="2021"/></spells>'
    content = (
        '<gexf><graph mode="dynamic" defaultedgetype="directed"><nodes><node id="a"/><node id="b"/></nodes>'
        f'<edges><edge source="a" target="b">{spells}</edge></edges></graph></gexf>'
    )
    reading = read_text(content, "map.gexf")
    assert free(reading, "starts") == ["2011"]
    assert free(reading, "ends") == [""]


NODE_LINKS: dict[str, dict[str, Any]] = {
    "networkx": {
        "directed": True,
        "nodes": [{"id": "Mind"}, {"id": "Court"}],
        "edges": [{"source": "Mind", "target": "Court", "weight": 0.5}],
    },
    "d3 places": {"nodes": [{"name": "Mind"}, {"name": "Court"}], "links": [{"source": 0, "target": 1}]},
    "vis": {"nodes": [{"id": 1, "label": "Mind"}, {"id": 2, "label": "Court"}], "edges": [{"from": 1, "to": 2}]},
    "vis arrow": {
        "nodes": [{"id": 1, "label": "Mind"}, {"id": 2, "label": "Court"}],
        "edges": [{"from": 2, "to": 1, "arrows": "from"}],
    },
    "graphology": {
        "options": {"type": "directed"},
        "nodes": [{"key": "1", "attributes": {"label": "Mind"}}, {"key": "2", "attributes": {"label": "Court"}}],
        "edges": [{"key": "e", "source": "1", "target": "2", "attributes": {}}],
    },
    "json graph format": {
        "graph": {"nodes": {"Mind": {}, "Court": {}}, "edges": [{"source": "Mind", "target": "Court"}]}
    },
    "adjacency": {"directed": True, "nodes": [{"id": "Mind"}, {"id": "Court"}], "adjacency": [[{"id": "Court"}], []]},
}


@pytest.mark.parametrize("shape", NODE_LINKS)
def test_nodes_and_links_as_json_are_read(shape: str) -> None:
    assert kinds_of(read_text(NODE_LINKS[shape], "map.json")) == [("Mind", "Court", "refers")]


def test_neighbours_without_direction_are_one_link() -> None:
    content = {"directed": False, "nodes": [{"id": "a"}, {"id": "b"}], "adjacency": [[{"id": "b"}], [{"id": "a"}]]}
    assert kinds_of(read_text(content, "map.json")) == [("a", "b", "knows")]


def test_other_json_is_refused_with_what_to_export_instead() -> None:
    assert "GraphML or as CSV" in said(read_text({"things": [1, 2]}, "map.json"))


def test_names_of_nodes_are_found_under_any_attribute() -> None:
    keys = '<key id="k" for="node" attr.name="venue" attr.type="string"/>'
    node = '<node id="n{}"><data key="k">{}</data></node>'
    nodes = "".join(node.format(place, name) for place, name in enumerate(("Mind", "Court", "Hub")))
    assert [one.name for one in network_of(graphml("", keys, nodes)).partners] == ["Mind", "Court", "Hub"]


def test_several_graphs_in_gml_are_told() -> None:
    assert "2 graphs" in said(
        read_text('graph [ node [ id 1 label "a" ] ] graph [ node [ id 1 label "b" ] ]', "map.gml")
    )


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".gephi.csv", ".kumu.xlsx", ".kumu.json", ".graphml", ".gexf"])
@pytest.mark.parametrize("heading", ["name", "2023/24", "Total", "% agreed", "Contact", "From", "Count of referrals"])
def test_a_free_column_of_any_name_comes_back(heading: str, suffix: str, tmp_path: Path) -> None:
    links = (Relation("a", "b", more=((heading, "word"),)), Relation("a", "b", more=((heading, "other"),)))
    network = Network(System("S"), (Partner("a", "A"), Partner("b", "B")), links)
    write(network, tmp_path / f"map{suffix}")
    reading = read_files(sorted(tmp_path.iterdir(), reverse=True))
    assert network_of(reading).relations == links
    assert summarise(reading)["statements"] == 2


def test_a_list_of_links_alone_is_read() -> None:
    links = json.dumps([{"source": "Mind", "target": "Court", "type": "funds"}])
    assert kinds_of(read_text(links, "map.json")) == [("Mind", "Court", "funds")]


PEOPLE_AMONG = [
    ({"nodes": [{"id": "a", "name": "Mind", "labels": ["Organisation"]}, {"id": "b", "name": "Court"},
                {"id": "c", "name": "Kit Sample", "labels": ["Person"]}],
      "links": [{"source": "a", "target": "b"}, {"source": "c", "target": "a"}]}, "graph.json"),
    (GRAPHML.format(
        '<key id="t" for="node" attr.name="Node type" attr.type="string"/><graph edgedefault="directed">'
        '<node id="Mind"/><node id="Court"/><node id="Kit Sample"><data key="t">Staff</data></node>'
        '<edge source="Mind" target="Court"/><edge source="Kit Sample" target="Mind"/></graph>'), "map.graphml"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name"), PEOPLE_AMONG)
def test_nodes_that_are_people_stay_out_with_their_links(content: str | dict[str, Any], name: str) -> None:
    reading = read_text(content, name)
    assert sorted(one.name for one in network_of(reading).partners) == ["Court", "Mind"]
    assert len(kinds_of(reading)) == 1
    assert "1 of 3 partners is a person and no organisation" in said(reading)
    assert "Kit" not in said(reading) + repr(reading.network)


def test_a_file_of_people_alone_is_refused() -> None:
    nodes = [{"id": "Kit Sample", "type": "person"}, {"id": "Jo Sample", "type": "person"}]
    reading = read_text({"nodes": nodes, "links": [{"source": "Kit Sample", "target": "Jo Sample"}]}, "graph.json")
    assert reading.network is None
    assert "Sample" not in said(reading)


def test_people_in_a_list_of_partners_stay_out_too() -> None:
    table = "Label,Type\nMind,Charity\nKit Sample,Individual\nPeople First,Charity\n"
    reading = read_text(table, "partners.csv")
    assert [one.name for one in network_of(reading).partners] == ["Mind", "People First"]


@pytest.mark.parametrize("again", ["*Arcs :2\n2 1 5\n", "*Arcslist :2\n2 1\n", "*Matrix :2\n0 0\n1 0\n"])
def test_a_relation_that_is_named_once_keeps_its_name(again: str) -> None:
    top = '*Vertices 2\n1 "Mind"\n2 "Court"\n*Arcs :2 "funds"\n1 2 1\n*Arcs :1 "refers"\n1 2 1\n'
    assert ("Court", "Mind", "funds") in kinds_of(pajek(top + again))


@pytest.mark.parametrize(("kind", "told"), [("Need", True), ("Area", True), ("Charity", False)])
def test_nodes_that_are_no_organisations_are_told(kind: str, told: bool) -> None:
    nodes = [
        {"id": 1, "labels": ["Organisation"], "name": "Mind"},
        {"id": 2, "labels": [kind], "name": "Housing"},
        {"id": 3, "labels": ["Organisation"], "name": "Court"},
    ]
    links = [{"source": 1, "target": 2, "type": "HELPS_WITH"}, {"source": 1, "target": 3, "type": "REFERS_TO"}]
    reading = read_text({"nodes": nodes, "links": links}, "map.json")
    assert (f'some nodes are no organisations: "{kind}" (1)' in said(reading)) is told
