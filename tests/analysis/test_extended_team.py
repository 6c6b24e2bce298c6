"""Whom a team should bring in: known answers by hand, and equal to a map on which the partner has joined."""

import math
from dataclasses import replace

import pandas as pd
import pytest

import analysis
from analysis.extended_team import _again
from network.model import Named, Network, Opening, Partner, Relation, System, Team
from render.map.lens import lens_of
from tests.each import each
from tests.oracle import people, random_maps, teams
from tests.pace import usually

WEEKDAYS = (0, 1, 2, 3, 4)
LISTS = System(
    "Here",
    needs=(Named("housing", "Housing"), Named("debt", "Debt"), Named("drugs", "Drugs")),
    stages=(Named("custody", "Custody"),),
    groups=(Named("women", "Women"),),
)
# custody -> hub -> core (drugs); hub -> desk -> advice (debt); refuge (housing, for women) has no link at all
PARTNERS = (
    Partner("custody", "Custody", stages=("custody",), needs=()),
    Partner("hub", "Hub", needs=(), hours=(Opening(WEEKDAYS, 8 * 60, 18 * 60),)),
    Partner("core", "Core", needs=("drugs",)),
    Partner("desk", "Desk", needs=()),
    Partner("advice", "Advice", needs=("debt",), hours=(Opening(WEEKDAYS, 16 * 60, 20 * 60),)),
    Partner("refuge", "Refuge", needs=("housing",), only_for=("women",)),
    Partner("night", "Night desk", needs=("debt",), hours=(Opening(WEEKDAYS, 20 * 60, 23 * 60),)),
)
LINKS = tuple(Relation(*pair) for pair in (("custody", "hub"), ("hub", "core"), ("hub", "desk"), ("desk", "advice")))
MAP = Network(LISTS, PARTNERS, LINKS, teams=(Team("team", "Team", "hub", ("core",), ()),))


def rows(network: Network, **chosen: object) -> dict[str, dict]:
    table = analysis.run("extended_team", network, **chosen).table
    return {row["partner"]: row for row in table.to_dict("records")}


def test_what_a_partner_would_meet_and_how_it_is_reached_now() -> None:
    advice, refuge = (rows(MAP)[one] for one in ("advice", "refuge"))
    # the story is told at the desk and again at the advice centre; both are open 16 to 18, five days
    assert (advice["profiles_gained"], advice["opened"], advice["by_referral"]) == (1, 0, 1)
    assert (advice["told_fewest"], advice["told_most"], advice["hours"], advice["needs"]) == (2, 2, 10, "debt")
    # only women, and nobody sends them there today
    assert (refuge["profiles_gained"], refuge["opened"], refuge["by_referral"]) == (1, 1, 0)
    assert pd.isna(refuge["told_fewest"])


def test_who_is_never_open_with_the_hub_meets_nobody() -> None:
    assert "night" not in rows(MAP)


def test_at_an_hour_only_who_is_open_then_counts() -> None:
    assert set(rows(MAP, at="Mon 17:00")) == {"advice", "refuge"}
    assert set(rows(MAP, at="Mon 09:00")) == {"refuge"}


def test_a_story_that_goes_along_is_not_told_again() -> None:
    shared = replace(MAP, relations=(*LINKS, Relation("desk", "hub", "shares information")))
    assert rows(shared)["advice"]["told_most"] == 1


def test_whom_a_member_meets_already_is_not_met_anew() -> None:
    joined = replace(MAP, teams=(Team("team", "Team", "hub", ("core",), ("advice",)),))
    assert set(rows(joined)) == {"refuge"}


def test_the_sentence() -> None:
    answer = analysis.run("extended_team", replace(MAP, partners=PARTNERS[:5]))
    assert answer.finding == "With Advice, the extended team could meet debt in 1 situation."
    assert answer.caveats[0] == (
        "In this situation there is a way to help now, but people tell their story again twice."
    )


