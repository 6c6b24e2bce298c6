"""What YAML would make of a text behind its writer's back, and what the reader does instead."""

import json
from types import ModuleType

import pytest

from network.files.map_file import json_tree, yaml_tree
from network.files.map_file.yaml import read_map_text
from network.reading import Reading

HEAD = """\
format: 1
system:
  name: Testshire
  needs: [{id: housing, name: Housing}]
  areas: [{id: no, name: Norton}, {id: 010, name: Tenby}, {id: 12:30, name: Halfway}, {id: 1_000, name: Grand}]
"""
PARTNER = "partners:\n  - id: a\n    name: "  # the name stands on line 8
PAIR = "partners: [{id: a, name: A}, {id: b, name: B}]\nrelations:\n  - from: a\n    to: b\n"

REFUSED = {
    "a tab before a key": (HEAD + "partners:\n\t- id: a\n", 7, "tab"),
    "a tab that would join two items": (HEAD + "asked:\n  - a\n\t- b\n", 8, "tab"),
    "a key given twice": (HEAD + PARTNER + "A\n    name: B\n", 9, 'key "name" is here twice; it is also on line 8'),
    "a section given twice": (HEAD + "partners: []\npartners: []\n", 7, 'key "partners" is here twice'),
    "an alias": (HEAD + "asked: [*a]\n", 6, "alias"),
    "an anchor": (HEAD + "asked: &a []\n", 6, "anchor"),
    "a lone star": (HEAD + PAIR + "    made: *\n", 10, "alias"),
    "a python tag": ("!!python/object/apply:os.system ['ls']\n", 1, "tags"),
    "a tag of its own": (HEAD + PARTNER + "!secret A\n", 8, "tags"),
    "a tag handle nobody declared": (HEAD + PARTNER + "!x!y A\n", 8, "tags"),
    "two documents": (HEAD + "---\n" + HEAD, 6, "second document"),
    "deep nesting": (HEAD + "goals: " + "[" * 5000, 6, "20 levels"),
    "deep nesting by indentation": ("\n".join(f"{'  ' * depth}a:" for depth in range(40)), 20, "20 levels"),
    "a list instead of a map": ("- a\n- b\n", 1, "list without keys"),
    "a text instead of a map": ("hello\n", 1, "without keys"),
    "a web page": ("<!DOCTYPE html><html></html>\n", 1, "without keys"),
    "an unquoted colon": (HEAD + PARTNER + "Advice: housing\n", 8, "colon inside a value"),
    "a quote never closed": (HEAD + PARTNER + '"Advice\n    short: A\n', 8, "never closed"),
    "a list never closed": (HEAD + PARTNER + "A\n    aka: [B, C\n    short: A\n", 9, "opened with ["),
    "keys never closed": (HEAD + "partners:\n  - {id: a, name: A\n  - {id: b, name: B}\n", 7, "opened with {"),
    "a value that starts with @": (HEAD + PARTNER + "@home\n", 8, "quotes round the value"),
    "text after a quote": (HEAD + PARTNER + '"A" and B\n', 8, "quote is misplaced"),
    "a key indented too far": (HEAD + "partners:\n  - id: a\n     name: A\n", 8, "indented too far"),
    "a key not indented enough": (HEAD + "partners:\n  - id: a\n   name: A\n", 8, "line up"),
    "a key without its colon": (HEAD + "partners:\n  - id: a\n    name\n    short: A\n", 9, "neither a key"),
    "a backslash in double quotes": (HEAD + PARTNER + '"C:\\Users"\n', 8, "backslash"),
    "a character that is not text": (HEAD + PARTNER + "A\x07B\n", 8, "not text"),
    "a list as a key": (HEAD + "? [a, b]\n: c\n", 6, "where a key should be"),
    "a merge key": (HEAD + "<<: {asked: []}\n", 6, 'no key "<<"'),
    "a misspelt section": (HEAD + "partner: []\n", 6, 'Did you mean "partners"?'),
    "a misspelt key": (HEAD + PARTNER + "A\n    sektor: nhs\n", 9, 'Did you mean "sector"?'),
    "a column of one's own": (HEAD + PARTNER + "A\n    beds: 4\n", 9, "under more"),
    "keys where a list should be": (HEAD + "partners:\n  a: {name: A}\n", 6, "where a list should be"),
    "one word where a list should be": (HEAD + PARTNER + "A\n    areas: no\n", 9, "areas: [no]"),
    "a list where a count should be": (HEAD + PAIR + "    made: [c]\n", 10, 'in quotes such as "<5"'),
    "a negative count": (HEAD + PAIR + "    made: -5\n", 10, '"-5" is not a count'),
    "a count with a point": (HEAD + PAIR + "    made: 12.5\n", 10, "not a count"),
    "a count with an exponent": (HEAD + PAIR + "    made: 1e5\n", 10, "not a count"),
    "a count with an underscore": (HEAD + PAIR + "    made: 1_000\n", 10, "not a count"),
    "a count that says NA": (HEAD + PAIR + "    made: NA\n", 10, "leave it out if not known"),
    "infinite days": (HEAD + PAIR + "    days: .inf\n", 10, "not a number"),
    "a British date": (HEAD + PAIR + "    until: 31/03/2027\n", 10, "such as 2026-04-01"),
    "a day that does not exist": (HEAD + PAIR + "    until: 2027-02-30\n", 10, "not a date"),
    "an hour nobody can read": (
        HEAD + PARTNER + "A\n    hours: [{days: Mon, from: 7am, to: 19:00}]\n",
        9,
        '"7am" is not',
    ),
    "a day nobody can read": (
        *(HEAD + PARTNER + "A\n    hours: [{days: weekdays, from: 7:00, to: 19:00}]\n", 9),
        "Mon-Fri",
    ),
    "an id that says null": (HEAD + "partners:\n  - id: null\n    name: A\n", 7, "has no id"),
    "a partner without a name": (HEAD + "partners:\n  - id: a\n", 7, "has no name"),
    "an empty item": (HEAD + "partners:\n  -\n  - {id: b, name: B}\n", 7, "blank"),
    "a map without a system": ("partners: []\n", 1, "has no system"),
    "a later format": ("format: 2\n", 1, "format 1"),
    "an unknown partner": (HEAD + PAIR + "  - {from: a, to: bb}\n", 10, 'Did you mean "b"?'),
    "more accepted than made": (HEAD + PAIR + "    made: 3\n    accepted: 4\n", 11, "at most made"),
    "ages upside down": (HEAD + PARTNER + "A\n    ages: {from: 18, to: 10}\n", 9, "Swap"),
    "somebody asked who is not listed": (HEAD + "partners: []\nasked:\n  - a\n  - b\n", 9, '"b"'),
}

