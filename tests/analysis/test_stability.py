"""Would a finding still stand if some had not answered?"""

import random
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import numpy as np
import pytest

import analysis
from analysis import Claim, Stability, _stability, claim, run
from analysis._graphs import tied
from analysis._resample import LEFT_OUT, Model, model_of, without_answers
from analysis._stability import (
    Asked,
    Told,
    agrees,
    can_be_tested,
    finished,
    put_together,
    rerunning,
    rerunning_some,
    stability,
)
from network.errors import NetworkError
from network.graph import ties
from network.model import AgeRange, Named, Network, Promise, Source
from network.tally import tied_pairs
from tests.analysis.claiming import plain_claim
from tests.each import each
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers

TESTED = tuple(name for name in analysis.questions() if can_be_tested(name))


def star(*, asked: str = "h", said_by: str = "h", spokes: str = "abcdef") -> Network:
    links = tuple(knows("h", spoke, said_by=(said_by,)) for spoke in spokes)
    partners = tuple(partner(name, sector="nhs") for name in ("h", *spokes))
    return Network(SYSTEM, partners, links, asked=tuple(asked))


def drawn(network: Network, seed: int = 0) -> Network:
    return model_of(network).draw(np.random.default_rng(seed))


def test_a_re_run_has_the_same_relations_without_the_map_around_them() -> None:
    for seed in range(20):
        network = random_network(seed, 8, 16)
        model = model_of(replace(network, asked=tuple(one.id for one in network.partners[:2])))
        alone = model.draw_relations(np.random.default_rng(seed))
        whole = model.draw(np.random.default_rng(seed))
        assert alone == whole.relations
        assert {frozenset(pair) for pair in tied_pairs(alone)} == {frozenset(pair) for pair in ties(whole).edges}


@pytest.mark.long
@pytest.mark.parametrize("question", TESTED)
def test_a_re_run_by_the_quick_way_claims_what_the_question_says_on_its_map(question: str) -> None:
    maps = [
        *usually(list(NETWORKS.values())[::4], slowly=NETWORKS.values()),
        *(random_network(seed, 4 + seed, 8 + 2 * seed) for seed in range(usually(2, slowly=12))),
    ]
    maps += [drawn(replace(network, asked=tuple(network.by_id)), 1) for network in maps if network.partners]
    for network in maps:
        quick, plain = claim(question, network), plain_claim(question, network)
        assert (quick.state, quick.figure, quick.named) == (plain.state, plain.figure, plain.named)


def test_a_re_run_is_a_valid_map() -> None:
    for seed in range(20):
        again = drawn(replace(random_network(seed, 8, 16), asked=("p0", "p1")), seed)
        assert again == replace(again)  # which checks it


def test_the_rate_is_that_of_the_pairs_that_were_asked() -> None:
    # h was asked: its 6 pairs are linked; of b, its 5 others are not: 6 of 11
    assert model_of(star(asked="hb")).overall == pytest.approx(6 / 11)


def test_the_model_is_said_in_words() -> None:
    assert model_of(star(asked="hb")).words == (
        "Each re-run leaves out each partner's answers with a chance of 10 in 100: what only it has said of links and "
        "of itself goes, save facts and what is public. Pairs that nobody is then left to speak of are linked as often "
        "as asked pairs of the same two sectors are, with 55 in 100 where there are few, each with a link like one of "
        "those known."
    )


@each(range(6))
def test_rates_are_those_of_pairs_of_whom_one_was_asked_and_donors_the_links_of_these(seed: int) -> None:
    network = random_network(seed)
    if not network.asked_ids:
        return
    model, asked, shares = model_of(network), network.asked_ids, {}
    sector = {one.id: one.sector or "" for one in network.partners}
    pairs = [pair for pair in combinations(sorted(sector), 2) if asked & set(pair)]
    linked = {frozenset(pair) for pair in tied(network).edges}
    for pair in pairs:
        key = tuple(sorted(sector[one] for one in pair))
        shares.setdefault(key, []).append(frozenset(pair) in linked)
    overall = sum(map(sum, shares.values())) / len(pairs)
    assert model.overall == pytest.approx(overall)
    assert {key: rate for key, rate in model.rates.items() if key in shares} == pytest.approx(
        {key: (sum(some) + 10 * overall) / (len(some) + 10) for key, some in shares.items()}
    )
    listed = sorted(set(sector.values()))
    assert model._table == pytest.approx(np.array(
        [[model.rates.get((min(one, other), max(one, other)), overall) for other in listed] for one in listed]
    ))  # fmt: skip
    between = [one for one in network.relations if one.source != one.target]
    assert set(model.donors) == {one for one in between if asked & {one.source, one.target}}