def test_the_map_draws_the_link_that_there_would_be() -> None:
    lens = lens_of(analysis.run("extended_team", replace(MAP, partners=PARTNERS[:5])))
    assert (lens.new_links, lens.links, lens.key) == ((("hub", "advice"),), (), "Would join")


@pytest.mark.parametrize("team", [(), (Team("team", "Team", "hub"),)])
def test_without_members_it_is_not_known(team: tuple[Team, ...]) -> None:
    answer = analysis.run("extended_team", replace(MAP, teams=team))
    assert (answer.state, len(answer.table)) == ("not known", 0)


def test_nobody_left_to_bring_in_is_no_finding() -> None:
    everybody = Team("team", "Team", "hub", ("core",), ("advice", "refuge", "night"))
    assert analysis.run("extended_team", replace(MAP, teams=(everybody,))).state == "nothing"


@each(range(usually(40, slowly=200)))
def test_gains_are_those_of_the_map_on_which_the_partner_has_joined(seed: int) -> None:
    network = teams.with_team(random_maps.random_network(seed), seed)
    if not network.teams:
        return
    team, at = network.teams[0], random_maps.random_moment(seed)
    had, expected = teams.covered(network, at), {}
    for partner in network.partners:
        if partner.needs and partner.id not in team.members:
            new = teams.newly_met(network, team, partner.id, at)
            if count := teams.counted(new):
                times = {profile: teams.retellings(network, team, profile, at) for profile, yes in new.items() if yes}
                known = [told for told in times.values() if told is not None]
                expected[partner.id] = (
                    count,
                    teams.counted({one: yes and not had[one] for one, yes in new.items()}),
                    teams.counted({one: yes and times[one] is not None for one, yes in new.items()}),
                    (min(known), max(known)) if known else None,
                )
    found = {
        partner: (
            *(row[name] for name in ("profiles_gained", "opened", "by_referral")),
            (row["told_fewest"], row["told_most"]) if row["by_referral"] else None,
        )
        for partner, row in rows(network, at=at).items()
    }
    assert found == expected


def test_people_are_weighed_as_the_twin_weighs_them_and_most_come_first() -> None:
    compared = 0
    for seed in range(usually(40, slowly=160)):
        network = teams.with_team(people.with_people(random_maps.random_network(seed, partners=5), seed), seed)
        table, had = analysis.run("extended_team", network).table, teams.covered(network, None)
        shares = [round(share, 9) for share in table["people"].dropna()]
        assert shares == sorted(shares, reverse=True)
        for row in table.to_dict("records"):
            if not math.isnan(row["people"]):
                new = teams.newly_met(network, network.teams[0], row["partner"], None)
                without = {one: yes and not had[one] for one, yes in new.items()}
                assert row["people"] == pytest.approx(people.weigh(network, new), abs=1e-8)
                assert row["people_opened"] == pytest.approx(people.weigh(network, without), abs=1e-8)
                compared += 1
    assert compared > usually(1, slowly=20)


def test_the_team_is_named_only_where_there_are_several() -> None:
    two = replace(MAP, teams=(*MAP.teams, Team("zeam", "Second team", "custody", ("night",), ())))
    answer = analysis.run("extended_team", two)
    assert answer.finding.startswith("With Advice, the extended team of Hub could meet debt in 1 situation.")
    assert list(zip(answer.table["team"], answer.table["partner"], strict=True)) == [
        ("Team", "advice"),
        ("Team", "refuge"),
        ("Second team", "core"),
        ("Second team", "refuge"),
    ]
    assert answer.highlight.links == (("hub", "advice"),)
    assert set(analysis.run("extended_team", two, team="zeam").table["team"]) == {"Second team"}


def test_nobody_sends_people_there_and_hours_that_are_not_known_stay_so() -> None:
    women_alone = replace(MAP, partners=(*PARTNERS[:4], PARTNERS[5]), relations=LINKS[:3])
    answer = analysis.run("extended_team", women_alone)
    assert answer.finding == "With Refuge, the extended team could meet housing in 1 situation."
    assert answer.caveats[0] == "There is no way to help in this situation now."
    assert answer.table["hours"].isna().tolist() == [True]
    assert answer.figure == ("1", "situation")


