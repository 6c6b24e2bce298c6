"""One word, one number: statements, links, referral links and pairs, at every door."""

import json

import pytest

import cli
from network import Network, read_yaml, tally
from network.counts import Count
from network.files.summary import summarise
from network.graph import flows, ties
from network.reading import Reading
from render.map.filters import MapFilters
from render.reading_lines import reading_lines
from render.text_twin import describe
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers

# a and b refer to each other, twice one way, and know each other; b to c is known to be none; d with itself
TANGLED = Network(
    SYSTEM,
    tuple(map(partner, "abcd")),
    (
        refers("a", "b", needs=("housing",)),
        refers("a", "b", needs=("mental",)),
        refers("b", "a"),
        knows("a", "b"),
        refers("b", "c", made=Count.exactly(0)),
        refers("d", "d"),
        knows("c", "d"),
    ),
)


def test_each_word_has_one_number() -> None:
    assert len(TANGLED.relations) == 7
    assert tally.links(TANGLED.relations) == 2  # a with b, c with d
    assert tally.referral_links(TANGLED.relations) == 2  # a to b, b to a
    assert tally.pairs(TANGLED) == 6
    assert tally.links_said(TANGLED) == "2 links from 7 statements"


@pytest.mark.parametrize("title", NETWORKS)
def test_links_are_those_of_the_two_graphs(title: str) -> None:
    network = NETWORKS[title]
    assert tally.links(network.relations) == ties(network).number_of_edges()
    assert tally.referral_links(network.relations) == flows(network).number_of_edges()


def test_every_door_tells_the_same_number_of_links() -> None:
    said = tally.links_said(TANGLED)
    assert said in next(reading_lines("map.yaml", Reading(TANGLED)))
    assert " and 2 links." in describe(TANGLED, filters=MapFilters())[0]
    assert {key: summarise(Reading(TANGLED))[key] for key in ("statements", "linked_pairs", "referral_links")} == {
        "statements": 7,
        "linked_pairs": 2,
        "referral_links": 2,
    }


def test_on_riverside_the_terminal_says_134_links(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "data/partners.yaml"]) == 0
    assert "134 links from 141 statements" in capsys.readouterr().out
    assert cli.main(["check", "data/partners.yaml", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    riverside = read_yaml("data/partners.yaml")
    assert (told["linked_pairs"], told["referral_links"]) == (134, 115)
    assert (told["statements"], len(riverside.relations)) == (141, 141)
