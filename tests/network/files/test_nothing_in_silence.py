"""What a table says and nobody would miss at once: both ways, a denied link, a column filled once, typed headings."""

import pytest

from network.reading import Reading
from network.uploads import read_uploaded

BOTH = "Organisation A,Organisation B,Kind of link,{}\nMind,Court,refers,{}\nCourt,Clinic,refers,{}\n"


def read(content: str, name: str = "table.csv") -> Reading:
    return read_uploaded([(name, content.encode())])


def ways(reading: Reading) -> set[tuple[str, str]]:
    return {(link.source, link.target) for link in reading.or_raise().relations}


@pytest.mark.parametrize("heading", ["Both ways?", "Mutual", "Both directions", "Is it two-way?", "Reciprocal?"])
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Y", ""), ("✓", ""), ("both", "one way"), ("TRUE", "FALSE")])
def test_both_ways_is_a_link_in_either_direction(heading: str, yes: str, no: str) -> None:
    reading = read(BOTH.format(heading, yes, no))
    assert ways(reading) == {("Mind", "Court"), ("Court", "Mind"), ("Court", "Clinic")}
    assert not reading.problems


def test_partners_a_and_b_alone_do_not_say_who_refers() -> None:
    reading = read("Organisation A,Organisation B,Score\nMind,Court,3\n")
    assert reading.network is None
    assert "which column holds partners" in reading.problems[0].what


def test_a_column_that_says_no_to_the_link_of_its_row_is_told() -> None:
    reading = read("From,To,Do you refer people to them?\nMind,Court,Yes\nMind,Clinic,No\n")
    (problem,) = reading.problems
    assert "says no in 1 row" in problem.what


def test_shares_information_is_no_share_in_percent() -> None:
    reading = read("From,To,Share information?\nMind,Court,Yes\nMind,Clinic,Yes\n")
    assert not reading.problems


def test_a_note_beside_a_matrix_that_few_rows_have_is_kept() -> None:
    reading = read("From,Mind,Court,Clinic,Notes\nMind,,3,1,\nCourt,2,,,late\nClinic,1,,,\n")
    assert dict(reading.or_raise().by_id["Court"].more) == {"Notes": "late"}
    assert len(reading.or_raise().partners) == 3


def test_any_other_column_beside_a_matrix_that_few_rows_have_is_named() -> None:
    reading = read("From,Mind,Court,Clinic,Looked at\nMind,,3,1,\nCourt,2,,,by us\nClinic,1,,,\n")
    assert 'The column "Looked at" was not read.' in [problem.what for problem in reading.problems]


@pytest.mark.parametrize(
    ("caption", "way"),
    [
        ("Each column holds one organisation's answers", ("Court", "Mind")),
        ("Each row is one respondent", ("Mind", "Court")),
    ],
)
def test_a_caption_says_whose_answers_a_column_holds(caption: str, way: tuple[str, str]) -> None:
    assert ways(read(f"{caption},,,\n,Mind,Court,Clinic\nMind,,3,\nCourt,,,\nClinic,,,\n")) == {way}


def test_headings_with_types_of_a_graph_database_are_read() -> None:
    nodes = b"orgId:ID,name,sector:string,:LABEL\no1,Mind,charity,Organisation\no2,Court,justice,Organisation;Public\n"
    links = b":START_ID,people:int,:END_ID,:TYPE\no1,12,o2,REFERS_TO\n"
    reading = read_uploaded([("nodes.csv", nodes), ("links.csv", links)])
    (link,) = reading.or_raise().relations
    assert {(one.name, one.sector) for one in reading.or_raise().partners} == {
        ("Mind", "charity"),
        ("Court", "justice"),
    }
    assert (link.kind, str(link.made)) == ("refers", "12")
    assert not reading.problems


def test_counts_of_one_row_that_do_not_add_up_are_no_repeated_row() -> None:
    reading = read("From,To,2022/23,2023/24\nMind,Court,<5,6\n")
    assert '"2023/24" says more of the link from "Mind" to "Court".' in " ".join(one.what for one in reading.problems)


def test_a_list_beside_nodes_and_links_is_named() -> None:
    content = (
        '{"nodes":[{"id":"A"},{"id":"B"}],"links":[{"source":"A","target":"B"}],"records":[{"from":"B","to":"A"}]}'
    )
    reading = read(content, "map.json")
    assert ways(reading) == {("A", "B")}
    assert 'The file also holds "records" (1). That was not read.' in [problem.what for problem in reading.problems]


