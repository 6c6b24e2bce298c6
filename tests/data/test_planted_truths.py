"""Eighteen truths are planted in the map that opens first. Each is checked here by the definitions alone.

The product's own answers are compared with the same slow twin (`tests.oracle.access`) elsewhere; what stands here is
that the shipped map really holds what its screens are meant to find.
"""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest

from network import Network
from network.graph import flows, ties
from network.model import Relation
from tests.oracle import access, measures, teams
from tests.shipped import shipped

pytestmark = pytest.mark.long

BOROUGHS = {"northfield", "eastmoor", "southbank", "westhaven", "harbour"}
DAY = 24 * 60  # minutes
WOMEN_COVERED = ("trauma", "women", "covered")
NIGHT = [day * DAY + minute for day in range(7) for minute in (*range(0, 7 * 60, 30), *range(22 * 60, DAY, 30))]


@pytest.fixture(scope="module")
def riverside() -> Network:
    return shipped()


@pytest.fixture(scope="module")
def coverage(riverside: Network) -> list[access.Row]:
    return access.coverage(riverside)


def test_01_voluntary_attendance_reaches_half_of_the_needs_that_custody_reaches(riverside: Network) -> None:
    reached = {row["stage"]: row["needs_reached"] for row in access.entry_points(riverside)}
    assert (reached["voluntary"], reached["custody"]) == (6, 12)


def test_02_a_need_only_the_womens_centres_meet_has_no_cover_for_women_in_one_borough(
    riverside: Network, coverage: list[access.Row]
) -> None:
    assert _services(riverside, "trauma") == {"women_four", "women_westhaven"}
    covered = {row["area"] for row in coverage if (row["need"], row["group"], row["status"]) == WOMEN_COVERED}
    assert BOROUGHS - covered == {"westhaven"}


def test_03_the_trail_of_mental_health_referrals_stops_at_a_housing_service(riverside: Network) -> None:
    first, *others = access.dead_ends(riverside)
    assert first == {"partner": "housing_options", "need": "mental_health", "sent": 46}
    assert all(row["sent"] < 46 for row in others)
    [link] = [link for link in _links(riverside, "ld", "housing_options") if link.needs == ("mental_health",)]
    assert link.made is not None
    assert link.made.low == 46


def test_04_mental_health_and_drugs_teams_decline_most_of_what_the_other_sends(riverside: Network) -> None:
    pairs = {(one, other) for one, other, _ in access.bounce(riverside)}
    assert pairs == {("cmht", "drugs_northfield"), ("cmht", "drugs_eastmoor")}
    for one, other in [*pairs, *((other, one) for one, other in pairs)]:
        [link] = _links(riverside, one, other)
        assert sum(item.n.low for item in link.declined) == link.made.low - link.accepted.low


def test_05_liaison_and_diversion_is_the_only_way_through_on_the_way_to_six_needs(riverside: Network) -> None:
    depends: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for profile in access.profiles(riverside):
        place = access.scene(riverside, profile)
        if access.steps_to_help(place) is not None:
            alone = access.steps_to_help(place.without("ld")) is None
            assert not (alone and "ld" in place.entries | place.services)
            depends[profile.stage, profile.need].add(alone)
    six = {need for (_, need), alone in depends.items() if True in alone}
    assert six == {"learning_disability", "adhd", "brain_injury", "speech_language", "self_harm", "work"}
    assert all(depends["custody", need] == {True} for need in six)  # for everyone who is held


def test_06_many_name_the_veterans_project_and_it_agrees_with_one(riverside: Network) -> None:
    assert "veterans" in riverside.asked_ids
    links = [link for link in riverside.relations if "veterans" in (link.source, link.target)]
    named_by = {end for link in links for end in link.said_by if end != "veterans"}
    agreed = [link for link in links if link.agreed]
    assert (len(named_by), len(agreed)) == (7, 1)


def test_07_southbank_and_harbour_meet_only_through_area_wide_partners(riverside: Network) -> None:
    tied = ties(riverside)
    only = {area: [p.id for p in riverside.partners if p.areas == (area,)] for area in BOROUGHS}
    joined = {
        frozenset((one, other))
        for one, other in combinations(sorted(BOROUGHS), 2)
        if any(tied.has_edge(a, b) for a in only[one] for b in only[other])
    }
    apart = {frozenset(pair) for pair in combinations(BOROUGHS, 2)} - joined
    assert apart == {frozenset(("southbank", "harbour"))}
    between = set.intersection(*({n for p in only[area] for n in tied[p]} for area in ("southbank", "harbour")))
    assert between
    wide = {p.id for p in riverside.partners if p.areas is None or len(_boroughs(riverside, p.areas)) > 1}
    assert "ld" in between & wide


