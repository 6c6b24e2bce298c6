"""One door: what the app is handed and what the terminal names are read alike."""

import json
from pathlib import Path

import pytest

from network.uploads import maps_in, read_files, read_uploaded
from tests.network.test_uploads import HEAD, ROWS
from tests.terminal.run import ROOT

SHARED = ROOT.parent / "shared"
FILES = sorted(
    path
    for pattern in ("field-cases/*.*", "realdata/*/original/*")
    for path in SHARED.glob(pattern)
    if path.is_file() and path.stat().st_size < 1_000_000
)
FILES += sorted((ROOT / "data").glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_alike_through_both_doors(path: Path) -> None:
    assert read_files([path]) == read_uploaded([(path.name, path.read_bytes())])


def test_rows_of_referrals_are_added_up_for_the_terminal_too(tmp_path: Path) -> None:
    path = tmp_path / "referrals.csv"
    path.write_text(HEAD + ROWS)
    network = read_files([path]).network
    assert network is not None
    assert [str(link.made) for link in network.relations] == ["3"]


def test_pages_of_a_directory_are_one_map_and_so_are_tables(tmp_path: Path) -> None:
    pages = [tmp_path / "page_1.json", tmp_path / "page_2.json"]
    for number, page in enumerate(pages):
        service = {"id": f"s{number}", "name": "Advice", "organization": {"id": f"o{number}", "name": f"Body {number}"}}
        page.write_text(json.dumps({"total_pages": 2, "page_number": number + 1, "contents": [service]}))
    names = [str(page) for page in pages]
    assert maps_in(["a.csv", *names, "b.yaml", "c.csv"]) == [["b.yaml"], names, ["a.csv", "c.csv"]]
    network = read_files(names).network
    assert network is not None
    assert len(network.partners) == 2
