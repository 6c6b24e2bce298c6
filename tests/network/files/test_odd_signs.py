"""Signs that nobody sees, weights that are none and links without ends: taken out, or told once with their number."""

import json
from pathlib import Path

import pytest

from network.files.formats import safe_file
from network.files.raw.steering import without_steering
from network.names import match_key
from network.reading import Reading
from network.uploads import read_files, read_uploaded


def reading(name: str, text: str) -> Reading:
    return read_uploaded([(name, text.encode())])


def said(one: Reading) -> str:
    return "\n".join((*one.notes, *map(str, one.problems)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b]0;owned\x07\x1b[2J\x1b[31mHarbour hub\x1b[0m", "Harbour hub"),
        ("\x9b31mHarbour\x85hub", "Harbour hub"),
        ("Harbour \u202ehub\u202c", "Harbour hub"),
        ("\u2066Harbour\u2069 hub\ufffe\uffff", "Harbour hub"),
        ("Harbour\x7f hub".replace("\x7f ", "\x7f"), "Harbour hub"),
        ("Harbour\nhub", "Harbour\nhub"),
        ("Häfen \u200fhub", "Häfen \u200fhub"),
    ],
)
def test_what_steers_a_screen_is_taken_out(written: str, shown: str) -> None:
    assert without_steering(written) == shown


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_it_is_taken_out_of_names_wherever_they_stand(kind: str) -> None:
    odd = "\x1b[31mHarbour \u202ehub\x9b0m"
    graph = {"elements": [{"label": odd}, {"label": "Debt help"}], "connections": [{"from": odd, "to": "Debt help"}]}
    text = json.dumps(graph) if kind == "json" else f"from,to\n{odd},Debt help\nDebt help,Food bank\n"
    network = reading(f"a.{kind}", text).network
    assert network is not None
    assert {"Harbour hub", "Debt help"} <= {partner.name for partner in network.partners}
    assert network.relations[0].source == network.partners[0].id


def test_names_that_differ_in_what_turns_text_round_are_one() -> None:
    assert match_key("\u202eHarbour hub\u2069") == match_key("Harbour hub")


GRAPH = (
    '<graphml><key id="w" for="edge" attr.name="weight"/><graph edgedefault="directed"><node id="Debt help"/>'
    '<node id="Food bank"/>{}</graph></graphml>'
)
EDGE = '<edge source="Debt help" target="Food bank"><data key="w">{}</data></edge>'


def test_weights_that_are_none_are_told_once_with_their_number() -> None:
    odd = ["NaN", "INF", "1e999", "-3", "abc"]
    one = reading("a.graphml", GRAPH.format("".join(map(EDGE.format, [*odd, *odd, "2", "0.5", "1e3", ".5"]))))
    assert '10 weights are no number from 0, such as "NaN", "INF", "1e999", "-3", "abc".' in said(one)
    assert "no number from 0" not in said(reading("a.graphml", GRAPH.format(EDGE.format("2.50"))))


def test_links_without_an_end_are_told_once_and_make_no_partner() -> None:
    kumu = {"elements": [{"label": "A"}, {"label": "B"}], "connections": [{"from": "A", "to": "B"}, {"from": "A"}, {}]}
    one = reading("a.json", json.dumps(kumu))
    assert "2 edges do not say which two nodes are joined. They were left out." in said(one)
    assert '""' not in said(one)


def test_graphs_without_a_name_are_not_named() -> None:
    second = '<graph edgedefault="directed"><node id="Hospice"/></graph></graphml>'
    one = reading("a.graphml", GRAPH.format(EDGE.format(1)).replace("</graphml>", second))
    assert "holds 2 graphs, which are read together." in said(one)


def test_days_that_can_be_none_are_told_with_what_to_write() -> None:
    one = reading("a.csv", "from,to,referrals,days\nA,B,3,-5\nB,C,3,soon\nC,D,3,2\n")
    assert '"-5" is below 0. It is read as not known. Write how many days' in said(one)
    assert '"soon" is not a number. It is read as not known. Write how many days' in said(one)


def test_the_name_of_a_file_makes_no_line_of_its_own(tmp_path: Path) -> None:
    odd = tmp_path / "links\nerror: all is lost.csv"
    for content in ("from,zu\nA,B\n", ""):
        odd.write_text(content)
        told = [str(one) for one in read_files([odd]).problems]
        assert told
        assert "links error: all is lost.csv" in told[0]
        assert "\n" not in told[0]
    assert safe_file(odd.name) == "links error: all is lost.csv"
