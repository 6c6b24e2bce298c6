"""Whatever bytes come in, the reader answers: a map that can be saved again, or a refusal in words."""

import json
import random
import time

import pytest
import yaml

from network import NetworkError
from network.files.map_file import yaml_tree
from network.files.map_file.yaml import edit_from_mapping, read_map_text, to_yaml
from tests.small_networks import NETWORKS

SECONDS = 20  # of the processor for each loader when slow tests run
TOKENS = [
    *(
        b"&a ",
        b"*a",
        b"!!python/name:os ",
        b"!x ",
        b"---\n",
        b"...\n",
        b"? ",
        b": ",
        b"- ",
        b"|\n",
        b">-\n",
        b"%YAML 9\n",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b",",
        b'"',
        b"'",
        b"#",
        b"\t",
        b"\n",
        b"\r",
        b"\0",
        b"\x85",
        b"\xff",
        b"\xe2\x80\xa8",
        b"\\u",
    ),
    *(b"null", b"~", b"<<: ", b"1e999", b"-1", b"[c]", b"<5", b"9" * 5000, b"[" * 30, b"\xef\xbb\xbf", b"\xff\xfe"),
]
SEEDS = [to_yaml(network).encode() for network in NETWORKS.values()]
SEEDS += [json.dumps(yaml.safe_load(seed), default=str).encode() for seed in SEEDS[:6]]


def mutated(random: random.Random) -> bytes:
    content = bytearray(random.choice(SEEDS))
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(content) + 1)
        match random.randrange(5):
            case 0:
                content[at:at] = random.choice(TOKENS)
            case 1:
                del content[at : at + random.randint(1, 40)]
            case 2:
                content[at : at + 1] = bytes([random.randrange(256)])
            case 3:
                start = random.randrange(len(content) + 1)
                content[at:at] = content[start : start + random.randint(1, 80)]
            case 4:
                lines = bytes(content).split(b"\n")
                random.shuffle(lines)
                content = bytearray(b"\n".join(lines))
    return bytes(content)


def check_one(random: random.Random) -> None:
    content = mutated(random)
    name = random.choice(["map.yaml", "map.json"])
    reading = read_map_text(content, name)
    if reading.network is None:
        assert reading.problems, content
        assert all(problem.what and problem.where.file == name for problem in reading.problems), content
    else:
        text = to_yaml(reading.network)
        assert read_map_text(text, "map.yaml").network == reading.network, content


@pytest.mark.long
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_two_thousand_broken_files_are_read_or_refused(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "LOADER", getattr(yaml, loader, yaml.SafeLoader))
    source = random.Random(loader)
    for _ in range(2000 if loader == "CSafeLoader" else 300):
        check_one(source)


@pytest.mark.slow
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_very_many_broken_files_are_read_or_refused(loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "LOADER", getattr(yaml, loader, yaml.SafeLoader))
    source = random.Random(f"slow {loader}")
    end = time.process_time() + SECONDS
    while time.process_time() < end:
        check_one(source)


ODD_VALUES = [None, True, 0, -1, 1.5, "", "a", "[c]", [], ["a"], {}, {"from": "a"}, {"id": "a", "name": "A"}, [[[]]]]


@pytest.mark.parametrize("value", ODD_VALUES, ids=str)
@pytest.mark.parametrize(
    "name", ["step_back", "add_partner", "change_partner", "merge_partner", "add_link", "remove_link", "dance"]
)
def test_an_odd_edit_is_read_or_refused(name: str, value: object) -> None:
    try:
        edit = edit_from_mapping({name: value})
    except NetworkError as refusal:
        edit = refusal
    assert edit
