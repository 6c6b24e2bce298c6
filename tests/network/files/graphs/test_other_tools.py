"""Files of other tools: directions, names that hide in data, several matrices, and real networks with known answers."""

import csv
import math
from pathlib import Path

import pytest

from analysis._measures import measures
from network import Reading
from network.files import read, read_bytes
from network.files.summary import summarise
from network.uploads import read_files, read_uploaded
from tests.network.files.graphs.given import kinds_of, network_of, read_text

REAL = Path(__file__).parents[5] / "shared" / "realdata"
GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{}</graphml>'
GEXF = '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected">{}</graph></gexf>'
R_COLUMNS = {  # ours: R's
    "degree": "degree_undirected",
    "betweenness": "betw_undirected",
    "constraint": "constraint_unweighted",
    "effective_size": "effective_size_undirected",
    "core_number": "coreness",
    "in_degree": "in_degree",
    "out_degree": "out_degree",
    "betweenness_directed": "betw_directed",
}


def numbers(reading: Reading) -> tuple[object, ...]:
    summary = summarise(reading)
    return tuple(summary[key] for key in ("outcome", "partners", "links", "total_made", "hidden", "missing"))


def test_graphml_names_hidden_in_data_become_ids_when_the_files_ids_are_running_numbers() -> None:
    keys = '<key id="k" for="node" attr.name="name" attr.type="string"/>'
    nodes = "".join(
        f'<node id="n{place}"><data key="k">{name}</data></node>' for place, name in enumerate(("Police", "Mind"))
    )
    reading = read_text(
        GRAPHML.format(f'{keys}<graph edgedefault="directed">{nodes}<edge source="n0" target="n1"/></graph>'),
        "a.graphml",
    )
    assert kinds_of(reading) == [("Police", "Mind", "refers")]


def test_graphml_of_yed_is_named_by_its_labels() -> None:
    shape = '<y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:NodeLabel>{}</y:NodeLabel></y:ShapeNode>'
    nodes = "".join(
        f'<node id="n{place}"><data key="d">{shape.format(name)}</data></node>' for place, name in enumerate("AB")
    )
    reading = read_text(
        GRAPHML.format(f'<graph edgedefault="directed">{nodes}<edge source="n1" target="n0"/></graph>'), "a.graphml"
    )
    assert kinds_of(reading) == [("B", "A", "refers")]


def test_graphml_may_mix_directions() -> None:
    nodes = "".join(f'<node id="{name}"/>' for name in ("a", "b", "c"))
    edges = '<edge source="a" target="b"/><edge source="b" target="c" directed="false"/>'
    reading = read_text(GRAPHML.format(f'<graph edgedefault="directed">{nodes}{edges}</graph>'), "a.graphml")
    assert kinds_of(reading) == [("a", "b", "refers"), ("b", "c", "knows")]


def test_gexf_may_mix_directions_and_a_mutual_edge_counts_once() -> None:
    nodes = "".join(f'<node id="{name}" label="{name.upper()}"/>' for name in ("a", "b", "c"))
    edges = (
        '<edge id="0" source="a" target="b" type="directed" weight="2"/><edge id="1" source="b" target="c"/>'
        '<edge id="2" source="c" target="a" type="mutual"/>'
    )
    reading = read_text(GEXF.format(f"<nodes>{nodes}</nodes><edges>{edges}</edges>"), "a.gexf")
    assert kinds_of(reading) == [("a", "b", "refers"), ("b", "c", "knows"), ("c", "a", "refers"), ("a", "c", "refers")]
    assert numbers(reading) == ("accept", 3, 3, 0, 0, 2)
    assert network_of(reading).relations[0].more == (("weight", "2"),)


def test_gml_without_labels_is_named_by_whatever_names_it() -> None:
    nodes = "".join(f'node [ id {place} vertexnames "{name}" ] ' for place, name in enumerate(("ACF", "CDC")))
    reading = read_text(f"graph [ directed 1 {nodes} edge [ source 0 target 1 ] ]", "a.gml")
    assert kinds_of(reading) == [("ACF", "CDC", "refers")]


def test_gml_entities_and_a_missing_bracket() -> None:
    assert network_of(read_text('graph [ node [ id 1 label "Caf&#233;" ] ]', "a.gml")).partners[0].name == "Café"
    assert "] is missing" in str(read_text("graph [ node [ id 1 ]", "a.gml").problems[0])


