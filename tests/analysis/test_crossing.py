"""Links within and between groups, against what chance alone would give."""

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pandas as pd
import pytest

from analysis import Answer, claim, questions
from analysis._graphs import tied
from analysis._grouping import grouping
from analysis.crossing import _nothing, unclear
from network.graph import ties
from network.model import Named, Network
from tests.analysis.claiming import run
from tests.chance_maps import sectors_by_chance, two_sectors_apart
from tests.odd_maps import ODD
from tests.oracle import measures as oracle
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers


def mapped(pairs: str, *, asked: str | None = None, **sectors: str | None) -> Network:
    return Network(
        SYSTEM,
        tuple(partner(name, sector=sector) for name, sector in sectors.items()),
        tuple(knows(*pair) for pair in pairs.split()),
        asked=tuple(sectors) if asked is None else tuple(asked),
    )


def grouped(*sizes: int, complete: bool = True) -> Network:
    """Groups of these sizes, everybody linked with everybody."""
    groups = {f"p{group}_{one}": f"g{group}" for group, size in enumerate(sizes) for one in range(size)}
    partners = tuple(partner(name, more=(("team", group),)) for name, group in groups.items())
    links = tuple(knows(*pair) for pair in combinations(groups, 2)) if complete else ()
    return Network(SYSTEM, partners, links, asked=tuple(groups))


EIGHT = "au av bu bv cw cx dw dx"  # links of two fours


def facts(answer: Answer) -> dict[str, float | int | str]:
    return dict(answer.receipt.facts)


def two_blocks() -> Network:
    """Six NHS and six voluntary partners, each block complete, none across: 30 links of 66 pairs."""
    one, other = "abcdef", "uvwxyz"
    pairs = [a + b for block in (one, other) for a, b in combinations(block, 2)]
    sectors = dict.fromkeys(one, "nhs") | dict.fromkeys(other, "voluntary")
    return mapped(" ".join(pairs), **sectors)


@pytest.mark.parametrize(("sizes", "ei"), [((9, 1), -0.6), ((2, 2, 2, 2, 2), 0.7778)])
def test_complete_maps_mix_as_their_group_sizes_say(sizes: tuple[int, ...], ei: float) -> None:
    # 9 + 1: 9 across, 36 within, (9 - 36) / 45; five pairs: 40 across, 5 within, 35 / 45
    answer = run("crossing", grouped(*sizes), by="team")
    assert facts(answer)["ei"] == pytest.approx(ei, abs=1e-4)
    assert facts(answer)["ei_expected"] == pytest.approx(ei, abs=1e-4)
    assert answer.state == "nothing"


def test_two_groups_that_never_meet_have_room_to_build() -> None:
    # 30 links * 36 pairs across / 66 pairs = 16.4
    answer = run("crossing", two_blocks())
    assert answer.finding == ("NHS and Voluntary have 0 links, where chance alone would give about 16: room to build.")
    assert facts(answer)["ei"] == -1
    assert facts(answer)["ei_p"] < 0.01


def test_one_link_is_said_in_the_singular() -> None:
    network = two_blocks()
    joined = Network(network.system, network.partners, (*network.relations, knows("a", "u")), asked=network.asked)
    assert "have 1 link, where" in run("crossing", joined).finding


def test_expected_links_are_ties_by_pairs_of_all_pairs() -> None:
    # 3 ties, 6 pairs; nhs 2, voluntary 2: 1 pair inside each, 4 between
    table = run("crossing", mapped("ab ac bc", a="nhs", b="nhs", c="voluntary", d="voluntary")).table
    assert sorted(table[["group_from", "group_to", "found", "expected", "pairs"]].values.tolist()) == [
        ["nhs", "nhs", 1, 0.5, 1],
        ["nhs", "voluntary", 2, 2.0, 4],
        ["voluntary", "voluntary", 0, 0.5, 1],
    ]


