"""One typed line is partners and a link, and what cannot be read is said."""

from dataclasses import replace

import pytest

from network.edit import apply_all
from network.model import AgeRange, Named, Network, Opening, Partner, Relation, System, Team
from network.sentences import EXAMPLES, Line, amended, new_needs, newcomers, read_line

TOWN = Network(
    System("Town", needs=(Named("alcohol", "Drugs and alcohol"), Named("housing", "Housing"))),
    (Partner("police", "Police"), Partner("lad", "Liaison and diversion", short="L&D")),
    (Relation("police", "lad", needs=("housing",)),),
)
NEEDS = ("Drugs and alcohol", "Housing")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police refers to L&D", Line("Police", "L&D", "refers")),
        ("  Police   REFERS TO L&D. ", Line("Police", "L&D", "refers")),
        ("Police refers people to L&D for housing", Line("Police", "L&D", "refers", ("Housing",))),
        ("Mind gets people from Probation", Line("Probation", "Mind", "refers")),
        ("A works with B", Line("A", "B", "works jointly")),
        ("A shares information with B", Line("A", "B", "shares information")),
        ("A is funded by B", Line("B", "A", "funds")),
        ("A knows B", Line("A", "B", "knows")),
        ("Women's centre (Voluntary)", Line("Women's centre", sectors=(("Women's centre", "Voluntary"),))),
        ("Mind", Line("Mind")),
        ("Mind helps with housing", Line("Mind", needs=("Housing",))),
        ("Mind (Voluntary) help people with debt and housing.",
         Line("Mind", needs=("debt", "Housing"), sectors=(("Mind", "Voluntary"),))),
        ("Centre for Women refers to Mind for debt", Line("Centre for Women", "Mind", "refers", ("debt",))),
        ("A refers to B for debt, housing", Line("A", "B", "refers", ("debt", "Housing"))),
        ("A refers to B for drugs and alcohol and debt", Line("A", "B", "refers", ("Drugs and alcohol", "debt"))),
        ("A knows Centre for Women", Line("A", "Centre for Women", "knows")),
    ],
)  # fmt: skip
def test_a_line_is_read(text: str, said: Line) -> None:
    assert read_line(text, NEEDS) == said


@pytest.mark.parametrize("text", ["", "   ", " refers to L&D", "Police refers to  "])
def test_half_a_line_says_nothing(text: str) -> None:
    assert read_line(text) is None


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_changes_the_map(example: str) -> None:
    change = amended(TOWN, example)
    assert change.problems == ()
    assert apply_all(TOWN, change.edits, change.parts) != TOWN


@pytest.mark.parametrize(
    ("text", "partner", "needs"),
    [
        ("Mind helps with housing", "Mind", ["Housing"]),
        ("Mind helps with debt", "Mind", ["Debt"]),
        ("L&D helps people with housing and debt", "Liaison and diversion", ["Housing", "Debt"]),
    ],
)
def test_what_a_partner_helps_with_is_not_part_of_its_name(text: str, partner: str, needs: list[str]) -> None:
    after = apply_all(TOWN, (change := amended(TOWN, text)).edits, change.parts)
    names = {need.id: need.name for need in after.system.needs}
    (one,) = [one for one in after.partners if one.name == partner]
    assert [names[need].casefold() for need in one.needs or ()] == [need.casefold() for need in needs]
    again = amended(after, text)
    assert again.edits == ()
    assert again.problems == (f"{partner} is on the map already, and helps so.",)


def test_what_a_partner_helps_with_is_added_to_what_it_did() -> None:
    after = TOWN
    for text in ("Mind helps with housing", "mind helps with drugs and alcohol"):
        after = apply_all(after, (change := amended(after, text)).edits, change.parts)
    assert after.by_id["mind"].needs == ("housing", "alcohol")