def test_some_of_what_would_be_met_is_reached_by_referral_and_the_rest_is_not() -> None:
    # advice helps with debt and housing too; the desk sends people on to it for debt alone
    both = tuple(replace(one, needs=("debt", "housing")) if one.id == "advice" else one for one in PARTNERS[:5])
    links = (*LINKS[:3], Relation("desk", "advice", needs=("debt",)))
    answer = analysis.run("extended_team", replace(MAP, partners=both, relations=links))
    assert answer.finding == "With Advice, the extended team could meet housing and debt in 2 situations."
    assert answer.caveats[0] == (
        "In 1 of these 2 situations there is a way to help now, but people tell their story again twice."
    )


def test_partners_that_have_not_said_what_they_help_with_are_counted() -> None:
    assert len(analysis.run("extended_team", MAP).caveats) == 1
    silent = tuple(replace(one, needs=None) if one.id == "desk" else one for one in PARTNERS)
    told = analysis.run("extended_team", replace(MAP, partners=silent)).caveats
    assert told[1:] == ("1 partner has not said what they help with.",)


def test_who_would_meet_most_stands_first() -> None:
    # the refuge would meet housing and debt of women, the advice centre debt of everybody in no group
    wider = tuple(replace(one, needs=("housing", "debt")) if one.id == "refuge" else one for one in PARTNERS)
    table = analysis.run("extended_team", replace(MAP, partners=wider)).table
    counts = dict(zip(table["partner"], table["profiles_gained"], strict=True))
    assert list(counts) == ["refuge", "advice"]
    assert counts["refuge"] > counts["advice"]


@pytest.mark.parametrize(
    ("gained", "opened", "people", "people_opened", "referred", "told", "said"),
    [
        (3, 3, math.nan, math.nan, 0, None, "There is no way to help in these 3 situations now."),
        (1, 1, math.nan, math.nan, 0, None, "There is no way to help in this situation now."),
        (1, 0, math.nan, math.nan, 0, None, "In this situation there is a way to help now, though not through the"
                                            " hub."),
        (3, 0, math.nan, math.nan, 1, (0, 0), "In all these 3 situations there is a way to help now, and nobody tells"
                                              " their story again."),
        (3, 2, math.nan, math.nan, 1, (1, 1), "In 1 of these 3 situations there is a way to help now, but people tell"
                                              " their story again once."),
        (3, 1, math.nan, math.nan, 1, (1, 2), "In 2 of these 3 situations there is a way to help now, but people tell"
                                              " their story again up to twice."),
        (3, 3, 0.0, 0.0, 0, None, "There is no way to help in these 3 situations now."),  # in which nobody comes in
        (3, 0, 0.5, 0.5, 0, None, "None of these people have a way to help now."),
        (3, 0, 0.5, 0.5 - 1e-10, 0, None, "None of these people have a way to help now."),
        (3, 0, 0.5, 0.0, 0, None, "All of these people have a way to help now, though not through the hub."),
        (3, 0, 0.5, 1e-9, 1, (1, 1), "All of these people have a way to help now, but people tell their story again"
                                     " once."),
        (3, 0, 0.5, 0.2, 1, (0, 1), "About 60 in 100 of these people have a way to help now, but people tell their"
                                    " story again up to once; the others have none."),
    ],
)  # fmt: skip
def test_whether_there_is_a_way_to_help_already(
    gained: int,
    opened: int,
    people: float,
    people_opened: float,
    referred: int,
    told: tuple[int, int] | None,
    said: str,
) -> None:
    fewest, most = told or (pd.NA, pd.NA)
    row = pd.Series({"profiles_gained": gained, "opened": opened, "people": people, "people_opened": people_opened,
                     "by_referral": referred, "told_fewest": fewest, "told_most": most})  # fmt: skip
    assert _again(row) == said