def test_08_a_counselling_charity_that_most_send_to_accepts_forty_in_a_hundred(riverside: Network) -> None:
    arriving = [link for link in riverside.relations if link.kind == "refers" and link.target == "counselling"]
    made, accepted = (sum(getattr(link, field).low for link in arriving) for field in ("made", "accepted"))
    assert accepted / made == 0.4
    assert {item.why for link in arriving for item in link.declined} == {"criteria", "full"}
    senders = dict(flows(riverside).in_degree())
    assert senders["counselling"] == max(senders.values())


def test_09_a_quiet_youth_justice_service_brings_most_people_into_the_nhs(riverside: Network) -> None:
    found = _gatekeeping(flows(riverside))
    assert riverside.partner("yjs_westhaven").sector == "nhs"
    assert found.most_common(2)[0][0] == "yjs_westhaven"
    assert found["yjs_westhaven"] > found.most_common(2)[1][1]
    for graph in (ties(riverside), flows(riverside)):
        busier = [partner for partner in graph if graph.degree(partner) > graph.degree("yjs_westhaven")]
        assert len(busier) >= 3


def test_10_nothing_beyond_the_custody_suites_is_open_at_night(riverside: Network) -> None:
    first_door_only = {
        stage.id
        for stage in riverside.system.stages
        if all(_open_entries(riverside, stage.id, at) and not _beyond(riverside, stage.id, at) for at in NIGHT)
    }
    assert first_door_only == {"custody"}
    assert all(_beyond(riverside, "custody", day * DAY + 7 * 60) == {"ld"} for day in range(7))  # opens at 07:00


@pytest.fixture(scope="module")
def gains(riverside: Network) -> Counter[tuple[str, str]]:
    return access.gains(riverside)


def test_11_one_introduction_opens_more_situations_than_any_other(
    riverside: Network, gains: Counter[tuple[str, str]]
) -> None:
    (best, most), (_, second) = gains.most_common(2)
    assert best == ("police", "peer")
    assert most > second
    one, other = map(riverside.partner, best)
    tied = ties(riverside)
    assert one.sector != other.sector
    assert not set(tied[one.id]) & set(tied[other.id])
    assert nx.shortest_path_length(tied, one.id, other.id) >= 2
    assert not tied.has_edge(one.id, other.id)


@pytest.mark.slow  # of small maps it is shown in tests/oracle/test_twins.py
def test_11_its_gain_is_what_a_full_recompute_shows(riverside: Network, gains: Counter[tuple[str, str]]) -> None:
    [row] = access.introductions(riverside, [("police", "peer")])
    assert row["profiles_gained"] == gains["police", "peer"]


def test_12_help_with_adhd_ends_at_18_in_two_boroughs(coverage: list[access.Row]) -> None:
    services = {(row["age"], row["area"]): row["services"] for row in coverage if row["need"] == "adhd"}
    assert {area for area in BOROUGHS if services["youth", area] == 0} == set()
    assert {area for area in BOROUGHS if services["young_adult", area] == 0} == {"westhaven", "harbour"}
    gaps = [row for row in coverage if (row["need"], row["age"], row["status"]) == ("adhd", "young_adult", "none")]
    assert {row["not_known"] for row in gaps} == {0}  # known to be nobody, not unknown


def test_12_childrens_mental_health_ends_at_18(riverside: Network) -> None:
    ages = riverside.partner("camhs").ages
    assert ages is not None
    assert ages.end == 17
    assert "adhd" in riverside.partner("camhs").needs


def test_13_the_nearest_way_in_does_not_serve_the_home_of_someone_held_elsewhere(riverside: Network) -> None:
    # A woman at home in Westhaven is held in Northfield: no suite of Westhaven's own. One step on stands the women's
    # centre that would help with trauma; it would take her if she lived in Northfield, and does not serve Westhaven.
    here = access.Profile("custody", "trauma", "adult", "women", "westhaven")
    there = access.Profile("custody", "trauma", "adult", "women", "northfield")
    assert access.scene(riverside, here).entries == {"custody_northfield"}
    at_home_there = access.scene(riverside, there)
    assert access.steps_to_help(at_home_there) == 1
    assert {"women_four"} == at_home_there.services
    assert access.steps_to_help(access.scene(riverside, here)) is None
    assert "women_four" not in access.scene(riverside, here).inside


