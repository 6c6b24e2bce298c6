"""One door: what the app is handed and what the terminal names are read alike."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from network import uploads
from network.files.writing import written
from network.reading import Reading
from network.recognised import ColumnIs
from network.uploads import maps_in, maps_of, read_files, read_uploaded
from terminal.maps_given import read_given
from tests.network.files.messy_files import MESSY
from tests.network.test_uploads import HEAD, ROWS
from tests.pace import usually
from tests.small_networks import NETWORKS
from tests.tabled import FOLDER
from tests.terminal.run import RIVERSIDE, ROOT

pytestmark = pytest.mark.long

SHARED = ROOT.parent / "shared"
NO_MAPS = (".md", ".png", ".svg", ".html")
FORMATS = ("m.kumu.json", "m.kumu.xlsx", "m.xlsx", "m.graphml", "m.gexf", "m.yaml", "m.csv", "m.gephi.csv")
MEGABYTE = 1_000_000  # bytes

Content = Callable[[], bytes]


def large_files() -> dict[str, Content]:
    """Files of more than a megabyte, one a kind."""
    long = "Housing and all that belongs to it " * 300
    row = f"R1,Police,Housing,2026-04-01,2026-04-04,completed,{long}\n"
    links = "".join(f"Police\tPartner {number}\t{long}\n" for number in range(100))
    return {
        "large_records.csv": lambda: (HEAD + row * 100).encode(),
        "large_links.tsv": lambda: f"From\tTo\tNote\n{links}".encode(),
        "large_graph.net": lambda: f'% {"x" * MEGABYTE}\n*Vertices 2\n1 "Police"\n2 "Housing"\n*Arcs\n1 2 3\n'.encode(),
        "large_page.json": lambda: page(1, 1, about="x" * MEGABYTE),
        "large_map.yaml": lambda: Path(RIVERSIDE).read_bytes() + b"# " + b"x" * MEGABYTE,
    }


def page(number: int, of: int, *, records: int | None = None, body: str = "Body", about: str = "") -> bytes:
    """One page of a directory: a service of one organisation."""
    service = {
        "id": f"s{number}",
        "name": "Advice",
        "organization": {"id": f"{body}{number}", "name": f"{body} {number}"},
    }
    counted = {"total_pages": of, "page_number": number, "total_items": of if records is None else records}
    return json.dumps({**counted, "contents": [service], "about": about}).encode()


def files_of_tests() -> dict[str, Content]:
    """The files that the tests have, by name."""
    kept = [path for folder in ("data", "tests") for path in sorted((ROOT / folder).rglob("*.yaml"))]
    shipped = {str(path.relative_to(ROOT)): path.read_bytes for path in kept if path.parent.name != FOLDER}
    messy = {one.file: one.data for one in MESSY}
    formats: dict[str, Content] = {}
    for name in FORMATS:
        files, _ = written(NETWORKS["everything known"], name)
        formats |= {part: (lambda content=content: content) for part, content in files.items()}
    inside = (path for path in sorted(SHARED.rglob("*")) if path.is_file() and path.suffix not in NO_MAPS)
    shared = {str(path.relative_to(SHARED)): path.read_bytes for path in inside}
    return shipped | formats | messy | shared | large_files()


EVERY_FILE = files_of_tests()
AT_ALL_TIMES = (*FORMATS, *large_files())  # a file of each kind, which may have others beside it


def some_files() -> dict[str, Content]:
    """Of each folder one of each kind, by which the doors tell files apart, and every sixth."""
    kinds = {(Path(name).parts[:-1][:1], Path(name).suffix): name for name in reversed(EVERY_FILE)}
    chosen = {*AT_ALL_TIMES, *kinds.values(), *list(EVERY_FILE)[::6]}
    return {name: content for name, content in EVERY_FILE.items() if name in chosen}


FILES = usually(some_files(), slowly=EVERY_FILE)


def told(reading: Reading) -> tuple[object, ...]:
    """What came of a file. The terminal has words of its own for how to pick a column."""
    digest = None if reading.network is None else reading.network.digest
    problems = [(one.level, one.where, one.what, one.choices) for one in reading.problems]
    return reading.outcome, digest, problems, reading.notes


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader behind both doors, asked the same twice, answers at once; always anew with `--slow`.

    A door that asks it anything else for a file is answered for what it asks.
    """
    known: dict[object, Reading] = {}
    read = uploads._read

    def once(files: Sequence[tuple[str, bytes]], *how: object) -> Reading:
        asked = tuple(files), repr(how)
        if asked not in known:
            known[asked] = read(files, *how)
        return known[asked]

    if usually(True, slowly=False):
        monkeypatch.setattr(uploads, "_read", once)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize(("name", "content"), FILES.items(), ids=FILES)