def test_every_possible_deal_by_hand_finds_the_same_pair_as_unlikely() -> None:
    """Plain Python over all 12!/(4!)**3 deals would be long: 3,000 of them, drawn by hand, stand for all."""
    groups = {"abcd": "nhs", "uvwx": "voluntary", "mnop": "justice"}
    sectors = {name: sector for names, sector in groups.items() for name in names}
    pairs = [a + b for a, b in combinations(sectors, 2) if {sectors[a], sectors[b]} != {"nhs", "voluntary"}]
    network = mapped(" ".join(pairs), asked="abcduvwm", **sectors)
    asked = frozenset(network.asked_ids)
    by_hand = oracle.crossing_by_hand(ties(network), sectors, asked, draws=3000, seed=5)
    table = run("crossing", network).table.set_index(["group_from", "group_to"])
    assert set(by_hand) == set(table.index[table["as_few_anywhere"].notna()])
    for pair, (expected, alone, anywhere) in by_hand.items():
        row = table.loc[pair]
        assert row["expected"] == pytest.approx(expected)
        assert row["as_few"] == pytest.approx(alone, abs=0.04)
        assert row["as_few_anywhere"] == pytest.approx(anywhere, abs=0.04)
    assert min(anywhere for *_, anywhere in by_hand.values()) < 0.01


def test_every_possible_deal_gives_the_same_expectation_and_nearly_the_same_odds() -> None:
    network = mapped("ab bc ac de ef df ad", **dict.fromkeys("abc", "nhs"), **dict.fromkeys("def", "voluntary"))
    sectors = {one.id: str(one.sector) for one in network.partners}
    mean, as_few = oracle.crossing_by_every_deal(ties(network), sectors, ("nhs", "voluntary"))
    row = run("crossing", network).table.set_index(["group_from", "group_to"]).loc[("nhs", "voluntary")]
    assert row["expected"] == pytest.approx(mean)
    assert row["as_few"] == pytest.approx(as_few, abs=0.04)  # 1,000 deals of 720


def test_the_pair_that_is_named_comes_first() -> None:
    assert run("crossing", two_blocks()).table.loc[0, ["group_from", "group_to"]].tolist() == ["nhs", "voluntary"]


def test_the_same_seed_deals_the_same() -> None:
    network = NETWORKS["two doors"]
    assert run("crossing", network, seed=3).table.equals(run("crossing", network, seed=3).table)


def test_partners_without_a_group_are_left_out_and_counted() -> None:
    answer = run("crossing", mapped("ab bc", a="nhs", b="voluntary", c=None))
    assert answer.table["found"].sum() == 1
    assert answer.receipt.left_out[0] == "1 partner is left out: it has no sector recorded."
    assert "1 partner has no sector recorded." in answer.sure


def test_groups_of_whom_most_pairs_were_not_asked_cannot_be_compared() -> None:
    sectors = {"a": "nhs", "b": "nhs", "c": "voluntary", "d": "voluntary"}
    answer = run("crossing", mapped("ab", asked="", **sectors))
    assert answer.finding == "We cannot compare yet: between NHS and Voluntary, no pair has been asked."


def test_a_pair_of_groups_that_nobody_was_asked_about_is_not_named() -> None:
    # nhs was asked and is linked with all; voluntary and justice were not, and have no link: 9 of 27 pairs between
    groups = {"abc": "nhs", "uvw": "voluntary", "xyz": "justice"}
    sectors = {name: sector for names, sector in groups.items() for name in names}
    pairs = " ".join(one + other for one in "abc" for other in "uvwxyz")
    assert run("crossing", mapped(pairs, **sectors)).highlight.partners == tuple("uvwxyz")
    assert run("crossing", mapped(pairs, asked="abc", **sectors)).state == "nothing"


def test_asking_one_side_is_enough_to_say_that_a_link_is_absent() -> None:
    network = two_blocks()
    half = Network(network.system, network.partners, network.relations, asked=tuple("abcdef"))
    assert run("crossing", half).state == "finding"


@pytest.mark.parametrize(("asked", "not_asked"), [((), 1), (("b",), 0)])
def test_a_known_none_is_not_a_link_and_counts_once_an_end_was_asked(asked: tuple[str, ...], not_asked: int) -> None:
    network = Network(
        SYSTEM,
        (partner("a", sector="nhs"), partner("b", sector="voluntary")),
        (refers("a", "b", made=NETWORKS["only zero counts"].relations[0].made),),
        asked=asked,
    )
    row = run("crossing", network).table.set_index(["group_from", "group_to"]).loc[("nhs", "voluntary")]
    assert row[["found", "not_asked"]].tolist() == [0, not_asked]


