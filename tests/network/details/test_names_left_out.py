"""Names of partners that may be of people: a number stands in their place, in every format, until somebody agrees."""

import json
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

import pytest

from network.details.looked_through import LookedThrough
from network.details.names_left_out import FIX, FIX_IMAGINED, LeftOut, unnamed, without_names_asked_about
from network.errors import Choice, Problem, Where
from network.files.map_file.yaml import to_yaml
from network.model import AddPartner, Named, Network, Option, Partner, Person, Promise, Relation, System, Team
from network.recognised import BringIn
from network.uploads import read_uploaded
from tests.each import each

OTHERS = ("Custody suite", "Housing options", "Debt advice")
HEAD = """
format: 1
system: {name: Town}
partners:
- {id: custody, name: Custody suite}
"""


def files(name: str) -> Iterator[tuple[str, str]]:
    """The same three links in every format, the last to this partner."""
    names = [*OTHERS, name]
    ids = [f"n{place}" for place in range(4)]
    cells = [f'"{one}"' for one in names]
    partners = [{"id": one, "name": called} for one, called in zip(ids, names, strict=True)]
    links = [{"from": "n0", "to": one} for one in ids[1:]]
    held = {"format": 1, "system": {"name": "Town"}, "partners": partners, "relations": links}
    yield "map.yaml", json.dumps(held)
    yield "map.json", json.dumps(held)
    alias = [partners[0], {"id": "n1", "name": "Housing options", "aka": [name]}]
    yield "alias.yaml", json.dumps(held | {"partners": alias, "relations": links[:1]})
    yield "links.csv", "From,To,Referrals\n" + "".join(f"{cells[0]},{one},5\n" for one in cells[1:])
    row = ",".join(cells)
    yield (
        "matrix.csv",
        f",{row}\n" + "".join(f"{one},{','.join('0' if o == one else '3' for o in cells)}\n" for one in cells),
    )
    yield "partners.csv", "Partner,Sector\n" + "".join(f"{one},Health\n" for one in cells)
    called = "".join(f'<node id="{one}" label={quoteattr(said)}/>' for one, said in zip(ids, names, strict=True))
    joined = "".join(f'<edge source="n0" target="{one}"/>' for one in ids[1:])
    yield (
        "a.gexf",
        (
            '<gexf xmlns="http://gexf.net/1.2" version="1.2"><graph defaultedgetype="directed">'
            f"<nodes>{called}</nodes><edges>{joined}</edges></graph></gexf>"
        ),
    )
    yield (
        "a.graphml",
        (
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
            + "".join(f"<node id={quoteattr(one)}/>" for one in names)
            + "".join(f"<edge source={quoteattr(names[0])} target={quoteattr(one)}/>" for one in names[1:])
            + "</graph></graphml>"
        ),
    )
    nodes = "".join(f'node [ id {place} label "{one}" ]\n' for place, one in enumerate(names))
    edges = "".join(f"edge [ source 0 target {place} ]\n" for place in (1, 2, 3))
    yield "a.gml", f"graph [ directed 1\n{nodes}{edges}]"
    vertices = "".join(f'{place} "{one}"\n' for place, one in enumerate(names, start=1))
    yield "a.net", f"*Vertices 4\n{vertices}*Arcs\n1 2\n1 3\n1 4\n"
    pairs = [{"from": names[0], "to": one, "direction": "directed"} for one in names[1:]]
    yield "kumu.json", json.dumps({"elements": [{"label": one} for one in names], "connections": pairs})
    ends = [{"source": names[0], "target": one} for one in names[1:]]
    yield (
        "nodes.json",
        json.dumps({"directed": True, "graph": {}, "nodes": [{"id": one} for one in names], "links": ends}),
    )


@each(["Jane Smith", "j smith", "smith, jane", "Mr T", "jane (client)", "okafor"])
def test_a_person_is_nowhere_in_a_map_until_somebody_agrees(name: str) -> None:
    for file, text in files(name):
        reading = read_uploaded([(file, text.encode())])
        said = repr((reading.problems, reading.notes))
        assert name not in said, file
        if reading.network is None:
            continue
        assert name.casefold() not in to_yaml(reading.network).casefold(), file
        assert 'Bring in "Names of partners"' in said, file
        brought = read_uploaded([(file, text.encode())], None, [BringIn("Names of partners")])
        assert name in to_yaml(brought.or_raise()), file
        assert len(brought.or_raise().relations) == len(reading.network.relations), file


@each(
    [
        "Elizabeth Fry hostel", "St Giles", "Barnardo's", "Howard League", "Shelter", "Nacro", "Addaction",
        "Dr Smith's surgery", "Marsh Lane surgery", "Sue Ryder",
        "Terrence Higgins", "T Wing", "S Yorkshire", "MS Society",
        "Ms Teams", "Smith & Jones LLP", "Drs Patel and Khan",
    ]
)  # fmt: skip
def test_an_organisation_keeps_its_name(name: str) -> None:
    for file, text in files(name):
        reading = read_uploaded([(file, text.encode())])
        assert name in to_yaml(reading.or_raise()), file
        assert "people" not in repr(reading.problems), file


