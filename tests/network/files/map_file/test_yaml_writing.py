"""What is written can be read back: nothing lost, equal maps equal text, and pleasant to look at."""

import gc
import json
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from network import InvalidNetwork, Network, NetworkError, UnreadableFile, read_map, read_yaml, to_yaml, write_yaml
from network.counts import Count
from network.files.map_file.yaml import edit_from_mapping, edit_to_mapping, read_map_text
from network.model import (
    AddLink,
    AddPartner,
    AgeRange,
    ChangeFields,
    ChangePartner,
    MergePartner,
    Named,
    Opening,
    Partner,
    Relation,
    RemoveLink,
    Source,
    StepBack,
    System,
)
from tests.any_network import edits, networks, texts
from tests.clocks import slower
from tests.pace import usually
from tests.small_networks import NETWORKS, SYSTEM

WRITTEN = """\
format: 1

system:
  name: Testshire
  illustrative: true
  needs: [{id: housing, name: Housing}, {id: "no", name: "Advice: debt"}]
asked: []

partners:
  - id: "010"
    name: Liaison and diversion service (L&D)
    short: L&D
    needs: []
    ages: {from: 10, to: null}
    hours: [{days: Mon-Fri, from: "07:00", to: "22:00"}, {days: "Sat, Sun", from: "22:00", to: "06:00"}]
    capacity: 120
    wait_days: 7.5
    more: {sponsorship: Federal}
    source: {kind: illustrative}
  - id: b
    name: Women's centre, four boroughs
"""
# A comma may not stand bare inside brackets, so a name with one is in quotes wherever it stands.
WRITTEN = WRITTEN.replace("Women's centre, four boroughs", '"Women\'s centre, four boroughs"')


def test_the_layout_is_the_one_in_the_guide() -> None:
    network = Network(
        System("Testshire", illustrative=True, needs=(Named("housing", "Housing"), Named("no", "Advice: debt"))),
        (
            Partner(
                "010",
                "Liaison and diversion service (L&D)",
                short="L&D",
                needs=(),
                ages=AgeRange(10, None),
                hours=(Opening((0, 1, 2, 3, 4), 420, 1320), Opening((5, 6), 1320, 360)),
                capacity=120,
                wait_days=7.5,
                more=(("sponsorship", "Federal"),),
                provenance=Source("illustrative"),
            ),
            Partner("b", "Women's centre, four boroughs"),
        ),
        asked=(),
    )
    assert to_yaml(network) == WRITTEN


def test_a_long_list_has_a_line_for_each_item() -> None:
    ids = tuple(f"partner_{number}" for number in range(20))
    text = to_yaml(Network(SYSTEM, tuple(Partner(one, one) for one in ids), asked=ids))
    assert "asked:\n  - partner_0\n  - partner_1\n" in text


@pytest.mark.long
@settings(max_examples=usually(12, slowly=settings.default.max_examples))
@given(networks())
def test_any_map_comes_back_as_it_was(network: Network) -> None:
    text = to_yaml(network)
    back = read_map_text(text, "map.yaml").or_raise()
    assert back == network
    assert back.digest == network.digest
    assert to_yaml(back) == text
    assert list(back.by_id) == _ids_for_other_readers(text)


def _ids_for_other_readers(text: str) -> list[str]:
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [partner["id"] for partner in data.get("partners", [])]


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_every_small_map_comes_back_as_it_was(network: Network) -> None:
    assert read_map_text(to_yaml(network), "map.yaml").or_raise() == network


@given(texts.filter(str.strip))
def test_any_name_comes_back_as_it_was(name: str) -> None:
    network = Network(System(name), (Partner(name, name, more=((name, name),)),), positions=((name, (0.5, 1.0)),))
    assert read_map_text(to_yaml(network), "map.yaml").or_raise() == network


@pytest.mark.parametrize(
    "days",
    [
        ((0, 1, 2, 3, 4), "Mon-Fri"),
        ((0, 1, 2, 3, 4, 5, 6), "Mon-Sun"),
        ((5, 6, 0), "Sat-Mon"),
        ((0, 2), "Mon, Wed"),
        ((5, 6), "Sat, Sun"),
        ((0, 1, 2, 4), "Mon-Wed, Fri"),
        ((4, 0), "Fri, Mon"),
    ],
)
def test_days_are_written_as_people_say_them(days: tuple[tuple[int, ...], str]) -> None:
    numbers, words = days
    network = Network(SYSTEM, (Partner("a", "A", hours=(Opening(numbers, 0, 60),)),))
    text = to_yaml(network)
    assert words in text
    assert read_map_text(text, "map.yaml").or_raise() == network


@pytest.mark.parametrize(
    "words",
    [
        '"Monday to Friday"',
        '"mon – fri"',
        '"Mon,Tue,Wed,Thu,Fri"',
        '"Mon-Thu and Fri"',
        '"MON-FRI"',
        '"Mo—Fr"',
        '"Mondays through Fridays"',
        '"Mon/Tues/Weds/Thurs/Fri"',
        '"Mon & Tue; Wed + Th Fri."',
        "[Mon, Tue, Wed, Thu, Fri]",
        "[Monday, Tues-Thurs, fr]",
        "[Mon to Fri]",
    ],
)
def test_days_are_read_as_people_say_them(words: str) -> None:
    text = to_yaml(Network(SYSTEM, (Partner("a", "A", hours=(Opening((0, 1, 2, 3, 4), 0, 60),)),)))
    assert read_map_text(text.replace("Mon-Fri", words), "map.yaml").or_raise().partners[0].hours == (
        Opening((0, 1, 2, 3, 4), 0, 60),
    )