def test_14_a_third_of_links_record_no_outcome(riverside: Network) -> None:
    sent = [link for link in riverside.relations if link.kind == "refers"]
    assert sum(link.completed is None for link in sent) * 3 == len(sent)


def test_15_almost_nobody_refers_to_a_peer_group_that_could_help_many(
    riverside: Network, coverage: list[access.Row]
) -> None:
    [link] = [link for link in riverside.relations if link.kind == "refers" and link.target == "peer"]
    assert link.made.low == 3
    could = sum("peer" in access.scene(riverside, profile).services for profile in access.profiles(riverside))
    assert could == 4 * 5 * 3 * 3 * 5  # needs, stages, ages, groups, boroughs
    assert could > len(coverage) / 5


def test_16_one_funding_link_ends_on_31_march(riverside: Network) -> None:
    ends = [link.until.isoformat() for link in riverside.relations if link.kind == "funds" and link.until]
    assert ends == ["2027-03-31"]


def test_17_two_kinds_of_partner_are_named_and_not_on_the_map(riverside: Network) -> None:
    named = {place for story in riverside.stories for place in story.at}
    named |= {end for promise in riverside.promises for end in (promise.source, promise.target) if end}
    assert named - set(riverside.by_id) == {"GPs", "Emergency department"}


def test_18_councils_and_charities_are_linked_far_less_than_chance_alone_would_give(riverside: Network) -> None:
    sectors = {partner.id: str(partner.sector) for partner in riverside.partners}
    found = measures.crossing_by_hand(ties(riverside), sectors, riverside.asked_ids, draws=1000, seed=1)
    unlikely = {pair: anywhere for pair, (_, _, anywhere) in found.items() if anywhere <= 0.05}
    assert set(unlikely) == {("local_authority", "voluntary")}
    assert unlikely["local_authority", "voluntary"] < 0.03
    links = [pair for pair in ties(riverside).edges if {sectors[end] for end in pair} == set(*unlikely)]
    assert {frozenset(pair) for pair in links} == {
        frozenset(("housing_options", charity)) for charity in ("supported_housing", "homelessness", "advice")
    }


def _services(network: Network, need: str) -> set[str]:
    return {partner.id for partner in network.partners if need in (partner.needs or ())}


def _links(network: Network, source: str, target: str) -> list[Relation]:
    return [link for link in network.relations if (link.source, link.target, link.kind) == (source, target, "refers")]


def _boroughs(network: Network, areas: tuple[str, ...]) -> set[str]:
    return {borough for borough in BOROUGHS if access.within(network, borough, areas)}


def test_18_peer_support_is_whom_the_extended_team_would_gain_most_by(riverside: Network) -> None:
    (team,) = riverside.teams
    custody = riverside.in_part(system=replace(riverside.system, stages=riverside.system.stages[1:2]))
    some = ("peer", "counselling", "employment")
    met = {one: teams.counted(teams.newly_met(custody, team, one, None)) for one in some}
    assert max(met, key=met.__getitem__) == "peer"


def _gatekeeping(graph: nx.DiGraph) -> Counter[str]:
    """Ways a -> v -> b without a -> b where v and b share a sector and a is of another, for every v."""
    sector = dict(graph.nodes(data="sector"))
    return Counter(
        middle
        for middle in graph
        for before in graph.predecessors(middle)
        for after in graph.successors(middle)
        if before != after and not graph.has_edge(before, after)
        if sector[before] != sector[middle] == sector[after]
    )


def _open(network: Network, partner: str, at: int) -> bool:
    hours = network.partner(partner).hours
    return hours is None or access.open_at(hours, at)


def _open_entries(network: Network, stage: str, at: int) -> set[str]:
    entries = {partner.id for partner in network.partners if stage in (partner.stages or ())}
    return {entry for entry in entries if _open(network, entry, at)}


def _beyond(network: Network, stage: str, at: int) -> set[str]:
    """Partners that an open first door refers to and that are open themselves, or have not said when they are."""
    doors = _open_entries(network, stage, at)
    onward = {link.target for link in network.relations if link.kind == "refers" and link.source in doors}
    return {partner for partner in onward if _open(network, partner, at)}