def test_the_rate_is_told_in_100_or_in_1000_where_it_is_small() -> None:
    for overall, said in ((0.75, "75 in 100"), (0.01, "1 in 100"), (0.0094, "9 in 1,000")):
        assert f"with {said} where" in Model(NETWORKS["two doors"], overall, {}, ()).words


def test_pairs_of_two_sectors_are_linked_at_their_own_rate_drawn_towards_that_of_all() -> None:
    # both of n and p were asked: n-n 1 of 1 linked, n-p 0 of 4, p-p 0 of 1; of 6 pairs 1 is linked
    sectors = {"a": "n", "b": "n", "c": "p", "d": "p"}
    partners = tuple(partner(one, sector=sector) for one, sector in sectors.items())
    system = replace(SYSTEM, sectors=(Named("n", "N"), Named("p", "P")))
    model = model_of(Network(system, partners, (knows("a", "b"),), asked=tuple(sectors)))
    assert model.overall == pytest.approx(1 / 6)
    shrunk = {("n", "n"): (1 + 10 / 6) / 11, ("n", "p"): (10 / 6) / 14, ("p", "p"): (10 / 6) / 11}
    assert dict(model.rates) == pytest.approx(shrunk)


def test_what_a_partner_has_said_of_itself_goes_with_its_answers_save_facts() -> None:
    told = {
        "needs": ("housing",),
        "ages": AgeRange(18, None),
        "areas": ("north",),
        "hours": (),
        "capacity": 4,
        "wait_days": 2.0,
    }
    surveyed = partner("a", **told)
    checked = partner("b", **told, provenance=Source("fact"))
    promises = (Promise("a", "b", "Meet"), Promise("b", "a", "Meet"))
    network = Network(SYSTEM, (surveyed, checked), asked=("a", "b"), promises=promises)
    fewer = without_answers(network, frozenset("ab"))
    assert [getattr(fewer.partner("a"), field) for field in told] == [None] * 6
    assert fewer.partner("b") == checked
    assert fewer.promises == ()
    assert without_answers(network, frozenset("a")).promises == promises[1:]


def test_a_link_that_rests_on_a_fact_stays_whoever_answers() -> None:
    links = (knows("a", "b", said_by=("a",), provenance=Source("public")), knows("a", "c", said_by=("a",)))
    network = Network(SYSTEM, (partner("a"), partner("b"), partner("c")), links, asked=("a",))
    assert without_answers(network, frozenset("a")).relations == links[:1]


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
    rate = model_of(network).overall
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


def test_a_finding_that_both_tell_holds_unless_neither_is_heard() -> None:
    # each of the two is left out in 1 of 10, both in 1 of 100: then over half have not answered
    assert stability("brokers", NETWORKS["everything known"], runs=100).holds == pytest.approx(99, abs=3)


def test_what_one_partner_alone_says_holds_as_often_as_it_is_heard() -> None:
    # only a names the link that makes b a broker; it is left out in 1 of 10
    network = Network(
        SYSTEM,
        (partner("a", sector="justice"), partner("b", sector="nhs"), partner("c", sector="voluntary")),
        (refers("a", "b", said_by=("a",)), refers("b", "c", said_by=("b", "c"))),
        asked=("a", "b", "c"),
    )
    assert run("brokers", network).state == "finding"
    assert stability("brokers", network, runs=100).holds == pytest.approx(90, abs=8)


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
    assert stability("crossing", NETWORKS["two doors"], by="area", runs=3).holds >= 0


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


CALIBRATED = (
    "coverage", "entry_points", "dead_ends", "both_sides", "sole_routes", "sole_links", "brokers", "introductions",
    "pressure", "missing",
)  # fmt: skip
BANDS = ((0, 40), (40, 60), (60, 80), (80, 101))