def test_only_pairs_of_which_an_end_was_asked_count_in_found_and_in_what_chance_gives() -> None:
    # a was asked: ab, ac, ad count, and 1 of 3 is linked; cd is a fact that nobody was asked about
    table = run("crossing", mapped("ab cd", asked="a", a="nhs", b="voluntary", c="nhs", d="voluntary")).table
    rows = table.set_index(["group_from", "group_to"])[["found", "expected", "pairs", "not_asked"]]
    assert rows.loc[("nhs", "voluntary")].tolist() == pytest.approx([1, 2 / 3, 4, 2])
    assert rows.loc[("nhs", "nhs")].tolist() == pytest.approx([0, 1 / 3, 1, 0])


def test_a_group_that_was_seldom_asked_does_not_stand_out_for_that() -> None:
    # every pair that was asked about is linked with one chance, whoever was asked: voluntary was hardly asked
    named = 0
    for seed in range(20):
        random = np.random.default_rng(seed)
        sectors = {f"p{place:02}": ("nhs", "voluntary", "justice")[place % 3] for place in range(30)}
        asked = [name for place, name in enumerate(sectors) if place % 3 != 1 or place < 6]
        pairs = [pair for pair in combinations(sectors, 2) if set(pair) & set(asked) and random.random() < 0.25]
        partners = tuple(partner(name, sector=sector) for name, sector in sectors.items())
        network = Network(SYSTEM, partners, tuple(knows(*pair) for pair in pairs), asked=tuple(asked))
        named += run("crossing", network).state == "finding"
    assert named <= 2


def test_a_partner_of_several_areas_is_in_a_group_of_its_own_kind() -> None:
    areas = {"a": ("north",), "b": ("south",), "c": ("north", "south"), "d": ("county",), "e": ()}
    partners = tuple(partner(name, areas=area) for name, area in areas.items())
    network = Network(SYSTEM, partners, (knows("c", "d"),), asked=("c",))
    table = run("crossing", network, by="area").table
    assert table.loc[table["found"] == 1, ["group_from", "group_to"]].values.tolist() == [["several areas"] * 2]
    assert set(table["group_from"]) == {"no areas", "north", "several areas", "south"}


def test_partners_of_several_areas_are_no_group_to_build_with() -> None:
    wide, local = "abcdef", "uvwxyz"
    partners = (*(partner(one, areas=("county",)) for one in wide), *(partner(one, areas=("north",)) for one in local))
    pairs = [pair for block in (wide, local) for pair in combinations(block, 2)]
    network = Network(SYSTEM, partners, tuple(knows(*pair) for pair in pairs), asked=tuple(wide + local))
    assert run("crossing", network, by="area").finding == (
        "Area lines are crossed less often than chance alone would give; no pair stands out."
    )


def test_lines_crossed_more_than_chance_gives_are_not_said_to_be_as_chance() -> None:
    one, other = "abcdef", "uvwxyz"
    sectors = dict.fromkeys(one, "nhs") | dict.fromkeys(other, "voluntary")
    answer = run("crossing", mapped(" ".join(a + b for a in one for b in other), **sectors))
    assert answer.finding == "Sector lines are crossed more often than chance alone would give; no pair stands out."


def test_the_widest_difference_is_told_where_it_may_be_chance() -> None:
    # 3 + 3 + 3: 9 pairs between two groups, 36 in all, 12 links: 3 by chance
    sectors = dict.fromkeys("abc", "justice") | dict.fromkeys("def", "nhs") | dict.fromkeys("ghi", "voluntary")
    answer = run("crossing", mapped("ad be cf ag bh ch dg eh fi ab de gh", **sectors))
    assert answer.state == "nothing"
    assert answer.finding == "Sector lines are crossed about as often as chance alone would give; no pair stands out."
    fewer = run("crossing", mapped("ad be cf ag bh ch di ab ac de df gh", **sectors))
    assert fewer.finding == (
        "No pair stands out with fewer links than chance alone would give; furthest below are NHS and Voluntary, "
        "with 1 link against about 3."
    )


