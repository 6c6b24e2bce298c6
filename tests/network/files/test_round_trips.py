"""What is written and read again says the same, as far as the format can hold it; the rest is said."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from network.counts import Count
from network.files import read, write
from network.files.writing import WRITE_SUFFIXES
from network.model import Network, Option, Partner, Relation, StepBack, System
from network.uploads import read_files
from tests.network.files.plain_networks import plain_networks
from tests.pace import usually
from tests.shipped import shipped

MAPS = sorted((Path(__file__).parents[3] / "data").glob("*.yaml"))
RIVERSIDE = [path for path in MAPS if path.stem == "partners"]
GRAPHS = tuple(suffix for suffix in WRITE_SUFFIXES if suffix not in (".xlsx", ".yaml", ".yml"))
FEWER = settings(max_examples=settings.default.max_examples // 3)  # each writes and reads a file
PAIRS = {".csv": ("partners", "links"), ".gephi.csv": ("nodes", "edges")}

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")


def there_and_back(network: Network, folder: Path, suffix: str) -> Network:
    write(network, folder / f"map{suffix}")
    if suffix in PAIRS:
        reading = read_files([folder / f"map-{part}.csv" for part in PAIRS[suffix]])
    else:
        reading = read(folder / f"map{suffix}")
    assert reading.network is not None, reading.problems
    return reading.network


def counted(network: Network) -> bool:
    return any(relation.made or relation.accepted or relation.completed for relation in network.relations)


def in_order(parts: Sequence[Partner] | Sequence[Relation]) -> list[Partner | Relation]:
    """The same, whatever the order of their free columns: in a table all parts share one."""
    return [replace(part, more=tuple(sorted(part.more))) for part in parts]


@pytest.mark.long
@FEWER
@given(network=plain_networks())  # a map takes longer to draw than to write and to read
def test_partners_and_links_survive_every_format(network: Network, tmp_path_factory: pytest.TempPathFactory) -> None:
    for suffix in (*GRAPHS, ".xlsx"):
        back = there_and_back(network, tmp_path_factory.mktemp("map"), suffix)
        assert in_order(back.partners) == in_order(network.partners), suffix
        assert in_order(back.relations) == in_order(network.relations), suffix
        assert back.asked == network.asked, suffix
        assert back.positions == network.positions, suffix
        if counted(network):
            assert back.system.period == network.system.period, suffix
        if suffix == ".xlsx":  # a workbook holds everything but saved what-ifs
            assert replace(back, partners=network.partners, relations=network.relations) == network


@pytest.mark.long
@pytest.mark.parametrize("suffix", WRITE_SUFFIXES)
@pytest.mark.parametrize("path", usually(RIVERSIDE, slowly=MAPS), ids=lambda path: path.stem)
def test_the_shipped_maps_survive_every_format(path: Path, suffix: str, tmp_path: Path) -> None:
    network = shipped(path.stem)
    back = there_and_back(network, tmp_path, suffix)
    assert {partner.id: partner for partner in back.partners} == network.by_id
    assert back.relations == network.relations


@pytest.mark.parametrize("suffix", GRAPHS)
def test_what_a_format_cannot_hold_is_said(suffix: str, tmp_path: Path) -> None:
    network = shipped()
    said = " ".join(write(network, tmp_path / f"map{suffix}"))
    for lost in ("promises", "stories", "goals", "age bands", "illustrative", network.system.name):
        assert lost in said


def test_a_workbook_says_that_it_cannot_hold_what_ifs(tmp_path: Path) -> None:
    network = Network(System("S"), (Partner("a", "A"),), options=(Option("o", "O", (StepBack("a"),)),))
    assert write(network, tmp_path / "map.xlsx") == (
        "A workbook cannot hold saved what-ifs. Keep the map file for that.",
    )


@pytest.mark.long
@pytest.mark.parametrize("suffix", WRITE_SUFFIXES)
def test_two_links_of_one_kind_for_different_needs_stay_two(suffix: str, tmp_path: Path) -> None:
    network = shipped()
    needs = [need.id for need in network.system.needs[:2]]
    ends = network.partners[0].id, network.partners[1].id
    two = tuple(Relation(*ends, needs=(need,), made=Count.exactly(7)) for need in needs)
    both = replace(network, relations=two)
    assert there_and_back(both, tmp_path, suffix).relations == two


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".kumu.json", ".csv"])
def test_known_none_and_not_known_stay_apart(suffix: str, tmp_path: Path) -> None:
    unknown, none = Partner("a", "A"), Partner("b", "B", areas=(), needs=(), stages=(), only_for=(), hours=())
    links = (Relation("a", "b", made=Count.exactly(0)), Relation("b", "a", declined=(), said_by=(), needs=()))
    back = there_and_back(Network(System("S"), (unknown, none), links), tmp_path, suffix)
    assert back.partners == (unknown, none)
    assert back.relations == links


def test_a_name_that_asks_for_no_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no format that can be written"):
        write(Network(System("S")), tmp_path / "map.doc")
