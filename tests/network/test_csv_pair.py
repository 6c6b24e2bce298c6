"""Two CSV files become a map: good rows are kept, every other row is told."""

from pathlib import Path

import pytest

from network import Network, Reading
from network.files.by_suffix import read_files
from network.files.csv_pair import read_csv_pair

NODES = "id,label,sector,area\na,Advice,Voluntary,North\nb,Bail,Justice,\n007,NA,,South\n"
EDGES = "source,target,weight,type\na,b,3,phone\nb,007,1.5,\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "nodes.csv", tmp_path / "edges.csv"


def read(pair: tuple[Path, Path], nodes: str | bytes = NODES, edges: str | bytes = EDGES) -> Reading:
    for path, content in zip(pair, (nodes, edges), strict=True):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_csv_pair(*pair)


def errors(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [(problem.where.file, problem.where.row, problem.where.column) for problem in reading.problems]


def network(reading: Reading) -> Network:
    assert reading.network is not None, reading.problems
    return reading.network


def test_partners_and_links_are_read(pair: tuple[Path, Path]) -> None:
    found = network(read(pair))
    assert [(one.id, one.name, one.sector) for one in found.partners] == [
        ("a", "Advice", "Voluntary"),
        ("b", "Bail", "Justice"),
        ("007", "NA", None),
    ]
    assert [(link.source, link.target, link.kind) for link in found.relations] == [
        ("a", "b", "refers"),
        ("b", "007", "refers"),
    ]


def test_other_columns_are_kept_and_a_weight_is_no_number_of_people(pair: tuple[Path, Path]) -> None:
    found = network(read(pair))
    assert found.partners[0].more == (("area", "North"),)
    assert found.partners[1].more == ()
    assert found.relations[0].more == (("strength", "3"), ("type", "phone"))
    assert found.relations[1].more == (("strength", "1.5"),)
    assert found.relations[0].made is None


def test_repeated_rows_add_up(pair: tuple[Path, Path]) -> None:
    edges = "source,target,weight,type\na,b,3,phone\na,b,0.5,letter\nb,a,1,phone\na,b,,phone\n"
    found = network(read(pair, edges=edges))
    assert [(link.source, link.target) for link in found.relations] == [("a", "b"), ("b", "a")]
    assert found.relations[0].more == (("strength", "3.5"), ("type", "phone | letter"))


def test_the_files_may_come_in_either_order(pair: tuple[Path, Path]) -> None:
    expected = network(read(pair))
    assert network(read_csv_pair(pair[1], pair[0])) == expected
    assert network(read_files([pair[0], pair[1]])) == expected


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("id,", "ID ,").replace("source", " Source").encode(),
        lambda text: (text + "\n,,,\n").encode(),
    ],
    ids=["UTF-8 mark", "UTF-16", "semicolons", "tabs", "Windows lines", "headings", "blank rows"],
)
def test_ways_of_saving_a_table_make_no_difference(saved: object, pair: tuple[Path, Path]) -> None:
    expected = network(read(pair))
    assert network(read(pair, saved(NODES), saved(EDGES))) == expected  # type: ignore[operator]


def test_rows_that_cannot_be_used_are_left_out_and_listed(pair: tuple[Path, Path]) -> None:
    reading = read(
        pair,
        'id,label\na,"Advice\ncentre"\n,Nobody\na,Again\nb,Bail\n',
        "source,target,weight\na,b,many\na,bb,1\n,b,1\n",
    )
    assert errors(reading) == [
        ("nodes.csv", 4, "id"),
        ("nodes.csv", 5, "id"),
        ("edges.csv", 2, "weight"),
        ("edges.csv", 3, "target"),
        ("edges.csv", 4, "source"),
        ("", None, ""),  # nobody was asked
    ]
    assert reading.outcome == "warn"
    assert len(network(reading).partners) == 2
    assert len(network(reading).relations) == 1


@pytest.mark.parametrize(
    ("nodes", "edges", "words"),
    [
        ("name\nA\n", EDGES, 'no column "id"'),
        (NODES, "source,to\na,b\n", 'no column "target"'),
        ("", EDGES, "empty"),
        (NODES, 'source,target\n"a,b\n', "cannot be read"),
        (b"\x81\x8d", EDGES, "not a text file"),
    ],
)
def test_a_pair_that_is_none_is_refused(nodes: str | bytes, edges: str, words: str, pair: tuple[Path, Path]) -> None:
    reading = read(pair, nodes, edges)
    assert reading.outcome == "refuse"
    assert any(words in problem.what for problem in reading.problems)


def test_a_file_of_another_kind_is_refused_with_those_that_can_be_read(tmp_path: Path) -> None:
    (problem,) = read_files([tmp_path / "map.docx"]).problems
    assert ".yaml" in problem.fix