REFUSED_WHOLE = {
    "nothing": (b"", "empty"),
    "only blanks": (b" \n\n", "empty"),
    "only remarks": (b"# to do\n", "no map"),
    "only null": (b"~\n", "no map"),
    "NUL characters": (b"format: 1\0\n", "NUL"),
    "UTF-16 without a mark": (HEAD.encode("utf-16-le"), "NUL"),
    "half a UTF-16 character": (b"\xff\xfea\0b", "damaged"),
    "bytes that are no text": (b"\x81\x8d\x8f\x90", "not a text file"),
    "more than 20 MB": (b"#" * 20_000_001, "20 MB"),
}


@pytest.mark.parametrize(("text", "line", "words"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_its_line_and_a_cure(text: str, line: int, words: str) -> None:
    reading = read_map_text(text, "map.yaml")
    assert reading.outcome == "refuse"
    told = [problem for problem in reading.problems if words in f"{problem.what} {problem.fix}"]
    assert [problem.where.row for problem in told] == [line]
    assert told[0].fix
    assert str(told[0]).startswith(f"map.yaml, line {line}: ")


@pytest.mark.parametrize(("text", "line", "words"), REFUSED.values(), ids=REFUSED)
def test_the_slow_parser_refuses_the_same_lines(
    text: str, line: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = read_map_text(text, "map.yaml")
    monkeypatch.setattr(yaml_tree, "LOADER", yaml_tree.yaml.SafeLoader)
    slow = read_map_text(text, "map.yaml")
    assert slow.outcome == "refuse"
    assert {problem.where.row for problem in slow.problems} == {problem.where.row for problem in fast.problems}


@pytest.mark.parametrize(("content", "words"), REFUSED_WHOLE.values(), ids=REFUSED_WHOLE)
def test_a_file_that_is_no_map_is_refused_as_a_whole(content: bytes, words: str) -> None:
    reading = read_map_text(content, "map.yaml")
    assert reading.outcome == "refuse"
    (problem,) = reading.problems
    assert words in problem.what
    assert problem.fix


def ids_read(text: str) -> list[str]:
    network = accepted(text).network
    assert network is not None
    return [area.id for area in network.system.areas]


def accepted(content: str | bytes) -> Reading:
    reading = read_map_text(content, "map.yaml")
    assert not [problem for problem in reading.problems if problem.level == "error"], reading.problems
    return reading


def test_ids_stay_the_text_that_they_are() -> None:
    assert ids_read(HEAD) == ["no", "010", "12:30", "1_000"]


@pytest.mark.parametrize("word", ["yes", "TRUE", "NA", "None", "1e5", "0x1F", ".5", "2026-04-01", "08:00", "1.0"])
def test_names_stay_the_text_that_they_are(word: str) -> None:
    network = accepted(HEAD + PARTNER + f"{word}\n").network
    assert network is not None
    assert network.partners[0].name == word


@pytest.mark.parametrize("blank", ["", "~", "null", "Null", "NULL"])
def test_a_blank_value_is_not_known(blank: str) -> None:
    network = accepted(HEAD + PAIR + f"    made: {blank}\n    needs: {blank}\n").network
    assert network is not None
    assert (network.relations[0].made, network.relations[0].needs) == (None, None)


def test_an_empty_list_is_known_to_be_none() -> None:
    network = accepted(HEAD + PARTNER + "A\n    needs: []\n    hours: []\n").network
    assert network is not None
    assert (network.partners[0].needs, network.partners[0].hours) == ((), ())
    assert network.partners[0].areas is None


def test_a_quoted_null_is_a_name() -> None:
    network = accepted(HEAD + PARTNER + '"null"\n').network
    assert network is not None
    assert network.partners[0].name == "null"


@pytest.mark.parametrize(
    "content",
    [
        HEAD.encode("utf-8-sig"),
        HEAD.encode("utf-16"),
        HEAD.replace("\n", "\r\n").encode(),
        HEAD.replace("\n", "\r").encode(),
        f"%YAML 1.2\n---\n{HEAD}...\n".encode(),
    ],
    ids=["UTF-8 with a mark", "UTF-16", "Windows line ends", "old Mac line ends", "marks of a document"],
)
def test_ways_of_saving_text_make_no_difference(content: bytes) -> None:
    assert accepted(content).network == accepted(HEAD).network


def test_windows_text_is_read_and_said_to_be() -> None:
    reading = accepted((HEAD + PARTNER + "Café\n").encode("cp1252"))
    assert reading.network is not None
    assert reading.network.partners[0].name == "Café"
    assert reading.outcome == "warn"
    assert "Windows" in reading.notes[0]


def test_every_problem_is_told_at_once() -> None:
    text = HEAD + (
        "asked: [c]\n"  # 6: unknown partner
        "partners:\n"
        "  - id: a\n"
        "    name: A\n"
        "    sektor: nhs\n"  # 10: unknown key
        "    capacity: many\n"  # 11: no number
        "  - id: b\n"  # 12: no name
        "relations:\n"
        "  - {from: a, to: bb, made: x}\n"  # 14: no count, and unknown partner
        "  - {from: a, to: b, made: 1, accepted: 2}\n"  # 15: more accepted than made
    )
    rows = [problem.where.row for problem in read_map_text(text, "map.yaml").problems]
    assert rows == [6, 10, 11, 12, 14, 14, 15]


def test_a_line_is_right_even_after_an_item_that_could_not_be_read() -> None:
    text = HEAD + "partners:\n  - name: no id\n  - {id: b, name: B, sector: lost}\n"
    (unknown,) = [p for p in read_map_text(text, "map.yaml").problems if "lost" in p.what]
    assert unknown.where.row == 8


def test_an_alias_bomb_is_refused_without_being_opened() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    assert read_map_text(bomb, "map.yaml").outcome == "refuse"


@pytest.mark.parametrize(("module", "name"), [(yaml_tree, "map.yaml"), (json_tree, "map.json")])
def test_more_values_than_a_map_can_have_are_refused(
    module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_VALUES", 100)
    (problem,) = read_map_text('{"asked": [' + "1, " * 200 + "1]}", name).problems
    assert "values" in problem.what


def test_more_tricks_than_a_slip_of_the_pen_stop_the_reading() -> None:
    problems = read_map_text("asked: [" + "*a, " * 1000 + "b]", "map.yaml").problems
    assert len(problems) < 200


JSON = {"format": 1, "system": {"name": "Testshire 🙂"}, "partners": [{"id": "010", "name": "A/B", "capacity": 12}]}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_json_with_the_same_keys_is_read(indent: int | str | None, ascii_only: bool) -> None:
    text = json.dumps(JSON, indent=indent, ensure_ascii=ascii_only).replace("/", "\\/")
    network = read_map_text(text, "map.json").or_raise()
    assert network.system.name == "Testshire 🙂"
    assert (network.partners[0].id, network.partners[0].name, network.partners[0].capacity) == ("010", "A/B", 12)


JSON_REFUSED = {
    "a key given twice": ('{"system":\n {"name": "T",\n "name": "U"}}', 3, "here twice; it is also on line 2"),
    "a trailing comma": ('{"system": {"name": "T"},\n}', 2, "A key in double quotes is missing"),
    "single quotes": ("{'system': 1}", 1, "A key in double quotes is missing"),
    "no colon": ('{"system" 1}', 1, "no colon"),
    "no comma": ('{"system": {"name": "T"}\n "asked": []}', 2, "A comma or } is missing"),
    "an end too early": ('{"asked": [', 1, "A value is missing"),
    "a second value": ('{"system": {"name": "T"}}\n{}', 2, "after the end"),
    "a number that is none": ('{"system": {"name": 01}}', 1, "A comma or } is missing"),
    "NaN": ('{"system": NaN}', 1, "NaN is no number"),
    "infinite": ('{"system": [1, -Infinity]}', 1, "-Infinity is no number"),
    "a line break in a text": ('{"system": {"name": "T\n"}}', 1, "not closed"),
    "half a character": ('{"system": {"name": "\\ud800"}}', 1, "half a character"),
    "deep nesting": ('{"goals": ' + "[" * 5000, 1, "20 levels"),
    "an unknown key": ('{"system": {"name": "T"},\n"partner": []}', 2, 'Did you mean "partners"?'),
    "a wrong count": (
        '{"system": {"name": "T"}, "partners": [{"id": "a", "name": "A"}], "relations": [\n{"from": "a", "to": "a",\n'
        '"made": true}]}',
        3,
        '"true" is not a count',
    ),
}


@pytest.mark.parametrize(("text", "line", "words"), JSON_REFUSED.values(), ids=JSON_REFUSED)
def test_wrong_json_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    reading = read_map_text(text, "map.json")
    assert reading.outcome == "refuse"
    told = [problem for problem in reading.problems if words in f"{problem.what} {problem.fix}"]
    assert [problem.where.row for problem in told] == [line]
