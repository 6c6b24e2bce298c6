"""What does each way in reach?"""

from dataclasses import replace

import pytest

import analysis
from network.counts import Count
from network.model import AgeBand, AgeRange, Area, HowMany, Named, Network, Partner, Relation, System
from tests.small_networks import NETWORKS

SYSTEM = System(
    "Smallshire",
    needs=(Named("debt", "Debt"), Named("work", "Work")),
    stages=(Named("court", "Court"), Named("custody", "Police custody"), Named("prison", "Prison release")),
)
COURT = Partner("court", "Court", stages=("court",), needs=())
CUSTODY = Partner("custody", "Custody", stages=("custody",), needs=())
ADVICE = Partner("advice", "Advice", needs=("debt",))
JOBS = Partner("jobs", "Jobs", needs=("work",))


def test_ways_in_stand_side_by_side_in_the_order_of_the_map() -> None:
    links = (Relation("court", "advice"), Relation("custody", "advice"), Relation("custody", "jobs"))
    answer = analysis.run("entry_points", Network(SYSTEM, (COURT, CUSTODY, ADVICE, JOBS), links))
    assert list(answer.table.itertuples(index=False, name=None)) == [
        ("court", 1, 2, 1, 1, 1, 1, "work", "debt", "", "", "", "debt"),
        ("custody", 2, 2, 2, 2, 2, 1, "", "debt, work", "", "", "", "debt, work"),
        ("prison", 0, 2, 0, 0, 0, 0, "debt, work", "", "", "", "", ""),
    ]
    expected = "Someone who comes in through court reaches help with 1 of 2 needs; through police custody with 2."
    assert answer.finding == expected
    assert answer.figure == ("1", "of 2 needs")
    assert answer.highlight.partners == ("court",)


def test_one_person_is_not_promised_what_people_of_every_age_and_area_reach_together() -> None:
    # the young get advice, adults get work, in East only: one person reaches 0 or 1 need, all together reach both
    ages = (AgeBand("young", "10 to 17", AgeRange(10, 17)), AgeBand("old", "18 and over", AgeRange(18, None)))
    system = replace(SYSTEM, ages=ages, areas=(Area("east", "East"), Area("west", "West"), Area("north", "North")))
    court = replace(COURT, ages=AgeRange(), areas=("east", "west", "north"))  # else all rests on what nobody has said
    advice = replace(ADVICE, ages=AgeRange(10, 17), areas=("east", "west", "north"))
    jobs = replace(JOBS, ages=AgeRange(18, None), areas=("east",))
    links = (Relation("custody", "advice"), Relation("custody", "jobs"), Relation("court", "advice"))
    answer = analysis.run("entry_points", Network(system, (court, CUSTODY, advice, jobs), links))
    custody = answer.table.set_index("stage").loc["custody"]
    assert custody[["needs_reached", "fewest", "usual", "most"]].tolist() == [2, 0, 1, 1]
    assert custody["reached_by_all"] == ""
    assert custody["usually"] == "debt"  # the young in three areas; work is for adults in one of them
    assert answer.finding == (
        "Someone who comes in through court usually reaches help with 0 of 2 needs; through police custody with 1."
    )
    assert answer.caveats[0] == "By age and home area: 0 to 1 through court, and 0 to 1 through police custody."


def test_what_only_a_group_reaches_and_what_nobody_has_said_are_told_apart() -> None:
    # women get work; debt is met by nobody, but a partner who takes everybody has not said what it does
    system = replace(SYSTEM, groups=(Named("women", "Women"), Named("veterans", "Veterans")))
    centre, silent = replace(JOBS, id="centre", only_for=("women",)), Partner("silent", "Silent")
    network = Network(system, (COURT, centre, silent), (Relation("court", "centre"),))
    court = analysis.run("entry_points", network).table.iloc[0]
    assert court[["only_groups", "groups", "not_known", "not_reached"]].tolist() == ["work", "women", "debt", "debt"]
    for_some = replace(network, partners=(COURT, *(replace(one, only_for=("veterans",)) for one in (centre, silent))))
    court = analysis.run("entry_points", for_some).table.iloc[0]
    assert court[["only_groups", "groups", "usual", "most", "not_known"]].tolist() == ["work", "veterans", 0, 0, ""]


@pytest.mark.parametrize("title", sorted(NETWORKS))
def test_as_many_needs_are_usually_reached_as_is_said(title: str) -> None:
    table = analysis.run("entry_points", NETWORKS[title]).table
    assert [len([need for need in ids.split(", ") if need]) for ids in table["usually"]] == table["usual"].tolist()


def test_a_way_in_without_a_door_is_told_apart_from_one_that_reaches_little() -> None:
    links = (Relation("court", "advice"), Relation("custody", "advice"))
    answer = analysis.run("entry_points", Network(SYSTEM, (COURT, CUSTODY, ADVICE), links))
    assert answer.state == "nothing"
    assert answer.caveats == ("Nobody is recorded as a way in through prison release.",)