@pytest.mark.parametrize(
    ("text", "partner", "attribute", "told"),
    [
        ("People come in at Police through custody", "Police", "stages", ("custody",)),
        (
            "people can get in to Police via custody and street triage.",
            "Police",
            "stages",
            ("custody", "street triage"),
        ),
        ("Mind takes people aged 18+", "Mind", "ages", AgeRange(18)),
        ("Mind is for those aged 10 to 17", "Mind", "ages", AgeRange(10, 17)),
        ("Police covers Northside and Southside", "Police", "areas", ("Northside", "Southside")),
        ("Mind is open Mon to Fri 9 to 5", "Mind", "hours", (Opening((0, 1, 2, 3, 4), 540, 1020),)),
    ],
)
def test_what_is_told_of_one_partner_is_kept_with_it(text: str, partner: str, attribute: str, told: object) -> None:
    found = amended(TOWN, text)
    assert not found.problems
    after = apply_all(TOWN, found.edits, found.parts)
    assert getattr(next(one for one in after.partners if one.name == partner), attribute) == told
    assert len(after.partners) == len(TOWN.partners) + (partner == "Mind")
    assert [name for name, _ in newcomers(TOWN, text)] == (["Mind"] if partner == "Mind" else [])


def test_what_is_told_adds_to_a_list_and_says_hours_anew() -> None:
    town = TOWN
    for told in ("covers Northside", "covers Southside", "is open daily 9-5", "is open Mon 8-8"):
        found = amended(town, f"Police {told}")
        town = apply_all(town, found.edits, found.parts)
    assert town.by_id["police"].areas == ("Northside", "Southside")
    assert town.by_id["police"].hours == (Opening((0,), 480, 1200),)
    assert amended(town, "Police covers Northside").problems == ("Police is on the map already.",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("People come in at Police", "Say where and how they come in"),
        ("Mind is open when it is", "are not opening hours"),
        ("Police is open on Mondays", "are not opening hours"),
        ("Police takes people aged well", "is not an age range"),
    ],
)
def test_what_is_told_and_not_understood_is_asked_back(text: str, why: str) -> None:
    found = amended(TOWN, text)
    assert why in found.problems[0]


def test_what_a_partner_is_may_be_its_sector() -> None:
    town = replace(TOWN, system=replace(TOWN.system, sectors=(Named("cj", "Criminal justice"),)))
    after = apply_all(town, amended(town, "Police is criminal justice").edits)
    assert [(one.name, one.sector) for one in after.partners] == [("Police", "cj"), ("Liaison and diversion", None)]


ODD_LINES = (
    "Police is criminal justice", "Mind does housing",
    "The council has a team for debt", "Mind can take people at night",
    "Probation talks to Mind", "Shelter gives advice", "Mind offers counselling for women", "GPs are busy",
    "Mind runs a drop-in on Tuesdays", "Police and court meets weekly", "Youth team needs a link worker",
    "Women's Aid supports women", "Mind helps with housing and refers on", "L&D knows Mind and refers to Shelter",
    "Mind refers to Shelter and Shelter refers to Mind", "Court sends people to Mind who is full",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD_LINES)
def test_a_sentence_that_is_not_understood_makes_no_partner(text: str) -> None:
    change = amended(TOWN, text)
    assert change.edits == ()
    assert all("reads like a sentence" in problem for problem in change.problems)


@pytest.mark.parametrize(
    "name", ["Crisis at Christmas", "Help the Aged", "Victim Support", "Women in Need", "Talk to Us"]
)
def test_a_name_without_a_verb_is_a_partner(name: str) -> None:
    (edit,) = amended(TOWN, name).edits
    assert edit.partner.name == name


def test_a_name_with_a_verb_is_taken_in_quotation_marks() -> None:
    (problem,) = amended(TOWN, "Somebody who cares is here").problems
    assert "put it in quotation marks" in problem
    (edit,) = amended(TOWN, "“Somebody who cares is here”").edits
    assert edit.partner.name == "Somebody who cares is here"
    link = amended(TOWN, 'Police refers to "Mind is here" for housing')
    assert "Mind is here" in [one.name for one in apply_all(TOWN, link.edits, link.parts).partners]


def test_names_that_the_map_has_are_the_same_partners_and_new_ones_join() -> None:
    change = amended(TOWN, "l&d refers to Shelter for Debt")
    after = apply_all(TOWN, change.edits, change.parts)
    assert [partner.name for partner in after.partners] == ["Police", "Liaison and diversion", "Shelter"]
    (new,) = [one for one in after.relations if one.source == "lad"]
    assert after.name(new.target) == "Shelter"
    assert [need.name for need in after.system.needs if need.id in (new.needs or ())] == ["Debt"]