def test_every_mention_of_a_partner_goes_by_its_number() -> None:
    text = (
        HEAD
        + """\
- {id: j_smith, name: J Smith, short: J Smith, was: [J. Smith]}
relations:
- {from: custody, to: j_smith}
teams:
- {id: core, name: Core team, hub: custody, core: [j_smith]}
options:
- {id: without, name: Without it, edits: [{remove_link: {from: custody, to: j_smith}}]}
"""
    )
    kept = to_yaml(read_uploaded([("map.yaml", text.encode())]).or_raise())
    assert "mith" not in kept
    assert kept.count("partner_2") == 4


def test_who_promises_and_is_no_partner_goes_by_no_name() -> None:
    text = (
        HEAD
        + """\
promises:
- {from: j smith, to: custody, text: open on Saturdays}
"""
    )
    reading = read_uploaded([("map.yaml", text.encode())])
    assert "smith" not in to_yaml(reading.or_raise()) + repr(reading.problems)
    assert "Names of partners" in repr(reading.problems)


def test_what_is_said_of_a_file_does_not_repeat_such_a_name() -> None:
    text = "From,To,Referrals\nCustody suite,J Smith,5\nCustody suite,J Smith,5\nCustody suite,J  Smith,-5\n"
    said = repr(read_uploaded([("links.csv", text.encode())]).problems)
    assert said.count("number 2 in the list") == 1
    assert "mith" not in said


@pytest.mark.parametrize("area", ["Alexandra Park", "Victoria", "Market Harborough"])
def test_an_area_keeps_its_name(area: str) -> None:
    text = f"format: 1\nsystem:\n  name: Town\n  areas:\n  - {{id: a, name: {area}}}\n"
    assert area in to_yaml(read_uploaded([("map.yaml", text.encode())]).or_raise())


def test_words_of_a_running_order_and_who_agreed_are_asked_about() -> None:
    text = (
        HEAD
        + """\
running_order:
- {title: Gaps, minutes: 5, words: ask okonkwo about the beds}
agreed:
- {partner: custody, who: told by Thistlewood}
"""
    )
    reading = read_uploaded([("map.yaml", text.encode())])
    kept = to_yaml(reading.or_raise())
    assert "okonkwo" not in kept
    assert "Thistlewood" not in kept
    assert "Gaps" in kept
    said = repr(reading.problems)
    assert 'Words under "Running order" may name somebody' in said
    assert 'Words under "Who may be named" may name somebody' in said


LISTS = {
    "groups": ("Tolliver family", "Young carers"),
    "sectors": ("Sgt Brackenbury", "Housing and homes"),
    "stages": ("Kyle's mum", "At court"),
    "needs": ("Doreen Hardcastle", "Crystal meth"),
}


@pytest.mark.parametrize("part", LISTS)
def test_a_name_in_a_list_of_the_map_goes_by_its_number(part: str) -> None:
    of_one, other = LISTS[part]
    for name, stays in ((of_one, False), (other, True)):
        system = {"name": "Town", part: [{"id": "x", "name": name}]}
        reading = read_uploaded([("map.json", json.dumps({"format": 1, "system": system}).encode())])
        kept = to_yaml(reading.network) if reading.network else ""
        assert (name in kept) is stays
        assert stays or name not in repr(reading.problems)


@pytest.mark.parametrize(
    ("system", "word"),
    [({"name": "J Okafor review"}, "Okafor"), ({"name": "Town", "help_now": "Ring Siobhan"}, "Siobhan")],
)
def test_what_a_map_is_called_and_where_help_is_now_names_nobody(system: dict[str, str], word: str) -> None:
    file = ("map.json", json.dumps({"format": 1, "system": system}).encode())
    reading = read_uploaded([file])
    assert word not in to_yaml(reading.or_raise()) + repr(reading.problems)
    assert "may name somebody" in repr(reading.problems)
    agreed = [choice.correction for one in reading.problems for choice in one.choices]
    assert word in to_yaml(read_uploaded([file], None, agreed).or_raise())


TEAMS = [("Hardcastle MDT", False), ("Core group K.D.", False), ("Wetherby MDT", True)]


@pytest.mark.parametrize(("name", "stays"), TEAMS)
def test_a_team_called_by_a_surname_or_initials_goes_by_its_number(name: str, stays: bool) -> None:
    held = {
        "format": 1,
        "system": {"name": "Town"},
        "partners": [{"id": "hub", "name": "Hub"}],
        "teams": [{"id": "t", "name": name, "hub": "hub"}],
    }
    reading = read_uploaded([("map.json", json.dumps(held).encode())])
    assert (name in to_yaml(reading.or_raise())) is stays


def test_initials_under_a_heading_for_somebody_are_asked_about() -> None:
    text = "From,To,Referrals,Worker\nPolice,Mind,3,DO\nMind,Housing,2,KB\n"
    reading = read_uploaded([("links.csv", text.encode())])
    assert "KB" not in to_yaml(reading.or_raise())
    assert 'Words under "Worker" may name somebody' in repr(reading.problems)
    text = text.replace("DO", "GP").replace("KB", "OT")
    assert "GP" in to_yaml(read_uploaded([("links.csv", text.encode())]).or_raise())


