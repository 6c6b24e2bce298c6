"""The maps that ship: what each of them is for, and what none of them may do."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from data.build_maps import MAPS, build
from network import Network, read_map, read_yaml, to_yaml
from tests.oracle import access

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def maps() -> dict[str, Network]:
    return {name: read_yaml(DATA / name) for name in MAPS}


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_is_read_without_a_single_problem(name: str) -> None:
    assert read_map(DATA / name).problems == ()


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_is_written_back_byte_for_byte(name: str) -> None:
    assert to_yaml(read_yaml(DATA / name)) == (DATA / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MAPS)
def test_a_shipped_map_is_what_its_recipe_makes(name: str, maps: dict[str, Network]) -> None:
    assert replace(maps[name], positions=()) == build(name)


@pytest.mark.parametrize("name", MAPS)
def test_every_partner_of_a_shipped_map_has_its_place(name: str, maps: dict[str, Network]) -> None:
    assert [partner for partner, _ in maps[name].positions] == list(maps[name].by_id)


@pytest.mark.parametrize("name", ["partners.yaml", "partners_after.yaml"])
def test_everything_on_the_invented_maps_says_that_it_is_invented(name: str, maps: dict[str, Network]) -> None:
    network = maps[name]
    assert network.system.illustrative
    stated = [*network.partners, *network.relations, *network.stories]
    assert {item.provenance.kind for item in stated if item.provenance} == {"illustrative"}
    assert all(item.provenance for item in stated)


def test_riverside_has_the_size_and_variety_of_a_real_partnership(maps: dict[str, Network]) -> None:
    network = maps["partners.yaml"]
    assert len(network.partners) == 36
    assert Counter(partner.sector for partner in network.partners) == {
        "criminal_justice": 10,
        "nhs": 7,
        "local_authority": 7,
        "voluntary": 10,
        "commissioner": 1,
        "lived_experience": 1,
    }
    assert 0.6 < len(network.asked_ids) / len(network.partners) < 0.75  # about two thirds have answered
    assert {link.kind for link in network.relations} == {
        "refers",
        "funds",
        "shares information",
        "works jointly",
        "co-located",
        "knows",
    }
    assert any(link.made is not None and link.made.hidden for link in network.relations)
    assert any(link.kind == "refers" and link.made is None for link in network.relations)


@pytest.mark.long
def test_most_situations_on_riverside_are_covered_and_some_are_not(maps: dict[str, Network]) -> None:
    states = Counter(row["status"] for row in access.coverage(maps["partners.yaml"]))
    assert sum(states.values()) == 5 * 12 * 4 * 3 * 5  # stages, needs, ages, groups, boroughs
    assert 0.5 < states["covered"] / 3600 < 0.75


def test_areas_of_riverside_overlap_without_nesting(maps: dict[str, Network]) -> None:
    covers = {area.id: set(area.covers) for area in maps["partners.yaml"].system.areas}
    health, women = covers["nhs_area"], covers["women_area"]
    assert health & women
    assert health - women
    assert women - health


def test_the_people_of_riverside_can_be_walked_with(maps: dict[str, Network]) -> None:
    people = {person.id: person for person in maps["partners.yaml"].people}
    young = people["young_adhd"]
    assert (young.age, young.area, young.stage, young.at) == (16, "westhaven", "custody", "Sat 23:00")
    assert {person.stage for person in people.values()} == {
        "custody",
        "court",
        "voluntary",
        "prison_release",
        "community",
    }
    assert {group for person in people.values() for group in person.groups} == {"women", "veterans"}


def test_the_real_map_holds_no_count_and_claims_no_absence(maps: dict[str, Network]) -> None:
    network = maps["merseyside_2014.yaml"]
    assert not network.system.illustrative
    assert network.asked == ()  # nobody was asked, so nothing can be said to be missing
    for link in network.relations:
        assert (link.made, link.accepted, link.completed, link.days, link.trust, link.said_by) == (None,) * 4 + (
            (),
            None,
        )
    for partner in network.partners:
        assert (partner.needs, partner.hours, partner.capacity, partner.wait_days) == (None,) * 4
    sources = [item.provenance for item in (*network.partners, *network.relations)]
    assert all(source.kind in ("fact", "public") and source.words for source in sources)


def test_the_real_map_is_a_star_around_the_service_that_was_described(maps: dict[str, Network]) -> None:
    network = maps["merseyside_2014.yaml"]
    around = {
        end for link in network.relations for end in (link.source, link.target) if "ld" in (link.source, link.target)
    }
    named = {
        "turnaround",
        "veterans",
        "yot",
        "learning_disability",
        "police",
        "courts",
        "richmond_fellowship",
        "substance",
    }
    assert named <= around
    assert not [link for link in network.relations if {link.source, link.target} <= named]


def test_a_year_later_one_suite_is_closed_and_its_borough_is_held_elsewhere(maps: dict[str, Network]) -> None:
    before, after = maps["partners.yaml"], maps["partners_after.yaml"]
    gone = set(before.by_id) - set(after.by_id)
    assert gone == {"custody_southbank", "drugs_eastmoor"}
    assert after.partner("recovery_eastmoor").was == ("drugs_eastmoor",)
    assert "southbank" in (after.partner("custody_eastmoor").areas or ())


def test_a_year_later_two_promises_are_kept_and_one_is_let_go(maps: dict[str, Network]) -> None:
    states = Counter(promise.status for promise in maps["partners_after.yaml"].promises)
    assert (states["kept"], states["let go"]) == (2, 1)


def test_kept_promises_show_on_the_map_of_a_year_later(maps: dict[str, Network]) -> None:
    after = maps["partners_after.yaml"]
    assert [link.agreed for link in after.relations if (link.source, link.target) == ("police", "peer")] == [True]
    woman = access.Profile("custody", "trauma", "adult", "women", "westhaven")
    assert access.steps_to_help(access.scene(maps["partners.yaml"], woman)) is None
    assert access.steps_to_help(access.scene(after, woman)) == 2


def test_a_year_later_more_partners_have_answered(maps: dict[str, Network]) -> None:
    before, after = maps["partners.yaml"].asked_ids, maps["partners_after.yaml"].asked_ids
    assert after - before == {
        "supported_housing",
        "women_westhaven",
        "employment",
        "drugs_harbour",
        "recovery_eastmoor",
    }
    assert before - after == {"custody_southbank", "drugs_eastmoor"}