@pytest.mark.parametrize(("expected", "below"), [(2.0, True), (1.9, False)])
def test_a_pair_is_furthest_below_from_a_whole_link(expected: float, below: bool) -> None:
    network = mapped("ab", a="nhs", b="justice")
    table = pd.DataFrame({"group_from": ["nhs"], "group_to": ["justice"], "found": [1], "expected": [expected]})
    said = _nothing(table, grouping(network, "sector"), {"ei_p": 0.5, "ei": 0.0, "ei_expected": 0.0})
    assert ("furthest below are NHS and Criminal justice, with 1 link against about 2" in said) == below


def test_too_many_groups_are_not_compared() -> None:
    network = grouped(*[1] * 61, complete=False)
    answer = run("crossing", network, by="team")
    assert (
        answer.finding == "We cannot compare yet: by team there are 61 groups, and up to 60 can be compared in pairs."
    )
    assert answer.table.empty
    assert claim("crossing", network, by="team").state == "not known"


def test_a_map_of_very_many_sectors_is_told_all_the_same() -> None:
    ids = [f"s{number}" for number in range(75)]
    system = replace(SYSTEM, sectors=tuple(Named(one, one.upper()) for one in ids))
    network = Network(system, tuple(partner(f"p{one}", sector=one) for one in ids))
    for name in questions():
        assert run(name, network).finding


def all_apart(*sizes: int) -> Network:
    """Three sectors of so many, all linked inside and none across."""
    each_of = [one for one, size in zip(("justice", "nhs", "voluntary"), sizes, strict=True) for _ in range(size)]
    sectors = dict(zip("abcdefghijklmno", each_of, strict=True))
    return mapped(" ".join(a + b for a, b in combinations(sectors, 2) if sectors[a] == sectors[b]), **sectors)


def test_of_several_pairs_that_stand_out_the_one_with_most_room_is_named_and_of_equals_the_first_by_id() -> None:
    between = [["justice", "nhs"], ["justice", "voluntary"], ["nhs", "voluntary"]]
    for sizes, in_order in (((4, 5, 6), between[::-1]), ((5, 5, 5), between)):
        answer = run("crossing", all_apart(*sizes))
        assert answer.table["as_few_anywhere"].le(0.05).tolist() == [True] * 3 + [False] * 3
        assert answer.table[["group_from", "group_to"]].values.tolist()[:3] == in_order
        assert claim("crossing", all_apart(*sizes)).ids == tuple(in_order[0])


def test_what_was_not_asked_across_lines_is_said_of_all_lines_or_of_the_one_where_most_was_not() -> None:
    three = {"a": "nhs", "b": "voluntary", "c": "justice"}
    nobody = run("crossing", mapped("", asked="", **three))
    assert nobody.finding == "We cannot compare yet: across sector lines, no pair has been asked."
    assert nobody.receipt.left_out == ("No pair has been asked, so none is counted.",)
    one = run("crossing", mapped("", asked="a", **three, d="nhs"))
    assert one.finding == "We cannot compare yet: between Criminal justice and NHS, 1 of 2 pairs has not been asked."
    assert one.receipt.left_out == ("3 of 6 pairs have not been asked: they are not counted.",)


def test_one_sector_only_cannot_be_compared() -> None:
    assert run("crossing", NETWORKS["all asked"]).finding == "We cannot compare yet: no two partners differ by sector."


def two_fives(seed: int, inside: int, across: int) -> tuple[Network, list[str]]:
    """Five NHS and five voluntary partners with so many links inside the two and across."""
    one, other, draw = "abcde", "uvwxy", Random(seed)
    among = [a + b for group in (one, other) for a, b in combinations(group, 2)]
    links = draw.sample(among, inside) + draw.sample([a + b for a in one for b in other], across)
    return mapped(" ".join(links), **dict.fromkeys(one, "nhs"), **dict.fromkeys(other, "voluntary")), links


