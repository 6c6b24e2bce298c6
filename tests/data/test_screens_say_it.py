"""What the screens say about the planted truths: each question's own words on the map that opens first."""

import re
from dataclasses import replace

import pytest

import analysis
from network import Network
from render.partner_panel import panel
from tests.asked import asked
from tests.shipped import shipped


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


def test_01_ways_in_says_what_one_person_reaches_and_the_table_what_all_reach_together(riverside: Network) -> None:
    answer = analysis.run("entry_points", riverside)
    assert "through voluntary attendance usually reaches help with 4 of 12 needs;" in answer.finding
    assert "through police custody with 11." in answer.finding
    assert (
        answer.caveats[0]
        == "By age and home area: 3 to 5 through voluntary attendance, and 7 to 11 through police custody."
    )
    together = answer.table.set_index("stage")["needs_reached"]
    assert (together["voluntary"], together["custody"]) == (6, 12)


def test_02_coverage_says_women_in_westhaven_find_no_help_with_trauma(riverside: Network) -> None:
    for about in ({}, {"age": "adult"}):
        finding = analysis.run("coverage", riverside, need="trauma", group="women", **about).finding
        assert "trauma and abuse for women" in finding
        assert finding.endswith(" in Westhaven.")


def test_18_the_extended_team_should_bring_in_peer_support(riverside: Network) -> None:
    answer = analysis.run("extended_team", riverside)
    assert answer.finding.startswith("With Peer support group, the extended team could meet 4 needs")
    best, second = answer.table["people"].iloc[:2]
    assert best > 2 * second
    assert tuple(answer.table.iloc[0][["opened", "by_referral", "hours"]]) == (12, 33, 17)


def test_03_dead_ends_names_mental_health_first(riverside: Network) -> None:
    answer = analysis.run("dead_ends", riverside)
    assert "most of them for mental health" in answer.finding
    assert tuple(answer.table.iloc[0][["partner", "need", "sent"]]) == ("housing_options", "mental_health", 46)


def test_04_bounce_counts_what_two_services_decline_of_each_other(riverside: Network) -> None:
    answer = analysis.run("bounce", riverside)
    assert "ran between services that each declined most of the other's" in answer.finding
    assert set(zip(answer.table["source"], answer.table["target"], strict=True)) == {
        ("cmht", "drugs_northfield"),
        ("cmht", "drugs_eastmoor"),
    }


def test_05_sole_routes_speaks_of_liaison_and_diversion_on_the_way(riverside: Network) -> None:
    answer = analysis.run("sole_routes", riverside)
    assert answer.finding.startswith(
        "Liaison and diversion service is the only recorded way through for about 23 in 100 "
    )
    first = answer.table[answer.table["place"] == "on the way"].iloc[0]
    assert (first["partner"], first["needs"]) == ("ld", 6)


def test_06_both_sides_speaks_of_the_veterans_project_that_many_name(riverside: Network) -> None:
    answer = analysis.run("both_sides", riverside)
    assert "6 of the 21 named by one side are with Veterans' mental health project: a conv" in answer.finding
    assert "veteran" not in answer.finding_in_room().lower()


def test_07_crossing_by_area_shows_no_link_between_southbank_and_harbour_and_claims_no_more(riverside: Network) -> None:
    # chance alone would give about two: too few to say that none is no chance
    answer = analysis.run("crossing", riverside, by="area")
    table = answer.table
    assert answer.finding == "Area lines are crossed less often than chance alone would give; no pair stands out."
    pair = table[(table["group_from"] == "harbour") & (table["group_to"] == "southbank")].iloc[0]
    assert pair["found"] == 0
    assert pair["expected"] > 0


def test_08_the_panel_of_the_counselling_charity_says_how_many_it_accepts_and_why_not_more(
    riverside: Network,
) -> None:
    said = panel(riverside, "counselling").sentence
    made, accepted = map(int, re.search(r"(\d+) referrals came here.*Of these, (\d+) were accepted", said).groups())
    assert accepted / made == pytest.approx(0.4)
    assert said.endswith("reasons recorded for turning people down: criteria and being full.")
    assert "accepted" not in panel(riverside, "counselling", room=True).sentence