@pytest.mark.parametrize("hour", ["07:00", '"07:00"', "7:00", "'7:00'"])
def test_hours_are_read_with_and_without_quotes(hour: str) -> None:
    text = f"system: {{name: T}}\npartners: [{{id: a, name: A, hours: [{{days: Mon, from: {hour}, to: 24:00}}]}}]\n"
    assert read_map_text(text, "map.yaml").or_raise().partners[0].hours == (Opening((0,), 420, 1440),)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("0", Count.exactly(0)),
        ("12", Count.exactly(12)),
        ('"12"', Count.exactly(12)),
        ('"<5"', Count(1, 4)),
        ("<5", Count(1, 4)),
        ('"≤7"', Count(1, 7)),
        ('"1-7"', Count(1, 7)),
        ('"40+"', Count(40, None)),
        ('"[c]"', Count(1, None)),
        ('"*"', Count(1, None)),
        ('"[z]"', Count(0, 0, applicable=False)),
    ],
)
def test_counts_are_read_in_every_form(written: str, count: Count) -> None:
    text = f"system: {{name: T}}\npartners: [{{id: a, name: A}}]\nrelations: [{{from: a, to: a, made: {written}}}]\n"
    network = read_map_text(text, "map.yaml").or_raise()
    assert network.relations[0].made == count
    assert read_map_text(to_yaml(network), "map.yaml").or_raise() == network


@pytest.mark.long
@given(st.data())
def test_any_edit_comes_back_from_json_as_it_was(data: st.DataObject) -> None:
    edit = data.draw(edits(SYSTEM, ("a", "b")))
    assert edit_from_mapping(json.loads(json.dumps(edit_to_mapping(edit)))) == edit


@pytest.mark.parametrize(
    ("edit", "mapping"),
    [
        (StepBack("a"), {"step_back": "a"}),
        (MergePartner("a", "b"), {"merge_partner": {"partner": "a", "into": "b"}}),
        (RemoveLink("a", "b"), {"remove_link": {"from": "a", "to": "b", "kind": "refers"}}),
        (AddLink(Relation("a", "b")), {"add_link": {"from": "a", "to": "b", "kind": "refers"}}),
        (AddPartner(Partner("c", "C")), {"add_partner": {"id": "c", "name": "C"}}),
        (ChangePartner(Partner("c", "C", needs=())), {"change_partner": {"id": "c", "name": "C", "needs": []}}),
        (
            ChangeFields("c", (("needs", ()), ("ages", None))),
            {"change_fields": {"id": "c", "needs": [], "ages": None}},
        ),
    ],
)
def test_edits_are_kept_in_the_words_of_the_file(edit: object, mapping: dict[str, object]) -> None:
    assert edit_to_mapping(edit) == mapping  # type: ignore[arg-type]
    assert edit_from_mapping(mapping) == edit


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"step_bak": "a"}, 'Did you mean "step_back"?'),
        ({"step_back": "a", "add_link": {}}, "exactly one key"),
        ({"step_back": None}, "says nothing"),
        ({"remove_link": {"from": "a"}}, "has no to"),
        ({"add_partner": {"id": "c", "name": "C", "capacity": "many"}}, "not a whole number"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(mapping: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidNetwork, match=words.replace("?", r"\?")):
        edit_from_mapping(mapping)


def test_a_file_is_replaced_in_one_step_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    write_yaml(NETWORKS["star"], path)
    write_yaml(NETWORKS["chain"], path)
    assert read_yaml(path) == NETWORKS["chain"]
    assert list(tmp_path.iterdir()) == [path]
    assert b"\r" not in path.read_bytes()


def test_a_file_that_cannot_be_written_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="cannot be written"):
        write_yaml(NETWORKS["star"], tmp_path / "nowhere" / "map.yaml")


def test_a_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        read_yaml(tmp_path / "map.yaml")
    assert read_map(tmp_path / "map.yaml").outcome == "refuse"
    assert "folder" in read_map(tmp_path).problems[0].what


def test_reading_raises_every_error(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("system: {name: T}\npartners: [{id: a}, {name: B}]\n")
    with pytest.raises(InvalidNetwork) as caught:
        read_yaml(path)
    assert len(caught.value.problems) == 2
    assert str(caught.value).startswith("map.yaml, line 2: A partner has no name.")


@pytest.mark.long
def test_five_hundred_partners_open_in_half_a_second() -> None:
    partners = tuple(
        Partner(f"p{n}", f"Partner {n}", needs=("housing",), provenance=Source("fact")) for n in range(500)
    )
    relations = tuple(
        Relation(f"p{n % 500}", f"p{(7 * n + n // 500 + 1) % 500}", made=Count.exactly(9), days=4.0, said_by=())
        for n in range(3000)
    )
    text = to_yaml(Network(SYSTEM, partners, relations))
    gc.freeze()  # what other tests have left is not looked through for garbage here
    assert any(_seconds(text) < 0.5 * slower() for _ in range(6))


def _seconds(text: str) -> float:
    start = time.process_time()
    read_map_text(text, "map.yaml").or_raise()
    return time.process_time() - start


@pytest.mark.parametrize("words", ["Monkey", '"Mon, every day"', "[Mon, [Tue]]", "[]", "Mon-Wed-Fri", "M"])
def test_what_is_no_day_is_refused_with_the_way_to_write_it(words: str) -> None:
    text = f"system: {{name: T}}\npartners: [{{id: a, name: A, hours: [{{days: {words}, from: 7:00, to: 8:00}}]}}]\n"
    problems = read_map_text(text, "map.yaml").problems
    assert [problem.fix for problem in problems] == ["Write them such as Mon-Fri or Mon, Wed."]