@pytest.mark.parametrize(
    "content",
    [
        '{"records":[{"from":"A","to":"B","people":3},{"from":"B","to":"C","people":4}]}',
        '[{"name":"A","sector":"NHS","refersTo":["B"]},{"name":"B","refersTo":["C"]},{"name":"C","refersTo":[]}]',
        '{"records":[{"id":"r1","fields":{"Name":"A","Refers to":["r2"]}},'
        '{"id":"r2","fields":{"Name":"B","Refers to":["r3"]}},{"id":"r3","fields":{"Name":"C"}}]}',
    ],
)
def test_a_list_of_objects_is_a_table(content: str) -> None:
    network = read(content, "rows.json").or_raise()
    name = {partner.id: partner.name for partner in network.partners}
    assert {(name[one.source], name[one.target]) for one in network.relations} == {("A", "B"), ("B", "C")}


def test_objects_inside_objects_are_no_table() -> None:
    reading = read('{"records":[{"from":{"name":"A"},"to":{"name":"B"}}]}', "rows.json")
    assert reading.network is None


def test_partners_said_to_refer_to_others_than_those_listed_are_told() -> None:
    told = [one.what for one in read("Name,Sector,Refers to\nMind,Charity,Court; Hub\nClinic,NHS,Court\n").problems]
    assert len(told) == 1
    assert '"Refers to" mostly names others' in told[0]


def test_partners_may_name_each_other_by_id() -> None:
    reading = read("ID,Name,Refers to\n1,Mind,2; 3\n2,Court,\n3,Hub,1\n")
    name = {partner.id: partner.name for partner in reading.or_raise().partners}
    found = {(name[one.source], name[one.target]) for one in reading.or_raise().relations}
    assert found == {("Mind", "Court"), ("Mind", "Hub"), ("Hub", "Mind")}


GRAPH = '<graphml><graph edgedefault="directed"><node id="A"/><node id="B"/><node id="C"/>{}</graph></graphml>'
EDGE = '<edge source="{}" target="{}" label="{}"{}/>'


def test_the_number_in_a_label_that_is_drawn_on_a_link_is_kept() -> None:
    drawn = GRAPH.format(EDGE.format("A", "B", "refers 12", "") + EDGE.format("B", "C", "funds: 5000", ""))
    first, second = read(drawn, "drawing.graphml").or_raise().relations
    assert (first.kind, str(first.made)) == ("refers", "12")
    assert (second.kind, second.made, dict(second.more)["number"]) == ("funds", None, "5000")


@pytest.mark.parametrize("words", ["part of", "is a member of", "owned by"])
def test_where_something_is_or_what_it_is_part_of_is_no_referral(words: str) -> None:
    drawn = GRAPH.format(f'<edge source="A" target="B"><data key="type">{words}</data></edge>')
    sheet = f"From,To,Type\nA,B,{words}\n"
    for reading in (read(drawn, "drawing.graphml"), read(sheet)):
        (link,) = reading.or_raise().relations
        assert (link.kind, dict(link.more)["type"]) == ("knows", words)
        assert any('"knows"' in note for note in reading.notes)


@pytest.mark.parametrize(("words", "told"), [("mentors", True), ("directed", False), ("arrow", False)])
def test_a_type_of_link_that_is_not_known_is_told(words: str, told: bool) -> None:
    drawn = GRAPH.format(f'<edge source="A" target="B"><data key="type">{words}</data></edge>')
    reading = read(drawn, "drawing.graphml")
    assert dict(reading.or_raise().relations[0].more)["type"] == words
    assert any(f'"{words}" under "type" is no kind of link' in note for note in reading.notes) is told


def test_links_without_direction_among_others_are_told() -> None:
    drawn = GRAPH.format(EDGE.format("A", "B", "", "") + EDGE.format("B", "C", "", ' directed="false"'))
    assert any("1 link has no direction and no kind" in note for note in read(drawn, "drawing.graphml").notes)


BOARDS = (
    "Organisation,Sector,Safer Board,Health Board\nMind,Charity,Chair,Member\nCourt,Justice,,Chair\nHub,NHS,Member,\n"
)


def _roles(reading: Reading) -> set[tuple[str, str, str]]:
    return {(one.source, one.target, dict(one.more)["role"]) for one in reading.or_raise().relations}