HUB = Partner("hub", "Housing hub")
SURGERY = Partner("gp", "Surgery", short="Smith J", aka=("Jane Smith", "Town surgery"), was=("K Khan",))
SMITH = Partner("j_smith", "J Smith", short="JS", aka=("Jane Smith",), was=("The desk",))


def asked_of(network: Network, *agreed: str) -> tuple[Network, dict[str, str], list[str]]:
    """The map without such names, what stands for them in sentences, and what is asked."""
    kept, left, questions = without_names_asked_about(
        network, Where("map"), LookedThrough(network.looked_through, agreed)
    )
    assert all(one.level == "warning" and one.where == Where("map") for one in questions)
    assert all(one.fix == (FIX_IMAGINED if "imagined" in one.what else FIX) for one in questions)
    return kept, left.names, [one.what for one in questions]


def told(listed: str, count: str, first: str) -> str:
    return f"{listed} may be of people or of homes, so numbers stand in their place: {count}, {first}."


def test_a_partner_loses_all_its_names_or_only_those_that_may_be_of_people() -> None:
    by_id = Partner("k_khan", "Town help")
    network = Network(System("Town"), (HUB, SMITH, SURGERY, by_id), (Relation("hub", "j_smith"),))
    kept, names, questions = asked_of(network)
    assert kept.partners == (
        HUB,
        Partner("partner_2", "Partner 2"),
        Partner("gp", "Surgery", aka=("Town surgery",)),
        Partner("partner_4", "Partner 4"),
    )
    assert kept.relations == (Relation("hub", "partner_2"),)
    assert questions == [told("Names of partners", "3 partners", "number 2 in the list first")]
    assert {names[one] for one in ("J Smith", "j_smith", "JS", "The desk")} == {"Partner 2"}
    assert {names[one] for one in ("Smith J", "K Khan")} == {"a name"}
    assert asked_of(network, "Names of partners") == (network, {}, [])


def test_who_only_promises_comes_after_the_partners_of_the_map() -> None:
    promises = (Promise("j smith", "hub", "open late"), Promise("hub", "Town hall", "open late"))
    kept, names, questions = asked_of(Network(System("Town"), (HUB,), promises=promises))
    assert [(one.source, one.target) for one in kept.promises] == [
        ("Partner of a promise", "hub"),
        ("hub", "Town hall"),
    ]
    assert names == {"j smith": "Partner of a promise"}
    assert questions == [told("Names of partners", "1 partner", "number 2 in the list")]


def test_names_of_teams_people_needs_and_in_what_ifs_go_by_their_numbers() -> None:
    shelter, jane = AddPartner(Partner("x", "Shelter")), AddPartner(Partner("jane_s", "Jane Smith", short="JS"))
    network = Network(
        System("Town", needs=(Named("debt", "Debt"), Named("jane", "Jane Smith"))),
        (HUB,),
        teams=(Team("t", "Core", "hub"), Team("u", "Hardcastle MDT", "hub")),
        people=(Person("p", "Kyle"), Person("q", "Kyle Smith")),
        options=(Option("o", "More beds", (shelter,)), Option("m", "More desks", (shelter, jane))),
    )
    kept, names, questions = asked_of(network)
    assert kept.system.needs[1] == Named("need_2", "Need 2")
    assert kept.teams[1] == Team("team_2", "Team 2", "hub")
    assert kept.people[1] == Person("person_2", "Person 2")
    for before, after in ((network.system.needs, kept.system.needs), (network.teams, kept.teams)):
        assert (len(after), after[0]) == (2, before[0])
    assert (len(kept.people), kept.people[0]) == (2, network.people[0])
    label = "Partner 2.2 of a what-if"
    assert kept.options[0] == network.options[0]
    assert kept.options[1].edits == (shelter, AddPartner(Partner("partner_2_2_of_a_what_if", label)))
    assert names["jane_s"] == label
    assert questions == [
        told("Names of teams", "1 team", "number 2 in the list"),
        told("Names of imagined people", "1 person", "number 2 in the list"),
        told("Names of needs", "1 need", "number 2 in the list"),
        told("Names in what-ifs", "1 what-if", "number 2 in the list"),
    ]


def test_a_name_of_two_characters_or_more_is_not_repeated_anywhere() -> None:
    left = LeftOut(names={"J Smith": "Partner 2", "Jane Smith": "Partner 3", "K": "Partner 4", "JS": "Partner 2"})
    where = Where("map.csv", "J Smith", 3, "Jane Smith")
    choice = Choice("Take j smith", BringIn("x"))
    said = Problem("warning", where, '"j smith", JS, JSA and K', "Ask Jane Smith.", (choice,))
    there = Where("map.csv", "Partner 2", 3, "Partner 3")
    instead = Choice("Take Partner 2", BringIn("x"))
    assert unnamed([said], left) == (
        Problem("warning", there, '"Partner 2", Partner 2, JSA and K', "Ask Partner 3.", (instead,)),
    )
    assert unnamed([said], LeftOut(names={"K": "Partner 4"})) == (said,)