@pytest.mark.parametrize(
    ("seed", "inside", "across", "named"), [(1, 10, 4, True), (2, 13, 5, True), (3, 12, 8, False), (4, 10, 6, False)]
)
def test_two_groups_are_named_where_so_few_links_come_about_in_5_of_100_deals(
    seed: int, inside: int, across: int, named: bool
) -> None:
    network, links = two_fives(seed, inside, across)
    # all 252 ways to deal five of ten the label NHS; 25 of 45 pairs lie across
    deals = [sum((a in some) != (b in some) for a, b in links) for some in combinations("abcdeuvwxy", 5)]
    as_few = sum(found <= across for found in deals) / len(deals)
    by_chance = len(links) * 25 / 45
    as_far = sum(abs(found - by_chance) >= abs(across - by_chance) - 1e-9 for found in deals) / len(deals)
    assert abs(as_few - 0.05) > 0.012  # far enough from the limit for 1,000 deals drawn by chance
    assert (as_few <= 0.05) is named
    answer = run("crossing", network)
    row = answer.table.set_index(["group_from", "group_to"]).loc[("nhs", "voluntary")]
    assert row["as_few_anywhere"] == pytest.approx(as_few, abs=0.025)
    assert facts(answer)["ei_p"] == pytest.approx(as_far, abs=0.04)
    assert (answer.state == "finding") is named
    assert (facts(answer)["shuffles"], facts(answer)["seed"]) == (1000, 0)


@pytest.mark.parametrize(("links", "tested"), [(12, True), (11, False)])
def test_pairs_of_groups_are_tested_from_3_links_by_chance(links: int, tested: bool) -> None:
    # 3 + 3 + 3: 9 of 36 pairs between each two groups; 12 links give 3 by chance, 11 give 2.75
    sectors = dict.fromkeys("abc", "justice") | dict.fromkeys("def", "nhs") | dict.fromkeys("ghi", "voluntary")
    pairs = "ad be cf ag bh ch dg eh fi ab de gh".split()
    table = run("crossing", mapped(" ".join(pairs[:links]), **sectors)).table
    between = table[table["group_from"] != table["group_to"]]
    assert between["expected"].tolist() == pytest.approx([links / 4] * 3)
    assert between["as_few_anywhere"].notna().tolist() == [tested] * 3


@pytest.mark.parametrize("seed", range(6))
def test_what_is_claimed_on_maps_by_chance_and_with_two_sectors_apart_is_what_is_said(seed: int) -> None:
    assert run("crossing", two_sectors_apart(seed)).state == "finding"
    run("crossing", sectors_by_chance(seed))


def test_a_single_pair_that_counts_is_told() -> None:
    # nhs and justice have one partner each, so one pair lies between them
    table = run("crossing", mapped("ab bc", a="nhs", b="voluntary", c="voluntary", d="justice")).table
    row = table.set_index(["group_from", "group_to"]).loc[("justice", "nhs")]
    assert (row["pairs"], row["not_asked"]) == (1, 0)
    assert row["as_few"] > 0


def test_why_nothing_can_be_compared_is_what_is_missing_most() -> None:
    # two of five without a sector are no reason yet; the links are
    few = run("crossing", mapped("ab", a="nhs", b="voluntary", c="nhs", d=None, e=None))
    assert few.finding.startswith("We cannot compare yet: only 1 link of partners who have answered is recorded")
    assert unclear(mapped("ab", a="nhs", b="voluntary", c="nhs", d=None, e=None)) == 2
    # of the 4 pairs between a, b and u, v two were not asked: half is no reason either
    half = run("crossing", mapped("au", asked="a", **dict.fromkeys("ab", "nhs"), **dict.fromkeys("uv", "voluntary")))
    assert half.finding.startswith("We cannot compare yet: only 1 link of partners who have answered is recorded")


def test_where_no_pair_counts_no_chance_is_told() -> None:
    # nhs has one partner: no pair inside; one pair across to the one in justice
    table = run("crossing", mapped("ab bc", a="nhs", b="voluntary", c="voluntary", d="justice")).table
    told = table.set_index(["group_from", "group_to"])["as_few"].notna()
    assert not told[("nhs", "nhs")]
    assert told[("justice", "nhs")]