def test_columns_of_boards_with_roles_are_links_which_is_told() -> None:
    reading = read(BOARDS)
    assert _roles(reading) == {
        ("Mind", "Safer Board", "Chair"),
        ("Mind", "Health Board", "Member"),
        ("Court", "Health Board", "Chair"),
        ("Hub", "Safer Board", "Member"),
    }
    assert reading.or_raise().by_id["Court"].sector == "Justice"
    (problem,) = reading.problems
    assert "Rows and columns name different things" in problem.what
    (choice,) = problem.choices
    settled = read_uploaded([("table.csv", BOARDS.encode())], corrections=[choice.correction])
    assert not settled.or_raise().relations


def test_columns_that_share_a_few_words_may_be_boards() -> None:
    content = BOARDS.replace("Chair", "Alpha").replace("Member", "Beta")
    reading = read(content)
    (problem,) = reading.problems
    assert '"Safer Board" and "Health Board" hold the same few words (Alpha, Beta)' in problem.what
    (choice,) = problem.choices
    settled = read_uploaded([("table.csv", content.encode())], corrections=[choice.correction])
    assert ("Mind", "Safer Board", "Alpha") in _roles(settled)


@pytest.mark.parametrize(
    "content",
    [
        "Organisation,Parking,Lift\nMind,yes,no\nCourt,no,yes\n",
        "Organisation,Founded,Moved\nMind,2001,2004\nCourt,2004,2001\n",
        "Organisation,Town,Lead\nMind,Norwood,County\nCourt,Teal,District\nHub,Norwood,County\n",
    ],
)
def test_other_details_of_partners_are_no_boards(content: str) -> None:
    assert not read(content).problems


@pytest.mark.parametrize("heading", ["Tie", "Connection", "What happens", "Category"])
def test_a_column_of_kinds_says_the_kind_whatever_its_heading(heading: str) -> None:
    reading = read(f"From,To,{heading}\nMind,Court,Referral\nCourt,Hub,Info sharing\nHub,Mind,Funding\n")
    assert [link.kind for link in reading.or_raise().relations] == ["refers", "shares information", "funds"]


def test_a_column_of_other_words_says_no_kind() -> None:
    reading = read("From,To,Category\nMind,Court,Night\nCourt,Hub,Day\nHub,Mind,Referral hub\n")
    assert [link.kind for link in reading.or_raise().relations] == ["refers", "refers", "refers"]


def test_trust_in_a_matrix_is_no_referral() -> None:
    reading = read("Trust (1-4),,\n,Mind,Court\nMind,,4\nCourt,2,\n")
    assert {link.kind for link in reading.or_raise().relations} == {"knows"}
    assert 'They are read as "knows".' in reading.problems[0].what


def test_dates_are_never_offered_as_partners() -> None:
    (problem,) = read("Meeting date,Meeting,Who came\n2025-01-01,Panel,Mind\n2025-02-01,Forum,Court\n").problems
    assert problem.choices
    assert not [choice.words for choice in problem.choices if "Meeting date" in choice.words]


@pytest.mark.parametrize(("arrow", "back"), [("<-", True), ("←", True), ("->", False), ("→", False)])
def test_an_arrow_says_which_way_a_link_runs(arrow: str, back: bool) -> None:
    assert ways(read(f"Partner 1,Direction,Partner 2,Type\nMind,{arrow},Court,refers\n")) == {
        ("Court", "Mind") if back else ("Mind", "Court")
    }


def test_an_arrow_with_two_heads_is_both_ways() -> None:
    assert ways(read("From,Direction,To\nMind,↔,Court\n")) == {("Mind", "Court"), ("Court", "Mind")}


def test_numbers_that_a_group_heading_tells_apart_are_not_added_up() -> None:
    top = ",,Referrals,,Accepted,\nFrom,To,2023/24,2024/25,2023/24,2024/25\n"
    (link,) = read(top + "Mind,Court,10,12,5,6\n").or_raise().relations
    assert str(link.made) == "22"


@pytest.mark.parametrize("colon", [":", ""])
def test_a_form_about_one_partner_is_one_partner(colon: str) -> None:
    reading = read(f"Partner name{colon},Mind\nSector{colon},Charity\nOpening hours{colon},Mon-Fri 9-5\n")
    (partner,) = reading.or_raise().partners
    assert (partner.name, partner.sector, bool(partner.hours)) == ("Mind", "Charity", True)


def test_the_one_name_beside_an_end_is_the_other_end() -> None:
    reading = read("Referring agencies,Service,No of referrals\nMind,Court,10\nCourt,Hub,4\n")
    assert ways(reading) == {("Mind", "Court"), ("Court", "Hub")}
    reading = read("Organisation,Referred to,Number\nMind,Court,10\nCourt,Hub,4\n")
    assert ways(reading) == {("Mind", "Court"), ("Court", "Hub")}
