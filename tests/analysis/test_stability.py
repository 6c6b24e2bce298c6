"""Would a finding still stand if some had not answered?"""

import random
from dataclasses import replace

import numpy as np
import pytest

from analysis import run
from analysis._resample import LEFT_OUT, model_of
from analysis._stability import _named, stability
from network.errors import NetworkError
from network.graph import ties
from network.model import Network
from tests.oracle.random_maps import random_network
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers


def star(*, asked: str = "h", said_by: str = "h", spokes: str = "abcdef") -> Network:
    links = tuple(knows("h", spoke, said_by=(said_by,)) for spoke in spokes)
    partners = tuple(partner(name, sector="nhs") for name in ("h", *spokes))
    return Network(SYSTEM, partners, links, asked=tuple(asked))


def drawn(network: Network, seed: int = 0) -> Network:
    return model_of(network).draw(np.random.default_rng(seed))


def test_the_rate_is_that_of_the_pairs_that_were_asked() -> None:
    # h was asked: its 6 pairs are linked; of b, its 5 others are not: 6 of 11
    assert model_of(star(asked="hb")).rate == pytest.approx(6 / 11)


def test_the_model_is_said_in_words() -> None:
    assert model_of(star(asked="hb")).words == (
        "Each re-run leaves out each partner's answers with a chance of 10 in 100: what only it has said goes. Pairs "
        "that nobody is then left to speak of are linked as often as asked pairs are, 55 in 100, each with a link "
        "like one of those known."
    )


def test_what_only_one_partner_said_goes_when_it_is_left_out() -> None:
    network = star(asked="habcdef")
    draws = [drawn(network, seed) for seed in range(60)]
    assert {ties(again).number_of_edges() for again in draws if again.asked_ids == set("habcdef")} == {6}
    assert {ties(again).number_of_edges() for again in draws if again.asked_ids == set("abcdef")} == {0}


def test_what_the_other_end_says_too_stays() -> None:
    network = Network(SYSTEM, (partner("a"), partner("b")), (knows("a", "b", said_by=("a", "b")),), asked=("a", "b"))
    for seed in range(40):
        again = drawn(network, seed)
        assert again.asked_ids == {end for relation in again.relations for end in relation.said_by or ()}


def test_answers_are_left_out_as_often_as_said() -> None:
    network = star(asked="habcdef")
    asked = [len(drawn(network, seed).asked_ids) for seed in range(300)]
    assert np.mean(asked) / 7 == pytest.approx(1 - LEFT_OUT, abs=0.02)


def test_pairs_that_nobody_was_asked_about_are_filled_in_at_the_rate() -> None:
    # of a to z only h and b were asked; h knows half of the others
    spokes = "abcdefgijklmnopq"
    partners = tuple(partner(name) for name in ("h", *spokes))
    network = Network(SYSTEM, partners, tuple(knows("h", spoke) for spoke in spokes[:8]), asked=("h", "b"))
    rate = model_of(network).rate
    silent = 15 * 14 // 2
    kept = [again for again in (drawn(network, seed) for seed in range(200)) if len(again.asked_ids) == 2]
    filled = [len(again.relations) - 8 for again in kept]
    assert np.mean(filled) == pytest.approx(rate * silent, rel=0.05)


def test_pairs_that_were_asked_are_never_filled_in() -> None:
    network = star(asked="habcdef")
    filled = [
        (relation, again.asked_ids)
        for again in (drawn(network, seed) for seed in range(60))
        for relation in again.relations
        if relation not in network.relations
    ]
    assert filled
    assert all(not {relation.source, relation.target} & asked for relation, asked in filled)


def test_a_finding_that_all_tell_the_same_holds_always() -> None:
    assert stability("brokers", NETWORKS["everything known"], runs=20)[0] == 100


def test_what_one_partner_alone_says_holds_as_often_as_it_is_heard() -> None:
    # only a names the link that makes b a broker; it is left out in 1 of 10
    network = Network(
        SYSTEM,
        (partner("a", sector="justice"), partner("b", sector="nhs"), partner("c", sector="voluntary")),
        (refers("a", "b", said_by=("a",)), refers("b", "c", said_by=("b", "c"))),
        asked=("a", "b", "c"),
    )
    assert run("brokers", network).state == "finding"
    holds, _ = stability("brokers", network, runs=100)
    assert holds == pytest.approx(90, abs=8)


def test_the_same_seed_gives_the_same() -> None:
    network = NETWORKS["two doors"]
    assert stability("crossing", network, seed=4, runs=10) == stability("crossing", network, seed=4, runs=10)


def test_without_answers_there_is_nothing_to_leave_out() -> None:
    with pytest.raises(NetworkError, match="Nobody has been asked yet"):
        stability("brokers", NETWORKS["star"])


def test_how_sure_we_are_is_not_tested_by_leaving_answers_out() -> None:
    with pytest.raises(NetworkError, match="about the answers themselves"):
        stability("unknowns", NETWORKS["two doors"])


def test_options_are_passed_on() -> None:
    assert stability("crossing", NETWORKS["two doors"], by="area", runs=3)[0] >= 0


def all_answered(seed: int) -> Network:
    """A random map of 12 partners who have all answered, each link named by one end or by both."""
    network, chance = random_network(seed, 12, 24), random.Random(seed)
    relations = []
    for relation in network.relations:
        ends = list(dict.fromkeys((relation.source, relation.target)))
        named = tuple(end for end in ends if chance.random() < 0.6) or (chance.choice(ends),)
        relations.append(replace(relation, said_by=named))
    return replace(network, relations=tuple(relations), asked=tuple(network.by_id))


def some_unanswered(network: Network, seed: int) -> Network:
    """The same map as the answers of nine in ten partners would have drawn it, as the receipt says."""
    unfilled = replace(model_of(network), donors=())
    return unfilled.draw(np.random.default_rng(seed))


@pytest.mark.slow
def test_findings_that_hold_in_75_to_85_of_100_are_right_about_as_often() -> None:
    # "Right" is what the map says on which everybody has answered.
    right = []
    for question in ("brokers", "dead_ends"):
        for seed in range(100):
            whole = all_answered(seed)
            seen = some_unanswered(whole, seed + 10_000)
            if 75 <= stability(question, seen, seed=seed)[0] <= 85:
                right.append(_named(run(question, seen)) == _named(run(question, whole)))
    assert len(right) >= 30
    assert 0.65 <= np.mean(right) <= 0.95
