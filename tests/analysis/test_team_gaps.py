"""What neither team meets: known answers by hand, and equal to the situations followed one by one."""

from dataclasses import replace

import analysis
from network.model import Named, Network, Team
from tests.analysis.test_extended_team import MAP
from tests.each import each
from tests.oracle import access, random_maps, teams
from tests.pace import usually


def rows(network: Network, **chosen: object) -> dict[tuple[str, str], tuple[int, ...]]:
    table = analysis.run("team_gaps", network, **chosen).table
    return {
        (row["need"], row["group"]): (row["situations"], row["core"], row["extended"], row["neither"])
        for row in table.to_dict("records")
    }


def test_what_each_team_meets() -> None:
    extended = replace(MAP, teams=(Team("team", "Team", "hub", ("core",), ("advice", "refuge")),))
    assert rows(extended) == {
        ("housing", ""): (1, 0, 0, 1),
        ("debt", ""): (1, 0, 1, 0),
        ("drugs", ""): (1, 1, 0, 0),
        ("housing", "women"): (1, 0, 1, 0),  # a group stands here only where it fares otherwise
    }


def test_the_sentence_tells_needs_and_hours() -> None:
    extended = replace(MAP, teams=(Team("team", "Team", "hub", (), ("advice",)),))
    assert analysis.run("team_gaps", extended).finding == (
        "Of 3 needs brought to Hub, neither team meets 2: drugs and housing."
    )
    assert analysis.run("team_gaps", extended).caveats[0] == "Somebody who helps is there 10 of 168 hours a week."


def test_hours_that_nobody_has_given_are_not_known() -> None:
    answer = analysis.run("team_gaps", MAP)
    assert answer.caveats[0] == "At which hours somebody who helps is there is not known."
    assert answer.table.set_index("need")["hours"].isna().to_dict() == {"housing": False, "debt": False, "drugs": True}


def test_without_members_it_is_not_known() -> None:
    assert analysis.run("team_gaps", replace(MAP, teams=(Team("team", "Team", "hub"),))).state == "not known"


@each(range(usually(25, slowly=100)))
def test_counts_are_those_of_situations_followed_one_by_one(seed: int) -> None:
    network = teams.with_team(random_maps.random_network(seed), seed)
    if not network.teams:
        return
    team, at = network.teams[0], random_maps.random_moment(seed)
    either = teams.met(network, team, at)
    core = teams.met(network, replace(team, extended=()), at)
    expected: dict[tuple[str, str], list[int]] = {}
    for profile in access.profiles(network):
        place = access.scene(network, profile, at)
        if team.hub in access.steps_from(place.entries, place.links, place.inside):
            counts = expected.setdefault((profile.need, profile.group), [0, 0, 0, 0])
            counts[0] += 1
            counts[1 if core[profile] else 2 if either[profile] else 3] += 1
    found = {key: list(counts) for key, counts in rows(network, at=at).items()}
    for (need, group), counts in expected.items():
        assert found.get((need, group), found.get((need, ""))) == counts


def test_all_that_is_brought_is_met_and_the_figure_counts_what_is_not() -> None:
    assert analysis.run("team_gaps", MAP).figure == ("2", "of 3 needs")  # housing and debt, by neither
    assert analysis.run("team_gaps", MAP).highlight.partners == ("hub", "core")
    lists = replace(MAP.system, needs=MAP.system.needs[2:])
    answer = analysis.run(
        "team_gaps", replace(MAP, system=lists, partners=MAP.partners[:3], relations=MAP.relations[:2])
    )
    assert (answer.state, answer.figure) == ("nothing", ("0", "of 1 need"))


def test_hours_count_where_somebody_who_helps_and_the_hub_are_both_open() -> None:
    # advice is open 16 to 20 and the hub 8 to 18, five days: two hours a day
    with_advice = replace(MAP, teams=(Team("team", "Team", "hub", ("core",), ("advice", "night")),))
    hours = analysis.run("team_gaps", with_advice).table.set_index("need")["hours"]
    assert hours["debt"] == 10
    assert hours["housing"] == 0


def test_the_sentence_is_about_the_team_that_leaves_most_unmet_then_the_first_by_id() -> None:
    less = Team("b", "Less", "hub", ("core",), ("advice",))
    more = Team("c", "More", "hub", (), ("night",))
    answer = analysis.run("team_gaps", replace(MAP, teams=(less, more)))
    assert answer.highlight.partners == ("hub", "night")
    assert list(dict.fromkeys(answer.table["team"])) == ["Less", "More"]
    assert analysis.run("team_gaps", replace(MAP, teams=(less, more)), team="b").highlight.partners == (
        "hub", "core", "advice",
    )  # fmt: skip
    level = Team("d", "Level", "hub", ("core",), ("advice",))
    for both in ((level, less), (less, level)):
        answer = analysis.run("team_gaps", replace(MAP, teams=both))
        assert list(dict.fromkeys(answer.table["team"])) == ["Less", "Level"]


def test_needs_that_neither_team_meets_most_come_first_each_with_its_groups() -> None:
    extended = replace(MAP, teams=(Team("team", "Team", "hub", ("core",), ("advice", "refuge")),))
    table = analysis.run("team_gaps", extended).table
    assert list(zip(table["need"], table["group"], strict=True)) == [
        ("housing", ""), ("housing", "women"), ("debt", ""), ("drugs", "")
    ]  # fmt: skip


def test_one_need_that_nobody_meets_is_told_as_one() -> None:
    one_left = replace(MAP, teams=(Team("team", "Team", "hub", ("core",), ("advice",)),))
    assert "neither team meets 1: housing" in analysis.run("team_gaps", one_left).finding


def test_up_to_three_needs_that_nobody_meets_are_named_and_of_more_their_number() -> None:
    for more, said in ((1, "neither team meets 3: drugs, housing and n0."), (2, "neither team meets 4.")):
        needs = (*MAP.system.needs, *(Named(f"n{one}", f"N{one}") for one in range(more)))
        team = Team("team", "Team", "hub", (), ("advice",))
        network = replace(MAP, system=replace(MAP.system, needs=needs), teams=(team,))
        assert analysis.run("team_gaps", network).finding.endswith(said)
