"""What is longer or more than a map holds is told at once, before anything looks at what it says."""

import pytest

from network import names as names_module
from network import second_look
from network.edit import apply_all
from network.files.map_file import too_large
from network.files.raw import guard
from network.model import Network, Option, Partner, System
from network.names import longer_names, proposals
from network.parts import StepBack
from network.uploads import read_uploaded
from tests.clocks import within

LONG = "a." * 1_000_000
LONG_NAME = "a." * 40_000  # a cell may be as long


def refusal(name: str, text: str) -> str:
    """Why a file is refused; nothing where it is not."""
    reading = read_uploaded([(name, text.encode())])
    return str(reading.problems[0]) if reading.network is None else ""


GRAPHML = (
    '<graphml><key id="k" for="node" attr.name="label"/><graph><node id="a"><data key="k">?</data></node></graph>'
    "</graphml>"
)
KUMU = '{"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B", %s}]}'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.gexf", '<gexf><graph><nodes><node id="a" label="?"/></nodes></graph></gexf>'),
        ("a.graphml", GRAPHML),
        ("a.gml", 'graph [ node [ id 1 label "?" ] ]'),
        ("a.net", '*Vertices 1\n1 "?"\n'),
        ("a.cyjs", '{"elements": {"nodes": [{"data": {"id": "a", "name": "?"}}], "edges": []}}'),
        ("note.json", KUMU % '"note": "?"'),
        ("key.json", KUMU % '"?": "note"'),
        ("a.yaml", "format: 1\nsystem: {name: T}\npartners:\n  - {id: a, name: A, more: {note: ?}}\n"),
    ],
)
def test_a_text_without_end_is_not_looked_through(name: str, text: str) -> None:
    with within(1):  # looked through it takes 2.5 and more
        said = refusal(name, text.replace("?", LONG))
    assert "2,000,000 characters, and up to 100,000 are read" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.gexf", '<gexf><graph><nodes><node id="a" label="?"/></nodes></graph></gexf>'),
        ("a.yaml", "format: 1\nsystem: {name: T}\npartners:\n  - {id: a, name: ?}\n"),
    ],
)
def test_a_name_that_is_too_long_is_not_looked_through(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("network.files.graphs.graph_draft.screened_draft", None)
    monkeypatch.setattr("network.files.map_file.yaml.about_people", None)
    assert "A name holds 80,000 characters, and up to 1,000 are read" in refusal(name, text.replace("?", LONG_NAME))


def test_a_cell_without_end_is_told_as_such_however_its_row_could_be_split() -> None:
    names = "|".join(f"Service {number}" for number in range(10_000))
    said = refusal("kumu.csv", f"From,To,Type\nHarbour hub,{names},refers\n")
    assert "has a cell of more than 100,000 characters in row 2. Shorten it, or write a row for each" in said


@pytest.mark.parametrize(
    ("limit", "part", "said"),
    [
        ("MAX_KEYS", "more: {one: 1, two: 2, three: 3, four: 4}", "has 11 different keys, and up to 9 are read"),
        ("MAX_OTHER_NAMES", "aka: [B, C, D, E, F, G, H, I, J, K]", "have 10 other names (aka), and up to 9 are read"),
    ],
)
def test_a_map_file_of_more_keys_or_names_is_refused(
    limit: str, part: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"format: 1\nsystem: {{name: T}}\npartners:\n  - {{id: a, name: A, {part}}}\npositions: {{a: [1, 2]}}\n"
    assert refusal("a.yaml", text) == ""
    monkeypatch.setattr(too_large, limit, 9)
    assert said in refusal("a.yaml", text)


def test_of_very_many_options_the_first_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    partners = (Partner("a", "A"), Partner("b", "B"))
    network = Network(System("T"), partners, options=tuple(Option(f"o{n}", (StepBack("gone"),)) for n in range(9)))
    tried = []
    monkeypatch.setattr(second_look, "MOST_TRIED", 14)  # partners and links
    monkeypatch.setattr(second_look, "apply_all", lambda *given: (tried.append(1), apply_all(*given)))
    said = [str(one) for one in second_look.options_that_do_not_work(network)]
    assert len(tried) == 7
    assert "9 options. Only the first 7 were tried" in said[0]


def test_many_names_that_begin_alike_are_listed_in_time_that_grows_as_they_do() -> None:
    names = [f"Mind{'́' * number} Northshire hub" for number in range(40)] + [f"Mind{'́' * n}" for n in range(40)]
    assert len(longer_names(names)) == 40
    many = [f"Mind{chr(768 + n % 64)}{chr(768 + n // 64)}" for n in range(3_000)]
    with within(1.5):  # 9 million pairs take 10
        longer_names([*many, *(f"{name} Northshire" for name in many)])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "name,sector\n" + "".join(f"Service {n},Food\n" for n in range(9))),
        ("a.csv", "from,to\n" + "".join(f"Service {n},Food bank\n" for n in range(9))),
        (
            "a.yaml",
            "format: 1\nsystem: {name: T}\npartners:\n"
            + "".join(f"  - {{id: {n}, name: Service {n}}}\n" for n in range(9)),
        ),
    ],
)
def test_names_that_are_too_much_together_are_refused(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(name, text) == ""
    monkeypatch.setattr(guard, "MAX_NAMES", 80)
    assert "characters together, and up to 80 are read" in refusal(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "name,areas\nService,Ward 1|Ward 2|Ward 3\nAdvice,Ward 3|Ward 4|Ward 5\n"),
        ("a.yaml", "format: 1\nsystem: {name: T, areas: [Ward 1, Ward 2, Ward 3, Ward 4, Ward 5]}\npartners: []\n"),
    ],
)
def test_more_areas_than_a_map_lists_are_refused(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_LISTED", 4)
    assert "There are 5 different texts under" in refusal(name, text)


def test_of_very_many_names_that_are_all_alike_each_is_compared_with_a_few() -> None:
    names = [f"Ri{chr(768 + n % 32)}ver{chr(768 + n // 32)} team" for n in range(500)]
    assert len(proposals(names)) < 500 * 2 * names_module.MOST_NEAR