@pytest.mark.parametrize("which", ["core", "extended"])
def test_somebody_joins_a_team_that_is_called_by_its_hub(which: str) -> None:
    there = replace(TOWN, teams=(Team("team", "A team", "lad"),))
    after = apply_all(there, (), amended(there, f"Police joins the {which} team of L&D.").parts)
    assert getattr(after.teams[0], which) == ("police",)
    assert amended(after, f"police is in the {which} team of a team").problems == ("Police is in this team already.",)


def test_the_first_of_a_team_makes_it() -> None:
    (team,) = amended(TOWN, "Police joins the extended team of L&D").parts["teams"]
    assert (team.hub, team.core, team.extended) == ("lad", None, ("police",))


def test_a_stranger_joins_no_team() -> None:
    (problem,) = amended(TOWN, "Shelter joins the core team of L&D").problems
    assert "Shelter" in problem


def test_without_needs_it_is_not_known_which_are_carried() -> None:
    change = amended(TOWN, "Police refers to Shelter")
    assert apply_all(TOWN, change.edits, change.parts).relations[-1].needs is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Police", "Police is on the map already."),
        ("Police refers to L&D for housing", "That link is on the map already."),
        ("Police refers to police", "one partner"),
        ("refers to L&D", "Write who refers to whom"),
    ],
)
def test_what_cannot_be_kept_is_said(text: str, why: str) -> None:
    change = amended(TOWN, text)
    assert change.edits == ()
    assert any(why in problem for problem in change.problems), change


def test_the_same_two_may_have_a_link_for_another_need_and_one_that_runs_back() -> None:
    for text in ("Police refers to L&D for drugs and alcohol", "L&D refers to Police for housing"):
        assert amended(TOWN, text).problems == ()


def test_a_name_that_looks_like_one_on_the_map_is_told() -> None:
    assert newcomers(TOWN, "Liason and diversion knows Shelter") == (
        ("Liason and diversion", "Liaison and diversion"),
        ("Shelter", ""),
    )
    assert newcomers(TOWN, "Police refers to L&D") == ()


def test_six_lines_make_a_map_from_nothing() -> None:
    network = Network(System("New"))
    for line in (
        "Police (Criminal justice) refers to L&D (NHS) for mental health",
        "L&D refers to Mind for mental health",
        "L&D refers to Shelter for housing",
        "Mind refers to Shelter",
        "Court refers to L&D",
        "Shelter works with Mind",
    ):
        change = amended(network, line)
        assert change.problems == ()
        network = apply_all(network, change.edits, change.parts)
    assert (len(network.partners), len(network.relations)) == (5, 6)
    assert [sector.name for sector in network.system.sectors] == ["Criminal justice", "NHS"]


def test_a_need_that_joins_the_map_is_told_with_the_one_that_it_looks_like() -> None:
    found = amended(TOWN, "Police refers to Mind for mental health")
    town = apply_all(TOWN, found.edits, found.parts)
    assert new_needs(town, "Police refers to Mind for mental helth") == (("mental helth", "mental health"),)
    assert new_needs(town, "Police refers to Mind for Mental health") == ()
    assert new_needs(town, "Police refers to Mind for gardening") == (("gardening", ""),)


def test_nobody_is_no_partner() -> None:
    (problem,) = amended(TOWN, "Police works with nobody in particular!!").problems
    assert "reads like a sentence" in problem
    assert not amended(TOWN, 'Police works with "Nobody Left Behind"').problems


def test_a_line_with_two_partners_and_a_word_between_is_asked_back_and_not_taken_for_a_partner() -> None:
    (problem,) = amended(TOWN, "L&D hates Police").problems
    assert "“L&D hates Police” reads like a sentence" in problem
    assert not amended(TOWN, '"Police L&D hub"').problems
    assert not amended(TOWN, "Police Northside").problems  # one partner's name, and more of it
    assert not amended(TOWN, "Police refers to Mind").problems
