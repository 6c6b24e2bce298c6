"""A what-if as plain lines: an exercise, its changes, its finding, its counts, and the findings that move."""

from dataclasses import replace

import analysis
from network.model import Network
from network.typed_changes import steps
from render.what_if_text import what_if_text
from tests.small_networks import NETWORKS, with_doors_told

CHAIN = with_doors_told(NETWORKS["chain"])


def told(network: Network, *changes: tuple[str, tuple[str, ...]]) -> list[str]:
    tried = [*steps(network, changes)]
    after = tried[-1].after
    pair = (analysis.run("sole_routes", network), analysis.run("sole_routes", after))
    return [*what_if_text(tried, analysis.run("what_if", network, other=after), [pair])]


def test_each_change_is_told_as_the_map_stands_by_then() -> None:
    lines = told(CHAIN, ("link", ("custody", "home")), ("step-back", ("custody",)))
    assert lines[:3] == [
        "An exercise, not a plan.",
        "- New link: Partner CUSTODY to Partner HOME.",
        "- Partner CUSTODY steps back.",
    ]


def test_the_finding_the_counts_and_what_it_takes_elsewhere_follow() -> None:
    # without home the 20 referrals from the hub have nowhere to go; 4 situations at custody lose their way
    lines = told(CHAIN, ("step-back", ("home",)))
    assert "4 situations have no way to help any more." in lines
    assert "20 known referrals would need another place to go." in lines


def test_a_finding_that_moves_is_told_before_and_after() -> None:
    # the hub is on the way of 4 situations (housing) and the service of 4 more (mental health)
    lines = told(CHAIN, ("link", ("custody", "home")))
    assert lines[-1].startswith("Who is the only way through? Before: ")


def test_a_finding_that_stays_is_not_told() -> None:
    lines = told(CHAIN, ("capacity", ("hub", "10")))
    assert lines[-1] == "If this is done, every situation stands as it does now."


def test_an_illustrative_map_says_so_in_each_sentence_of_findings() -> None:
    illustrative = replace(CHAIN, system=replace(CHAIN.system, illustrative=True))
    lines = told(illustrative, ("link", ("custody", "home")))
    assert [line.startswith("Illustrative: ") for line in (lines[2], lines[-1])] == [True, True]