def test_09_brokers_names_the_quiet_connector(riverside: Network) -> None:
    # with 14 links it is no surprise to those who count links: half of all partners have 6 or fewer
    finding = analysis.run("brokers", riverside).finding
    assert finding == (
        "Youth justice and health service, Westhaven brings people from other sectors into NHS services."
    )


def test_10_coverage_at_night_says_when_the_first_help_after_custody_opens(riverside: Network) -> None:
    for at in ("Sat 22:00", "Sat 23:00", "Sun 06:59"):
        finding = analysis.run("coverage", riverside, stage="custody", at=at).finding
        assert " for none of the people asked about; " in finding
        assert finding.endswith("the first opens at 07:00 on Sunday.")
    assert " for none of " not in analysis.run("coverage", riverside, stage="custody", at="Tue 10:00").finding


def test_11_and_15_introductions_first_links_the_police_with_the_peer_support_group(riverside: Network) -> None:
    answer = analysis.run("introductions", replace(riverside, promises=()))  # the two have promised it already
    assert answer.finding.startswith("Linking Police, interviews by appointment with Peer support group could open ")
    assert "nobody yet works with both" in answer.finding
    assert answer.table["profiles_gained"].iloc[0] > answer.table["profiles_gained"].iloc[1]


def test_12_coverage_says_where_help_with_adhd_ends_at_18(riverside: Network) -> None:
    finding = analysis.run("coverage", riverside, need="adhd", age="young_adult").finding
    assert "ADHD or autism for people aged 18 to 25 in Harbour and Westhaven" in finding


def test_13_route_says_that_the_nearest_help_does_not_take_people_from_westhaven(riverside: Network) -> None:
    answer = analysis.run("route", riverside, person="woman_trauma")
    assert answer.finding.startswith(
        "No way to help with trauma and abuse is recorded: the nearest, Women's centre, four boroughs, "
        "does not take people from Westhaven; "
    )
    assert "the nearest, a voluntary partner, does not take people from Westhaven" in answer.finding_in_room()


def test_14_leaks_says_how_many_links_record_no_outcome(riverside: Network) -> None:
    answer = analysis.run("leaks", riverside)
    assert "38 of 115 referral links do not record who reached help." in answer.sure


def test_16_the_panel_of_the_women_s_centre_says_until_when_it_is_funded(riverside: Network) -> None:
    said = {row.partner: row.words for row in panel(riverside, "women_four").other_ties}
    assert said["pcc"] == "funds this partner until 31 March 2027"
    in_room = {row.partner: row.words for row in panel(riverside, "women_four", room=True).other_ties}
    assert in_room["pcc"] == "funds this partner"


def test_17_missing_names_who_was_spoken_of_but_is_not_on_the_map(riverside: Network) -> None:
    finding = analysis.run("missing", riverside).finding
    assert finding == "Emergency department and GPs were named but are not on the map."


@pytest.mark.long
@pytest.mark.parametrize(("wave", "found", "chance"), [("partners", 3, 13), ("partners_after", 4, 14)])
def test_18_crossing_says_that_councils_and_charities_have_room_to_build(wave: str, found: int, chance: int) -> None:
    for seed in range(5):
        answer = analysis.run("crossing", shipped(wave), seed=seed)
        assert answer.finding == (
            f"Local authority and Voluntary have {found} links, where chance alone would give about {chance}: "
            "room to build."
        )


def test_the_real_map_says_what_it_does_not_know(riverside: Network) -> None:
    real = shipped("merseyside_2014")
    assert analysis.run("unknowns", real).finding.startswith("Nobody has been asked yet")
    assert analysis.run("coverage", real).finding.startswith("We cannot tell yet")


def test_a_tentative_sentence_goes_on_in_small_letters_but_for_names(riverside: Network) -> None:
    begun = {
        "goals": "of 4 goals",
        "sole_routes": "Liaison and div",
        "sole_links": "for about",
        "crossing": "Local auth",
    }
    for name, words in begun.items():
        tentative = asked(name, riverside).tested(analysis.Stability(20, None, None, ""))
        assert tentative.finding.partition("It may be that ")[2].startswith(words)