def test_a_file_is_read_alike_through_both_doors(name: str, content: Content, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_bytes(content())
    in_the_app = read_uploaded([(path.name, path.read_bytes())])
    assert told(read_given([str(path)])) == told(in_the_app)


@pytest.mark.parametrize("content", large_files().values(), ids=large_files())
def test_a_large_file_is_large(content: Content) -> None:
    assert len(content()) > MEGABYTE


def test_rows_of_referrals_are_added_up_for_the_terminal_too(tmp_path: Path) -> None:
    path = tmp_path / "referrals.csv"
    path.write_text(HEAD + ROWS)
    network = read_files([path]).network
    assert network is not None
    assert [str(link.made) for link in network.relations] == ["3"]


OUR_WORKBOOK = written(NETWORKS["everything known"], "m.xlsx")[0]["m.xlsx"]
TOGETHER = {  # files, and those of each map
    "maps": ({"a.yaml": b"", "b.yaml": b"", "c.graphml": b""}, ["a.yaml", "b.yaml", "c.graphml"]),
    "tables": ({"a.csv": b"", "b.yaml": b"", "c.xlsx": b"", "d.txt": b"From,To\n"}, ["a.csv c.xlsx d.txt", "b.yaml"]),
    "graphs in text": ({"a.txt": b"dl n=2", "b.txt": b"*Vertices 2", "c.txt": b""}, ["a.txt", "b.txt", "c.txt"]),
    "whole workbooks": ({"a.xlsx": OUR_WORKBOOK, "b.xlsx": OUR_WORKBOOK, "c.csv": b""}, ["a.xlsx", "b.xlsx", "c.csv"]),
    "pages": ({"a.json": page(1, 2), "b.yaml": b"", "c.json": page(2, 2)}, ["a.json c.json", "b.yaml"]),
    "pages of more": ({"a.json": page(1, 2), "b.json": page(1, 3), "c.json": page(2, 2)}, ["a.json c.json", "b.json"]),
    "pages of as many, with more records": (
        {"a": page(1, 2), "b": page(1, 2, records=3), "c": page(2, 2), "d": page(2, 2, records=3)},
        ["a c", "b d"],
    ),
    "a directory that grew": ({"a": page(1, 2), "b": page(2, 2, records=3)}, ["a b"]),
    "two directories of a page": ({"a": page(1, 1), "b": page(1, 1, body="Other")}, ["a", "b"]),
    "one page twice": ({"a": page(1, 2), "b": page(1, 2), "c": page(2, 2)}, ["a b c"]),
}


@pytest.mark.parametrize(("files", "maps"), TOGETHER.values(), ids=TOGETHER)
def test_both_doors_tell_which_files_make_one_map(files: dict[str, bytes], maps: list[str], tmp_path: Path) -> None:
    named = {name if "." in name else f"{name}.json": content for name, content in files.items()}
    for name, content in named.items():
        (tmp_path / name).write_bytes(content)
    expected = [" ".join(name if "." in name else f"{name}.json" for name in one.split()) for one in maps]
    assert [" ".join(name for name, _ in one) for one in maps_of(list(named.items()))] == expected
    on_disk = maps_in([str(tmp_path / name) for name in named])
    assert [" ".join(Path(path).name for path in one) for one in on_disk] == expected


def problems_of(*pages: bytes) -> list[str]:
    reading = read_uploaded([(f"page_{place}.json", content) for place, content in enumerate(pages, 1)])
    return [f"{problem.what} {problem.fix}" for problem in reading.problems]


def test_nobody_is_asked_for_pages_that_are_there() -> None:
    assert problems_of(page(1, 2), page(2, 2)) == []
    assert problems_of(page(1, 1)) == []
    save = "Save the other pages too and open them together."
    assert problems_of(page(1, 3)) == [f"This is page 1 of 3. {save}"]
    assert problems_of(page(1, 3), page(3, 3)) == [f"These are 2 pages of 3. {save}"]


def test_pages_of_two_directories_are_no_map() -> None:
    (two,) = problems_of(page(1, 2), page(1, 3), page(2, 2))
    assert two == "page_1.json and page_2.json are pages of 2 directories. Open one directory at a time."
    (alike,) = problems_of(page(1, 2), page(2, 2), page(1, 2, body="Other"))
    assert alike.startswith("page_1.json and page_3.json are both page 1. Open one directory at a time.")


UNCLEAR = HEAD.replace("need", "theme,need type") + "R1,Police,Housing,2026-04-01,2026-04-04,completed,Debt,Money\n"


def test_a_column_of_records_is_picked_in_the_terminal_too(tmp_path: Path) -> None:
    path = tmp_path / "referrals.csv"
    path.write_text(UNCLEAR)
    (problem,) = read_given([str(path)]).problems
    assert problem.fix == 'Add one of: --column need="theme", --column need="need type".'
    network = read_given([str(path)], [ColumnIs("need", "need type")]).network
    assert network is not None
    assert network.relations[0].needs == ("Money",)
    assert network == read_uploaded([(path.name, path.read_bytes())], None, [ColumnIs("need", "need type")]).network


def test_a_column_of_a_sheet_is_picked_by_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("From,To,Seen,Sent\nPolice,Housing,4,7\n")
    for heading, made in (("Seen", "4"), ("Sent", "7")):
        network = read_given([str(path)], [ColumnIs("referrals", heading)]).network
        assert network is not None
        assert [str(link.made) for link in network.relations] == [made]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (ColumnIs("referrals", "Snet"), 'There is no column "Snet". Did you mean "Sent"?'),
        (ColumnIs("referals", "Sent"), '"referals" is no field of a table. Use one of'),
    ],
)
def test_a_column_that_cannot_be_picked_is_refused(column: ColumnIs, words: str) -> None:
    reading = read_uploaded([("links.csv", b"From,To,Sent\nPolice,Housing,7\n")], None, [column])
    assert reading.network is None
    assert words in str(reading.problems[0])
