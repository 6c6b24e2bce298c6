"""What does each way in reach?"""

import analysis
from network.model import Named, Network, Partner, Relation, System
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
        ("court", 1, 2, 1, "work"),
        ("custody", 2, 2, 1, ""),
        ("prison", 0, 2, 0, "debt, work"),
    ]
    expected = "Someone who comes in through court can reach help with 1 of 2 needs; through police custody it is 2."
    assert answer.finding == expected
    assert answer.figure == ("1", "of 2 needs")
    assert answer.highlight.partners == ("court",)


def test_a_way_in_without_a_door_is_told_apart_from_one_that_reaches_little() -> None:
    links = (Relation("court", "advice"), Relation("custody", "advice"))
    answer = analysis.run("entry_points", Network(SYSTEM, (COURT, CUSTODY, ADVICE), links))
    assert answer.state == "nothing"
    assert answer.caveats == ("Nobody is recorded as a way in through prison release.",)


def test_what_cannot_be_compared_says_why() -> None:
    assert analysis.run("entry_points", NETWORKS["no stages"]).finding == (
        "We cannot compare ways in: add ways in (stages) to the map first."
    )
    doorless = Network(SYSTEM, (ADVICE,))
    assert analysis.run("entry_points", doorless).finding == (
        "We cannot compare ways in: nobody has said which partners people meet first."
    )
    silent = Network(SYSTEM, (COURT, Partner("a", "A"), Partner("b", "B")))
    assert "2 of 3 partners have not said what they help with" in analysis.run("entry_points", silent).finding
