"""People where they are known: fitted as the slow twin fits them, spoken of alike everywhere, however ages are cut."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

import analysis
from analysis._how_many import in_situations, people_asked_about, people_figure, situations_figure
from analysis._reach import reach
from network.counts import Count, known
from network.margins import margins
from network.model import AgeBand, AgeRange, Area, HowMany, Named, Network, Partner, Relation, System
from network.words import LEAST_IN_100, NOBODY
from tests.oracle import access, people, random_maps
from tests.pace import usually

HEADLINES = ("coverage", "entry_points", "sole_routes", "sole_links", "introductions")
MAPS = range(usually(24, slowly=70))


def many(number: int | None) -> HowMany | None:
    return None if number is None else HowMany(Count.exactly(number))


def maps(seeds: range = MAPS) -> Iterator[Network]:
    """Random maps of which it is known how many people come in, as far as they have situations and any people."""
    for seed in seeds:
        network = people.with_people(random_maps.random_network(seed, partners=5), seed)
        if people.said(network) and network.system.stages and network.system.needs:
            yield network


def test_there_are_such_maps() -> None:
    assert len(list(maps())) > usually(12, slowly=40)


def test_the_product_of_shares_is_what_proportional_fitting_ends_in() -> None:
    for network in maps():
        found, fitted = margins(network.system), people.table(network)
        assert found is not None
        for profile, share in fitted.items():
            product = 1.0
            for name, field in people.AXES.items():
                product *= found.shares[name].get(getattr(profile, field), 1.0)
            assert product == pytest.approx(share, abs=1e-9)
        assert found.groups == pytest.approx(people.group_shares(network))


def test_the_share_with_a_way_to_help_is_added_up_cell_by_cell() -> None:
    for network in maps():
        expected = people.weigh(network, {one: had for one, had in people.covered(network).items() if not one.group})
        assert reach(network).covered_people == pytest.approx(expected, abs=1e-9)


def test_what_rests_on_partners_and_links_is_weighed_as_the_twin_weighs_it() -> None:
    rows = 0
    for network in maps(range(usually(20, slowly=40))):
        for row in analysis.run("sole_routes", network).table.to_dict("records"):
            assert row["people"] == pytest.approx(people.lost_without(network, row["partner"]), abs=1e-8)
            rows += 1
        for row in analysis.run("sole_links", network).table.to_dict("records"):
            link = row["source"], row["target"]
            assert row["people"] == pytest.approx(people.lost_without_link(network, link), abs=1e-8)
    assert rows > usually(10, slowly=25)


def test_introductions_open_help_for_as_many_as_the_map_with_the_link_and_those_for_most_come_first() -> None:
    compared = 0
    for network in maps(range(usually(20, slowly=50))):
        table = analysis.run("introductions", network, all=True).table
        shares = table["people"].dropna().tolist()
        assert shares == sorted(shares, reverse=True)
        for row in table.head(3).to_dict("records"):
            then = replace(network, relations=(*network.relations, Relation(row["source"], row["target"])))
            if not math.isnan(row["people"]):
                assert row["people"] == pytest.approx(people.gained(network, then), abs=1e-8)
                compared += 1
    assert compared > usually(15, slowly=40)


def test_one_person_is_a_person_who_comes_in() -> None:
    for network in maps():
        table = analysis.run("entry_points", network).table
        found = {row["stage"]: (row["fewest"], row["usual"], row["most"]) for row in table.to_dict("records")}
        assert found == people.ranges(network)


def divided(network: Network) -> Network | None:
    """The map with its first age band that can be cut in two, people and all, so that nobody fares differently."""
    for place, band in enumerate(network.system.ages):
        number = known(band.how_many.n) if band.how_many else None
        low, high = band.range.start, band.range.end
        if number is None or low is None or high is None or high - low < 2:
            continue
        halves = AgeRange(low, low + 1), AgeRange(low + 2, high)
        if any(one.ages and one.ages.meets(halves[0]) != one.ages.meets(halves[1]) for one in network.partners):
            continue
        cut = (
            replace(band, range=halves[0], how_many=many(number // 3)),
            AgeBand(f"{band.id} later", "Later", halves[1], many(number - number // 3)),
        )
        cut = tuple(replace(one, how_many=replace(one.how_many, per=band.how_many.per)) for one in cut)
        ages = (*network.system.ages[:place], *cut, *network.system.ages[place + 1 :])
        return replace(network, system=replace(network.system, ages=ages))
    return None


def whole(network: Network) -> Network:
    """The map with every number of people by age stated, so that a band can be cut with its people."""
    ages = tuple(
        replace(band, how_many=band.how_many if band.how_many and known(band.how_many.n) is not None else many(70))
        for band in network.system.ages
    )
    return replace(network, system=replace(network.system, ages=ages))


@pytest.mark.long
@pytest.mark.parametrize("question", HEADLINES)
def test_an_age_band_cut_in_two_with_its_people_changes_no_headline(question: str) -> None:
    compared = 0
    for network in map(whole, maps(range(usually(30, slowly=120)))):
        cut = divided(network)
        if cut is not None:
            before, after = analysis.run(question, network), analysis.run(question, cut)
            assert (after.finding, after.figure) == (before.finding, before.figure)
            compared += 1
    assert compared > usually(4, slowly=20)


@pytest.mark.parametrize("question", HEADLINES)
@pytest.mark.parametrize("number", [None, 40])
def test_a_group_that_nobody_serves_changes_no_headline_and_no_order(question: str, number: int | None) -> None:
    for network in maps(range(usually(8, slowly=30))):
        groups = (*network.system.groups, Named("unserved", "Unserved", many(number)))
        before = analysis.run(question, network)
        after = analysis.run(question, replace(network, system=replace(network.system, groups=groups)))
        assert (after.finding, after.figure) == (before.finding, before.figure)
        if question != "coverage":  # it has a row for every situation of a group
            columns = [one for one in before.table.columns if one not in ("groups", "why")]
            assert after.table[columns].equals(before.table[columns])


@pytest.mark.parametrize("question", HEADLINES)
def test_how_sure_is_about_the_number_that_is_shown(question: str) -> None:
    for network in maps(range(usually(10, slowly=40))):
        answer, claim = analysis.run(question, network), analysis.claim(question, network)
        assert claim.state == answer.state
        if answer.state == "finding" and answer.figure and claim.figure is not None:
            shown = re.match(r"(?:under )?([\d,.]+)", answer.figure[0])  # "under 1" is 1 to whoever weighs it
            assert shown is not None
            assert shown[1] == f"{claim.figure:,g}"


# By hand ---------------------------------------------------------------------------------------------------------

DOOR, HELP = Partner("door", "Door", stages=("court", "custody"), needs=()), Partner("help", "Help", needs=("debt",))


def town(**lists: tuple[int | None, int | None]) -> Network:
    """Two of everything; the hub meets debt for people in the east, everything else has no help."""
    numbers = {name: lists.get(name, (None, None)) for name in ("stages", "needs", "areas", "groups")}
    words = {
        "stages": ("court", "custody"),
        "needs": ("debt", "work"),
        "areas": ("east", "west"),
        "groups": ("women", "veterans"),
    }
    items = {
        name: tuple(
            (Area if name == "areas" else Named)(one, one.capitalize(), how_many=many(number))
            for one, number in zip(words[name], numbers[name], strict=True)
        )
        for name in words
    }
    door, served = replace(DOOR, areas=("east", "west")), replace(HELP, areas=("east",))
    return Network(System("Town", **items), (door, served), (Relation("door", "help"),), asked=("door", "help"))


def test_people_are_spoken_of_where_they_are_known() -> None:
    # debt in the east: 3/4 of the people are at home there, debt is 40 of 100 needs
    answer = analysis.run("coverage", town(areas=(300, 100), needs=(40, 60)))
    assert answer.finding == (
        "A way to help is recorded for about 30 in 100 people; a wide gap is work for anyone in every area."
    )
    assert answer.figure == ("30", "in 100 people")
    assert dict(answer.receipt.facts)["a way to help"] == 2  # situations stay in the receipt


def test_without_people_situations_are_counted() -> None:
    answer = analysis.run("coverage", town())
    assert answer.finding.startswith("A way to help is recorded in 2 of 8 situations;")
    assert not [sentence for sentence in answer.receipt.assumed if "people" in sentence.casefold()]


def test_a_narrowed_question_speaks_of_the_people_asked_about() -> None:
    network = town(areas=(300, 100), needs=(40, 60))
    answer = analysis.run("coverage", network, area="east")
    assert "for about 40 in 100 of the people asked about" in answer.finding


def test_where_nobody_comes_in_situations_are_counted_and_it_is_said() -> None:
    answer = analysis.run("coverage", town(areas=(300, 0)), area="west")
    assert answer.finding.startswith("A way to help is recorded in 0 of 4 situations;")
    assert "No people come in of those asked about, so situations are counted." in answer.receipt.assumed


def test_the_only_way_through_and_the_only_link_speak_of_people() -> None:
    network = town(areas=(300, 100), needs=(40, 60))
    assert analysis.run("sole_routes", network).finding == (
        "Door is the only recorded way through for about 30 in 100 of the people who come in; "
        "a second route would protect them."
    )
    assert analysis.run("sole_links", network).finding == (
        "For about 30 in 100 of the people who come in everything rests on the link from Door to Help; "
        "a second would help."
    )


def test_what_if_speaks_of_people() -> None:
    network = town(areas=(300, 100), needs=(40, 60))
    wider = replace(network, partners=(network.partners[0], replace(HELP, areas=("east", "west"))))
    answer = analysis.run("what_if", network, other=wider)
    assert answer.finding == "If this is done, help with debt in West opens for about 10 in 100 people."
    assert answer.figure == ("10", "in 100 people gain a way to help")
    assert people.gained(network, wider) == pytest.approx(0.1)


def test_a_group_counts_for_the_share_of_it_where_it_alone_fares_differently() -> None:
    # women, 100 of 400, are helped with debt in the west too: 0.25 * 0.25 * 0.4 = 2.5 in 100 more rest on the door
    network = town(areas=(300, 100), needs=(40, 60), groups=(100, None))
    centre = Partner("centre", "Centre", needs=("debt",), areas=("west",), only_for=("women",))
    with_centre = replace(
        network,
        partners=(*network.partners, centre),
        relations=(*network.relations, Relation("door", "centre")),
    )
    table = analysis.run("sole_routes", with_centre).table.set_index("partner")
    assert table.loc["door", "people"] == pytest.approx(0.30 + 0.025)
    answer = analysis.run("coverage", with_centre)
    assert answer.caveats[0] == "A way to help is recorded for about 10 in 100 more among women."
    silent = "How many are veterans is not known: what only they gain or lose is not counted."
    assert silent in answer.receipt.assumed


def test_what_contradicts_and_what_is_missing_is_said() -> None:
    network = town(stages=(60, 40), areas=(150, 50), needs=(10, None))
    said = analysis.run("coverage", network).receipt.assumed
    assert "By ways in 100 people come in a year, by areas 200. The shares of each are used." in said
    assert "For 1 of 2 needs it is not known how many come in: spread evenly." in said
    assert "Deming and Stephan (1940)" in said[0]
    assert "How many people come in is not known by needs: spread evenly." in (
        analysis.run("coverage", town(stages=(60, 40), areas=(75, 25))).receipt.assumed
    )


def test_a_hidden_number_counts_as_the_middle_of_its_bounds() -> None:
    network = town(areas=(None, 97))
    east = replace(network.system.areas[0], how_many=HowMany(Count(1, 5)))
    hidden = replace(network, system=replace(network.system, areas=(east, network.system.areas[1])))
    assert reach(hidden).covered_people == pytest.approx(0.03 * 0.5)
    assert "1 hidden number counts as the middle of the bounds." in analysis.run("coverage", hidden).receipt.assumed


def test_small_shares_are_said_in_thousands() -> None:
    assert "about 4 in 1,000" in analysis.run("sole_routes", town(areas=(8, 992))).finding
    assert analysis.run("sole_routes", town(areas=(8, 992))).figure == ("under 1", "in 100 people")
    assert "fewer than 1 in 1,000" in analysis.run("sole_routes", town(areas=(1, 99999))).finding


def test_every_situation_of_the_twin_is_weighed_once() -> None:
    network = town(areas=(300, 100), needs=(40, 60))
    assert sum(people.table(network).values()) == pytest.approx(1)
    assert len(people.table(network)) == len([one for one in access.profiles(network) if not one.group])


@pytest.mark.parametrize(
    ("share", "figure"),
    [
        (0.0, "0"), (NOBODY, "0"), (2 * NOBODY, "under 1"), (0.004, "under 1"), (0.0094, "under 1"),
        (LEAST_IN_100, "1"), (0.34, "34"), (0.344, "34"), (0.346, "35"), (0.985, "98"), (0.994, "99"), (0.996, "99"),
        (0.999999, "99"), (1 - NOBODY, "100"), (1.0, "100"),
    ],
)  # fmt: skip
def test_a_share_of_people_as_a_figure_is_all_or_nobody_only_where_it_is(share: float, figure: str) -> None:
    assert people_figure(share) == (figure, "in 100 people")
    assert situations_figure(3, share) == (figure, "in 100 people")


def test_words_of_people_stand_where_they_are_known() -> None:
    assert situations_figure(1, math.nan) == ("1", "situation")
    assert situations_figure(1200, math.nan) == ("1,200", "situations")
    assert in_situations(1, math.nan) == "in 1 situation"
    assert in_situations(4, math.nan) == "in 4 situations"
    assert in_situations(4, 0.34) == "for about 34 in 100 of the people who come in"
    assert in_situations(4, NOBODY) == "in situations in which nobody comes in"
    assert people_asked_about({"need": None}) == " of the people who come in"
    assert people_asked_about({"need": "debt", "age": None}) == " of the people asked about"
    assert in_situations(2, 0.34, "!") == "for about 34 in 100!"
    assert in_situations(2, 0.0) == "in situations in which nobody comes in"


def test_those_asked_about_are_spoken_of_where_the_question_is_narrowed() -> None:
    assert (
        people_asked_about({}) == people_asked_about({"at": "Mon 10:00", "need": None}) == " of the people who come in"
    )
    assert people_asked_about({}, everybody=" of all") == " of all"
    for name in ("stage", "need", "age", "area", "group"):
        assert people_asked_about({name: "x"}, everybody=" of all") == " of the people asked about"