def test_pajek_keeps_several_matrices_apart() -> None:
    content = '*Vertices 2\n1 "A "\n2 "B"\n*Matrix :1 "Information"\n0 1\n0 0\n*Matrix :2 "Money"\n0 1\n1 0\n'
    reading = read_text(content, "a.net")
    found = [(link.source, link.target, dict(link.more)["relation"]) for link in network_of(reading).relations]
    assert found == [("A", "B", "Information"), ("A", "B", "Money"), ("B", "A", "Money")]
    assert numbers(reading)[:3] == ("accept", 2, 2)


def test_pajek_arcs_edges_lists_and_places() -> None:
    content = '*Vertices 4\n1 "A" 0.5 0.25\n2 "B"\n3 "C"\n*Arcs\n1 2 3\n*Edges\n2 3\n*Arcslist\n4 1 2\n'
    reading = read_text(content, "a.net")
    assert kinds_of(reading) == [("A", "B", "refers"), ("B", "C", "knows"), ("4", "A", "refers"), ("4", "B", "refers")]
    assert network_of(reading).positions == (("A", (0.5, 0.25)),)


@pytest.mark.parametrize(
    "content",
    [
        "DL N = 3\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\nA\nB\nC D\nDATA:\n0 4 0\n0 0 0\n1 0 0\n",
        'dl n=3 format=fullmatrix labels: A,B,"C D" data: 0 4 0 0 0 0 1 0 0',
        'dl n=3\nformat = edgelist1\nlabels embedded:\ndata:\nA B 4\n"C D" A 1\n',
        'dl n=3 format=edgelist1\nlabels:\nA,B,"C D"\ndata:\n1 2 4\n3 1 1\n',
        "dl nr=3 nc=3\nrow labels:\nA\nB\nC D\ncolumn labels:\nA\nB\nC D\ndata:\n0 4 0\n0 0 0\n1 0 0\n",
    ],
    ids=["lines", "one line", "embedded", "numbers", "rows and columns"],
)
def test_every_way_of_writing_dl_gives_the_same_network(content: str) -> None:
    reading = read_text(content, "a.dl")
    assert sorted(kinds_of(reading)) == [("A", "B", "refers"), ("C D", "A", "refers")]
    assert {dict(link.more)["weight"] for link in network_of(reading).relations} == {"4", "1"}


def test_dl_half_matrices_have_no_direction_and_levels_are_kept_apart() -> None:
    assert kinds_of(read_text("dl n=3 format=lowerhalf diagonal=absent labels: a,b,c data: 1 0 1", "a.dl")) == [
        ("b", "a", "knows"),
        ("c", "b", "knows"),
    ]
    two = read_text("dl n=2 nm=2 labels: a,b level labels: x,y data: 0 1 0 0 0 0 1 0", "a.dl")
    assert [dict(link.more)["relation"] for link in network_of(two).relations] == ["x", "y"]


def test_ucinets_binary_form_is_refused_with_the_cure() -> None:
    assert "export it as DL text" in str(read_bytes(b"\x00\x01", "a.##h").problems[0])


def test_a_kumu_blueprint_names_ids_or_labels_and_may_name_elements_it_does_not_list() -> None:
    reading = read_text(
        {
            "elements": [{"id": "e1", "label": "Police", "type": "Justice", "tags": ["a", "b"]}, {"label": "Mind"}],
            "connections": [
                {"from": "e1", "to": "Mind", "type": "Refers to", "direction": "directed"},
                {"from": "Mind", "to": "Housing", "type": "Advice", "direction": "undirected"},
                {"from": "e1", "to": "Housing", "direction": "mutual"},
            ],
        },
        "kumu.json",
    )
    assert [(one.id, one.name, one.sector) for one in network_of(reading).partners] == [
        ("e1", "Police", "Justice"),
        ("Mind", "Mind", None),
        ("Housing", "Housing", None),
    ]
    assert numbers(reading) == ("accept", 3, 3, 0, 0, 2)
    assert reading.notes[1] == 'Added as partners, for connections name them and elements do not: "Housing".'
    assert dict(network_of(reading).partners[0].more)["tags"] == "a | b"


def test_a_kumu_project_export_keeps_its_ids_because_labels_repeat() -> None:
    elements = [{"_id": f"elem-{place}", "attributes": {"label": "Police", "element type": "Team"}} for place in (1, 2)]
    link = {
        "_id": "conn-1",
        "from": "elem-1",
        "to": "elem-2",
        "direction": "directed",
        "attributes": {"connection type": "funds"},
    }
    reading = read_text({"elements": elements, "connections": [link], "loops": [], "maps": []}, "project.json")
    assert kinds_of(reading) == [("elem-1", "elem-2", "funds")]
    assert "same name" in str(reading.problems[0])