@pytest.mark.slow
def test_findings_are_right_about_as_often_as_their_badge_says() -> None:
    """Ten questions on maps from which answers were deleted; right is what the map says on which all have answered."""
    right: dict[tuple[int, int], list[tuple[int, bool]]] = {band: [] for band in BANDS}
    for seed in range(60):
        whole = all_answered(seed)
        seen = some_unanswered(whole, seed + 10_000)
        found = finished(rerunning([Asked(name) for name in CALIBRATED], seen, seed=seed))
        for name, one in zip(CALIBRATED, found, strict=True):
            band = next(band for band in BANDS if band[0] <= one.holds < band[1])
            right[band].append((one.holds, agrees(claim(name, seen), claim(name, whole))))
    enough = [np.mean(results, axis=0) for results in right.values() if len(results) >= 40]
    assert len(enough) >= 3
    assert [100 * share for _, share in enough] == pytest.approx([badge for badge, _ in enough], abs=10)


def claims(*figures: float | None, ids: str = "a") -> list[Claim]:
    return [Claim("finding", (ids,), figure) for figure in figures]


@pytest.mark.parametrize(
    ("figure", "again", "same"),
    [
        (100, 110, True),
        (100, 111, False),
        (100, 90, True),
        (100, 89, False),
        (3, 4, True),
        (3, 5, False),
        (None, 1, False),
    ],
)
def test_a_figure_within_a_tenth_and_at_least_1_is_the_same(figure: float | None, again: float, same: bool) -> None:
    first, other = claims(figure, again)
    assert agrees(first, other) is same


def test_partners_that_tie_may_swap_and_others_may_not() -> None:
    first = Claim("finding", ("a",), 5, ties=(("a",), ("b",)))
    assert agrees(first, Claim("finding", ("b",), 5))
    assert agrees(Claim("finding", ("b",), 5), first)
    assert not agrees(first, Claim("finding", ("c",), 5))
    assert not agrees(first, Claim("nothing"))
    assert agrees(Claim("nothing"), Claim("nothing"))


def test_several_questions_are_tested_on_the_same_re_runs() -> None:
    network, shares = NETWORKS["two doors"], []
    together = finished(rerunning([Asked("brokers"), Asked("coverage")], network, runs=10), shares.append)
    assert together == [stability(name, network, runs=10) for name in ("brokers", "coverage")]
    assert shares == pytest.approx([one / 10 for one in range(1, 11)])


@pytest.mark.long
def test_several_processes_find_what_one_finds() -> None:
    asked, network = [Asked("brokers"), Asked("sole_routes")], NETWORKS["two doors"]
    alone, together = (finished(rerunning(asked, network, seed=3, runs=9, processes=one)) for one in (1, 2))
    assert together == alone


def test_shares_of_the_re_runs_put_together_are_all_of_them() -> None:
    asked, network = [Asked("brokers"), Asked("sole_routes"), Asked("coverage")], NETWORKS["two doors"]
    parts = [finished(rerunning_some(asked, network, part=part, of=3, runs=10)) for part in (2, 0, 1)]
    assert [len(part.outcomes[0]) for part in parts] == [3, 4, 3]
    assert put_together(parts) == finished(rerunning(asked, network, runs=10))


def test_that_nothing_can_be_told_is_not_called_firm() -> None:
    answer = run("goals", NETWORKS["two doors"])
    assert answer.state == "not known"
    assert "irm" not in answer.tested(Stability(100, None, None, "")).sure
    assert answer.sure.startswith("Not tested.")


