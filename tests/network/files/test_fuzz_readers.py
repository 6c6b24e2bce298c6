"""Whatever bytes come, a reader answers with a reading: nothing is raised, nothing hangs."""

import io
import json
import random
import zipfile
from collections.abc import Iterator

import pytest

from network.files import read_bytes
from network.files.graphs.gexf import gexf_bytes
from network.files.graphs.graphml import graphml_bytes
from network.files.graphs.kumu import kumu_bytes
from network.files.sheets.csv_files import csv_pair_bytes, gephi_pair_bytes
from network.files.sheets.workbook import workbook_bytes
from tests.slowest import worked
from tests.small_networks import NETWORKS

SECONDS = 20  # of the processor for each reader when slow tests run
QUICK = 50  # mutations of each kind when they do not
QUICK_WORKBOOKS = 5  # each is opened in a process of its own
SLOWEST = 10.0  # seconds of the processor for one file

MATRIX = b"From \\ To,Police,Mind,Total\nPolice,,<5,4\nMind,3,,3\nTotal,3,4,7\n"
SHEET = (
    b"Report\n\nReferred by,,Referred to,Q1 2024/25,Q2 2024/25\nName,Code,Name,,\nPolice,P1,Mind,4,[c]\nTotal,,,4,\n"
)
GML = b'graph [ directed 1 node [ id 0 label "a" ] node [ id 1 label "b" ] edge [ source 0 target 1 weight 2 ] ]'
PAJEK = b'*Vertices 3\n1 "A" 0.1 0.2\n2 "B"\n3 "C"\n*Arcs :1 "one"\n1 2 3\n*Matrix :2 "two"\n0 1 0\n1 0 0\n0 0 1\n'
DL = (
    b'dl n=3, nm=2\nformat = fullmatrix\nlabels:\na,b,"c d"\nlevel labels:\nx,y\ndata:\n'
    b"0 1 1\n0 0 2\n1 0 0\n0 1 1\n0 0 2\n1 0 0\n"
)
CYJS = json.dumps(
    {"elements": {"nodes": [{"data": {"id": "1", "name": "A"}}], "edges": [{"data": {"source": "1", "target": "1"}}]}}
).encode()
ORUK = json.dumps(
    {
        "total_items": 1,
        "contents": [
            {
                "id": "s",
                "name": "Advice",
                "minimum_age": 12,
                "organization": {"id": "o", "name": "Mind", "organization_identifiers": [{"identifier": "1234567"}]},
                "service_areas": [{"name": "Sefton", "uri": "http://x/E08000014"}],
                "schedules": [{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}],
                "attributes": [{"taxonomy_term": {"name": "Housing"}}],
            }
        ],
    }
).encode()


def seeds() -> dict[str, bytes]:
    network = max(NETWORKS.values(), key=lambda one: len(one.relations))
    pair = csv_pair_bytes(network)[0]
    return {
        "links.csv": pair["links"],
        "partners.csv": pair["partners"],
        "edges.tsv": gephi_pair_bytes(network)[0]["edges"].replace(b",", b"\t"),
        "matrix.csv": MATRIX,
        "sheet.txt": SHEET,
        "map.graphml": graphml_bytes(network)[0],
        "map.gexf": gexf_bytes(network)[0],
        "map.gml": GML,
        "map.net": PAJEK,
        "map.dl": DL,
        "map.cyjs": CYJS,
        "kumu.json": kumu_bytes(network)[0],
        "directory.json": ORUK,
        "map.xlsx": workbook_bytes(network)[0],
    }


SEEDS = seeds()
WORDS = [
    *(
        b"",
        b"\0",
        b"\xff",
        b'"',
        b"'",
        b",",
        b";",
        b"|",
        b"\n",
        b"\r",
        b"\t",
        b"<",
        b"[",
        b"]",
        b"{",
        b"}",
        b"*",
        b"-1",
    ),
    *(b"1e999", b"NaN", b"null", b"[" * 50, b"{" * 50, b"<a>" * 50, b"9" * 400, b"\xe2\x80\x8b", b"\xed\xa0\x80", b"%"),
    *(
        b"id",
        b"name",
        b"From",
        b"To",
        b"Total",
        b"2024-13-45",
        b"31/02/2024",
        b"=1+1",
        b"<!DOCTYPE x>",
        b"&amp;",
        b"&x;",
    ),
]


def mutated(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 2, 8, 64)))
        kind = chance.randrange(4)
        if kind == 0:
            data[start:end] = chance.choice(WORDS)
        elif kind == 1:
            data[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif kind == 2:
            data[start:start] = data[start:end] * chance.choice((1, 2, 30))
        else:
            other = chance.randrange(len(data) + 1)
            data[start:start] = data[other : other + 20]
    return bytes(data)


def inside_mutated(seed: bytes, chance: random.Random) -> bytes:
    """A workbook that unpacks well but holds nonsense in one of its parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        chosen = chance.choice([name for name in names if "sheet" in name or "workbook" in name or "shared" in name])
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == chosen else part)
    return target.getvalue()


def cases(name: str, chance: random.Random) -> Iterator[bytes]:
    seed = SEEDS[name]
    while True:
        workbook = name.endswith(".xlsx") and chance.random() < 0.7
        yield inside_mutated(seed, chance) if workbook else mutated(seed, chance)


def read_one(data: bytes, name: str) -> None:
    before = worked()
    reading = read_bytes(data, name)
    assert reading.outcome in ("accept", "warn", "refuse")
    assert reading.network is not None or any(problem.level == "error" for problem in reading.problems)
    assert worked() - before < SLOWEST


@pytest.mark.parametrize("name", SEEDS)
def test_the_seed_itself_is_read(name: str) -> None:
    assert read_bytes(SEEDS[name], name).network is not None


@pytest.mark.long
@pytest.mark.parametrize("name", SEEDS)
def test_broken_files_are_answered(name: str) -> None:
    chance = random.Random(name)
    for data, _ in zip(cases(name, chance), range(QUICK_WORKBOOKS if name.endswith(".xlsx") else QUICK), strict=False):
        read_one(data, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", SEEDS)
def test_very_many_broken_files_are_answered(name: str) -> None:
    chance = random.Random(f"slow {name}")
    until = worked() + SECONDS
    for data in cases(name, chance):
        read_one(data, name)
        if worked() > until:
            break