def test_pairs_with_room_come_first_then_those_with_more_than_chance_gives() -> None:
    # 4 links, 10 pairs: 0.4 a pair. Inside justice 0 of 1, inside nhs 1 of 1; justice-nhs 2 of 4: 1.6, more than that;
    # justice-voluntary 0 of 2: 0.8, room; nhs-voluntary 1 of 2: 0.8, more than chance
    sectors = {"a": "justice", "b": "justice", "c": "nhs", "d": "nhs", "e": "voluntary"}
    table = run("crossing", mapped("ac bd cd ce", **sectors)).table
    assert table[["group_from", "group_to", "found", "pairs"]].values.tolist() == [
        ["justice", "voluntary", 0, 2],  # between two groups, with room: 0.8
        ["justice", "justice", 0, 1],  # then the rest, most room first: 0.4
        ["voluntary", "voluntary", 0, 0],  # 0
        ["nhs", "voluntary", 1, 2],  # -0.2
        ["justice", "nhs", 2, 4],  # -0.4
        ["nhs", "nhs", 1, 1],  # -0.6
    ]


def test_where_every_pair_is_as_chance_gives_pairs_go_by_id() -> None:
    table = run("crossing", grouped(2, 2), by="team").table
    assert table[["group_from", "group_to"]].values.tolist() == [["g0", "g0"], ["g0", "g1"], ["g1", "g1"]]


def test_sixty_groups_are_not_too_many() -> None:
    answer = run("crossing", grouped(*[1] * 60, complete=False), by="team")
    assert answer.finding == "We cannot compare yet: no links are recorded."


def test_half_of_the_pairs_not_asked_is_still_answered() -> None:
    # a to d of nhs, u to x of voluntary: a and b were asked, so 8 of 16 pairs between c, d and u to x were not
    sectors = dict.fromkeys("abcd", "nhs") | dict.fromkeys("uvwx", "voluntary")
    links = "au av aw ax bu bv bw bx"
    assert run("crossing", mapped(links, asked="ab", **sectors)).state == "nothing"
    assert run("crossing", mapped(links, asked="a", **sectors)).state == "not known"


def test_of_fewer_than_eight_links_nothing_is_said() -> None:
    sectors = dict.fromkeys("abcd", "nhs") | dict.fromkeys("uvwx", "voluntary")
    seven, eight = (run("crossing", mapped(links, **sectors)) for links in (EIGHT[:-3], EIGHT))
    assert seven.finding == (
        "We cannot compare yet: only 7 links of partners who have answered are recorded, too few to tell from chance."
    )
    assert eight.state == "nothing"


def test_half_of_the_partners_without_a_sector_is_still_answered_and_more_is_not() -> None:
    sectors = dict.fromkeys("abcd", "nhs") | dict.fromkeys("uvwx", "voluntary")
    half, more = (sectors | dict.fromkeys(others) for others in ("ijklmnop", "ijklmnopq"))
    assert run("crossing", mapped(EIGHT, **half)).state == "nothing"
    assert (
        run("crossing", mapped(EIGHT, **more)).finding == "We cannot compare yet: 9 partners have no sector recorded."
    )


def test_ei_of_a_group_counts_the_links_that_touch_it_once() -> None:
    # nhs: ab and ae inside, ac across: (1 - 2) / 3. voluntary: ac across, cd inside: 0
    answer = run("crossing", mapped("ab ae ac cd", a="nhs", b="nhs", e="nhs", c="voluntary", d="voluntary"))
    assert facts(answer)["ei of NHS"] == pytest.approx(-1 / 3)
    assert facts(answer)["ei of Voluntary"] == 0
    assert facts(answer)["ei"] == pytest.approx((1 - 3) / 4)


def test_the_map_brings_out_the_two_groups_and_the_links_across() -> None:
    network = two_blocks()
    joined = Network(network.system, network.partners, (*network.relations, knows("u", "a")), asked=network.asked)
    answer = run("crossing", joined)
    assert answer.highlight.partners == tuple("abcdefuvwxyz")
    assert answer.highlight.links == (("a", "u"),)
    assert answer.figure == ("1", "link")


@pytest.mark.parametrize("name", sorted({**NETWORKS, **ODD}))
def test_links_of_the_map_that_the_square_leaves_out_are_told(name: str) -> None:
    network = {**NETWORKS, **ODD}[name]
    answer = run("crossing", network)
    grouped = {partner.id for partner in network.partners if partner.sector}
    links = sum(1 for one, other in tied(network).edges if {one, other} <= grouped)
    told = [int(sentence.split()[0]) for sentence in answer.caveats if "nobody was asked about" in sentence]
    assert answer.table["found"].sum() + sum(told) == links
