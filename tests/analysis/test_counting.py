"""What is counted: people in no listed group, and a group only where its outcome differs from theirs."""

from dataclasses import replace

import pytest

import analysis
from network import Network
from network.model import Named, Partner, Relation, System
from tests.oracle import access, random_maps
from tests.pace import usually
from tests.shipped import shipped

COUNTING = ("coverage", "entry_points", "sole_routes", "sole_links", "introductions")
SYSTEM = System(
    "Smallshire",
    needs=(Named("debt", "Debt"),),
    stages=(Named("court", "Court"),),
    groups=(Named("women", "Women"), Named("veterans", "Veterans")),
)
DOOR, HUB = Partner("door", "Door", stages=("court",), needs=()), Partner("hub", "Hub", needs=())
HELP = Partner("help", "Help", needs=("debt",))


def with_an_unserved_group(network: Network) -> Network:
    return replace(
        network, system=replace(network.system, groups=(*network.system.groups, Named("unserved", "Unserved")))
    )


def said(network: Network, question: str) -> tuple[object, ...]:
    """Everything that people see of an answer but the rows of single situations."""
    answer = analysis.run(question, network)
    table = [] if question == "coverage" else answer.table.drop(columns="groups", errors="ignore").values.tolist()
    return answer.finding, answer.figure, answer.caveats, str(table)


@pytest.mark.long
@pytest.mark.parametrize("question", COUNTING)
def test_a_group_that_nobody_serves_in_particular_changes_nothing_that_is_said(question: str) -> None:
    riverside = shipped()
    for network in (riverside, *map(random_maps.random_network, range(usually(6, slowly=25)))):
        assert said(with_an_unserved_group(network), question) == said(network, question)


def test_a_group_counts_where_it_alone_has_a_way_to_help() -> None:
    network = Network(SYSTEM, (DOOR, replace(HELP, only_for=("women",))), (Relation("door", "help"),))
    answer = analysis.run("coverage", network)
    assert answer.figure == ("0", "of 1 situation")
    assert answer.caveats[0] == "A way to help is recorded in 1 more situation for women."
    assert analysis.run("coverage", network, group="women").figure == ("1", "of 1 situation")
    assert analysis.run("sole_routes", network).table["profiles_lost"].tolist() == [1, 1]


def test_a_group_that_has_a_second_way_of_its_own_takes_nothing_off_the_others_loss() -> None:
    refuge = Partner("refuge", "Refuge", needs=("debt",), only_for=("women",))
    links = (Relation("door", "hub"), Relation("hub", "help"), Relation("door", "refuge"))
    table = analysis.run("sole_routes", Network(SYSTEM, (DOOR, HUB, HELP, refuge), links)).table.set_index("partner")
    # people in no group lose their way without door, hub or help; women do without the door only, and so do the others
    assert table["profiles_lost"].to_dict() == {"door": 1, "hub": 1, "help": 1}


def test_a_link_counts_for_a_group_where_it_opens_a_way_for_that_group_alone() -> None:
    refuge = Partner("refuge", "Refuge", needs=("debt",), only_for=("women",))
    network = Network(SYSTEM, (DOOR, refuge, HELP), (Relation("door", "door"),))
    gained = analysis.run("introductions", network, all=True).table.set_index(["source", "target"])["profiles_gained"]
    assert (gained["door", "help"], gained["door", "refuge"]) == (1, 1)


def test_what_if_counts_as_the_others_do() -> None:
    for seed in range(usually(12, slowly=40)):
        network = random_maps.random_network(seed)
        for pair, gained in list(access.gains(network).items())[:2]:
            then = replace(network, relations=(*network.relations, Relation(*pair)))
            facts = dict(analysis.run("what_if", network, other=then).receipt.facts)
            assert facts["opened"] == gained