def test_the_range_says_where_the_figure_lies_in_nine_of_ten_re_runs() -> None:
    answer = replace(run("brokers", NETWORKS["two doors"]), figure=("12", "pairs"))
    firm = "Firm: unchanged in 85 of 100 re-runs with some answers left out."
    assert answer.tested(Stability(85, 3, 1200, "")).sure.startswith(
        f"{firm} The number is less sure: it was between 3 and 1,200 in 90 of 100."
    )
    assert answer.tested(Stability(85, 3, 11, "")).sure.startswith(
        f"{firm} With answers left out there is less to count: between 3 and 11 in 90 of 100."
    )
    assert answer.tested(Stability(85, 13, 20, "")).sure.startswith(
        f"{firm} With answers left out the number is higher: between 13 and 20 in 90 of 100."
    )
    for low, high in ((12, 13), (6, 12)):  # that which is told is among them
        assert "The number was between" in answer.tested(Stability(85, low, high, "")).sure
    assert "between" not in answer.tested(Stability(70, 4, 4, "")).sure
    rounded = replace(answer, figure=("50", "referrals, rounded")).tested(Stability(72, 3, 52, "")).sure
    assert "The number is less sure: it was between 5 and 50 in 90 of 100." in rounded  # nothing finer than the page
    told = replace(answer, figure=("50", "referrals, rounded"))  # 48 is shown as 50: no less than what is told
    assert "The number was between 30 and 50 in 90 of 100." in told.tested(Stability(72, 28, 48, "")).sure
    assert "between" not in told.tested(Stability(72, 48, 52, "")).sure
    several = replace(answer.tested(Stability(85, 88, 107, "")), figure=("107 to 183", "of about 340 referrals"))
    assert several.sure.startswith(f"{firm} The lower number was between 88 and 107 in 90 of 100.")
    tentative = answer.tested(Stability(20, 3, 9, ""))
    assert tentative.sure.startswith("Tentative: check before acting. With answers left out there is less")
    assert tentative.finding.startswith("It may be that ")
    assert answer.tested(Stability(70, 3, 1200, "")).sure_in_short.startswith(
        "Fairly firm: unchanged in 70 of 100 re-runs with some answers left out."
    )
    assert tentative.sure_in_short.startswith("Tentative: check before acting.")
    assert "between" not in tentative.sure_in_short
    assert answer.sure_in_short.startswith("Not tested.")


def told(state: str = "finding", figure: float | None = 20.0, ids: tuple[str, ...] = ("a",), ties: tuple = ()) -> Claim:
    return Claim(state, ids, figure, ties)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "again", "same"),
    [
        (told(), told(), True),
        (told(), told(figure=22.0), True),
        (told(), told(figure=18.0), True),
        (told(), told(figure=22.1), False),
        (told(figure=3.0), told(figure=4.0), True),  # within 1
        (told(figure=3.0), told(figure=4.1), False),
        (told(figure=-40.0), told(figure=-44.0), True),
        (told(), told(ids=("b",)), False),
        (told(), told("nothing"), False),
        (told("nothing", 1.0), told("nothing", 9.0, ("b",)), True),
        (told(figure=None), told(figure=None), True),
        (told(figure=None), told(), False),
        (told(), told(figure=None), False),
        (told(figure=None), told(figure=None, ids=("b",)), False),
    ],
)
def test_two_claims_agree_within_a_tenth_and_at_least_one(first: Claim, again: Claim, same: bool) -> None:
    assert agrees(first, again) is same


def test_the_range_is_that_of_the_middle_nine_tenths() -> None:
    outcomes = [(number % 4 > 0, float(number)) for number in range(1, 101)]
    (found,) = put_together([Told([outcomes[50:]], "words"), Told([outcomes[:50]], "words")])
    assert (found.holds, found.low, found.high, found.model) == (75, 5.0, 95.0, "words")
    (none,) = put_together([Told([[(True, None), (False, None), (False, None)]], "words")])
    assert (none.holds, none.low, none.high) == (33, None, None)


def test_figures_are_kept_where_the_answer_is_a_finding_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    model = SimpleNamespace(network=NETWORKS["two doors"], words="words")
    for first, kept in ((told(), [22.0, 5.0]), (told("nothing"), [None, None]), (told(figure=None), [None, None])):
        monkeypatch.setattr(_stability, "claimed", lambda _asked, _network, first=first: first)
        claims = iter([[told(figure=22.0)], [told("nothing", 5.0)]])
        found = finished(_stability._told([Asked("brokers")], model, claims, 2))  # type: ignore[arg-type]
        assert [figure for _, figure in found.outcomes[0]] == kept


def test_shares_of_the_re_runs_put_together_are_the_whole_and_progress_is_told() -> None:
    asked, network = [Asked("crossing"), Asked("brokers")], NETWORKS["two doors"]
    steps: list[float] = []
    whole = finished(rerunning(asked, network, runs=7), steps.append)
    assert steps == pytest.approx([number / 7 for number in range(1, 8)])
    parts = [finished(rerunning_some(asked, network, part=part, of=3, runs=7)) for part in range(3)]
    assert [len(part.outcomes[0]) for part in parts] == [3, 2, 2]
    assert put_together(parts) == whole
    assert stability("crossing", network, runs=7) == whole[0] == stability("crossing", network, seed=0, runs=7)
