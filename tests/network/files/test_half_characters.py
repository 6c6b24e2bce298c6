"""Half a character, which JSON can write and no file can hold, is refused where text is parsed, by every reader."""

import json

import pytest
import yaml

from network.files.map_file import yaml_tree
from network.uploads import read_uploaded

HARBOUR = "Harbour ? hub"
FILES = {
    "kumu.json": {"elements": [{"label": HARBOUR}, {"label": "B"}], "connections": [{"from": HARBOUR, "to": "B"}]},
    "cytoscape.cyjs": {"elements": {"nodes": [{"data": {"id": "a", "name": HARBOUR}}], "edges": []}},
    "giving.json": {"grants": [{"recipientOrganization": [{"id": "a", "name": HARBOUR}]}]},
    "directory.json": {"contents": [{"id": "s", "name": HARBOUR, "organization": {"id": "o", "name": "A"}}]},
    "node link.json": {"nodes": [{"id": HARBOUR}, {"id": "B"}], "links": [{"source": HARBOUR, "target": "B"}]},
    "rows.json": [{"from": HARBOUR, "to": "B"}],
    "ours.json": {"system": {"name": HARBOUR}},
}


def said(name: str, text: str) -> str:
    reading = read_uploaded([(name, text.encode())])
    return str(reading.problems[0]) if reading.network is None else ""


@pytest.mark.parametrize("half", [r"\ud800", r"\uDC00", r"\udc00\ud800"])
@pytest.mark.parametrize("name", FILES)
def test_half_a_character_is_refused_with_its_line(name: str, half: str) -> None:
    text = json.dumps(FILES[name], indent=1)
    line = text[: text.index("?")].count("\n") + 1
    refusal = said(name, text.replace("?", half))
    assert "holds half a character" in refusal
    assert f"line {line}" in refusal


@pytest.mark.parametrize("name", ["kumu.json", "rows.json", "ours.json"])
def test_a_whole_character_of_two_halves_is_read(name: str) -> None:
    assert "half a character" not in said(name, json.dumps(FILES[name]).replace("?", r"\ud83d\ude00"))


def test_a_backslash_before_the_letter_u_is_no_half_character() -> None:
    assert "half a character" not in said("kumu.json", json.dumps(FILES["kumu.json"]).replace("?", r"C:\\ud800"))


@pytest.mark.parametrize("loader", list(dict.fromkeys((yaml.SafeLoader, yaml_tree.LOADER))))
@pytest.mark.parametrize("wrong", [r"\uD800", r"\U99999999"])
def test_in_yaml_the_same_is_said(wrong: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "LOADER", loader)
    refusal = said("map.yaml", f'system: {{name: "Harbour {wrong}"}}\n')
    assert "half a character" in refusal


def test_json_that_is_cut_off_is_told_with_its_line_and_in_our_words() -> None:
    refusal = said("cut.json", '{"elements": [\n{"label": "Harb')
    assert "not well-formed JSON from line 2 on" in refusal
    assert "Unterminated" not in refusal