def test_of_many_ways_in_without_a_door_four_are_named() -> None:
    system = replace(SYSTEM, stages=(*SYSTEM.stages, *(Named(f"w{n}", f"Way {n}") for n in range(9))))
    links = (Relation("court", "advice"), Relation("custody", "advice"))
    answer = analysis.run("entry_points", Network(system, (COURT, CUSTODY, ADVICE), links))
    doorless = "prison release, way 0, way 1, way 2 and 6 more"
    assert answer.caveats == (f"Nobody is recorded as a way in through {doorless}.",)


def test_what_cannot_be_compared_says_why() -> None:
    assert analysis.run("entry_points", NETWORKS["no stages"]).finding == (
        "We cannot compare ways in: add ways in to the map first."
    )
    doorless = Network(SYSTEM, (ADVICE,))
    assert analysis.run("entry_points", doorless).finding == (
        "We cannot compare ways in: nobody has said which partners people meet first."
    )
    silent = Network(SYSTEM, (COURT, Partner("a", "A"), Partner("b", "B")))
    assert "2 of 3 partners have not said what they help with" in analysis.run("entry_points", silent).finding


# of three ages all get advice through court; through custody the young nothing, adults advice, the old work too
AGES = tuple(
    AgeBand(band, f"{low} and over", AgeRange(low, high), HowMany(Count.exactly(many)))
    for band, low, high, many in (("young", 10, 17, 20), ("adult", 18, 64, 60), ("old", 65, None, 20))
)
BY_AGE = (
    *(replace(one, ages=AgeRange()) for one in (COURT, CUSTODY, ADVICE)),
    replace(ADVICE, id="adults", ages=AgeRange(18, None)),
    replace(JOBS, ages=AgeRange(65, None)),
)
BY_AGE_LINKS = (Relation("court", "advice"), Relation("custody", "adults"), Relation("custody", "jobs"))


def by_age(*many: int | None) -> analysis.Answer:
    """As many people of each age, or nobody has said."""
    ages = tuple(
        replace(band, how_many=None if number is None else HowMany(Count.exactly(number)))
        for band, number in zip(AGES, many, strict=True)
    )
    return analysis.run("entry_points", Network(replace(SYSTEM, ages=ages), BY_AGE, BY_AGE_LINKS))


def ranges(answer: analysis.Answer, stage: str) -> list[int]:
    return answer.table.set_index("stage").loc[stage, ["fewest", "usual", "most"]].tolist()


def test_where_as_many_are_usual_the_ranges_are_told() -> None:
    answer = by_age(None, None, None)
    assert (ranges(answer, "court"), ranges(answer, "custody")) == ([1, 1, 1], [0, 1, 2])
    assert answer.finding == (
        "Someone who comes in through police custody reaches help with 0 to 2 of 2 needs; through court with 1."
    )
    assert answer.figure == ("1", "of 2 needs")
    assert answer.caveats[0] == "By age and home area: 0 to 2 through police custody, and 1 through court."
    assert answer.highlight.partners == ("custody",)


@pytest.mark.parametrize(
    ("many", "custody"),
    # the one in the middle of the people; of two in the middle the lower; nobody of an age counts for nothing
    [((20, 60, 20), [0, 1, 2]), ((50, 30, 20), [0, 0, 2]), ((20, 29, 51), [0, 2, 2]), ((0, 9, 9), [1, 1, 2])],
)
def test_what_is_usual_is_that_of_the_person_in_the_middle(many: tuple[int, ...], custody: list[int]) -> None:
    assert ranges(by_age(*many), "custody") == custody


def test_ways_in_that_reach_as_much_may_be_named_one_for_the_other() -> None:
    prison = Partner("prison", "Prison", stages=("prison",), needs=())
    links = (Relation("court", "advice"), Relation("prison", "advice"), Relation("custody", "advice"),
             Relation("custody", "jobs"))  # fmt: skip
    claimed = analysis.claim("entry_points", Network(SYSTEM, (COURT, CUSTODY, prison, ADVICE, JOBS), links))
    assert (claimed.ids, claimed.figure) == (("court", "custody"), 1)
    assert claimed.ties == (("court", "custody"), ("prison", "custody"))


def test_one_way_in_alone_has_nothing_beside_it() -> None:
    network = Network(SYSTEM, (COURT, CUSTODY, ADVICE), (Relation("court", "advice"), Relation("custody", "advice")))
    assert analysis.run(
        "entry_points", replace(network, partners=(COURT, replace(CUSTODY, stages=()), ADVICE))
    ).finding == ("We cannot compare ways in: court is the only one with a partner on the map.")
    two = replace(
        network,
        system=replace(SYSTEM, stages=SYSTEM.stages[:2]),
        partners=(COURT, ADVICE),
        relations=network.relations[:1],
    )
    assert analysis.run("entry_points", two).finding == (
        "We cannot compare ways in: court is the only one with a partner on the map."
    )
    assert analysis.run("entry_points", network, stage="court").finding == (
        "We cannot compare ways in: court is the only one asked about."
    )