def test_kumu_sheets_hold_several_targets_in_a_cell() -> None:
    reading = read_text("From,To,Direction,Type,Strength\nA,B|C,directed,Refers,3\nB,C,mutual,,\n", "connections.csv")
    assert kinds_of(reading) == [("A", "B", "refers"), ("A", "C", "refers"), ("B", "C", "refers"), ("C", "B", "refers")]
    assert numbers(reading) == ("accept", 3, 3, 0, 0, 3)


def test_gephis_weight_is_no_number_of_people(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("Id;Label;agency\na;Police;X\nb;Mind;Y\n")
    (tmp_path / "edges.csv").write_text(
        "Source;Target;Type;Id;Label;Weight\na;b;Directed;0;;2.5\nb;a;Undirected;1;;1\n"
    )
    reading = read_files([tmp_path / "nodes.csv", tmp_path / "edges.csv"])
    assert kinds_of(reading) == [("a", "b", "refers"), ("b", "a", "knows")]
    assert dict(network_of(reading).relations[0].more)["strength"] == "2.5"
    assert network_of(reading).partners[0].more == (("agency", "X"),)
    assert numbers(reading)[3] == 0


def test_a_link_that_gephi_repeats_adds_its_weight(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("Id;Label\n1;Police\n3;Mind\n")
    (tmp_path / "edges.csv").write_text("Source;Target;Type;Id;Weight\n1;3;Directed;1;3\n1;3;Directed;2;4.5\n")
    reading = read_files([tmp_path / "nodes.csv", tmp_path / "edges.csv"])
    assert dict(network_of(reading).relations[0].more)["strength"] == "7.5"
    assert "the weights were added up" in str(reading.problems[0])


def test_it_is_said_that_weights_are_no_referrals() -> None:
    reading = read_text('graph [ node [ id 0 label "a" ] node [ id 1 label "b" ] edge [ source 0 target 1 weight 2 ] ]',
                        "a.gml")  # fmt: skip
    assert any("not read as numbers of referrals" in note for note in reading.notes)


def test_a_pair_of_network_files_reads_a_weight_as_strength_and_a_lone_edge_list_as_a_count(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text("id,label\na,Police\nb,Mind\n")
    (tmp_path / "edges.csv").write_text("source,target,weight\na,b,4\n")
    assert numbers(read_files([tmp_path / "nodes.csv", tmp_path / "edges.csv"]))[3] == 0
    assert numbers(read(tmp_path / "edges.csv"))[3] == 4


def test_nodexl_headings_stand_in_the_second_row() -> None:
    content = "Visual Properties,,,Other Columns\nVertex 1,Vertex 2,Color,Edge Weight\nPolice,Mind,Red,3\n"
    reading = read_text(content, "nodexl.csv")
    assert kinds_of(reading) == [("Police", "Mind", "refers")]
    assert network_of(reading).relations[0].more == (("strength", "3"),)


def test_cytoscape_names_come_from_data_and_cx_is_refused() -> None:
    nodes = [
        {"data": {"id": str(place), "name": name}, "position": {"x": place, "y": 0}} for place, name in enumerate("AB")
    ]
    reading = read_text({"elements": {"nodes": nodes, "edges": [{"data": {"source": "0", "target": "1"}}]}}, "a.cyjs")
    assert kinds_of(reading) == [("A", "B", "refers")]
    assert network_of(reading).positions == (("A", (0.0, 0.0)), ("B", (1.0, 0.0)))
    assert "Cytoscape" in str(read_text('[{"CXVersion": "2.0"}]', "a.json").problems[0])


def test_grants_are_links_of_money_and_a_grant_to_a_person_is_refused() -> None:
    ends_of_grants = "Recipient Org:Identifier,Recipient Org:Name,Funding Org:Identifier,Funding Org:Name"
    both = "GB-COH-02050843,Mind,GB-LAE-X,Council"
    heads = f"Identifier,Amount Awarded,Award Date,{ends_of_grants}\n"
    rows = f"1,5000,03/02/2005,{both}\n2,70,26/03/2001 00:00,{both}\n"
    reading = read_text(heads + rows, "grants.csv")
    assert kinds_of(reading) == [("GB-LAE-X", "GB-COH-02050843", "funds")]
    assert dict(network_of(reading).relations[0].more)["Amount Awarded"] == "5000 | 70"
    assert read_text("Identifier,Recipient Ind:Name,Funding Org:Name\n1,X,Y\n", "grants.csv").outcome == "refuse"


def test_a_package_of_grants_reads_as_its_sheet_does_and_without_grants_to_people() -> None:
    funder, mind = {"id": "GB-LAE-X", "name": "Council"}, {"id": "GB-COH-02050843", "name": "Mind"}
    grant = {"id": "1", "title": "Advice", "currency": "GBP", "amountAwarded": 5000.0, "awardDate": "2005-02-03"}
    grant |= {"fundingOrganization": [funder], "recipientOrganization": [mind]}
    reading = read_text({"grants": [grant, grant | {"id": "2", "amountAwarded": 70}]}, "grants.json")
    assert kinds_of(reading) == [("GB-LAE-X", "GB-COH-02050843", "funds")]
    assert [one.name for one in network_of(reading).partners] == ["Council", "Mind"]
    assert dict(network_of(reading).relations[0].more)["Amount Awarded"] == "5000 | 70"
    person = {"fundingOrganization": [funder], "recipientIndividual": {"name": "A. Person"}}
    refused = read_text({"grants": [grant, person]}, "grants.json")
    assert refused.outcome == "refuse"
    assert "grants to individual people" in str(refused.problems[0])
    assert "Person" not in str(refused.problems[0])


def test_a_document_type_is_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><graphml><graph>&a;</graph></graphml>'
    for name in ("a.graphml", "a.gexf", "a.xml"):
        assert "DOCTYPE" in str(read_text(bomb, name).problems[0])


def test_files_about_patients_are_refused() -> None:
    assert "patients" in str(read_text({"resourceType": "Bundle"}, "bundle.json").problems[0])


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/realdata is not here")
@pytest.mark.parametrize(
    "path",
    sorted(path for path in REAL.glob("*/original/*") if path.suffix != ".rda") if REAL.is_dir() else [],
    ids=lambda path: f"{path.parts[-3]} {path.name}",
)
def test_the_measures_of_real_files_equal_those_of_r(path: Path) -> None:
    folder = path.parents[1]
    expected = {row["id"]: row for row in rows_of(folder / "expected" / "nodes_expected.csv")}
    by_label = {row["label"].strip(): row["id"] for row in rows_of(folder / "nodes.csv")}
    table = measures(network_of(read(path)), by="sector")
    assert len(table) > 0
    for row in table.to_dict("records"):
        partner = row["partner"] if row["partner"] in expected else by_label[row["partner"]]
        for ours, theirs in R_COLUMNS.items():
            if theirs in expected[partner]:
                answer = expected[partner][theirs]
                wanted = math.nan if answer in ("", "NA", "NaN") else float(answer)
                assert row[ours] == pytest.approx(wanted, rel=1e-6, abs=1e-9, nan_ok=True), (partner, ours)


@pytest.mark.skipif(not REAL.is_dir(), reason="../shared/realdata is not here")
@pytest.mark.parametrize(
    ("name", "partners", "links"),
    [
        ("Freeman_EIES_networks_32actors.dl", 32, 825),
        ("Stokman_Ziegler_Corporate_Interlocks_Netherlands.dl", 16, 120),
        ("Thurman_Office_Networks_Coalitions.dl", 15, 85),
        ("TinyGraphML_Weighted_Dir_N3.graphml", 3, 3),
    ],
)
def test_sample_files_of_other_projects_load(name: str, partners: int, links: int) -> None:
    assert numbers(read(REAL / "format_samples" / name))[1:3] == (partners, links)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("a.gexf", "<gexf><meta>{said}</meta><graph><nodes><node id='a'/></nodes></graph></gexf>"),
        ("a.graphml", "<graphml>{said}<graph edgedefault='directed'><node id='a'/></graph></graphml>"),
    ],
)
def test_what_a_file_says_of_itself_is_said_not_to_be_read(file: str, content: str) -> None:
    def notes(said: str) -> str:
        return " ".join(read_uploaded([(file, content.format(said=said).encode())]).notes)

    assert "of itself" in notes("<description>Drawn after the spring meeting</description>")
    assert "of itself" in notes("<desc>Drawn after the spring meeting</desc>")
    assert "of itself" in notes("<keywords>referrals, spring</keywords>")
    assert "of itself" not in notes("<creator>Gephi 0.10.1</creator><description> </description>")
    assert "of itself" not in notes("")
