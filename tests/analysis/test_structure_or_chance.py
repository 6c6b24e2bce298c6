"""Where labels, links or shares are dealt out by chance hardly anything is found; what is planted is found."""

import pytest

from analysis import run
from network.disclosure import DEFAULT_RULE, RULES, hide
from tests.chance_maps import BY_CHANCE, PLANTED, shares_by_chance

FEW, MANY = 10, 100
MOST_FALSE = 0.1  # share of the maps by chance that may yield a finding
FOUND = 0.9  # share of the planted that must be found

NAMED = {  # the ids that the claim must be about, where there is one place to find
    "crossing": {"nhs", "voluntary"},
    "bounce": {"p00", "p01"},
}
PLACES = {"crossing": ("group_from", "group_to"), "bounce": ("source", "target")}  # the columns that name them


COUNTED = ("bounce", "leaks")  # what is told from counts that copies round


def share_found(question: str, maps: dict, count: int) -> float:
    return sum(run(question, maps[question](seed)).state == "finding" for seed in range(count)) / count


@pytest.mark.long
@pytest.mark.parametrize("question", BY_CHANCE)
def test_chance_yields_a_finding_in_at_most_one_map_of_ten(question: str) -> None:
    assert share_found(question, BY_CHANCE, FEW) <= MOST_FALSE


@pytest.mark.parametrize("accepted", [0.5, 0.6])
def test_nobody_is_sent_back_and_forth_where_all_accept_alike(accepted: float) -> None:
    found = [run("bounce", shares_by_chance(seed, accepted)).state == "finding" for seed in range(2 * FEW)]
    assert sum(found) <= MOST_FALSE * len(found)


@pytest.mark.long
@pytest.mark.parametrize("question", COUNTED)
def test_rounded_counts_find_no_more_by_chance_and_what_is_planted_all_the_same(question: str) -> None:
    rule = RULES[DEFAULT_RULE]
    by_chance = [hide(shares_by_chance(seed, accepted), rule) for seed in range(FEW) for accepted in (0.6, 0.95)]
    planted = [hide(PLANTED[question](seed), rule) for seed in range(FEW)]
    assert sum(run(question, one).state == "finding" for one in by_chance) <= MOST_FALSE * len(by_chance)
    assert sum(run(question, one).state == "finding" for one in planted) >= FOUND * len(planted)


@pytest.mark.long
@pytest.mark.parametrize("question", PLANTED)
def test_what_is_planted_is_found_in_nine_maps_of_ten(question: str) -> None:
    assert share_found(question, PLANTED, FEW) >= FOUND


@pytest.mark.slow
@pytest.mark.parametrize("question", BY_CHANCE)
def test_chance_yields_a_finding_in_at_most_one_of_ten_of_many_maps(question: str) -> None:
    assert share_found(question, BY_CHANCE, MANY) <= MOST_FALSE


@pytest.mark.slow
@pytest.mark.parametrize("question", PLANTED)
def test_what_is_planted_is_found_in_nine_of_ten_of_many_maps(question: str) -> None:
    assert share_found(question, PLANTED, MANY) >= FOUND


@pytest.mark.parametrize("question", NAMED)
def test_what_is_named_is_what_was_planted(question: str) -> None:
    for seed in range(5):
        answer = run(question, PLANTED[question](seed))
        if answer.state == "finding":
            assert {answer.table[column].iloc[0] for column in PLACES[question]} == NAMED[question]


@pytest.mark.long
def test_the_group_that_is_named_is_the_one_that_was_planted() -> None:
    for seed in range(5):
        network = PLANTED["inner_circle"](seed)
        core = set(run("inner_circle", network).highlight.partners)
        inside = {end for link in network.relations for end in (link.source, link.target) if end in core}
        assert 7 <= len(core) <= 12
        assert inside == core
